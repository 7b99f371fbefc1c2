/* Linear scale and round ticks; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scale.h"

#include <math.h>

/* What counts as equal, in steps: keeps 0.1 + 0.2 within an axis to 0.3. */
#define SLACK 1e-6

double
analect_scale_map (const AnalectScale *scale, double value)
{
  double extent = scale->domain_high - scale->domain_low;

  if (isnan (value))
    return value;
  if (extent == 0)
    return (scale->range_low + scale->range_high) / 2;
  return scale->range_low + (value - scale->domain_low) / extent * (scale->range_high - scale->range_low);
}

double
analect_scale_invert (const AnalectScale *scale, double point)
{
  double extent = scale->range_high - scale->range_low;

  if (extent == 0)
    return scale->domain_low;
  return scale->domain_low + (point - scale->range_low) / extent * (scale->domain_high - scale->domain_low);
}

gboolean
analect_scale_contains (const AnalectScale *scale, double value)
{
  double slack = fabs (scale->domain_high - scale->domain_low) * SLACK;

  return value >= MIN (scale->domain_low, scale->domain_high) - slack
         && value <= MAX (scale->domain_low, scale->domain_high) + slack;
}

/* The smallest round step that is at least ROUGH. */
static double
round_step (double rough)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double power = pow (10, floor (log10 (rough)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= rough * (1 - SLACK))
      return steps[i] * power;
  return 10 * power;
}

guint
analect_scale_make_ticks (double low, double high, guint at_most, double ticks[ANALECT_SCALE_MAX_TICKS], double *step)
{
  double distance, first, last;
  guint n = 0;

  at_most = CLAMP (at_most, 2, ANALECT_SCALE_MAX_TICKS);
  if (!isfinite (low) || !isfinite (high) || !isfinite (high - low) || !(low < high))
    return 0;
  distance = round_step ((high - low) / (at_most - 1));
  if (distance <= 0 || !isfinite (distance))
    return 0;
  first = ceil (low / distance - SLACK);
  last = floor (high / distance + SLACK);
  for (double i = first; i <= last && n < at_most; i++)
    ticks[n++] = i == 0 ? 0 : i * distance;
  if (step != NULL)
    *step = distance;
  return n;
}
