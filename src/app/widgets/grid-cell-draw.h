/* Drawing the cells of a grid: only those in sight, with their words laid out once and kept while they stay.
 *
 * A painter belongs to one widget. It keeps a laid out text for each cell it has drawn, up to some thousand; what
 * changes the texts or the font must be told to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "grid-geometry.h"
#include "grid-model.h"
#include "grid-selection.h"

#include <gtk/gtk.h>

typedef struct _AnalectGridPainter AnalectGridPainter;

/* What is drawn; borrowed for the call. */
typedef struct
{
  AnalectGridModel *model;
  const AnalectGridGeometry *geometry;
  const AnalectGridSelection *selection;
  const char *corner;
  double scroll_x, scroll_y;
  guint sort_column; /* ANALECT_GRID_NO_CELL: none; the frozen column is ANALECT_GRID_NO_CELL - 1 */
  GtkSortType sort_order;
  guint hovered_column; /* whose header the pointer is over */
  gboolean is_focused;
} AnalectGridScene;

AnalectGridPainter *analect_grid_painter_new (GtkWidget *widget);
void analect_grid_painter_free (AnalectGridPainter *painter);

/* Texts, font or direction may be different. */
void analect_grid_painter_forget (AnalectGridPainter *painter);

/* The height a row needs for one line of text. */
int analect_grid_painter_measure_line (AnalectGridPainter *painter);

/* Draws all of SCENE that is in sight of the widget. */
void analect_grid_painter_draw (AnalectGridPainter *painter, GtkSnapshot *snapshot, const AnalectGridScene *scene);

/* How many texts are kept, for tests of how much is drawn. */
guint analect_grid_painter_get_n_kept (AnalectGridPainter *painter);

/* The width of the place of the arrow at the end of a header, in pixels. */
#define ANALECT_GRID_ARROW 22
