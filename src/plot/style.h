/* How charts look: sizes, colours and fonts, the same for every kind of chart.
 *
 * A style is a plain value. Get one of the ready ones, change fields if you like, hand it to a layout function. All
 * lengths are points (1/72 inch), font sizes too; on a screen a point is 4/3 CSS pixels. Strings belong to the caller
 * or are static, and must live until the layout is made (the scene copies them).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "marker.h"
#include "palette.h"

/* Points of a CSS pixel. */
#define ANALECT_POINTS_PER_PIXEL 0.75

typedef enum
{
  ANALECT_STYLE_SCREEN_LIGHT,
  ANALECT_STYLE_SCREEN_DARK,
  ANALECT_STYLE_HIGH_CONTRAST,
  ANALECT_STYLE_HIGH_CONTRAST_DARK,
  ANALECT_STYLE_PRINT, /* what exports use: a figure 170 mm wide */
} AnalectStyleKind;

typedef struct
{
  double size;
  gboolean bold;
} AnalectPlotFont;

typedef struct
{
  const char *family; /* comma-separated, as Pango and CSS know it */
  AnalectPlotFont title, label, heading, tick, legend, caption;
  double line_spacing; /* of a font's size */

  AnalectColour page, text, dim, grid, hairline;
  AnalectColour tint, ring; /* selected row, selected mark */
  AnalectColour series[8];  /* of groups; "all" takes the text colour */
  double whisker_strength;  /* share of the series' colour in its whiskers, the page being the rest */

  double width;                      /* natural width of a chart */
  double margin;                     /* around everything */
  double gap;                        /* between blocks one under another */
  double mark_size, lane_height;     /* of one series in a row; see marker.h for the size */
  double row_height;                 /* the least, whatever the number of series */
  double row_air;                    /* above and below the marks of a row, together */
  double grid_width, hairline_width; /* lines: behind the marks, between rows */
  double axis_width;                 /* line along the axis; 0: none */
  double whisker_width, ring_width;
  gboolean thumbnail; /* no words, for pictures of the size of a button */
} AnalectPlotStyle;

/* How one series is drawn: a shape, filled or hollow, and a colour. */
typedef struct
{
  AnalectMarker marker;
  gboolean hollow;
  AnalectColour colour;
  AnalectColour whisker;
} AnalectSeriesLook;

/* A ready style. */
AnalectPlotStyle analect_plot_style_get (AnalectStyleKind kind);

/* STYLE for a picture of a few centimetres: marks only. */
AnalectPlotStyle analect_plot_style_make_thumbnail (const AnalectPlotStyle *style);

/* STYLE with every font and length multiplied by FACTOR (the desktop's text scaling, a poster). */
AnalectPlotStyle analect_plot_style_scale (const AnalectPlotStyle *style, double factor);

/* The look of group GROUP, counted from 0; groups past the eighth begin again. */
AnalectSeriesLook analect_plot_style_get_group (const AnalectPlotStyle *style, guint group);

/* The look of the series that is not a group but all studies. */
AnalectSeriesLook analect_plot_style_get_overall (const AnalectPlotStyle *style);
