/* The words of an excerpt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

/* Stands between the words of an excerpt's ranges when it has several. */
#define ANALECT_EXCERPT_GAP " … "

/* The excerpt's quotation: the one kept with it, else what its ranges cover in the document. The caller frees it. */
char *analect_excerpt_quote (const AnalectRows *rows, AnalectId excerpt);

/* What its ranges cover in the document, or NULL when it has none there. The caller frees it. */
char *analect_excerpt_words (const AnalectRows *rows, AnalectId excerpt);

/* The study an excerpt belongs to through its document's or its own reference: the first that names the reference.
 * STUDY_OF maps the index of a reference to a study; see analect_study_of_references (). */
AnalectId analect_excerpt_study (const AnalectRows *rows, const AnalectRow *excerpt, const GArray *study_of);

/* An array of AnalectId, by index of reference: the study that names it, or none. The caller owns it. */
GArray *analect_study_of_references (const AnalectRows *rows);
