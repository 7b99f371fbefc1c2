/* A table of results as text for other programs: what the command line prints, exports hold and the clipboard gets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "csv-writer.h"
#include "table.h"

/* A line of column names, then the N rows at ORDER (NULL: all, as they are). CSV is what spreadsheets open, so its
 * cells are guarded against formulas; TSV is for programs and stays as it is. The caller frees the text. */
char *analect_table_to_text (const AnalectTable *table, AnalectTableFormat format, const guint *order, guint n);
