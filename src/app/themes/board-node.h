/* A code on the board: its swatch, name and number of studies; something to be focused, dragged, and dropped on.
 *
 * What is dropped is only reported; the board decides. Where it stands on a card with a title, the node is the title.
 *
 * Signals:
 *   chosen (AnalectBoardNode *)                        it got the focus
 *   opened (AnalectBoardNode *)                        Enter or double click
 *   lifted (AnalectBoardNode *)                        Space
 *   dragged (AnalectBoardNode *, gboolean begins)      a drag of it begins, or is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "codebook-model.h"

#include <gtk/gtk.h>

typedef enum
{
  ANALECT_NODE_DIMENSION, /* heads a column; cannot be dragged */
  ANALECT_NODE_THEME,     /* heads a card */
  ANALECT_NODE_CODE,
} AnalectNodeKind;

#define ANALECT_TYPE_BOARD_NODE (analect_board_node_get_type ())
G_DECLARE_FINAL_TYPE (AnalectBoardNode, analect_board_node, ANALECT, BOARD_NODE, GtkWidget)

/* Follows ITEM. */
GtkWidget *analect_board_node_new (AnalectWorkbench *workbench, AnalectCodeItem *item, AnalectNodeKind kind);

AnalectId analect_board_node_get_code (AnalectBoardNode *node);
AnalectNodeKind analect_board_node_get_kind (AnalectBoardNode *node);

/* Dims it unless its name contains WANTED (folded; NULL: nothing is wanted). TRUE when it is not dimmed. */
gboolean analect_board_node_filter (AnalectBoardNode *node, const char *wanted);

/* Marks it as carried by the keyboard. */
void analect_board_node_set_lifted (AnalectBoardNode *node, gboolean lifted);
