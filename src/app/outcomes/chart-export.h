/* A chart as a file, with its numbers as CSV beside it.
 *
 * Files are written whole or not at all, in the background; one that is there is replaced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart.h"

#include <gio/gio.h>

typedef enum
{
  ANALECT_EXPORT_SVG,
  ANALECT_EXPORT_PDF,
  ANALECT_EXPORT_PNG,
  ANALECT_N_EXPORTS,
} AnalectExportFormat;

typedef struct
{
  AnalectExportFormat format;
  double dpi; /* of a PNG */
  AnalectStyleKind style;
  gboolean numbers; /* as CSV beside it */
} AnalectChartExport;

/* ".svg" … */
const char *analect_chart_export_ending (AnalectExportFormat format);

/* PATH with the ending of FORMAT instead of another format's, or after it. The caller frees it. */
char *analect_chart_export_path (const char *path, AnalectExportFormat format);

/* The path of the numbers beside the file at PATH. The caller frees it. */
char *analect_chart_export_numbers_path (const char *path);

/* Writes CHART to PATH. Finish with the next function. Main thread. */
void analect_chart_export_async (AnalectChart *chart, const AnalectChartExport *choice, const char *path,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* Errors: ANALECT_PLOT_ERROR, ANALECT_STORAGE_ERROR, G_IO_ERROR_CANCELLED. */
gboolean analect_chart_export_finish (GAsyncResult *result, GError **error);
