/* Small parts of the window's frame: hints that are shown whole or not at all, names of workspaces as buttons or as a
 * list, panes that suit narrow windows, going from pane to pane, a name that is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ask-name.h"
#include "hint-bar.h"
#include "look.h"
#include "panes.h"
#include "settings.h"
#include "ui-test.h"
#include "workspace-switcher.h"

/* How many children of WIDGET are shown, and that none is cut. */
static guint
count_shown (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      {
        graphene_rect_t bounds;

        g_assert_true (gtk_widget_compute_bounds (child, widget, &bounds));
        g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (widget) + 0.5);
        n++;
      }
  return n;
}

static void
test_hints (void)
{
  static const AnalectHint hints[] = { { "Enter", "Code the passage" },
                                       { "V", "In the words of the participant" },
                                       { "R", "Recent" },
                                       { "Ctrl+Shift+Left", "Much further" } };
  guint shown[2];

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *bar = analect_hint_bar_new ();

      analect_look_follow_desktop ();
      analect_hint_bar_set_hints (ANALECT_HINT_BAR (bar), hints, G_N_ELEMENTS (hints));
      analect_hint_bar_set_status (ANALECT_HINT_BAR (bar), "78 % of findings");
      ui_window_for (bar, i ? 400 : 1200, 30);
      shown[i] = count_shown (bar);
      ui_close_all ();
    }
  /* The status is one more, and always there. */
  g_assert_cmpuint (shown[0], ==, G_N_ELEMENTS (hints) + 1);
  g_assert_cmpuint (shown[1], <, shown[0]);
  g_assert_cmpuint (shown[1], >, 1);
}

static void
test_hints_off (void)
{
  GtkWidget *bar = analect_hint_bar_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), bar);
  ui_window_for (box, 300, 60);
  g_assert_true (gtk_widget_get_mapped (bar));
  g_settings_set_boolean (analect_settings_get (), "hints", FALSE);
  ui_wait_for (!gtk_widget_get_mapped (bar));
  g_settings_reset (analect_settings_get (), "hints");
  ui_wait_for (gtk_widget_get_mapped (bar));
  ui_close_all ();
}

static GtkStack *
make_stack (void)
{
  static const char *const names[] = { "studies", "coding", "themes", "outcomes" };
  GtkStack *stack = GTK_STACK (gtk_stack_new ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_stack_add_titled (stack, gtk_label_new (names[i]), names[i], names[i]);
  gtk_stack_set_visible_child_name (stack, "coding");
  return stack;
}

/* WIDTH is so small that the buttons have no room. */
static void
check_switcher (int width, GType shown)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = g_object_new (ANALECT_TYPE_WORKSPACE_SWITCHER, NULL);
  GtkStack *stack = make_stack ();

  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (stack));
  analect_workspace_switcher_set_stack (ANALECT_WORKSPACE_SWITCHER (switcher), stack);
  /* Being shown the names changes nothing. */
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "coding");
  ui_window_for (box, width, 200);
  for (GtkWidget *child = gtk_widget_get_first_child (switcher); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_assert_true (gtk_widget_get_child_visible (child) == G_TYPE_CHECK_INSTANCE_TYPE (child, shown));
  if (shown == GTK_TYPE_DROP_DOWN)
    {
      g_autoptr (GPtrArray) lists = ui_find_all (switcher, GTK_TYPE_DROP_DOWN);

      g_assert_cmpuint (gtk_drop_down_get_selected (lists->pdata[0]), ==, 1);
      gtk_drop_down_set_selected (lists->pdata[0], 3);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "outcomes");
      gtk_stack_set_visible_child_name (stack, "themes");
      g_assert_cmpuint (gtk_drop_down_get_selected (lists->pdata[0]), ==, 2);
    }
  ui_close_all ();
}

static void
test_switcher (void)
{
  check_switcher (700, GTK_TYPE_STACK_SWITCHER);
  check_switcher (160, GTK_TYPE_DROP_DOWN);
}

static GtkWidget *
make_panes (void)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_paned_set_start_child (GTK_PANED (paned), gtk_button_new_with_label ("Left"));
  gtk_paned_set_end_child (GTK_PANED (paned), gtk_button_new_with_label ("Right"));
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  analect_settings_bind_paned ("coding-documents", GTK_PANED (paned));
  return paned;
}

/* The side has what suits the window until it is moved; then it has that in every window. */
static void
test_sides (void)
{
  static const int sizes[][2] = { { 1200, 218 }, { 1000, 180 }, { 1200, 218 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *paned = make_panes ();

      ui_window_for (paned, sizes[i][0], 200);
      g_assert_cmpint (gtk_paned_get_position (GTK_PANED (paned)), ==, sizes[i][1]);
      if (i == 2)
        gtk_paned_set_position (GTK_PANED (paned), 300);
      ui_close_all ();
    }
  g_assert_cmpint (g_settings_get_int (analect_settings_get (), "coding-documents"), ==, 300);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *paned = make_panes ();

      ui_window_for (paned, sizes[i][0], 200);
      g_assert_cmpint (gtk_paned_get_position (GTK_PANED (paned)), ==, 300);
      ui_close_all ();
    }
  g_settings_reset (analect_settings_get (), "coding-documents");
}

static void
test_panes (void)
{
  GtkWidget *paned = make_panes (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *foot = gtk_button_new ();
  GtkWidget *around[] = { foot, NULL };

  gtk_box_append (GTK_BOX (box), paned);
  gtk_box_append (GTK_BOX (box), foot);
  ui_window_for (box, 600, 200);
  gtk_widget_grab_focus (gtk_paned_get_start_child (GTK_PANED (paned)));
  analect_panes_move_focus (paned, around, 2, 1);
  g_assert_true (ui_focus () == gtk_paned_get_end_child (GTK_PANED (paned)));
  analect_panes_move_focus (paned, around, 2, 1);
  g_assert_true (ui_focus () == foot);
  analect_panes_move_focus (paned, around, 2, 1);
  g_assert_true (ui_focus () == gtk_paned_get_start_child (GTK_PANED (paned)));
  analect_panes_move_focus (paned, around, 2, -1);
  g_assert_true (ui_focus () == foot);
  /* What is hidden is left out. */
  gtk_widget_set_visible (gtk_paned_get_end_child (GTK_PANED (paned)), FALSE);
  analect_panes_move_focus (paned, around, 2, -1);
  g_assert_true (ui_focus () == gtk_paned_get_start_child (GTK_PANED (paned)));
  ui_close_all ();
}

static void
on_named (const char *name, gpointer data)
{
  g_ptr_array_add (data, g_strdup (name ? name : "(none)"));
}

static void
test_name (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GtkWindow *asked;

  ui_window_for (gtk_label_new ("Below"), 300, 200);
  asked = analect_ask_name (NULL, "Rename project", "Title", "Old", "Rename", on_named, names);
  ui_wait_for (gtk_window_is_active (asked));
  ui_key ("ctrl+a");
  /* White space is no name. */
  ui_type (" ");
  ui_key ("Return");
  g_assert_cmpuint (names->len, ==, 0);
  ui_type ("New ");
  ui_picture ("ask-name");
  ui_key ("Return");
  /* A button that is pressed by a key is so for a moment. */
  ui_wait_for (names->len == 1);
  g_assert_cmpstr (names->pdata[0], ==, "New");
  asked = analect_ask_name (NULL, "Rename project", "Title", "Old", "Rename", on_named, names);
  ui_wait_for (gtk_window_is_active (asked));
  ui_key ("Escape");
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (names->pdata[1], ==, "(none)");
  ui_close_all ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/frame/hints", test_hints);
  g_test_add_func ("/frame/hints-off", test_hints_off);
  g_test_add_func ("/frame/switcher", test_switcher);
  g_test_add_func ("/frame/sides", test_sides);
  g_test_add_func ("/frame/panes", test_panes);
  g_test_add_func ("/frame/name", test_name);
  return ui_test_run ();
}
