/* Text from anywhere made fit for a chart: cleaned, broken into lines, shortened with an ellipsis.
 *
 * Break opportunities are those of Unicode (soft hyphens included); a word wider than the line is broken between
 * characters as a reader sees them, never inside one. A text that begins right to left keeps that direction on every
 * line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text-metric.h"

typedef struct
{
  char **lines; /* NULL-terminated; none for an empty text */
  guint n_lines;
  double width;  /* of the widest line, in points */
  gboolean rtl;  /* the direction of the whole */
  gboolean cut;  /* something was left out at the end */
  gboolean torn; /* a line ends within a word */
} AnalectWrappedText;

/* A legal copy of STRING on one line: control characters and line ends become spaces, runs of white space one space,
 * and marks that turn the direction of what follows are taken out. NULL gives "". The caller frees it. */
char *analect_plot_clean (const char *string);

/* Breaks STRING, which analect_plot_clean () made, into at most MAX_LINES lines of at most WIDTH points. Free with
 * analect_wrapped_text_free (). */
AnalectWrappedText *analect_text_wrap (AnalectTextMetric *metric, const char *string, AnalectPlotFont font,
                                       double width, guint max_lines);

/* As analect_text_wrap (), with lines of about the same length. */
AnalectWrappedText *analect_text_wrap_evenly (AnalectTextMetric *metric, const char *string, AnalectPlotFont font,
                                              double width, guint max_lines);

void analect_wrapped_text_free (AnalectWrappedText *text);

/* Whether the first character of STRING that has a direction runs right to left. */
gboolean analect_text_is_rtl (const char *string);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectWrappedText, analect_wrapped_text_free)
