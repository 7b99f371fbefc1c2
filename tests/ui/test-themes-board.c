/* The board of the Themes workspace: codes and themes moved by dragging and by key, what is shown on the way, the tray,
 * and that both views have one selection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "board-card.h"
#include "board.h"
#include "codebook-edits.h"
#include "codebook-tree.h"
#include "study-strip.h"
#include "themes-page.h"
#include "ui-project.h"
#include "ui-test.h"

#define CODE "Letting others in"

static AnalectWorkbench *workbench;
static GtkWidget *page, *board;

static AnalectId
find_code (const char *name)
{
  return ui_project_find (workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, name);
}

static void
undo (void)
{
  g_assert_true (analect_project_undo (analect_workbench_get_project (workbench)));
  ui_settle ();
}

static guint
count_steps (void)
{
  return analect_project_get_n_undo (analect_workbench_get_project (workbench));
}

static void
open_board (AnalectWorkbench *workbench_to_use, const char *code)
{
  workbench = workbench_to_use;
  ui_project_wait_for_counts (workbench);
  page = analect_themes_page_new (workbench);
  ui_window_for (page, 1280, 720);
  if (code != NULL)
    analect_themes_page_show (ANALECT_THEMES_PAGE (page), find_code (code));
  ui_click (ui_find_button (page, "Board"));
  board = ui_find_type (page, ANALECT_TYPE_BOARD);
  g_assert_nonnull (board);
}

static void
close_board (void)
{
  ui_close_all ();
  g_clear_object (&workbench);
}

static gboolean
is_card_of (GtkWidget *widget, gpointer name)
{
  return ANALECT_IS_BOARD_CARD (widget)
         && analect_board_card_get_code (ANALECT_BOARD_CARD (widget)) == find_code (name);
}

static GtkWidget *
find_card (const char *name)
{
  g_autoptr (GPtrArray) found = ui_find_where (board, is_card_of, (gpointer) name);

  return found->len == 1 ? found->pdata[0] : NULL;
}

static void
test_shown (void)
{
  GtkWidget *card, *strip;

  open_board (ui_project_from_sample (), CODE);
  card = find_card ("Relationships");
  g_assert_nonnull (ui_find_label (card, CODE));
  g_assert_nonnull (ui_find_label (card, "5 of 12"));
  g_assert_null (ui_find_label (card, "Saying no"));
  strip = ui_find_type (card, ANALECT_TYPE_STUDY_STRIP);
  g_assert_cmpuint (analect_study_strip_get_filled (ANALECT_STUDY_STRIP (strip)), ==, 5);
  g_assert_nonnull (ui_find_label_part (page, "Every code has a place"));
  g_assert_cmpuint (analect_board_get_selected (ANALECT_BOARD (board)), ==, find_code (CODE));

  /* What is clicked here is selected there. */
  ui_click (ui_find_label (board, "Saying no"));
  ui_click (ui_find_button (page, "Tree"));
  g_assert_cmpuint (
      analect_codebook_tree_get_selected (ANALECT_CODEBOOK_TREE (ui_find_type (page, ANALECT_TYPE_CODEBOOK_TREE))), ==,
      find_code ("Saying no"));
  g_assert_nonnull (ui_find_label_part (page, "5 of 12 studies"));
  close_board ();
}

static void
test_drag (void)
{
  AnalectId code, theme;
  GtkWidget *card, *strip;
  guint steps;

  open_board (ui_project_from_sample (), CODE);
  code = find_code (CODE);
  theme = find_code ("Relationships");
  steps = count_steps ();
  card = find_card ("Harm");
  strip = ui_find_type (card, ANALECT_TYPE_STUDY_STRIP);
  ui_drag_begin (ui_find_label (board, CODE), UI_CENTRE, UI_CENTRE, ui_find_label (card, "Harm"), 30, UI_CENTRE);
  ui_wait_for (gtk_widget_has_css_class (card, "an-drop"));
  ui_picture ("board-drag");
  g_assert_nonnull (ui_find_label_part (card, "1 → "));
  g_assert_nonnull (ui_find_label (find_card ("Relationships"), "5 of 12"));
  g_assert_cmpuint (analect_study_strip_get_outlined (ANALECT_STUDY_STRIP (strip)), >, 0);
  g_assert_nonnull (ui_find_label (page, "Move “Letting others in” to “Harm”"));
  ui_drag_drop ();
  ui_wait_for (analect_code_parent (workbench, code) == find_code ("Harm"));
  g_assert_false (gtk_widget_has_css_class (card, "an-drop"));
  g_assert_nonnull (ui_find_label (find_card ("Harm"), CODE));
  g_assert_null (ui_find_label (find_card ("Relationships"), CODE));
  g_assert_cmpuint (count_steps (), ==, steps + 1);
  undo ();
  g_assert_cmpuint (analect_code_parent (workbench, code), ==, theme);
  g_assert_nonnull (ui_find_label (find_card ("Relationships"), CODE));
  close_board ();
}

/* To the tray and back. */
static void
test_tray (void)
{
  AnalectId code;

  open_board (ui_project_from_sample (), CODE);
  code = find_code (CODE);
  ui_drag (ui_find_label (board, CODE), UI_CENTRE, UI_CENTRE, ui_find_label (page, "Unassigned"), UI_CENTRE, UI_CENTRE);
  ui_wait_for (analect_workbench_find_entry (workbench, code)->placement == ANALECT_ID_NONE);
  g_assert_null (ui_find_label (board, CODE));
  g_assert_nonnull (ui_find_label (page, CODE));
  g_assert_nonnull (ui_find_label (page, "1 code"));
  ui_drag (ui_find_label (page, CODE), UI_CENTRE, UI_CENTRE, ui_find_label (board, "Saying no"), UI_CENTRE, UI_CENTRE);
  ui_wait_for (analect_code_parent (workbench, code) == find_code ("Agency"));
  g_assert_nonnull (ui_find_label (find_card ("Agency"), CODE));
  close_board ();
}

static void
test_keys (void)
{
  AnalectId code, theme;

  open_board (ui_project_from_sample (), CODE);
  code = find_code (CODE);
  theme = find_code ("Relationships");
  ui_key ("space");
  ui_key ("Right");
  g_assert_true (gtk_widget_has_css_class (find_card ("Coping"), "an-drop"));
  ui_key ("Escape");
  g_assert_false (gtk_widget_has_css_class (find_card ("Coping"), "an-drop"));
  g_assert_cmpuint (analect_code_parent (workbench, code), ==, theme);

  ui_key ("space");
  ui_key ("Right");
  ui_key ("space");
  ui_wait_for (analect_code_parent (workbench, code) == find_code ("Coping"));
  g_assert_cmpuint (analect_board_get_selected (ANALECT_BOARD (board)), ==, code);
  g_assert_nonnull (ui_find_label (find_card ("Coping"), CODE));
  ui_key ("Delete");
  g_assert_cmpuint (analect_workbench_find_entry (workbench, code)->placement, ==, ANALECT_ID_NONE);
  undo ();
  undo ();
  g_assert_cmpuint (analect_code_parent (workbench, code), ==, theme);
  close_board ();
}

static void
test_filter (void)
{
  open_board (ui_project_from_sample (), CODE);
  ui_click (ui_find_named (page, "Filter themes and codes"));
  ui_type ("feel");
  g_assert_cmpfloat (
      gtk_widget_get_opacity (gtk_widget_get_ancestor (ui_find_label (board, "Saying no"), ANALECT_TYPE_BOARD_NODE)), <,
      0.5);
  g_assert_cmpfloat (gtk_widget_get_opacity (gtk_widget_get_ancestor (ui_find_label (board, "Feeling less alone"),
                                                                      ANALECT_TYPE_BOARD_NODE)),
                     ==, 1);
  close_board ();
}

static void
test_read_only (void)
{
  AnalectId code;

  open_board (ui_project_read_only (), CODE);
  code = find_code (CODE);
  ui_key ("space");
  ui_key ("Right");
  ui_key ("space");
  ui_drag (ui_find_label (board, CODE), UI_CENTRE, UI_CENTRE, ui_find_label (board, "Harm"), UI_CENTRE, UI_CENTRE);
  g_assert_cmpuint (analect_code_parent (workbench, code), ==, find_code ("Relationships"));
  close_board ();
}

static void
test_sizes (void)
{
  open_board (ui_project_empty (), NULL);
  close_board ();
  open_board (ui_project_large (200, 600, TRUE), NULL);
  g_assert_cmpint (gtk_widget_get_width (page), <=, 1280);
  close_board ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/themes-board/shown", test_shown);
  g_test_add_func ("/themes-board/drag", test_drag);
  g_test_add_func ("/themes-board/tray", test_tray);
  g_test_add_func ("/themes-board/keys", test_keys);
  g_test_add_func ("/themes-board/filter", test_filter);
  g_test_add_func ("/themes-board/read-only", test_read_only);
  g_test_add_func ("/themes-board/sizes", test_sizes);
  return ui_test_run ();
}
