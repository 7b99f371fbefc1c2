/* The cursor of a grid and the range that is selected: a rectangle between two corners, or whole rows or columns, or
 * all.
 *
 * The cursor is the cell that is edited; stretching the range moves one corner (the lead) and leaves the cursor at the
 * other (the anchor), and Tab and Enter take the cursor around in the range. In a table with cells all three are always
 * on cells; when the table shrinks, they move to the nearest.
 *
 * Pure values; the struct owns nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint row, column;
} AnalectGridCell;

typedef struct
{
  guint n_rows, n_columns; /* of the table */
  AnalectGridCell cursor, anchor, lead;
  gboolean whole_rows, whole_columns; /* both: all */
} AnalectGridSelection;

typedef struct
{
  guint row, column, n_rows, n_columns;
} AnalectGridRange;

/* Whether there is a cell at all. */
gboolean analect_grid_selection_has_cells (const AnalectGridSelection *selection);

/* The table's size. */
void analect_grid_selection_set_size (AnalectGridSelection *selection, guint n_rows, guint n_columns);

/* Puts the cursor on a cell, as far as the table goes; EXTEND: the lead, and the cursor stays. */
void analect_grid_selection_go (AnalectGridSelection *selection, guint row, guint column, gboolean extend);

/* The same by so many rows and columns; what leads out of the table stops at its edge. */
void analect_grid_selection_move (AnalectGridSelection *selection, int rows, int columns, gboolean extend);

/* Takes the cursor to the next cell: around in a range of several, else down or to the right, from the end of a row to
 * the beginning of the next; BACK: the other way. */
void analect_grid_selection_next (AnalectGridSelection *selection, gboolean down, gboolean back);

/* Whole rows and columns, EXTEND: from those of the anchor to ROW or COLUMN. */
void analect_grid_selection_take_rows (AnalectGridSelection *selection, guint row, gboolean extend);
void analect_grid_selection_take_columns (AnalectGridSelection *selection, guint column, gboolean extend);
void analect_grid_selection_take_all (AnalectGridSelection *selection);

/* What is selected; empty when there are no cells. */
AnalectGridRange analect_grid_selection_get (const AnalectGridSelection *selection);
gboolean analect_grid_range_has (const AnalectGridRange *range, guint row, guint column);
