/* Where a path really leads; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "target.h"
#include "storage-error.h"

#include <errno.h>
#include <string.h>

#define MAX_LINKS 40u
#define ENDING    ".analect"

/* The path without links in the folder part. NULL with errno. */
static char *
resolve_folder (const AnalectFileOps *ops, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real = NULL;

  if (strcmp (name, G_DIR_SEPARATOR_S) == 0 || strcmp (name, ".") == 0 || strcmp (name, "..") == 0
      || g_str_has_suffix (path, G_DIR_SEPARATOR_S))
    {
      errno = EISDIR;
      return NULL;
    }
  real = ops->real_path (ops->data, folder);
  return real != NULL ? g_build_filename (real, name, NULL) : NULL;
}

char *
analect_target_resolve (const AnalectFileOps *ops, const char *path, GError **error)
{
  g_autofree char *at = NULL;

  ops = analect_file_ops_or_real (ops);
  at = resolve_folder (ops, path);
  for (guint i = 0; at != NULL; i++)
    {
      g_autofree char *folder = NULL, *joined = NULL;
      g_autofree char *link = ops->read_link (ops->data, at);

      if (link == NULL && (errno == EINVAL || errno == ENOENT))
        return g_steal_pointer (&at);
      if (link == NULL || i == MAX_LINKS)
        {
          errno = link == NULL ? errno : ELOOP;
          break;
        }
      folder = g_path_get_dirname (at);
      joined = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);
      g_free (at);
      at = resolve_folder (ops, joined);
    }
  analect_storage_error_set_errno (error, ANALECT_STEP_FIND, path, errno);
  return NULL;
}

char *
analect_target_companion (const char *path)
{
  gsize length = strlen (path);
  gboolean has_ending = g_str_has_suffix (path, ENDING) && length > strlen (ENDING)
                        && path[length - strlen (ENDING) - 1] != G_DIR_SEPARATOR;
  g_autofree char *stem = g_strndup (path, has_ending ? length - strlen (ENDING) : length);

  return g_strconcat (stem, ".files", NULL);
}
