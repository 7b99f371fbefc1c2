/* Codings as a list model whose items are made when they are asked for, in an order of choice.
 *
 * The model is an array of ids; an item is a small object that names one. It does not follow the project: whoever shows
 * it drops what is gone with analect_evidence_model_prune ().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

typedef enum
{
  ANALECT_EVIDENCE_STUDY,
  ANALECT_EVIDENCE_QUOTE,
  ANALECT_EVIDENCE_CODE,
  ANALECT_EVIDENCE_PAGE,
  ANALECT_EVIDENCE_DIRECTION,
  ANALECT_EVIDENCE_CODER,
  ANALECT_EVIDENCE_N_COLUMNS,
} AnalectEvidenceColumn;

#define ANALECT_TYPE_EVIDENCE_ITEM (analect_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalectEvidenceItem, analect_evidence_item, ANALECT, EVIDENCE_ITEM, GObject)

AnalectEvidenceItem *analect_evidence_item_new (AnalectId coding);
AnalectId analect_evidence_item_get_coding (AnalectEvidenceItem *item);

#define ANALECT_TYPE_EVIDENCE_MODEL (analect_evidence_model_get_type ())
G_DECLARE_FINAL_TYPE (AnalectEvidenceModel, analect_evidence_model, ANALECT, EVIDENCE_MODEL, GObject)

/* An empty GListModel of AnalectEvidenceItem. The caller owns the reference. */
AnalectEvidenceModel *analect_evidence_model_new (AnalectWorkbench *workbench);

/* Takes over CODINGS (of AnalectId; copied) in the model's order. */
void analect_evidence_model_set (AnalectEvidenceModel *model, const GArray *codings);

/* Orders by COLUMN, then by study and place. */
void analect_evidence_model_sort (AnalectEvidenceModel *model, AnalectEvidenceColumn column, gboolean descending);

/* Drops codings that no longer exist. */
void analect_evidence_model_prune (AnalectEvidenceModel *model);

/* How many there are. */
guint analect_evidence_model_get_n (AnalectEvidenceModel *model);

/* The coding at POSITION, or none. */
AnalectId analect_evidence_model_get (AnalectEvidenceModel *model, guint position);
