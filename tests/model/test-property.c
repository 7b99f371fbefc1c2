/* Random edits, tens of thousands of them: whatever is done, the rules hold, the lookups tell the truth, the file reads
 * back to the same bytes, and undoing everything gives the first bytes again.
 *
 * With "-m slow" 100,000 edits are made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edit-codebook.h"
#include "edit-coding.h"
#include "edit-remove.h"
#include "edit-text.h"
#include "project-reader.h"
#include "project-schema.h"
#include "project-writer.h"
#include "testlib.h"
#include "validate.h"

#include <string.h>

/* More would make each edit slow and find nothing else. */
#define MAX_OF_KIND 120

typedef struct
{
  AnalectProject *project;
  GRand *rand;
  guint n_applied;
  guint n_refused;
} World;

static const AnalectRows *
rows (World *world)
{
  return analect_project_get_rows (world->project);
}

/* Some entity of KIND, or none. */
static AnalectId
pick (World *world, AnalectKind kind)
{
  guint bound = analect_rows_get_bound (rows (world), kind);

  for (guint tries = 0; bound > 0 && tries < 8; tries++)
    {
      AnalectId id = analect_id_new (kind, (guint) g_rand_int_range (world->rand, 0, (gint32) bound));

      if (analect_rows_get (rows (world), id) != NULL)
        return id;
    }
  return analect_rows_first (rows (world), kind);
}

/* Applies what an edit gave. An edit may refuse with a reason, and so may the project. */
static void
take (World *world, AnalectChange *change, GError *error)
{
  g_autoptr (AnalectChange) owned = change;
  g_autoptr (GError) reason = error;

  g_assert_true ((change == NULL) == (error != NULL));
  if (change == NULL)
    world->n_refused++;
  else if (analect_project_apply (world->project, change, &reason))
    world->n_applied++;
  else
    {
      g_assert_nonnull (reason);
      world->n_refused++;
    }
}

static void
add_document (World *world)
{
  static const char *const texts[] = { "Žádné slovo nezůstane samo. ", "They said no, and meant it. ", "😀 An emoji\n" };
  g_autoptr (AnalectChange) change = analect_project_change (world->project, "Add document");
  AnalectId reference = analect_change_add (change, ANALECT_KIND_REFERENCE);
  AnalectId document = analect_change_add (change, ANALECT_KIND_DOCUMENT);
  AnalectId study = analect_change_add (change, ANALECT_KIND_STUDY);
  AnalectId section = analect_change_add (change, ANALECT_KIND_SECTION);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    g_string_append (text, texts[g_rand_int_range (world->rand, 0, G_N_ELEMENTS (texts))]);
  analect_change_set_string (change, reference, ANALECT_REFERENCE_TITLE, "A title");
  analect_change_set_reference (change, document, ANALECT_DOCUMENT_REFERENCE, reference);
  analect_change_set_string (change, document, ANALECT_DOCUMENT_TEXT, text->str);
  analect_change_insert (change, study, ANALECT_STUDY_REFERENCES, reference);
  analect_change_set_reference (change, section, ANALECT_SECTION_DOCUMENT, document);
  analect_change_set_integer (change, section, ANALECT_SECTION_END, g_rand_int_range (world->rand, 0, 200));
  take (world, analect_change_ref (change), NULL);
}

static void
add_small (World *world)
{
  g_autoptr (AnalectChange) change = analect_project_change (world->project, "Add something");
  AnalectId coder = analect_change_add (change, ANALECT_KIND_CODER);
  AnalectId about = pick (world, g_rand_boolean (world->rand) ? ANALECT_KIND_EXCERPT : ANALECT_KIND_CODE);

  analect_change_set_string (change, coder, ANALECT_CODER_NAME, "Somebody");
  if (about != ANALECT_ID_NONE)
    {
      AnalectId memo = analect_change_add (change, ANALECT_KIND_MEMO);

      analect_change_set_reference (change, memo, ANALECT_MEMO_ABOUT, about);
      analect_change_set_string (change, memo, ANALECT_MEMO_TEXT, "a thought\nof two lines");
      analect_change_set_reference (change, memo, ANALECT_MEMO_CODER, coder);
    }
  take (world, analect_change_ref (change), NULL);
}

static void
make_code (World *world)
{
  g_autofree char *path = g_strdup_printf ("D%d/T%d/C%d", g_rand_int_range (world->rand, 0, 3),
                                           g_rand_int_range (world->rand, 0, 5), g_rand_int_range (world->rand, 0, 40));
  GError *error = NULL;
  AnalectId code;
  AnalectChange *change = analect_edit_make_code (world->project, path, ANALECT_ID_NONE, &code, &error);

  take (world, change, error);
}

static void
code_passage (World *world)
{
  AnalectPassage passage = { .document = pick (world, ANALECT_KIND_DOCUMENT),
                             .code = pick (world, ANALECT_KIND_CODE),
                             .coder = pick (world, ANALECT_KIND_CODER),
                             .start = (guint) g_rand_int_range (world->rand, 0, 400),
                             .direction = g_rand_int_range (world->rand, 0, 5),
                             .at = 1790000000 };
  GError *error = NULL;
  AnalectChange *change;

  passage.end = passage.start + (guint) g_rand_int_range (world->rand, 0, 80);
  if (passage.document == ANALECT_ID_NONE || passage.code == ANALECT_ID_NONE || passage.coder == ANALECT_ID_NONE)
    return;
  change = analect_edit_code (world->project, &passage, &error);
  take (world, change, error);
}

static void
resize (World *world)
{
  AnalectId excerpt = pick (world, ANALECT_KIND_EXCERPT);
  guint start = (guint) g_rand_int_range (world->rand, 0, 400);
  GError *error = NULL;
  AnalectChange *change;

  if (excerpt == ANALECT_ID_NONE)
    return;
  change = analect_edit_resize (world->project, excerpt, pick (world, ANALECT_KIND_CODER), start,
                                start + (guint) g_rand_int_range (world->rand, 0, 60), &error);
  take (world, change, error);
}

static void
uncode (World *world)
{
  AnalectId coding = pick (world, ANALECT_KIND_CODING);
  GError *error = NULL;
  AnalectChange *change;

  if (coding == ANALECT_ID_NONE)
    return;
  change = analect_edit_uncode (world->project, &coding, 1, &error);
  take (world, change, error);
}

static void
move_code (World *world)
{
  AnalectId code = pick (world, ANALECT_KIND_CODE), parent = pick (world, ANALECT_KIND_CODE);
  GError *error = NULL;
  AnalectChange *change;

  if (code == ANALECT_ID_NONE)
    return;
  if (g_rand_int_range (world->rand, 0, 4) == 0)
    change = analect_edit_unplace (world->project, ANALECT_ID_NONE, code, &error);
  else
    change = analect_edit_place (world->project, ANALECT_ID_NONE, code, parent, ANALECT_ID_NONE, 0, &error);
  take (world, change, error);
}

static void
rework_codes (World *world)
{
  AnalectId codes[2] = { pick (world, ANALECT_KIND_CODE), pick (world, ANALECT_KIND_CODE) };
  AnalectId coding = pick (world, ANALECT_KIND_CODING);
  GError *error = NULL;
  AnalectChange *change;

  if (codes[0] == ANALECT_ID_NONE || coding == ANALECT_ID_NONE)
    return;
  switch (g_rand_int_range (world->rand, 0, 3))
    {
    case 0:
      change = analect_edit_merge_codes (world->project, codes, 2, pick (world, ANALECT_KIND_CODE), ANALECT_ID_NONE,
                                         "alike", &error);
      break;
    case 1:
      change = analect_edit_split_code (world->project, &coding, 1, "Split", ANALECT_ID_NONE, "unlike", &error);
      break;
    default:
      change = analect_edit_remove_codes (world->project, codes, 1, ANALECT_ID_NONE, "empty", &error);
      break;
    }
  take (world, change, error);
}

static void
correct_text (World *world)
{
  static const char *const words[] = { "", "x", "nové slovo", "\n", "😀" };
  AnalectId document = pick (world, ANALECT_KIND_DOCUMENT);
  guint start = (guint) g_rand_int_range (world->rand, 0, 300);
  GError *error = NULL;
  AnalectChange *change;

  if (document == ANALECT_ID_NONE)
    return;
  change =
      analect_edit_correct_text (world->project, document, start, start + (guint) g_rand_int_range (world->rand, 0, 30),
                                 words[g_rand_int_range (world->rand, 0, G_N_ELEMENTS (words))], &error);
  take (world, change, error);
}

static void
remove_something (World *world)
{
  AnalectKind kind = (AnalectKind) g_rand_int_range (world->rand, ANALECT_KIND_PROJECT + 1, ANALECT_N_KINDS);
  AnalectId id = pick (world, kind);
  GError *error = NULL;
  AnalectChange *change;

  if (id == ANALECT_ID_NONE || kind == ANALECT_KIND_CODER)
    return;
  change = analect_edit_remove (world->project, &id, 1, "Remove", &error);
  take (world, change, error);
}

/* Takes documents away while there are too many, with all that hangs on them. */
static void
thin (World *world)
{
  static const AnalectKind kinds[] = { ANALECT_KIND_REFERENCE, ANALECT_KIND_CODE, ANALECT_KIND_CODER,
                                       ANALECT_KIND_LINEAGE, ANALECT_KIND_MEMO };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    while (analect_rows_count (rows (world), kinds[i]) > MAX_OF_KIND)
      {
        AnalectId id = pick (world, kinds[i]);
        GError *error = NULL;
        AnalectChange *change = analect_edit_remove (world->project, &id, 1, "Thin out", &error);

        take (world, change, error);
      }
}

static void
edit (World *world)
{
  int n = g_rand_int_range (world->rand, 0, 100);

  if (n < 4)
    add_document (world);
  else if (n < 8)
    add_small (world);
  else if (n < 20)
    make_code (world);
  else if (n < 55)
    code_passage (world);
  else if (n < 62)
    resize (world);
  else if (n < 68)
    uncode (world);
  else if (n < 78)
    move_code (world);
  else if (n < 83)
    rework_codes (world);
  else if (n < 88)
    correct_text (world);
  else if (n < 91)
    remove_something (world);
  else if (n < 96)
    analect_project_undo (world->project);
  else
    analect_project_redo (world->project);
  thin (world);
}

static GBytes *
bytes_of (AnalectProject *project)
{
  g_autoptr (GPtrArray) chunks = analect_project_write (analect_project_get_rows (project), NULL, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < chunks->len; i++)
    g_byte_array_append (bytes, g_bytes_get_data (chunks->pdata[i], NULL), (guint) g_bytes_get_size (chunks->pdata[i]));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
check_rules (World *world)
{
  AnalectLookup *lookup = analect_project_get_lookup (world->project);

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (rows (world), (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (rows (world), id))
      {
        g_autoptr (GError) error = NULL;

        analect_validate_entity (rows (world), lookup, id, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (analect_lookup_find (lookup, &analect_rows_get (rows (world), id)->guid), ==, id);
      }
}

/* What the lookup says of excerpts in a range, against looking at every excerpt. */
static void
check_places (World *world)
{
  AnalectLookup *lookup = analect_project_get_lookup (world->project);
  AnalectId document = pick (world, ANALECT_KIND_DOCUMENT);
  guint start = (guint) g_rand_int_range (world->rand, 0, 400), end = start + 40, n = 0;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  if (document == ANALECT_ID_NONE)
    return;
  analect_lookup_excerpts_in (lookup, document, start, end, found);
  for (AnalectId id = analect_rows_first (rows (world), ANALECT_KIND_EXCERPT); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows (world), id))
    {
      const AnalectRow *row = analect_rows_get (rows (world), id);

      n += analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT) == document
           && analect_row_integer (row, ANALECT_EXCERPT_START) >= 0
           && analect_row_integer (row, ANALECT_EXCERPT_START) < end
           && analect_row_integer (row, ANALECT_EXCERPT_END) > start;
    }
  g_assert_cmpuint (found->len, ==, n);
}

static void
check_referrers (World *world)
{
  AnalectLookup *lookup = analect_project_get_lookup (world->project);
  AnalectId code = pick (world, ANALECT_KIND_CODE);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  guint n = 0;

  if (code == ANALECT_ID_NONE)
    return;
  analect_lookup_referrers (lookup, ANALECT_CODING_CODE, code, found);
  for (AnalectId id = analect_rows_first (rows (world), ANALECT_KIND_CODING); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows (world), id))
    n += analect_row_reference (analect_rows_get (rows (world), id), ANALECT_CODING_CODE) == code;
  g_assert_cmpuint (found->len, ==, n);
}

static void
check_file (World *world)
{
  g_autoptr (GBytes) bytes = bytes_of (world->project), again = NULL;
  g_autoptr (GPtrArray) chunks = g_ptr_array_new ();
  g_autoptr (AnalectReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (chunks, bytes);
  reading = analect_project_read_chunks (chunks, "random", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading->n_unmatched, ==, 0);
  again = bytes_of (reading->project);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
check_all (World *world)
{
  check_rules (world);
  check_places (world);
  check_referrers (world);
  check_file (world);
}

static void
test_random_edits (void)
{
  guint n_edits = g_test_slow () ? 100000 : 3000, every = g_test_slow () ? 2500 : 150;
  World world = { .project = analect_project_new ("Random"), .rand = g_rand_new_with_seed (20260523) };
  g_autoptr (GBytes) first = bytes_of (world.project), last = NULL, undone = NULL, redone = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  for (guint i = 1; i <= n_edits; i++)
    {
      edit (&world);
      if (i % 50 == 0)
        {
          check_places (&world);
          check_referrers (&world);
        }
      if (i % every == 0)
        check_all (&world);
    }
  g_test_message ("%u edits applied, %u refused", world.n_applied, world.n_refused);
  g_assert_cmpuint (world.n_applied, >, n_edits / 3);

  while (analect_project_redo (world.project))
    ;
  last = bytes_of (world.project);
  analect_project_conforms (g_bytes_get_data (last, &size), g_bytes_get_size (last), "random", &error);
  g_assert_no_error (error);
  while (analect_project_undo (world.project))
    ;
  undone = bytes_of (world.project);
  g_assert_true (g_bytes_equal (first, undone));
  g_assert_false (analect_project_is_dirty (world.project));
  while (analect_project_redo (world.project))
    ;
  redone = bytes_of (world.project);
  g_assert_true (g_bytes_equal (last, redone));
  check_all (&world);
  g_object_unref (world.project);
  g_rand_free (world.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/random-edits", test_random_edits);
  return g_test_run ();
}
