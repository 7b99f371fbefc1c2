/* The codings behind a number, as a table: study, quotation, code, voice and page, direction, coder.
 *
 * Rows are made on demand, so that fifty thousand codings are shown at once. The list follows the project: codings that
 * no longer exist are left out, others show what they have become. It sorts by its column heads, copies the rows that
 * are selected, and offers on each row what can be done with a coding. Enter or a double click opens the place in the
 * text.
 *
 * Signals:
 *   selection-changed (AnalectEvidenceList *)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_EVIDENCE_LIST (analect_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (AnalectEvidenceList, analect_evidence_list, ANALECT, EVIDENCE_LIST, GtkWidget)

GtkWidget *analect_evidence_list_new (AnalectWorkbench *workbench);

/* Shows CODINGS (of AnalectId; copied; NULL: none), in the order of columns that was chosen, else by study and place.
 * The codings that were selected stay selected. */
void analect_evidence_list_set_codings (AnalectEvidenceList *list, const GArray *codings);

/* What is said while there is nothing to show. */
void analect_evidence_list_set_empty_text (AnalectEvidenceList *list, const char *text);

/* How many rows there are. */
guint analect_evidence_list_get_n_rows (AnalectEvidenceList *list);

/* The coding of row POSITION as they stand now, or none. */
AnalectId analect_evidence_list_get_coding (AnalectEvidenceList *list, guint position);

/* Whether the column for the code is shown; it is at first. (Where there is little room, columns other than study and
 * quotation give way of themselves.) */
void analect_evidence_list_show_code (AnalectEvidenceList *list, gboolean shown);

/* The codings selected (of AnalectId), as they stand; the caller unrefs the array. */
GArray *analect_evidence_list_get_selection (AnalectEvidenceList *list);

/* Selects the row POSITION alone, and gives it the focus. FALSE when there is no such row. */
gboolean analect_evidence_list_focus_row (AnalectEvidenceList *list, guint position);

/* All rows, as they stand, with column heads: tab-separated, one coding a line. The caller frees it. */
char *analect_evidence_list_get_tsv (AnalectEvidenceList *list);
