/* The codings behind a number: rows, order, copying, opening, changing, and staying in step with the project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "evidence-list.h"
#include "excerpt.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

/* All codings of CODE, or of any code. The caller unrefs the array. */
static GArray *
collect (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id; id = analect_rows_next (rows, id))
    if (code == ANALECT_ID_NONE || analect_row_reference (analect_rows_get (rows, id), ANALECT_CODING_CODE) == code)
      g_array_append_val (codings, id);
  return codings;
}

static AnalectEvidenceList *
show (AnalectWorkbench *workbench, const GArray *codings)
{
  GtkWidget *list = analect_evidence_list_new (workbench);

  ui_project_wait_for_counts (workbench);
  analect_evidence_list_set_codings (ANALECT_EVIDENCE_LIST (list), codings);
  ui_window_for (list, 900, 500);
  return ANALECT_EVIDENCE_LIST (list);
}

static const char *
study_of (AnalectWorkbench *workbench, AnalectId coding)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  AnalectId excerpt = analect_row_reference (analect_rows_get (rows, coding), ANALECT_CODING_EXCERPT);
  AnalectId document = analect_row_reference (analect_rows_get (rows, excerpt), ANALECT_EXCERPT_DOCUMENT);
  AnalectId reference = analect_row_reference (analect_rows_get (rows, document), ANALECT_DOCUMENT_REFERENCE);

  return analect_workbench_get_study_label (workbench, analect_workbench_get_study_of (workbench, reference));
}

static int
direction_of (AnalectWorkbench *workbench, AnalectId coding)
{
  return (int) analect_row_integer (analect_rows_get (analect_workbench_get_rows (workbench), coding),
                                    ANALECT_CODING_DIRECTION);
}

static void
test_rows (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  g_autoptr (GArray) codings =
      collect (workbench, ui_project_find (workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, "Saying no"));
  AnalectEvidenceList *list = show (workbench, codings);
  g_autofree char *seen = ui_text_seen (GTK_WIDGET (list)), *cut = NULL;

  g_assert_cmpuint (codings->len, >, 3);
  g_assert_cmpuint (analect_evidence_list_get_n_rows (list), ==, codings->len);
  g_assert_nonnull (strstr (seen, "Saying no"));
  g_assert_nonnull (strstr (seen, "▲"));
  g_assert_nonnull (strstr (seen, study_of (workbench, analect_evidence_list_get_coding (list, 0))));
  /* By study at first. */
  for (guint i = 1; i < codings->len; i++)
    g_assert_cmpint (g_utf8_collate (study_of (workbench, analect_evidence_list_get_coding (list, i - 1)),
                                     study_of (workbench, analect_evidence_list_get_coding (list, i))),
                     <=, 0);
  cut = ui_small_controls (GTK_WIDGET (list));
  g_assert_cmpstr (cut, ==, "");
  ui_close_all ();
}

static void
test_sort (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  g_autoptr (GArray) codings = collect (workbench, ANALECT_ID_NONE), selected = NULL;
  AnalectEvidenceList *list = show (workbench, codings);
  AnalectId chosen;

  g_assert_true (analect_evidence_list_focus_row (list, 2));
  chosen = analect_evidence_list_get_coding (list, 2);
  ui_click (ui_find_label (GTK_WIDGET (list), "Direction"));
  for (guint i = 1; i < codings->len; i++)
    g_assert_cmpint (direction_of (workbench, analect_evidence_list_get_coding (list, i - 1)), <=,
                     direction_of (workbench, analect_evidence_list_get_coding (list, i)));
  ui_click (ui_find_label (GTK_WIDGET (list), "Direction"));
  for (guint i = 1; i < codings->len; i++)
    g_assert_cmpint (direction_of (workbench, analect_evidence_list_get_coding (list, i - 1)), >=,
                     direction_of (workbench, analect_evidence_list_get_coding (list, i)));
  /* What was selected is so wherever it stands now. */
  selected = analect_evidence_list_get_selection (list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, AnalectId, 0), ==, chosen);
  /* Sets that come later are in the same order. */
  analect_evidence_list_set_codings (list, NULL);
  g_assert_cmpuint (analect_evidence_list_get_n_rows (list), ==, 0);
  analect_evidence_list_set_codings (list, codings);
  for (guint i = 1; i < codings->len; i++)
    g_assert_cmpint (direction_of (workbench, analect_evidence_list_get_coding (list, i - 1)), >=,
                     direction_of (workbench, analect_evidence_list_get_coding (list, i)));
  ui_close_all ();
}

static void
on_go_to (AnalectWorkbench *workbench, const AnalectDestination *destination, AnalectDestination *gone)
{
  *gone = *destination;
}

static void
test_open (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  g_autoptr (GArray) codings = collect (workbench, ANALECT_ID_NONE);
  AnalectEvidenceList *list = show (workbench, codings);
  const AnalectRow *row =
      analect_rows_get (analect_workbench_get_rows (workbench), analect_evidence_list_get_coding (list, 1));
  AnalectDestination gone = { 0 };

  g_signal_connect (workbench, "go-to", G_CALLBACK (on_go_to), &gone);
  analect_evidence_list_focus_row (list, 1);
  ui_settle ();
  ui_key ("Return");
  g_assert_cmpint (gone.what, ==, ANALECT_GO_TO_EXCERPT);
  g_assert_cmpuint (gone.id, ==, analect_row_reference (row, ANALECT_CODING_EXCERPT));
  ui_close_all ();
}

static void
test_copy (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  g_autoptr (GArray) codings =
      collect (workbench, ui_project_find (workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, "Saying no"));
  AnalectEvidenceList *list = show (workbench, codings);
  AnalectId coding = analect_evidence_list_get_coding (list, 0);
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  g_autofree char *quote =
      analect_excerpt_quote (rows, analect_row_reference (analect_rows_get (rows, coding), ANALECT_CODING_EXCERPT));
  g_autofree char *all = analect_evidence_list_get_tsv (list), *citation = NULL, *table = NULL;
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, codings->len + 2);
  g_assert_nonnull (strstr (lines[1], "\tSaying no\t"));
  analect_evidence_list_focus_row (list, 0);
  ui_settle ();
  ui_key ("ctrl+c");
  citation = ui_clipboard_text ();
  g_assert_nonnull (strstr (citation, quote));
  g_assert_nonnull (strstr (citation, study_of (workbench, coding)));
  ui_key ("ctrl+shift+c");
  table = ui_clipboard_text ();
  g_assert_true (g_str_has_prefix (all, table));
  ui_close_all ();
}

static void
test_change (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  g_autoptr (GArray) codings =
      collect (workbench, ui_project_find (workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, "Saying no"));
  AnalectEvidenceList *list = show (workbench, codings);
  AnalectId coding = analect_evidence_list_get_coding (list, 0);
  guint n = ui_project_count (workbench, ANALECT_KIND_CODING);

  analect_evidence_list_focus_row (list, 0);
  gtk_widget_activate_action (GTK_WIDGET (list), "evidence.direction", "i", ANALECT_DIRECTION_MIXED);
  g_assert_cmpint (direction_of (workbench, coding), ==, ANALECT_DIRECTION_MIXED);
  ui_settle ();
  g_assert_nonnull (ui_find_label (GTK_WIDGET (list), "◆"));
  ui_key ("Delete");
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_CODING), ==, n - 1);
  g_assert_cmpuint (analect_evidence_list_get_n_rows (list), ==, codings->len - 1);
  g_assert_cmpuint (analect_evidence_list_get_coding (list, 0), !=, coding);
  g_assert_null (ui_find_label (GTK_WIDGET (list), "◆"));
  ui_close_all ();
}

static void
test_menu (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  g_autoptr (GArray) codings = collect (workbench, ANALECT_ID_NONE), selected = NULL;
  AnalectEvidenceList *list = show (workbench, codings);
  AnalectDestination gone = { 0 };

  g_signal_connect (workbench, "go-to", G_CALLBACK (on_go_to), &gone);
  analect_evidence_list_focus_row (list, 0);
  ui_settle ();
  ui_click_with (GTK_WIDGET (list), 300, 100, 3, NULL);
  selected = analect_evidence_list_get_selection (list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_nonnull (ui_find_button (NULL, "Open in text"));
  ui_picture ("evidence-menu");
  ui_click (ui_find_button (NULL, "Open in text"));
  ui_wait_for (gone.what == ANALECT_GO_TO_EXCERPT);
  ui_close_all ();
}

static void
test_read_only (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_read_only ();
  g_autoptr (GArray) codings = collect (workbench, ANALECT_ID_NONE);
  AnalectEvidenceList *list = show (workbench, codings);
  guint n = ui_project_count (workbench, ANALECT_KIND_CODING);

  analect_evidence_list_focus_row (list, 0);
  ui_settle ();
  ui_key ("Delete");
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_CODING), ==, n);
  ui_close_all ();
}

static void
test_empty (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectEvidenceList *list = show (workbench, NULL);

  analect_evidence_list_set_empty_text (list, "Nothing to see");
  ui_settle ();
  g_assert_nonnull (ui_find_label (GTK_WIDGET (list), "Nothing to see"));
  g_assert_false (analect_evidence_list_focus_row (list, 0));
  ui_close_all ();
}

/* Eight thousand codings given over and over as fifty thousand rows: shown, and sorted by any column, while somebody
 * waits. */
static void
test_many (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_large (200, 600, TRUE);
  g_autoptr (GArray) all = collect (workbench, ANALECT_ID_NONE);
  g_autoptr (GArray) codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  AnalectEvidenceList *list = show (workbench, NULL);
  gint64 began;
  double took;

  while (codings->len < 50000)
    g_array_append_vals (codings, all->data, MIN (all->len, 50000 - codings->len));
  began = g_get_monotonic_time ();
  analect_evidence_list_set_codings (list, codings);
  took = (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_MILLISECOND;
  ui_settle ();
  g_test_message ("50,000 rows were put in place in %.0f ms", took);
  g_assert_cmpuint (analect_evidence_list_get_n_rows (list), ==, 50000);
  g_assert_cmpfloat (took, <, 2000);
  began = g_get_monotonic_time ();
  ui_click (ui_find_label (GTK_WIDGET (list), "Quotation"));
  took = (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_MILLISECOND;
  g_test_message ("50,000 rows were sorted by quotation in %.0f ms", took);
  g_assert_cmpfloat (took, <, 4000);
  ui_close_all ();
}

/* Where there is little room, there is no need to scroll sideways; the study and the words stay. */
static void
test_narrow (void)
{
  static const int widths[] = { 900, 480, 340 };
  guint n_seen[G_N_ELEMENTS (widths)];

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      static const char *const titles[] = { "Study", "Quotation", "Code", "Direction", "Coder", "Voice, page" };
      g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
      g_autoptr (GArray) codings = collect (workbench, ANALECT_ID_NONE);
      GtkWidget *list = analect_evidence_list_new (workbench);
      g_autofree char *seen = NULL;

      analect_evidence_list_set_codings (ANALECT_EVIDENCE_LIST (list), codings);
      ui_window_for (list, widths[i], 300);
      seen = ui_text_seen (list);
      n_seen[i] = 0;
      for (guint k = 0; k < G_N_ELEMENTS (titles); k++)
        n_seen[i] += strstr (seen, titles[k]) != NULL;
      g_assert_nonnull (strstr (seen, titles[0]));
      g_assert_nonnull (strstr (seen, titles[1]));
      ui_close_all ();
    }
  g_assert_cmpuint (n_seen[0], ==, 6);
  g_assert_cmpuint (n_seen[1], <, n_seen[0]);
  g_assert_cmpuint (n_seen[2], ==, 2);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/evidence-list/rows", test_rows);
  g_test_add_func ("/evidence-list/sort", test_sort);
  g_test_add_func ("/evidence-list/open", test_open);
  g_test_add_func ("/evidence-list/copy", test_copy);
  g_test_add_func ("/evidence-list/change", test_change);
  g_test_add_func ("/evidence-list/menu", test_menu);
  g_test_add_func ("/evidence-list/read-only", test_read_only);
  g_test_add_func ("/evidence-list/empty", test_empty);
  g_test_add_func ("/evidence-list/many", test_many);
  g_test_add_func ("/evidence-list/narrow", test_narrow);
  return ui_test_run ();
}
