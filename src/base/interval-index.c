/* Intervals by place; see the header.
 *
 * Node 0 is the empty tree: height 0, largest end 0, never written to. Nodes are named by their number, because the
 * array moves when it grows. Freed nodes are chained through LEFT. Recursion is as deep as the tree is high.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "interval-index.h"

typedef struct
{
  AnalectInterval interval;
  guint32 largest_end; /* of this node and all below it */
  guint32 left;
  guint32 right;
  guint32 height; /* 1 for a leaf */
} Node;

struct _AnalectIntervalIndex
{
  Node *nodes;
  guint32 n_nodes; /* in use or free, node 0 included */
  guint32 n_allocated;
  guint32 root;
  guint32 first_free;
  guint32 size;
};

static inline int
compare (const AnalectInterval *a, const AnalectInterval *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return a->payload < b->payload ? -1 : a->payload > b->payload;
}

static AnalectIntervalIndex *
index_new (guint32 n_allocated)
{
  AnalectIntervalIndex *index = g_new0 (AnalectIntervalIndex, 1);

  index->nodes = g_new (Node, n_allocated);
  index->nodes[0] = (Node){ 0 };
  index->n_nodes = 1;
  index->n_allocated = n_allocated;
  return index;
}

AnalectIntervalIndex *
analect_interval_index_new (void)
{
  return index_new (16);
}

void
analect_interval_index_free (AnalectIntervalIndex *index)
{
  if (index == NULL)
    return;
  g_free (index->nodes);
  g_free (index);
}

guint
analect_interval_index_get_size (const AnalectIntervalIndex *index)
{
  return index->size;
}

static guint32
node_new (AnalectIntervalIndex *index, const AnalectInterval *interval)
{
  guint32 node = index->first_free;

  if (node != 0)
    index->first_free = index->nodes[node].left;
  else
    {
      if (index->n_nodes == index->n_allocated)
        {
          g_assert (index->n_allocated <= G_MAXUINT32 / 2);
          index->n_allocated *= 2;
          index->nodes = g_renew (Node, index->nodes, index->n_allocated);
        }
      node = index->n_nodes++;
    }
  index->nodes[node] = (Node){ .interval = *interval, .largest_end = interval->end, .height = 1 };
  index->size++;
  return node;
}

static void
node_release (AnalectIntervalIndex *index, guint32 node)
{
  index->nodes[node] = (Node){ .left = index->first_free };
  index->first_free = node;
  index->size--;
}

/* Computes what NODE knows of its children. */
static void
update (AnalectIntervalIndex *index, guint32 node)
{
  Node *n = &index->nodes[node];
  const Node *left = &index->nodes[n->left], *right = &index->nodes[n->right];

  n->height = MAX (left->height, right->height) + 1;
  n->largest_end = MAX (n->interval.end, MAX (left->largest_end, right->largest_end));
}

static guint32
rotate_left (AnalectIntervalIndex *index, guint32 node)
{
  guint32 top = index->nodes[node].right;

  index->nodes[node].right = index->nodes[top].left;
  index->nodes[top].left = node;
  update (index, node);
  update (index, top);
  return top;
}

static guint32
rotate_right (AnalectIntervalIndex *index, guint32 node)
{
  guint32 top = index->nodes[node].left;

  index->nodes[node].left = index->nodes[top].right;
  index->nodes[top].right = node;
  update (index, node);
  update (index, top);
  return top;
}

/* How much higher the left child of NODE is than the right one. */
static int
lean (const AnalectIntervalIndex *index, guint32 node)
{
  const Node *n = &index->nodes[node];

  return (int) index->nodes[n->left].height - (int) index->nodes[n->right].height;
}

/* Restores what holds at NODE after one of its children changed height by one. Returns the new top. */
static guint32
balance (AnalectIntervalIndex *index, guint32 node)
{
  Node *n = &index->nodes[node];
  int leaning = lean (index, node);

  if (leaning > 1)
    {
      if (lean (index, n->left) < 0)
        n->left = rotate_left (index, n->left);
      return rotate_right (index, node);
    }
  if (leaning < -1)
    {
      if (lean (index, n->right) > 0)
        n->right = rotate_right (index, n->right);
      return rotate_left (index, node);
    }
  update (index, node);
  return node;
}

static guint32
insert_below (AnalectIntervalIndex *index, guint32 node, guint32 fresh)
{
  Node *n = &index->nodes[node];

  if (node == 0)
    return fresh;
  if (compare (&index->nodes[fresh].interval, &n->interval) < 0)
    n->left = insert_below (index, n->left, fresh);
  else
    n->right = insert_below (index, n->right, fresh);
  return balance (index, node);
}

/* Unhooks the first node below NODE, which is not empty, into FIRST. Returns the new top. */
static guint32
unhook_first (AnalectIntervalIndex *index, guint32 node, guint32 *first)
{
  Node *n = &index->nodes[node];

  if (n->left == 0)
    {
      *first = node;
      return n->right;
    }
  n->left = unhook_first (index, n->left, first);
  return balance (index, node);
}

/* Removes INTERVAL, which is there, from below NODE. Returns the new top. */
static guint32
remove_below (AnalectIntervalIndex *index, guint32 node, const AnalectInterval *interval)
{
  Node *n = &index->nodes[node];
  int order = compare (interval, &n->interval);
  guint32 left = n->left, right = n->right, top;

  if (order < 0)
    n->left = remove_below (index, left, interval);
  else if (order > 0)
    n->right = remove_below (index, right, interval);
  if (order != 0)
    return balance (index, node);

  node_release (index, node);
  if (left == 0 || right == 0)
    return left | right;
  right = unhook_first (index, right, &top);
  index->nodes[top].left = left;
  index->nodes[top].right = right;
  return balance (index, top);
}

gboolean
analect_interval_index_contains (const AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload)
{
  const AnalectInterval interval = { start, end, payload };
  guint32 node = index->root;

  while (node != 0)
    {
      int order = compare (&interval, &index->nodes[node].interval);

      if (order == 0)
        return TRUE;
      node = order < 0 ? index->nodes[node].left : index->nodes[node].right;
    }
  return FALSE;
}

gboolean
analect_interval_index_insert (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload)
{
  const AnalectInterval interval = { start, end, payload };
  guint32 fresh;

  g_return_val_if_fail (start < end, FALSE);

  if (analect_interval_index_contains (index, start, end, payload))
    return FALSE;
  fresh = node_new (index, &interval);
  index->root = insert_below (index, index->root, fresh);
  return TRUE;
}

gboolean
analect_interval_index_remove (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload)
{
  const AnalectInterval interval = { start, end, payload };

  if (!analect_interval_index_contains (index, start, end, payload))
    return FALSE;
  index->root = remove_below (index, index->root, &interval);
  return TRUE;
}

static guint32
build (AnalectIntervalIndex *index, const AnalectInterval *intervals, guint n)
{
  guint middle = n / 2;
  guint32 node, left, right;

  if (n == 0)
    return 0;
  node = node_new (index, &intervals[middle]);
  left = build (index, intervals, middle);
  right = build (index, intervals + middle + 1, n - middle - 1);
  index->nodes[node].left = left;
  index->nodes[node].right = right;
  update (index, node);
  return node;
}

AnalectIntervalIndex *
analect_interval_index_new_from_sorted (const AnalectInterval *intervals, guint n)
{
  AnalectIntervalIndex *index;

  g_return_val_if_fail (n < G_MAXUINT32 / 2, NULL);

  for (guint i = 0; i < n; i++)
    if (intervals[i].start >= intervals[i].end || (i > 0 && compare (&intervals[i - 1], &intervals[i]) >= 0))
      return NULL;
  index = index_new (MAX (n + 1, 16));
  index->root = build (index, intervals, n);
  return index;
}

/* Opens NODE and the nodes on its left edge, as far as something below them ends late enough. */
static void
open_left (AnalectIntervalIter *iter, guint32 node)
{
  const Node *nodes = iter->index->nodes;

  while (nodes[node].largest_end > iter->first)
    {
      iter->open[iter->n_open++] = node;
      node = nodes[node].left;
    }
}

/* FIRST and LAST are both inside what is asked for. */
static void
iter_init (AnalectIntervalIter *iter, const AnalectIntervalIndex *index, guint32 first, guint32 last)
{
  iter->index = index;
  iter->first = first;
  iter->last = last;
  iter->n_open = 0;
  open_left (iter, index->root);
}

void
analect_interval_iter_init (AnalectIntervalIter *iter, const AnalectIntervalIndex *index, guint32 start, guint32 end)
{
  iter_init (iter, index, start, end == 0 ? 0 : end - 1);
  if (start >= end)
    iter->n_open = 0;
}

void
analect_interval_iter_init_at (AnalectIntervalIter *iter, const AnalectIntervalIndex *index, guint32 point)
{
  iter_init (iter, index, point, point);
}

void
analect_interval_iter_init_all (AnalectIntervalIter *iter, const AnalectIntervalIndex *index)
{
  iter_init (iter, index, 0, G_MAXUINT32);
}

gboolean
analect_interval_iter_next (AnalectIntervalIter *iter, AnalectInterval *interval)
{
  while (iter->n_open > 0)
    {
      const Node *node = &iter->index->nodes[iter->open[--iter->n_open]];

      if (node->interval.start > iter->last)
        {
          iter->n_open = 0;
          return FALSE;
        }
      open_left (iter, node->right);
      if (node->interval.end > iter->first)
        {
          *interval = node->interval;
          return TRUE;
        }
    }
  return FALSE;
}

/* What is wrong below NODE, or NULL. LAST is the interval before it in order, NULL at first; it is moved on. */
static char *
fault_below (const AnalectIntervalIndex *index, guint32 node, guint depth, const AnalectInterval **last, guint *count)
{
  const Node *n = &index->nodes[node];
  const Node *left, *right;
  char *fault;

  if (node == 0)
    return NULL;
  if (node >= index->n_nodes || depth >= ANALECT_INTERVAL_MAX_HEIGHT)
    return g_strdup_printf ("node %u at depth %u is out of bounds", node, depth);
  fault = fault_below (index, n->left, depth + 1, last, count);
  if (fault != NULL)
    return fault;
  if (n->interval.start >= n->interval.end || (*last != NULL && compare (*last, &n->interval) >= 0))
    return g_strdup_printf ("node %u is out of order", node);
  *last = &n->interval;
  ++*count;
  fault = fault_below (index, n->right, depth + 1, last, count);
  if (fault != NULL)
    return fault;

  left = &index->nodes[n->left];
  right = &index->nodes[n->right];
  if (n->height != MAX (left->height, right->height) + 1 || ABS (lean (index, node)) > 1)
    return g_strdup_printf ("node %u is out of balance", node);
  if (n->largest_end != MAX (n->interval.end, MAX (left->largest_end, right->largest_end)))
    return g_strdup_printf ("node %u has a wrong largest end", node);
  return NULL;
}

gboolean
analect_interval_index_check (const AnalectIntervalIndex *index, char **what)
{
  const AnalectInterval *last = NULL;
  guint count = 0, n_free = 0;
  g_autofree char *fault = fault_below (index, index->root, 0, &last, &count);

  for (guint32 node = index->first_free; node != 0 && n_free < index->n_nodes; node = index->nodes[node].left)
    n_free++;
  if (fault == NULL && (index->nodes[0].height != 0 || index->nodes[0].largest_end != 0))
    fault = g_strdup ("the empty tree was written to");
  if (fault == NULL && (count != index->size || count + n_free + 1 != index->n_nodes))
    fault = g_strdup_printf ("%u nodes hang together and %u are free, of %u", count, n_free, index->n_nodes);
  if (fault == NULL)
    return TRUE;
  if (what != NULL)
    *what = g_steal_pointer (&fault);
  return FALSE;
}
