/* Records of a journal; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "journal-record.h"

#include <string.h>

#define CHECK_DIGITS 16

/* Where the length and the check stand in "C 000001a4 0123456789abcdef\n". */
#define LENGTH_AT 2
#define CHECK_AT  11

G_STATIC_ASSERT (ANALECT_JOURNAL_HEAD == CHECK_AT + CHECK_DIGITS + 1);

/* Writes the check of a record to BUFFER, of CHECK_DIGITS characters and a NUL. */
static void
make_check (guint64 number, char type, const char *payload, gsize size, char *buffer)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  char head[64];
  int length = g_snprintf (head, sizeof head, "%" G_GUINT64_FORMAT " %c %" G_GSIZE_FORMAT "\n", number, type, size);

  g_checksum_update (checksum, (const guchar *) head, length);
  g_checksum_update (checksum, (const guchar *) payload, (gssize) size);
  g_strlcpy (buffer, g_checksum_get_string (checksum), CHECK_DIGITS + 1);
}

void
analect_journal_record_head (guint64 number, const AnalectJournalRecord *record, char head[ANALECT_JOURNAL_HEAD + 1])
{
  char check[CHECK_DIGITS + 1];

  g_assert (record->size <= ANALECT_JOURNAL_MAX_SIZE);
  make_check (number, (char) record->type, record->payload, record->size, check);
  g_snprintf (head, ANALECT_JOURNAL_HEAD + 1, "%c %08x %s\n", (char) record->type, (guint) record->size, check);
}

gboolean
analect_journal_record_size (const char head[ANALECT_JOURNAL_HEAD], gsize *size)
{
  *size = 0;
  if (head[1] != ' ' || head[CHECK_AT - 1] != ' ' || head[ANALECT_JOURNAL_HEAD - 1] != '\n')
    return FALSE;
  for (guint i = LENGTH_AT; i < CHECK_AT - 1; i++)
    {
      if (!g_ascii_isxdigit (head[i]))
        return FALSE;
      *size = *size << 4 | (gsize) g_ascii_xdigit_value (head[i]);
    }
  return *size <= ANALECT_JOURNAL_MAX_SIZE;
}

gboolean
analect_journal_record_read (const char *bytes, gsize size, guint64 number, AnalectJournalRecord *record)
{
  char check[CHECK_DIGITS + 1];

  record->type = (AnalectJournalRecordType) bytes[0];
  record->payload = bytes + ANALECT_JOURNAL_HEAD;
  record->size = size;
  if (record->payload[size] != '\n')
    return FALSE;
  make_check (number, bytes[0], record->payload, size, check);
  return memcmp (check, bytes + CHECK_AT, CHECK_DIGITS) == 0;
}
