/* A full text out of plain text: its title and its sections are guesses from how the lines look, its characters stay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fulltext.h"

#include <gio/gio.h>

/* The full text that the N_BYTES at TEXT are, which must be decoded and legal (see decode.h) with LF line ends. The
 * text is kept to the last character. A title is taken from the first lines where they look like one. Where no heading
 * is found, all behind the title is one section.
 *
 * Errors: ANALECT_EXCHANGE_ERROR_EMPTY for nothing but white space, _TOO_LARGE, _CANCELLED. */
AnalectFulltext *analect_plain_text_read (const char *text, gsize n_bytes, GCancellable *cancellable, GError **error);
