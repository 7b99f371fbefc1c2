/* One row of the codebook: swatch, name, key cap, and the numbers beside it; the name can be changed in place.
 *
 * A row follows the item it shows until it is given another. It decides nothing: a new name is announced by a signal.
 *
 * Signals:
 *   renamed (AnalectCodeRow *, const char *name)   Enter, or the focus went elsewhere
 *   edit-ended (AnalectCodeRow *)                  whatever became of it; the focus should go back to the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "code-item.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODE_ROW (analect_code_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodeRow, analect_code_row, ANALECT, CODE_ROW, GtkWidget)

GtkWidget *analect_code_row_new (void);

/* ITEM may be NULL. */
void analect_code_row_set_item (AnalectCodeRow *row, AnalectCodeItem *item);
AnalectCodeItem *analect_code_row_get_item (AnalectCodeRow *row);

/* Puts the numbers in columns so wide, in pixels, that they stand below their heads; a width of 0 for codings shows
 * studies alone. */
void analect_code_row_set_columns (AnalectCodeRow *row, int codings, int studies);

/* Puts an entry in place of the name; all of it is selected. */
void analect_code_row_edit (AnalectCodeRow *row);
gboolean analect_code_row_is_edited (AnalectCodeRow *row);
