/* Files under construction; see the header.
 *
 * The lock is held through a descriptor of its own, because the one that is written to has to be closed, and found to
 * close well, before the file gets its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "temp-file.h"
#include "digest.h"

#include <errno.h>
#include <string.h>

#define PREFIX          ".~analect-"
#define N_NAME_DIGITS   16u
#define N_RANDOM_DIGITS 8u
#define N_TRIES         16u
#define HOUR            3600

static char *
make_prefix (const char *name)
{
  char digits[ANALECT_DIGEST_STRING_SIZE];
  AnalectDigest digest;

  analect_digest_bytes (&digest, name, strlen (name));
  analect_digest_format (&digest, digits);
  digits[N_NAME_DIGITS] = '\0';
  return g_strconcat (PREFIX, digits, "-", NULL);
}

/* Takes the lock. FALSE when the file is a cleaner's already; true, without a lock, where there are none. */
static gboolean
take_lock (AnalectTempFile *temp)
{
  const AnalectFileOps *ops = temp->ops;
  struct stat ours, there;

  temp->lock_fd = analect_file_open (ops, temp->path, O_RDWR | O_NOFOLLOW, 0);
  if (temp->lock_fd < 0)
    return errno != ENOENT;
  if (ops->lock (ops->data, temp->lock_fd, ANALECT_FILE_LOCK_EXCLUSIVE) < 0)
    {
      gboolean taken = errno == EAGAIN;

      analect_file_close (ops, temp->lock_fd);
      temp->lock_fd = -1;
      return !taken;
    }
  if (ops->stat_fd (ops->data, temp->lock_fd, &ours) < 0 || ops->stat_link (ops->data, temp->path, &there) < 0)
    return errno != ENOENT;
  return ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

static AnalectTempFile *
try_new (const AnalectFileOps *ops, const char *folder, const char *prefix, mode_t mode)
{
  AnalectTempFile *temp = g_new0 (AnalectTempFile, 1);
  g_autofree char *name = g_strdup_printf ("%s%08x", prefix, g_random_int ());

  temp->ops = ops;
  temp->lock_fd = -1;
  temp->path = g_build_filename (folder, name, NULL);
  temp->fd = analect_file_open (ops, temp->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
  if (temp->fd < 0)
    {
      int saved = errno;

      g_clear_pointer (&temp->path, g_free);
      analect_temp_file_free (temp);
      errno = saved;
      return NULL;
    }
  if (!take_lock (temp))
    {
      analect_temp_file_free (temp);
      errno = EEXIST;
      return NULL;
    }
  return temp;
}

AnalectTempFile *
analect_temp_file_new (const AnalectFileOps *ops, const char *folder, const char *name, mode_t mode)
{
  g_autofree char *prefix = make_prefix (name);
  AnalectTempFile *temp = NULL;

  ops = analect_file_ops_or_real (ops);
  for (guint i = 0; i < N_TRIES && temp == NULL; i++)
    {
      temp = try_new (ops, folder, prefix, mode);
      if (temp == NULL && errno != EEXIST)
        break;
    }
  return temp;
}

int
analect_temp_file_finish (AnalectTempFile *temp, struct stat *info, AnalectStep *step)
{
  int fd = temp->fd;

  *step = ANALECT_STEP_SYNC;
  if (analect_file_sync (temp->ops, fd) < 0)
    return -1;
  *step = ANALECT_STEP_WRITE;
  if (info != NULL && temp->ops->stat_fd (temp->ops->data, fd, info) < 0)
    return -1;
  *step = ANALECT_STEP_CLOSE;
  temp->fd = -1;
  return analect_file_close (temp->ops, fd);
}

/* Some network disks do not rename what is open. A cleaner that comes by in the moment between this and the renaming
 * makes the renaming fail, and nothing else. */
static void
release_lock (AnalectTempFile *temp)
{
  if (temp->lock_fd >= 0)
    analect_file_close (temp->ops, temp->lock_fd);
  temp->lock_fd = -1;
}

int
analect_temp_file_commit (AnalectTempFile *temp, const char *path, AnalectStep *step)
{
  g_assert (temp->fd == -1);

  *step = ANALECT_STEP_RENAME;
  release_lock (temp);
  if (temp->ops->rename (temp->ops->data, temp->path, path) < 0)
    return -1;
  g_clear_pointer (&temp->path, g_free);
  return 0;
}

/* For file systems that cannot rename without replacing: a second name, or, where there is only one name, a look
 * before. */
static int
commit_by_link (AnalectTempFile *temp, const char *path)
{
  const AnalectFileOps *ops = temp->ops;
  struct stat info;

  if (ops->link (ops->data, temp->path, path) == 0)
    {
      /* When this fails, the next cleaning does it. */
      ops->unlink (ops->data, temp->path);
      return 0;
    }
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL && errno != EMLINK)
    return -1;
  if (ops->stat_link (ops->data, path, &info) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return errno == ENOENT ? ops->rename (ops->data, temp->path, path) : -1;
}

int
analect_temp_file_commit_new (AnalectTempFile *temp, const char *path, AnalectStep *step)
{
  int result;

  g_assert (temp->fd == -1);

  *step = ANALECT_STEP_RENAME;
  release_lock (temp);
  result = temp->ops->rename_new (temp->ops->data, temp->path, path);
  if (result < 0 && errno == EINVAL)
    result = commit_by_link (temp, path);
  if (result == 0)
    g_clear_pointer (&temp->path, g_free);
  return result;
}

void
analect_temp_file_free (AnalectTempFile *temp)
{
  if (temp->fd >= 0)
    analect_file_close (temp->ops, temp->fd);
  if (temp->path != NULL)
    temp->ops->unlink (temp->ops->data, temp->path);
  release_lock (temp);
  g_free (temp->path);
  g_free (temp);
}

static gboolean
is_of_prefix (const char *name, const char *prefix)
{
  gsize length = strlen (prefix);

  if (!g_str_has_prefix (name, prefix) || strlen (name) != length + N_RANDOM_DIGITS)
    return FALSE;
  for (guint i = 0; i < N_RANDOM_DIGITS; i++)
    if (!g_ascii_isxdigit (name[length + i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_leftover (const AnalectFileOps *ops, int fd)
{
  struct stat info;

  if (ops->stat_fd (ops->data, fd, &info) < 0 || !S_ISREG (info.st_mode))
    return FALSE;
  if (ops->lock (ops->data, fd, ANALECT_FILE_LOCK_EXCLUSIVE) == 0)
    return TRUE;
  return errno != EAGAIN && info.st_mtim.tv_sec < g_get_real_time () / G_USEC_PER_SEC - HOUR;
}

guint
analect_temp_file_clean (const AnalectFileOps *ops, const char *folder, const char *name)
{
  g_autofree char *prefix = make_prefix (name);
  g_autoptr (GPtrArray) names = NULL;
  guint n_removed = 0;

  ops = analect_file_ops_or_real (ops);
  names = ops->list (ops->data, folder);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = NULL;
      int fd;

      if (!is_of_prefix (names->pdata[i], prefix))
        continue;
      path = g_build_filename (folder, names->pdata[i], NULL);
      fd = analect_file_open (ops, path, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);
      if (fd < 0)
        continue;
      /* Removed while locked, so that nobody takes the file for a fresh one in between. */
      if (is_leftover (ops, fd) && ops->unlink (ops->data, path) == 0)
        n_removed++;
      analect_file_close (ops, fd);
    }
  return n_removed;
}
