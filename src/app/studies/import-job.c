/* The worker that makes an import plan; see the header.
 *
 * What worker and main thread share is counted by reference and holds the number of files done as its only part that
 * changes; whoever gives up first takes the callback out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-job.h"

struct _AnalectImportJob
{
  AnalectRows *rows;
  char **paths;
  GBytes *text;
  char *name;
  AnalectImportOptions options;
  GCancellable *cancellable;
  int n_done;               /* atomic */
  AnalectImportReady ready; /* NULL when nobody waits any more; main thread only */
  gpointer data;
};

static void
clear_job (gpointer data)
{
  AnalectImportJob *job = data;

  analect_rows_unref (job->rows);
  g_strfreev (job->paths);
  g_clear_pointer (&job->text, g_bytes_unref);
  g_free (job->name);
  g_object_unref (job->cancellable);
}

static void
release_job (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_job);
}

static void
note_progress (guint n_done, guint n_files, const char *name, gpointer data)
{
  AnalectImportJob *job = data;

  g_atomic_int_set (&job->n_done, (int) n_done);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnalectImportJob *job = data;
  AnalectImportPlan *plan;
  GError *error = NULL;

  if (job->paths != NULL)
    plan = analect_import_plan_new (job->rows, (const char *const *) job->paths, g_strv_length (job->paths),
                                    &job->options, note_progress, job, cancellable, &error);
  else
    plan = analect_import_plan_new_for_bytes (job->rows, job->text, job->name, &job->options, cancellable, &error);
  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) analect_import_plan_free);
  else
    g_task_return_error (task, error);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  AnalectImportJob *job = g_task_get_task_data (G_TASK (result));
  AnalectImportReady ready = job->ready;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectImportPlan) plan = g_task_propagate_pointer (G_TASK (result), &error);

  job->ready = NULL;
  if (ready != NULL)
    ready (g_steal_pointer (&plan), error, job->data);
}

AnalectImportJob *
analect_import_job_start (AnalectRows *rows, const AnalectImportSource *source, AnalectImportReady ready, gpointer data)
{
  AnalectImportJob *job = g_atomic_rc_box_new0 (AnalectImportJob);
  g_autoptr (GTask) task = NULL;

  job->rows = analect_rows_ref (rows);
  job->paths = g_strdupv (source->paths);
  job->text = source->text != NULL ? g_bytes_ref (source->text) : NULL;
  job->name = g_strdup (source->name);
  job->options.create_studies = source->create_studies;
  job->cancellable = g_cancellable_new ();
  job->ready = ready;
  job->data = data;
  task = g_task_new (NULL, job->cancellable, on_done, NULL);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (job), release_job);
  g_task_run_in_thread (task, work);
  return job;
}

void
analect_import_job_free (AnalectImportJob *job)
{
  if (job == NULL)
    return;
  job->ready = NULL;
  g_cancellable_cancel (job->cancellable);
  release_job (job);
}

guint
analect_import_job_get_n_done (AnalectImportJob *job)
{
  return (guint) g_atomic_int_get (&job->n_done);
}
