/* The scene; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scene.h"

#include "scene-private.h"

#include <math.h>
#include <string.h>

AnalectScene *
analect_scene_ref (AnalectScene *scene)
{
  g_atomic_ref_count_inc (&scene->references);
  return scene;
}

void
analect_scene_unref (AnalectScene *scene)
{
  if (!g_atomic_ref_count_dec (&scene->references))
    return;
  g_array_unref (scene->items);
  g_array_unref (scene->targets);
  g_ptr_array_unref (scene->paths);
  g_string_chunk_free (scene->strings);
  g_free (scene->headings);
  g_free (scene);
}

double
analect_scene_get_width (const AnalectScene *scene)
{
  return scene->width;
}

double
analect_scene_get_height (const AnalectScene *scene)
{
  return scene->height;
}

const AnalectPlotStyle *
analect_scene_get_style (const AnalectScene *scene)
{
  return &scene->style;
}

const char *
analect_scene_get_title (const AnalectScene *scene)
{
  return scene->title;
}

const char *
analect_scene_get_description (const AnalectScene *scene)
{
  return scene->description;
}

guint
analect_scene_get_n_items (const AnalectScene *scene)
{
  return scene->items->len;
}

const AnalectSceneItem *
analect_scene_get_item (const AnalectScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->items->len, NULL);

  return &g_array_index (scene->items, AnalectSceneItem, index);
}

guint
analect_scene_get_n_targets (const AnalectScene *scene)
{
  return scene->targets->len;
}

const AnalectSceneTarget *
analect_scene_get_target (const AnalectScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->targets->len, NULL);

  return &g_array_index (scene->targets, AnalectSceneTarget, index);
}

guint
analect_scene_find_target (const AnalectScene *scene, const char *id)
{
  for (guint i = 0; i < scene->targets->len; i++)
    if (strcmp (analect_scene_get_target (scene, i)->id, id) == 0)
      return i;
  return ANALECT_NO_TARGET;
}

guint
analect_scene_find_row (const AnalectScene *scene, int row)
{
  for (guint i = 0; i < scene->targets->len; i++)
    {
      const AnalectSceneTarget *target = analect_scene_get_target (scene, i);

      if (target->row == row && target->column < 0 && row >= 0)
        return i;
    }
  return ANALECT_NO_TARGET;
}

const char *const *
analect_scene_get_headings (const AnalectScene *scene)
{
  return scene->headings;
}

static AnalectBox
grow (AnalectBox box, double by)
{
  return (AnalectBox){ box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by };
}

static void
box_include (AnalectBox *box, gboolean *empty, AnalectPoint point)
{
  if (*empty)
    {
      *box = (AnalectBox){ point.x, point.y, 0, 0 };
      *empty = FALSE;
      return;
    }
  box->width = MAX (box->x + box->width, point.x) - MIN (box->x, point.x);
  box->height = MAX (box->y + box->height, point.y) - MIN (box->y, point.y);
  box->x = MIN (box->x, point.x);
  box->y = MIN (box->y, point.y);
}

/* The corners of the control points; never smaller than the path. */
static AnalectBox
get_path_box (const AnalectPathStep *steps, guint n_steps)
{
  AnalectBox box = { 0 };
  gboolean empty = TRUE;

  for (guint i = 0; i < n_steps; i++)
    {
      guint n = steps[i].verb == ANALECT_PATH_CLOSE ? 0 : steps[i].verb == ANALECT_PATH_CURVE ? 3 : 1;

      for (guint j = 0; j < n; j++)
        box_include (&box, &empty, steps[i].points[j]);
    }
  return box;
}

/* The box of a text that may be turned around its anchor. */
static AnalectBox
get_text_box (const AnalectSceneItem *item)
{
  double size = item->text.font.size, width = item->text.width;
  double left = item->text.align == ANALECT_ALIGN_LEFT     ? 0
                : item->text.align == ANALECT_ALIGN_CENTRE ? -width / 2
                                                           : -width;
  double sine = sin (item->text.angle * G_PI / 180), cosine = cos (item->text.angle * G_PI / 180);
  AnalectBox box = { 0 };
  gboolean empty = TRUE;

  for (guint corner = 0; corner < 4; corner++)
    {
      double x = left + (corner & 1 ? width : 0), y = corner & 2 ? 0.25 * size : -0.8 * size;
      AnalectPoint point = { item->text.anchor.x + x * cosine - y * sine, item->text.anchor.y + x * sine + y * cosine };

      box_include (&box, &empty, point);
    }
  return box;
}

static AnalectBox
get_marker_box (const AnalectSceneItem *item)
{
  AnalectPoint corners[ANALECT_MARKER_MAX_CORNERS], centre = item->marker.centre;
  guint n = analect_marker_get_corners (item->marker.marker, centre.x, centre.y, item->marker.size, corners);
  AnalectBox box = { centre.x, centre.y, 0, 0 };
  gboolean empty = FALSE;

  for (guint i = 0; i < n; i++)
    box_include (&box, &empty, corners[i]);
  return n == 0 ? grow (box, item->marker.size / 2) : box;
}

AnalectBox
analect_scene_item_get_box (const AnalectSceneItem *item)
{
  double half = item->stroke.alpha > 0 ? item->stroke_width / 2 : 0;
  AnalectBox box = { 0 };
  gboolean empty = TRUE;

  switch (item->shape)
    {
    case ANALECT_SHAPE_LINE:
      box_include (&box, &empty, item->line.from);
      box_include (&box, &empty, item->line.to);
      return grow (box, half);
    case ANALECT_SHAPE_RECTANGLE:
      return grow (item->rectangle.box, half);
    case ANALECT_SHAPE_MARKER:
      return grow (get_marker_box (item), half);
    case ANALECT_SHAPE_PATH:
      return grow (get_path_box (item->path.steps, item->path.n_steps), half);
    case ANALECT_SHAPE_TEXT:
    default:
      return get_text_box (item);
    }
}

const char *
analect_scene_role_get_name (AnalectSceneRole role)
{
  static const char *const names[] = {
    [ANALECT_ROLE_BACKGROUND] = "background",
    [ANALECT_ROLE_GRID] = "grid",
    [ANALECT_ROLE_AXIS] = "axis",
    [ANALECT_ROLE_TITLE] = "title",
    [ANALECT_ROLE_LEGEND] = "legend",
    [ANALECT_ROLE_HEADING] = "heading",
    [ANALECT_ROLE_LABEL] = "label",
    [ANALECT_ROLE_COUNT] = "count",
    [ANALECT_ROLE_WHISKER] = "whisker",
    [ANALECT_ROLE_MARK] = "mark",
    [ANALECT_ROLE_NOTE] = "note",
    [ANALECT_ROLE_CAPTION] = "caption",
  };

  g_return_val_if_fail (role < G_N_ELEMENTS (names), NULL);

  return names[role];
}

const char *
analect_scene_shape_get_name (AnalectShape shape)
{
  static const char *const names[] = {
    [ANALECT_SHAPE_LINE] = "line", [ANALECT_SHAPE_RECTANGLE] = "rectangle", [ANALECT_SHAPE_MARKER] = "marker",
    [ANALECT_SHAPE_PATH] = "path", [ANALECT_SHAPE_TEXT] = "text",
  };

  g_return_val_if_fail (shape < G_N_ELEMENTS (names), NULL);

  return names[shape];
}
