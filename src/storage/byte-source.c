/* Bytes piece by piece; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "byte-source.h"

#include <string.h>

#define PIECE (256u * 1024u)

void
analect_byte_source_init_chunks (AnalectByteSource *source, GPtrArray *chunks)
{
  memset (source, 0, sizeof *source);
  source->chunks = chunks;
  source->fd = -1;
}

void
analect_byte_source_init_file (AnalectByteSource *source, const AnalectFileOps *ops, int fd)
{
  memset (source, 0, sizeof *source);
  source->ops = ops;
  source->fd = fd;
  source->piece = g_malloc (PIECE);
}

gboolean
analect_byte_source_next (AnalectByteSource *source, const guint8 **bytes, gsize *size)
{
  gssize n;

  *bytes = NULL;
  *size = 0;
  if (source->chunks != NULL)
    {
      while (*size == 0 && source->next < source->chunks->len)
        *bytes = g_bytes_get_data (source->chunks->pdata[source->next++], size);
      return TRUE;
    }
  n = analect_file_read (source->ops, source->fd, source->piece, PIECE);
  *bytes = source->piece;
  *size = n > 0 ? (gsize) n : 0;
  return n >= 0;
}

void
analect_byte_source_clear (AnalectByteSource *source)
{
  g_clear_pointer (&source->piece, g_free);
}
