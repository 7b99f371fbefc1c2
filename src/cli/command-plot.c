/* analect-cli plot: a chart as a file.
 *
 * The numbers go beside it as CSV. Both files are written whole or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "count-options.h"
#include "export.h"
#include "output-file.h"
#include "prevalence-report.h"
#include "scene-text.h"
#include "session.h"
#include "svg.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static AnalectCountArguments given;
static char *option_output;
static gboolean option_list, option_intervals;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output,
      N_ ("The file to write: .svg, .pdf, .png or .txt; “-” prints the chart as text"), "FILE" },
    { "intervals", 0, 0, G_OPTION_ARG_NONE, &option_intervals, N_ ("Show Wilson 95 % intervals"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &option_list, N_ ("Print the kinds of charts, one on a line"), NULL },
    ANALECT_COUNT_ENTRIES (given),
    { NULL },
  };

  return entries;
}

typedef struct
{
  const char *name;
  AnalectDotWhisker *(*make) (const AnalectRows *rows, const AnalectPrevalenceOptions *options, gboolean intervals,
                              AnalectTable **numbers);
} Kind;

static AnalectDotWhisker *
make_prevalence (const AnalectRows *rows, const AnalectPrevalenceOptions *choice, gboolean intervals,
                 AnalectTable **numbers)
{
  g_autoptr (AnalectPrevalence) prevalence = analect_prevalence_new (rows, choice);
  AnalectPrevalenceLook look = { .intervals = intervals, .counts = TRUE };

  *numbers = analect_prevalence_table (rows, prevalence);
  return analect_prevalence_chart (rows, prevalence, &look);
}

static const Kind kinds[] = {
  { "prevalence", make_prevalence },
};

static const Kind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

static AnalectScene *
lay_out (const AnalectDotWhisker *plot)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_pango (style.family);

  return analect_dot_whisker_layout (plot, 0, 0, &style, metric);
}

static GBytes *
export_scene (AnalectScene *scene, const char *path, GError **error)
{
  if (g_str_has_suffix (path, ".svg"))
    return analect_scene_export_svg (scene, ANALECT_SVG_FILE, NULL);
  if (g_str_has_suffix (path, ".pdf"))
    return analect_scene_export_pdf (scene, 0, error);
  if (g_str_has_suffix (path, ".png"))
    return analect_scene_export_png (scene, ANALECT_PNG_SCALE, error);
  if (g_str_has_suffix (path, ".txt") || strcmp (path, "-") == 0)
    {
      char *text = analect_scene_print_table (scene);

      return g_bytes_new_take (text, strlen (text));
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("%s: a chart is written as .svg, .pdf, .png or .txt"), path);
  return NULL;
}

/* CHART.svg has its numbers in CHART.csv. */
static char *
numbers_path (const char *path)
{
  return g_strdup_printf ("%.*s.csv", (int) strlen (path) - 4, path);
}

static gboolean
write_chart (AnalectCli *cli, const char *path, GBytes *chart, const AnalectTable *table, GError **error)
{
  g_autofree char *beside = NULL, *text = NULL;
  g_autoptr (GBytes) numbers = NULL;

  if (strcmp (path, "-") == 0)
    return fwrite (g_bytes_get_data (chart, NULL), 1, g_bytes_get_size (chart), cli->out) == g_bytes_get_size (chart);
  beside = numbers_path (path);
  text = analect_cli_format_table (table, ANALECT_CLI_CSV);
  numbers = g_bytes_new (text, strlen (text));
  return analect_output_file_write (beside, numbers, error) && analect_output_file_write (path, chart, error);
}

static int
plot (AnalectCli *cli, const char *project, const Kind *kind, const char *path, gboolean intervals,
      const AnalectCountArguments *taken)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectSession) session = analect_session_open (NULL, project, ANALECT_SESSION_READ, NULL, &error);
  g_autoptr (AnalectDotWhisker) description = NULL;
  g_autoptr (AnalectTable) numbers = NULL;
  g_autoptr (AnalectScene) scene = NULL;
  g_autoptr (GBytes) chart = NULL;
  AnalectPrevalenceOptions choice;
  const AnalectRows *rows;

  if (session == NULL)
    return analect_cli_fail (cli, error);
  rows = analect_project_get_rows (analect_session_get_project (session));
  if (!analect_count_options_parse (taken, rows, &choice, &error))
    return analect_cli_usage (cli, "%s", error->message);
  description = kind->make (rows, &choice, intervals, &numbers);
  scene = lay_out (description);
  chart = export_scene (scene, path, &error);
  if (chart == NULL)
    return g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE)
               ? analect_cli_usage (cli, "%s", error->message)
               : analect_cli_fail (cli, error);
  return write_chart (cli, path, chart, numbers, &error) ? ANALECT_CLI_DONE : analect_cli_fail (cli, error);
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  g_auto (AnalectCountArguments) taken = given;
  g_autofree char *path = g_steal_pointer (&option_output);
  gboolean list = option_list, intervals = option_intervals;
  const Kind *kind;

  given = (AnalectCountArguments){ 0 };
  option_list = option_intervals = FALSE;
  if (list)
    {
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        fprintf (cli->out, "%s\n", kinds[i].name);
      return ANALECT_CLI_DONE;
    }
  if (n_arguments != 2 || path == NULL)
    return analect_cli_usage (cli, _ ("Name a project file, a chart, and with -o the file to write"));
  kind = find_kind (arguments[1]);
  if (kind == NULL)
    return analect_cli_usage (cli, _ ("There is no chart “%s”; “plot --list” shows what there is"), arguments[1]);
  return plot (cli, arguments[0], kind, path, intervals, &taken);
}

const AnalectCommand analect_command_plot = {
  .name = "plot",
  .arguments = "PROJECT prevalence -o FILE",
  .summary = N_ ("Draw a chart, with its numbers as CSV beside it"),
  .details = N_ ("Charts are drawn for print, with a caption that says what is counted."),
  .example = "analect-cli plot therapy.analect prevalence -o dimensions.svg --level=dimension --intervals",
  .options = options,
  .run = run,
};
