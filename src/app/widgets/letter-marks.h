/* Showing in a label which letters of its text matched what somebody typed: bold and underlined, and in the colour of
 * links, so that colour is never the only sign.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* TEXT is what LABEL shows; the N PLACES are code points in it, ascending; a letter has its accents with it. COLOURED:
 * with the colour, which high contrast does without. */
void analect_label_mark_letters (GtkLabel *label, const char *text, const guint *places, guint n, gboolean coloured);
