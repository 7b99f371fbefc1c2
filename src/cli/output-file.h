/* Writing a result to a file: whole or not at all, replacing what was there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Through the same safe saving as projects. ERROR: ANALECT_STORAGE_ERROR. */
gboolean analect_output_file_write (const char *path, GBytes *bytes, GError **error);
