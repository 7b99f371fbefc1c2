/* Digests: published values, chunks, files, text form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "digest.h"

#include "fake-disk.h"

#include <errno.h>
#include <string.h>

static void
assert_digest (const AnalectDigest *digest, const char *expected)
{
  char buffer[ANALECT_DIGEST_STRING_SIZE];

  g_assert_cmpstr (analect_digest_format (digest, buffer), ==, expected);
}

/* The examples of FIPS 180-2, appendix B, and the empty message. */
static const struct
{
  const char *text, *digest;
} published[] = {
  { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static void
test_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      AnalectDigest digest;

      analect_digest_bytes (&digest, published[i].text, strlen (published[i].text));
      assert_digest (&digest, published[i].digest);
    }
}

static void
test_chunks (void)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  AnalectDigest digest;

  analect_digest_chunks (&digest, chunks);
  assert_digest (&digest, published[0].digest);
  g_ptr_array_add (chunks, g_bytes_new_static ("a", 1));
  g_ptr_array_add (chunks, g_bytes_new_static (NULL, 0));
  g_ptr_array_add (chunks, g_bytes_new_static ("bc", 2));
  analect_digest_chunks (&digest, chunks);
  assert_digest (&digest, published[1].digest);
}

static void
test_file (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  gsize size = 600000;
  g_autofree char *bytes = g_malloc (size);
  AnalectDigest expected, digest;
  goffset read_size = -1;
  int fd;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char) (i * 7 % 251);
  analect_digest_bytes (&expected, bytes, size);
  fake_disk_put (disk, "/f", bytes, (gssize) size);
  fake_disk_set_write_limit (disk, 1009);
  fd = analect_file_open (ops, "/f", O_RDONLY, 0);
  g_assert_cmpint (analect_digest_file (ops, fd, NULL, &digest, &read_size), ==, 0);
  g_assert_cmpint (read_size, ==, size);
  g_assert_true (analect_digest_equal (&digest, &expected));

  fake_disk_fail (disk, 1, FALSE, EIO);
  g_assert_cmpint (analect_digest_file (ops, fd, NULL, &digest, NULL), ==, -1);
  g_assert_cmpint (errno, ==, EIO);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (analect_digest_file (ops, fd, cancellable, &digest, NULL), ==, -1);
  g_assert_cmpint (errno, ==, ECANCELED);
}

static void
test_text_form (void)
{
  AnalectDigest digest, again;
  char buffer[ANALECT_DIGEST_STRING_SIZE];

  analect_digest_bytes (&digest, "abc", 3);
  g_assert_true (analect_digest_parse (&again, analect_digest_format (&digest, buffer)));
  g_assert_true (analect_digest_equal (&digest, &again));
  buffer[63] = 'G';
  g_assert_false (analect_digest_parse (&again, buffer));
  buffer[63] = 'A';
  g_assert_false (analect_digest_parse (&again, buffer));
  g_assert_false (analect_digest_parse (&again, "ba78"));
  g_assert_false (analect_digest_parse (&again, ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/published", test_published);
  g_test_add_func ("/digest/chunks", test_chunks);
  g_test_add_func ("/digest/file", test_file);
  g_test_add_func ("/digest/text-form", test_text_form);
  return g_test_run ();
}
