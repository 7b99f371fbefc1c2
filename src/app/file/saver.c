/* Keeps an open project safe; see the header.
 *
 * One saving is under way at a time; others wait in a queue. The session lives until the last of them has ended, since
 * each holds a reference to the saver.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "saver.h"

#include "settings.h"

#include <glib/gi18n.h>

/* Until then a saving is not worth a word. */
#define PATIENCE_MS 400

typedef enum
{
  HERE,
  ELSEWHERE,
  COPY,
} Where;

typedef struct
{
  AnalectSaver *saver;
  Where where;
  AnalectSaveGuard guard;
  char *path;
  gboolean asked;
  AnalectSaved callback;
  gpointer data;
} Job;

struct _AnalectSaver
{
  GObject parent_instance;
  AnalectSession *session;
  gboolean read_only, leave;
  Job *job;     /* under way */
  GQueue queue; /* of Job, not begun */
  GCancellable *cancellable;
  gboolean slow; /* the job takes long enough to be shown */
  char *failure; /* why the last saving did not work, or NULL */
  guint idle, patience;
};

G_DEFINE_FINAL_TYPE (AnalectSaver, analect_saver, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void begin_next (AnalectSaver *saver);

static void
job_free (Job *job)
{
  g_object_unref (job->saver);
  g_free (job->path);
  g_free (job);
}

static void
tell_changed (AnalectSaver *saver)
{
  g_signal_emit (saver, signals[CHANGED], 0);
}

static gboolean
on_slow (gpointer data)
{
  AnalectSaver *saver = data;

  saver->patience = 0;
  saver->slow = TRUE;
  tell_changed (saver);
  return G_SOURCE_REMOVE;
}

/* A copy says nothing about the project's own file. */
static void
take_result (AnalectSaver *saver, const Job *job, const GError *error)
{
  if (job->where == COPY || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_free (saver->failure);
  saver->failure = error ? g_strdup (error->message) : NULL;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (AnalectSaver) saver = g_object_ref (job->saver);
  g_autoptr (GError) error = NULL;
  gboolean ok = analect_session_save_finish (saver->session, result, &error);

  saver->job = NULL;
  saver->slow = FALSE;
  g_clear_handle_id (&saver->patience, g_source_remove);
  g_clear_object (&saver->cancellable);
  take_result (saver, job, error);
  tell_changed (saver);
  if (ok && job->where == ELSEWHERE)
    g_signal_emit (saver, signals[MOVED], 0);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (saver, signals[FAILED], 0, error, job->asked);
  if (job->callback != NULL)
    job->callback (saver, ok, job->data);
  job_free (job);
  begin_next (saver);
}

static void
begin_next (AnalectSaver *saver)
{
  Job *job;

  if (saver->job != NULL || g_queue_is_empty (&saver->queue))
    return;
  job = saver->job = g_queue_pop_head (&saver->queue);
  saver->cancellable = g_cancellable_new ();
  saver->patience = g_timeout_add (PATIENCE_MS, on_slow, saver);
  g_clear_handle_id (&saver->idle, g_source_remove);
  if (job->where == HERE)
    analect_session_save_async (saver->session, job->guard, saver->cancellable, on_saved, job);
  else if (job->where == ELSEWHERE)
    analect_session_save_as_async (saver->session, job->path, saver->cancellable, on_saved, job);
  else
    analect_session_save_copy_async (saver->session, job->path, saver->cancellable, on_saved, job);
}

static void
add_job (AnalectSaver *saver, const Job *job)
{
  Job *copy = g_memdup2 (job, sizeof *job);

  copy->saver = g_object_ref (saver);
  g_queue_push_tail (&saver->queue, copy);
  begin_next (saver);
}

void
analect_saver_save (AnalectSaver *saver, AnalectSaveGuard guard, AnalectSaved callback, gpointer data)
{
  add_job (saver, &(Job){ .where = HERE, .guard = guard, .asked = TRUE, .callback = callback, .data = data });
}

void
analect_saver_save_as (AnalectSaver *saver, const char *path, AnalectSaved callback, gpointer data)
{
  add_job (saver,
           &(Job){ .where = ELSEWHERE, .path = g_strdup (path), .asked = TRUE, .callback = callback, .data = data });
}

void
analect_saver_save_copy (AnalectSaver *saver, const char *path, AnalectSaved callback, gpointer data)
{
  add_job (saver, &(Job){ .where = COPY, .path = g_strdup (path), .asked = TRUE, .callback = callback, .data = data });
}

void
analect_saver_cancel (AnalectSaver *saver)
{
  if (saver->cancellable != NULL)
    g_cancellable_cancel (saver->cancellable);
}

void
analect_saver_leave (AnalectSaver *saver)
{
  saver->leave = TRUE;
}

/* The clock */

static gboolean
save_idle (gpointer data)
{
  AnalectSaver *saver = data;

  saver->idle = 0;
  if (analect_saver_has_unsaved (saver))
    add_job (saver, &(Job){ .where = HERE, .guard = ANALECT_SAVE_EXPECTED });
  return G_SOURCE_REMOVE;
}

static void
on_history_changed (AnalectProject *project, AnalectSaver *saver)
{
  int minutes = g_settings_get_int (analect_settings_get (), "save-minutes");

  g_clear_handle_id (&saver->idle, g_source_remove);
  if (minutes > 0 && !saver->read_only && analect_project_is_dirty (project))
    saver->idle = g_timeout_add_seconds ((guint) minutes * 60, save_idle, saver);
  tell_changed (saver);
}

static void
on_journal (AnalectJournal *journal, gpointer data)
{
  tell_changed (data);
}

/* How it stands */

AnalectSession *
analect_saver_get_session (AnalectSaver *saver)
{
  return saver->session;
}

gboolean
analect_saver_has_unsaved (AnalectSaver *saver)
{
  return !saver->read_only && analect_project_is_dirty (analect_session_get_project (saver->session));
}

gboolean
analect_saver_is_busy (AnalectSaver *saver)
{
  return saver->job != NULL || !g_queue_is_empty (&saver->queue);
}

/* Why the journal cannot keep what is done; NULL when it can. The caller frees it. */
static GError *
find_journal_failure (AnalectSaver *saver)
{
  AnalectJournal *journal = analect_session_get_journal (saver->session);

  if (journal != NULL)
    return analect_journal_get_failure (journal);
  return g_error_new_literal (ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO,
                              _ ("Changes cannot be kept on this computer before the file is written"));
}

AnalectSaverState
analect_saver_get_state (AnalectSaver *saver)
{
  g_autoptr (GError) failure = NULL;

  if (saver->read_only)
    return ANALECT_SAVER_READ_ONLY;
  if (saver->slow)
    return ANALECT_SAVER_SAVING;
  if (saver->failure != NULL)
    return ANALECT_SAVER_FAILED;
  if (!analect_saver_has_unsaved (saver))
    return ANALECT_SAVER_SAVED;
  failure = find_journal_failure (saver);
  return failure != NULL ? ANALECT_SAVER_UNSAFE : ANALECT_SAVER_SAFE;
}

char *
analect_saver_get_words (AnalectSaver *saver)
{
  switch (analect_saver_get_state (saver))
    {
    case ANALECT_SAVER_READ_ONLY:
      return g_strdup (_ ("Read-only"));
    case ANALECT_SAVER_SAVING:
      return g_strdup (_ ("Saving…"));
    case ANALECT_SAVER_FAILED:
      return g_strdup (_ ("Not saved"));
    case ANALECT_SAVER_UNSAFE:
      return g_strdup (_ ("Not safe yet"));
    case ANALECT_SAVER_SAFE:
      /* Translators: everything done is kept on this computer, although not in the project's file yet */
      return g_strdup (_ ("Safe"));
    case ANALECT_SAVER_SAVED:
      break;
    }
  /* Translators: everything is in the project's file */
  return g_strdup (_ ("Saved"));
}

static char *
describe_safe (void)
{
  int minutes = g_settings_get_int (analect_settings_get (), "save-minutes");

  if (minutes <= 0)
    return g_strdup (_ ("Kept on this computer; the file is written with Ctrl+S"));
  /* Translators: %d is a number of minutes */
  return g_strdup_printf (
      ngettext ("Kept on this computer; the file is written after a minute without a change, or with "
                "Ctrl+S",
                "Kept on this computer; the file is written after %d minutes without a change, or "
                "with Ctrl+S",
                (gulong) minutes),
      minutes);
}

char *
analect_saver_get_sentence (AnalectSaver *saver)
{
  g_autoptr (GError) failure = NULL;

  switch (analect_saver_get_state (saver))
    {
    case ANALECT_SAVER_READ_ONLY:
      return g_strdup (_ ("The project is open to be looked at; nothing can be changed"));
    case ANALECT_SAVER_SAVING:
      return g_strdup (_ ("The file is being written; you can go on working"));
    case ANALECT_SAVER_FAILED:
      return g_strdup (saver->failure);
    case ANALECT_SAVER_UNSAFE:
      failure = find_journal_failure (saver);
      return g_strdup (failure ? failure->message : "");
    case ANALECT_SAVER_SAFE:
      return describe_safe ();
    case ANALECT_SAVER_SAVED:
      break;
    }
  return g_strdup (_ ("Everything is in the file"));
}

/* Life */

static void
analect_saver_dispose (GObject *object)
{
  AnalectSaver *saver = ANALECT_SAVER (object);
  AnalectJournal *journal = saver->session ? analect_session_get_journal (saver->session) : NULL;

  g_clear_handle_id (&saver->idle, g_source_remove);
  g_clear_handle_id (&saver->patience, g_source_remove);
  if (saver->session != NULL)
    g_signal_handlers_disconnect_by_data (analect_session_get_project (saver->session), saver);
  if (journal != NULL)
    analect_journal_set_callback (journal, NULL, NULL);
  g_clear_pointer (&saver->session, saver->leave ? analect_session_leave : analect_session_free);
  g_clear_pointer (&saver->failure, g_free);
  G_OBJECT_CLASS (analect_saver_parent_class)->dispose (object);
}

static void
analect_saver_class_init (AnalectSaverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_saver_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", ANALECT_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ANALECT_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_ERROR, G_TYPE_BOOLEAN);
  signals[MOVED] = g_signal_new ("moved", ANALECT_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_saver_init (AnalectSaver *saver)
{
  g_queue_init (&saver->queue);
}

AnalectSaver *
analect_saver_new (AnalectSession *session, gboolean read_only)
{
  AnalectSaver *saver = g_object_new (ANALECT_TYPE_SAVER, NULL);

  saver->session = session;
  saver->read_only = read_only;
  g_signal_connect (analect_session_get_project (session), "history-changed", G_CALLBACK (on_history_changed), saver);
  if (analect_session_get_journal (session) != NULL)
    analect_journal_set_callback (analect_session_get_journal (session), on_journal, saver);
  return saver;
}
