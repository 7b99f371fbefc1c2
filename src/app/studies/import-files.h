/* The first block of the import plan: a row for each file with what was found in it, and all together below.
 *
 * Rows stand there from the start with the name alone; their figures come with the plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_IMPORT_FILES (analect_import_files_get_type ())
G_DECLARE_FINAL_TYPE (AnalectImportFiles, analect_import_files, ANALECT, IMPORT_FILES, GtkWidget)

/* Begins again with the files called NAMES (ended by NULL), none of which has been read. */
void analect_import_files_set_names (AnalectImportFiles *files, const char *const *names);

/* So many of them have been read. */
void analect_import_files_set_n_done (AnalectImportFiles *files, guint n_done);

/* Shows the figures of PLAN, by the decisions so far; its files are those named. Nothing of it is kept. */
void analect_import_files_set_plan (AnalectImportFiles *files, const AnalectImportPlan *plan);
