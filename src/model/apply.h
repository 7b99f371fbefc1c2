/* Carrying a change out on rows: all of it, or nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "change.h"
#include "lookup.h"

/* Checks CHANGE and writes it to ROWS. When it does not fit the rows or breaks a rule, ROWS are as before. */
gboolean analect_apply (AnalectRows *rows, AnalectLookup *lookup, const AnalectChange *change, GError **error);

/* Writes the inverse of an applied change, whose result is the state before and needs no check. */
void analect_apply_inverse (AnalectRows *rows, AnalectLookup *lookup, const AnalectChange *change);
