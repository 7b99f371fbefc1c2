/* One file of a journal: opened under a name of its own and locked, appended to, synced, and closed or removed.
 *
 * Threads: appending and syncing may happen at the same time, on two threads; opening and closing may not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"
#include "journal-entry.h"

/* What the names of journals end in. */
#define ANALECT_JOURNAL_SUFFIX ".journal"

typedef struct _AnalectJournalFile AnalectJournalFile;

/* A new, empty file in FOLDER. NULL with ERROR. */
AnalectJournalFile *analect_journal_file_open (const AnalectFileOps *ops, const char *folder, GError **error);

const char *analect_journal_file_get_path (const AnalectJournalFile *file);

/* Appends ENTRIES, an array of AnalectJournalEntry. When that fails, the file holds what it held before, or USABLE
 * becomes FALSE. N_FIRST is what the header is to say. */
gboolean analect_journal_file_append (AnalectJournalFile *file, GPtrArray *entries, guint n_first, gboolean *usable,
                                      GError **error);

/* Waits until all that was appended is on the disk, and the file's name with it. Not to be tried again on this file
 * when it failed. */
gboolean analect_journal_file_sync (AnalectJournalFile *file, GError **error);

/* Closes the file, after removing it if asked to. Frees FILE. */
void analect_journal_file_close (AnalectJournalFile *file, gboolean remove);
