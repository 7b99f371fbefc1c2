/* The codes that quick-code searches, with when each was last used: in the project, in one text, and near a passage.
 *
 * When codes were used is collected once and then kept up with what changes; the rest is made for each passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "quick-rank.h"
#include "workbench.h"

typedef struct _AnalectQuickSource AnalectQuickSource;

/* WORKBENCH is referenced. */
AnalectQuickSource *analect_quick_source_new (AnalectWorkbench *workbench);
void analect_quick_source_free (AnalectQuickSource *source);

/* Collects candidates for [START, END) of DOCUMENT: all codes, or, PLACES, only those that others can stand under
 * (levels above that of codes). */
void analect_quick_source_collect (AnalectQuickSource *source, AnalectId document, guint start, guint end,
                                   gboolean places);

/* What was collected; borrowed until the next time. The code of a candidate. */
const AnalectQuickIndex *analect_quick_source_get_index (AnalectQuickSource *source);
AnalectId analect_quick_source_get_code (AnalectQuickSource *source, guint candidate);

/* The theme or dimension a new code would stand under here: that of the code given last to a passage around this one,
 * else of the code used last in this text; none when there is none. */
AnalectId analect_quick_source_suggest_place (AnalectQuickSource *source, AnalectId document, guint start, guint end);
