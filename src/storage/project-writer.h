/* A project as the bytes of its XML file.
 *
 * The same entities give the same bytes, whatever their history: kinds in the order of fields.def, entities grouped by
 * what they belong to and ordered by place and GUID, one on a line, fields in the order of the table, defaults left
 * out, nothing about the time of writing. What a newer version of the program wrote and this one does not know is
 * written back as it was read.
 *
 * Reads a snapshot; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

#include <gio/gio.h>

#define ANALECT_PROJECT_NAMESPACE "urn:analect:project:1"
#define ANALECT_PROJECT_VERSION "1.0"

/* The file as a sequence of GBytes of about a megabyte each; the caller owns the array. NULL only when CANCELLABLE was
 * cancelled. */
GPtrArray *analect_project_write (const AnalectRows *rows, GCancellable *cancellable, GError **error);
