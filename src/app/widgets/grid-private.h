/* What the parts of AnalectGrid share: grid.c (the widget), grid-pointer.c, grid-keys.c, grid-edit.c (the cell that is
 * edited), grid-transfer.c (many cells at once).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "grid-cell-draw.h"
#include "grid-geometry.h"
#include "grid-selection.h"
#include "grid.h"

struct _AnalectGrid
{
  GtkWidget parent_instance;
  AnalectGridModel *model; /* NULL: nothing to show */
  char *corner;
  AnalectGridGeometry *geometry;
  AnalectGridSelection selection;
  AnalectGridPainter *painter;
  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  GtkScrollablePolicy policies[2];
  guint sort_column;
  GtkSortType sort_order;

  /* Two widgets without looks, one of which has the focus and the name of the cell at the cursor; they take turns,
   * since screen readers speak when the focus moves. */
  GtkWidget *cells[2];
  guint cell;
  guint cell_row, cell_column; /* where it stands */

  /* Editing: in the entry, which is there only then, or by choosing in the popover. */
  GtkWidget *entry, *popover;
  gboolean is_choosing;
  guint edit_row, edit_column;
  gboolean is_settling; /* the end of editing is under way */

  /* The pointer */
  AnalectGridSpot pressed;
  int pressed_width;
  double drag_x, drag_y;
  guint tick;
  AnalectGridSpot hovered;
  GtkWidget *menu;
};

/* grid.c */

double analect_grid_get_scroll (AnalectGrid *grid, GtkOrientation orientation);

/* To be called after the selection has changed: shows ROW and COLUMN, says it, and tells others. */
void analect_grid_show_selection (AnalectGrid *grid, guint row, guint column);
void analect_grid_activate_column (AnalectGrid *grid, guint column);

/* Whether there is a table with a cell in it. */
gboolean analect_grid_has_cells (AnalectGrid *grid);

/* grid-pointer.c, grid-keys.c: add their controllers. */
void analect_grid_add_pointer (AnalectGrid *grid);
void analect_grid_add_keys (AnalectGrid *grid);
void analect_grid_stop_dragging (AnalectGrid *grid);
void analect_grid_open_menu (AnalectGrid *grid, double x, double y);

/* grid-edit.c */

/* Edits the cell at the cursor, beginning with TEXT, or with what is there when TEXT is NULL. */
gboolean analect_grid_begin_edit (AnalectGrid *grid, const char *text);

/* Ends it: COMMIT keeps what was typed. */
void analect_grid_end_edit (AnalectGrid *grid, gboolean commit);
void analect_grid_place_editor (AnalectGrid *grid);

/* grid-transfer.c */
void analect_grid_copy (AnalectGrid *grid);
void analect_grid_cut (AnalectGrid *grid);
void analect_grid_paste (AnalectGrid *grid);
void analect_grid_fill_down (AnalectGrid *grid);
void analect_grid_clear (AnalectGrid *grid);
