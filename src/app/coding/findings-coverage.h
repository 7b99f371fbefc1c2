/* How much of the findings of each document is coded: sentences of its sections of the role "findings" that share a
 * character with an excerpt, of all their sentences.
 *
 * Sentences are found by Unicode's rules in a worker, one document at a time, and kept until the text or its sections
 * change; counting goes on in idle time. Lines that are the heading of a section, and pieces without a letter or digit,
 * are no sentences. What is not known yet is said to be so, never guessed.
 *
 * Signals:
 *   changed (AnalectFindingsCoverage *, guint document)   the numbers of a document are known, or others
 *
 * Life cycle: follows its project. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

#define ANALECT_TYPE_FINDINGS_COVERAGE (analect_findings_coverage_get_type ())
G_DECLARE_FINAL_TYPE (AnalectFindingsCoverage, analect_findings_coverage, ANALECT, FINDINGS_COVERAGE, GObject)

typedef struct
{
  guint sentences;
  guint covered;
} AnalectSentenceCount;

/* Begins with all documents of PROJECT, of which it keeps a reference. */
AnalectFindingsCoverage *analect_findings_coverage_new (AnalectProject *project);

/* The numbers of DOCUMENT; FALSE while they are not known. A document without findings has none (0 of 0). */
gboolean analect_findings_coverage_get (AnalectFindingsCoverage *coverage, AnalectId document,
                                        AnalectSentenceCount *count);

/* Has DOCUMENT done before others. */
void analect_findings_coverage_hurry (AnalectFindingsCoverage *coverage, AnalectId document);

/* The first sentence that begins at FROM or behind it and that no excerpt touches; from the beginning again when there
 * is none. FALSE when all are coded, or while sentences are not known. */
gboolean analect_findings_coverage_next_uncoded (AnalectFindingsCoverage *coverage, AnalectId document, guint from,
                                                 AnalectRange *sentence);

/* The sentences of TEXT within the N PARTS (of a document's text; they may overlap), in order, as AnalectRange in code
 * points without white space around them. HEADINGS are the places where headings begin, each as long as its line. Any
 * thread. The caller unrefs the array. */
GArray *analect_find_sentences (const AnalectText *text, const AnalectRange *parts, guint n, const guint *headings,
                                guint n_headings);

/* How many of SENTENCES (ascending, apart from each other) share a character with one of the N RANGES (ascending by
 * start). */
guint analect_count_covered (const GArray *sentences, const AnalectRange *ranges, guint n);

/* The sentence of PERCENT as it is shown: "78 %", rounded down so that 100 % means all. The caller frees it. */
char *analect_sentence_count_percent (const AnalectSentenceCount *count);
