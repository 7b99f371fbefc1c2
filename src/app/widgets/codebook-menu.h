/* The menus of the codebook: of the codes selected, and of the column heads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "codebook-tree.h"

/* A popover with all that can be done with what is selected in TREE, for the caller to give a parent and to pop up. */
GtkWidget *analect_codebook_menu_new (AnalectCodebookTree *tree, AnalectWorkbench *workbench);

/* The menu of the column heads: which columns there are. */
GtkWidget *analect_codebook_heads_menu_new (void);
