/* Dots with whiskers by row: the prevalence chart, and any other of one or a few values a row (contrasts, forests).
 *
 * The description says what is to be shown and nothing about where. It is filled once, series first, then rows, and
 * may be laid out any number of times, in several sizes and styles. Strings are copied; NULL is the empty text.
 *
 * A row's label stands at its left, its count (any short text) at its right. Rows with headings or indented ones put
 * all labels to the left edge, otherwise they are set against the axis. A value that is NaN is shown in words.
 *
 * Targets of the scene: one per row (column -1, id as given) and one per value that was set (column = series, id
 * "ROW SERIES"); `row` and `column` are the indexes the functions here returned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"
#include "text-metric.h"

typedef struct _AnalectDotWhisker AnalectDotWhisker;

AnalectDotWhisker *analect_dot_whisker_new (void);
void analect_dot_whisker_free (AnalectDotWhisker *plot);

/* The line above the chart. */
void analect_dot_whisker_set_title (AnalectDotWhisker *plot, const char *title);

/* The sentences beneath: unit, interval, N, whose codings. */
void analect_dot_whisker_set_caption (AnalectDotWhisker *plot, const char *caption);

/* Words beneath the axis; none by default. */
void analect_dot_whisker_set_axis_title (AnalectDotWhisker *plot, const char *title);

/* What the rows are ("Dimension"), for the table; and what stands above the counts ("of 12"). */
void analect_dot_whisker_set_headings (AnalectDotWhisker *plot, const char *rows, const char *counts);

/* The axis: percent of LOW to HIGH (0 to 1 unless set), or plain numbers. REFERENCE is a value that gets a line of
 * its own, such as no difference; NaN for none. */
void analect_dot_whisker_set_axis (AnalectDotWhisker *plot, double low, double high, gboolean percent,
                                   double reference);

/* Both on unless switched off. */
void analect_dot_whisker_show_intervals (AnalectDotWhisker *plot, gboolean show);
void analect_dot_whisker_show_counts (AnalectDotWhisker *plot, gboolean show);

/* Adds a series and returns its index. NAME is used in sentences ("Depression"), LEGEND beside its mark
 * ("Depression, 7"; NULL: the name). OVERALL: not a group, but all studies. The legend shows from two series on. */
guint analect_dot_whisker_add_series (AnalectDotWhisker *plot, const char *id, const char *name, const char *legend,
                                      gboolean overall);

/* Adds a row, of no value yet, and returns its index. LEVEL is the depth of indentation. */
guint analect_dot_whisker_add_row (AnalectDotWhisker *plot, const char *id, const char *label, guint level,
                                   gboolean heading, const char *count);

/* Sets the value of a series in a row, on the scale of the axis, with its interval (NaN for none). SENTENCE says it in
 * words and numbers; NULL: the number and interval alone. A VALUE that is not finite is "not defined". */
void analect_dot_whisker_set_value (AnalectDotWhisker *plot, guint row, guint series, double value, double low,
                                    double high, const char *sentence);

/* Lays the chart out. WIDTH and HEIGHT in points; 0 means the style's width and the height it takes. Rows stretch or
 * close up to meet a HEIGHT; a chart that cannot gets the height it needs. Never fails. */
AnalectScene *analect_dot_whisker_layout (const AnalectDotWhisker *plot, double width, double height,
                                          const AnalectPlotStyle *style, AnalectTextMetric *metric);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectDotWhisker, analect_dot_whisker_free)
