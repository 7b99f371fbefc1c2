/* The values of studies, by study and characteristic; see characteristics-private.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "characteristics-private.h"

/* Two entities fit one pointer on every platform GTK 4 is built for. */
G_STATIC_ASSERT (sizeof (gpointer) == 8);

static gpointer
make_key (AnalectId study, AnalectId attribute)
{
  return GSIZE_TO_POINTER ((gsize) study << 32 | attribute);
}

void
analect_value_index_init (AnalectValueIndex *index, const AnalectRows *rows)
{
  guint bound = analect_rows_get_bound (rows, ANALECT_KIND_VALUE);
  g_autofree AnalectId *last = g_new0 (AnalectId, bound + 1);

  index->first = g_hash_table_new (NULL, NULL);
  index->several = g_hash_table_new (NULL, NULL);
  index->next = g_array_new (FALSE, TRUE, sizeof (AnalectId));
  g_array_set_size (index->next, bound);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_VALUE); id; id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      AnalectId attribute = analect_row_reference (row, ANALECT_VALUE_ATTRIBUTE);
      gpointer key = make_key (analect_row_reference (row, ANALECT_VALUE_STUDY), attribute);
      AnalectId first = GPOINTER_TO_UINT (g_hash_table_lookup (index->first, key));

      if (analect_row_reference (row, ANALECT_VALUE_SAMPLE) != ANALECT_ID_NONE)
        continue;
      if (first == ANALECT_ID_NONE)
        {
          g_hash_table_insert (index->first, key, GUINT_TO_POINTER (id));
          first = id;
        }
      else
        {
          g_array_index (index->next, AnalectId, analect_id_index (last[analect_id_index (first)])) = id;
          g_hash_table_add (index->several, GUINT_TO_POINTER (attribute));
        }
      last[analect_id_index (first)] = id;
    }
}

void
analect_value_index_clear (AnalectValueIndex *index)
{
  g_hash_table_unref (index->first);
  g_hash_table_unref (index->several);
  g_array_unref (index->next);
}

void
analect_value_index_collect (const AnalectValueIndex *index, AnalectId study, AnalectId attribute, GArray *ids)
{
  AnalectId id = GPOINTER_TO_UINT (g_hash_table_lookup (index->first, make_key (study, attribute)));

  for (; id != ANALECT_ID_NONE; id = g_array_index (index->next, AnalectId, analect_id_index (id)))
    g_array_append_val (ids, id);
}
