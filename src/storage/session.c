/* An open project; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session.h"

#include "edit-text.h"
#include "journal.h"
#include "lock.h"
#include "recovery.h"
#include "state-folder.h"
#include "versions.h"

#include <glib/gi18n-lib.h>

/* Room for the earlier versions of a project. */
#define VERSIONS_LIMIT (G_GINT64_CONSTANT (512) * 1024 * 1024)

struct _AnalectSession
{
  const AnalectFileOps *ops;
  char *path;
  AnalectSessionMode mode;
  AnalectProject *project;
  AnalectProblems *problems;
  AnalectEtag etag;
  AnalectJournal *journal;
  GThread *digester; /* finds the digest of the file, after opening */
  gboolean saving;   /* a saving is under way in a worker */
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

/* What the digesting thread works on, and its result. */
typedef struct
{
  const AnalectFileOps *ops;
  char *path;
  AnalectEtag etag;
  gboolean ok;
} Digesting;

static gpointer
find_digest (gpointer data)
{
  Digesting *digesting = data;

  digesting->ok = analect_etag_read (digesting->ops, digesting->path, NULL, &digesting->etag, NULL);
  return digesting;
}

/* Begins to find the digest of the file that was read: saving compares it, the journal names it. */
static void
begin_digest (AnalectSession *session)
{
  Digesting *digesting = g_new0 (Digesting, 1);

  digesting->ops = session->ops;
  digesting->path = g_strdup (session->path);
  session->digester = g_thread_new ("digest", find_digest, digesting);
}

/* Waits for the digest, if it is being found, and takes it over when the file is still the one that was read. */
static void
take_digest (AnalectSession *session)
{
  Digesting *digesting = session->digester ? g_thread_join (g_steal_pointer (&session->digester)) : NULL;

  if (digesting == NULL)
    return;
  if (digesting->ok && analect_etag_same_stamp (&digesting->etag, &session->etag))
    {
      session->etag = digesting->etag;
      if (session->journal != NULL)
        analect_journal_set_base_digest (session->journal, &digesting->etag.digest);
    }
  g_free (digesting->path);
  g_free (digesting);
}

void
analect_session_free (AnalectSession *session)
{
  take_digest (session);
  g_clear_pointer (&session->journal, analect_journal_close);
  g_clear_object (&session->project);
  g_clear_pointer (&session->problems, g_ptr_array_unref);
  g_clear_pointer (&session->lock, analect_lock_release);
  g_free (session->path);
  g_free (session);
}

void
analect_session_leave (AnalectSession *session)
{
  take_digest (session);
  g_clear_pointer (&session->journal, analect_journal_free);
  analect_session_free (session);
}

/* Takes the lock. Where the disk has none to give, the etag will notice others, and the user is told. */
static gboolean
take_lock (AnalectSession *session, GError **error)
{
  g_autofree char *name = g_filename_display_name (session->path);
  g_auto (AnalectLockInfo) other = { 0 };
  g_autoptr (GError) reason = NULL;

  switch (
      analect_lock_take (session->ops, session->path, NULL, NULL, analect_time_now (), &session->lock, &other, &reason))
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
  g_autofree char *recovery = analect_state_folder_recovery (NULL);
  AnalectRecovery outcome;

  if (mode == ANALECT_SESSION_WRITE
      && (!take_lock (session, error)
          || !analect_safe_file_prepare (session->ops, path, recovery, cancellable, &outcome, error)))
    return NULL;
  reading = analect_project_file_read (session->ops, path, &session->etag, cancellable, error);
  if (reading == NULL || !take_reading (session, reading, error))
    return NULL;
  if (mode == ANALECT_SESSION_WRITE)
    begin_digest (session);
  return g_steal_pointer (&session);
}

/* Where a saving goes. */
typedef enum
{
  SAVE_HERE, /* to the session's file */
  SAVE_AS,   /* to another, which is the session's from then on */
  SAVE_COPY, /* to another, of which the session knows nothing afterwards */
} SaveWhere;

/* One saving: what a worker needs, and what it found. */
typedef struct
{
  const AnalectFileOps *ops;
  SaveWhere where;
  char *path;
  AnalectLock *lock; /* of another file */
  AnalectRows *rows;
  AnalectJournal *journal; /* or NULL; the session's */
  guint64 position;
  AnalectSaveGuard guard;
  AnalectEtag expected;
  AnalectSaveResult result;
} Saving;

static Saving *
saving_new (AnalectSession *session, SaveWhere where, const char *path, AnalectSaveGuard guard)
{
  Saving *saving = g_new0 (Saving, 1);

  take_digest (session);
  if (where != SAVE_COPY && session->journal != NULL)
    analect_journal_mark (session->journal);
  saving->ops = session->ops;
  saving->where = where;
  saving->path = g_strdup (path);
  saving->journal = session->journal;
  saving->rows = analect_project_snapshot (session->project);
  saving->position = analect_project_get_position (session->project);
  saving->guard = guard;
  saving->expected = session->etag;
  return saving;
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  analect_rows_unref (saving->rows);
  analect_save_result_clear (&saving->result);
  analect_lock_release (saving->lock);
  g_free (saving->path);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* Where earlier states of the project are kept; NULL where nothing can be kept, which must not prevent saving. */
static char *
versions_folder (const AnalectFileOps *ops, const AnalectRows *rows)
{
  return analect_state_folder_project (ops, NULL, &analect_rows_get (rows, ANALECT_ID_PROJECT)->guid, "versions", NULL);
}

/* A crash right after the file was replaced must find a journal that fits it. */
static void
promise (const AnalectDigest *digest, gpointer data)
{
  const Saving *saving = data;

  if (saving->journal != NULL)
    analect_journal_promise (saving->journal, digest);
}

/* Any thread. */
static gboolean
saving_run (Saving *saving, GCancellable *cancellable, GError **error)
{
  g_autofree char *recovery = analect_state_folder_recovery (NULL);
  g_autofree char *folder = saving->where == SAVE_HERE ? versions_folder (saving->ops, saving->rows) : NULL;
  g_autoptr (AnalectVersionKeeper) keeper = folder ? analect_version_keeper_new (folder) : NULL;
  AnalectSaveOptions options = { .guard = saving->guard,
                                 .expected = &saving->expected,
                                 .previous = keeper ? &keeper->hooks : NULL,
                                 .recovery_folder = recovery,
                                 .before_replacing = saving->where == SAVE_HERE ? promise : NULL,
                                 .before_replacing_data = saving };
  AnalectVersionsTidied tidied;

  if (!analect_project_file_save (saving->ops, saving->path, saving->rows, &options, &saving->result, cancellable,
                                  error))
    return FALSE;
  /* The file is saved; versions that could not be tidied are tidied next time. */
  if (folder != NULL)
    analect_versions_tidy (saving->ops, folder, analect_time_now (), VERSIONS_LIMIT, &tidied, cancellable, NULL);
  return TRUE;
}

/* The file that was written is the session's from now on. */
static void
move_to (AnalectSession *session, Saving *saving)
{
  g_free (session->path);
  session->path = g_strdup (saving->path);
  analect_lock_release (session->lock);
  session->lock = g_steal_pointer (&saving->lock);
  if (session->journal != NULL)
    analect_journal_set_path (session->journal, session->path);
}

/* Takes over what was found, also when saving failed at its very end. */
static void
saving_note (AnalectSession *session, Saving *saving, gboolean ok)
{
  if (saving->where == SAVE_COPY || (saving->where == SAVE_AS && !ok))
    return;
  if (saving->where == SAVE_AS)
    move_to (session, saving);
  if (saving->result.replaced)
    session->etag = saving->result.etag;
  if (!ok)
    return;
  analect_project_set_saved (session->project, saving->position);
  if (session->journal != NULL)
    analect_journal_rebase (session->journal, &session->etag);
}

static gboolean
save (AnalectSession *session, AnalectSaveGuard guard, GCancellable *cancellable, GError **error)
{
  g_autoptr (Saving) saving = saving_new (session, SAVE_HERE, session->path, guard);
  gboolean ok = saving_run (saving, cancellable, error);

  saving_note (session, saving, ok);
  return ok;
}

AnalectSession *
analect_session_create (const AnalectFileOps *ops, const char *path, AnalectProject *project, GCancellable *cancellable,
                        GError **error)
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

static gboolean
may_save (AnalectSession *session, GError **error)
{
  if (session->mode == ANALECT_SESSION_READ)
    {
      g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_READ_ONLY,
                           _ ("The project was opened to be looked at only"));
      return FALSE;
    }
  if (session->saving)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, _ ("The project is being saved already"));
      return FALSE;
    }
  return TRUE;
}

gboolean
analect_session_save (AnalectSession *session, GCancellable *cancellable, GError **error)
{
  return may_save (session, error) && save (session, ANALECT_SAVE_EXPECTED, cancellable, error);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (saving_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Starts SAVING, which may be NULL with ERROR. */
static void
begin_saving (AnalectSession *session, Saving *saving, GError *error, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (session->project, cancellable, callback, data);

  /* Whether a saving that was cancelled at its end has replaced the file is for the result to say. */
  g_task_set_check_cancellable (task, FALSE);
  if (saving == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  session->saving = TRUE;
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_in_thread);
}

void
analect_session_save_async (AnalectSession *session, AnalectSaveGuard guard, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  GError *error = NULL;
  Saving *saving = may_save (session, &error) ? saving_new (session, SAVE_HERE, session->path, guard) : NULL;

  begin_saving (session, saving, error, cancellable, callback, data);
}

static gboolean
is_own_file (AnalectSession *session, const char *path)
{
  g_autofree char *own = g_canonicalize_filename (session->path, NULL), *other = g_canonicalize_filename (path, NULL);

  return g_str_equal (own, other);
}

/* A saving to another file, of which the lock is taken; NULL with ERROR. */
static Saving *
saving_elsewhere (AnalectSession *session, SaveWhere where, const char *path, GError **error)
{
  g_autoptr (AnalectLock) lock = NULL;
  Saving *saving;

  if (analect_lock_take (session->ops, path, NULL, NULL, analect_time_now (), &lock, NULL, error) == ANALECT_LOCK_HELD)
    return NULL;
  g_clear_error (error);
  saving = saving_new (session, where, path, ANALECT_SAVE_OVERWRITE);
  saving->lock = g_steal_pointer (&lock);
  return saving;
}

void
analect_session_save_as_async (AnalectSession *session, const char *path, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  GError *error = NULL;
  Saving *saving = NULL;

  if (is_own_file (session, path))
    {
      analect_session_save_async (session, ANALECT_SAVE_OVERWRITE, cancellable, callback, data);
      return;
    }
  if (may_save (session, &error))
    saving = saving_elsewhere (session, SAVE_AS, path, &error);
  begin_saving (session, saving, error, cancellable, callback, data);
}

void
analect_session_save_copy_async (AnalectSession *session, const char *path, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  GError *error = NULL;
  Saving *saving = NULL;

  if (is_own_file (session, path))
    g_set_error_literal (&error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_EXISTS,
                         _ ("A copy needs another name than the project itself; choose another"));
  else if (session->mode == ANALECT_SESSION_READ || may_save (session, &error))
    saving = saving_elsewhere (session, SAVE_COPY, path, &error);
  begin_saving (session, saving, error, cancellable, callback, data);
}

gboolean
analect_session_save_finish (AnalectSession *session, GAsyncResult *result, GError **error)
{
  Saving *saving = g_task_get_task_data (G_TASK (result));
  gboolean ok = g_task_propagate_boolean (G_TASK (result), error);

  if (saving == NULL)
    return ok;
  session->saving = FALSE;
  saving_note (session, saving, ok);
  return ok;
}

/* The folder of the project's journals; NULL with ERROR when there can be none. */
static char *
journal_folder (AnalectSession *session, GError **error)
{
  const AnalectRow *project = analect_rows_get (analect_project_get_rows (session->project), ANALECT_ID_PROJECT);

  return analect_state_folder_project (session->ops, NULL, &project->guid, "journal", error);
}

gboolean
analect_session_start_journal (AnalectSession *session, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (session->mode == ANALECT_SESSION_WRITE, FALSE);

  if (session->journal != NULL)
    return TRUE;
  folder = journal_folder (session, error);
  if (folder == NULL)
    return FALSE;
  session->journal = analect_journal_new (session->ops, folder, session->path, session->project, &session->etag);
  return TRUE;
}

AnalectJournal *
analect_session_get_journal (AnalectSession *session)
{
  return session->journal;
}

GPtrArray *
analect_session_find_recoverable (AnalectSession *session)
{
  g_autofree char *folder = journal_folder (session, NULL);
  GPtrArray *found = folder ? analect_recovery_list (session->ops, folder) : g_ptr_array_new ();

  for (guint i = found->len; i > 0; i--)
    {
      const AnalectRecoverable *recoverable = found->pdata[i - 1];
      g_autofree char *path = g_canonicalize_filename (session->path, NULL);

      if (g_strcmp0 (recoverable->header.path, path) != 0 || recoverable->sums.n_changes == 0)
        g_ptr_array_remove_index (found, i - 1);
    }
  return found;
}
