/* Where brackets and their labels stand beside the text: lanes next to one another, and one column of labels.
 *
 * Brackets are taken from the top down, the longer before the shorter, then by position; each takes the first lane that
 * is free. When the lanes do not suffice, the last one is given to a count of those that found none. A bracket that had
 * a lane a moment ago keeps it, so that scrolling moves nothing sideways.
 *
 * Pure: no display, no project. Heights in pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define ANALECT_LANES_MAX   8   /* as many as a wide gutter has */
#define ANALECT_LANES_AIR   3.0 /* free above a bracket in its lane */
#define ANALECT_LABEL_SLOT  18.0
#define ANALECT_LABEL_SLACK 36.0 /* how far below its bracket a label may stand */
#define ANALECT_LANE_NONE   (-1)

typedef struct
{
  double top, bottom;
  guint start, end; /* positions in the text, for the order of equals */
  int before;       /* the lane it had, or ANALECT_LANE_NONE */
  int lane;         /* result; ANALECT_LANE_NONE: counted in the last lane */
  double label;     /* result: the upper edge of its label; NaN: none */
  gpointer data;
} AnalectLaneItem;

/* Brackets that found no lane and stand together. */
typedef struct
{
  double top, bottom;
  guint n;
} AnalectLaneRest;

/* Gives a lane and a label to each of N ITEMS, which are sorted. There are at most MAX lanes; when they do not suffice,
 * WITH_RESTS, and the counts have one of their own behind these. RESTS, if not NULL, gets an array of AnalectLaneRest,
 * to be unreffed by the caller. Returns how many lanes are in use, that of the counts included. */
guint analect_lanes_pack (AnalectLaneItem *items, guint n, guint max, guint with_rests, GArray **rests);
