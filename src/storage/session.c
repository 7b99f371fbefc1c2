/* An open project; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session.h"

#include "edit-text.h"
#include "lock.h"

#include <glib/gi18n-lib.h>

struct _AnalectSession
{
  const AnalectFileOps *ops;
  char *path;
  AnalectSessionMode mode;
  AnalectProject *project;
  AnalectProblems *problems;
  AnalectEtag etag;
  AnalectLock *lock; /* NULL when only reading, or where none can be had */
};

static AnalectSession *
session_new (const AnalectFileOps *ops, const char *path, AnalectSessionMode mode)
{
  AnalectSession *session = g_new0 (AnalectSession, 1);

  session->ops = analect_file_ops_or_real (ops);
  session->path = g_strdup (path);
  session->mode = mode;
  session->problems = analect_problems_new ();
  return session;
}

void
analect_session_free (AnalectSession *session)
{
  g_clear_object (&session->project);
  g_clear_pointer (&session->problems, g_ptr_array_unref);
  g_clear_pointer (&session->lock, analect_lock_release);
  g_free (session->path);
  g_free (session);
}

/* Takes the lock. Where the disk has none to give, the etag will notice others, and the user is told. */
static gboolean
take_lock (AnalectSession *session, GError **error)
{
  g_autofree char *name = g_filename_display_name (session->path);
  g_auto (AnalectLockInfo) other = { 0 };
  g_autoptr (GError) reason = NULL;

  switch (analect_lock_take (session->ops, session->path, NULL, NULL, analect_time_now (), &session->lock, &other,
                             &reason))
    {
    case ANALECT_LOCK_ACQUIRED:
      return TRUE;
    case ANALECT_LOCK_HELD:
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    case ANALECT_LOCK_IMPOSSIBLE:
      analect_problems_add (session->problems, ANALECT_SEVERITY_NOTE, name, 0,
                            _ ("others cannot be kept from changing the file meanwhile: %s"), reason->message);
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* Puts excerpts right whose words have moved, as a step of its own, and says so. */
static gboolean
find_excerpts_again (AnalectSession *session, GError **error)
{
  g_autoptr (AnalectChange) change = analect_edit_reanchor (session->project, session->problems);

  return analect_project_apply (session->project, change, error);
}

static gboolean
take_reading (AnalectSession *session, AnalectReading *reading, GError **error)
{
  g_autofree char *name = g_filename_display_name (session->path);

  if (reading->newer && session->mode == ANALECT_SESSION_WRITE)
    {
      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_VERSION,
                   _ ("%s: was made by a newer version of Analect and can be looked at, but not changed, by this one; "
                      "update Analect to work on it"),
                   name);
      return FALSE;
    }
  if (reading->newer)
    analect_problems_add (session->problems, ANALECT_SEVERITY_WARNING, name, 0,
                          _ ("was made by a newer version of Analect; some of it may not be shown"));
  g_ptr_array_extend_and_steal (session->problems, g_steal_pointer (&reading->problems));
  session->project = g_steal_pointer (&reading->project);
  return reading->n_unmatched == 0 || session->mode == ANALECT_SESSION_READ || find_excerpts_again (session, error);
}

AnalectSession *
analect_session_open (const AnalectFileOps *ops, const char *path, AnalectSessionMode mode, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (AnalectSession) session = session_new (ops, path, mode);
  g_autoptr (AnalectReading) reading = NULL;
  AnalectRecovery outcome;

  if (mode == ANALECT_SESSION_WRITE
      && (!take_lock (session, error)
          || !analect_safe_file_prepare (session->ops, path, NULL, cancellable, &outcome, error)))
    return NULL;
  reading = analect_project_file_read (session->ops, path, &session->etag, cancellable, error);
  if (reading == NULL || !take_reading (session, reading, error))
    return NULL;
  return g_steal_pointer (&session);
}

static gboolean
save (AnalectSession *session, AnalectSaveGuard guard, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectRows) rows = analect_project_snapshot (session->project);
  guint64 position = analect_project_get_position (session->project);
  g_auto (AnalectSaveResult) result = { 0 };
  AnalectSaveOptions options = { .guard = guard, .expected = &session->etag };
  gboolean ok = analect_project_file_save (session->ops, session->path, rows, &options, &result, cancellable, error);

  if (result.replaced)
    session->etag = result.etag;
  if (ok)
    analect_project_set_saved (session->project, position);
  return ok;
}

AnalectSession *
analect_session_create (const AnalectFileOps *ops, const char *path, AnalectProject *project,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectSession) session = session_new (ops, path, ANALECT_SESSION_WRITE);

  session->project = project;
  if (!take_lock (session, error) || !save (session, ANALECT_SAVE_NEW, cancellable, error))
    return NULL;
  return g_steal_pointer (&session);
}

AnalectProject *
analect_session_get_project (AnalectSession *session)
{
  return session->project;
}

const char *
analect_session_get_path (AnalectSession *session)
{
  return session->path;
}

const AnalectProblems *
analect_session_get_problems (AnalectSession *session)
{
  return session->problems;
}

gboolean
analect_session_save (AnalectSession *session, GCancellable *cancellable, GError **error)
{
  if (session->mode == ANALECT_SESSION_READ)
    {
      g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_READ_ONLY,
                           _ ("The project was opened to be looked at only"));
      return FALSE;
    }
  return save (session, ANALECT_SAVE_EXPECTED, cancellable, error);
}
