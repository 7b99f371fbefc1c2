/* The window's frame: header, notice, progress and toast around the start page or the workspaces; see the header, and
 * window-private.h for what its other files do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-dialog.h"
#include "files.h"
#include "sample.h"
#include "search-popover.h"
#include "settings.h"
#include "shortcuts-window.h"
#include "window-private.h"

#include <glib/gi18n.h>

#define NARROW_TITLE 14 /* characters, some 120 pixels */
#define WIDE_TITLE   28
#define PULSE_MS     80

G_DEFINE_FINAL_TYPE (AnalectWindow, analect_window, GTK_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_CODER,
};

/* What the header says */

static void
show_history (AnalectWindow *window)
{
  AnalectProject *project = analect_workbench_get_project (window->workbench);
  const char *undo = analect_project_get_undo_name (project), *redo = analect_project_get_redo_name (project);
  /* Translators: %s is the name of a step, such as: Code “Saying no” */
  g_autofree char *undo_tip = undo ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo) : NULL;
  g_autofree char *redo_tip = redo ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo) : NULL;

  gtk_widget_set_tooltip_text (window->undo, undo_tip ? undo_tip : _ ("Undo"));
  gtk_widget_set_tooltip_text (window->redo, redo_tip ? redo_tip : _ ("Redo"));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.redo", redo != NULL);
}

static const char *
find_icon (AnalectSaverState state)
{
  switch (state)
    {
    case ANALECT_SAVER_FAILED:
    case ANALECT_SAVER_UNSAFE:
      return "dialog-warning-symbolic";
    case ANALECT_SAVER_READ_ONLY:
      return "changes-prevent-symbolic";
    case ANALECT_SAVER_SAVING:
      return "document-save-symbolic";
    case ANALECT_SAVER_SAVED:
    case ANALECT_SAVER_SAFE:
      break;
    }
  return "object-select-symbolic";
}

void
analect_window_show_state (AnalectWindow *window)
{
  AnalectSaverState state = analect_saver_get_state (window->saver);
  g_autofree char *words = analect_saver_get_words (window->saver), *tip = analect_saver_get_sentence (window->saver);

  show_history (window);
  gtk_label_set_text (GTK_LABEL (window->status), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (window->status_icon), find_icon (state));
  gtk_widget_set_tooltip_text (window->project_button, tip);
  if (state == ANALECT_SAVER_FAILED || state == ANALECT_SAVER_UNSAFE)
    gtk_widget_add_css_class (window->status, "an-bad");
  else
    gtk_widget_remove_css_class (window->status, "an-bad");
  gtk_widget_set_visible (window->history, state != ANALECT_SAVER_READ_ONLY);
  gtk_widget_set_visible (window->project_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (window->switcher), TRUE);
  gtk_widget_set_visible (window->search, TRUE);
  analect_window_show_busy (window, state == ANALECT_SAVER_SAVING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->project_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (window->title_label)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (ANALECT_WINDOW (data)->progress));
  return G_SOURCE_CONTINUE;
}

void
analect_window_show_busy (AnalectWindow *window, gboolean busy)
{
  gtk_widget_set_visible (window->progress, busy);
  if (busy && window->pulse == 0)
    window->pulse = g_timeout_add (PULSE_MS, pulse, window);
  else if (!busy)
    g_clear_handle_id (&window->pulse, g_source_remove);
}

/* Fitting the header to the width of the window: not while sizes are given, which must not change what is measured. */
static gboolean
fit_header (gpointer data)
{
  AnalectWindow *window = data;

  window->fit = 0;
  gtk_widget_set_visible (window->search_label, !window->narrow);
  gtk_label_set_max_width_chars (GTK_LABEL (window->title_label), window->narrow ? NARROW_TITLE : WIDE_TITLE);
  return G_SOURCE_REMOVE;
}

static void
analect_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);
  gboolean narrow = width < ANALECT_NARROW_WIDTH;

  GTK_WIDGET_CLASS (analect_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrow != window->narrow && window->fit == 0)
    window->fit = g_idle_add (fit_header, window);
  window->narrow = narrow;
}

/* Actions of the window as a whole */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_project_undo (analect_workbench_get_project (window->workbench));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_project_redo (analect_workbench_get_project (window->workbench));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (ANALECT_WINDOW (widget)->workbench != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (ANALECT_WINDOW (widget)->search));
}

static void
make_search (GtkMenuButton *button, gpointer data)
{
  AnalectWindow *window = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, analect_search_popover_new (window->workbench));
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (analect_shortcuts_window_new (GTK_WINDOW (widget))));
}

static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  analect_sample_open (GTK_WINDOW (widget));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (ANALECT_WINDOW (widget)->menu));
}

/* Importing */

static void
import_files (AnalectWindow *window, GListModel *files)
{
  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_import_dialog_open (GTK_WINDOW (window), window->workbench, files);
}

static void
on_chosen_to_import (GListModel *files, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;

  if (files != NULL)
    import_files (window, files);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_files_choose (GTK_WINDOW (widget), ANALECT_FILES_OPEN_MANY, _ ("Import references or texts"),
                          _ ("_Import…"), NULL, NULL, on_chosen_to_import, g_object_ref (widget));
}

static void
import_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);

  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      g_list_store_append (files, file);
    }
  import_files (ANALECT_WINDOW (widget), G_LIST_MODEL (files));
}

static void
import_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_import_dialog_open_text (GTK_WINDOW (window), window->workbench, g_variant_get_string (parameter, NULL));
}

/* Life */

static void
remember_size (AnalectWindow *window)
{
  GSettings *settings = analect_settings_get ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (window)));
}

static gboolean
analect_window_close_request (GtkWindow *gtk_window)
{
  AnalectWindow *window = ANALECT_WINDOW (gtk_window);

  remember_size (window);
  analect_window_cancel_opening (window);
  if (!analect_window_may_close (window))
    return TRUE;
  return GTK_WINDOW_CLASS (analect_window_parent_class)->close_request (gtk_window);
}

static void
analect_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AnalectWindow *window = ANALECT_WINDOW (object);

  if (id == PROP_CODER)
    g_value_take_string (value, analect_window_get_coder (window));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
analect_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AnalectWindow *window = ANALECT_WINDOW (object);

  if (id == PROP_CODER)
    analect_window_set_coder (window, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
analect_window_dispose (GObject *object)
{
  AnalectWindow *window = ANALECT_WINDOW (object);

  window->gone = TRUE;
  g_clear_handle_id (&window->retry, g_source_remove);
  g_clear_handle_id (&window->pulse, g_source_remove);
  g_clear_handle_id (&window->fit, g_source_remove);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (window->project_button), NULL, NULL, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (window->search), NULL, NULL, NULL);
  G_OBJECT_CLASS (analect_window_parent_class)->dispose (object);
}

static void
analect_window_finalize (GObject *object)
{
  AnalectWindow *window = ANALECT_WINDOW (object);

  g_clear_object (&window->workbench);
  g_clear_object (&window->saver);
  g_clear_object (&window->opening);
  g_free (window->came_from);
  g_free (window->waiting_for);
  g_free (window->failure);
  G_OBJECT_CLASS (analect_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  g_type_ensure (ANALECT_TYPE_NOTICE);
  g_type_ensure (ANALECT_TYPE_START_PAGE);
  g_type_ensure (ANALECT_TYPE_TOAST);
  g_type_ensure (ANALECT_TYPE_WORKSPACE_SWITCHER);
  gtk_widget_class_set_template_from_resource (class, "/org/analect/Analect/ui/window.ui");
  gtk_widget_class_bind_template_child (class, AnalectWindow, history);
  gtk_widget_class_bind_template_child (class, AnalectWindow, undo);
  gtk_widget_class_bind_template_child (class, AnalectWindow, redo);
  gtk_widget_class_bind_template_child (class, AnalectWindow, project_button);
  gtk_widget_class_bind_template_child (class, AnalectWindow, title_label);
  gtk_widget_class_bind_template_child (class, AnalectWindow, status_icon);
  gtk_widget_class_bind_template_child (class, AnalectWindow, status);
  gtk_widget_class_bind_template_child (class, AnalectWindow, switcher);
  gtk_widget_class_bind_template_child (class, AnalectWindow, search);
  gtk_widget_class_bind_template_child (class, AnalectWindow, search_label);
  gtk_widget_class_bind_template_child (class, AnalectWindow, menu);
  gtk_widget_class_bind_template_child (class, AnalectWindow, notice);
  gtk_widget_class_bind_template_child (class, AnalectWindow, overlay);
  gtk_widget_class_bind_template_child (class, AnalectWindow, start_page);
  gtk_widget_class_bind_template_child (class, AnalectWindow, progress);
  gtk_widget_class_bind_template_child (class, AnalectWindow, toast);
}

static void
analect_window_class_init (AnalectWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = analect_window_get_property;
  object_class->set_property = analect_window_set_property;
  object_class->dispose = analect_window_dispose;
  object_class->finalize = analect_window_finalize;
  widget_class->size_allocate = analect_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = analect_window_close_request;
  g_object_class_install_property (
      object_class, PROP_CODER,
      g_param_spec_string ("coder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.import-files", "as", import_files_action);
  gtk_widget_class_install_action (widget_class, "win.import-text", "s", import_text_action);
  analect_window_install_opening (widget_class);
  analect_window_install_saving (widget_class);
  analect_window_install_places (widget_class);
  analect_window_install_project (widget_class);
}

static void
analect_window_init (AnalectWindow *window)
{
  GSettings *settings = analect_settings_get ();
  g_autoptr (GAction) hints = g_settings_create_action (settings, "hints");

  gtk_widget_init_template (GTK_WIDGET (window));
  gtk_window_set_default_size (GTK_WINDOW (window), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (window->search), make_search, window, NULL);
  g_signal_connect_swapped (window->start_page, "cancel-opening", G_CALLBACK (analect_window_cancel_opening), window);
  g_action_map_add_action (G_ACTION_MAP (window), hints);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.redo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.back", FALSE);
}

AnalectWindow *
analect_window_new (GtkApplication *application)
{
  return g_object_new (ANALECT_TYPE_WINDOW, "application", application, NULL);
}

gboolean
analect_window_is_free (AnalectWindow *window)
{
  return window->saver == NULL && window->opening == NULL;
}

gboolean
analect_window_has_file (AnalectWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *own = NULL;

  if (window->saver == NULL || path == NULL)
    return FALSE;
  own = g_canonicalize_filename (analect_session_get_path (analect_saver_get_session (window->saver)), NULL);
  return g_str_equal (path, own);
}
