/* Reading RIS, the tagged text that nearly every database and reference manager exports.
 *
 * A record runs from its TY line to its ER line; where ER is missing, the next TY line ends it. Records that hold
 * nothing but their type are returned like any other and listed as problems. Text outside of records is reported, and
 * so are lines with tags there, which a file whose TY line was lost consists of.
 *
 * The text must be decoded and legal (analect_text_is_legal ()), and must still have the line ends of the file: Web of
 * Science divides the values of a field by lone carriage returns.
 *
 * Threads: any; one call touches nothing that is shared but PROBLEMS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problem.h"
#include "record.h"

#include <gio/gio.h>

/* How much the N_BYTES at TEXT look like RIS, judged by the beginning: 0 not at all, 100 without doubt. About 30: RIS
 * whose TY line is missing. */
guint analect_ris_looks_like (const char *text, gsize n_bytes);

/* The records (a list of AnalectRecord) in the N_BYTES at TEXT. FILE_NAME is for messages and may be NULL; what is
 * wrong with single records and lines is added to PROBLEMS, which may be NULL.
 *
 * Errors: ANALECT_EXCHANGE_ERROR_EMPTY for nothing but white space, _FORMAT when nothing begins or ends a record or the
 * text is not legal, _CANCELLED. The list may be empty: then PROBLEMS says why. */
GPtrArray *analect_ris_read (const char *text, gsize n_bytes, const char *file_name, AnalectProblems *problems,
                             GCancellable *cancellable, GError **error);
