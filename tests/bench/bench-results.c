/* From a question to what is on the screen: prevalence of the standard project with its chart, how far its coders
 * agree, and a phrase found in 12 MB of text, beside grep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agreement.h"
#include "find-text.h"
#include "prevalence-report.h"
#include "svg.h"
#include "workload.h"

#include <stdio.h>
#include <string.h>

#define N_RUNS 5

static double
least_milliseconds (void (*job) (const AnalectRows *rows), const AnalectRows *rows)
{
  double least = 1e9;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double began = bench_processor_time ();

      job (rows);
      least = MIN (least, (bench_processor_time () - began) * 1000);
    }
  return least;
}

static void
count (const AnalectRows *rows)
{
  AnalectPrevalenceOptions options = analect_prevalence_defaults (rows);
  g_autoptr (AnalectPrevalence) prevalence = analect_prevalence_new (rows, &options);

  g_assert_cmpuint (prevalence->rows->len, ==, 150);
}

static void
draw (const AnalectRows *rows)
{
  AnalectPrevalenceOptions options = analect_prevalence_defaults (rows);
  g_autoptr (AnalectPrevalence) prevalence = analect_prevalence_new (rows, &options);
  AnalectPrevalenceLook look = { .intervals = TRUE, .counts = TRUE };
  g_autoptr (AnalectDotWhisker) plot = analect_prevalence_chart (rows, prevalence, &look);
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_SCREEN_LIGHT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_pango (style.family);
  g_autoptr (AnalectScene) scene = analect_dot_whisker_layout (plot, 0, 0, &style, metric);
  g_autoptr (GBytes) svg = analect_scene_export_svg (scene, ANALECT_SVG_FILE, NULL);

  g_assert_cmpuint (g_bytes_get_size (svg), >, 0);
}

static void
agree_by (const AnalectRows *rows, AnalectAgreementUnit unit)
{
  AnalectAgreementOptions options = analect_agreement_defaults ();
  g_autoptr (AnalectAgreement) agreement = NULL;

  options.unit = unit;
  options.text = ANALECT_TEXT_ALL;
  agreement = analect_agreement_new (rows, &options);
  g_assert_cmpuint (agreement->coders->len, ==, 2);
  g_assert_cmpuint (agreement->rows->len, ==, 151);
}

static void
agree_by_character (const AnalectRows *rows)
{
  agree_by (rows, ANALECT_AGREEMENT_CHARACTER);
}

static void
agree_by_study (const AnalectRows *rows)
{
  agree_by (rows, ANALECT_AGREEMENT_STUDY);
}

static void
find (const AnalectRows *rows)
{
  g_autoptr (AnalectTextPattern) pattern = analect_text_pattern_new (ANALECT_PATTERN_WORDS, "Stigma and", NULL);
  g_autoptr (GArray) hits = analect_find_text (rows, pattern, -1, NULL, NULL);

  g_assert_cmpuint (hits->len, >, 100);
}

/* The time a search tool takes for the same phrase in the same texts, in milliseconds; 0 when there is none. */
static double
search_tool_milliseconds (const AnalectRows *rows)
{
  g_autofree char *folder = g_dir_make_tmp ("analect-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "texts", NULL), *program = g_find_program_in_path ("rg");
  g_autofree char *grep = g_find_program_in_path ("grep"), *command = NULL;
  double least = 1e9;
  FILE *file = fopen (path, "wb");

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id; id = analect_rows_next (rows, id))
    fputs (analect_row_string (analect_rows_get (rows, id), ANALECT_DOCUMENT_TEXT), file);
  fclose (file);
  command = g_strdup_printf ("%s -i -o -c \"stigma and\" %s", program ? program : grep, path);
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 began = g_get_monotonic_time ();

      if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
        return 0;
      least = MIN (least, (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_MILLISECOND);
    }
  printf ("# %s takes %.1f ms for the phrase\n", program ? "ripgrep" : "grep", least);
  return least;
}

int
main (void)
{
  g_autoptr (AnalectProject) project = workload_new (WORKLOAD_STANDARD);
  const AnalectRows *rows = analect_project_get_rows (project);
  double peer, ours;

  bench_plan (5);
  bench_report ("prevalence, standard", least_milliseconds (count, rows), "ms", 50);
  bench_report ("from click to chart, standard", least_milliseconds (draw, rows), "ms", 100);
  bench_report ("agreement by character, all codes, standard", least_milliseconds (agree_by_character, rows), "ms", 50);
  bench_report ("agreement by study, all codes, standard", least_milliseconds (agree_by_study, rows), "ms", 50);
  ours = least_milliseconds (find, rows);
  peer = search_tool_milliseconds (rows);
  printf ("# the phrase is found in %.1f ms\n", ours);
  bench_report ("a phrase in 12 MB", ours / peer, "times the search tool", 2);
  return 0;
}
