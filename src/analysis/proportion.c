/* Proportions; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "proportion.h"

#include <math.h>

double
analect_share (guint x, guint n)
{
  return n > 0 ? (double) x / n : NAN;
}

void
analect_wilson (guint x, guint n, double z, double *low, double *high)
{
  double p = analect_share (x, n), size = n, z2 = z * z;
  double centre, half, scale;

  if (n == 0)
    {
      *low = *high = NAN;
      return;
    }
  scale = 1 + z2 / size;
  centre = (p + z2 / (2 * size)) / scale;
  half = z * sqrt (p * (1 - p) / size + z2 / (4 * size * size)) / scale;
  *low = x == 0 ? 0 : centre - half;
  *high = x == n ? 1 : centre + half;
}
