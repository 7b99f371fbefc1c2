/* Removing with dependants: every reference of every kind, by the rules of fields.def.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edit-remove.h"

#include "sketch.h"
#include "testlib.h"

#include <string.h>

/* The ids of all entities that go when ID goes, found by looking at all entities again and again. */
static GHashTable *
find_doomed (const AnalectRows *rows, AnalectId removed)
{
  GHashTable *doomed = g_hash_table_new (NULL, NULL);
  guint n;

  g_hash_table_add (doomed, GUINT_TO_POINTER (removed));
  do
    {
      n = g_hash_table_size (doomed);
      for (int field = ANALECT_FIELD_EXISTS + 1; field < ANALECT_N_FIELDS; field++)
        {
          const AnalectFieldInfo *info = &analect_fields[field];

          if (info->rule != ANALECT_RULE_OWNER && info->rule != ANALECT_RULE_OWNED)
            continue;
          for (AnalectId id = analect_rows_first (rows, info->kind); id != ANALECT_ID_NONE;
               id = analect_rows_next (rows, id))
            {
              AnalectId target = analect_row_reference (analect_rows_get (rows, id), (AnalectField) field);

              if (g_hash_table_contains (doomed, GUINT_TO_POINTER (target)))
                g_hash_table_add (doomed, GUINT_TO_POINTER (id));
            }
        }
    }
  while (g_hash_table_size (doomed) > n);
  return doomed;
}

/* The value FIELD must have afterwards, of a reference that was TARGET. */
static AnalectId
expected_target (const AnalectRows *before, AnalectField field, AnalectId target, GHashTable *doomed)
{
  if (field == ANALECT_PLACEMENT_PARENT)
    while (target != ANALECT_ID_NONE && g_hash_table_contains (doomed, GUINT_TO_POINTER (target)))
      target = analect_row_reference (analect_rows_get (before, target), field);
  return g_hash_table_contains (doomed, GUINT_TO_POINTER (target)) ? ANALECT_ID_NONE : target;
}

static void
check_set (const AnalectIdSet *before, const AnalectIdSet *after, GHashTable *doomed)
{
  guint n = 0;

  for (guint i = 0; before != NULL && i < before->n; i++)
    {
      gboolean stays = !g_hash_table_contains (doomed, GUINT_TO_POINTER (before->ids[i]));

      g_assert_true (analect_id_set_contains (after, before->ids[i]) == stays);
      n += stays;
    }
  g_assert_cmpuint (after ? after->n : 0, ==, n);
}

/* Compares an entity that stays field by field. */
static void
check_survivor (const AnalectRows *before, const AnalectRows *after, AnalectId id, GHashTable *doomed)
{
  const AnalectRow *old = analect_rows_get (before, id), *new = analect_rows_get (after, id);
  AnalectKind kind = analect_id_kind (id);

  g_assert_nonnull (new);
  for (guint slot = 0; slot < analect_kind_n_fields (kind); slot++)
    {
      AnalectField field = (AnalectField) (analect_kinds[kind].first + slot);
      AnalectType type = analect_fields[field].type;

      if (type == ANALECT_TYPE_REFERENCE)
        g_assert_cmpuint (new->values[slot].reference, ==,
                          expected_target (before, field, old->values[slot].reference, doomed));
      else if (type == ANALECT_TYPE_REFERENCES)
        check_set (old->values[slot].set, new->values[slot].set, doomed);
      else
        g_assert_true (analect_value_equal (type, old->values[slot], new->values[slot]));
    }
}

static void
check_removal (AnalectProject *project, const AnalectRows *before, AnalectId removed)
{
  const AnalectRows *after = analect_project_get_rows (project);
  g_autoptr (GHashTable) doomed = find_doomed (before, removed);

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (before, (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (before, id))
      if (g_hash_table_contains (doomed, GUINT_TO_POINTER (id)))
        g_assert_null (analect_rows_get (after, id));
      else
        check_survivor (before, after, id, doomed);
}

/* Each kind in turn is removed from a project in which every field is set. */
static void
test_each_kind (void)
{
  g_autoptr (AnalectProject) project = sketch_full ();
  g_autoptr (AnalectRows) before = analect_project_snapshot (project);
  g_autofree char *bytes = sketch_bytes (project);

  for (int kind = ANALECT_KIND_PROJECT + 1; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (before, (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (before, id))
      {
        AnalectChange *change = analect_edit_remove (project, &id, 1, "Remove", NULL);
        g_autofree char *undone = NULL;

        sketch_apply (project, change);
        check_removal (project, before, id);
        sketch_assert_valid (project);
        sketch_assert_round_trip (project);
        g_assert_true (analect_project_undo (project));
        undone = sketch_quick_bytes (project);
        g_assert_cmpstr (undone, ==, bytes);
      }
}

static void
test_everything (void)
{
  g_autoptr (AnalectProject) project = sketch_full ();
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autofree char *bytes = sketch_quick_bytes (project), *undone = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  AnalectChange *change;

  for (int kind = ANALECT_N_KINDS - 1; kind > ANALECT_KIND_PROJECT; kind--)
    for (AnalectId id = analect_rows_first (rows, (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (rows, id))
      {
        g_array_append_val (all, id);
        g_array_append_val (all, id); /* naming one twice does no harm */
      }
  change = analect_edit_remove (project, (const AnalectId *) (gpointer) all->data, all->len, "Remove", NULL);
  sketch_apply (project, change);
  for (int kind = ANALECT_KIND_PROJECT + 1; kind < ANALECT_N_KINDS; kind++)
    g_assert_cmpuint (sketch_count (project, (AnalectKind) kind), ==, 0);
  g_assert_cmpuint (sketch_reference (project, ANALECT_ID_PROJECT, ANALECT_PROJECT_ARRANGEMENT), ==, ANALECT_ID_NONE);
  sketch_assert_round_trip (project);
  g_assert_true (analect_project_undo (project));
  undone = sketch_quick_bytes (project);
  g_assert_cmpstr (undone, ==, bytes);
}

/* What stands under removed places moves up to the nearest place that stays. */
static void
test_places_move_up (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId arrangement = sketch_add (project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "A", 0);
  AnalectId codes[5], places[5];
  AnalectChange *change;

  for (guint i = 0; i < 5; i++)
    {
      codes[i] = sketch_code (project, "Code");
      places[i] = sketch_placement (project, arrangement, codes[i], i > 0 ? places[i - 1] : ANALECT_ID_NONE, "V");
    }
  change = analect_edit_remove (project, codes + 1, 3, "Remove", NULL);
  sketch_apply (project, change);
  g_assert_cmpuint (sketch_reference (project, places[4], ANALECT_PLACEMENT_PARENT), ==, places[0]);
  change = analect_edit_remove (project, codes, 1, "Remove", NULL);
  sketch_apply (project, change);
  g_assert_cmpuint (sketch_reference (project, places[4], ANALECT_PLACEMENT_PARENT), ==, ANALECT_ID_NONE);
  sketch_assert_round_trip (project);
}

static void
test_refused (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId ids[] = { sketch_code (project, "Agency"), ANALECT_ID_PROJECT, analect_id_new (ANALECT_KIND_CODE, 77),
                      ANALECT_ID_NONE };

  for (guint i = 1; i < G_N_ELEMENTS (ids); i++)
    {
      AnalectId pair[] = { ids[0], ids[i] };

      sketch_assert_no_change (analect_edit_remove (project, pair, 2, "Remove", &refusal),
                               ANALECT_MODEL_ERROR_REFERENCE);
    }
  g_assert_true (sketch_exists (project, ids[0]));
}

/* What a change under way has given to another owner stays, whether by a single reference or a set. */
static void
test_rescued (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId document = sketch_document (project, "Some words."), coder = sketch_coder (project, "Ada");
  AnalectId excerpt = sketch_excerpt (project, document, coder, 0, 4);
  AnalectId going = sketch_code (project, "Going"), staying = sketch_code (project, "Staying");
  AnalectId coding = sketch_coding (project, excerpt, going, coder);
  AnalectId memo = sketch_add (project, ANALECT_KIND_MEMO, ANALECT_MEMO_ABOUT, going, 0);
  AnalectId finding = sketch_add (project, ANALECT_KIND_FINDING, ANALECT_FINDING_CODES, going, 0);
  AnalectChange *change = analect_project_change (project, "Rescue");

  analect_change_set_reference (change, coding, ANALECT_CODING_CODE, staying);
  analect_change_set_reference (change, memo, ANALECT_MEMO_ABOUT, staying);
  analect_change_insert (change, finding, ANALECT_FINDING_CODES, staying);
  analect_edit_add_removal (change, project, &going, 1);
  sketch_apply (project, change);
  g_assert_cmpuint (sketch_reference (project, coding, ANALECT_CODING_CODE), ==, staying);
  g_assert_cmpuint (sketch_reference (project, memo, ANALECT_MEMO_ABOUT), ==, staying);
  sketch_assert_valid (project);

  /* A set that was added to in the change itself does not hinder the removal. */
  change = analect_project_change (project, "Fill and remove");
  analect_change_insert (change, finding, ANALECT_FINDING_SUPPORTING, excerpt);
  analect_change_take_out (change, finding, ANALECT_FINDING_CODES, staying);
  analect_edit_add_removal (change, project, &finding, 1);
  sketch_apply (project, change);
  g_assert_false (sketch_exists (project, finding));
  g_assert_true (analect_project_undo (project));
  sketch_assert_round_trip (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-remove/each-kind", test_each_kind);
  g_test_add_func ("/edit-remove/everything", test_everything);
  g_test_add_func ("/edit-remove/places-move-up", test_places_move_up);
  g_test_add_func ("/edit-remove/refused", test_refused);
  g_test_add_func ("/edit-remove/rescued", test_rescued);
  return g_test_run ();
}
