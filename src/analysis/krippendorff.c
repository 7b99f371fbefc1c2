/* Krippendorff's alpha; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "krippendorff.h"

#include <math.h>

/* How far categories C and K (from 0) are apart, squared; N are the numbers of their values. */
static double
get_distance (AnalectScale scale, const double *points, const double *n, guint c, guint k)
{
  double x = points != NULL ? points[c] : c + 1.0, y = points != NULL ? points[k] : k + 1.0, between = 0;

  switch (scale)
    {
    case ANALECT_SCALE_ORDINAL:
      for (guint g = MIN (c, k); g <= MAX (c, k); g++)
        between += n[g];
      return pow (between - (n[c] + n[k]) / 2, 2);
    case ANALECT_SCALE_INTERVAL:
      return (x - y) * (x - y);
    case ANALECT_SCALE_RATIO:
      return x + y != 0 ? pow ((x - y) / (x + y), 2) : 0;
    case ANALECT_SCALE_NOMINAL:
    default:
      return 1;
    }
}

/* Coincidences o_ck, q × q, within units of at least two values. The caller frees them. */
static double *
count_coincidences (const AnalectRatings *ratings, guint q)
{
  double *o = g_new0 (double, (gsize) q *q);
  g_autofree guint *counts = g_new0 (guint, q);

  for (guint unit = 0; unit < ratings->n_units; unit++)
    {
      double weight = analect_ratings_get_weight (ratings, unit);
      guint m = analect_ratings_count_categories (ratings, unit, q, counts);

      for (guint c = 0; m >= 2 && c < q; c++)
        for (guint k = 0; counts[c] > 0 && k < q; k++)
          o[c * q + k] += weight * counts[c] * (counts[k] - (c == k ? 1.0 : 0.0)) / (m - 1.0);
    }
  return o;
}

void
analect_alpha (const AnalectRatings *ratings, AnalectScale scale, const double *points, AnalectAlpha *alpha)
{
  guint q = analect_ratings_get_top (ratings);
  g_autofree double *o = q > 0 ? count_coincidences (ratings, q) : NULL, *n = g_new0 (double, q + 1);
  double observed = 0, expected = 0;

  *alpha = (AnalectAlpha){ NAN, NAN, NAN, 0 };
  for (guint c = 0; c < q; c++)
    for (guint k = 0; k < q; k++)
      n[c] += o[c * q + k];
  for (guint c = 0; c < q; c++)
    alpha->n += n[c];
  if (alpha->n <= 1)
    return;
  for (guint c = 0; c < q; c++)
    for (guint k = 0; k < q; k++)
      if (c != k && n[c] > 0 && n[k] > 0)
        {
          double distance = get_distance (scale, points, n, c, k);

          observed += o[c * q + k] * distance;
          expected += n[c] * n[k] * distance;
        }
  alpha->observed = observed / alpha->n;
  alpha->expected = expected / (alpha->n * (alpha->n - 1));
  if (alpha->expected > 0)
    alpha->alpha = 1 - alpha->observed / alpha->expected;
}

double
analect_alpha_of_category (const AnalectRatings *ratings, guint category)
{
  gsize n = (gsize) ratings->n_units * ratings->n_coders;
  g_autofree guint16 *values = g_new (guint16, n);
  AnalectRatings against = *ratings;

  for (gsize i = 0; i < n; i++)
    values[i] = ratings->values[i] == ANALECT_NOT_RATED ? ANALECT_NOT_RATED : ratings->values[i] == category ? 2 : 1;
  against.values = values;
  return analect_alpha_nominal (&against, NULL);
}

double
analect_alpha_nominal (const AnalectRatings *ratings, gpointer data)
{
  AnalectAlpha alpha;

  analect_alpha (ratings, ANALECT_SCALE_NOMINAL, NULL, &alpha);
  return alpha.alpha;
}
