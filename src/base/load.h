/* A whole file in memory, read with a limit: how every importer gets its bytes.
 *
 * Only regular files are read. A folder, a pipe or a device is refused without waiting for it, and a file over the
 * limit is refused by its size, before anything is read. The bytes are a copy, so a file that changes or shrinks
 * afterwards does no harm.
 *
 * Threads: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The content of the file at PATH (in the encoding of the file system), of MAX_BYTES at most. NULL with
 * ANALECT_BASE_ERROR_IO or ANALECT_BASE_ERROR_TOO_LARGE; the message names the file. */
GBytes *analect_load_file (const char *path, gsize max_bytes, GError **error);
