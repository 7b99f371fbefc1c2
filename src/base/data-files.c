/* Finding our own data; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "data-files.h"

/* Whether this program was started from the folder it was built in. */
static gboolean
runs_uninstalled (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, ANALECT_BUILD_DIR "/");
}

char *
analect_data_file (const char *name)
{
  const char *folder = g_getenv ("ANALECT_DATA_DIR");

  if (folder == NULL)
    folder = runs_uninstalled () ? ANALECT_SOURCE_DATA_DIR : ANALECT_DATA_DIR;
  return g_build_filename (folder, name, NULL);
}
