/* Which codes have the keys 1 to 9. Kept in the project, as a saved view of a kind of its own, so that the keys travel
 * with it, are undone like anything else, and need no field in each code.
 *
 * A code has one key at most, and a key one code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

/* What a saved view that holds keys is called in its field KIND. */
#define ANALECT_DIGIT_KEYS_VIEW "digit-keys"

/* Fills CODES with the codes of the keys 1 to 9 (at 1 to 9; none where there is none). */
void analect_digit_keys_read (AnalectProject *project, AnalectId codes[10]);

/* The change that gives the key DIGIT (1 to 9) to CODE, or (DIGIT 0) takes CODE's key away; owned by the caller. */
AnalectChange *analect_digit_keys_assign (AnalectProject *project, AnalectId code, int digit);
