/* Finding and replaying what a crash has left.
 *
 * A journal without a living session (its lock is free) is recovered work. It can be replayed only on the very file it
 * belongs to, its base or the one that a saving has put in its place; otherwise it stays where it is, to be offered as
 * a merge. A damaged or torn end is left out, and said.
 *
 * Life cycle, when a project is opened: begin the new session's journal; analect_recovery_list (); for each that is of
 * this project's path analect_recovery_fits (); ask the user; analect_recovery_replay (), which goes into the new
 * journal as everything else that happens; analect_journal_flush (); and only then analect_recovery_discard (). So
 * nothing is lost when the second session dies as well.
 *
 * Main thread for replaying; the rest is for any thread, and reads whole files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "journal-header.h"
#include "project.h"
#include "recovery-tally.h"

typedef struct
{
  char *journal;               /* its path */
  AnalectJournalHeader header; /* what it says of itself; of the base neither device nor inode */
  AnalectRecoverySums sums;    /* what it holds beyond the file it fits */
  guint n_entries;             /* that could be read */
  gboolean torn;               /* something at its end could not be read */
  gboolean certain;            /* the disk has locks, so no living session writes to it */

  GArray *promises;      /* files it fits besides its base, and from which record on */
  guint64 from;          /* the record at which replaying begins */
  GPtrArray *superseded; /* paths of older journals of the same session */
} AnalectRecoverable;

/* The journals in FOLDER that no living session holds, newest first; empty when there is no such folder. Those in which
 * nothing was ever recorded are removed on the way. The caller unrefs the array, of AnalectRecoverable. */
GPtrArray *analect_recovery_list (const AnalectFileOps *ops, const char *folder);

/* Whether the file at its path is the base, or what a saving was about to put in its place; then the sums are of what
 * that file does not hold yet, which may be nothing. FALSE too when that cannot be found out. */
gboolean analect_recovery_fits (const AnalectFileOps *ops, AnalectRecoverable *recoverable);

/* Does what the journal holds to PROJECT, which was just read from a file it fits: changes, steps, undo and redo, so
 * that the history is as it was. A step that was open stays as a step of what it came to. Returns how many actions were
 * done, undo and redo included. ERROR (ANALECT_STORAGE_ERROR_DAMAGED, or _IO) when something does not fit; then PROJECT
 * is as after the last that did, and the journal should be kept. */
guint analect_recovery_replay (const AnalectFileOps *ops, const AnalectRecoverable *recoverable,
                               AnalectProject *project, GError **error);

/* Moves the journal, and those it has superseded, to the folder "discarded" beside it, where it stays for a month. */
gboolean analect_recovery_discard (const AnalectFileOps *ops, const AnalectRecoverable *recoverable, GError **error);

/* Removes them for good. */
gboolean analect_recovery_delete (const AnalectFileOps *ops, const AnalectRecoverable *recoverable, GError **error);

/* What it holds in words, such as "Coding: 3, Memo: 1"; "" when that is nothing. The caller frees it. */
char *analect_recovery_describe (const AnalectRecoverable *recoverable);
