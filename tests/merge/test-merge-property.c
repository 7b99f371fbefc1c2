/* Random work in copies of a project, merged: in any order the same, merged again nothing new, no coding lost, the
 * rules kept, and one undo gives back what was there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "merge.h"
#include "random-change.h"
#include "sketch.h"
#include "testlib.h"

#include <string.h>

static AnalectProject *
copy_of (AnalectProject *project)
{
  return analect_project_new_copy (analect_project_get_rows (project));
}

/* Removals that were not done, since the other side had worked on what was removed. */
static guint n_refused;

static void
count_refused (const AnalectMerge *merge)
{
  const GArray *conflicts = analect_merge_get_conflicts (merge);

  for (guint i = 0; i < conflicts->len; i++)
    n_refused += g_array_index (conflicts, AnalectConflict, i).kind == ANALECT_CONFLICT_REMOVAL;
}

/* OURS with THEIRS merged into it, as a project of its own; NULL when the project refuses it as a whole. */
static AnalectProject *
merged (AnalectProject *base, AnalectProject *ours, AnalectProject *theirs)
{
  AnalectProject *result = copy_of (ours);
  g_autofree char *before = sketch_quick_bytes (result), *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectMerge) merge = analect_merge_new (result, analect_project_get_rows (theirs),
                                                      base ? analect_project_get_rows (base) : NULL, NULL, &error);

  g_assert_no_error (error);
  if (!analect_project_apply (result, analect_merge_get_change (merge), &error))
    {
      g_autofree char *untouched = sketch_quick_bytes (result);

      g_assert_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_RANGE);
      g_assert_cmpstr (before, ==, untouched);
      g_object_unref (result);
      return NULL;
    }
  sketch_assert_valid (result);
  count_refused (merge);
  if (analect_change_get_n_items (analect_merge_get_change (merge)) > 0)
    {
      g_assert_true (analect_project_undo (result));
      after = sketch_quick_bytes (result);
      g_assert_cmpstr (before, ==, after);
      g_assert_true (analect_project_redo (result));
    }
  return result;
}

static void
assert_same (AnalectProject *one, AnalectProject *other)
{
  g_autofree char *bytes = sketch_quick_bytes (one), *others = sketch_quick_bytes (other);

  if (strcmp (bytes, others) != 0 && g_getenv ("ANALECT_TEST_KEEP") != NULL)
    {
      testlib_write ("one.analect", bytes, -1);
      testlib_write ("other.analect", others, -1);
    }
  g_assert_true (strcmp (bytes, others) == 0);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All GUIDs, in order, a line each. */
static char *
list_entities (AnalectProject *project)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GPtrArray) guids = g_ptr_array_new_with_free_func (g_free);

  for (int kind = ANALECT_KIND_PROJECT; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (rows, (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (rows, id))
      {
        char guid[ANALECT_GUID_STRING_SIZE];

        g_ptr_array_add (guids, g_strconcat (analect_kinds[kind].element, " ",
                                             analect_guid_format (&analect_rows_get (rows, id)->guid, guid), NULL));
      }
  g_ptr_array_sort (guids, compare_lines);
  g_ptr_array_add (guids, NULL);
  return g_strjoinv ("\n", (char **) guids->pdata);
}

/* The entity of OTHER with the GUID that what FIELD of CODING names has in PROJECT; or none. */
static AnalectId
named_in (AnalectProject *project, AnalectId coding, AnalectField field, AnalectProject *other)
{
  const AnalectRow *row =
      analect_rows_get (analect_project_get_rows (project), sketch_reference (project, coding, field));

  return analect_lookup_find (analect_project_get_lookup (other), &row->guid);
}

/* Whether CODING of SIDE is in BASE with the same excerpt, code and coder. */
static gboolean
is_old (AnalectProject *base, AnalectProject *side, AnalectId coding)
{
  static const AnalectField fields[] = { ANALECT_CODING_EXCERPT, ANALECT_CODING_CODE, ANALECT_CODING_CODER };
  AnalectId there = analect_lookup_find (analect_project_get_lookup (base),
                                         &analect_rows_get (analect_project_get_rows (side), coding)->guid);

  for (guint i = 0; there != ANALECT_ID_NONE && i < G_N_ELEMENTS (fields); i++)
    if (named_in (side, coding, fields[i], base) != sketch_reference (base, there, fields[i]))
      return FALSE;
  return there != ANALECT_ID_NONE;
}

/* Whatever SIDE coded since the base is coded in the result: the same excerpt with the same code by the same coder. */
static void
assert_codings_kept (AnalectProject *base, AnalectProject *side, AnalectProject *result)
{
  const AnalectRows *rows = analect_project_get_rows (side);
  AnalectLookup *lookup = analect_project_get_lookup (result);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      AnalectId coding, excerpt = named_in (side, id, ANALECT_CODING_EXCERPT, result);

      if (is_old (base, side, id))
        continue;
      for (coding = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); coding != ANALECT_ID_NONE;
           coding = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, coding))
        if (sketch_reference (result, coding, ANALECT_CODING_CODE) == named_in (side, id, ANALECT_CODING_CODE, result)
            && sketch_reference (result, coding, ANALECT_CODING_CODER)
                   == named_in (side, id, ANALECT_CODING_CODER, result))
          break;
      g_assert_cmpuint (coding, !=, ANALECT_ID_NONE);
    }
}

static void
work (const RandomChange *random, AnalectProject *project, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnalectChange) change = random_change_new (random, project);

      analect_project_apply (project, change, NULL);
    }
}

/* Merges two copies that were worked on apart, with or without BASE. TRUE when it could be done. */
static gboolean
try_pair (AnalectProject *base, AnalectProject *one, AnalectProject *other)
{
  g_autoptr (AnalectProject) first = NULL, second = NULL, again = NULL;

  n_refused = 0;
  first = merged (base, one, other);
  second = merged (base, other, one);
  g_assert_true ((first == NULL) == (second == NULL));
  if (first == NULL)
    return FALSE;
  assert_same (first, second);
  if (base == NULL)
    return TRUE;
  again = merged (base, first, other);
  if (n_refused == 0)
    assert_same (again, first);
  assert_codings_kept (base, one, first);
  assert_codings_kept (base, other, first);
  return TRUE;
}

/* Merges a copy with what it began as. */
static void
try_base (AnalectProject *base, AnalectProject *copy)
{
  g_autoptr (AnalectProject) back = merged (base, copy, base), forth = merged (base, base, copy);

  assert_same (back, copy);
  assert_same (forth, copy);
}

/* Merges three copies in two orders. TRUE when both give the same entities, which is so in nearly all cases where no
 * removal met work: with a removal that is not done, comes back what belonged to it, and how much may depend on the
 * order. */
static gboolean
try_three (AnalectProject *base, AnalectProject *const copies[3])
{
  g_autoptr (AnalectProject) first = NULL, rest = NULL, left = NULL, right = NULL;
  g_autofree char *left_entities = NULL, *right_entities = NULL;

  n_refused = 0;
  first = merged (base, copies[0], copies[1]);
  rest = merged (base, copies[1], copies[2]);
  left = first ? merged (base, first, copies[2]) : NULL;
  right = rest ? merged (base, copies[0], rest) : NULL;
  if (n_refused > 0 || left == NULL || right == NULL)
    return FALSE;
  left_entities = list_entities (left);
  right_entities = list_entities (right);
  return strcmp (left_entities, right_entities) == 0;
}

static void
test_copies (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  const RandomChange random = { .rand = rand, .max_of_kind = 12, .max_text = 400 };
  guint n = 40, n_merged = 0, n_same = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnalectProject) base = sketch_full ();
      AnalectProject *copies[3];

      work (&random, base, 80);
      for (guint j = 0; j < G_N_ELEMENTS (copies); j++)
        {
          copies[j] = copy_of (base);
          work (&random, copies[j], (guint) g_rand_int_range (rand, 0, 40));
        }
      n_merged += try_pair (base, copies[0], copies[1]) ? 1 : 0;
      try_pair (NULL, copies[0], copies[1]);
      try_base (base, copies[2]);
      n_same += try_three (base, copies) ? 1 : 0;
      for (guint j = 0; j < G_N_ELEMENTS (copies); j++)
        g_object_unref (copies[j]);
    }
  g_test_message ("%u sets, %u merged, %u the same in two orders", n, n_merged, n_same);
  g_assert_cmpuint (n_merged, >=, n * 9 / 10);
  g_assert_cmpuint (n_same, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/property/copies", test_copies);

  return g_test_run ();
}
