/* Tests of the codebook beside the text, worked with keys and pointer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-edits.h"
#include "codebook-tree.h"
#include "digit-keys.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

typedef struct
{
  AnalectWorkbench *workbench;
  AnalectCodebookTree *tree;
  guint n_selected, n_merge, n_toasts;
  guint activated, split, dropped_on;
  char *dropped;
  AnalectDestination went;
} Fixture;

static void
on_activated (AnalectCodebookTree *tree, guint code, Fixture *fixture)
{
  fixture->activated = code;
}

static void
on_split (AnalectCodebookTree *tree, guint code, Fixture *fixture)
{
  fixture->split = code;
}

static void
on_dropped (AnalectCodebookTree *tree, guint code, const char *text, Fixture *fixture)
{
  fixture->dropped_on = code;
  g_free (fixture->dropped);
  fixture->dropped = g_strdup (text);
}

static void
on_go_to (AnalectWorkbench *workbench, const AnalectDestination *destination, Fixture *fixture)
{
  fixture->went = *destination;
}

static void
count_up (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *fixture, AnalectWorkbench *workbench)
{
  GtkWidget *tree = analect_codebook_tree_new (workbench);

  *fixture = (Fixture){ .workbench = workbench, .tree = ANALECT_CODEBOOK_TREE (tree) };
  g_signal_connect (tree, "code-activated", G_CALLBACK (on_activated), fixture);
  g_signal_connect (tree, "split-requested", G_CALLBACK (on_split), fixture);
  g_signal_connect (tree, "text-dropped", G_CALLBACK (on_dropped), fixture);
  g_signal_connect_swapped (tree, "selection-changed", G_CALLBACK (count_up), &fixture->n_selected);
  g_signal_connect_swapped (tree, "merge-requested", G_CALLBACK (count_up), &fixture->n_merge);
  g_signal_connect_swapped (workbench, "toast", G_CALLBACK (count_up), &fixture->n_toasts);
  g_signal_connect (workbench, "go-to", G_CALLBACK (on_go_to), fixture);
  ui_window_for (tree, 336, 700);
}

static void
tear_down (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->workbench, fixture);
  ui_close_all ();
  g_free (fixture->dropped);
  g_object_unref (fixture->workbench);
}

static AnalectId
find_code (Fixture *fixture, const char *name)
{
  AnalectId code = ui_project_find (fixture->workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, name);

  g_assert_cmpuint (code, !=, ANALECT_ID_NONE);
  return code;
}

static GtkWidget *
row_of (Fixture *fixture, const char *name)
{
  GtkWidget *label = ui_find_label (GTK_WIDGET (fixture->tree), name);

  g_assert_nonnull (label);
  return label;
}

static void
click_row (Fixture *fixture, const char *name)
{
  ui_click_at (row_of (fixture, name), 10, UI_CENTRE);
}

/* Shows and selects a code, and gives the list the focus. */
static void
go_to (Fixture *fixture, const char *name)
{
  analect_codebook_tree_select (fixture->tree, find_code (fixture, name));
  ui_settle ();
  click_row (fixture, name);
}

static void
expect_selected (Fixture *fixture, const char *name)
{
  g_assert_cmpuint (analect_codebook_tree_get_selected (fixture->tree), ==, find_code (fixture, name));
}

static void
expect_under (Fixture *fixture, const char *name, const char *parent)
{
  AnalectId above = analect_code_parent (fixture->workbench, find_code (fixture, name));

  g_assert_cmpuint (above, ==, parent ? find_code (fixture, parent) : ANALECT_ID_NONE);
}

static gboolean
undo (Fixture *fixture)
{
  gboolean done = analect_project_undo (analect_workbench_get_project (fixture->workbench));

  ui_settle ();
  return done;
}

static void
test_arrows (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_from_sample ());
  ui_project_wait_for_counts (fixture.workbench);
  g_assert_null (ui_find_label (GTK_WIDGET (fixture.tree), "Saying no"));
  click_row (&fixture, "Self and direction");
  expect_selected (&fixture, "Self and direction");
  g_assert_cmpuint (fixture.n_selected, ==, 1);
  ui_key ("Down");
  ui_key ("Down");
  expect_selected (&fixture, "Agency");
  ui_key ("Right");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.tree), "Saying no"));
  ui_picture ("codebook-tree");
  ui_keys ("Down", 2);
  expect_selected (&fixture, "Saying no");
  ui_key ("Return");
  g_assert_cmpuint (fixture.activated, ==, find_code (&fixture, "Saying no"));
  fixture.activated = 0;
  ui_double_click_at (row_of (&fixture, "Speaking up"), 10, UI_CENTRE);
  g_assert_cmpuint (fixture.activated, ==, find_code (&fixture, "Speaking up"));
  go_to (&fixture, "Agency");
  ui_key ("Left");
  g_assert_null (ui_find_label (GTK_WIDGET (fixture.tree), "Saying no"));
  tear_down (&fixture);
}

static void
test_several (void)
{
  Fixture fixture;
  g_autoptr (GArray) codes = NULL;

  set_up (&fixture, ui_project_from_sample ());
  go_to (&fixture, "Saying no");
  ui_key ("shift+Down");
  codes = analect_codebook_tree_get_selection (fixture.tree);
  g_assert_cmpuint (codes->len, ==, 2);
  g_assert_cmpuint (g_array_index (codes, AnalectId, 0), ==, find_code (&fixture, "Saying no"));
  g_assert_cmpuint (g_array_index (codes, AnalectId, 1), ==, find_code (&fixture, "Speaking up"));
  ui_key ("ctrl+m");
  g_assert_cmpuint (fixture.n_merge, ==, 1);
  tear_down (&fixture);
}

static void
test_filter (void)
{
  Fixture fixture;
  GtkWidget *tree;

  set_up (&fixture, ui_project_from_sample ());
  tree = GTK_WIDGET (fixture.tree);
  go_to (&fixture, "Meaning");
  ui_key ("ctrl+f");
  ui_type ("saying");
  ui_settle ();
  g_assert_nonnull (ui_find_label (tree, "Saying no"));
  g_assert_nonnull (ui_find_label (tree, "Agency"));
  g_assert_null (ui_find_label (tree, "Meaning"));
  g_assert_null (ui_find_label (tree, "Speaking up"));
  ui_picture ("codebook-filter");
  ui_key ("Down");
  expect_selected (&fixture, "Saying no");
  ui_key ("ctrl+f");
  ui_key ("Escape");
  ui_settle ();
  g_assert_nonnull (ui_find_label (tree, "Meaning"));
  g_assert_null (ui_find_label (tree, "Speaking up"));
  ui_key ("ctrl+f");
  ui_type ("zzz");
  g_assert_true (ui_is_seen (ui_find_label_part (tree, "No code matches")));
  /* What is asked for from outside is shown all the same. */
  analect_codebook_tree_select (fixture.tree, find_code (&fixture, "Feeling less alone"));
  ui_settle ();
  expect_selected (&fixture, "Feeling less alone");
  g_assert_true (ui_is_seen (row_of (&fixture, "Feeling less alone")));
  tear_down (&fixture);
}

static void
test_rename (void)
{
  Fixture fixture;
  AnalectId code;

  set_up (&fixture, ui_project_from_sample ());
  go_to (&fixture, "Saying no");
  code = find_code (&fixture, "Saying no");
  ui_key ("F2");
  ui_type ("Saying it");
  ui_picture ("codebook-rename");
  ui_key ("Escape");
  g_assert_cmpuint (find_code (&fixture, "Saying no"), ==, code);
  ui_key ("F2");
  ui_type ("Saying so");
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpuint (find_code (&fixture, "Saying so"), ==, code);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.tree), "Saying so"));
  /* The list has the focus again, and a key for codes goes there. */
  ui_key ("Down");
  expect_selected (&fixture, "Speaking up");
  g_assert_true (undo (&fixture));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.tree), "Saying no"));
  /* Nothing is not a name. */
  ui_key ("F2");
  ui_key ("Delete");
  ui_key ("Return");
  g_assert_cmpuint (find_code (&fixture, "Speaking up"), !=, ANALECT_ID_NONE);
  tear_down (&fixture);
}

static void
test_new (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_from_sample ());
  go_to (&fixture, "Saying no");
  ui_key ("Insert");
  g_assert_nonnull (ui_find_label_part (NULL, "New code in “Agency”"));
  ui_picture ("codebook-new");
  ui_type ("Asking back");
  ui_key ("Return");
  ui_settle ();
  expect_under (&fixture, "Asking back", "Agency");
  expect_selected (&fixture, "Asking back");
  g_assert_true (analect_workbench_find_entry (fixture.workbench, find_code (&fixture, "Asking back"))
                 == analect_workbench_find_entry (fixture.workbench, find_code (&fixture, "Saying no")) + 1);
  ui_key ("Up");
  expect_selected (&fixture, "Saying no");
  go_to (&fixture, "Meaning");
  ui_click (ui_find_button (GTK_WIDGET (fixture.tree), "New code"));
  ui_type ("Given up");
  ui_key ("Escape");
  ui_settle ();
  g_assert_cmpuint (ui_project_find (fixture.workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, "Given up"), ==,
                    ANALECT_ID_NONE);
  g_assert_true (undo (&fixture));
  g_assert_null (ui_find_label (GTK_WIDGET (fixture.tree), "Asking back"));
  tear_down (&fixture);
}

static void
test_move_with_keys (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_from_sample ());
  go_to (&fixture, "Saying no");
  ui_key ("alt+Up");
  expect_selected (&fixture, "Saying no");
  ui_key ("Down");
  expect_selected (&fixture, "Making my own decisions");
  ui_key ("Up");
  ui_key ("alt+Down");
  ui_key ("Up");
  expect_selected (&fixture, "Making my own decisions");
  ui_key ("Down");
  ui_key ("alt+shift+Right");
  expect_under (&fixture, "Saying no", "Making my own decisions");
  expect_selected (&fixture, "Saying no");
  ui_key ("alt+shift+Left");
  expect_under (&fixture, "Saying no", "Agency");
  ui_key ("alt+shift+Left");
  expect_under (&fixture, "Saying no", "Self and direction");
  ui_key ("alt+shift+Left");
  expect_under (&fixture, "Saying no", NULL);
  expect_selected (&fixture, "Saying no");
  tear_down (&fixture);
}

static void
test_take_out_and_remove (void)
{
  Fixture fixture;
  GtkWindow *window;
  AnalectId code;
  guint codings;

  set_up (&fixture, ui_project_from_sample ());
  window = ui_active_window ();
  go_to (&fixture, "Saying no");
  code = find_code (&fixture, "Saying no");
  codings = ui_project_count (fixture.workbench, ANALECT_KIND_CODING);
  ui_key ("Delete");
  g_assert_cmpuint (analect_workbench_find_entry (fixture.workbench, code)->placement, ==, ANALECT_ID_NONE);
  g_assert_cmpuint (ui_project_count (fixture.workbench, ANALECT_KIND_CODING), ==, codings);
  analect_codebook_tree_select (fixture.tree, code);
  ui_settle ();
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.tree), "Unassigned"));
  g_assert_true (ui_is_seen (row_of (&fixture, "Saying no")));
  ui_picture ("codebook-unassigned");
  click_row (&fixture, "Saying no");
  ui_key ("shift+Delete");
  g_assert_nonnull (ui_dialog_of (window));
  ui_key ("Escape");
  ui_settle ();
  g_assert_nonnull (analect_rows_get (analect_workbench_get_rows (fixture.workbench), code));
  ui_key ("shift+Delete");
  ui_click (ui_find_button (GTK_WIDGET (ui_dialog_of (window)), "_Remove"));
  ui_settle ();
  g_assert_null (analect_rows_get (analect_workbench_get_rows (fixture.workbench), code));
  g_assert_cmpuint (ui_project_count (fixture.workbench, ANALECT_KIND_CODING), <, codings);
  g_assert_null (ui_find_label (GTK_WIDGET (fixture.tree), "Unassigned"));
  g_assert_true (undo (&fixture));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.tree), "Unassigned"));
  tear_down (&fixture);
}

static void
choose (const char *item)
{
  ui_click (ui_find_button (NULL, item));
  ui_pause (300);
  ui_settle ();
}

static void
test_menu (void)
{
  Fixture fixture;
  AnalectId code;

  set_up (&fixture, ui_project_from_sample ());
  go_to (&fixture, "Saying no");
  code = find_code (&fixture, "Saying no");
  ui_click_with (row_of (&fixture, "Saying no"), 10, UI_CENTRE, 3, NULL);
  ui_picture ("codebook-menu");
  choose ("Plum");
  g_assert_cmpstr (analect_workbench_get_colour (fixture.workbench, code), ==, "Plum");
  ui_key ("shift+F10");
  choose ("Key");
  ui_picture ("codebook-menu-keys");
  choose ("4");
  g_assert_cmpuint (analect_codebook_tree_code_for_digit (fixture.tree, 4), ==, code);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.tree), "4"));
  ui_click_with (row_of (&fixture, "Speaking up"), 10, UI_CENTRE, 3, NULL);
  expect_selected (&fixture, "Speaking up");
  choose ("Open in Themes");
  g_assert_cmpint (fixture.went.what, ==, ANALECT_GO_TO_CODE);
  g_assert_cmpuint (fixture.went.id, ==, find_code (&fixture, "Speaking up"));
  ui_key ("shift+F10");
  choose ("Split…");
  g_assert_cmpuint (fixture.split, ==, find_code (&fixture, "Speaking up"));
  ui_key ("shift+F10");
  choose ("Rename");
  ui_type ("Speaking out");
  ui_key ("Return");
  expect_selected (&fixture, "Speaking out");
  ui_key ("Up");
  expect_selected (&fixture, "Saying no");
  ui_key ("shift+F10");
  choose ("New code…");
  ui_type ("Asking back");
  ui_key ("Return");
  expect_selected (&fixture, "Asking back");
  tear_down (&fixture);
}

static void
test_columns (void)
{
  Fixture fixture;
  GtkWidget *tree;

  set_up (&fixture, ui_project_from_sample ());
  tree = GTK_WIDGET (fixture.tree);
  g_assert_null (ui_find_label (tree, "Codings"));
  ui_click_with (ui_find_label (tree, "Studies"), UI_CENTRE, UI_CENTRE, 3, NULL);
  choose ("Number of codings");
  g_assert_true (analect_codebook_tree_get_codings_shown (fixture.tree));
  g_assert_true (ui_is_seen (ui_find_label (tree, "Codings")));
  ui_picture ("codebook-codings");
  /* The same by keys alone, and all rows at once. */
  go_to (&fixture, "Saying no");
  ui_key ("shift+F10");
  choose ("View");
  choose ("Open all");
  g_assert_nonnull (ui_find_label (tree, "Feeling less alone"));
  expect_selected (&fixture, "Saying no");
  ui_key ("Down");
  expect_selected (&fixture, "Speaking up");
  ui_key ("shift+F10");
  choose ("View");
  choose ("Number of codings");
  g_assert_null (ui_find_label (tree, "Codings"));
  tear_down (&fixture);
}

static void
drag_row (Fixture *fixture, const char *from, const char *to, double share)
{
  GtkWidget *target = gtk_widget_get_ancestor (row_of (fixture, to), GTK_TYPE_TREE_EXPANDER);

  ui_drag_begin (row_of (fixture, from), 10, UI_CENTRE, target, 60, gtk_widget_get_height (target) * share);
  ui_picture ("codebook-drag");
  ui_drag_drop ();
  ui_pause (200);
  ui_settle ();
}

static void
test_drag (void)
{
  Fixture fixture;
  const AnalectCodebookEntry *entry;

  set_up (&fixture, ui_project_from_sample ());
  go_to (&fixture, "Saying no");
  drag_row (&fixture, "Saying no", "Meaning", 0.5);
  ui_wait_for (analect_code_parent (fixture.workbench, find_code (&fixture, "Saying no"))
               == find_code (&fixture, "Meaning"));
  expect_selected (&fixture, "Saying no");
  drag_row (&fixture, "Saying no", "Speaking up", 0.1);
  ui_wait_for (analect_code_parent (fixture.workbench, find_code (&fixture, "Saying no"))
               == find_code (&fixture, "Agency"));
  entry = analect_workbench_find_entry (fixture.workbench, find_code (&fixture, "Saying no"));
  g_assert_cmpuint (entry[1].code, ==, find_code (&fixture, "Speaking up"));
  drag_row (&fixture, "Saying no", "Speaking up", 0.9);
  entry = analect_workbench_find_entry (fixture.workbench, find_code (&fixture, "Saying no"));
  g_assert_cmpuint (entry[-1].code, ==, find_code (&fixture, "Speaking up"));
  /* A theme takes what is below it along, and cannot go below itself. */
  drag_row (&fixture, "Agency", "Relationships", 0.1);
  expect_under (&fixture, "Agency", "Relations and feelings");
  expect_under (&fixture, "Saying no", "Agency");
  drag_row (&fixture, "Agency", "Saying no", 0.5);
  expect_under (&fixture, "Agency", "Relations and feelings");
  tear_down (&fixture);
}

static void
test_drop_text (void)
{
  Fixture fixture;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new ("I can say no now");
  GtkWidget *tree;

  fixture = (Fixture){ .workbench = ui_project_from_sample () };
  tree = analect_codebook_tree_new (fixture.workbench);
  fixture.tree = ANALECT_CODEBOOK_TREE (tree);
  g_signal_connect (tree, "text-dropped", G_CALLBACK (on_dropped), &fixture);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (tree, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), tree);
  ui_window_for (box, 520, 600);
  gtk_label_select_region (GTK_LABEL (label), 0, -1);
  ui_settle ();
  ui_drag (label, 20, UI_CENTRE, row_of (&fixture, "Agency"), UI_CENTRE, UI_CENTRE);
  ui_wait_for (fixture.dropped != NULL);
  g_assert_cmpstr (fixture.dropped, ==, "I can say no now");
  g_assert_cmpuint (fixture.dropped_on, ==, find_code (&fixture, "Agency"));
  tear_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_empty ());
  g_assert_true (ui_is_seen (ui_find_label_part (GTK_WIDGET (fixture.tree), "Select words in the text")));
  ui_picture ("codebook-empty");
  ui_click (ui_find_button (GTK_WIDGET (fixture.tree), "New code"));
  ui_type ("First of all");
  ui_key ("Return");
  ui_settle ();
  expect_selected (&fixture, "First of all");
  g_assert_true (ui_is_seen (row_of (&fixture, "First of all")));
  g_assert_true (undo (&fixture));
  g_assert_true (ui_is_seen (ui_find_label_part (GTK_WIDGET (fixture.tree), "Select words in the text")));
  tear_down (&fixture);
}

static void
test_read_only (void)
{
  Fixture fixture;
  AnalectId code;

  set_up (&fixture, ui_project_read_only ());
  go_to (&fixture, "Saying no");
  code = find_code (&fixture, "Saying no");
  ui_key ("Delete");
  ui_key ("alt+Up");
  ui_key ("F2");
  ui_key ("Insert");
  g_assert_cmpuint (fixture.n_toasts, ==, 4);
  g_assert_cmpuint (analect_workbench_find_entry (fixture.workbench, code)->placement, !=, ANALECT_ID_NONE);
  ui_key ("Down");
  expect_selected (&fixture, "Speaking up");
  tear_down (&fixture);
}

/* A large codebook with long names: nothing is wider than its place, and typing in the filter keeps up. */
static void
test_large (void)
{
  Fixture fixture;
  gint64 began, took;

  set_up (&fixture, ui_project_large (20, 600, TRUE));
  ui_project_wait_for_counts (fixture.workbench);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.tree)), <=, 336);
  ui_picture ("codebook-large");
  ui_key ("ctrl+f");
  analect_codebook_tree_focus_search (fixture.tree);
  began = g_get_monotonic_time ();
  ui_type ("e");
  ui_settle ();
  took = g_get_monotonic_time () - began;
  g_test_message ("a letter in the filter: %" G_GINT64_FORMAT " microseconds", took);
  g_assert_cmpint (took, <, 1000000);
  ui_key ("Down");
  g_assert_cmpuint (analect_codebook_tree_get_selected (fixture.tree), !=, ANALECT_ID_NONE);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/codebook-tree/arrows", test_arrows);
  g_test_add_func ("/codebook-tree/several", test_several);
  g_test_add_func ("/codebook-tree/filter", test_filter);
  g_test_add_func ("/codebook-tree/rename", test_rename);
  g_test_add_func ("/codebook-tree/new", test_new);
  g_test_add_func ("/codebook-tree/move-with-keys", test_move_with_keys);
  g_test_add_func ("/codebook-tree/take-out-and-remove", test_take_out_and_remove);
  g_test_add_func ("/codebook-tree/menu", test_menu);
  g_test_add_func ("/codebook-tree/columns", test_columns);
  g_test_add_func ("/codebook-tree/drag", test_drag);
  g_test_add_func ("/codebook-tree/drop-text", test_drop_text);
  g_test_add_func ("/codebook-tree/empty", test_empty);
  g_test_add_func ("/codebook-tree/read-only", test_read_only);
  g_test_add_func ("/codebook-tree/large", test_large);
  return ui_test_run ();
}
