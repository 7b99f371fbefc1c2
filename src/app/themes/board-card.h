/* A theme on the board: its name, which studies have it, and its codes; a place to drop codes on.
 *
 * Life cycle: made by a board's column for an item, and dropped when the item leaves the column.
 *
 * Signals:
 *   node-added (AnalectBoardCard *, AnalectBoardNode *)   for the board, which listens to all nodes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "board-node.h"

#define ANALECT_TYPE_BOARD_CARD (analect_board_card_get_type ())
G_DECLARE_FINAL_TYPE (AnalectBoardCard, analect_board_card, ANALECT, BOARD_CARD, GtkWidget)

GtkWidget *analect_board_card_new (AnalectWorkbench *workbench, AnalectCodeItem *item);

/* Fills the card; after the signals are connected. */
void analect_board_card_fill (AnalectBoardCard *card);

AnalectId analect_board_card_get_code (AnalectBoardCard *card);

/* Shows what the card would count with CODE besides ("7 → 8 of 12"; the studies outlined), or, when CODE stands in it
 * already, without ("8 → 5 of 12"); none: what it counts. */
void analect_board_card_preview (AnalectBoardCard *card, AnalectId code);

/* Shows it as where something would be dropped. */
void analect_board_card_set_target (AnalectBoardCard *card, gboolean target);

/* Fills BOX with a widget for each item of MODEL, made by MAKE, and keeps it so, in front of what BOX had at its end. */
typedef GtkWidget *(*AnalectMakeWidget) (gpointer item, gpointer data);
void analect_board_bind (GtkBox *box, GListModel *model, AnalectMakeWidget make, gpointer data);
