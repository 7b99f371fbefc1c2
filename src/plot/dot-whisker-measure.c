/* The columns and rows of a dot-and-whisker chart: labels, axis and counts side by side, rows as high as their words
 * and marks need.
 *
 * The axis ends before the column of counts by more than a mark reaches. What is too long is broken or shortened, so
 * that no text can push the axis off the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dot-whisker-private.h"

#include <math.h>

/* Distances in sizes of the label's font. */
#define EDGE_PAD    0.5 /* from the content's edge to labels and counts */
#define LABEL_GAP   1.1 /* from labels to the axis */
#define COUNT_GAP   1.8 /* from the axis to counts */
#define INDENT      1.2 /* of a level */
#define ROW_PAD     0.5 /* above and below a label of several lines, together */
#define LEAST_LABEL 5.0 /* widths of columns, however narrow the chart */
#define MOST_LABEL  32.0
#define LEAST_AXIS  8.0

#define NOTE_LINE       1.25 /* of the ticks' font */
#define MARK_REACH      1.3  /* up and down together, of a mark's size */
#define LABEL_SHARE     0.44 /* of the content's width that labels may take, and counts */
#define COUNT_SHARE     0.28
#define LABEL_LINES     3
#define DEEPEST_LEVEL   6
#define ROW_MIN_FACTOR  0.8
#define ROW_MAX_FACTOR  1.5
#define LANE_MAX_FACTOR 1.2

double
analect_dot_layout_get_indent (const AnalectDotLayout *layout, const AnalectDotRow *row)
{
  return layout->outline ? MIN (row->level, DEEPEST_LEVEL) * INDENT * layout->style->label.size : 0;
}

static gboolean
has_outline (const AnalectDotWhisker *plot)
{
  for (guint i = 0; i < plot->rows->len; i++)
    if (analect_dot_whisker_get_row (plot, i)->heading || analect_dot_whisker_get_row (plot, i)->level > 0)
      return TRUE;
  return FALSE;
}

/* Breaks all labels, measured bold so that a selected one does not grow, and sets the column they take. */
static void
place_labels (AnalectDotLayout *layout)
{
  double size = layout->style->label.size, widest = 0;
  double limit = MIN (LABEL_SHARE * (layout->right - layout->left), MOST_LABEL * size);

  for (guint i = 0; i < layout->plot->rows->len; i++)
    {
      const AnalectDotRow *row = analect_dot_whisker_get_row (layout->plot, i);
      double indent = analect_dot_layout_get_indent (layout, row);
      AnalectWrappedText *label = analect_text_wrap_evenly (layout->metric, row->label, layout->style->heading,
                                                            MAX (limit - indent, LEAST_LABEL * size), LABEL_LINES);

      layout->places[i].label = label;
      widest = MAX (widest, label->width + indent);
    }
  layout->label_left = layout->left + EDGE_PAD * size;
  layout->label_right = layout->label_left + widest;
}

static void
place_counts (AnalectDotLayout *layout)
{
  const AnalectPlotStyle *style = layout->style;
  double limit = MAX (COUNT_SHARE * (layout->right - layout->left), LEAST_LABEL * style->label.size), width;

  layout->count_heading = analect_text_wrap (layout->metric, layout->plot->counts ? layout->plot->count_heading : "",
                                             style->tick, limit, 1);
  width = layout->count_heading->width;
  for (guint i = 0; i < layout->plot->rows->len; i++)
    {
      const char *count = layout->plot->counts ? analect_dot_whisker_get_row (layout->plot, i)->count : "";

      layout->places[i].count = analect_text_wrap (layout->metric, count, style->heading, limit, 1);
      width = MAX (width, layout->places[i].count->width);
    }
  layout->count_right = layout->right - EDGE_PAD * style->label.size;
  layout->count_left = layout->count_right - width;
}

/* What is left between labels and counts, but never too little: then the chart gets wider than asked. */
static void
place_axis (AnalectDotLayout *layout)
{
  const AnalectDotWhisker *plot = layout->plot;
  double size = layout->style->label.size;
  double left = layout->label_right + LABEL_GAP * size;
  double right = layout->count_left - (layout->count_left < layout->count_right ? COUNT_GAP * size : size);
  double missing = MAX (LEAST_AXIS * size - (right - left), 0);

  layout->right += missing;
  layout->count_left += missing;
  layout->count_right += missing;

  if (plot->percent)
    analect_axis_init_percent (&layout->axis, plot->low, plot->high);
  else
    analect_axis_init_number (&layout->axis, plot->low, plot->high);
  analect_axis_place (&layout->axis, left, right + missing, layout->metric, layout->style);
}

double
analect_dot_layout_get_note_height (const AnalectDotLayout *layout)
{
  return layout->style->tick.size * NOTE_LINE;
}

static void
count_lanes (const AnalectDotLayout *layout, guint index)
{
  const AnalectDotRow *row = analect_dot_whisker_get_row (layout->plot, index);
  AnalectDotPlace *place = &layout->places[index];

  for (guint i = 0; i < layout->plot->series->len; i++)
    if (row->values[i].given && isnan (row->values[i].value))
      place->has_note = TRUE;
    else if (row->values[i].given)
      place->n_lanes++;
}

/* What a row's marks and notes take, and its label, without any air. */
static double
get_lanes_height (const AnalectDotLayout *layout, const AnalectDotPlace *place)
{
  return place->n_lanes * layout->lane + (place->has_note ? analect_dot_layout_get_note_height (layout) : 0);
}

static double
get_label_height (const AnalectDotLayout *layout, const AnalectDotPlace *place)
{
  return place->label->n_lines * layout->style->label.size * layout->style->line_spacing;
}

/* The least height at which nothing leaves its row; the first and last mark may be higher than their lanes. */
static double
get_least_height (const AnalectDotLayout *layout, const AnalectDotPlace *place)
{
  double beyond = MAX (MARK_REACH * layout->style->mark_size - layout->lane, 0);

  return MAX (get_label_height (layout, place), get_lanes_height (layout, place) + beyond);
}

/* The natural height of each row. The more lanes, the more air between rows. */
static double
place_rows (AnalectDotLayout *layout)
{
  const AnalectPlotStyle *style = layout->style;
  double total = 0;

  layout->lane = style->lane_height;
  for (guint i = 0; i < layout->plot->rows->len; i++)
    {
      AnalectDotPlace *place = &layout->places[i];
      double lanes, label;

      count_lanes (layout, i);
      lanes = get_lanes_height (layout, place) + style->row_air * MAX (1, place->n_lanes / 3.0);
      label = get_label_height (layout, place) + ROW_PAD * style->label.size;
      place->height = MAX (MAX (style->row_height, get_least_height (layout, place)), MAX (lanes, label));
      total += place->height;
    }
  return MAX (total, style->row_height * 2);
}

double
analect_dot_layout_measure (AnalectDotLayout *layout)
{
  layout->outline = has_outline (layout->plot);
  place_labels (layout);
  place_counts (layout);
  place_axis (layout);
  return place_rows (layout);
}

double
analect_dot_layout_stretch_rows (AnalectDotLayout *layout, double natural, double spare)
{
  double factor = CLAMP (1 + spare / natural, ROW_MIN_FACTOR, ROW_MAX_FACTOR), total = 0;

  layout->lane *= MIN (factor, LANE_MAX_FACTOR);
  for (guint i = 0; i < layout->plot->rows->len; i++)
    {
      AnalectDotPlace *place = &layout->places[i];

      place->height = MAX (place->height * factor, get_least_height (layout, place));
      total += place->height;
    }
  return MAX (total, layout->style->row_height * 2);
}
