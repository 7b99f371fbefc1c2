/* What several coders said of the same units, and the coefficients of agreement that need no more than that.
 *
 * A unit is whatever was judged: a study, a sentence, a run of characters nobody treated differently. Units that are
 * alike can be one with a weight, so that a text of a million characters is a few hundred units.
 *
 * What is not defined is NaN, never 0 or 1: no unit with two values, or nothing that varies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The value of a coder who has not judged a unit. */
#define ANALECT_NOT_RATED 0

/* A table of units × coders. Categories are numbered from 1; only those that occur count as categories. The arrays are
 * borrowed and must outlive what is done with them. */
typedef struct
{
  guint n_units;
  guint n_coders;
  const guint16 *values; /* n_units × n_coders, unit by unit; ANALECT_NOT_RATED: missing */
  const double *weights; /* how many units each row stands for; NULL: one */
} AnalectRatings;

/* The value CODER gave UNIT. */
guint analect_ratings_get (const AnalectRatings *ratings, guint unit, guint coder);

double analect_ratings_get_weight (const AnalectRatings *ratings, guint unit);

/* The highest category that occurs, 0 for none. */
guint analect_ratings_get_top (const AnalectRatings *ratings);

/* How many coders put UNIT into each category, in COUNTS (of Q, at least the highest category); returns the number of
 * values. */
guint analect_ratings_count_categories (const AnalectRatings *ratings, guint unit, guint q, guint *counts);

/* How many units have at least N values. */
double analect_ratings_count (const AnalectRatings *ratings, guint n);

/* Two coders */

typedef struct
{
  double n;         /* units both have judged */
  double observed;  /* share of them judged alike, 0–1 */
  double expected;  /* by chance, from each coder's own shares */
  double kappa;
  double se;        /* of kappa */
  double se_null;   /* of kappa where there is no agreement but by chance: kappa / se_null is the test */
  double low, high; /* 95 % interval, kappa ± z se, no higher than 1 */
  double highest;   /* kappa at best, with these shares */
  double pabak;     /* prevalence and bias adjusted */
} AnalectKappa;

/* Cohen's kappa of coders A and B. Cohen J, Educ Psychol Meas 1960; 20: 37–46; the standard errors of Fleiss JL, Cohen
 * J, Everitt BS, Psychol Bull 1969; 72: 323–327. */
void analect_kappa (const AnalectRatings *ratings, guint a, guint b, AnalectKappa *kappa);

typedef enum
{
  ANALECT_WEIGHTS_NONE,
  ANALECT_WEIGHTS_LINEAR,  /* 1 − |i − j| / (k − 1) */
  ANALECT_WEIGHTS_SQUARED, /* 1 − (i − j)² / (k − 1)² */
} AnalectWeights;

/* Kappa of ordered categories: those that occur, ranked by their number. Cohen J, Psychol Bull 1968; 70: 213–220. */
double analect_kappa_weighted (const AnalectRatings *ratings, guint a, guint b, AnalectWeights weights);

/* Several coders, with values missing */

typedef struct
{
  double n;                /* units with at least two values */
  double observed;         /* agreeing pairs of values, of all pairs of a unit, 0–1 */
  double ac1;              /* Gwet KL, Br J Math Stat Psychol 2008; 61: 29–48 */
  double fleiss;           /* Fleiss JL, Psychol Bull 1971; 76: 378–382, for values missing too; Scott's pi for two */
  double conger;           /* Conger AJ, Psychol Bull 1980; 88: 322–328; Cohen's kappa for two with none missing */
  double brennan_prediger; /* Brennan RL, Prediger DJ, Educ Psychol Meas 1981; 41: 687–699 */
  double expected_ac1, expected_fleiss, expected_conger, expected_brennan_prediger;
} AnalectSeveral;

/* All of the form (observed − expected) / (1 − expected); the number of categories is that of those that occur. */
void analect_several (const AnalectRatings *ratings, AnalectSeveral *several);

/* Fleiss' kappa of each category from 1 to TOP against the rest, and of all, with the standard error where there is no
 * agreement but by chance. For units that all have the same number of values, else NaN. The caller frees the array.
 * Fleiss JL, Nee JC, Landis JR, Psychol Bull 1979; 86: 974–977. */
double *analect_fleiss_categories (const AnalectRatings *ratings, guint top, double *kappa, double *se_null);

/* A coefficient of RATINGS, for analect_jackknife (). */
typedef double (*AnalectCoefficient) (const AnalectRatings *ratings, gpointer data);

/* What a row owes to a group of units: its weight is the sum of its parts. */
typedef struct
{
  guint group;
  guint row;
  double weight;
} AnalectPart;

/* The standard error of COEFFICIENT by leaving out one group of units at a time: PARTS are in order of groups; NULL: each
 * row is a group. Groups without a unit that has two values are passed over. NaN when there are fewer than two others,
 * or the coefficient is not defined without one of them. */
double analect_jackknife (const AnalectRatings *ratings, const AnalectPart *parts, guint n_parts,
                          AnalectCoefficient coefficient, gpointer data);
