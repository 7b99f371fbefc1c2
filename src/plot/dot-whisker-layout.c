/* Laying out a dot-and-whisker chart: title, legend, axis and caption around the rows.
 *
 * First everything is measured (columns and rows in dot-whisker-measure.c), so that rows can stretch to a given
 * height; then it is drawn from the top down (rows in dot-whisker-rows.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dot-whisker.h"

#include "dot-whisker-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define TITLE_LINES   4
#define CAPTION_LINES 16
#define LEGEND_LINE   1.5 /* of the legend's font */

/* The parts whose heights are known before anything is drawn. */
typedef struct
{
  AnalectWrappedText *title, *caption;
  AnalectLegend *legend;
  double title_height, legend_height, rows_height, axis_height, caption_height;
} Parts;

static AnalectLegend *
make_legend (const AnalectDotLayout *layout)
{
  AnalectLegend *legend = analect_legend_new ();

  for (guint i = 0; layout->plot->series->len > 1 && i < layout->plot->series->len; i++)
    analect_legend_add (legend, &layout->looks[i], analect_dot_whisker_get_series (layout->plot, i)->legend);
  return legend;
}

/* The legend begins above the axis; where that takes more than one line, it may use the whole width. */
static double
place_legend (const AnalectDotLayout *layout, AnalectLegend *legend)
{
  const AnalectScale *scale = &layout->axis.scale;
  double size = layout->style->legend.size, right = layout->count_left - size;
  double height = analect_legend_place (legend, scale->range_low, right, layout->metric, layout->style);

  if (height > 2 * size)
    height = analect_legend_place (legend, layout->label_left, right, layout->metric, layout->style);
  return height;
}

static double
get_block_height (const AnalectWrappedText *text, AnalectPlotFont font, const AnalectPlotStyle *style)
{
  return text->n_lines * font.size * style->line_spacing;
}

static void
measure (AnalectDotLayout *layout, Parts *parts)
{
  const AnalectPlotStyle *style = layout->style;
  double width;

  parts->rows_height = analect_dot_layout_measure (layout);
  width = layout->right - layout->left;
  parts->title = analect_text_wrap (layout->metric, layout->plot->title, style->title, width, TITLE_LINES);
  parts->caption =
      analect_text_wrap_evenly (layout->metric, layout->plot->caption, style->caption, width, CAPTION_LINES);
  parts->legend = make_legend (layout);
  parts->legend_height = place_legend (layout, parts->legend);
  if (layout->count_heading->n_lines > 0)
    parts->legend_height = MAX (parts->legend_height, LEGEND_LINE * style->legend.size);
  if (parts->legend_height > 0)
    parts->legend_height += style->gap / 2;
  parts->title_height = get_block_height (parts->title, style->title, style);
  if (parts->title_height > 0)
    parts->title_height += style->gap;
  parts->axis_height = (0.25 + style->line_spacing + (style->axis_width > 0 ? 0.3 : 0)) * style->tick.size;
  if (*layout->plot->axis_title != '\0')
    parts->axis_height += style->tick.size * style->line_spacing;
  parts->caption_height = get_block_height (parts->caption, style->caption, style);
  if (parts->caption_height > 0)
    parts->caption_height += style->gap / 2;
}

static void
draw_title (const AnalectDotLayout *layout, const Parts *parts)
{
  const AnalectPlotStyle *style = layout->style;
  gboolean rtl = parts->title->rtl;

  analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_TITLE, ANALECT_NO_TARGET);
  analect_scene_add_wrapped_text (layout->builder, layout->metric, rtl ? layout->right : layout->left,
                                  style->margin + style->title.size * style->line_spacing / 2,
                                  rtl ? ANALECT_ALIGN_RIGHT : ANALECT_ALIGN_LEFT, style->title, style->text,
                                  parts->title);
}

static void
draw_legend (const AnalectDotLayout *layout, const Parts *parts, double y)
{
  const AnalectPlotStyle *style = layout->style;
  double line = LEGEND_LINE * style->legend.size, last = y + parts->legend_height - style->gap / 2 - line / 2;

  analect_legend_draw (parts->legend, layout->builder, style, layout->metric, y);
  analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_HEADING, ANALECT_NO_TARGET);
  analect_scene_add_wrapped_text (layout->builder, layout->metric, layout->count_right, last, ANALECT_ALIGN_RIGHT,
                                  style->tick, style->dim, layout->count_heading);
}

/* Hairlines between rows, grid lines, and the line of the reference value. */
static void
draw_lines (const AnalectDotLayout *layout, double top, double bottom)
{
  const AnalectPlotStyle *style = layout->style;
  AnalectSceneBuilder *builder = layout->builder;

  analect_scene_builder_set_role (builder, ANALECT_ROLE_GRID, ANALECT_NO_TARGET);
  for (guint i = 1; i < layout->plot->rows->len; i++)
    {
      gboolean heading = analect_dot_whisker_get_row (layout->plot, i)->heading;

      analect_scene_add_line (builder, layout->left, layout->places[i].top, layout->right, layout->places[i].top,
                              heading ? style->grid : style->hairline, style->hairline_width);
    }
  analect_axis_draw_grid (&layout->axis, builder, style, top - style->gap / 3, bottom);
  if (analect_scale_contains (&layout->axis.scale, layout->plot->reference))
    {
      double x = analect_scale_map (&layout->axis.scale, layout->plot->reference);

      analect_scene_builder_set_role (builder, ANALECT_ROLE_AXIS, ANALECT_NO_TARGET);
      analect_scene_add_line (builder, x, top - style->gap / 3, x, bottom, style->dim, style->grid_width * 1.5);
    }
}

static double
draw_axis (const AnalectDotLayout *layout, double y)
{
  const AnalectPlotStyle *style = layout->style;
  const AnalectScale *scale = &layout->axis.scale;
  double line = style->tick.size * style->line_spacing, middle = (scale->range_low + scale->range_high) / 2;
  g_autoptr (AnalectWrappedText) title = NULL;

  y = analect_axis_draw_labels (&layout->axis, layout->builder, style, layout->metric, y);
  if (*layout->plot->axis_title == '\0')
    return y;
  title = analect_text_wrap (layout->metric, layout->plot->axis_title, style->tick,
                             2 * MIN (middle - layout->left, layout->right - middle), 1);
  analect_scene_add_wrapped_text (layout->builder, layout->metric, middle, y + line / 2, ANALECT_ALIGN_CENTRE,
                                  style->tick, style->text, title);
  return y + line;
}

/* Words instead of a chart that has no rows. */
static void
draw_empty (const AnalectDotLayout *layout, double top, double bottom)
{
  const AnalectScale *scale = &layout->axis.scale;
  g_autoptr (AnalectWrappedText) words = analect_text_wrap (layout->metric, _ ("Nothing to show"), layout->style->label,
                                                            scale->range_high - scale->range_low, 1);

  analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_NOTE, ANALECT_NO_TARGET);
  analect_scene_add_wrapped_text (layout->builder, layout->metric, (scale->range_low + scale->range_high) / 2,
                                  (top + bottom) / 2, ANALECT_ALIGN_CENTRE, layout->style->label, layout->style->dim,
                                  words);
}

/* Draws all parts and returns the y below the last. */
static double
draw (AnalectDotLayout *layout, const Parts *parts)
{
  const AnalectPlotStyle *style = layout->style;
  double y = style->margin + parts->title_height, top, bottom;

  draw_title (layout, parts);
  draw_legend (layout, parts, y);
  top = bottom = y + parts->legend_height;
  for (guint i = 0; i < layout->plot->rows->len; i++)
    {
      layout->places[i].top = bottom;
      bottom += layout->places[i].height;
    }
  bottom = MAX (bottom, top + style->row_height * 2);
  draw_lines (layout, top, bottom);
  if (layout->plot->rows->len == 0)
    draw_empty (layout, top, bottom);
  analect_dot_layout_draw_rows (layout);
  y = draw_axis (layout, bottom);
  if (parts->caption->n_lines > 0)
    {
      double line = style->caption.size * style->line_spacing;

      analect_scene_builder_set_role (layout->builder, ANALECT_ROLE_CAPTION, ANALECT_NO_TARGET);
      analect_scene_add_wrapped_text (layout->builder, layout->metric, (layout->left + layout->right) / 2,
                                      y + style->gap / 2 + line / 2, ANALECT_ALIGN_CENTRE, style->caption, style->dim,
                                      parts->caption);
    }
  return y + parts->caption_height;
}

static void
set_words (const AnalectDotLayout *layout)
{
  const AnalectDotWhisker *plot = layout->plot;
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();

  g_ptr_array_add (headings, plot->row_heading);
  for (guint i = 0; i < plot->series->len; i++)
    g_ptr_array_add (headings, analect_dot_whisker_get_series (plot, i)->legend);
  g_ptr_array_add (headings, plot->count_heading);
  g_ptr_array_add (headings, NULL);
  analect_scene_builder_set_headings (layout->builder, (const char *const *) headings->pdata);
  analect_scene_builder_set_words (layout->builder, plot->title, plot->caption);
}

static void
parts_clear (Parts *parts)
{
  analect_wrapped_text_free (parts->title);
  analect_wrapped_text_free (parts->caption);
  analect_legend_free (parts->legend);
}

static void
layout_clear (AnalectDotLayout *layout)
{
  for (guint i = 0; i < layout->plot->rows->len; i++)
    {
      analect_wrapped_text_free (layout->places[i].label);
      analect_wrapped_text_free (layout->places[i].count);
    }
  g_free (layout->places);
  g_free (layout->looks);
  analect_wrapped_text_free (layout->count_heading);
  analect_axis_clear (&layout->axis);
}

AnalectScene *
analect_dot_whisker_layout (const AnalectDotWhisker *plot, double width, double height, const AnalectPlotStyle *style,
                            AnalectTextMetric *metric)
{
  AnalectDotLayout layout = { plot, style, metric };
  Parts parts = { 0 };
  double fixed, bottom;

  if (style->thumbnail)
    return analect_dot_whisker_layout_thumbnail (plot, width, height, style);
  width = isfinite (width) && width > 0 ? width : style->width;
  layout.builder = analect_scene_builder_new (style);
  layout.looks = analect_dot_whisker_make_looks (plot, style);
  layout.places = g_new0 (AnalectDotPlace, plot->rows->len);
  layout.left = style->margin;
  layout.right = width - style->margin;
  measure (&layout, &parts);
  fixed = 2 * style->margin + parts.title_height + parts.legend_height + parts.axis_height + parts.caption_height;
  if (isfinite (height) && height > 0)
    parts.rows_height =
        analect_dot_layout_stretch_rows (&layout, parts.rows_height, height - fixed - parts.rows_height);
  set_words (&layout);
  bottom = draw (&layout, &parts) + style->margin;
  parts_clear (&parts);
  layout_clear (&layout);
  return analect_scene_builder_finish (layout.builder, layout.right + style->margin,
                                       isfinite (height) ? MAX (height, bottom) : bottom);
}
