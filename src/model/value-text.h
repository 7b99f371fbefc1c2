/* The text form of values: one form for project files, the journal, and lists of differences.
 *
 * Integers and reals are decimal with '.', reals with as few digits as give the same real again; booleans "true" or
 * "false"; times xsd:dateTime in UTC; enumerations by their texts; references GUIDs; sets of references GUIDs in
 * ascending order with blanks between; ranges "start:end" with blanks between. Texts stand for themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

/* Appends the text form of VALUE, a value of FIELD, to OUT, unescaped. ROWS give the GUIDs of references, also of
 * entities that exist no more. */
void analect_value_write (const AnalectRows *rows, AnalectField field, AnalectValue value, GString *out);

/* Gives the id for a GUID in a reference to TARGET (a kind, or ANALECT_KIND_ANY), or ANALECT_ID_NONE. */
typedef AnalectId (*AnalectResolver) (AnalectKind target, const AnalectGuid *guid, gpointer data);

/* Reads the N_BYTES at TEXT as a value of FIELD; the caller clears it. ERROR (ANALECT_MODEL_ERROR_VALUE, _REFERENCE)
 * says what it is not. Texts must be legal. */
gboolean analect_value_read (AnalectField field, const char *text, gsize n_bytes, AnalectResolver resolver,
                             gpointer data, AnalectValue *value, GError **error);
