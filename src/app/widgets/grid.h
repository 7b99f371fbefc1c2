/* A table of texts as in a spreadsheet: ranges, copy and paste, filling down, editing in place. What it shows is an
 * AnalectGridModel (grid-model.h).
 *
 * It is a GtkScrollable and is put in a GtkScrolledWindow. The labels of rows and columns stay where they are when the
 * cells scroll. Only the cells in sight are looked up and drawn, so the size of the table does not matter.
 *
 * Keys: arrows, Home, End, Ctrl with them (the edges of the table), Page Up and Down; with Shift they stretch the
 * range. Tab moves on, and so does Enter in a range, around it; Ctrl+Tab leaves the grid. Ctrl+Space and Shift+Space
 * take whole columns and rows, Ctrl+A everything. F2, Enter or typing edits; Enter then goes down and Tab to the right,
 * Escape gives up. Ctrl+C, Ctrl+X, Ctrl+V, Ctrl+D (fill down), Delete. Menu or Shift+F10 opens the menu.
 *
 * Signals:
 *   cursor-moved (AnalectGrid *)                      the cursor or the range
 *   column-activated (AnalectGrid *, guint column)    its header was double-clicked or its arrow clicked,
 *                                                     to sort by it; may be ANALECT_GRID_CORNER
 *   row-activated (AnalectGrid *, guint row)          its label was double-clicked
 *
 * Actions: grid.copy, grid.cut, grid.paste, grid.fill-down, grid.clear, grid.edit, grid.select-all, grid.sort.
 *
 * To screen readers it is a grid, and the cell at the cursor is read as "Country, Smith 2019: Norway".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "grid-model.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_GRID (analect_grid_get_type ())
G_DECLARE_FINAL_TYPE (AnalectGrid, analect_grid, ANALECT, GRID, GtkWidget)

/* The place of no cell. */
#define ANALECT_GRID_NOWHERE G_MAXUINT

/* MODEL may be NULL; the grid keeps a reference. NAME is what the table is called, for screen readers. */
GtkWidget *analect_grid_new (AnalectGridModel *model, const char *name);

/* Shows MODEL, which may be NULL, from its first cell on. */
void analect_grid_set_model (AnalectGrid *grid, AnalectGridModel *model);
AnalectGridModel *analect_grid_get_model (AnalectGrid *grid);

/* What stands above the labels of the rows ("Study"). */
void analect_grid_set_corner (AnalectGrid *grid, const char *label);

/* The cell at the cursor; FALSE when the table is empty. ROW and COLUMN may be NULL. */
gboolean analect_grid_get_cursor (AnalectGrid *grid, guint *row, guint *column);

/* Moves the cursor there, as far as the table goes, and scrolls to it. */
void analect_grid_set_cursor (AnalectGrid *grid, guint row, guint column);

/* The selected range: first row and column, how many of each; FALSE when the table is empty. Each may be NULL. */
gboolean analect_grid_get_range (AnalectGrid *grid, guint *row, guint *column, guint *n_rows, guint *n_columns);
void analect_grid_select (AnalectGrid *grid, guint row, guint column, guint n_rows, guint n_columns);

/* How a column is sorted, shown as an arrow in its header; ANALECT_GRID_NOWHERE: none. The corner is G_MAXUINT - 1. */
#define ANALECT_GRID_CORNER (G_MAXUINT - 1)
void analect_grid_set_sort (AnalectGrid *grid, guint column, GtkSortType order);

/* Widths in pixels; ANALECT_GRID_CORNER is the column of the row labels. */
int analect_grid_get_column_width (AnalectGrid *grid, guint column);
void analect_grid_set_column_width (AnalectGrid *grid, guint column, int width);

/* Begins to edit the cell at the cursor, as F2 does. FALSE when it cannot be edited. */
gboolean analect_grid_edit (AnalectGrid *grid);
gboolean analect_grid_is_editing (AnalectGrid *grid);

/* The place of a cell in the grid's coordinates; FALSE when it is not in sight. */
gboolean analect_grid_get_cell_place (AnalectGrid *grid, guint row, guint column, GdkRectangle *place);
