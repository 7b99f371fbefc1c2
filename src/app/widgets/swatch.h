/* A small square in the colour of a code: 12 for a dimension, 10 for a theme, 8 for a code. Never the only sign of
 * anything; a name stands beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_SWATCH (analect_swatch_get_type ())
G_DECLARE_FINAL_TYPE (AnalectSwatch, analect_swatch, ANALECT, SWATCH, GtkWidget)

GtkWidget *analect_swatch_new (void);

/* SIZE in pixels; STORED as analect_workbench_get_colour () gives it, or NULL for none. */
void analect_swatch_set (AnalectSwatch *swatch, int size, const char *stored);
