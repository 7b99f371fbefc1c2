/* Fractional order keys: strings that sort siblings, with room for another one between any two.
 *
 * Keys compare by bytes. Moving one sibling changes that sibling's key alone, so that a move is a one-line difference
 * and two people who move different things do not collide. A key is made of digits and letters (62 values a place) and
 * does not end in "0". Siblings with equal keys, which copies made apart may have, are ordered by GUID.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* A key after AFTER and before BEFORE, both valid; NULL or "" for either means the beginning or the end. When BEFORE is
 * not greater than AFTER a key after AFTER. The caller frees it. */
char *analect_order_key_between (const char *after, const char *before);

/* Whether KEY is one, as described above. */
gboolean analect_order_key_is_valid (const char *key);
