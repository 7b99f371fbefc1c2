/* Tests of coding by typing a few letters, worked with keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-edits.h"
#include "digit-keys.h"
#include "quick-code.h"
#include "ui-project.h"
#include "ui-test.h"

typedef struct
{
  AnalectWorkbench *workbench;
  GtkWidget *view;
  AnalectQuickCode *quick;
  AnalectId document;
  guint n_coded, n_done;
  guint code;
  int direction;
  gboolean coded;
} Fixture;

static void
on_coded (AnalectQuickCode *quick, guint code, int direction, Fixture *fixture)
{
  fixture->n_coded++;
  fixture->code = code;
  fixture->direction = direction;
}

static void
on_done (AnalectQuickCode *quick, gboolean coded, Fixture *fixture)
{
  fixture->n_done++;
  fixture->coded = coded;
}

static void
set_up (Fixture *fixture, AnalectWorkbench *workbench)
{
  *fixture = (Fixture){ .workbench = workbench };
  fixture->document = analect_rows_first (analect_workbench_get_rows (workbench), ANALECT_KIND_DOCUMENT);
  fixture->view = gtk_text_view_new ();
  fixture->quick = ANALECT_QUICK_CODE (g_object_ref_sink (analect_quick_code_new (workbench)));
  g_signal_connect (fixture->quick, "coded", G_CALLBACK (on_coded), fixture);
  g_signal_connect (fixture->quick, "done", G_CALLBACK (on_done), fixture);
  ui_window_for (fixture->view, 600, 600);
}

static void
open_at (Fixture *fixture, guint start, guint end, gboolean recent_only)
{
  const GdkRectangle rectangle = { 120, 80, 60, 20 };

  analect_quick_code_open (fixture->quick, fixture->view, &rectangle, fixture->document, start, end, recent_only);
  ui_settle ();
}

static void
tear_down (Fixture *fixture)
{
  ui_close_all ();
  g_signal_handlers_disconnect_by_data (fixture->quick, fixture);
  g_object_unref (fixture->quick);
  g_object_unref (fixture->workbench);
}

static AnalectId
find_code (Fixture *fixture, const char *name)
{
  return ui_project_find (fixture->workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, name);
}

/* The coding of CODE on just [START, END) of the document, or none. */
static AnalectId
find_coding (Fixture *fixture, AnalectId code, guint start, guint end)
{
  const AnalectRows *rows = analect_workbench_get_rows (fixture->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (fixture->workbench);

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_CODE, code); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_CODING_CODE, id))
    {
      const AnalectRow *excerpt =
          analect_rows_get (rows, analect_row_reference (analect_rows_get (rows, id), ANALECT_CODING_EXCERPT));

      if (analect_row_reference (excerpt, ANALECT_EXCERPT_DOCUMENT) == fixture->document
          && analect_row_integer (excerpt, ANALECT_EXCERPT_START) == start
          && analect_row_integer (excerpt, ANALECT_EXCERPT_END) == end)
        return id;
    }
  return ANALECT_ID_NONE;
}

static guint
n_steps (Fixture *fixture)
{
  return analect_project_get_n_undo (analect_workbench_get_project (fixture->workbench));
}

static void
test_code (void)
{
  Fixture fixture;
  AnalectId code, coding;
  guint steps;

  set_up (&fixture, ui_project_from_sample ());
  code = find_code (&fixture, "Saying no");
  analect_workbench_need_coder (fixture.workbench);
  steps = n_steps (&fixture);
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("sno");
  ui_picture ("quick-code");
  ui_key ("Return");
  ui_settle ();
  coding = find_coding (&fixture, code, 7, 23);
  g_assert_cmpuint (coding, !=, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_row_reference (analect_rows_get (analect_workbench_get_rows (fixture.workbench), coding),
                                           ANALECT_CODING_CODER),
                    ==, analect_workbench_get_coder (fixture.workbench));
  g_assert_cmpuint (fixture.code, ==, code);
  g_assert_cmpuint (n_steps (&fixture), ==, steps + 1);
  ui_wait_for (fixture.n_done == 1);
  g_assert_true (fixture.coded);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.quick)));
  tear_down (&fixture);
}

static void
test_arrows_and_escape (void)
{
  Fixture fixture;
  guint codings;

  set_up (&fixture, ui_project_from_sample ());
  codings = ui_project_count (fixture.workbench, ANALECT_KIND_CODING);
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("ing");
  ui_key ("Down");
  ui_key ("Up");
  ui_keys ("Down", 40);
  /* The last is the row for a new code. */
  ui_key ("Escape");
  ui_wait_for (fixture.n_done == 1);
  g_assert_false (fixture.coded);
  g_assert_cmpuint (fixture.n_coded, ==, 0);
  g_assert_cmpuint (ui_project_count (fixture.workbench, ANALECT_KIND_CODING), ==, codings);
  /* Opened again, nothing is left of what was typed. */
  open_at (&fixture, 7, 23, FALSE);
  g_assert_null (ui_find_label_part (GTK_WIDGET (fixture.quick), "New code"));
  ui_type ("speak");
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpuint (find_coding (&fixture, find_code (&fixture, "Speaking up"), 7, 23), !=, ANALECT_ID_NONE);
  tear_down (&fixture);
}

static void
test_direction (void)
{
  Fixture fixture;
  AnalectId coding;

  set_up (&fixture, ui_project_from_sample ());
  open_at (&fixture, 30, 44, FALSE);
  ui_type ("saying no");
  ui_key ("alt+Down");
  ui_key ("alt+Down");
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpint (fixture.direction, ==, ANALECT_DIRECTION_WORSE);
  coding = find_coding (&fixture, find_code (&fixture, "Saying no"), 30, 44);
  g_assert_cmpint (analect_row_integer (analect_rows_get (analect_workbench_get_rows (fixture.workbench), coding),
                                        ANALECT_CODING_DIRECTION),
                   ==, ANALECT_DIRECTION_WORSE);
  /* The next passage begins without one. */
  open_at (&fixture, 50, 60, FALSE);
  ui_type ("saying no");
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpint (fixture.direction, ==, ANALECT_DIRECTION_UNSTATED);
  open_at (&fixture, 70, 80, FALSE);
  ui_key ("alt+Up");
  ui_type ("saying no");
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpint (fixture.direction, ==, ANALECT_DIRECTION_MIXED);
  tear_down (&fixture);
}

static void
test_stay (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_from_sample ());
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("saying no");
  ui_key ("ctrl+Return");
  g_assert_cmpuint (fixture.n_coded, ==, 1);
  g_assert_cmpuint (fixture.n_done, ==, 0);
  ui_type ("speaking");
  ui_key ("Return");
  ui_wait_for (fixture.n_done == 1);
  g_assert_cmpuint (find_coding (&fixture, find_code (&fixture, "Saying no"), 7, 23), !=, ANALECT_ID_NONE);
  g_assert_cmpuint (find_coding (&fixture, find_code (&fixture, "Speaking up"), 7, 23), !=, ANALECT_ID_NONE);
  tear_down (&fixture);
}

static void
test_new (void)
{
  Fixture fixture;
  guint steps;

  set_up (&fixture, ui_project_from_sample ());
  analect_workbench_need_coder (fixture.workbench);
  /* What this passage is coded with says where new codes go. */
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("saying no");
  ui_key ("Return");
  ui_settle ();
  steps = n_steps (&fixture);
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("Zig/zag");
  g_assert_nonnull (ui_find_label_part (NULL, "New code “zag”"));
  g_assert_nonnull (ui_find_label_part (NULL, "in Zig"));
  ui_picture ("quick-code-new");
  ui_key ("Escape");
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("Answering back");
  g_assert_nonnull (ui_find_label_part (NULL, "in Agency"));
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpuint (analect_code_parent (fixture.workbench, find_code (&fixture, "Answering back")), ==,
                    find_code (&fixture, "Agency"));
  g_assert_cmpuint (find_coding (&fixture, find_code (&fixture, "Answering back"), 7, 23), !=, ANALECT_ID_NONE);
  /* The code and the coding are one step. */
  g_assert_cmpuint (n_steps (&fixture), ==, steps + 1);
  analect_project_undo (analect_workbench_get_project (fixture.workbench));
  g_assert_cmpuint (find_code (&fixture, "Answering back"), ==, ANALECT_ID_NONE);
  tear_down (&fixture);
}

static void
test_new_path (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_from_sample ());
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("Self and direction/Agency/Saying yes");
  ui_key ("shift+Return");
  ui_settle ();
  g_assert_cmpuint (analect_code_parent (fixture.workbench, find_code (&fixture, "Saying yes")), ==,
                    find_code (&fixture, "Agency"));
  tear_down (&fixture);
}

static void
test_choose_place (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_from_sample ());
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("Quarrelling");
  ui_key ("Tab");
  ui_type ("relationsh");
  ui_picture ("quick-code-place");
  ui_key ("Return");
  g_assert_nonnull (ui_find_label_part (NULL, "New code “Quarrelling”"));
  g_assert_nonnull (ui_find_label_part (NULL, "in Relationships"));
  g_assert_cmpuint (fixture.n_done, ==, 0);
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpuint (analect_code_parent (fixture.workbench, find_code (&fixture, "Quarrelling")), ==,
                    find_code (&fixture, "Relationships"));
  tear_down (&fixture);
}

static void
test_existing_name (void)
{
  Fixture fixture;
  guint codes;

  set_up (&fixture, ui_project_from_sample ());
  codes = ui_project_count (fixture.workbench, ANALECT_KIND_CODE);
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("saying NO");
  g_assert_nonnull (ui_find_label_part (NULL, "exists in Agency"));
  ui_key ("shift+Return");
  ui_settle ();
  g_assert_cmpuint (ui_project_count (fixture.workbench, ANALECT_KIND_CODE), ==, codes);
  g_assert_cmpuint (find_coding (&fixture, find_code (&fixture, "Saying no"), 7, 23), !=, ANALECT_ID_NONE);
  tear_down (&fixture);
}

static void
test_recent (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_from_sample ());
  open_at (&fixture, 7, 23, FALSE);
  ui_type ("speaking up");
  ui_key ("Return");
  ui_settle ();
  open_at (&fixture, 40, 52, TRUE);
  ui_picture ("quick-code-recent");
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpuint (fixture.code, ==, find_code (&fixture, "Speaking up"));
  tear_down (&fixture);
}

static void
test_empty_project (void)
{
  Fixture fixture;
  AnalectChange *change;
  AnalectProject *project;

  set_up (&fixture, ui_project_empty ());
  project = analect_workbench_get_project (fixture.workbench);
  change = analect_project_change (project, "A text");
  fixture.document = analect_change_add (change, ANALECT_KIND_DOCUMENT);
  {
    AnalectId reference = analect_change_add (change, ANALECT_KIND_REFERENCE);

    analect_change_set_string (change, reference, ANALECT_REFERENCE_TITLE, "An invented study");
    analect_change_set_reference (change, fixture.document, ANALECT_DOCUMENT_REFERENCE, reference);
    analect_change_set_string (change, fixture.document, ANALECT_DOCUMENT_TEXT, "They said no, and it was heard.");
  }
  g_assert_true (analect_workbench_take (fixture.workbench, change, NULL));
  open_at (&fixture, 5, 12, FALSE);
  ui_type ("Saying no");
  ui_key ("Return");
  ui_settle ();
  g_assert_cmpuint (fixture.n_coded, ==, 1);
  g_assert_cmpuint (find_coding (&fixture, find_code (&fixture, "Saying no"), 5, 12), !=, ANALECT_ID_NONE);
  tear_down (&fixture);
}

static void
test_read_only (void)
{
  Fixture fixture;

  set_up (&fixture, ui_project_read_only ());
  open_at (&fixture, 7, 23, FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.quick)));
  tear_down (&fixture);
}

static void
test_large (void)
{
  Fixture fixture;
  gint64 began, took;

  set_up (&fixture, ui_project_large (20, 600, TRUE));
  open_at (&fixture, 7, 23, FALSE);
  ui_picture ("quick-code-large");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.quick)), <, 560);
  began = g_get_monotonic_time ();
  analect_quick_code_set_text (fixture.quick, "e");
  took = g_get_monotonic_time () - began;
  g_test_message ("a letter: %" G_GINT64_FORMAT " microseconds", took);
  g_assert_cmpint (took, <, 500000);
  ui_key ("Escape");
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/quick-code/code", test_code);
  g_test_add_func ("/quick-code/arrows-and-escape", test_arrows_and_escape);
  g_test_add_func ("/quick-code/direction", test_direction);
  g_test_add_func ("/quick-code/stay", test_stay);
  g_test_add_func ("/quick-code/new", test_new);
  g_test_add_func ("/quick-code/new-path", test_new_path);
  g_test_add_func ("/quick-code/choose-place", test_choose_place);
  g_test_add_func ("/quick-code/existing-name", test_existing_name);
  g_test_add_func ("/quick-code/recent", test_recent);
  g_test_add_func ("/quick-code/empty-project", test_empty_project);
  g_test_add_func ("/quick-code/read-only", test_read_only);
  g_test_add_func ("/quick-code/large", test_large);
  return ui_test_run ();
}
