/* Etags: what counts as a foreign change and what does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "etag.h"
#include "storage-error.h"

#include "fake-disk.h"
#include "testlib.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#define TARGET "/home/project.analect"

static gboolean
is_same (FakeDisk *disk, const AnalectEtag *etag)
{
  g_autoptr (GError) error = NULL;
  gboolean same = FALSE;

  g_assert_true (analect_etag_check (fake_disk_ops (disk), TARGET, etag, NULL, &same, &error));
  g_assert_no_error (error);
  return same;
}

static AnalectEtag
read_etag (FakeDisk *disk)
{
  g_autoptr (GError) error = NULL;
  AnalectEtag etag;

  g_assert_true (analect_etag_read (fake_disk_ops (disk), TARGET, NULL, &etag, &error));
  g_assert_no_error (error);
  return etag;
}

static void
test_changes (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  AnalectEtag etag;
  AnalectDigest digest;

  fake_disk_put (disk, TARGET, "12345", -1);
  etag = read_etag (disk);
  analect_digest_bytes (&digest, "12345", 5);
  g_assert_cmpint (etag.size, ==, 5);
  g_assert_true (etag.has_digest && analect_digest_equal (&etag.digest, &digest));
  g_assert_true (is_same (disk, &etag));

  /* An unchanged stamp is believed without reading a byte: open, stat, close. */
  fake_disk_fail (disk, 0, FALSE, 0);
  g_assert_true (is_same (disk, &etag));
  g_assert_cmpuint (fake_disk_get_n_operations (disk), ==, 3);

  fake_disk_put (disk, TARGET, "12345", -1); /* another inode, another time, the same bytes */
  g_assert_true (is_same (disk, &etag));
  fake_disk_put (disk, TARGET, "12346", -1);
  g_assert_false (is_same (disk, &etag));
  fake_disk_put (disk, TARGET, "123456", -1);
  g_assert_false (is_same (disk, &etag));
  g_assert_cmpint (fake_disk_ops (disk)->unlink (disk, TARGET), ==, 0);
  g_assert_false (is_same (disk, &etag));
}

static void
test_without_digest (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  AnalectEtag etag;
  struct stat info;

  fake_disk_put (disk, TARGET, "12345", -1);
  g_assert_cmpint (fake_disk_ops (disk)->stat_path (disk, TARGET, &info), ==, 0);
  analect_etag_set_stat (&etag, &info);
  g_assert_false (etag.has_digest);
  g_assert_true (is_same (disk, &etag));
  fake_disk_put (disk, TARGET, "12345", -1);
  g_assert_false (is_same (disk, &etag));
}

static void
test_errors (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AnalectEtag etag, other;
  gboolean same;

  fake_disk_put (disk, TARGET, "12345", -1);
  etag = read_etag (disk);
  for (guint n = 1; n <= 6; n++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      fake_disk_fail (disk, n, FALSE, EIO);
      done = analect_etag_read (fake_disk_ops (disk), TARGET, NULL, &other, &error);
      /* open, stat, read (twice, to see the end), stat; a failing close after reading is no loss */
      if (fake_disk_was_hit (disk) && n < 6)
        g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
      else
        g_assert_true (done);
      g_assert_cmpuint (fake_disk_get_n_open (disk), ==, 0);
    }
  fake_disk_fail (disk, 1, FALSE, EACCES);
  g_assert_false (analect_etag_check (fake_disk_ops (disk), TARGET, &etag, NULL, &same, NULL));
  g_assert_false (same);
  g_cancellable_cancel (cancellable);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (analect_etag_read (fake_disk_ops (disk), TARGET, cancellable, &other, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

/* Stamps without fractions of a second prove nothing: the bytes are read. */
static void
test_coarse_stamps (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "f", NULL);
  const struct utimbuf stamp = { 1600000000, 1600000000 };
  AnalectEtag etag;
  gboolean same = FALSE;
  int fd;

  testlib_write (path, "12345", -1);
  g_assert_cmpint (utime (path, &stamp), ==, 0);
  g_assert_true (analect_etag_read (NULL, path, NULL, &etag, NULL));
  g_assert_cmpint (etag.nanoseconds, ==, 0);
  g_assert_true (analect_etag_check (NULL, path, &etag, NULL, &same, NULL) && same);

  fd = open (path, O_WRONLY);
  g_assert_cmpint (write (fd, "1234X", 5), ==, 5);
  close (fd);
  g_assert_cmpint (utime (path, &stamp), ==, 0);
  g_assert_true (analect_etag_check (NULL, path, &etag, NULL, &same, NULL));
  g_assert_false (same);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/etag/changes", test_changes);
  g_test_add_func ("/etag/without-digest", test_without_digest);
  g_test_add_func ("/etag/errors", test_errors);
  g_test_add_func ("/etag/coarse-stamps", test_coarse_stamps);
  return g_test_run ();
}
