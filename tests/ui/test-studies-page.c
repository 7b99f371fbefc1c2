/* The Studies workspace as a person works it: what is seen, keys that decide, filters, sorting, editing,
 * characteristics.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "studies-page.h"

#include "characteristics-form.h"
#include "characteristics-grid.h"
#include "decision-bar.h"
#include "grid.h"
#include "record-table.h"
#include "screening.h"
#include "study-values.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

static AnalectDestination went;
static char *said;

static void
note_going (AnalectWorkbench *workbench, const AnalectDestination *destination)
{
  went = *destination;
}

static void
note_toast (AnalectWorkbench *workbench, const char *text, gboolean undo)
{
  g_free (said);
  said = g_strdup (text);
}

static GtkWidget *
show_page (AnalectWorkbench *workbench)
{
  GtkWidget *page = analect_studies_page_new (workbench);

  g_clear_pointer (&said, g_free);
  went = (AnalectDestination){ 0 };
  g_signal_connect (workbench, "go-to", G_CALLBACK (note_going), NULL);
  g_signal_connect (workbench, "toast", G_CALLBACK (note_toast), NULL);
  ui_window_for (page, 1280, 754);
  return page;
}

static void
add_reference (AnalectChange *change, const char *author, int year, const char *title)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_REFERENCE);

  analect_change_set_string (change, id, ANALECT_REFERENCE_AUTHORS, author);
  analect_change_set_integer (change, id, ANALECT_REFERENCE_YEAR, year);
  analect_change_set_string (change, id, ANALECT_REFERENCE_TITLE, title);
}

/* Four invented records nobody has screened, and a coder. */
static AnalectWorkbench *
make_records (void)
{
  AnalectWorkbench *workbench = ui_project_empty ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  g_autoptr (AnalectChange) change = analect_project_change (project, "Records");
  AnalectId coder = analect_change_add (change, ANALECT_KIND_CODER);

  analect_change_set_string (change, coder, ANALECT_CODER_NAME, "Someone");
  add_reference (change, "Aldane, A.", 2019, "Alpha");
  add_reference (change, "Böhm, B.", 2012, "Beta");
  add_reference (change, "Cory, C.", 2020, "Gamma");
  add_reference (change, "Dunn, D.", 2001, "Delta");
  g_assert_true (analect_project_apply (project, change, NULL));
  analect_workbench_set_coder (workbench, coder);
  return workbench;
}

static AnalectId
find_title (AnalectWorkbench *workbench, const char *title)
{
  return ui_project_find (workbench, ANALECT_KIND_REFERENCE, ANALECT_REFERENCE_TITLE, title);
}

static AnalectRecordTable *
get_table (GtkWidget *page)
{
  return ANALECT_RECORD_TABLE (ui_find_type (page, ANALECT_TYPE_RECORD_TABLE));
}

/* The title of the record selected, or NULL when it is not one. */
static const char *
selected_title (AnalectWorkbench *workbench, GtkWidget *page)
{
  g_autoptr (GArray) ids = analect_record_table_get_selected (get_table (page));

  if (ids->len != 1)
    return NULL;
  return analect_row_string (
      analect_rows_get (analect_workbench_get_rows (workbench), g_array_index (ids, AnalectId, 0)),
      ANALECT_REFERENCE_TITLE);
}

static AnalectRecordState
state_of (AnalectWorkbench *workbench, const char *title)
{
  return analect_screening_state (workbench, find_title (workbench, title), ANALECT_ID_NONE, ANALECT_STAGE_ABSTRACT,
                                  NULL);
}

static const char *
reason_of (AnalectWorkbench *workbench, const char *title)
{
  AnalectId id = analect_screening_find (workbench, find_title (workbench, title),
                                         analect_workbench_get_coder (workbench), ANALECT_STAGE_ABSTRACT);

  return analect_row_string (analect_rows_get (analect_workbench_get_rows (workbench), id), ANALECT_DECISION_REASON);
}

static void
test_sample (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *page = show_page (workbench);
  g_autofree char *small = ui_small_controls (page), *cut = ui_cut_labels (page);

  g_assert_cmpuint (analect_record_table_get_n_shown (get_table (page)), ==, 22);
  g_assert_nonnull (ui_find_label (page, "22 records, 1 selected"));
  g_assert_nonnull (ui_find_label (page, "Notional Index of Psychology"));
  g_assert_cmpstr (small, ==, "");
  g_assert_cmpstr (cut, ==, "");
  g_assert_cmpint (gtk_widget_get_height (ui_find_class (page, "an-abstract")), >, 40);
  ui_picture ("studies-sample");
  /* A filter, another with Ctrl, and all again. */
  ui_click (ui_find_label (page, "Duplicates"));
  ui_wait_for (analect_record_table_get_n_shown (get_table (page)) == 2);
  ui_click_with (ui_find_label (page, "Excluded"), UI_CENTRE, UI_CENTRE, 1, "ctrl");
  ui_wait_for (analect_record_table_get_n_shown (get_table (page)) == 8);
  ui_click (ui_find_label (page, "All records"));
  ui_wait_for (analect_record_table_get_n_shown (get_table (page)) == 22);
  ui_close_all ();
}

static void
test_empty (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  GtkWidget *page = show_page (workbench);

  g_assert_nonnull (ui_find_label (page, "Bring in your search results"));
  g_assert_null (ui_find_type (page, ANALECT_TYPE_DECISION_BAR));
  ui_key ("i");
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_DECISION), ==, 0);
  ui_close_all ();
}

static void
test_keys (void)
{
  g_autoptr (AnalectWorkbench) workbench = make_records ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  AnalectId delta = find_title (workbench, "Delta");
  GtkWidget *page = show_page (workbench);

  g_assert_nonnull (ui_find_label (page, "record 1 of 4 to screen"));
  ui_click (ui_find_label (page, "Aldane"));
  ui_key ("i");
  g_assert_cmpint (state_of (workbench, "Alpha"), ==, ANALECT_RECORD_INCLUDED);
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_STUDY), ==, 1);
  g_assert_cmpstr (selected_title (workbench, page), ==, "Beta");
  ui_key ("m");
  g_assert_cmpint (state_of (workbench, "Beta"), ==, ANALECT_RECORD_MAYBE);
  ui_key ("e");
  g_assert_cmpint (state_of (workbench, "Gamma"), ==, ANALECT_RECORD_EXCLUDED);
  g_assert_cmpstr (selected_title (workbench, page), ==, "Delta");
  g_assert_nonnull (ui_find_label (page, "record 1 of 1 to screen"));
  ui_picture ("studies-keys");
  g_assert_true (analect_project_undo (project));
  ui_settle ();
  g_assert_cmpint (state_of (workbench, "Gamma"), ==, ANALECT_RECORD_TO_SCREEN);
  /* What is decided elsewhere about the record selected leaves it selected. */
  g_assert_cmpstr (selected_title (workbench, page), ==, "Delta");
  g_assert_true (analect_workbench_take (
      workbench,
      analect_screening_decide (workbench, &delta, 1, ANALECT_STAGE_ABSTRACT, ANALECT_SCREENING_EXCLUDE, NULL), NULL));
  ui_settle ();
  g_assert_cmpstr (selected_title (workbench, page), ==, "Delta");
  ui_close_all ();
}

static void
test_reasons (void)
{
  g_autoptr (AnalectWorkbench) workbench = make_records ();
  AnalectId beta = find_title (workbench, "Beta");
  GtkWidget *page;

  g_assert_true (analect_workbench_take (
      workbench,
      analect_screening_decide (workbench, &beta, 1, ANALECT_STAGE_ABSTRACT, ANALECT_SCREENING_EXCLUDE, "Too short"),
      NULL));
  page = show_page (workbench);
  ui_click (ui_find_label (page, "Aldane"));
  ui_key ("1"); /* nothing was excluded here yet */
  g_assert_cmpint (state_of (workbench, "Alpha"), ==, ANALECT_RECORD_TO_SCREEN);
  ui_key ("e");
  g_assert_nonnull (ui_find_label_part (page, "1 Too short"));
  ui_key ("1");
  g_assert_cmpstr (reason_of (workbench, "Alpha"), ==, "Too short");
  g_assert_cmpstr (selected_title (workbench, page), ==, "Gamma");
  g_assert_null (ui_find_label_part (page, "1 Too short"));
  /* A digit after the selection moved on means nothing. */
  ui_key ("e");
  ui_key ("Down");
  ui_key ("1");
  g_assert_cmpstr (reason_of (workbench, "Gamma"), ==, "");
  ui_close_all ();
}

static void
test_several (void)
{
  g_autoptr (AnalectWorkbench) workbench = make_records ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  GtkWidget *page = show_page (workbench);
  guint n_steps = analect_project_get_n_undo (project);

  ui_click (ui_find_label (page, "Aldane"));
  ui_key ("shift+Down");
  ui_key ("shift+Down");
  g_assert_nonnull (ui_find_label (page, "3 records selected"));
  ui_key ("i");
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_DECISION), ==, 3);
  g_assert_cmpuint (analect_project_get_n_undo (project), ==, n_steps + 1);
  g_assert_cmpstr (said, ==, "3 records included");
  g_assert_cmpstr (selected_title (workbench, page), ==, "Delta");
  ui_close_all ();
}

static void
test_space (void)
{
  g_autoptr (AnalectWorkbench) workbench = make_records ();
  GtkWidget *page = show_page (workbench);

  ui_click (ui_find_label (page, "Aldane"));
  ui_key ("ctrl+Down");
  ui_key ("ctrl+Down");
  ui_key ("space");
  g_assert_cmpuint (analect_record_table_get_n_selected (get_table (page)), ==, 2);
  ui_key ("space");
  g_assert_cmpuint (analect_record_table_get_n_selected (get_table (page)), ==, 1);
  ui_close_all ();
}

static void
test_search (void)
{
  g_autoptr (AnalectWorkbench) workbench = make_records ();
  GtkWidget *page = show_page (workbench);

  ui_key ("ctrl+f");
  ui_type ("BOHM");
  ui_wait_for (analect_record_table_get_n_shown (get_table (page)) == 1);
  g_assert_cmpstr (selected_title (workbench, page), ==, "Beta");
  ui_type ("xyz");
  ui_wait_for (ui_find_label (page, "No record matches.") != NULL);
  ui_click (ui_find_button (page, "Clear the filter"));
  ui_wait_for (analect_record_table_get_n_shown (get_table (page)) == 4);
  ui_close_all ();
}

static void
test_sort (void)
{
  g_autoptr (AnalectWorkbench) workbench = make_records ();
  GtkWidget *page = show_page (workbench);

  ui_click (ui_find_label (page, "Beta"));
  ui_click (ui_find_label (page, "Year"));
  ui_click (ui_find_label (page, "Beta"));
  g_assert_cmpstr (selected_title (workbench, page), ==, "Beta");
  ui_key ("Home");
  g_assert_cmpstr (selected_title (workbench, page), ==, "Delta");
  ui_click (ui_find_label (page, "Year"));
  ui_click (ui_find_label (page, "Beta"));
  ui_key ("Home");
  g_assert_cmpstr (selected_title (workbench, page), ==, "Gamma");
  ui_close_all ();
  /* It is remembered. */
  page = show_page (workbench);
  g_assert_cmpstr (selected_title (workbench, page), ==, "Gamma");
  ui_click (ui_find_label (page, "Decision"));
  ui_close_all ();
}

static void
test_edit (void)
{
  g_autoptr (AnalectWorkbench) workbench = make_records ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  GtkWidget *page = show_page (workbench);

  ui_click (ui_find_label (page, "Aldane"));
  ui_key ("F2");
  ui_key ("ctrl+a");
  ui_type ("Omega");
  ui_key ("Return");
  g_assert_cmpuint (find_title (workbench, "Omega"), !=, ANALECT_ID_NONE);
  g_assert_nonnull (ui_find_label (page, "Omega"));
  ui_key ("F2");
  ui_type ("x");
  ui_key ("Escape");
  g_assert_cmpuint (find_title (workbench, "Omega"), !=, ANALECT_ID_NONE);
  g_assert_true (analect_project_undo (project));
  g_assert_cmpuint (find_title (workbench, "Alpha"), !=, ANALECT_ID_NONE);
  ui_close_all ();
}

static void
test_copy (void)
{
  g_autoptr (AnalectWorkbench) workbench = make_records ();
  GtkWidget *page = show_page (workbench);
  g_autofree char *table = NULL, *citation = NULL;

  ui_click (ui_find_label (page, "Aldane"));
  ui_key ("ctrl+c");
  table = ui_clipboard_text ();
  g_assert_cmpstr (table, ==, "Author\tYear\tTitle\tDecision\tText\nAldane\t2019\tAlpha\tTo screen\t\n");
  ui_key ("ctrl+shift+c");
  citation = ui_clipboard_text ();
  g_assert_cmpstr (citation, ==, "Aldane, A. (2019). Alpha.\n");
  ui_close_all ();
}

static void
test_open_text (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_large (200, 20, TRUE);
  GtkWidget *page = show_page (workbench);

  g_assert_cmpuint (analect_record_table_get_n_shown (get_table (page)), ==, 200);
  ui_click (ui_find_class (page, "an-table"));
  ui_key ("End");
  ui_key ("Return");
  g_assert_cmpint (went.what, ==, ANALECT_GO_TO_DOCUMENT);
  g_assert_cmpint (analect_id_kind (went.id), ==, ANALECT_KIND_DOCUMENT);
  ui_picture ("studies-large");
  ui_close_all ();
}

static void
test_read_only (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_read_only ();
  GtkWidget *page = show_page (workbench);
  guint n = ui_project_count (workbench, ANALECT_KIND_DECISION);

  ui_click (ui_find_class (page, "an-table"));
  ui_key ("Home");
  ui_key ("m");
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_DECISION), ==, n);
  g_assert_nonnull (said);
  ui_close_all ();
}

/* Characteristics */

static AnalectId
find_study (AnalectWorkbench *workbench, const char *label)
{
  return ui_project_find (workbench, ANALECT_KIND_STUDY, ANALECT_STUDY_LABEL, label);
}

static AnalectId
find_attribute (AnalectWorkbench *workbench, const char *name)
{
  return ui_project_find (workbench, ANALECT_KIND_ATTRIBUTE, ANALECT_ATTRIBUTE_NAME, name);
}

static char *
read_cell (AnalectWorkbench *workbench, const char *attribute)
{
  return analect_study_values_read (workbench, find_study (workbench, "Tervonsalo 2006"),
                                    find_attribute (workbench, attribute));
}

static void
test_grid (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  g_autoptr (AnalectCharacteristicsGrid) grid = analect_characteristics_grid_new (workbench);
  AnalectGridModel *model = ANALECT_GRID_MODEL (grid);
  AnalectGridEdit edit = { 0 };
  g_autofree char *before = read_cell (workbench, "Women"), *kept = NULL, *after = NULL;

  g_signal_connect (workbench, "toast", G_CALLBACK (note_toast), NULL);
  g_assert_cmpuint (analect_grid_model_get_n_rows (model), ==, 12);
  g_assert_cmpuint (analect_grid_model_get_n_columns (model), ==, 13);
  while (analect_characteristics_grid_get_study (grid, edit.row) != find_study (workbench, "Tervonsalo 2006"))
    edit.row++;
  while (analect_characteristics_grid_get_attribute (grid, edit.column) != find_attribute (workbench, "Women"))
    edit.column++;
  g_clear_pointer (&said, g_free);
  edit.text = "many";
  g_assert_false (analect_grid_model_set_many (model, &edit, 1, "Type"));
  g_assert_nonnull (said);
  kept = read_cell (workbench, "Women");
  g_assert_cmpstr (kept, ==, before);
  edit.text = "41";
  g_assert_true (analect_grid_model_set_many (model, &edit, 1, "Type"));
  after = read_cell (workbench, "Women");
  g_assert_cmpstr (after, ==, "41");
}

static void
test_cells (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  AnalectId study = find_study (workbench, "Tervonsalo 2006");
  AnalectId attribute = find_attribute (workbench, "Diagnosis or problem");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Cell");
  g_autofree char *cell = NULL;

  g_assert_true (
      analect_study_values_write (change, workbench, study, attribute, "Anxiety; Sleep\\; dreams; unclear", NULL));
  g_assert_true (analect_project_apply (project, change, NULL));
  cell = analect_study_values_read (workbench, study, attribute);
  g_assert_nonnull (strstr (cell, "Anxiety"));
  g_assert_nonnull (strstr (cell, "Sleep\\; dreams"));
  g_assert_nonnull (strstr (cell, "unclear"));
  /* A new word is a choice from now on. */
  g_assert_nonnull (strstr (analect_row_string (analect_rows_get (analect_workbench_get_rows (workbench), attribute),
                                                ANALECT_ATTRIBUTE_CHOICES),
                            "\nSleep; dreams"));
}

static void
test_form (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *page = show_page (workbench), *form, *entry;
  g_autofree char *cell = NULL, *reported = NULL;

  analect_studies_page_show (ANALECT_STUDIES_PAGE (page), find_study (workbench, "Tervonsalo 2006"));
  ui_click (ui_find_button (page, "Characteristics"));
  form = ui_find_type (page, ANALECT_TYPE_CHARACTERISTICS_FORM);
  g_assert_nonnull (form);
  ui_picture ("studies-characteristics");
  entry = ui_find_named (form, "Year published: value");
  ui_click (entry);
  ui_key ("ctrl+a");
  ui_type ("1999");
  ui_key ("Return");
  cell = read_cell (workbench, "Year published");
  g_assert_cmpstr (cell, ==, "1999");
  ui_click (ui_find_named (form, "Year published: not reported"));
  reported = read_cell (workbench, "Year published");
  g_assert_cmpstr (reported, ==, "NR");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_close_all ();
}

static void
test_views (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *page = show_page (workbench);

  ui_click (ui_find_button (page, "Characteristics of all studies"));
  g_assert_nonnull (ui_find_type (page, ANALECT_TYPE_GRID));
  g_assert_null (ui_find_type (page, ANALECT_TYPE_RECORD_TABLE));
  ui_picture ("studies-grid");
  /* Going to a record shows the records again. */
  analect_studies_page_show (ANALECT_STUDIES_PAGE (page), find_study (workbench, "Tervonsalo 2006"));
  ui_settle ();
  g_assert_nonnull (get_table (page));
  g_assert_cmpuint (
      analect_workbench_get_study_of (workbench, find_title (workbench, selected_title (workbench, page))), ==,
      find_study (workbench, "Tervonsalo 2006"));
  /* Panes go and come. */
  ui_key ("shift+F9");
  g_assert_null (ui_find_type (page, ANALECT_TYPE_DECISION_BAR));
  ui_key ("shift+F9");
  g_assert_nonnull (ui_find_type (page, ANALECT_TYPE_DECISION_BAR));
  ui_close_all ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/studies-page/sample", test_sample);
  g_test_add_func ("/studies-page/empty", test_empty);
  g_test_add_func ("/studies-page/keys", test_keys);
  g_test_add_func ("/studies-page/reasons", test_reasons);
  g_test_add_func ("/studies-page/several", test_several);
  g_test_add_func ("/studies-page/space", test_space);
  g_test_add_func ("/studies-page/search", test_search);
  g_test_add_func ("/studies-page/sort", test_sort);
  g_test_add_func ("/studies-page/edit", test_edit);
  g_test_add_func ("/studies-page/copy", test_copy);
  g_test_add_func ("/studies-page/open-text", test_open_text);
  g_test_add_func ("/studies-page/read-only", test_read_only);
  g_test_add_func ("/studies-page/grid", test_grid);
  g_test_add_func ("/studies-page/cells", test_cells);
  g_test_add_func ("/studies-page/form", test_form);
  g_test_add_func ("/studies-page/views", test_views);
  return ui_test_run ();
}
