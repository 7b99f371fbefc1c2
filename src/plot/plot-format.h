/* Writing lengths and colours the same way on every machine. Private to src/plot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "palette.h"

/* Appends VALUE with at most two decimals, none of them a trailing zero, and a point whatever the locale. */
void analect_append_length (GString *string, double value);

/* Appends "#rrggbb", or "none". */
void analect_append_colour (GString *string, AnalectColour colour);
