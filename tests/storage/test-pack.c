/* Packing: everything comes back, nothing damaged does, and nobody is made to unpack more than was promised.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pack.h"

#include "fake-disk.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static GPtrArray *
make_chunks (gsize size, gsize piece, gboolean random)
{
  GPtrArray *chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint32 state = 12345;

  for (gsize at = 0; at < size; at += piece)
    {
      gsize n = MIN (piece, size - at);
      guint8 *bytes = g_malloc (n);

      for (gsize i = 0; i < n; i++)
        {
          state = state * 1664525u + 1013904223u;
          bytes[i] = random ? (guint8) (state >> 24) : (guint8) ('a' + (at + i) / 1000 % 26);
        }
      g_ptr_array_add (chunks, g_bytes_new_take (bytes, n));
    }
  return chunks;
}

static int
pack (FakeDisk *disk, GPtrArray *chunks, AnalectDigest *digest, goffset *size)
{
  g_auto (AnalectByteSource) source = { 0 };
  int fd = analect_file_open (fake_disk_ops (disk), "/f", O_RDWR | O_CREAT | O_TRUNC, 0600);

  analect_byte_source_init_chunks (&source, chunks);
  g_assert_cmpint (analect_pack (fake_disk_ops (disk), &source, fd, NULL, digest, size), ==, 0);
  g_assert_cmpint (fake_disk_ops (disk)->seek (disk, fd, 0, SEEK_SET), ==, 0);
  return fd;
}

static void
test_round_trips (void)
{
  static const gsize sizes[] = { 0, 1, 2, 1000, 262144, 1048575, 1048576, 1048577, 3000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * 2; i++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();
      g_autoptr (GPtrArray) chunks = make_chunks (sizes[i / 2], 70001, i % 2 == 0), unpacked = NULL;
      AnalectDigest digest, expected, again;
      goffset size, total = 0;
      int fd;

      fake_disk_set_write_limit (disk, 50000);
      fd = pack (disk, chunks, &digest, &size);
      analect_digest_chunks (&expected, chunks);
      g_assert_cmpint (size, ==, sizes[i / 2]);
      g_assert_true (analect_digest_equal (&digest, &expected));
      unpacked = analect_unpack (fake_disk_ops (disk), fd, size, &digest, NULL);
      g_assert_nonnull (unpacked);
      analect_digest_chunks (&again, unpacked);
      g_assert_true (analect_digest_equal (&again, &expected));
      for (guint j = 0; j < unpacked->len; j++)
        total += (goffset) g_bytes_get_size (unpacked->pdata[j]);
      g_assert_cmpint (total, ==, size);
    }
}

static void
assert_bad (FakeDisk *disk, const guint8 *bytes, gsize n, goffset size, const AnalectDigest *digest)
{
  int fd;

  fake_disk_put (disk, "/bad", (const char *) bytes, (gssize) n);
  fd = analect_file_open (fake_disk_ops (disk), "/bad", O_RDONLY, 0);
  errno = 0;
  g_assert_null (analect_unpack (fake_disk_ops (disk), fd, size, digest, NULL));
  g_assert_cmpint (errno, ==, EBADMSG);
  analect_file_close (fake_disk_ops (disk), fd);
}

static void
test_damaged (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GPtrArray) chunks = make_chunks (5000, 5000, FALSE);
  g_autoptr (GBytes) packed = NULL;
  AnalectDigest digest, other;
  g_autofree guint8 *bytes = NULL;
  goffset size;
  gsize n;

  pack (disk, chunks, &digest, &size);
  packed = fake_disk_get (disk, "/f");
  n = g_bytes_get_size (packed);
  bytes = g_malloc0 (n + 1);
  memcpy (bytes, g_bytes_get_data (packed, NULL), n);

  for (gsize cut = 0; cut < n; cut++)
    assert_bad (disk, bytes, cut, size, &digest);
  assert_bad (disk, bytes, n + 1, size, &digest);
  assert_bad (disk, bytes, n, size - 1, &digest);
  assert_bad (disk, bytes, n, size + 1, &digest);
  assert_bad (disk, bytes, n, 0, &digest);
  analect_digest_bytes (&other, "x", 1);
  assert_bad (disk, bytes, n, size, &other);
  /* Bytes 3 to 9 of the header carry flags, time and system, which say nothing about the content. */
  for (gsize i = 10; i < n; i++)
    {
      bytes[i] ^= 0x55;
      assert_bad (disk, bytes, n, size, &digest);
      bytes[i] ^= 0x55;
    }
  assert_bad (disk, (const guint8 *) "plain text, no gzip", 19, size, &digest);
}

/* A megabyte of zeros out of a kilobyte, where ten bytes were promised. */
static void
test_bomb (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  AnalectDigest digest;
  goffset size;
  int fd;

  g_ptr_array_add (chunks, g_bytes_new_take (g_malloc0 (8 << 20), 8 << 20));
  fd = pack (disk, chunks, &digest, &size);
  g_assert_null (analect_unpack (fake_disk_ops (disk), fd, 10, &digest, NULL));
  g_assert_cmpint (errno, ==, EBADMSG);
}

static void
test_errors (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GPtrArray) chunks = make_chunks (600000, 100000, TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (AnalectByteSource) source = { 0 };
  AnalectDigest digest;
  goffset size;
  int fd = pack (disk, chunks, &digest, &size);

  fake_disk_fail (disk, 2, FALSE, EIO);
  g_assert_null (analect_unpack (fake_disk_ops (disk), fd, size, &digest, NULL));
  g_assert_cmpint (errno, ==, EIO);
  analect_byte_source_init_chunks (&source, chunks);
  fake_disk_fail (disk, 1, FALSE, ENOSPC);
  g_assert_cmpint (analect_pack (fake_disk_ops (disk), &source, fd, NULL, &digest, &size), ==, -1);
  g_assert_cmpint (errno, ==, ENOSPC);
  g_cancellable_cancel (cancellable);
  g_assert_null (analect_unpack (fake_disk_ops (disk), fd, size, &digest, cancellable));
  g_assert_cmpint (errno, ==, ECANCELED);
  g_assert_cmpint (analect_pack (fake_disk_ops (disk), &source, fd, cancellable, &digest, &size), ==, -1);
  g_assert_cmpint (errno, ==, ECANCELED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack/round-trips", test_round_trips);
  g_test_add_func ("/pack/damaged", test_damaged);
  g_test_add_func ("/pack/bomb", test_bomb);
  g_test_add_func ("/pack/errors", test_errors);
  return g_test_run ();
}
