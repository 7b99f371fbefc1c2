/* Listing and reading versions; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pack.h"
#include "storage-error.h"
#include "version-name.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (1024u * 1024u)

/* Newest first; of the same time, the longer name first, which puts a compressed form right before the other. */
static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const AnalectVersion *first = *(const AnalectVersion *const *) a, *second = *(const AnalectVersion *const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return -strcmp (first->name, second->name);
}

static gboolean
is_other_form (const AnalectVersion *packed, const AnalectVersion *raw)
{
  return packed->packed && !raw->packed && g_str_has_prefix (packed->name, raw->name);
}

GPtrArray *
analect_versions_list (const AnalectFileOps *ops, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_version_free);
  g_autoptr (GPtrArray) names = NULL;

  ops = analect_file_ops_or_real (ops);
  names = ops->list (ops->data, folder);
  if (names == NULL && errno != ENOENT)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_LIST, folder, errno);
      return NULL;
    }
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autoptr (AnalectVersion) version = analect_version_name_parse (names->pdata[i]);
      g_autofree char *path = NULL;
      struct stat info;

      if (version == NULL)
        continue;
      path = g_build_filename (folder, version->name, NULL);
      if (ops->stat_link (ops->data, path, &info) < 0 || !S_ISREG (info.st_mode))
        continue;
      version->stored = info.st_size;
      g_ptr_array_add (versions, g_steal_pointer (&version));
    }
  g_ptr_array_sort (versions, compare_versions);
  /* A crash while compressing may leave both forms of a version. */
  for (guint i = versions->len; i > 1; i--)
    if (is_other_form (versions->pdata[i - 2], versions->pdata[i - 1]))
      g_ptr_array_remove_index (versions, i - 1);
  return g_steal_pointer (&versions);
}

/* The bytes of an uncompressed version. NULL with errno. */
static GPtrArray *
read_raw (const AnalectFileOps *ops, int fd, const AnalectVersion *version, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  AnalectDigest digest;
  goffset left = version->size;

  while (left > 0)
    {
      gsize wanted = (gsize) MIN (left, (goffset) CHUNK);
      g_autofree guint8 *bytes = NULL;
      gssize n;

      if (g_cancellable_is_cancelled (cancellable))
        {
          errno = ECANCELED;
          return NULL;
        }
      bytes = g_malloc (wanted);
      n = analect_file_read (ops, fd, bytes, wanted);
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      left -= n;
      g_ptr_array_add (chunks, g_bytes_new_take (g_steal_pointer (&bytes), (gsize) n));
    }
  analect_digest_chunks (&digest, chunks);
  if (left == 0 && version->stored == version->size
      && (!version->has_digest || analect_digest_equal (&digest, &version->digest)))
    return g_steal_pointer (&chunks);
  errno = EBADMSG;
  return NULL;
}

GPtrArray *
analect_versions_read (const AnalectFileOps *ops, const char *folder, const AnalectVersion *version,
                       GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (folder, version->name, NULL);
  GPtrArray *chunks;
  int fd, saved;

  ops = analect_file_ops_or_real (ops);
  fd = analect_file_open (ops, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
  if (fd < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_OPEN, path, errno);
      return NULL;
    }
  chunks = version->packed ? analect_unpack (ops, fd, version->size, &version->digest, cancellable)
                           : read_raw (ops, fd, version, cancellable);
  saved = errno;
  analect_file_close (ops, fd);
  if (chunks != NULL)
    return chunks;
  if (saved == EBADMSG)
    g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED,
                         _ ("This version is damaged; take another one"));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    analect_storage_error_set_errno (error, ANALECT_STEP_READ, path, saved);
  return NULL;
}
