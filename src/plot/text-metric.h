/* How wide a run of text will be: the one thing layout asks of fonts.
 *
 * Two kinds: one asks Pango, one is a built-in table of widths by kind of character, so that a layout can be compared
 * with a stored one on any machine. Neither depends on the zoom or the output: no hinting, no rounding to pixels.
 *
 * Reference counted. A Pango metric belongs to the thread that made it; the built-in one may be used anywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "style.h"

typedef struct _AnalectTextMetric AnalectTextMetric;

/* Measures as text is drawn in FAMILY (a style's). Free with analect_text_metric_unref (). */
AnalectTextMetric *analect_text_metric_new_pango (const char *family);

/* The built-in table. Free with analect_text_metric_unref (). */
AnalectTextMetric *analect_text_metric_new_fixed (void);

AnalectTextMetric *analect_text_metric_ref (AnalectTextMetric *metric);
void analect_text_metric_unref (AnalectTextMetric *metric);

/* Width in points of the N_BYTES (-1: up to the NUL) of valid UTF-8 at TEXT, set on one line. */
double analect_text_metric_get_width (AnalectTextMetric *metric, const char *text, gssize n_bytes,
                                      AnalectPlotFont font);

/* Distance from the middle of a line to the baseline, so that capitals and figures look centred. */
double analect_plot_font_get_drop (AnalectPlotFont font);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectTextMetric, analect_text_metric_unref)
