/* Finding words in the texts and memos of a project, in a worker on a snapshot.
 *
 * Without regard to case; an accent counts, since in a text it makes another word. What is found of a project that has
 * changed meanwhile is not given: the caller is told to search again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "search-item.h"

/* No more places of a text, or memos, are made into items than these; the count goes on. */
#define ANALECT_SEARCH_MAX_PLACES 200

typedef struct
{
  GPtrArray *places, *memos; /* of AnalectSearchItem, the first ones */
  guint n_places, n_memos;   /* in all */
} AnalectSearchFound;

void analect_search_found_free (AnalectSearchFound *found);

/* Looks for WORDS. SOURCE is kept until CALLBACK. */
void analect_search_texts_async (AnalectWorkbench *workbench, const char *words, GCancellable *cancellable,
                                 GObject *source, GAsyncReadyCallback callback, gpointer data);

/* NULL with ERROR: G_IO_ERROR_CANCELLED, or _BUSY when the project has changed. The caller frees it. */
AnalectSearchFound *analect_search_texts_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectSearchFound, analect_search_found_free)
