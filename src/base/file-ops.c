/* The real table of file functions, and what is built on any table; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "file-ops.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/xattr.h>
#include <unistd.h>

#define LOCK_PLACE (G_GINT64_CONSTANT (1) << 62)

static int
real_open (gpointer data, const char *path, int flags, mode_t mode)
{
  return open (path, flags, mode);
}

static int
real_close (gpointer data, int fd)
{
  return close (fd);
}

static gssize
real_read (gpointer data, int fd, void *buffer, gsize size)
{
  return read (fd, buffer, size);
}

static gssize
real_write (gpointer data, int fd, const void *buffer, gsize size)
{
  return write (fd, buffer, size);
}

static goffset
real_seek (gpointer data, int fd, goffset offset, int whence)
{
  return lseek (fd, offset, whence);
}

static int
real_truncate (gpointer data, int fd, goffset size)
{
  int result;

  do
    result = ftruncate (fd, size);
  while (result < 0 && errno == EINTR);
  return result;
}

static int
real_sync (gpointer data, int fd)
{
  return fsync (fd);
}

static int
real_sync_data (gpointer data, int fd)
{
  return fdatasync (fd);
}

static int
real_allocate (gpointer data, int fd, goffset size)
{
  int result;

  if (size == 0)
    return 0;
  do
    result = fallocate (fd, FALLOC_FL_KEEP_SIZE, 0, size);
  while (result < 0 && errno == EINTR);
  if (result < 0 && errno == ENOSYS)
    errno = EOPNOTSUPP;
  return result;
}

static int
real_clone (gpointer data, int to, int from)
{
  int result = ioctl (to, FICLONE, from);

  if (result < 0 && (errno == ENOTTY || errno == EINVAL || errno == ENOSYS || errno == EPERM))
    errno = EOPNOTSUPP;
  return result;
}

static void
copy_attribute (int to, int from, const char *name)
{
  gssize size = fgetxattr (from, name, NULL, 0);
  g_autofree char *value = NULL;

  if (size < 0)
    return;
  value = g_malloc ((gsize) size + 1);
  size = fgetxattr (from, name, value, (gsize) size);
  if (size >= 0 && fsetxattr (to, name, value, (gsize) size, 0) < 0)
    g_debug ("Attribute %s could not be kept: %s", name, g_strerror (errno));
}

static void
real_copy_attributes (gpointer data, int to, int from)
{
  gssize size = flistxattr (from, NULL, 0);
  g_autofree char *names = NULL;

  if (size <= 0)
    return;
  names = g_malloc0 ((gsize) size + 1);
  size = flistxattr (from, names, (gsize) size);
  for (gssize at = 0; at < size; at += (gssize) strlen (names + at) + 1)
    if (g_str_has_prefix (names + at, "user.") || strcmp (names + at, "system.posix_acl_access") == 0)
      copy_attribute (to, from, names + at);
}

static int
real_change_mode (gpointer data, int fd, mode_t mode)
{
  return fchmod (fd, mode);
}

static int
real_change_owner (gpointer data, int fd, uid_t user, gid_t group)
{
  return fchown (fd, user, group);
}

static int
real_stat_fd (gpointer data, int fd, struct stat *info)
{
  return fstat (fd, info);
}

static int
real_stat_path (gpointer data, const char *path, struct stat *info)
{
  return stat (path, info);
}

static int
real_stat_link (gpointer data, const char *path, struct stat *info)
{
  return lstat (path, info);
}

static int
real_lock (gpointer data, int fd, AnalectFileLock kind)
{
  static const short types[] = { F_UNLCK, F_RDLCK, F_WRLCK };
  struct flock range = { .l_type = types[kind], .l_whence = SEEK_SET, .l_start = LOCK_PLACE, .l_len = 1 };
  int result = fcntl (fd, F_OFD_SETLK, &range);

  if (result < 0 && errno == EACCES)
    errno = EAGAIN;
  return result;
}

static int
real_rename (gpointer data, const char *from, const char *to)
{
  return rename (from, to);
}

static int
real_rename_new (gpointer data, const char *from, const char *to)
{
  int result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  if (result < 0 && (errno == ENOSYS || errno == EOPNOTSUPP))
    errno = EINVAL;
  return result;
}

static int
real_link (gpointer data, const char *from, const char *to)
{
  return link (from, to);
}

static int
real_unlink (gpointer data, const char *path)
{
  return unlink (path);
}

static char *
real_read_link (gpointer data, const char *path)
{
  char target[PATH_MAX];
  gssize size = readlink (path, target, sizeof target);

  if (size < 0)
    return NULL;
  if ((gsize) size == sizeof target)
    {
      errno = ENAMETOOLONG;
      return NULL;
    }
  return g_strndup (target, (gsize) size);
}

static char *
real_real_path (gpointer data, const char *path)
{
  char *resolved = realpath (path, NULL);
  char *result = g_strdup (resolved);

  free (resolved);
  return result;
}

static int
real_make_folder (gpointer data, const char *path, mode_t mode)
{
  return mkdir (path, mode);
}

static int
real_remove_folder (gpointer data, const char *path)
{
  return rmdir (path);
}

static int
real_change_folder_mode (gpointer data, const char *path, mode_t mode)
{
  return chmod (path, mode);
}

static int
real_sync_folder (gpointer data, const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int result, saved;

  if (fd < 0)
    return -1;
  result = fsync (fd);
  saved = errno;
  close (fd);
  errno = saved;
  return result;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
real_list (gpointer data, const char *path)
{
  DIR *folder = opendir (path);
  g_autoptr (GPtrArray) names = NULL;
  int saved;

  if (folder == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while (TRUE)
    {
      const struct dirent *entry;

      errno = 0;
      entry = readdir (folder);
      if (entry == NULL)
        break;
      if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
        g_ptr_array_add (names, g_strdup (entry->d_name));
    }
  saved = errno;
  closedir (folder);
  if (saved != 0)
    {
      errno = saved;
      return NULL;
    }
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static const AnalectFileOps real_ops = {
  .open = real_open,
  .close = real_close,
  .read = real_read,
  .write = real_write,
  .seek = real_seek,
  .truncate = real_truncate,
  .sync = real_sync,
  .sync_data = real_sync_data,
  .allocate = real_allocate,
  .clone = real_clone,
  .copy_attributes = real_copy_attributes,
  .change_mode = real_change_mode,
  .change_owner = real_change_owner,
  .stat_fd = real_stat_fd,
  .stat_path = real_stat_path,
  .stat_link = real_stat_link,
  .lock = real_lock,
  .rename = real_rename,
  .rename_new = real_rename_new,
  .link = real_link,
  .unlink = real_unlink,
  .read_link = real_read_link,
  .real_path = real_real_path,
  .make_folder = real_make_folder,
  .remove_folder = real_remove_folder,
  .change_folder_mode = real_change_folder_mode,
  .sync_folder = real_sync_folder,
  .list = real_list,
};

const AnalectFileOps *
analect_file_ops_real (void)
{
  return &real_ops;
}

const AnalectFileOps *
analect_file_ops_or_real (const AnalectFileOps *ops)
{
  return ops != NULL ? ops : &real_ops;
}

int
analect_file_open (const AnalectFileOps *ops, const char *path, int flags, mode_t mode)
{
  int fd;

  ops = analect_file_ops_or_real (ops);
  do
    fd = ops->open (ops->data, path, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

int
analect_file_close (const AnalectFileOps *ops, int fd)
{
  int result;

  ops = analect_file_ops_or_real (ops);
  result = ops->close (ops->data, fd);
  return result < 0 && errno == EINTR ? 0 : result;
}

gssize
analect_file_read (const AnalectFileOps *ops, int fd, void *buffer, gsize size)
{
  gsize done = 0;

  g_return_val_if_fail (size <= G_MAXSSIZE, -1);

  ops = analect_file_ops_or_real (ops);
  while (done < size)
    {
      gssize n = ops->read (ops->data, fd, (char *) buffer + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

int
analect_file_write (const AnalectFileOps *ops, int fd, const void *buffer, gsize size)
{
  gsize done = 0;

  ops = analect_file_ops_or_real (ops);
  while (done < size)
    {
      gssize n = ops->write (ops->data, fd, (const char *) buffer + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = ENOSPC;
      if (n <= 0)
        return -1;
      done += (gsize) n;
    }
  return 0;
}

int
analect_file_sync (const AnalectFileOps *ops, int fd)
{
  int result;

  ops = analect_file_ops_or_real (ops);
  do
    result = ops->sync (ops->data, fd);
  while (result < 0 && errno == EINTR);
  return result;
}

int
analect_file_sync_data (const AnalectFileOps *ops, int fd)
{
  int result;

  ops = analect_file_ops_or_real (ops);
  do
    result = ops->sync_data (ops->data, fd);
  while (result < 0 && errno == EINTR);
  return result;
}

int
analect_file_sync_folder (const AnalectFileOps *ops, const char *path, gboolean *unsupported)
{
  int result;
  gboolean impossible;

  ops = analect_file_ops_or_real (ops);
  do
    result = ops->sync_folder (ops->data, path);
  while (result < 0 && errno == EINTR);

  impossible = result < 0
               && (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EACCES || errno == EPERM
                   || errno == EBADF);
  if (unsupported != NULL)
    *unsupported = impossible;
  return impossible ? 0 : result;
}

int
analect_file_make_folders (const AnalectFileOps *ops, const char *path, mode_t mode)
{
  g_autofree char *parent = NULL;
  struct stat info;

  ops = analect_file_ops_or_real (ops);
  if (ops->stat_path (ops->data, path, &info) == 0)
    {
      errno = ENOTDIR;
      return S_ISDIR (info.st_mode) ? 0 : -1;
    }
  if (errno != ENOENT)
    return -1;
  parent = g_path_get_dirname (path);
  if (strcmp (parent, path) == 0 || analect_file_make_folders (ops, parent, mode) < 0)
    return -1;
  if (ops->make_folder (ops->data, path, mode) < 0 && errno != EEXIST)
    return -1;
  return analect_file_sync_folder (ops, parent, NULL);
}
