/* The shapes of marks, as paths that every backend draws the same way.
 *
 * Shapes of one size cover about the same area, so that none looks heavier than another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_MARKER_CIRCLE,
  ANALECT_MARKER_SQUARE,
  ANALECT_MARKER_DIAMOND,
  ANALECT_MARKER_TRIANGLE,
  ANALECT_MARKER_CROSS,
} AnalectMarker;

typedef struct
{
  double x, y;
} AnalectPoint;

/* Corners of the shape with most of them. */
#define ANALECT_MARKER_MAX_CORNERS 12

/* The corners of MARKER around (X, Y); SIZE is the diameter of the circle it matches in area, in points. Returns
 * their number, 0 for the circle, which has none. */
guint analect_marker_get_corners (AnalectMarker marker, double x, double y, double size,
                                  AnalectPoint corners[ANALECT_MARKER_MAX_CORNERS]);

/* How far the shape reaches from its centre, in points. */
double analect_marker_get_reach (AnalectMarker marker, double size);

/* "circle", "square" …; not translated. */
const char *analect_marker_get_name (AnalectMarker marker);
