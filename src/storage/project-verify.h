/* Reading back what was written, before it takes the place of anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"
#include "xml-parse.h"

/* Parses CHUNKS, what the writer made of ROWS, and compares the number of entities of each kind and the size of all
 * documents' texts. ERROR: ANALECT_STORAGE_ERROR_VERIFY or _SYNTAX; then CHUNKS must not be saved. Any thread. */
gboolean analect_project_verify (GPtrArray *chunks, const AnalectRows *rows, GCancellable *cancellable,
                                 GError **error);
