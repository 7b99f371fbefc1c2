/* Making a version of the file that is about to be replaced; see versions.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "temp-file.h"
#include "version-name.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define PIECE (256u * 1024u)

/* One keeping in the making. */
typedef struct
{
  const AnalectFileOps *ops;
  const char *folder;
  const char *path; /* of the file, open at FD */
  int fd;
  AnalectVersion version;
  char *made;
  GCancellable *cancellable;
} Keeping;

static gboolean
fail (Keeping *keeping, AnalectStep step, GError **error)
{
  if (errno == ECANCELED)
    g_cancellable_set_error_if_cancelled (keeping->cancellable, error);
  else
    analect_storage_error_set_errno (error, step, keeping->folder, errno);
  return FALSE;
}

static char *
make_path (const Keeping *keeping)
{
  g_autofree char *name = analect_version_name_format (&keeping->version);

  return g_build_filename (keeping->folder, name, NULL);
}

/* Links PATH into the folder. Returns 1 when a version of that name is there already, -1 with errno when it could not
 * be linked. */
static int
link_version (Keeping *keeping)
{
  const AnalectFileOps *ops = keeping->ops;
  g_autofree char *path = make_path (keeping);
  struct stat open_info, link_info;

  /* Whoever wrote it may not have synced it. */
  if (analect_file_sync (ops, keeping->fd) < 0)
    return -1;
  if (ops->link (ops->data, keeping->path, path) < 0)
    return errno == EEXIST ? 1 : -1;
  /* The name could have been given to another file since the caller opened it. */
  if (ops->stat_fd (ops->data, keeping->fd, &open_info) == 0 && ops->stat_link (ops->data, path, &link_info) == 0
      && open_info.st_ino == link_info.st_ino && open_info.st_dev == link_info.st_dev)
    {
      keeping->made = g_steal_pointer (&path);
      return 0;
    }
  ops->unlink (ops->data, path);
  errno = EAGAIN;
  return -1;
}

/* Copies the file to TEMP, and finds out what its bytes are. -1 with errno. */
static int
copy_bytes (Keeping *keeping, AnalectTempFile *temp)
{
  const AnalectFileOps *ops = keeping->ops;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  if (ops->seek (ops->data, keeping->fd, 0, SEEK_SET) < 0)
    return -1;
  keeping->version.size = 0;
  do
    {
      if (g_cancellable_is_cancelled (keeping->cancellable))
        {
          errno = ECANCELED;
          return -1;
        }
      n = analect_file_read (ops, keeping->fd, piece, PIECE);
      if (n < 0 || analect_file_write (ops, temp->fd, piece, (gsize) n) < 0)
        return -1;
      g_checksum_update (checksum, piece, n);
      keeping->version.size += n;
    }
  while (n == PIECE);
  analect_digest_take (&keeping->version.digest, checksum);
  keeping->version.has_digest = TRUE;
  return 0;
}

/* Copies the file, by blocks that are shared, or else by reading and writing. A version of the same name is replaced:
 * it may be a link to the file that is about to be overwritten. -1 with errno. */
static int
copy_version (Keeping *keeping, AnalectStep *step)
{
  const AnalectFileOps *ops = keeping->ops;
  g_autoptr (AnalectTempFile) temp = NULL;
  g_autofree char *path = NULL;

  *step = ANALECT_STEP_CREATE;
  temp = analect_temp_file_new (ops, keeping->folder, ANALECT_VERSION_TEMP, 0600);
  if (temp == NULL)
    return -1;
  *step = ANALECT_STEP_WRITE;
  if (ops->clone (ops->data, temp->fd, keeping->fd) < 0 && copy_bytes (keeping, temp) < 0)
    return -1;
  if (analect_temp_file_finish (temp, NULL, step) < 0)
    return -1;
  path = make_path (keeping);
  if (analect_temp_file_commit (temp, path, step) < 0)
    return -1;
  keeping->made = g_steal_pointer (&path);
  return 0;
}

static gboolean
keep_version (Keeping *keeping, gboolean may_link, GError **error)
{
  AnalectStep step = ANALECT_STEP_CREATE;
  int result = -1;

  if (may_link)
    {
      result = link_version (keeping);
      if (result < 0 && (errno == ENOSPC || errno == EIO || errno == EAGAIN))
        return fail (keeping, step, error);
    }
  if (result < 0)
    result = copy_version (keeping, &step);
  if (result < 0)
    return fail (keeping, step, error);
  if (analect_file_sync_folder (keeping->ops, keeping->folder, NULL) == 0)
    return TRUE;
  fail (keeping, ANALECT_STEP_SYNC_FOLDER, error);
  if (keeping->made != NULL)
    keeping->ops->unlink (keeping->ops->data, keeping->made);
  g_clear_pointer (&keeping->made, g_free);
  return FALSE;
}

static gboolean
keep (const AnalectFileOps *ops, const char *path, int fd, const AnalectEtag *previous, gboolean may_link,
      gpointer data, GCancellable *cancellable, GError **error)
{
  AnalectVersionKeeper *keeper = data;
  Keeping keeping = { .ops = ops, .folder = keeper->folder, .path = path, .fd = fd, .cancellable = cancellable };
  gboolean done;

  keeping.version.time = CLAMP (previous->seconds, 0, analect_time_now ());
  keeping.version.size = previous->size;
  keeping.version.has_digest = previous->has_digest;
  keeping.version.digest = previous->digest;
  done = keep_version (&keeping, may_link, error);
  g_free (keeper->made);
  keeper->made = keeping.made;
  return done;
}

static gboolean
drop (const AnalectFileOps *ops, gpointer data, GError **error)
{
  AnalectVersionKeeper *keeper = data;
  g_autofree char *made = g_steal_pointer (&keeper->made);

  if (made == NULL || ops->unlink (ops->data, made) == 0 || errno == ENOENT)
    return TRUE;
  analect_storage_error_set_errno (error, ANALECT_STEP_REMOVE, made, errno);
  return FALSE;
}

AnalectVersionKeeper *
analect_version_keeper_new (const char *folder)
{
  AnalectVersionKeeper *keeper = g_new0 (AnalectVersionKeeper, 1);

  keeper->hooks.keep = keep;
  keeper->hooks.drop = drop;
  keeper->hooks.data = keeper;
  keeper->folder = g_strdup (folder);
  return keeper;
}

void
analect_version_keeper_free (AnalectVersionKeeper *keeper)
{
  g_free (keeper->folder);
  g_free (keeper->made);
  g_free (keeper);
}
