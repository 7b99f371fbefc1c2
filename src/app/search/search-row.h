/* How a row of results looks: a sign, the name with what was looked for marked in it, where it belongs to, and a number
 * or a key at the end. Made once and shown anew for each item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "search-item.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_SEARCH_ROW (analect_search_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalectSearchRow, analect_search_row, ANALECT, SEARCH_ROW, GtkWidget)

GtkWidget *analect_search_row_new (void);

/* Shows ITEM, of the project of WORKBENCH; nothing of it is kept. */
void analect_search_row_set (AnalectSearchRow *row, AnalectWorkbench *workbench, const AnalectSearchItem *item);

/* What the group is called, to be shown. */
const char *analect_search_group_name (AnalectSearchGroup group);
