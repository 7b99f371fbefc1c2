/* The rows of the codebook; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-rows.h"

#include <string.h>

/* A codebook of up to this many codes begins with everything open, a larger one with its dimensions. */
#define SMALL_CODEBOOK 30

struct _AnalectCodebookRows
{
  GObject parent_instance;

  AnalectCodebookModel *model;
  GtkFilter *filter;
  GtkTreeListModel *tree;
  GtkMultiSelection *selection;
  GHashTable *open;  /* codes whose rows are open while nothing is searched for */
  GHashTable *above; /* codes that had something below them when that was looked at last */
  char *query;       /* folded; NULL when nothing is searched for */
  GHashTable *found; /* items that are shown for a query → Found */
  GArray *kept;      /* the selection while the codebook changes */
  guint busy;        /* rows are opened by the program, or the selection is in between */
  guint n_codes;
};

typedef enum
{
  FOUND_BELOW = 1, /* something below it was found */
  FOUND_ITSELF,
  FOUND_ABOVE, /* something above it was found, and nothing at it or below */
} Found;

enum
{
  SIGNAL_SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectCodebookRows, analect_codebook_rows, G_TYPE_OBJECT)

static gpointer
key_of (AnalectCodeItem *item)
{
  return GUINT_TO_POINTER (analect_code_item_get_code (item));
}

/* Opening and closing */

static gboolean
is_to_be_open (AnalectCodebookRows *rows, AnalectCodeItem *item)
{
  if (rows->query == NULL)
    return g_hash_table_contains (rows->open, key_of (item));
  return GPOINTER_TO_UINT (g_hash_table_lookup (rows->found, item)) == FOUND_BELOW;
}

static void
open_row (AnalectCodebookRows *rows, GtkTreeListRow *row)
{
  g_autoptr (AnalectCodeItem) item = gtk_tree_list_row_get_item (row);
  gboolean open = item != NULL && is_to_be_open (rows, item);
  GtkTreeListRow *child;

  if (gtk_tree_list_row_get_expanded (row) != open)
    gtk_tree_list_row_set_expanded (row, open);
  for (guint i = 0; open && (child = gtk_tree_list_row_get_child_row (row, i)) != NULL; i++)
    {
      open_row (rows, child);
      g_object_unref (child);
    }
}

/* Brings all rows to what they are to be. */
static void
open_rows (AnalectCodebookRows *rows)
{
  GtkTreeListRow *row;

  rows->busy++;
  for (guint i = 0; (row = gtk_tree_list_model_get_child_row (rows->tree, i)) != NULL; i++)
    {
      open_row (rows, row);
      g_object_unref (row);
    }
  rows->busy--;
}

/* The reader opened or closed a row. What was open below it comes back with it. */
static void
on_expanded (GtkTreeListRow *row, GParamSpec *spec, AnalectCodebookRows *rows)
{
  g_autoptr (AnalectCodeItem) item = gtk_tree_list_row_get_item (row);
  gboolean open = gtk_tree_list_row_get_expanded (row);

  if (rows->busy > 0 || item == NULL || rows->query != NULL)
    return;
  if (open)
    g_hash_table_add (rows->open, key_of (item));
  else
    g_hash_table_remove (rows->open, key_of (item));
  if (open)
    {
      rows->busy++;
      open_row (rows, row);
      rows->busy--;
    }
}

void
analect_codebook_rows_watch (AnalectCodebookRows *rows, GtkTreeListRow *row)
{
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), rows, 0);
}

void
analect_codebook_rows_unwatch (AnalectCodebookRows *rows, GtkTreeListRow *row)
{
  g_signal_handlers_disconnect_by_func (row, on_expanded, rows);
}

/* Notes what has something below it in ITEMS and so many LEVELS: all of it is to be open, or, when not ALL, what has it
 * for the first time, so that what was put there can be seen. Deeper levels are only noted. */
static void
open_parents (AnalectCodebookRows *rows, GListModel *items, guint levels, gboolean all)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnalectCodeItem) item = g_list_model_get_item (items, i);
      GListModel *children = analect_code_item_get_children (item);
      gboolean first;

      if (g_list_model_get_n_items (children) == 0)
        continue;
      first = g_hash_table_add (rows->above, key_of (item));
      if (levels > 0 && (all || first))
        g_hash_table_add (rows->open, key_of (item));
      open_parents (rows, children, levels > 0 ? levels - 1 : 0, all);
    }
}

void
analect_codebook_rows_set_all_open (AnalectCodebookRows *rows, gboolean open)
{
  g_autoptr (GArray) selected = analect_codebook_rows_get_selected (rows);

  g_hash_table_remove_all (rows->open);
  if (open)
    open_parents (rows, G_LIST_MODEL (rows->model), G_MAXUINT, TRUE);
  open_rows (rows);
  analect_codebook_rows_select (rows, (const AnalectId *) (gpointer) selected->data, selected->len);
}

static void
open_at_first (AnalectCodebookRows *rows)
{
  rows->n_codes = analect_codebook_model_get_n_codes (rows->model);
  open_parents (rows, G_LIST_MODEL (rows->model), rows->n_codes <= SMALL_CODEBOOK ? G_MAXUINT : 1, TRUE);
  open_rows (rows);
}

/* Searching */

static gboolean
find_below (AnalectCodebookRows *rows, GListModel *items, gboolean above)
{
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnalectCodeItem) item = g_list_model_get_item (items, i);
      gboolean itself = analect_code_item_get_code (item) != ANALECT_ID_NONE
                        && strstr (analect_code_item_get_folded (item), rows->query) != NULL;
      gboolean below = find_below (rows, analect_code_item_get_children (item), above || itself);
      Found found = below ? FOUND_BELOW : itself ? FOUND_ITSELF : FOUND_ABOVE;

      if (below || itself || above)
        g_hash_table_insert (rows->found, item, GUINT_TO_POINTER (found));
      any = any || below || itself;
    }
  return any;
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  AnalectCodebookRows *rows = ANALECT_CODEBOOK_ROWS (data);

  return rows->query == NULL || g_hash_table_contains (rows->found, item);
}

static void
search_again (AnalectCodebookRows *rows)
{
  g_hash_table_remove_all (rows->found);
  if (rows->query != NULL)
    find_below (rows, G_LIST_MODEL (rows->model), FALSE);
  gtk_filter_changed (rows->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static char *
fold (const char *query)
{
  g_autofree char *stripped = g_strstrip (g_strdup (query ? query : ""));
  g_autofree char *composed = g_utf8_normalize (stripped, -1, G_NORMALIZE_ALL);

  return composed && *composed ? g_utf8_casefold (composed, -1) : NULL;
}

void
analect_codebook_rows_set_query (AnalectCodebookRows *rows, const char *query)
{
  g_autofree char *folded = fold (query);
  g_autoptr (GArray) selected = NULL;

  if (g_strcmp0 (folded, rows->query) == 0)
    return;
  selected = analect_codebook_rows_get_selected (rows);
  rows->busy++;
  g_free (rows->query);
  rows->query = g_steal_pointer (&folded);
  search_again (rows);
  open_rows (rows);
  rows->busy--;
  analect_codebook_rows_select (rows, (const AnalectId *) (gpointer) selected->data, selected->len);
}

gboolean
analect_codebook_rows_has_query (AnalectCodebookRows *rows)
{
  return rows->query != NULL;
}

guint
analect_codebook_rows_first_found (AnalectCodebookRows *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (rows->selection));

  for (guint i = 0; rows->query != NULL && i < n; i++)
    {
      AnalectCodeItem *item = analect_codebook_rows_get_item (rows, i);

      if (analect_code_item_get_code (item) != ANALECT_ID_NONE
          && strstr (analect_code_item_get_folded (item), rows->query) != NULL)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Positions */

AnalectCodeItem *
analect_codebook_rows_get_item (AnalectCodebookRows *rows, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (rows->tree, position);
  g_autoptr (AnalectCodeItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;

  return item; /* the model keeps it */
}

static GtkTreeListRow *
child_row (AnalectCodebookRows *rows, GtkTreeListRow *parent, AnalectCodeItem *wanted)
{
  for (guint i = 0;; i++)
    {
      GtkTreeListRow *row =
          parent ? gtk_tree_list_row_get_child_row (parent, i) : gtk_tree_list_model_get_child_row (rows->tree, i);
      g_autoptr (AnalectCodeItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;

      if (row == NULL || item == wanted)
        return row;
      g_object_unref (row);
    }
}

/* The row of ITEM, by way of those it stands under; NULL when it is not to be had. */
static GtkTreeListRow *
find_row (AnalectCodebookRows *rows, AnalectCodeItem *item, gboolean reveal)
{
  AnalectCodeItem *above = analect_code_item_get_parent (item);
  g_autoptr (GtkTreeListRow) parent = above ? find_row (rows, above, reveal) : NULL;

  if (above != NULL && parent == NULL)
    return NULL;
  if (parent != NULL && reveal && !gtk_tree_list_row_get_expanded (parent))
    {
      g_hash_table_add (rows->open, key_of (above));
      gtk_tree_list_row_set_expanded (parent, TRUE);
      open_row (rows, parent);
    }
  return child_row (rows, parent, item);
}

guint
analect_codebook_rows_find (AnalectCodebookRows *rows, AnalectId code, gboolean reveal)
{
  AnalectCodeItem *item = analect_codebook_model_find (rows->model, code);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (item == NULL)
    return GTK_INVALID_LIST_POSITION;
  rows->busy++;
  row = find_row (rows, item, reveal);
  rows->busy--;
  return row ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;
}

/* Selection */

GArray *
analect_codebook_rows_get_selected (AnalectCodebookRows *rows)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (rows->selection));
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      AnalectCodeItem *item = analect_codebook_rows_get_item (rows, position);
      AnalectId code = item ? analect_code_item_get_code (item) : ANALECT_ID_NONE;

      if (code != ANALECT_ID_NONE)
        g_array_append_val (codes, code);
    }
  return codes;
}

static gboolean
same_codes (const GArray *one, const GArray *other)
{
  return one->len == other->len
         && (one->len == 0 || memcmp (one->data, other->data, one->len * sizeof (AnalectId)) == 0);
}

void
analect_codebook_rows_select (AnalectCodebookRows *rows, const AnalectId *codes, guint n)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (rows->selection)));
  g_autoptr (GtkBitset) now = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (rows->selection));

  for (guint i = 0; i < n; i++)
    {
      guint position = analect_codebook_rows_find (rows, codes[i], FALSE);

      if (position != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (selected, position);
    }
  if (!gtk_bitset_equals (selected, now))
    gtk_selection_model_set_selection (GTK_SELECTION_MODEL (rows->selection), selected, all);
}

GtkSelectionModel *
analect_codebook_rows_get_selection (AnalectCodebookRows *rows)
{
  return GTK_SELECTION_MODEL (rows->selection);
}

static void
on_selection_changed (GtkSelectionModel *selection, guint position, guint n, AnalectCodebookRows *rows)
{
  if (rows->busy == 0)
    g_signal_emit (rows, signals[SIGNAL_SELECTION_CHANGED], 0);
}

/* Changes of the codebook */

static void
on_changing (AnalectCodebookRows *rows)
{
  rows->busy++;
  g_clear_pointer (&rows->kept, g_array_unref);
  rows->kept = analect_codebook_rows_get_selected (rows);
}

static void
on_changed (AnalectCodebookRows *rows)
{
  g_autoptr (GArray) before = g_steal_pointer (&rows->kept);
  g_autoptr (GArray) now = NULL;

  if (rows->n_codes == 0)
    open_at_first (rows);
  open_parents (rows, G_LIST_MODEL (rows->model), G_MAXUINT, FALSE);
  rows->n_codes = analect_codebook_model_get_n_codes (rows->model);
  if (rows->query != NULL)
    search_again (rows);
  open_rows (rows);
  analect_codebook_rows_select (rows, (const AnalectId *) (gpointer) before->data, before->len);
  rows->busy--;
  now = analect_codebook_rows_get_selected (rows);
  if (!same_codes (before, now))
    g_signal_emit (rows, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
analect_codebook_rows_dispose (GObject *object)
{
  AnalectCodebookRows *rows = ANALECT_CODEBOOK_ROWS (object);

  if (rows->model != NULL)
    g_signal_handlers_disconnect_by_data (rows->model, rows);
  if (rows->selection != NULL)
    g_signal_handlers_disconnect_by_data (rows->selection, rows);
  /* The filter may outlive us in the lists of rows; it must not ask any more. */
  if (rows->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (rows->filter), NULL, NULL, NULL);
  g_clear_object (&rows->selection);
  g_clear_object (&rows->tree);
  g_clear_object (&rows->filter);
  g_clear_object (&rows->model);
  G_OBJECT_CLASS (analect_codebook_rows_parent_class)->dispose (object);
}

static void
analect_codebook_rows_finalize (GObject *object)
{
  AnalectCodebookRows *rows = ANALECT_CODEBOOK_ROWS (object);

  g_hash_table_unref (rows->open);
  g_hash_table_unref (rows->above);
  g_hash_table_unref (rows->found);
  g_clear_pointer (&rows->kept, g_array_unref);
  g_free (rows->query);
  G_OBJECT_CLASS (analect_codebook_rows_parent_class)->finalize (object);
}

static void
analect_codebook_rows_class_init (AnalectCodebookRowsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_codebook_rows_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_codebook_rows_finalize;
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", ANALECT_TYPE_CODEBOOK_ROWS, G_SIGNAL_RUN_LAST,
                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_codebook_rows_init (AnalectCodebookRows *rows)
{
  rows->open = g_hash_table_new (NULL, NULL);
  rows->above = g_hash_table_new (NULL, NULL);
  rows->found = g_hash_table_new (NULL, NULL);
  rows->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, rows, NULL));
}

static GListModel *
list_below (gpointer item, gpointer filter)
{
  GListModel *children = analect_code_item_get_children (item);

  if (g_list_model_get_n_items (children) == 0)
    return NULL;
  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (children), g_object_ref (filter)));
}

AnalectCodebookRows *
analect_codebook_rows_new (AnalectCodebookModel *model)
{
  AnalectCodebookRows *rows = g_object_new (ANALECT_TYPE_CODEBOOK_ROWS, NULL);
  GtkFilterListModel *top =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (model)), g_object_ref (rows->filter));

  rows->model = g_object_ref (model);
  rows->tree = gtk_tree_list_model_new (G_LIST_MODEL (top), FALSE, FALSE, list_below, g_object_ref (rows->filter),
                                        g_object_unref);
  rows->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (rows->tree)));
  open_at_first (rows);
  g_signal_connect (rows->selection, "selection-changed", G_CALLBACK (on_selection_changed), rows);
  g_signal_connect_swapped (model, "changing", G_CALLBACK (on_changing), rows);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (on_changed), rows);
  return rows;
}
