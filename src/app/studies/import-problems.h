/* The problems of an import plan as rows of a list: how bad, where, what was done about it, and a button that shows the
 * line. Of very many the first are shown, and how many more there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

#include <gtk/gtk.h>

/* FILE is the number of a file of the plan, LINE counts from 1. */
typedef void (*AnalectShowLine) (guint file, guint line, gpointer data);

/* Fills LIST with the problems of PLAN; SHOW is called by the buttons for as long as the rows are there. */
void analect_import_problems_fill (GtkListBox *list, const AnalectImportPlan *plan, AnalectShowLine show,
                                   gpointer data);

/* "2 read with a note, 1 left out"; NULL when there are none. The caller frees it. */
char *analect_import_problems_summarise (const AnalectImportPlan *plan);
