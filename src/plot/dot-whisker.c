/* The description of a dot-and-whisker chart; see the header. Laying out is in dot-whisker-layout.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dot-whisker.h"

#include "dot-whisker-private.h"

#include <math.h>

static void
series_clear (gpointer data)
{
  AnalectDotSeries *series = data;

  g_free (series->id);
  g_free (series->name);
  g_free (series->legend);
}

static void
row_clear (AnalectDotRow *row, guint n_series)
{
  for (guint i = 0; i < n_series; i++)
    g_free (row->values[i].sentence);
  g_free (row->values);
  g_free (row->id);
  g_free (row->label);
  g_free (row->count);
}

AnalectDotWhisker *
analect_dot_whisker_new (void)
{
  AnalectDotWhisker *plot = g_new0 (AnalectDotWhisker, 1);

  plot->series = g_array_new (FALSE, TRUE, sizeof (AnalectDotSeries));
  g_array_set_clear_func (plot->series, series_clear);
  plot->rows = g_array_new (FALSE, TRUE, sizeof (AnalectDotRow));
  plot->title = g_strdup ("");
  plot->caption = g_strdup ("");
  plot->axis_title = g_strdup ("");
  plot->row_heading = g_strdup ("");
  plot->count_heading = g_strdup ("");
  plot->high = 1;
  plot->reference = NAN;
  plot->percent = plot->intervals = plot->counts = TRUE;
  return plot;
}

void
analect_dot_whisker_free (AnalectDotWhisker *plot)
{
  for (guint i = 0; i < plot->rows->len; i++)
    row_clear (&g_array_index (plot->rows, AnalectDotRow, i), plot->series->len);
  g_array_unref (plot->rows);
  g_array_unref (plot->series);
  g_free (plot->title);
  g_free (plot->caption);
  g_free (plot->axis_title);
  g_free (plot->row_heading);
  g_free (plot->count_heading);
  g_free (plot);
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = analect_plot_clean (text);
}

void
analect_dot_whisker_set_title (AnalectDotWhisker *plot, const char *title)
{
  set_text (&plot->title, title);
}

void
analect_dot_whisker_set_caption (AnalectDotWhisker *plot, const char *caption)
{
  set_text (&plot->caption, caption);
}

void
analect_dot_whisker_set_axis_title (AnalectDotWhisker *plot, const char *title)
{
  set_text (&plot->axis_title, title);
}

void
analect_dot_whisker_set_headings (AnalectDotWhisker *plot, const char *rows, const char *counts)
{
  set_text (&plot->row_heading, rows);
  set_text (&plot->count_heading, counts);
}

void
analect_dot_whisker_set_axis (AnalectDotWhisker *plot, double low, double high, gboolean percent, double reference)
{
  g_return_if_fail (isfinite (low) && isfinite (high) && low < high);

  plot->low = low;
  plot->high = high;
  plot->percent = percent;
  plot->reference = reference;
}

void
analect_dot_whisker_show_intervals (AnalectDotWhisker *plot, gboolean show)
{
  plot->intervals = show;
}

void
analect_dot_whisker_show_counts (AnalectDotWhisker *plot, gboolean show)
{
  plot->counts = show;
}

guint
analect_dot_whisker_add_series (AnalectDotWhisker *plot, const char *id, const char *name, const char *legend,
                                gboolean overall)
{
  AnalectDotSeries series = {
    analect_plot_clean (id),
    analect_plot_clean (name),
    analect_plot_clean (legend ? legend : name),
    overall,
  };

  /* Rows have room for as many values as there are series. */
  g_assert (plot->rows->len == 0);

  g_array_append_val (plot->series, series);
  return plot->series->len - 1;
}

guint
analect_dot_whisker_add_row (AnalectDotWhisker *plot, const char *id, const char *label, guint level, gboolean heading,
                             const char *count)
{
  AnalectDotRow row = {
    .id = analect_plot_clean (id),
    .label = analect_plot_clean (label),
    .count = analect_plot_clean (count),
    .level = level,
    .heading = heading,
    .values = g_new0 (AnalectDotValue, plot->series->len),
  };

  g_array_append_val (plot->rows, row);
  return plot->rows->len - 1;
}

void
analect_dot_whisker_set_value (AnalectDotWhisker *plot, guint row, guint series, double value, double low, double high,
                               const char *sentence)
{
  gboolean interval = isfinite (value) && isfinite (low) && isfinite (high) && low <= high;
  AnalectDotValue *cell;

  g_return_if_fail (row < plot->rows->len && series < plot->series->len);

  cell = &g_array_index (plot->rows, AnalectDotRow, row).values[series];
  cell->given = TRUE;
  cell->value = isfinite (value) ? value : NAN;
  cell->low = interval ? low : NAN;
  cell->high = interval ? high : NAN;
  set_text (&cell->sentence, sentence);
}

const AnalectDotSeries *
analect_dot_whisker_get_series (const AnalectDotWhisker *plot, guint index)
{
  return &g_array_index (plot->series, AnalectDotSeries, index);
}

const AnalectDotRow *
analect_dot_whisker_get_row (const AnalectDotWhisker *plot, guint index)
{
  return &g_array_index (plot->rows, AnalectDotRow, index);
}

AnalectSeriesLook *
analect_dot_whisker_make_looks (const AnalectDotWhisker *plot, const AnalectPlotStyle *style)
{
  AnalectSeriesLook *looks = g_new (AnalectSeriesLook, plot->series->len);
  guint group = 0;

  for (guint i = 0; i < plot->series->len; i++)
    looks[i] = analect_dot_whisker_get_series (plot, i)->overall ? analect_plot_style_get_overall (style)
                                                                 : analect_plot_style_get_group (style, group++);
  return looks;
}
