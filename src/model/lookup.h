/* Ways into the rows of one project: by GUID, by what refers to an entity, and by place in a document.
 *
 * A lookup belongs to live rows and is told of each write by their owner; what it answers is true for the rows as they
 * are now. Tables of referrers and of places are made when they are first asked for and kept up to date from then on.
 *
 * Life cycle: made by the project and the loader, borrowed by others through analect_project_get_lookup (). Main thread
 * only, as the live rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

typedef struct _AnalectLookup AnalectLookup;

/* ROWS is borrowed and must outlive the lookup. Entities that exist already are found. */
AnalectLookup *analect_lookup_new (const AnalectRows *rows);
void analect_lookup_free (AnalectLookup *lookup);

/* The existing entity with this GUID, or ANALECT_ID_NONE. */
AnalectId analect_lookup_find (const AnalectLookup *lookup, const AnalectGuid *guid);

/* The entity last known under this GUID, whether it exists or not; for the loader, which knows entities by name before
 * they come. analect_lookup_note_guid () makes such an entity known. */
AnalectId analect_lookup_find_any (const AnalectLookup *lookup, const AnalectGuid *guid);
void analect_lookup_note_guid (AnalectLookup *lookup, AnalectId id);

/* Appends to IDS (of AnalectId) all entities whose FIELD, a reference or a set of references, names TARGET; in
 * ascending order. */
void analect_lookup_referrers (AnalectLookup *lookup, AnalectField field, AnalectId target, GArray *ids);

/* Walks the entities whose FIELD, a single reference, names TARGET, in no particular order; nothing may be written
 * meanwhile. ANALECT_ID_NONE at the end. */
AnalectId analect_lookup_first (AnalectLookup *lookup, AnalectField field, AnalectId target);
AnalectId analect_lookup_next (AnalectLookup *lookup, AnalectField field, AnalectId referrer);

/* Whether there is any. */
gboolean analect_lookup_has_referrer (AnalectLookup *lookup, AnalectField field, AnalectId target);

/* Appends to IDS (of AnalectId) the excerpts of DOCUMENT that have a character in common with [START, END), in order of
 * position; an excerpt of several ranges once. Logarithmic in the number of excerpts of the document. */
void analect_lookup_excerpts_in (AnalectLookup *lookup, AnalectId document, guint start, guint end, GArray *ids);

/* To be called by the owner of the rows: before a write that may concern places, and after a write. */
void analect_lookup_before_write (AnalectLookup *lookup, AnalectId id, AnalectField field);
void analect_lookup_after_write (AnalectLookup *lookup, AnalectId id, AnalectField field, AnalectId before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectLookup, analect_lookup_free)
