/* What the pattern of bytes says before any table of characters is consulted: UTF-16 or UTF-32 without a byte order
 * mark, or no text at all.
 *
 * Text in UTF-16 has spaces, line ends and digits whose other byte is NUL; in Japanese these are few, but the
 * ideographic space, comma and full stop serve as well. Eight-bit text with a stray NUL must not be taken for it.
 *
 * Threads: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" when the bytes, which begin with no byte order mark, are in that
 * encoding by all appearance; otherwise NULL. */
const char *analect_encoding_from_pattern (const guchar *bytes, gsize size);

/* Whether the bytes, read as eight-bit text, are plainly none: they begin like a well-known kind of binary file, or
 * hold more than a few control characters. */
gboolean analect_encoding_is_binary (const guchar *bytes, gsize size);
