/* Opening a project in the window: reading it in the background, what a crash has left, and who else has it open.
 *
 *   start page ─open─▶ reading ─▶ recovered work? ─▶ project
 *                        │  └──▶ locked: wait, or only look
 *                        └─cancel or error─▶ start page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "application.h"
#include "message.h"
#include "project-files.h"
#include "recovery-question.h"
#include "settings.h"
#include "storage-error.h"
#include "window-private.h"

#include <glib/gi18n.h>

#define WAIT_SECONDS 2
#define MAX_SHOWN    12 /* problems, in one message */

/* Showing a project */

/* The coder who was at work in this project last time, on this computer; none when that is not known. */
static AnalectId
remembered_coder (AnalectProject *project)
{
  g_autoptr (GVariant) coders = g_settings_get_value (analect_settings_get (), "coders");
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), ANALECT_ID_PROJECT);
  char guid[ANALECT_GUID_STRING_SIZE];
  const char *coder = NULL;
  AnalectGuid wanted;
  AnalectId id = ANALECT_ID_NONE;

  analect_guid_format (&row->guid, guid);
  if (g_variant_lookup (coders, guid, "&s", &coder) && analect_guid_parse (coder, -1, &wanted))
    id = analect_lookup_find (analect_project_get_lookup (project), &wanted);
  return id != ANALECT_ID_NONE && analect_id_kind (id) == ANALECT_KIND_CODER ? id : ANALECT_ID_NONE;
}

static void
on_toast (AnalectWorkbench *workbench, const char *text, gboolean undo, AnalectWindow *window)
{
  analect_toast_show (window->toast, text, undo ? _ ("_Undo") : NULL, "win.undo");
}

static void
on_message (AnalectWorkbench *workbench, const char *title, const char *body, AnalectWindow *window)
{
  analect_message_tell (GTK_WINDOW (window), title, body);
}

/* Takes SESSION. */
static void
show_project (AnalectWindow *window, AnalectSession *session, gboolean read_only)
{
  AnalectProject *project = analect_session_get_project (session);

  window->saver = analect_saver_new (session, read_only);
  window->workbench =
      analect_workbench_new (project, read_only ? _ ("The project was opened to be looked at only") : NULL);
  analect_workbench_set_coder (window->workbench, remembered_coder (project));
  g_signal_connect_object (window->workbench, "go-to", G_CALLBACK (analect_window_go_to), window, 0);
  g_signal_connect_object (window->workbench, "toast", G_CALLBACK (on_toast), window, 0);
  g_signal_connect_object (window->workbench, "message", G_CALLBACK (on_message), window, 0);
  analect_window_watch_saver (window);
  analect_window_watch_project (window);
  analect_window_add_workspaces (window);
  analect_window_show_state (window);
}

static void
tell_problems (AnalectWindow *window)
{
  const AnalectProblems *problems = analect_session_get_problems (analect_saver_get_session (window->saver));
  g_autofree char *text = NULL;

  if (problems->len == 0)
    return;
  text = g_strdup_printf (ngettext ("%u thing was noticed when the file was read.",
                                    "%u things were noticed when the file was read.", problems->len),
                          problems->len);
  analect_notice_show (window->notice, text, _ ("_Details"), "win.problems");
}

static void
problems_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);
  const AnalectProblems *problems;
  g_autoptr (GString) body = g_string_new (NULL);

  if (window->saver == NULL)
    return;
  problems = analect_session_get_problems (analect_saver_get_session (window->saver));
  for (guint i = 0; i < MIN (problems->len, MAX_SHOWN); i++)
    {
      g_autofree char *line = analect_problem_format (problems->pdata[i]);

      g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (problems->len > MAX_SHOWN)
    g_string_append_printf (body, ngettext ("\nand %u more", "\nand %u more", problems->len - MAX_SHOWN),
                            problems->len - MAX_SHOWN);
  analect_notice_hide (window->notice);
  analect_message_tell (GTK_WINDOW (window), _ ("What was noticed in the file"), body->str);
}

/* Recovered work */

/* What the last session has left is done again. It is kept until the new journal holds it on the disk. */
static void
replay (AnalectWindow *window, const AnalectRecoverable *recoverable)
{
  AnalectSession *session = analect_saver_get_session (window->saver);
  AnalectJournal *journal = analect_session_get_journal (session);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = analect_recovery_describe (recoverable), *text = NULL;

  analect_recovery_replay (analect_file_ops_real (), recoverable, analect_session_get_project (session), &error);
  if (error != NULL)
    {
      analect_message_tell (GTK_WINDOW (window), _ ("Not all work could be recovered"), error->message);
      return;
    }
  if (journal == NULL)
    return;
  if (analect_journal_flush (journal, NULL))
    analect_recovery_discard (analect_file_ops_real (), recoverable, NULL);
  /* Translators: %s is such as: Coding: 3, Memo: 1 */
  text = g_strdup_printf (_ ("Recovered: %s"), what);
  analect_workbench_toast (window->workbench, text, FALSE);
}

typedef struct
{
  AnalectWindow *window;
  AnalectOpened *opened;
} Found;

/* Shows what was opened, with the recovered work or without it. */
static void
take (AnalectWindow *window, AnalectOpened *opened, const AnalectRecoverable *recoverable)
{
  AnalectSession *session = g_steal_pointer (&opened->session);
  g_autofree char *path = g_strdup (analect_session_get_path (session));
  g_autoptr (GError) error = NULL;

  if (!opened->read_only)
    analect_session_start_journal (session, &error);
  show_project (window, session, opened->read_only);
  tell_problems (window);
  if (recoverable != NULL)
    replay (window, recoverable);
  if (recoverable != NULL && opened->read_only)
    analect_notice_show (window->notice,
                         _ ("You are looking at the project with the recovered work. Nothing is decided yet."),
                         _ ("Open _with it"), "win.open-recovered");
  if (error != NULL)
    analect_message_tell (GTK_WINDOW (window), _ ("Changes are kept only when you save"), error->message);
  analect_start_page_remember (path);
}

static void
on_recovery_answer (int answer, gpointer data)
{
  Found *found = data;
  g_autoptr (AnalectWindow) window = found->window;
  g_autoptr (AnalectOpened) opened = found->opened;
  const AnalectRecoverable *recoverable = opened->recoverable->pdata[0];

  g_free (found);
  if (window->gone)
    return;
  if (answer == ANALECT_RECOVERY_OPEN)
    take (window, opened, recoverable);
  else if (answer == ANALECT_RECOVERY_DISCARD)
    {
      analect_recovery_discard (analect_file_ops_real (), recoverable, NULL);
      take (window, opened, NULL);
    }
  else
    {
      g_autofree char *path = g_strdup (analect_session_get_path (opened->session));

      /* Only to look: the lock is given back. */
      g_clear_pointer (&opened->session, analect_session_free);
      analect_window_begin_opening (window, path, TRUE);
    }
}

/* Takes OPENED. */
static void
take_or_ask (AnalectWindow *window, AnalectOpened *opened)
{
  g_autoptr (AnalectOpened) owned = opened;
  const AnalectRecoverable *recoverable = opened->recoverable->len > 0 ? opened->recoverable->pdata[0] : NULL;
  Found *found;

  if (recoverable == NULL || opened->read_only || window->recover)
    {
      take (window, opened, recoverable);
      return;
    }
  found = g_new (Found, 1);
  *found = (Found){ g_object_ref (window), g_steal_pointer (&owned) };
  analect_recovery_question_ask (GTK_WINDOW (window), recoverable, on_recovery_answer, found);
}

static void
open_recovered_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget), *other;
  const char *path;

  if (window->saver == NULL)
    return;
  path = analect_session_get_path (analect_saver_get_session (window->saver));
  other = analect_window_new (gtk_window_get_application (GTK_WINDOW (window)));
  other->recover = TRUE;
  gtk_window_present (GTK_WINDOW (other));
  analect_window_begin_opening (other, path, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Opening */

typedef struct
{
  AnalectWindow *window;
  char *path;
} Question;

enum
{
  LOCKED_CANCEL,
  LOCKED_WAIT,
  LOCKED_LOOK,
};

static gboolean
try_again (gpointer data)
{
  AnalectWindow *window = data;
  g_autofree char *path = g_steal_pointer (&window->waiting_for);

  window->retry = 0;
  window->waiting_for = g_strdup (path);
  analect_window_begin_opening (window, path, FALSE);
  return G_SOURCE_REMOVE;
}

static void
wait_for (AnalectWindow *window, const char *path)
{
  if (window->waiting_for != path)
    {
      g_free (window->waiting_for);
      window->waiting_for = g_strdup (path);
    }
  window->retry = g_timeout_add_seconds (WAIT_SECONDS, try_again, window);
  analect_notice_show (window->notice, _ ("Waiting until nobody else has the project open."), _ ("_Stop waiting"),
                       "win.cancel-opening");
}

static void
on_locked_answer (int answer, gpointer data)
{
  Question *question = data;
  g_autoptr (AnalectWindow) window = question->window;
  g_autofree char *path = question->path;

  g_free (question);
  if (answer == LOCKED_LOOK)
    analect_window_begin_opening (window, path, TRUE);
  else if (answer == LOCKED_WAIT && !window->gone)
    wait_for (window, path);
}

/* Somebody has the lock, or the file is newer or cannot be written: it can still be looked at. */
static void
ask_read_only (AnalectWindow *window, const char *path, const GError *error)
{
  gboolean locked = g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED);
  AnalectButton buttons[] = { { _ ("_Cancel"), ANALECT_BUTTON_PLAIN },
                              { _ ("_Wait"), ANALECT_BUTTON_PLAIN },
                              { _ ("Open _read-only"), ANALECT_BUTTON_SUGGESTED } };
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (window), g_strdup (path) };
  buttons[LOCKED_WAIT].label = locked ? buttons[LOCKED_WAIT].label : _ ("_Try again");
  analect_message_show (GTK_WINDOW (window), _ ("The project cannot be changed just now"), error->message, buttons, 3,
                        LOCKED_CANCEL, on_locked_answer, question);
}

static gboolean
may_be_looked_at (const GError *error)
{
  return g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED)
         || g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_VERSION)
         || g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_READ_ONLY);
}

static void
end_opening (AnalectWindow *window)
{
  g_clear_object (&window->opening);
  analect_window_show_busy (window, FALSE);
  if (window->start_page != NULL)
    analect_start_page_set_opening (window->start_page, NULL, 0);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  const char *path = analect_opening_get_path (result);
  g_autoptr (GError) error = NULL;
  AnalectOpened *opened = analect_opening_finish (result, &error);
  g_autofree char *waiting_for = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  waiting_for = g_steal_pointer (&window->waiting_for);
  end_opening (window);
  if (waiting_for != NULL && g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED))
    {
      wait_for (window, waiting_for);
      return;
    }
  analect_notice_hide (window->notice);
  if (opened != NULL)
    take_or_ask (window, opened);
  else if (may_be_looked_at (error))
    ask_read_only (window, path, error);
  else
    analect_message_tell (GTK_WINDOW (window), _ ("The project could not be opened"), error->message);
}

void
analect_window_begin_opening (AnalectWindow *window, const char *path, gboolean read_only)
{
  g_return_if_fail (window->saver == NULL);

  if (window->opening != NULL || window->gone)
    return;
  window->opening = g_cancellable_new ();
  analect_window_show_busy (window, TRUE);
  if (window->start_page != NULL)
    analect_start_page_set_opening (window->start_page, path, -1);
  analect_opening_begin (path, read_only, window->opening, on_opened, g_object_ref (window));
}

void
analect_window_cancel_opening (AnalectWindow *window)
{
  g_clear_handle_id (&window->retry, g_source_remove);
  g_clear_pointer (&window->waiting_for, g_free);
  if (window->opening == NULL)
    return;
  g_cancellable_cancel (window->opening);
  end_opening (window);
}

static void
cancel_opening_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  analect_window_cancel_opening (window);
  analect_notice_hide (window->notice);
}

void
analect_window_open (AnalectWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    analect_message_tell (GTK_WINDOW (window), _ ("The project could not be opened"),
                          _ ("It is not a file on this computer. Copy it here first."));
  else
    analect_window_begin_opening (window, path, FALSE);
}

/* New and existing files */

static void
open_in (AnalectWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  analect_application_open_file (ANALECT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))),
                                 GTK_WINDOW (window), file);
}

static void
on_chosen_to_open (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    analect_application_open_file (ANALECT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))),
                                   GTK_WINDOW (window), file);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  analect_project_files_choose_to_open (GTK_WINDOW (widget), on_chosen_to_open, g_object_ref (widget));
}

static void
on_chosen_to_create (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  g_autofree char *path = analect_project_files_get_path (files), *title = NULL;
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  title = analect_project_files_get_title (path);
  session = analect_session_create (NULL, path, analect_project_new (title), NULL, &error);
  if (session == NULL)
    {
      analect_message_tell (GTK_WINDOW (window), _ ("The project could not be made"), error->message);
      return;
    }
  g_clear_pointer (&session, analect_session_free);
  open_in (window, path);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *proposal = g_strconcat (_ ("Review"), ".analect", NULL);

  analect_project_files_choose_to_save (GTK_WINDOW (widget), _ ("Where to keep the new project"), _ ("_Create"),
                                        proposal, on_chosen_to_create, g_object_ref (widget));
}

void
analect_window_install_opening (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (class, "win.cancel-opening", NULL, cancel_opening_action);
  gtk_widget_class_install_action (class, "win.open-recovered", NULL, open_recovered_action);
  gtk_widget_class_install_action (class, "win.problems", NULL, problems_action);
}
