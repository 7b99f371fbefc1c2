/* How far coders agree: for each code, theme and dimension, and for all codes together.
 *
 * Who has judged what: a coder has judged a study when he has a complete pass over it; a coder for whom no complete pass
 * is recorded anywhere has judged the studies in which he coded something. What a coder has not judged is missing, and
 * never counts as "not coded".
 *
 * What is a unit: a study, which has a code or has it not; or a character of the text, which is under the code or is
 * not. Characters are over all text, over sections of findings, or over what at least one of the coders has coded. A
 * coder's own overlapping excerpts are one: they never count as agreement. An entry of the codebook is coded where its
 * code or any below it is. All codes together: each pair of a unit and a code is a unit.
 *
 * How sure: kappa has its own standard error; intervals of alpha are by leaving out one study at a time, since
 * characters of one study are no independent units.
 *
 * Plain numbers out of rows at one moment; any thread. What is not defined is NaN.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "codebook.h"
#include "krippendorff.h"
#include "ratings.h"
#include "unitizing.h"

/* No more coders than these are compared at once. */
#define ANALECT_AGREEMENT_MAX_CODERS 32

typedef enum
{
  ANALECT_AGREEMENT_STUDY,
  ANALECT_AGREEMENT_CHARACTER,
} AnalectAgreementUnit;

typedef enum
{
  ANALECT_TEXT_CODED,    /* what at least one of the coders has coded, with whatever code */
  ANALECT_TEXT_FINDINGS, /* sections of findings */
  ANALECT_TEXT_ALL,
} AnalectTextBase;

typedef struct
{
  AnalectAgreementUnit unit;
  AnalectTextBase text;   /* for characters */
  const AnalectId *coders; /* NULL: all who have judged a study, but the consensus */
  guint n_coders;
  AnalectId arrangement;  /* none: the current one */
  AnalectId document;     /* only this one; none: all */
  AnalectMatchRule match; /* of two coders' excerpts */
  guint level;            /* only entries of this level (from 1); 0: all */
} AnalectAgreementOptions;

typedef struct
{
  AnalectId code; /* none: all codes together */
  guint level;
  guint depth;
  AnalectKappa kappa; /* of the first two coders; NaN when there are more or fewer */
  AnalectSeveral several;
  AnalectAlpha alpha;
  double low, high; /* 95 % interval of alpha, no higher than 1 */
  double unitized;  /* uα over all text that all coders have judged; NaN for all codes together */
  AnalectMatch match; /* of the first two coders, the second one being right; not for all codes together */
} AnalectAgreementRow;

typedef struct
{
  AnalectAgreementOptions options; /* without coders */
  GArray *coders;                  /* of AnalectId */
  guint n_studies;                 /* judged by at least two of them */
  guint n_alone;                   /* judged by one only: they say nothing of agreement */
  double length;                   /* characters compared */
  GArray *rows;                    /* of AnalectAgreementRow: all codes together, then entries as in the codebook */
} AnalectAgreement;

/* What most people mean: by study, of those who coded, excerpts that overlap by half. */
AnalectAgreementOptions analect_agreement_defaults (void);

AnalectAgreement *analect_agreement_new (const AnalectRows *rows, const AnalectAgreementOptions *options);
void analect_agreement_free (AnalectAgreement *agreement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectAgreement, analect_agreement_free)
