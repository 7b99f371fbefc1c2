/* Correcting text: where excerpts come to stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edit-text.h"

#include "excerpt.h"
#include "sketch.h"

/* A document whose text counts its positions, and an excerpt on "234" and "678" of it. */
static AnalectProject *
make_project (AnalectId *document, AnalectId *excerpt)
{
  const AnalectRange more = { 6, 9 };
  AnalectProject *project = sketch_project ();

  *document = sketch_document (project, "0123456789");
  *excerpt = sketch_excerpt (project, *document, sketch_coder (project, "Ada"), 2, 5);
  sketch_set_ranges (project, *excerpt, ANALECT_EXCERPT_MORE, &more, 1);
  return project;
}

/* Replaces START to END and checks the words of the excerpt then, and after undo. */
static void
check_words (guint start, guint end, const char *text, const char *expected)
{
  AnalectId document, excerpt;
  g_autoptr (AnalectProject) project = make_project (&document, &excerpt);
  g_autofree char *words = NULL, *before = NULL;

  sketch_apply (project, analect_edit_correct_text (project, document, start, end, text, NULL));
  words = analect_excerpt_words (analect_project_get_rows (project), excerpt);
  g_assert_cmpstr (words, ==, expected);
  g_assert_true (analect_project_undo (project));
  before = analect_excerpt_words (analect_project_get_rows (project), excerpt);
  g_assert_cmpstr (before, ==, "234" ANALECT_EXCERPT_GAP "678");
}

static void
test_before_and_between (void)
{
  check_words (0, 1, "zero", "234" ANALECT_EXCERPT_GAP "678");
  check_words (5, 6, "", "234" ANALECT_EXCERPT_GAP "678");
  check_words (3, 4, "three", "2three4" ANALECT_EXCERPT_GAP "678");
}

/* A correction that reaches over both ranges leaves one. */
static void
test_ranges_brought_together (void)
{
  check_words (0, 10, "all new", "all new");
  check_words (4, 7, "x", "23x" ANALECT_EXCERPT_GAP "78");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-text/before-and-between", test_before_and_between);
  g_test_add_func ("/edit-text/ranges-brought-together", test_ranges_brought_together);

  return g_test_run ();
}
