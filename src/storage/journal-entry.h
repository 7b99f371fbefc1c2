/* What a journal is to hold, before it is bytes: one entry becomes one record, or several when it is a large change.
 *
 * A small change is made into lines at once. A large one keeps the change and a snapshot of the rows, and is made into
 * lines when it is written, piece by piece, so that the main thread does not wait for it. A long text is an entry of
 * its own, which changes name by a number; the text itself is shared, not copied.
 *
 * Entries are immutable and reference counted; any thread may hold and write one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "change.h"
#include "journal-record.h"

/* Texts beyond this many bytes are entries of their own. */
#define ANALECT_JOURNAL_LONG_TEXT 4096

/* A change is large beyond this many items, or bytes of texts. */
#define ANALECT_JOURNAL_MANY_ITEMS 512
#define ANALECT_JOURNAL_MANY_BYTES (64u * 1024)

typedef struct _AnalectJournalEntry AnalectJournalEntry;

/* A record with a copy of PAYLOAD (SIZE -1: a string). */
AnalectJournalEntry *analect_journal_entry_new (AnalectJournalRecordType type, const char *payload, gssize size);

/* A long text, to be named by NUMBER. */
AnalectJournalEntry *analect_journal_entry_new_text (guint64 number, AnalectText *text);

/* A change as applied to ROWS. TEXTS are the entries of the long texts it sets, or NULL; the reference is taken. */
AnalectJournalEntry *analect_journal_entry_new_change (const AnalectRows *rows, const AnalectChange *change,
                                                       GPtrArray *texts);

/* The same for a large change, which is kept with the snapshot. */
AnalectJournalEntry *analect_journal_entry_new_large_change (AnalectRows *snapshot, AnalectChange *change,
                                                             GPtrArray *texts);
gboolean analect_journal_is_large (const AnalectChange *change);

AnalectJournalEntry *analect_journal_entry_ref (AnalectJournalEntry *entry);
void analect_journal_entry_unref (AnalectJournalEntry *entry);

AnalectJournalRecordType analect_journal_entry_get_type (const AnalectJournalEntry *entry);

/* About how many bytes it takes in the file. */
gsize analect_journal_entry_get_weight (const AnalectJournalEntry *entry);

/* The text of a text entry, else NULL; the text entries that a change names, or NULL. Both borrowed. */
AnalectText *analect_journal_entry_get_text (const AnalectJournalEntry *entry);
GPtrArray *analect_journal_entry_get_texts (const AnalectJournalEntry *entry);

/* Takes bytes; -1 with errno when it cannot. */
typedef int (*AnalectJournalSink) (const char *bytes, gsize size, gpointer data);

/* Writes the entry as records from NUMBER on, which is moved past them. N_FIRST is what a header is to say. -1 with
 * errno. */
int analect_journal_entry_write (const AnalectJournalEntry *entry, guint n_first, guint64 *number,
                                 AnalectJournalSink sink, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectJournalEntry, analect_journal_entry_unref)
