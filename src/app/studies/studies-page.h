/* The Studies workspace: all references, screened, with what is known about the studies they report.
 *
 * Filters stand at the left, the table of records (or the grid of characteristics) in the middle, the record selected
 * at the right. Keys decide: I, M, E, and the digit of a reason behind E.
 *
 * Files that are dropped become "win.import-files" (an array of URIs), references that are pasted "win.import-text".
 *
 * Actions: page.toggle-left, page.toggle-right, page.decide ("s": include, maybe, exclude), page.edit, page.find,
 * page.paste, page.clear-filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_STUDIES_PAGE (analect_studies_page_get_type ())
G_DECLARE_FINAL_TYPE (AnalectStudiesPage, analect_studies_page, ANALECT, STUDIES_PAGE, GtkWidget)

GtkWidget *analect_studies_page_new (AnalectWorkbench *workbench);

/* Selects a reference, or the first reference of a study, and shows it; filters that hide it are cleared. */
void analect_studies_page_show (AnalectStudiesPage *page, AnalectId reference_or_study);
