/* The options of a chart: what is counted, whose codings, in which order, and what is drawn. Each takes effect at once
 * and is remembered on this computer for its project.
 *
 * Signals:
 *   changed (AnalectChartOptions *)   by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart.h"
#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CHART_OPTIONS (analect_chart_options_get_type ())
G_DECLARE_FINAL_TYPE (AnalectChartOptions, analect_chart_options, ANALECT, CHART_OPTIONS, GtkWidget)

/* As they were left for the project, else its usual ones. */
GtkWidget *analect_chart_options_new (AnalectWorkbench *workbench);

/* Fills CHOICE with what is chosen. While the codebook has no code on the level chosen, it is the next below. */
void analect_chart_options_get (AnalectChartOptions *options, AnalectChartChoice *choice);

/* Shows LEVEL (0: all), as if it had been chosen by hand. */
void analect_chart_options_set_level (AnalectChartOptions *options, guint level);

/* Says how many units are counted over, of how many included ones. */
void analect_chart_options_set_total (AnalectChartOptions *options, int unit, guint total, guint included);
