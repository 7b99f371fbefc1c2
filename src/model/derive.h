/* Identities derived from keys, for entities of which there can be only one: two coders who answer the same question in
 * copies of a project make the same entity, and merging finds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

/* The GUID of the KIND whose key is the entities KEYS (N of them, in this order) and the text DETAIL (may be NULL). */
AnalectGuid analect_derive_guid (const AnalectRows *rows, AnalectKind kind, const AnalectId *keys, guint n,
                                 const char *detail);
