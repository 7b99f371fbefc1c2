/* Locks: one at a time, none left behind, crashed ones taken over, and honest where there can be none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lock-info.h"
#include "lock.h"
#include "storage-error.h"

#include "fault-loop.h"
#include "testlib.h"

#include <errno.h>
#include <string.h>

#define TARGET      "/home/review.analect"
#define LOCK_FILE   "/home/.~lock.review.analect#"
#define TEN_O_CLOCK 1795255200 /* 2026-11-21T10:00:00Z */

static AnalectLockState
take (FakeDisk *disk, const char *path, const char *name, AnalectLock **lock, AnalectLockInfo *other)
{
  g_autoptr (GError) reason = NULL;
  AnalectLockState state =
      analect_lock_take (fake_disk_ops (disk), path, name, "desk-1", TEN_O_CLOCK, lock, other, &reason);

  g_assert_true ((state == ANALECT_LOCK_ACQUIRED) == (reason == NULL));
  g_assert_true ((state == ANALECT_LOCK_ACQUIRED) == (*lock != NULL));
  if (state == ANALECT_LOCK_HELD)
    g_assert_error (reason, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED);
  return state;
}

static FakeDisk *
make_disk (void)
{
  FakeDisk *disk = fake_disk_new ();

  fake_disk_put (disk, TARGET, "text", -1);
  return disk;
}

static void
assert_names (FakeDisk *disk, const char *expected)
{
  g_autofree char *names = fake_disk_names (disk, "/home");

  g_assert_cmpstr (names, ==, expected);
}

static void
test_one_at_a_time (void)
{
  g_autoptr (FakeDisk) disk = make_disk ();
  AnalectLock *first, *second;
  g_auto (AnalectLockInfo) other = { 0 };
  g_autoptr (GBytes) text = NULL;

  fake_disk_put_link (disk, "/docs/link", TARGET);
  g_assert_cmpint (take (disk, TARGET, "Jana Nováková", &first, &other), ==, ANALECT_LOCK_ACQUIRED);
  g_assert_null (other.name);
  text = fake_disk_get (disk, LOCK_FILE);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (text, NULL), "Jana Nováková,"));

  /* Through a link it is the same file. */
  g_assert_cmpint (take (disk, "/docs/link", "Petr", &second, &other), ==, ANALECT_LOCK_HELD);
  g_assert_cmpstr (other.name, ==, "Jana Nováková");
  g_assert_cmpstr (other.host, ==, "desk-1");
  g_assert_cmpint (other.since, ==, TEN_O_CLOCK);
  analect_lock_info_clear (&other);

  analect_lock_release (first);
  assert_names (disk, "review.analect");
  g_assert_cmpint (take (disk, TARGET, "Petr", &second, &other), ==, ANALECT_LOCK_ACQUIRED);
  g_assert_null (other.name);
  analect_lock_release (second);
  analect_lock_release (NULL);
  g_assert_cmpuint (fake_disk_get_n_open (disk), ==, 0);
}

static void
test_crashed (void)
{
  g_autoptr (FakeDisk) disk = make_disk ();
  AnalectLock *lock, *crashed;
  g_auto (AnalectLockInfo) other = { 0 };

  g_assert_cmpint (take (disk, TARGET, "Jana", &crashed, NULL), ==, ANALECT_LOCK_ACQUIRED);
  fake_disk_reboot (disk, FAKE_DISK_KEEP_ALL, 0);
  assert_names (disk, ".~lock.review.analect# review.analect");
  g_assert_cmpint (take (disk, TARGET, "Petr, the second", &lock, &other), ==, ANALECT_LOCK_ACQUIRED);
  g_assert_cmpstr (other.name, ==, "Jana");
  analect_lock_info_clear (&other);
  {
    AnalectLock *third;

    g_assert_cmpint (take (disk, TARGET, "Eva", &third, &other), ==, ANALECT_LOCK_HELD);
    g_assert_cmpstr (other.name, ==, "Petr, the second");
  }
  analect_lock_release (lock);
  assert_names (disk, "review.analect");
  /* What the crashed process would still do does not matter: its descriptor is gone. */
  analect_lock_release (crashed);
  assert_names (disk, "review.analect");
}

/* A lock file that may be read but not written: another user's, left behind or in use. */
static void
test_of_another_user (void)
{
  g_autoptr (FakeDisk) disk = make_disk ();
  const AnalectFileOps *ops = fake_disk_ops (disk);
  AnalectLock *lock;
  g_auto (AnalectLockInfo) other = { 0 };
  int fd;

  fake_disk_put (disk, LOCK_FILE, "Jana,jn,desk-2,2026-11-21T10:00:00Z,Analect;", -1);
  fd = analect_file_open (ops, LOCK_FILE, O_RDWR, 0);
  g_assert_cmpint (ops->lock (ops->data, fd, ANALECT_FILE_LOCK_EXCLUSIVE), ==, 0);
  fake_disk_set_mode (disk, LOCK_FILE, 0444);
  g_assert_cmpint (take (disk, TARGET, "Petr", &lock, &other), ==, ANALECT_LOCK_HELD);
  g_assert_cmpstr (other.name, ==, "Jana");
  analect_lock_info_clear (&other);

  analect_file_close (ops, fd);
  g_assert_cmpint (take (disk, TARGET, "Petr", &lock, &other), ==, ANALECT_LOCK_ACQUIRED);
  analect_lock_release (lock);
  assert_names (disk, "review.analect");
}

/* Somebody removed our file and made his own: it stays. */
static void
test_replaced (void)
{
  g_autoptr (FakeDisk) disk = make_disk ();
  AnalectLock *lock;

  g_assert_cmpint (take (disk, TARGET, "Jana", &lock, NULL), ==, ANALECT_LOCK_ACQUIRED);
  g_assert_cmpint (fake_disk_ops (disk)->unlink (disk, LOCK_FILE), ==, 0);
  fake_disk_put (disk, LOCK_FILE, "Petr,,,,;", -1);
  analect_lock_release (lock);
  g_assert_true (fake_disk_holds (disk, LOCK_FILE, "Petr,,,,;", -1));
}

static void
remove_lock_file (FakeDisk *disk, gpointer data)
{
  fake_disk_remove (disk, LOCK_FILE);
}

/* The holder releases while we are taking: what we then have is the lock of the file that is there, not of the one that
 * is gone, so nobody else gets one. */
static void
test_released_meanwhile (void)
{
  for (guint n = 1; n <= 7; n++)
    {
      g_autoptr (FakeDisk) disk = make_disk ();
      AnalectLock *lock, *second;

      fake_disk_put (disk, LOCK_FILE, "Jana,,,,;", -1);
      fake_disk_interfere (disk, n, remove_lock_file, NULL);
      g_assert_cmpint (take (disk, TARGET, "Petr", &lock, NULL), ==, ANALECT_LOCK_ACQUIRED);
      g_assert_cmpint (take (disk, TARGET, "Eva", &second, NULL), ==, ANALECT_LOCK_HELD);
      analect_lock_release (lock);
      assert_names (disk, "review.analect");
    }
}

static void
test_impossible (void)
{
  static const int codes[] = { EACCES, EROFS, ENOSPC, EIO };
  AnalectLock *lock;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (FakeDisk) disk = make_disk ();

      fake_disk_forbid (disk, "/home", codes[i]);
      g_assert_cmpint (take (disk, TARGET, "Jana", &lock, NULL), ==, ANALECT_LOCK_IMPOSSIBLE);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (FakeDisk) disk = make_disk ();

      fake_disk_disable (disk, "lock", i == 0 ? ENOLCK : EOPNOTSUPP);
      g_assert_cmpint (take (disk, TARGET, "Jana", &lock, NULL), ==, ANALECT_LOCK_IMPOSSIBLE);
      assert_names (disk, "review.analect");
    }
  {
    g_autoptr (FakeDisk) disk = make_disk ();
    g_autofree char *name = g_strnfill (253, 'n'), *path = g_build_filename ("/home", name, NULL);

    g_assert_cmpint (take (disk, path, "Jana", &lock, NULL), ==, ANALECT_LOCK_IMPOSSIBLE);
    g_assert_cmpint (take (disk, "/nowhere/f", "Jana", &lock, NULL), ==, ANALECT_LOCK_IMPOSSIBLE);
    fake_disk_put_folder (disk, LOCK_FILE);
    g_assert_cmpint (take (disk, TARGET, "Jana", &lock, NULL), ==, ANALECT_LOCK_IMPOSSIBLE);
  }
  {
    g_autoptr (FakeDisk) disk = make_disk ();

    fake_disk_put (disk, "/home/precious", "text", -1);
    fake_disk_put_link (disk, LOCK_FILE, "precious");
    g_assert_cmpint (take (disk, TARGET, "Jana", &lock, NULL), ==, ANALECT_LOCK_IMPOSSIBLE);
    g_assert_true (fake_disk_holds (disk, "/home/precious", "text", -1));
  }
}

static void
test_info (void)
{
  static const struct
  {
    const char *text, *name, *host;
    AnalectTime since;
  } cases[] = {
    { "", NULL, NULL, 0 },
    { "Jana", "Jana", NULL, 0 },
    { "Jana,jn,desk,2026-11-21T10:00:00Z,Analect;", "Jana", "desk", TEN_O_CLOCK },
    { ",jn,desk,21.11.2026 10:00,file:///home/jn/.config/libreoffice/4;", "jn", "desk", 0 },
    { "a\\,b\\;c\\\\d,,h\\", "a,b;c\\d", "h\\", 0 },
    { ",,,,,,,,;;;;", NULL, NULL, 0 },
    { "two\nlines\x01\xff,,\t,", "two lines\xef\xbf\xbd\xef\xbf\xbd", "", 0 },
  };
  g_autofree char *huge = g_strnfill (100000, 'x'), *text = NULL, *odd = g_strnfill (1000, 'z');
  AnalectLockInfo info;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      analect_lock_info_parse (&info, cases[i].text, strlen (cases[i].text));
      g_assert_cmpstr (info.name, ==, cases[i].name);
      g_assert_cmpstr (info.host, ==, cases[i].host);
      g_assert_cmpint (info.since, ==, cases[i].since);
      analect_lock_info_clear (&info);
    }
  analect_lock_info_parse (&info, huge, 100000);
  g_assert_cmpuint (strlen (info.name), <=, 200);
  analect_lock_info_clear (&info);

  memcpy (odd, "Ž\\;,", 5);
  text = analect_lock_info_format (odd, NULL, "h;\n", TEN_O_CLOCK);
  g_assert_cmpuint (strlen (text), <, ANALECT_LOCK_INFO_MAX);
  analect_lock_info_parse (&info, text, strlen (text));
  g_assert_true (g_str_has_prefix (info.name, "Ž\\;,zzz"));
  g_assert_cmpstr (info.host, ==, "h;");
  g_assert_cmpint (info.since, ==, TEN_O_CLOCK);
  analect_lock_info_clear (&info);
}

static void
prepare_faults (FakeDisk *disk, gpointer data)
{
  fake_disk_put (disk, TARGET, "text", -1);
  if (data != NULL)
    fake_disk_put (disk, LOCK_FILE, data, -1);
}

static gboolean
take_and_release (FakeDisk *disk, gpointer data, GError **error)
{
  AnalectLock *lock;

  analect_lock_take (fake_disk_ops (disk), TARGET, "Jana", "desk-1", TEN_O_CLOCK, &lock, NULL, error);
  if (lock == NULL)
    return FALSE;
  analect_lock_release (lock);
  return TRUE;
}

static void
check_free (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  AnalectLock *lock;

  g_assert_true (fake_disk_holds (disk, TARGET, "text", -1));
  g_assert_cmpint (take (disk, TARGET, "Petr", &lock, NULL), ==, ANALECT_LOCK_ACQUIRED);
  analect_lock_release (lock);
  assert_names (disk, "review.analect");
}

static void
test_faults (void)
{
  FaultLoop loop = { .prepare = prepare_faults, .work = take_and_release, .check = check_free };

  g_assert_cmpuint (fault_loop_run (&loop), >, 100);
  loop.data = (gpointer) "Eva,,desk-2,,;";
  g_assert_cmpuint (fault_loop_run (&loop), >, 100);
}

static void
test_real (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "review.analect", NULL);
  g_autoptr (GError) reason = NULL;
  g_auto (AnalectLockInfo) other = { 0 };
  AnalectLock *first, *second;

  testlib_write (path, "text", -1);
  if (analect_lock_take (NULL, path, NULL, NULL, TEN_O_CLOCK, &first, NULL, &reason) == ANALECT_LOCK_IMPOSSIBLE)
    {
      g_test_skip (reason->message);
      return;
    }
  g_assert_no_error (reason);
  g_assert_cmpint (analect_lock_take (NULL, path, NULL, NULL, TEN_O_CLOCK, &second, &other, &reason), ==,
                   ANALECT_LOCK_HELD);
  g_assert_cmpstr (other.name, ==, g_get_real_name ());
  g_assert_cmpstr (other.host, ==, g_get_host_name ());
  analect_lock_release (first);
  g_clear_error (&reason);
  g_assert_cmpint (analect_lock_take (NULL, path, NULL, NULL, TEN_O_CLOCK, &second, NULL, &reason), ==,
                   ANALECT_LOCK_ACQUIRED);
  analect_lock_release (second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lock/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/lock/crashed", test_crashed);
  g_test_add_func ("/lock/of-another-user", test_of_another_user);
  g_test_add_func ("/lock/replaced", test_replaced);
  g_test_add_func ("/lock/released-meanwhile", test_released_meanwhile);
  g_test_add_func ("/lock/impossible", test_impossible);
  g_test_add_func ("/lock/info", test_info);
  g_test_add_func ("/lock/faults", test_faults);
  g_test_add_func ("/lock/real", test_real);
  return g_test_run ();
}
