/* A passage of a code that is about to be split: its words, its study, who coded it, and whether it moves.
 *
 * Coders who marked the same words have an excerpt each; these are one passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#define ANALECT_TYPE_SPLIT_ITEM (analect_split_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalectSplitItem, analect_split_item, ANALECT, SPLIT_ITEM, GObject)

/* All passages that CODE is on, by whatever coder, as a list of AnalectSplitItem, by study and place. None moves yet. The
 * caller owns the list. */
GListStore *analect_split_items_new (AnalectWorkbench *workbench, AnalectId code);

/* What it shows; borrowed. */
const char *analect_split_item_get_quote (AnalectSplitItem *item);
const char *analect_split_item_get_source (AnalectSplitItem *item);

/* Its codings with the code (of AnalectId; borrowed). */
const GArray *analect_split_item_get_codings (AnalectSplitItem *item);

/* The property "moves". */
gboolean analect_split_item_get_moves (AnalectSplitItem *item);
void analect_split_item_set_moves (AnalectSplitItem *item, gboolean moves);
