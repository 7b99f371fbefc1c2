/* What the columns of the table of evidence show of a coding: cells on the screen, tooltips, and text for other
 * programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "evidence-model.h"
#include "evidence-text.h"

#include <gtk/gtk.h>

/* The head of COLUMN, translated. */
const char *analect_evidence_column_title (AnalectEvidenceColumn column);

/* An empty cell of COLUMN. */
GtkWidget *analect_evidence_cell_new (AnalectEvidenceColumn column);

/* Has CELL, made for COLUMN, show EVIDENCE. */
void analect_evidence_cell_fill (GtkWidget *cell, AnalectWorkbench *workbench, AnalectEvidenceColumn column,
                                 const AnalectEvidence *evidence);

/* What the cell says in full, or NULL. The caller frees it. */
char *analect_evidence_cell_describe (AnalectWorkbench *workbench, AnalectEvidenceColumn column,
                                      const AnalectEvidence *evidence);

/* CODINGS (of AnalectId) as tab-separated text with column heads. The caller frees it. */
char *analect_evidence_table (AnalectWorkbench *workbench, const GArray *codings);

/* Their quotations with their sources, one a line. The caller frees it. */
char *analect_evidence_citations (AnalectWorkbench *workbench, const GArray *codings);
