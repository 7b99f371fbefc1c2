/* Everything that happens in an open project, on disk within a moment: what brings work back after a crash.
 *
 * A journal is a file in the project's state folder. It says which file it belongs to and what that file was (its base:
 * stamp and digest), and then holds each change, step, undo and redo since. Replaying it on the base gives the project
 * as it was, with its history (recovery.h). It is not a version and not a log: saving begins a new one, and closing the
 * project removes it.
 *
 * Invariants:
 *  1. A record is only ever appended, and counts only when it is whole; see journal-record.h.
 *  2. What analect_journal_get_progress () counts as durable is on the disk. A failed write or sync is never trusted:
 * the journal is written anew to another file, and tried again until it works; nothing is dropped meanwhile.
 *  3. A marker for undo or redo concerns a step that this journal holds. Undoing something older, or a step that was
 *     open while the project was saved, is recorded as changes.
 *  4. While the session lives its journal is locked (an open file description lock); one that is not is what a crash
 *     has left.
 *  5. From the moment a saved file takes the place of the base, the journal fits that file too: a record says so
 *     (analect_journal_promise ()) before it happens.
 *
 *   RECORDED ─write─▶ WRITTEN ─sync─▶ DURABLE     survives nothing ─ the program's death ─ a power cut
 *       ▲                │ failed
 *       └── new file ────┘
 *
 * Life cycle of a saving: analect_journal_mark () when the snapshot is taken; analect_journal_promise () in the worker,
 * before the file is replaced; analect_journal_rebase () when it was. When saving failed there is nothing to be done.
 *
 * Threads: the functions belong to the main thread, but where they say otherwise; writing and waiting for the disk
 * happen in threads of the journal's own, in batches, and never block a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "etag.h"
#include "journal-writer.h"
#include "project.h"

typedef struct _AnalectJournal AnalectJournal;

/* Begins a journal in FOLDER for PROJECT, which was read from the file at PATH as BASE says, and listens to PROJECT
 * from now on. FOLDER must be there. Never fails: what cannot be written is tried again, and said by
 * analect_journal_get_failure (). */
AnalectJournal *analect_journal_new (const AnalectFileOps *ops, const char *folder, const char *path,
                                     AnalectProject *project, const AnalectEtag *base);

/* Stops listening, waits until all is written or has failed, and keeps the file: for tests and for giving up. */
void analect_journal_free (AnalectJournal *journal);

/* The project is saved or given up: stops listening and removes the file. */
void analect_journal_close (AnalectJournal *journal);

/* Has CALLBACK called in the main context that was the thread's default when the journal was made, soon after something
 * became durable, failed, or works again. NULL: no more. */
typedef void (*AnalectJournalCallback) (AnalectJournal *journal, gpointer data);
void analect_journal_set_callback (AnalectJournal *journal, AnalectJournalCallback callback, gpointer data);

/* Adds the digest of the base, when it was not known at first. Any thread. */
void analect_journal_set_base_digest (AnalectJournal *journal, const AnalectDigest *digest);

/* The project's file is another from now on: said in the next file, so to be followed by analect_journal_rebase (). */
void analect_journal_set_path (AnalectJournal *journal, const char *path);

/* A snapshot for saving is taken now. */
void analect_journal_mark (AnalectJournal *journal);

/* The file is about to be replaced by the marked snapshot, of this digest. Waits until the journal says so on the disk,
 * or writing fails, which must not prevent saving. Any thread. */
void analect_journal_promise (AnalectJournal *journal, const AnalectDigest *digest);

/* The marked snapshot is in the file, which is now BASE: begins a new file with what happened since the mark. */
void analect_journal_rebase (AnalectJournal *journal, const AnalectEtag *base);

/* How much was recorded, and how much of it is on the disk: "safe" when the two are the same. Any thread. */
void analect_journal_get_progress (AnalectJournal *journal, AnalectJournalProgress *progress);

/* How many records were made, and how many of them are on the disk. */
guint64 analect_journal_get_recorded (AnalectJournal *journal);
guint64 analect_journal_get_durable (AnalectJournal *journal);

/* Waits until everything so far is on the disk. FALSE with ERROR when writing fails just now; it is tried again later
 * all the same. Any thread. */
gboolean analect_journal_flush (AnalectJournal *journal, GError **error);

/* Why writing fails just now, or NULL when it does not. The caller frees it. Any thread. */
GError *analect_journal_get_failure (AnalectJournal *journal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectJournal, analect_journal_free)
