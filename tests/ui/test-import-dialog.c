/* The import plan: files in, decisions, one step out. The records are invented.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-dialog.h"
#include "testlib.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

#define FIRST                                                                                                          \
  "TY  - JOUR\nAU  - Hollinbeck, Mara\nAU  - Veil, June\nTI  - The roof stayed on: clients after a group\n"            \
  "T2  - Journal of Invented Therapies\nPY  - 2017\nVL  - 9\nIS  - 2\nSP  - 88\nEP  - 104\nER  - \n\n"                 \
  "TY  - JOUR\nAU  - Brindlewood, Ada\nTI  - Invented mornings\nPY  - 2011\nDO  - 10.99999/invented.1\nER  - \n\n"
#define SECOND                                                                                                         \
  "TY  - JOUR\nAU  - Hollinbeck, M.\nTI  - The roof stayed on. Clients after a group\nT2  - J Invented Ther\n"         \
  "PY  - 2017\nDO  - 10.99999/invented.88\nER  - \n\n"                                                                 \
  "TY  - JOUR\nAU  - Brindlewood, A.\nTI  - Invented mornings again\nPY  - 2012\nDO  - 10.99999/invented.1\nER  - "    \
  "\n\n"                                                                                                               \
  "TY  - JOUR\nAU  - Elderwick, Tom\nTI  - A new invented study\nPY  - 2020\nER  - \n\n"

typedef struct
{
  AnalectWorkbench *workbench;
  GtkWindow *window, *dialog;
  char *folder, *toast;
  gboolean toast_undo;
} Fixture;

static void
on_toast (AnalectWorkbench *workbench, const char *text, gboolean undo, Fixture *fixture)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (text);
  fixture->toast_undo = undo;
}

static void
set_up (Fixture *fixture)
{
  *fixture = (Fixture){ .workbench = ui_project_empty (), .folder = testlib_folder () };
  fixture->window = ui_window_for (gtk_label_new ("Behind"), 1100, 740);
  g_signal_connect (fixture->workbench, "toast", G_CALLBACK (on_toast), fixture);
}

static void
tear_down (Fixture *fixture)
{
  ui_close_all ();
  g_signal_handlers_disconnect_by_data (fixture->workbench, fixture);
  g_clear_object (&fixture->workbench);
  g_free (fixture->folder);
  g_free (fixture->toast);
}

static char *
write_file (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  testlib_write (path, text, -1);
  return path;
}

/* Waits until the plan is there. */
static void
wait_for_plan (Fixture *fixture)
{
  fixture->dialog = ui_dialog_of (fixture->window);
  g_assert_nonnull (fixture->dialog);
  ui_wait_for (ui_find_label_part (GTK_WIDGET (fixture->dialog), "Reading") == NULL
               && ui_find_label (GTK_WIDGET (fixture->dialog), "Comparing…") == NULL);
}

/* Opens the plan for the files NAME, CONTENTS, …, NULL. */
static void
open_files (Fixture *fixture, ...)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  va_list list;
  const char *name;

  va_start (list, fixture);
  while ((name = va_arg (list, const char *)) != NULL)
    {
      g_autofree char *path = write_file (fixture, name, va_arg (list, const char *));
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  va_end (list);
  analect_import_dialog_open (fixture->window, fixture->workbench, G_LIST_MODEL (files));
  wait_for_plan (fixture);
}

static guint
count (Fixture *fixture, AnalectKind kind)
{
  return ui_project_count (fixture->workbench, kind);
}

static GtkWidget *
find (Fixture *fixture, const char *text)
{
  return ui_find_label (GTK_WIDGET (fixture->dialog), text);
}

static void
press (Fixture *fixture, const char *button)
{
  GtkWidget *widget = ui_find_button (GTK_WIDGET (fixture->dialog), button);

  g_assert_nonnull (widget);
  ui_click (widget);
}

static gboolean
is_gone (Fixture *fixture)
{
  return ui_dialog_of (fixture->window) == NULL;
}

static void
import_first (Fixture *fixture)
{
  open_files (fixture, "first.ris", FIRST, NULL);
  press (fixture, "Import 2 records");
  ui_wait_for (is_gone (fixture));
}

/* No control is too small; what a drop-down shows of its list inside its button is none. */
static void
check_sizes (Fixture *fixture)
{
  g_autofree char *small = ui_small_controls (GTK_WIDGET (fixture->dialog));
  g_auto (GStrv) lines = g_strsplit (small, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], "GtkListItemWidget “None”"))
      g_error ("%s", lines[i]);
}

static void
test_new (void)
{
  Fixture fixture;
  g_autofree char *cut = NULL;

  set_up (&fixture);
  open_files (&fixture, "first.ris", FIRST, NULL);
  g_assert_nonnull (find (&fixture, "No duplicates"));
  g_assert_nonnull (find (&fixture, "No problems"));
  g_assert_nonnull (find (&fixture, "Nothing is changed yet"));
  check_sizes (&fixture);
  cut = ui_cut_labels (GTK_WIDGET (fixture.dialog));
  g_assert_cmpstr (cut, ==, "");
  ui_picture ("import-new");
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 0);
  press (&fixture, "Import 2 records");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpstr (fixture.toast, ==, "2 records imported");
  g_assert_true (fixture.toast_undo);
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 2);
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_STUDY), ==, 0);
  /* One step. */
  g_assert_true (analect_project_undo (analect_workbench_get_project (fixture.workbench)));
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 0);
  tear_down (&fixture);
}

static void
test_duplicates (void)
{
  Fixture fixture;
  g_autofree char *cut = NULL;

  set_up (&fixture);
  import_first (&fixture);
  open_files (&fixture, "second.ris", SECOND, NULL);
  g_assert_nonnull (find (&fixture, "1 decided, 1 for you to check"));
  g_assert_nonnull (find (&fixture, "In the project"));
  g_assert_nonnull (find (&fixture, "J Invented Ther"));
  g_assert_nonnull (find (&fixture, "none"));
  cut = ui_cut_labels (GTK_WIDGET (fixture.dialog));
  g_assert_cmpstr (cut, ==, "");
  ui_picture ("import-duplicates");
  /* The list has the focus. */
  ui_key ("s");
  g_assert_nonnull (find (&fixture, "2 decided, 0 for you to check"));
  ui_picture ("import-decided");
  ui_key ("ctrl+Return");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpstr (fixture.toast, ==, "3 records imported, 2 linked as duplicates");
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 3);
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_IMPORT_RECORD), ==, 5);
  /* The project's record got the DOI it lacked. */
  g_assert_cmpuint (
      ui_project_find (fixture.workbench, ANALECT_KIND_REFERENCE, ANALECT_REFERENCE_DOI, "10.99999/invented.88"), !=,
      ANALECT_ID_NONE);
  tear_down (&fixture);
}

static void
test_decisions (void)
{
  Fixture fixture;

  set_up (&fixture);
  import_first (&fixture);
  open_files (&fixture, "second.ris", SECOND, NULL);
  press (&fixture, "Different");
  g_assert_nonnull (find (&fixture, "Both are kept, and known to be different works"));
  press (&fixture, "Decide later");
  g_assert_nonnull (find (&fixture, "Both are kept and marked as possible duplicates"));
  press (&fixture, "Different");
  press (&fixture, "Import 3 records");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 4);
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_NOT_DUPLICATE), ==, 1);
  tear_down (&fixture);
}

static void
test_known (void)
{
  Fixture fixture;
  guint64 before;

  set_up (&fixture);
  import_first (&fixture);
  before = analect_rows_get_revision (analect_workbench_get_rows (fixture.workbench));
  open_files (&fixture, "again.ris", FIRST, NULL);
  g_assert_nonnull (find (&fixture, "The project has all of this already"));
  ui_picture ("import-known");
  press (&fixture, "Close");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpuint (analect_rows_get_revision (analect_workbench_get_rows (fixture.workbench)), ==, before);
  tear_down (&fixture);
}

/* Two files, one of which is nothing: the other goes on. */
static void
test_failed (void)
{
  Fixture fixture;

  set_up (&fixture);
  open_files (&fixture, "broken.pdf", "%PDF-1.7\nnothing of a PDF but its beginning\n", "first.ris", FIRST, NULL);
  g_assert_nonnull (find (&fixture, "Not understood"));
  g_assert_nonnull (find (&fixture, "1 could not be read"));
  ui_picture ("import-failed");
  press (&fixture, "Import 2 records");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 2);
  tear_down (&fixture);
}

static void
test_show_line (void)
{
  Fixture fixture;
  GtkWindow *viewer;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  set_up (&fixture);
  open_files (&fixture, "odd.ris",
              "TY  - JOUR\nAU  - Farrowby, Ann\nTI  - An invented study\nPY  - n.d.\nER  - \n\nstray words\n", NULL);
  ui_picture ("import-problems");
  press (&fixture, "Show line");
  ui_wait_for (ui_dialog_of (fixture.dialog) != NULL);
  viewer = ui_active_window ();
  g_assert_true (viewer != fixture.dialog);
  view = ui_find_type (GTK_WIDGET (viewer), GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  ui_wait_for (gtk_text_buffer_get_char_count (buffer) > 0);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_nonnull (strstr (text, "     1  TY  - JOUR\n     2  AU  - Farrowby, Ann\n"));
  ui_picture ("import-line");
  ui_key ("Escape");
  ui_wait_for (ui_active_window () == fixture.dialog);
  tear_down (&fixture);
}

/* The project changes while the plan is looked at. */
static void
test_stale (void)
{
  Fixture fixture;
  AnalectProject *project;
  AnalectChange *change;

  set_up (&fixture);
  import_first (&fixture);
  open_files (&fixture, "second.ris", SECOND, NULL);
  ui_key ("d");
  project = analect_workbench_get_project (fixture.workbench);
  change = analect_project_change (project, "Rename");
  analect_change_set_string (change, ANALECT_ID_PROJECT, ANALECT_PROJECT_TITLE, "Another title");
  g_assert_true (analect_workbench_take (fixture.workbench, change, NULL));
  press (&fixture, "Import 3 records");
  ui_wait_for (find (&fixture, "The project has changed; this is the plan for it as it is now") != NULL);
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 2);
  press (&fixture, "Import 3 records");
  ui_wait_for (is_gone (&fixture));
  /* What was decided still holds. */
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_NOT_DUPLICATE), ==, 1);
  tear_down (&fixture);
}

static void
test_text (void)
{
  Fixture fixture;

  set_up (&fixture);
  analect_import_dialog_open_text (fixture.window, fixture.workbench, FIRST);
  wait_for_plan (&fixture);
  g_assert_nonnull (find (&fixture, "Pasted text"));
  press (&fixture, "Import 2 records");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 2);
  tear_down (&fixture);
}

static void
test_search (void)
{
  Fixture fixture;
  AnalectId search;
  const AnalectRow *row;

  set_up (&fixture);
  open_files (&fixture, "first.ris", FIRST, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_type (GTK_WIDGET (fixture.dialog), GTK_TYPE_DROP_DOWN)), 1);
  ui_settle ();
  ui_type ("Invented database");
  ui_picture ("import-search");
  press (&fixture, "Import 2 records");
  ui_wait_for (is_gone (&fixture));
  search = ui_project_find (fixture.workbench, ANALECT_KIND_SEARCH, ANALECT_SEARCH_SOURCE, "Invented database");
  g_assert_cmpuint (search, !=, ANALECT_ID_NONE);
  row = analect_rows_get (analect_workbench_get_rows (fixture.workbench), search);
  g_assert_cmpuint (strlen (analect_row_string (row, ANALECT_SEARCH_DATE)), ==, strlen ("2026-11-20"));
  /* The same records out of another search are more records of the same works. */
  open_files (&fixture, "first.ris", FIRST, NULL);
  g_assert_nonnull (find (&fixture, "The project has all of this already"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_type (GTK_WIDGET (fixture.dialog), GTK_TYPE_DROP_DOWN)), 2);
  ui_settle ();
  ui_type ("Another");
  press (&fixture, "Import 2 records");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 2);
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_IMPORT_RECORD), ==, 4);
  tear_down (&fixture);
}

static void
test_studies (void)
{
  Fixture fixture;

  set_up (&fixture);
  open_files (&fixture, "first.ris", FIRST, NULL);
  press (&fixture, "Each record becomes a study");
  press (&fixture, "Import 2 records");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_STUDY), ==, 2);
  tear_down (&fixture);
}

static void
test_cancel (void)
{
  Fixture fixture;
  g_autoptr (GListStore) none = g_list_store_new (G_TYPE_FILE);

  set_up (&fixture);
  open_files (&fixture, "first.ris", FIRST, NULL);
  ui_key ("Escape");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 0);
  /* While it is being made, too. */
  analect_import_dialog_open_text (fixture.window, fixture.workbench, FIRST);
  gtk_window_close (ui_dialog_of (fixture.window));
  ui_settle ();
  g_assert_true (is_gone (&fixture));
  /* No files, no window. */
  analect_import_dialog_open (fixture.window, fixture.workbench, G_LIST_MODEL (none));
  ui_settle ();
  g_assert_true (is_gone (&fixture));
  tear_down (&fixture);
}

/* The smallest window, long names, many pairs, then large type. */
static void
test_small (void)
{
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);
  Fixture fixture;
  int dpi;

  for (guint i = 0; i < 200; i++)
    for (guint j = 0; j < 2; j++)
      g_string_append_printf (j == 0 ? first : second,
                              "TY  - JOUR\nAU  - Wolfeschlegelsteinhausenbergerdorff%u, %s\n"
                              "TI  - Eine erfundene Untersuchung über das Weitergehen nach der Behandlung %s Teil %u\n"
                              "T2  - Zeitschrift für erfundene Psychotherapieforschung\nPY  - 2019\nER  - \n\n",
                              i, j == 0 ? "Adalbert" : "A", j == 0 ? ":" : ".", i);
  set_up (&fixture);
  ui_close_all ();
  fixture.window = ui_window_for (gtk_label_new ("Behind"), 1024, 700);
  open_files (&fixture, "eine-sehr-lange-bezeichnung-einer-datei-aus-einer-datenbank-vom-november.ris", first->str,
              NULL);
  press (&fixture, "Import 200 records");
  ui_wait_for (is_gone (&fixture));
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *cut = NULL;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", i == 0 ? dpi : 96 * 1024 * 3 / 2, NULL);
      open_files (&fixture, "second.ris", second->str, NULL);
      g_assert_nonnull (find (&fixture, "0 decided, 200 for you to check"));
      cut = ui_cut_labels (GTK_WIDGET (fixture.dialog));
      g_assert_cmpstr (cut, ==, "");
      ui_picture (i == 0 ? "import-small" : "import-large-type");
      ui_keys ("s", 3);
      g_assert_nonnull (find (&fixture, "3 decided, 197 for you to check"));
      ui_key ("Escape");
      ui_wait_for (is_gone (&fixture));
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  tear_down (&fixture);
}

static void
test_read_only (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_read_only ();
  GtkWindow *window = ui_window_for (gtk_label_new ("Behind"), 600, 400);

  analect_import_dialog_open_text (window, workbench, FIRST);
  ui_settle ();
  g_assert_null (ui_dialog_of (window));
  ui_close_all ();
}

/* A file as a database writes it. */
static void
test_real (void)
{
  g_autofree char *path = testlib_sample ("bib-ris/citesource_20221207_gambling-harms_psycinfo_124.ris");
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = NULL;
  Fixture fixture;

  if (path == NULL)
    return;
  set_up (&fixture);
  file = g_file_new_for_path (path);
  g_list_store_append (files, file);
  g_list_store_append (files, file);
  analect_import_dialog_open (fixture.window, fixture.workbench, G_LIST_MODEL (files));
  wait_for_plan (&fixture);
  ui_picture ("import-real");
  ui_key ("ctrl+Return");
  ui_wait_for (is_gone (&fixture));
  g_assert_cmpuint (count (&fixture, ANALECT_KIND_REFERENCE), ==, 124);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/import-dialog/new", test_new);
  g_test_add_func ("/import-dialog/duplicates", test_duplicates);
  g_test_add_func ("/import-dialog/decisions", test_decisions);
  g_test_add_func ("/import-dialog/known", test_known);
  g_test_add_func ("/import-dialog/failed", test_failed);
  g_test_add_func ("/import-dialog/show-line", test_show_line);
  g_test_add_func ("/import-dialog/stale", test_stale);
  g_test_add_func ("/import-dialog/text", test_text);
  g_test_add_func ("/import-dialog/search", test_search);
  g_test_add_func ("/import-dialog/studies", test_studies);
  g_test_add_func ("/import-dialog/cancel", test_cancel);
  g_test_add_func ("/import-dialog/small", test_small);
  g_test_add_func ("/import-dialog/read-only", test_read_only);
  g_test_add_func ("/import-dialog/real", test_real);
  return ui_test_run ();
}
