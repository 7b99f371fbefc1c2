/* The two columns of the start page under what stands over both: at most 1000 wide and in the middle; where that is too
 * narrow for both (a small window, large text), one column with the actions first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_START_COLUMNS (analect_start_columns_get_type ())
G_DECLARE_FINAL_TYPE (AnalectStartColumns, analect_start_columns, ANALECT, START_COLUMNS, GtkWidget)

GtkWidget *analect_start_columns_new (GtkWidget *above, GtkWidget *projects, GtkWidget *actions);
