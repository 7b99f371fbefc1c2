/* The Themes workspace worked as a person does: words are edited in place, codes moved by key and by drag, merged,
 * split, and all of it undone; what is seen follows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "code-card.h"
#include "codebook-edits.h"
#include "codebook-tree.h"
#include "merge-dialog.h"
#include "new-code.h"
#include "split-dialog.h"
#include "study-strip.h"
#include "themes-page.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

#define CODE   "Letting others in"
#define OTHER  "Feeling less alone"
#define FAMILY "A different way with family"

static AnalectWorkbench *workbench;
static GtkWidget *page, *tree, *card;
static GtkWindow *window;

static AnalectId
find_code (const char *name)
{
  return ui_project_find (workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, name);
}

static const char *
text_of (AnalectId code, AnalectField field)
{
  return analect_row_string (analect_rows_get (analect_workbench_get_rows (workbench), code), field);
}

static guint
count_steps (void)
{
  return analect_project_get_n_undo (analect_workbench_get_project (workbench));
}

static void
undo (void)
{
  g_assert_true (analect_project_undo (analect_workbench_get_project (workbench)));
  ui_settle ();
}

/* Opens the page on WORKBENCH_TO_USE, which it takes, with CODE selected. */
static void
open_page (AnalectWorkbench *workbench_to_use, const char *code)
{
  workbench = workbench_to_use;
  ui_project_wait_for_counts (workbench);
  page = analect_themes_page_new (workbench);
  window = ui_window_for (page, 1280, 720);
  tree = ui_find_type (page, ANALECT_TYPE_CODEBOOK_TREE);
  card = ui_find_type (page, ANALECT_TYPE_CODE_CARD);
  if (code != NULL)
    analect_themes_page_show (ANALECT_THEMES_PAGE (page), find_code (code));
  ui_settle ();
}

static void
close_page (void)
{
  ui_close_all ();
  g_clear_object (&workbench);
}

static gboolean
is_seen (const char *text)
{
  return ui_find_label (page, text) != NULL;
}

static gboolean
is_input (GtkWidget *widget, gpointer name)
{
  g_autofree char *wrong = NULL;

  if (!GTK_IS_TEXT_VIEW (widget) && !GTK_IS_ENTRY (widget))
    return FALSE;
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return wrong == NULL;
}

/* The entry or text of this accessible name, not its caption; NULL when none is shown. */
static GtkWidget *
find_input (gpointer root, const char *name)
{
  g_autoptr (GPtrArray) found = ui_find_where (root, is_input, (gpointer) name);

  return found->len > 0 ? found->pdata[0] : NULL;
}

/* Clicks the row of a code in the tree. */
static void
click_row (const char *name)
{
  ui_click (ui_find_label (tree, name));
  g_assert_cmpuint (analect_codebook_tree_get_selected (ANALECT_CODEBOOK_TREE (tree)), ==, find_code (name));
}

static void
test_card (void)
{
  open_page (ui_project_from_sample (), CODE);
  g_assert_true (is_seen ("4 of 12 studies, 8 codings, 8 excerpts"));
  g_assert_true (is_seen ("Code in Relations and feelings › Relationships"));
  g_assert_nonnull (ui_find_label_part (page, "Confiding in someone"));
  g_assert_true (is_seen ("3 dimensions, 8 themes, 24 codes"));
  click_row (FAMILY);
  g_assert_true (is_seen (text_of (find_code (FAMILY), ANALECT_CODE_DEFINITION)));
  g_assert_null (ui_find_label_part (page, "Confiding in someone"));
  ui_wait_for (ui_find_label_part (page, "5 of 12 studies") != NULL);
  close_page ();
}

/* Words become one step of undo each, when the focus leaves or with Ctrl+Enter; Escape takes them back. */
static void
test_edit (void)
{
  AnalectId code;
  GtkWidget *definition;
  guint steps;

  open_page (ui_project_from_sample (), CODE);
  code = find_code (CODE);
  definition = find_input (card, analect_field_label (ANALECT_CODE_DEFINITION));
  steps = count_steps ();
  ui_click (definition);
  ui_key ("ctrl+a");
  ui_type ("Words of my own\nin two lines");
  g_assert_cmpuint (count_steps (), ==, steps);
  ui_key ("ctrl+Return");
  g_assert_cmpuint (count_steps (), ==, steps + 1);
  g_assert_cmpstr (text_of (code, ANALECT_CODE_DEFINITION), ==, "Words of my own\nin two lines");

  ui_key ("ctrl+a");
  ui_type ("Nothing");
  ui_key ("Escape");
  g_assert_cmpstr (text_of (code, ANALECT_CODE_DEFINITION), ==, "Words of my own\nin two lines");
  g_assert_true (is_seen ("Words of my own\nin two lines"));

  ui_key ("ctrl+a");
  ui_type ("Left behind");
  click_row (OTHER);
  g_assert_cmpstr (text_of (code, ANALECT_CODE_DEFINITION), ==, "Left behind");
  g_assert_cmpuint (count_steps (), ==, steps + 2);
  undo ();
  undo ();
  g_assert_cmpuint (count_steps (), ==, steps);
  click_row (CODE);
  g_assert_true (is_seen (text_of (code, ANALECT_CODE_DEFINITION)));
  close_page ();
}

static void
test_rename (void)
{
  AnalectId code;
  GtkWidget *name;

  open_page (ui_project_from_sample (), CODE);
  code = find_code (CODE);
  name = find_input (card, analect_field_label (ANALECT_CODE_NAME));
  ui_click (name);
  ui_key ("ctrl+a");
  ui_type ("Letting people in");
  ui_key ("Return");
  g_assert_cmpstr (text_of (code, ANALECT_CODE_NAME), ==, "Letting people in");
  g_assert_nonnull (ui_find_label (tree, "Letting people in"));

  /* A code keeps a name. */
  ui_click (name);
  ui_key ("ctrl+a");
  ui_key ("Delete");
  ui_key ("Return");
  g_assert_cmpstr (text_of (code, ANALECT_CODE_NAME), ==, "Letting people in");
  undo ();
  g_assert_nonnull (ui_find_label (tree, CODE));
  g_assert_nonnull (ui_find_label (card, CODE));
  close_page ();
}

static void
test_move (void)
{
  AnalectId code, theme, harm;

  open_page (ui_project_from_sample (), CODE);
  code = find_code (CODE);
  theme = analect_code_parent (workbench, code);
  harm = find_code ("Harm");
  click_row (CODE);
  ui_key ("alt+Down");
  g_assert_true (analect_workbench_find_entry (workbench, code)
                 > analect_workbench_find_entry (workbench, find_code (FAMILY)));
  ui_key ("alt+shift+Left");
  g_assert_cmpuint (analect_code_parent (workbench, code), ==, find_code ("Relations and feelings"));
  undo ();
  undo ();
  g_assert_cmpuint (analect_code_parent (workbench, code), ==, theme);

  ui_drag (ui_find_label (tree, CODE), UI_CENTRE, UI_CENTRE, ui_find_label (tree, "Harm"), UI_CENTRE, UI_CENTRE);
  g_assert_cmpuint (analect_code_parent (workbench, code), ==, harm);
  ui_wait_for (is_seen ("Code in Problems and harm › Harm"));
  undo ();
  g_assert_cmpuint (analect_code_parent (workbench, code), ==, theme);
  g_assert_true (is_seen ("Code in Relations and feelings › Relationships"));
  close_page ();
}

static void
test_merge (void)
{
  AnalectId code, other;
  GtkWindow *dialog;
  guint steps, codes, codings;

  open_page (ui_project_from_sample (), CODE);
  code = find_code (CODE);
  other = find_code (OTHER);
  steps = count_steps ();
  codes = ui_project_count (workbench, ANALECT_KIND_CODE);
  codings = ui_project_count (workbench, ANALECT_KIND_CODING);
  click_row (CODE);
  ui_key ("ctrl+m");
  dialog = ui_dialog_of (window);
  g_assert_true (ANALECT_IS_MERGE_DIALOG (dialog));
  ui_type ("less alone");
  g_assert_nonnull (ui_find_label_part (GTK_WIDGET (dialog), "Merge: 4 + 3 → "));
  ui_click (find_input (dialog, "Reason"));
  ui_type ("The same thing");
  ui_click (ui_find_button (GTK_WIDGET (dialog), "Merge"));
  g_assert_null (ui_dialog_of (window));
  g_assert_null (analect_rows_get (analect_workbench_get_rows (workbench), code));
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_CODE), ==, codes - 1);
  g_assert_cmpuint (count_steps (), ==, steps + 1);
  g_assert_cmpuint (analect_codebook_tree_get_selected (ANALECT_CODEBOOK_TREE (tree)), ==, other);
  g_assert_null (ui_find_label (tree, CODE));
  ui_wait_for (ui_find_label_part (card, "The same thing") != NULL);
  undo ();
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_CODE), ==, codes);
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_CODING), ==, codings);
  g_assert_nonnull (ui_find_label (tree, CODE));
  g_assert_null (ui_find_label_part (card, "The same thing"));
  close_page ();
}

static void
test_split (void)
{
  AnalectId code, fresh;
  GtkWindow *dialog;
  guint steps, before;

  open_page (ui_project_from_sample (), CODE);
  code = find_code (CODE);
  steps = count_steps ();
  before = analect_workbench_get_count (workbench, code)->codings;
  click_row (CODE);
  ui_key ("s");
  dialog = ui_dialog_of (window);
  g_assert_true (ANALECT_IS_SPLIT_DIALOG (dialog));
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (GTK_WIDGET (dialog), "Split")));
  ui_type ("Telling one person");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "“Telling one person” gets 0 studies, 0 codings"));
  ui_key ("Tab");
  ui_key ("space");
  ui_key ("Down");
  ui_key ("space");
  g_assert_null (ui_find_label (GTK_WIDGET (dialog), "“Telling one person” gets 0 studies, 0 codings"));
  ui_click (ui_find_button (GTK_WIDGET (dialog), "Split"));
  g_assert_null (ui_dialog_of (window));
  fresh = find_code ("Telling one person");
  g_assert_cmpuint (fresh, !=, ANALECT_ID_NONE);
  g_assert_cmpuint (count_steps (), ==, steps + 1);
  g_assert_cmpuint (analect_code_card_get_code (ANALECT_CODE_CARD (card)), ==, fresh);
  ui_wait_for (analect_workbench_get_count (workbench, fresh) != NULL);
  g_assert_cmpuint (analect_workbench_get_count (workbench, fresh)->codings
                        + analect_workbench_get_count (workbench, code)->codings,
                    ==, before);
  g_assert_nonnull (ui_find_label_part (card, "Split from “Letting others in”"));
  undo ();
  g_assert_cmpuint (find_code ("Telling one person"), ==, ANALECT_ID_NONE);
  g_assert_null (ui_find_label (tree, "Telling one person"));
  close_page ();
}

static void
test_new (void)
{
  AnalectId theme, above;
  guint steps;

  open_page (ui_project_from_sample (), CODE);
  steps = count_steps ();
  above = find_code ("Relations and feelings");
  gtk_widget_activate_action (page, "page.new-theme", NULL);
  ui_settle ();
  g_assert_true (is_seen ("In “Relations and feelings”"));
  ui_type ("Being on my own");
  ui_key ("Return");
  theme = find_code ("Being on my own");
  g_assert_cmpuint (theme, !=, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_code_parent (workbench, theme), ==, above);
  g_assert_cmpuint (count_steps (), ==, steps + 1);
  g_assert_nonnull (ui_find_label (tree, "Being on my own"));
  g_assert_true (is_seen ("3 dimensions, 9 themes, 24 codes"));
  undo ();
  g_assert_true (is_seen ("3 dimensions, 8 themes, 24 codes"));
  g_assert_cmpuint (count_steps (), ==, steps);
  close_page ();
}

static void
test_panes (void)
{
  open_page (ui_project_from_sample (), CODE);
  gtk_widget_activate_action (page, "page.toggle-left", NULL);
  gtk_widget_activate_action (page, "page.toggle-right", NULL);
  ui_settle ();
  g_assert_false (ui_is_seen (tree));
  g_assert_null (find_input (card, analect_field_label (ANALECT_CODE_DEFINITION)));
  gtk_widget_activate_action (page, "page.toggle-left", NULL);
  ui_click (ui_find_button (page, "Details"));
  g_assert_true (ui_is_seen (tree));
  g_assert_nonnull (find_input (card, analect_field_label (ANALECT_CODE_DEFINITION)));
  close_page ();
}

static void
test_read_only (void)
{
  open_page (ui_project_read_only (), CODE);
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (page, "Merge…")));
  ui_click (find_input (card, analect_field_label (ANALECT_CODE_DEFINITION)));
  ui_type ("x");
  click_row (OTHER);
  g_assert_cmpuint (count_steps (), ==, 0);
  close_page ();
}

static void
test_empty (void)
{
  open_page (ui_project_empty (), NULL);
  g_assert_true (is_seen ("No codes yet"));
  g_assert_true (is_seen ("No code selected"));
  gtk_widget_activate_action (page, "page.new-dimension", NULL);
  ui_settle ();
  ui_type ("Self");
  ui_key ("Return");
  g_assert_true (is_seen ("1 dimension"));
  g_assert_nonnull (ui_find_label (tree, "Self"));
  close_page ();
}

static void
test_large (void)
{
  AnalectCodebookEntry last;

  open_page (ui_project_large (200, 600, TRUE), NULL);
  last = analect_workbench_get_codebook (workbench)->entries[500];
  analect_themes_page_show (ANALECT_THEMES_PAGE (page), last.code);
  ui_settle ();
  g_assert_cmpuint (analect_code_card_get_code (ANALECT_CODE_CARD (card)), ==, last.code);
  g_assert_cmpint (gtk_widget_get_width (page), <=, 1280);
  close_page ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/themes-page/card", test_card);
  g_test_add_func ("/themes-page/edit", test_edit);
  g_test_add_func ("/themes-page/rename", test_rename);
  g_test_add_func ("/themes-page/move", test_move);
  g_test_add_func ("/themes-page/merge", test_merge);
  g_test_add_func ("/themes-page/split", test_split);
  g_test_add_func ("/themes-page/new", test_new);
  g_test_add_func ("/themes-page/panes", test_panes);
  g_test_add_func ("/themes-page/read-only", test_read_only);
  g_test_add_func ("/themes-page/empty", test_empty);
  g_test_add_func ("/themes-page/large", test_large);
  return ui_test_run ();
}
