/* A treap over intervals; see the header.
 *
 * Nodes stand in one array and name each other by place, 0 being none. Invariants, which analect_interval_index_check ()
 * asserts:
 *  1. In-order, nodes ascend by (start, end, payload).
 *  2. No node has a priority above its parent's. Priorities come from a fixed sequence, so that equal histories give
 *     equal trees.
 *  3. Each node's reach is the largest end in its subtree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "interval-index.h"

typedef struct
{
  guint32 start;
  guint32 end;
  guint32 payload;
  guint32 reach;
  guint32 priority;
  guint32 left; /* of a free node: the next free one */
  guint32 right;
} Node;

struct _AnalectIntervalIndex
{
  GArray *nodes; /* of Node; the first is never used */
  guint32 root;
  guint32 free;
  guint32 seed;
  guint size;
};

AnalectIntervalIndex *
analect_interval_index_new (void)
{
  AnalectIntervalIndex *index = g_new0 (AnalectIntervalIndex, 1);

  index->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  g_array_set_size (index->nodes, 1);
  index->seed = 2463534242u;
  return index;
}

void
analect_interval_index_free (AnalectIntervalIndex *index)
{
  g_array_unref (index->nodes);
  g_free (index);
}

guint
analect_interval_index_get_size (const AnalectIntervalIndex *index)
{
  return index->size;
}

static inline Node *
node_at (const AnalectIntervalIndex *index, guint32 place)
{
  return &g_array_index (index->nodes, Node, place);
}

static void
update (const AnalectIntervalIndex *index, guint32 place)
{
  Node *node = node_at (index, place);

  node->reach = node->end;
  if (node->left != 0)
    node->reach = MAX (node->reach, node_at (index, node->left)->reach);
  if (node->right != 0)
    node->reach = MAX (node->reach, node_at (index, node->right)->reach);
}

/* The order of intervals. */
static int
compare (const Node *node, guint32 start, guint32 end, guint32 payload)
{
  if (node->start != start)
    return node->start < start ? -1 : 1;
  if (node->end != end)
    return node->end < end ? -1 : 1;
  return node->payload < payload ? -1 : node->payload > payload;
}

/* Xorshift, after Marsaglia 2003. */
static guint32
next_priority (AnalectIntervalIndex *index)
{
  index->seed ^= index->seed << 13;
  index->seed ^= index->seed >> 17;
  index->seed ^= index->seed << 5;
  return index->seed;
}

static guint32
take_node (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload)
{
  guint32 place = index->free;
  Node *node;

  if (place != 0)
    index->free = node_at (index, place)->left;
  else
    {
      place = index->nodes->len;
      g_array_set_size (index->nodes, place + 1);
    }
  node = node_at (index, place);
  *node = (Node){ .start = start, .end = end, .payload = payload, .reach = end, .priority = next_priority (index) };
  return place;
}

/* Parts the tree at ROOT into what comes before the interval and the rest. */
static void
split (AnalectIntervalIndex *index, guint32 root, const Node *at, guint32 *before, guint32 *rest)
{
  Node *node;

  if (root == 0)
    {
      *before = *rest = 0;
      return;
    }
  node = node_at (index, root);
  if (compare (node, at->start, at->end, at->payload) < 0)
    {
      split (index, node->right, at, &node->right, rest);
      *before = root;
    }
  else
    {
      split (index, node->left, at, before, &node->left);
      *rest = root;
    }
  update (index, root);
}

static guint32
join (AnalectIntervalIndex *index, guint32 left, guint32 right)
{
  if (left == 0 || right == 0)
    return left ? left : right;
  if (node_at (index, left)->priority >= node_at (index, right)->priority)
    {
      guint32 joined = join (index, node_at (index, left)->right, right);

      node_at (index, left)->right = joined;
      update (index, left);
      return left;
    }
  else
    {
      guint32 joined = join (index, left, node_at (index, right)->left);

      node_at (index, right)->left = joined;
      update (index, right);
      return right;
    }
}

static guint32
insert_below (AnalectIntervalIndex *index, guint32 root, guint32 fresh)
{
  const Node *node = node_at (index, fresh);

  if (root == 0)
    return fresh;
  if (node->priority > node_at (index, root)->priority)
    {
      guint32 before, rest;

      split (index, root, node, &before, &rest);
      node_at (index, fresh)->left = before;
      node_at (index, fresh)->right = rest;
      update (index, fresh);
      return fresh;
    }
  if (compare (node_at (index, root), node->start, node->end, node->payload) < 0)
    node_at (index, root)->right = insert_below (index, node_at (index, root)->right, fresh);
  else
    node_at (index, root)->left = insert_below (index, node_at (index, root)->left, fresh);
  update (index, root);
  return root;
}

void
analect_interval_index_insert (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload)
{
  guint32 fresh;

  g_return_if_fail (start < end);

  fresh = take_node (index, start, end, payload);
  index->root = insert_below (index, index->root, fresh);
  index->size++;
}

static guint32
remove_below (AnalectIntervalIndex *index, guint32 root, guint32 start, guint32 end, guint32 payload, guint32 *removed)
{
  Node *node;
  int order;

  if (root == 0)
    return 0;
  node = node_at (index, root);
  order = compare (node, start, end, payload);
  if (order == 0)
    {
      *removed = root;
      return join (index, node->left, node->right);
    }
  if (order < 0)
    node->right = remove_below (index, node->right, start, end, payload, removed);
  else
    node->left = remove_below (index, node->left, start, end, payload, removed);
  update (index, root);
  return root;
}

gboolean
analect_interval_index_remove (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload)
{
  guint32 removed = 0;

  index->root = remove_below (index, index->root, start, end, payload, &removed);
  if (removed == 0)
    return FALSE;
  node_at (index, removed)->left = index->free;
  index->free = removed;
  index->size--;
  return TRUE;
}

static gboolean
query_below (const AnalectIntervalIndex *index, guint32 root, guint32 start, guint32 end, AnalectIntervalVisit visit,
             gpointer data)
{
  const Node *node = node_at (index, root);

  if (root == 0 || node->reach <= start)
    return TRUE;
  if (!query_below (index, node->left, start, end, visit, data))
    return FALSE;
  if (node->start >= end)
    return TRUE;
  if (node->end > start && !visit (node->start, node->end, node->payload, data))
    return FALSE;
  return query_below (index, node->right, start, end, visit, data);
}

void
analect_interval_index_query (const AnalectIntervalIndex *index, guint32 start, guint32 end,
                              AnalectIntervalVisit visit, gpointer data)
{
  query_below (index, index->root, start, end, visit, data);
}

static guint32
check_below (const AnalectIntervalIndex *index, guint32 root, const Node **last, guint *size)
{
  const Node *node = node_at (index, root);
  guint32 reach;

  if (root == 0)
    return 0;
  reach = check_below (index, node->left, last, size);
  g_assert (node->left == 0 || node_at (index, node->left)->priority <= node->priority);
  g_assert (node->right == 0 || node_at (index, node->right)->priority <= node->priority);
  g_assert (*last == NULL || compare (*last, node->start, node->end, node->payload) <= 0);
  *last = node;
  ++*size;
  reach = MAX (MAX (reach, node->end), check_below (index, node->right, last, size));
  g_assert_cmpuint (reach, ==, node->reach);
  return reach;
}

void
analect_interval_index_check (const AnalectIntervalIndex *index)
{
  const Node *last = NULL;
  guint size = 0;

  check_below (index, index->root, &last, &size);
  g_assert_cmpuint (size, ==, index->size);
}
