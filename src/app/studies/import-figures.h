/* What an import would come to, by the decisions so far: the figures of the import plan.
 *
 * A record that the project has word for word, out of the same search, is known: nothing would become of it.
 *
 * Reads a plan and the rows it was made against; main thread, as the plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

typedef struct
{
  guint found;      /* records, texts, or rows of characteristics */
  guint fresh;      /* those that are nothing the project or the plan has */
  guint duplicates; /* those that are, as far as that is not decided otherwise */
  guint problems;
  guint records, texts, table_rows; /* what would be imported */
  guint linked;                     /* of the records, those that only join what is there */
} AnalectImportFigures;

/* The figures of FILE, or of all with G_MAXUINT. */
void analect_import_figures (const AnalectImportPlan *plan, guint file, AnalectImportFigures *figures);

/* How much would be imported in all. */
guint analect_import_figures_total (const AnalectImportFigures *figures);

/* Sets aside the records that are known in the search called SEARCH, which need not be there yet, and takes up again
 * those that are not. NULL: no search, for which all is known that the project has word for word. To be done whenever
 * the search is chosen. */
void analect_import_set_known_aside (AnalectImportPlan *plan, const AnalectRows *rows, const char *search);

/* The project's search called NAME, or none; where there are several, the one an import of that name goes to. */
AnalectId analect_import_find_search (const AnalectRows *rows, const char *name);

/* "Import 72 records", "Import 3 texts". The caller frees it. */
char *analect_import_figures_button (const AnalectImportFigures *figures);

/* "72 records imported, 9 linked as duplicates". The caller frees it. */
char *analect_import_figures_done (const AnalectImportFigures *figures);
