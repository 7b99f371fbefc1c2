/* Search everything, in a small window of its own: what is found, keys and pointer, and where it leads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "look.h"
#include "search-popover.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

#define CODE         "Saying no"
#define FIRST_MS     50 /* from a letter to the first result */
#define SLOW_MACHINE 10 /* a machine under load is not to fail the test */

static AnalectDestination went_to;
static guint n_went, n_ran;

static void
on_go_to (AnalectWorkbench *workbench, const AnalectDestination *destination)
{
  went_to = *destination;
  n_went++;
}

static void
on_run (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (g_strcmp0 (g_variant_get_string (parameter, NULL), "outcomes") == 0)
    n_ran++;
}

/* A button with the popover below it, opened. */
static GtkWidget *
open_search (AnalectWorkbench *workbench)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = analect_search_popover_new (workbench);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) workspace = g_simple_action_new ("workspace", G_VARIANT_TYPE_STRING);

  n_went = n_ran = 0;
  g_signal_connect (workbench, "go-to", G_CALLBACK (on_go_to), NULL);
  g_signal_connect (workspace, "activate", G_CALLBACK (on_run), NULL);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (workspace));
  gtk_widget_insert_action_group (button, "win", G_ACTION_GROUP (actions));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), "Search");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  ui_window_for (button, 760, 560);
  ui_click (button);
  ui_wait_for (gtk_widget_get_mapped (popover));
  return popover;
}

static void
close_search (AnalectWorkbench *workbench)
{
  g_signal_handlers_disconnect_by_func (workbench, on_go_to, NULL);
  ui_close_all ();
}

static void
test_empty (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *popover = open_search (workbench);

  ui_picture ("search-empty");
  g_assert_nonnull (ui_find_label (popover, "Commands"));
  g_assert_nonnull (ui_find_label (popover, "Ctrl+N"));
  g_assert_null (ui_find_label (popover, "Codes"));
  ui_type ("qxzqxz");
  ui_wait_for (ui_find_label (popover, "No result") != NULL);
  ui_picture ("search-none");
  ui_key ("Escape");
  ui_wait_for (!gtk_widget_get_mapped (popover));
  close_search (workbench);
}

static void
test_code (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *popover = open_search (workbench);
  AnalectId code = ui_project_find (workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, CODE);

  /* Without regard to case and accents. */
  ui_type ("SÁYING");
  g_assert_nonnull (ui_find_label (popover, "Codes"));
  g_assert_nonnull (ui_find_label (popover, CODE));
  ui_key ("Return");
  g_assert_cmpuint (n_went, ==, 1);
  g_assert_cmpint (went_to.what, ==, ANALECT_GO_TO_CODE);
  g_assert_cmpuint (went_to.id, ==, code);
  g_assert_false (gtk_widget_get_mapped (popover));
  /* What was gone to is offered again. */
  gtk_popover_popup (GTK_POPOVER (popover));
  ui_wait_for (gtk_widget_get_mapped (popover));
  ui_key ("BackSpace");
  g_assert_nonnull (ui_find_label (popover, "Recent"));
  ui_key ("Return");
  g_assert_cmpuint (n_went, ==, 2);
  g_assert_cmpuint (went_to.id, ==, code);
  close_search (workbench);
}

static void
test_text (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *popover = open_search (workbench);
  AnalectText *text;
  g_autofree char *words = NULL;
  guint n_steps = 0;

  ui_type ("they said");
  ui_wait_for (ui_find_label (popover, "Text") != NULL);
  ui_picture ("search-text");
  /* The first place is where the arrows come to, sooner or later; headings are passed over. */
  do
    {
      ui_key ("Return");
      if (n_went > 0 && went_to.what == ANALECT_GO_TO_DOCUMENT)
        break;
      gtk_popover_popup (GTK_POPOVER (popover));
      ui_wait_for (gtk_widget_get_mapped (popover) && ui_find_label (popover, "Text") != NULL);
      ui_keys ("Down", ++n_steps);
    }
  while (n_steps < 30);
  g_assert_cmpint (went_to.what, ==, ANALECT_GO_TO_DOCUMENT);
  text =
      analect_row_text (analect_rows_get (analect_workbench_get_rows (workbench), went_to.id), ANALECT_DOCUMENT_TEXT);
  words = analect_text_slice (text, went_to.start, went_to.end);
  g_assert_cmpint (g_ascii_strcasecmp (words, "they said"), ==, 0);
  close_search (workbench);
}

static void
test_command (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *popover = open_search (workbench), *row;

  ui_type ("go to out");
  row = ui_find_label (popover, "Go to Outcomes");
  g_assert_nonnull (row);
  ui_click (row);
  ui_wait_for (n_ran == 1);
  g_assert_false (gtk_widget_get_mapped (popover));
  g_assert_cmpuint (n_went, ==, 0);
  close_search (workbench);
}

/* The memo leads to what it is about. */
static void
test_memo (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  GtkWidget *popover, *row;
  g_autofree char *start = NULL;
  AnalectId memo, about = ANALECT_ID_NONE;

  for (memo = analect_rows_first (rows, ANALECT_KIND_MEMO); memo; memo = analect_rows_next (rows, memo))
    {
      about = analect_row_reference (analect_rows_get (rows, memo), ANALECT_MEMO_ABOUT);
      if (analect_id_kind (about) == ANALECT_KIND_CODE)
        break;
    }
  g_assert_cmpuint (memo, !=, ANALECT_ID_NONE);
  start = analect_text_slice (analect_row_text (analect_rows_get (rows, memo), ANALECT_MEMO_TEXT), 0, 24);
  popover = open_search (workbench);
  ui_type (start);
  ui_wait_for (ui_find_label (popover, "Memos") != NULL);
  row = ui_find_label_part (ui_find_type (popover, GTK_TYPE_LIST_VIEW), start);
  g_assert_nonnull (row);
  ui_click (row);
  ui_wait_for (n_went == 1);
  g_assert_cmpint (went_to.what, ==, ANALECT_GO_TO_CODE);
  g_assert_cmpuint (went_to.id, ==, about);
  close_search (workbench);
}

/* "Show n more" unfolds a group; what was chosen stays in it. */
static void
test_more (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_large (40, 200, TRUE);
  GtkWidget *popover = open_search (workbench), *more;
  g_autofree char *small = NULL;
  guint before;
  GListModel *rows;

  ui_type ("a");
  more = ui_find_label_part (popover, "Show ");
  g_assert_nonnull (more);
  rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (ui_find_type (popover, GTK_TYPE_LIST_VIEW))));
  before = g_list_model_get_n_items (rows);
  ui_picture ("search-more");
  small = ui_small_controls (popover);
  g_assert_cmpstr (small, ==, "");
  ui_click (more);
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, before);
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpint (gtk_widget_get_width (gtk_popover_get_child (GTK_POPOVER (popover))), <=, 564);
  ui_key ("Escape");
  ui_wait_for (!gtk_widget_get_mapped (popover));
  close_search (workbench);
}

/* The first result is there at once, also in a project of some size; the texts follow. */
static void
test_speed (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_large (200, 600, FALSE);
  GtkWidget *popover = open_search (workbench);
  GtkWidget *entry = ui_find_type (popover, GTK_TYPE_SEARCH_ENTRY);
  gint64 start = g_get_monotonic_time ();

  gtk_editable_set_text (GTK_EDITABLE (entry), "c");
  g_test_message ("first result after %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, FIRST_MS * SLOW_MACHINE * 1000);
  ui_settle ();
  g_assert_nonnull (ui_find_label (popover, "Codes"));
  /* Fast typing, and a change of the project while the worker reads: nothing breaks, and the last words count. */
  ui_type ("abc");
  analect_workbench_need_coder (workbench);
  ui_key ("ctrl+a");
  ui_type ("qxzqxz");
  ui_wait_for (ui_find_label (popover, "No result") != NULL);
  /* Closed and gone while a search is under way. */
  ui_key ("ctrl+a");
  ui_type ("th");
  close_search (workbench);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/search/empty", test_empty);
  g_test_add_func ("/search/code", test_code);
  g_test_add_func ("/search/text", test_text);
  g_test_add_func ("/search/command", test_command);
  g_test_add_func ("/search/memo", test_memo);
  g_test_add_func ("/search/more", test_more);
  g_test_add_func ("/search/speed", test_speed);
  return ui_test_run ();
}
