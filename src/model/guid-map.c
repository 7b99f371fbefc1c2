/* Open addressing; see the header. At most half of the places are taken. A place holds the hash beside the id, so that a
 * search looks at the row of nothing but what it finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guid-map.h"
#include "rows-write.h"

typedef struct
{
  guint32 hash;
  AnalectId id; /* ANALECT_ID_NONE: free */
} Place;

struct _AnalectGuidMap
{
  const AnalectRows *rows;
  Place *places;
  guint mask;
  guint n_taken;
};

AnalectGuidMap *
analect_guid_map_new (const AnalectRows *rows)
{
  AnalectGuidMap *map = g_new0 (AnalectGuidMap, 1);

  map->rows = rows;
  map->mask = 255;
  map->places = g_new0 (Place, map->mask + 1);
  return map;
}

void
analect_guid_map_free (AnalectGuidMap *map)
{
  g_free (map->places);
  g_free (map);
}

/* The place where GUID stands, or the free place where it would. */
static Place *
find_place (const AnalectGuidMap *map, const AnalectGuid *guid, guint32 hash)
{
  guint at = hash & map->mask;

  while (map->places[at].id != ANALECT_ID_NONE
         && (map->places[at].hash != hash
             || !analect_guid_equal (&analect_rows_peek (map->rows, map->places[at].id)->guid, guid)))
    at = (at + 1) & map->mask;
  return &map->places[at];
}

static void
grow (AnalectGuidMap *map)
{
  g_autofree Place *old = map->places;
  guint n = map->mask + 1;

  map->mask = n * 2 - 1;
  map->places = g_new0 (Place, n * 2);
  for (guint i = 0; i < n; i++)
    if (old[i].id != ANALECT_ID_NONE)
      {
        guint at = old[i].hash & map->mask;

        while (map->places[at].id != ANALECT_ID_NONE)
          at = (at + 1) & map->mask;
        map->places[at] = old[i];
      }
}

void
analect_guid_map_put (AnalectGuidMap *map, AnalectId id)
{
  const AnalectGuid *guid = &analect_rows_peek (map->rows, id)->guid;
  guint32 hash = analect_guid_hash (guid);
  Place *place = find_place (map, guid, hash);

  if (place->id == ANALECT_ID_NONE)
    {
      if ((map->n_taken + 1) * 2 > map->mask)
        {
          grow (map);
          place = find_place (map, guid, hash);
        }
      map->n_taken++;
    }
  place->hash = hash;
  place->id = id;
}

AnalectId
analect_guid_map_get (const AnalectGuidMap *map, const AnalectGuid *guid)
{
  return find_place (map, guid, analect_guid_hash (guid))->id;
}
