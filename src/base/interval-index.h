/* Half-open intervals [start, end) with a number each, found by what they overlap.
 *
 * Any number of intervals may be equal; the pair of interval and payload tells them apart. Insertion and removal take
 * logarithmic time, a query logarithmic time and time for what it finds. Used for the excerpts of a document.
 *
 * One thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _AnalectIntervalIndex AnalectIntervalIndex;

AnalectIntervalIndex *analect_interval_index_new (void);
void analect_interval_index_free (AnalectIntervalIndex *index);

/* Puts in [START, END), where START < END. */
void analect_interval_index_insert (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload);

/* Takes one such interval out; FALSE when there is none. */
gboolean analect_interval_index_remove (AnalectIntervalIndex *index, guint32 start, guint32 end, guint32 payload);

guint analect_interval_index_get_size (const AnalectIntervalIndex *index);

/* Called for each interval found; FALSE ends the query. */
typedef gboolean (*AnalectIntervalVisit) (guint32 start, guint32 end, guint32 payload, gpointer data);

/* Visits the intervals that have a point in common with [START, END), in order of start, end and payload. The index may
 * not be changed meanwhile. */
void analect_interval_index_query (const AnalectIntervalIndex *index, guint32 start, guint32 end,
                                   AnalectIntervalVisit visit, gpointer data);

/* Aborts unless the index is in order; for tests. */
void analect_interval_index_check (const AnalectIntervalIndex *index);
