/* Ways into the rows; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lookup.h"

#include "guid-map.h"
#include "places.h"
#include "referrers.h"

#include <stdlib.h>

struct _AnalectLookup
{
  const AnalectRows *rows;
  AnalectGuidMap *guids;
  AnalectPlaces *places;
  AnalectReferrers *referrers[ANALECT_N_FIELDS]; /* NULL until asked for */
};

AnalectLookup *
analect_lookup_new (const AnalectRows *rows)
{
  AnalectLookup *lookup = g_new0 (AnalectLookup, 1);

  lookup->rows = rows;
  lookup->guids = analect_guid_map_new (rows);
  lookup->places = analect_places_new (rows);
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (rows, (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (rows, id))
      analect_guid_map_put (lookup->guids, id);
  return lookup;
}

void
analect_lookup_free (AnalectLookup *lookup)
{
  analect_guid_map_free (lookup->guids);
  analect_places_free (lookup->places);
  for (guint i = 0; i < ANALECT_N_FIELDS; i++)
    g_clear_pointer (&lookup->referrers[i], analect_referrers_free);
  g_free (lookup);
}

AnalectId
analect_lookup_find_any (const AnalectLookup *lookup, const AnalectGuid *guid)
{
  return analect_guid_map_get (lookup->guids, guid);
}

void
analect_lookup_note_guid (AnalectLookup *lookup, AnalectId id)
{
  analect_guid_map_put (lookup->guids, id);
}

AnalectId
analect_lookup_find (const AnalectLookup *lookup, const AnalectGuid *guid)
{
  AnalectId id = analect_guid_map_get (lookup->guids, guid);

  return analect_rows_get (lookup->rows, id) ? id : ANALECT_ID_NONE;
}

static AnalectReferrers *
get_referrers (AnalectLookup *lookup, AnalectField field)
{
  if (lookup->referrers[field] == NULL)
    lookup->referrers[field] = analect_referrers_new (lookup->rows, field);
  return lookup->referrers[field];
}

void
analect_lookup_referrers (AnalectLookup *lookup, AnalectField field, AnalectId target, GArray *ids)
{
  guint n = ids->len;

  analect_referrers_collect (get_referrers (lookup, field), target, ids);
  if (ids->len - n > 1)
    qsort (&g_array_index (ids, AnalectId, n), ids->len - n, sizeof (AnalectId), analect_id_compare);
}

AnalectId
analect_lookup_first (AnalectLookup *lookup, AnalectField field, AnalectId target)
{
  return analect_referrers_first (get_referrers (lookup, field), target);
}

AnalectId
analect_lookup_next (AnalectLookup *lookup, AnalectField field, AnalectId referrer)
{
  return analect_referrers_next (get_referrers (lookup, field), referrer);
}

gboolean
analect_lookup_has_referrer (AnalectLookup *lookup, AnalectField field, AnalectId target)
{
  return analect_referrers_any (get_referrers (lookup, field), target);
}

void
analect_lookup_excerpts_in (AnalectLookup *lookup, AnalectId document, guint start, guint end, GArray *ids)
{
  if (!analect_places_knows (lookup->places, document))
    {
      g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));

      analect_lookup_referrers (lookup, ANALECT_EXCERPT_DOCUMENT, document, excerpts);
      analect_places_fill (lookup->places, document, (const AnalectId *) (gpointer) excerpts->data, excerpts->len);
    }
  analect_places_collect (lookup->places, document, start, end, ids);
}

/* Whether FIELD says where an excerpt stands. */
static gboolean
is_place (AnalectId id, AnalectField field)
{
  return analect_id_kind (id) == ANALECT_KIND_EXCERPT
         && (field == ANALECT_FIELD_EXISTS || field == ANALECT_EXCERPT_DOCUMENT || field == ANALECT_EXCERPT_START
             || field == ANALECT_EXCERPT_END || field == ANALECT_EXCERPT_MORE);
}

void
analect_lookup_before_write (AnalectLookup *lookup, AnalectId id, AnalectField field)
{
  if (is_place (id, field))
    analect_places_remove (lookup->places, id);
}

void
analect_lookup_after_write (AnalectLookup *lookup, AnalectId id, AnalectField field, AnalectId before)
{
  if (field == ANALECT_FIELD_EXISTS)
    {
      if (analect_rows_get (lookup->rows, id) != NULL)
        analect_guid_map_put (lookup->guids, id);
    }
  else if (lookup->referrers[field] != NULL)
    analect_referrers_update (lookup->referrers[field], id, before);

  if (is_place (id, field))
    analect_places_add (lookup->places, id);
}
