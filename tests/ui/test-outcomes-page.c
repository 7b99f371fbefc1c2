/* The Outcomes workspace on the sample: marks walk, numbers are those of the command line, evidence stands behind each
 * mark, options take effect and are remembered, the chart follows the project, and exports write files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart-export.h"
#include "chart-options.h"
#include "evidence-list.h"
#include "export-dialog.h"
#include "gallery.h"
#include "outcomes-page.h"
#include "outcomes-table.h"
#include "plot-view.h"
#include "state-folder.h"
#include "testlib.h"
#include "ui-project.h"
#include "ui-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  AnalectWorkbench *workbench;
  GtkWidget *page;
  AnalectPlotView *plot;
  AnalectEvidenceList *evidence;
  AnalectChartOptions *options;
} Fixture;

/* What was chosen in earlier tests. */
static void
forget_choices (AnalectWorkbench *workbench)
{
  const AnalectGuid *guid = &analect_rows_get (analect_workbench_get_rows (workbench), ANALECT_ID_PROJECT)->guid;
  g_autofree char *folder = analect_state_folder_project (NULL, NULL, guid, NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "charts.ini", NULL);

  g_unlink (path);
}

static void
show_page (Fixture *f, int width, int height)
{
  f->page = analect_outcomes_page_new (f->workbench);
  ui_window_for (f->page, width, height);
  f->plot = ANALECT_PLOT_VIEW (ui_find_type (f->page, ANALECT_TYPE_PLOT_VIEW));
  f->evidence = ANALECT_EVIDENCE_LIST (ui_find_type (f->page, ANALECT_TYPE_EVIDENCE_LIST));
  f->options = ANALECT_CHART_OPTIONS (ui_find_type (f->page, ANALECT_TYPE_CHART_OPTIONS));
}

/* The page on the sample, its first chart drawn. */
static void
begin (Fixture *f)
{
  f->workbench = ui_project_from_sample ();
  forget_choices (f->workbench);
  ui_project_wait_for_counts (f->workbench);
  show_page (f, 1280, 720);
  ui_wait_for (analect_plot_view_get_scene (f->plot) != NULL);
}

static void
end (Fixture *f)
{
  ui_close_all ();
  g_object_unref (f->workbench);
}

/* The table of the page, which is made when it is first looked at. */
static AnalectOutcomesTable *
open_table (Fixture *f)
{
  ui_click (ui_find_button (f->page, "Table"));
  return ANALECT_OUTCOMES_TABLE (ui_find_type (f->page, ANALECT_TYPE_OUTCOMES_TABLE));
}

/* What "analect-cli table" prints for the sample with ARGUMENTS. The caller frees it. */
static char *
ask_command_line (const char *arguments)
{
  g_autofree char *program = g_build_filename (ANALECT_BUILD_DIR, "src", "cli", "analect-cli", NULL);
  g_autofree char *sample =
      g_build_filename (g_getenv ("ANALECT_TEST_SOURCE_DIR"), "..", "data", "sample", "sample.analect", NULL);
  g_autofree char *command = g_strdup_printf ("'%s' table '%s' prevalence %s", program, sample, arguments);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_command_line_sync (command, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static void
test_numbers (void)
{
  Fixture f;
  AnalectOutcomesTable *table;
  g_autofree char *expected = ask_command_line ("--level=1 --order=prevalence"), *shown = NULL, *seen = NULL;

  begin (&f);
  table = open_table (&f);
  shown = analect_outcomes_table_get_tsv (table);
  g_assert_cmpstr (shown, ==, expected);
  seen = ui_text_seen (GTK_WIDGET (table));
  g_assert_nonnull (strstr (seen, "12"));
  end (&f);
}

/* Codes of the chart, by row. */
static guint
count_rows (Fixture *f)
{
  AnalectScene *scene = analect_plot_view_get_scene (f->plot);
  guint n = 0;

  for (guint i = 0; i < analect_scene_get_n_targets (scene); i++)
    n += analect_scene_get_target (scene, i)->column < 0;
  return n;
}

static AnalectId
selected_code (Fixture *f)
{
  const char *id = analect_plot_view_get_selected (f->plot);
  AnalectGuid guid;

  g_assert_nonnull (id);
  g_assert_true (analect_guid_parse (id, ANALECT_GUID_STRING_SIZE - 1, &guid));
  return analect_lookup_find (analect_workbench_get_lookup (f->workbench), &guid);
}

/* The codings that stand behind the count of CODE by the model itself. */
static guint
count_evidence (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  AnalectCountOptions options = { 0 };
  g_autoptr (AnalectCounts) counts = analect_counts_new (rows, &options);

  for (guint i = 0; i < counts->codebook->n; i++)
    if (counts->codebook->entries[i].code == code)
      return counts->counts[i].codings;
  g_assert_not_reached ();
}

static void
test_walk (void)
{
  Fixture f;
  guint n;
  AnalectId last = ANALECT_ID_NONE;

  begin (&f);
  n = count_rows (&f);
  g_assert_cmpuint (n, ==, 3);
  gtk_widget_grab_focus (GTK_WIDGET (f.plot));
  ui_key ("Home");
  for (guint i = 0; i < n; i++)
    {
      AnalectId code = selected_code (&f);
      const char *name =
          analect_row_string (analect_rows_get (analect_workbench_get_rows (f.workbench), code), ANALECT_CODE_NAME);

      g_assert_cmpuint (code, !=, last);
      g_assert_cmpuint (analect_evidence_list_get_n_rows (f.evidence), ==, count_evidence (f.workbench, code));
      g_assert_nonnull (ui_find_label (ui_find_name (f.page, "below"), name));
      last = code;
      ui_key ("Down");
    }
  ui_picture ("outcomes");
  /* Enter leads to the evidence, and Enter there to the place. */
  ui_key ("Return");
  g_assert_true (gtk_widget_is_ancestor (ui_focus (), GTK_WIDGET (f.evidence)));
  end (&f);
}

static void
test_table (void)
{
  Fixture f;
  AnalectOutcomesTable *table;
  AnalectId code;

  begin (&f);
  gtk_widget_grab_focus (GTK_WIDGET (f.plot));
  ui_key ("t");
  table = ANALECT_OUTCOMES_TABLE (ui_find_type (f.page, ANALECT_TYPE_OUTCOMES_TABLE));
  g_assert_nonnull (table);
  code = selected_code (&f);
  ui_click (ui_find_label (GTK_WIDGET (table), "Problems and harm"));
  g_assert_cmpuint (selected_code (&f), !=, code);
  g_assert_cmpuint (selected_code (&f), ==,
                    ui_project_find (f.workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, "Problems and harm"));
  /* Sorting changes what is copied, and nothing else. */
  ui_click (ui_find_label (GTK_WIDGET (table), "Studies"));
  {
    g_autofree char *text = analect_outcomes_table_get_tsv (table);
    const char *first = strstr (text, "Problems and harm"), *last = strstr (text, "Self and direction");

    g_assert_true (first != NULL && last != NULL && first < last);
  }
  ui_key ("t");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (table)));
  end (&f);
}

static void
choose (Fixture *f, const char *id, guint item)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_name (GTK_WIDGET (f->options), id)), item);
}

static void
choose_by_name (Fixture *f, const char *id, const char *name)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (ui_find_name (GTK_WIDGET (f->options), id));
  GListModel *names = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (names, i);

      if (strcmp (gtk_string_object_get_string (item), name) == 0)
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_options (void)
{
  Fixture f;
  AnalectChartChoice choice;
  g_autofree char *expected = ask_command_line ("--level=3 --order=name --coders=any --unit=excerpt"), *shown = NULL;

  begin (&f);
  choose (&f, "level", 2);
  ui_wait_for (count_rows (&f) > 20);
  choose (&f, "order", 2);
  choose (&f, "coder", 1);
  choose (&f, "unit", ANALECT_UNIT_EXCERPT);
  gtk_switch_set_active (GTK_SWITCH (ui_find_name (GTK_WIDGET (f.options), "intervals")), FALSE);
  ui_wait_for (ui_find_label (f.page, "Excerpts") != NULL && ui_find_label_part (f.page, "Excerpts of each") != NULL);
  shown = analect_outcomes_table_get_tsv (open_table (&f));
  g_assert_cmpstr (shown, ==, expected);
  ui_picture ("outcomes-codes");
  /* Another page of the same project begins where this was left. */
  ui_close_all ();
  show_page (&f, 1024, 700);
  analect_chart_options_get (f.options, &choice);
  g_assert_cmpuint (choice.count.level, ==, 3);
  g_assert_cmpint (choice.count.order, ==, ANALECT_ORDER_NAME);
  g_assert_cmpint (choice.count.count.coders, ==, ANALECT_CODERS_ANY);
  g_assert_cmpint (choice.count.count.unit, ==, ANALECT_UNIT_EXCERPT);
  g_assert_false (choice.intervals);
  g_assert_true (choice.counts);
  end (&f);
}

/* Studies compared by a characteristic: each group has a mark of its own in each row, with its own words, numbers and
 * evidence; the mark selected stays so while the project changes; and the choice is remembered. */
static void
test_compare (void)
{
  Fixture f;
  AnalectChartChoice choice;
  AnalectId attribute;
  guint of_all, of_group;
  g_autofree char *expected = ask_command_line ("--level=1 --order=prevalence '--by=Diagnosis or problem'");
  g_autofree char *shown = NULL, *group = NULL;

  begin (&f);
  attribute = ui_project_find (f.workbench, ANALECT_KIND_ATTRIBUTE, ANALECT_ATTRIBUTE_NAME, "Diagnosis or problem");
  of_all = analect_evidence_list_get_n_rows (f.evidence);
  choose_by_name (&f, "by", "Diagnosis or problem");
  ui_wait_for (ui_find_label (f.page, "Studies reporting each outcome dimension, by Diagnosis or problem") != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (f.plot));
  ui_key ("Home");
  ui_key ("Right");
  group = g_strdup (analect_plot_view_get_selected (f.plot));
  g_assert_false (g_str_has_suffix (group, " all"));
  g_assert_nonnull (ui_find_label (ui_find_name (f.page, "below"), "Self and direction, Depression"));
  g_assert_nonnull (ui_find_label_part (ui_find_name (f.page, "below"), "4 of 4 studies"));
  of_group = analect_evidence_list_get_n_rows (f.evidence);
  g_assert_cmpuint (of_group, >, 0);
  g_assert_cmpuint (of_group, <, of_all);
  ui_picture ("outcomes-compare");
  analect_evidence_list_focus_row (f.evidence, 0);
  ui_settle ();
  ui_key ("Delete");
  ui_wait_for (analect_evidence_list_get_n_rows (f.evidence) == of_group - 1);
  g_assert_cmpstr (analect_plot_view_get_selected (f.plot), ==, group);
  analect_project_undo (analect_workbench_get_project (f.workbench));
  ui_wait_for (analect_evidence_list_get_n_rows (f.evidence) == of_group);
  g_assert_cmpstr (analect_plot_view_get_selected (f.plot), ==, group);
  shown = analect_outcomes_table_get_tsv (open_table (&f));
  g_assert_cmpstr (shown, ==, expected);
  ui_close_all ();
  show_page (&f, 1024, 700);
  analect_chart_options_get (f.options, &choice);
  g_assert_cmpuint (choice.count.attribute, ==, attribute);
  end (&f);
}

/* Choices in quick succession end with the last one, whatever order workers finish in. */
static void
test_stale_results (void)
{
  Fixture f;

  begin (&f);
  for (guint i = 0; i < 30; i++)
    choose (&f, "level", i % 3);
  choose (&f, "level", 1);
  ui_wait_for (ui_find_label (f.page, "Studies reporting each theme") != NULL);
  ui_pause (200);
  g_assert_nonnull (ui_find_label (f.page, "Studies reporting each theme"));
  g_assert_cmpuint (count_rows (&f), >, 3);
  end (&f);
}

/* Only codings of the direction that is counted stand behind a mark. */
static void
test_direction (void)
{
  Fixture f;

  begin (&f);
  choose (&f, "direction", 2);
  ui_wait_for (ui_find_label_part (f.page, " codings") != NULL && analect_evidence_list_get_n_rows (f.evidence) < 20);
  for (guint i = 0; i < analect_evidence_list_get_n_rows (f.evidence); i++)
    g_assert_cmpint (analect_row_integer (analect_rows_get (analect_workbench_get_rows (f.workbench),
                                                            analect_evidence_list_get_coding (f.evidence, i)),
                                          ANALECT_CODING_DIRECTION),
                     ==, ANALECT_DIRECTION_WORSE);
  end (&f);
}

static void
test_follows_project (void)
{
  Fixture f;
  guint n;

  begin (&f);
  n = analect_evidence_list_get_n_rows (f.evidence);
  g_assert_cmpuint (n, >, 10);
  analect_evidence_list_focus_row (f.evidence, 0);
  ui_settle ();
  ui_key ("Delete");
  ui_wait_for (analect_evidence_list_get_n_rows (f.evidence) == n - 1);
  {
    g_autofree char *part = g_strdup_printf ("%u codings", n - 1);

    ui_wait_for (ui_find_label_part (f.page, part) != NULL);
  }
  analect_project_undo (analect_workbench_get_project (f.workbench));
  ui_wait_for (analect_evidence_list_get_n_rows (f.evidence) == n);
  end (&f);
}

static void
test_show (void)
{
  Fixture f;
  AnalectId code;

  begin (&f);
  code = ui_project_find (f.workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, "Saying no");
  analect_outcomes_page_show (ANALECT_OUTCOMES_PAGE (f.page), code);
  ui_wait_for (selected_code (&f) == code);
  g_assert_cmpuint (analect_evidence_list_get_n_rows (f.evidence), ==, count_evidence (f.workbench, code));
  /* A code that is not there changes nothing. */
  analect_outcomes_page_show (ANALECT_OUTCOMES_PAGE (f.page), ANALECT_ID_NONE);
  ui_settle ();
  g_assert_cmpuint (selected_code (&f), ==, code);
  end (&f);
}

static void
on_toast (AnalectWorkbench *workbench, const char *text, gboolean undo, guint *n)
{
  (*n)++;
}

static void
test_export (void)
{
  static const char *const buttons[] = { "SVG", "PDF", "PNG" };
  static const char *const starts[] = { "<?xml", "%PDF", "\211PNG" };
  Fixture f;
  g_autofree char *folder = testlib_folder (), *csv = NULL, *text = NULL, *expected = NULL;
  guint n_toasts = 0;

  begin (&f);
  g_signal_connect (f.workbench, "toast", G_CALLBACK (on_toast), &n_toasts);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autofree char *path = g_build_filename (folder, "chart", NULL), *content = NULL;
      g_autofree char *written = analect_chart_export_path (path, (AnalectExportFormat) i);
      GtkWindow *dialog;

      gtk_widget_grab_focus (GTK_WIDGET (f.plot));
      ui_key ("ctrl+e");
      dialog = ui_dialog_of (GTK_WINDOW (gtk_widget_get_root (f.page)));
      g_assert_true (ANALECT_IS_EXPORT_DIALOG (dialog));
      ui_click (ui_find_button (GTK_WIDGET (dialog), buttons[i]));
      ui_picture ("export");
      analect_export_dialog_write (ANALECT_EXPORT_DIALOG (dialog), path);
      ui_wait_for (n_toasts == i + 1);
      g_assert_true (g_file_get_contents (written, &content, NULL, NULL));
      g_assert_cmpmem (content, strlen (starts[i]), starts[i], strlen (starts[i]));
    }
  csv = g_build_filename (folder, "chart.csv", NULL);
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  expected = ask_command_line ("--level=1 --order=prevalence --format=csv");
  g_assert_cmpstr (text, ==, expected);
  end (&f);
}

static void
on_message (AnalectWorkbench *workbench, const char *title, const char *body, guint *n)
{
  (*n)++;
}

/* A folder that is not there: it is said, and nothing crashes. */
static void
test_export_fails (void)
{
  Fixture f;
  guint n_messages = 0;
  GtkWindow *dialog;

  begin (&f);
  g_signal_connect (f.workbench, "message", G_CALLBACK (on_message), &n_messages);
  gtk_widget_activate_action (f.page, "outcomes.export", NULL);
  ui_settle ();
  dialog = ui_dialog_of (GTK_WINDOW (gtk_widget_get_root (f.page)));
  analect_export_dialog_write (ANALECT_EXPORT_DIALOG (dialog), "/nowhere/at all/chart.svg");
  ui_wait_for (n_messages == 1);
  end (&f);
}

static void
on_go_to (AnalectWorkbench *workbench, const AnalectDestination *destination, guint *n)
{
  (*n)++;
}

static void
test_empty (void)
{
  Fixture f = { .workbench = ui_project_empty () };
  guint n_gone = 0;

  forget_choices (f.workbench);
  g_signal_connect (f.workbench, "go-to", G_CALLBACK (on_go_to), &n_gone);
  show_page (&f, 1024, 660);
  g_assert_nonnull (ui_find_label (f.page, "No codings yet"));
  ui_picture ("outcomes-empty");
  ui_click (ui_find_button (f.page, "Open Coding"));
  g_assert_cmpuint (n_gone, ==, 1);
  ui_key ("t");
  ui_key ("ctrl+e");
  ui_key ("ctrl+c");
  g_assert_null (ui_dialog_of (GTK_WINDOW (gtk_widget_get_root (f.page))));
  end (&f);
}

/* At the smallest window, with names that are far too long. */
static void
test_large (void)
{
  Fixture f = { .workbench = ui_project_large (200, 600, TRUE) };
  g_autofree char *small = NULL;

  forget_choices (f.workbench);
  show_page (&f, 1024, 654);
  ui_wait_for (analect_plot_view_get_scene (f.plot) != NULL);
  small = ui_small_controls (ui_find_name (f.page, "evidence_paned"));
  g_assert_cmpstr (small, ==, "");
  ui_picture ("outcomes-large");
  choose (&f, "level", 3);
  ui_wait_for (count_rows (&f) == 600);
  gtk_widget_grab_focus (GTK_WIDGET (f.plot));
  ui_key ("End");
  ui_key ("Home");
  gtk_widget_activate_action (f.page, "page.toggle-right", NULL);
  ui_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f.options)));
  end (&f);
}

/* Another kind of chart is an entry in the table: then there is something to choose. */
static void
test_gallery (void)
{
  Fixture f;
  AnalectChartKind kinds[] = { analect_chart_kinds[0], analect_chart_kinds[0] };
  GtkWidget *one = analect_gallery_new (kinds, 1), *two = analect_gallery_new (kinds, G_N_ELEMENTS (kinds));
  g_autoptr (AnalectRows) rows = NULL;
  g_autoptr (AnalectChart) chart = NULL;
  AnalectChartChoice choice;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  begin (&f);
  rows = analect_project_snapshot (analect_workbench_get_project (f.workbench));
  analect_chart_options_get (f.options, &choice);
  chart = analect_chart_new (kinds, rows, &choice);
  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), two);
  analect_gallery_set_picture (ANALECT_GALLERY (two), 0, chart, NULL);
  analect_gallery_set_picture (ANALECT_GALLERY (two), 1, NULL, "No study is coded");
  ui_window_for (box, 400, 120);
  g_assert_false (gtk_widget_get_mapped (one));
  g_assert_true (gtk_widget_get_mapped (two));
  g_assert_cmpuint (ui_count_pixels (two, "#2e3436", 40), >, 30);
  ui_picture ("gallery");
  end (&f);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = testlib_folder ();

  g_setenv ("ANALECT_STATE_DIR", folder, TRUE);
  ui_test_init (&argc, &argv);
  g_test_add_func ("/outcomes-page/numbers", test_numbers);
  g_test_add_func ("/outcomes-page/walk", test_walk);
  g_test_add_func ("/outcomes-page/table", test_table);
  g_test_add_func ("/outcomes-page/options", test_options);
  g_test_add_func ("/outcomes-page/compare", test_compare);
  g_test_add_func ("/outcomes-page/stale-results", test_stale_results);
  g_test_add_func ("/outcomes-page/direction", test_direction);
  g_test_add_func ("/outcomes-page/follows-project", test_follows_project);
  g_test_add_func ("/outcomes-page/show", test_show);
  g_test_add_func ("/outcomes-page/export", test_export);
  g_test_add_func ("/outcomes-page/export-fails", test_export_fails);
  g_test_add_func ("/outcomes-page/empty", test_empty);
  g_test_add_func ("/outcomes-page/large", test_large);
  g_test_add_func ("/outcomes-page/gallery", test_gallery);
  return ui_test_run ();
}
