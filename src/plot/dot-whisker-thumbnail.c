/* A dot-and-whisker chart as a picture of a few centimetres: the first rows, marks and whiskers, no words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dot-whisker-private.h"

#include <math.h>

#define MAX_ROWS   5
#define MAX_SERIES 2

/* The rows that have something to show, at most MAX_ROWS. */
static guint
choose_rows (const AnalectDotWhisker *plot, guint chosen[MAX_ROWS])
{
  guint n = 0;

  for (guint i = 0; i < plot->rows->len && n < MAX_ROWS; i++)
    for (guint j = 0; j < plot->series->len; j++)
      if (analect_dot_whisker_get_row (plot, i)->values[j].given)
        {
          chosen[n++] = i;
          break;
        }
  return n;
}

static void
draw_value (const AnalectDotWhisker *plot, AnalectSceneBuilder *builder, const AnalectPlotStyle *style,
            const AnalectScale *scale, const AnalectDotValue *value, const AnalectSeriesLook *look, double y)
{
  if (!value->given || !analect_scale_contains (scale, value->value))
    return;
  if (plot->intervals && !isnan (value->low))
    {
      double from = CLAMP (value->low, scale->domain_low, scale->domain_high);
      double to = CLAMP (value->high, scale->domain_low, scale->domain_high);

      analect_scene_builder_set_role (builder, ANALECT_ROLE_WHISKER, ANALECT_NO_TARGET);
      analect_scene_add_line (builder, analect_scale_map (scale, from), y, analect_scale_map (scale, to), y,
                              look->whisker, style->whisker_width);
    }
  analect_scene_builder_set_role (builder, ANALECT_ROLE_MARK, ANALECT_NO_TARGET);
  analect_scene_add_marker (builder, look, analect_scale_map (scale, value->value), y, style->mark_size);
}

AnalectScene *
analect_dot_whisker_layout_thumbnail (const AnalectDotWhisker *plot, double width, double height,
                                      const AnalectPlotStyle *style)
{
  AnalectSceneBuilder *builder = analect_scene_builder_new (style);
  g_autofree AnalectSeriesLook *looks = analect_dot_whisker_make_looks (plot, style);
  guint chosen[MAX_ROWS], n_rows = choose_rows (plot, chosen), n_series = MIN (plot->series->len, MAX_SERIES);
  double edge = style->margin + style->mark_size;
  AnalectScale scale = { plot->low, plot->high };

  width = isfinite (width) && width > 4 * edge ? width : 90;
  height = isfinite (height) && height > 2 * style->margin ? height : 40;
  scale.range_low = edge;
  scale.range_high = width - edge;
  analect_scene_builder_set_words (builder, plot->title, plot->caption);
  for (guint i = 0; i < n_rows; i++)
    {
      double row = (height - 2 * style->margin) / n_rows, middle = style->margin + (i + 0.5) * row;

      for (guint j = 0; j < n_series; j++)
        draw_value (plot, builder, style, &scale, &analect_dot_whisker_get_row (plot, chosen[i])->values[j], &looks[j],
                    middle + (j - (n_series - 1) / 2.0) * row / 2);
    }
  return analect_scene_builder_finish (builder, width, height);
}
