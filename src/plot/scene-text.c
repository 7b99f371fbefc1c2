/* Scenes in words; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scene-text.h"

#include "plot-format.h"
#include "scene-table.h"

static void
append_lengths (GString *dump, const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (dump, ' ');
      analect_append_length (dump, values[i]);
    }
}

static void
append_point (GString *dump, AnalectPoint point)
{
  append_lengths (dump, (double[]){ point.x, point.y }, 2);
}

static void
append_box (GString *dump, AnalectBox box)
{
  append_lengths (dump, (double[]){ box.x, box.y, box.width, box.height }, 4);
}

static void
append_path (GString *dump, const AnalectSceneItem *item)
{
  static const char *const verbs[] = { " move", " line", " curve", " close" };
  static const guint n_points[] = { 1, 1, 3, 0 };

  for (guint i = 0; i < item->path.n_steps; i++)
    {
      g_string_append (dump, verbs[item->path.steps[i].verb]);
      for (guint j = 0; j < n_points[item->path.steps[i].verb]; j++)
        append_point (dump, item->path.steps[i].points[j]);
    }
}

static void
append_text (GString *dump, const AnalectSceneItem *item)
{
  static const char *const aligns[] = { "left", "centre", "right" };

  append_point (dump, item->text.anchor);
  g_string_append_printf (dump, " %s size", aligns[item->text.align]);
  append_lengths (dump, &item->text.font.size, 1);
  g_string_append (dump, item->text.font.bold ? " bold" : "");
  g_string_append (dump, item->text.rtl ? " rtl" : "");
  if (item->text.angle != 0)
    {
      g_string_append (dump, " angle");
      append_lengths (dump, &item->text.angle, 1);
    }
  g_string_append_printf (dump, " “%s”", item->text.string);
}

static void
append_geometry (GString *dump, const AnalectSceneItem *item)
{
  switch (item->shape)
    {
    case ANALECT_SHAPE_LINE:
      append_point (dump, item->line.from);
      append_point (dump, item->line.to);
      break;
    case ANALECT_SHAPE_RECTANGLE:
      append_box (dump, item->rectangle.box);
      break;
    case ANALECT_SHAPE_MARKER:
      append_point (dump, item->marker.centre);
      g_string_append_printf (dump, " %s", analect_marker_get_name (item->marker.marker));
      append_lengths (dump, &item->marker.size, 1);
      break;
    case ANALECT_SHAPE_PATH:
      append_path (dump, item);
      break;
    case ANALECT_SHAPE_TEXT:
    default:
      append_text (dump, item);
      break;
    }
}

static void
append_paint (GString *dump, const AnalectSceneItem *item)
{
  if (item->fill.alpha > 0)
    {
      g_string_append (dump, " fill ");
      analect_append_colour (dump, item->fill);
    }
  if (item->stroke.alpha > 0)
    {
      g_string_append (dump, " stroke ");
      analect_append_colour (dump, item->stroke);
      append_lengths (dump, &item->stroke_width, 1);
    }
  if (item->dash > 0)
    {
      g_string_append (dump, " dash");
      append_lengths (dump, &item->dash, 1);
    }
}

static void
append_targets (GString *dump, const AnalectScene *scene)
{
  for (guint i = 0; i < analect_scene_get_n_targets (scene); i++)
    {
      const AnalectSceneTarget *target = analect_scene_get_target (scene, i);

      g_string_append_printf (dump, "target %u “%s” row %d column %d box", i, target->id, target->row, target->column);
      append_box (dump, target->box);
      g_string_append (dump, " centre");
      append_point (dump, target->centre);
      g_string_append_printf (dump, "\n  name “%s”\n  sentence “%s”\n  value “%s”\n", target->name, target->sentence,
                              target->value);
    }
}

char *
analect_scene_dump (const AnalectScene *scene)
{
  GString *dump = g_string_new ("scene");

  append_lengths (dump, (double[]){ analect_scene_get_width (scene), analect_scene_get_height (scene) }, 2);
  g_string_append_printf (dump, "\ntitle “%s”\ndescription “%s”\n", analect_scene_get_title (scene),
                          analect_scene_get_description (scene));
  for (guint i = 0; i < analect_scene_get_n_items (scene); i++)
    {
      const AnalectSceneItem *item = analect_scene_get_item (scene, i);

      g_string_append_printf (dump, "%s %s", analect_scene_role_get_name (item->role),
                              analect_scene_shape_get_name (item->shape));
      append_geometry (dump, item);
      append_paint (dump, item);
      if (item->target != ANALECT_NO_TARGET)
        g_string_append_printf (dump, " target %u", item->target);
      g_string_append_c (dump, '\n');
    }
  append_targets (dump, scene);
  return g_string_free (dump, FALSE);
}

/* Columns of a terminal that TEXT takes. */
static guint
count_cells (const char *text)
{
  guint cells = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      cells += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return cells;
}

/* Line ROW of the table, the headings being line 0. */
static const char *
get_line_cell (const AnalectSceneTable *table, guint line, guint column)
{
  return line == 0 ? analect_scene_table_get_heading (table, column)
                   : analect_scene_table_get_cell (table, line - 1, column);
}

static void
print_lines (GString *text, const AnalectSceneTable *table)
{
  guint n_columns = analect_scene_table_get_n_columns (table), n_lines = analect_scene_table_get_n_rows (table) + 1;
  g_autofree guint *widths = g_new0 (guint, n_columns);

  for (guint line = 0; line < n_lines; line++)
    for (guint column = 0; column < n_columns; column++)
      widths[column] = MAX (widths[column], count_cells (get_line_cell (table, line, column)));
  for (guint line = 0; line < n_lines; line++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          const char *cell = get_line_cell (table, line, column);
          guint blanks = widths[column] - count_cells (cell);

          if (column > 0)
            g_string_append_printf (text, "  %*s%s", (int) blanks, "", cell);
          else
            g_string_append_printf (text, "%s%*s", cell, (int) blanks, "");
        }
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
    }
}

char *
analect_scene_print_table (AnalectScene *scene)
{
  g_autoptr (AnalectSceneTable) table = analect_scene_table_new (scene);
  GString *text = g_string_new (NULL);

  if (*analect_scene_get_title (scene) != '\0')
    g_string_append_printf (text, "%s\n\n", analect_scene_get_title (scene));
  if (table != NULL)
    print_lines (text, table);
  if (*analect_scene_get_description (scene) != '\0')
    g_string_append_printf (text, "\n%s\n", analect_scene_get_description (scene));
  return g_string_free (text, FALSE);
}
