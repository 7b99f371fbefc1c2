/* Reading the tagged text of Web of Science (.ciw, "plain text"): FN, VR, then records from PT to ER, then EF.
 *
 * A tag is two characters at the start of a line with a blank behind them; a line that begins with three blanks goes
 * on with the field before, as another value where the field is a list (AU, CR, …), else as the same text. Web of
 * Science exports RIS too; that is what ris.h reads.
 *
 * The text must be decoded and legal (analect_text_is_legal ()). Threads: any; one call touches nothing that is shared
 * but PROBLEMS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problem.h"
#include "record.h"

#include <gio/gio.h>

/* How much the N_BYTES at TEXT look like this format, judged by the beginning: 0 not at all, 100 without doubt. */
guint analect_wos_looks_like (const char *text, gsize n_bytes);

/* The records (a list of AnalectRecord) in the N_BYTES at TEXT. Parameters and errors as analect_ris_read (). */
GPtrArray *analect_wos_read (const char *text, gsize n_bytes, const char *file_name, AnalectProblems *problems,
                             GCancellable *cancellable, GError **error);
