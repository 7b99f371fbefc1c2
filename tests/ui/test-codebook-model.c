/* Tests of the codebook as a list model: that it says what the project says after any change, and that items stay the
 * same objects and lists change no more than they must.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-edits.h"
#include "codebook-model.h"
#include "codebook-rows.h"
#include "digit-keys.h"
#include "edit-codebook.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

typedef struct
{
  AnalectWorkbench *workbench;
  AnalectCodebookModel *model;
} Fixture;

static void
set_up (Fixture *fixture, AnalectWorkbench *workbench)
{
  fixture->workbench = workbench;
  fixture->model = analect_codebook_model_new (workbench);
}

static void
tear_down (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->model), (gpointer *) &fixture->model);
  g_object_unref (fixture->model);
  g_assert_null (fixture->model);
  g_object_unref (fixture->workbench);
}

static AnalectId
find_code (Fixture *fixture, const char *name)
{
  AnalectId code = ui_project_find (fixture->workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, name);

  g_assert_cmpuint (code, !=, ANALECT_ID_NONE);
  return code;
}

static AnalectCodeItem *
find_item (Fixture *fixture, const char *name)
{
  AnalectCodeItem *item = analect_codebook_model_find (fixture->model, find_code (fixture, name));

  g_assert_nonnull (item);
  return item;
}

/* Writes the items of LIST and below, a line each: depth and name. */
static void
write_items (GListModel *list, guint depth, GString *out)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AnalectCodeItem) item = g_list_model_get_item (list, i);

      g_assert_cmpuint (analect_code_item_get_depth (item), ==, depth);
      g_string_append_printf (out, "%u %s\n", depth, analect_code_item_get_name (item));
      write_items (analect_code_item_get_children (item), depth + 1, out);
    }
}

/* The same from the codebook that the model follows. */
static void
write_codebook (AnalectWorkbench *workbench, GString *out)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (workbench);
  gboolean heading = FALSE;

  for (guint i = 0; i < codebook->n; i++)
    {
      const AnalectCodebookEntry *entry = &codebook->entries[i];
      const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), entry->code);
      gboolean placed = entry->placement != ANALECT_ID_NONE;

      if (!placed && !heading)
        g_string_append (out, "0 Unassigned\n");
      heading = heading || !placed;
      g_string_append_printf (out, "%u %s\n", placed ? entry->depth : 1, analect_row_string (row, ANALECT_CODE_NAME));
    }
}

static void
check (Fixture *fixture)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  write_items (G_LIST_MODEL (fixture->model), 0, shown);
  write_codebook (fixture->workbench, expected);
  g_assert_cmpstr (shown->str, ==, expected->str);
}

static void
test_sample (void)
{
  Fixture fixture;
  AnalectCodeItem *item;

  set_up (&fixture, ui_project_from_sample ());
  check (&fixture);
  item = find_item (&fixture, "Saying no");
  g_assert_cmpuint (analect_code_item_get_level (item), ==, 3);
  g_assert_cmpstr (analect_code_item_get_name (analect_code_item_get_parent (item)), ==, "Agency");
  g_assert_cmpstr (analect_code_item_get_colour (item), ==,
                   analect_workbench_get_colour (fixture.workbench, analect_code_item_get_code (item)));
  ui_project_wait_for_counts (fixture.workbench);
  g_assert_cmpuint (analect_code_item_get_studies (item), ==,
                    analect_workbench_get_count (fixture.workbench, analect_code_item_get_code (item))->units);
  g_assert_cmpuint (analect_code_item_get_studies (item), >, 0);
  g_assert_cmpuint (analect_code_item_get_codings (item), >=, analect_code_item_get_studies (item));
  tear_down (&fixture);
}

static void
count_signal (guint *n)
{
  (*n)++;
}

/* Codes are moved, made, named, taken out and removed at random, done and undone; items stay the same objects. */
static void
test_any_change (void)
{
  Fixture fixture;
  AnalectProject *project;

  set_up (&fixture, ui_project_large (3, 80, FALSE));
  project = analect_workbench_get_project (fixture.workbench);
  for (guint i = 0; i < 150; i++)
    {
      const AnalectCodebook *codebook = analect_workbench_get_codebook (fixture.workbench);
      AnalectId code = codebook->entries[g_test_rand_int_range (0, (gint32) codebook->n)].code;
      AnalectId other = codebook->entries[g_test_rand_int_range (0, (gint32) codebook->n)].code;
      AnalectCodeItem *item = analect_codebook_model_find (fixture.model, code);

      switch (g_test_rand_int_range (0, 8))
        {
        case 0:
          analect_codes_unassign (fixture.workbench, &code, 1);
          break;
        case 1:
          analect_code_make (fixture.workbench, "Another", code, ANALECT_ID_NONE);
          break;
        case 2:
          analect_code_rename (fixture.workbench, code, "Zebra");
          break;
        case 3:
          analect_project_undo (project);
          break;
        case 4:
          if (i % 5 == 0)
            analect_codes_remove (fixture.workbench, &code, 1);
          break;
        default:
          analect_codes_move (fixture.workbench, &code, 1, other, (AnalectCodeWhere) g_test_rand_int_range (0, 3));
          break;
        }
      check (&fixture);
      if (analect_rows_get (analect_workbench_get_rows (fixture.workbench), code) != NULL)
        g_assert_true (analect_codebook_model_find (fixture.model, code) == item);
      else
        g_assert_null (analect_codebook_model_find (fixture.model, code));
    }
  while (analect_project_undo (project))
    check (&fixture);
  tear_down (&fixture);
}

/* Coding touches no list, a name tells only its own item, and moving one code touches only two lists. */
static void
test_little_is_touched (void)
{
  Fixture fixture;
  AnalectCodeItem *item, *theme, *other;
  guint top = 0, left = 0, reached = 0, named = 0, elsewhere = 0;
  AnalectId code;

  set_up (&fixture, ui_project_from_sample ());
  item = find_item (&fixture, "Saying no");
  theme = find_item (&fixture, "Agency");
  other = find_item (&fixture, "Meaning");
  code = analect_code_item_get_code (item);
  g_signal_connect_swapped (fixture.model, "items-changed", G_CALLBACK (count_signal), &top);
  g_signal_connect_swapped (analect_code_item_get_children (theme), "items-changed", G_CALLBACK (count_signal), &left);
  g_signal_connect_swapped (analect_code_item_get_children (other), "items-changed", G_CALLBACK (count_signal),
                            &reached);
  g_signal_connect_swapped (item, "notify::name", G_CALLBACK (count_signal), &named);
  g_signal_connect_swapped (theme, "notify", G_CALLBACK (count_signal), &elsewhere);
  g_assert_true (analect_code_rename (fixture.workbench, code, "Saying “no”"));
  g_assert_cmpuint (named, ==, 1);
  g_assert_cmpuint (top + left + reached + elsewhere, ==, 0);
  g_assert_true (
      analect_codes_move (fixture.workbench, &code, 1, analect_code_item_get_code (other), ANALECT_CODE_INTO));
  g_assert_cmpuint (left, ==, 1);
  g_assert_cmpuint (reached, ==, 1);
  g_assert_cmpuint (top, ==, 0);
  g_assert_true (analect_code_item_get_parent (item) == other);
  tear_down (&fixture);
}

static void
expect_first_child (Fixture *fixture, const char *parent, const char *name)
{
  g_autoptr (AnalectCodeItem) first =
      g_list_model_get_item (analect_code_item_get_children (find_item (fixture, parent)), 0);

  g_assert_cmpstr (analect_code_item_get_name (first), ==, name);
}

static void
test_before_and_behind (void)
{
  Fixture fixture;
  AnalectId codes[2];
  GListModel *children;

  set_up (&fixture, ui_project_from_sample ());
  codes[0] = find_code (&fixture, "Letting others in");
  codes[1] = find_code (&fixture, "Asking for help in time");
  expect_first_child (&fixture, "Agency", "Making my own decisions");
  g_assert_true (analect_codes_move (fixture.workbench, codes, 2, find_code (&fixture, "Making my own decisions"),
                                     ANALECT_CODE_BEFORE));
  check (&fixture);
  expect_first_child (&fixture, "Agency", "Letting others in");
  children = analect_code_item_get_children (find_item (&fixture, "Agency"));
  {
    g_autoptr (AnalectCodeItem) second = g_list_model_get_item (children, 1);
    g_autoptr (AnalectCodeItem) third = g_list_model_get_item (children, 2);

    g_assert_cmpstr (analect_code_item_get_name (second), ==, "Asking for help in time");
    g_assert_cmpstr (analect_code_item_get_name (third), ==, "Making my own decisions");
  }
  /* One step, in which nothing was left of the other theme's children. */
  analect_project_undo (analect_workbench_get_project (fixture.workbench));
  check (&fixture);
  expect_first_child (&fixture, "Agency", "Making my own decisions");
  g_assert_true (analect_codes_move (fixture.workbench, codes, 2, find_code (&fixture, "Making my own decisions"),
                                     ANALECT_CODE_AFTER));
  {
    g_autoptr (AnalectCodeItem) second = g_list_model_get_item (children, 1);
    g_autoptr (AnalectCodeItem) third = g_list_model_get_item (children, 2);

    g_assert_cmpstr (analect_code_item_get_name (second), ==, "Letting others in");
    g_assert_cmpstr (analect_code_item_get_name (third), ==, "Asking for help in time");
  }
  tear_down (&fixture);
}

static void
test_not_below_itself (void)
{
  Fixture fixture;
  AnalectId dimension, theme;
  guint before;

  set_up (&fixture, ui_project_from_sample ());
  theme = find_code (&fixture, "Agency");
  dimension = analect_code_parent (fixture.workbench, theme);
  before = analect_project_get_n_undo (analect_workbench_get_project (fixture.workbench));
  g_assert_false (analect_code_may_move (fixture.workbench, dimension, theme, ANALECT_CODE_INTO));
  g_assert_false (analect_code_may_move (fixture.workbench, theme, theme, ANALECT_CODE_AFTER));
  analect_codes_move (fixture.workbench, &dimension, 1, theme, ANALECT_CODE_INTO);
  check (&fixture);
  g_assert_cmpuint (analect_project_get_n_undo (analect_workbench_get_project (fixture.workbench)), ==, before);
  tear_down (&fixture);
}

static void
test_digits (void)
{
  Fixture fixture;
  AnalectProject *project;
  AnalectId no, help;
  guint n = 0;

  set_up (&fixture, ui_project_from_sample ());
  project = analect_workbench_get_project (fixture.workbench);
  no = find_code (&fixture, "Saying no");
  help = find_code (&fixture, "Asking for help in time");
  g_signal_connect_swapped (fixture.model, "digits-changed", G_CALLBACK (count_signal), &n);
  analect_workbench_take (fixture.workbench, analect_digit_keys_assign (project, no, 3), NULL);
  g_assert_cmpuint (analect_codebook_model_code_for_digit (fixture.model, 3), ==, no);
  g_assert_cmpint (analect_code_item_get_digit (find_item (&fixture, "Saying no")), ==, 3);
  /* A key has one code, and a code one key. */
  analect_workbench_take (fixture.workbench, analect_digit_keys_assign (project, help, 3), NULL);
  g_assert_cmpuint (analect_codebook_model_code_for_digit (fixture.model, 3), ==, help);
  g_assert_cmpint (analect_code_item_get_digit (find_item (&fixture, "Saying no")), ==, 0);
  analect_workbench_take (fixture.workbench, analect_digit_keys_assign (project, help, 7), NULL);
  g_assert_cmpuint (analect_codebook_model_code_for_digit (fixture.model, 3), ==, ANALECT_ID_NONE);
  g_assert_cmpint (analect_code_item_get_digit (find_item (&fixture, "Asking for help in time")), ==, 7);
  g_assert_cmpuint (n, ==, 3);
  analect_project_undo (project);
  g_assert_cmpint (analect_code_item_get_digit (find_item (&fixture, "Asking for help in time")), ==, 3);
  /* The key goes with its code, and comes back with it. */
  analect_codes_remove (fixture.workbench, &help, 1);
  g_assert_cmpuint (analect_codebook_model_code_for_digit (fixture.model, 3), ==, ANALECT_ID_NONE);
  analect_project_undo (project);
  g_assert_cmpint (analect_code_item_get_digit (find_item (&fixture, "Asking for help in time")), ==, 3);
  g_assert_cmpuint (analect_codebook_model_code_for_digit (fixture.model, 0), ==, ANALECT_ID_NONE);
  tear_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;
  AnalectId code;

  set_up (&fixture, ui_project_empty ());
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture.model)), ==, 0);
  code = analect_code_make (fixture.workbench, "  First ", ANALECT_ID_NONE, ANALECT_ID_NONE);
  g_assert_cmpuint (code, !=, ANALECT_ID_NONE);
  check (&fixture);
  g_assert_cmpstr (analect_code_item_get_name (analect_codebook_model_find (fixture.model, code)), ==, "First");
  g_assert_cmpuint (analect_code_make (fixture.workbench, "   ", code, ANALECT_ID_NONE), ==, ANALECT_ID_NONE);
  analect_codes_unassign (fixture.workbench, &code, 1);
  check (&fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture.model)), ==, 1);
  g_assert_true (analect_code_item_get_parent (analect_codebook_model_find (fixture.model, code))
                 == analect_codebook_model_get_heading (fixture.model));
  analect_project_undo (analect_workbench_get_project (fixture.workbench));
  check (&fixture);
  tear_down (&fixture);
}

static void
test_read_only (void)
{
  Fixture fixture;
  AnalectId code;

  set_up (&fixture, ui_project_read_only ());
  code = find_code (&fixture, "Saying no");
  g_assert_false (analect_codes_unassign (fixture.workbench, &code, 1));
  g_assert_false (analect_codes_remove (fixture.workbench, &code, 1));
  g_assert_false (analect_code_step (fixture.workbench, code, ANALECT_CODE_OUT));
  g_assert_cmpuint (analect_code_make (fixture.workbench, "No", code, ANALECT_ID_NONE), ==, ANALECT_ID_NONE);
  check (&fixture);
  tear_down (&fixture);
}

/* Rows: what is open and selected stays with codes. */
static void
test_rows_stay (void)
{
  Fixture fixture;
  g_autoptr (AnalectCodebookRows) rows = NULL;
  g_autoptr (GArray) selected = NULL;
  AnalectId code;
  guint before;

  set_up (&fixture, ui_project_from_sample ());
  rows = analect_codebook_rows_new (fixture.model);
  code = find_code (&fixture, "Saying no");
  g_assert_cmpuint (analect_codebook_rows_find (rows, code, FALSE), ==, GTK_INVALID_LIST_POSITION);
  before = analect_codebook_rows_find (rows, code, TRUE);
  g_assert_cmpuint (before, !=, GTK_INVALID_LIST_POSITION);
  analect_codebook_rows_select (rows, &code, 1);
  /* Before it, and with it. */
  g_assert_true (analect_code_step (fixture.workbench, find_code (&fixture, "Agency"), ANALECT_CODE_UP));
  g_assert_cmpuint (analect_codebook_rows_find (rows, code, FALSE), <, before);
  selected = analect_codebook_rows_get_selected (rows);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpuint (g_array_index (selected, AnalectId, 0), ==, code);
  /* What was open is open again after a search. */
  before = g_list_model_get_n_items (G_LIST_MODEL (analect_codebook_rows_get_selection (rows)));
  analect_codebook_rows_set_query (rows, "sAYing");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (analect_codebook_rows_get_selection (rows))), ==, 3);
  g_assert_cmpuint (analect_codebook_rows_first_found (rows), ==, 2);
  analect_codebook_rows_set_query (rows, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (analect_codebook_rows_get_selection (rows))), ==, before);
  g_clear_object (&rows);
  tear_down (&fixture);
}

/* With 2000 codes a move takes no longer than a frame. */
static void
test_speed (void)
{
  Fixture fixture;
  const AnalectCodebook *codebook;
  AnalectId code, other;
  gint64 began, took;

  set_up (&fixture, ui_project_large (2, 2000, FALSE));
  codebook = analect_workbench_get_codebook (fixture.workbench);
  code = codebook->entries[5].code;
  other = codebook->entries[900].code;
  began = g_get_monotonic_time ();
  analect_code_rename (fixture.workbench, code, "Quickly");
  took = g_get_monotonic_time () - began;
  g_test_message ("a new name: %" G_GINT64_FORMAT " microseconds", took);
  began = g_get_monotonic_time ();
  analect_codes_move (fixture.workbench, &code, 1, other, ANALECT_CODE_AFTER);
  took = g_get_monotonic_time () - began;
  g_test_message ("a move: %" G_GINT64_FORMAT " microseconds", took);
  if (g_test_perf ())
    g_assert_cmpint (took, <, 16000);
  check (&fixture);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/codebook-model/sample", test_sample);
  g_test_add_func ("/codebook-model/any-change", test_any_change);
  g_test_add_func ("/codebook-model/little-is-touched", test_little_is_touched);
  g_test_add_func ("/codebook-model/before-and-behind", test_before_and_behind);
  g_test_add_func ("/codebook-model/not-below-itself", test_not_below_itself);
  g_test_add_func ("/codebook-model/digits", test_digits);
  g_test_add_func ("/codebook-model/empty", test_empty);
  g_test_add_func ("/codebook-model/read-only", test_read_only);
  g_test_add_func ("/codebook-model/rows-stay", test_rows_stay);
  g_test_add_func ("/codebook-model/speed", test_speed);
  return ui_test_run ();
}
