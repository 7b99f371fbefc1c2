/* Writing results; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "output-file.h"

#include "safe-file.h"

gboolean
analect_output_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new ();
  g_auto (AnalectSaveResult) result = { 0 };
  AnalectSaveOptions options = { .guard = ANALECT_SAVE_OVERWRITE };

  g_ptr_array_add (chunks, bytes);
  return analect_safe_file_save (NULL, path, chunks, &options, &result, NULL, error);
}
