/* The rows of the codebook as a list shows them: which are open, which are found, which are selected; kept by code, so
 * that all of it outlives changes of the codebook.
 *
 * While something is searched for, rows with something found below them are open; what is open otherwise is remembered
 * and comes back.
 *
 * Signal: selection-changed (AnalectCodebookRows *).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "codebook-model.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODEBOOK_ROWS (analect_codebook_rows_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodebookRows, analect_codebook_rows, ANALECT, CODEBOOK_ROWS, GObject)

/* The caller owns the reference. */
AnalectCodebookRows *analect_codebook_rows_new (AnalectCodebookModel *model);

/* What a list view shows: GtkTreeListRows of AnalectCodeItem; borrowed. */
GtkSelectionModel *analect_codebook_rows_get_selection (AnalectCodebookRows *rows);

/* Shows what contains QUERY (NULL or "": everything) with what it stands under; what stands below something found stays
 * within reach. */
void analect_codebook_rows_set_query (AnalectCodebookRows *rows, const char *query);

/* Whether a query is set, and the position of the first row that was found itself; GTK_INVALID_LIST_POSITION when there
 * is none. */
gboolean analect_codebook_rows_has_query (AnalectCodebookRows *rows);
guint analect_codebook_rows_first_found (AnalectCodebookRows *rows);

/* The item at POSITION, or NULL; borrowed. */
AnalectCodeItem *analect_codebook_rows_get_item (AnalectCodebookRows *rows, guint position);

/* The position of CODE's row, or GTK_INVALID_LIST_POSITION. REVEAL: rows it stands under are opened. */
guint analect_codebook_rows_find (AnalectCodebookRows *rows, AnalectId code, gboolean reveal);

/* To be told by the view when it shows a row and shows it no more: the reader may open and close only what is shown. */
void analect_codebook_rows_watch (AnalectCodebookRows *rows, GtkTreeListRow *row);
void analect_codebook_rows_unwatch (AnalectCodebookRows *rows, GtkTreeListRow *row);

/* Opens or closes everything. */
void analect_codebook_rows_set_all_open (AnalectCodebookRows *rows, gboolean open);

/* The codes selected (of AnalectId), in the order of rows. The caller unrefs the array. */
GArray *analect_codebook_rows_get_selected (AnalectCodebookRows *rows);
void analect_codebook_rows_select (AnalectCodebookRows *rows, const AnalectId *codes, guint n);
