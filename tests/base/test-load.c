/* Files that can be read, and all kinds that cannot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load.h"

#include "base-error.h"
#include "testlib.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The message must name the file and hold WORD. */
static void
assert_refused (const char *path, gsize max_bytes, AnalectBaseError code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = analect_load_file (path, max_bytes, &error);

  g_assert_null (bytes);
  g_assert_error (error, ANALECT_BASE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, word));
}

static void
assert_loaded (const char *path, gsize max_bytes, const char *contents, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = analect_load_file (path, max_bytes, &error);
  gsize actual_size;
  const char *actual;

  g_assert_no_error (error);
  actual = g_bytes_get_data (bytes, &actual_size);
  g_assert_cmpmem (actual, actual_size, contents, size);
}

static void
test_sizes (void)
{
  static const gsize sizes[] = { 0, 1, 2, 65535, 65536, 65537, 200000 };
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *contents = g_malloc (sizes[i] + 1);

      for (gsize j = 0; j < sizes[i]; j++)
        contents[j] = (char) (j * 7 % 251);
      testlib_write (path, contents, (gssize) sizes[i]);
      assert_loaded (path, 1000000, contents, sizes[i]);
      assert_loaded (path, sizes[i], contents, sizes[i]);
      if (sizes[i] > 0)
        assert_refused (path, sizes[i] - 1, ANALECT_BASE_ERROR_TOO_LARGE, "larger");
    }
}

/* A sparse file of a gigabyte takes no room on the disk and would take a second to read. */
static void
test_gigabyte (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "huge.txt", NULL);

  testlib_write (path, "", 0);
  g_assert_cmpint (truncate (path, 1 << 30), ==, 0);
  assert_refused (path, 64u << 20, ANALECT_BASE_ERROR_TOO_LARGE, "64.0\xc2\xa0MiB");
}

static void
test_absent_and_folder (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *absent = g_build_filename (folder, "absent", NULL);
  g_autofree char *dangling = g_build_filename (folder, "dangling", NULL);

  assert_refused (absent, 10, ANALECT_BASE_ERROR_IO, "no file");
  assert_refused (folder, 10, ANALECT_BASE_ERROR_IO, "folder");
  g_assert_cmpint (symlink (absent, dangling), ==, 0);
  assert_refused (dangling, 10, ANALECT_BASE_ERROR_IO, "no file");
}

/* Nobody writes to the pipe: opening it the plain way would wait for ever. */
static void
test_special_files (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo, 10, ANALECT_BASE_ERROR_IO, "pipe");
  assert_refused ("/dev/zero", 10, ANALECT_BASE_ERROR_IO, "device");
}

static void
test_link_is_followed (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);

  testlib_write (path, "text", -1);
  g_assert_cmpint (symlink (path, link_path), ==, 0);
  assert_loaded (link_path, 10, "text", 4);
}

static void
test_not_permitted (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autofree char *path = g_build_filename (folder, "secret", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("the superuser may read everything");
      return;
    }
  testlib_write (path, "text", -1);
  g_assert_cmpint (chmod (path, 0), ==, 0);
  assert_refused (path, 10, ANALECT_BASE_ERROR_IO, "permissions");
}

/* Files of the kernel say they have no bytes. */
static void
test_size_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_test ("/proc/self/status", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /proc");
      return;
    }
  bytes = analect_load_file ("/proc/self/status", 1000000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
  assert_refused ("/proc/self/status", 100, ANALECT_BASE_ERROR_TOO_LARGE, "100");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/load/sizes", test_sizes);
  g_test_add_func ("/base/load/gigabyte", test_gigabyte);
  g_test_add_func ("/base/load/absent-and-folder", test_absent_and_folder);
  g_test_add_func ("/base/load/special-files", test_special_files);
  g_test_add_func ("/base/load/link-is-followed", test_link_is_followed);
  g_test_add_func ("/base/load/not-permitted", test_not_permitted);
  g_test_add_func ("/base/load/size-unknown", test_size_unknown);

  return g_test_run ();
}
