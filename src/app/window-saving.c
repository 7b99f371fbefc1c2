/* The window's side of saving: save, save as, copies; what to do when it does not work, and closing.
 *
 * No work is lost by an answer given here: what cannot be saved stays in the journal, and where somebody else has
 * changed the project's file, theirs becomes an earlier version. Another file that was chosen to be written is
 * replaced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "application.h"
#include "files.h"
#include "message.h"
#include "project-files.h"
#include "storage-error.h"
#include "window-private.h"

#include <string.h>

#include <glib/gi18n.h>

static void save_as (AnalectWindow *window);
static void save_copy (AnalectWindow *window);

/* When saving did not work */

typedef enum
{
  CONFLICT_CANCEL,
  CONFLICT_COPY,
  CONFLICT_REPLACE,
} ConflictAnswer;

static void
on_conflict_answer (int answer, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;

  if (answer == CONFLICT_COPY)
    save_copy (window);
  else if (answer == CONFLICT_REPLACE)
    analect_saver_save (window->saver, ANALECT_SAVE_OVERWRITE, NULL, NULL);
}

/* Somebody else has changed the file, or it is gone. */
static void
ask_conflict (AnalectWindow *window, const char *what)
{
  AnalectButton buttons[] = { { _ ("_Cancel"), ANALECT_BUTTON_PLAIN },
                              { _ ("Save a _copy…"), ANALECT_BUTTON_PLAIN },
                              { _ ("_Replace it"), ANALECT_BUTTON_DESTRUCTIVE } };
  g_autofree char *body = g_strdup_printf (
      _ ("%s.\n\nYour work is safe on this computer. If you replace the file, what is in it now becomes an "
         "earlier version and is not lost."),
      what);

  analect_message_show (GTK_WINDOW (window), _ ("The file is not as you opened it"), body, buttons, 3, CONFLICT_CANCEL,
                        on_conflict_answer, g_object_ref (window));
}

static void
on_failure_answer (int answer, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;

  if (answer == 1)
    save_as (window);
  else if (answer == 2)
    analect_saver_save (window->saver, ANALECT_SAVE_EXPECTED, NULL, NULL);
}

static void
ask_failure (AnalectWindow *window, const char *what)
{
  AnalectButton buttons[] = { { _ ("_Close"), ANALECT_BUTTON_PLAIN },
                              { _ ("Save _elsewhere…"), ANALECT_BUTTON_PLAIN },
                              { _ ("_Try again"), ANALECT_BUTTON_SUGGESTED } };
  g_autofree char *body = g_strdup_printf (
      _ ("%s.\n\nThe file was not changed, and your work is still here. You can go on working."), what);

  analect_message_show (GTK_WINDOW (window), _ ("The project could not be saved"), body, buttons, 3, 0,
                        on_failure_answer, g_object_ref (window));
}

static void
ask_what_failed (AnalectWindow *window, const GError *error)
{
  if (g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK))
    ask_conflict (window, error->message);
  else
    ask_failure (window, error->message);
}

static void
on_failed (AnalectSaver *saver, GError *error, gboolean asked, AnalectWindow *window)
{
  g_free (window->failure);
  window->failure = g_strdup (error->message);
  if (window->closing)
    return;
  if (asked)
    ask_what_failed (window, error);
  else
    analect_notice_show (window->notice, _ ("The file could not be written. Your work is kept on this computer."),
                         _ ("_Details"), "win.save");
}

static void
on_moved (AnalectSaver *saver, AnalectWindow *window)
{
  analect_start_page_remember (analect_session_get_path (analect_saver_get_session (saver)));
}

void
analect_window_watch_saver (AnalectWindow *window)
{
  g_signal_connect_object (window->saver, "changed", G_CALLBACK (analect_window_show_state), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->saver, "failed", G_CALLBACK (on_failed), window, 0);
  g_signal_connect_object (window->saver, "moved", G_CALLBACK (on_moved), window, 0);
}

/* Closing */

typedef enum
{
  CLOSING_STAY,
  CLOSING_ELSEWHERE,
  CLOSING_LEAVE,
} ClosingAnswer;

static void
on_closing_answer (int answer, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;

  if (answer == CLOSING_ELSEWHERE)
    save_as (window);
  if (answer != CLOSING_LEAVE)
    return;
  analect_saver_leave (window->saver);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_saved_to_close (AnalectSaver *saver, gboolean ok, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  AnalectButton buttons[] = { { _ ("_Stay"), ANALECT_BUTTON_PLAIN },
                              { _ ("Save _elsewhere…"), ANALECT_BUTTON_SUGGESTED },
                              { _ ("_Close all the same"), ANALECT_BUTTON_DESTRUCTIVE } };
  g_autofree char *body = NULL;

  window->closing = FALSE;
  if (ok)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  body =
      g_strdup_printf (_ ("%s.\n\nIf you close all the same, your work is kept on this computer and offered when the "
                          "project is opened again."),
                       window->failure ? window->failure : _ ("Saving was stopped"));
  analect_message_show (GTK_WINDOW (window), _ ("The project could not be saved"), body, buttons, 3, CLOSING_STAY,
                        on_closing_answer, g_object_ref (window));
}

gboolean
analect_window_may_close (AnalectWindow *window)
{
  if (window->closing)
    return FALSE;
  if (window->saver == NULL || (!analect_saver_has_unsaved (window->saver) && !analect_saver_is_busy (window->saver)))
    return TRUE;
  window->closing = TRUE;
  g_clear_pointer (&window->failure, g_free);
  analect_saver_save (window->saver, ANALECT_SAVE_EXPECTED, on_saved_to_close, g_object_ref (window));
  return FALSE;
}

/* Choosing where */

static void
on_elsewhere_chosen (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  g_autofree char *path = analect_project_files_get_path (files);

  if (path != NULL)
    analect_saver_save_as (window->saver, path, NULL, NULL);
}

/* A copy of a project that is only looked at is what one goes on with. */
static void
on_copy_of_read_only (AnalectSaver *saver, gboolean ok, gpointer data)
{
  g_autofree char *path = data;

  if (ok)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      analect_application_open_file (ANALECT_APPLICATION (g_application_get_default ()), NULL, file);
    }
}

static void
on_read_only_elsewhere_chosen (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  char *path = analect_project_files_get_path (files);

  if (path != NULL)
    analect_saver_save_copy (window->saver, path, on_copy_of_read_only, path);
}

static void
save_as (AnalectWindow *window)
{
  const char *path = analect_session_get_path (analect_saver_get_session (window->saver));
  gboolean read_only = analect_workbench_get_read_only (window->workbench) != NULL;

  analect_project_files_choose_to_save (GTK_WINDOW (window), _ ("Save under another name"), _ ("_Save"), path,
                                        read_only ? on_read_only_elsewhere_chosen : on_elsewhere_chosen,
                                        g_object_ref (window));
}

static void
on_copied (AnalectSaver *saver, gboolean ok, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;

  if (ok)
    analect_toast_show (window->toast, _ ("A copy was saved; you go on in the project itself"), NULL, NULL);
}

static void
on_copy_chosen (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  g_autofree char *path = analect_project_files_get_path (files);

  if (path != NULL)
    analect_saver_save_copy (window->saver, path, on_copied, g_object_ref (window));
}

static void
save_copy (AnalectWindow *window)
{
  g_autofree char *name =
      analect_project_files_name_copy (analect_session_get_path (analect_saver_get_session (window->saver)));

  analect_project_files_choose_to_save (GTK_WINDOW (window), _ ("Save a copy"), _ ("_Save copy"), name, on_copy_chosen,
                                        g_object_ref (window));
}

/* Actions */

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->saver == NULL || !analect_workbench_may_change (window->workbench))
    return;
  analect_notice_hide (window->notice);
  analect_saver_save (window->saver, ANALECT_SAVE_EXPECTED, NULL, NULL);
}

static void
cancel_saving_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (ANALECT_WINDOW (widget)->saver != NULL)
    analect_saver_cancel (ANALECT_WINDOW (widget)->saver);
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (ANALECT_WINDOW (widget)->saver != NULL)
    save_as (ANALECT_WINDOW (widget));
}

static void
save_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (ANALECT_WINDOW (widget)->saver != NULL)
    save_copy (ANALECT_WINDOW (widget));
}

void
analect_window_install_saving (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (class, "win.cancel-saving", NULL, cancel_saving_action);
  gtk_widget_class_install_action (class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (class, "win.save-copy", NULL, save_copy_action);
}
