/* The popover in which a passage is coded by typing a few letters: codes found by name, a row for a new code, and the
 * direction of what is told.
 *
 * It codes itself, for the workbench's coder, as one step of undo, and says so by a signal. Escape closes it with
 * nothing done.
 *
 * Signals:
 *   coded (AnalectQuickCode *, guint code, int direction)   each time the passage was coded
 *   done (AnalectQuickCode *, gboolean coded)                it closed; whether it had coded anything
 *
 * Life cycle: made once by the view that uses it and opened for each passage; it is a child of that view only while it
 * is open. Whoever made it keeps a (sunk) reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_QUICK_CODE (analect_quick_code_get_type ())
G_DECLARE_FINAL_TYPE (AnalectQuickCode, analect_quick_code, ANALECT, QUICK_CODE, GtkPopover)

GtkWidget *analect_quick_code_new (AnalectWorkbench *workbench);

/* Opens it at RECTANGLE (in PARENT) for [START, END) of DOCUMENT, in code points. RECENT_ONLY: with nothing but the
 * codes used lately. */
void analect_quick_code_open (AnalectQuickCode *quick, GtkWidget *parent, const GdkRectangle *rectangle,
                              AnalectId document, guint start, guint end, gboolean recent_only);

/* Puts TEXT in its entry, as if it had been typed. */
void analect_quick_code_set_text (AnalectQuickCode *quick, const char *text);
