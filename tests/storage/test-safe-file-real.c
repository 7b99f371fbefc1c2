/* The safe save on the real file system: rights, links, folders that may not be written, limits, and being killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "safe-file.h"
#include "storage-error.h"
#include "target.h"

#include "testlib.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static gboolean
save (const char *path, const char *bytes, gsize size, const char *recovery, AnalectSaveResult *result, GError **error)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const AnalectSaveOptions options = { .guard = ANALECT_SAVE_OVERWRITE, .recovery_folder = recovery };

  for (gsize at = 0; at < size; at += 100000)
    g_ptr_array_add (chunks, g_bytes_new (bytes + at, MIN (size - at, 100000)));
  return analect_safe_file_save (NULL, path, chunks, &options, result, NULL, error);
}

static void
assert_saves (const char *path, const char *bytes, const char *recovery, AnalectSaveResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gboolean same = FALSE;
  gsize size;

  g_assert_true (save (path, bytes, strlen (bytes), recovery, result, &error));
  g_assert_no_error (error);
  contents = testlib_read (path, &size);
  g_assert_cmpmem (contents, size, bytes, strlen (bytes));
  g_assert_true (analect_etag_check (NULL, path, &result->etag, NULL, &same, NULL) && same);
}

static guint
count_entries (const char *folder)
{
  const AnalectFileOps *ops = analect_file_ops_real ();
  g_autoptr (GPtrArray) names = ops->list (ops->data, folder);

  g_assert_nonnull (names);
  return names->len;
}

static void
test_rights_and_links (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "project.analect", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  g_autofree char *other = g_build_filename (folder, "other name", NULL);
  g_autofree char *contents = NULL;
  AnalectSaveResult result;
  struct stat info;

  assert_saves (path, "first", NULL, &result);
  g_assert_cmpint (chmod (path, 0604), ==, 0);
  assert_saves (path, "second", NULL, &result);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0604);

  g_assert_cmpint (symlink ("project.analect", link_path), ==, 0);
  assert_saves (link_path, "third", NULL, &result);
  g_assert_cmpint (lstat (link_path, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));

  g_assert_cmpint (link (path, other), ==, 0);
  assert_saves (path, "fourth", NULL, &result);
  g_assert_cmpuint (result.n_other_names, ==, 1);
  contents = testlib_read (other, NULL);
  g_assert_cmpstr (contents, ==, "third");
  g_assert_cmpuint (count_entries (folder), ==, 3);
}

/* Runs TEST on FOLDER as somebody whom the rights of files concern. */
static void
run_unprivileged (void (*test) (const char *folder), const char *folder)
{
  int status;
  pid_t child;

  if (geteuid () != 0)
    {
      test (folder);
      return;
    }
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (setgid (65534) < 0 || setuid (65534) < 0)
        _exit (77);
      test (folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("cannot become another user here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
save_in_closed_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "closed", "project.analect", NULL);
  g_autofree char *protected = g_build_filename (folder, "closed", "protected", NULL);
  g_autofree char *recovery = g_build_filename (folder, "open", "recovery", NULL);
  g_autoptr (GError) error = NULL;
  AnalectSaveResult result;

  assert_saves (path, "new bytes", recovery, &result);
  g_assert_true (result.in_place);
  g_assert_cmpuint (count_entries (recovery), ==, 0);

  /* Without a place for the second copy nothing is done. */
  g_assert_false (save (path, "x", 1, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (save (protected, "x", 1, recovery, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_READ_ONLY);
}

static void
test_closed_folder (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *closed = g_build_filename (folder, "closed", NULL), *open = g_build_filename (folder, "open", NULL);
  g_autofree char *path = g_build_filename (closed, "project.analect", NULL);
  g_autofree char *protected = g_build_filename (closed, "protected", NULL);

  g_assert_cmpint (mkdir (closed, 0755), ==, 0);
  g_assert_cmpint (mkdir (open, 0755), ==, 0);
  testlib_write (path, "old bytes, longer than the new ones", -1);
  testlib_write (protected, "old bytes", -1);
  g_assert_cmpint (chmod (folder, 0755) | chmod (open, 0777) | chmod (path, 0666) | chmod (protected, 0444)
                       | chmod (closed, 0555),
                   ==, 0);
  run_unprivileged (save_in_closed_folder, folder);
}

/* A limit of the size of files, like a full disk in the middle of writing. */
static void
test_limit (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "project.analect", NULL);
  g_autofree char *large = g_strnfill (300000, 'x'), *contents = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit old, limit;
  AnalectSaveResult result;
  gboolean done;

  assert_saves (path, "old", NULL, &result);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  limit = old;
  limit.rlim_cur = 150000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  done = save (path, large, 300000, NULL, &result, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_false (done);
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
  contents = testlib_read (path, NULL);
  g_assert_cmpstr (contents, ==, "old");
  g_assert_cmpuint (count_entries (folder), ==, 1);
}

static void
test_devices (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *link_path = g_build_filename (folder, "full", NULL), *pipe = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GError) error = NULL;
  AnalectSaveResult result;

  g_assert_cmpint (symlink ("/dev/full", link_path), ==, 0);
  g_assert_false (save (link_path, "x", 1, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_NOT_A_PROJECT);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (save (pipe, "x", 1, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_NOT_A_PROJECT);
}

#define N_BYTES 400000

static void
save_for_ever (const char *path)
{
  g_autofree char *bytes = g_malloc (N_BYTES);

  for (char letter = 'a';; letter = letter == 'z' ? 'a' : (char) (letter + 1))
    {
      AnalectSaveResult result;

      memset (bytes, letter, N_BYTES);
      if (!save (path, bytes, N_BYTES, NULL, &result, NULL))
        _exit (1);
    }
}

/* Killed at twenty random moments: the file is one of the states saved, whole, and the next opening tidies up. */
static void
test_killed (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "project.analect", NULL);
  g_autofree char *first = g_strnfill (N_BYTES, 'a');
  AnalectSaveResult result;

  assert_saves (path, first, NULL, &result);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *contents = NULL, *expected = NULL;
      AnalectRecovery outcome;
      gsize size;
      int status;
      pid_t child = fork ();

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        save_for_ever (path);
      g_usleep ((gulong) g_test_rand_int_range (1000, 30000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      g_assert_true (analect_safe_file_prepare (NULL, path, NULL, NULL, &outcome, &error));
      contents = testlib_read (path, &size);
      g_assert_cmpuint (size, ==, N_BYTES);
      expected = g_strnfill (N_BYTES, contents[0]);
      g_assert_cmpmem (contents, size, expected, N_BYTES);
      g_assert_cmpuint (count_entries (folder), ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safe-file-real/rights-and-links", test_rights_and_links);
  g_test_add_func ("/safe-file-real/closed-folder", test_closed_folder);
  g_test_add_func ("/safe-file-real/limit", test_limit);
  g_test_add_func ("/safe-file-real/devices", test_devices);
  g_test_add_func ("/safe-file-real/killed", test_killed);
  return g_test_run ();
}
