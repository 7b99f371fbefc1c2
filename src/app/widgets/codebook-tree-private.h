/* What the parts of the codebook tree share: the widget itself (codebook-tree.c), what can be done with codes in it
 * (codebook-actions.c), and dragging (codebook-drag.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "code-row.h"
#include "codebook-edits.h"
#include "codebook-rows.h"
#include "codebook-tree.h"

struct _AnalectCodebookTree
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectCodebookModel *model;
  AnalectCodebookRows *rows;

  GtkWidget *search, *add, *heads, *codings_head, *studies_head, *stack, *scroller, *list, *empty;
  GSimpleActionGroup *choices; /* colour and key of what is selected, with a state */
  gboolean codings_shown;
  guint n_popovers;  /* menus and the like that are open */
  AnalectId dragged; /* while a drag that began here is under way */
  guint scrolling;   /* tick callback while something is dragged near an edge */
  double scroll_speed;
};

enum
{
  ANALECT_TREE_SELECTION_CHANGED,
  ANALECT_TREE_CODE_ACTIVATED,
  ANALECT_TREE_TEXT_DROPPED,
  ANALECT_TREE_MERGE_REQUESTED,
  ANALECT_TREE_SPLIT_REQUESTED,
  ANALECT_TREE_N_SIGNALS
};

extern guint analect_codebook_tree_signals[ANALECT_TREE_N_SIGNALS];

/* The row that has the focus, or NULL. */
AnalectCodeRow *analect_codebook_tree_focus_row (AnalectCodebookTree *tree);

/* The row that shows CODE just now, or NULL. */
AnalectCodeRow *analect_codebook_tree_find_row (AnalectCodebookTree *tree, AnalectId code);

/* Shows, selects and focuses CODE. */
void analect_codebook_tree_go_to (AnalectCodebookTree *tree, AnalectId code);

/* Gives the focus to the row of what is selected, or to the list. */
void analect_codebook_tree_focus_list (AnalectCodebookTree *tree);

/* The list lets go of its rows, and takes them again, around the opening and closing of many: each would make it
 * arrange all that is in view anew. */
void analect_codebook_tree_hold (AnalectCodebookTree *tree);
void analect_codebook_tree_release (AnalectCodebookTree *tree);

/* Actions, shortcuts and the menu. */
void analect_codebook_actions_install (GtkWidgetClass *class);
void analect_codebook_actions_attach (AnalectCodebookTree *tree);
void analect_codebook_actions_renew (AnalectCodebookTree *tree);

/* Makes EXPANDER, which holds ROW, something to drag and to drop on; the list, what is dropped below all rows. */
void analect_codebook_drag_attach_row (AnalectCodebookTree *tree, GtkWidget *expander, AnalectCodeRow *row);
void analect_codebook_drag_attach_list (AnalectCodebookTree *tree);
