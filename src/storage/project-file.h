/* Reading a project from a file and saving one to it: the reader and writer joined with the safe file.
 *
 * These are a worker's functions; session.h is what an open project is to the rest of the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project-reader.h"
#include "safe-file.h"

/* Reads the file at PATH. ETAG, if not NULL, gets its identity and stamp (the digest is not computed). NULL with ERROR:
 * ANALECT_STORAGE_ERROR with "PATH:LINE: what is wrong"; nothing was changed. */
AnalectReading *analect_project_file_read (const AnalectFileOps *ops, const char *path, AnalectEtag *etag,
                                           GCancellable *cancellable, GError **error);

/* Writes ROWS to the file at PATH: makes the bytes, reads them back, and saves them safely. RESULT as for
 * analect_safe_file_save (); clear it. */
gboolean analect_project_file_save (const AnalectFileOps *ops, const char *path, const AnalectRows *rows,
                                    const AnalectSaveOptions *options, AnalectSaveResult *result,
                                    GCancellable *cancellable, GError **error);
