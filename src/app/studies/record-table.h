/* The table of records: sorted by a click on a heading, filtered from outside, several can be selected.
 *
 * Which columns are shown and how it is sorted is remembered. Where there is little room the column that says whether
 * there is a text gives way.
 *
 * Signals:
 *   selection-changed (AnalectRecordTable *)
 *   contents-changed (AnalectRecordTable *)              other rows are shown
 *   activated (AnalectRecordTable *, guint reference)    Enter, or a double click
 *
 * Actions: table.copy, table.copy-citations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record-model.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_RECORD_TABLE (analect_record_table_get_type ())
G_DECLARE_FINAL_TYPE (AnalectRecordTable, analect_record_table, ANALECT, RECORD_TABLE, GtkWidget)

/* FILTER is asked with items of MODEL. */
GtkWidget *analect_record_table_new (AnalectWorkbench *workbench, AnalectRecordModel *model, GtkFilter *filter);

/* The references selected, in the order shown. The caller unrefs the array (of AnalectId). */
GArray *analect_record_table_get_selected (AnalectRecordTable *table);
guint analect_record_table_get_n_selected (AnalectRecordTable *table);
guint analect_record_table_get_n_shown (AnalectRecordTable *table);

/* Selects REFERENCE alone and scrolls to it; FOCUS: and gives it the focus. FALSE when it is not shown. */
gboolean analect_record_table_select (AnalectRecordTable *table, AnalectId reference, gboolean focus);

/* Selects nothing, which makes changes of many rows quick; selects those of IDS (of AnalectId) that are shown. */
void analect_record_table_unselect (AnalectRecordTable *table);
void analect_record_table_select_many (AnalectRecordTable *table, const GArray *ids);

/* Selects the first row when nothing is selected. */
void analect_record_table_select_any (AnalectRecordTable *table);

/* Puts the focus on the table. */
void analect_record_table_focus (AnalectRecordTable *table);

/* The first record to screen behind the last one selected, from the top again; none when there is none but those
 * selected. */
AnalectId analect_record_table_next_to_screen (AnalectRecordTable *table);

/* How many of the records shown are to screen, and which of them is REFERENCE, from 1; 0: it is none. */
guint analect_record_table_place (AnalectRecordTable *table, AnalectId reference, guint *n_to_screen);

/* Adds the focused row to the selection, or takes it out. */
gboolean analect_record_table_toggle (AnalectRecordTable *table);

/* Which columns there are to show: a menu, and its actions, to be inserted as "columns". Borrowed. */
GMenuModel *analect_record_table_get_menu (AnalectRecordTable *table);
GActionGroup *analect_record_table_get_actions (AnalectRecordTable *table);
