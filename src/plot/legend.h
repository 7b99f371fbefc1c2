/* A legend: marks with their names, flowing from left to right over as many lines as it takes.
 *
 *   legend = analect_legend_new ();
 *   analect_legend_add (legend, &look, "Depression, 7"); …
 *   height = analect_legend_place (legend, left, right, metric, style);
 *   analect_legend_draw (legend, builder, style, metric, y);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene-builder.h"

typedef struct _AnalectLegend AnalectLegend;

AnalectLegend *analect_legend_new (void);
void analect_legend_free (AnalectLegend *legend);

/* TEXT is copied. */
void analect_legend_add (AnalectLegend *legend, const AnalectSeriesLook *look, const char *text);

/* Finds a place for every entry between LEFT and RIGHT; returns the height of all lines, 0 without entries. */
double analect_legend_place (AnalectLegend *legend, double left, double right, AnalectTextMetric *metric,
                             const AnalectPlotStyle *style);

/* Draws the entries as placed, the top of the first line at Y. */
void analect_legend_draw (const AnalectLegend *legend, AnalectSceneBuilder *builder, const AnalectPlotStyle *style,
                          AnalectTextMetric *metric, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectLegend, analect_legend_free)
