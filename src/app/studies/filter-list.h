/* The filters of the Studies workspace: what was decided, where records were found, what to look at; with live counts,
 * and at the foot how far screening is.
 *
 * A click chooses one filter, Ctrl+click adds another. Filters of one group add to each other; those of different
 * groups must all be met. "All records" is the filter of none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record-model.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_FILTER_LIST (analect_filter_list_get_type ())
G_DECLARE_FINAL_TYPE (AnalectFilterList, analect_filter_list, ANALECT, FILTER_LIST, GtkWidget)

GtkWidget *analect_filter_list_new (AnalectWorkbench *workbench, AnalectRecordModel *model);

/* What is chosen, as a filter of AnalectRecordItem; borrowed. */
GtkFilter *analect_filter_list_get_filter (AnalectFilterList *list);

/* Chooses all records. */
void analect_filter_list_clear (AnalectFilterList *list);

/* Whether all records are chosen. */
gboolean analect_filter_list_is_clear (AnalectFilterList *list);

/* Puts the focus on what is chosen. */
void analect_filter_list_focus (AnalectFilterList *list);
