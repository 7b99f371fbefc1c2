/* Splitting a code: its excerpts are listed, those that are ticked move to a new code beside it; the dialog says what
 * both would count, and asks for a name and why.
 *
 * A passage moves with all coders' codings of this code. Splitting is one step of undo and tells with a toast what it
 * did.
 *
 * Signals:
 *   split (AnalectSplitDialog *, guint fresh)   the new code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_SPLIT_DIALOG (analect_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnalectSplitDialog, analect_split_dialog, ANALECT, SPLIT_DIALOG, GtkWindow)

/* Shown at once, over PARENT (may be NULL). */
AnalectSplitDialog *analect_split_dialog_show (AnalectWorkbench *workbench, GtkWindow *parent, AnalectId code);
