/* A table of results as text for other programs, the same as the command line prints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "csv-writer.h"
#include "table.h"

/* The N rows at ORDER (NULL: all, as they are). The caller frees it. */
char *analect_table_to_text (const AnalectTable *table, AnalectTableFormat format, const guint *order, guint n);

/* A cell as a person reads it; NAME is its column's. The caller frees it. */
char *analect_table_cell_words (const AnalectTable *table, guint row, guint column);
