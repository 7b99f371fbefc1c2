/* Pointing and walking; see the header.
 *
 * Both are linear in the number of targets: a chart has hundreds, and a hand moves once in milliseconds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hit-test.h"

#include <math.h>
#include <stdlib.h>

/* What a move across costs against one along, when a free target is looked for in a direction. */
#define ACROSS_COST 2.0

static gboolean
is_row (const AnalectSceneTarget *target)
{
  return target->row >= 0 && target->column < 0;
}

static double
get_distance (AnalectBox box, double x, double y)
{
  double dx = MAX (MAX (box.x - x, x - box.x - box.width), 0), dy = MAX (MAX (box.y - y, y - box.y - box.height), 0);

  return hypot (dx, dy);
}

guint
analect_scene_get_target_at (const AnalectScene *scene, double x, double y, double slack)
{
  guint mark = ANALECT_NO_TARGET, row = ANALECT_NO_TARGET;
  double nearest = 0, nearest_centre = 0;

  for (guint i = 0; i < analect_scene_get_n_targets (scene); i++)
    {
      const AnalectSceneTarget *target = analect_scene_get_target (scene, i);
      double distance = get_distance (target->box, x, y);
      double centre = hypot (target->centre.x - x, target->centre.y - y);

      if (is_row (target))
        {
          if (distance == 0)
            row = i;
          continue;
        }
      if (!(distance <= slack))
        continue;
      if (mark == ANALECT_NO_TARGET || distance < nearest || (distance == nearest && centre < nearest_centre))
        {
          mark = i;
          nearest = distance;
          nearest_centre = centre;
        }
    }
  return mark != ANALECT_NO_TARGET ? mark : row;
}

/* How good a step from FROM to TO in a table is; smaller is better, negative means not that way at all. */
static double
rate_table_step (const AnalectSceneTarget *from, const AnalectSceneTarget *to, AnalectWalk step)
{
  int rows = to->row - from->row, columns = to->column - from->column;

  switch (step)
    {
    case ANALECT_WALK_LEFT:
      return rows == 0 && columns < 0 && !is_row (to) ? -columns : -1;
    case ANALECT_WALK_RIGHT:
      return rows == 0 && columns > 0 ? columns : -1;
    case ANALECT_WALK_UP:
    case ANALECT_WALK_DOWN:
      rows = step == ANALECT_WALK_UP ? -rows : rows;
      return rows > 0 && to->row >= 0 && is_row (from) == is_row (to) ? rows * 65536.0 + abs (columns) : -1;
    case ANALECT_WALK_FIRST:
    case ANALECT_WALK_LAST:
    default:
      return -1;
    }
}

static double
rate_free_step (const AnalectSceneTarget *from, const AnalectSceneTarget *to, AnalectWalk step)
{
  double dx = to->centre.x - from->centre.x, dy = to->centre.y - from->centre.y;
  double along = step == ANALECT_WALK_LEFT ? -dx : step == ANALECT_WALK_RIGHT ? dx : step == ANALECT_WALK_UP ? -dy : dy;
  double across = fabs (step == ANALECT_WALK_LEFT || step == ANALECT_WALK_RIGHT ? dy : dx);

  return along > 0 && across <= along ? along + ACROSS_COST * across : -1;
}

/* The first or last target that is not a row as a whole. */
static guint
find_end (const AnalectScene *scene, gboolean last)
{
  guint n = analect_scene_get_n_targets (scene);

  for (guint i = 0; i < n; i++)
    {
      guint index = last ? n - 1 - i : i;

      if (!is_row (analect_scene_get_target (scene, index)))
        return index;
    }
  return ANALECT_NO_TARGET;
}

guint
analect_scene_walk (const AnalectScene *scene, guint from, AnalectWalk step)
{
  const AnalectSceneTarget *start;
  guint best = ANALECT_NO_TARGET;
  double best_rate = 0;

  if (from >= analect_scene_get_n_targets (scene) || step == ANALECT_WALK_FIRST || step == ANALECT_WALK_LAST)
    return find_end (scene, step == ANALECT_WALK_LAST);
  start = analect_scene_get_target (scene, from);
  for (guint i = 0; i < analect_scene_get_n_targets (scene); i++)
    {
      const AnalectSceneTarget *target = analect_scene_get_target (scene, i);
      double rate;

      if (i == from)
        continue;
      rate = start->row >= 0 ? rate_table_step (start, target, step) : rate_free_step (start, target, step);
      if (rate >= 0 && (best == ANALECT_NO_TARGET || rate < best_rate))
        {
          best = i;
          best_rate = rate;
        }
    }
  return best;
}
