/* Correcting words of a text: what was read wrongly from a page, or lines that were broken. Sections and excerpts move
 * with the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

/* Shows [START, END) of DOCUMENT to be corrected, over PARENT (may be NULL). Returns the window. */
GtkWindow *analect_correct_dialog_show (AnalectWorkbench *workbench, GtkWindow *parent, AnalectId document, guint start,
                                        guint end);
