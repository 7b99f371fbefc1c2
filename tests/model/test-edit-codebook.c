/* Making codes by paths, finding them, placing and moving them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edit-codebook.h"

#include "codebook.h"
#include "sketch.h"
#include "testlib.h"

#include <string.h>

static AnalectId
make (AnalectProject *project, const char *path)
{
  AnalectId code = ANALECT_ID_NONE;

  sketch_apply (project, analect_edit_make_code (project, path, ANALECT_ID_NONE, &code, NULL));
  g_assert_true (sketch_exists (project, code));
  return code;
}

/* The current arrangement as "A (B (C) D) E |F", unplaced codes behind the bar. */
static char *
show (AnalectProject *project)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (AnalectCodebook) codebook = analect_codebook_new (rows, ANALECT_ID_NONE);
  GString *shown = g_string_new (NULL);
  guint depth = 0;

  for (guint i = 0; i < codebook->n; i++)
    {
      const AnalectCodebookEntry *entry = &codebook->entries[i];

      for (; depth > entry->depth; depth--)
        g_string_append_c (shown, ')');
      if (i > 0)
        g_string_append_c (shown, ' ');
      if (entry->depth > depth)
        g_string_append_c (shown, '(');
      if (entry->placement == ANALECT_ID_NONE)
        g_string_append_c (shown, '|');
      depth = entry->depth;
      g_string_append (shown, analect_row_string (analect_rows_get (rows, entry->code), ANALECT_CODE_NAME));
    }
  for (; depth > 0; depth--)
    g_string_append_c (shown, ')');
  return g_string_free (shown, FALSE);
}

static void
assert_tree (AnalectProject *project, const char *expected)
{
  g_autofree char *shown = show (project);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_make (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId code, again, arrangement;
  guint n_undo;

  code = make (project, "Self/Agency/Saying no");
  assert_tree (project, "Self (Agency (Saying no))");
  arrangement = sketch_reference (project, ANALECT_ID_PROJECT, ANALECT_PROJECT_ARRANGEMENT);
  g_assert_true (sketch_exists (project, arrangement));
  g_assert_cmpstr (sketch_string (project, code, ANALECT_CODE_NAME), ==, "Saying no");
  g_assert_cmpint (sketch_integer (project, code, ANALECT_CODE_CREATED), !=, 0);

  n_undo = analect_project_get_n_undo (project);
  again = make (project, " Self / Agency/ Saying no ");
  g_assert_cmpuint (again, ==, code);
  g_assert_cmpuint (analect_project_get_n_undo (project), ==, n_undo);

  make (project, "Self/Agency/Choosing");
  make (project, "Self//Meaning/");
  make (project, "Harm/None");
  assert_tree (project, "Self (Agency (Saying no Choosing) Meaning) Harm (None)");
  /* A name alone is found wherever it stands, or made without a place. */
  g_assert_cmpuint (make (project, "Saying no"), ==, code);
  make (project, "Loose");
  assert_tree (project, "Self (Agency (Saying no Choosing) Meaning) Harm (None) |Loose");
  g_assert_cmpuint (sketch_count (project, ANALECT_KIND_ARRANGEMENT), ==, 1);
  sketch_assert_round_trip (project);
}

static void
test_make_refused (void)
{
  static const char *const empty[] = { "", "/", " / // ", " \t\n" };
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId code;

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      sketch_assert_no_change (analect_edit_make_code (project, empty[i], ANALECT_ID_NONE, &code, &refusal),
                               ANALECT_MODEL_ERROR_REQUIRED);
      g_assert_cmpuint (analect_find_code (analect_project_get_rows (project), empty[i]), ==, ANALECT_ID_NONE);
    }
  make (project, "A/Twin");
  make (project, "B/Twin");
  sketch_assert_no_change (analect_edit_make_code (project, "Twin", ANALECT_ID_NONE, &code, &refusal),
                           ANALECT_MODEL_ERROR_UNIQUE);
  g_assert_cmpuint (analect_find_code (analect_project_get_rows (project), "Twin"), ==, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_find_code (analect_project_get_rows (project), "B/Twin"), !=, ANALECT_ID_NONE);
  sketch_refuse (project, analect_edit_make_code (project, "New", analect_id_new (ANALECT_KIND_CODER, 5), &code, NULL),
                 ANALECT_MODEL_ERROR_REFERENCE);
}

static void
test_slashes (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectId code = make (project, "and\\/or/this \\/ that");

  g_assert_cmpstr (sketch_string (project, code, ANALECT_CODE_NAME), ==, "this / that");
  g_assert_cmpuint (analect_find_code (rows, "and\\/or/this \\/ that"), ==, code);
  g_assert_cmpuint (analect_find_code (rows, "and/or/this \\/ that"), ==, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_find_code (rows, "this \\/ that"), ==, code);
  code = make (project, "back\\slash");
  g_assert_cmpstr (sketch_string (project, code, ANALECT_CODE_NAME), ==, "back\\slash");
  g_assert_cmpuint (make (project, "back\\slash"), ==, code);
}

static void
test_find (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectId code = make (project, "Self/Agency");

  g_assert_cmpuint (analect_find_code (rows, "Self/Agency"), ==, code);
  g_assert_cmpuint (analect_find_code (rows, "Agency"), ==, code);
  g_assert_cmpuint (analect_find_code (rows, "Self/Agency/Deeper"), ==, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_find_code (rows, "Agency/Self"), ==, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_find_code (rows, "agency"), ==, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_find_code (rows, "Nothing"), ==, ANALECT_ID_NONE);
}

static void
place (AnalectProject *project, AnalectId code, AnalectId parent, AnalectId after)
{
  sketch_apply (project, analect_edit_place (project, ANALECT_ID_NONE, code, parent, after, 0, NULL));
}

static void
test_place (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId a = sketch_code (project, "A"), b = sketch_code (project, "B"), c = sketch_code (project, "C");
  AnalectId d = sketch_code (project, "D"), e = sketch_code (project, "E");

  place (project, a, ANALECT_ID_NONE, ANALECT_ID_NONE);
  place (project, b, ANALECT_ID_NONE, ANALECT_ID_NONE);
  place (project, c, ANALECT_ID_NONE, a);
  assert_tree (project, "A C B |D |E");
  place (project, d, c, ANALECT_ID_NONE);
  place (project, e, c, ANALECT_ID_NONE);
  assert_tree (project, "A C (D E) B");
  /* A code moves with what is below it. */
  place (project, c, b, ANALECT_ID_NONE);
  assert_tree (project, "A B (C (D E))");
  place (project, e, ANALECT_ID_NONE, a);
  assert_tree (project, "A E B (C (D))");
  /* Behind itself, or where it stands already: nothing moves. */
  place (project, e, ANALECT_ID_NONE, a);
  assert_tree (project, "A E B (C (D))");
  place (project, a, ANALECT_ID_NONE, ANALECT_ID_NONE);
  assert_tree (project, "E B (C (D)) A");
  sketch_apply (project, analect_edit_place (project, ANALECT_ID_NONE, d, c, ANALECT_ID_NONE, 2, NULL));
  g_assert_cmpint (sketch_integer (project, analect_id_new (ANALECT_KIND_PLACEMENT, 3), ANALECT_PLACEMENT_LEVEL), ==,
                   2);
  sketch_assert_round_trip (project);
  g_assert_cmpuint (sketch_count (project, ANALECT_KIND_PLACEMENT), ==, 5);
}

/* Copies made apart give siblings equal keys, which the order of GUIDs settles; "behind" still means right behind the
 * last of the equals. */
static void
test_place_behind_equals (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId arrangement = sketch_add (project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "One", 0);
  AnalectId codes[4];

  for (guint i = 0; i < 4; i++)
    {
      char name[] = { (char) ('A' + (char) i), '\0' };

      codes[i] = sketch_code (project, name);
    }
  sketch_placement (project, arrangement, codes[0], ANALECT_ID_NONE, "V");
  sketch_placement (project, arrangement, codes[1], ANALECT_ID_NONE, "V");
  sketch_placement (project, arrangement, codes[2], ANALECT_ID_NONE, "W");
  place (project, codes[3], ANALECT_ID_NONE, codes[0]);
  assert_tree (project, "A B D C");
}

static void
test_place_refused (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId a = make (project, "X/A"), b = make (project, "X/A/B"), loose = sketch_code (project, "Loose");

  sketch_assert_no_change (analect_edit_place (project, ANALECT_ID_NONE, a, a, ANALECT_ID_NONE, 0, &refusal),
                           ANALECT_MODEL_ERROR_CYCLE);
  sketch_assert_no_change (analect_edit_place (project, ANALECT_ID_NONE, a, b, ANALECT_ID_NONE, 0, &refusal),
                           ANALECT_MODEL_ERROR_CYCLE);
  sketch_assert_no_change (analect_edit_place (project, ANALECT_ID_NONE, a, loose, ANALECT_ID_NONE, 0, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (analect_edit_place (project, ANALECT_ID_NONE, a, ANALECT_ID_NONE, loose, 0, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  /* After something that does not stand under the parent. */
  sketch_assert_no_change (analect_edit_place (project, ANALECT_ID_NONE, loose, a, a, 0, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (analect_edit_place (project, ANALECT_ID_NONE, analect_id_new (ANALECT_KIND_CODE, 99), a,
                                               ANALECT_ID_NONE, 0, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
  sketch_assert_no_change (analect_edit_unplace (project, ANALECT_ID_NONE, loose, &refusal),
                           ANALECT_MODEL_ERROR_REFERENCE);
}

static void
test_unplace (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId b;

  make (project, "A/B/C");
  b = make (project, "A/B");
  make (project, "A/B/D");
  sketch_apply (project, analect_edit_unplace (project, ANALECT_ID_NONE, b, NULL));
  assert_tree (project, "A (C D) |B");
  g_assert_true (analect_project_undo (project));
  assert_tree (project, "A (B (C D))");
  sketch_assert_round_trip (project);
}

/* Trees stand side by side: what is done in one changes nothing in the other. */
static void
test_two_arrangements (void)
{
  g_autoptr (AnalectProject) project = sketch_project ();
  AnalectId a = make (project, "X/A"), other;

  other = sketch_add (project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "Rival", 0);
  sketch_apply (project, analect_edit_place (project, other, a, ANALECT_ID_NONE, ANALECT_ID_NONE, 0, NULL));
  assert_tree (project, "X (A)");
  sketch_set (project, ANALECT_ID_PROJECT, ANALECT_PROJECT_ARRANGEMENT, other, 0);
  assert_tree (project, "A |X");
  sketch_apply (project, analect_edit_unplace (project, other, a, NULL));
  assert_tree (project, "|A |X");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-codebook/make", test_make);
  g_test_add_func ("/edit-codebook/make-refused", test_make_refused);
  g_test_add_func ("/edit-codebook/slashes", test_slashes);
  g_test_add_func ("/edit-codebook/find", test_find);
  g_test_add_func ("/edit-codebook/place", test_place);
  g_test_add_func ("/edit-codebook/place-behind-equals", test_place_behind_equals);
  g_test_add_func ("/edit-codebook/place-refused", test_place_refused);
  g_test_add_func ("/edit-codebook/unplace", test_unplace);
  g_test_add_func ("/edit-codebook/two-arrangements", test_two_arrangements);
  return g_test_run ();
}
