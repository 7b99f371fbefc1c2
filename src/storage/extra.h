/* What a newer version of the program wrote about an entity and this one does not know: kept as text with the entity,
 * and so saved, removed, undone and merged with it.
 *
 * The text is ready to be written: attributes first, each with a blank before it, then a newline, then elements. The
 * values of attributes hold no raw newline, so the first one divides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

/* Puts an extra together from its two parts; NULL when both are empty. The caller owns the result. */
AnalectText *analect_extra_new (const GString *attributes, const GString *elements);

/* Appends the attributes, but for those ROW writes itself by now (a value of a newer version that this one did not
 * understand, and which somebody has set anew). */
void analect_extra_write_attributes (const AnalectText *extra, AnalectKind kind, const AnalectRow *row, GString *out);

/* Appends the elements. Whether there were any. */
gboolean analect_extra_write_elements (const AnalectText *extra, GString *out);
