/* SHA-256; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "digest.h"

#include <errno.h>
#include <string.h>

#define PIECE (256u * 1024u)

void
analect_digest_take (AnalectDigest *digest, GChecksum *checksum)
{
  gsize size = sizeof digest->bytes;

  g_checksum_get_digest (checksum, digest->bytes, &size);
}

static void
update (GChecksum *checksum, const guint8 *bytes, gsize size)
{
  /* The length parameter is signed, and -1 means a string. */
  while (size > 0)
    {
      gsize n = MIN (size, (gsize) G_MAXINT);

      g_checksum_update (checksum, bytes, (gssize) n);
      bytes += n;
      size -= n;
    }
}

void
analect_digest_bytes (AnalectDigest *digest, const void *bytes, gsize size)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  update (checksum, bytes, size);
  analect_digest_take (digest, checksum);
}

void
analect_digest_chunks (AnalectDigest *digest, GPtrArray *chunks)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < chunks->len; i++)
    {
      gsize size;
      const guint8 *bytes = g_bytes_get_data (chunks->pdata[i], &size);

      update (checksum, bytes, size);
    }
  analect_digest_take (digest, checksum);
}

int
analect_digest_file (const AnalectFileOps *ops, int fd, GCancellable *cancellable, AnalectDigest *digest, goffset *size)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *piece = g_malloc (PIECE);
  goffset total = 0;
  gssize n;

  do
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          errno = ECANCELED;
          return -1;
        }
      n = analect_file_read (ops, fd, piece, PIECE);
      if (n < 0)
        return -1;
      update (checksum, piece, (gsize) n);
      total += n;
    }
  while (n == PIECE);
  analect_digest_take (digest, checksum);
  if (size != NULL)
    *size = total;
  return 0;
}

gboolean
analect_digest_equal (const AnalectDigest *a, const AnalectDigest *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

char *
analect_digest_format (const AnalectDigest *digest, char buffer[ANALECT_DIGEST_STRING_SIZE])
{
  static const char digits[] = "0123456789abcdef";

  for (guint i = 0; i < sizeof digest->bytes; i++)
    {
      buffer[2 * i] = digits[digest->bytes[i] >> 4];
      buffer[2 * i + 1] = digits[digest->bytes[i] & 15];
    }
  buffer[ANALECT_DIGEST_STRING_SIZE - 1] = '\0';
  return buffer;
}

gboolean
analect_digest_parse (AnalectDigest *digest, const char *string)
{
  for (guint i = 0; i < 2 * sizeof digest->bytes; i++)
    {
      int value = g_ascii_xdigit_value (string[i]);

      if (value < 0 || g_ascii_isupper (string[i]))
        return FALSE;
      digest->bytes[i / 2] = (guint8) (i % 2 == 0 ? value << 4 : digest->bytes[i / 2] | value);
    }
  return TRUE;
}
