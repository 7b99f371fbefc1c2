/* The RELAX NG schema of project files, made from the table of fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The schema in RELAX NG's XML syntax; the same bytes every time. It accepts everything the writer writes, and in every
 * element what a newer minor version may add. The caller frees it. */
char *analect_project_schema (void);

/* Whether the project in the N_BYTES at XML conforms. ERROR: ANALECT_STORAGE_ERROR_SYNTAX with the first violation, as
 * "FILE:LINE: …". For tests and for checking a file; builds a tree of the whole file in memory. */
gboolean analect_project_conforms (const char *xml, gsize n_bytes, const char *file, GError **error);
