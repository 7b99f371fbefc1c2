/* Immutable text, shared by reference count: names, definitions, and whole documents of many megabytes.
 *
 * A text is valid UTF-8 that holds only characters XML allows (no NUL, no other control characters than tab, newline
 * and carriage return, no surrogates, not U+FFFE or U+FFFF); what comes from outside passes analect_text_filter ()
 * first. Positions in a text are Unicode code points from 0, end exclusive; converting them to byte offsets is
 * constant time in ASCII texts and bounded by a short scan in others.
 *
 * Threads: a text may be read, referenced and released from any thread. NULL stands for "no text" where a function
 * says so, and is different from the empty text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _AnalectText AnalectText;

/* Longest text in bytes; longer input is refused where it is read. */
#define ANALECT_TEXT_MAX_BYTES (64u * 1024u * 1024u)

/* Copies STRING (N_BYTES long, or -1 when NUL-terminated), which must be legal as described above. Free with
 * analect_text_unref (). */
AnalectText *analect_text_new (const char *string, gssize n_bytes);

/* As analect_text_new (), but NULL for NULL and for the empty string: how an optional field is stored. */
AnalectText *analect_text_new_or_null (const char *string);

AnalectText *analect_text_ref (AnalectText *text);
void analect_text_unref (AnalectText *text);

/* The characters, NUL-terminated and owned by the text. */
const char *analect_text_peek (const AnalectText *text);

/* Size in bytes, without the NUL. */
gsize analect_text_get_size (const AnalectText *text);

/* Length in code points. */
guint analect_text_get_length (const AnalectText *text);

/* The byte offset of code point POSITION, which must be at most the length. */
gsize analect_text_get_offset (const AnalectText *text, guint position);

/* The number of code points before byte OFFSET, which must lie on a character. */
guint analect_text_get_position (const AnalectText *text, gsize offset);

/* The characters from code point START to END (exclusive) as a new string. */
char *analect_text_slice (const AnalectText *text, guint start, guint end);

/* Whether the slice START to END is exactly the N_BYTES at STRING. FALSE too when the slice lies outside the text. */
gboolean analect_text_slice_equal (const AnalectText *text, guint start, guint end, const char *string, gsize n_bytes);

/* NULL-safe: two NULLs are equal, NULL comes before any text. Comparison is by bytes, the same in every locale. */
gboolean analect_text_equal (const AnalectText *a, const AnalectText *b);
int analect_text_compare (const AnalectText *a, const AnalectText *b);

/* A legal copy of N_BYTES (-1: NUL-terminated) at STRING: characters that XML does not allow and bytes that are not
 * UTF-8 become U+FFFD. N_REPLACED, if not NULL, gets their number, so that the user can be told. */
char *analect_text_filter (const char *string, gssize n_bytes, guint *n_replaced);

/* Whether N_BYTES (-1: NUL-terminated) at STRING are legal as they are. */
gboolean analect_text_is_legal (const char *string, gssize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectText, analect_text_unref)
