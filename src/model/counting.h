/* Counting what is coded: by study, sample or excerpt, never by coding; whose codings count; over how many.
 *
 * Whose: by record, a study counts the consensus where its pass over the study is complete, else the study's lead
 * coder, else any coder. Any: all coders. One: a coder by name.
 * Over how many: the included studies whose coding is complete, that is, for which a coder who counts has a complete
 * pass; where the project records no pass at all, the included studies that have a document. Codings in other studies
 * are not counted.
 * What: an entry of the codebook has a unit when the unit has a coding of its code or of any code below it, so that a
 * parent counts the union of its children and never their sum.
 *
 * All is derived from rows at one moment; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "codebook.h"
#include "timestamp.h"

#define ANALECT_N_DIRECTIONS 5

typedef enum
{
  ANALECT_CODERS_RECORD,
  ANALECT_CODERS_ANY,
  ANALECT_CODERS_ONE,
} AnalectCoders;

typedef struct
{
  int unit; /* ANALECT_UNIT_… */
  AnalectCoders coders;
  AnalectId coder;       /* for ANALECT_CODERS_ONE */
  AnalectId arrangement; /* none: the current one */
  AnalectId group;       /* of studies, see study-group.h: no others are included; none: all */
} AnalectCountOptions;

typedef struct
{
  guint units;                            /* that have the code */
  guint directions[ANALECT_N_DIRECTIONS]; /* that have a coding of this direction; a unit may be in several */
  guint excerpts;
  guint codings;
  guint not_reexamined; /* studies without the code whose pass is older than the code */
} AnalectCount;

typedef struct
{
  AnalectCountOptions options;
  AnalectCodebook *codebook;
  guint total;        /* units counted over */
  guint included;     /* units of all included studies */
  gboolean by_passes; /* total rests on passes; else on documents */
  GArray *units;      /* of AnalectId: the units counted over, studies or samples (a study that has no sample stands for
                         itself); empty when excerpts are counted */
  AnalectCount *counts; /* one for each entry of the codebook */
  guint64 *incidence;   /* entries × words of 64 units each: which unit has which entry; NULL for excerpts */
  guint n_words;
} AnalectCounts;

AnalectCounts *analect_counts_new (const AnalectRows *rows, const AnalectCountOptions *options);
void analect_counts_free (AnalectCounts *counts);

/* Whether unit number UNIT has entry number ENTRY. */
static inline gboolean
analect_counts_has (const AnalectCounts *counts, guint entry, guint unit)
{
  return (counts->incidence[(gsize) entry * counts->n_words + unit / 64] >> (unit % 64) & 1) != 0;
}

/* Whether a coding counts under these options: its coder counts for the study, and the study is counted over. The array
 * of codings that do, of AnalectId, in the order they were made; the caller owns it. ENTRY is an entry of the codebook
 * whose codings (and of what is below it) are wanted. These are the evidence behind a count. */
GArray *analect_counts_evidence (const AnalectRows *rows, const AnalectCounts *counts, guint entry);

/* The coder called NAME, by name or initials, without regard to case; none when there is none. */
AnalectId analect_find_coder (const AnalectRows *rows, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectCounts, analect_counts_free)
