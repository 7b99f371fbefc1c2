/* What two spellings of the same words have in common: a key of letters and digits to compare and to look up by.
 *
 * Case, accents, punctuation, white space, ligatures, widths and mark-up such as "<i>" make no difference; "&" is
 * "and". Letters of all scripts count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The key of TEXT (NULL: none), "" when there is no letter or digit in it. The caller frees it. */
char *analect_match_key (const char *text);

/* A number for N_BYTES (-1: NUL-terminated) at TEXT, different for different texts but for rare accidents, never 0. */
guint64 analect_match_hash (const char *text, gssize n_bytes);

/* The same for TEXT without its white space, and whether two texts differ in nothing else: a record that went through a
 * program which wraps lines or changes their ends is still the same record. */
guint64 analect_match_hash_unspaced (const char *text);
gboolean analect_match_equal_unspaced (const char *a, const char *b);
