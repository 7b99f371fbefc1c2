/* Krippendorff's alpha: agreement of any number of coders, with values missing, from one formula for all scales.
 *
 * α = 1 − Do / De, disagreement observed over disagreement expected, from coincidences of values within units. Units
 * with fewer than two values drop out. Krippendorff K, Content Analysis, 2nd ed. 2004, chapter 11.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ratings.h"

typedef enum
{
  ANALECT_SCALE_NOMINAL,
  ANALECT_SCALE_ORDINAL,
  ANALECT_SCALE_INTERVAL,
  ANALECT_SCALE_RATIO,
} AnalectScale;

typedef struct
{
  double alpha;    /* NaN: not defined, for want of values or because nothing varies */
  double observed; /* disagreement, Do */
  double expected; /* De */
  double n;        /* pairable values */
} AnalectAlpha;

/* POINTS: what categories 1, 2, … stand for on an interval or ratio scale; NULL: their numbers. Ordinal ranks are those
 * of the numbers. */
void analect_alpha (const AnalectRatings *ratings, AnalectScale scale, const double *points, AnalectAlpha *alpha);

/* Nominal alpha of CATEGORY against the rest. */
double analect_alpha_of_category (const AnalectRatings *ratings, guint category);

/* Nominal alpha as a coefficient for analect_jackknife (); DATA is not used. */
double analect_alpha_nominal (const AnalectRatings *ratings, gpointer data);
