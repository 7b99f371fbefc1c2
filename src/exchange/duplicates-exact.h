/* Records of the same work, found by what they have exactly in common: DOI, PubMed number, number in a database, or
 * title with year and first author (all of them without regard to spelling, match-key.h).
 *
 * What speaks against it counts too. Works whose titles and first authors both differ are not the same whatever number
 * they share (a supplement's DOI stands in each of its abstracts); works of one title, year and author are not the same
 * when their DOIs or PubMed numbers differ, or when one is a conference abstract and the other is not.
 *
 * An index takes the works one after another; each has a number of the caller's choice, and of several matching works
 * the first taken is found. Looking up and adding take constant time, whatever the works are.
 *
 * Threads: an index belongs to one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reference-draft.h"
#include "rows.h"

/* Why two things are the same; the order is that of certainty. */
typedef enum
{
  ANALECT_MATCH_NONE,
  ANALECT_MATCH_FILE,   /* the same file, byte for byte */
  ANALECT_MATCH_RECORD, /* the same record of a file, word for word */
  ANALECT_MATCH_DOI,
  ANALECT_MATCH_PMID,
  ANALECT_MATCH_ACCESSION,  /* the same number in the same database */
  ANALECT_MATCH_TITLE,      /* title, year and first author */
  ANALECT_MATCH_TITLE_YEAR, /* title and year of a full text that names no author */
  ANALECT_MATCH_TITLE_ONLY, /* the title of a full text that names neither, and one work alone has */
} AnalectMatch;

/* "doi", "title": the word for files and tables, the same in every language; "" for none. */
const char *analect_match_text (AnalectMatch match);

/* "Same DOI", translated. */
const char *analect_match_label (AnalectMatch match);

typedef struct _AnalectExactIndex AnalectExactIndex;

#define ANALECT_EXACT_NOTHING G_MAXUINT

AnalectExactIndex *analect_exact_index_new (void);
void analect_exact_index_free (AnalectExactIndex *index);

/* Takes the existing reference at ROW, or a draft, as NUMBER, which is not ANALECT_EXACT_NOTHING. */
void analect_exact_index_add_row (AnalectExactIndex *index, const AnalectRow *row, guint number);
void analect_exact_index_add_draft (AnalectExactIndex *index, const AnalectReferenceDraft *draft, guint number);

/* The number of the first work that is the same as DRAFT, or ANALECT_EXACT_NOTHING; MATCH gets the strongest reason. */
guint analect_exact_index_find (AnalectExactIndex *index, const AnalectReferenceDraft *draft, AnalectMatch *match);

/* The same for the head of a full text, which may say little: what it does not say is not compared. */
guint analect_exact_index_find_fulltext (AnalectExactIndex *index, const AnalectReferenceDraft *draft,
                                         AnalectMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectExactIndex, analect_exact_index_free)
