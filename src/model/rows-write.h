/* Writing to rows. Only the project (through a change) and the loader (while a project is being read) may do so;
 * everybody else makes a change and gives it to analect_project_apply ().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

/* No entity at all, not even the project. The caller owns the reference. */
AnalectRows *analect_rows_new (void);

/* The same content as an immutable snapshot. The caller owns the reference. */
AnalectRows *analect_rows_share (const AnalectRows *rows);

/* Reserves the next id of KIND. The entity does not exist yet; its fields have their defaults. ANALECT_ID_NONE when
 * the kind is full. */
AnalectId analect_rows_reserve (AnalectRows *rows, AnalectKind kind);

/* Makes a reserved or removed entity exist under GUID (not NULL), or not exist any more (NULL). */
void analect_rows_set_exists (AnalectRows *rows, AnalectId id, const AnalectGuid *guid);

/* Replaces a value; takes ownership of VALUE. */
void analect_rows_take_value (AnalectRows *rows, AnalectId id, AnalectField field, AnalectValue value);

/* The row of a reserved entity, existing or not. */
const AnalectRow *analect_rows_peek (const AnalectRows *rows, AnalectId id);

void analect_rows_set_revision (AnalectRows *rows, guint64 revision);
