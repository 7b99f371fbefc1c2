/* One row of the results of a search: something that was found, the heading of a group, or the offer to show the rest
 * of it. A plain record for the popover and its rows alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "command-table.h"
#include "quick-rank.h"
#include "workbench.h"

typedef enum
{
  ANALECT_SEARCH_RECENT, /* what was gone to last, while nothing is looked for */
  ANALECT_SEARCH_CODES,
  ANALECT_SEARCH_STUDIES,
  ANALECT_SEARCH_TEXT,
  ANALECT_SEARCH_MEMOS,
  ANALECT_SEARCH_COMMANDS,
  ANALECT_SEARCH_N_GROUPS,
} AnalectSearchGroup;

typedef enum
{
  ANALECT_SEARCH_ENTITY,  /* of the project: id, and a place when it is a document */
  ANALECT_SEARCH_COMMAND, /* command */
  ANALECT_SEARCH_HEADING, /* of group: n in all; cannot be chosen */
  ANALECT_SEARCH_MORE,    /* of group: n that are not shown */
} AnalectSearchKind;

#define ANALECT_TYPE_SEARCH_ITEM (analect_search_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalectSearchItem, analect_search_item, ANALECT, SEARCH_ITEM, GObject)

struct _AnalectSearchItem
{
  GObject parent_instance;

  AnalectSearchKind kind;
  AnalectSearchGroup group;
  guint n;

  AnalectId id;
  AnalectRange range;
  const AnalectCommand *command;

  char *name;     /* what it is called, or the words around a place in a text */
  char *detail;   /* where it belongs to; may be NULL */
  GArray *marks;  /* guint: code points of the name that were looked for; may be NULL */
  gboolean found; /* the marks are one place in a text, not letters of a name */
};

/* NAME and DETAIL are taken; DETAIL may be NULL. */
AnalectSearchItem *analect_search_item_new (AnalectSearchKind kind, AnalectSearchGroup group, char *name, char *detail);

/* Marks the N code points of the name at POSITIONS. */
void analect_search_item_mark (AnalectSearchItem *item, const guint *positions, guint n);

/* Whether both stand for the same thing, though they were made for different words. */
gboolean analect_search_item_is_same (const AnalectSearchItem *a, const AnalectSearchItem *b);
