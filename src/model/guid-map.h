/* From GUIDs to the ids of rows; the GUIDs themselves stand in the rows.
 *
 * The map keeps the last entity that was put in under each GUID, also when it exists no more; the caller looks at the
 * row. Main thread, like the rows it reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

typedef struct _AnalectGuidMap AnalectGuidMap;

/* ROWS is borrowed and must outlive the map. */
AnalectGuidMap *analect_guid_map_new (const AnalectRows *rows);
void analect_guid_map_free (AnalectGuidMap *map);

/* Puts in ID, whose row carries its GUID; takes the place of an entity with the same GUID. */
void analect_guid_map_put (AnalectGuidMap *map, AnalectId id);

/* The entity last put in under GUID, or ANALECT_ID_NONE. */
AnalectId analect_guid_map_get (const AnalectGuidMap *map, const AnalectGuid *guid);
