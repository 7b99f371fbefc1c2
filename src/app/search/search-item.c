/* A row of results; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "search-item.h"

G_DEFINE_FINAL_TYPE (AnalectSearchItem, analect_search_item, G_TYPE_OBJECT)

static void
analect_search_item_finalize (GObject *object)
{
  AnalectSearchItem *item = ANALECT_SEARCH_ITEM (object);

  g_clear_pointer (&item->marks, g_array_unref);
  g_free (item->name);
  g_free (item->detail);
  G_OBJECT_CLASS (analect_search_item_parent_class)->finalize (object);
}

static void
analect_search_item_class_init (AnalectSearchItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_search_item_finalize;
}

static void
analect_search_item_init (AnalectSearchItem *item)
{
}

AnalectSearchItem *
analect_search_item_new (AnalectSearchKind kind, AnalectSearchGroup group, char *name, char *detail)
{
  AnalectSearchItem *item = g_object_new (ANALECT_TYPE_SEARCH_ITEM, NULL);

  item->kind = kind;
  item->group = group;
  item->name = name;
  item->detail = detail;
  return item;
}

void
analect_search_item_mark (AnalectSearchItem *item, const guint *positions, guint n)
{
  g_clear_pointer (&item->marks, g_array_unref);
  item->marks = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_array_append_vals (item->marks, positions, n);
}

gboolean
analect_search_item_is_same (const AnalectSearchItem *a, const AnalectSearchItem *b)
{
  return a->kind == b->kind && a->group == b->group && a->id == b->id && a->range.start == b->range.start
         && a->command == b->command;
}
