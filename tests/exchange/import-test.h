/* What tests of imports share: projects as bytes, plans of files, and applying them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

/* The project as the bytes of its file. The caller frees them. */
char *import_test_bytes (AnalectProject *project);

/* The number of entities of KIND. */
guint import_test_count (AnalectProject *project, AnalectKind kind);

/* The plan for the files in PATHS, which ends with NULL; OPTIONS may be NULL. */
AnalectImportPlan *import_test_plan (AnalectProject *project, const AnalectImportOptions *options,
                                     ...) G_GNUC_NULL_TERMINATED;

/* The same, applied; DUPLICATES says what becomes of duplicates. The counts are those of all files. */
AnalectImportCounts import_test_run (AnalectProject *project, AnalectDuplicates duplicates,
                                     const AnalectImportApplyOptions *options, const char *path);

/* Applies PLAN, and checks that it was one step, that undoing it gives the bytes of before and doing it again those
 * of after, and that the project's file can be read back. */
void import_test_apply (AnalectImportPlan *plan, AnalectProject *project, const AnalectImportApplyOptions *options);

/* Writes TEXT to a file NAME in FOLDER; the caller frees the path. */
char *import_test_file (const char *folder, const char *name, const char *text);

/* Whether some problem of FILE contains TEXT; LINE 0 means any. */
gboolean import_test_has_problem (const AnalectImportFile *file, guint line, const char *text);

/* The value of a text field of the entity number INDEX of KIND, in the order they were added. */
const char *import_test_string (AnalectProject *project, AnalectKind kind, guint index, AnalectField field);

/* Its id. */
AnalectId import_test_id (AnalectProject *project, AnalectKind kind, guint index);
