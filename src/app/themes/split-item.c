/* Passages of a code that is about to be split; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "split-item.h"

#include "chip.h"
#include "code-figures.h"
#include "excerpt.h"

struct _AnalectSplitItem
{
  GObject parent_instance;
  AnalectId excerpt;
  AnalectId study;
  gint64 start;
  GArray *codings;
  char *quote, *source;
  gboolean moves;
};

G_DEFINE_FINAL_TYPE (AnalectSplitItem, analect_split_item, G_TYPE_OBJECT)

enum
{
  PROP_MOVES = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
analect_split_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, ANALECT_SPLIT_ITEM (object)->moves);
}

static void
analect_split_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  analect_split_item_set_moves (ANALECT_SPLIT_ITEM (object), g_value_get_boolean (value));
}

static void
analect_split_item_finalize (GObject *object)
{
  AnalectSplitItem *item = ANALECT_SPLIT_ITEM (object);

  g_array_unref (item->codings);
  g_free (item->quote);
  g_free (item->source);
  G_OBJECT_CLASS (analect_split_item_parent_class)->finalize (object);
}

static void
analect_split_item_class_init (AnalectSplitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = analect_split_item_get_property;
  object_class->set_property = analect_split_item_set_property;
  object_class->finalize = analect_split_item_finalize;
  properties[PROP_MOVES] = g_param_spec_boolean ("moves", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
analect_split_item_init (AnalectSplitItem *item)
{
  item->codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));
}

const char *
analect_split_item_get_quote (AnalectSplitItem *item)
{
  return item->quote;
}

const char *
analect_split_item_get_source (AnalectSplitItem *item)
{
  return item->source;
}

const GArray *
analect_split_item_get_codings (AnalectSplitItem *item)
{
  return item->codings;
}

gboolean
analect_split_item_get_moves (AnalectSplitItem *item)
{
  return item->moves;
}

void
analect_split_item_set_moves (AnalectSplitItem *item, gboolean moves)
{
  g_return_if_fail (ANALECT_IS_SPLIT_ITEM (item));
  if (item->moves == moves)
    return;
  item->moves = moves;
  g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_MOVES]);
}

static AnalectSplitItem *
make_item (AnalectWorkbench *workbench, AnalectId excerpt)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *row = analect_rows_get (rows, excerpt);
  AnalectSplitItem *item = g_object_new (ANALECT_TYPE_SPLIT_ITEM, NULL);

  item->excerpt = excerpt;
  item->study = analect_figures_study_of (workbench, excerpt);
  item->start = analect_row_integer (row, ANALECT_EXCERPT_START);
  item->quote = analect_excerpt_quote (rows, excerpt);
  g_strdelimit (item->quote, "\n\r\t", ' ');
  item->source = g_strdup (analect_workbench_get_study_label (workbench, item->study));
  return item;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectSplitItem *one = a, *other = b;
  int order = g_utf8_collate (one->source, other->source);

  if (order != 0)
    return order;
  if (one->study != other->study)
    return one->study < other->study ? -1 : 1;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->excerpt < other->excerpt ? -1 : one->excerpt > other->excerpt;
}

/* What tells one passage from another; the caller frees it. */
static char *
passage_key (const AnalectRows *rows, AnalectId excerpt)
{
  const AnalectRow *row = analect_rows_get (rows, excerpt);
  AnalectId document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);

  if (document == ANALECT_ID_NONE || analect_row_ranges (row, ANALECT_EXCERPT_MORE) != NULL)
    return g_strdup_printf ("%u", excerpt);
  return g_strdup_printf ("%u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, document,
                          analect_row_integer (row, ANALECT_EXCERPT_START),
                          analect_row_integer (row, ANALECT_EXCERPT_END));
}

/* Adds who coded the passage to its source: "Smith 2019 · AL, BT". */
static void
add_coder (AnalectSplitItem *item, const AnalectRows *rows, AnalectId coding)
{
  AnalectId coder = analect_row_reference (analect_rows_get (rows, coding), ANALECT_CODING_CODER);
  g_autofree char *initials = analect_coder_initials (rows, coder), *before = item->source;

  item->source = g_strconcat (before, item->codings->len == 0 ? " · " : ", ", initials, NULL);
  g_array_append_val (item->codings, coding);
}

GListStore *
analect_split_items_new (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  g_autoptr (GArray) codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListStore *store = g_list_store_new (ANALECT_TYPE_SPLIT_ITEM);

  analect_lookup_referrers (analect_workbench_get_lookup (workbench), ANALECT_CODING_CODE, code, codings);
  for (guint i = 0; i < codings->len; i++)
    {
      AnalectId coding = g_array_index (codings, AnalectId, i);
      AnalectId excerpt = analect_row_reference (analect_rows_get (rows, coding), ANALECT_CODING_EXCERPT);
      g_autofree char *key = passage_key (rows, excerpt);
      AnalectSplitItem *item = g_hash_table_lookup (items, key);

      if (item == NULL)
        {
          item = make_item (workbench, excerpt);
          g_hash_table_insert (items, g_steal_pointer (&key), item);
          g_list_store_append (store, item);
          g_object_unref (item);
        }
      add_coder (item, rows, coding);
    }
  g_list_store_sort (store, compare_items, NULL);
  return store;
}
