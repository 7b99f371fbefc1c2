/* Shapes of marks; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "marker.h"

#include <math.h>

/* Lengths for a circle of diameter 1, each giving the area π/4 (the cross, being all edge, a little less). */
#define SQUARE_HALF    0.443
#define DIAMOND_HALF   0.627
#define TRIANGLE_HALF  0.673
#define TRIANGLE_ABOVE 0.777
#define TRIANGLE_BELOW 0.389
#define CROSS_REACH    0.500
#define CROSS_ARM      0.240

static guint
set_corners (AnalectPoint *corners, double x, double y, double size, const AnalectPoint *unit, guint n)
{
  for (guint i = 0; i < n; i++)
    corners[i] = (AnalectPoint){ x + unit[i].x * size, y + unit[i].y * size };
  return n;
}

guint
analect_marker_get_corners (AnalectMarker marker, double x, double y, double size,
                            AnalectPoint corners[ANALECT_MARKER_MAX_CORNERS])
{
  static const AnalectPoint square[] = {
    { -SQUARE_HALF, -SQUARE_HALF },
    { SQUARE_HALF, -SQUARE_HALF },
    { SQUARE_HALF, SQUARE_HALF },
    { -SQUARE_HALF, SQUARE_HALF },
  };
  static const AnalectPoint diamond[] = {
    { 0, -DIAMOND_HALF },
    { DIAMOND_HALF, 0 },
    { 0, DIAMOND_HALF },
    { -DIAMOND_HALF, 0 },
  };
  static const AnalectPoint triangle[] = {
    { 0, -TRIANGLE_ABOVE },
    { TRIANGLE_HALF, TRIANGLE_BELOW },
    { -TRIANGLE_HALF, TRIANGLE_BELOW },
  };
  static const AnalectPoint cross[] = {
    { 0, -CROSS_ARM }, { CROSS_REACH - CROSS_ARM, -CROSS_REACH }, { CROSS_REACH, CROSS_ARM - CROSS_REACH },
    { CROSS_ARM, 0 },  { CROSS_REACH, CROSS_REACH - CROSS_ARM },  { CROSS_REACH - CROSS_ARM, CROSS_REACH },
    { 0, CROSS_ARM },  { CROSS_ARM - CROSS_REACH, CROSS_REACH },  { -CROSS_REACH, CROSS_REACH - CROSS_ARM },
    { -CROSS_ARM, 0 }, { -CROSS_REACH, CROSS_ARM - CROSS_REACH }, { CROSS_ARM - CROSS_REACH, -CROSS_REACH },
  };

  switch (marker)
    {
    case ANALECT_MARKER_SQUARE:
      return set_corners (corners, x, y, size, square, G_N_ELEMENTS (square));
    case ANALECT_MARKER_DIAMOND:
      return set_corners (corners, x, y, size, diamond, G_N_ELEMENTS (diamond));
    case ANALECT_MARKER_TRIANGLE:
      return set_corners (corners, x, y, size, triangle, G_N_ELEMENTS (triangle));
    case ANALECT_MARKER_CROSS:
      return set_corners (corners, x, y, size, cross, G_N_ELEMENTS (cross));
    case ANALECT_MARKER_CIRCLE:
    default:
      return 0;
    }
}

double
analect_marker_get_reach (AnalectMarker marker, double size)
{
  AnalectPoint corners[ANALECT_MARKER_MAX_CORNERS];
  guint n = analect_marker_get_corners (marker, 0, 0, size, corners);
  double reach = n == 0 ? size / 2 : 0;

  for (guint i = 0; i < n; i++)
    reach = MAX (reach, hypot (corners[i].x, corners[i].y));
  return reach;
}

const char *
analect_marker_get_name (AnalectMarker marker)
{
  switch (marker)
    {
    case ANALECT_MARKER_SQUARE:
      return "square";
    case ANALECT_MARKER_DIAMOND:
      return "diamond";
    case ANALECT_MARKER_TRIANGLE:
      return "triangle";
    case ANALECT_MARKER_CROSS:
      return "cross";
    case ANALECT_MARKER_CIRCLE:
    default:
      return "circle";
    }
}
