/* Helpers shared by all test programs; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "testlib.h"

#include <ftw.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static GPtrArray *folders;

static int
remove_entry (const char *path, const struct stat *info, int kind, struct FTW *where)
{
  if (kind == FTW_DP)
    chmod (path, 0700);
  return remove (path);
}

static void
remove_folders (void)
{
  for (guint i = 0; i < folders->len; i++)
    nftw (folders->pdata[i], remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_ptr_array_unref (folders);
}

char *
testlib_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("analect-test-XXXXXX", &error);

  g_assert_no_error (error);
  if (folders == NULL)
    {
      folders = g_ptr_array_new_with_free_func (g_free);
      atexit (remove_folders);
    }
  g_ptr_array_add (folders, g_strdup (path));
  return path;
}

static char *
find_or_skip (const char *variable, const char *name)
{
  const char *folder = g_getenv (variable);
  g_autofree char *path = folder ? g_build_filename (folder, name, NULL) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *message = g_strdup_printf ("%s is not on this machine", name);

      g_test_skip (message);
      return NULL;
    }
  return g_steal_pointer (&path);
}

char *
testlib_sample (const char *name)
{
  return find_or_skip ("ANALECT_SHARED_DATA", name);
}

char *
testlib_reference (const char *name)
{
  return find_or_skip ("ANALECT_REFERENCE", name);
}

char *
testlib_fixture (const char *name)
{
  const char *folder = g_getenv ("ANALECT_TEST_SOURCE_DIR");

  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

char *
testlib_read (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

void
testlib_write (const char *path, const char *contents, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

void
testlib_assert_real_at (const char *domain, const char *file, int line, const char *function,
                        const char *expression, double actual, double expected)
{
  double allowed = fabs (expected) > 1000 ? fabs (expected) * 1e-11 : 1e-9;

  if (isnan (actual) && isnan (expected))
    return;
  if (!(fabs (actual - expected) <= allowed))
    {
      g_autofree char *message = g_strdup_printf ("%s is %.17g, expected %.17g", expression, actual, expected);

      g_assertion_message (domain, file, line, function, message);
    }
}
