/* Overwriting in place; see the header for the invariants.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "in-place.h"
#include "byte-source.h"
#include "second-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define MARKER_TEXT                                                                                                    \
  "<!-- Analect was interrupted while it saved this file.\n"                                                           \
  "Nothing is lost: open the file in Analect on the computer where it was being saved, and it will be completed.\n"    \
  "SHA-256 of the complete file: "
#define MARKER_END " -->"

static void
make_marker (const AnalectDigest *digest, char marker[ANALECT_SECTOR])
{
  char digits[ANALECT_DIGEST_STRING_SIZE];
  g_autofree char *text = g_strconcat (MARKER_TEXT, analect_digest_format (digest, digits), MARKER_END, NULL);

  memset (marker, ' ', ANALECT_SECTOR);
  memcpy (marker, text, strlen (text));
  marker[ANALECT_SECTOR - 1] = '\n';
}

static int
write_at (const AnalectFileOps *ops, int fd, goffset place, const void *bytes, gsize size)
{
  if (ops->seek (ops->data, fd, place, SEEK_SET) < 0)
    return -1;
  return analect_file_write (ops, fd, bytes, size);
}

/* Writes all but the first ANALECT_SECTOR bytes, which go to HEAD. */
static int
write_rest (const AnalectFileOps *ops, int fd, AnalectByteSource *source, char head[ANALECT_SECTOR])
{
  gsize n_head = 0;
  const guint8 *bytes;
  gsize size;

  if (ops->seek (ops->data, fd, ANALECT_SECTOR, SEEK_SET) < 0)
    return -1;
  while (TRUE)
    {
      gsize n;

      if (!analect_byte_source_next (source, &bytes, &size))
        return -1;
      if (size == 0)
        return 0;
      n = MIN (size, ANALECT_SECTOR - n_head);
      memcpy (head + n_head, bytes, n);
      n_head += n;
      if (size > n && analect_file_write (ops, fd, bytes + n, size - n) < 0)
        return -1;
    }
}

/* The whole of invariants 3 and 4. */
static int
overwrite (const AnalectFileOps *ops, int fd, AnalectByteSource *source, goffset size, const AnalectDigest *digest,
           struct stat *info, AnalectStep *step)
{
  char marker[ANALECT_SECTOR], head[ANALECT_SECTOR];
  gsize n_head = (gsize) MIN (size, ANALECT_SECTOR);

  make_marker (digest, marker);
  *step = ANALECT_STEP_WRITE;
  if (write_at (ops, fd, 0, marker, ANALECT_SECTOR) < 0)
    return -1;
  *step = ANALECT_STEP_SYNC;
  if (analect_file_sync (ops, fd) < 0)
    return -1;
  *step = ANALECT_STEP_WRITE;
  if (write_rest (ops, fd, source, head) < 0 || ops->truncate (ops->data, fd, MAX (size, ANALECT_SECTOR)) < 0)
    return -1;
  *step = ANALECT_STEP_SYNC;
  if (analect_file_sync (ops, fd) < 0)
    return -1;
  *step = ANALECT_STEP_WRITE;
  if (write_at (ops, fd, 0, head, n_head) < 0 || (size < ANALECT_SECTOR && ops->truncate (ops->data, fd, size) < 0))
    return -1;
  *step = ANALECT_STEP_SYNC;
  if (analect_file_sync (ops, fd) < 0)
    return -1;
  *step = ANALECT_STEP_FIND;
  return ops->stat_fd (ops->data, fd, info);
}

gboolean
analect_in_place_prepare (const AnalectInPlace *job, GCancellable *cancellable, GError **error)
{
  char start[ANALECT_SECTOR];
  gssize n = -1;

  if (job->ops->seek (job->ops->data, job->fd, 0, SEEK_SET) == 0)
    n = analect_file_read (job->ops, job->fd, start, sizeof start);
  if (n < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_READ, job->path, errno);
      return FALSE;
    }
  return analect_second_copy_write (job->ops, job->recovery_folder, job->path, start, (gsize) n, job->chunks, job->size,
                                    job->digest, cancellable, error);
}

void
analect_in_place_abandon (const AnalectInPlace *job)
{
  analect_second_copy_remove (job->ops, job->recovery_folder, job->path);
}

/* Says that the file at PATH is incomplete but its content is safe. */
static void
fail_half_way (GError **error, AnalectStep step, const char *path, int code)
{
  g_autoptr (GError) reason = NULL;

  analect_storage_error_set_errno (&reason, step, path, code);
  g_set_error (
      error, reason->domain, reason->code,
      _ ("%s. The file is incomplete for now; its new content is safe in a second copy on this computer, and is "
         "put in place when you save again or open the file next time"),
      reason->message);
}

/* TRUE when nobody else overwrites the file now, as far as the disk can tell. */
static gboolean
lock_target (const AnalectFileOps *ops, int fd, const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (ops->lock (ops->data, fd, ANALECT_FILE_LOCK_EXCLUSIVE) == 0 || errno != EAGAIN)
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED,
               _ ("“%s” is being saved by another program; try again in a moment"), name);
  return FALSE;
}

static gboolean
reserve (const AnalectInPlace *job, GError **error)
{
  int code;

  if (job->ops->allocate (job->ops->data, job->fd, MAX (job->size, ANALECT_SECTOR)) == 0)
    return TRUE;
  code = errno;
  if (code == EOPNOTSUPP && !job->must_reserve)
    return TRUE;
  analect_storage_error_set_errno (error, ANALECT_STEP_WRITE, job->path, code == EOPNOTSUPP ? ENOSPC : code);
  return FALSE;
}

gboolean
analect_in_place_write (const AnalectInPlace *job, struct stat *info, gboolean *touched, GError **error)
{
  AnalectByteSource source;
  AnalectStep step;

  *touched = FALSE;
  if (!lock_target (job->ops, job->fd, job->path, error) || !reserve (job, error))
    {
      analect_in_place_abandon (job);
      return FALSE;
    }
  *touched = TRUE;
  analect_byte_source_init_chunks (&source, job->chunks);
  if (overwrite (job->ops, job->fd, &source, job->size, job->digest, info, &step) < 0)
    {
      fail_half_way (error, step, job->path, errno);
      return FALSE;
    }
  analect_in_place_abandon (job);
  return TRUE;
}

/* Whether the target, of which the first N bytes (a sector at most) are at START, shows that it was being overwritten
 * with COPY: it begins neither like the old file nor like the new one, but each byte is the old one's, the new one's or
 * the marker's, and some can only be the marker's. So also a marker is found that was written in part, or cut short, or
 * gone in part. Beyond the end of a short file there may be zeros, when its size and its bytes did not both
 * get to the disk. */
static gboolean
is_begun (const char *start, gsize n, const AnalectSecondCopy *copy)
{
  char marker[ANALECT_SECTOR];
  gboolean marked = FALSE;

  if ((n == copy->n_old_start && memcmp (start, copy->old_start, n) == 0)
      || (n == copy->n_new_start && memcmp (start, copy->new_start, n) == 0))
    return FALSE;
  make_marker (&copy->digest, marker);
  for (gsize i = 0; i < n; i++)
    {
      gboolean old = i < copy->n_old_start && start[i] == copy->old_start[i];
      gboolean new = i < copy->n_new_start &&start[i] == copy->new_start[i];
      gboolean begun = start[i] == marker[i] || (start[i] == '\0' && i >= MIN (copy->n_old_start, copy->n_new_start));

      if (!old && !new && !begun)
        return FALSE;
      marked |= !old && !new;
    }
  return marked;
}

/* The digest a marker names. */
static gboolean
read_marker (const char *start, gsize n, AnalectDigest *digest)
{
  return n >= strlen (MARKER_TEXT) + 64 && memcmp (start, MARKER_TEXT, strlen (MARKER_TEXT)) == 0
         && analect_digest_parse (digest, start + strlen (MARKER_TEXT));
}

static gboolean
complete (const AnalectFileOps *ops, int fd, const char *path, const AnalectSecondCopy *copy, GCancellable *cancellable,
          GError **error)
{
  g_auto (AnalectByteSource) source = { 0 };
  int copy_fd = analect_second_copy_open (ops, copy, cancellable, error);
  struct stat info;
  AnalectStep step;
  int result;

  if (copy_fd < 0)
    return FALSE;
  analect_byte_source_init_file (&source, ops, copy_fd);
  result = overwrite (ops, fd, &source, copy->size, &copy->digest, &info, &step);
  if (result < 0)
    fail_half_way (error, step, path, errno);
  analect_file_close (ops, copy_fd);
  return result == 0;
}

typedef struct
{
  const AnalectFileOps *ops;
  const char *path;
  const char *recovery_folder;
  GCancellable *cancellable;
  gboolean has_marker;
  AnalectDigest digest; /* the marker's */
} Recovery;

/* Goes through the copies with the target open for writing. */
static gboolean
recover_open (Recovery *recovery, int fd, GPtrArray *copies, const char *start, gsize n, AnalectRecovery *outcome,
              GError **error)
{
  if (!lock_target (recovery->ops, fd, recovery->path, error))
    return FALSE;
  for (guint i = 0; i < copies->len; i++)
    {
      const AnalectSecondCopy *copy = copies->pdata[i];

      if (recovery->has_marker ? !analect_digest_equal (&copy->digest, &recovery->digest) : !is_begun (start, n, copy))
        continue;
      if (!complete (recovery->ops, fd, recovery->path, copy, recovery->cancellable, error))
        return FALSE;
      *outcome = ANALECT_RECOVERY_COMPLETED;
      /* A moved target leaves the copy that was made for its old place. */
      analect_second_copy_remove (recovery->ops, recovery->recovery_folder, copy->target);
      break;
    }
  if (*outcome == ANALECT_RECOVERY_NOTHING && recovery->has_marker)
    {
      g_autofree char *name = g_filename_display_name (recovery->path);

      g_set_error (
          error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED,
          _ ("Saving “%s” was interrupted, and the copy to complete it is not on this computer; open it on the "
             "computer where it was being saved, or take an earlier version"),
          name);
      return FALSE;
    }
  if (analect_second_copy_remove (recovery->ops, recovery->recovery_folder, recovery->path) > 0
      && *outcome == ANALECT_RECOVERY_NOTHING)
    *outcome = ANALECT_RECOVERY_DISCARDED;
  return TRUE;
}

gboolean
analect_in_place_recover (const AnalectFileOps *ops, const char *path, const char *recovery_folder,
                          GCancellable *cancellable, AnalectRecovery *outcome, GError **error)
{
  Recovery recovery = { analect_file_ops_or_real (ops), path, recovery_folder, cancellable };
  g_autoptr (GPtrArray) copies = NULL;
  char start[ANALECT_SECTOR];
  gboolean result;
  gssize n;
  int fd;

  *outcome = ANALECT_RECOVERY_NOTHING;
  ops = recovery.ops;
  analect_second_copy_clean (ops, recovery_folder, path);
  fd = analect_file_open (ops, path, O_RDONLY | O_NONBLOCK, 0);
  if (fd < 0)
    return TRUE;
  n = analect_file_read (ops, fd, start, sizeof start);
  analect_file_close (ops, fd);
  recovery.has_marker = n > 0 && read_marker (start, (gsize) n, &recovery.digest);
  copies = analect_second_copy_find (ops, recovery_folder, path, recovery.has_marker ? &recovery.digest : NULL);
  if (n < 0 || (copies->len == 0 && !recovery.has_marker))
    return TRUE;

  fd = analect_file_open (ops, path, O_RDWR | O_NONBLOCK, 0);
  if (fd < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_CREATE, path, errno);
      return FALSE;
    }
  result = recover_open (&recovery, fd, copies, start, (gsize) n, outcome, error);
  analect_file_close (ops, fd);
  return result;
}
