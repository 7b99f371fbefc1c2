/* One code found by quick-code, and the row that shows it: swatch, name with the letters that matched, its place in the
 * codebook, its key and its studies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "quick-rank.h"
#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_QUICK_ITEM (analect_quick_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalectQuickItem, analect_quick_item, ANALECT, QUICK_ITEM, GObject)

/* CODE as MATCH found it; DIGIT 0: no key. The caller owns the reference. */
AnalectQuickItem *analect_quick_item_new (AnalectId code, const AnalectQuickMatch *match, int digit);
AnalectId analect_quick_item_get_code (AnalectQuickItem *item);
AnalectQuickWay analect_quick_item_get_way (AnalectQuickItem *item);

#define ANALECT_TYPE_QUICK_ROW (analect_quick_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalectQuickRow, analect_quick_row, ANALECT, QUICK_ROW, GtkWidget)

GtkWidget *analect_quick_row_new (void);

/* Shows ITEM. */
void analect_quick_row_set (AnalectQuickRow *row, AnalectWorkbench *workbench, AnalectQuickItem *item);
