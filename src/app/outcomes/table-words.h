/* The cells of a table of results as a person reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "table.h"

/* The cell at ROW and COLUMN: shares in percent, labels translated. The caller frees it. */
char *analect_table_cell_words (const AnalectTable *table, guint row, guint column);
