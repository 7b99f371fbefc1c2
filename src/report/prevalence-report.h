/* Prevalence as a table, as a chart, and in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dot-whisker.h"
#include "prevalence.h"
#include "table.h"

typedef struct
{
  gboolean intervals; /* whiskers, and the sentence about what they mean */
  gboolean counts;    /* numbers at the right */
} AnalectPrevalenceLook;

/* One row for each entry, with the columns
 *   guid code level studies total share low high label better worse unchanged mixed unstated excerpts codings
 * of which the first and the order are fixed for good; then, for each group compared, studies, total, share, low and
 * high, named after the group. The caller frees it. */
AnalectTable *analect_prevalence_table (const AnalectRows *rows, const AnalectPrevalence *prevalence);

/* What is counted, over how many, whose codings, and what the reader should know; sentences, translated. INTERVALS adds
 * what intervals mean. The caller frees it. */
char *analect_prevalence_caption (const AnalectRows *rows, const AnalectPrevalence *prevalence, gboolean intervals);

/* The chart; ids of its rows are the GUIDs of codes, those of its series "all" and the GUIDs of the groups' values. The
 * caller frees it. */
AnalectDotWhisker *analect_prevalence_chart (const AnalectRows *rows, const AnalectPrevalence *prevalence,
                                             const AnalectPrevalenceLook *look);
