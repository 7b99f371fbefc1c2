/* Opening a project in a worker: the file is read, and what a crash has left of it is looked for.
 *
 * The main thread stays free; a cancelled opening leaves nothing behind (the lock is given back).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "recovery.h"
#include "session.h"

typedef struct
{
  AnalectSession *session;
  gboolean read_only;
  /* AnalectRecoverable, newest first: work that was not saved and fits the file as it is. */
  GPtrArray *recoverable;
} AnalectOpened;

/* Opens the file at PATH, only to look at it when READ_ONLY. */
void analect_opening_begin (const char *path, gboolean read_only, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);

/* The path RESULT is about; borrowed. */
const char *analect_opening_get_path (GAsyncResult *result);

/* The caller frees it. ERROR as for analect_session_open (). */
AnalectOpened *analect_opening_finish (GAsyncResult *result, GError **error);

void analect_opened_free (AnalectOpened *opened);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectOpened, analect_opened_free)
