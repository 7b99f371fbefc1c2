/* Open addressing over ids; see the header. At most half of the places are taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guid-map.h"
#include "rows-write.h"

struct _AnalectGuidMap
{
  const AnalectRows *rows;
  AnalectId *places;
  guint mask;
  guint n_taken;
};

AnalectGuidMap *
analect_guid_map_new (const AnalectRows *rows)
{
  AnalectGuidMap *map = g_new0 (AnalectGuidMap, 1);

  map->rows = rows;
  map->mask = 255;
  map->places = g_new0 (AnalectId, map->mask + 1);
  return map;
}

void
analect_guid_map_free (AnalectGuidMap *map)
{
  g_free (map->places);
  g_free (map);
}

/* The place where GUID stands, or the free place where it would. */
static guint
find_place (const AnalectGuidMap *map, const AnalectGuid *guid)
{
  guint place = analect_guid_hash (guid) & map->mask;

  while (map->places[place] != ANALECT_ID_NONE
         && !analect_guid_equal (&analect_rows_peek (map->rows, map->places[place])->guid, guid))
    place = (place + 1) & map->mask;
  return place;
}

static void
grow (AnalectGuidMap *map)
{
  g_autofree AnalectId *old = map->places;
  guint n = map->mask + 1;

  map->mask = n * 2 - 1;
  map->places = g_new0 (AnalectId, n * 2);
  for (guint i = 0; i < n; i++)
    if (old[i] != ANALECT_ID_NONE)
      map->places[find_place (map, &analect_rows_peek (map->rows, old[i])->guid)] = old[i];
}

void
analect_guid_map_put (AnalectGuidMap *map, AnalectId id)
{
  const AnalectGuid *guid = &analect_rows_peek (map->rows, id)->guid;
  guint place = find_place (map, guid);

  if (map->places[place] == ANALECT_ID_NONE)
    {
      if ((map->n_taken + 1) * 2 > map->mask)
        {
          grow (map);
          place = find_place (map, guid);
        }
      map->n_taken++;
    }
  map->places[place] = id;
}

AnalectId
analect_guid_map_get (const AnalectGuidMap *map, const AnalectGuid *guid)
{
  return map->places[find_place (map, guid)];
}
