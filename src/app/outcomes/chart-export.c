/* Charts as files; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart-export.h"

#include "export.h"
#include "safe-file.h"
#include "svg.h"
#include "table-text.h"

#include <string.h>

/* CSS pixels of an inch: what the scale of a PNG counts by. */
#define PIXELS_PER_INCH 96.0

typedef struct
{
  AnalectScene *scene;
  AnalectChartExport choice;
  char *path;
  char *numbers; /* NULL: not wanted */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  analect_scene_unref (job->scene);
  g_free (job->path);
  g_free (job->numbers);
  g_free (job);
}

const char *
analect_chart_export_ending (AnalectExportFormat format)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };

  return endings[format];
}

/* How long PATH is without the ending of a format. */
static gsize
count_stem (const char *path)
{
  gsize length = strlen (path);

  for (int i = 0; i < ANALECT_N_EXPORTS; i++)
    {
      const char *ending = analect_chart_export_ending ((AnalectExportFormat) i);

      if (length > strlen (ending) && g_ascii_strcasecmp (path + length - strlen (ending), ending) == 0)
        return length - strlen (ending);
    }
  return length;
}

char *
analect_chart_export_path (const char *path, AnalectExportFormat format)
{
  return g_strdup_printf ("%.*s%s", (int) count_stem (path), path, analect_chart_export_ending (format));
}

char *
analect_chart_export_numbers_path (const char *path)
{
  return g_strdup_printf ("%.*s.csv", (int) count_stem (path), path);
}

static gboolean
write_file (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new ();
  g_auto (AnalectSaveResult) result = { 0 };
  AnalectSaveOptions options = { .guard = ANALECT_SAVE_OVERWRITE };

  g_ptr_array_add (chunks, bytes);
  return analect_safe_file_save (NULL, path, chunks, &options, &result, cancellable, error);
}

static GBytes *
make_picture (const Job *job, GError **error)
{
  switch (job->choice.format)
    {
    case ANALECT_EXPORT_PDF:
      return analect_scene_export_pdf (job->scene, 0, error);
    case ANALECT_EXPORT_PNG:
      return analect_scene_export_png (job->scene, job->choice.dpi / PIXELS_PER_INCH, error);
    case ANALECT_EXPORT_SVG:
    case ANALECT_N_EXPORTS:
    default:
      return analect_scene_export_svg (job->scene, ANALECT_SVG_FILE, NULL);
    }
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) picture = make_picture (job, &error);

  if (picture != NULL && job->numbers != NULL)
    {
      g_autofree char *beside = analect_chart_export_numbers_path (job->path);
      g_autoptr (GBytes) numbers = g_bytes_new (job->numbers, strlen (job->numbers));

      write_file (beside, numbers, cancellable, &error);
    }
  if (error == NULL)
    write_file (job->path, picture, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
analect_chart_export_async (AnalectChart *chart, const AnalectChartExport *choice, const char *path,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  AnalectPlotStyle style = analect_plot_style_get (choice->style);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, analect_chart_export_async);
  job->scene = analect_chart_lay_out (chart, 0, 0, &style, TRUE);
  job->choice = *choice;
  job->path = analect_chart_export_path (path, choice->format);
  job->numbers = choice->numbers ? analect_table_to_text (chart->table, ANALECT_TABLE_CSV, NULL, 0) : NULL;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
}

gboolean
analect_chart_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
