/* Which excerpts stand on which part of a document: an interval index per document that somebody has asked about.
 *
 * An excerpt is indexed by each of its ranges while it exists, names the document, and its ranges are not empty; the
 * states a change passes through on its way need not be sensible.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

typedef struct _AnalectPlaces AnalectPlaces;

/* ROWS is borrowed and must outlive the places. */
AnalectPlaces *analect_places_new (const AnalectRows *rows);
void analect_places_free (AnalectPlaces *places);

/* Whether DOCUMENT has an index already; analect_places_fill () makes it from its N EXCERPTS. */
gboolean analect_places_knows (AnalectPlaces *places, AnalectId document);
void analect_places_fill (AnalectPlaces *places, AnalectId document, const AnalectId *excerpts, guint n);

/* Takes an excerpt out as its row says now, before the row changes; puts it in as its row says now. */
void analect_places_remove (AnalectPlaces *places, AnalectId excerpt);
void analect_places_add (AnalectPlaces *places, AnalectId excerpt);

/* Appends to IDS (of AnalectId) the excerpts of DOCUMENT that overlap [START, END), in order of position, each once. */
void analect_places_collect (AnalectPlaces *places, AnalectId document, guint start, guint end, GArray *ids);
