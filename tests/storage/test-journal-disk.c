/* The journal on a disk that fails at any operation, is full, or loses its power: whatever was called durable is
 * recovered, and nothing else than what was done.
 *
 * What the threads of the journal do in which order is not the same in every run; what is asserted holds for any order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dump-rows.h"
#include "fault-loop.h"
#include "testlib.h"
#include "world.h"

#include <errno.h>
#include <string.h>

#define FOLDER "/state/journal"

static World world;

static void
prepare (FakeDisk *disk, gpointer data)
{
  world_init (&world, fake_disk_ops (disk), FOLDER, GPOINTER_TO_UINT (data));
  world_read (&world);
}

/* Tries a few times, as the journal does by itself in time. */
static gboolean
flush (GError **error)
{
  for (guint i = 0; i < 3; i++)
    if (analect_journal_flush (world.journal, NULL))
      return TRUE;
  return analect_journal_flush (world.journal, error);
}

/* Some work, one saving in its midst. */
static gboolean
work_and_save (FakeDisk *disk, gpointer data, GError **error)
{
  gboolean ok;

  world_begin (&world);
  world_act (&world, 4);
  flush (NULL);
  world_act (&world, 2);
  world_save (&world, 3, TRUE);
  world_act (&world, 3);
  ok = flush (error);
  world_crash (&world);
  return ok;
}

static gboolean
work (FakeDisk *disk, gpointer data, GError **error)
{
  gboolean ok;

  world_begin (&world);
  world_act (&world, 3);
  flush (NULL);
  world_act (&world, 3);
  ok = flush (error);
  world_crash (&world);
  return ok;
}

static void
check (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  if (succeeded)
    g_assert_cmpuint (world.durable, >=, g_array_index (world.recorded, guint64, world.recorded->len - 1));
  world_check (&world);
  world_clear (&world);
}

static void
test_faults (gconstpointer data)
{
  FaultLoop loop = { .prepare = prepare, .work = data != NULL ? work_and_save : work, .check = check };

  for (guint seed = 1; seed <= (g_test_slow () ? 6 : 1); seed++)
    {
      loop.data = GUINT_TO_POINTER (seed);
      fault_loop_run (&loop);
    }
}

/* The power goes after each operation of a session that saves. */
static void
test_power_cuts (void)
{
  gboolean hit = TRUE;

  for (guint n = 1; hit; n++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();

      prepare (disk, GUINT_TO_POINTER (n));
      fake_disk_cut (disk, n);
      work_and_save (disk, NULL, NULL);
      hit = fake_disk_was_hit (disk);
      fake_disk_reboot (disk, FAKE_DISK_KEEP_SOME, n);
      check (disk, FALSE, NULL);
    }
}

static void
add_long_code (char letter)
{
  g_autofree char *text = g_strnfill (4500000, letter);
  g_autoptr (AnalectChange) change = analect_project_change (world.project, "Code");
  AnalectId code = analect_change_add (change, ANALECT_KIND_CODE);

  analect_change_set_string (change, code, ANALECT_CODE_NAME, "long");
  analect_change_set_string (change, code, ANALECT_CODE_DEFINITION, text);
  g_assert_true (analect_project_apply (world.project, change, NULL));
}

/* A journal that is begun anew after saving is so long that it is written in several goes; as long as it is not whole,
 * the one before it must stay. */
static void
test_long (void)
{
  for (guint n = 1; n < 14; n++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();

      world_init (&world, fake_disk_ops (disk), FOLDER, 7);
      world_open (&world);
      g_assert_true (world_save (&world, 0, FALSE));
      add_long_code ('a');
      add_long_code ('b');
      g_assert_true (flush (NULL));
      fake_disk_cut (disk, n);
      analect_journal_rebase (world.journal, &world.etag);
      flush (NULL);
      world_crash (&world);
      fake_disk_reboot (disk, n % 2 == 0 ? FAKE_DISK_KEEP_SYNCED : FAKE_DISK_KEEP_ENTRIES, n);
      world_check (&world);
      world_clear (&world);
    }
}

/* A full disk: nothing is lost, and when there is room again everything is written. */
static void
test_full (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL, failure = NULL;

  fake_disk_put_device (disk, "/state", G_MAXUINT64 - 1);
  world_init (&world, fake_disk_ops (disk), FOLDER, 2);
  world_open (&world);
  world_act (&world, 5);
  g_assert_true (flush (NULL));
  fake_disk_set_capacity (disk, "/state", 0);
  world_act (&world, 5);
  g_assert_false (flush (&error));
  g_assert_nonnull (error);
  failure = analect_journal_get_failure (world.journal);
  g_assert_nonnull (failure);
  g_assert_nonnull (strstr (failure->message, "disk is full"));
  world_act (&world, 5);
  fake_disk_set_capacity (disk, "/state", G_MAXUINT64 - 1);
  g_assert_true (flush (NULL));
  g_assert_null (analect_journal_get_failure (world.journal));
  world_crash (&world);
  fake_disk_reboot (disk, FAKE_DISK_KEEP_SYNCED, 0);
  world_check (&world);
  world_clear (&world);
}

/* When room comes back by itself the journal goes on by itself, in the same file: a second one might not fit. */
static void
test_full_goes_on (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autofree char *before = NULL, *after = NULL;

  fake_disk_put_device (disk, "/state", G_MAXUINT64 - 1);
  world_init (&world, fake_disk_ops (disk), FOLDER, 3);
  world_open (&world);
  world_act (&world, 5);
  g_assert_true (flush (NULL));
  before = fake_disk_names (disk, FOLDER);
  fake_disk_set_capacity (disk, "/state", 0);
  world_act (&world, 3);
  g_assert_false (flush (NULL));
  fake_disk_set_capacity (disk, "/state", G_MAXUINT64 - 1);
  while (analect_journal_get_durable (world.journal) < analect_journal_get_recorded (world.journal))
    g_usleep (5000);
  after = fake_disk_names (disk, FOLDER);
  g_assert_cmpstr (before, ==, after);
  world_crash (&world);
  world_check (&world);
  world_clear (&world);
}

/* Where there are no locks, journals are found all the same, but never removed as empty. */
static void
test_no_locks (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GPtrArray) found = NULL;

  fake_disk_disable (disk, "lock", ENOLCK);
  world_init (&world, fake_disk_ops (disk), FOLDER, 4);
  world_open (&world);
  g_assert_true (flush (NULL));
  found = analect_recovery_list (world.ops, FOLDER);
  g_assert_cmpuint (found->len, ==, 1);
  world_act (&world, 6);
  g_assert_true (flush (NULL));
  world_crash (&world);
  world_check (&world);
  world_clear (&world);
}

/* Interrupted calls and a disk that takes a few bytes at a time. */
static void
test_slow_disk (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();

  world_init (&world, fake_disk_ops (disk), FOLDER, 5);
  fake_disk_set_interrupts (disk, TRUE);
  fake_disk_set_write_limit (disk, 100);
  world_open (&world);
  world_act (&world, 10);
  g_assert_true (world_save (&world, 2, TRUE));
  world_act (&world, 10);
  g_assert_true (flush (NULL));
  world_crash (&world);
  fake_disk_reboot (disk, FAKE_DISK_KEEP_SYNCED, 0);
  world_check (&world);
  world_clear (&world);
}

/* A clean end leaves nothing, on a disk that was well and on one that was not. */
static void
test_clean_end (void)
{
  for (guint n = 0; n < 12; n++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();
      g_autofree char *names = NULL;

      world_init (&world, fake_disk_ops (disk), FOLDER, 6);
      world_open (&world);
      fake_disk_fail (disk, n, FALSE, EIO);
      world_act (&world, 3);
      flush (NULL);
      world_save (&world, 0, TRUE);
      flush (NULL);
      fake_disk_fail (disk, 0, FALSE, 0);
      g_clear_pointer (&world.journal, analect_journal_close);
      g_assert_cmpuint (fake_disk_get_n_open (disk), ==, 0);
      fake_disk_reboot (disk, FAKE_DISK_KEEP_SYNCED, 0);
      names = fake_disk_names (disk, FOLDER);
      g_assert_cmpstr (names, ==, "world.analect");
      g_signal_handlers_disconnect_by_data (world.project, &world);
      g_clear_object (&world.project);
      world_clear (&world);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/journal-disk/faults", NULL, test_faults);
  if (g_test_slow ())
    g_test_add_data_func ("/journal-disk/faults-saving", "saving", test_faults);
  g_test_add_func ("/journal-disk/power-cuts", test_power_cuts);
  g_test_add_func ("/journal-disk/long", test_long);
  g_test_add_func ("/journal-disk/full", test_full);
  g_test_add_func ("/journal-disk/full-goes-on", test_full_goes_on);
  g_test_add_func ("/journal-disk/no-locks", test_no_locks);
  g_test_add_func ("/journal-disk/slow-disk", test_slow_disk);
  g_test_add_func ("/journal-disk/clean-end", test_clean_end);
  return g_test_run ();
}
