/* Tests of the Coding workspace with the sample project, worked by keys: selecting, coding in every way there is,
 * taking back, moving ends, going about; the model and what is seen are both looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-page.h"
#include "coding-view.h"
#include "codebook-tree.h"
#include "digit-keys.h"
#include "document-list.h"
#include "document-row.h"
#include "edit-coding.h"
#include "excerpt-pane.h"
#include "excerpt.h"
#include "find-bar.h"
#include "memo-popover.h"
#include "outline.h"
#include "quick-code.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

typedef struct
{
  AnalectWorkbench *workbench;
  AnalectCodingPage *page;
  AnalectCodingView *view;
  char *toast;
  guint n_toasts;
} Fixture;

static void
on_toast (AnalectWorkbench *workbench, const char *text, gboolean undo, Fixture *fixture)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (text);
  fixture->n_toasts++;
}

static void
set_up (Fixture *fixture, AnalectWorkbench *workbench)
{
  GtkWidget *page;

  *fixture = (Fixture){ .workbench = workbench };
  analect_workbench_need_coder (workbench);
  page = analect_coding_page_new (workbench);
  fixture->page = ANALECT_CODING_PAGE (page);
  g_signal_connect (workbench, "toast", G_CALLBACK (on_toast), fixture);
  ui_window_for (page, 1280, 750);
  fixture->view = ANALECT_CODING_VIEW (ui_find_type (page, ANALECT_TYPE_CODING_VIEW));
  if (fixture->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  ui_settle ();
}

static void
tear_down (Fixture *fixture)
{
  ui_close_all ();
  g_free (fixture->toast);
  g_object_unref (fixture->workbench);
}

static const AnalectText *
text_of (Fixture *fixture)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (fixture->workbench),
                                            analect_coding_page_get_document (fixture->page));

  return analect_row_text (row, ANALECT_DOCUMENT_TEXT);
}

/* Where WORDS stand in the text that is shown. */
static guint
find (Fixture *fixture, const char *words)
{
  const AnalectText *text = text_of (fixture);
  const char *found = strstr (analect_text_peek (text), words);

  g_assert_nonnull (found);
  return analect_text_get_position (text, (gsize) (found - analect_text_peek (text)));
}

/* Puts the caret before WORDS and selects them by Shift+arrows, word by word. */
static void
select_words (Fixture *fixture, const char *words, guint n)
{
  guint start = find (fixture, words);

  analect_coding_view_select (fixture->view, start, start, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  ui_settle ();
  ui_keys ("ctrl+shift+Right", n);
}

static AnalectId
coding_of (Fixture *fixture, guint back)
{
  const AnalectRows *rows = analect_workbench_get_rows (fixture->workbench);

  for (guint i = analect_rows_get_bound (rows, ANALECT_KIND_CODING); i > 0; i--)
    if (analect_rows_get (rows, analect_id_new (ANALECT_KIND_CODING, i - 1)) != NULL && back-- == 0)
      return analect_id_new (ANALECT_KIND_CODING, i - 1);
  return ANALECT_ID_NONE;
}

static char *
words_of_last (Fixture *fixture)
{
  const AnalectRows *rows = analect_workbench_get_rows (fixture->workbench);
  const AnalectRow *row = analect_rows_get (rows, coding_of (fixture, 0));

  return analect_excerpt_quote (rows, analect_row_reference (row, ANALECT_CODING_EXCERPT));
}

static AnalectId
code_of_last (Fixture *fixture)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (fixture->workbench), coding_of (fixture, 0));

  return analect_row_reference (row, ANALECT_CODING_CODE);
}

static void
assert_words (Fixture *fixture, const char *expected)
{
  g_autofree char *words = words_of_last (fixture);

  g_assert_cmpstr (words, ==, expected);
}

static guint
n_codings (Fixture *fixture)
{
  return ui_project_count (fixture->workbench, ANALECT_KIND_CODING);
}

static AnalectId
find_code (Fixture *fixture, const char *name)
{
  AnalectId code = ui_project_find (fixture->workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, name);

  g_assert_cmpuint (code, !=, ANALECT_ID_NONE);
  return code;
}

static void
give_key (Fixture *fixture, const char *name, int key)
{
  g_assert_true (analect_workbench_take (
      fixture->workbench,
      analect_digit_keys_assign (analect_workbench_get_project (fixture->workbench), find_code (fixture, name), key),
      NULL));
  ui_settle ();
}

static void
test_seen (void)
{
  Fixture fixture;
  const GType own[] = { ANALECT_TYPE_DOCUMENT_LIST, ANALECT_TYPE_OUTLINE, ANALECT_TYPE_EXCERPT_PANE };
  g_autofree char *text = NULL;

  set_up (&fixture, ui_project_from_sample ());
  ui_wait_for (ui_find_label_part (NULL, "of findings") != NULL);
  g_assert_nonnull (ui_find_label (NULL, "In this text"));
  g_assert_nonnull (ui_find_type (GTK_WIDGET (fixture.page), ANALECT_TYPE_DOCUMENT_ROW));
  g_assert_nonnull (ui_find_button (NULL, "Mine only"));
  g_assert_nonnull (ui_find_named (NULL, "Backlight"));
  text = ui_text_seen (GTK_WIDGET (fixture.page));
  g_assert_nonnull (strstr (text, "Findings"));
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      GtkWidget *part = ui_find_type (GTK_WIDGET (fixture.page), own[i]);
      g_autofree char *small = ui_small_controls (part), *cut = ui_cut_labels (part);

      g_assert_cmpstr (small, ==, "");
      g_assert_cmpstr (cut, ==, "");
    }
  ui_picture ("coding");
  tear_down (&fixture);
}

static void
test_quick_code (void)
{
  Fixture fixture;
  guint n;

  set_up (&fixture, ui_project_from_sample ());
  n = n_codings (&fixture);
  select_words (&fixture, "Ten adults", 2);
  g_assert_nonnull (ui_find_label (NULL, "Selection"));
  ui_key ("Return");
  ui_wait_for (ui_find_type (NULL, ANALECT_TYPE_QUICK_CODE) != NULL);
  ui_type ("Agency");
  ui_key ("Return");
  ui_wait_for (n_codings (&fixture) == n + 1);
  assert_words (&fixture, "Ten adults");
  g_assert_cmpuint (code_of_last (&fixture), ==, find_code (&fixture, "Agency"));
  /* What was selected is the current excerpt, the text has the focus, and the pane shows it. */
  ui_wait_for (ui_focus () == GTK_WIDGET (fixture.view));
  g_assert_cmpuint (analect_coding_view_get_excerpt (fixture.view), !=, ANALECT_ID_NONE);
  ui_wait_for (ui_find_label (NULL, "Excerpt") != NULL);
  g_assert_nonnull (ui_find_label (ui_find_type (NULL, ANALECT_TYPE_EXCERPT_PANE), "Agency"));
  ui_picture ("coding-coded");

  /* Escape leaves everything as it was, with the selection. */
  select_words (&fixture, "who had completed", 3);
  ui_key ("slash");
  ui_wait_for (ui_find_type (NULL, ANALECT_TYPE_QUICK_CODE) != NULL);
  ui_type ("vu");
  ui_key ("Escape");
  ui_key ("Escape");
  ui_wait_for (ui_focus () == GTK_WIDGET (fixture.view));
  g_assert_cmpuint (n_codings (&fixture), ==, n + 1);
  tear_down (&fixture);
}

static void
test_digit (void)
{
  Fixture fixture;
  guint n;

  set_up (&fixture, ui_project_from_sample ());
  n = n_codings (&fixture);
  give_key (&fixture, "Agency", 3);
  select_words (&fixture, "Ten adults", 2);
  ui_key ("3");
  g_assert_cmpuint (n_codings (&fixture), ==, n + 1);
  assert_words (&fixture, "Ten adults");
  g_assert_cmpuint (code_of_last (&fixture), ==, find_code (&fixture, "Agency"));
  /* A second code on the excerpt that is current, without selecting again. */
  give_key (&fixture, "Meaning", 4);
  ui_key ("4");
  g_assert_cmpuint (n_codings (&fixture), ==, n + 2);
  assert_words (&fixture, "Ten adults");
  /* A key that no code has says so and changes nothing. */
  fixture.n_toasts = 0;
  ui_key ("9");
  g_assert_cmpuint (n_codings (&fixture), ==, n + 2);
  g_assert_cmpuint (fixture.n_toasts, ==, 1);
  /* Undo, one coding at a time. */
  analect_project_undo (analect_workbench_get_project (fixture.workbench));
  ui_settle ();
  g_assert_cmpuint (n_codings (&fixture), ==, n + 1);
  tear_down (&fixture);
}

static void
test_in_vivo (void)
{
  Fixture fixture;
  guint n, n_codes, n_steps;
  AnalectProject *project;

  set_up (&fixture, ui_project_from_sample ());
  project = analect_workbench_get_project (fixture.workbench);
  n = n_codings (&fixture);
  n_codes = ui_project_count (fixture.workbench, ANALECT_KIND_CODE);
  n_steps = analect_project_get_n_undo (project);
  select_words (&fixture, "more at home", 3);
  ui_key ("v");
  g_assert_cmpuint (n_codings (&fixture), ==, n + 1);
  g_assert_cmpuint (ui_project_count (fixture.workbench, ANALECT_KIND_CODE), ==, n_codes + 1);
  g_assert_cmpuint (code_of_last (&fixture), ==, find_code (&fixture, "more at home"));
  g_assert_cmpuint (analect_project_get_n_undo (project), ==, n_steps + 1);
  analect_project_undo (project);
  ui_settle ();
  g_assert_cmpuint (n_codings (&fixture), ==, n);
  g_assert_cmpuint (ui_project_count (fixture.workbench, ANALECT_KIND_CODE), ==, n_codes);
  tear_down (&fixture);
}

static void
test_uncode (void)
{
  Fixture fixture;
  guint n, n_excerpts;

  set_up (&fixture, ui_project_from_sample ());
  n = n_codings (&fixture);
  n_excerpts = ui_project_count (fixture.workbench, ANALECT_KIND_EXCERPT);
  give_key (&fixture, "Agency", 1);
  give_key (&fixture, "Meaning", 2);
  select_words (&fixture, "Ten adults", 2);
  ui_key ("1");
  ui_key ("2");
  g_assert_cmpuint (n_codings (&fixture), ==, n + 2);
  /* O marks a coding, and only that one is taken back. */
  ui_key ("o");
  ui_key ("u");
  g_assert_cmpuint (n_codings (&fixture), ==, n + 1);
  g_assert_cmpuint (code_of_last (&fixture), ==, find_code (&fixture, "Meaning"));
  ui_key ("u");
  g_assert_cmpuint (n_codings (&fixture), ==, n);
  g_assert_cmpuint (ui_project_count (fixture.workbench, ANALECT_KIND_EXCERPT), ==, n_excerpts);
  /* With nothing current, a toast. */
  fixture.n_toasts = 0;
  ui_key ("u");
  g_assert_cmpuint (fixture.n_toasts, ==, 1);
  g_assert_cmpuint (n_codings (&fixture), ==, n);
  tear_down (&fixture);
}

static void
test_resize (void)
{
  Fixture fixture;
  guint n, start, end;

  set_up (&fixture, ui_project_from_sample ());
  n = n_codings (&fixture);
  give_key (&fixture, "Agency", 1);
  select_words (&fixture, "Ten adults", 2);
  /* A bare selection first. */
  ui_key ("]");
  g_assert_true (analect_coding_view_get_selection (fixture.view, &start, &end));
  g_assert_cmpuint (end, ==, find (&fixture, "Ten adults who") + strlen ("Ten adults who"));
  ui_key ("1");
  assert_words (&fixture, "Ten adults who");
  ui_key ("]");
  assert_words (&fixture, "Ten adults who had");
  ui_key ("[");
  assert_words (&fixture, "Ten adults who");
  ui_key ("}");
  assert_words (&fixture, "adults who");
  ui_key ("{");
  assert_words (&fixture, "Ten adults who");
  ui_key ("ctrl+]");
  {
    g_autofree char *words = words_of_last (&fixture);

    g_assert_true (g_str_has_prefix (words, "Ten adults who had completed"));
    g_assert_true (g_str_has_suffix (words, "."));
  }
  g_assert_cmpuint (n_codings (&fixture), ==, n + 1);
  tear_down (&fixture);
}

/* Overlapping codings: O goes from one to the next and round again. */
static void
test_overlap (void)
{
  Fixture fixture;
  AnalectId first, second;

  set_up (&fixture, ui_project_from_sample ());
  give_key (&fixture, "Agency", 1);
  give_key (&fixture, "Meaning", 2);
  select_words (&fixture, "Ten adults who", 5);
  ui_key ("1");
  first = analect_coding_view_get_excerpt (fixture.view);
  select_words (&fixture, "adults who had completed", 2);
  ui_key ("2");
  second = analect_coding_view_get_excerpt (fixture.view);
  g_assert_cmpuint (first, !=, second);
  g_assert_nonnull (ui_find_label (NULL, "Overlapping excerpts"));
  ui_key ("o");
  ui_key ("o");
  g_assert_cmpuint (analect_coding_view_get_excerpt (fixture.view), ==, first);
  tear_down (&fixture);
}

static void
test_going (void)
{
  Fixture fixture;
  AnalectId document, excerpt;
  guint start, end, place;

  set_up (&fixture, ui_project_from_sample ());
  document = analect_coding_page_get_document (fixture.page);
  ui_key ("j");
  excerpt = analect_coding_view_get_excerpt (fixture.view);
  g_assert_cmpuint (excerpt, !=, ANALECT_ID_NONE);
  ui_key ("j");
  g_assert_cmpuint (analect_coding_view_get_excerpt (fixture.view), !=, excerpt);
  ui_key ("k");
  g_assert_cmpuint (analect_coding_view_get_excerpt (fixture.view), ==, excerpt);
  analect_coding_view_get_selection (fixture.view, &place, &end);

  ui_key ("alt+Down");
  g_assert_cmpuint (analect_coding_page_get_document (fixture.page), !=, document);
  ui_key ("alt+Up");
  g_assert_cmpuint (analect_coding_page_get_document (fixture.page), ==, document);
  analect_coding_view_get_selection (fixture.view, &start, &end);
  g_assert_cmpuint (start, ==, place);

  ui_key ("ctrl+Up");
  analect_coding_view_get_selection (fixture.view, &start, &end);
  g_assert_cmpuint (start, <, place);
  ui_wait_for (ui_find_label_part (NULL, "of findings") != NULL);
  ui_key ("n");
  g_assert_true (analect_coding_view_get_selection (fixture.view, &start, &end));
  {
    AnalectLookup *lookup = analect_workbench_get_lookup (fixture.workbench);
    g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));

    analect_lookup_excerpts_in (lookup, document, start, end, excerpts);
    g_assert_cmpuint (excerpts->len, ==, 0);
  }
  ui_key ("Escape");
  g_assert_false (analect_coding_view_get_selection (fixture.view, &start, &end));
  tear_down (&fixture);
}

static void
test_toggles (void)
{
  Fixture fixture;
  GtkWidget *rows;

  set_up (&fixture, ui_project_from_sample ());
  ui_key ("g");
  g_assert_true (analect_coding_view_get_mine_only (fixture.view));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ui_find_named (NULL, "Mine only"))));
  ui_key ("g");
  g_assert_false (analect_coding_view_get_mine_only (fixture.view));
  ui_key ("b");
  g_assert_true (analect_coding_view_get_backlight (fixture.view));
  rows = ui_find_type (GTK_WIDGET (fixture.page), ANALECT_TYPE_OUTLINE);
  g_assert_true (ui_is_seen (rows));
  ui_key ("F9");
  g_assert_false (ui_is_seen (rows));
  ui_key ("F9");
  g_assert_true (ui_is_seen (rows));
  ui_key ("shift+F9");
  g_assert_null (ui_find_type (GTK_WIDGET (fixture.page), ANALECT_TYPE_EXCERPT_PANE));
  tear_down (&fixture);
}

static void
test_memo (void)
{
  Fixture fixture;
  guint n;

  set_up (&fixture, ui_project_from_sample ());
  n = ui_project_count (fixture.workbench, ANALECT_KIND_MEMO);
  ui_key ("j");
  ui_key ("m");
  ui_wait_for (ui_find_type (NULL, ANALECT_TYPE_MEMO_POPOVER) != NULL);
  ui_type ("u v 1");
  ui_key ("Escape");
  ui_wait_for (ui_project_count (fixture.workbench, ANALECT_KIND_MEMO) == n + 1);
  g_assert_cmpuint (ui_project_find (fixture.workbench, ANALECT_KIND_MEMO, ANALECT_MEMO_TEXT, "u v 1"), !=,
                    ANALECT_ID_NONE);
  ui_wait_for (ui_focus () == GTK_WIDGET (fixture.view));
  tear_down (&fixture);
}

static void
test_find (void)
{
  Fixture fixture;
  guint start, end, n;

  set_up (&fixture, ui_project_from_sample ());
  ui_key ("ctrl+f");
  ui_type ("grief");
  /* Enter does not wait for the entry. */
  ui_key ("Return");
  g_assert_true (analect_coding_view_get_selection (fixture.view, &start, &end));
  g_assert_cmpuint (end - start, ==, 5);
  start = end;
  ui_key ("Return");
  g_assert_true (analect_coding_view_get_selection (fixture.view, &end, &n));
  g_assert_cmpuint (end, >=, start);
  g_assert_nonnull (ui_find_label_part (ui_find_type (NULL, ANALECT_TYPE_FIND_BAR), "2 of "));
  ui_key ("Escape");
  g_assert_true (ui_focus () == GTK_WIDGET (fixture.view));
  tear_down (&fixture);
}

/* All that was found is coded as one step. */
static void
test_find_all (void)
{
  Fixture fixture;
  AnalectProject *project;
  guint n, n_steps;
  GtkWidget *button;

  set_up (&fixture, ui_project_from_sample ());
  project = analect_workbench_get_project (fixture.workbench);
  n = n_codings (&fixture);
  n_steps = analect_project_get_n_undo (project);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "coding.find-all", NULL);
  ui_wait_for (GTK_IS_TEXT (ui_focus ()));
  ui_type ("laminated");
  ui_wait_for (ui_find_label_part (NULL, "laminated") != NULL && (button = ui_find_button (NULL, "Co_de 2 places")));
  ui_picture ("coding-find-all");
  ui_click (button);
  ui_wait_for (n_codings (&fixture) == n + 2);
  g_assert_cmpuint (analect_project_get_n_undo (project), ==, n_steps + 1);
  assert_words (&fixture, "laminated");
  analect_project_undo (project);
  g_assert_cmpuint (n_codings (&fixture), ==, n);
  tear_down (&fixture);
}

static void
test_correct (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_from_sample ());
  select_words (&fixture, "Ten adults", 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "coding.correct-text", NULL);
  ui_wait_for (GTK_IS_TEXT_VIEW (ui_focus ()) && ui_focus () != GTK_WIDGET (fixture.view));
  ui_key ("ctrl+a");
  ui_type ("Thirteen");
  ui_click (ui_find_button (NULL, "Co_rrect"));
  ui_wait_for (strstr (analect_text_peek (text_of (&fixture)), "Thirteen adults who had") != NULL);
  tear_down (&fixture);
}

/* A text without findings says so, until the selection is marked. */
static void
test_mark_findings (void)
{
  Fixture fixture;
  AnalectChange *change;
  const AnalectRows *rows;
  AnalectId document;

  set_up (&fixture, ui_project_from_sample ());
  document = analect_coding_page_get_document (fixture.page);
  rows = analect_workbench_get_rows (fixture.workbench);
  g_assert_null (ui_find_label (NULL, "Mark which part is the findings"));
  change = analect_project_change (analect_workbench_get_project (fixture.workbench), "Forget sections");
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_SECTION); id; id = analect_rows_next (rows, id))
    if (analect_row_reference (analect_rows_get (rows, id), ANALECT_SECTION_DOCUMENT) == document)
      analect_change_remove (change, id);
  g_assert_true (analect_workbench_take (fixture.workbench, change, NULL));
  ui_wait_for (ui_find_label (NULL, "Mark which part is the findings") != NULL);
  select_words (&fixture, "Ten adults", 20);
  ui_click (ui_find_button (NULL, "Mark selection as findings"));
  ui_wait_for (ui_find_label (NULL, "Mark which part is the findings") == NULL);
  ui_wait_for (ui_find_label_part (NULL, "of findings") != NULL);
  tear_down (&fixture);
}

static void
test_read_only (void)
{
  Fixture fixture;
  guint n;

  set_up (&fixture, ui_project_read_only ());
  n = n_codings (&fixture);
  select_words (&fixture, "Ten adults", 2);
  for (const char *const *key = (const char *const[]){ "Return", "v", "u", "1", NULL }; *key != NULL; key++)
    {
      fixture.n_toasts = 0;
      ui_key (*key);
      g_assert_cmpuint (fixture.n_toasts, ==, 1);
    }
  g_assert_null (ui_find_type (NULL, ANALECT_TYPE_QUICK_CODE));
  g_assert_cmpuint (n_codings (&fixture), ==, n);
  tear_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_empty ());
  g_assert_nonnull (ui_find_label (NULL, "No text yet"));
  g_assert_cmpuint (analect_coding_page_get_document (fixture.page), ==, ANALECT_ID_NONE);
  ui_picture ("coding-empty");
  tear_down (&fixture);
}

static void
test_large (void)
{
  Fixture fixture;
  gint64 begin = g_get_monotonic_time ();

  set_up (&fixture, ui_project_large (200, 600, TRUE));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 20 * G_TIME_SPAN_SECOND);
  ui_keys ("alt+Down", 3);
  ui_key ("j");
  ui_picture ("coding-large");
  tear_down (&fixture);
}

static void
test_show (void)
{
  Fixture fixture;
  const AnalectRows *rows;
  AnalectId excerpt = ANALECT_ID_NONE;
  AnalectDestination destination;

  set_up (&fixture, ui_project_from_sample ());
  rows = analect_workbench_get_rows (fixture.workbench);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_EXCERPT); id; id = analect_rows_next (rows, id))
    if (analect_row_reference (analect_rows_get (rows, id), ANALECT_EXCERPT_DOCUMENT)
        != analect_coding_page_get_document (fixture.page))
      excerpt = id;
  destination = (AnalectDestination){ ANALECT_GO_TO_EXCERPT, excerpt, 0, 0 };
  analect_coding_page_show (fixture.page, &destination);
  ui_settle ();
  g_assert_cmpuint (analect_coding_view_get_excerpt (fixture.view), ==, excerpt);
  g_assert_cmpuint (analect_coding_page_get_document (fixture.page), ==,
                    analect_row_reference (analect_rows_get (rows, excerpt), ANALECT_EXCERPT_DOCUMENT));
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/coding-page/seen", test_seen);
  g_test_add_func ("/coding-page/quick-code", test_quick_code);
  g_test_add_func ("/coding-page/digit", test_digit);
  g_test_add_func ("/coding-page/in-vivo", test_in_vivo);
  g_test_add_func ("/coding-page/uncode", test_uncode);
  g_test_add_func ("/coding-page/resize", test_resize);
  g_test_add_func ("/coding-page/overlap", test_overlap);
  g_test_add_func ("/coding-page/going", test_going);
  g_test_add_func ("/coding-page/toggles", test_toggles);
  g_test_add_func ("/coding-page/memo", test_memo);
  g_test_add_func ("/coding-page/find", test_find);
  g_test_add_func ("/coding-page/find-all", test_find_all);
  g_test_add_func ("/coding-page/correct", test_correct);
  g_test_add_func ("/coding-page/mark-findings", test_mark_findings);
  g_test_add_func ("/coding-page/show", test_show);
  g_test_add_func ("/coding-page/read-only", test_read_only);
  g_test_add_func ("/coding-page/empty", test_empty);
  g_test_add_func ("/coding-page/large", test_large);
  return ui_test_run ();
}
