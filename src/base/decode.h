/* Bytes from outside become text: which encoding they are in, and their characters as legal UTF-8 with LF line ends.
 *
 * The encoding is found in this order: the one the user chose; a byte order mark; the pattern of UTF-16 and UTF-32;
 * UTF-8, when all bytes are, or nearly all; a guess among the eight-bit encodings (encoding-guess.h).
 *
 * CRLF, LF and lone CR all become LF, also when mixed. Form feed and vertical tab, which XML does not allow, become LF
 * too: both begin a new line where texts use them. A control-Z that ends a file of DOS is dropped. Any other control
 * character, and any byte that means nothing, becomes U+FFFD and is counted, so that the user can be told. What is
 * plainly no text is refused. Characters are not normalised: decomposed letters stay, because positions from outside
 * refer to them.
 *
 * Threads: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_DECODE_DEFAULT = 0,
  ANALECT_DECODE_KEEP_LINE_ENDS = 1 << 0, /* for formats in which a lone CR divides values and does not end lines */
  ANALECT_DECODE_FLAT_BREAKS = 1 << 1, /* form feed and vertical tab become spaces: for tables, where LF ends a row */
} AnalectDecodeFlags;

/* How far the encoding can be relied on. */
typedef enum
{
  ANALECT_CERTAINTY_GUESSED,  /* show it to the user */
  ANALECT_CERTAINTY_CERTAIN,  /* all bytes are UTF-8 */
  ANALECT_CERTAINTY_DECLARED, /* by a byte order mark */
  ANALECT_CERTAINTY_CHOSEN,   /* by the user */
} AnalectCertainty;

typedef struct
{
  char *text; /* legal for analect_text_new (), NUL-terminated, without byte order mark */
  gsize size; /* bytes, at most ANALECT_TEXT_MAX_BYTES */
  char *encoding;
  AnalectCertainty certainty;
  guint n_replaced; /* characters and bytes that became U+FFFD */
} AnalectDecoded;

/* Decodes SIZE bytes. ENCODING is the user's choice, a name iconv knows, or NULL. Errors: ANALECT_BASE_ERROR_ENCODING
 * (not a text, or no such encoding) and ANALECT_BASE_ERROR_TOO_LARGE. Free with analect_decoded_free (). */
AnalectDecoded *analect_decode (const char *bytes, gsize size, const char *encoding, AnalectDecodeFlags flags,
                                GError **error);

void analect_decoded_free (AnalectDecoded *decoded);

/* Names of encodings to let the user choose from, ended by NULL. */
const char *const *analect_decode_list_encodings (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectDecoded, analect_decoded_free)
