/* What workspaces share: who is at work, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-project.h"
#include "ui-test.h"

/* The coder somebody chose comes and goes with undo and redo. */
static void
test_coder (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  AnalectId coder = analect_workbench_set_coder_by_name (workbench, "Ada");

  g_assert_cmpuint (coder, !=, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_workbench_get_coder (workbench), ==, coder);
  g_assert_cmpuint (analect_workbench_need_coder (workbench), ==, coder);
  /* The same name is the same person. */
  g_assert_cmpuint (analect_workbench_set_coder_by_name (workbench, "Ada"), ==, coder);
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_CODER), ==, 1);
  g_assert_true (analect_project_undo (project));
  g_assert_cmpuint (analect_workbench_get_coder (workbench), ==, ANALECT_ID_NONE);
  g_assert_true (analect_project_redo (project));
  g_assert_cmpuint (analect_workbench_get_coder (workbench), ==, coder);
}

/* Where others have coded already, nobody is taken for one of them. */
static void
test_need_coder (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  guint n = ui_project_count (workbench, ANALECT_KIND_CODER);

  analect_workbench_set_coder (workbench, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_workbench_need_coder (workbench), !=, ANALECT_ID_NONE);
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_CODER), ==, n + 1);
}

static void
test_read_only (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_read_only ();
  guint n = ui_project_count (workbench, ANALECT_KIND_CODER);

  analect_workbench_set_coder (workbench, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_workbench_need_coder (workbench), ==, ANALECT_ID_NONE);
  g_assert_cmpuint (ui_project_count (workbench, ANALECT_KIND_CODER), ==, n);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/workbench/coder", test_coder);
  g_test_add_func ("/workbench/need-coder", test_need_coder);
  g_test_add_func ("/workbench/read-only", test_read_only);
  return ui_test_run ();
}
