/* The table of file functions: interrupted and short calls on the fake disk, each member of the real table for real.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "file-ops.h"

#include "fake-disk.h"
#include "testlib.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static void
test_short_and_interrupted (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  char buffer[64] = "";
  int fd;

  fake_disk_set_interrupts (disk, TRUE);
  fake_disk_set_write_limit (disk, 3);
  fd = analect_file_open (ops, "/f", O_RDWR | O_CREAT, 0666);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (analect_file_write (ops, fd, "a rather long text", 18), ==, 0);
  g_assert_cmpint (analect_file_sync (ops, fd), ==, 0);
  g_assert_cmpint (analect_file_sync_data (ops, fd), ==, 0);
  g_assert_cmpint (analect_file_sync_folder (ops, "/", NULL), ==, 0);
  g_assert_cmpint (ops->seek (ops->data, fd, 2, SEEK_SET), ==, 2);
  g_assert_cmpint (analect_file_read (ops, fd, buffer, 6), ==, 6);
  g_assert_cmpstr (buffer, ==, "rather");
  g_assert_cmpint (analect_file_read (ops, fd, buffer, sizeof buffer), ==, 10);
  g_assert_cmpint (analect_file_read (ops, fd, buffer, sizeof buffer), ==, 0);
  g_assert_cmpint (analect_file_close (ops, fd), ==, 0);
  g_assert_true (fake_disk_holds (disk, "/f", "a rather long text", -1));
}

static void
test_full (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  int fd;

  fake_disk_put_device (disk, "/stick", 5);
  fd = analect_file_open (ops, "/stick/f", O_WRONLY | O_CREAT, 0666);
  g_assert_cmpint (analect_file_write (ops, fd, "123456789", 9), ==, -1);
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_cmpint (analect_file_close (ops, fd), ==, 0);
}

static void
test_sync_folder_unsupported (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  gboolean unsupported = TRUE;

  g_assert_cmpint (analect_file_sync_folder (ops, "/", &unsupported), ==, 0);
  g_assert_false (unsupported);
  fake_disk_fail (disk, 1, FALSE, EIO);
  g_assert_cmpint (analect_file_sync_folder (ops, "/", &unsupported), ==, -1);
  g_assert_false (unsupported);
  fake_disk_disable (disk, "sync_folder", EINVAL);
  g_assert_cmpint (analect_file_sync_folder (ops, "/", &unsupported), ==, 0);
  g_assert_true (unsupported);
}

static void
test_make_folders (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  g_autofree char *names = NULL;

  fake_disk_put (disk, "/file", "", 0);
  g_assert_cmpint (analect_file_make_folders (ops, "/a/b/c", 0700), ==, 0);
  g_assert_cmpint (analect_file_make_folders (ops, "/a/b/c", 0700), ==, 0);
  g_assert_cmpint (analect_file_make_folders (ops, "/file", 0700), ==, -1);
  g_assert_cmpint (errno, ==, ENOTDIR);
  g_assert_cmpint (analect_file_make_folders (ops, "/file/x", 0700), ==, -1);
  g_assert_cmpint (errno, ==, ENOTDIR);
  fake_disk_reboot (disk, FAKE_DISK_KEEP_SYNCED, 0);
  names = fake_disk_names (disk, "/a/b");
  g_assert_cmpstr (names, ==, "c");
  g_assert_cmpint (fake_disk_get_mode (disk, "/a/b/c"), ==, 0700);
}

static int
open_real (const char *path, const char *contents)
{
  int fd = analect_file_open (NULL, path, O_RDWR | O_CREAT | O_EXCL, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (analect_file_write (NULL, fd, contents, strlen (contents)), ==, 0);
  return fd;
}

static void
test_real_files (void)
{
  const AnalectFileOps *ops = analect_file_ops_real ();
  g_autofree char *folder = testlib_folder ();
  g_autofree char *first = g_build_filename (folder, "first", NULL);
  g_autofree char *second = g_build_filename (folder, "second", NULL);
  g_autofree char *contents = NULL;
  struct stat info;
  gsize size;
  int fd = open_real (first, "some text");

  g_assert_cmpint (fcntl (fd, F_GETFD) & FD_CLOEXEC, !=, 0);
  g_assert_cmpint (ops->truncate (ops->data, fd, 4), ==, 0);
  g_assert_cmpint (ops->change_mode (ops->data, fd, 0640), ==, 0);
  g_assert_cmpint (ops->change_owner (ops->data, fd, (uid_t) -1, getegid ()), ==, 0);
  g_assert_true (ops->allocate (ops->data, fd, 100000) == 0 || errno == EOPNOTSUPP);
  g_assert_cmpint (analect_file_sync (ops, fd), ==, 0);
  g_assert_cmpint (analect_file_sync_data (ops, fd), ==, 0);
  g_assert_cmpint (ops->stat_fd (ops->data, fd, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 4);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  g_assert_cmpint (analect_file_close (ops, fd), ==, 0);
  g_assert_cmpint (analect_file_close (ops, fd), ==, -1);
  g_assert_cmpint (errno, ==, EBADF);

  g_assert_cmpint (ops->link (ops->data, first, second), ==, 0);
  g_assert_cmpint (ops->rename_new (ops->data, first, second), ==, -1);
  g_assert_true (errno == EEXIST || errno == EINVAL);
  g_assert_cmpint (ops->unlink (ops->data, first), ==, 0);
  g_assert_cmpint (ops->rename (ops->data, second, first), ==, 0);
  g_assert_cmpint (ops->stat_path (ops->data, second, &info), ==, -1);
  g_assert_cmpint (errno, ==, ENOENT);
  g_assert_cmpint (analect_file_sync_folder (ops, folder, NULL), ==, 0);
  contents = testlib_read (first, &size);
  g_assert_cmpmem (contents, size, "some", 4);
}

static void
test_real_folders_and_links (void)
{
  const AnalectFileOps *ops = analect_file_ops_real ();
  g_autofree char *folder = testlib_folder ();
  g_autofree char *real_folder = ops->real_path (ops->data, folder);
  g_autofree char *deep = g_build_filename (folder, "b", "c", NULL);
  g_autofree char *link_path = g_build_filename (folder, "a", NULL);
  g_autofree char *target = NULL, *resolved = NULL, *expected = g_build_filename (real_folder, "b", NULL);
  g_autoptr (GPtrArray) names = NULL;
  struct stat info;

  g_assert_cmpint (analect_file_make_folders (NULL, deep, 0700), ==, 0);
  g_assert_cmpint (symlink ("b", link_path), ==, 0);
  names = ops->list (ops->data, folder);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (names->pdata[0], ==, "a");
  g_assert_cmpstr (names->pdata[1], ==, "b");
  g_assert_null (ops->list (ops->data, "/nowhere/at/all"));
  g_assert_cmpint (errno, ==, ENOENT);
  target = ops->read_link (ops->data, link_path);
  g_assert_cmpstr (target, ==, "b");
  g_assert_null (ops->read_link (ops->data, deep));
  g_assert_cmpint (errno, ==, EINVAL);
  resolved = ops->real_path (ops->data, link_path);
  g_assert_cmpstr (resolved, ==, expected);
  g_assert_cmpint (ops->stat_link (ops->data, link_path, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
  g_assert_cmpint (ops->change_folder_mode (ops->data, deep, 0755), ==, 0);
  g_assert_cmpint (ops->remove_folder (ops->data, deep), ==, 0);
  g_assert_cmpint (ops->unlink (ops->data, link_path), ==, 0);
}

static void
test_real_locks (void)
{
  const AnalectFileOps *ops = analect_file_ops_real ();
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "f", NULL);
  int first = open_real (path, ""), second = analect_file_open (NULL, path, O_RDWR, 0);

  g_assert_cmpint (ops->lock (ops->data, first, ANALECT_FILE_LOCK_EXCLUSIVE), ==, 0);
  g_assert_cmpint (ops->lock (ops->data, second, ANALECT_FILE_LOCK_EXCLUSIVE), ==, -1);
  g_assert_cmpint (errno, ==, EAGAIN);
  g_assert_cmpint (ops->lock (ops->data, first, ANALECT_FILE_UNLOCK), ==, 0);
  g_assert_cmpint (ops->lock (ops->data, second, ANALECT_FILE_LOCK_SHARED), ==, 0);
  g_assert_cmpint (ops->lock (ops->data, first, ANALECT_FILE_LOCK_SHARED), ==, 0);
  g_assert_cmpint (analect_file_close (ops, first), ==, 0);
  g_assert_cmpint (analect_file_close (ops, second), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-ops/short-and-interrupted", test_short_and_interrupted);
  g_test_add_func ("/file-ops/full", test_full);
  g_test_add_func ("/file-ops/sync-folder-unsupported", test_sync_folder_unsupported);
  g_test_add_func ("/file-ops/make-folders", test_make_folders);
  g_test_add_func ("/file-ops/real/files", test_real_files);
  g_test_add_func ("/file-ops/real/folders-and-links", test_real_folders_and_links);
  g_test_add_func ("/file-ops/real/locks", test_real_locks);
  return g_test_run ();
}
