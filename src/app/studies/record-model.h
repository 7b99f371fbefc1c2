/* The references of a project as a list model of AnalectRecordItem, in the order they were added, kept in step with the
 * project.
 *
 * An item belongs to its reference: it is the same object as long as the reference exists. A change renews the items it
 * concerns and no others; the model then says that these places changed, so that sorters and filters look again. An
 * item whose state changed is taken out and put in again; who keeps a selection selects it again.
 *
 * Signals:
 *   renewed (AnalectRecordModel *)   after a change that concerned any item: time to count again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record-item.h"

#define ANALECT_TYPE_RECORD_MODEL (analect_record_model_get_type ())
G_DECLARE_FINAL_TYPE (AnalectRecordModel, analect_record_model, ANALECT, RECORD_MODEL, GObject)

/* The caller owns the reference. */
AnalectRecordModel *analect_record_model_new (AnalectWorkbench *workbench);

/* The item of REFERENCE, or NULL; borrowed. */
AnalectRecordItem *analect_record_model_find (AnalectRecordModel *model, AnalectId reference);

/* The stage (ANALECT_STAGE_…) whose screening is under way: what "to screen" means. */
int analect_record_model_get_stage (AnalectRecordModel *model);
void analect_record_model_set_stage (AnalectRecordModel *model, int stage);
