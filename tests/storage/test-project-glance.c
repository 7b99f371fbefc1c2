/* Project files at a glance: whole, cut off, too large, and none at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "project-glance.h"
#include "small-project.h"

#include <string.h>

static void
look (const char *text, gsize size, goffset max, AnalectProjectGlance *glance)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);

  analect_project_glance (stream, max, glance, NULL);
}

static void
test_whole (void)
{
  g_auto (AnalectProjectGlance) glance = { 0 };

  look (small_project, strlen (small_project), 1000000, &glance);
  g_assert_cmpstr (glance.title, ==, "Small");
  g_assert_true (glance.whole);
  g_assert_cmpuint (glance.studies, ==, 0);
  g_assert_cmpuint (glance.codings, ==, 1);
}

/* However much of it there is, nothing is taken for the whole. */
static void
test_cut (void)
{
  gsize end = strlen (small_project) - 1;

  /* The line end behind the last element is no loss. */
  for (gsize size = 0; size < end; size++)
    {
      g_auto (AnalectProjectGlance) glance = { 0 };

      look (small_project, size, 1000000, &glance);
      g_assert_false (glance.whole);
      g_assert_true (glance.title == NULL || strcmp (glance.title, "Small") == 0);
    }
}

static void
test_large (void)
{
  g_auto (AnalectProjectGlance) glance = { 0 };

  look (small_project, strlen (small_project), 0, &glance);
  g_assert_cmpstr (glance.title, ==, "Small");
  g_assert_false (glance.whole);
}

static void
test_no_project (void)
{
  static const char *const texts[] = { "", "no markup", "<a", "<a title=\"no\"><b></a>",
                                       "\xff\xfe<project title=\"x\"/>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (AnalectProjectGlance) glance = { 0 };

      look (texts[i], strlen (texts[i]), 1000000, &glance);
      g_assert_null (glance.title);
      g_assert_false (glance.whole);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-glance/whole", test_whole);
  g_test_add_func ("/project-glance/cut", test_cut);
  g_test_add_func ("/project-glance/large", test_large);
  g_test_add_func ("/project-glance/no-project", test_no_project);
  return g_test_run ();
}
