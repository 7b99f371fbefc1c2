/* Rows and columns in space; see the header.
 *
 * The beginnings of columns are kept as sums, renewed when a width changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-geometry.h"

#define USUAL_WIDTH        120
#define USUAL_FROZEN_WIDTH 160
#define SMALLEST_WIDTH     32
#define LARGEST_WIDTH      1200

struct _AnalectGridGeometry
{
  guint n_rows;
  GArray *starts; /* of int: of each column, and the end of the last one */
  GArray *widths; /* of int */
  int frozen_width, row_height, header_height;
};

AnalectGridGeometry *
analect_grid_geometry_new (void)
{
  AnalectGridGeometry *geometry = g_new0 (AnalectGridGeometry, 1);

  geometry->starts = g_array_new (FALSE, TRUE, sizeof (int));
  geometry->widths = g_array_new (FALSE, TRUE, sizeof (int));
  geometry->frozen_width = USUAL_FROZEN_WIDTH;
  geometry->row_height = geometry->header_height = 30;
  g_array_set_size (geometry->starts, 1);
  return geometry;
}

void
analect_grid_geometry_free (AnalectGridGeometry *geometry)
{
  if (geometry == NULL)
    return;
  g_array_unref (geometry->starts);
  g_array_unref (geometry->widths);
  g_free (geometry);
}

static int
start_of (const AnalectGridGeometry *geometry, guint column)
{
  return g_array_index (geometry->starts, int, column);
}

static int
width_of (const AnalectGridGeometry *geometry, guint column)
{
  return g_array_index (geometry->widths, int, column);
}

static void
sum_up (AnalectGridGeometry *geometry)
{
  int sum = 0;

  g_array_set_size (geometry->starts, geometry->widths->len + 1);
  for (guint i = 0; i < geometry->widths->len; i++)
    {
      g_array_index (geometry->starts, int, i) = sum;
      sum += width_of (geometry, i);
    }
  g_array_index (geometry->starts, int, geometry->widths->len) = sum;
}

void
analect_grid_geometry_set_size (AnalectGridGeometry *geometry, guint n_rows, guint n_columns)
{
  guint before = geometry->widths->len;

  geometry->n_rows = n_rows;
  g_array_set_size (geometry->widths, n_columns);
  for (guint i = before; i < n_columns; i++)
    g_array_index (geometry->widths, int, i) = USUAL_WIDTH;
  sum_up (geometry);
}

guint
analect_grid_geometry_get_n_rows (const AnalectGridGeometry *geometry)
{
  return geometry->n_rows;
}

guint
analect_grid_geometry_get_n_columns (const AnalectGridGeometry *geometry)
{
  return geometry->widths->len;
}

void
analect_grid_geometry_set_heights (AnalectGridGeometry *geometry, int row, int header)
{
  geometry->row_height = MAX (row, 1);
  geometry->header_height = MAX (header, 1);
}

int
analect_grid_geometry_get_row_height (const AnalectGridGeometry *geometry)
{
  return geometry->row_height;
}

int
analect_grid_geometry_get_header_height (const AnalectGridGeometry *geometry)
{
  return geometry->header_height;
}

void
analect_grid_geometry_set_width (AnalectGridGeometry *geometry, guint column, int width)
{
  width = CLAMP (width, SMALLEST_WIDTH, LARGEST_WIDTH);
  if (column == ANALECT_GRID_NO_CELL)
    geometry->frozen_width = width;
  else if (column < geometry->widths->len)
    {
      g_array_index (geometry->widths, int, column) = width;
      sum_up (geometry);
    }
}

int
analect_grid_geometry_get_width (const AnalectGridGeometry *geometry, guint column)
{
  if (column == ANALECT_GRID_NO_CELL)
    return geometry->frozen_width;
  return column < geometry->widths->len ? width_of (geometry, column) : 0;
}

double
analect_grid_geometry_get_total_width (const AnalectGridGeometry *geometry)
{
  return geometry->frozen_width + (double) start_of (geometry, geometry->widths->len);
}

double
analect_grid_geometry_get_total_height (const AnalectGridGeometry *geometry)
{
  return geometry->header_height + (double) geometry->row_height * geometry->n_rows;
}

double
analect_grid_geometry_get_column_x (const AnalectGridGeometry *geometry, guint column)
{
  return start_of (geometry, MIN (column, geometry->widths->len));
}

/* The column at X of the table; the number of columns behind the last one. */
static guint
column_at (const AnalectGridGeometry *geometry, double x)
{
  guint low = 0, high = geometry->widths->len;

  if (x < 0)
    return 0;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (start_of (geometry, middle + 1) > x)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static guint
row_at (const AnalectGridGeometry *geometry, double y)
{
  if (y < 0)
    return 0;
  return (guint) MIN (y / geometry->row_height, (double) geometry->n_rows);
}

/* The column whose right edge is near X of the view, in the header; TRUE when there is one. */
static gboolean
find_grip (const AnalectGridGeometry *geometry, double scroll_x, double x, guint *column)
{
  double inside = x - geometry->frozen_width + scroll_x;
  guint at;

  *column = ANALECT_GRID_NO_CELL;
  if (ABS (x - geometry->frozen_width) <= ANALECT_GRID_GRIP)
    return TRUE;
  if (x < geometry->frozen_width || geometry->widths->len == 0)
    return FALSE;
  at = column_at (geometry, inside);
  if (at < geometry->widths->len && start_of (geometry, at + 1) - inside <= ANALECT_GRID_GRIP)
    *column = at;
  else if (at > 0 && inside - start_of (geometry, at) <= ANALECT_GRID_GRIP)
    *column = at - 1;
  return *column != ANALECT_GRID_NO_CELL;
}

AnalectGridSpot
analect_grid_geometry_find (const AnalectGridGeometry *geometry, double scroll_x, double scroll_y, double x, double y)
{
  AnalectGridSpot spot = { ANALECT_GRID_PART_NOTHING, ANALECT_GRID_NO_CELL, ANALECT_GRID_NO_CELL };
  gboolean in_header = y < geometry->header_height, in_frozen = x < geometry->frozen_width;
  guint row = row_at (geometry, y - geometry->header_height + scroll_y);
  guint column = column_at (geometry, x - geometry->frozen_width + scroll_x);

  if (in_header && find_grip (geometry, scroll_x, x, &spot.column))
    spot.part = ANALECT_GRID_PART_GRIP;
  else if (in_header && in_frozen)
    spot.part = ANALECT_GRID_PART_CORNER;
  else if (in_header && column < geometry->widths->len)
    {
      spot.part = ANALECT_GRID_PART_COLUMN_LABEL;
      spot.column = column;
    }
  else if (!in_header && in_frozen && row < geometry->n_rows)
    {
      spot.part = ANALECT_GRID_PART_ROW_LABEL;
      spot.row = row;
    }
  else if (!in_header && !in_frozen && row < geometry->n_rows && column < geometry->widths->len)
    spot = (AnalectGridSpot){ ANALECT_GRID_PART_CELL, row, column };
  return spot;
}

gboolean
analect_grid_geometry_find_nearest (const AnalectGridGeometry *geometry, double scroll_x, double scroll_y, double x,
                                    double y, guint *row, guint *column)
{
  if (geometry->n_rows == 0 || geometry->widths->len == 0)
    return FALSE;
  *row = MIN (row_at (geometry, y - geometry->header_height + scroll_y), geometry->n_rows - 1);
  *column = MIN (column_at (geometry, x - geometry->frozen_width + scroll_x), geometry->widths->len - 1);
  return TRUE;
}

AnalectGridBox
analect_grid_geometry_get_box (const AnalectGridGeometry *geometry, double scroll_x, double scroll_y, guint row,
                               guint column)
{
  AnalectGridBox box = { 0, 0, geometry->frozen_width, geometry->header_height };

  if (column != ANALECT_GRID_NO_CELL)
    {
      box.x = geometry->frozen_width + start_of (geometry, column) - scroll_x;
      box.width = width_of (geometry, column);
    }
  if (row != ANALECT_GRID_NO_CELL)
    {
      box.y = geometry->header_height + (double) row * geometry->row_height - scroll_y;
      box.height = geometry->row_height;
    }
  return box;
}

void
analect_grid_geometry_get_visible (const AnalectGridGeometry *geometry, double scroll_x, double scroll_y, double width,
                                   double height, guint *first_row, guint *end_row, guint *first_column,
                                   guint *end_column)
{
  double inner_width = width - geometry->frozen_width, inner_height = height - geometry->header_height;

  *first_row = row_at (geometry, scroll_y);
  *first_column = column_at (geometry, scroll_x);
  *end_row = *first_row;
  *end_column = *first_column;
  if (inner_height > 0)
    *end_row = MIN (row_at (geometry, scroll_y + inner_height) + 1, geometry->n_rows);
  if (inner_width > 0)
    *end_column = MIN (column_at (geometry, scroll_x + inner_width) + 1, geometry->widths->len);
}

/* SCROLL such that from START on LENGTH is in a view of SIZE. */
static double
scroll_into (double scroll, double start, double length, double size)
{
  if (start + length > scroll + size)
    scroll = start + length - size;
  return MIN (scroll, start);
}

void
analect_grid_geometry_scroll_to (const AnalectGridGeometry *geometry, guint row, guint column, double width,
                                 double height, double *scroll_x, double *scroll_y)
{
  if (column < geometry->widths->len)
    *scroll_x = scroll_into (*scroll_x, start_of (geometry, column), width_of (geometry, column),
                             width - geometry->frozen_width);
  if (row < geometry->n_rows)
    *scroll_y = scroll_into (*scroll_y, (double) row * geometry->row_height, geometry->row_height,
                             height - geometry->header_height);
}
