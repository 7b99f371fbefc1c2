/* The one door: each rule refuses what breaks it with its own code and leaves every byte as it was, and what is applied
 * happens whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "apply.h"

#include "sketch.h"
#include "testlib.h"

#include <math.h>
#include <string.h>

#define TEXT "Nothing was left unsaid, and nothing was said twice."

typedef struct
{
  AnalectProject *project;
  AnalectId coder, other_coder, code, other_code;
  AnalectId reference, study, document, section, excerpt, coding;
  AnalectId arrangement, other_arrangement, place, below, other_place;
  AnalectId sample, part, decision, pass;
} World;

static void
add_tree (World *world)
{
  AnalectProject *project = world->project;

  world->arrangement = sketch_add (project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "One", 0);
  world->other_arrangement = sketch_add (project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "Other", 0);
  world->place = sketch_placement (project, world->arrangement, world->code, ANALECT_ID_NONE, "V");
  world->below = sketch_placement (project, world->arrangement, world->other_code, world->place, "V");
  world->other_place = sketch_placement (project, world->other_arrangement, world->code, ANALECT_ID_NONE, "V");
}

static void
world_init (World *world)
{
  AnalectProject *project = world->project = sketch_project ();

  world->coder = sketch_coder (project, "Ada");
  world->other_coder = sketch_coder (project, "Ben");
  world->code = sketch_code (project, "Agency");
  world->other_code = sketch_code (project, "Meaning");
  world->document = sketch_document (project, TEXT);
  world->reference = sketch_reference (project, world->document, ANALECT_DOCUMENT_REFERENCE);
  world->study = analect_rows_first (analect_project_get_rows (project), ANALECT_KIND_STUDY);
  world->section = sketch_add (project, ANALECT_KIND_SECTION, ANALECT_SECTION_DOCUMENT, world->document,
                               ANALECT_SECTION_START, 0, ANALECT_SECTION_END, 52, 0);
  world->excerpt = sketch_excerpt (project, world->document, world->coder, 8, 16);
  world->coding = sketch_coding (project, world->excerpt, world->code, world->coder);
  add_tree (world);
  world->sample = sketch_add (project, ANALECT_KIND_SAMPLE, ANALECT_SAMPLE_STUDIES, world->study, 0);
  world->part = sketch_add (project, ANALECT_KIND_SAMPLE, ANALECT_SAMPLE_PARENT, world->sample, 0);
  world->decision = sketch_add (project, ANALECT_KIND_DECISION, ANALECT_DECISION_REFERENCE, world->reference,
                                ANALECT_DECISION_CODER, world->coder, 0);
  world->pass =
      sketch_add (project, ANALECT_KIND_PASS, ANALECT_PASS_STUDY, world->study, ANALECT_PASS_CODER, world->coder, 0);
}

typedef void (*Build) (World *world, AnalectChange *change);

typedef struct
{
  const char *name;
  int code;
  Build build;
} Case;

/* Twice the same */

static void
guid_twice (World *w, AnalectChange *change)
{
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (w->project), w->coder);

  analect_change_set_string (change, analect_change_add_with_guid (change, ANALECT_KIND_CODE, &row->guid),
                             ANALECT_CODE_NAME, "Twin");
}

static void
guid_null (World *w, AnalectChange *change)
{
  static const AnalectGuid null;

  analect_change_set_string (change, analect_change_add_with_guid (change, ANALECT_KIND_CODE, &null), ANALECT_CODE_NAME,
                             "Nobody");
}

static void
coding_twice (World *w, AnalectChange *change)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_CODING);

  analect_change_set_reference (change, id, ANALECT_CODING_EXCERPT, w->excerpt);
  analect_change_set_reference (change, id, ANALECT_CODING_CODE, w->code);
  analect_change_set_reference (change, id, ANALECT_CODING_CODER, w->coder);
}

static void
placement_twice (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->below, ANALECT_PLACEMENT_CODE, w->code);
}

static void
decision_twice (World *w, AnalectChange *change)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_DECISION);

  analect_change_set_reference (change, id, ANALECT_DECISION_REFERENCE, w->reference);
  analect_change_set_reference (change, id, ANALECT_DECISION_CODER, w->coder);
  analect_change_set_integer (change, id, ANALECT_DECISION_DECISION, ANALECT_SCREENING_EXCLUDE);
}

static void
pass_twice (World *w, AnalectChange *change)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_PASS);

  analect_change_set_reference (change, id, ANALECT_PASS_STUDY, w->study);
  analect_change_set_reference (change, id, ANALECT_PASS_CODER, w->coder);
}

/* References */

static void
names_nothing (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->coding, ANALECT_CODING_CODE, analect_id_new (ANALECT_KIND_CODE, 999));
}

static void
names_wrong_kind (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->coding, ANALECT_CODING_CODE, w->coder);
}

static void
set_names_nothing (World *w, AnalectChange *change)
{
  analect_change_insert (change, w->study, ANALECT_STUDY_REFERENCES, analect_id_new (ANALECT_KIND_REFERENCE, 999));
}

static void
set_names_wrong_kind (World *w, AnalectChange *change)
{
  analect_change_insert (change, w->study, ANALECT_STUDY_REFERENCES, w->code);
}

static void
memo_names_nothing (World *w, AnalectChange *change)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_MEMO);

  analect_change_set_reference (change, id, ANALECT_MEMO_ABOUT, analect_id_new (ANALECT_KIND_VIEW, 0));
}

static void
remove_named (World *w, AnalectChange *change)
{
  analect_change_remove (change, w->code);
}

static void
remove_named_in_set (World *w, AnalectChange *change)
{
  analect_change_remove (change, w->decision);
  analect_change_remove (change, w->section);
  analect_change_remove (change, w->coding);
  analect_change_remove (change, w->excerpt);
  analect_change_remove (change, w->document);
  analect_change_remove (change, w->reference);
}

static void
place_under_other_tree (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->below, ANALECT_PLACEMENT_PARENT, w->other_place);
}

static void
parent_leaves_tree (World *w, AnalectChange *change)
{
  AnalectId fresh = analect_change_add (change, ANALECT_KIND_ARRANGEMENT);

  analect_change_set_string (change, fresh, ANALECT_ARRANGEMENT_NAME, "Third");
  analect_change_set_reference (change, w->place, ANALECT_PLACEMENT_ARRANGEMENT, fresh);
}

/* Ranges */

static void
excerpt_too_far (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->excerpt, ANALECT_EXCERPT_END, 53);
}

static void
excerpt_empty (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->excerpt, ANALECT_EXCERPT_END, 8);
}

static void
excerpt_backwards (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->excerpt, ANALECT_EXCERPT_START, 20);
}

static void
excerpt_half_placed (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->excerpt, ANALECT_EXCERPT_START, -1);
}

static void
excerpt_far_beyond (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->excerpt, ANALECT_EXCERPT_END, G_GINT64_CONSTANT (1) << 40);
}

static void
ranges_overlap (World *w, AnalectChange *change)
{
  static const AnalectRange ranges[] = { { 15, 20 } };

  analect_change_set_ranges (change, w->excerpt, ANALECT_EXCERPT_MORE, ranges, 1);
}

static void
ranges_empty (World *w, AnalectChange *change)
{
  static const AnalectRange ranges[] = { { 20, 20 } };

  analect_change_set_ranges (change, w->excerpt, ANALECT_EXCERPT_MORE, ranges, 1);
}

static void
ranges_too_far (World *w, AnalectChange *change)
{
  static const AnalectRange ranges[] = { { 20, 24 }, { 50, 53 } };

  analect_change_set_ranges (change, w->excerpt, ANALECT_EXCERPT_MORE, ranges, 2);
}

static void
section_too_far (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->section, ANALECT_SECTION_END, 53);
}

static void
section_negative (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->section, ANALECT_SECTION_START, -1);
}

static void
pages_out_of_order (World *w, AnalectChange *change)
{
  static const AnalectRange ranges[] = { { 20, 52 }, { 0, 20 } };

  analect_change_set_ranges (change, w->document, ANALECT_DOCUMENT_PAGES, ranges, 2);
}

static void
words_change (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->section, ANALECT_SECTION_END, 10);
  analect_change_set_string (change, w->document, ANALECT_DOCUMENT_TEXT,
                             "Nothing is  left unsaid, and nothing was said twice.");
}

static void
text_too_short (World *w, AnalectChange *change)
{
  analect_change_set_string (change, w->document, ANALECT_DOCUMENT_TEXT, "Nothing was left.");
}

static void
text_goes (World *w, AnalectChange *change)
{
  analect_change_remove (change, w->section);
  analect_change_set_text (change, w->document, ANALECT_DOCUMENT_TEXT, NULL);
}

static void
other_document (World *w, AnalectChange *change)
{
  AnalectId fresh = analect_change_add (change, ANALECT_KIND_DOCUMENT);

  analect_change_set_reference (change, fresh, ANALECT_DOCUMENT_REFERENCE, w->reference);
  analect_change_set_string (change, fresh, ANALECT_DOCUMENT_TEXT, "short");
  analect_change_set_reference (change, w->excerpt, ANALECT_EXCERPT_DOCUMENT, fresh);
}

/* Cycles */

static void
place_under_itself (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->place, ANALECT_PLACEMENT_PARENT, w->place);
}

static void
place_under_child (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->place, ANALECT_PLACEMENT_PARENT, w->below);
}

static void
sample_in_its_part (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->sample, ANALECT_SAMPLE_PARENT, w->part);
}

static void
illustrates_itself (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->excerpt, ANALECT_EXCERPT_ILLUSTRATES, w->excerpt);
}

/* What may not be empty */

static void
name_empty (World *w, AnalectChange *change)
{
  analect_change_set_string (change, w->code, ANALECT_CODE_NAME, "");
}

static void
owner_empty (World *w, AnalectChange *change)
{
  analect_change_set_reference (change, w->coding, ANALECT_CODING_CODER, ANALECT_ID_NONE);
}

static void
remove_project (World *w, AnalectChange *change)
{
  analect_change_remove (change, ANALECT_ID_PROJECT);
}

static void
excerpt_of_nothing (World *w, AnalectChange *change)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_EXCERPT);

  analect_change_set_string (change, id, ANALECT_EXCERPT_QUOTE, "They said no.");
}

static void
excerpt_without_words (World *w, AnalectChange *change)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_EXCERPT);

  analect_change_set_reference (change, id, ANALECT_EXCERPT_REFERENCE, w->reference);
}

/* Values */

static void
order_key_wrong (World *w, AnalectChange *change)
{
  analect_change_set_string (change, w->place, ANALECT_PLACEMENT_ORDER, "V0");
}

static void
enumeration_unknown (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->coding, ANALECT_CODING_DIRECTION, 5);
}

static void
enumeration_negative (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->coding, ANALECT_CODING_DIRECTION, -1);
}

static void
integer_unwritable (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->sample, ANALECT_SAMPLE_CLIENTS, G_MAXINT64);
}

static void
real_infinite (World *w, AnalectChange *change)
{
  AnalectId map = analect_change_add (change, ANALECT_KIND_MAP);
  AnalectId node = analect_change_add (change, ANALECT_KIND_MAP_NODE);

  analect_change_set_string (change, map, ANALECT_MAP_NAME, "Map");
  analect_change_set_reference (change, node, ANALECT_MAP_NODE_MAP, map);
  analect_change_set_reference (change, node, ANALECT_MAP_NODE_CODE, w->code);
  analect_change_set_real (change, node, ANALECT_MAP_NODE_X, HUGE_VAL);
}

static void
time_unwritable (World *w, AnalectChange *change)
{
  analect_change_set_integer (change, w->pass, ANALECT_PASS_AT, G_GINT64_CONSTANT (253402300800));
}

static void
boolean_of_two (World *w, AnalectChange *change)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_ATTRIBUTE);

  analect_change_set_string (change, id, ANALECT_ATTRIBUTE_NAME, "Country");
  analect_change_set_integer (change, id, ANALECT_ATTRIBUTE_MULTIPLE, 2);
}

static void
text_illegal (World *w, AnalectChange *change)
{
  analect_change_set_string (change, w->code, ANALECT_CODE_NAME, "Agency\x01");
}

static void
text_not_utf8 (World *w, AnalectChange *change)
{
  analect_change_set_string (change, w->code, ANALECT_CODE_DEFINITION, "caf\xe9");
}

static void
text_too_long (World *w, AnalectChange *change)
{
  g_autofree char *long_text = g_strnfill (ANALECT_TEXT_MAX_BYTES + 1, 'a');

  analect_change_set_string (change, w->code, ANALECT_CODE_DEFINITION, long_text);
}

static const Case cases[] = {
  { "guid-twice", ANALECT_MODEL_ERROR_UNIQUE, guid_twice },
  { "guid-null", ANALECT_MODEL_ERROR_UNIQUE, guid_null },
  { "coding-twice", ANALECT_MODEL_ERROR_UNIQUE, coding_twice },
  { "placement-twice", ANALECT_MODEL_ERROR_UNIQUE, placement_twice },
  { "decision-twice", ANALECT_MODEL_ERROR_UNIQUE, decision_twice },
  { "pass-twice", ANALECT_MODEL_ERROR_UNIQUE, pass_twice },
  { "names-nothing", ANALECT_MODEL_ERROR_REFERENCE, names_nothing },
  { "names-wrong-kind", ANALECT_MODEL_ERROR_REFERENCE, names_wrong_kind },
  { "set-names-nothing", ANALECT_MODEL_ERROR_REFERENCE, set_names_nothing },
  { "set-names-wrong-kind", ANALECT_MODEL_ERROR_REFERENCE, set_names_wrong_kind },
  { "memo-names-nothing", ANALECT_MODEL_ERROR_REFERENCE, memo_names_nothing },
  { "remove-named", ANALECT_MODEL_ERROR_REFERENCE, remove_named },
  { "remove-named-in-set", ANALECT_MODEL_ERROR_REFERENCE, remove_named_in_set },
  { "place-under-other-tree", ANALECT_MODEL_ERROR_REFERENCE, place_under_other_tree },
  { "parent-leaves-tree", ANALECT_MODEL_ERROR_REFERENCE, parent_leaves_tree },
  { "excerpt-too-far", ANALECT_MODEL_ERROR_RANGE, excerpt_too_far },
  { "excerpt-empty", ANALECT_MODEL_ERROR_RANGE, excerpt_empty },
  { "excerpt-backwards", ANALECT_MODEL_ERROR_RANGE, excerpt_backwards },
  { "excerpt-half-placed", ANALECT_MODEL_ERROR_RANGE, excerpt_half_placed },
  { "excerpt-far-beyond", ANALECT_MODEL_ERROR_RANGE, excerpt_far_beyond },
  { "ranges-overlap", ANALECT_MODEL_ERROR_RANGE, ranges_overlap },
  { "ranges-empty", ANALECT_MODEL_ERROR_RANGE, ranges_empty },
  { "ranges-too-far", ANALECT_MODEL_ERROR_RANGE, ranges_too_far },
  { "section-too-far", ANALECT_MODEL_ERROR_RANGE, section_too_far },
  { "section-negative", ANALECT_MODEL_ERROR_RANGE, section_negative },
  { "pages-out-of-order", ANALECT_MODEL_ERROR_RANGE, pages_out_of_order },
  { "words-change", ANALECT_MODEL_ERROR_RANGE, words_change },
  { "text-too-short", ANALECT_MODEL_ERROR_RANGE, text_too_short },
  { "text-goes", ANALECT_MODEL_ERROR_RANGE, text_goes },
  { "other-document", ANALECT_MODEL_ERROR_RANGE, other_document },
  { "place-under-itself", ANALECT_MODEL_ERROR_CYCLE, place_under_itself },
  { "place-under-child", ANALECT_MODEL_ERROR_CYCLE, place_under_child },
  { "sample-in-its-part", ANALECT_MODEL_ERROR_CYCLE, sample_in_its_part },
  { "illustrates-itself", ANALECT_MODEL_ERROR_CYCLE, illustrates_itself },
  { "name-empty", ANALECT_MODEL_ERROR_REQUIRED, name_empty },
  { "owner-empty", ANALECT_MODEL_ERROR_REQUIRED, owner_empty },
  { "remove-project", ANALECT_MODEL_ERROR_REQUIRED, remove_project },
  { "excerpt-of-nothing", ANALECT_MODEL_ERROR_REQUIRED, excerpt_of_nothing },
  { "excerpt-without-words", ANALECT_MODEL_ERROR_REQUIRED, excerpt_without_words },
  { "order-key-wrong", ANALECT_MODEL_ERROR_VALUE, order_key_wrong },
  { "enumeration-unknown", ANALECT_MODEL_ERROR_VALUE, enumeration_unknown },
  { "enumeration-negative", ANALECT_MODEL_ERROR_VALUE, enumeration_negative },
  { "integer-unwritable", ANALECT_MODEL_ERROR_VALUE, integer_unwritable },
  { "real-infinite", ANALECT_MODEL_ERROR_VALUE, real_infinite },
  { "time-unwritable", ANALECT_MODEL_ERROR_VALUE, time_unwritable },
  { "boolean-of-two", ANALECT_MODEL_ERROR_VALUE, boolean_of_two },
  { "text-illegal", ANALECT_MODEL_ERROR_VALUE, text_illegal },
  { "text-not-utf8", ANALECT_MODEL_ERROR_VALUE, text_not_utf8 },
  { "text-too-long", ANALECT_MODEL_ERROR_VALUE, text_too_long },
};

/* Good items before and after the bad ones must go back as well. */
static void
test_refused (gconstpointer data)
{
  const Case *what = data;
  World world;
  AnalectChange *change;

  world_init (&world);
  change = analect_project_change (world.project, what->name);
  analect_change_set_string (change, world.coder, ANALECT_CODER_INITIALS, "AA");
  what->build (&world, change);
  analect_change_set_string (change, world.study, ANALECT_STUDY_NOTE, "Noted.");
  sketch_refuse (world.project, change, what->code);
  sketch_assert_valid (world.project);
  sketch_assert_round_trip (world.project);
  g_assert_true (analect_project_undo (world.project));
  g_object_unref (world.project);
}

static void
test_stale (void)
{
  World world;
  AnalectChange *change, *twice;
  AnalectProject *project;
  AnalectId id;

  world_init (&world);
  project = world.project;
  change = analect_project_change (project, "Rename");
  analect_change_set_string (change, world.code, ANALECT_CODE_NAME, "Acting");
  twice = analect_change_ref (change);
  sketch_set (project, world.code, ANALECT_CODE_NAME, "Doing", 0);
  sketch_refuse (project, change, ANALECT_MODEL_ERROR_STALE);
  sketch_refuse (project, twice, ANALECT_MODEL_ERROR_STALE);

  /* Two changes that both add the next code: the second is refused. */
  change = analect_project_change (project, "Add");
  id = analect_change_add (change, ANALECT_KIND_CODE);
  analect_change_set_string (change, id, ANALECT_CODE_NAME, "First");
  twice = analect_project_change (project, "Add");
  g_assert_cmpuint (analect_change_add (twice, ANALECT_KIND_CODE), ==, id);
  analect_change_set_string (twice, id, ANALECT_CODE_NAME, "Second");
  sketch_apply (project, analect_change_ref (change));
  sketch_refuse (project, twice, ANALECT_MODEL_ERROR_STALE);
  sketch_refuse (project, change, ANALECT_MODEL_ERROR_STALE);

  /* An element put in that is there by now, one taken out that is not. */
  change = analect_project_change (project, "Put in");
  analect_change_insert (change, world.part, ANALECT_SAMPLE_STUDIES, world.study);
  sketch_apply (project, analect_change_ref (change));
  sketch_refuse (project, change, ANALECT_MODEL_ERROR_STALE);
  change = analect_project_change (project, "Take out");
  analect_change_take_out (change, world.part, ANALECT_SAMPLE_STUDIES, world.study);
  sketch_apply (project, analect_change_ref (change));
  sketch_refuse (project, change, ANALECT_MODEL_ERROR_STALE);

  /* Something that was removed meanwhile. */
  change = analect_project_change (project, "Uncode");
  analect_change_remove (change, world.coding);
  sketch_apply (project, analect_change_ref (change));
  sketch_refuse (project, change, ANALECT_MODEL_ERROR_STALE);
  change = analect_project_change (project, "Direction");
  analect_change_set_integer (change, world.coding, ANALECT_CODING_DIRECTION, ANALECT_DIRECTION_BETTER);
  sketch_refuse (project, change, ANALECT_MODEL_ERROR_STALE);
  g_object_unref (project);
}

/* A field of another kind must be refused as well, and not read past the end of a row. */
static void
test_wrong_field (void)
{
  World world;
  g_autoptr (AnalectChange) change = NULL;

  if (g_test_subprocess ())
    {
      world_init (&world);
      change = analect_project_change (world.project, "Wrong");
      analect_change_set_string (change, world.coder, ANALECT_FINDING_CONQUAL_NOTE, "x");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

/* A change that leans on itself: what it adds may be named at once, in any order. */
static void
test_self_contained (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectChange *change = analect_project_change (project, "All at once");
  AnalectId coding = analect_change_add (change, ANALECT_KIND_CODING);
  AnalectId excerpt = analect_change_add (change, ANALECT_KIND_EXCERPT);
  AnalectId reference = analect_change_add (change, ANALECT_KIND_REFERENCE);
  AnalectId code = analect_change_add (change, ANALECT_KIND_CODE), coder;

  analect_change_set_reference (change, coding, ANALECT_CODING_EXCERPT, excerpt);
  analect_change_set_reference (change, coding, ANALECT_CODING_CODE, code);
  analect_change_set_string (change, code, ANALECT_CODE_NAME, "Agency");
  analect_change_set_reference (change, excerpt, ANALECT_EXCERPT_REFERENCE, reference);
  analect_change_set_string (change, excerpt, ANALECT_EXCERPT_QUOTE, "I said no.");
  coder = analect_change_add (change, ANALECT_KIND_CODER);
  analect_change_set_string (change, coder, ANALECT_CODER_NAME, "Ada");
  analect_change_set_reference (change, coding, ANALECT_CODING_CODER, coder);
  sketch_apply (project, change);
  sketch_assert_round_trip (project);
  g_assert_cmpuint (sketch_reference (project, coding, ANALECT_CODING_CODER), ==, coder);

  change = analect_project_change (project, "Remove all");
  analect_change_remove (change, coder);
  analect_change_remove (change, reference);
  analect_change_remove (change, excerpt);
  analect_change_remove (change, code);
  analect_change_remove (change, coding);
  sketch_apply (project, change);
  g_assert_cmpuint (sketch_count (project, ANALECT_KIND_CODING), ==, 0);
  g_assert_true (analect_project_undo (project));
  g_assert_cmpuint (sketch_reference (project, coding, ANALECT_CODING_CODER), ==, coder);
  sketch_assert_round_trip (project);
}

/* The words of an excerpt's further ranges are guarded as those of its first one. */
static void
test_words_of_further_ranges (void)
{
  static const AnalectRange more[] = { { 25, 28 } };
  World world;
  AnalectChange *change;

  world_init (&world);
  sketch_set_ranges (world.project, world.excerpt, ANALECT_EXCERPT_MORE, more, 1);
  change = analect_project_change (world.project, "Text");
  analect_change_set_string (change, world.document, ANALECT_DOCUMENT_TEXT,
                             "Nothing was left unsaid, or  nothing was said twice.");
  sketch_refuse (world.project, change, ANALECT_MODEL_ERROR_RANGE);
  change = analect_project_change (world.project, "Text");
  analect_change_set_string (change, world.document, ANALECT_DOCUMENT_TEXT,
                             "Nothing was left unsaid, and nothing was said at all");
  sketch_apply (world.project, change);
  g_object_unref (world.project);
}

/* No tree may grow so deep, by whatever way, that its file could not be read any more. */
static void
test_depth (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId arrangement = sketch_add (project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "Deep", 0);
  AnalectId tops[2] = { ANALECT_ID_NONE, ANALECT_ID_NONE }, last = ANALECT_ID_NONE;
  AnalectChange *change = analect_project_change (project, "Two ladders");

  for (guint i = 0; i < 1400; i++)
    {
      AnalectId code = analect_change_add (change, ANALECT_KIND_CODE);
      AnalectId place = analect_change_add (change, ANALECT_KIND_PLACEMENT);

      analect_change_set_string (change, code, ANALECT_CODE_NAME, "Step");
      analect_change_set_reference (change, place, ANALECT_PLACEMENT_ARRANGEMENT, arrangement);
      analect_change_set_reference (change, place, ANALECT_PLACEMENT_CODE, code);
      analect_change_set_string (change, place, ANALECT_PLACEMENT_ORDER, "V");
      if (i % 700 != 0)
        analect_change_set_reference (change, place, ANALECT_PLACEMENT_PARENT, last);
      else
        tops[i / 700] = place;
      last = place;
    }
  sketch_apply (project, change);
  sketch_assert_round_trip (project);

  change = analect_project_change (project, "One ladder");
  analect_change_set_reference (change, tops[0], ANALECT_PLACEMENT_PARENT, last);
  sketch_refuse (project, change, ANALECT_MODEL_ERROR_CYCLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/apply/refused/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_refused);
    }
  g_test_add_func ("/apply/stale", test_stale);
  g_test_add_func ("/apply/wrong-field", test_wrong_field);
  g_test_add_func ("/apply/self-contained", test_self_contained);
  g_test_add_func ("/apply/words-of-further-ranges", test_words_of_further_ranges);
  g_test_add_func ("/apply/depth", test_depth);
  return g_test_run ();
}
