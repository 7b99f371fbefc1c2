/* Finding words in all texts, and coding all that was found with one code: first the places are shown, to be left out
 * one by one; then they are coded as one step of undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

/* Shows the window over PARENT (may be NULL), with WORDS in its entry. Returns it. */
GtkWindow *analect_find_dialog_show (AnalectWorkbench *workbench, GtkWindow *parent, const char *words);
