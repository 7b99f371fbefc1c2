/* Packing brackets into lanes; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "lanes.h"

#include <math.h>
#include <stdlib.h>

static int
compare_items (const void *a, const void *b)
{
  const AnalectLaneItem *one = a, *other = b;

  if (one->top != other->top)
    return one->top < other->top ? -1 : 1;
  if (one->bottom != other->bottom)
    return one->bottom > other->bottom ? -1 : 1;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->end > other->end ? -1 : one->end < other->end;
}

/* Whether ITEM can stand in LANE beside those that stand there. */
static gboolean
is_free (const AnalectLaneItem *items, guint n, const AnalectLaneItem *item, int lane)
{
  for (guint i = 0; i < n; i++)
    if (items[i].lane == lane && items[i].top < item->bottom + ANALECT_LANES_AIR
        && item->top < items[i].bottom + ANALECT_LANES_AIR)
      return FALSE;
  return TRUE;
}

/* Returns how many found no lane. */
static guint
pack (AnalectLaneItem *items, guint n, int n_lanes)
{
  guint left_over = 0;

  for (guint i = 0; i < n; i++)
    items[i].lane = ANALECT_LANE_NONE;
  for (guint i = 0; i < n; i++)
    if (items[i].before != ANALECT_LANE_NONE && items[i].before < n_lanes
        && is_free (items, n, &items[i], items[i].before))
      items[i].lane = items[i].before;
  for (guint i = 0; i < n; i++)
    {
      for (int lane = 0; lane < n_lanes && items[i].lane == ANALECT_LANE_NONE; lane++)
        if (is_free (items, n, &items[i], lane))
          items[i].lane = lane;
      left_over += items[i].lane == ANALECT_LANE_NONE;
    }
  return left_over;
}

static GArray *
gather_rests (const AnalectLaneItem *items, guint n)
{
  GArray *rests = g_array_new (FALSE, FALSE, sizeof (AnalectLaneRest));

  for (guint i = 0; i < n; i++)
    {
      AnalectLaneRest fresh = { items[i].top, items[i].bottom, 1 };
      AnalectLaneRest *last = rests->len > 0 ? &g_array_index (rests, AnalectLaneRest, rests->len - 1) : NULL;

      if (items[i].lane != ANALECT_LANE_NONE)
        continue;
      if (last && items[i].top < MAX (last->bottom, last->top + 2 * ANALECT_LABEL_SLOT) + ANALECT_LANES_AIR)
        {
          last->bottom = MAX (last->bottom, items[i].bottom);
          last->n++;
        }
      else
        g_array_append_val (rests, fresh);
    }
  return rests;
}

static void
place_labels (AnalectLaneItem *items, guint n)
{
  double free_from = -G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      AnalectLaneItem *item = &items[i];
      double at = MAX (item->top, free_from);

      item->label = NAN;
      if (item->lane == ANALECT_LANE_NONE || at + ANALECT_LABEL_SLOT > item->bottom + ANALECT_LABEL_SLACK)
        continue;
      item->label = at;
      free_from = at + ANALECT_LABEL_SLOT;
    }
}

guint
analect_lanes_pack (AnalectLaneItem *items, guint n, guint max, guint with_rests, GArray **rests)
{
  int in_use = 0;

  if (n > 0)
    qsort (items, n, sizeof *items, compare_items);
  if (pack (items, n, (int) max) > 0)
    {
      pack (items, n, (int) with_rests);
      in_use = (int) with_rests + 1;
    }
  for (guint i = 0; i < n; i++)
    in_use = MAX (in_use, items[i].lane + 1);
  place_labels (items, n);
  if (rests)
    *rests = gather_rests (items, n);
  return (guint) in_use;
}
