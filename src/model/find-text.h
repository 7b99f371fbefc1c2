/* Finding a pattern in the documents of a project.
 *
 * Reads rows at one moment; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"
#include "text-pattern.h"

typedef struct
{
  AnalectId document;
  AnalectRange range; /* code points of the document's text */
} AnalectHit;

/* The hits of PATTERN in all documents, in the order of documents and places; with ROLE not negative
 * (ANALECT_SECTION_ROLE_…) only those that begin in a section of that role. The caller owns the array, of AnalectHit.
 * NULL with ERROR as analect_text_pattern_find () gives it. */
GArray *analect_find_text (const AnalectRows *rows, AnalectTextPattern *pattern, int role, GCancellable *cancellable,
                           GError **error);

/* The line in which HIT stands, for a list of hits: the hit whole and what stands around it in its line; of a longer
 * line 160 characters at most (or the hit, if that is longer), cut at blanks where there are any, with "…" where it
 * goes on. Line ends and tabs become blanks. The caller frees it. */
char *analect_hit_line (const AnalectRows *rows, const AnalectHit *hit);
