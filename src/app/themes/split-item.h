/* An excerpt of a code that is about to be split: its words, its study, and whether it moves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#define ANALECT_TYPE_SPLIT_ITEM (analect_split_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalectSplitItem, analect_split_item, ANALECT, SPLIT_ITEM, GObject)

/* All excerpts that CODE is on, by whatever coder, as a list of AnalectSplitItem, by study and place. None moves yet. The
 * caller owns the list. */
GListStore *analect_split_items_new (AnalectWorkbench *workbench, AnalectId code);

/* What it shows; borrowed. */
const char *analect_split_item_get_quote (AnalectSplitItem *item);
const char *analect_split_item_get_source (AnalectSplitItem *item);

/* The excerpt, and its codings with the code (of AnalectId; borrowed). */
AnalectId analect_split_item_get_excerpt (AnalectSplitItem *item);
const GArray *analect_split_item_get_codings (AnalectSplitItem *item);

/* The property "moves". */
gboolean analect_split_item_get_moves (AnalectSplitItem *item);
void analect_split_item_set_moves (AnalectSplitItem *item, gboolean moves);
