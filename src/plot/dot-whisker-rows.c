/* The rows of a dot-and-whisker chart: label, whiskers, marks, count, and what each of them means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dot-whisker-private.h"
#include "plot-number.h"

#include <math.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  const AnalectDotLayout *layout;
  const AnalectDotRow *row;
  const AnalectDotPlace *place;
  guint index;
  double middle;
} Row;

/* The y of lane LANE, counted from 0; the one after the last is that of the note. */
static double
get_lane (const Row *row, guint lane)
{
  const AnalectDotPlace *place = row->place;
  double note = place->has_note ? analect_dot_layout_get_note_height (row->layout) : 0;
  double top = row->middle - (place->n_lanes * row->layout->lane + note) / 2;

  return top + lane * row->layout->lane + (lane < place->n_lanes ? row->layout->lane : note) / 2;
}

/* "80 % (38 to 96 %)" or "not defined". */
static char *
format_value (const Row *row, const AnalectDotValue *value)
{
  gboolean intervals = row->layout->plot->intervals;

  return analect_plot_format_interval (value->value, intervals ? value->low : NAN, intervals ? value->high : NAN,
                                       row->layout->plot->percent);
}

/* All values of the row as one sentence: "All 92 % (65 to 99 %); Anxiety 80 % (38 to 96 %)". */
static char *
describe_row (const Row *row)
{
  guint n = row->layout->plot->series->len;
  GString *sentence = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = NULL;

      if (!row->row->values[i].given)
        continue;
      value = format_value (row, &row->row->values[i]);
      if (sentence->len > 0)
        g_string_append (sentence, "; ");
      if (n > 1)
        g_string_append_printf (sentence, "%s ", analect_dot_whisker_get_series (row->layout->plot, i)->name);
      g_string_append (sentence, value);
    }
  return g_string_free (sentence, FALSE);
}

static guint
add_row_target (const Row *row)
{
  const AnalectDotLayout *layout = row->layout;
  double reach = layout->style->label.size * 0.3;
  g_autofree char *sentence = describe_row (row);

  return analect_scene_builder_add_target (layout->builder,
                                           &(AnalectSceneTarget){
                                               .id = row->row->id,
                                               .name = row->row->label,
                                               .sentence = sentence,
                                               .value = row->row->count,
                                               .row = (int) row->index,
                                               .column = -1,
                                               .box = { layout->left - reach, row->place->top,
                                                        layout->right - layout->left + 2 * reach, row->place->height },
                                               .centre = { layout->label_right, row->middle },
                                           });
}

static void
draw_label (const Row *row, guint target)
{
  const AnalectDotLayout *layout = row->layout;
  const AnalectPlotStyle *style = layout->style;
  const AnalectWrappedText *label = row->place->label;
  AnalectPlotFont font = row->row->heading ? style->heading : style->label;
  double line = font.size * style->line_spacing;
  double first = row->middle - (label->n_lines - 1.0) * line / 2, x = layout->label_right;

  analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_LABEL, target);
  if (layout->outline)
    x = layout->label_left + analect_dot_layout_get_indent (layout, row->row);
  analect_scene_add_wrapped_text (layout->builder, layout->metric, x, first,
                                  layout->outline ? ANALECT_ALIGN_LEFT : ANALECT_ALIGN_RIGHT, font, style->text, label);
}

static void
draw_count (const Row *row, guint target)
{
  const AnalectDotLayout *layout = row->layout;
  AnalectPlotFont font = row->row->heading ? layout->style->heading : layout->style->label;

  analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_COUNT, target);
  analect_scene_add_wrapped_text (layout->builder, layout->metric, layout->count_right, row->middle,
                                  ANALECT_ALIGN_RIGHT, font, layout->style->text, row->place->count);
}

/* An arrow head at X: the interval goes on beyond the axis. DIRECTION is -1 to the left, 1 to the right. */
static void
draw_arrow (const AnalectDotLayout *layout, double x, double y, double direction, AnalectColour colour)
{
  double size = layout->style->mark_size * 0.5;
  AnalectPathStep steps[] = {
    { ANALECT_PATH_MOVE, { { x - direction * size, y - size * 0.7 } } },
    { ANALECT_PATH_LINE, { { x, y } } },
    { ANALECT_PATH_LINE, { { x - direction * size, y + size * 0.7 } } },
  };

  analect_scene_add_path (layout->builder, steps, G_N_ELEMENTS (steps), ANALECT_COLOUR_NONE, colour,
                          layout->style->whisker_width);
}

/* Draws the interval as far as the axis goes. */
static void
draw_whisker (const Row *row, guint series, guint target, double y)
{
  const AnalectDotLayout *layout = row->layout;
  const AnalectScale *scale = &layout->axis.scale;
  const AnalectDotValue *value = &row->row->values[series];
  AnalectColour colour = layout->looks[series].whisker;
  double from, to;

  if (!layout->plot->intervals || isnan (value->low) || value->high < scale->domain_low
      || value->low > scale->domain_high)
    return;
  from = analect_scale_map (scale, MAX (value->low, scale->domain_low));
  to = analect_scale_map (scale, MIN (value->high, scale->domain_high));
  analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_WHISKER, target);
  analect_scene_add_line (layout->builder, from, y, to, y, colour, layout->style->whisker_width);
  if (!analect_scale_contains (scale, value->low))
    draw_arrow (layout, from, y, -1, colour);
  if (!analect_scale_contains (scale, value->high))
    draw_arrow (layout, to, y, 1, colour);
}

/* Adds the target of one value; BOX and CENTRE are set by what is drawn for it. */
static guint
add_value_target (const Row *row, guint series, AnalectBox box, AnalectPoint centre, double reach)
{
  const AnalectDotWhisker *plot = row->layout->plot;
  const AnalectDotValue *value = &row->row->values[series];
  const AnalectDotSeries *of = analect_dot_whisker_get_series (plot, series);
  g_autofree char *id = g_strdup_printf ("%s %s", row->row->id, of->id);
  g_autofree char *text = format_value (row, value);
  /* Translators: a row of a chart and one of its series, "Daily life and work, Depression". */
  g_autofree char *name = plot->series->len > 1 ? g_strdup_printf (_ ("%s, %s"), row->row->label, of->name) : NULL;

  return analect_scene_builder_add_target (row->layout->builder,
                                           &(AnalectSceneTarget){
                                               .id = id,
                                               .name = name ? name : row->row->label,
                                               .sentence = *value->sentence != '\0' ? value->sentence : text,
                                               .value = text,
                                               .row = (int) row->index,
                                               .column = (int) series,
                                               .box = box,
                                               .centre = centre,
                                               .reach = reach,
                                           });
}

/* The hit area of a value: its lane from the lower to the upper end of what is drawn. */
static AnalectBox
get_value_box (const Row *row, guint series, AnalectPoint centre, double reach)
{
  const AnalectScale *scale = &row->layout->axis.scale;
  const AnalectDotValue *value = &row->row->values[series];
  double from = centre.x - reach, to = centre.x + reach, half = row->layout->lane / 2;

  if (row->layout->plot->intervals && !isnan (value->low))
    {
      from = MIN (from, analect_scale_map (scale, CLAMP (value->low, scale->domain_low, scale->domain_high)));
      to = MAX (to, analect_scale_map (scale, CLAMP (value->high, scale->domain_low, scale->domain_high)));
    }
  return (AnalectBox){ from, centre.y - half, to - from, 2 * half };
}

/* A mark with its whisker. A value beyond the axis gets an arrow in place of the mark. */
static void
draw_value (const Row *row, guint series, guint lane)
{
  const AnalectDotLayout *layout = row->layout;
  const AnalectScale *scale = &layout->axis.scale;
  const AnalectSeriesLook *look = &layout->looks[series];
  double value = row->row->values[series].value;
  double reach = analect_marker_get_reach (look->marker, layout->style->mark_size);
  AnalectPoint centre = { analect_scale_map (scale, CLAMP (value, scale->domain_low, scale->domain_high)),
                          get_lane (row, lane) };
  guint target = add_value_target (row, series, get_value_box (row, series, centre, reach), centre, reach);

  draw_whisker (row, series, target, centre.y);
  analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_MARK, target);
  if (analect_scale_contains (scale, value))
    analect_scene_add_marker (layout->builder, look, centre.x, centre.y, layout->style->mark_size);
  else
    draw_arrow (layout, centre.x, centre.y, value > scale->domain_high ? 1 : -1, look->colour);
}

/* Says in one line which series have no value here. */
static char *
format_undefined (const Row *row)
{
  const AnalectDotWhisker *plot = row->layout->plot;
  g_autoptr (GString) names = g_string_new (NULL);

  if (row->place->n_lanes == 0 || plot->series->len == 1)
    return g_strdup (_ ("not defined"));
  for (guint i = 0; i < plot->series->len; i++)
    if (row->row->values[i].given && isnan (row->row->values[i].value))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              analect_dot_whisker_get_series (plot, i)->name);
  /* Translators: names of series in a chart, separated by commas; the end may be cut off. */
  return g_strdup_printf (_ ("not defined: %s"), names->str);
}

/* Targets and one line of words for the values that are not defined. */
static void
draw_undefined (const Row *row)
{
  const AnalectDotLayout *layout = row->layout;
  const AnalectScale *scale = &layout->axis.scale;
  double x = scale->range_low + layout->style->mark_size, y = get_lane (row, row->place->n_lanes);
  double height = analect_dot_layout_get_note_height (layout);
  g_autofree char *words = format_undefined (row);
  g_autoptr (AnalectWrappedText) note =
      analect_text_wrap (layout->metric, words, layout->style->tick, scale->range_high - x, 1);
  guint target = ANALECT_NO_TARGET;

  for (guint i = 0; i < layout->plot->series->len; i++)
    if (row->row->values[i].given && isnan (row->row->values[i].value))
      target =
          add_value_target (row, i, (AnalectBox){ x, y - height / 2, note->width, height }, (AnalectPoint){ x, y }, 0);
  analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_NOTE, target);
  analect_scene_add_wrapped_text (layout->builder, layout->metric, x, y, ANALECT_ALIGN_LEFT, layout->style->tick,
                                  layout->style->dim, note);
}

void
analect_dot_layout_draw_rows (const AnalectDotLayout *layout)
{
  for (guint i = 0; i < layout->plot->rows->len; i++)
    {
      const AnalectDotPlace *place = &layout->places[i];
      Row row = { layout, analect_dot_whisker_get_row (layout->plot, i), place, i, place->top + place->height / 2 };
      guint target = add_row_target (&row), lane = 0;

      draw_label (&row, target);
      draw_count (&row, target);
      for (guint j = 0; j < layout->plot->series->len; j++)
        if (row.row->values[j].given && !isnan (row.row->values[j].value))
          draw_value (&row, j, lane++);
      if (place->has_note)
        draw_undefined (&row);
    }
}
