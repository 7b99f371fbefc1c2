/* The record at the right of the Studies workspace: the reference selected, the characteristics of its study, its
 * texts, and what was decided about it; where several are selected, what they have in common.
 *
 * Actions: record.edit, record.open-text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record-model.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_RECORD_PANE (analect_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnalectRecordPane, analect_record_pane, ANALECT, RECORD_PANE, GtkWidget)

GtkWidget *analect_record_pane_new (AnalectWorkbench *workbench, AnalectRecordModel *model);

/* Shows the references IDS (of AnalectId; may be NULL). */
void analect_record_pane_set_records (AnalectRecordPane *pane, const GArray *ids);

/* Marks WORD, folded, in the abstract; "" marks nothing. */
void analect_record_pane_set_word (AnalectRecordPane *pane, const char *word);

/* Begins to edit the fields, as F2 does. */
void analect_record_pane_edit (AnalectRecordPane *pane);
