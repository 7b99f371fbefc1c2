/* The SVG writer; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "svg.h"

#include "plot-format.h"

#include <string.h>

typedef struct
{
  const AnalectScene *scene;
  GString *out;
  char *prefix;
  GHashTable *ids;   /* those given out so far */
  gboolean *written; /* by target */
} Writer;

/* Texts of a scene are legal XML characters already; what is left are the three that mean something to a parser, and
 * the quotation mark in attributes. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, value);
  g_string_append_c (out, '"');
}

static void
append_length_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  analect_append_length (out, value);
  g_string_append_c (out, '"');
}

static void
append_colour_attribute (GString *out, const char *name, AnalectColour colour)
{
  g_string_append_printf (out, " %s=\"", name);
  analect_append_colour (out, colour);
  g_string_append_c (out, '"');
}

/* STRING with everything but ASCII letters, digits, dash and underscore replaced. */
static char *
make_name (const char *prefix, const char *string)
{
  char *name = g_strconcat (prefix, string, NULL);

  for (char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      *p = '_';
  return name;
}

/* An id that is used once, made from a target's: "t-" keeps it from beginning with a digit. */
static const char *
make_id (Writer *writer, const AnalectSceneTarget *target)
{
  g_autofree char *start = g_strconcat (writer->prefix, "t-", NULL);
  g_autofree char *name = make_name (start, target->id);
  char *id = g_strdup (name);

  for (guint n = 2; g_hash_table_contains (writer->ids, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s--%u", name, n);
    }
  g_hash_table_add (writer->ids, id);
  return id;
}

static void
append_paint (GString *out, const AnalectSceneItem *item)
{
  append_colour_attribute (out, "fill", item->fill);
  if (item->stroke.alpha > 0)
    {
      append_colour_attribute (out, "stroke", item->stroke);
      append_length_attribute (out, "stroke-width", item->stroke_width);
    }
  if (item->dash > 0)
    append_length_attribute (out, "stroke-dasharray", item->dash);
}

static void
append_point (GString *out, AnalectPoint point)
{
  analect_append_length (out, point.x);
  g_string_append_c (out, ' ');
  analect_append_length (out, point.y);
}

static void
append_line (GString *out, const AnalectSceneItem *item)
{
  g_string_append (out, "<line");
  append_length_attribute (out, "x1", item->line.from.x);
  append_length_attribute (out, "y1", item->line.from.y);
  append_length_attribute (out, "x2", item->line.to.x);
  append_length_attribute (out, "y2", item->line.to.y);
}

static void
append_rectangle (GString *out, const AnalectSceneItem *item)
{
  g_string_append (out, "<rect");
  append_length_attribute (out, "x", item->rectangle.box.x);
  append_length_attribute (out, "y", item->rectangle.box.y);
  append_length_attribute (out, "width", item->rectangle.box.width);
  append_length_attribute (out, "height", item->rectangle.box.height);
  if (item->rectangle.radius > 0)
    append_length_attribute (out, "rx", item->rectangle.radius);
}

static void
append_marker (GString *out, const AnalectSceneItem *item)
{
  AnalectPoint corners[ANALECT_MARKER_MAX_CORNERS], centre = item->marker.centre;
  guint n = analect_marker_get_corners (item->marker.marker, centre.x, centre.y, item->marker.size, corners);

  if (n == 0)
    {
      g_string_append (out, "<circle");
      append_length_attribute (out, "cx", centre.x);
      append_length_attribute (out, "cy", centre.y);
      append_length_attribute (out, "r", item->marker.size / 2);
      return;
    }
  g_string_append (out, "<polygon points=\"");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      append_point (out, corners[i]);
    }
  g_string_append_c (out, '"');
}

static void
append_path (GString *out, const AnalectSceneItem *item)
{
  static const char verbs[] = "MLCZ";
  static const guint n_points[] = { 1, 1, 3, 0 };

  g_string_append (out, "<path d=\"");
  for (guint i = 0; i < item->path.n_steps; i++)
    {
      const AnalectPathStep *step = &item->path.steps[i];

      g_string_append_c (out, verbs[step->verb]);
      for (guint j = 0; j < n_points[step->verb]; j++)
        {
          if (j > 0)
            g_string_append_c (out, ' ');
          append_point (out, step->points[j]);
        }
    }
  g_string_append_c (out, '"');
}

/* Anchors are named by reading direction: what ends at the anchor when it runs left to right begins there when it
 * runs right to left. */
static void
append_text (GString *out, const AnalectSceneItem *item)
{
  AnalectAlign align = item->text.align;

  if (item->text.rtl && align != ANALECT_ALIGN_CENTRE)
    align = align == ANALECT_ALIGN_LEFT ? ANALECT_ALIGN_RIGHT : ANALECT_ALIGN_LEFT;
  g_string_append (out, "<text");
  append_length_attribute (out, "x", item->text.anchor.x);
  append_length_attribute (out, "y", item->text.anchor.y);
  append_length_attribute (out, "font-size", item->text.font.size);
  if (item->text.font.bold)
    append_attribute (out, "font-weight", "bold");
  if (item->text.rtl)
    append_attribute (out, "direction", "rtl");
  if (align != ANALECT_ALIGN_LEFT)
    append_attribute (out, "text-anchor", align == ANALECT_ALIGN_CENTRE ? "middle" : "end");
  if (item->text.angle != 0)
    {
      g_string_append (out, " transform=\"rotate(");
      analect_append_length (out, item->text.angle);
      g_string_append_c (out, ' ');
      append_point (out, item->text.anchor);
      g_string_append (out, ")\"");
    }
  append_colour_attribute (out, "fill", item->fill);
  g_string_append_c (out, '>');
  append_escaped (out, item->text.string);
  g_string_append (out, "</text>\n");
}

static void
append_item (GString *out, const AnalectSceneItem *item)
{
  switch (item->shape)
    {
    case ANALECT_SHAPE_LINE:
      append_line (out, item);
      break;
    case ANALECT_SHAPE_RECTANGLE:
      append_rectangle (out, item);
      break;
    case ANALECT_SHAPE_MARKER:
      append_marker (out, item);
      break;
    case ANALECT_SHAPE_PATH:
      append_path (out, item);
      break;
    case ANALECT_SHAPE_TEXT:
    default:
      append_text (out, item);
      return;
    }
  append_paint (out, item);
  g_string_append (out, "/>\n");
}

/* An element with words of the scene, or nothing for the empty text. */
static void
append_words (GString *out, const char *element, const char *id, const char *words)
{
  if (*words == '\0')
    return;
  g_string_append_printf (out, "<%s", element);
  if (id != NULL)
    append_attribute (out, "id", id);
  g_string_append_c (out, '>');
  append_escaped (out, words);
  g_string_append_printf (out, "</%s>\n", element);
}

/* The start of the group that stands for a target. */
static void
open_target (Writer *writer, guint index)
{
  const AnalectSceneTarget *target = analect_scene_get_target (writer->scene, index);
  gboolean row = target->column < 0 && target->row >= 0;
  GString *out = writer->out;

  g_string_append (out, "<g");
  append_attribute (out, "id", make_id (writer, target));
  append_attribute (out, "class", row ? "plot-row" : "plot-value");
  append_attribute (out, "role", row ? "group" : "graphics-symbol");
  if (*target->name != '\0')
    append_attribute (out, "aria-label", target->name);
  g_string_append (out, ">\n");
  append_words (out, "title", NULL, target->name);
  append_words (out, "desc", NULL, target->sentence);
}

/* The start of a group for all items of one target, or of one role where there is no target. */
static void
open_group (Writer *writer, const AnalectSceneItem *item)
{
  GString *out = writer->out;

  if (item->target == ANALECT_NO_TARGET)
    {
      g_string_append_printf (out, "<g class=\"plot-%s\"", analect_scene_role_get_name (item->role));
      if (item->role == ANALECT_ROLE_BACKGROUND || item->role == ANALECT_ROLE_GRID)
        append_attribute (out, "aria-hidden", "true");
      g_string_append (out, ">\n");
      return;
    }
  writer->written[item->target] = TRUE;
  open_target (writer, item->target);
}

static gboolean
belong_together (const AnalectSceneItem *a, const AnalectSceneItem *b)
{
  return a->target == b->target && (a->target != ANALECT_NO_TARGET || a->role == b->role);
}

static void
append_items (Writer *writer)
{
  const AnalectSceneItem *previous = NULL;

  for (guint i = 0; i < analect_scene_get_n_items (writer->scene); i++)
    {
      const AnalectSceneItem *item = analect_scene_get_item (writer->scene, i);

      if (previous == NULL || !belong_together (previous, item))
        {
          if (previous != NULL)
            g_string_append (writer->out, "</g>\n");
          open_group (writer, item);
        }
      append_item (writer->out, item);
      previous = item;
    }
  if (previous != NULL)
    g_string_append (writer->out, "</g>\n");
}

/* What is said of targets that nothing is drawn for, such as the second of two values that are not defined. */
static void
append_silent_targets (Writer *writer)
{
  for (guint i = 0; i < analect_scene_get_n_targets (writer->scene); i++)
    if (!writer->written[i])
      {
        open_target (writer, i);
        g_string_append (writer->out, "</g>\n");
      }
}

/* The root element, with what the whole chart is called and shows. */
static void
open_root (Writer *writer)
{
  GString *out = writer->out;
  const char *title = analect_scene_get_title (writer->scene);
  const char *description = analect_scene_get_description (writer->scene);
  double width = analect_scene_get_width (writer->scene), height = analect_scene_get_height (writer->scene);
  g_autofree char *title_id = g_strconcat (writer->prefix, "title", NULL);
  g_autofree char *description_id = g_strconcat (writer->prefix, "desc", NULL);

  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
  analect_append_length (out, width);
  g_string_append (out, "pt\" height=\"");
  analect_append_length (out, height);
  g_string_append (out, "pt\" viewBox=\"0 0 ");
  append_point (out, (AnalectPoint){ width, height });
  g_string_append_c (out, '"');
  append_attribute (out, "font-family", analect_scene_get_style (writer->scene)->family);
  append_attribute (out, "role", "graphics-document");
  if (*title != '\0')
    append_attribute (out, "aria-labelledby", title_id);
  if (*description != '\0')
    append_attribute (out, "aria-describedby", description_id);
  g_string_append (out, ">\n");
  append_words (out, "title", title_id, title);
  append_words (out, "desc", description_id, description);
}

GBytes *
analect_scene_export_svg (const AnalectScene *scene, AnalectSvgForm form, const char *prefix)
{
  Writer writer = { scene, g_string_sized_new (4096), make_name (prefix ? prefix : "", ""),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_new0 (gboolean, analect_scene_get_n_targets (scene)) };
  gsize size;

  if (form == ANALECT_SVG_FILE)
    g_string_append (writer.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  open_root (&writer);
  append_items (&writer);
  append_silent_targets (&writer);
  g_string_append (writer.out, "</svg>\n");
  g_free (writer.prefix);
  g_hash_table_unref (writer.ids);
  g_free (writer.written);
  size = writer.out->len;
  return g_bytes_new_take (g_string_free (writer.out, FALSE), size);
}
