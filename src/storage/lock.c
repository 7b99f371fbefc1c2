/* Taking and releasing the lock of a file; see the header.
 *
 * A lock counts only while its file still has its name: who releases removes the name first, and who has got the lock
 * looks whether the name still leads to what he has locked, and else starts again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "lock-info.h"
#include "storage-error.h"
#include "target.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define N_TRIES 8u

struct _AnalectLock
{
  const AnalectFileOps *ops;
  char *path; /* of the lock file */
  int fd;
};

typedef struct
{
  const AnalectFileOps *ops;
  const char *path; /* of the lock file */
  int fd;
  gboolean created;  /* by this try */
  gboolean readable; /* it may be read but not written: somebody else's */
} Try;

typedef enum
{
  TRY_LOCKED,
  TRY_HELD,
  TRY_AGAIN,
  TRY_IMPOSSIBLE, /* errno says why */
} TryResult;

static gboolean
open_file (Try *try)
{
  const AnalectFileOps *ops = try->ops;

  try->created = try->readable = FALSE;
  try->fd = analect_file_open (ops, try->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
  if (try->fd >= 0)
    try->created = TRUE;
  else if (errno == EEXIST)
    {
      try->fd = analect_file_open (ops, try->path, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);
      if (try->fd < 0 && errno == EACCES)
        {
          try->readable = TRUE;
          try->fd = analect_file_open (ops, try->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
        }
    }
  return try->fd >= 0;
}

/* Whether the name still leads to what is open. -1 with errno when that cannot be found out. */
static int
is_current (Try *try)
{
  struct stat ours, there;

  if (try->ops->stat_fd (try->ops->data, try->fd, &ours) < 0)
    return -1;
  if (!S_ISREG (ours.st_mode))
    {
      errno = EINVAL;
      return -1;
    }
  if (try->ops->stat_link (try->ops->data, try->path, &there) < 0)
    return errno == ENOENT ? 0 : -1;
  return ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

static TryResult
lock_open (Try *try)
{
  AnalectFileLock kind = try->readable ? ANALECT_FILE_LOCK_SHARED : ANALECT_FILE_LOCK_EXCLUSIVE;
  int current;

  if (try->ops->lock (try->ops->data, try->fd, kind) < 0)
    return errno == EAGAIN ? TRY_HELD : TRY_IMPOSSIBLE;
  current = is_current (try);
  if (current < 0)
    return TRY_IMPOSSIBLE;
  if (current == 0)
    return TRY_AGAIN;
  if (!try->readable)
    return TRY_LOCKED;
  /* Nobody holds it, but it is not ours to write: make another. */
  return try->ops->unlink (try->ops->data, try->path) == 0 ? TRY_AGAIN : TRY_IMPOSSIBLE;
}

static void
read_info (Try *try, AnalectLockInfo *info)
{
  char text[ANALECT_LOCK_INFO_MAX];
  gssize n = -1;

  if (try->ops->seek (try->ops->data, try->fd, 0, SEEK_SET) == 0)
    n = analect_file_read (try->ops, try->fd, text, sizeof text);
  analect_lock_info_clear (info);
  if (n > 0)
    analect_lock_info_parse (info, text, (gsize) n);
}

/* Best effort: the lock does not depend on it. */
static void
write_info (Try *try, const char *name, const char *host, AnalectTime now)
{
  g_autofree char *text = analect_lock_info_format (name != NULL ? name : g_get_real_name (), g_get_user_name (),
                                                    host != NULL ? host : g_get_host_name (), now);

  if (try->ops->truncate (try->ops->data, try->fd, 0) == 0
      && try->ops->seek (try->ops->data, try->fd, 0, SEEK_SET) == 0)
    analect_file_write (try->ops, try->fd, text, strlen (text));
}

static TryResult
try_once (Try *try, AnalectLockInfo *info)
{
  TryResult result;
  int saved;

  if (!open_file (try))
    return errno == ENOENT ? TRY_AGAIN : TRY_IMPOSSIBLE;
  result = lock_open (try);
  saved = errno;
  if (try->created)
    analect_lock_info_clear (info);
  else
    read_info (try, info);
  if (result == TRY_LOCKED)
    return result;
  if (result == TRY_IMPOSSIBLE && try->created)
    try->ops->unlink (try->ops->data, try->path);
  analect_file_close (try->ops, try->fd);
  errno = saved;
  return result;
}

static void
explain_held (GError **reason, const char *path, const AnalectLockInfo *info)
{
  g_autofree char *file = g_filename_display_basename (path);
  g_autoptr (GDateTime) since = info->since != 0 ? g_date_time_new_from_unix_local (info->since) : NULL;
  g_autofree char *time = since != NULL ? g_date_time_format (since, "%c") : NULL;

  if (info->name == NULL || info->host == NULL || time == NULL)
    g_set_error (reason, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED, _ ("“%s” is open in another window"),
                 file);
  else
    g_set_error (reason, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED,
                 /* Translators: file, person, computer, date and time */
                 _ ("“%s” has been open by %s on %s since %s"), file, info->name, info->host, time);
}

static void
explain_impossible (GError **reason, const char *path, int code)
{
  g_autofree char *file = g_filename_display_basename (path);

  g_set_error (reason, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_IO,
               _ ("Others cannot be told that “%s” is open here: %s. If somebody changes it meanwhile, that is noticed "
                  "when you save"),
               file, g_strerror (code));
}

static char *
make_path (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target), *name = g_path_get_basename (target);
  g_autofree char *lock_name = g_strdup_printf (".~lock.%s#", name);

  return g_build_filename (folder, lock_name, NULL);
}

AnalectLockState
analect_lock_take (const AnalectFileOps *ops, const char *path, const char *name, const char *host, AnalectTime now,
                   AnalectLock **lock, AnalectLockInfo *other, GError **reason)
{
  Try try = { .ops = analect_file_ops_or_real (ops) };
  g_auto (AnalectLockInfo) info = { 0 };
  g_autofree char *target = analect_target_resolve (try.ops, path, reason), *lock_path = NULL;
  TryResult result = TRY_AGAIN;

  *lock = NULL;
  if (other != NULL)
    memset (other, 0, sizeof *other);
  if (target == NULL)
    return ANALECT_LOCK_IMPOSSIBLE;
  try.path = lock_path = make_path (target);
  for (guint i = 0; i < N_TRIES && result == TRY_AGAIN; i++)
    result = try_once (&try, &info);

  if (result == TRY_LOCKED)
    {
      write_info (&try, name, host, now);
      *lock = g_new0 (AnalectLock, 1);
      (*lock)->ops = try.ops;
      (*lock)->path = g_steal_pointer (&lock_path);
      (*lock)->fd = try.fd;
    }
  else if (result == TRY_HELD)
    explain_held (reason, target, &info);
  else
    explain_impossible (reason, target, result == TRY_AGAIN ? EAGAIN : errno);
  if (other != NULL)
    {
      *other = info;
      memset (&info, 0, sizeof info);
    }
  return result == TRY_LOCKED ? ANALECT_LOCK_ACQUIRED
         : result == TRY_HELD ? ANALECT_LOCK_HELD
                              : ANALECT_LOCK_IMPOSSIBLE;
}

void
analect_lock_release (AnalectLock *lock)
{
  Try ours;

  if (lock == NULL)
    return;
  ours = (Try){ .ops = lock->ops, .path = lock->path, .fd = lock->fd };
  /* If somebody has removed the file and made another, that one is not ours to remove. */
  if (is_current (&ours) > 0)
    lock->ops->unlink (lock->ops->data, lock->path);
  analect_file_close (lock->ops, lock->fd);
  g_free (lock->path);
  g_free (lock);
}

void
analect_lock_info_clear (AnalectLockInfo *info)
{
  g_clear_pointer (&info->name, g_free);
  g_clear_pointer (&info->host, g_free);
  info->since = 0;
}
