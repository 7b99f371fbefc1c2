/* Everything that happens in an open project, on disk within a moment: what brings work back after a crash.
 *
 * A journal is a file in the project's state folder. It says which file it belongs to and what that file was (its base:
 * stamp and digest), and then holds each change, step, undo and redo since. Replaying it on the base gives the project
 * as it was, with its history (recovery.h). It is not a version and not a log: saving begins a new one, and closing the
 * project removes it.
 *
 * Invariants:
 *  1. A record is only ever appended, and counts only when it is whole; see journal-record.h.
 *  2. What analect_journal_get_durable () counts is on the disk. A failed write or sync is never trusted: the whole
 *     journal is written anew to another file, and tried again until it works.
 *  3. A marker for undo or redo concerns a step that this journal holds. Undoing something older is recorded as a change.
 *  4. While the session lives its journal is locked (an open file description lock); one that is not is what a crash
 *     has left.
 *
 *   EMPTY ─record─▶ PENDING ─write, sync─▶ DURABLE ─record─▶ PENDING …
 *                     │ ▲
 *              failed ▼ │ new file, all records
 *                   FAILED
 *
 * Threads: the functions belong to the main thread; writing and waiting for the disk happen in a thread of the journal's
 * own, in batches, and never block a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "etag.h"
#include "project.h"

typedef struct _AnalectJournal AnalectJournal;

/* Begins a journal in FOLDER for PROJECT, which was read from the file at PATH as BASE says, and listens to PROJECT from
 * now on. FOLDER must be there. Never fails: what cannot be written is tried again, and said by
 * analect_journal_get_failure (). */
AnalectJournal *analect_journal_new (const AnalectFileOps *ops, const char *folder, const char *path,
                                     AnalectProject *project, const AnalectEtag *base);

/* Stops listening, waits until all is written or has failed, and keeps the file: for tests and for giving up. */
void analect_journal_free (AnalectJournal *journal);

/* The project is saved or given up: stops listening and removes the file. */
void analect_journal_close (AnalectJournal *journal);

/* Adds the digest of the base, when it was not known at first. */
void analect_journal_set_base_digest (AnalectJournal *journal, const AnalectDigest *digest);

/* A snapshot for saving is taken now. */
void analect_journal_mark (AnalectJournal *journal);

/* The marked snapshot is in the file, which is now BASE: begins a new file with what happened since the mark. */
void analect_journal_rebase (AnalectJournal *journal, const AnalectEtag *base);

/* How many records were made, and how many of them are on the disk. */
guint64 analect_journal_get_recorded (AnalectJournal *journal);
guint64 analect_journal_get_durable (AnalectJournal *journal);

/* Waits until everything so far is on the disk. FALSE with ERROR when writing fails just now; it is tried again later
 * all the same. */
gboolean analect_journal_flush (AnalectJournal *journal, GError **error);

/* Why writing fails just now, or NULL when it does not. The caller frees it. */
GError *analect_journal_get_failure (AnalectJournal *journal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectJournal, analect_journal_free)
