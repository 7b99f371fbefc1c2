/* References as a list model: items keep their identity, a change renews what it concerns, and coders screen blind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "record-model.h"

#include "edit-remove.h"
#include "screening.h"
#include "ui-project.h"
#include "ui-test.h"

/* What a model said about its places. */
typedef struct
{
  guint n_calls, position, removed, added;
} Told;

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, Told *told)
{
  told->n_calls++;
  told->position = position;
  told->removed = removed;
  told->added = added;
}

static void
apply (AnalectWorkbench *workbench, AnalectChange *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  g_assert_true (analect_project_apply (analect_workbench_get_project (workbench), change, &error));
  g_assert_no_error (error);
  analect_change_unref (change);
}

static AnalectChange *
change_of (AnalectWorkbench *workbench)
{
  return analect_project_change (analect_workbench_get_project (workbench), "Test");
}

/* Adds N references called "Record 1" … by "Author 1, A." …; the first's id. */
static AnalectId
add_references (AnalectWorkbench *workbench, guint n)
{
  AnalectChange *change = change_of (workbench);
  AnalectId first = ANALECT_ID_NONE;

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Record %u", i), *author = g_strdup_printf ("Author%u, A.", i);
      AnalectId id = analect_change_add (change, ANALECT_KIND_REFERENCE);

      analect_change_set_string (change, id, ANALECT_REFERENCE_TITLE, title);
      analect_change_set_string (change, id, ANALECT_REFERENCE_AUTHORS, author);
      first = first ? first : id;
    }
  apply (workbench, change);
  return first;
}

static AnalectId
add_coder (AnalectWorkbench *workbench, const char *name, int role)
{
  AnalectChange *change = change_of (workbench);
  AnalectId id = analect_change_add (change, ANALECT_KIND_CODER);

  analect_change_set_string (change, id, ANALECT_CODER_NAME, name);
  analect_change_set_integer (change, id, ANALECT_CODER_ROLE, role);
  apply (workbench, change);
  return id;
}

static void
decide (AnalectWorkbench *workbench, AnalectId coder, AnalectId reference, int decision)
{
  analect_workbench_set_coder (workbench, coder);
  apply (workbench, analect_screening_decide (workbench, &reference, 1, ANALECT_STAGE_ABSTRACT, decision, NULL));
}

static void
test_identity (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectId first = add_references (workbench, 5);
  g_autoptr (AnalectRecordModel) model = analect_record_model_new (workbench);
  AnalectRecordItem *item = analect_record_model_find (model, first + 2);
  Told told = { 0 };
  AnalectChange *change;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  g_assert_cmpstr (item->author, ==, "Author3");
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &told);
  change = change_of (workbench);
  analect_change_set_string (change, first + 2, ANALECT_REFERENCE_AUTHORS, "Müller, B.; Östlund, C.");
  apply (workbench, change);
  g_assert_true (analect_record_model_find (model, first + 2) == item);
  g_assert_cmpstr (item->author, ==, "Müller & Östlund");
  g_assert_cmpuint (told.n_calls, ==, 1);
  g_assert_cmpuint (told.position, ==, 2);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 1);
}

static void
test_come_and_go (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  AnalectId first = add_references (workbench, 5), third = first + 2;
  g_autoptr (AnalectRecordModel) model = analect_record_model_new (workbench);
  AnalectRecordItem *last = analect_record_model_find (model, first + 4);
  Told told = { 0 };

  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &told);
  apply (workbench, analect_edit_remove (project, &third, 1, "Remove", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 4);
  g_assert_null (analect_record_model_find (model, third));
  g_assert_cmpuint (told.position, ==, 2);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 0);
  g_assert_true (analect_project_undo (project));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  g_assert_nonnull (analect_record_model_find (model, third));
  g_assert_true (analect_record_model_find (model, first + 4) == last);
}

static void
test_decisions (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  AnalectId first = add_references (workbench, 3);
  AnalectId one = add_coder (workbench, "One", ANALECT_CODER_ROLE_CODER);
  g_autoptr (AnalectRecordModel) model = analect_record_model_new (workbench);
  AnalectRecordItem *item = analect_record_model_find (model, first);
  AnalectGuid guid;

  g_assert_cmpint (item->state, ==, ANALECT_RECORD_TO_SCREEN);
  decide (workbench, one, first, ANALECT_SCREENING_INCLUDE);
  g_assert_cmpint (item->state, ==, ANALECT_RECORD_INCLUDED);
  g_assert_cmpuint (item->study, !=, ANALECT_ID_NONE);
  g_assert_true (item->flags & ANALECT_RECORD_WITHOUT_TEXT);
  guid = analect_rows_get (analect_workbench_get_rows (workbench),
                           analect_screening_find (workbench, first, one, ANALECT_STAGE_ABSTRACT))
             ->guid;
  g_assert_true (analect_project_undo (project));
  g_assert_cmpint (item->state, ==, ANALECT_RECORD_TO_SCREEN);
  g_assert_cmpuint (item->study, ==, ANALECT_ID_NONE);
  /* The same decision is the same entity, also after it was taken back. */
  decide (workbench, one, first, ANALECT_SCREENING_EXCLUDE);
  g_assert_cmpint (item->state, ==, ANALECT_RECORD_EXCLUDED);
  g_assert_cmpint (
      analect_guid_compare (&analect_rows_get (analect_workbench_get_rows (workbench),
                                               analect_screening_find (workbench, first, one, ANALECT_STAGE_ABSTRACT))
                                 ->guid,
                            &guid),
      ==, 0);
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_STUDY), ==, 0);
  decide (workbench, one, first, ANALECT_SCREENING_INCLUDE);
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_DECISION), ==, 1);
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_STUDY), ==, 1);
}

static gint64
inclusion (AnalectWorkbench *workbench, AnalectRecordItem *item)
{
  return analect_row_integer (analect_rows_get (analect_workbench_get_rows (workbench), item->study),
                              ANALECT_STUDY_INCLUSION);
}

static void
test_blind (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectId first = add_references (workbench, 2);
  AnalectId one = add_coder (workbench, "One", ANALECT_CODER_ROLE_CODER);
  AnalectId two = add_coder (workbench, "Two", ANALECT_CODER_ROLE_CODER);
  AnalectId both = add_coder (workbench, "Both", ANALECT_CODER_ROLE_CONSENSUS);
  g_autoptr (AnalectRecordModel) model = analect_record_model_new (workbench);
  AnalectRecordItem *item = analect_record_model_find (model, first);
  AnalectId decision;

  decide (workbench, one, first, ANALECT_SCREENING_INCLUDE);
  decision = analect_screening_find (workbench, first, one, ANALECT_STAGE_ABSTRACT);
  analect_workbench_set_coder (workbench, two);
  g_assert_cmpint (item->state, ==, ANALECT_RECORD_TO_SCREEN);
  g_assert_false (item->flags & ANALECT_RECORD_DISAGREED);
  g_assert_false (analect_screening_may_know (workbench, decision));
  decide (workbench, two, first, ANALECT_SCREENING_EXCLUDE);
  g_assert_cmpint (item->state, ==, ANALECT_RECORD_EXCLUDED);
  g_assert_true (item->flags & ANALECT_RECORD_DISAGREED);
  g_assert_true (analect_screening_may_know (workbench, decision));
  g_assert_cmpint (inclusion (workbench, item), ==, ANALECT_INCLUSION_UNDECIDED);
  /* What both agree on then ends it for all. */
  decide (workbench, both, first, ANALECT_SCREENING_INCLUDE);
  analect_workbench_set_coder (workbench, two);
  g_assert_cmpint (item->state, ==, ANALECT_RECORD_INCLUDED);
  g_assert_false (item->flags & ANALECT_RECORD_DISAGREED);
  g_assert_cmpint (inclusion (workbench, item), ==, ANALECT_INCLUSION_INCLUDED);
}

static void
test_stages (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectId first = add_references (workbench, 3);
  AnalectId one = add_coder (workbench, "One", ANALECT_CODER_ROLE_CODER);
  g_autoptr (AnalectRecordModel) model = analect_record_model_new (workbench);

  g_assert_cmpint (analect_record_model_get_stage (model), ==, ANALECT_STAGE_ABSTRACT);
  decide (workbench, one, first, ANALECT_SCREENING_INCLUDE);
  decide (workbench, one, first + 1, ANALECT_SCREENING_EXCLUDE);
  analect_record_model_set_stage (model, ANALECT_STAGE_FULL_TEXT);
  g_assert_cmpint (analect_record_model_find (model, first)->state, ==, ANALECT_RECORD_TO_SCREEN);
  g_assert_cmpint (analect_record_model_find (model, first + 1)->state, ==, ANALECT_RECORD_EXCLUDED);
}

static void
test_duplicates (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectId first = add_references (workbench, 2), group;
  g_autoptr (AnalectRecordModel) model = analect_record_model_new (workbench);
  AnalectChange *change = change_of (workbench);

  group = analect_change_add (change, ANALECT_KIND_DUPLICATE_GROUP);
  analect_change_insert (change, group, ANALECT_DUPLICATE_GROUP_REFERENCES, first);
  analect_change_insert (change, group, ANALECT_DUPLICATE_GROUP_REFERENCES, first + 1);
  analect_change_set_reference (change, group, ANALECT_DUPLICATE_GROUP_KEPT, first);
  apply (workbench, change);
  g_assert_cmpint (analect_record_model_find (model, first)->state, ==, ANALECT_RECORD_TO_SCREEN);
  g_assert_cmpint (analect_record_model_find (model, first + 1)->state, ==, ANALECT_RECORD_DUPLICATE);
  g_assert_true (analect_project_undo (analect_workbench_get_project (workbench)));
  g_assert_cmpint (analect_record_model_find (model, first + 1)->state, ==, ANALECT_RECORD_TO_SCREEN);
}

static void
test_search (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectId first = add_references (workbench, 1);
  g_autoptr (AnalectRecordModel) model = analect_record_model_new (workbench);
  AnalectRecordItem *item = analect_record_model_find (model, first);
  g_autofree char *one = analect_record_fold ("MÜLLER"), *other = analect_record_fold ("muller");
  AnalectChange *change = change_of (workbench);

  g_assert_cmpstr (one, ==, other);
  g_assert_false (analect_record_item_matches (item, one));
  analect_change_set_string (change, first, ANALECT_REFERENCE_ABSTRACT, "As Mu\xcc\x88ller says");
  apply (workbench, change);
  g_assert_true (analect_record_item_matches (item, one));
}

/* A change to one of many is told as one place, and in little time. */
static void
test_many (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectId first = add_references (workbench, 50000), one = add_coder (workbench, "One", ANALECT_CODER_ROLE_CODER);
  g_autoptr (AnalectRecordModel) model = analect_record_model_new (workbench);
  Told told = { 0 };
  gint64 start;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 50000);
  analect_workbench_set_coder (workbench, one);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &told);
  start = g_get_monotonic_time ();
  decide (workbench, one, first + 30000, ANALECT_SCREENING_EXCLUDE);
  g_test_message ("one decision among 50,000: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 250000);
  g_assert_cmpuint (told.n_calls, ==, 2); /* out and in again */
  g_assert_cmpuint (told.removed + told.added, ==, 1);
  g_assert_cmpuint (told.position, ==, 30000);
  g_assert_cmpint (analect_record_model_find (model, first + 30000)->state, ==, ANALECT_RECORD_EXCLUDED);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/record-model/identity", test_identity);
  g_test_add_func ("/record-model/come-and-go", test_come_and_go);
  g_test_add_func ("/record-model/decisions", test_decisions);
  g_test_add_func ("/record-model/blind", test_blind);
  g_test_add_func ("/record-model/stages", test_stages);
  g_test_add_func ("/record-model/duplicates", test_duplicates);
  g_test_add_func ("/record-model/search", test_search);
  g_test_add_func ("/record-model/many", test_many);
  return ui_test_run ();
}
