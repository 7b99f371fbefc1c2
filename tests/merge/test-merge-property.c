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

/* Whether two entities became one in any merge of this set of copies: then which of the two is left, with the comments
 * about it, may depend on the order and on how often. */
static gboolean any_unified;

static void
look_for_unified (const AnalectMerge *merge)
{
  const GArray *conflicts = analect_merge_get_conflicts (merge);

  for (guint i = 0; i < conflicts->len; i++)
    if (g_array_index (conflicts, AnalectConflict, i).kind == ANALECT_CONFLICT_SAME)
      any_unified = TRUE;
}

static gboolean
may_be_unified (AnalectKind kind)
{
  return kind == ANALECT_KIND_CODING || kind == ANALECT_KIND_PASS || kind == ANALECT_KIND_DECISION
         || kind == ANALECT_KIND_PLACEMENT || kind == ANALECT_KIND_MEMO;
}

/* OURS with THEIRS merged into it, as a project of its own. */
static AnalectProject *
merged (AnalectProject *base, AnalectProject *ours, AnalectProject *theirs)
{
  AnalectProject *result = copy_of (ours);
  g_autofree char *before = sketch_quick_bytes (result), *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectMerge) merge = analect_merge_new (result, analect_project_get_rows (theirs),
                                                      base ? analect_project_get_rows (base) : NULL, NULL, &error);

  g_assert_no_error (error);
  analect_project_apply (result, analect_merge_get_change (merge), &error);
  g_assert_no_error (error);
  sketch_assert_valid (result);
  look_for_unified (merge);
  if (analect_change_get_n_items (analect_merge_get_change (merge)) > 0)
    {
      g_assert_true (analect_project_undo (result));
      after = sketch_quick_bytes (result);
      g_assert_cmpstr (before, ==, after);
      g_assert_true (analect_project_redo (result));
    }
  return result;
}

/* For whoever looks into a failure; in the folder the test is run in. */
static void
keep_for_reading (AnalectProject *one, AnalectProject *other)
{
  g_autofree char *bytes = sketch_quick_bytes (one), *others = sketch_quick_bytes (other);

  if (g_getenv ("ANALECT_TEST_KEEP") == NULL)
    return;
  testlib_write ("one.analect", bytes, -1);
  testlib_write ("other.analect", others, -1);
}

static void
assert_same (AnalectProject *one, AnalectProject *other)
{
  g_autofree char *bytes = sketch_quick_bytes (one), *others = sketch_quick_bytes (other);

  if (strcmp (bytes, others) != 0)
    keep_for_reading (one, other);
  g_assert_true (strcmp (bytes, others) == 0);
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

/* Merges two copies that were worked on apart, with or without BASE. */
static void
try_pair (AnalectProject *base, AnalectProject *one, AnalectProject *other)
{
  g_autoptr (AnalectProject) first = NULL, second = NULL, again = NULL;

  first = merged (base, one, other);
  second = merged (base, other, one);
  assert_same (first, second);
  if (base == NULL)
    return;
  again = merged (base, first, other);
  if (!any_unified)
    assert_same (again, first);
  assert_codings_kept (base, one, again);
  assert_codings_kept (base, other, again);
  assert_codings_kept (base, one, first);
  assert_codings_kept (base, other, first);
}

/* Merges a copy with what it began as. */
static void
try_base (AnalectProject *base, AnalectProject *copy)
{
  g_autoptr (AnalectProject) back = merged (base, copy, base), forth = merged (base, base, copy);

  assert_same (back, copy);
  assert_same (forth, copy);
}

static gboolean
has_entity (AnalectProject *project, const AnalectGuid *guid)
{
  return analect_lookup_find (analect_project_get_lookup (project), guid) != ANALECT_ID_NONE;
}

/* Whether every entity of ONE is in OTHER. One that is not must have been in the base, and some copy must have removed
 * it: what comes back with the work of another is the only thing that the order of copies decides. */
static void
assert_same_entities (AnalectProject *one, AnalectProject *other, AnalectProject *base, AnalectProject *const copies[3])
{
  const AnalectRows *rows = analect_project_get_rows (one);

  for (int kind = ANALECT_KIND_PROJECT; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (rows, (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (rows, id))
      {
        const AnalectGuid *guid = &analect_rows_get (rows, id)->guid;
        gboolean same = has_entity (other, guid), removed = FALSE;

        for (guint i = 0; i < 3; i++)
          removed = removed || (has_entity (base, guid) && !has_entity (copies[i], guid));
        if (any_unified && may_be_unified ((AnalectKind) kind))
          continue;
        if (!same && !removed)
          keep_for_reading (one, other);
        g_assert_true (same || removed);
      }
}

/* Merges three copies in two orders. */
static void
try_three (AnalectProject *base, AnalectProject *const copies[3])
{
  g_autoptr (AnalectProject) first = merged (base, copies[0], copies[1]), rest = merged (base, copies[1], copies[2]);
  g_autoptr (AnalectProject) left = merged (base, first, copies[2]), right = merged (base, copies[0], rest);

  assert_same_entities (left, right, base, copies);
  assert_same_entities (right, left, base, copies);
  for (guint i = 0; i < 3; i++)
    {
      assert_codings_kept (base, copies[i], left);
      assert_codings_kept (base, copies[i], right);
    }
}

static void
test_copies (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  const RandomChange random = { .rand = rand, .max_of_kind = 12, .max_text = 400 };
  guint n = g_test_slow () ? 2000 : 40, n_unified = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnalectProject) base = sketch_full ();
      AnalectProject *copies[3];

      any_unified = FALSE;
      work (&random, base, 80);
      for (guint j = 0; j < G_N_ELEMENTS (copies); j++)
        {
          copies[j] = copy_of (base);
          work (&random, copies[j], (guint) g_rand_int_range (rand, 0, 40));
        }
      try_pair (base, copies[0], copies[1]);
      try_pair (NULL, copies[0], copies[1]);
      try_base (base, copies[2]);
      try_three (base, copies);
      n_unified += any_unified ? 1 : 0;
      for (guint j = 0; j < G_N_ELEMENTS (copies); j++)
        g_object_unref (copies[j]);
    }
  g_test_message ("%u sets, in %u of them two became one", n, n_unified);
  g_assert_cmpuint (n_unified, <, n / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/property/copies", test_copies);

  return g_test_run ();
}
