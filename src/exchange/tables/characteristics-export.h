/* Study characteristics written as a table that spreadsheets open and that reads back to the same values.
 *
 * A row per study in the order of their labels, a column per characteristic in the project's order, in the form that
 * characteristics.h reads. Cells that a spreadsheet would take for formulas are guarded.
 *
 * Reads rows at one moment; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

/* The table as CSV (UTF-8, LF). The caller frees it. */
char *analect_characteristics_export (const AnalectRows *rows);
