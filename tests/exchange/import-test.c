/* Helpers of import tests; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-test.h"

#include "project-reader.h"
#include "project-writer.h"
#include "testlib.h"

#include <string.h>

static GPtrArray *
write_project (AnalectProject *project)
{
  g_autoptr (AnalectRows) rows = analect_project_snapshot (project);
  g_autoptr (GError) error = NULL;
  GPtrArray *chunks = analect_project_write (rows, NULL, &error);

  g_assert_no_error (error);
  return chunks;
}

char *
import_test_bytes (AnalectProject *project)
{
  g_autoptr (GPtrArray) chunks = write_project (project);
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (guint i = 0; i < chunks->len; i++)
    {
      gsize n;
      const char *data = g_bytes_get_data (chunks->pdata[i], &n);

      g_string_append_len (bytes, data, (gssize) n);
    }
  return g_string_free (g_steal_pointer (&bytes), FALSE);
}

guint
import_test_count (AnalectProject *project, AnalectKind kind)
{
  return analect_rows_count (analect_project_get_rows (project), kind);
}

AnalectImportPlan *
import_test_plan (AnalectProject *project, const AnalectImportOptions *options, ...)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (AnalectRows) rows = analect_project_snapshot (project);
  g_autoptr (GError) error = NULL;
  AnalectImportPlan *plan;
  const char *path;
  va_list arguments;

  va_start (arguments, options);
  while ((path = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (paths, (gpointer) path);
  va_end (arguments);
  plan =
      analect_import_plan_new (rows, (const char *const *) paths->pdata, paths->len, options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

/* What was written can be read, and is the same then. */
static void
check_round_trip (AnalectProject *project, const char *bytes)
{
  g_autoptr (GPtrArray) chunks = write_project (project);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = analect_project_read_chunks (chunks, "test", NULL, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (reading);
  again = import_test_bytes (reading->project);
  g_assert_cmpstr (again, ==, bytes);
}

void
import_test_apply (AnalectImportPlan *plan, AnalectProject *project, const AnalectImportApplyOptions *options)
{
  g_autofree char *before = import_test_bytes (project), *after = NULL, *undone = NULL, *redone = NULL;
  guint n_undo = analect_project_get_n_undo (project);
  g_autoptr (GError) error = NULL;

  g_assert_true (analect_import_plan_apply (plan, project, options, &error));
  g_assert_no_error (error);
  after = import_test_bytes (project);
  if (strcmp (before, after) == 0)
    {
      g_assert_cmpuint (analect_project_get_n_undo (project), ==, n_undo);
      return;
    }
  g_assert_cmpuint (analect_project_get_n_undo (project), ==, n_undo + 1);
  g_assert_true (analect_project_undo (project));
  undone = import_test_bytes (project);
  g_assert_true (strcmp (undone, before) == 0);
  g_assert_true (analect_project_redo (project));
  redone = import_test_bytes (project);
  g_assert_true (strcmp (redone, after) == 0);
  check_round_trip (project, after);
}

AnalectImportCounts
import_test_run (AnalectProject *project, AnalectDuplicates duplicates, const AnalectImportApplyOptions *options,
                 const char *path)
{
  AnalectImportOptions reading = { .duplicates = duplicates };
  g_autoptr (AnalectImportPlan) plan = import_test_plan (project, &reading, path, NULL);
  AnalectImportCounts counts;

  analect_import_plan_count (plan, G_MAXUINT, &counts);
  import_test_apply (plan, project, options);
  return counts;
}

char *
import_test_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  testlib_write (path, text, -1);
  return path;
}

gboolean
import_test_has_problem (const AnalectImportFile *file, guint line, const char *text)
{
  for (guint i = 0; i < file->problems->len; i++)
    {
      const AnalectProblem *problem = file->problems->pdata[i];

      if ((line == 0 || problem->line == line) && strstr (problem->message, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

AnalectId
import_test_id (AnalectProject *project, AnalectKind kind, guint index)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectId id = analect_rows_first (rows, kind);

  while (index-- > 0)
    id = analect_rows_next (rows, id);
  g_assert_cmpuint (id, !=, ANALECT_ID_NONE);
  return id;
}

const char *
import_test_string (AnalectProject *project, AnalectKind kind, guint index, AnalectField field)
{
  const AnalectRows *rows = analect_project_get_rows (project);

  return analect_row_string (analect_rows_get (rows, import_test_id (project, kind, index)), field);
}
