/* The window of shortcuts, and the table it is filled from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "key-caps.h"
#include "look.h"
#include "shortcuts-window.h"
#include "ui-test.h"

#include <string.h>

/* Every key in the table is one that GTK understands, and none of the accelerators is there twice. */
static void
test_table (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  const char *group = "";
  guint n;
  const AnalectCommand *commands = analect_commands_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = g_strsplit (commands[i].keys ? commands[i].keys : "", " ", -1);

      g_assert_true ((commands[i].action == NULL) == (commands[i].keys != NULL));
      /* A group stands together. */
      if (!g_str_equal (commands[i].group, group))
        g_assert_true (g_hash_table_add (groups, (gpointer) commands[i].group));
      group = commands[i].group;
      for (guint k = 0; commands[i].accels[k] != NULL; k++)
        {
          GdkModifierType modifiers;
          guint key;

          g_assert_true (gtk_accelerator_parse (commands[i].accels[k], &key, &modifiers));
          g_assert_true (g_hash_table_add (seen, gtk_accelerator_name (key, modifiers)));
        }
      for (guint k = 0; keys[k] != NULL; k++)
        g_assert_true (g_str_equal (keys[k], "...") || gtk_accelerator_parse (keys[k], NULL, NULL));
    }
}

static guint
count_rows (GtkWidget *window)
{
  g_autoptr (GPtrArray) rows = ui_find_all (window, GTK_TYPE_LIST_BOX_ROW);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += gtk_widget_get_child_visible (rows->pdata[i]) ? 1 : 0;
  return n;
}

static GtkWidget *
open_window (void)
{
  GtkWidget *window = analect_shortcuts_window_new (NULL);

  analect_look_follow_desktop ();
  gtk_window_present (GTK_WINDOW (window));
  ui_wait_for (gtk_window_is_active (GTK_WINDOW (window)));
  return window;
}

static void
test_find (void)
{
  GtkWidget *window = open_window ();
  guint all = count_rows (window);
  g_autofree char *cut = NULL, *small = NULL;

  ui_picture ("shortcuts");
  g_assert_nonnull (ui_find_label (window, "Keyboard shortcuts"));
  g_assert_nonnull (ui_find_label (window, "Ctrl+K"));
  cut = ui_cut_labels (window);
  g_assert_cmpstr (cut, ==, "");
  small = ui_small_controls (window);
  g_assert_cmpstr (small, ==, "");
  /* Words by their beginnings, also those of the heading. */
  ui_type ("find text");
  g_assert_cmpuint (count_rows (window), >=, 1);
  g_assert_cmpuint (count_rows (window), <, all);
  g_assert_nonnull (ui_find_label (window, "Find in the text"));
  ui_picture ("shortcuts-find");
  ui_key ("ctrl+a");
  ui_type ("outcomes");
  g_assert_nonnull (ui_find_label (window, "Export the chart…"));
  g_assert_null (ui_find_label (window, "Find in the text"));
  /* A key as it is written. */
  ui_key ("ctrl+a");
  ui_type ("ctrl+k");
  g_assert_cmpuint (count_rows (window), ==, 1);
  ui_key ("ctrl+a");
  ui_type ("zzzz");
  g_assert_cmpuint (count_rows (window), ==, 0);
  g_assert_nonnull (ui_find_label (window, "No shortcut matches"));
  ui_key ("ctrl+a");
  ui_key ("BackSpace");
  g_assert_cmpuint (count_rows (window), ==, all);
}

static void
test_escape (void)
{
  GtkWidget *window = open_window ();

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  ui_key ("Escape");
  ui_wait_for (window == NULL);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/shortcuts/table", test_table);
  g_test_add_func ("/shortcuts/find", test_find);
  g_test_add_func ("/shortcuts/escape", test_escape);
  return ui_test_run ();
}
