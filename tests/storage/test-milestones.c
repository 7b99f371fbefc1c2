/* Milestones: any name, never twice, whole or not at all, and readable by others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "milestone-file.h"
#include "storage-error.h"

#include "fault-loop.h"
#include "testlib.h"

#include <errno.h>
#include <string.h>

#define TARGET  "/home/review.analect"
#define FOLDER  "/home/review.files/milestones"
#define NOON    1795262400 /* 2026-11-21T12:00:00Z */
#define CONTENT "<project>the state that was submitted, submitted, submitted</project>\n"

static GPtrArray *
make_chunks (const char *text)
{
  GPtrArray *chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (gsize at = 0, size = strlen (text); at < size; at += 10)
    g_ptr_array_add (chunks, g_bytes_new (text + at, MIN (10, size - at)));
  return chunks;
}

static gboolean
add_text (const AnalectFileOps *ops, const char *path, const char *name, const char *note, AnalectTime time,
          const char *text, GError **error)
{
  g_autoptr (GPtrArray) chunks = make_chunks (text);

  return analect_milestones_add (ops, path, name, note, time, chunks, NULL, error);
}

static void
must_add (FakeDisk *disk, const char *name, const char *note, AnalectTime time, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean done = add_text (fake_disk_ops (disk), TARGET, name, note, time, text, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
assert_refused (FakeDisk *disk, const char *name, const char *note, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (add_text (fake_disk_ops (disk), TARGET, name, note, NOON, CONTENT, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, code);
}

static GPtrArray *
list (FakeDisk *disk, guint n_problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  GPtrArray *milestones = analect_milestones_list (fake_disk_ops (disk), TARGET, problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, n_problems);
  return milestones;
}

static void
assert_content (FakeDisk *disk, const AnalectMilestone *milestone, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chunks = analect_milestones_read (fake_disk_ops (disk), TARGET, milestone, NULL, &error);
  AnalectDigest actual, wanted;

  g_assert_no_error (error);
  analect_digest_chunks (&actual, chunks);
  analect_digest_bytes (&wanted, expected, strlen (expected));
  g_assert_true (analect_digest_equal (&actual, &wanted));
  g_assert_cmpint (milestone->size, ==, strlen (expected));
}

static FakeDisk *
make_disk (void)
{
  FakeDisk *disk = fake_disk_new ();

  fake_disk_put (disk, TARGET, "<project/>", -1);
  return disk;
}

static void
test_round_trip (void)
{
  g_autoptr (FakeDisk) disk = make_disk ();
  g_autoptr (GPtrArray) none = list (disk, 0), milestones = NULL;
  const AnalectMilestone *first, *second;

  g_assert_cmpuint (none->len, ==, 0);
  must_add (disk, " R1 ", NULL, NOON + 1, "");
  must_add (disk, "submitted", "To the journal,\n\tby Eva \\ \"Jana\" = [x]\r\n; ", NOON, CONTENT);
  fake_disk_put (disk, FOLDER "/README.txt", "somebody's", -1);
  fake_disk_put_link (disk, "/docs/link", TARGET);

  milestones = list (disk, 0);
  g_assert_cmpuint (milestones->len, ==, 2);
  first = milestones->pdata[0];
  second = milestones->pdata[1];
  g_assert_cmpstr (first->name, ==, "submitted");
  g_assert_cmpstr (first->note, ==, "To the journal,\n\tby Eva \\ \"Jana\" = [x]\r\n; ");
  g_assert_cmpint (first->time, ==, NOON);
  g_assert_cmpstr (second->name, ==, "R1");
  g_assert_cmpstr (second->note, ==, "");
  assert_content (disk, first, CONTENT);
  assert_content (disk, second, "");
  {
    g_autoptr (GPtrArray) through_link = analect_milestones_list (fake_disk_ops (disk), "/docs/link", NULL, NULL);

    g_assert_cmpuint (through_link->len, ==, 2);
  }
  g_assert_cmpuint (fake_disk_get_n_open (disk), ==, 0);
}

static void
test_odd_names (void)
{
  static const char *const odd[] = {
    "../../etc/passwd",
    "/",
    ".",
    "..",
    "con",
    "a\\b:c*d?e\"f<g>h|i",
    "Žluťoučký kůň",
    "✓ 🎓",
    "مسودة أولى",
    "-rf",
    "$(reboot)",
    "100 % done",
    "[Milestone]",
    "=",
    "#",
    "%s%n%d",
    "a'b`c",
    "\xc2\xa0x",
    "ﬁnal",
    "e\xcc\x81tude",
    "x.analect.gz",
  };
  g_autoptr (FakeDisk) disk = make_disk ();
  g_autoptr (GPtrArray) milestones = NULL;
  GString *longest = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    must_add (disk, odd[i], NULL, NOON + i, odd[i]);
  for (guint i = 0; i < ANALECT_MILESTONE_MAX_NAME; i++)
    g_string_append (longest, "\xf0\xa0\x80\x80");
  must_add (disk, longest->str, NULL, NOON + 1000, "long");

  milestones = list (disk, 0);
  g_assert_cmpuint (milestones->len, ==, G_N_ELEMENTS (odd) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      const AnalectMilestone *milestone = milestones->pdata[i];

      g_assert_cmpstr (milestone->name, ==, odd[i]);
      g_assert_null (strchr (milestone->file, '/'));
      g_assert_true (milestone->file[0] != '.' && milestone->file[0] != '-');
      g_assert_cmpuint (strlen (milestone->file), <, 110);
      assert_content (disk, milestone, odd[i]);
    }
  g_assert_cmpstr (((AnalectMilestone *) milestones->pdata[G_N_ELEMENTS (odd)])->name, ==, longest->str);
  g_string_append_c (longest, 'x');
  assert_refused (disk, longest->str, NULL, ANALECT_STORAGE_ERROR_SYNTAX);
  g_string_free (longest, TRUE);
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "", "   ", "two\nlines", "tab\there", "\xff", "a\x01z", "\xc2\x85", "\xe2\x80\x83"
  };
  static const char *const same[] = { "First Draft", "first draft", " FIRST  DRAFT ", "First\302\240Draft",
                                      "\xef\xbc\xa6irst Draft" };
  g_autoptr (FakeDisk) disk = make_disk ();
  g_autofree char *note = g_strnfill (ANALECT_MILESTONE_MAX_NOTE + 1, '\n');
  g_autoptr (GPtrArray) milestones = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (disk, bad[i], NULL, ANALECT_STORAGE_ERROR_SYNTAX);
  assert_refused (disk, "noted", note, ANALECT_STORAGE_ERROR_TOO_LARGE);
  note[ANALECT_MILESTONE_MAX_NOTE] = '\0';
  must_add (disk, "noted", note, NOON, CONTENT);

  must_add (disk, same[0], NULL, NOON + 1, CONTENT);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_refused (disk, same[i], NULL, ANALECT_STORAGE_ERROR_EXISTS);
  must_add (disk, "First Draft 2", NULL, NOON + 2, CONTENT);

  /* Also when somebody has renamed its file. */
  milestones = list (disk, 0);
  {
    g_autofree char *from = g_build_filename (FOLDER, ((AnalectMilestone *) milestones->pdata[1])->file, NULL);

    g_assert_cmpint (fake_disk_ops (disk)->rename (disk, from, FOLDER "/renamed.analect.gz"), ==, 0);
  }
  assert_refused (disk, same[0], NULL, ANALECT_STORAGE_ERROR_EXISTS);
}

/* The file of the only milestone. */
static char *
get_only_file (FakeDisk *disk)
{
  g_autoptr (GPtrArray) milestones = list (disk, 0);

  g_assert_cmpuint (milestones->len, ==, 1);
  return g_build_filename (FOLDER, ((AnalectMilestone *) milestones->pdata[0])->file, NULL);
}

/* Whatever byte is changed, no other bytes are handed out, nothing crashes, and the listing goes on. */
static void
test_damaged (void)
{
  g_autoptr (FakeDisk) disk = make_disk ();
  g_autofree char *path = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autofree guint8 *bytes = NULL;
  gsize size;

  must_add (disk, "submitted", "note", NOON, CONTENT);
  path = get_only_file (disk);
  whole = fake_disk_get (disk, path);
  bytes = g_memdup2 (g_bytes_get_data (whole, &size), g_bytes_get_size (whole));
  for (gsize i = 0; i < 2 * size; i++)
    {
      g_autoptr (GPtrArray) milestones = NULL;

      if (i < size)
        bytes[i] ^= 0x2a;
      fake_disk_put (disk, path, (const char *) bytes, (gssize) (i < size ? size : i - size));
      if (i < size)
        bytes[i] ^= 0x2a;
      milestones = analect_milestones_list (fake_disk_ops (disk), TARGET, NULL, NULL);
      g_assert_nonnull (milestones);
      for (guint j = 0; j < milestones->len; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) chunks =
              analect_milestones_read (fake_disk_ops (disk), TARGET, milestones->pdata[j], NULL, &error);
          AnalectDigest actual, wanted;

          if (chunks == NULL)
            {
              g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED);
              continue;
            }
          analect_digest_chunks (&actual, chunks);
          analect_digest_bytes (&wanted, CONTENT, strlen (CONTENT));
          g_assert_true (analect_digest_equal (&actual, &wanted));
        }
    }
  fake_disk_put (disk, path, "no gzip at all, but long enough to be looked at", -1);
  g_ptr_array_unref (list (disk, 1));
}

static void
test_impossible (void)
{
  g_autoptr (FakeDisk) disk = make_disk ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) chunks = make_chunks (CONTENT);
  g_autofree char *names = NULL;

  fake_disk_forbid (disk, "/home", EROFS);
  assert_refused (disk, "submitted", NULL, ANALECT_STORAGE_ERROR_READ_ONLY);
  fake_disk_forbid (disk, "/home", 0);
  g_cancellable_cancel (cancellable);
  g_assert_false (analect_milestones_add (fake_disk_ops (disk), TARGET, "x", NULL, NOON, chunks, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  names = fake_disk_names (disk, FOLDER);
  g_assert_cmpstr (names, ==, "");
  g_clear_error (&error);
  fake_disk_put (disk, "/file.files", "", 0);
  g_assert_false (add_text (fake_disk_ops (disk), "/file", "x", NULL, NOON, CONTENT, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
}

/* Any gzip program gives the project's XML. */
static void
test_gunzip (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "review.analect", NULL);
  g_autofree char *gzip = g_find_program_in_path ("gzip"), *file = NULL, *output = NULL;
  g_autoptr (GPtrArray) milestones = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { gzip, "-dc", NULL, NULL };
  int status;

  if (gzip == NULL)
    {
      g_test_skip ("gzip is not on this machine");
      return;
    }
  testlib_write (path, "<project/>", -1);
  g_assert_true (add_text (NULL, path, "submitted", "a note", NOON, CONTENT, &error));
  milestones = analect_milestones_list (NULL, path, NULL, &error);
  g_assert_no_error (error);
  file =
      g_build_filename (folder, "review.files", "milestones", ((AnalectMilestone *) milestones->pdata[0])->file, NULL);
  arguments[2] = file;
  g_assert_true (
      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error));
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpstr (output, ==, CONTENT);
}

static void
prepare (FakeDisk *disk, gpointer data)
{
  fake_disk_put (disk, TARGET, "<project/>", -1);
  must_add (disk, "earlier", NULL, NOON - 1, "earlier state");
  fake_disk_reboot (disk, FAKE_DISK_KEEP_ALL, 0);
}

static gboolean
work (FakeDisk *disk, gpointer data, GError **error)
{
  return add_text (fake_disk_ops (disk), TARGET, "submitted", "note", NOON, CONTENT, error);
}

static void
check (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  g_autoptr (GPtrArray) milestones = NULL;
  g_autofree char *names = NULL;

  analect_milestones_clean (fake_disk_ops (disk), TARGET);
  milestones = list (disk, 0);
  g_assert_cmpuint (milestones->len, >=, succeeded ? 2 : 1);
  g_assert_cmpuint (milestones->len, <=, 2);
  assert_content (disk, milestones->pdata[0], "earlier state");
  if (milestones->len == 2)
    assert_content (disk, milestones->pdata[1], CONTENT);
  names = fake_disk_names (disk, FOLDER);
  g_assert_null (strstr (names, ".~analect"));
}

/* Nothing is left by an adding that failed once, before anybody cleans. */
static void
check_alive (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  g_autoptr (GPtrArray) milestones = list (disk, 0);
  g_autofree char *names = fake_disk_names (disk, FOLDER);

  g_assert_cmpuint (milestones->len, ==, succeeded ? 2 : 1);
  g_assert_null (strstr (names, ".~analect"));
}

static void
test_faults (void)
{
  const FaultLoop loop = { .prepare = prepare, .work = work, .check = check, .check_alive = check_alive };

  g_assert_cmpuint (fault_loop_run (&loop), >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/milestones/round-trip", test_round_trip);
  g_test_add_func ("/milestones/odd-names", test_odd_names);
  g_test_add_func ("/milestones/refused", test_refused);
  g_test_add_func ("/milestones/damaged", test_damaged);
  g_test_add_func ("/milestones/impossible", test_impossible);
  g_test_add_func ("/milestones/gunzip", test_gunzip);
  g_test_add_func ("/milestones/faults", test_faults);
  return g_test_run ();
}
