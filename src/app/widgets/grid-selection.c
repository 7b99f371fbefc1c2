/* Cursor and range; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-selection.h"

gboolean
analect_grid_selection_has_cells (const AnalectGridSelection *selection)
{
  return selection->n_rows > 0 && selection->n_columns > 0;
}

static guint
clamp (guint place, guint n)
{
  return n == 0 ? 0 : MIN (place, n - 1);
}

static AnalectGridCell
clamp_cell (const AnalectGridSelection *selection, guint row, guint column)
{
  return (AnalectGridCell){ clamp (row, selection->n_rows), clamp (column, selection->n_columns) };
}

void
analect_grid_selection_set_size (AnalectGridSelection *selection, guint n_rows, guint n_columns)
{
  selection->n_rows = n_rows;
  selection->n_columns = n_columns;
  selection->cursor = clamp_cell (selection, selection->cursor.row, selection->cursor.column);
  selection->anchor = clamp_cell (selection, selection->anchor.row, selection->anchor.column);
  selection->lead = clamp_cell (selection, selection->lead.row, selection->lead.column);
}

void
analect_grid_selection_go (AnalectGridSelection *selection, guint row, guint column, gboolean extend)
{
  selection->lead = clamp_cell (selection, row, column);
  if (extend)
    return;
  selection->cursor = selection->anchor = selection->lead;
  selection->whole_rows = selection->whole_columns = FALSE;
}

static guint
shift (guint place, int by, guint n)
{
  gint64 to = (gint64) place + by;

  return n == 0 ? 0 : (guint) CLAMP (to, 0, (gint64) n - 1);
}

void
analect_grid_selection_move (AnalectGridSelection *selection, int rows, int columns, gboolean extend)
{
  AnalectGridCell from = extend ? selection->lead : selection->cursor;

  analect_grid_selection_go (selection, shift (from.row, rows, selection->n_rows),
                             shift (from.column, columns, selection->n_columns), extend);
}

/* The cell after AT in RANGE, around from its end to its beginning. */
static AnalectGridCell
find_next (const AnalectGridRange *range, AnalectGridCell at, gboolean down, gboolean back)
{
  guint64 n = (guint64) range->n_rows * range->n_columns;
  guint row = at.row - range->row, column = at.column - range->column;
  guint64 place = down ? (guint64) column * range->n_rows + row : (guint64) row * range->n_columns + column;

  place = (place + (back ? n - 1 : 1)) % n;
  return (AnalectGridCell){ range->row + (guint) (down ? place % range->n_rows : place / range->n_columns),
                            range->column + (guint) (down ? place / range->n_rows : place % range->n_columns) };
}

static gboolean
is_before (AnalectGridCell one, AnalectGridCell other)
{
  return one.row < other.row || (one.row == other.row && one.column < other.column);
}

void
analect_grid_selection_next (AnalectGridSelection *selection, gboolean down, gboolean back)
{
  AnalectGridRange range = analect_grid_selection_get (selection);
  AnalectGridRange all = { 0, 0, selection->n_rows, selection->n_columns };
  AnalectGridCell next;

  if (range.n_rows == 0)
    return;
  if (range.n_rows > 1 || range.n_columns > 1)
    {
      if (analect_grid_range_has (&range, selection->cursor.row, selection->cursor.column))
        selection->cursor = find_next (&range, selection->cursor, down, back);
      return;
    }
  if (down)
    {
      analect_grid_selection_move (selection, back ? -1 : 1, 0, FALSE);
      return;
    }
  next = find_next (&all, selection->cursor, FALSE, back);
  /* Not from the last cell to the first. */
  if (is_before (selection->cursor, next) != back)
    analect_grid_selection_go (selection, next.row, next.column, FALSE);
}

void
analect_grid_selection_take_rows (AnalectGridSelection *selection, guint row, gboolean extend)
{
  analect_grid_selection_go (selection, row, extend ? selection->lead.column : 0, extend);
  selection->whole_rows = TRUE;
  selection->whole_columns = FALSE;
}

void
analect_grid_selection_take_columns (AnalectGridSelection *selection, guint column, gboolean extend)
{
  analect_grid_selection_go (selection, extend ? selection->lead.row : 0, column, extend);
  selection->whole_columns = TRUE;
  selection->whole_rows = FALSE;
}

void
analect_grid_selection_take_all (AnalectGridSelection *selection)
{
  selection->whole_rows = selection->whole_columns = TRUE;
}

AnalectGridRange
analect_grid_selection_get (const AnalectGridSelection *selection)
{
  AnalectGridRange range = { 0, 0, 0, 0 };

  if (!analect_grid_selection_has_cells (selection))
    return range;
  range.row = MIN (selection->lead.row, selection->anchor.row);
  range.column = MIN (selection->lead.column, selection->anchor.column);
  range.n_rows = MAX (selection->lead.row, selection->anchor.row) - range.row + 1;
  range.n_columns = MAX (selection->lead.column, selection->anchor.column) - range.column + 1;
  if (selection->whole_rows)
    {
      range.column = 0;
      range.n_columns = selection->n_columns;
    }
  if (selection->whole_columns)
    {
      range.row = 0;
      range.n_rows = selection->n_rows;
    }
  return range;
}

gboolean
analect_grid_range_has (const AnalectGridRange *range, guint row, guint column)
{
  return row >= range->row && row - range->row < range->n_rows && column >= range->column
         && column - range->column < range->n_columns;
}
