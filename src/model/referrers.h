/* What refers to an entity through one field: the other direction of a reference.
 *
 * A table is made from the rows as they are and told of each later write. For a single reference it is a doubly linked
 * list per target, kept in arrays indexed by entity, so that a write costs constant time however many refer to the
 * same target; for a set of references it is a table that is thrown away at a write and made again when asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

typedef struct _AnalectReferrers AnalectReferrers;

/* The table of FIELD, which holds a reference or a set of references. ROWS is borrowed and must outlive it. */
AnalectReferrers *analect_referrers_new (const AnalectRows *rows, AnalectField field);
void analect_referrers_free (AnalectReferrers *referrers);

/* ID named BEFORE in the field and now names what stands in its row; an entity that does not exist names nothing.
 * For a set BEFORE is ignored. */
void analect_referrers_update (AnalectReferrers *referrers, AnalectId id, AnalectId before);

/* Appends to IDS (of AnalectId) all that name TARGET, in no particular order. */
void analect_referrers_collect (AnalectReferrers *referrers, AnalectId target, GArray *ids);

/* Whether anything names TARGET. */
gboolean analect_referrers_any (AnalectReferrers *referrers, AnalectId target);

/* Walks those that name TARGET through a single reference, in no particular order; ANALECT_ID_NONE at the end. */
AnalectId analect_referrers_first (AnalectReferrers *referrers, AnalectId target);
AnalectId analect_referrers_next (AnalectReferrers *referrers, AnalectId referrer);
