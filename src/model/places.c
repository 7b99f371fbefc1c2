/* Excerpts by place; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "places.h"

#include "interval-index.h"

struct _AnalectPlaces
{
  const AnalectRows *rows;
  GHashTable *indices; /* document id → AnalectIntervalIndex; the payload is the excerpt's id */
};

AnalectPlaces *
analect_places_new (const AnalectRows *rows)
{
  AnalectPlaces *places = g_new0 (AnalectPlaces, 1);

  places->rows = rows;
  places->indices = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) analect_interval_index_free);
  return places;
}

void
analect_places_free (AnalectPlaces *places)
{
  g_hash_table_unref (places->indices);
  g_free (places);
}

static AnalectIntervalIndex *
get_index (AnalectPlaces *places, AnalectId document)
{
  return g_hash_table_lookup (places->indices, GUINT_TO_POINTER (document));
}

gboolean
analect_places_knows (AnalectPlaces *places, AnalectId document)
{
  return get_index (places, document) != NULL;
}

typedef void (*Visit) (AnalectIntervalIndex *index, AnalectId excerpt, guint32 start, guint32 end);

static void
insert (AnalectIntervalIndex *index, AnalectId excerpt, guint32 start, guint32 end)
{
  analect_interval_index_insert (index, start, end, excerpt);
}

static void
withdraw (AnalectIntervalIndex *index, AnalectId excerpt, guint32 start, guint32 end)
{
  analect_interval_index_remove (index, start, end, excerpt);
}

static void
visit_ranges (AnalectPlaces *places, AnalectId excerpt, Visit visit)
{
  const AnalectRow *row = analect_rows_get (places->rows, excerpt);
  AnalectIntervalIndex *index;
  const AnalectRanges *more;
  gint64 start, end;

  if (row == NULL)
    return;
  index = get_index (places, analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT));
  if (index == NULL)
    return;
  start = analect_row_integer (row, ANALECT_EXCERPT_START);
  end = analect_row_integer (row, ANALECT_EXCERPT_END);
  if (start >= 0 && start < end && end <= G_MAXUINT32)
    visit (index, excerpt, (guint32) start, (guint32) end);
  more = analect_row_ranges (row, ANALECT_EXCERPT_MORE);
  for (guint i = 0; more != NULL && i < more->n; i++)
    if (more->ranges[i].start < more->ranges[i].end)
      visit (index, excerpt, more->ranges[i].start, more->ranges[i].end);
}

void
analect_places_fill (AnalectPlaces *places, AnalectId document, const AnalectId *excerpts, guint n)
{
  g_hash_table_insert (places->indices, GUINT_TO_POINTER (document), analect_interval_index_new ());
  for (guint i = 0; i < n; i++)
    visit_ranges (places, excerpts[i], insert);
}

void
analect_places_remove (AnalectPlaces *places, AnalectId excerpt)
{
  visit_ranges (places, excerpt, withdraw);
}

void
analect_places_add (AnalectPlaces *places, AnalectId excerpt)
{
  visit_ranges (places, excerpt, insert);
}

void
analect_places_collect (AnalectPlaces *places, AnalectId document, guint start, guint end, GArray *ids)
{
  g_autoptr (GHashTable) seen = NULL; /* made when an excerpt may come a second time */
  AnalectIntervalIter iter;
  AnalectInterval interval;

  analect_interval_iter_init (&iter, get_index (places, document), start, end);
  while (analect_interval_iter_next (&iter, &interval))
    {
      const AnalectRow *row = analect_rows_get (places->rows, interval.payload);

      if (analect_row_ranges (row, ANALECT_EXCERPT_MORE) != NULL)
        {
          if (seen == NULL)
            seen = g_hash_table_new (NULL, NULL);
          if (!g_hash_table_add (seen, GUINT_TO_POINTER (interval.payload)))
            continue;
        }
      g_array_append_val (ids, interval.payload);
    }
}
