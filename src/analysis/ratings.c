/* Coefficients of agreement from tables of units × coders; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ratings.h"

#include "proportion.h"

#include <math.h>

guint
analect_ratings_get (const AnalectRatings *ratings, guint unit, guint coder)
{
  return ratings->values[(gsize) unit * ratings->n_coders + coder];
}

double
analect_ratings_get_weight (const AnalectRatings *ratings, guint unit)
{
  return ratings->weights != NULL ? ratings->weights[unit] : 1;
}

guint
analect_ratings_get_top (const AnalectRatings *ratings)
{
  guint top = 0;

  for (gsize i = 0; i < (gsize) ratings->n_units * ratings->n_coders; i++)
    top = MAX (top, ratings->values[i]);
  return top;
}

/* How many values UNIT has. */
static guint
count_values (const AnalectRatings *ratings, guint unit)
{
  guint n = 0;

  for (guint coder = 0; coder < ratings->n_coders; coder++)
    n += analect_ratings_get (ratings, unit, coder) != ANALECT_NOT_RATED;
  return n;
}

guint
analect_ratings_count_categories (const AnalectRatings *ratings, guint unit, guint q, guint *counts)
{
  guint n = 0;

  for (guint j = 0; j < q; j++)
    counts[j] = 0;
  for (guint coder = 0; coder < ratings->n_coders; coder++)
    {
      guint value = analect_ratings_get (ratings, unit, coder);

      if (value == ANALECT_NOT_RATED)
        continue;
      counts[value - 1]++;
      n++;
    }
  return n;
}

double
analect_ratings_count (const AnalectRatings *ratings, guint n)
{
  double count = 0;

  for (guint unit = 0; unit < ratings->n_units; unit++)
    if (count_values (ratings, unit) >= n)
      count += analect_ratings_get_weight (ratings, unit);
  return count;
}

/* (observed − expected) / (1 − expected), or not defined. */
static double
correct (double observed, double expected)
{
  return 1 - expected > 1e-15 ? (observed - expected) / (1 - expected) : NAN;
}

/* Two coders */

/* Shares of the units both have judged, q × q with A's category first, the margins after it (q of A, q of B). NULL when
 * there is no such unit. The caller frees it. */
static double *
cross (const AnalectRatings *ratings, guint a, guint b, guint q, double *n)
{
  double *p = g_new0 (double, (gsize) q *q + 2 * (gsize) q);

  *n = 0;
  for (guint unit = 0; unit < ratings->n_units; unit++)
    {
      guint i = analect_ratings_get (ratings, unit, a), j = analect_ratings_get (ratings, unit, b);
      double weight = analect_ratings_get_weight (ratings, unit);

      if (i == ANALECT_NOT_RATED || j == ANALECT_NOT_RATED)
        continue;
      *n += weight;
      p[(i - 1) * q + j - 1] += weight;
    }
  if (*n <= 0)
    {
      g_free (p);
      return NULL;
    }
  for (guint i = 0; i < q; i++)
    for (guint j = 0; j < q; j++)
      {
        p[i * q + j] /= *n;
        p[q * q + i] += p[i * q + j];
        p[q * q + q + j] += p[i * q + j];
      }
  return p;
}

static void
set_errors (AnalectKappa *kappa, const double *p, guint q)
{
  const double *r = p + q * q, *c = r + q;
  double pe = kappa->expected, k = kappa->kappa, along = 0, across = 0, margins = 0, best = 0, used = 0;

  for (guint i = 0; i < q; i++)
    {
      along += p[i * q + i] * pow (1 - (r[i] + c[i]) * (1 - k), 2);
      margins += r[i] * c[i] * (r[i] + c[i]);
      best += MIN (r[i], c[i]);
      used += r[i] + c[i] > 0;
      for (guint j = 0; j < q; j++)
        if (i != j)
          across += p[i * q + j] * pow (c[i] + r[j], 2);
    }
  kappa->se = sqrt (MAX (along + pow (1 - k, 2) * across - pow (k - pe * (1 - k), 2), 0) / kappa->n) / (1 - pe);
  kappa->se_null = sqrt (MAX (pe + pe * pe - margins, 0) / kappa->n) / (1 - pe);
  kappa->low = k - ANALECT_Z_95 * kappa->se;
  kappa->high = MIN (k + ANALECT_Z_95 * kappa->se, 1);
  kappa->highest = (best - pe) / (1 - pe);
  kappa->pabak = used > 1 ? (used * kappa->observed - 1) / (used - 1) : NAN;
}

void
analect_kappa (const AnalectRatings *ratings, guint a, guint b, AnalectKappa *kappa)
{
  guint q = analect_ratings_get_top (ratings);
  g_autofree double *p = NULL;
  double n;

  *kappa = (AnalectKappa){ 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  p = q > 0 ? cross (ratings, a, b, q, &n) : NULL;
  if (p == NULL)
    return;
  kappa->n = n;
  kappa->observed = kappa->expected = 0;
  for (guint i = 0; i < q; i++)
    {
      kappa->observed += p[i * q + i];
      kappa->expected += p[q * q + i] * p[q * q + q + i];
    }
  kappa->kappa = correct (kappa->observed, kappa->expected);
  if (!isnan (kappa->kappa))
    set_errors (kappa, p, q);
}

static double
get_weight (AnalectWeights weights, double distance, double most)
{
  switch (weights)
    {
    case ANALECT_WEIGHTS_LINEAR:
      return 1 - distance / most;
    case ANALECT_WEIGHTS_SQUARED:
      return 1 - distance * distance / (most * most);
    case ANALECT_WEIGHTS_NONE:
    default:
      return distance == 0;
    }
}

double
analect_kappa_weighted (const AnalectRatings *ratings, guint a, guint b, AnalectWeights weights)
{
  guint q = analect_ratings_get_top (ratings), n_ranks = 0;
  g_autofree double *p = NULL, *rank = NULL;
  const double *r, *c;
  double n, observed = 0, expected = 0;

  p = q > 0 ? cross (ratings, a, b, q, &n) : NULL;
  if (p == NULL)
    return NAN;
  r = p + q * q;
  c = r + q;
  rank = g_new0 (double, q);
  for (guint i = 0; i < q; i++)
    rank[i] = r[i] + c[i] > 0 ? n_ranks++ : 0;
  if (n_ranks < 2)
    return NAN;
  for (guint i = 0; i < q; i++)
    for (guint j = 0; j < q; j++)
      {
        double weight = get_weight (weights, fabs (rank[i] - rank[j]), n_ranks - 1);

        observed += weight * p[i * q + j];
        expected += weight * r[i] * c[j];
      }
  return correct (observed, expected);
}

/* Several coders */

/* Σ over categories of p̄² − s² / m, from each coder's own shares; NaN when one has no value. */
static double
expect_conger (const AnalectRatings *ratings, guint q)
{
  g_autofree double *shares = g_new0 (double, (gsize) ratings->n_coders *q);
  double expected = 0, m = ratings->n_coders;

  for (guint coder = 0; coder < ratings->n_coders; coder++)
    {
      double total = 0;

      for (guint unit = 0; unit < ratings->n_units; unit++)
        {
          guint value = analect_ratings_get (ratings, unit, coder);
          double weight = analect_ratings_get_weight (ratings, unit);

          if (value == ANALECT_NOT_RATED)
            continue;
          shares[coder * q + value - 1] += weight;
          total += weight;
        }
      if (total <= 0)
        return NAN;
      for (guint j = 0; j < q; j++)
        shares[coder * q + j] /= total;
    }
  for (guint j = 0; j < q; j++)
    {
      double mean = 0, squares = 0;

      for (guint coder = 0; coder < ratings->n_coders; coder++)
        mean += shares[coder * q + j] / m;
      for (guint coder = 0; coder < ratings->n_coders; coder++)
        squares += pow (shares[coder * q + j] - mean, 2);
      expected += mean * mean - squares / (m - 1) / m;
    }
  return expected;
}

void
analect_several (const AnalectRatings *ratings, AnalectSeveral *several)
{
  guint q = analect_ratings_get_top (ratings), used = 0;
  g_autofree guint *counts = g_new0 (guint, q + 1);
  g_autofree double *shares = g_new0 (double, q + 1);
  double n_rated = 0, agreeing = 0, spread = 0, squares = 0;

  *several = (AnalectSeveral){ 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  for (guint unit = 0; unit < ratings->n_units; unit++)
    {
      guint r = analect_ratings_count_categories (ratings, unit, q, counts);
      double weight = analect_ratings_get_weight (ratings, unit), pairs = 0;

      if (r == 0)
        continue;
      n_rated += weight;
      for (guint j = 0; j < q; j++)
        {
          shares[j] += weight * counts[j] / r;
          pairs += (double) counts[j] * (counts[j] - 1.0);
        }
      if (r < 2)
        continue;
      several->n += weight;
      agreeing += weight * pairs / ((double) r * (r - 1));
    }
  if (several->n <= 0)
    return;
  several->observed = agreeing / several->n;
  for (guint j = 0; j < q; j++)
    {
      double share = shares[j] / n_rated;

      used += share > 0;
      spread += share * (1 - share);
      squares += share * share;
    }
  several->expected_ac1 = used > 1 ? spread / (used - 1) : NAN;
  several->expected_fleiss = squares;
  several->expected_brennan_prediger = 1.0 / used;
  several->expected_conger = ratings->n_coders > 1 ? expect_conger (ratings, q) : NAN;
  several->ac1 = correct (several->observed, several->expected_ac1);
  several->fleiss = correct (several->observed, several->expected_fleiss);
  several->conger = correct (several->observed, several->expected_conger);
  several->brennan_prediger = correct (several->observed, several->expected_brennan_prediger);
}

double *
analect_fleiss_categories (const AnalectRatings *ratings, guint top, double *kappa, double *se_null)
{
  guint q = MAX (top, analect_ratings_get_top (ratings));
  g_autofree guint *counts = g_new0 (guint, q + 1);
  g_autofree double *p = g_new0 (double, q + 1), *apart = g_new0 (double, q + 1);
  double *each = g_new0 (double, top + 1), n = 0, m = 0, spread = 0, skew = 0, all_apart = 0;

  for (guint unit = 0; unit < ratings->n_units; unit++)
    {
      guint r = analect_ratings_count_categories (ratings, unit, q, counts);
      double weight = analect_ratings_get_weight (ratings, unit);

      m = unit == 0 ? r : r == m ? m : NAN;
      n += weight;
      for (guint j = 0; j < q; j++)
        {
          p[j] += weight * counts[j];
          apart[j] += weight * counts[j] * (m - counts[j]);
        }
    }
  for (guint j = 0; j < q; j++)
    {
      p[j] /= n * m;
      spread += p[j] * (1 - p[j]);
      skew += p[j] * (1 - p[j]) * (1 - 2 * p[j]);
      all_apart += apart[j];
      if (j < top)
        each[j] = p[j] > 0 && p[j] < 1 ? 1 - apart[j] / (n * m * (m - 1) * p[j] * (1 - p[j])) : NAN;
    }
  *kappa = spread > 0 ? 1 - all_apart / (n * m * (m - 1) * spread) : NAN;
  *se_null = spread > 0 ? sqrt (2 * (spread * spread - skew) / (n * m * (m - 1))) / spread : NAN;
  return each;
}

/* A part for each row. The caller frees them. */
static AnalectPart *
make_parts (const AnalectRatings *ratings)
{
  AnalectPart *parts = g_new (AnalectPart, ratings->n_units);

  for (guint unit = 0; unit < ratings->n_units; unit++)
    parts[unit] = (AnalectPart){ unit, unit, analect_ratings_get_weight (ratings, unit) };
  return parts;
}

/* The error from the values that were left when each of the groups was out. */
static double
get_error (const GArray *without)
{
  double mean = 0, squares = 0;

  if (without->len < 2)
    return NAN;
  for (guint i = 0; i < without->len; i++)
    mean += g_array_index (without, double, i) / without->len;
  for (guint i = 0; i < without->len; i++)
    squares += pow (g_array_index (without, double, i) - mean, 2);
  return sqrt ((without->len - 1.0) / without->len * squares);
}

double
analect_jackknife (const AnalectRatings *ratings, const AnalectPart *parts, guint n_parts,
                   AnalectCoefficient coefficient, gpointer data)
{
  g_autofree AnalectPart *own = parts == NULL ? make_parts (ratings) : NULL;
  g_autofree double *weights = g_new (double, ratings->n_units + 1);
  g_autoptr (GArray) without = g_array_new (FALSE, FALSE, sizeof (double));
  AnalectRatings rest = { ratings->n_units, ratings->n_coders, ratings->values, weights };

  if (parts == NULL)
    {
      parts = own;
      n_parts = ratings->n_units;
    }
  for (guint from = 0, to; from < n_parts; from = to)
    {
      gboolean pairable = FALSE;
      double value;

      for (guint unit = 0; unit < ratings->n_units; unit++)
        weights[unit] = analect_ratings_get_weight (ratings, unit);
      for (to = from; to < n_parts && parts[to].group == parts[from].group; to++)
        {
          weights[parts[to].row] = MAX (weights[parts[to].row] - parts[to].weight, 0);
          pairable |= count_values (ratings, parts[to].row) >= 2;
        }
      if (!pairable)
        continue;
      value = coefficient (&rest, data);
      if (isnan (value))
        return NAN;
      g_array_append_val (without, value);
    }
  return get_error (without);
}
