/* What agreement is computed from: the texts that coders have judged, laid end to end, and their segments in the terms
 * of that one long text. Inside of agreement.c only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agreement.h"

typedef struct
{
  guint study;        /* its number among the studies, from 0 */
  guint start, end; /* in the long text */
  guint shared;     /* where it begins when only texts that all have judged are laid end to end; for others no meaning */
  guint32 judged;   /* one bit for each coder */
} AnalectJudgedText;

/* A coding, of one range. */
typedef struct
{
  guint entry;
  guint coder; /* its number among the coders compared */
  guint text;
  guint start, end; /* in the long text */
} AnalectJudgedSegment;

typedef struct
{
  AnalectCodebook *codebook;
  GArray *coders;   /* of AnalectId */
  GArray *texts;    /* of AnalectJudgedText, those of a study together */
  GArray *segments; /* of AnalectJudgedSegment, in order of entries */
  guint *first;     /* for each entry, and one past the last, the number of its first segment */
  guint n_studies;
  guint length;     /* of the long text */
  guint shared_length; /* of the texts all have judged */
  GArray *base;     /* of AnalectSegment: stretches that are compared, in order, not overlapping */
} AnalectJudged;

AnalectJudged *analect_judged_new (const AnalectRows *rows, const AnalectAgreementOptions *options);
void analect_judged_free (AnalectJudged *judged);

/* How many characters before PLACE are compared. */
guint analect_judged_base_before (const AnalectJudged *judged, guint place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectJudged, analect_judged_free)
