/* The journal and recovery: what was recorded by way of the edits of the model comes back, with its history; what is
 * torn or damaged does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edit-codebook.h"
#include "fake-disk.h"
#include "journal.h"
#include "journal-record.h"
#include "project-reader.h"
#include "project-writer.h"
#include "recovery.h"
#include "testlib.h"

#include <errno.h>

/* A folder for journals with a file in it, and the bytes of the project that file stands for. */
typedef struct
{
  char *folder;
  char *file;
  AnalectEtag etag;
  GPtrArray *base;
} Place;

static void
place_init (Place *place)
{
  g_autoptr (AnalectProject) project = analect_project_new ("Base");

  place->folder = testlib_folder ();
  place->file = g_build_filename (place->folder, "p.analect", NULL);
  testlib_write (place->file, "stands for the project's file", -1);
  g_assert_true (analect_etag_read (NULL, place->file, NULL, &place->etag, NULL));
  place->base = analect_project_write (analect_project_get_rows (project), NULL, NULL);
}

static void
place_clear (Place *place)
{
  g_free (place->folder);
  g_free (place->file);
  g_ptr_array_unref (place->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static AnalectProject *
read_base (const Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = analect_project_read_chunks (place->base, "base", NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&reading->project);
}

static void
assert_same (AnalectProject *one, AnalectProject *other)
{
  g_autoptr (GPtrArray) a = analect_project_write (analect_project_get_rows (one), NULL, NULL);
  g_autoptr (GPtrArray) b = analect_project_write (analect_project_get_rows (other), NULL, NULL);

  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (g_bytes_equal (a->pdata[i], b->pdata[i]));
}

static void
add_code (AnalectProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  AnalectId code;
  g_autoptr (AnalectChange) change = analect_edit_make_code (project, name, ANALECT_ID_NONE, &code, &error);

  /* A name that several codes have by now is no fault of the journal. */
  if (change == NULL)
    return;
  g_assert_true (analect_project_apply (project, change, &error));
  g_assert_no_error (error);
}

static void
remove_first_code (AnalectProject *project)
{
  AnalectId code = analect_rows_first (analect_project_get_rows (project), ANALECT_KIND_CODE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectChange) change = NULL;

  if (code == ANALECT_ID_NONE)
    return;
  change = analect_edit_remove_codes (project, &code, 1, ANALECT_ID_NONE, "why\nnot \\ so", &error);
  g_assert_no_error (error);
  g_assert_true (analect_project_apply (project, change, &error));
}

/* One action of a session. */
static void
act (AnalectProject *project, GRand *rand)
{
  g_autofree char *name = g_strdup_printf ("Theme %d/Code %d\\/%d", g_rand_int_range (rand, 0, 9),
                                           g_rand_int_range (rand, 0, 999), g_rand_int_range (rand, 0, 9));

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
      analect_project_undo (project);
      break;
    case 2:
      analect_project_redo (project);
      break;
    case 3:
      analect_project_begin_step (project, "Two at once");
      add_code (project, name);
      add_code (project, "Other/One");
      if (g_rand_boolean (rand))
        analect_project_end_step (project);
      else
        analect_project_cancel_step (project);
      break;
    case 4:
      remove_first_code (project);
      break;
    default:
      add_code (project, name);
      break;
    }
}

/* The only journal in the folder. */
static GPtrArray *
find_one (const Place *place)
{
  GPtrArray *found = analect_recovery_list (NULL, place->folder);

  g_assert_cmpuint (found->len, ==, 1);
  return found;
}

static void
flush (AnalectJournal *journal)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (analect_journal_flush (journal, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (analect_journal_get_durable (journal), ==, analect_journal_get_recorded (journal));
}

static void
test_replay (void)
{
  for (guint seed = 1; seed <= 30; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_auto (Place) place;
      g_autoptr (AnalectProject) project = NULL, base = NULL;
      g_autoptr (GPtrArray) living = NULL, found = NULL;
      g_autoptr (GError) error = NULL;
      AnalectJournal *journal;

      place_init (&place);
      project = read_base (&place);
      base = read_base (&place);
      journal = analect_journal_new (NULL, place.folder, place.file, project, &place.etag);
      for (guint i = 0; i < 80; i++)
        act (project, rand);
      flush (journal);
      living = analect_recovery_list (NULL, place.folder);
      g_assert_cmpuint (living->len, ==, 0);
      analect_journal_free (journal);

      found = find_one (&place);
      g_assert_true (analect_recovery_fits (NULL, found->pdata[0]));
      g_assert_false (((AnalectRecoverable *) found->pdata[0])->torn);
      analect_recovery_replay (NULL, found->pdata[0], base, &error);
      g_assert_no_error (error);
      assert_same (project, base);
      g_assert_cmpuint (analect_project_get_n_undo (project), ==, analect_project_get_n_undo (base));
      g_assert_cmpstr (analect_project_get_redo_name (project), ==, analect_project_get_redo_name (base));
      while (analect_project_undo (project))
        g_assert_true (analect_project_undo (base));
      assert_same (project, base);
    }
}

/* After saving, what happened since is replayed on the new base, also when older steps were undone meanwhile. */
static void
test_rebase (void)
{
  for (guint seed = 1; seed <= 30; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_auto (Place) place;
      g_autoptr (AnalectProject) project = NULL, base = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GError) error = NULL;
      AnalectJournal *journal;

      place_init (&place);
      project = read_base (&place);
      journal = analect_journal_new (NULL, place.folder, place.file, project, &place.etag);
      for (guint i = 0; i < 30; i++)
        act (project, rand);
      analect_journal_mark (journal);
      g_ptr_array_unref (place.base);
      place.base = analect_project_write (analect_project_get_rows (project), NULL, NULL);
      for (guint i = 0; i < 10; i++)
        act (project, rand);
      testlib_write (place.file, "saved", -1);
      g_assert_true (analect_etag_read (NULL, place.file, NULL, &place.etag, NULL));
      analect_journal_rebase (journal, &place.etag);
      for (guint i = 0; i < 30; i++)
        act (project, rand);
      flush (journal);
      analect_journal_free (journal);

      base = read_base (&place);
      found = find_one (&place);
      g_assert_true (analect_recovery_fits (NULL, found->pdata[0]));
      analect_recovery_replay (NULL, found->pdata[0], base, &error);
      g_assert_no_error (error);
      assert_same (project, base);
    }
}

static void
test_close (void)
{
  g_auto (Place) place;
  g_autoptr (AnalectProject) project = NULL;
  g_autoptr (GPtrArray) found = NULL;
  AnalectJournal *journal;

  place_init (&place);
  project = read_base (&place);
  journal = analect_journal_new (NULL, place.folder, place.file, project, &place.etag);
  add_code (project, "One");
  analect_journal_close (journal);
  found = analect_recovery_list (NULL, place.folder);
  g_assert_cmpuint (found->len, ==, 0);
  add_code (project, "Nobody listens any more");
}

/* The journal of a short session, as bytes; its file is removed. */
static char *
short_journal (const Place *place, gsize *size)
{
  g_autoptr (AnalectProject) project = read_base (place);
  AnalectJournal *journal = analect_journal_new (NULL, place->folder, place->file, project, &place->etag);
  g_autoptr (GPtrArray) found = NULL;
  AnalectRecoverable *only;
  char *bytes;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Code %u", i);

      add_code (project, name);
    }
  flush (journal);
  analect_journal_free (journal);
  found = find_one (place);
  only = found->pdata[0];
  bytes = testlib_read (only->journal, size);
  g_assert_true (analect_recovery_discard (NULL, only, NULL));
  return bytes;
}

static guint
count_codes_after (const Place *place, const char *bytes, gsize size)
{
  g_autofree char *path = g_build_filename (place->folder, "cut.journal", NULL);
  g_autoptr (AnalectProject) base = read_base (place);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  testlib_write (path, bytes, (gssize) size);
  found = analect_recovery_list (NULL, place->folder);
  if (found->len == 1)
    analect_recovery_replay (NULL, found->pdata[0], base, &error);
  return analect_rows_count (analect_project_get_rows (base), ANALECT_KIND_CODE);
}

/* However the file is cut, what stands whole before the cut comes back and nothing else. */
static void
test_torn (void)
{
  g_auto (Place) place;
  g_autofree char *bytes = NULL;
  gsize size;
  guint last = 0;

  place_init (&place);
  bytes = short_journal (&place, &size);
  for (gsize cut = 0; cut <= size; cut++)
    {
      guint n = count_codes_after (&place, bytes, cut);

      g_assert_cmpuint (n, >=, last);
      g_assert_cmpuint (n, <=, last + 1);
      last = n;
    }
  g_assert_cmpuint (last, ==, 4);
}

/* A flipped bit ends what is believed; nothing damaged is applied. */
static void
test_damaged (void)
{
  g_auto (Place) place;
  g_autofree char *bytes = NULL;
  gsize size;

  place_init (&place);
  bytes = short_journal (&place, &size);
  for (gsize at = 0; at < size; at += 3)
    {
      bytes[at] ^= 4;
      g_assert_cmpuint (count_codes_after (&place, bytes, size), <, 5);
      bytes[at] ^= 4;
    }
  g_assert_cmpuint (count_codes_after (&place, bytes, size), ==, 4);
}

static void
test_other_base (void)
{
  g_auto (Place) place;
  g_autoptr (AnalectProject) project = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *words = NULL;
  AnalectJournal *journal;

  place_init (&place);
  project = read_base (&place);
  journal = analect_journal_new (NULL, place.folder, place.file, project, &place.etag);
  add_code (project, "One");
  flush (journal);
  analect_journal_free (journal);
  testlib_write (place.file, "Stands for the project's file", -1);
  found = find_one (&place);
  g_assert_false (analect_recovery_fits (NULL, found->pdata[0]));
  words = analect_recovery_describe (found->pdata[0]);
  g_assert_cmpstr (words, ==, "Code: 1");
}

/* Each operation of the disk fails once, and then every one from there on until the disk is well again: what was
 * recorded is there in the end. */
static void
test_failing_disk (void)
{
  for (guint n = 1; n < 14; n++)
    for (guint from_then_on = 0; from_then_on < 2; from_then_on++)
      {
        g_auto (Place) place;
        g_autoptr (FakeDisk) disk = fake_disk_new ();
        const AnalectFileOps *ops = fake_disk_ops (disk);
        g_autoptr (AnalectProject) project = NULL, base = NULL;
        g_autoptr (GPtrArray) found = NULL;
        g_autoptr (GError) error = NULL;
        AnalectJournal *journal;

        place_init (&place);
        g_assert_cmpint (analect_file_make_folders (ops, "/journals", 0700), ==, 0);
        project = read_base (&place);
        base = read_base (&place);
        fake_disk_fail (disk, n, from_then_on != 0, EIO);
        journal = analect_journal_new (ops, "/journals", "/p.analect", project, &place.etag);
        add_code (project, "One");
        add_code (project, "Two");
        analect_journal_flush (journal, NULL);
        fake_disk_fail (disk, 0, FALSE, 0);
        add_code (project, "Three");
        while (!analect_journal_flush (journal, NULL))
          ;
        analect_journal_free (journal);
        fake_disk_reboot (disk, FAKE_DISK_KEEP_SYNCED, 0);

        found = analect_recovery_list (ops, "/journals");
        g_assert_cmpuint (found->len, >=, 1);
        analect_recovery_replay (ops, found->pdata[0], base, &error);
        g_assert_no_error (error);
        assert_same (project, base);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/replay", test_replay);
  g_test_add_func ("/journal/rebase", test_rebase);
  g_test_add_func ("/journal/close", test_close);
  g_test_add_func ("/journal/torn", test_torn);
  g_test_add_func ("/journal/damaged", test_damaged);
  g_test_add_func ("/journal/other-base", test_other_base);
  g_test_add_func ("/journal/failing-disk", test_failing_disk);
  return g_test_run ();
}
