/* Merging, splitting and removing codes: no coding, memo, link, cell or place is lost that should stay, and the lineage
 * says what was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edit-codebook.h"

#include "sketch.h"
#include "testlib.h"

#include <string.h>

typedef struct
{
  AnalectProject *project;
  AnalectId document, study, ada, ben, arrangement;
  AnalectId codes[4], places[4];
} World;

/* Four codes side by side in one arrangement: V, W, X, Y. */
static void
world_init (World *world)
{
  static const char *const names[] = { "Agency", "Acting", "Doing", "Meaning" };
  static const char *const keys[] = { "V", "W", "X", "Y" };
  AnalectProject *project = world->project = sketch_project ();

  world->document = sketch_document (project, "They said no, and then they said it again.");
  world->study = analect_rows_first (analect_project_get_rows (project), ANALECT_KIND_STUDY);
  world->ada = sketch_coder (project, "Ada");
  world->ben = sketch_coder (project, "Ben");
  world->arrangement = sketch_add (project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "One", 0);
  for (guint i = 0; i < 4; i++)
    {
      world->codes[i] = sketch_code (project, names[i]);
      world->places[i] = sketch_placement (project, world->arrangement, world->codes[i], ANALECT_ID_NONE, keys[i]);
    }
}

static void
world_clear (World *world)
{
  g_autofree char *before = NULL, *undone = NULL, *redone = NULL;

  sketch_assert_valid (world->project);
  sketch_assert_round_trip (world->project);
  before = sketch_quick_bytes (world->project);
  g_assert_true (analect_project_undo (world->project));
  undone = sketch_quick_bytes (world->project);
  g_assert_cmpstr (undone, !=, before);
  sketch_assert_round_trip (world->project);
  g_assert_true (analect_project_redo (world->project));
  redone = sketch_quick_bytes (world->project);
  g_assert_cmpstr (redone, ==, before);
  g_object_unref (world->project);
}

/* Merges N codes from number FIRST on into the first one. */
static void
merge (World *world, guint first, guint n)
{
  sketch_apply (world->project, analect_edit_merge_codes (world->project, world->codes + first, n, world->codes[0],
                                                          world->ada, "alike", NULL));
}

static void
test_merge_codings (void)
{
  World world;
  AnalectId one, other, mine, twin, others, alone;

  world_init (&world);
  one = sketch_excerpt (world.project, world.document, world.ada, 0, 12);
  other = sketch_excerpt (world.project, world.document, world.ben, 14, 22);
  mine = sketch_coding (world.project, one, world.codes[0], world.ada);
  twin = sketch_coding (world.project, one, world.codes[1], world.ada);
  others = sketch_coding (world.project, one, world.codes[1], world.ben);
  alone = sketch_coding (world.project, other, world.codes[2], world.ben);
  merge (&world, 1, 2);

  g_assert_true (sketch_exists (world.project, mine));
  g_assert_false (sketch_exists (world.project, twin));
  g_assert_cmpuint (sketch_reference (world.project, others, ANALECT_CODING_CODE), ==, world.codes[0]);
  g_assert_cmpuint (sketch_reference (world.project, alone, ANALECT_CODING_CODE), ==, world.codes[0]);
  g_assert_true (sketch_exists (world.project, one));
  g_assert_true (sketch_exists (world.project, other));
  g_assert_cmpuint (sketch_count (world.project, ANALECT_KIND_CODE), ==, 2);
  g_assert_cmpuint (sketch_count (world.project, ANALECT_KIND_PLACEMENT), ==, 2);
  world_clear (&world);
}

/* A code named twice is one, and the target among the codes does no harm. */
static void
test_merge_named_twice (void)
{
  World world;
  AnalectId excerpt, coding, codes[4];

  world_init (&world);
  excerpt = sketch_excerpt (world.project, world.document, world.ada, 0, 12);
  coding = sketch_coding (world.project, excerpt, world.codes[1], world.ada);
  codes[0] = codes[3] = world.codes[1];
  codes[1] = codes[2] = world.codes[0];
  sketch_apply (world.project,
                analect_edit_merge_codes (world.project, codes, 4, world.codes[0], world.ada, NULL, NULL));
  g_assert_true (sketch_exists (world.project, coding));
  g_assert_cmpuint (sketch_reference (world.project, coding, ANALECT_CODING_CODE), ==, world.codes[0]);
  world_clear (&world);
}

static void
test_merge_lineage (void)
{
  World world;
  AnalectId lineage, earlier;
  const char *before;
  const AnalectRow *row;

  world_init (&world);
  earlier = sketch_add (world.project, ANALECT_KIND_LINEAGE, ANALECT_LINEAGE_INTO, world.codes[1], 0);
  sketch_set (world.project, world.codes[1], ANALECT_CODE_DEFINITION, "Doing what one decided.", 0);
  merge (&world, 1, 2);
  lineage = analect_rows_next (analect_project_get_rows (world.project), earlier);
  row = analect_rows_get (analect_project_get_rows (world.project), lineage);
  before = sketch_string (world.project, lineage, ANALECT_LINEAGE_BEFORE);
  g_assert_nonnull (strstr (before, " Acting: Doing what one decided.\n"));
  g_assert_true (g_str_has_suffix (before, " Doing"));
  g_assert_cmpint (sketch_integer (world.project, lineage, ANALECT_LINEAGE_EVENT), ==, ANALECT_LINEAGE_EVENT_MERGE);
  g_assert_cmpuint (sketch_reference (world.project, lineage, ANALECT_LINEAGE_CODER), ==, world.ada);
  g_assert_cmpstr (sketch_string (world.project, lineage, ANALECT_LINEAGE_REASON), ==, "alike");
  g_assert_cmpuint (analect_row_set (row, ANALECT_LINEAGE_INTO)->n, ==, 1);
  g_assert_true (analect_id_set_contains (analect_row_set (row, ANALECT_LINEAGE_INTO), world.codes[0]));
  row = analect_rows_get (analect_project_get_rows (world.project), earlier);
  g_assert_true (analect_id_set_contains (analect_row_set (row, ANALECT_LINEAGE_INTO), world.codes[0]));
  world_clear (&world);
}

/* What else names the codes: links, findings, memos, coverage, cells, maps. */
static void
test_merge_references (void)
{
  World world;
  AnalectProject *project;
  AnalectId link, finding, memo, coverage, instrument, map, node, cell;
  const AnalectRow *row;

  world_init (&world);
  project = world.project;
  link = sketch_add (project, ANALECT_KIND_LINK, ANALECT_LINK_FROM, world.codes[1], ANALECT_LINK_TO, world.codes[3], 0);
  finding = sketch_add (project, ANALECT_KIND_FINDING, ANALECT_FINDING_CODES, world.codes[0], ANALECT_FINDING_CODES,
                        world.codes[1], ANALECT_FINDING_CODES, world.codes[2], 0);
  memo = sketch_add (project, ANALECT_KIND_MEMO, ANALECT_MEMO_ABOUT, world.codes[2], 0);
  instrument = sketch_add (project, ANALECT_KIND_INSTRUMENT, ANALECT_INSTRUMENT_NAME, "Scale", 0);
  coverage = sketch_add (project, ANALECT_KIND_COVERAGE, ANALECT_COVERAGE_CODER, world.ada, ANALECT_COVERAGE_INSTRUMENT,
                         instrument, ANALECT_COVERAGE_CODE, world.codes[1], 0);
  map = sketch_add (project, ANALECT_KIND_MAP, ANALECT_MAP_NAME, "Map", 0);
  node =
      sketch_add (project, ANALECT_KIND_MAP_NODE, ANALECT_MAP_NODE_MAP, map, ANALECT_MAP_NODE_CODE, world.codes[1], 0);
  cell = sketch_add (project, ANALECT_KIND_CELL, ANALECT_CELL_STUDY, world.study, ANALECT_CELL_CODE, world.codes[1],
                     ANALECT_CELL_TEXT, "They refuse.", 0);
  merge (&world, 1, 2);

  g_assert_cmpuint (sketch_reference (project, link, ANALECT_LINK_FROM), ==, world.codes[0]);
  row = analect_rows_get (analect_project_get_rows (project), finding);
  g_assert_cmpuint (analect_row_set (row, ANALECT_FINDING_CODES)->n, ==, 1);
  g_assert_cmpuint (sketch_reference (project, memo, ANALECT_MEMO_ABOUT), ==, world.codes[0]);
  g_assert_cmpuint (sketch_reference (project, coverage, ANALECT_COVERAGE_CODE), ==, world.codes[0]);
  g_assert_cmpuint (sketch_reference (project, node, ANALECT_MAP_NODE_CODE), ==, world.codes[0]);
  g_assert_cmpuint (sketch_reference (project, cell, ANALECT_CELL_CODE), ==, world.codes[0]);
  world_clear (&world);
}

/* Where the target has its own: words are put together, judgements and drawings of the target stay. */
static void
test_merge_twins (void)
{
  World world;
  AnalectProject *project;
  AnalectId instrument, map, cells[3], nodes[2], coverages[2], excerpt;
  const AnalectRow *row;

  world_init (&world);
  project = world.project;
  excerpt = sketch_excerpt (project, world.document, world.ada, 0, 4);
  instrument = sketch_add (project, ANALECT_KIND_INSTRUMENT, ANALECT_INSTRUMENT_NAME, "Scale", 0);
  map = sketch_add (project, ANALECT_KIND_MAP, ANALECT_MAP_NAME, "Map", 0);
  for (guint i = 0; i < 2; i++)
    {
      nodes[i] = sketch_add (project, ANALECT_KIND_MAP_NODE, ANALECT_MAP_NODE_MAP, map, ANALECT_MAP_NODE_CODE,
                             world.codes[i], 0);
      coverages[i] = sketch_add (project, ANALECT_KIND_COVERAGE, ANALECT_COVERAGE_CODER, world.ada,
                                 ANALECT_COVERAGE_INSTRUMENT, instrument, ANALECT_COVERAGE_CODE, world.codes[i], 0);
    }
  for (guint i = 0; i < 3; i++)
    cells[i] = sketch_add (project, ANALECT_KIND_CELL, ANALECT_CELL_STUDY, world.study, ANALECT_CELL_CODE,
                           world.codes[i], ANALECT_CELL_TEXT,
                           i == 0   ? "One."
                           : i == 1 ? "Two."
                                    : "Three.",
                           0);
  sketch_set (project, cells[1], ANALECT_CELL_EXCERPTS, excerpt, 0);
  merge (&world, 1, 2);

  g_assert_cmpstr (sketch_string (project, cells[0], ANALECT_CELL_TEXT), ==, "One.\n\nTwo.\n\nThree.");
  row = analect_rows_get (analect_project_get_rows (project), cells[0]);
  g_assert_true (analect_id_set_contains (analect_row_set (row, ANALECT_CELL_EXCERPTS), excerpt));
  g_assert_cmpuint (sketch_count (project, ANALECT_KIND_CELL), ==, 1);
  g_assert_true (sketch_exists (project, nodes[0]));
  g_assert_cmpuint (sketch_count (project, ANALECT_KIND_MAP_NODE), ==, 1);
  g_assert_true (sketch_exists (project, coverages[0]));
  g_assert_cmpuint (sketch_count (project, ANALECT_KIND_COVERAGE), ==, 1);
  world_clear (&world);
}

static void
test_merge_children (void)
{
  World world;
  AnalectId child;

  world_init (&world);
  child =
      sketch_placement (world.project, world.arrangement, sketch_code (world.project, "Child"), world.places[1], "V");
  merge (&world, 1, 1);
  g_assert_cmpuint (sketch_reference (world.project, child, ANALECT_PLACEMENT_PARENT), ==, world.places[0]);
  world_clear (&world);
}

/* The target stands below what is merged into it: it moves up, and no circle comes of it. */
static void
test_merge_into_below (void)
{
  World world;
  AnalectId sibling;

  world_init (&world);
  sketch_set (world.project, world.places[0], ANALECT_PLACEMENT_PARENT, world.places[1], 0);
  sketch_set (world.project, world.places[1], ANALECT_PLACEMENT_PARENT, world.places[2], 0);
  sketch_set (world.project, world.places[2], ANALECT_PLACEMENT_PARENT, world.places[3], 0);
  sibling =
      sketch_placement (world.project, world.arrangement, sketch_code (world.project, "Sibling"), world.places[1], "z");
  merge (&world, 1, 2);
  g_assert_cmpuint (sketch_reference (world.project, world.places[0], ANALECT_PLACEMENT_PARENT), ==, world.places[3]);
  g_assert_cmpuint (sketch_reference (world.project, sibling, ANALECT_PLACEMENT_PARENT), ==, world.places[3]);
  world_clear (&world);
}

static void
test_merge_refused (void)
{
  World world;
  AnalectId gone = analect_id_new (ANALECT_KIND_CODE, 99);
  g_autoptr (AnalectChange) nothing = NULL;

  world_init (&world);
  sketch_assert_no_change (
      analect_edit_merge_codes (world.project, &gone, 1, world.codes[0], world.ada, NULL, &refusal),
      ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (analect_edit_merge_codes (world.project, world.codes, 2, gone, world.ada, NULL, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (
      analect_edit_merge_codes (world.project, &world.ada, 1, world.codes[0], world.ada, NULL, &refusal),
      ANALECT_MODEL_ERROR_REFERENCE);
  nothing = analect_edit_merge_codes (world.project, world.codes, 1, world.codes[0], world.ada, NULL, NULL);
  g_assert_cmpuint (analect_change_get_n_items (nothing), ==, 0);
  g_object_unref (world.project);
}

static void
test_split (void)
{
  World world;
  AnalectId excerpt, codings[3], fresh, lineage, place;
  const AnalectRow *row;

  world_init (&world);
  for (guint i = 0; i < 3; i++)
    {
      excerpt = sketch_excerpt (world.project, world.document, world.ada, (int) i, (int) i + 5);
      codings[i] = sketch_coding (world.project, excerpt, world.codes[0], world.ada);
    }
  sketch_apply (world.project,
                analect_edit_split_code (world.project, codings, 2, "Refusing", world.ben, "two things", NULL));
  fresh = sketch_reference (world.project, codings[0], ANALECT_CODING_CODE);
  g_assert_cmpstr (sketch_string (world.project, fresh, ANALECT_CODE_NAME), ==, "Refusing");
  g_assert_cmpuint (sketch_reference (world.project, fresh, ANALECT_CODE_CODER), ==, world.ben);
  g_assert_cmpuint (sketch_reference (world.project, codings[1], ANALECT_CODING_CODE), ==, fresh);
  g_assert_cmpuint (sketch_reference (world.project, codings[2], ANALECT_CODING_CODE), ==, world.codes[0]);

  /* The new code stands right behind the old one. */
  place = analect_id_new (ANALECT_KIND_PLACEMENT, 4);
  g_assert_cmpuint (sketch_reference (world.project, place, ANALECT_PLACEMENT_CODE), ==, fresh);
  g_assert_cmpstr (sketch_string (world.project, place, ANALECT_PLACEMENT_ORDER), >, "V");
  g_assert_cmpstr (sketch_string (world.project, place, ANALECT_PLACEMENT_ORDER), <, "W");

  lineage = analect_rows_first (analect_project_get_rows (world.project), ANALECT_KIND_LINEAGE);
  row = analect_rows_get (analect_project_get_rows (world.project), lineage);
  g_assert_cmpint (analect_row_integer (row, ANALECT_LINEAGE_EVENT), ==, ANALECT_LINEAGE_EVENT_SPLIT);
  g_assert_cmpuint (analect_row_set (row, ANALECT_LINEAGE_INTO)->n, ==, 2);
  world_clear (&world);
}

static void
test_split_refused (void)
{
  World world;
  AnalectId excerpt, codings[3];

  world_init (&world);
  excerpt = sketch_excerpt (world.project, world.document, world.ada, 0, 5);
  codings[0] = sketch_coding (world.project, excerpt, world.codes[0], world.ada);
  codings[1] = sketch_coding (world.project, excerpt, world.codes[1], world.ada);
  codings[2] = analect_id_new (ANALECT_KIND_CODING, 99);
  sketch_assert_no_change (analect_edit_split_code (world.project, codings, 2, "New", world.ada, NULL, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (analect_edit_split_code (world.project, codings, 0, "New", world.ada, NULL, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (analect_edit_split_code (world.project, codings + 2, 1, "New", world.ada, NULL, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (analect_edit_split_code (world.project, &excerpt, 1, "New", world.ada, NULL, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_refuse (world.project, analect_edit_split_code (world.project, codings, 1, "", world.ada, NULL, NULL),
                 ANALECT_MODEL_ERROR_REQUIRED);
  g_object_unref (world.project);
}

static void
test_remove (void)
{
  World world;
  AnalectId bare, shared, child, kept, codes[3];

  world_init (&world);
  bare = sketch_excerpt (world.project, world.document, world.ada, 0, 5);
  shared = sketch_excerpt (world.project, world.document, world.ada, 5, 9);
  sketch_coding (world.project, bare, world.codes[0], world.ada);
  sketch_coding (world.project, bare, world.codes[1], world.ada);
  sketch_coding (world.project, shared, world.codes[0], world.ada);
  kept = sketch_coding (world.project, shared, world.codes[3], world.ben);
  child =
      sketch_placement (world.project, world.arrangement, sketch_code (world.project, "Child"), world.places[0], "V");
  /* One of them twice: nothing more goes for that. */
  codes[0] = codes[2] = world.codes[0];
  codes[1] = world.codes[1];
  sketch_apply (world.project, analect_edit_remove_codes (world.project, codes, 3, world.ada, "unused", NULL));
  g_assert_false (sketch_exists (world.project, bare));
  g_assert_true (sketch_exists (world.project, shared));
  g_assert_true (sketch_exists (world.project, kept));
  g_assert_cmpuint (sketch_count (world.project, ANALECT_KIND_CODING), ==, 1);
  g_assert_cmpuint (sketch_reference (world.project, child, ANALECT_PLACEMENT_PARENT), ==, ANALECT_ID_NONE);
  g_assert_cmpint (sketch_integer (world.project,
                                   analect_rows_first (analect_project_get_rows (world.project), ANALECT_KIND_LINEAGE),
                                   ANALECT_LINEAGE_EVENT),
                   ==, ANALECT_LINEAGE_EVENT_DELETE);
  sketch_assert_no_change (analect_edit_remove_codes (world.project, codes, 1, world.ada, NULL, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-lineage/merge-codings", test_merge_codings);
  g_test_add_func ("/edit-lineage/merge-named-twice", test_merge_named_twice);
  g_test_add_func ("/edit-lineage/merge-lineage", test_merge_lineage);
  g_test_add_func ("/edit-lineage/merge-references", test_merge_references);
  g_test_add_func ("/edit-lineage/merge-twins", test_merge_twins);
  g_test_add_func ("/edit-lineage/merge-children", test_merge_children);
  g_test_add_func ("/edit-lineage/merge-into-below", test_merge_into_below);
  g_test_add_func ("/edit-lineage/merge-refused", test_merge_refused);
  g_test_add_func ("/edit-lineage/split", test_split);
  g_test_add_func ("/edit-lineage/split-refused", test_split_refused);
  g_test_add_func ("/edit-lineage/remove", test_remove);
  return g_test_run ();
}
