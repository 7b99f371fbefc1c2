/* Finding and replaying what a crash has left.
 *
 * A journal without a living session (its lock is free) is recovered work. It can be replayed only on the very base it
 * belongs to; otherwise it stays where it is, to be offered as a merge. A damaged or torn end is left out and said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "etag.h"
#include "project.h"

typedef struct
{
  char *journal; /* its path */
  char *path;    /* of the project's file */
  char *session; /* that wrote it */
  guint generation;
  guint n_records;
  AnalectGuid guid;
  AnalectEtag base; /* size, stamp and, when known, digest; device and inode are not kept */
  AnalectTime began;
  guint n_changes;
  guint added[ANALECT_N_KINDS]; /* entities that were added, by kind */
  gboolean torn;                /* something at its end could not be read */
} AnalectRecoverable;

/* The journals in FOLDER that no living session holds, newest first; empty when there is no such folder. The caller
 * unrefs the array, of AnalectRecoverable. */
GPtrArray *analect_recovery_list (const AnalectFileOps *ops, const char *folder);

/* Whether the file at its path is still its base. FALSE too when that cannot be found out. */
gboolean analect_recovery_fits (const AnalectFileOps *ops, const AnalectRecoverable *recoverable);

/* Does what the journal holds to PROJECT, which was just read from the base: changes, steps, undo and redo, so that the
 * history is as it was. Returns the number of records replayed; ERROR (ANALECT_STORAGE_ERROR_DAMAGED) when one does not
 * fit, and then PROJECT is as after the last that did. */
guint analect_recovery_replay (const AnalectFileOps *ops, const AnalectRecoverable *recoverable,
                               AnalectProject *project, GError **error);

/* Removes the journal for good. */
gboolean analect_recovery_discard (const AnalectFileOps *ops, const AnalectRecoverable *recoverable, GError **error);

/* "3 codings, 1 memo": what was added, in words; "" when nothing was. The caller frees it. */
char *analect_recovery_describe (const AnalectRecoverable *recoverable);
