/* Reads the records of a journal one after the other, as far as they are whole and undamaged.
 *
 * A file that a living session writes to is left alone; its lock says so. Memory is bounded by the largest record.
 *
 * Any thread; one reader belongs to one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"
#include "journal-record.h"

typedef struct _AnalectJournalReader AnalectJournalReader;

/* Opens the journal at PATH. NULL with ERROR: ANALECT_STORAGE_ERROR_LOCKED when a session holds it, _IO. */
AnalectJournalReader *analect_journal_reader_open (const AnalectFileOps *ops, const char *path, GError **error);
void analect_journal_reader_free (AnalectJournalReader *reader);

/* The next record, good until the next call. FALSE at the end of what can be believed. */
gboolean analect_journal_reader_next (AnalectJournalReader *reader, AnalectJournalRecord *record);

/* After the end: whether there are bytes left that are no record, or could not be read. */
gboolean analect_journal_reader_is_torn (const AnalectJournalReader *reader);

/* Whether the disk has locks, so that the file is known to be nobody's as long as it is open here. */
gboolean analect_journal_reader_is_certain (const AnalectJournalReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectJournalReader, analect_journal_reader_free)
