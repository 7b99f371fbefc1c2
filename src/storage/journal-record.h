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
  ANALECT_JOURNAL_HEADER = 'H', /* what the journal belongs to; see journal-header.h */
  ANALECT_JOURNAL_BASE = 'D',   /* the digest of the base file, when it was not known at first */
  ANALECT_JOURNAL_TEXT = 'T',   /* number, newline, a long text that changes name by its number */
  ANALECT_JOURNAL_PART = 'P',   /* the first lines of a large change; those of the record after it follow */
  ANALECT_JOURNAL_CHANGE = 'C', /* time, name, newline, lines (change-text.h) */
  ANALECT_JOURNAL_BEGIN = 'B',  /* name of the step */
  ANALECT_JOURNAL_WHOLE = 'W',  /* the same, of a step that is worth nothing without its end */
  ANALECT_JOURNAL_END = 'E',
  ANALECT_JOURNAL_CANCEL = 'X',
  ANALECT_JOURNAL_UNDO = 'U',
  ANALECT_JOURNAL_REDO = 'R',
  ANALECT_JOURNAL_MARK = 'M',  /* the state here is being saved */
  ANALECT_JOURNAL_SAVED = 'S', /* digest of the file that holds, or is about to hold, the state at the last mark */
} AnalectJournalRecordType;

/* Bytes before and after the payload. */
#define ANALECT_JOURNAL_HEAD 28
#define ANALECT_JOURNAL_TAIL 1

/* Largest payload that is written and read. */
#define ANALECT_JOURNAL_MAX_SIZE (256u * 1024 * 1024)

typedef struct
{
  AnalectJournalRecordType type;
  const char *payload; /* borrowed */
  gsize size;
} AnalectJournalRecord;

/* Writes to HEAD what stands before the payload of record NUMBER (from 0); a newline stands after it. */
void analect_journal_record_head (guint64 number, const AnalectJournalRecord *record,
                                  char head[ANALECT_JOURNAL_HEAD + 1]);

/* The size of the payload that the head of a record announces. FALSE when it is no head. */
gboolean analect_journal_record_size (const char head[ANALECT_JOURNAL_HEAD], gsize *size);

/* Reads record NUMBER, which is at BYTES with head and tail and has a payload of SIZE. FALSE when it is not undamaged.
 */
gboolean analect_journal_record_read (const char *bytes, gsize size, guint64 number, AnalectJournalRecord *record);
