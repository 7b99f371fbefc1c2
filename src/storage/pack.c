/* Compressed bytes; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pack.h"

#include <errno.h>

#define LEVEL  4 /* half the time of the usual 6, a few per cent more room */
#define OUTPUT (256u * 1024u)
#define CHUNK  (1024u * 1024u)

/* Puts SIZE bytes through CONVERTER and writes what comes out. With LAST, until it says that it has finished. */
static int
compress (GConverter *converter, const AnalectFileOps *ops, int fd, const guint8 *bytes, gsize size, gboolean last,
          guint8 *output)
{
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (last ? result != G_CONVERTER_FINISHED : size > 0)
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (converter, bytes, size, output, OUTPUT,
                                    last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        {
          errno = EIO;
          return -1;
        }
      bytes += n_read;
      size -= n_read;
      if (n_written > 0 && analect_file_write (ops, fd, output, n_written) < 0)
        return -1;
    }
  return 0;
}

int
analect_pack (const AnalectFileOps *ops, AnalectByteSource *source, int fd, GCancellable *cancellable,
              AnalectDigest *digest, goffset *size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *output = g_malloc (OUTPUT);
  const guint8 *bytes;
  gsize n;

  ops = analect_file_ops_or_real (ops);
  *size = 0;
  do
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          errno = ECANCELED;
          return -1;
        }
      if (!analect_byte_source_next (source, &bytes, &n))
        return -1;
      g_checksum_update (checksum, bytes != NULL ? bytes : output, (gssize) n);
      *size += (goffset) n;
      if (compress (G_CONVERTER (compressor), ops, fd, bytes != NULL ? bytes : output, n, n == 0, output) < 0)
        return -1;
    }
  while (n > 0);
  analect_digest_take (digest, checksum);
  return 0;
}

/* Where unpacked bytes are gathered. */
typedef struct
{
  GPtrArray *chunks;
  guint8 *chunk;
  gsize used, capacity;
  goffset left; /* bytes still expected */
  GChecksum *checksum;
} Output;

static void
end_chunk (Output *output)
{
  if (output->used > 0)
    {
      g_checksum_update (output->checksum, output->chunk, (gssize) output->used);
      g_ptr_array_add (output->chunks, g_bytes_new_take (g_steal_pointer (&output->chunk), output->used));
      output->left -= (goffset) output->used;
    }
  g_clear_pointer (&output->chunk, g_free);
  output->used = 0;
}

/* Makes room for at least one byte, one more than is expected, so that too much is noticed. */
static void
make_room (Output *output)
{
  if (output->chunk != NULL && output->used < output->capacity)
    return;
  end_chunk (output);
  output->capacity = (gsize) MIN (output->left + 1, (goffset) CHUNK);
  output->chunk = g_malloc (output->capacity);
}

static int
bad_bytes (void)
{
  errno = EBADMSG;
  return -1;
}

/* Unpacks the SIZE bytes at BYTES. Returns whether the end was reached, -1 with errno. */
static int
expand (GConverter *converter, const guint8 *bytes, gsize size, gboolean at_end, Output *output)
{
  while (TRUE)
    {
      GConverterFlags flags = at_end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS;
      g_autoptr (GError) error = NULL;
      GConverterResult result;
      gsize n_read = 0, n_written = 0;

      make_room (output);
      result = g_converter_convert (converter, bytes, size, output->chunk + output->used,
                                    output->capacity - output->used, flags, &n_read, &n_written, &error);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && !at_end)
        return size == 0 ? 0 : bad_bytes ();
      if (result == G_CONVERTER_ERROR)
        return bad_bytes ();
      bytes += n_read;
      size -= n_read;
      output->used += n_written;
      if ((goffset) output->used > output->left)
        return bad_bytes ();
      if (result == G_CONVERTER_FINISHED)
        return size == 0 ? 1 : bad_bytes ();
      if (size == 0 && output->used < output->capacity && !at_end)
        return 0;
    }
}

static int
unpack_all (const AnalectFileOps *ops, int fd, Output *output, GCancellable *cancellable)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_auto (AnalectByteSource) source = { 0 };
  int ended = 0;

  analect_byte_source_init_file (&source, ops, fd);
  while (TRUE)
    {
      const guint8 *bytes;
      gsize n;

      if (g_cancellable_is_cancelled (cancellable))
        {
          errno = ECANCELED;
          return -1;
        }
      if (!analect_byte_source_next (&source, &bytes, &n))
        return -1;
      if (ended)
        return n == 0 ? 0 : bad_bytes ();
      ended = expand (G_CONVERTER (decompressor), bytes, n, n == 0, output);
      if (ended < 0)
        return -1;
    }
}

GPtrArray *
analect_unpack (const AnalectFileOps *ops, int fd, goffset size, const AnalectDigest *digest, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Output output = { .chunks = chunks, .left = size, .checksum = checksum };
  AnalectDigest actual;
  int result = unpack_all (analect_file_ops_or_real (ops), fd, &output, cancellable);

  end_chunk (&output);
  if (result < 0)
    return NULL;
  analect_digest_take (&actual, checksum);
  if (output.left == 0 && analect_digest_equal (&actual, digest))
    return g_steal_pointer (&chunks);
  errno = EBADMSG;
  return NULL;
}
