/* Where paths lead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "target.h"
#include "storage-error.h"

#include "fake-disk.h"

static void
assert_leads (FakeDisk *disk, const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = analect_target_resolve (fake_disk_ops (disk), path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (target, ==, expected);
}

static void
assert_fails (FakeDisk *disk, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (analect_target_resolve (fake_disk_ops (disk), path, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
}

static void
test_resolve (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();

  fake_disk_put (disk, "/real/folder/file", "", 0);
  fake_disk_put_link (disk, "/short", "real/folder");
  fake_disk_put_link (disk, "/real/link", "folder/file");
  fake_disk_put_link (disk, "/real/chain", "../short/../link");
  fake_disk_put_link (disk, "/dangling", "/real/absent");
  fake_disk_put_link (disk, "/lost", "/nowhere/absent");
  fake_disk_put_link (disk, "/one", "/two");
  fake_disk_put_link (disk, "/two", "/one");

  assert_leads (disk, "/real/folder/file", "/real/folder/file");
  assert_leads (disk, "/short/file", "/real/folder/file");
  assert_leads (disk, "/short/new", "/real/folder/new");
  assert_leads (disk, "/real/link", "/real/folder/file");
  assert_leads (disk, "/real/chain", "/real/folder/file");
  assert_leads (disk, "/dangling", "/real/absent");
  assert_leads (disk, "/real/folder/../new", "/real/new");
  assert_fails (disk, "/lost");
  assert_fails (disk, "/nowhere/new");
  assert_fails (disk, "/one");
  assert_fails (disk, "/real/folder/file/new");
  assert_fails (disk, "/");
  assert_fails (disk, "/real/");
  assert_fails (disk, "/real/..");
}

static void
test_companion (void)
{
  static const char *const cases[][2] = {
    { "/a/review.analect", "/a/review.files" }, { "/a/review.xml", "/a/review.xml.files" },
    { "/a/review", "/a/review.files" },         { "/a/.analect", "/a/.analect.files" },
    { "review.analect", "review.files" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = analect_target_companion (cases[i][0]);

      g_assert_cmpstr (folder, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/resolve", test_resolve);
  g_test_add_func ("/target/companion", test_companion);
  return g_test_run ();
}
