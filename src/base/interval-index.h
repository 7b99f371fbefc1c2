/* Which intervals cover this place: a set of half-open intervals [start, end), each with a payload.
 *
 * Purpose: the excerpts of a document by their position (the payload is a row number), for highlights, brackets, "next
 * overlapping" and overlap counts. Not purpose: positions that move; the text of a document does not change.
 *
 * An interval is its three numbers; the same three are in the set at most once. Order is that of (start, end, payload).
 * Inserting, removing and looking up take O(log n); a query that finds k intervals visits the k paths to them and one
 * more, O(log n + k log (n / k)) at worst and O(log n + k) when what it finds lies together, as it does on a page.
 *
 * Inside it is an AVL tree whose nodes know the largest end below them, all in one array.
 *
 * Threads: an index belongs to one thread at a time; many may read one that nobody changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint32 start; /* code points */
  guint32 end;   /* exclusive, greater than start */
  guint32 payload;
} AnalectInterval;

typedef struct _AnalectIntervalIndex AnalectIntervalIndex;

/* A tree of 2^32 nodes is no higher than this. */
#define ANALECT_INTERVAL_MAX_HEIGHT 48

/* The state of a query; fields are private. It lives on the stack, needs no freeing, and must not be used after the
 * index was changed. */
typedef struct
{
  const AnalectIntervalIndex *index;
  guint32 first;
  guint32 last;
  guint n_open;
  guint32 open[ANALECT_INTERVAL_MAX_HEIGHT];
} AnalectIntervalIter;

/* An empty index. Free with analect_interval_index_free (). */
AnalectIntervalIndex *analect_interval_index_new (void);

/* An index of N intervals in strictly ascending order, made in O(n). NULL when they are not in that order or one of
 * them is empty. */
AnalectIntervalIndex *analect_interval_index_new_from_sorted (const AnalectInterval *intervals, guint n);

void analect_interval_index_free (AnalectIntervalIndex *index);

/* How many intervals are in the set. */
guint analect_interval_index_get_size (const AnalectIntervalIndex *index);

/* Adds an interval. FALSE when it is there already. START must be less than END. */
gboolean analect_interval_index_insert (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload);

/* Takes an interval out. FALSE when it is not there. */
gboolean analect_interval_index_remove (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload);

/* Whether just this interval, with this payload, is in the set. */
gboolean analect_interval_index_contains (const AnalectIntervalIndex *index, guint32 start, guint32 end,
                                          guint32 payload);

/* Begins a query for the intervals that share at least one place with [START, END); none do when START >= END. */
void analect_interval_iter_init (AnalectIntervalIter *iter, const AnalectIntervalIndex *index, guint32 start,
                                 guint32 end);

/* Begins a query for the intervals that contain place POINT. */
void analect_interval_iter_init_at (AnalectIntervalIter *iter, const AnalectIntervalIndex *index, guint32 point);

/* Begins a walk over all intervals. */
void analect_interval_iter_init_all (AnalectIntervalIter *iter, const AnalectIntervalIndex *index);

/* The next interval in order. FALSE, with INTERVAL as it was, when there is none. */
gboolean analect_interval_iter_next (AnalectIntervalIter *iter, AnalectInterval *interval);

/* Whether order, heights, balance, largest ends, size and free nodes are as they must be; for tests. WHAT, if not
 * NULL, gets a description of the first fault, which the caller frees. */
gboolean analect_interval_index_check (const AnalectIntervalIndex *index, char **what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectIntervalIndex, analect_interval_index_free)
