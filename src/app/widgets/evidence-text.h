/* A coding in the words of a table: where it stands, what it quotes, how it is cited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

typedef struct
{
  AnalectId coding, excerpt, document, study, code, coder;
  int direction; /* ANALECT_DIRECTION_… */
  guint start;   /* in the document; 0 without one */
} AnalectEvidence;

/* Fills EVIDENCE with what CODING says; FALSE when there is no such coding. Study and document may be none. */
gboolean analect_evidence_read (AnalectWorkbench *workbench, AnalectId coding, AnalectEvidence *evidence);

/* The whole quotation; the same on one line, in quotation marks, of a length that fits a row. The caller frees them. */
char *analect_evidence_quote (AnalectWorkbench *workbench, const AnalectEvidence *evidence);
char *analect_evidence_line (AnalectWorkbench *workbench, const AnalectEvidence *evidence);

/* "p. 143", or "". The caller frees it. */
char *analect_evidence_page (AnalectWorkbench *workbench, const AnalectEvidence *evidence);

/* Who speaks, and the page: "Participant, p. 143", either alone, or "". The caller frees it. */
char *analect_evidence_voice (AnalectWorkbench *workbench, const AnalectEvidence *evidence);

/* The page as a number to sort by; 0 when it is not known. */
gint64 analect_evidence_page_number (AnalectWorkbench *workbench, const AnalectEvidence *evidence);

/* The quotation with its source: “…” (Quill 2016, p. 143). The caller frees it. */
char *analect_evidence_citation (AnalectWorkbench *workbench, const AnalectEvidence *evidence);

/* The sign of a direction (▲ ▼ = ◆); "" when none is stated. Its words are analect_enumeration_label (). */
const char *analect_direction_sign (int direction);
