/* Where the rows and columns of a grid are: widths and heights, and which cell lies at a point.
 *
 * Two coordinate systems: the table's, from the top left corner of the first cell on, without the frozen row and
 * column; and the view's, from the top left corner of the widget on, with them, in which SCROLL_X and SCROLL_Y of the
 * table are out of sight behind the frozen parts. All rows are of one height; columns have widths of their own.
 *
 * Pure; a geometry belongs to one thread. Finding a column takes logarithmic time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _AnalectGridGeometry AnalectGridGeometry;

#define ANALECT_GRID_NO_CELL G_MAXUINT

/* Half the width of the strip at the edge of a column's header that drags it, in pixels. */
#define ANALECT_GRID_GRIP 4

typedef enum
{
  ANALECT_GRID_PART_NOTHING, /* beyond the last row and column */
  ANALECT_GRID_PART_CELL,
  ANALECT_GRID_PART_ROW_LABEL,
  ANALECT_GRID_PART_COLUMN_LABEL,
  ANALECT_GRID_PART_CORNER,
  ANALECT_GRID_PART_GRIP, /* the right edge of a column's header */
} AnalectGridPart;

typedef struct
{
  AnalectGridPart part;
  guint row,
      column; /* ANALECT_GRID_NO_CELL where there is none; of a grip, the column it drags, and none for the frozen */
} AnalectGridSpot;

typedef struct
{
  double x, y, width, height;
} AnalectGridBox;

AnalectGridGeometry *analect_grid_geometry_new (void);
void analect_grid_geometry_free (AnalectGridGeometry *geometry);

/* The table's size; columns that are new get the usual width. */
void analect_grid_geometry_set_size (AnalectGridGeometry *geometry, guint n_rows, guint n_columns);
guint analect_grid_geometry_get_n_rows (const AnalectGridGeometry *geometry);
guint analect_grid_geometry_get_n_columns (const AnalectGridGeometry *geometry);

/* Heights of a row and of the frozen row, in pixels, at least 1. */
void analect_grid_geometry_set_heights (AnalectGridGeometry *geometry, int row, int header);
int analect_grid_geometry_get_row_height (const AnalectGridGeometry *geometry);
int analect_grid_geometry_get_header_height (const AnalectGridGeometry *geometry);

/* Widths; ANALECT_GRID_NO_CELL is the frozen column. They are kept between a smallest and a largest width. */
void analect_grid_geometry_set_width (AnalectGridGeometry *geometry, guint column, int width);
int analect_grid_geometry_get_width (const AnalectGridGeometry *geometry, guint column);

/* The width and height of it all, with the frozen parts. */
double analect_grid_geometry_get_total_width (const AnalectGridGeometry *geometry);
double analect_grid_geometry_get_total_height (const AnalectGridGeometry *geometry);

/* Where COLUMN (which may be the number of columns) begins in the table. */
double analect_grid_geometry_get_column_x (const AnalectGridGeometry *geometry, guint column);

/* What lies at a point of the view, in which the table is scrolled. */
AnalectGridSpot analect_grid_geometry_find (const AnalectGridGeometry *geometry, double scroll_x, double scroll_y,
                                            double x, double y);

/* The cell nearest to a point of the view, to be selected while dragging; FALSE when there is none. */
gboolean analect_grid_geometry_find_nearest (const AnalectGridGeometry *geometry, double scroll_x, double scroll_y,
                                             double x, double y, guint *row, guint *column);

/* The place of a cell in the view; either may be ANALECT_GRID_NO_CELL for the frozen parts. */
AnalectGridBox analect_grid_geometry_get_box (const AnalectGridGeometry *geometry, double scroll_x, double scroll_y,
                                              guint row, guint column);

/* The cells of which some is in a view of WIDTH × HEIGHT: first and one behind the last. */
void analect_grid_geometry_get_visible (const AnalectGridGeometry *geometry, double scroll_x, double scroll_y,
                                        double width, double height, guint *first_row, guint *end_row,
                                        guint *first_column, guint *end_column);

/* The scroll position nearest to SCROLL_X and SCROLL_Y at which the whole cell is in a view of WIDTH × HEIGHT, or its
 * beginning where it is larger than that. */
void analect_grid_geometry_scroll_to (const AnalectGridGeometry *geometry, guint row, guint column, double width,
                                      double height, double *scroll_x, double *scroll_y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectGridGeometry, analect_grid_geometry_free)
