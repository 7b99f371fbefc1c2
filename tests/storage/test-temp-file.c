/* Files under construction: names, locks, and who may remove what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "temp-file.h"

#include "fake-disk.h"

#include <errno.h>
#include <string.h>

static void
test_commit (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  g_autoptr (AnalectTempFile) temp = analect_temp_file_new (ops, "/", "target", 0600);
  g_autofree char *names = NULL;
  AnalectStep step;
  struct stat info;

  g_assert_nonnull (temp);
  g_assert_cmpint (analect_file_write (ops, temp->fd, "text", 4), ==, 0);
  g_assert_cmpint (analect_temp_file_finish (temp, &info, &step), ==, 0);
  g_assert_cmpint (info.st_size, ==, 4);
  g_assert_cmpint (analect_temp_file_commit (temp, "/target", &step), ==, 0);
  g_assert_cmpuint (fake_disk_get_n_open (disk), ==, 0);
  names = fake_disk_names (disk, "/");
  g_assert_cmpstr (names, ==, "target");
}

static void
test_commit_new (void)
{
  static const char *const disabled[][2] = { { NULL, NULL }, { "rename_new", NULL }, { "rename_new", "link" } };

  for (guint i = 0; i < G_N_ELEMENTS (disabled); i++)
    for (guint exists = 0; exists < 2; exists++)
      {
        g_autoptr (FakeDisk) disk = fake_disk_new ();
        g_autoptr (AnalectTempFile) temp = NULL;
        AnalectStep step;
        int result;

        for (guint j = 0; j < 2; j++)
          if (disabled[i][j] != NULL)
            fake_disk_disable (disk, disabled[i][j], j == 0 ? EINVAL : EPERM);
        if (exists)
          fake_disk_put (disk, "/target", "old", -1);
        temp = analect_temp_file_new (fake_disk_ops (disk), "/", "target", 0600);
        g_assert_cmpint (analect_file_write (fake_disk_ops (disk), temp->fd, "new", 3), ==, 0);
        g_assert_cmpint (analect_temp_file_finish (temp, NULL, &step), ==, 0);
        result = analect_temp_file_commit_new (temp, "/target", &step);
        if (exists)
          g_assert_cmpint (errno, ==, EEXIST);
        g_assert_cmpint (result, ==, exists ? -1 : 0);
        g_assert_true (fake_disk_holds (disk, "/target", exists ? "old" : "new", -1));
        g_clear_pointer (&temp, analect_temp_file_free);
        {
          g_autofree char *names = fake_disk_names (disk, "/");

          g_assert_cmpstr (names, ==, "target");
        }
      }
}

static void
test_clean (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  g_autofree char *leftover = NULL, *names = NULL, *prefix = NULL;
  AnalectTempFile *temp = analect_temp_file_new (ops, "/", "target", 0600), *other;

  /* Somebody works on it. */
  leftover = g_strdup (temp->path);
  g_assert_cmpuint (analect_temp_file_clean (ops, "/", "target"), ==, 0);

  /* He has died; so has somebody with another target. */
  fake_disk_reboot (disk, FAKE_DISK_KEEP_ALL, 0);
  g_free (temp->path);
  g_free (temp);
  other = analect_temp_file_new (ops, "/", "other", 0600);
  fake_disk_reboot (disk, FAKE_DISK_KEEP_ALL, 0);
  g_assert_cmpuint (analect_temp_file_clean (ops, "/", "third"), ==, 0);

  /* Names that only look like ours are somebody's files. */
  prefix = g_strndup (leftover, strlen (leftover) - 8);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const ends[] = { "", "0123456", "0123456x" };
      g_autofree char *path = g_strconcat (prefix, ends[i], NULL);

      fake_disk_put (disk, path, "", 0);
    }
  {
    g_autofree char *folder = g_strconcat (prefix, "01234567", NULL);
    g_autofree char *link = g_strconcat (prefix, "01234568", NULL);

    fake_disk_put_folder (disk, folder);
    fake_disk_put (disk, "/precious", "text", -1);
    fake_disk_put_link (disk, link, "/precious");
  }
  g_assert_cmpuint (analect_temp_file_clean (ops, "/", "target"), ==, 1);
  g_assert_cmpuint (analect_temp_file_clean (ops, "/", "target"), ==, 0);
  g_assert_cmpint (fake_disk_get_mode (disk, leftover), ==, 0);
  g_assert_cmpint (fake_disk_get_mode (disk, other->path), !=, 0);
  g_assert_true (fake_disk_holds (disk, "/precious", "text", -1));
  g_assert_cmpuint (analect_temp_file_clean (ops, "/", "other"), ==, 1);
  g_assert_cmpuint (analect_temp_file_clean (ops, "/absent", "other"), ==, 0);
  names = fake_disk_names (disk, "/");
  g_assert_nonnull (strstr (names, "precious"));
  g_free (other->path);
  g_free (other);
}

static void
remove_everything (FakeDisk *disk, gpointer data)
{
  g_autofree char *names = fake_disk_names (disk, "/home");
  g_autofree char *path = g_build_filename ("/home", names, NULL);

  if (*names != '\0')
    fake_disk_remove (disk, path);
}

/* A cleaner comes by before the fresh file is locked: another is made. */
static void
test_cleaned_meanwhile (void)
{
  for (guint n = 1; n <= 5; n++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();
      g_autoptr (AnalectTempFile) temp = NULL;

      fake_disk_put_folder (disk, "/home");
      fake_disk_interfere (disk, n, remove_everything, NULL);
      temp = analect_temp_file_new (fake_disk_ops (disk), "/home", "target", 0600);
      g_assert_nonnull (temp);
      g_assert_cmpint (fake_disk_get_mode (disk, temp->path), ==, 0600);
      g_assert_cmpuint (analect_temp_file_clean (fake_disk_ops (disk), "/home", "target"), ==, 0);
    }
}

static void
test_without_locks (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  g_autoptr (AnalectTempFile) temp = NULL;

  fake_disk_disable (disk, "lock", ENOLCK);
  temp = analect_temp_file_new (ops, "/", "target", 0600);
  g_assert_nonnull (temp);
  /* The fake disk's time is years ago. */
  g_assert_cmpuint (analect_temp_file_clean (ops, "/", "target"), ==, 1);
}

static void
test_errors (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  g_autofree char *names = NULL;

  fake_disk_forbid (disk, "/", EACCES);
  g_assert_null (analect_temp_file_new (ops, "/", "target", 0600));
  g_assert_cmpint (errno, ==, EACCES);
  g_assert_null (analect_temp_file_new (ops, "/absent", "target", 0600));
  g_assert_cmpint (errno, ==, ENOENT);
  names = fake_disk_names (disk, "/");
  g_assert_cmpstr (names, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/temp-file/commit", test_commit);
  g_test_add_func ("/temp-file/commit-new", test_commit_new);
  g_test_add_func ("/temp-file/clean", test_clean);
  g_test_add_func ("/temp-file/cleaned-meanwhile", test_cleaned_meanwhile);
  g_test_add_func ("/temp-file/without-locks", test_without_locks);
  g_test_add_func ("/temp-file/errors", test_errors);
  return g_test_run ();
}
