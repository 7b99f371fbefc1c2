/* Recovery: whatever a session did, and wherever it died, the next one gets it back with its history; what does not fit
 * stays where it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dump-rows.h"
#include "project-file.h"
#include "storage-error.h"
#include "testlib.h"
#include "world.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

static void
flush (const World *world)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (analect_journal_flush (world->journal, &error));
  g_assert_no_error (error);
}

static void
crash_and_check (World *world)
{
  flush (world);
  world_crash (world);
  world_check (world);
}

static void
add_code (AnalectProject *project, const char *name, const char *definition)
{
  g_autoptr (AnalectChange) change = analect_project_change (project, name);
  AnalectId code = analect_change_add (change, ANALECT_KIND_CODE);
  g_autoptr (GError) error = NULL;

  analect_change_set_string (change, code, ANALECT_CODE_NAME, name);
  analect_change_set_string (change, code, ANALECT_CODE_DEFINITION, definition);
  g_assert_true (analect_project_apply (project, change, &error));
  g_assert_no_error (error);
}

static void
assert_same_history (AnalectProject *one, AnalectProject *other)
{
  g_assert_cmpuint (analect_project_get_n_undo (one), ==, analect_project_get_n_undo (other));
  g_assert_cmpstr (analect_project_get_undo_name (one), ==, analect_project_get_undo_name (other));
  g_assert_cmpstr (analect_project_get_redo_name (one), ==, analect_project_get_redo_name (other));
  dump_rows_assert_equal (analect_project_get_rows (one), analect_project_get_rows (other));
}

/* Without saving, undo and redo are the same as if nothing had happened. */
static void
test_history (void)
{
  for (guint seed = 1; seed <= 25; seed++)
    {
      g_autofree char *folder = testlib_folder ();
      g_auto (World) world;
      g_autoptr (AnalectProject) recovered = NULL, live = NULL;

      world_init (&world, NULL, folder, seed);
      world_open (&world);
      world_act (&world, 60);
      flush (&world);
      live = g_object_ref (world.project);
      world_crash (&world);
      recovered = world_recover (&world, NULL);
      while (analect_project_redo (live))
        g_assert_true (analect_project_redo (recovered));
      g_assert_false (analect_project_redo (recovered));
      do
        assert_same_history (recovered, live);
      while (analect_project_undo (live) && analect_project_undo (recovered));
    }
}

/* Saving now and then, with things being done meanwhile; also dying between the replacing of the file and the new
 * journal. */
static void
test_saving (void)
{
  for (guint seed = 1; seed <= 40; seed++)
    {
      g_autofree char *folder = testlib_folder ();
      g_auto (World) world;

      world_init (&world, NULL, folder, seed);
      world_open (&world);
      for (guint i = 0; i < 3; i++)
        {
          world_act (&world, 12);
          g_assert_true (world_save (&world, seed % 4, TRUE));
        }
      world_act (&world, 12);
      if (seed % 2 == 0)
        g_assert_true (world_save (&world, seed % 5, FALSE));
      crash_and_check (&world);
    }
}

/* A snapshot for saving is taken in the midst of a step, which then ends, is cancelled, or is undone. */
static void
test_straddling (void)
{
  for (guint how = 0; how < 12; how++)
    {
      g_autofree char *folder = testlib_folder ();
      g_auto (World) world;

      world_init (&world, NULL, folder, 5);
      world_open (&world);
      add_code (world.project, "before", NULL);
      analect_project_begin_step (world.project, "step");
      add_code (world.project, "in the step", NULL);
      g_assert_true (world_save (&world, 0, how % 2 == 0));
      if (how % 4 < 2)
        {
          add_code (world.project, "later in the step", NULL);
          add_code (world.project, "and last", NULL);
        }
      if (how / 4 == 0)
        analect_project_end_step (world.project);
      else if (how / 4 == 1)
        analect_project_cancel_step (world.project);
      if (how / 4 < 2)
        {
          add_code (world.project, "after", NULL);
          analect_project_undo (world.project);
          analect_project_undo (world.project);
          analect_project_undo (world.project);
          analect_project_redo (world.project);
        }
      crash_and_check (&world);
    }
}

/* The part of a step that comes after the snapshot is still one step. */
static void
test_straddling_history (void)
{
  for (guint rebase = 0; rebase < 2; rebase++)
    {
      g_autofree char *folder = testlib_folder ();
      g_auto (World) world;
      g_autoptr (AnalectProject) recovered = NULL;

      world_init (&world, NULL, folder, 5);
      world_open (&world);
      analect_project_begin_step (world.project, "A long step");
      add_code (world.project, "in the step", NULL);
      g_assert_true (world_save (&world, 0, rebase != 0));
      add_code (world.project, "later in the step", NULL);
      add_code (world.project, "and last", NULL);
      analect_project_end_step (world.project);
      crash_and_check (&world);
      recovered = world_recover (&world, NULL);
      g_assert_cmpuint (analect_project_get_n_undo (recovered), ==, 1);
      g_assert_cmpstr (analect_project_get_undo_name (recovered), ==, "A long step");
    }
}

static char *find_journal (const World *world);

/* Wherever a journal is cut, the state is one that the session went through: not half of an undo, nor half a change. */
static void
test_cut_anywhere (void)
{
  for (guint seed = 1; seed <= (g_test_slow () ? 20 : 3); seed++)
    {
      g_autofree char *folder = testlib_folder (), *journal = NULL, *bytes = NULL;
      g_auto (World) world;
      gsize size;

      world_init (&world, NULL, folder, seed);
      world.random.max_text = 300;
      world_open (&world);
      analect_project_begin_step (world.project, "Several");
      add_code (world.project, "one", NULL);
      add_code (world.project, "two", NULL);
      analect_project_end_step (world.project);
      g_assert_true (world_save (&world, 0, TRUE));
      analect_project_undo (world.project);
      world_act (&world, 4);
      while (analect_project_undo (world.project))
        ;
      world_act (&world, 2);
      flush (&world);
      world_crash (&world);
      world.durable = 0;
      journal = find_journal (&world);
      bytes = testlib_read (journal, &size);
      for (gsize cut = 0; cut < size; cut += g_test_slow () ? 1 : 11)
        {
          testlib_write (journal, bytes, (gssize) cut);
          world_check (&world);
        }
    }
}

/* The name of the only journal. The caller frees it. */
static char *
find_journal (const World *world)
{
  g_autoptr (GPtrArray) names = world->ops->list (world->ops->data, world->folder);
  char *path = NULL;

  for (guint i = 0; i < names->len; i++)
    if (g_str_has_suffix (names->pdata[i], ".journal"))
      {
        g_assert_null (path);
        path = g_build_filename (world->folder, names->pdata[i], NULL);
      }
  g_assert_nonnull (path);
  return path;
}

static guint
count_in (const char *path, const char *what)
{
  gsize size;
  g_autofree char *bytes = testlib_read (path, &size);
  gsize length = strlen (what);
  guint n = 0;

  for (gsize i = 0; i + length <= size; i++)
    n += memcmp (bytes + i, what, length) == 0;
  return n;
}

/* A long text is written once, however often it is set, also in the journal that a saving begins. */
static void
test_long_texts (void)
{
  g_autofree char *folder = testlib_folder (), *filler = g_strnfill (20000, 'x'), *journal = NULL, *later = NULL;
  g_autofree char *text = g_strconcat ("the long text ", filler, NULL);
  g_auto (World) world;

  world_init (&world, NULL, folder, 3);
  world_open (&world);
  add_code (world.project, "long", text);
  for (guint i = 0; i < 5; i++)
    {
      AnalectId code = analect_rows_first (analect_project_get_rows (world.project), ANALECT_KIND_CODE);
      const AnalectRow *row = analect_rows_get (analect_project_get_rows (world.project), code);
      g_autoptr (AnalectText) kept = analect_text_ref (analect_row_text (row, ANALECT_CODE_DEFINITION));
      g_autoptr (AnalectChange) away = analect_project_change (world.project, "Away"), back = NULL;

      analect_change_set_text (away, code, ANALECT_CODE_DEFINITION, NULL);
      g_assert_true (analect_project_apply (world.project, away, NULL));
      back = analect_project_change (world.project, "Back");
      analect_change_set_text (back, code, ANALECT_CODE_DEFINITION, kept);
      g_assert_true (analect_project_apply (world.project, back, NULL));
    }
  flush (&world);
  journal = find_journal (&world);
  g_assert_cmpuint (count_in (journal, "the long text"), ==, 1);

  /* What is undone from before the saving names the text again. */
  g_assert_true (world_save (&world, 0, TRUE));
  analect_project_undo (world.project);
  analect_project_undo (world.project);
  flush (&world);
  later = find_journal (&world);
  g_assert_cmpstr (later, !=, journal);
  g_assert_cmpuint (count_in (later, "the long text"), ==, 1);
  crash_and_check (&world);
}

/* A text that was written before the snapshot, and is named again while the snapshot is being saved, goes along. */
static void
test_text_kept (void)
{
  g_autofree char *folder = testlib_folder (), *text = g_strnfill (20000, 'z');
  g_auto (World) world;
  g_autoptr (AnalectChange) away = NULL;
  AnalectId code;

  world_init (&world, NULL, folder, 3);
  world_open (&world);
  add_code (world.project, "long", text);
  code = analect_change_get_item (analect_project_peek_undo (world.project)->pdata[0], 0)->id;
  away = analect_project_change (world.project, "Away");
  analect_change_set_text (away, code, ANALECT_CODE_DEFINITION, NULL);
  g_assert_true (analect_project_apply (world.project, away, NULL));
  g_assert_true (world_save (&world, 0, FALSE));
  analect_project_undo (world.project);
  analect_journal_rebase (world.journal, &world.etag);
  analect_project_redo (world.project);
  analect_project_undo (world.project);
  crash_and_check (&world);
}

/* Thousands of items in one change: several records, worth nothing without the last. */
static void
test_large_change (void)
{
  g_autofree char *folder = testlib_folder (), *filler = g_strnfill (3000, 'y'), *journal = NULL, *bytes = NULL;
  g_auto (World) world;
  g_autoptr (AnalectChange) change = NULL;
  gsize size;

  world_init (&world, NULL, folder, 4);
  world_open (&world);
  add_code (world.project, "first", NULL);
  change = analect_project_change (world.project, "Import");
  for (guint i = 0; i < 1000; i++)
    {
      AnalectId reference = analect_change_add (change, ANALECT_KIND_REFERENCE);

      analect_change_set_string (change, reference, ANALECT_REFERENCE_TITLE, "a title\nof two lines");
      analect_change_set_string (change, reference, ANALECT_REFERENCE_ABSTRACT, filler);
    }
  g_assert_true (analect_project_apply (world.project, change, NULL));
  /* What happens at once afterwards must not show in what is written for the change. */
  analect_project_undo (world.project);
  analect_project_redo (world.project);
  crash_and_check (&world);

  journal = find_journal (&world);
  bytes = testlib_read (journal, &size);
  g_assert_cmpuint (size, >, 3000000);
  testlib_write (journal, bytes, (gssize) (size - 300000));
  world.durable = g_array_index (world.recorded, guint64, 1);
  world_check (&world);
}

/* A second crash, before the first journal was discarded and after. */
static void
test_twice (void)
{
  g_autofree char *folder = testlib_folder ();
  g_auto (World) world;
  g_autoptr (GPtrArray) found = NULL, both = NULL;
  g_autoptr (AnalectRows) wanted = NULL;
  g_autoptr (GError) error = NULL;

  world_init (&world, NULL, folder, 8);
  world_open (&world);
  world_act (&world, 30);
  flush (&world);
  wanted = analect_project_snapshot (world.project);
  world_crash (&world);

  world_open (&world);
  found = analect_recovery_list (NULL, folder);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (analect_recovery_fits (NULL, found->pdata[0]));
  g_assert_cmpuint (analect_recovery_replay (NULL, found->pdata[0], world.project, &error), >, 0);
  g_assert_no_error (error);
  dump_rows_assert_equal (analect_project_get_rows (world.project), wanted);
  flush (&world);
  world_crash (&world);

  both = analect_recovery_list (NULL, folder);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_true (analect_recovery_discard (NULL, found->pdata[0], &error));
  g_assert_no_error (error);
  world_check (&world);
}

/* A step that was open stays as one step. */
static void
test_open_step (void)
{
  g_autofree char *folder = testlib_folder ();
  g_auto (World) world;
  g_autoptr (AnalectProject) recovered = NULL;

  world_init (&world, NULL, folder, 9);
  world_open (&world);
  analect_project_begin_step (world.project, "Half done");
  add_code (world.project, "one", NULL);
  add_code (world.project, "two", NULL);
  crash_and_check (&world);
  recovered = world_recover (&world, NULL);
  g_assert_cmpuint (analect_project_get_n_undo (recovered), ==, 1);
  g_assert_cmpstr (analect_project_get_undo_name (recovered), ==, "Half done");
}

static void
test_sums (void)
{
  g_autofree char *folder = testlib_folder (), *words = NULL;
  g_auto (World) world;
  g_autoptr (GPtrArray) found = NULL;
  const AnalectRecoverable *only;
  AnalectId code;
  g_autoptr (AnalectChange) rename = NULL, memo = NULL;

  world_init (&world, NULL, folder, 10);
  world_open (&world);
  add_code (world.project, "one", NULL);
  add_code (world.project, "two", NULL);
  add_code (world.project, "three", NULL);
  analect_project_undo (world.project);
  analect_project_begin_step (world.project, "For nothing");
  add_code (world.project, "four", NULL);
  analect_project_cancel_step (world.project);
  memo = analect_project_change (world.project, "Memo");
  analect_change_set_string (memo, analect_change_add (memo, ANALECT_KIND_MEMO), ANALECT_MEMO_TEXT, "text");
  g_assert_true (analect_project_apply (world.project, memo, NULL));
  code = analect_rows_first (analect_project_get_rows (world.project), ANALECT_KIND_CODE);
  rename = analect_project_change (world.project, "Rename");
  analect_change_set_string (rename, code, ANALECT_CODE_NAME, "another name");
  g_assert_true (analect_project_apply (world.project, rename, NULL));
  flush (&world);
  world_crash (&world);

  found = analect_recovery_list (NULL, folder);
  g_assert_cmpuint (found->len, ==, 1);
  only = found->pdata[0];
  g_assert_cmpstr (only->header.title, ==, "World");
  g_assert_cmpstr (only->header.path, ==, world.path);
  g_assert_cmpuint (only->sums.n_changes, ==, 6);
  g_assert_cmpuint (only->sums.n_actions, ==, 4);
  words = analect_recovery_describe (only);
  g_assert_cmpstr (words, ==, "Code: 2, Memo: 1, 1 edit");
}

/* What was saved already is not offered again. */
static void
test_nothing_left (void)
{
  g_autofree char *folder = testlib_folder (), *words = NULL;
  g_auto (World) world;
  g_autoptr (GPtrArray) found = NULL;

  world_init (&world, NULL, folder, 11);
  world_open (&world);
  add_code (world.project, "one", NULL);
  g_assert_true (world_save (&world, 0, FALSE));
  flush (&world);
  world_crash (&world);
  found = analect_recovery_list (NULL, folder);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (((AnalectRecoverable *) found->pdata[0])->sums.n_changes, ==, 1);
  g_assert_true (analect_recovery_fits (NULL, found->pdata[0]));
  g_assert_cmpuint (((AnalectRecoverable *) found->pdata[0])->sums.n_changes, ==, 0);
  words = analect_recovery_describe (found->pdata[0]);
  g_assert_cmpstr (words, ==, "");
}

static void
test_empty (void)
{
  g_autofree char *folder = testlib_folder ();
  g_auto (World) world;
  g_autoptr (GPtrArray) found = NULL, names = NULL, nowhere = NULL;

  world_init (&world, NULL, folder, 12);
  world_open (&world);
  flush (&world);
  world_crash (&world);
  found = analect_recovery_list (NULL, folder);
  g_assert_cmpuint (found->len, ==, 0);
  names = world.ops->list (world.ops->data, folder);
  g_assert_cmpuint (names->len, ==, 1);
  nowhere = analect_recovery_list (NULL, "/nowhere/at/all");
  g_assert_cmpuint (nowhere->len, ==, 0);
}

/* A file that somebody else has changed, or that is gone, is not this journal's; a file that was merely touched is. */
static void
test_other_file (void)
{
  g_autofree char *folder = testlib_folder (), *bytes = NULL;
  g_auto (World) world;
  g_autoptr (GPtrArray) found = NULL;
  struct utimbuf long_ago = { 1000000000, 1000000000 };
  AnalectDigest digest;
  gsize size;

  world_init (&world, NULL, folder, 13);
  world_open (&world);
  bytes = testlib_read (world.path, &size);
  analect_digest_bytes (&digest, bytes, size);
  analect_journal_set_base_digest (world.journal, &digest);
  add_code (world.project, "one", NULL);
  crash_and_check (&world);

  found = analect_recovery_list (NULL, folder);
  g_assert_cmpint (utime (world.path, &long_ago), ==, 0);
  g_assert_true (analect_recovery_fits (NULL, found->pdata[0]));
  bytes[size - 2] ^= 1;
  testlib_write (world.path, bytes, (gssize) size);
  g_assert_false (analect_recovery_fits (NULL, found->pdata[0]));
  g_assert_cmpint (g_remove (world.path), ==, 0);
  g_assert_false (analect_recovery_fits (NULL, found->pdata[0]));
}

/* Of several files of a session one counts; discarding takes all of them. */
static void
test_superseded (void)
{
  g_autofree char *folder = testlib_folder (), *first = NULL, *last = NULL, *whole = NULL, *old = NULL;
  g_autofree char *shorter = g_build_filename (folder, "zzz.journal", NULL);
  g_auto (World) world;
  g_autoptr (GPtrArray) found = NULL, none = NULL;
  gsize size, whole_size;

  world_init (&world, NULL, folder, 14);
  world_open (&world);
  world_act (&world, 20);
  add_code (world.project, "before saving", NULL);
  flush (&world);
  first = find_journal (&world);
  old = testlib_read (first, &size);
  g_assert_true (world_save (&world, 3, TRUE));
  add_code (world.project, "after saving", NULL);
  flush (&world);
  last = find_journal (&world);
  whole = testlib_read (last, &whole_size);
  testlib_write (first, old, (gssize) size);
  testlib_write (shorter, whole, (gssize) whole_size - 10);
  world_crash (&world);

  found = analect_recovery_list (NULL, folder);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((AnalectRecoverable *) found->pdata[0])->journal, ==, last);
  world_check (&world);
  g_assert_true (analect_recovery_discard (NULL, found->pdata[0], NULL));
  none = analect_recovery_list (NULL, folder);
  g_assert_cmpuint (none->len, ==, 0);
}

/* A journal that was being begun does not count as long as the one before it is there. */
static void
test_begun (void)
{
  g_autofree char *folder = testlib_folder (), *first = NULL, *last = NULL, *begun = NULL, *old = NULL;
  g_auto (World) world;
  gsize size, begun_size;

  world_init (&world, NULL, folder, 15);
  world_open (&world);
  add_code (world.project, "before saving", NULL);
  g_assert_true (world_save (&world, 0, FALSE));
  add_code (world.project, "one", NULL);
  add_code (world.project, "two", NULL);
  flush (&world);
  world.durable = analect_journal_get_durable (world.journal);
  first = find_journal (&world);
  old = testlib_read (first, &size);
  analect_journal_rebase (world.journal, &world.etag);
  flush (&world);
  last = find_journal (&world);
  begun = testlib_read (last, &begun_size);
  world_crash (&world);
  testlib_write (first, old, (gssize) size);
  for (gsize cut = 0; cut < begun_size; cut += 7)
    {
      testlib_write (last, begun, (gssize) cut);
      world_check (&world);
    }
}

static void
test_discard (void)
{
  g_autofree char *folder = testlib_folder (), *aside = g_build_filename (folder, "discarded", NULL);
  struct utimbuf long_ago = { 1000000000, 1000000000 };
  g_autofree char *old = g_build_filename (aside, "old.journal", NULL);
  g_auto (World) world;
  g_autoptr (GPtrArray) found = NULL, again = NULL, kept = NULL;
  g_autoptr (GError) error = NULL;

  world_init (&world, NULL, folder, 16);
  world_open (&world);
  add_code (world.project, "one", NULL);
  flush (&world);
  world_crash (&world);
  g_assert_cmpint (g_mkdir (aside, 0700), ==, 0);
  testlib_write (old, "old", -1);
  g_assert_cmpint (utime (old, &long_ago), ==, 0);

  found = analect_recovery_list (NULL, folder);
  g_assert_true (analect_recovery_discard (NULL, found->pdata[0], &error));
  g_assert_no_error (error);
  again = analect_recovery_list (NULL, folder);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));

  kept = analect_recovery_list (NULL, aside);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (analect_recovery_delete (NULL, kept->pdata[0], &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_rmdir (aside), ==, 0);
}

static void
quit (AnalectJournal *journal, gpointer data)
{
  if (analect_journal_get_durable (journal) == analect_journal_get_recorded (journal))
    g_main_loop_quit (data);
}

/* The window is told when all is on the disk. */
static void
test_callback (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_auto (World) world;
  AnalectJournalProgress progress;

  world_init (&world, NULL, folder, 17);
  world_open (&world);
  analect_journal_set_callback (world.journal, quit, loop);
  add_code (world.project, "one", NULL);
  g_main_loop_run (loop);
  analect_journal_get_progress (world.journal, &progress);
  g_assert_cmpuint (progress.pending, ==, 0);
  g_assert_cmpuint (progress.recorded, ==, 2);
  world_crash (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery/history", test_history);
  g_test_add_func ("/recovery/saving", test_saving);
  g_test_add_func ("/recovery/straddling", test_straddling);
  g_test_add_func ("/recovery/straddling-history", test_straddling_history);
  g_test_add_func ("/recovery/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/recovery/long-texts", test_long_texts);
  g_test_add_func ("/recovery/text-kept", test_text_kept);
  g_test_add_func ("/recovery/large-change", test_large_change);
  g_test_add_func ("/recovery/twice", test_twice);
  g_test_add_func ("/recovery/open-step", test_open_step);
  g_test_add_func ("/recovery/sums", test_sums);
  g_test_add_func ("/recovery/nothing-left", test_nothing_left);
  g_test_add_func ("/recovery/empty", test_empty);
  g_test_add_func ("/recovery/other-file", test_other_file);
  g_test_add_func ("/recovery/superseded", test_superseded);
  g_test_add_func ("/recovery/begun", test_begun);
  g_test_add_func ("/recovery/discard", test_discard);
  g_test_add_func ("/recovery/callback", test_callback);
  return g_test_run ();
}
