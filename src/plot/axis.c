/* A horizontal axis; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "axis.h"

#include "plot-number.h"

#include <math.h>

#define MAX_TICKS 5 /* more lines would compete with the marks */

static void
axis_init (AnalectAxis *axis, double low, double high, gboolean percent)
{
  double step = 1;
  guint decimals;

  if (!isfinite (low) || !isfinite (high) || !(low < high) || !isfinite (high - low))
    {
      low = 0;
      high = 1;
    }
  *axis = (AnalectAxis){ .scale = { low, high, 0, 1 } };
  axis->n_ticks = analect_scale_make_ticks (low, high, MAX_TICKS, axis->ticks, &step);
  decimals = analect_plot_count_decimals (percent ? step * 100 : step);
  for (guint i = 0; i < axis->n_ticks; i++)
    axis->labels[i] = percent ? analect_plot_format_percent (axis->ticks[i], decimals)
                              : analect_plot_format_number (axis->ticks[i], decimals);
}

void
analect_axis_init_percent (AnalectAxis *axis, double low, double high)
{
  axis_init (axis, low, high, TRUE);
}

void
analect_axis_init_number (AnalectAxis *axis, double low, double high)
{
  axis_init (axis, low, high, FALSE);
}

void
analect_axis_clear (AnalectAxis *axis)
{
  for (guint i = 0; i < axis->n_ticks; i++)
    g_clear_pointer (&axis->labels[i], g_free);
  axis->n_ticks = 0;
}

/* Whether the words of two neighbours come closer than the width of two figures. */
static gboolean
is_crowded (const AnalectAxis *axis, AnalectTextMetric *metric, AnalectPlotFont font)
{
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double width = analect_text_metric_get_width (metric, axis->labels[i], -1, font);
      double x = analect_scale_map (&axis->scale, axis->ticks[i]);

      if (x - width / 2 < end + font.size)
        return TRUE;
      end = x + width / 2;
    }
  return FALSE;
}

/* Leaves out every second tick, so that an even number of intervals keeps both ends. */
static void
thin_out (AnalectAxis *axis)
{
  guint n = 0;

  for (guint i = 0; i < axis->n_ticks; i++)
    if (i % 2 == 0)
      {
        axis->ticks[n] = axis->ticks[i];
        axis->labels[n++] = axis->labels[i];
      }
    else
      g_free (axis->labels[i]);
  axis->n_ticks = n;
}

void
analect_axis_place (AnalectAxis *axis, double left, double right, AnalectTextMetric *metric,
                    const AnalectPlotStyle *style)
{
  axis->scale.range_low = left;
  axis->scale.range_high = right;
  while (axis->n_ticks > 1 && is_crowded (axis, metric, style->tick))
    thin_out (axis);
}

void
analect_axis_draw_grid (const AnalectAxis *axis, AnalectSceneBuilder *builder, const AnalectPlotStyle *style,
                        double top, double bottom)
{
  analect_scene_builder_set_role (builder, ANALECT_ROLE_GRID, ANALECT_NO_TARGET);
  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double x = analect_scale_map (&axis->scale, axis->ticks[i]);

      analect_scene_add_line (builder, x, top, x, bottom, style->grid, style->grid_width);
    }
}

double
analect_axis_draw_labels (const AnalectAxis *axis, AnalectSceneBuilder *builder, const AnalectPlotStyle *style,
                          AnalectTextMetric *metric, double y)
{
  double line = style->tick.size * style->line_spacing, tick = style->axis_width > 0 ? style->tick.size * 0.3 : 0;
  double middle = y + tick + style->tick.size * 0.25 + line / 2;

  analect_scene_builder_set_role (builder, ANALECT_ROLE_AXIS, ANALECT_NO_TARGET);
  if (style->axis_width > 0)
    analect_scene_add_line (builder, axis->scale.range_low, y, axis->scale.range_high, y, style->text,
                            style->axis_width);
  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double x = analect_scale_map (&axis->scale, axis->ticks[i]);

      if (tick > 0)
        analect_scene_add_line (builder, x, y, x, y + tick, style->text, style->axis_width);
      analect_scene_add_text (builder, metric, x, middle + analect_plot_font_get_drop (style->tick),
                              ANALECT_ALIGN_CENTRE, style->tick, style->dim, axis->labels[i]);
    }
  return middle + line / 2;
}
