/* Reading a project's XML file, streaming.
 *
 * The whole file is read and checked before anybody sees a project; a file that breaks a rule gives an error with file
 * and line and no project. Unknown elements and attributes are kept with the entity they stand in (extra.h).
 *
 * Quotations of excerpts are compared with the document as they are read. One that matches is not kept. One that does
 * not stays with its excerpt and is a problem; nothing is moved. See analect_edit_reanchor ().
 *
 * Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problem.h"
#include "project.h"
#include "xml-parse.h"

typedef struct
{
  AnalectProject *project; /* of the thread that takes it */
  gboolean newer;          /* written by a newer major version: may be looked at, must not be written */
  guint n_unmatched;       /* excerpts whose quotation is not what stands in the document */
  AnalectProblems *problems; /* what was noticed and did not prevent the reading; never NULL */
} AnalectReading;

/* Reads all of READ. FILE is the name for messages. NULL with ERROR set (ANALECT_STORAGE_ERROR) when the file cannot be
 * read as a project. The caller frees the result. */
AnalectReading *analect_project_read (AnalectXmlRead read, gpointer read_data, const char *file,
                                      GCancellable *cancellable, GError **error);

/* The same from an array of GBytes, as the writer makes it. */
AnalectReading *analect_project_read_chunks (GPtrArray *chunks, const char *file, GCancellable *cancellable,
                                             GError **error);

void analect_reading_free (AnalectReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectReading, analect_reading_free)
