/* The records of a journal: self-contained, numbered and checksummed, so that a torn end is found and never applied.
 *
 *   TYPE LENGTH CHECK newline PAYLOAD newline
 *
 * TYPE is one letter, LENGTH the bytes of the payload (8 hexadecimal digits), CHECK the first 16 digits of the SHA-256
 * of the record's number, type, length and payload. The number makes a record good for its own place only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_JOURNAL_HEADER = 'H', /* what the journal belongs to; see journal.h */
  ANALECT_JOURNAL_BASE = 'D',   /* the digest of the base file, when it was not known at first */
  ANALECT_JOURNAL_CHANGE = 'C', /* time, name and lines (change-text.h) */
  ANALECT_JOURNAL_BEGIN = 'B',  /* name of the step */
  ANALECT_JOURNAL_END = 'E',
  ANALECT_JOURNAL_CANCEL = 'X',
  ANALECT_JOURNAL_UNDO = 'U',
  ANALECT_JOURNAL_REDO = 'R',
} AnalectJournalRecordType;

/* Bytes before the payload. */
#define ANALECT_JOURNAL_HEAD 28

/* Largest payload that is read. */
#define ANALECT_JOURNAL_MAX_SIZE (1u << 30)

/* The record number NUMBER (from 0). The caller unrefs it. */
GBytes *analect_journal_record_new (guint64 number, AnalectJournalRecordType type, const char *payload, gsize size);

typedef struct
{
  AnalectJournalRecordType type;
  const char *payload; /* within the bytes that were read */
  gsize size;
} AnalectJournalRecordView;

/* Reads record NUMBER at OFFSET of the N_BYTES at BYTES and moves OFFSET behind it. FALSE at the end, and where what
 * follows is no whole, undamaged record. */
gboolean analect_journal_record_read (const char *bytes, gsize n_bytes, gsize *offset, guint64 number, AnalectJournalRecordView *view);
