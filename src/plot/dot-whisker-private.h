/* The description behind dot-whisker.h, and the layout that its files share. Private to src/plot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "axis.h"
#include "dot-whisker.h"
#include "legend.h"

typedef struct
{
  gboolean given; /* FALSE: there is nothing to say, not even that it is not defined */
  double value, low, high;
  char *sentence;
} AnalectDotValue;

typedef struct
{
  char *id, *label, *count;
  guint level;
  gboolean heading;
  AnalectDotValue *values; /* one per series */
} AnalectDotRow;

typedef struct
{
  char *id, *name, *legend;
  gboolean overall;
} AnalectDotSeries;

struct _AnalectDotWhisker
{
  char *title, *caption, *axis_title, *row_heading, *count_heading;
  double low, high, reference;
  gboolean percent, intervals, counts;
  GArray *series; /* of AnalectDotSeries */
  GArray *rows;   /* of AnalectDotRow */
};

/* Where one row goes. Defined values have a lane each, in the order of the series; undefined ones share a line of words
 * beneath. */
typedef struct
{
  AnalectWrappedText *label, *count;
  guint n_lanes;
  gboolean has_note;
  double top, height;
} AnalectDotPlace;

/* A layout under way. Lengths in points; a column is given by its edges. */
typedef struct
{
  const AnalectDotWhisker *plot;
  const AnalectPlotStyle *style;
  AnalectTextMetric *metric;
  AnalectSceneBuilder *builder;
  AnalectAxis axis;
  AnalectSeriesLook *looks; /* by series */
  AnalectDotPlace *places;  /* by row */
  AnalectWrappedText *count_heading;
  gboolean outline;   /* labels at the left edge, indented */
  double left, right; /* of the content */
  double label_left, label_right;
  double count_left, count_right;
  double lane; /* from one series of a row to the next */
} AnalectDotLayout;

const AnalectDotSeries *analect_dot_whisker_get_series (const AnalectDotWhisker *plot, guint index);
const AnalectDotRow *analect_dot_whisker_get_row (const AnalectDotWhisker *plot, guint index);

/* The looks of all series; the caller frees them. */
AnalectSeriesLook *analect_dot_whisker_make_looks (const AnalectDotWhisker *plot, const AnalectPlotStyle *style);

/* How far a row's label is moved in. */
double analect_dot_layout_get_indent (const AnalectDotLayout *layout, const AnalectDotRow *row);

/* Height of the line of words for values that are not defined. */
double analect_dot_layout_get_note_height (const AnalectDotLayout *layout);

/* Sets columns, axis, lanes and the natural heights of the rows; returns their sum. */
double analect_dot_layout_measure (AnalectDotLayout *layout);

/* Stretches the rows, or closes them up, by SPARE points in all, as far as looks well. NATURAL is what measuring
 * returned; returns the new sum. */
double analect_dot_layout_stretch_rows (AnalectDotLayout *layout, double natural, double spare);

/* Draws all rows at their places. */
void analect_dot_layout_draw_rows (const AnalectDotLayout *layout);

/* The whole chart in a few centimetres. */
AnalectScene *analect_dot_whisker_layout_thumbnail (const AnalectDotWhisker *plot, double width, double height,
                                                    const AnalectPlotStyle *style);
