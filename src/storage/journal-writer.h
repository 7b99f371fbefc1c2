/* The journal's threads: they write records to a file and wait for the disk, so that nobody else has to.
 *
 * Records are kept until the journal begins anew, because a failed write makes the file worthless: then all of them go
 * to another file.
 *
 * Threads: all functions may be called from one thread, beside the writer's own two.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"
#include "journal-record.h"

#include <gio/gio.h>

typedef struct _AnalectJournalWriter AnalectJournalWriter;

/* A writer for files in FOLDER. */
AnalectJournalWriter *analect_journal_writer_new (const AnalectFileOps *ops, const char *folder);

/* Waits for the last attempt, and ends. REMOVE: the file goes too. */
void analect_journal_writer_free (AnalectJournalWriter *writer, gboolean remove);

/* Adds a record to what is to be written. */
void analect_journal_writer_add (AnalectJournalWriter *writer, AnalectJournalRecordType type, const char *payload, gsize size);

/* How many records there are since the journal began anew; the place of the next one. */
guint analect_journal_writer_get_place (AnalectJournalWriter *writer);

/* Begins anew in another file: a header with PAYLOAD, then the records from FIRST on. The old file is removed when the
 * new one is on the disk. */
void analect_journal_writer_restart (AnalectJournalWriter *writer, const char *payload, gsize size, guint first);

/* Records ever added, and how many of them are on the disk. */
void analect_journal_writer_get_progress (AnalectJournalWriter *writer, guint64 *recorded, guint64 *durable);

/* Waits until all records so far are on the disk, or an attempt fails. */
gboolean analect_journal_writer_wait (AnalectJournalWriter *writer, GError **error);

/* A copy of the last failure while it lasts, or NULL. */
GError *analect_journal_writer_get_failure (AnalectJournalWriter *writer);
