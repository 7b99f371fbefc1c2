/* A day's work in the program as a whole: open, import, code, regroup, look at a chart, undo, save, and lose nothing
 * when it is killed. Keys and pointer come through the display, what is shown is read as a screen reader reads it, and
 * what was done is read from the saved file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "session.h"
#include "testlib.h"
#include "ui-app.h"

#include <string.h>

#define TITLE       "What clients say changed"
#define CODE        "Saying no"
#define THEME       "Agency"
#define PATIENCE_MS 10000
#define JOURNAL_MS  1500 /* the journal is on the disk long before */
#define MIN_COLOURS 8

/* Has the file written, and waits until it holds N entities of KIND. */
static void
save_until (UiApp *app, const char *file, AnalectKind kind, guint n)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  ui_app_key (app, "ctrl+s");
  while (ui_app_count (file, kind) != n && g_get_monotonic_time () < until)
    ui_a11y_pause (50);
  ui_app_picture (app, "saved");
  g_assert_cmpuint (ui_app_count (file, kind), ==, n);
}

static void
test_open (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect"), *before = testlib_read (file, NULL), *after = NULL;
  g_autoptr (UiApp) app = ui_app_start (file);
  static const char *const shown[] = { "All records", "In this text", "Self and direction", "Evidence" };

  ui_app_wait_for (app, TITLE);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *key = g_strdup_printf ("ctrl+%u", i + 1);

      ui_app_key (app, key);
      ui_app_wait_for (app, shown[i]);
    }
  ui_app_quit (app);
  /* Who only looks changes nothing. */
  after = testlib_read (file, NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_import (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect"),
                  *records = testlib_fixture ("ui/fixtures/two-records.ris");
  g_autoptr (UiApp) app = ui_app_start (file);
  guint n = ui_app_count (file, ANALECT_KIND_REFERENCE);
  g_autofree char *shown = g_strdup_printf ("%u records", n + 2);

  ui_app_key (app, "ctrl+1");
  ui_app_click (app, NULL, "Import…");
  ui_app_wait_for_dialog (app);
  /* In GTK's file chooser a path is typed as soon as it begins with a slash. */
  ui_app_type (app, records);
  ui_app_key (app, "Return");
  ui_app_wait_for (app, "Nothing is changed yet");
  g_assert_cmpuint (ui_app_count (file, ANALECT_KIND_REFERENCE), ==, n);
  ui_app_key (app, "ctrl+Return");
  ui_app_wait_for_no_dialog (app);
  ui_app_wait_for (app, shown);
  save_until (app, file, ANALECT_KIND_REFERENCE, n + 2);
  ui_app_key (app, "ctrl+z");
  save_until (app, file, ANALECT_KIND_REFERENCE, n);
  ui_app_quit (app);
}

/* Codes some words of the text that is shown. */
static void
code_something (UiApp *app)
{
  ui_app_key (app, "ctrl+2");
  ui_app_click (app, "text", "Text");
  for (guint i = 0; i < 4; i++)
    ui_app_key (app, "shift+ctrl+Right");
  ui_app_key (app, "Return");
  ui_app_wait_for (app, "Name of a code");
  ui_app_type (app, CODE);
  ui_app_key (app, "Return");
}

/* What a screen reader says where the caret is, as far as it is of the text's own words about itself. */
static char *
describe_focus (void)
{
  g_autoptr (GPtrArray) focus = ui_a11y_look_at_focus ();
  UiNode *node = focus->len > 0 ? focus->pdata[0] : NULL;
  char *description = node != NULL ? atspi_accessible_get_description (node->object, NULL) : NULL;

  return description != NULL ? description : g_strdup ("");
}

static void
test_announced (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect"), *inside = NULL, *outside = NULL;
  g_autoptr (UiApp) app = ui_app_start (file);

  code_something (app);
  inside = describe_focus ();
  g_assert_nonnull (strstr (inside, CODE));
  ui_app_key (app, "ctrl+End");
  outside = describe_focus ();
  g_assert_null (strstr (outside, CODE));
  ui_app_quit (app);
}

/* How many codings of CODE are in the saved file, by whomever. */
static guint
count_codings (const char *file)
{
  g_autoptr (AnalectReading) reading = ui_app_read (file);
  const AnalectRows *rows = analect_project_get_rows (reading->project);
  guint n = 0;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id; id = analect_rows_next (rows, id))
    {
      AnalectId code = analect_row_reference (analect_rows_get (rows, id), ANALECT_CODING_CODE);

      n += strcmp (analect_row_string (analect_rows_get (rows, code), ANALECT_CODE_NAME), CODE) == 0;
    }
  return n;
}

static void
test_code_and_undo (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect");
  g_autoptr (UiApp) app = ui_app_start (file);
  guint n = ui_app_count (file, ANALECT_KIND_CODING), n_of_code = count_codings (file);

  code_something (app);
  save_until (app, file, ANALECT_KIND_CODING, n + 1);
  g_assert_cmpuint (count_codings (file), ==, n_of_code + 1);
  ui_app_key (app, "ctrl+z");
  save_until (app, file, ANALECT_KIND_CODING, n);
  ui_app_key (app, "ctrl+shift+z");
  save_until (app, file, ANALECT_KIND_CODING, n + 1);
  g_assert_cmpuint (count_codings (file), ==, n_of_code + 1);
  ui_app_quit (app);
}

/* Where THEME stands in the current arrangement: the path of names above it, then its order key. */
static char *
find_place (const char *file)
{
  g_autoptr (AnalectReading) reading = ui_app_read (file);
  const AnalectRows *rows = analect_project_get_rows (reading->project);
  AnalectId current = analect_row_reference (analect_rows_get (rows, ANALECT_ID_PROJECT), ANALECT_PROJECT_ARRANGEMENT);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_PLACEMENT); id; id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      const AnalectRow *code = analect_rows_get (rows, analect_row_reference (row, ANALECT_PLACEMENT_CODE));
      const AnalectRow *parent;

      if (analect_row_reference (row, ANALECT_PLACEMENT_ARRANGEMENT) != current
          || strcmp (analect_row_string (code, ANALECT_CODE_NAME), THEME) != 0)
        continue;
      parent = analect_rows_get (rows, analect_row_reference (row, ANALECT_PLACEMENT_PARENT));
      code = parent ? analect_rows_get (rows, analect_row_reference (parent, ANALECT_PLACEMENT_CODE)) : NULL;
      return g_strdup_printf ("%s %s", code ? analect_row_string (code, ANALECT_CODE_NAME) : "",
                              analect_row_string (row, ANALECT_PLACEMENT_ORDER));
    }
  return g_strdup ("nowhere");
}

static void
test_regroup (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect"), *before = find_place (file), *after = NULL,
                  *undone = NULL;
  g_autoptr (UiApp) app = ui_app_start (file);
  guint n = ui_app_count (file, ANALECT_KIND_CODING);
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  ui_app_key (app, "ctrl+3");
  ui_app_click (app, NULL, THEME);
  ui_app_key (app, "alt+Down");
  ui_app_key (app, "ctrl+s");
  do
    {
      g_free (after);
      after = find_place (file);
    }
  while (strcmp (after, before) == 0 && g_get_monotonic_time () < until);
  g_assert_cmpstr (after, !=, before);
  g_assert_cmpuint (ui_app_count (file, ANALECT_KIND_CODING), ==, n);
  ui_app_key (app, "ctrl+z");
  ui_app_key (app, "ctrl+s");
  until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);
  do
    {
      g_free (undone);
      undone = find_place (file);
    }
  while (strcmp (undone, before) != 0 && g_get_monotonic_time () < until);
  g_assert_cmpstr (undone, ==, before);
  ui_app_quit (app);
}

static void
test_chart (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect");
  g_autoptr (UiApp) app = ui_app_start (file);
  int x, y, width, height;
  guint n_colours;

  ui_app_key (app, "ctrl+4");
  ui_app_wait_for (app, "Self and direction");
  ui_app_settle (app);
  g_assert_true (ui_input_window_place (app->input, app->window, &x, &y, &width, &height));
  ui_input_digest (app->input, x + width / 4, y + height / 4, width / 3, height / 3, &n_colours);
  g_assert_cmpuint (n_colours, >, MIN_COLOURS);
  ui_app_quit (app);
}

static void
test_killed (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect");
  g_autoptr (UiApp) app = ui_app_start (file);
  guint n = ui_app_count (file, ANALECT_KIND_CODING);

  code_something (app);
  ui_a11y_pause (JOURNAL_MS);
  ui_process_kill (app->process);
  g_assert_cmpuint (ui_app_count (file, ANALECT_KIND_CODING), ==, n);
  g_clear_pointer (&app, ui_app_free);

  app = ui_app_start (file);
  ui_app_wait_for_dialog (app);
  ui_app_wait_for (app, "Work from");
  ui_app_click (app, NULL, "Open with it");
  ui_app_wait_for_no_dialog (app);
  ui_app_wait_for (app, TITLE);
  save_until (app, file, ANALECT_KIND_CODING, n + 1);
  ui_app_quit (app);
}

/* Looking first decides nothing; what was recovered can still be taken from there. */
static void
test_look_first (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect");
  g_autoptr (UiApp) app = ui_app_start (file);
  guint n = ui_app_count (file, ANALECT_KIND_CODING);

  code_something (app);
  ui_a11y_pause (JOURNAL_MS);
  ui_process_kill (app->process);
  g_clear_pointer (&app, ui_app_free);

  app = ui_app_start (file);
  ui_app_wait_for_dialog (app);
  ui_app_click (app, NULL, "Look first");
  ui_app_wait_for (app, "Nothing is decided yet");
  ui_app_wait_for (app, "Read-only");
  ui_app_key (app, "ctrl+s");
  g_assert_cmpuint (ui_app_count (file, ANALECT_KIND_CODING), ==, n);
  ui_app_click (app, NULL, "Open with it");
  ui_app_wait_for (app, "Safe");
  save_until (app, file, ANALECT_KIND_CODING, n + 1);
}

/* Somebody else has changed the file: theirs is not lost unasked, nor is ours. */
static void
test_changed_by_others (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect"), *theirs = NULL, *now = NULL;
  g_autoptr (UiApp) app = ui_app_start (file);
  guint n = ui_app_count (file, ANALECT_KIND_CODING);

  code_something (app);
  theirs = g_strdup ("<theirs/>");
  testlib_write (file, theirs, -1);
  ui_app_key (app, "ctrl+s");
  ui_app_wait_for_dialog (app);
  ui_app_click (app, NULL, "Cancel");
  ui_app_wait_for_no_dialog (app);
  ui_app_wait_for (app, "Not saved");
  now = testlib_read (file, NULL);
  g_assert_cmpstr (now, ==, theirs);
  ui_app_key (app, "ctrl+s");
  ui_app_wait_for_dialog (app);
  ui_app_click (app, NULL, "Replace it");
  ui_app_wait_for_no_dialog (app);
  ui_app_wait_for (app, "Saved");
  g_assert_cmpuint (ui_app_count (file, ANALECT_KIND_CODING), ==, n + 1);
  ui_app_quit (app);
}

/* Somebody else has it open: it can be looked at, or waited for. */
static void
test_locked (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample.analect");
  g_autoptr (AnalectSession) other = analect_session_open (NULL, file, ANALECT_SESSION_WRITE, NULL, NULL);
  g_autoptr (UiApp) app = ui_app_start (file);

  g_assert_nonnull (other);
  ui_app_wait_for_dialog (app);
  ui_app_click (app, NULL, "Open read-only");
  ui_app_wait_for (app, "Read-only");
  ui_app_quit (app);
  g_clear_pointer (&app, ui_app_free);

  app = ui_app_start (file);
  ui_app_wait_for_dialog (app);
  ui_app_click (app, NULL, "Wait");
  ui_app_wait_for (app, "Waiting");
  g_clear_pointer (&other, analect_session_free);
  ui_app_wait_for (app, TITLE);
  ui_app_wait_for (app, "Saved");
  ui_app_quit (app);
}

int
main (int argc, char **argv)
{
  if (!ui_app_init (&argc, &argv))
    return 0;
  g_test_add_func ("/window/open", test_open);
  g_test_add_func ("/window/import", test_import);
  g_test_add_func ("/window/code-and-undo", test_code_and_undo);
  g_test_add_func ("/window/announced", test_announced);
  g_test_add_func ("/window/regroup", test_regroup);
  g_test_add_func ("/window/chart", test_chart);
  g_test_add_func ("/window/killed", test_killed);
  g_test_add_func ("/window/look-first", test_look_first);
  g_test_add_func ("/window/changed-by-others", test_changed_by_others);
  g_test_add_func ("/window/locked", test_locked);
  return g_test_run ();
}
