/* The codebook as a list model; see the header.
 *
 * A change is taken over in two passes over the lists: first everything leaves that does not stay where it is, then
 * each list is filled in order, the deepest first. So no item is ever below itself on the way, and an item's own list
 * is full before the item comes into view. An item that gains its first child or loses its last leaves and comes back,
 * because a tree asks only once whether a row can be opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-model.h"

#include "digit-keys.h"

#include <glib/gi18n.h>

typedef struct _Node Node;

struct _Node
{
  AnalectCodeItem *item;
  Node *parent;
  GPtrArray *wanted; /* of Node: what is to stand below it */
  guint64 stamp;     /* of the last change that knew it */
  gboolean present;  /* in the list of its parent */
};

struct _AnalectCodebookModel
{
  GObject parent_instance;

  AnalectWorkbench *workbench;
  GHashTable *nodes; /* code → Node; the heading has the code none */
  GPtrArray *order;  /* of Node: parents before children */
  Node *root;        /* its item is never shown */
  Node *heading;
  AnalectId digits[10];
  guint64 stamp;
};

enum
{
  SIGNAL_CHANGING,
  SIGNAL_CHANGED,
  SIGNAL_DIGITS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void analect_codebook_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnalectCodebookModel, analect_codebook_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, analect_codebook_model_list_init))

static Node *
node_new (AnalectId code)
{
  Node *node = g_new0 (Node, 1);

  node->item = analect_code_item_new (code);
  node->wanted = g_ptr_array_new ();
  return node;
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_object_unref (node->item);
  g_ptr_array_unref (node->wanted);
  g_free (node);
}

static GListStore *
node_list (Node *node)
{
  return G_LIST_STORE (analect_code_item_get_children (node->item));
}

static Node *
find_node (AnalectCodebookModel *model, AnalectId code)
{
  return g_hash_table_lookup (model->nodes, GUINT_TO_POINTER (code));
}

static Node *
node_at (AnalectCodebookModel *model, GListStore *list, guint position)
{
  g_autoptr (AnalectCodeItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  return find_node (model, analect_code_item_get_code (item));
}

/* The list model: that of the topmost items. */

static GType
get_item_type (GListModel *list)
{
  return ANALECT_TYPE_CODE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (node_list (ANALECT_CODEBOOK_MODEL (list)->root)));
}

static gpointer
get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (node_list (ANALECT_CODEBOOK_MODEL (list)->root)), position);
}

static void
analect_codebook_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* What is to stand where */

static void
want (AnalectCodebookModel *model, Node *node, Node *parent, guint level, guint depth)
{
  node->stamp = model->stamp;
  node->parent = parent;
  g_ptr_array_add (parent->wanted, node);
  g_ptr_array_add (model->order, node);
  analect_code_item_set_place (node->item, parent == model->root ? NULL : parent->item, level, depth);
}

static void
take_over_code (AnalectCodebookModel *model, const AnalectCodebookEntry *entry, GPtrArray *above)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (model->workbench), entry->code);
  gboolean placed = entry->placement != ANALECT_ID_NONE;
  Node *node = find_node (model, entry->code);

  if (node == NULL)
    {
      node = node_new (entry->code);
      g_hash_table_insert (model->nodes, GUINT_TO_POINTER (entry->code), node);
    }
  if (placed)
    {
      g_ptr_array_set_size (above, (gint) entry->depth);
      g_ptr_array_add (above, node);
    }
  /* A file may give a code two places; the first counts. */
  if (node->stamp == model->stamp)
    return;
  analect_code_item_set_looks (node->item, analect_row_string (row, ANALECT_CODE_NAME),
                               analect_workbench_get_colour (model->workbench, entry->code));
  if (!placed)
    want (model, node, model->heading, 0, 1);
  else
    want (model, node, entry->depth > 0 ? above->pdata[entry->depth - 1] : model->root, entry->level, entry->depth);
}

static void
plan (AnalectCodebookModel *model)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (model->workbench);
  g_autoptr (GPtrArray) above = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  model->stamp++;
  g_ptr_array_set_size (model->order, 0);
  g_ptr_array_set_size (model->root->wanted, 0);
  g_hash_table_iter_init (&iter, model->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_set_size (((Node *) value)->wanted, 0);
  for (guint i = 0; i < codebook->n; i++)
    take_over_code (model, &codebook->entries[i], above);
  if (model->heading->wanted->len > 0)
    {
      model->heading->stamp = model->stamp;
      model->heading->parent = model->root;
      g_ptr_array_add (model->root->wanted, model->heading);
    }
}

/* First pass */

static gboolean
stays (AnalectCodebookModel *model, Node *node, Node *parent)
{
  gboolean open = g_list_model_get_n_items (G_LIST_MODEL (node_list (node))) > 0;

  return node->stamp == model->stamp && node->parent == parent && open == (node->wanted->len > 0);
}

/* Found for all lists before any is changed: whether a node stays depends on its own list as it was. */
static void
mark_present (AnalectCodebookModel *model, Node *parent)
{
  GListStore *list = node_list (parent);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      Node *node = node_at (model, list, i);

      node->present = stays (model, node, parent);
    }
}

static void
remove_leaving (AnalectCodebookModel *model, Node *parent)
{
  GListStore *list = node_list (parent);

  for (guint end = g_list_model_get_n_items (G_LIST_MODEL (list)); end > 0;)
    {
      guint start = end;

      while (start > 0 && !node_at (model, list, start - 1)->present)
        start--;
      if (start < end)
        g_list_store_splice (list, start, end - start, NULL, 0);
      end = start > 0 ? start - 1 : 0;
    }
}

/* Second pass */

static void
insert_run (Node *parent, guint position)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = position; i < parent->wanted->len; i++)
    {
      Node *node = parent->wanted->pdata[i];

      if (node->present)
        break;
      node->present = TRUE;
      g_ptr_array_add (items, node->item);
    }
  g_list_store_splice (node_list (parent), position, 0, items->pdata, items->len);
}

/* NODE is further down in the list and belongs at POSITION. When it comes right after what is there now, that one is
 * what moved; it is put in again when its turn comes. */
static void
bring_up (AnalectCodebookModel *model, Node *parent, Node *node, guint position)
{
  GListStore *list = node_list (parent);
  guint found;

  if (node_at (model, list, position + 1) == node)
    {
      node_at (model, list, position)->present = FALSE;
      g_list_store_remove (list, position);
      return;
    }
  if (g_list_store_find (list, node->item, &found))
    g_list_store_remove (list, found);
  g_list_store_insert (list, position, node->item);
}

static void
fill (AnalectCodebookModel *model, Node *parent)
{
  GListStore *list = node_list (parent);

  for (guint i = 0; i < parent->wanted->len; i++)
    {
      Node *node = parent->wanted->pdata[i];

      if (!node->present)
        insert_run (parent, i);
      else if (node_at (model, list, i) != node)
        bring_up (model, parent, node, i);
    }
}

static gboolean
is_gone (gpointer code, gpointer value, gpointer data)
{
  return ((Node *) value)->stamp != ANALECT_CODEBOOK_MODEL (data)->stamp && GPOINTER_TO_UINT (code) != ANALECT_ID_NONE;
}

static gboolean
is_in_order (Node *parent)
{
  GListModel *list = G_LIST_MODEL (node_list (parent));
  guint n = g_list_model_get_n_items (list);

  if (n != parent->wanted->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      if ((gpointer) item != ((Node *) parent->wanted->pdata[i])->item)
        return FALSE;
    }
  return TRUE;
}

static gboolean
lists_change (AnalectCodebookModel *model)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, model->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!is_in_order (value))
      return TRUE;
  return !is_in_order (model->root);
}

/* All nodes, those that are gone and the root too. */
static GPtrArray *
collect_nodes (AnalectCodebookModel *model)
{
  GPtrArray *all = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, model->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (all, value);
  g_ptr_array_add (all, model->root);
  return all;
}

static void
change_lists (AnalectCodebookModel *model)
{
  g_autoptr (GPtrArray) all = collect_nodes (model);

  for (guint i = 0; i < all->len; i++)
    ((Node *) all->pdata[i])->present = FALSE;
  for (guint i = 0; i < all->len; i++)
    mark_present (model, all->pdata[i]);
  for (guint i = 0; i < all->len; i++)
    remove_leaving (model, all->pdata[i]);
  for (guint i = model->order->len; i > 0; i--)
    fill (model, model->order->pdata[i - 1]);
  fill (model, model->heading);
  fill (model, model->root);
}

static void
read_digits (AnalectCodebookModel *model)
{
  AnalectId digits[10];
  gboolean changed = FALSE;

  analect_digit_keys_read (analect_workbench_get_project (model->workbench), digits);
  for (int i = 1; i < 10; i++)
    {
      Node *before = find_node (model, model->digits[i]);

      if (digits[i] == model->digits[i])
        continue;
      changed = TRUE;
      if (before != NULL && analect_code_item_get_digit (before->item) == i)
        analect_code_item_set_digit (before->item, 0);
      model->digits[i] = digits[i];
    }
  for (int i = 1; i < 10; i++)
    {
      Node *node = digits[i] != ANALECT_ID_NONE ? find_node (model, digits[i]) : NULL;

      if (node != NULL)
        analect_code_item_set_digit (node->item, i);
    }
  if (changed)
    g_signal_emit (model, signals[SIGNAL_DIGITS_CHANGED], 0);
}

static void
renew_numbers (AnalectCodebookModel *model)
{
  const AnalectCounts *counts = analect_workbench_get_counts (model->workbench);

  for (guint i = 0; counts != NULL && i < counts->codebook->n; i++)
    {
      Node *node = find_node (model, counts->codebook->entries[i].code);

      if (node != NULL)
        analect_code_item_set_numbers (node->item, counts->counts[i].units, counts->counts[i].codings);
    }
}

static void
renew (AnalectCodebookModel *model)
{
  plan (model);
  if (lists_change (model))
    {
      g_signal_emit (model, signals[SIGNAL_CHANGING], 0);
      change_lists (model);
      g_hash_table_foreach_remove (model->nodes, is_gone, model);
      renew_numbers (model);
      read_digits (model);
      g_signal_emit (model, signals[SIGNAL_CHANGED], 0);
    }
}

static void
on_changed (AnalectWorkbench *workbench, const AnalectDelta *delta, AnalectCodebookModel *model)
{
  if (analect_delta_touches (delta, ANALECT_KIND_CODE) || analect_delta_touches (delta, ANALECT_KIND_PLACEMENT)
      || analect_delta_touches (delta, ANALECT_KIND_ARRANGEMENT) || analect_delta_touches (delta, ANALECT_KIND_PROJECT))
    renew (model);
  if (analect_delta_touches (delta, ANALECT_KIND_VIEW))
    read_digits (model);
}

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, AnalectCodebookModel *model)
{
  g_list_model_items_changed (G_LIST_MODEL (model), position, removed, added);
}

static void
analect_codebook_model_dispose (GObject *object)
{
  AnalectCodebookModel *model = ANALECT_CODEBOOK_MODEL (object);

  if (model->workbench != NULL)
    g_signal_handlers_disconnect_by_data (model->workbench, model);
  g_clear_object (&model->workbench);
  G_OBJECT_CLASS (analect_codebook_model_parent_class)->dispose (object);
}

static void
analect_codebook_model_finalize (GObject *object)
{
  AnalectCodebookModel *model = ANALECT_CODEBOOK_MODEL (object);

  g_signal_handlers_disconnect_by_data (node_list (model->root), model);
  g_ptr_array_unref (model->order);
  g_hash_table_unref (model->nodes);
  node_free (model->root);
  G_OBJECT_CLASS (analect_codebook_model_parent_class)->finalize (object);
}

static void
analect_codebook_model_class_init (AnalectCodebookModelClass *class)
{
  static const char *const names[N_SIGNALS] = { "changing", "changed", "digits-changed" };
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = analect_codebook_model_dispose;
  object_class->finalize = analect_codebook_model_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] =
        g_signal_new (names[i], ANALECT_TYPE_CODEBOOK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_codebook_model_init (AnalectCodebookModel *model)
{
  model->nodes = g_hash_table_new_full (NULL, NULL, NULL, node_free);
  model->order = g_ptr_array_new ();
  model->root = node_new (ANALECT_ID_NONE);
  model->heading = node_new (ANALECT_ID_NONE);
  g_hash_table_insert (model->nodes, GUINT_TO_POINTER (ANALECT_ID_NONE), model->heading);
  /* Translators: heading over the codes that have no place in the codebook */
  analect_code_item_set_looks (model->heading->item, _ ("Unassigned"), NULL);
  g_signal_connect (node_list (model->root), "items-changed", G_CALLBACK (on_items_changed), model);
}

AnalectCodebookModel *
analect_codebook_model_new (AnalectWorkbench *workbench)
{
  AnalectCodebookModel *model = g_object_new (ANALECT_TYPE_CODEBOOK_MODEL, NULL);

  model->workbench = g_object_ref (workbench);
  renew (model);
  renew_numbers (model);
  read_digits (model);
  g_signal_connect (workbench, "changed", G_CALLBACK (on_changed), model);
  g_signal_connect_swapped (workbench, "counts-changed", G_CALLBACK (renew_numbers), model);
  return model;
}

AnalectCodeItem *
analect_codebook_model_find (AnalectCodebookModel *model, AnalectId code)
{
  Node *node = code != ANALECT_ID_NONE ? find_node (model, code) : NULL;

  return node ? node->item : NULL;
}

AnalectCodeItem *
analect_codebook_model_get_heading (AnalectCodebookModel *model)
{
  return model->heading->item;
}

guint
analect_codebook_model_get_n_codes (AnalectCodebookModel *model)
{
  return g_hash_table_size (model->nodes) - 1;
}

AnalectId
analect_codebook_model_code_for_digit (AnalectCodebookModel *model, int digit)
{
  return digit >= 1 && digit <= 9 ? model->digits[digit] : ANALECT_ID_NONE;
}
