/* The file that is there: found, opened, compared with what the caller expects, its rights copied. See save-job.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "save-job.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

void
analect_save_check (const AnalectSave *save)
{
#ifndef NDEBUG
  gboolean has_temp = save->temp != NULL && save->temp->path != NULL;

  switch (save->state)
    {
    case ANALECT_SAVE_STATE_FOUND:
      g_assert (!save->copied && !save->version_made && !save->result->replaced);
      break;
    case ANALECT_SAVE_STATE_WRITTEN:
      g_assert (has_temp && save->temp->fd == -1 && !save->version_made && !save->result->replaced);
      break;
    case ANALECT_SAVE_STATE_COPIED:
      g_assert (save->copied && save->fd >= 0 && save->temp == NULL && !save->version_made);
      break;
    case ANALECT_SAVE_STATE_KEPT:
      g_assert ((has_temp && save->temp->fd == -1) != save->copied);
      g_assert (!save->result->replaced);
      break;
    case ANALECT_SAVE_STATE_REPLACED:
      g_assert (!has_temp && !save->version_made && save->result->replaced);
      break;
    case ANALECT_SAVE_STATE_DURABLE:
      g_assert (!has_temp && !save->version_made && save->result->replaced && save->result->etag.has_digest);
      break;
    case ANALECT_SAVE_STATE_FAILED:
    default:
      break;
    }
#endif
}

gboolean
analect_save_fail_step (AnalectSave *save, AnalectStep step, int code, GError **error)
{
  save->state = ANALECT_SAVE_STATE_FAILED;
  analect_storage_error_set_errno (error, step, save->path, code);
  return FALSE;
}

static gboolean fail (AnalectSave *save, GError **error, AnalectStorageError code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static gboolean
fail (AnalectSave *save, GError **error, AnalectStorageError code, const char *format, ...)
{
  va_list arguments;

  save->state = ANALECT_SAVE_STATE_FAILED;
  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (ANALECT_STORAGE_ERROR, (int) code, format, arguments));
  va_end (arguments);
  return FALSE;
}

gboolean
analect_save_open_target (AnalectSave *save, GError **error)
{
  const AnalectFileOps *ops = save->ops;

  if (ops->stat_path (ops->data, save->path, &save->info) < 0)
    return errno == ENOENT || analect_save_fail_step (save, ANALECT_STEP_FIND, errno, error);
  if (!S_ISREG (save->info.st_mode))
    return fail (save, error, ANALECT_STORAGE_ERROR_NOT_A_PROJECT, _ ("“%s” is not a file that can be saved to"),
                 save->shown);

  save->fd = analect_file_open (ops, save->path, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);
  if (save->fd < 0)
    return analect_save_fail_step (save, ANALECT_STEP_CREATE, errno, error);
  save->exists = TRUE;
  if (ops->stat_fd (ops->data, save->fd, &save->info) < 0)
    return analect_save_fail_step (save, ANALECT_STEP_FIND, errno, error);
  return TRUE;
}

void
analect_save_close_target (AnalectSave *save)
{
  if (save->fd >= 0)
    analect_file_close (save->ops, save->fd);
  save->fd = -1;
}

gboolean
analect_save_check_guard (AnalectSave *save, GError **error)
{
  const AnalectSaveOptions *options = save->options;
  gboolean same;

  if (options->guard == ANALECT_SAVE_NEW && save->exists)
    return fail (save, error, ANALECT_STORAGE_ERROR_EXISTS, _ ("“%s” is there already; choose another name"),
                 save->shown);
  if (options->guard != ANALECT_SAVE_EXPECTED)
    return TRUE;
  if (!save->exists)
    return fail (save, error, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK,
                 _ ("“%s” is not there any more; save a copy, or save it here again"), save->shown);
  if (!analect_etag_compare (save->ops, save->fd, save->path, options->expected, save->cancellable, &same, error))
    {
      save->state = ANALECT_SAVE_STATE_FAILED;
      return FALSE;
    }
  if (!same)
    return fail (save, error, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK,
                 _ ("“%s” was changed by somebody else since it was opened; save a copy, merge, or replace it"),
                 save->shown);
  return TRUE;
}

int
analect_save_copy_rights (AnalectSave *save)
{
  const AnalectFileOps *ops = save->ops;
  mode_t mode = save->info.st_mode & 0777;
  struct stat info;
  int fd = save->temp->fd;

  if (ops->stat_fd (ops->data, fd, &info) < 0)
    return -1;
  ops->copy_attributes (ops->data, fd, save->fd);
  if (info.st_uid != save->info.st_uid || info.st_gid != save->info.st_gid)
    {
      gboolean kept = ops->change_owner (ops->data, fd, save->info.st_uid, save->info.st_gid) == 0
                      || ops->change_owner (ops->data, fd, (uid_t) -1, save->info.st_gid) == 0;

      if (!kept)
        mode = (mode & ~(mode_t) 070) | ((mode & 07) << 3);
    }
  if ((info.st_mode & 0777) == mode || ops->change_mode (ops->data, fd, mode) == 0)
    return 0;
  /* Disks without modes: the file stays the user's own. */
  return errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS ? 0 : -1;
}

gboolean
analect_save_check_again (AnalectSave *save, GError **error)
{
  AnalectEtag found, now;
  struct stat info;

  if (g_cancellable_set_error_if_cancelled (save->cancellable, error))
    return FALSE;
  if (save->options->guard != ANALECT_SAVE_EXPECTED)
    return TRUE;
  if (save->ops->stat_path (save->ops->data, save->path, &info) < 0)
    memset (&info, 0, sizeof info);
  analect_etag_set_stat (&found, &save->info);
  analect_etag_set_stat (&now, &info);
  if (analect_etag_same_stamp (&found, &now))
    return TRUE;
  return fail (save, error, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK,
               _ ("“%s” was changed by somebody else just now; save a copy, merge, or replace it"), save->shown);
}

gboolean
analect_save_reopen_target (AnalectSave *save, GError **error)
{
  if (save->fd >= 0)
    return TRUE;
  save->fd = analect_file_open (save->ops, save->path, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);
  if (save->fd < 0)
    return analect_save_fail_step (save, ANALECT_STEP_CREATE, errno, error);
  return analect_save_check_again (save, error);
}
