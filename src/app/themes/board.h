/* The codebook as a board: a column for each dimension, in it a card for each theme with its codes; and a tray for codes
 * without a place. Codes and themes are moved by dragging, or lifted with Space, carried with the arrows and dropped
 * with Space; Escape puts back. What would come of it is shown before. Moving changes no coding.
 *
 * Signals:
 *   selection-changed (AnalectBoard *)
 *   code-activated (AnalectBoard *, guint code)          Enter or double click
 *   theme-requested (AnalectBoard *, guint dimension)    a new theme
 *   carrying (AnalectBoard *, const char *sentence)      what a drop here would do, or NULL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_BOARD (analect_board_get_type ())
G_DECLARE_FINAL_TYPE (AnalectBoard, analect_board, ANALECT, BOARD, GtkWidget)

GtkWidget *analect_board_new (AnalectWorkbench *workbench);

/* The tray, which belongs to the board and stands where its owner puts it; borrowed. */
GtkWidget *analect_board_get_tray (AnalectBoard *board);

/* The code that is selected, or none. Selecting scrolls to it; FOCUS gives it the focus. */
AnalectId analect_board_get_selected (AnalectBoard *board);
void analect_board_select (AnalectBoard *board, AnalectId code, gboolean focus);

/* Dims what does not contain TEXT ("" or NULL: nothing). */
void analect_board_filter (AnalectBoard *board, const char *text);
