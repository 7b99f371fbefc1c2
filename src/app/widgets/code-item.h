/* A code as a row of the codebook: what a row shows, and the list of the rows below it.
 *
 * An item belongs to its code as long as the model that made it (codebook-model.h) lives. Who shows items listens to
 * "notify"; only the model changes them, by the functions at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "value.h"

#include <gio/gio.h>

#define ANALECT_TYPE_CODE_ITEM (analect_code_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodeItem, analect_code_item, ANALECT, CODE_ITEM, GObject)

/* Properties, all to be read only: "name", "colour" (as stored), "level", "depth", "studies", "codings", "digit". */
AnalectId analect_code_item_get_code (AnalectCodeItem *item); /* none: the heading */
const char *analect_code_item_get_name (AnalectCodeItem *item);
const char *analect_code_item_get_colour (AnalectCodeItem *item);
guint analect_code_item_get_level (AnalectCodeItem *item); /* 0: unassigned */
guint analect_code_item_get_depth (AnalectCodeItem *item);
guint analect_code_item_get_studies (AnalectCodeItem *item);
guint analect_code_item_get_codings (AnalectCodeItem *item);
int analect_code_item_get_digit (AnalectCodeItem *item); /* 0: none */

/* The items below it: a list that is there also while it is empty; borrowed. */
GListModel *analect_code_item_get_children (AnalectCodeItem *item);

/* The item it stands under, or NULL; borrowed. */
AnalectCodeItem *analect_code_item_get_parent (AnalectCodeItem *item);

/* Its name, folded for comparison. Borrowed. */
const char *analect_code_item_get_folded (AnalectCodeItem *item);

/* For the model alone. CODE may be none. */
AnalectCodeItem *analect_code_item_new (AnalectId code);
void analect_code_item_set_looks (AnalectCodeItem *item, const char *name, const char *colour);
void analect_code_item_set_place (AnalectCodeItem *item, AnalectCodeItem *parent, guint level, guint depth);
void analect_code_item_set_numbers (AnalectCodeItem *item, guint studies, guint codings);
void analect_code_item_set_digit (AnalectCodeItem *item, int digit);
