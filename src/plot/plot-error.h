/* The error domain of src/plot.
 *
 * Only making files can fail; laying out and drawing cannot. An error of the stream that is written to is passed on
 * as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define ANALECT_PLOT_ERROR (analect_plot_error_quark ())

typedef enum
{
  ANALECT_PLOT_ERROR_TOO_LARGE, /* more points or pixels than the format or a limit of our own allows */
  ANALECT_PLOT_ERROR_DRAWING,   /* the drawing library gave up; the message has its words */
} AnalectPlotError;

GQuark analect_plot_error_quark (void);
