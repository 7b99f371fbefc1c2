/* Coding passages: whose excerpt is used, what becomes of overlaps, what stays when a coding goes, whose excerpt
 * changes size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edit-coding.h"

#include "sketch.h"
#include "testlib.h"

#define TEXT "Žádné slovo nezůstalo nevyřčeno, and they said no 😀."

typedef struct
{
  AnalectProject *project;
  AnalectId document, ada, ben, agency, meaning;
} World;

static void
world_init (World *world)
{
  world->project = sketch_project ();
  world->document = sketch_document (world->project, TEXT);
  world->ada = sketch_coder (world->project, "Ada");
  world->ben = sketch_coder (world->project, "Ben");
  world->agency = sketch_code (world->project, "Agency");
  world->meaning = sketch_code (world->project, "Meaning");
}

static void
world_clear (World *world)
{
  sketch_assert_valid (world->project);
  sketch_assert_round_trip (world->project);
  g_object_unref (world->project);
}

static AnalectChange *
try_code (World *world, AnalectId coder, AnalectId code, guint start, guint end, GError **error)
{
  AnalectPassage passage = { .document = world->document,
                             .start = start,
                             .end = end,
                             .code = code,
                             .coder = coder,
                             .direction = ANALECT_DIRECTION_BETTER,
                             .at = 1790000000 };

  return analect_edit_code (world->project, &passage, error);
}

static void
code (World *world, AnalectId coder, AnalectId what, guint start, guint end)
{
  sketch_apply (world->project, try_code (world, coder, what, start, end, NULL));
}

static void
code_refused (World *world, AnalectId coder, AnalectId what, guint start, guint end, int reason)
{
  sketch_assert_no_change (try_code (world, coder, what, start, end, &refusal), reason);
}

/* Number INDEX among the entities of KIND, in the order they were made. */
static AnalectId
nth (World *world, AnalectKind kind, guint index)
{
  const AnalectRows *rows = analect_project_get_rows (world->project);
  AnalectId id = analect_rows_first (rows, kind);

  while (index-- > 0)
    id = analect_rows_next (rows, id);
  g_assert_cmpuint (id, !=, ANALECT_ID_NONE);
  return id;
}

static void
assert_counts (World *world, guint excerpts, guint codings)
{
  g_assert_cmpuint (sketch_count (world->project, ANALECT_KIND_EXCERPT), ==, excerpts);
  g_assert_cmpuint (sketch_count (world->project, ANALECT_KIND_CODING), ==, codings);
}

static void
assert_range (World *world, AnalectId excerpt, gint64 start, gint64 end)
{
  g_assert_cmpint (sketch_integer (world->project, excerpt, ANALECT_EXCERPT_START), ==, start);
  g_assert_cmpint (sketch_integer (world->project, excerpt, ANALECT_EXCERPT_END), ==, end);
}

static void
test_code (void)
{
  World world;
  AnalectId excerpt, coding;

  world_init (&world);
  code (&world, world.ada, world.agency, 6, 11);
  excerpt = nth (&world, ANALECT_KIND_EXCERPT, 0);
  coding = nth (&world, ANALECT_KIND_CODING, 0);
  assert_range (&world, excerpt, 6, 11);
  g_assert_cmpuint (sketch_reference (world.project, excerpt, ANALECT_EXCERPT_CODER), ==, world.ada);
  g_assert_cmpint (sketch_integer (world.project, excerpt, ANALECT_EXCERPT_AT), ==, 1790000000);
  g_assert_cmpuint (sketch_reference (world.project, coding, ANALECT_CODING_EXCERPT), ==, excerpt);
  g_assert_cmpuint (sketch_reference (world.project, coding, ANALECT_CODING_CODE), ==, world.agency);
  g_assert_cmpuint (sketch_reference (world.project, coding, ANALECT_CODING_CODER), ==, world.ada);
  g_assert_cmpint (sketch_integer (world.project, coding, ANALECT_CODING_AT), ==, 1790000000);
  g_assert_cmpint (sketch_integer (world.project, coding, ANALECT_CODING_DIRECTION), ==, ANALECT_DIRECTION_BETTER);

  /* The same coder's excerpt is used again, another's is not. */
  code (&world, world.ada, world.meaning, 6, 11);
  assert_counts (&world, 1, 2);
  code (&world, world.ben, world.agency, 6, 11);
  assert_counts (&world, 2, 3);
  g_assert_cmpuint (sketch_reference (world.project, nth (&world, ANALECT_KIND_CODING, 2), ANALECT_CODING_EXCERPT), !=,
                    excerpt);
  /* One that begins elsewhere is another, and passages that only touch are two. */
  code (&world, world.ada, world.agency, 11, 13);
  assert_counts (&world, 3, 4);
  code (&world, world.ada, world.meaning, 5, 6);
  assert_counts (&world, 4, 5);
  world_clear (&world);
}

static void
test_code_refused (void)
{
  static const AnalectRange more[] = { { 30, 35 } };
  World world;
  guint length;

  world_init (&world);
  length = (guint) g_utf8_strlen (TEXT, -1);
  code (&world, world.ada, world.agency, 6, 11);
  code_refused (&world, world.ada, world.agency, 6, 11, ANALECT_MODEL_ERROR_UNIQUE);
  code_refused (&world, world.ada, world.agency, 7, 9, ANALECT_MODEL_ERROR_UNIQUE);
  code_refused (&world, world.ada, world.meaning, 9, 9, ANALECT_MODEL_ERROR_RANGE);
  code_refused (&world, world.ada, world.meaning, 9, 8, ANALECT_MODEL_ERROR_RANGE);
  code_refused (&world, world.ada, world.meaning, 9, length + 1, ANALECT_MODEL_ERROR_RANGE);
  code_refused (&world, world.ada, world.meaning, G_MAXUINT - 1, G_MAXUINT, ANALECT_MODEL_ERROR_RANGE);
  code (&world, world.ada, world.meaning, length - 1, length);

  /* Ranges of one excerpt are not joined with others behind the coder's back. */
  sketch_set_ranges (world.project, nth (&world, ANALECT_KIND_EXCERPT, 0), ANALECT_EXCERPT_MORE, more, 1);
  code_refused (&world, world.ada, world.agency, 33, 40, ANALECT_MODEL_ERROR_UNIQUE);

  sketch_refuse (world.project, try_code (&world, world.ada, ANALECT_ID_NONE, 0, 2, NULL),
                 ANALECT_MODEL_ERROR_REQUIRED);
  sketch_refuse (world.project, try_code (&world, ANALECT_ID_NONE, world.agency, 0, 2, NULL),
                 ANALECT_MODEL_ERROR_REQUIRED);
  sketch_refuse (world.project, try_code (&world, world.ada, analect_id_new (ANALECT_KIND_CODE, 99), 0, 2, NULL),
                 ANALECT_MODEL_ERROR_REFERENCE);
  world.document = ANALECT_ID_NONE;
  code_refused (&world, world.ada, world.agency, 0, 2, ANALECT_MODEL_ERROR_RANGE);
  world_clear (&world);
}

/* The same code on an overlapping passage makes one coding over both; what somebody wrote about it stays. */
static void
test_extend (void)
{
  World world;
  AnalectId coding, excerpt, memo, sample;

  world_init (&world);
  sample = sketch_add (world.project, ANALECT_KIND_SAMPLE, ANALECT_SAMPLE_NAME, "Men", 0);
  code (&world, world.ada, world.agency, 0, 5);
  coding = nth (&world, ANALECT_KIND_CODING, 0);
  memo = sketch_add (world.project, ANALECT_KIND_MEMO, ANALECT_MEMO_ABOUT, coding, ANALECT_MEMO_TEXT, "Is it?", 0);
  sketch_set (world.project, coding, ANALECT_CODING_WEIGHT, 70, 0);
  sketch_set (world.project, nth (&world, ANALECT_KIND_EXCERPT, 0), ANALECT_EXCERPT_VOICE, ANALECT_VOICE_PARTICIPANT,
              ANALECT_EXCERPT_SAMPLE, sample, 0);
  code (&world, world.ada, world.agency, 3, 11);
  assert_counts (&world, 1, 1);
  excerpt = nth (&world, ANALECT_KIND_EXCERPT, 0);
  assert_range (&world, excerpt, 0, 11);
  g_assert_cmpint (sketch_integer (world.project, excerpt, ANALECT_EXCERPT_VOICE), ==, ANALECT_VOICE_PARTICIPANT);
  g_assert_cmpuint (sketch_reference (world.project, excerpt, ANALECT_EXCERPT_SAMPLE), ==, sample);
  g_assert_true (sketch_exists (world.project, memo));
  g_assert_cmpuint (sketch_reference (world.project, memo, ANALECT_MEMO_ABOUT), ==,
                    nth (&world, ANALECT_KIND_CODING, 0));
  g_assert_cmpint (sketch_integer (world.project, nth (&world, ANALECT_KIND_CODING, 0), ANALECT_CODING_WEIGHT), ==, 70);

  /* A passage that bridges two joins three, and an excerpt with another code on it stays. */
  code (&world, world.ada, world.agency, 20, 25);
  coding = nth (&world, ANALECT_KIND_CODING, 1);
  sketch_set (world.project, memo, ANALECT_MEMO_ABOUT, coding, 0);
  code (&world, world.ada, world.meaning, 20, 25);
  assert_counts (&world, 2, 3);
  code (&world, world.ada, world.agency, 10, 21);
  assert_counts (&world, 2, 2);
  g_assert_true (sketch_exists (world.project, memo));
  assert_range (&world, sketch_reference (world.project, nth (&world, ANALECT_KIND_CODING, 0), ANALECT_CODING_EXCERPT),
                0, 25);
  g_assert_true (analect_project_undo (world.project));
  assert_counts (&world, 2, 3);
  g_assert_cmpuint (sketch_reference (world.project, memo, ANALECT_MEMO_ABOUT), ==, coding);
  world_clear (&world);
}

/* Coding again without saying a direction does not take the one that was said. */
static void
test_extend_direction (void)
{
  World world;
  AnalectPassage passage;

  world_init (&world);
  code (&world, world.ada, world.agency, 0, 5);
  passage = (AnalectPassage){
    .document = world.document, .start = 3, .end = 8, .code = world.agency, .coder = world.ada, .at = 1790000001
  };
  sketch_apply (world.project, analect_edit_code (world.project, &passage, NULL));
  g_assert_cmpint (sketch_integer (world.project, nth (&world, ANALECT_KIND_CODING, 0), ANALECT_CODING_DIRECTION), ==,
                   ANALECT_DIRECTION_BETTER);
  passage.end = 11;
  passage.direction = ANALECT_DIRECTION_WORSE;
  sketch_apply (world.project, analect_edit_code (world.project, &passage, NULL));
  g_assert_cmpint (sketch_integer (world.project, nth (&world, ANALECT_KIND_CODING, 0), ANALECT_CODING_DIRECTION), ==,
                   ANALECT_DIRECTION_WORSE);
  assert_counts (&world, 1, 1);
  world_clear (&world);
}

static void
test_uncode (void)
{
  World world;
  AnalectId codings[3], excerpts[3];

  world_init (&world);
  code (&world, world.ada, world.agency, 0, 5);
  code (&world, world.ada, world.meaning, 0, 5);
  code (&world, world.ada, world.agency, 6, 11);
  for (guint i = 0; i < 3; i++)
    {
      codings[i] = nth (&world, ANALECT_KIND_CODING, i);
      excerpts[i] = sketch_reference (world.project, codings[i], ANALECT_CODING_EXCERPT);
    }
  sketch_apply (world.project, analect_edit_uncode (world.project, codings, 1, NULL));
  assert_counts (&world, 2, 2);
  sketch_apply (world.project, analect_edit_uncode (world.project, codings + 2, 1, NULL));
  assert_counts (&world, 1, 1);
  g_assert_false (sketch_exists (world.project, excerpts[2]));
  sketch_assert_no_change (analect_edit_uncode (world.project, codings + 2, 1, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (analect_edit_uncode (world.project, excerpts, 1, &refusal), ANALECT_MODEL_ERROR_REFERENCE);
  g_assert_true (analect_project_undo (world.project));
  g_assert_true (analect_project_undo (world.project));
  assert_counts (&world, 2, 3);
  sketch_apply (world.project, analect_edit_uncode (world.project, codings, 3, NULL));
  assert_counts (&world, 0, 0);
  world_clear (&world);
}

/* A coding named twice is one: nobody else's coding of the excerpt may go with it. */
static void
test_uncode_twice (void)
{
  World world;
  AnalectId twice[2];

  world_init (&world);
  code (&world, world.ada, world.agency, 0, 5);
  twice[0] = twice[1] = nth (&world, ANALECT_KIND_CODING, 0);
  sketch_coding (world.project, nth (&world, ANALECT_KIND_EXCERPT, 0), world.meaning, world.ben);
  sketch_apply (world.project, analect_edit_uncode (world.project, twice, 2, NULL));
  assert_counts (&world, 1, 1);
  g_assert_cmpuint (sketch_reference (world.project, nth (&world, ANALECT_KIND_CODING, 0), ANALECT_CODING_CODER), ==,
                    world.ben);
  world_clear (&world);
}

/* An excerpt that holds something besides its coding stays without it. */
static void
test_uncode_keeps (void)
{
  static const AnalectField texts[] = { ANALECT_EXCERPT_TRANSLATION, ANALECT_EXCERPT_CONDENSED };
  static const struct
  {
    AnalectKind kind;
    AnalectField field;
  } namers[] = {
    { ANALECT_KIND_MEMO, ANALECT_MEMO_ABOUT },          { ANALECT_KIND_FINDING, ANALECT_FINDING_SUPPORTING },
    { ANALECT_KIND_FINDING, ANALECT_FINDING_CONTRARY }, { ANALECT_KIND_LINK, ANALECT_LINK_EVIDENCE },
    { ANALECT_KIND_CELL, ANALECT_CELL_EXCERPTS },       { ANALECT_KIND_EXCERPT, ANALECT_EXCERPT_ILLUSTRATES }
  };
  World world;

  world_init (&world);
  for (guint i = 0; i < G_N_ELEMENTS (texts) + G_N_ELEMENTS (namers); i++)
    {
      guint before = sketch_count (world.project, ANALECT_KIND_EXCERPT);
      AnalectId excerpt = sketch_excerpt (world.project, world.document, world.ada, (int) i, (int) i + 1);
      AnalectId coding = sketch_coding (world.project, excerpt, world.agency, world.ada);
      AnalectId study = analect_rows_first (analect_project_get_rows (world.project), ANALECT_KIND_STUDY);

      if (i < G_N_ELEMENTS (texts))
        sketch_set (world.project, excerpt, texts[i], "Words", 0);
      else
        {
          const AnalectKind kind = namers[i - G_N_ELEMENTS (texts)].kind;
          const AnalectField field = namers[i - G_N_ELEMENTS (texts)].field;

          if (kind == ANALECT_KIND_LINK)
            sketch_add (world.project, kind, field, excerpt, ANALECT_LINK_FROM, world.agency, ANALECT_LINK_TO,
                        world.meaning, 0);
          else if (kind == ANALECT_KIND_CELL)
            sketch_add (world.project, kind, field, excerpt, ANALECT_CELL_STUDY, study, ANALECT_CELL_CODE, world.agency,
                        0);
          else if (kind == ANALECT_KIND_EXCERPT)
            sketch_set (world.project, nth (&world, kind, 0), field, excerpt, 0);
          else
            sketch_add (world.project, kind, field, excerpt, 0);
        }
      sketch_apply (world.project, analect_edit_uncode (world.project, &coding, 1, NULL));
      g_assert_true (sketch_exists (world.project, excerpt));
      g_assert_cmpuint (sketch_count (world.project, ANALECT_KIND_EXCERPT), ==, before + 1);
    }
  g_assert_cmpuint (sketch_count (world.project, ANALECT_KIND_CODING), ==, 0);
  world_clear (&world);
}

static AnalectChange *
try_resize (World *world, AnalectId excerpt, AnalectId coder, guint start, guint end, GError **error)
{
  return analect_edit_resize (world->project, excerpt, coder, start, end, error);
}

static void
test_resize_own (void)
{
  World world;
  AnalectId excerpt;

  world_init (&world);
  code (&world, world.ada, world.agency, 6, 11);
  excerpt = nth (&world, ANALECT_KIND_EXCERPT, 0);
  sketch_apply (world.project, try_resize (&world, excerpt, world.ada, 5, 13, NULL));
  assert_range (&world, excerpt, 5, 13);
  assert_counts (&world, 1, 1);
  sketch_assert_no_change (try_resize (&world, excerpt, world.ada, 9, 9, &refusal), ANALECT_MODEL_ERROR_RANGE);
  sketch_assert_no_change (try_resize (&world, excerpt, world.ada, 9, 900, &refusal), ANALECT_MODEL_ERROR_RANGE);
  sketch_assert_no_change (try_resize (&world, analect_id_new (ANALECT_KIND_EXCERPT, 77), world.ada, 0, 1, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  world_clear (&world);
}

/* One that carries another's codings stays; one's own go to a new one of the same nature, or to one's own that is
 * there. */
static void
test_resize_shared (void)
{
  World world;
  AnalectId excerpt, own, fresh;

  world_init (&world);
  code (&world, world.ada, world.agency, 6, 11);
  excerpt = nth (&world, ANALECT_KIND_EXCERPT, 0);
  own = nth (&world, ANALECT_KIND_CODING, 0);
  sketch_set (world.project, excerpt, ANALECT_EXCERPT_VOICE, ANALECT_VOICE_AUTHOR, ANALECT_EXCERPT_PAGE, "12", 0);
  sketch_coding (world.project, excerpt, world.agency, world.ben);
  sketch_apply (world.project, try_resize (&world, excerpt, world.ada, 0, 11, NULL));
  assert_range (&world, excerpt, 6, 11);
  assert_counts (&world, 2, 2);
  fresh = sketch_reference (world.project, own, ANALECT_CODING_EXCERPT);
  g_assert_cmpuint (fresh, !=, excerpt);
  assert_range (&world, fresh, 0, 11);
  g_assert_cmpuint (sketch_reference (world.project, fresh, ANALECT_EXCERPT_CODER), ==, world.ada);
  g_assert_cmpint (sketch_integer (world.project, fresh, ANALECT_EXCERPT_VOICE), ==, ANALECT_VOICE_AUTHOR);
  g_assert_cmpstr (sketch_string (world.project, fresh, ANALECT_EXCERPT_PAGE), ==, "12");

  /* Nothing of one's own there: others' is not to be touched. */
  sketch_assert_no_change (try_resize (&world, excerpt, world.ada, 0, 5, &refusal), ANALECT_MODEL_ERROR_REFERENCE);

  /* Back to where an excerpt of one's own stands already. */
  code (&world, world.ada, world.meaning, 20, 25);
  sketch_coding (world.project, fresh, world.meaning, world.ben);
  sketch_apply (world.project, try_resize (&world, fresh, world.ada, 20, 25, NULL));
  assert_counts (&world, 3, 4);
  g_assert_cmpuint (sketch_reference (world.project, own, ANALECT_CODING_EXCERPT), ==,
                    sketch_reference (world.project, nth (&world, ANALECT_KIND_CODING, 2), ANALECT_CODING_EXCERPT));
  world_clear (&world);
}

/* Growing into another passage with the same code by the same coder is refused, like coding there. */
static void
test_resize_into_same_code (void)
{
  World world;
  AnalectId excerpt;

  world_init (&world);
  code (&world, world.ada, world.agency, 6, 11);
  code (&world, world.ada, world.agency, 15, 20);
  code (&world, world.ben, world.agency, 11, 15);
  excerpt = nth (&world, ANALECT_KIND_EXCERPT, 0);
  sketch_apply (world.project, try_resize (&world, excerpt, world.ada, 6, 15, NULL));
  sketch_assert_no_change (try_resize (&world, excerpt, world.ada, 6, 16, &refusal), ANALECT_MODEL_ERROR_UNIQUE);
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-coding/code", test_code);
  g_test_add_func ("/edit-coding/code-refused", test_code_refused);
  g_test_add_func ("/edit-coding/extend", test_extend);
  g_test_add_func ("/edit-coding/extend-direction", test_extend_direction);
  g_test_add_func ("/edit-coding/uncode", test_uncode);
  g_test_add_func ("/edit-coding/uncode-twice", test_uncode_twice);
  g_test_add_func ("/edit-coding/uncode-keeps", test_uncode_keeps);
  g_test_add_func ("/edit-coding/resize-own", test_resize_own);
  g_test_add_func ("/edit-coding/resize-shared", test_resize_shared);
  g_test_add_func ("/edit-coding/resize-into-same-code", test_resize_into_same_code);
  return g_test_run ();
}
