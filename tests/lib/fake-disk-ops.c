/* The table of the disk in memory: every operation counts, and fails when it is its turn; see fake-disk.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fake-disk-private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Counts an operation. FALSE, with errno, when it is to fail. FAULT says whether the fault is this operation's own:
 * the disk may then be left half way. */
static gboolean
begin (FakeDisk *disk, gboolean *fault)
{
  guint n = ++disk->n_operations;
  gboolean fails;

  disk->group++;
  if (fault != NULL)
    *fault = FALSE;
  if (n == disk->interfere_at)
    {
      disk->interfere_at = 0;
      disk->interfere (disk, disk->interfere_data);
    }
  if (disk->armed == 0)
    return TRUE;
  if (disk->cutting)
    {
      disk->hit |= n >= disk->armed;
      fails = n > disk->armed;
    }
  else
    {
      fails = n == disk->armed || (disk->persistent && n > disk->armed);
      disk->hit |= fails;
    }
  if (!fails)
    return TRUE;
  if (fault != NULL)
    *fault = !disk->cutting;
  errno = disk->fail_code;
  return FALSE;
}

static gboolean
is_enabled (FakeDisk *disk, const char *operation)
{
  int code = GPOINTER_TO_INT (g_hash_table_lookup (disk->disabled, operation));

  errno = code;
  return code == 0;
}

static gboolean
is_interrupted (FakeDisk *disk)
{
  if (!disk->interrupts)
    return FALSE;
  disk->interrupted = !disk->interrupted;
  errno = EINTR;
  return disk->interrupted;
}

static gboolean
may_change (const Node *folder)
{
  errno = folder->forbidden;
  return folder->forbidden == 0;
}

static Handle *
get_handle (FakeDisk *disk, int fd)
{
  guint i = (guint) (fd - FIRST_DESCRIPTOR);
  Handle *handle = fd >= FIRST_DESCRIPTOR && i < disk->handles->len ? disk->handles->pdata[i] : NULL;

  /* After a power cut the process goes on for a while with descriptors the disk has forgotten. */
  if (handle == NULL)
    errno = EBADF;
  return handle;
}

static int
add_handle (FakeDisk *disk, Node *node, int flags)
{
  Handle *handle = g_new0 (Handle, 1);

  handle->node = node;
  handle->flags = flags;
  for (guint i = 0; i < disk->handles->len; i++)
    if (disk->handles->pdata[i] == NULL)
      {
        disk->handles->pdata[i] = handle;
        return FIRST_DESCRIPTOR + (int) i;
      }
  g_ptr_array_add (disk->handles, handle);
  return FIRST_DESCRIPTOR + (int) disk->handles->len - 1;
}

/* Makes the file that open is to make; NULL with errno. */
static Node *
create_file (FakeDisk *disk, const char *path, gboolean follow, mode_t mode)
{
  g_autofree char *name = NULL;
  Node *folder = fake_disk_find_parent (disk, path, follow, &name);
  Node *node;

  if (folder == NULL || !may_change (folder))
    return NULL;
  if (strlen (name) > 255)
    {
      errno = ENAMETOOLONG;
      return NULL;
    }
  node = fake_disk_add_node (disk, NODE_FILE, folder->device, mode & ~(mode_t) 022);
  fake_disk_set_entry (disk, folder, name, node);
  return node;
}

static Node *
find_to_open (FakeDisk *disk, const char *path, int flags, mode_t mode)
{
  gboolean follow = (flags & (O_NOFOLLOW | O_EXCL)) == 0;
  gboolean writing = (flags & O_ACCMODE) != O_RDONLY;
  Node *node = fake_disk_find (disk, path, follow);

  if (node == NULL)
    return errno == ENOENT && (flags & O_CREAT) != 0 ? create_file (disk, path, follow, mode) : NULL;
  if ((flags & O_CREAT) != 0 && (flags & O_EXCL) != 0)
    errno = EEXIST;
  else if (node->kind == NODE_LINK)
    errno = ELOOP;
  else if (node->kind == NODE_FOLDER && writing)
    errno = EISDIR;
  else if (writing && (node->mode & 0200) == 0)
    errno = EACCES;
  else
    return node;
  return NULL;
}

static int
fake_open (gpointer data, const char *path, int flags, mode_t mode)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Node *node;

  if (!begin (disk, NULL) || is_interrupted (disk))
    return -1;
  node = find_to_open (disk, path, flags, mode);
  if (node == NULL)
    return -1;
  if ((flags & O_TRUNC) != 0 && node->kind == NODE_FILE)
    g_byte_array_set_size (node->bytes, 0);
  return add_handle (disk, node, flags);
}

static int
fake_close (gpointer data, int fd)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  gboolean ok = begin (disk, NULL);
  int saved = errno;
  Handle *handle = get_handle (disk, fd);

  if (handle == NULL)
    return -1;
  disk->handles->pdata[fd - FIRST_DESCRIPTOR] = NULL;
  g_free (handle);
  errno = saved;
  return ok ? 0 : -1;
}

static gssize
fake_read (gpointer data, int fd, void *buffer, gsize size)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Handle *handle;
  gsize n;

  if (!begin (disk, NULL) || is_interrupted (disk) || (handle = get_handle (disk, fd)) == NULL)
    return -1;
  if (handle->node->kind != NODE_FILE || (handle->flags & O_ACCMODE) == O_WRONLY)
    {
      errno = handle->node->kind != NODE_FILE ? EISDIR : EBADF;
      return -1;
    }
  if (handle->at >= handle->node->bytes->len)
    return 0;
  n = MIN (size, handle->node->bytes->len - handle->at);
  if (disk->write_limit > 0)
    n = MIN (n, disk->write_limit);
  memcpy (buffer, handle->node->bytes->data + handle->at, n);
  handle->at += n;
  return (gssize) n;
}

static void
resize (GByteArray *bytes, guint64 size)
{
  guint old = bytes->len;

  g_assert_cmpuint (size, <, G_MAXUINT / 4);
  g_byte_array_set_size (bytes, (guint) size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

/* Writes what there is room for. Returns the number of bytes. */
static gsize
put_bytes (FakeDisk *disk, Handle *handle, const void *buffer, gsize size)
{
  Node *node = handle->node;
  guint64 room = fake_disk_get_room (disk, node->device, node);
  guint64 end;

  if (disk->write_limit > 0)
    size = MIN (size, disk->write_limit);
  if ((handle->flags & O_APPEND) != 0)
    handle->at = node->bytes->len;
  end = MIN (handle->at + size, MAX (room, node->bytes->len));
  if (end <= handle->at)
    return 0;
  if (end > node->bytes->len)
    resize (node->bytes, end);
  memcpy (node->bytes->data + handle->at, buffer, end - handle->at);
  node->time = ++disk->clock;
  size = end - handle->at;
  handle->at = end;
  return size;
}

static gssize
fake_write (gpointer data, int fd, const void *buffer, gsize size)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  gboolean fault, ok = begin (disk, &fault);
  int saved = errno;
  Handle *handle = get_handle (disk, fd);
  gsize n;

  if (!ok)
    {
      if (fault && handle != NULL)
        put_bytes (disk, handle, buffer, size / 2);
      errno = saved;
      return -1;
    }
  if (is_interrupted (disk) || handle == NULL)
    return -1;
  if ((handle->flags & O_ACCMODE) == O_RDONLY)
    {
      errno = EBADF;
      return -1;
    }
  n = put_bytes (disk, handle, buffer, size);
  errno = ENOSPC;
  return n > 0 || size == 0 ? (gssize) n : -1;
}

static goffset
fake_seek (gpointer data, int fd, goffset offset, int whence)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Handle *handle;
  goffset base;

  if (!begin (disk, NULL) || (handle = get_handle (disk, fd)) == NULL)
    return -1;
  base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? (goffset) handle->at : (goffset) handle->node->bytes->len;
  if (base + offset < 0)
    {
      errno = EINVAL;
      return -1;
    }
  handle->at = (guint64) (base + offset);
  return base + offset;
}

static int
fake_truncate (gpointer data, int fd, goffset size)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Handle *handle;
  Node *node;

  if (!begin (disk, NULL) || (handle = get_handle (disk, fd)) == NULL)
    return -1;
  node = handle->node;
  if (node->kind != NODE_FILE || (handle->flags & O_ACCMODE) == O_RDONLY || size < 0)
    {
      errno = EINVAL;
      return -1;
    }
  if ((guint64) size > node->bytes->len && (guint64) size > fake_disk_get_room (disk, node->device, node))
    {
      errno = ENOSPC;
      return -1;
    }
  resize (node->bytes, (guint64) size);
  node->time = ++disk->clock;
  return 0;
}

static int
fake_sync (gpointer data, int fd)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  gboolean fault, ok = begin (disk, &fault);
  int saved = errno;
  Handle *handle = get_handle (disk, fd);
  Node *node;

  if (!ok)
    {
      if (fault && handle != NULL)
        handle->node->lost = TRUE;
      errno = saved;
      return -1;
    }
  if (is_interrupted (disk) || handle == NULL)
    return -1;
  node = handle->node;
  if (node->kind == NODE_FILE && !node->lost)
    {
      g_byte_array_set_size (node->durable_bytes, 0);
      g_byte_array_append (node->durable_bytes, node->bytes->data, node->bytes->len);
      node->durable_mode = node->mode;
    }
  return 0;
}

static int
fake_allocate (gpointer data, int fd, goffset size)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Handle *handle;

  if (!begin (disk, NULL) || !is_enabled (disk, "allocate") || (handle = get_handle (disk, fd)) == NULL)
    return -1;
  if ((guint64) size > fake_disk_get_room (disk, handle->node->device, handle->node))
    {
      errno = ENOSPC;
      return -1;
    }
  handle->node->reserved = MAX (handle->node->reserved, (guint64) size);
  return 0;
}

static int
fake_clone (gpointer data, int to, int from)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Handle *target, *source;

  if (!begin (disk, NULL) || !is_enabled (disk, "clone") || (target = get_handle (disk, to)) == NULL
      || (source = get_handle (disk, from)) == NULL)
    return -1;
  if (target->node->device != source->node->device)
    {
      errno = EXDEV;
      return -1;
    }
  g_byte_array_set_size (target->node->bytes, 0);
  g_byte_array_append (target->node->bytes, source->node->bytes->data, source->node->bytes->len);
  return 0;
}

static void
fake_copy_attributes (gpointer data, int to, int from)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);

  begin (disk, NULL);
}

static int
fake_change_mode (gpointer data, int fd, mode_t mode)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Handle *handle;

  if (!begin (disk, NULL) || (handle = get_handle (disk, fd)) == NULL)
    return -1;
  handle->node->mode = mode & 07777;
  return 0;
}

static int
fake_change_owner (gpointer data, int fd, uid_t user, gid_t group)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);

  return begin (disk, NULL) && get_handle (disk, fd) != NULL ? 0 : -1;
}

static void
fill_stat (FakeDisk *disk, const Node *node, struct stat *info)
{
  static const mode_t kinds[] = { S_IFREG, S_IFDIR, S_IFLNK };

  memset (info, 0, sizeof *info);
  info->st_dev = node->device + 1;
  info->st_ino = node->number;
  info->st_mode = kinds[node->kind] | node->mode;
  info->st_nlink = fake_disk_count_links (disk, node);
  info->st_size = node->bytes != NULL ? (off_t) node->bytes->len : 0;
  info->st_mtim.tv_sec = 1600000000 + (time_t) (node->time / 100);
  info->st_mtim.tv_nsec = (long) (node->time % 100) * 10000000 + 1;
}

static int
fake_stat_fd (gpointer data, int fd, struct stat *info)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Handle *handle;

  if (!begin (disk, NULL) || (handle = get_handle (disk, fd)) == NULL)
    return -1;
  fill_stat (disk, handle->node, info);
  return 0;
}

static int
stat_any (FakeDisk *disk, const char *path, gboolean follow, struct stat *info)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Node *node;

  if (!begin (disk, NULL) || (node = fake_disk_find (disk, path, follow)) == NULL)
    return -1;
  fill_stat (disk, node, info);
  return 0;
}

static int
fake_stat_path (gpointer data, const char *path, struct stat *info)
{
  return stat_any (data, path, TRUE, info);
}

static int
fake_stat_link (gpointer data, const char *path, struct stat *info)
{
  return stat_any (data, path, FALSE, info);
}

static int
fake_lock (gpointer data, int fd, AnalectFileLock kind)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Handle *handle;

  if (!begin (disk, NULL) || !is_enabled (disk, "lock") || (handle = get_handle (disk, fd)) == NULL)
    return -1;
  for (guint i = 0; i < disk->handles->len; i++)
    {
      const Handle *other = disk->handles->pdata[i];

      if (other == NULL || other == handle || other->node != handle->node || kind == ANALECT_FILE_UNLOCK)
        continue;
      if (other->lock == ANALECT_FILE_LOCK_EXCLUSIVE
          || (other->lock == ANALECT_FILE_LOCK_SHARED && kind == ANALECT_FILE_LOCK_EXCLUSIVE))
        {
          errno = EAGAIN;
          return -1;
        }
    }
  handle->lock = kind;
  return 0;
}

/* Finds both ends of a rename or link and checks what they share. */
static Node *
find_ends (FakeDisk *disk, const char *from, const char *to, Node **from_folder, char **from_name, Node **to_folder,
           char **to_name)
{
  Node *node;

  *from_folder = fake_disk_find_parent (disk, from, FALSE, from_name);
  *to_folder = *from_folder != NULL ? fake_disk_find_parent (disk, to, FALSE, to_name) : NULL;
  if (*to_folder == NULL)
    return NULL;
  node = *from_name != NULL ? g_hash_table_lookup ((*from_folder)->entries, *from_name) : NULL;
  if (node == NULL || *to_name == NULL)
    {
      errno = ENOENT;
      return NULL;
    }
  if (node->device != (*to_folder)->device)
    {
      errno = EXDEV;
      return NULL;
    }
  if (strlen (*to_name) > 255)
    {
      errno = ENAMETOOLONG;
      return NULL;
    }
  return may_change (*to_folder) ? node : NULL;
}

static int
rename_any (FakeDisk *disk, const char *from, const char *to, gboolean new)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  g_autofree char *from_name = NULL, *to_name = NULL;
  Node *from_folder, *to_folder, *node, *old;

  if (!begin (disk, NULL) || (new && !is_enabled (disk, "rename_new")))
    return -1;
  node = find_ends (disk, from, to, &from_folder, &from_name, &to_folder, &to_name);
  if (node == NULL || !may_change (from_folder))
    return -1;
  old = g_hash_table_lookup (to_folder->entries, to_name);
  if (old != NULL && (new || old->kind == NODE_FOLDER))
    {
      errno = new ? EEXIST : EISDIR;
      return -1;
    }
  if (old == node)
    return 0;
  fake_disk_set_entry (disk, to_folder, to_name, node);
  fake_disk_set_entry (disk, from_folder, from_name, NULL);
  return 0;
}

static int
fake_rename (gpointer data, const char *from, const char *to)
{
  return rename_any (data, from, to, FALSE);
}

static int
fake_rename_new (gpointer data, const char *from, const char *to)
{
  return rename_any (data, from, to, TRUE);
}

static int
fake_link (gpointer data, const char *from, const char *to)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  g_autofree char *from_name = NULL, *to_name = NULL;
  Node *from_folder, *to_folder, *node;

  if (!begin (disk, NULL) || !is_enabled (disk, "link"))
    return -1;
  node = find_ends (disk, from, to, &from_folder, &from_name, &to_folder, &to_name);
  if (node == NULL)
    return -1;
  if (g_hash_table_contains (to_folder->entries, to_name))
    {
      errno = EEXIST;
      return -1;
    }
  fake_disk_set_entry (disk, to_folder, to_name, node);
  return 0;
}

static int
remove_any (FakeDisk *disk, const char *path, gboolean folder_wanted)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  g_autofree char *name = NULL;
  Node *folder, *node;

  if (!begin (disk, NULL))
    return -1;
  folder = fake_disk_find_parent (disk, path, FALSE, &name);
  if (folder == NULL)
    return -1;
  node = name != NULL ? g_hash_table_lookup (folder->entries, name) : NULL;
  if (node == NULL)
    errno = ENOENT;
  else if (folder_wanted && node->kind != NODE_FOLDER)
    errno = ENOTDIR;
  else if (!folder_wanted && node->kind == NODE_FOLDER)
    errno = EISDIR;
  else if (folder_wanted && g_hash_table_size (node->entries) > 0)
    errno = ENOTEMPTY;
  else if (may_change (folder))
    {
      fake_disk_set_entry (disk, folder, name, NULL);
      return 0;
    }
  return -1;
}

static int
fake_unlink (gpointer data, const char *path)
{
  return remove_any (data, path, FALSE);
}

static int
fake_remove_folder (gpointer data, const char *path)
{
  return remove_any (data, path, TRUE);
}

static char *
fake_read_link (gpointer data, const char *path)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Node *node;

  if (!begin (disk, NULL) || (node = fake_disk_find (disk, path, FALSE)) == NULL)
    return NULL;
  errno = EINVAL;
  return node->kind == NODE_LINK ? g_strdup (node->target) : NULL;
}

static char *
fake_real_path (gpointer data, const char *path)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  g_autofree char *name = NULL, *folder_path = NULL;
  Node *folder;

  if (!begin (disk, NULL) || fake_disk_find (disk, path, TRUE) == NULL)
    return NULL;
  folder = fake_disk_find_parent (disk, path, TRUE, &name);
  folder_path = fake_disk_path_of (disk, folder);
  return name != NULL ? g_build_filename (folder_path, name, NULL) : g_steal_pointer (&folder_path);
}

static int
fake_make_folder (gpointer data, const char *path, mode_t mode)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  g_autofree char *name = NULL;
  Node *folder;

  if (!begin (disk, NULL))
    return -1;
  folder = fake_disk_find_parent (disk, path, FALSE, &name);
  if (folder == NULL)
    return -1;
  if (name == NULL || g_hash_table_contains (folder->entries, name))
    {
      errno = EEXIST;
      return -1;
    }
  if (!may_change (folder))
    return -1;
  fake_disk_set_entry (disk, folder, name,
                       fake_disk_add_node (disk, NODE_FOLDER, folder->device, mode & ~(mode_t) 022));
  return 0;
}

static int
fake_change_folder_mode (gpointer data, const char *path, mode_t mode)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Node *node;

  if (!begin (disk, NULL) || (node = fake_disk_find (disk, path, TRUE)) == NULL)
    return -1;
  node->mode = mode & 07777;
  return 0;
}

static int
fake_sync_folder (gpointer data, const char *path)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  Node *node;

  if (!begin (disk, NULL))
    {
      /* EACCES would say that the folder cannot be synced at all, which is no failure. */
      errno = errno == EACCES ? EIO : errno;
      return -1;
    }
  if (is_interrupted (disk) || !is_enabled (disk, "sync_folder") || (node = fake_disk_find (disk, path, TRUE)) == NULL)
    return -1;
  if (node->kind != NODE_FOLDER)
    {
      errno = ENOTDIR;
      return -1;
    }
  for (guint i = 0; i < disk->pending->len;)
    {
      const Pending *change = &g_array_index (disk->pending, Pending, i);

      if (change->folder != node)
        {
          i++;
          continue;
        }
      if (change->node != NULL)
        g_hash_table_insert (node->durable_entries, g_strdup (change->name), change->node);
      else
        g_hash_table_remove (node->durable_entries, change->name);
      g_array_remove_index (disk->pending, i);
    }
  node->durable_mode = node->mode;
  return 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
fake_list (gpointer data, const char *path)
{
  FakeDisk *disk = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&disk->mutex);
  GPtrArray *names;
  GHashTableIter iter;
  gpointer name;
  Node *node;

  if (!begin (disk, NULL) || (node = fake_disk_find (disk, path, TRUE)) == NULL)
    return NULL;
  if (node->kind != NODE_FOLDER)
    {
      errno = ENOTDIR;
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, node->entries);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

void
fake_disk_init_ops (FakeDisk *disk)
{
  const AnalectFileOps ops = {
    .data = disk,
    .open = fake_open,
    .close = fake_close,
    .read = fake_read,
    .write = fake_write,
    .seek = fake_seek,
    .truncate = fake_truncate,
    .sync = fake_sync,
    .sync_data = fake_sync,
    .allocate = fake_allocate,
    .clone = fake_clone,
    .copy_attributes = fake_copy_attributes,
    .change_mode = fake_change_mode,
    .change_owner = fake_change_owner,
    .stat_fd = fake_stat_fd,
    .stat_path = fake_stat_path,
    .stat_link = fake_stat_link,
    .lock = fake_lock,
    .rename = fake_rename,
    .rename_new = fake_rename_new,
    .link = fake_link,
    .unlink = fake_unlink,
    .read_link = fake_read_link,
    .real_path = fake_real_path,
    .make_folder = fake_make_folder,
    .remove_folder = fake_remove_folder,
    .change_folder_mode = fake_change_folder_mode,
    .sync_folder = fake_sync_folder,
    .list = fake_list,
  };

  disk->ops = ops;
}
