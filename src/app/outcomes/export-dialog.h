/* Asks how a chart is to be exported, then where to, and does it; says when it is done or why not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart-export.h"
#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_EXPORT_DIALOG (analect_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnalectExportDialog, analect_export_dialog, ANALECT, EXPORT_DIALOG, GtkWindow)

/* Shows the dialog over PARENT. It belongs to GTK. What was chosen last is chosen. */
AnalectExportDialog *analect_export_dialog_show (GtkWindow *parent, AnalectWorkbench *workbench, AnalectChart *chart);

/* What is chosen. */
void analect_export_dialog_get_choice (AnalectExportDialog *dialog, AnalectChartExport *choice);

/* Exports as chosen to PATH and closes the dialog: what happens once a file is named. */
void analect_export_dialog_write (AnalectExportDialog *dialog, const char *path);
