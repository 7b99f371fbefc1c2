/* The fake disk itself: what is durable, what a cut takes, and that faults strike where they are told to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fake-disk.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static int
make_file (FakeDisk *disk, const char *path, const char *contents)
{
  const AnalectFileOps *ops = fake_disk_ops (disk);
  int fd = analect_file_open (ops, path, O_RDWR | O_CREAT | O_TRUNC, 0666);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (analect_file_write (ops, fd, contents, strlen (contents)), ==, 0);
  return fd;
}

static void
test_unsynced (void)
{
  static const struct
  {
    FakeDiskKeep keep;
    const char *names, *contents;
  } cases[] = {
    { FAKE_DISK_KEEP_SYNCED, "old", NULL },
    { FAKE_DISK_KEEP_ENTRIES, "new old", "" },
    { FAKE_DISK_KEEP_BYTES, "old", NULL },
    { FAKE_DISK_KEEP_ALL, "new old", "text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();
      g_autofree char *names = NULL;

      fake_disk_put (disk, "/a/old", "kept", -1);
      make_file (disk, "/a/new", "text");
      fake_disk_reboot (disk, cases[i].keep, 0);
      names = fake_disk_names (disk, "/a");
      g_assert_cmpstr (names, ==, cases[i].names);
      g_assert_true (fake_disk_holds (disk, "/a/old", "kept", -1));
      if (cases[i].contents != NULL)
        g_assert_true (fake_disk_holds (disk, "/a/new", cases[i].contents, -1));
      g_assert_cmpuint (fake_disk_get_n_open (disk), ==, 0);
    }
}

static void
test_synced (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  int fd;

  fake_disk_put (disk, "/a/old", "kept", -1);
  fd = make_file (disk, "/a/new", "text");
  g_assert_cmpint (analect_file_sync (ops, fd), ==, 0);
  g_assert_cmpint (analect_file_write (ops, fd, " more", 5), ==, 0);
  g_assert_cmpint (analect_file_sync_folder (ops, "/a", NULL), ==, 0);
  g_assert_cmpint (ops->unlink (ops->data, "/a/old"), ==, 0);
  fake_disk_reboot (disk, FAKE_DISK_KEEP_SYNCED, 0);
  g_assert_true (fake_disk_holds (disk, "/a/new", "text", -1));
  g_assert_true (fake_disk_holds (disk, "/a/old", "kept", -1));
}

static void
test_failed_sync_loses (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  int fd;

  fake_disk_put (disk, "/f", "old", -1);
  fd = make_file (disk, "/f", "new!");
  fake_disk_fail (disk, 1, FALSE, EIO);
  g_assert_cmpint (analect_file_sync (ops, fd), ==, -1);
  g_assert_cmpint (errno, ==, EIO);
  g_assert_cmpint (analect_file_sync (ops, fd), ==, 0);
  fake_disk_reboot (disk, FAKE_DISK_KEEP_SYNCED, 0);
  g_assert_true (fake_disk_holds (disk, "/f", "old", -1));
}

static void
test_rename_is_whole (void)
{
  /* Whatever survives, the name leads to one of the two files, and each is whole. */
  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();
      const AnalectFileOps *ops = fake_disk_ops (disk);
      int fd;

      fake_disk_put (disk, "/f", "old", -1);
      fd = make_file (disk, "/t", "new");
      g_assert_cmpint (analect_file_sync (ops, fd), ==, 0);
      g_assert_cmpint (ops->rename (ops->data, "/t", "/f"), ==, 0);
      fake_disk_reboot (disk, FAKE_DISK_KEEP_SOME, seed);
      g_assert_true (fake_disk_holds (disk, "/f", "old", -1) || fake_disk_holds (disk, "/f", "new", -1));
    }
}

static void
test_some_is_torn (void)
{
  char old[2048], new[4096];
  gboolean torn = FALSE, whole = FALSE, before = FALSE;

  memset (old, 'o', sizeof old);
  memset (new, 'n', sizeof new);
  for (guint32 seed = 0; seed < 2000; seed++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();
      const AnalectFileOps *ops = fake_disk_ops (disk);
      int fd;

      fake_disk_put (disk, "/f", old, sizeof old);
      fd = analect_file_open (ops, "/f", O_WRONLY, 0);
      g_assert_cmpint (analect_file_write (ops, fd, new, sizeof new), ==, 0);
      fake_disk_reboot (disk, FAKE_DISK_KEEP_SOME, seed);
      if (fake_disk_holds (disk, "/f", new, sizeof new))
        whole = TRUE;
      else if (fake_disk_holds (disk, "/f", old, sizeof old))
        before = TRUE;
      else
        torn = TRUE;
    }
  g_assert_true (torn && whole && before);
}

static void
test_fault_strikes_once (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  struct stat info;

  fake_disk_fail (disk, 2, FALSE, ENOSPC);
  g_assert_cmpint (ops->stat_path (ops->data, "/", &info), ==, 0);
  g_assert_false (fake_disk_was_hit (disk));
  g_assert_cmpint (ops->stat_path (ops->data, "/", &info), ==, -1);
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_true (fake_disk_was_hit (disk));
  g_assert_cmpint (ops->stat_path (ops->data, "/", &info), ==, 0);

  fake_disk_cut (disk, 1);
  g_assert_cmpint (ops->stat_path (ops->data, "/", &info), ==, 0);
  g_assert_cmpint (ops->stat_path (ops->data, "/", &info), ==, -1);
  g_assert_cmpint (ops->stat_path (ops->data, "/", &info), ==, -1);
}

static void
test_links (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  g_autofree char *real = NULL, *relative = NULL, *missing = NULL;
  struct stat info;

  fake_disk_put (disk, "/real/folder/file", "text", -1);
  fake_disk_put_link (disk, "/short", "/real/folder");
  fake_disk_put_link (disk, "/real/up", "folder/../folder/file");
  fake_disk_put_link (disk, "/loop", "/loop");
  fake_disk_put_link (disk, "/nowhere", "real/absent");

  real = ops->real_path (ops->data, "/short/file");
  g_assert_cmpstr (real, ==, "/real/folder/file");
  relative = ops->real_path (ops->data, "/short/../up");
  g_assert_cmpstr (relative, ==, "/real/folder/file");
  missing = ops->real_path (ops->data, "/nowhere");
  g_assert_null (missing);
  g_assert_cmpint (errno, ==, ENOENT);
  g_assert_cmpint (ops->stat_path (ops->data, "/loop", &info), ==, -1);
  g_assert_cmpint (errno, ==, ELOOP);
  g_assert_cmpint (ops->stat_link (ops->data, "/loop", &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));

  g_assert_cmpint (ops->link (ops->data, "/short/file", "/second"), ==, 0);
  g_assert_cmpint (ops->stat_path (ops->data, "/second", &info), ==, 0);
  g_assert_cmpuint (info.st_nlink, ==, 2);
  g_assert_cmpint (ops->rename_new (ops->data, "/second", "/short/file"), ==, -1);
  g_assert_cmpint (errno, ==, EEXIST);
}

static void
test_room_and_devices (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  int fd;

  fake_disk_put_device (disk, "/stick", 10);
  fake_disk_put (disk, "/stick/a", "1234", -1);
  fd = analect_file_open (ops, "/stick/b", O_WRONLY | O_CREAT, 0666);
  g_assert_cmpint (ops->allocate (ops->data, fd, 7), ==, -1);
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_cmpint (ops->write (ops->data, fd, "12345678", 8), ==, 6);
  g_assert_cmpint (ops->write (ops->data, fd, "78", 2), ==, -1);
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_cmpint (ops->rename (ops->data, "/stick/a", "/a"), ==, -1);
  g_assert_cmpint (errno, ==, EXDEV);
  g_assert_cmpint (ops->unlink (ops->data, "/stick/a"), ==, 0);
  g_assert_cmpint (ops->write (ops->data, fd, "78", 2), ==, 2);
}

static void
test_locks (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  int first, second;

  fake_disk_put (disk, "/f", "", 0);
  first = analect_file_open (ops, "/f", O_RDWR, 0);
  second = analect_file_open (ops, "/f", O_RDWR, 0);
  g_assert_cmpint (ops->lock (ops->data, first, ANALECT_FILE_LOCK_EXCLUSIVE), ==, 0);
  g_assert_cmpint (ops->lock (ops->data, second, ANALECT_FILE_LOCK_SHARED), ==, -1);
  g_assert_cmpint (errno, ==, EAGAIN);
  g_assert_cmpint (analect_file_close (ops, first), ==, 0);
  g_assert_cmpint (ops->lock (ops->data, second, ANALECT_FILE_LOCK_EXCLUSIVE), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fake-disk/unsynced", test_unsynced);
  g_test_add_func ("/fake-disk/synced", test_synced);
  g_test_add_func ("/fake-disk/failed-sync-loses", test_failed_sync_loses);
  g_test_add_func ("/fake-disk/rename-is-whole", test_rename_is_whole);
  g_test_add_func ("/fake-disk/some-is-torn", test_some_is_torn);
  g_test_add_func ("/fake-disk/fault-strikes-once", test_fault_strikes_once);
  g_test_add_func ("/fake-disk/links", test_links);
  g_test_add_func ("/fake-disk/room-and-devices", test_room_and_devices);
  g_test_add_func ("/fake-disk/locks", test_locks);
  return g_test_run ();
}
