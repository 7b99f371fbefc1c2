/* Opening a project in a worker; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "opening.h"

typedef struct
{
  char *path;
  gboolean read_only;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

void
analect_opened_free (AnalectOpened *opened)
{
  g_clear_pointer (&opened->session, analect_session_free);
  g_clear_pointer (&opened->recoverable, g_ptr_array_unref);
  g_free (opened);
}

/* What does not fit the file stays where it is, for a day when it can be merged. */
static GPtrArray *
find_recoverable (AnalectSession *session)
{
  GPtrArray *found = analect_session_find_recoverable (session);

  for (guint i = found->len; i > 0; i--)
    if (!analect_recovery_fits (analect_file_ops_real (), found->pdata[i - 1]))
      g_ptr_array_remove_index (found, i - 1);
  return found;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  AnalectSessionMode mode = opening->read_only ? ANALECT_SESSION_READ : ANALECT_SESSION_WRITE;
  GError *error = NULL;
  AnalectSession *session = analect_session_open (NULL, opening->path, mode, cancellable, &error);
  AnalectOpened *opened;

  if (session == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  opened = g_new0 (AnalectOpened, 1);
  opened->session = session;
  opened->read_only = opening->read_only;
  opened->recoverable = find_recoverable (session);
  g_task_return_pointer (task, opened, (GDestroyNotify) analect_opened_free);
}

void
analect_opening_begin (const char *path, gboolean read_only, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening){ g_strdup (path), read_only };
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

const char *
analect_opening_get_path (GAsyncResult *result)
{
  const Opening *opening = g_task_get_task_data (G_TASK (result));

  return opening->path;
}

AnalectOpened *
analect_opening_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
