/* Versions: what is kept when, that it comes back as it was, and that no failure loses or falsifies one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "version-name.h"
#include "storage-error.h"

#include "fault-loop.h"
#include "testlib.h"

#include <errno.h>
#include <string.h>

#define TARGET "/home/f"
#define FOLDER "/state"
#define HOUR   3600
#define DAY    (24 * HOUR)
#define NOW    1795258800 /* 2026-11-21T11:00:00Z */

static GPtrArray *
make_chunks (const char *text)
{
  GPtrArray *chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (chunks, g_bytes_new (text, strlen (text)));
  return chunks;
}

static char *
join (GPtrArray *chunks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chunks->len; i++)
    {
      gsize size;
      const char *bytes = g_bytes_get_data (chunks->pdata[i], &size);

      g_string_append_len (text, bytes, (gssize) size);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
list (FakeDisk *disk)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = analect_versions_list (fake_disk_ops (disk), FOLDER, &error);

  g_assert_no_error (error);
  return versions;
}

static char *
read_version (FakeDisk *disk, const AnalectVersion *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chunks = analect_versions_read (fake_disk_ops (disk), FOLDER, version, NULL, &error);

  g_assert_no_error (error);
  return join (chunks);
}

static gboolean
has_version (FakeDisk *disk, const char *text)
{
  g_autoptr (GPtrArray) versions = list (disk);
  gboolean found = FALSE;

  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *actual = read_version (disk, versions->pdata[i]);

      found |= strcmp (actual, text) == 0;
    }
  return found;
}

static AnalectVersionsTidied
tidy (FakeDisk *disk, AnalectTime now, goffset limit)
{
  g_autoptr (GError) error = NULL;
  AnalectVersionsTidied tidied;

  g_assert_true (analect_versions_tidy (fake_disk_ops (disk), FOLDER, now, limit, &tidied, NULL, &error));
  g_assert_no_error (error);
  return tidied;
}

static gboolean
save (FakeDisk *disk, const char *text, gboolean with_digest, AnalectSaveResult *result, GError **error)
{
  g_autoptr (GPtrArray) chunks = make_chunks (text);
  g_autoptr (AnalectVersionKeeper) keeper = analect_version_keeper_new (FOLDER);
  AnalectEtag expected;
  AnalectSaveOptions options = { .guard = ANALECT_SAVE_EXPECTED,
                                 .expected = &expected,
                                 .recovery_folder = "/recovery" };

  memset (result, 0, sizeof *result);
  options.previous = &keeper->hooks;
  if (!analect_etag_read (fake_disk_ops (disk), TARGET, NULL, &expected, error))
    return FALSE;
  expected.has_digest = with_digest;
  return analect_safe_file_save (fake_disk_ops (disk), TARGET, chunks, &options, result, NULL, error);
}

static void
must_save (FakeDisk *disk, const char *text, gboolean with_digest)
{
  g_autoptr (GError) error = NULL;
  g_auto (AnalectSaveResult) result = { 0 };

  g_assert_true (save (disk, text, with_digest, &result, &error));
  g_assert_no_error (error);
  g_assert_no_error (result.not_kept);
}

static void
test_names (void)
{
  static const char *const bad[] = {
    "",
    "2026-11-21T11-00-00Z_12_unhashed.xml.gz",
    "2026-11-21T11-00-00Z_012_unhashed.xml",
    "2026-11-21T11-00-00Z_-12_unhashed.xml",
    "2026-11-21T11-00-00Z_9999999999999999_unhashed.xml",
    "2026-11-21T11-00-00Z__unhashed.xml",
    "2026-11-21T11:00:00Z_12_unhashed.xml",
    "2026-13-21T11-00-00Z_12_unhashed.xml",
    "2026-11-21T11-00-00Z_12_unhashed.xml~",
    "2026-11-21T11-00-00Z_12_e3b0c442.xml",
    ".~analect-0000000000000000-00000000",
  };
  AnalectVersion version = { .time = NOW, .size = 1234, .has_digest = TRUE };
  g_autofree char *name = NULL, *again = NULL;
  g_autoptr (AnalectVersion) parsed = NULL, unhashed = NULL;

  analect_digest_bytes (&version.digest, "", 0);
  version.packed = TRUE;
  name = analect_version_name_format (&version);
  g_assert_cmpstr (name, ==,
                   "2026-11-21T11-00-00Z_1234_e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.xml.gz");
  parsed = analect_version_name_parse (name);
  g_assert_cmpint (parsed->time, ==, NOW);
  g_assert_cmpint (parsed->size, ==, 1234);
  g_assert_true (parsed->packed && parsed->has_digest && analect_digest_equal (&parsed->digest, &version.digest));
  again = analect_version_name_format (parsed);
  g_assert_cmpstr (again, ==, name);
  unhashed = analect_version_name_parse ("2026-11-21T11-00-00Z_12_unhashed.xml");
  g_assert_true (unhashed != NULL && !unhashed->has_digest && !unhashed->packed);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (analect_version_name_parse (bad[i]));
}

static void
test_choose (void)
{
  static const struct
  {
    AnalectTime age;
    gboolean keep;
  } cases[] = {
    { -100, TRUE }, /* a clock that was wrong */
    { 60, TRUE },
    { 61, TRUE },
    { HOUR - 1, TRUE },
    { HOUR, TRUE },                /* 10:00:00 */
    { HOUR + 60, TRUE },           /* 09:59:00, the last one of its hour */
    { HOUR + 120, FALSE },         /* 09:58 */
    { HOUR + 3600, FALSE },        /* 09:00 */
    { HOUR + 3601, TRUE },         /* 08:59:59 */
    { DAY - 1, TRUE },             /* the day before, 11:00:01 */
    { DAY, TRUE },                 /* 11:00:00: now one a day */
    { DAY + 11 * HOUR, FALSE },    /* 00:00:00 of that day */
    { DAY + 11 * HOUR + 1, TRUE }, /* 23:59:59 of the day before that */
    { 2 * DAY, FALSE },
    { 30 * DAY - 1, TRUE }, /* 22 October */
    { 30 * DAY, TRUE },     /* one a month: October */
    { 40 * DAY, FALSE },
    { 52 * DAY, TRUE }, /* September */
    { 400 * DAY, TRUE },
    { 401 * DAY, FALSE },
  };
  AnalectTime times[G_N_ELEMENTS (cases)];
  gboolean keep[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    times[i] = NOW - cases[i].age;
  analect_versions_choose (times, G_N_ELEMENTS (cases), NOW, keep);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (keep[i] != cases[i].keep)
      g_error ("age %" G_GINT64_FORMAT ": %d", cases[i].age, keep[i]);
  analect_versions_choose (times, 0, NOW, keep);
}

/* A year of saving every twenty minutes, thinned every day: what stays is bounded and spread, the newest always there;
 * thinning again changes nothing. */
static void
test_choose_over_time (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (AnalectTime));
  g_autofree gboolean *keep = g_new (gboolean, 1000);

  for (guint step = 0; step < 365 * 72; step++)
    {
      AnalectTime now = NOW + step * 1200;
      guint n = 0;

      g_array_prepend_val (times, now);
      if (step % 72 != 0)
        continue;
      g_assert_cmpuint (times->len, <, 1000);
      for (guint pass = 0; pass < 2; pass++)
        {
          n = 0;
          analect_versions_choose ((AnalectTime *) (gpointer) times->data, times->len, now, keep);
          for (guint i = 0; i < times->len; i++)
            if (keep[i])
              g_array_index (times, AnalectTime, n++) = g_array_index (times, AnalectTime, i);
          if (pass == 1)
            g_assert_cmpuint (n, ==, times->len);
          g_array_set_size (times, n);
        }
      g_assert_cmpint (g_array_index (times, AnalectTime, 0), ==, now);
      g_assert_cmpuint (n, <=, 4 + 25 + 32 + 14);
    }
  g_assert_cmpuint (times->len, >=, 30 + 11);
  g_assert_cmpint (g_array_index (times, AnalectTime, times->len - 1), <, NOW + 31 * DAY);
}

/* The clock of the fake disk goes on when something is made there. */
static void
let_time_pass (FakeDisk *disk)
{
  for (guint i = 0; i < 100; i++)
    fake_disk_put (disk, "/home/tick", "", 0);
}

static void
test_keep_and_tidy (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GPtrArray) versions = NULL;
  AnalectVersionsTidied tidied;
  g_autofree char *first = NULL;

  fake_disk_put (disk, TARGET, "state 1", -1);
  fake_disk_put_folder (disk, FOLDER);
  let_time_pass (disk);
  must_save (disk, "state 2, longer", TRUE);
  must_save (disk, "state 3", FALSE);
  g_assert_true (has_version (disk, "state 1") && has_version (disk, "state 2, longer"));
  g_assert_false (has_version (disk, "state 3"));

  fake_disk_put (disk, FOLDER "/notes.txt", "somebody's", -1);
  tidied = tidy (disk, 0, 0);
  g_assert_cmpuint (tidied.n_packed, ==, 2);
  g_assert_cmpuint (tidied.n_removed + tidied.n_damaged, ==, 0);
  versions = list (disk);
  g_assert_cmpuint (versions->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (((AnalectVersion *) versions->pdata[i])->packed
                   && ((AnalectVersion *) versions->pdata[i])->has_digest);
  first = read_version (disk, versions->pdata[1]);
  g_assert_cmpstr (first, ==, "state 1");
  g_assert_true (has_version (disk, "state 2, longer"));
  g_assert_true (fake_disk_holds (disk, FOLDER "/notes.txt", "somebody's", -1));
  tidied = tidy (disk, 0, 0);
  g_assert_cmpuint (tidied.n_packed, ==, 0);

  /* The limit takes the older one and never the last. */
  tidied = tidy (disk, 0, 1);
  g_assert_cmpuint (tidied.n_removed, ==, 1);
  g_assert_true (has_version (disk, "state 2, longer"));
  g_assert_false (has_version (disk, "state 1"));
  g_assert_cmpint (tidied.stored, >, 1);
  g_assert_cmpuint (fake_disk_get_n_open (disk), ==, 0);
}

/* A copy is made where there can be no link, by sharing blocks or by reading; saving goes on where neither works. */
static void
test_copies (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (FakeDisk) disk = fake_disk_new ();
      g_autoptr (GError) error = NULL;
      g_auto (AnalectSaveResult) result = { 0 };

      fake_disk_put (disk, TARGET, "state 1", -1);
      if (i == 0)
        fake_disk_put_device (disk, FOLDER, 10000);
      else
        fake_disk_put_folder (disk, FOLDER);
      fake_disk_disable (disk, "link", i == 1 ? EPERM : EOPNOTSUPP);
      if (i == 2)
        fake_disk_disable (disk, "clone", EOPNOTSUPP);
      if (i == 3)
        fake_disk_forbid (disk, FOLDER, ENOSPC);
      g_assert_true (save (disk, "state 2", i % 2 == 0, &result, &error));
      g_assert_no_error (error);
      g_assert_true (fake_disk_holds (disk, TARGET, "state 2", -1));
      g_assert_true ((result.not_kept == NULL) == has_version (disk, "state 1"));
      g_assert_true ((result.not_kept == NULL) == (i != 3));
    }
}

static void
assert_damaged (FakeDisk *disk, const AnalectVersion *version)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (analect_versions_read (fake_disk_ops (disk), FOLDER, version, NULL, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED);
}

static void
test_damaged (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GPtrArray) versions = NULL, packed = NULL;
  g_autofree char *path = NULL, *packed_path = NULL;
  AnalectVersionsTidied tidied;

  fake_disk_put (disk, TARGET, "state 1", -1);
  fake_disk_put_folder (disk, FOLDER);
  must_save (disk, "state 2", TRUE);
  versions = list (disk);
  path = g_build_filename (FOLDER, ((AnalectVersion *) versions->pdata[0])->name, NULL);
  fake_disk_put (disk, path, "state X", -1);
  assert_damaged (disk, versions->pdata[0]);
  tidied = tidy (disk, 0, 0);
  g_assert_cmpuint (tidied.n_damaged, ==, 1);
  g_assert_true (fake_disk_holds (disk, path, "state X", -1));
  fake_disk_put (disk, path, "state 1 and more", -1);
  g_ptr_array_unref (versions);
  versions = list (disk);
  assert_damaged (disk, versions->pdata[0]);

  fake_disk_put (disk, path, "state 1", -1);
  tidied = tidy (disk, 0, 0);
  g_assert_cmpuint (tidied.n_packed, ==, 1);
  packed = list (disk);
  packed_path = g_build_filename (FOLDER, ((AnalectVersion *) packed->pdata[0])->name, NULL);
  fake_disk_put (disk, packed_path, "\x1f\x8b\x08 no gzip", -1);
  assert_damaged (disk, packed->pdata[0]);
  fake_disk_put (disk, packed_path, "", 0);
  assert_damaged (disk, packed->pdata[0]);
}

static void
test_no_folder (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GPtrArray) versions = list (disk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AnalectVersionsTidied tidied;

  g_assert_cmpuint (versions->len, ==, 0);
  tidied = tidy (disk, NOW, 100);
  g_assert_cmpint (tidied.stored, ==, 0);

  fake_disk_put (disk, TARGET, "state 1", -1);
  fake_disk_put_folder (disk, FOLDER);
  must_save (disk, "state 2", TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_false (analect_versions_tidy (fake_disk_ops (disk), FOLDER, NOW, 0, &tidied, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (has_version (disk, "state 1"));
}

/* Fault loops */

typedef struct
{
  const char *name;
  gboolean other_device;
  gboolean no_clone;
  int forbidden;
  gboolean with_digest;

  gboolean kept;
} Scenario;

#define OLD "the old state of the file, long enough to be compressed, compressed, compressed, compressed"
#define NEW "the new state of the file, which is quite different"

static void
prepare_save (FakeDisk *disk, gpointer data)
{
  const Scenario *scenario = data;

  if (scenario->other_device)
    fake_disk_put_device (disk, FOLDER, 1000000);
  else
    fake_disk_put_folder (disk, FOLDER);
  fake_disk_put (disk, TARGET, OLD, -1);
  if (scenario->no_clone)
    fake_disk_disable (disk, "clone", EOPNOTSUPP);
  if (scenario->forbidden != 0)
    fake_disk_forbid (disk, "/home", scenario->forbidden);
}

static gboolean
work_save (FakeDisk *disk, gpointer data, GError **error)
{
  Scenario *scenario = data;
  g_auto (AnalectSaveResult) result = { 0 };
  gboolean done = save (disk, NEW, scenario->with_digest, &result, error);

  scenario->kept = result.not_kept == NULL;
  return done;
}

static void
check_save (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  Scenario *scenario = data;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *names = NULL;
  AnalectRecovery outcome;
  gboolean is_new;

  g_assert_true (analect_safe_file_prepare (fake_disk_ops (disk), TARGET, "/recovery", NULL, &outcome, NULL));
  is_new = fake_disk_holds (disk, TARGET, NEW, -1);
  g_assert_true (is_new || fake_disk_holds (disk, TARGET, OLD, -1));

  /* Whatever stands there is whole, and it is the old state. */
  for (guint pass = 0; pass < 2; pass++)
    {
      versions = list (disk);
      for (guint i = 0; i < versions->len; i++)
        {
          g_autofree char *text = read_version (disk, versions->pdata[i]);

          g_assert_cmpstr (text, ==, OLD);
        }
      if (succeeded && scenario->kept)
        g_assert_cmpuint (versions->len, >=, 1);
      g_clear_pointer (&versions, g_ptr_array_unref);
      if (pass == 0)
        g_assert_cmpuint (tidy (disk, 0, 0).n_damaged, ==, 0);
    }
  names = fake_disk_names (disk, FOLDER);
  g_assert_null (strstr (names, ".~analect"));
  g_assert_null (strstr (names, ".xml "));
  g_assert_true (*names == '\0' || g_str_has_suffix (names, ".xml.gz"));
}

static const Scenario scenarios[] = {
  { "link", .with_digest = TRUE },
  { "link-unhashed" },
  { "copy", .other_device = TRUE, .with_digest = TRUE },
  { "in-place-clone", .forbidden = EACCES },
  { "in-place-copy", .no_clone = TRUE, .forbidden = EACCES },
};

static void
test_save_faults (gconstpointer data)
{
  Scenario scenario = *(const Scenario *) data;
  const FaultLoop loop = { prepare_save, work_save, check_save, NULL, &scenario };

  g_assert_cmpuint (fault_loop_run (&loop), >, 100);
}

static void
prepare_tidy (FakeDisk *disk, gpointer data)
{
  fake_disk_put (disk, FOLDER "/2026-11-21T10-59-00Z_7_unhashed.xml", "state 3", -1);
  fake_disk_put (disk, FOLDER "/2026-11-21T10-58-00Z_7_unhashed.xml", "state 2", -1);
  fake_disk_put (disk, FOLDER "/2026-01-21T10-58-00Z_7_unhashed.xml", "state 1", -1);
  fake_disk_put (disk, FOLDER "/2026-01-21T10-57-00Z_7_unhashed.xml", "state 0", -1);
}

static gboolean
work_tidy (FakeDisk *disk, gpointer data, GError **error)
{
  AnalectVersionsTidied tidied;

  return analect_versions_tidy (fake_disk_ops (disk), FOLDER, NOW, 0, &tidied, NULL, error);
}

static void
check_tidy (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  g_assert_true (has_version (disk, "state 1") && has_version (disk, "state 2") && has_version (disk, "state 3"));
  tidy (disk, NOW, 0);
  versions = list (disk);
  g_assert_cmpuint (versions->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = read_version (disk, versions->pdata[i]);
      g_autofree char *expected = g_strdup_printf ("state %u", 3 - i);

      g_assert_true (((AnalectVersion *) versions->pdata[i])->packed);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_tidy_faults (void)
{
  const FaultLoop loop = { .prepare = prepare_tidy, .work = work_tidy, .check = check_tidy };

  g_assert_cmpuint (fault_loop_run (&loop), >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/versions/names", test_names);
  g_test_add_func ("/versions/choose", test_choose);
  g_test_add_func ("/versions/choose-over-time", test_choose_over_time);
  g_test_add_func ("/versions/keep-and-tidy", test_keep_and_tidy);
  g_test_add_func ("/versions/copies", test_copies);
  g_test_add_func ("/versions/damaged", test_damaged);
  g_test_add_func ("/versions/no-folder", test_no_folder);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/versions/faults/", scenarios[i].name, NULL);

      g_test_add_data_func (path, &scenarios[i], test_save_faults);
    }
  g_test_add_func ("/versions/faults/tidy", test_tidy_faults);
  return g_test_run ();
}
