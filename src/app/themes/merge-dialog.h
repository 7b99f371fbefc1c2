/* Merging codes into one: the one is found by searching; the dialog says what the number of studies will be and what
 * happens to the definitions, and asks why.
 *
 * Merging is one step of undo and tells with a toast what it did.
 *
 * Signals:
 *   merged (AnalectMergeDialog *, guint target)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_MERGE_DIALOG (analect_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnalectMergeDialog, analect_merge_dialog, ANALECT, MERGE_DIALOG, GtkWindow)

/* Asks what to merge the N CODES (at least one) into; shown at once, over PARENT (may be NULL). */
AnalectMergeDialog *analect_merge_dialog_show (AnalectWorkbench *workbench, GtkWindow *parent, const AnalectId *codes,
                                               guint n);
