/* The state folder: where it is, that nobody else may look in, and that it is there after a power cut.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state-folder.h"
#include "storage-error.h"

#include "fault-loop.h"

#include <errno.h>
#include <string.h>

#define GUID_TEXT "0f8fad5b-d9cb-469f-a165-70867728950e"

static AnalectGuid
make_guid (void)
{
  AnalectGuid guid;

  g_assert_true (analect_guid_parse (GUID_TEXT, -1, &guid));
  return guid;
}

static void
test_root (void)
{
  g_autofree char *given = NULL, *variable = NULL, *recovery = NULL, *standard = NULL;
  g_autofree char *old = g_strdup (g_getenv ("ANALECT_STATE_DIR"));

  g_setenv ("ANALECT_STATE_DIR", "/from/../variable", TRUE);
  given = analect_state_folder_root ("/given/");
  g_assert_cmpstr (given, ==, "/given");
  variable = analect_state_folder_root (NULL);
  g_assert_cmpstr (variable, ==, "/variable");
  recovery = analect_state_folder_recovery (NULL);
  g_assert_cmpstr (recovery, ==, "/variable/recovery");
  g_setenv ("ANALECT_STATE_DIR", "", TRUE);
  standard = analect_state_folder_root (NULL);
  g_assert_true (g_str_has_prefix (standard, g_get_user_state_dir ()) && g_str_has_suffix (standard, "/analect"));
  if (old != NULL)
    g_setenv ("ANALECT_STATE_DIR", old, TRUE);
  else
    g_unsetenv ("ANALECT_STATE_DIR");
}

static void
test_made_private (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  AnalectGuid guid = make_guid ();
  g_autofree char *path = NULL, *again = NULL;

  path = analect_state_folder_project (fake_disk_ops (disk), "/home/state", &guid, "versions", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "/home/state/projects/" GUID_TEXT "/versions");
  g_assert_cmpint (fake_disk_get_mode (disk, path), ==, 0700);
  g_assert_cmpint (fake_disk_get_mode (disk, "/home/state"), ==, 0700);

  fake_disk_set_mode (disk, "/home/state", 0755);
  again = analect_state_folder_project (fake_disk_ops (disk), "/home/state", &guid, NULL, &error);
  g_assert_cmpstr (again, ==, "/home/state/projects/" GUID_TEXT);
  g_assert_cmpint (fake_disk_get_mode (disk, "/home/state"), ==, 0755);
}

static void
test_impossible (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  AnalectGuid guid = make_guid ();

  fake_disk_put (disk, "/home/state", "a file", -1);
  g_assert_null (analect_state_folder_project (fake_disk_ops (disk), "/home/state", &guid, "versions", &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
}

static void
prepare (FakeDisk *disk, gpointer data)
{
  fake_disk_put_folder (disk, "/home");
}

static gboolean
work (FakeDisk *disk, gpointer data, GError **error)
{
  AnalectGuid guid = make_guid ();
  g_autofree char *path = analect_state_folder_project (fake_disk_ops (disk), "/home/state", &guid, "versions", error);

  return path != NULL;
}

static void
check (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (succeeded)
    g_assert_cmpint (fake_disk_get_mode (disk, "/home/state/projects/" GUID_TEXT "/versions"), ==, 0700);
  g_assert_true (work (disk, NULL, &error));
  g_assert_cmpint (fake_disk_get_mode (disk, "/home/state/projects/" GUID_TEXT "/versions"), ==, 0700);
}

static void
test_faults (void)
{
  const FaultLoop loop = { .prepare = prepare, .work = work, .check = check };

  g_assert_cmpuint (fault_loop_run (&loop), >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-folder/root", test_root);
  g_test_add_func ("/state-folder/made-private", test_made_private);
  g_test_add_func ("/state-folder/impossible", test_impossible);
  g_test_add_func ("/state-folder/faults", test_faults);
  return g_test_run ();
}
