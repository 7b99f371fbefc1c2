/* The rules every project keeps, whatever changes it: required fields, references to what exists, ranges inside their
 * text, no cycles, nothing twice.
 *
 * Checked for what a change touches, before anybody sees it, and for everything when a project is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "lookup.h"
#include "model-error.h"

/* Whether ID, an existing entity, keeps the rules; ERROR says which it breaks (any code of ANALECT_MODEL_ERROR). */
gboolean analect_validate_entity (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, GError **error);

/* Whether what stands below ID, by their FIELD, does not lie too deep now that ID stands where it does. There must be
 * no cycle. */
gboolean analect_validate_depth (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, AnalectField field,
                                 GError **error);

/* Whether a removed entity is referred to by nothing any more. */
gboolean analect_validate_removed (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, GError **error);

/* A short description for messages: the kind's label and the entity's name, or its GUID. The caller frees it. */
char *analect_describe (const AnalectRows *rows, AnalectId id);
