/* What is at a point of a scene, and what comes next when a reader walks it with the arrow keys.
 *
 * Results are indexes of targets, or ANALECT_NO_TARGET.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"

typedef enum
{
  ANALECT_WALK_LEFT,
  ANALECT_WALK_RIGHT,
  ANALECT_WALK_UP,
  ANALECT_WALK_DOWN,
  ANALECT_WALK_FIRST,
  ANALECT_WALK_LAST,
} AnalectWalk;

/* The target at (X, Y) in points: the mark nearest to it whose area is at most SLACK away, else the row around it. */
guint analect_scene_get_target_at (const AnalectScene *scene, double x, double y, double slack);

/* Where a step from FROM leads. In a table up and down keep the column where they can, left and right stay within the
 * row, rows as a whole are passed over except from one to the next; elsewhere the nearest target that lies mainly in
 * that direction. From ANALECT_NO_TARGET every step leads to the first mark. ANALECT_NO_TARGET: there is none. */
guint analect_scene_walk (const AnalectScene *scene, guint from, AnalectWalk step);
