/* Where the program keeps things for itself; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state-folder.h"
#include "storage-error.h"

#include <errno.h>

#define MODE 0700

char *
analect_state_folder_root (const char *override)
{
  const char *given = override != NULL ? override : g_getenv ("ANALECT_STATE_DIR");

  if (given != NULL && *given != '\0')
    return g_canonicalize_filename (given, NULL);
  return g_build_filename (g_get_user_state_dir (), "analect", NULL);
}

char *
analect_state_folder_recovery (const char *override)
{
  g_autofree char *root = analect_state_folder_root (override);

  return g_build_filename (root, "recovery", NULL);
}

char *
analect_state_folder_project (const AnalectFileOps *ops, const char *override, const AnalectGuid *guid,
                              const char *name, GError **error)
{
  g_autofree char *root = analect_state_folder_root (override);
  char guid_string[ANALECT_GUID_STRING_SIZE];
  g_autofree char *path = NULL;

  g_return_val_if_fail (!analect_guid_is_null (guid), NULL);

  ops = analect_file_ops_or_real (ops);
  path = g_build_filename (root, "projects", analect_guid_format (guid, guid_string), name, NULL);
  if (analect_file_make_folders (ops, path, MODE) == 0)
    return g_steal_pointer (&path);
  analect_storage_error_set_errno (error, ANALECT_STEP_MAKE_FOLDER, path, errno);
  return NULL;
}
