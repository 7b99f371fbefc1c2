/* One coding in the excerpt pane: its code, direction and coder; its menu replaces the code, writes a memo, gives
 * weight and credibility, or takes the coding away. Only one's own codings can be changed.
 *
 * Signals:
 *   replace-requested (AnalectCodingRow *, guint coding)
 *   memo-requested (AnalectCodingRow *, guint coding)
 *   weight-requested (AnalectCodingRow *, guint coding)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODING_ROW (analect_coding_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodingRow, analect_coding_row, ANALECT, CODING_ROW, GtkWidget)

GtkWidget *analect_coding_row_new (AnalectWorkbench *workbench, AnalectId coding);

AnalectId analect_coding_row_get_coding (AnalectCodingRow *row);

/* Shows the coding as it is now. */
void analect_coding_row_renew (AnalectCodingRow *row);

/* Marks the row as the one that keys act on. */
void analect_coding_row_set_marked (AnalectCodingRow *row, gboolean marked);
