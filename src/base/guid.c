/* Identity of entities; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guid.h"

#include <string.h>

AnalectGuid
analect_guid_new (void)
{
  g_autofree char *string = g_uuid_string_random ();
  AnalectGuid guid;

  analect_guid_parse (string, -1, &guid);
  return guid;
}

AnalectGuid
analect_guid_derive (const AnalectGuid *space, const char *name, gssize n_bytes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize size = sizeof digest;
  AnalectGuid guid;

  g_checksum_update (checksum, space->bytes, sizeof space->bytes);
  g_checksum_update (checksum, (const guchar *) name, n_bytes);
  g_checksum_get_digest (checksum, digest, &size);

  memcpy (guid.bytes, digest, sizeof guid.bytes);
  guid.bytes[6] = (guid.bytes[6] & 0x0f) | 0x50;
  guid.bytes[8] = (guid.bytes[8] & 0x3f) | 0x80;
  return guid;
}

#define NO_DIGIT 0xff

/* The value of a hexadecimal digit, less than 16; else NO_DIGIT. */
static guint8
hex_value (char c)
{
  if (c >= '0' && c <= '9')
    return (guint8) (c - '0');
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? (guint8) (c - 'a' + 10) : NO_DIGIT;
}

gboolean
analect_guid_parse (const char *string, gssize n_bytes, AnalectGuid *guid)
{
  static const guint8 places[16] = { 0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34 };
  gsize length = n_bytes < 0 ? strlen (string) : (gsize) n_bytes;
  guint8 wrong = 0;

  memset (guid, 0, sizeof *guid);
  if (length == 38 && string[0] == '{' && string[37] == '}')
    {
      string++;
      length = 36;
    }
  if (length != 36 || string[8] != '-' || string[13] != '-' || string[18] != '-' || string[23] != '-')
    return FALSE;

  for (guint i = 0; i < 16; i++)
    {
      guint8 high = hex_value (string[places[i]]), low = hex_value (string[places[i] + 1]);

      wrong |= high | low;
      guid->bytes[i] = (guint8) (high << 4 | (low & 15));
    }
  if ((wrong & 0xf0) == 0)
    return TRUE;
  memset (guid, 0, sizeof *guid);
  return FALSE;
}

char *
analect_guid_format (const AnalectGuid *guid, char buffer[ANALECT_GUID_STRING_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *at = buffer;

  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *at++ = '-';
      *at++ = digits[guid->bytes[i] >> 4];
      *at++ = digits[guid->bytes[i] & 15];
    }
  *at = '\0';
  return buffer;
}

gboolean
analect_guid_is_null (const AnalectGuid *guid)
{
  static const AnalectGuid null;

  return analect_guid_equal (guid, &null);
}

gboolean
analect_guid_equal (const AnalectGuid *a, const AnalectGuid *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

int
analect_guid_compare (const AnalectGuid *a, const AnalectGuid *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

guint
analect_guid_hash (const AnalectGuid *guid)
{
  guint64 halves[2];

  memcpy (halves, guid->bytes, sizeof halves);
  halves[0] = (halves[0] ^ halves[1]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (halves[0] >> 32);
}
