/* The numbers of a chart as a table that sorts, and is copied as tab-separated text.
 *
 * Signals:
 *   row-selected (AnalectOutcomesTable *, guint row)   by hand; of the chart's table
 *   row-activated (AnalectOutcomesTable *, guint row)  Enter or double click
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_OUTCOMES_TABLE (analect_outcomes_table_get_type ())
G_DECLARE_FINAL_TYPE (AnalectOutcomesTable, analect_outcomes_table, ANALECT, OUTCOMES_TABLE, GtkWidget)

GtkWidget *analect_outcomes_table_new (void);

/* Shows the table of CHART (a reference is kept; NULL shows nothing). */
void analect_outcomes_table_set_chart (AnalectOutcomesTable *table, AnalectChart *chart);

/* Selects row ROW of the chart's table (-1: none) without a signal, and scrolls to it. */
void analect_outcomes_table_select (AnalectOutcomesTable *table, int row);

/* All of it, in the order shown, as "analect-cli table" prints it. The caller frees it. */
char *analect_outcomes_table_get_tsv (AnalectOutcomesTable *table);

/* Puts that on the clipboard. */
void analect_outcomes_table_copy (AnalectOutcomesTable *table);
