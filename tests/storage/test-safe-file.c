/* The safe save: whatever fails and whenever the power goes, the old bytes or the new ones are there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "safe-file.h"
#include "storage-error.h"

#include "fault-loop.h"
#include "testlib.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define TARGET   "/home/project.analect"
#define RECOVERY "/state/recovery"

static GPtrArray *
make_chunks (const char *bytes, gsize size, gsize piece)
{
  GPtrArray *chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (gsize at = 0; at < size; at += piece)
    g_ptr_array_add (chunks, g_bytes_new (bytes + at, MIN (piece, size - at)));
  return chunks;
}

/* Bytes that differ in every block and from every other LETTER. */
static char *
make_bytes (char letter, gsize size)
{
  char *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = i % 64 == 0 ? (char) ('A' + i / 512 % 26) : letter;
  bytes[size] = '\0';
  return bytes;
}

/* A scenario of the fault loop: how the disk is laid out, and how it is saved. */
typedef struct
{
  const char *name;
  gboolean exists;
  gsize old_size, new_size;
  const char *link; /* saved through this symbolic link */
  int forbidden;    /* errno for a second file in the folder */
  gboolean no_rename_new, no_link;
  gboolean versions;
  AnalectSaveGuard guard;

  char *old, *new;
  gboolean kept, replaced;
  AnalectEtag etag;
} Scenario;

static void
prepare (FakeDisk *disk, gpointer data)
{
  Scenario *scenario = data;

  fake_disk_put_folder (disk, "/home");
  fake_disk_put_folder (disk, "/state");
  fake_disk_put (disk, "/home/other", "other", -1);
  if (scenario->exists)
    fake_disk_put (disk, TARGET, scenario->old, (gssize) scenario->old_size);
  if (scenario->link != NULL)
    fake_disk_put_link (disk, scenario->link, "../home/project.analect");
  if (scenario->forbidden != 0)
    fake_disk_forbid (disk, "/home", scenario->forbidden);
  if (scenario->no_rename_new)
    fake_disk_disable (disk, "rename_new", EINVAL);
  if (scenario->no_link)
    fake_disk_disable (disk, "link", EPERM);
}

/* Copies what is open at FD, at most 8192 bytes, durably. -1 with errno. */
static int
copy_version (const AnalectFileOps *ops, int fd)
{
  g_autofree char *bytes = g_malloc (8192);
  int copy = analect_file_open (ops, "/state/version", O_WRONLY | O_CREAT | O_TRUNC, 0600);
  gssize n;
  int result;

  if (copy < 0)
    return -1;
  n = ops->seek (ops->data, fd, 0, SEEK_SET) == 0 ? analect_file_read (ops, fd, bytes, 8192) : -1;
  result = n >= 0 ? analect_file_write (ops, copy, bytes, (gsize) n) : -1;
  if (result == 0)
    result = analect_file_sync (ops, copy);
  analect_file_close (ops, copy);
  if (result < 0)
    ops->unlink (ops->data, "/state/version");
  return result;
}

/* Keeps the previous file as /state/version, by link or copy. */
static gboolean
keep (const AnalectFileOps *ops, const char *path, int fd, const AnalectEtag *previous, gboolean may_link,
      gpointer data, GCancellable *cancellable, GError **error)
{
  int result;

  g_assert_cmpstr (path, ==, TARGET);
  g_assert_cmpint (previous->size, ==, ((Scenario *) data)->old_size);
  result = may_link ? ops->link (ops->data, path, "/state/version") : copy_version (ops, fd);
  if (result == 0)
    {
      result = ops->sync_folder (ops->data, "/state");
      if (result < 0)
        ops->unlink (ops->data, "/state/version");
    }
  if (result < 0)
    analect_storage_error_set_errno (error, ANALECT_STEP_CREATE, "/state/version", errno);
  return result == 0;
}

static gboolean
drop (const AnalectFileOps *ops, gpointer data, GError **error)
{
  if (ops->unlink (ops->data, "/state/version") == 0)
    return TRUE;
  analect_storage_error_set_errno (error, ANALECT_STEP_REMOVE, "/state/version", errno);
  return FALSE;
}

static gboolean
save_scenario (FakeDisk *disk, Scenario *scenario, AnalectSaveResult *result, GError **error)
{
  g_autoptr (GPtrArray) chunks = make_chunks (scenario->new, scenario->new_size, 700);
  const AnalectKeepPrevious previous = { keep, drop, scenario };
  AnalectEtag expected = { 0 };
  AnalectSaveOptions options = { .guard = scenario->guard, .expected = &expected, .recovery_folder = RECOVERY };

  if (scenario->versions)
    options.previous = &previous;
  if (scenario->guard == ANALECT_SAVE_EXPECTED
      && !analect_etag_read (fake_disk_ops (disk), TARGET, NULL, &expected, error))
    {
      memset (result, 0, sizeof *result);
      return FALSE;
    }
  return analect_safe_file_save (fake_disk_ops (disk), scenario->link != NULL ? scenario->link : TARGET, chunks,
                                 &options, result, NULL, error);
}

static gboolean
work (FakeDisk *disk, gpointer data, GError **error)
{
  g_auto (AnalectSaveResult) result = { 0 };
  gboolean done = save_scenario (disk, data, &result, error);

  ((Scenario *) data)->kept = result.not_kept == NULL;
  ((Scenario *) data)->replaced = result.replaced;
  ((Scenario *) data)->etag = result.etag;
  return done;
}

static void
check (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  Scenario *scenario = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL, *copies = NULL;
  AnalectRecovery outcome;
  gboolean is_old, is_new;

  g_assert_true (analect_safe_file_prepare (fake_disk_ops (disk), TARGET, RECOVERY, NULL, &outcome, &error));
  g_assert_no_error (error);
  is_new = fake_disk_holds (disk, TARGET, scenario->new, (gssize) scenario->new_size);
  is_old = scenario->exists ? fake_disk_holds (disk, TARGET, scenario->old, (gssize) scenario->old_size)
                            : fake_disk_get_mode (disk, TARGET) == 0;
  g_assert_true (is_new || (is_old && !succeeded));
  if (is_new && scenario->replaced)
    {
      gboolean same = FALSE;

      /* The etag of a saving does not look like a foreign change later. */
      g_assert_true (analect_etag_check (fake_disk_ops (disk), TARGET, &scenario->etag, NULL, &same, NULL) && same);
    }
  names = fake_disk_names (disk, "/home");
  g_assert_cmpstr (names, ==, is_new || scenario->exists ? "other project.analect" : "other");
  copies = fake_disk_names (disk, RECOVERY);
  g_assert_cmpstr (copies, ==, "");
  if (scenario->link != NULL)
    {
      struct stat info;

      fake_disk_ops (disk)->stat_link (disk, scenario->link, &info);
      g_assert_true (S_ISLNK (info.st_mode));
    }
  /* A version, once the file is replaced, is whole. */
  if (scenario->versions && succeeded && scenario->kept)
    g_assert_true (fake_disk_holds (disk, "/state/version", scenario->old, (gssize) scenario->old_size));
}

/* A process that lives on after a failed saving has left nothing beside the file, before anybody opens it again. After
 * a successful one, only what it could not remove. */
static void
check_alive (FakeDisk *disk, gboolean succeeded, gpointer data)
{
  g_autofree char *names = fake_disk_names (disk, "/home");

  g_assert_true (succeeded || strstr (names, ".~analect-") == NULL);
}

static const Scenario scenarios[] = {
  { "existing", TRUE, 2000, 3000, .guard = ANALECT_SAVE_EXPECTED },
  { "shrinking", TRUE, 3000, 100, .guard = ANALECT_SAVE_OVERWRITE },
  { "to-nothing", TRUE, 3000, 0, .guard = ANALECT_SAVE_OVERWRITE },
  { "new", FALSE, 0, 3000, .guard = ANALECT_SAVE_NEW },
  { "new-overwrite", FALSE, 0, 3000, .guard = ANALECT_SAVE_OVERWRITE },
  { "new-by-link", FALSE, 0, 3000, .no_rename_new = TRUE, .guard = ANALECT_SAVE_NEW },
  { "new-by-rename", FALSE, 0, 3000, .no_rename_new = TRUE, .no_link = TRUE, .guard = ANALECT_SAVE_NEW },
  { "symlink", TRUE, 2000, 3000, .link = "/docs/current", .guard = ANALECT_SAVE_EXPECTED },
  { "dangling-symlink", FALSE, 0, 3000, .link = "/docs/current", .guard = ANALECT_SAVE_NEW },
  { "versions", TRUE, 2000, 3000, .versions = TRUE, .guard = ANALECT_SAVE_EXPECTED },
  { "in-place", TRUE, 2000, 3000, .forbidden = EACCES, .guard = ANALECT_SAVE_EXPECTED },
  { "in-place-shrinking", TRUE, 3000, 1000, .forbidden = EPERM, .guard = ANALECT_SAVE_OVERWRITE },
  { "in-place-to-small", TRUE, 2000, 300, .forbidden = EROFS, .guard = ANALECT_SAVE_OVERWRITE },
  { "in-place-to-tiny", TRUE, 2000, 10, .forbidden = EACCES, .guard = ANALECT_SAVE_OVERWRITE },
  { "in-place-to-nothing", TRUE, 2000, 0, .forbidden = EACCES, .guard = ANALECT_SAVE_OVERWRITE },
  { "in-place-from-small", TRUE, 10, 2000, .forbidden = EACCES, .guard = ANALECT_SAVE_OVERWRITE },
  { "in-place-from-nothing", TRUE, 0, 2000, .forbidden = EACCES, .guard = ANALECT_SAVE_OVERWRITE },
  { "in-place-small", TRUE, 20, 30, .forbidden = EACCES, .guard = ANALECT_SAVE_OVERWRITE },
  { "in-place-versions", TRUE, 2000, 3000, .forbidden = EACCES, .versions = TRUE, .guard = ANALECT_SAVE_EXPECTED },
};

static void
test_faults (gconstpointer data)
{
  Scenario scenario = *(const Scenario *) data;
  const FaultLoop loop = { prepare, work, check, check_alive, &scenario };

  scenario.old = make_bytes ('o', scenario.old_size);
  scenario.new = make_bytes ('n', scenario.new_size);
  g_assert_cmpuint (fault_loop_run (&loop), >, 100);
  g_free (scenario.old);
  g_free (scenario.new);
}

/* One save without faults, on a disk the caller has prepared. */
static gboolean
save (FakeDisk *disk, const char *path, const char *bytes, AnalectSaveGuard guard, const AnalectEtag *expected,
      AnalectSaveResult *result, GError **error)
{
  g_autoptr (GPtrArray) chunks = make_chunks (bytes, strlen (bytes), 5);
  const AnalectSaveOptions options = { .guard = guard, .expected = expected, .recovery_folder = RECOVERY };

  return analect_safe_file_save (fake_disk_ops (disk), path, chunks, &options, result, NULL, error);
}

static void
test_foreign_change (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_auto (AnalectSaveResult) result = { 0 };
  AnalectEtag etag;

  fake_disk_put (disk, TARGET, "mine", -1);
  g_assert_true (analect_etag_read (fake_disk_ops (disk), TARGET, NULL, &etag, &error));

  /* Somebody else's bytes stay. */
  fake_disk_put (disk, TARGET, "hers", -1);
  g_assert_false (save (disk, TARGET, "new", ANALECT_SAVE_EXPECTED, &etag, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK);
  g_assert_false (result.replaced);
  g_assert_true (fake_disk_holds (disk, TARGET, "hers", -1));
  g_clear_error (&error);

  /* The same bytes in another inode are no change. */
  fake_disk_put (disk, TARGET, "mine", -1);
  g_assert_true (save (disk, TARGET, "new", ANALECT_SAVE_EXPECTED, &etag, &result, &error));
  g_assert_true (fake_disk_holds (disk, TARGET, "new", -1));

  /* The etag of the saving is good for the next one. */
  etag = result.etag;
  g_assert_true (save (disk, TARGET, "newer", ANALECT_SAVE_EXPECTED, &etag, &result, &error));
  g_assert_no_error (error);

  /* A file that is gone is a change. */
  g_assert_cmpint (fake_disk_ops (disk)->unlink (disk, TARGET), ==, 0);
  g_assert_false (save (disk, TARGET, "newest", ANALECT_SAVE_EXPECTED, &result.etag, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK);
  g_clear_error (&error);

  fake_disk_put (disk, TARGET, "there", -1);
  g_assert_false (save (disk, TARGET, "new", ANALECT_SAVE_NEW, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_EXISTS);
  g_assert_true (fake_disk_holds (disk, TARGET, "there", -1));
}

static gboolean
keep_and_interfere (const AnalectFileOps *ops, const char *path, int fd, const AnalectEtag *previous, gboolean may_link,
                    gpointer data, GCancellable *cancellable, GError **error)
{
  fake_disk_put (data, TARGET, "hers", -1);
  return TRUE;
}

static gboolean
drop_nothing (const AnalectFileOps *ops, gpointer data, GError **error)
{
  return TRUE;
}

static void
test_change_at_the_last_moment (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chunks = make_chunks ("new", 3, 3);
  g_auto (AnalectSaveResult) result = { 0 };
  g_autofree char *names = NULL;
  const AnalectKeepPrevious previous = { keep_and_interfere, drop_nothing, disk };
  AnalectEtag etag;
  const AnalectSaveOptions options = {
    .guard = ANALECT_SAVE_EXPECTED, .expected = &etag, .previous = &previous, .recovery_folder = RECOVERY
  };

  fake_disk_put (disk, TARGET, "mine", -1);
  g_assert_true (analect_etag_read (fake_disk_ops (disk), TARGET, NULL, &etag, &error));
  g_assert_false (analect_safe_file_save (fake_disk_ops (disk), TARGET, chunks, &options, &result, NULL, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK);
  g_assert_true (fake_disk_holds (disk, TARGET, "hers", -1));
  names = fake_disk_names (disk, "/home");
  g_assert_cmpstr (names, ==, "project.analect");
}

static gboolean
keep_never (const AnalectFileOps *ops, const char *path, int fd, const AnalectEtag *previous, gboolean may_link,
            gpointer data, GCancellable *cancellable, GError **error)
{
  analect_storage_error_set_errno (error, ANALECT_STEP_CREATE, "/state/version", ENOSPC);
  return FALSE;
}

static void
test_no_version (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chunks = make_chunks ("new", 3, 3);
  g_auto (AnalectSaveResult) result = { 0 };
  const AnalectKeepPrevious previous = { keep_never, drop_nothing, NULL };
  AnalectSaveOptions options = { .guard = ANALECT_SAVE_OVERWRITE, .previous = &previous, .previous_required = TRUE };

  fake_disk_put (disk, TARGET, "old", -1);
  g_assert_false (analect_safe_file_save (fake_disk_ops (disk), TARGET, chunks, &options, &result, NULL, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
  g_assert_true (fake_disk_holds (disk, TARGET, "old", -1));
  g_clear_error (&error);

  options.previous_required = FALSE;
  g_assert_true (analect_safe_file_save (fake_disk_ops (disk), TARGET, chunks, &options, &result, NULL, &error));
  g_assert_error (result.not_kept, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
  g_assert_true (fake_disk_holds (disk, TARGET, "new", -1));
}

static void
test_rights (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_auto (AnalectSaveResult) result = { 0 };

  fake_disk_put (disk, TARGET, "old", -1);
  fake_disk_set_mode (disk, TARGET, 0640);
  g_assert_true (save (disk, TARGET, "new", ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_cmpint (fake_disk_get_mode (disk, TARGET), ==, 0640);

  fake_disk_set_mode (disk, TARGET, 0440);
  g_assert_false (save (disk, TARGET, "newer", ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_READ_ONLY);
  g_assert_true (fake_disk_holds (disk, TARGET, "new", -1));
  g_clear_error (&error);

  g_assert_true (save (disk, "/home/fresh", "new", ANALECT_SAVE_NEW, NULL, &result, &error));
  g_assert_cmpint (fake_disk_get_mode (disk, "/home/fresh"), ==, 0644);
}

static void
test_hard_links (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_auto (AnalectSaveResult) result = { 0 };

  fake_disk_put (disk, TARGET, "old", -1);
  g_assert_cmpint (fake_disk_ops (disk)->link (disk, TARGET, "/home/backup"), ==, 0);
  g_assert_true (save (disk, TARGET, "new", ANALECT_SAVE_OVERWRITE, NULL, &result, NULL));
  g_assert_cmpuint (result.n_other_names, ==, 1);
  g_assert_true (fake_disk_holds (disk, TARGET, "new", -1));
  g_assert_true (fake_disk_holds (disk, "/home/backup", "old", -1));
}

static void
test_no_room (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_auto (AnalectSaveResult) result = { 0 };
  g_autofree char *names = NULL;
  g_autofree char *old = make_bytes ('o', 700), *new = make_bytes ('n', 900), *large = make_bytes ('l', 1100);

  /* Room for one of the two: overwritten in place, the second copy being on another disk. */
  fake_disk_put_device (disk, "/stick", 1000);
  fake_disk_put (disk, "/stick/f", old, -1);
  g_assert_true (save (disk, "/stick/f", new, ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_true (result.in_place);
  g_assert_true (fake_disk_holds (disk, "/stick/f", new, -1));

  /* Not even room for the new one: nothing happens. */
  g_assert_false (save (disk, "/stick/f", large, ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
  g_assert_false (result.in_place);
  g_assert_true (fake_disk_holds (disk, "/stick/f", new, -1));
  g_clear_error (&error);

  /* Nor when the disk cannot promise the room. */
  fake_disk_disable (disk, "allocate", EOPNOTSUPP);
  g_assert_false (save (disk, "/stick/f", old, ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
  g_assert_true (fake_disk_holds (disk, "/stick/f", new, -1));
  names = fake_disk_names (disk, "/stick");
  g_assert_cmpstr (names, ==, "f");
}

/* The recovery folder on the same disk is no place for a second copy when that disk is full. */
static void
test_no_room_anywhere (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_auto (AnalectSaveResult) result = { 0 };
  g_autofree char *old = make_bytes ('o', 700), *new = make_bytes ('n', 900), *names = NULL;

  fake_disk_put (disk, TARGET, old, -1);
  fake_disk_set_capacity (disk, "/", 1500);
  g_assert_false (save (disk, TARGET, new, ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
  g_assert_true (fake_disk_holds (disk, TARGET, old, -1));
  names = fake_disk_names (disk, "/home");
  g_assert_cmpstr (names, ==, "project.analect");
}

static void
test_cancel (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) chunks = make_chunks ("new", 3, 1);
  g_auto (AnalectSaveResult) result = { 0 };
  g_autofree char *names = NULL;
  const AnalectSaveOptions options = { .guard = ANALECT_SAVE_OVERWRITE, .recovery_folder = RECOVERY };

  fake_disk_put (disk, TARGET, "old", -1);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      analect_safe_file_save (fake_disk_ops (disk), TARGET, chunks, &options, &result, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (fake_disk_holds (disk, TARGET, "old", -1));
  names = fake_disk_names (disk, "/home");
  g_assert_cmpstr (names, ==, "project.analect");
}

static void
test_not_a_file (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_auto (AnalectSaveResult) result = { 0 };

  fake_disk_put_folder (disk, TARGET);
  g_assert_false (save (disk, TARGET, "new", ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_NOT_A_PROJECT);
  g_clear_error (&error);
  g_assert_false (save (disk, "/nowhere/f", "new", ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (save (disk, "/", "new", ANALECT_SAVE_OVERWRITE, NULL, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO);
}

typedef struct
{
  goffset last;
  guint n;
} Seen;

static void
see_progress (goffset done, goffset total, gpointer data)
{
  Seen *seen = data;

  g_assert_cmpint (total, ==, 5000000);
  g_assert_cmpint (done, >, seen->last);
  seen->last = done;
  seen->n++;
}

/* Large enough for the digest to be made in a thread of its own. */
static void
test_large (void)
{
  g_autoptr (FakeDisk) disk = fake_disk_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = make_bytes ('n', 5000000);
  g_autoptr (GPtrArray) chunks = make_chunks (bytes, 5000000, 1 << 20);
  g_auto (AnalectSaveResult) result = { 0 };
  Seen seen = { 0 };
  AnalectDigest digest;
  const AnalectSaveOptions options = { .guard = ANALECT_SAVE_NEW, .progress = see_progress, .progress_data = &seen };

  fake_disk_put_folder (disk, "/home");
  fake_disk_set_interrupts (disk, TRUE);
  fake_disk_set_write_limit (disk, 70001);
  g_assert_true (analect_safe_file_save (fake_disk_ops (disk), TARGET, chunks, &options, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (fake_disk_holds (disk, TARGET, bytes, 5000000));
  g_assert_cmpuint (seen.n, ==, 5);
  analect_digest_bytes (&digest, bytes, 5000000);
  g_assert_true (result.etag.has_digest && analect_digest_equal (&result.etag.digest, &digest));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/safe-file/faults/", scenarios[i].name, NULL);

      g_test_add_data_func (path, &scenarios[i], test_faults);
    }
  g_test_add_func ("/safe-file/foreign-change", test_foreign_change);
  g_test_add_func ("/safe-file/change-at-the-last-moment", test_change_at_the_last_moment);
  g_test_add_func ("/safe-file/no-version", test_no_version);
  g_test_add_func ("/safe-file/rights", test_rights);
  g_test_add_func ("/safe-file/hard-links", test_hard_links);
  g_test_add_func ("/safe-file/no-room", test_no_room);
  g_test_add_func ("/safe-file/no-room-anywhere", test_no_room_anywhere);
  g_test_add_func ("/safe-file/cancel", test_cancel);
  g_test_add_func ("/safe-file/not-a-file", test_not_a_file);
  g_test_add_func ("/safe-file/large", test_large);
  return g_test_run ();
}
