/* A horizontal value axis: grid lines behind the marks, ticks and their words beneath.
 *
 *   analect_axis_init_percent (&axis, 0, 1);
 *   analect_axis_place (&axis, left, right, metric, style);
 *   analect_axis_draw_grid (…); … analect_axis_draw_labels (…);
 *   analect_axis_clear (&axis);
 *
 * Placing leaves out every second tick, if need be again, until the words of no two touch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scale.h"
#include "scene-builder.h"

typedef struct
{
  AnalectScale scale;
  guint n_ticks;
  double ticks[ANALECT_SCALE_MAX_TICKS];
  char *labels[ANALECT_SCALE_MAX_TICKS];
} AnalectAxis;

/* For shares from LOW to HIGH (0 to 1 for a whole), in percent; for plain numbers. LOW and HIGH that are not finite
 * or not in order become 0 and 1. */
void analect_axis_init_percent (AnalectAxis *axis, double low, double high);
void analect_axis_init_number (AnalectAxis *axis, double low, double high);

void analect_axis_clear (AnalectAxis *axis);

/* Sets where the axis runs, in points. */
void analect_axis_place (AnalectAxis *axis, double left, double right, AnalectTextMetric *metric,
                         const AnalectPlotStyle *style);

/* A line from TOP to BOTTOM at every tick. */
void analect_axis_draw_grid (const AnalectAxis *axis, AnalectSceneBuilder *builder, const AnalectPlotStyle *style,
                             double top, double bottom);

/* The words, and in styles that have it the line of the axis, beneath Y. Returns the y below them. */
double analect_axis_draw_labels (const AnalectAxis *axis, AnalectSceneBuilder *builder, const AnalectPlotStyle *style,
                                 AnalectTextMetric *metric, double y);
