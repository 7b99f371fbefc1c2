/* Making a scene; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scene-builder.h"

#include "scene-private.h"

#include <math.h>
#include <string.h>

struct _AnalectSceneBuilder
{
  AnalectScene *scene; /* becomes immutable when it is handed out */
  AnalectSceneRole role;
  guint target;
};

static const char *
keep (AnalectSceneBuilder *builder, const char *string)
{
  return g_string_chunk_insert_const (builder->scene->strings, string);
}

static const char *
keep_clean (AnalectSceneBuilder *builder, const char *string)
{
  g_autofree char *clean = analect_plot_clean (string);

  return keep (builder, clean);
}

AnalectSceneBuilder *
analect_scene_builder_new (const AnalectPlotStyle *style)
{
  AnalectSceneBuilder *builder = g_new0 (AnalectSceneBuilder, 1);
  AnalectScene *scene = g_new0 (AnalectScene, 1);

  g_atomic_ref_count_init (&scene->references);
  scene->strings = g_string_chunk_new (1024);
  scene->items = g_array_new (FALSE, TRUE, sizeof (AnalectSceneItem));
  scene->targets = g_array_new (FALSE, TRUE, sizeof (AnalectSceneTarget));
  scene->paths = g_ptr_array_new_with_free_func (g_free);
  scene->style = *style;
  scene->title = scene->description = "";
  builder->scene = scene;
  scene->style.family = keep (builder, style->family ? style->family : "sans-serif");
  analect_scene_builder_set_role (builder, ANALECT_ROLE_BACKGROUND, ANALECT_NO_TARGET);
  analect_scene_add_rectangle (builder, (AnalectBox){ 0 }, 0, style->page, ANALECT_COLOUR_NONE, 0);
  return builder;
}

AnalectScene *
analect_scene_builder_finish (AnalectSceneBuilder *builder, double width, double height)
{
  AnalectScene *scene = g_steal_pointer (&builder->scene);

  scene->width = width;
  scene->height = height;
  g_array_index (scene->items, AnalectSceneItem, 0).rectangle.box = (AnalectBox){ 0, 0, width, height };
  analect_scene_builder_free (builder);
  return scene;
}

void
analect_scene_builder_free (AnalectSceneBuilder *builder)
{
  g_clear_pointer (&builder->scene, analect_scene_unref);
  g_free (builder);
}

void
analect_scene_builder_set_words (AnalectSceneBuilder *builder, const char *title, const char *description)
{
  builder->scene->title = keep_clean (builder, title);
  builder->scene->description = keep_clean (builder, description);
}

void
analect_scene_builder_set_headings (AnalectSceneBuilder *builder, const char *const *headings)
{
  guint n = g_strv_length ((char **) headings);

  g_free (builder->scene->headings);
  builder->scene->headings = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    builder->scene->headings[i] = keep_clean (builder, headings[i]);
}

guint
analect_scene_builder_add_target (AnalectSceneBuilder *builder, const AnalectSceneTarget *target)
{
  AnalectSceneTarget copy = *target;

  copy.id = keep_clean (builder, target->id);
  copy.name = keep_clean (builder, target->name);
  copy.sentence = keep_clean (builder, target->sentence);
  copy.value = keep_clean (builder, target->value);
  g_array_append_val (builder->scene->targets, copy);
  return builder->scene->targets->len - 1;
}

void
analect_scene_builder_set_role (AnalectSceneBuilder *builder, AnalectSceneRole role, guint target)
{
  builder->role = role;
  builder->target = target;
}

/* A new item of the current role and target. Valid until the next one is added. */
static AnalectSceneItem *
add_item (AnalectSceneBuilder *builder, AnalectShape shape, AnalectColour fill, AnalectColour stroke, double width)
{
  GArray *items = builder->scene->items;
  AnalectSceneItem *item;

  g_array_set_size (items, items->len + 1);
  item = &g_array_index (items, AnalectSceneItem, items->len - 1);
  item->shape = shape;
  item->role = builder->role;
  item->target = builder->target;
  item->fill = fill;
  item->stroke = stroke;
  item->stroke_width = width;
  return item;
}

void
analect_scene_add_line (AnalectSceneBuilder *builder, double x1, double y1, double x2, double y2, AnalectColour stroke,
                        double width)
{
  AnalectSceneItem *item;

  g_return_if_fail (isfinite (x1) && isfinite (y1) && isfinite (x2) && isfinite (y2));

  item = add_item (builder, ANALECT_SHAPE_LINE, ANALECT_COLOUR_NONE, stroke, width);
  item->line.from = (AnalectPoint){ x1, y1 };
  item->line.to = (AnalectPoint){ x2, y2 };
}

void
analect_scene_add_rectangle (AnalectSceneBuilder *builder, AnalectBox box, double radius, AnalectColour fill,
                             AnalectColour stroke, double width)
{
  AnalectSceneItem *item;

  g_return_if_fail (isfinite (box.x) && isfinite (box.y) && isfinite (box.width) && isfinite (box.height));

  item = add_item (builder, ANALECT_SHAPE_RECTANGLE, fill, stroke, width);
  item->rectangle.box = box;
  item->rectangle.radius = radius;
}

void
analect_scene_add_marker (AnalectSceneBuilder *builder, const AnalectSeriesLook *look, double x, double y, double size)
{
  double outline = size / 5;
  AnalectSceneItem *item;

  g_return_if_fail (isfinite (x) && isfinite (y) && isfinite (size));

  if (look->hollow)
    item = add_item (builder, ANALECT_SHAPE_MARKER, builder->scene->style.page, look->colour, outline);
  else
    item = add_item (builder, ANALECT_SHAPE_MARKER, look->colour, ANALECT_COLOUR_NONE, 0);
  item->marker.marker = look->marker;
  item->marker.centre = (AnalectPoint){ x, y };
  item->marker.size = look->hollow ? size - outline / 2 : size;
}

void
analect_scene_add_path (AnalectSceneBuilder *builder, const AnalectPathStep *steps, guint n_steps, AnalectColour fill,
                        AnalectColour stroke, double width)
{
  AnalectPathStep *copy = g_memdup2 (steps, n_steps * sizeof *steps);
  AnalectSceneItem *item = add_item (builder, ANALECT_SHAPE_PATH, fill, stroke, width);

  g_ptr_array_add (builder->scene->paths, copy);
  item->path.steps = copy;
  item->path.n_steps = n_steps;
}

static void
add_text (AnalectSceneBuilder *builder, AnalectTextMetric *metric, AnalectPoint anchor, AnalectAlign align,
          AnalectPlotFont font, AnalectColour colour, const char *string, gboolean rtl)
{
  AnalectSceneItem *item;

  g_return_if_fail (isfinite (anchor.x) && isfinite (anchor.y));

  if (*string == '\0')
    return;
  item = add_item (builder, ANALECT_SHAPE_TEXT, colour, ANALECT_COLOUR_NONE, 0);
  item->text.anchor = anchor;
  item->text.align = align;
  item->text.font = font;
  item->text.string = keep (builder, string);
  item->text.width = analect_text_metric_get_width (metric, string, -1, font);
  item->text.rtl = rtl;
}

void
analect_scene_add_text (AnalectSceneBuilder *builder, AnalectTextMetric *metric, double x, double y, AnalectAlign align,
                        AnalectPlotFont font, AnalectColour colour, const char *string)
{
  add_text (builder, metric, (AnalectPoint){ x, y }, align, font, colour, string, analect_text_is_rtl (string));
}

void
analect_scene_add_wrapped_text (AnalectSceneBuilder *builder, AnalectTextMetric *metric, double x, double y,
                                AnalectAlign align, AnalectPlotFont font, AnalectColour colour,
                                const AnalectWrappedText *text)
{
  double line_height = font.size * builder->scene->style.line_spacing, drop = analect_plot_font_get_drop (font);

  for (guint i = 0; i < text->n_lines; i++)
    add_text (builder, metric, (AnalectPoint){ x, y + drop + i * line_height }, align, font, colour, text->lines[i],
              text->rtl);
}

void
analect_scene_builder_turn_text (AnalectSceneBuilder *builder, double degrees)
{
  GArray *items = builder->scene->items;
  AnalectSceneItem *item = &g_array_index (items, AnalectSceneItem, items->len - 1);

  g_return_if_fail (item->shape == ANALECT_SHAPE_TEXT && isfinite (degrees));

  item->text.angle = degrees;
}

void
analect_scene_builder_dash (AnalectSceneBuilder *builder, double length)
{
  GArray *items = builder->scene->items;
  AnalectSceneItem *item = &g_array_index (items, AnalectSceneItem, items->len - 1);

  g_return_if_fail (item->shape == ANALECT_SHAPE_LINE || item->shape == ANALECT_SHAPE_PATH);

  item->dash = length;
}
