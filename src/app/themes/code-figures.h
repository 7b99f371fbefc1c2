/* What is said about codes in numbers, and what the numbers would be after a merge or a split.
 *
 * All rests on the workbench's numbers (by study, codings of record) and is as new as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

/* The entry of CODE in the workbench's numbers, or -1. */
int analect_figures_entry (AnalectWorkbench *workbench, AnalectId code);

/* "8 of 12 studies, 23 codings, 19 excerpts"; "" when that is not known. The caller frees it. */
char *analect_figures_line (AnalectWorkbench *workbench, AnalectId code);

/* "Better in 6, worse in 2; 3 studies not re-examined"; "" when there is nothing to say. The caller frees it. */
char *analect_figures_directions (AnalectWorkbench *workbench, AnalectId code);

/* How many studies have CODE. */
guint analect_figures_studies (AnalectWorkbench *workbench, AnalectId code);

/* How many studies have at least one of the N CODES (or what stands below them). */
guint analect_figures_union (AnalectWorkbench *workbench, const AnalectId *codes, guint n);

/* The codings behind the number of CODE (of AnalectId), of what stands below it too. The caller unrefs the array. */
GArray *analect_figures_evidence (AnalectWorkbench *workbench, AnalectId code);

/* The study of an excerpt, or of a coding, or none. */
AnalectId analect_figures_study_of (AnalectWorkbench *workbench, AnalectId excerpt_or_coding);

typedef struct
{
  guint studies, codings, excerpts;
} AnalectTally;

/* Counts CODINGS (of AnalectId) in two heaps: those in MOVED (a set of ids as pointers), and all others. */
void analect_figures_split (AnalectWorkbench *workbench, const GArray *codings, GHashTable *moved,
                            AnalectTally *stays, AnalectTally *moves);
