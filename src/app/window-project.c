/* The menu under the project's title: its file, its name, and in whose name one codes.
 *
 * Who codes is kept on this computer for each project, not in the project: two people open the same file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ask-name.h"
#include "project-files.h"
#include "settings.h"
#include "window-private.h"

#include <glib/gi18n.h>

/* The title */

static void
show_title (AnalectWindow *window)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (window->workbench), ANALECT_ID_PROJECT);
  const char *path = analect_session_get_path (analect_saver_get_session (window->saver));
  g_autofree char *name = analect_project_files_get_title (path);
  const char *title = analect_row_string (row, ANALECT_PROJECT_TITLE);

  title = *title != '\0' ? title : name;
  gtk_label_set_text (GTK_LABEL (window->title_label), title);
  gtk_window_set_title (GTK_WINDOW (window), title);
}

static void
on_renamed (const char *name, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;
  AnalectChange *change;

  if (name == NULL || window->workbench == NULL)
    return;
  change = analect_project_change (analect_workbench_get_project (window->workbench), _ ("Project renamed"));
  analect_change_set_string (change, ANALECT_ID_PROJECT, ANALECT_PROJECT_TITLE, name);
  analect_workbench_take (window->workbench, change, NULL);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_ask_name (GTK_WINDOW (window), _ ("Rename project"), _ ("Title"),
                      gtk_label_get_text (GTK_LABEL (window->title_label)), _ ("_Rename"), on_renamed,
                      g_object_ref (window));
}

/* The coder */

/* The GUID of ID as text; "" for none. */
static void
format_guid (AnalectWindow *window, AnalectId id, char text[ANALECT_GUID_STRING_SIZE])
{
  *text = '\0';
  if (id != ANALECT_ID_NONE)
    analect_guid_format (&analect_rows_get (analect_workbench_get_rows (window->workbench), id)->guid, text);
}

char *
analect_window_get_coder (AnalectWindow *window)
{
  char text[ANALECT_GUID_STRING_SIZE] = "";

  if (window->workbench != NULL)
    format_guid (window, analect_workbench_get_coder (window->workbench), text);
  return g_strdup (text);
}

void
analect_window_set_coder (AnalectWindow *window, const char *guid)
{
  AnalectGuid wanted;
  AnalectId coder = ANALECT_ID_NONE;

  if (window->workbench != NULL && guid != NULL && analect_guid_parse (guid, -1, &wanted))
    coder = analect_lookup_find (analect_workbench_get_lookup (window->workbench), &wanted);
  if (coder != ANALECT_ID_NONE && analect_id_kind (coder) == ANALECT_KIND_CODER)
    analect_workbench_set_coder (window->workbench, coder);
}

static void
remember_coder (AnalectWindow *window)
{
  g_autoptr (GVariant) before = g_settings_get_value (analect_settings_get (), "coders");
  GVariantBuilder now;
  GVariantIter all;
  char project[ANALECT_GUID_STRING_SIZE], coder[ANALECT_GUID_STRING_SIZE];
  const char *key, *value;

  /* Whose name was undone is who codes again next time, if it is there then. */
  if (analect_workbench_get_coder (window->workbench) == ANALECT_ID_NONE)
    return;
  format_guid (window, ANALECT_ID_PROJECT, project);
  format_guid (window, analect_workbench_get_coder (window->workbench), coder);
  g_variant_builder_init (&now, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&all, before);
  while (g_variant_iter_next (&all, "{&s&s}", &key, &value))
    if (!g_str_equal (key, project))
      g_variant_builder_add (&now, "{ss}", key, value);
  g_variant_builder_add (&now, "{ss}", project, coder);
  g_settings_set_value (analect_settings_get (), "coders", g_variant_builder_end (&now));
}

static void
on_coder_changed (AnalectWindow *window)
{
  AnalectId coder = analect_workbench_get_coder (window->workbench);
  const AnalectRows *rows = analect_workbench_get_rows (window->workbench);
  g_autofree char *text = NULL;

  remember_coder (window);
  g_object_notify (G_OBJECT (window), "coder");
  /* Where others have coded, one should know in whose name one does. */
  if (coder == ANALECT_ID_NONE || analect_rows_count (rows, ANALECT_KIND_CODER) < 2)
    return;
  text = g_strdup_printf (_ ("You code as %s. Another name: in the menu under the project's title"),
                          analect_row_string (analect_rows_get (rows, coder), ANALECT_CODER_NAME));
  analect_toast_show (window->toast, text, NULL, NULL);
}

static void
on_coder_named (const char *name, gpointer data)
{
  g_autoptr (AnalectWindow) window = data;

  if (name != NULL && window->workbench != NULL)
    analect_workbench_set_coder_by_name (window->workbench, name);
}

static void
new_coder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);

  if (window->workbench != NULL && analect_workbench_may_change (window->workbench))
    analect_ask_name (GTK_WINDOW (window), _ ("Code in another name"), _ ("Name"), "", _ ("_Code as"), on_coder_named,
                      g_object_ref (window));
}

/* The menu */

static GMenu *
make_coders (AnalectWindow *window)
{
  const AnalectRows *rows = analect_workbench_get_rows (window->workbench);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) known = g_menu_new (), other = g_menu_new ();

  for (AnalectId coder = analect_rows_first (rows, ANALECT_KIND_CODER); coder; coder = analect_rows_next (rows, coder))
    {
      const char *name = analect_row_string (analect_rows_get (rows, coder), ANALECT_CODER_NAME);
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts); /* no mnemonic */
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      char guid[ANALECT_GUID_STRING_SIZE];

      format_guid (window, coder, guid);
      g_menu_item_set_action_and_target (item, "win.coder", "s", guid);
      g_menu_append_item (known, item);
    }
  g_menu_append (other, _ ("_Somebody else…"), "win.new-coder");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (known));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
  return menu;
}

static void
make_menu (GtkMenuButton *button, gpointer data)
{
  AnalectWindow *window = data;
  g_autoptr (GMenu) menu = g_menu_new (), file = g_menu_new (), project = g_menu_new (), coders = make_coders (window);
  gboolean read_only = analect_workbench_get_read_only (window->workbench) != NULL;

  if (analect_saver_get_state (window->saver) == ANALECT_SAVER_SAVING)
    g_menu_append (file, _ ("S_top saving"), "win.cancel-saving");
  else if (!read_only)
    g_menu_append (file, _ ("_Save"), "win.save");
  g_menu_append (file, _ ("Save _under another name…"), "win.save-as");
  if (!read_only)
    g_menu_append (file, _ ("Save a _copy…"), "win.save-copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  if (!read_only)
    {
      g_menu_append (project, _ ("_Rename project…"), "win.rename-project");
      g_menu_append_submenu (project, _ ("_Code as"), G_MENU_MODEL (coders));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (project));
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
analect_window_watch_project (AnalectWindow *window)
{
  g_signal_connect_object (window->workbench, "changed", G_CALLBACK (show_title), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->saver, "moved", G_CALLBACK (show_title), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->workbench, "coder-changed", G_CALLBACK (on_coder_changed), window,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (window->project_button), make_menu, window, NULL);
  show_title (window);
}

void
analect_window_install_project (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.rename-project", NULL, rename_action);
  gtk_widget_class_install_action (class, "win.new-coder", NULL, new_coder_action);
  gtk_widget_class_install_property_action (class, "win.coder", "coder");
}
