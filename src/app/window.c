/* A window: the start page, or one open project with its workspaces; see the header.
 *
 * A project is read in a worker. From then on every change goes to the journal; the file is written when asked, after
 * some idle minutes, and on closing. What a crash left is offered before work begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window.h"

#include "application.h"
#include "coding-page.h"
#include "files.h"
#include "import-dialog.h"
#include "message.h"
#include "outcomes-page.h"
#include "recovery.h"
#include "session.h"
#include "settings.h"
#include "start-page.h"
#include "storage-error.h"
#include "studies-page.h"
#include "themes-page.h"
#include "toast.h"
#include "workbench.h"

#include <string.h>

#include <glib/gi18n.h>

struct _AnalectWindow
{
  GtkApplicationWindow parent_instance;
  GtkWidget *root;     /* start page or workspaces */
  GtkWidget *stack;    /* workspaces, or NULL */
  GtkWidget *switcher; /* in the header */
  GtkWidget *title, *status, *undo, *redo;
  GtkWidget *menu;
  GtkWidget *toast;
  AnalectSession *session;
  AnalectWorkbench *workbench;
  char *read_only;
  char *came_from; /* workspace a number was opened from */
  guint idle_save;
  gboolean opening, saving, close_after_saving;
};

G_DEFINE_FINAL_TYPE (AnalectWindow, analect_window, GTK_TYPE_APPLICATION_WINDOW)

static void save (AnalectWindow *window);

/* What the header says */

static void
show_status (AnalectWindow *window)
{
  AnalectProject *project;
  const char *undo, *redo;
  g_autofree char *undo_tip = NULL, *redo_tip = NULL;

  if (window->session == NULL)
    return;
  project = analect_session_get_project (window->session);
  undo = analect_project_get_undo_name (project);
  redo = analect_project_get_redo_name (project);
  /* Translators: %s is the name of a step, such as: Code “Saying no” */
  undo_tip = undo ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo) : g_strdup (_ ("Undo"));
  redo_tip = redo ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo) : g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (window->undo, undo_tip);
  gtk_widget_set_tooltip_text (window->redo, redo_tip);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.redo", redo != NULL);
  if (window->read_only != NULL)
    gtk_label_set_text (GTK_LABEL (window->status), _ ("To be looked at only"));
  else if (window->saving)
    gtk_label_set_text (GTK_LABEL (window->status), _ ("Saving…"));
  else
    /* Translators: the state of the project: in its file, or kept in the journal on this computer */
    gtk_label_set_text (GTK_LABEL (window->status), analect_project_is_dirty (project) ? _ ("Safe") : _ ("Saved"));
}

static gboolean
save_idle (gpointer data)
{
  AnalectWindow *window = data;

  window->idle_save = 0;
  if (analect_project_is_dirty (analect_session_get_project (window->session)))
    save (window);
  return G_SOURCE_REMOVE;
}

static void
on_history_changed (AnalectProject *project, AnalectWindow *window)
{
  int minutes = g_settings_get_int (analect_settings_get (), "save-minutes");

  show_status (window);
  g_clear_handle_id (&window->idle_save, g_source_remove);
  if (minutes > 0 && window->read_only == NULL && analect_project_is_dirty (project))
    window->idle_save = g_timeout_add_seconds ((guint) minutes * 60, save_idle, window);
}

/* Saving */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = analect_session_save_finish (window->session, result, &error);

  window->saving = FALSE;
  show_status (window);
  if (!ok)
    {
      window->close_after_saving = FALSE;
      gtk_label_set_text (GTK_LABEL (window->status), _ ("Not saved"));
      gtk_widget_add_css_class (window->status, "an-bad");
      analect_message_tell (GTK_WINDOW (window), _ ("The project could not be saved"), error->message);
      return;
    }
  gtk_widget_remove_css_class (window->status, "an-bad");
  if (window->close_after_saving)
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
save (AnalectWindow *window)
{
  if (window->session == NULL || window->saving || !analect_workbench_may_change (window->workbench))
    return;
  window->saving = TRUE;
  show_status (window);
  analect_session_save_async (window->session, ANALECT_SAVE_EXPECTED, NULL, on_saved, g_object_ref (window));
}

static gboolean
analect_window_close_request (GtkWindow *gtk_window)
{
  AnalectWindow *window = ANALECT_WINDOW (gtk_window);
  GSettings *settings = analect_settings_get ();
  int width, height;

  gtk_window_get_default_size (gtk_window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (gtk_window));
  /* What is being opened holds the window until it is there. */
  if (window->session != NULL && window->read_only == NULL
      && (window->saving || analect_project_is_dirty (analect_session_get_project (window->session))))
    {
      window->close_after_saving = TRUE;
      save (window);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (analect_window_parent_class)->close_request (gtk_window);
}

/* Going somewhere */

static void
show_workspace (AnalectWindow *window, const char *name)
{
  if (window->stack != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (window->stack), name);
}

static GtkWidget *
workspace (AnalectWindow *window, const char *name)
{
  return gtk_stack_get_child_by_name (GTK_STACK (window->stack), name);
}

static void
on_go_to (AnalectWorkbench *workbench, const AnalectDestination *destination, AnalectWindow *window)
{
  static const char *const names[] = { "studies", "studies", "coding", "coding", "themes", "outcomes" };
  const char *name = names[destination->what];
  GtkWidget *page = workspace (window, name);

  g_free (window->came_from);
  window->came_from = g_strdup (gtk_stack_get_visible_child_name (GTK_STACK (window->stack)));
  show_workspace (window, name);
  switch (destination->what)
    {
    case ANALECT_GO_TO_REFERENCE:
    case ANALECT_GO_TO_STUDY:
      analect_studies_page_show (ANALECT_STUDIES_PAGE (page), destination->id);
      break;
    case ANALECT_GO_TO_DOCUMENT:
    case ANALECT_GO_TO_EXCERPT:
      analect_coding_page_show (ANALECT_CODING_PAGE (page), destination);
      break;
    case ANALECT_GO_TO_CODE:
      analect_themes_page_show (ANALECT_THEMES_PAGE (page), destination->id);
      break;
    case ANALECT_GO_TO_EVIDENCE:
      analect_outcomes_page_show (ANALECT_OUTCOMES_PAGE (page), destination->id);
      break;
    }
}

static void
on_toast (AnalectWorkbench *workbench, const char *text, gboolean undo, AnalectWindow *window)
{
  analect_toast_show (ANALECT_TOAST (window->toast), text, undo ? _ ("_Undo") : NULL, "win.undo");
}

static void
on_message (AnalectWorkbench *workbench, const char *title, const char *body, AnalectWindow *window)
{
  analect_message_tell (GTK_WINDOW (window), title, body);
}

/* Showing a project */

/* The coder who was at work in this project last time, on this computer. */
static AnalectId
remembered_coder (AnalectProject *project)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GVariant) coders = g_settings_get_value (analect_settings_get (), "coders");
  char guid[ANALECT_GUID_STRING_SIZE];
  const char *coder = NULL;
  AnalectGuid wanted;
  AnalectId id = ANALECT_ID_NONE;

  analect_guid_format (&analect_rows_get (rows, ANALECT_ID_PROJECT)->guid, guid);
  if (g_variant_lookup (coders, guid, "&s", &coder) && analect_guid_parse (coder, -1, &wanted))
    id = analect_lookup_find (analect_project_get_lookup (project), &wanted);
  if (id != ANALECT_ID_NONE && analect_id_kind (id) == ANALECT_KIND_CODER)
    return id;
  return analect_rows_first (rows, ANALECT_KIND_CODER);
}

static void
add_workspaces (AnalectWindow *window)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  AnalectWorkbench *workbench = window->workbench;

  gtk_stack_add_titled (stack, analect_studies_page_new (workbench), "studies", _ ("Studies"));
  gtk_stack_add_titled (stack, analect_coding_page_new (workbench), "coding", _ ("Coding"));
  gtk_stack_add_titled (stack, analect_themes_page_new (workbench), "themes", _ ("Themes"));
  gtk_stack_add_titled (stack, analect_outcomes_page_new (workbench), "outcomes", _ ("Outcomes"));
  window->stack = GTK_WIDGET (stack);
  gtk_overlay_set_child (GTK_OVERLAY (window->root), window->stack);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (window->switcher), stack);
  gtk_widget_set_visible (window->switcher, TRUE);
  gtk_widget_set_visible (gtk_widget_get_parent (window->undo), TRUE);
  if (analect_rows_count (analect_workbench_get_rows (workbench), ANALECT_KIND_DOCUMENT) > 0)
    show_workspace (window, "coding");
}

static void
show_project (AnalectWindow *window)
{
  AnalectProject *project = analect_session_get_project (window->session);
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), ANALECT_ID_PROJECT);
  g_autofree char *name = g_path_get_basename (analect_session_get_path (window->session));
  const char *title = analect_row_string (row, ANALECT_PROJECT_TITLE);

  window->workbench = analect_workbench_new (project, window->read_only);
  analect_workbench_set_coder (window->workbench, remembered_coder (project));
  g_signal_connect (window->workbench, "go-to", G_CALLBACK (on_go_to), window);
  g_signal_connect (window->workbench, "toast", G_CALLBACK (on_toast), window);
  g_signal_connect (window->workbench, "message", G_CALLBACK (on_message), window);
  g_signal_connect (project, "history-changed", G_CALLBACK (on_history_changed), window);
  gtk_label_set_text (GTK_LABEL (window->title), *title != '\0' ? title : name);
  gtk_window_set_title (GTK_WINDOW (window), *title != '\0' ? title : name);
  add_workspaces (window);
  show_status (window);
}

/* What a crash has left: replayed into the new journal, and kept until that is on the disk. */
static void
replay (AnalectWindow *window, const AnalectRecoverable *recoverable)
{
  AnalectProject *project = analect_session_get_project (window->session);
  AnalectJournal *journal = analect_session_get_journal (window->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = analect_recovery_describe (recoverable), *text = NULL;

  analect_recovery_replay (analect_file_ops_real (), recoverable, project, &error);
  if (error != NULL)
    {
      analect_message_tell (GTK_WINDOW (window), _ ("Not all work could be recovered"), error->message);
      return;
    }
  if (journal != NULL && analect_journal_flush (journal, NULL))
    analect_recovery_discard (analect_file_ops_real (), recoverable, NULL);
  /* Translators: %s is such as: Coding: 3, Memo: 1 */
  text = g_strdup_printf (_ ("Work that was not saved was recovered: %s"), what);
  analect_workbench_toast (window->workbench, text, FALSE);
}

static void
recover (AnalectWindow *window, GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (analect_recovery_fits (analect_file_ops_real (), found->pdata[i]))
      {
        replay (window, found->pdata[i]);
        return;
      }
}

static void
take_session (AnalectWindow *window, AnalectSession *session)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  window->session = session;
  if (window->read_only == NULL)
    {
      found = analect_session_find_recoverable (session);
      if (!analect_session_start_journal (session, &error))
        analect_message_tell (GTK_WINDOW (window), _ ("Changes are kept only when you save"), error->message);
    }
  show_project (window);
  if (found != NULL)
    recover (window, found);
  analect_start_page_remember (analect_session_get_path (session));
}

/* Opening */

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

static void begin_opening (AnalectWindow *window, const char *path, gboolean read_only);

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  AnalectSession *session
      = analect_session_open (NULL, opening->path, opening->read_only ? ANALECT_SESSION_READ : ANALECT_SESSION_WRITE,
                              cancellable, &error);

  if (session != NULL)
    g_task_return_pointer (task, session, (GDestroyNotify) analect_session_free);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  AnalectWindow *window;
  char *path;
} Question;

static void
on_read_only_answer (int button, gpointer data)
{
  Question *question = data;

  if (button == 1)
    begin_opening (question->window, question->path, TRUE);
  g_object_unref (question->window);
  g_free (question->path);
  g_free (question);
}

/* Somebody has the lock, or the file is newer or cannot be written: it can still be looked at. */
static void
ask_read_only (AnalectWindow *window, const char *path, const char *why)
{
  AnalectButton buttons[] = { { _ ("_Cancel"), ANALECT_BUTTON_PLAIN },
                              { _ ("Open _read-only"), ANALECT_BUTTON_SUGGESTED } };
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (window), g_strdup (path) };
  analect_message_show (GTK_WINDOW (window), _ ("The project cannot be changed just now"), why, buttons, 2, 0,
                        on_read_only_answer, question);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  AnalectWindow *window = ANALECT_WINDOW (source);
  Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  AnalectSession *session = g_task_propagate_pointer (G_TASK (result), &error);

  window->opening = FALSE;
  gtk_widget_set_sensitive (window->root, TRUE);
  if (session != NULL)
    {
      if (opening->read_only)
        window->read_only = g_strdup (_ ("The project was opened to be looked at only"));
      take_session (window, session);
    }
  else if (!opening->read_only
           && (g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED)
               || g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_VERSION)
               || g_error_matches (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_READ_ONLY)))
    ask_read_only (window, opening->path, error->message);
  else
    analect_message_tell (GTK_WINDOW (window), _ ("The project could not be opened"), error->message);
}

static void
begin_opening (AnalectWindow *window, const char *path, gboolean read_only)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, on_opened, NULL);
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening){ g_strdup (path), read_only };
  window->opening = TRUE;
  gtk_widget_set_sensitive (window->root, FALSE);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

void
analect_window_open (AnalectWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    analect_message_tell (GTK_WINDOW (window), _ ("The project could not be opened"),
                          _ ("It is not a file on this computer. Copy it here first."));
  else
    begin_opening (window, path, FALSE);
}

gboolean
analect_window_is_free (AnalectWindow *window)
{
  return window->session == NULL && !window->opening;
}

gboolean
analect_window_has_file (AnalectWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *own = NULL;

  if (window->session == NULL || path == NULL)
    return FALSE;
  own = g_canonicalize_filename (analect_session_get_path (window->session), NULL);
  return g_str_equal (path, own);
}

/* Actions */

static void
open_chosen (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    analect_application_open_file (ANALECT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))),
                                   GTK_WINDOW (window), file);
}

static GListModel *
project_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Analect projects"));
  gtk_file_filter_add_pattern (filter, "*.analect");
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = project_filters ();

  analect_files_choose (GTK_WINDOW (widget), ANALECT_FILES_OPEN, _ ("Open a project"), _ ("_Open"), NULL, filters,
                        open_chosen, g_object_ref (widget));
}

static void
create_chosen (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL, *name = NULL;
  g_autoptr (GError) error = NULL;
  AnalectSession *session;

  if (path == NULL)
    return;
  name = g_path_get_basename (path);
  if (g_str_has_suffix (name, ".analect"))
    name[strlen (name) - strlen (".analect")] = '\0';
  session = analect_session_create (NULL, path, analect_project_new (name), NULL, &error);
  if (session == NULL)
    {
      analect_message_tell (GTK_WINDOW (window), _ ("The project could not be made"), error->message);
      return;
    }
  analect_session_free (session);
  analect_application_open_file (ANALECT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))),
                                 GTK_WINDOW (window), file);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = project_filters ();

  analect_files_choose (GTK_WINDOW (widget), ANALECT_FILES_SAVE, _ ("Where to keep the new project"), _ ("_Create"),
                        _ ("Review.analect"), filters, create_chosen, g_object_ref (widget));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (ANALECT_WINDOW (widget));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->session != NULL)
    analect_project_undo (analect_session_get_project (window->session));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->session != NULL)
    analect_project_redo (analect_session_get_project (window->session));
}

static void
workspace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_workspace (ANALECT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->came_from != NULL)
    show_workspace (window, window->came_from);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (ANALECT_WINDOW (widget)->menu));
}

static void
import_chosen (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;

  if (files != NULL && window->workbench != NULL)
    analect_import_dialog_open (GTK_WINDOW (window), window->workbench, files);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_files_choose (GTK_WINDOW (widget), ANALECT_FILES_OPEN_MANY, _ ("Import references or texts"),
                          _ ("_Import…"), NULL, NULL, import_chosen, g_object_ref (widget));
}

static void
import_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);

  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      g_list_store_append (files, file);
    }
  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_import_dialog_open (GTK_WINDOW (window), window->workbench, G_LIST_MODEL (files));
}

static void
import_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_import_dialog_open_text (GTK_WINDOW (window), window->workbench, g_variant_get_string (parameter, NULL));
}

/* Making the window */

static GtkWidget *
icon_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new (), project = g_menu_new (), program = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (project, _ ("_New project…"), "win.new");
  g_menu_append (project, _ ("_Open…"), "win.open");
  g_menu_append (project, _ ("_Save"), "win.save");
  g_menu_append (project, _ ("_Import…"), "win.import");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (project));
  g_menu_append (program, _ ("_About Analect"), "app.about");
  g_menu_append (program, _ ("_Quit"), "app.quit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (program));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Main menu (F10)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Main menu"), -1);
  return button;
}

static void
make_header (AnalectWindow *window)
{
  GtkWidget *header = gtk_header_bar_new (), *history = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  window->undo = icon_button ("edit-undo-symbolic", _ ("Undo"), "win.undo");
  window->redo = icon_button ("edit-redo-symbolic", _ ("Redo"), "win.redo");
  gtk_widget_add_css_class (history, "linked");
  gtk_box_append (GTK_BOX (history), window->undo);
  gtk_box_append (GTK_BOX (history), window->redo);
  gtk_widget_set_visible (history, FALSE);
  window->title = gtk_label_new (NULL);
  window->status = gtk_label_new (NULL);
  gtk_widget_add_css_class (window->title, "an-project-title");
  gtk_widget_add_css_class (window->status, "an-status");
  gtk_label_set_ellipsize (GTK_LABEL (window->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (window->title), 24);
  gtk_label_set_xalign (GTK_LABEL (window->title), 0);
  gtk_label_set_xalign (GTK_LABEL (window->status), 0);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), window->title);
  gtk_box_append (GTK_BOX (words), window->status);
  window->switcher = gtk_stack_switcher_new ();
  gtk_widget_set_visible (window->switcher, FALSE);
  window->menu = make_menu ();
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), history);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), words);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), window->switcher);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), window->menu);
  gtk_window_set_titlebar (GTK_WINDOW (window), header);
}

static void
analect_window_dispose (GObject *object)
{
  AnalectWindow *window = ANALECT_WINDOW (object);

  g_clear_handle_id (&window->idle_save, g_source_remove);
  if (window->workbench != NULL)
    g_signal_handlers_disconnect_by_data (window->workbench, window);
  if (window->session != NULL)
    g_signal_handlers_disconnect_by_data (analect_session_get_project (window->session), window);
  G_OBJECT_CLASS (analect_window_parent_class)->dispose (object);
  window->stack = NULL;
  g_clear_object (&window->workbench);
  g_clear_pointer (&window->session, analect_session_free);
  g_clear_pointer (&window->read_only, g_free);
  g_clear_pointer (&window->came_from, g_free);
}

static void
analect_window_class_init (AnalectWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = analect_window_close_request;
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.workspace", "s", workspace_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.import-files", "as", import_files_action);
  gtk_widget_class_install_action (widget_class, "win.import-text", "s", import_text_action);
}

static void
analect_window_init (AnalectWindow *window)
{
  GSettings *settings = analect_settings_get ();

  gtk_widget_add_css_class (GTK_WIDGET (window), "an");
  gtk_window_set_title (GTK_WINDOW (window), "Analect");
  gtk_window_set_default_size (GTK_WINDOW (window), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  make_header (window);
  window->root = gtk_overlay_new ();
  window->toast = analect_toast_new ();
  gtk_overlay_set_child (GTK_OVERLAY (window->root), analect_start_page_new ());
  gtk_overlay_add_overlay (GTK_OVERLAY (window->root), window->toast);
  gtk_window_set_child (GTK_WINDOW (window), window->root);
}

AnalectWindow *
analect_window_new (GtkApplication *application)
{
  return g_object_new (ANALECT_TYPE_WINDOW, "application", application, NULL);
}
