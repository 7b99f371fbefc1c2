/* Fuzzes what stands between files and projects: telling formats apart, and importing into a project that has some of
 * the works already, whatever format is chosen.
 *
 * Beyond not crashing: a plan can be applied, its changes are by the rules, and the same file again adds nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-plan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static AnalectProject *
make_project (void)
{
  AnalectProject *project = analect_project_new ("T");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  AnalectId reference = analect_change_add (change, ANALECT_KIND_REFERENCE), study, attribute, value;

  analect_change_set_string (change, reference, ANALECT_REFERENCE_TITLE, "The roof stayed on: women after panic");
  analect_change_set_string (change, reference, ANALECT_REFERENCE_AUTHORS, "Smith, John");
  analect_change_set_string (change, reference, ANALECT_REFERENCE_DOI, "10.1000/a");
  analect_change_set_integer (change, reference, ANALECT_REFERENCE_YEAR, 2019);
  study = analect_change_add (change, ANALECT_KIND_STUDY);
  analect_change_insert (change, study, ANALECT_STUDY_REFERENCES, reference);
  attribute = analect_change_add (change, ANALECT_KIND_ATTRIBUTE);
  analect_change_set_string (change, attribute, ANALECT_ATTRIBUTE_NAME, "a");
  analect_change_set_integer (change, attribute, ANALECT_ATTRIBUTE_TYPE, ANALECT_ATTRIBUTE_TYPE_CHOICE);
  for (guint i = 0; i < 2; i++)
    {
      value = analect_change_add (change, ANALECT_KIND_VALUE);
      analect_change_set_reference (change, value, ANALECT_VALUE_ATTRIBUTE, attribute);
      analect_change_set_reference (change, value, ANALECT_VALUE_STUDY, study);
      analect_change_set_string (change, value, ANALECT_VALUE_TEXT, i == 0 ? "x" : "y;z");
    }
  if (!analect_project_apply (project, change, NULL))
    abort ();
  return project;
}

/* Imports the bytes and gives the counts; files that cannot be read are in them with a problem. */
static void
import (AnalectProject *project, GBytes *bytes, const AnalectImportOptions *options, AnalectImportCounts *counts)
{
  g_autoptr (AnalectRows) rows = analect_project_snapshot (project);
  AnalectImportApplyOptions choice = { .studies = TRUE };
  g_autoptr (AnalectImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  plan = analect_import_plan_new_for_bytes (rows, bytes, "fuzz", options, NULL, &error);
  if (plan == NULL)
    abort ();
  analect_import_plan_count (plan, G_MAXUINT, counts);
  if (analect_import_plan_get_n_failed (plan) > 0 && counts->problems == 0)
    abort ();
  if (!analect_import_plan_apply (plan, project, &choice, &error))
    abort ();
}

/* The first byte says how the others are to be read. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const formats[] = { NULL, "ris", "wos", "jats", "characteristics", "text" };
  guint choice = size > 0 ? data[0] : 0;
  AnalectImportOptions options = { .format = formats[choice % G_N_ELEMENTS (formats)],
                                   .duplicates = (AnalectDuplicates) (choice / 6 % 3),
                                   .create_studies = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new (data + (size > 0), size - (size > 0));
  g_autoptr (AnalectProject) project = make_project ();
  AnalectImportCounts counts;

  import (project, bytes, &options, &counts);
  import (project, bytes, &options, &counts);
  if (counts.added > 0)
    abort ();
  return 0;
}
