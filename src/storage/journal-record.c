/* Records of a journal; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "journal-record.h"

#include <string.h>

#define CHECK_DIGITS 16

/* "C 000001a4 0123456789abcdef\n" */
G_STATIC_ASSERT (ANALECT_JOURNAL_HEAD == 2 + 8 + 1 + CHECK_DIGITS + 1);

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

GBytes *
analect_journal_record_new (guint64 number, AnalectJournalRecordType type, const char *payload, gsize size)
{
  GString *record = g_string_sized_new (ANALECT_JOURNAL_HEAD + size + 2);
  char check[CHECK_DIGITS + 1];

  g_assert (size <= ANALECT_JOURNAL_MAX_SIZE);
  make_check (number, (char) type, payload, size, check);
  g_string_append_printf (record, "%c %08x %s\n", (char) type, (guint) size, check);
  g_string_append_len (record, payload, (gssize) size);
  g_string_append_c (record, '\n');
  return g_string_free_to_bytes (record);
}

/* Reads 8 hexadecimal digits; FALSE when there is anything else. */
static gboolean
read_length (const char *digits, gsize *length)
{
  *length = 0;
  for (guint i = 0; i < 8; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return FALSE;
      *length = *length << 4 | (gsize) g_ascii_xdigit_value (digits[i]);
    }
  return *length <= ANALECT_JOURNAL_MAX_SIZE;
}

gboolean
analect_journal_record_read (const char *bytes, gsize n_bytes, gsize *offset, guint64 number, AnalectJournalRecordView *view)
{
  const char *head = bytes + *offset;
  gsize left = n_bytes - *offset, size;
  char check[CHECK_DIGITS + 1];

  if (left < ANALECT_JOURNAL_HEAD + 1 || head[1] != ' ' || head[10] != ' ' || head[ANALECT_JOURNAL_HEAD - 1] != '\n'
      || !read_length (head + 2, &size) || left - ANALECT_JOURNAL_HEAD - 1 < size
      || head[ANALECT_JOURNAL_HEAD + size] != '\n')
    return FALSE;
  make_check (number, head[0], head + ANALECT_JOURNAL_HEAD, size, check);
  if (memcmp (check, head + 11, CHECK_DIGITS) != 0)
    return FALSE;
  view->type = (AnalectJournalRecordType) head[0];
  view->payload = head + ANALECT_JOURNAL_HEAD;
  view->size = size;
  *offset += ANALECT_JOURNAL_HEAD + size + 1;
  return TRUE;
}
