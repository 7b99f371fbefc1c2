/* The Outcomes workspace: charts of what was found, and beneath each mark the excerpts it rests on.
 *
 * Charts are computed in the background from a snapshot whenever an option or the project changes; a result that is out
 * of date when it arrives is dropped, and until a new one is there the last stands. Nothing is computed while the page
 * is not shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_OUTCOMES_PAGE (analect_outcomes_page_get_type ())
G_DECLARE_FINAL_TYPE (AnalectOutcomesPage, analect_outcomes_page, ANALECT, OUTCOMES_PAGE, GtkWidget)

GtkWidget *analect_outcomes_page_new (AnalectWorkbench *workbench);

/* Shows the evidence of CODE: the level it stands on, with its mark selected. */
void analect_outcomes_page_show (AnalectOutcomesPage *page, AnalectId code);
