/* Overwriting in place: what recovery takes for its business and what not, and crashes during recovery itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "in-place.h"
#include "second-copy.h"
#include "storage-error.h"

#include "fake-disk.h"

#include <errno.h>
#include <string.h>

#define TARGET   "/home/f"
#define RECOVERY "/state"

static char *
make_bytes (char letter, gsize size)
{
  char *bytes = g_strnfill (size, letter);

  memcpy (bytes, "<project>", MIN (size, 9));
  return bytes;
}

/* Overwrites TARGET with BYTES, as far as the disk lets it. */
static gboolean
overwrite (FakeDisk *disk, const char *bytes, GError **error)
{
  const AnalectFileOps *ops = fake_disk_ops (disk);
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  AnalectDigest digest;
  struct stat info;
  gboolean touched, done;
  AnalectInPlace job = { .ops = ops, .path = TARGET, .chunks = chunks, .digest = &digest };

  job.size = (goffset) strlen (bytes);
  job.recovery_folder = RECOVERY;
  g_ptr_array_add (chunks, g_bytes_new (bytes, strlen (bytes)));
  analect_digest_chunks (&digest, chunks);
  job.fd = analect_file_open (ops, TARGET, O_RDWR, 0);
  if (job.fd < 0)
    return FALSE;
  done = analect_in_place_prepare (&job, NULL, error) && analect_in_place_write (&job, &info, &touched, error);
  analect_file_close (ops, job.fd);
  return done;
}

/* A disk on which the power went after operation N of overwriting OLD with NEW. */
static FakeDisk *
make_interrupted (const char *old, const char *new, guint n, FakeDiskKeep keep)
{
  FakeDisk *disk = fake_disk_new ();

  fake_disk_put (disk, TARGET, old, -1);
  fake_disk_put_folder (disk, RECOVERY);
  fake_disk_cut (disk, n);
  overwrite (disk, new, NULL);
  fake_disk_reboot (disk, keep, n);
  return disk;
}

static gboolean
has_marker (FakeDisk *disk)
{
  g_autoptr (GBytes) bytes = fake_disk_get (disk, TARGET);

  return strncmp (g_bytes_get_data (bytes, NULL), "<!-- Analect was interrupted", 28) == 0;
}

/* The first operation after which the marker is on the disk. */
static guint
find_marked (const char *old, const char *new)
{
  for (guint n = 1; n < 100; n++)
    {
      g_autoptr (FakeDisk) disk = make_interrupted (old, new, n, FAKE_DISK_KEEP_SYNCED);

      if (has_marker (disk))
        return n;
    }
  g_assert_not_reached ();
}

static AnalectRecovery
recover (FakeDisk *disk, const char *path)
{
  g_autoptr (GError) error = NULL;
  AnalectRecovery outcome;

  g_assert_true (analect_in_place_recover (fake_disk_ops (disk), path, RECOVERY, NULL, &outcome, &error));
  g_assert_no_error (error);
  return outcome;
}

static void
test_recover (void)
{
  g_autofree char *old = make_bytes ('o', 2000), *new = make_bytes ('n', 3000);
  guint n = find_marked (old, new);
  g_autoptr (FakeDisk) disk = make_interrupted (old, new, n, FAKE_DISK_KEEP_SYNCED);
  g_autofree char *names = NULL;

  g_assert_cmpint (recover (disk, TARGET), ==, ANALECT_RECOVERY_COMPLETED);
  g_assert_true (fake_disk_holds (disk, TARGET, new, -1));
  names = fake_disk_names (disk, RECOVERY);
  g_assert_cmpstr (names, ==, "");
  g_assert_cmpint (recover (disk, TARGET), ==, ANALECT_RECOVERY_NOTHING);
  g_assert_cmpint (recover (disk, "/home/absent"), ==, ANALECT_RECOVERY_NOTHING);
}

/* Whoever replaced the file after the crash keeps what he has put there. */
static void
test_foreign_file_stays (void)
{
  static const char *const foreign[] = { "", "<project>hers</project>", "<!-- her own remark -->" };
  g_autofree char *old = make_bytes ('o', 2000), *new = make_bytes ('n', 3000), *hers = make_bytes ('h', 2500);
  guint n = find_marked (old, new);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (FakeDisk) disk = make_interrupted (old, new, n, FAKE_DISK_KEEP_SYNCED);
      const char *bytes = i < 3 ? foreign[i] : hers;

      fake_disk_put (disk, TARGET, bytes, -1);
      g_assert_cmpint (recover (disk, TARGET), ==, ANALECT_RECOVERY_DISCARDED);
      g_assert_true (fake_disk_holds (disk, TARGET, bytes, -1));
      g_assert_cmpint (recover (disk, TARGET), ==, ANALECT_RECOVERY_NOTHING);
    }
}

/* A later state of the same file, whose start is that of the copy, is not set back. */
static void
test_later_state_stays (void)
{
  g_autofree char *old = make_bytes ('o', 2000), *new = make_bytes ('n', 3000), *later = make_bytes ('n', 3100);
  g_autoptr (FakeDisk) disk = make_interrupted (old, new, find_marked (old, new), FAKE_DISK_KEEP_SYNCED);

  fake_disk_put (disk, TARGET, later, -1);
  g_assert_cmpint (recover (disk, TARGET), ==, ANALECT_RECOVERY_DISCARDED);
  g_assert_true (fake_disk_holds (disk, TARGET, later, -1));
}

static void
test_moved (void)
{
  g_autofree char *old = make_bytes ('o', 2000), *new = make_bytes ('n', 3000), *names = NULL;
  g_autoptr (FakeDisk) disk = make_interrupted (old, new, find_marked (old, new), FAKE_DISK_KEEP_SYNCED);

  g_assert_cmpint (fake_disk_ops (disk)->rename (disk, TARGET, "/home/moved"), ==, 0);
  g_assert_cmpint (recover (disk, "/home/moved"), ==, ANALECT_RECOVERY_COMPLETED);
  g_assert_true (fake_disk_holds (disk, "/home/moved", new, -1));
  names = fake_disk_names (disk, RECOVERY);
  g_assert_cmpstr (names, ==, "");
}

static void
assert_recovery_fails (FakeDisk *disk, int code)
{
  g_autoptr (GError) error = NULL;
  AnalectRecovery outcome;

  g_assert_false (analect_in_place_recover (fake_disk_ops (disk), TARGET, RECOVERY, NULL, &outcome, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, code);
  g_assert_cmpuint (fake_disk_get_n_open (disk), ==, 0);
  g_assert_true (has_marker (disk));
}

static void
test_damaged_or_missing_copy (void)
{
  g_autofree char *old = make_bytes ('o', 2000), *new = make_bytes ('n', 3000);
  guint n = find_marked (old, new);
  g_autoptr (FakeDisk) disk = make_interrupted (old, new, n, FAKE_DISK_KEEP_SYNCED);
  g_autoptr (GBytes) copy = NULL;
  g_autofree char *name = fake_disk_names (disk, RECOVERY), *path = g_build_filename (RECOVERY, name, NULL);
  g_autofree char *damaged = NULL;
  gsize size;

  copy = fake_disk_get (disk, path);
  damaged = g_memdup2 (g_bytes_get_data (copy, &size), g_bytes_get_size (copy));
  damaged[size - 1] ^= 1;
  fake_disk_put (disk, path, damaged, (gssize) size);
  assert_recovery_fails (disk, ANALECT_STORAGE_ERROR_DAMAGED);
  for (gsize cut = 0; cut < size; cut += 97)
    {
      fake_disk_put (disk, path, damaged, (gssize) cut);
      assert_recovery_fails (disk, ANALECT_STORAGE_ERROR_DAMAGED);
    }
  fake_disk_put (disk, path, "Analect second copy 1\nxyz 99999999999999999999999 -1 4 5\n", -1);
  assert_recovery_fails (disk, ANALECT_STORAGE_ERROR_DAMAGED);
  g_assert_cmpint (fake_disk_ops (disk)->unlink (disk, path), ==, 0);
  assert_recovery_fails (disk, ANALECT_STORAGE_ERROR_DAMAGED);
}

static void
test_locked (void)
{
  g_autofree char *old = make_bytes ('o', 2000), *new = make_bytes ('n', 3000);
  g_autoptr (FakeDisk) disk = make_interrupted (old, new, find_marked (old, new), FAKE_DISK_KEEP_SYNCED);
  const AnalectFileOps *ops = fake_disk_ops (disk);
  g_autoptr (GError) error = NULL;
  AnalectRecovery outcome;
  int fd = analect_file_open (ops, TARGET, O_RDWR, 0);

  g_assert_cmpint (ops->lock (ops->data, fd, ANALECT_FILE_LOCK_EXCLUSIVE), ==, 0);
  g_assert_false (analect_in_place_recover (ops, TARGET, RECOVERY, NULL, &outcome, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED);
  analect_file_close (ops, fd);
  g_assert_cmpint (recover (disk, TARGET), ==, ANALECT_RECOVERY_COMPLETED);
}

/* The power goes in the middle of overwriting, and again in the middle of recovery. */
static void
test_two_crashes (void)
{
  static const FakeDiskKeep keeps[] = { FAKE_DISK_KEEP_SYNCED, FAKE_DISK_KEEP_ENTRIES, FAKE_DISK_KEEP_BYTES,
                                        FAKE_DISK_KEEP_ALL, FAKE_DISK_KEEP_SOME };
  static const gsize sizes[][2] = { { 2000, 3000 }, { 100, 2000 }, { 2000, 100 } };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autofree char *old = make_bytes ('o', sizes[s][0]), *new = make_bytes ('n', sizes[s][1]);

      for (guint first = 1; first < 45; first++)
        for (guint k = 0; k < G_N_ELEMENTS (keeps); k++)
          for (guint second = 1;; second++)
            {
              g_autoptr (FakeDisk) disk = make_interrupted (old, new, first, keeps[k]);
              AnalectRecovery outcome;
              gboolean hit;

              fake_disk_cut (disk, second);
              analect_in_place_recover (fake_disk_ops (disk), TARGET, RECOVERY, NULL, &outcome, NULL);
              hit = fake_disk_was_hit (disk);
              fake_disk_reboot (disk, keeps[(k + second) % G_N_ELEMENTS (keeps)], second);
              recover (disk, TARGET);
              g_assert_true (fake_disk_holds (disk, TARGET, old, -1) || fake_disk_holds (disk, TARGET, new, -1));
              if (!hit)
                break;
            }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/in-place/recover", test_recover);
  g_test_add_func ("/in-place/foreign-file-stays", test_foreign_file_stays);
  g_test_add_func ("/in-place/later-state-stays", test_later_state_stays);
  g_test_add_func ("/in-place/moved", test_moved);
  g_test_add_func ("/in-place/damaged-or-missing-copy", test_damaged_or_missing_copy);
  g_test_add_func ("/in-place/locked", test_locked);
  g_test_add_func ("/in-place/two-crashes", test_two_crashes);
  return g_test_run ();
}
