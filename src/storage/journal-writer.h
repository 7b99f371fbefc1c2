/* The journal's threads: one writes at once, the other waits for the disk, so that nobody else has to.
 *
 * What is written survives the death of the program, however long the disk takes; what is on the disk survives the loss
 * of power. Entries are kept until the journal begins anew, because a sync that failed makes a file worthless: then all
 * of them go to another file.
 *
 * Invariants:
 *  1. There is a file on the disk with every entry that was counted as durable, unless a saving made it needless. A
 *     file that takes another one's place holds all its entries before that one is removed.
 *  2. A file is locked (an open file description lock) as long as it is written to, where the disk has locks.
 *  3. A failed sync is never tried again on the same file. When only room was lacking, the file is cut back to what it
 *     held and written on.
 *  4. No caller waits for the disk, but in analect_journal_writer_wait () and _free ().
 *
 * Threads: all functions but _new and _free may be called from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"
#include "journal-entry.h"

typedef struct _AnalectJournalWriter AnalectJournalWriter;

/* Something became durable, or failed, or works again. Called in a thread of the writer; must not call the writer. */
typedef void (*AnalectJournalWriterNotify) (gpointer data);

/* A writer for files in FOLDER. NOTIFY may be NULL. */
AnalectJournalWriter *analect_journal_writer_new (const AnalectFileOps *ops, const char *folder,
                                                  AnalectJournalWriterNotify notify, gpointer data);

/* Ends. REMOVE: the file goes, and nothing more is written; else waits for one more attempt to write what there is. */
void analect_journal_writer_free (AnalectJournalWriter *writer, gboolean remove);

/* Adds an entry; takes the reference. */
void analect_journal_writer_add (AnalectJournalWriter *writer, AnalectJournalEntry *entry);

/* How many entries there are since the journal began anew; the place of the next one. */
guint analect_journal_writer_get_place (AnalectJournalWriter *writer);

/* Begins anew in another file, with HEADER (whose reference is taken), the long texts that later entries name, and the
 * entries from place FIRST on, but for those about the old base. Returns the long texts that are kept, an array of
 * AnalectJournalEntry that the caller unrefs. */
GPtrArray *analect_journal_writer_restart (AnalectJournalWriter *writer, AnalectJournalEntry *header, guint first);

typedef struct
{
  guint64 recorded; /* entries ever */
  guint64 durable;  /* how many of them are on the disk */
  guint64 pending;  /* about how many bytes are not */
} AnalectJournalProgress;

void analect_journal_writer_get_progress (AnalectJournalWriter *writer, AnalectJournalProgress *progress);

/* Waits until all entries so far are on the disk. FALSE with ERROR when an attempt fails meanwhile. */
gboolean analect_journal_writer_wait (AnalectJournalWriter *writer, GError **error);

/* A copy of the last failure while it lasts, or NULL. */
GError *analect_journal_writer_get_failure (AnalectJournalWriter *writer);
