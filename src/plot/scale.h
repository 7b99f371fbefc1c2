/* From values to points along an axis, and where an axis is best marked.
 *
 * A scale is a plain value: DOMAIN are values of the data, RANGE points of the page (which may run backwards).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  double domain_low, domain_high;
  double range_low, range_high;
} AnalectScale;

/* Most ticks analect_scale_make_ticks () gives. */
#define ANALECT_SCALE_MAX_TICKS 16

/* The point of VALUE; NaN for NaN. A domain without extent maps to the middle of the range. */
double analect_scale_map (const AnalectScale *scale, double value);

/* The value at POINT. */
double analect_scale_invert (const AnalectScale *scale, double point);

/* Whether VALUE is a number within the domain, its ends included. */
gboolean analect_scale_contains (const AnalectScale *scale, double value);

/* Round values from LOW to HIGH (1, 2, 2.5 or 5 times a power of ten apart), at most AT_MOST of them (2 to
 * ANALECT_SCALE_MAX_TICKS). Returns their number; STEP, if not NULL, gets their distance. None when LOW and HIGH are
 * not finite or not in order. */
guint analect_scale_make_ticks (double low, double high, guint at_most, double ticks[ANALECT_SCALE_MAX_TICKS],
                                double *step);
