/* Has somebody else changed the file? See the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "etag.h"
#include "storage-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

void
analect_etag_set_stat (AnalectEtag *etag, const struct stat *info)
{
  memset (etag, 0, sizeof *etag);
  etag->device = info->st_dev;
  etag->inode = info->st_ino;
  etag->size = info->st_size;
  etag->seconds = info->st_mtim.tv_sec;
  etag->nanoseconds = (gint32) info->st_mtim.tv_nsec;
}

void
analect_etag_set_digest (AnalectEtag *etag, const AnalectDigest *digest)
{
  etag->digest = *digest;
  etag->has_digest = TRUE;
}

gboolean
analect_etag_same_stamp (const AnalectEtag *a, const AnalectEtag *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size && a->seconds == b->seconds
         && a->nanoseconds == b->nanoseconds;
}

static gboolean
fail (GError **error, AnalectStep step, const char *path)
{
  if (errno == ECANCELED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped"));
  else
    analect_storage_error_set_errno (error, step, path, errno);
  return FALSE;
}

static gboolean
examine (const AnalectFileOps *ops, int fd, const char *path, AnalectEtag *etag, GError **error)
{
  struct stat info;

  if (ops->stat_fd (ops->data, fd, &info) < 0)
    return fail (error, ANALECT_STEP_FIND, path);
  analect_etag_set_stat (etag, &info);
  return TRUE;
}

static gboolean
read_open (const AnalectFileOps *ops, int fd, const char *path, GCancellable *cancellable, AnalectEtag *etag,
           GError **error)
{
  AnalectEtag after;
  AnalectDigest digest;
  goffset size;

  if (!examine (ops, fd, path, etag, error))
    return FALSE;
  if (analect_digest_file (ops, fd, cancellable, &digest, &size) < 0)
    return fail (error, ANALECT_STEP_READ, path);
  if (!examine (ops, fd, path, &after, error))
    return FALSE;
  if (size != etag->size || !analect_etag_same_stamp (etag, &after))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK,
                   _ ("“%s” was changed by another program while it was read; try again"), name);
      return FALSE;
    }
  analect_etag_set_digest (etag, &digest);
  return TRUE;
}

gboolean
analect_etag_read (const AnalectFileOps *ops, const char *path, GCancellable *cancellable, AnalectEtag *etag,
                   GError **error)
{
  gboolean result;
  int fd;

  ops = analect_file_ops_or_real (ops);
  memset (etag, 0, sizeof *etag);
  fd = analect_file_open (ops, path, O_RDONLY | O_NONBLOCK, 0);
  if (fd < 0)
    return fail (error, ANALECT_STEP_OPEN, path);
  result = read_open (ops, fd, path, cancellable, etag, error);
  analect_file_close (ops, fd);
  return result;
}

gboolean
analect_etag_compare (const AnalectFileOps *ops, int fd, const char *path, const AnalectEtag *expected,
                      GCancellable *cancellable, gboolean *same, GError **error)
{
  AnalectEtag now;
  AnalectDigest digest;

  ops = analect_file_ops_or_real (ops);
  *same = FALSE;
  if (!examine (ops, fd, path, &now, error))
    return FALSE;
  if (analect_etag_same_stamp (&now, expected) && (now.nanoseconds != 0 || !expected->has_digest))
    {
      *same = TRUE;
      return TRUE;
    }
  if (now.size != expected->size || !expected->has_digest)
    return TRUE;
  if (ops->seek (ops->data, fd, 0, SEEK_SET) < 0 || analect_digest_file (ops, fd, cancellable, &digest, NULL) < 0)
    return fail (error, ANALECT_STEP_READ, path);
  *same = analect_digest_equal (&digest, &expected->digest);
  return TRUE;
}

gboolean
analect_etag_check (const AnalectFileOps *ops, const char *path, const AnalectEtag *expected, GCancellable *cancellable,
                    gboolean *same, GError **error)
{
  gboolean result;
  int fd;

  ops = analect_file_ops_or_real (ops);
  *same = FALSE;
  fd = analect_file_open (ops, path, O_RDONLY | O_NONBLOCK, 0);
  if (fd < 0)
    return errno == ENOENT || fail (error, ANALECT_STEP_OPEN, path);
  result = analect_etag_compare (ops, fd, path, expected, cancellable, same, error);
  analect_file_close (ops, fd);
  return result;
}
