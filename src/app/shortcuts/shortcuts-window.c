/* The window of keyboard shortcuts; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shortcuts-window.h"

#include "command-table.h"
#include "key-caps.h"

#include <string.h>

#include <glib/gi18n.h>

struct _AnalectShortcutsWindow
{
  GtkWindow parent_instance;
  GtkWidget *entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AnalectShortcutsWindow, analect_shortcuts_window, GTK_TYPE_WINDOW)

/* What a row is about: put there by make_row (). */
static const AnalectCommand *
row_command (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "command");
}

static GtkWidget *
make_row (const AnalectCommand *command)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (command->label));
  g_autofree char *keys = analect_key_caps_describe (command);
  /* Translators: what a row of the window of shortcuts is called: "Undo, Ctrl+Z" */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), _ (command->label), keys);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), analect_key_caps_new (command));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "command", (gpointer) command);
  g_object_set_data_full (G_OBJECT (row), "words", g_strjoin (" ", _ (command->group), name, NULL), g_free);
  return row;
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = row_command (row)->group;
  GtkWidget *header;

  if (before != NULL && g_str_equal (row_command (before)->group, group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (_ (group));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "an-heading");
  gtk_list_box_row_set_header (row, header);
}

/* A key is found as it is written, words by their beginnings. */
static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  AnalectShortcutsWindow *window = data;
  const char *words = g_object_get_data (G_OBJECT (row), "words");
  g_autofree char *wanted = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (window->entry))));
  g_autofree char *folded = g_utf8_casefold (wanted, -1), *all = g_utf8_casefold (words, -1);

  if (strchr (folded, '+') != NULL)
    return strstr (all, folded) != NULL;
  return *wanted == '\0' || g_str_match_string (wanted, words, TRUE);
}

static void
on_search_changed (AnalectShortcutsWindow *window)
{
  gtk_list_box_invalidate_filter (window->list);
  gtk_list_box_invalidate_headers (window->list);
}

static void
analect_shortcuts_window_class_init (AnalectShortcutsWindowClass *class)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_list (AnalectShortcutsWindow *window)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *nothing = gtk_label_new (_ ("No shortcut matches"));
  guint n;
  const AnalectCommand *commands = analect_commands_get (&n);

  window->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (window->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (window->list, add_header, NULL, NULL);
  gtk_list_box_set_filter_func (window->list, is_wanted, window, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (window->list), "an-shortcuts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keyboard shortcuts"), -1);
  gtk_widget_add_css_class (nothing, "an-dim");
  gtk_widget_set_margin_top (nothing, 36);
  gtk_list_box_set_placeholder (window->list, nothing);
  for (guint i = 0; i < n; i++)
    if (commands[i].accels[0] != NULL || commands[i].keys != NULL)
      gtk_list_box_append (window->list, make_row (&commands[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (window->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
analect_shortcuts_window_init (AnalectShortcutsWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  window->entry = gtk_search_entry_new ();
  gtk_widget_set_margin_start (window->entry, 18);
  gtk_widget_set_margin_end (window->entry, 18);
  gtk_widget_set_margin_top (window->entry, 12);
  gtk_widget_set_margin_bottom (window->entry, 12);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (window->entry), GTK_WIDGET (window));
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a shortcut"),
                                  -1);
  gtk_box_append (GTK_BOX (box), window->entry);
  gtk_box_append (GTK_BOX (box), make_list (window));
  g_signal_connect_swapped (window->entry, "changed", G_CALLBACK (on_search_changed), window);
  g_signal_connect_swapped (window->entry, "stop-search", G_CALLBACK (gtk_window_close), window);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard shortcuts"));
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 640);
  gtk_window_set_focus (GTK_WINDOW (window), window->entry);
  gtk_widget_add_css_class (GTK_WIDGET (window), "an");
}

GtkWidget *
analect_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (ANALECT_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);
}
