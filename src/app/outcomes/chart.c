/* Charts of the Outcomes workspace; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart.h"

#include <glib/gi18n.h>

/* Prevalence */

static void
make_prevalence (AnalectChart *chart)
{
  AnalectPrevalenceLook look = { .intervals = chart->choice.intervals, .counts = chart->choice.counts };

  chart->prevalence = analect_prevalence_new (chart->rows, &chart->choice.count);
  chart->table = analect_prevalence_table (chart->rows, chart->prevalence);
  chart->plot = analect_prevalence_chart (chart->rows, chart->prevalence, &look);
  for (guint i = 0; i < chart->prevalence->rows->len; i++)
    g_array_append_val (chart->codes, g_array_index (chart->prevalence->rows, AnalectPrevalenceRow, i).code);
}

/* The codings that count, of the direction that is counted. */
static GArray *
prevalence_evidence (const AnalectChart *chart, guint row, guint series)
{
  const AnalectPrevalenceRow *of = &g_array_index (chart->prevalence->rows, AnalectPrevalenceRow, row);
  int direction = chart->choice.count.direction;
  const AnalectCounts *counts =
      series > 0 ? g_array_index (chart->prevalence->groups, AnalectPrevalenceGroup, series - 1).counts
                 : chart->prevalence->counts;
  GArray *codings = analect_counts_evidence (chart->rows, counts, of->entry);
  guint n = 0;

  if (direction < 0)
    return codings;
  for (guint i = 0; i < codings->len; i++)
    {
      AnalectId coding = g_array_index (codings, AnalectId, i);

      if (analect_row_integer (analect_rows_get (chart->rows, coding), ANALECT_CODING_DIRECTION) == direction)
        g_array_index (codings, AnalectId, n++) = coding;
    }
  return g_array_set_size (codings, n);
}

const AnalectChartKind analect_chart_kinds[] = {
  { "prevalence", NC_ ("chart", "Prevalence"), make_prevalence, prevalence_evidence },
};

const guint analect_n_chart_kinds = G_N_ELEMENTS (analect_chart_kinds);

/* Any chart */

/* What only a scene tells: the title and the sentences the report gave the chart. Where things stand in it is of no
 * use, so it does not ask for fonts, which would belong to one thread. */
static AnalectScene *
make_words (const AnalectDotWhisker *plot)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();

  return analect_dot_whisker_layout (plot, 0, 0, &style, metric);
}

AnalectChart *
analect_chart_new (const AnalectChartKind *kind, AnalectRows *rows, const AnalectChartChoice *choice)
{
  AnalectChart *chart = g_new0 (AnalectChart, 1);

  g_atomic_ref_count_init (&chart->references);
  chart->kind = kind;
  chart->rows = analect_rows_ref (rows);
  chart->choice = *choice;
  chart->codes = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  kind->make (chart);
  chart->words = make_words (chart->plot);
  return chart;
}

AnalectChart *
analect_chart_ref (AnalectChart *chart)
{
  g_atomic_ref_count_inc (&chart->references);
  return chart;
}

void
analect_chart_unref (AnalectChart *chart)
{
  if (!g_atomic_ref_count_dec (&chart->references))
    return;
  g_clear_pointer (&chart->prevalence, analect_prevalence_free);
  g_clear_pointer (&chart->plot, analect_dot_whisker_free);
  g_clear_pointer (&chart->table, analect_table_free);
  g_array_unref (chart->codes);
  g_clear_pointer (&chart->words, analect_scene_unref);
  analect_rows_unref (chart->rows);
  g_free (chart);
}

const char *
analect_chart_get_title (const AnalectChart *chart)
{
  return analect_scene_get_title (chart->words);
}

const char *
analect_chart_get_sentence (const AnalectChart *chart, guint row, guint series, char **name)
{
  g_autofree char *id = analect_chart_mark_id (chart, row, series);
  guint index = analect_scene_find_target (chart->words, id);
  AnalectId code = g_array_index (chart->codes, AnalectId, row);
  const AnalectSceneTarget *target;

  *name = g_strdup (analect_row_string (analect_rows_get (chart->rows, code), ANALECT_CODE_NAME));
  if (index == ANALECT_NO_TARGET)
    return "";
  target = analect_scene_get_target (chart->words, index);
  if (g_str_has_prefix (target->sentence, target->name))
    {
      g_free (*name);
      *name = g_strdup (target->name);
    }
  return target->sentence;
}

/* A metric of fonts is dear to make, and belongs to the main thread. */
static AnalectTextMetric *
get_metric (const char *family)
{
  static AnalectTextMetric *metric;
  static char *of;

  if (g_strcmp0 (of, family) != 0)
    {
      g_clear_pointer (&metric, analect_text_metric_unref);
      g_free (of);
      of = g_strdup (family);
      metric = analect_text_metric_new_pango (family);
    }
  return metric;
}

AnalectScene *
analect_chart_lay_out (AnalectChart *chart, double width, double height, const AnalectPlotStyle *style, gboolean title)
{
  analect_dot_whisker_set_title (chart->plot, title ? analect_chart_get_title (chart) : "");
  return analect_dot_whisker_layout (chart->plot, width, height, style, get_metric (style->family));
}

int
analect_chart_find_code (const AnalectChart *chart, AnalectId code)
{
  for (guint i = 0; i < chart->codes->len; i++)
    if (g_array_index (chart->codes, AnalectId, i) == code)
      return (int) i;
  return -1;
}

AnalectId
analect_chart_get_group (const AnalectChart *chart, guint series)
{
  const GArray *groups = chart->prevalence->groups;

  return series > 0 && series <= groups->len ? g_array_index (groups, AnalectPrevalenceGroup, series - 1).value
                                             : ANALECT_ID_NONE;
}

guint
analect_chart_find_group (const AnalectChart *chart, AnalectId value)
{
  for (guint series = 1; value != ANALECT_ID_NONE && series <= chart->prevalence->groups->len; series++)
    if (analect_chart_get_group (chart, series) == value)
      return series;
  return 0;
}

char *
analect_chart_mark_id (const AnalectChart *chart, guint row, guint series)
{
  const AnalectRow *code = analect_rows_get (chart->rows, g_array_index (chart->codes, AnalectId, row));
  const AnalectRow *value = analect_rows_get (chart->rows, analect_chart_get_group (chart, series));
  char guid[ANALECT_GUID_STRING_SIZE], group[ANALECT_GUID_STRING_SIZE];

  return g_strdup_printf ("%s %s", analect_guid_format (&code->guid, guid),
                          value ? analect_guid_format (&value->guid, group) : "all");
}

int
analect_chart_find_mark (const AnalectChart *chart, const char *id, guint *series)
{
  guint index = analect_scene_find_target (chart->words, id);
  const AnalectSceneTarget *target;

  *series = 0;
  if (index == ANALECT_NO_TARGET)
    return -1;
  target = analect_scene_get_target (chart->words, index);
  *series = (guint) MAX (target->column, 0);
  return target->row;
}

void
analect_chart_get_total (const AnalectChart *chart, guint *total, guint *included)
{
  *total = chart->prevalence->counts->total;
  *included = chart->prevalence->counts->included;
}
