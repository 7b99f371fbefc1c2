/* The other direction of references; see the header.
 *
 * Lists hold index + 1 of the referring entity, 0 being the end. Heads are an array when the field names one kind, and
 * a hash table when it may name any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "referrers.h"
#include "rows-write.h"

struct _AnalectReferrers
{
  const AnalectRows *rows;
  AnalectField field;
  AnalectKind kind;
  GArray *heads;         /* of guint32, by index of the target */
  GHashTable *any_heads; /* target id → head, when the target may be of any kind */
  GArray *next;          /* of guint32, by index of the referring entity */
  GArray *previous;
  GHashTable *of_sets; /* target id → GArray of ids; NULL when it has to be made */
};

static gboolean
is_set (const AnalectReferrers *referrers)
{
  return analect_fields[referrers->field].type == ANALECT_TYPE_REFERENCES;
}

static guint32 *
place_in (GArray *array, guint index)
{
  if (index >= array->len)
    g_array_set_size (array, MAX (index + 1, array->len + array->len / 2));
  return &g_array_index (array, guint32, index);
}

static guint32
get_head (AnalectReferrers *referrers, AnalectId target)
{
  guint index = analect_id_index (target);

  if (referrers->any_heads != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (referrers->any_heads, GUINT_TO_POINTER (target)));
  return index < referrers->heads->len ? g_array_index (referrers->heads, guint32, index) : 0;
}

static void
set_head (AnalectReferrers *referrers, AnalectId target, guint32 head)
{
  if (referrers->any_heads != NULL)
    g_hash_table_insert (referrers->any_heads, GUINT_TO_POINTER (target), GUINT_TO_POINTER (head));
  else
    *place_in (referrers->heads, analect_id_index (target)) = head;
}

static void
link_to (AnalectReferrers *referrers, guint index, AnalectId target)
{
  guint32 head = get_head (referrers, target);

  *place_in (referrers->next, index) = head;
  *place_in (referrers->previous, index) = 0;
  if (head != 0)
    *place_in (referrers->previous, head - 1) = index + 1;
  set_head (referrers, target, index + 1);
}

static void
unlink_from (AnalectReferrers *referrers, guint index, AnalectId target)
{
  guint32 next = *place_in (referrers->next, index), previous = *place_in (referrers->previous, index);

  if (previous != 0)
    *place_in (referrers->next, previous - 1) = next;
  else
    set_head (referrers, target, next);
  if (next != 0)
    *place_in (referrers->previous, next - 1) = previous;
}

static void
fill_lists (AnalectReferrers *referrers)
{
  guint bound = analect_rows_get_bound (referrers->rows, referrers->kind);

  g_array_set_size (referrers->next, bound);
  g_array_set_size (referrers->previous, bound);
  for (AnalectId id = analect_rows_first (referrers->rows, referrers->kind); id != ANALECT_ID_NONE;
       id = analect_rows_next (referrers->rows, id))
    {
      AnalectId target = analect_row_reference (analect_rows_get (referrers->rows, id), referrers->field);

      if (target != ANALECT_ID_NONE)
        link_to (referrers, analect_id_index (id), target);
    }
}

static void
fill_sets (AnalectReferrers *referrers)
{
  referrers->of_sets = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (AnalectId id = analect_rows_first (referrers->rows, referrers->kind); id != ANALECT_ID_NONE;
       id = analect_rows_next (referrers->rows, id))
    {
      const AnalectIdSet *set = analect_row_set (analect_rows_get (referrers->rows, id), referrers->field);

      for (guint i = 0; set != NULL && i < set->n; i++)
        {
          GArray *ids = g_hash_table_lookup (referrers->of_sets, GUINT_TO_POINTER (set->ids[i]));

          if (ids == NULL)
            {
              ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));
              g_hash_table_insert (referrers->of_sets, GUINT_TO_POINTER (set->ids[i]), ids);
            }
          g_array_append_val (ids, id);
        }
    }
}

AnalectReferrers *
analect_referrers_new (const AnalectRows *rows, AnalectField field)
{
  AnalectReferrers *referrers = g_new0 (AnalectReferrers, 1);

  referrers->rows = rows;
  referrers->field = field;
  referrers->kind = analect_fields[field].kind;
  if (is_set (referrers))
    return referrers;

  if (analect_fields[field].target == ANALECT_KIND_ANY)
    referrers->any_heads = g_hash_table_new (NULL, NULL);
  referrers->heads = g_array_new (FALSE, TRUE, sizeof (guint32));
  referrers->next = g_array_new (FALSE, TRUE, sizeof (guint32));
  referrers->previous = g_array_new (FALSE, TRUE, sizeof (guint32));
  fill_lists (referrers);
  return referrers;
}

void
analect_referrers_free (AnalectReferrers *referrers)
{
  g_clear_pointer (&referrers->heads, g_array_unref);
  g_clear_pointer (&referrers->next, g_array_unref);
  g_clear_pointer (&referrers->previous, g_array_unref);
  g_clear_pointer (&referrers->any_heads, g_hash_table_unref);
  g_clear_pointer (&referrers->of_sets, g_hash_table_unref);
  g_free (referrers);
}

void
analect_referrers_update (AnalectReferrers *referrers, AnalectId id, AnalectId before)
{
  const AnalectRow *row;
  AnalectId after;

  if (is_set (referrers))
    {
      g_clear_pointer (&referrers->of_sets, g_hash_table_unref);
      return;
    }
  row = analect_rows_get (referrers->rows, id);
  after = row ? analect_row_reference (row, referrers->field) : ANALECT_ID_NONE;
  if (before == after)
    return;
  if (before != ANALECT_ID_NONE)
    unlink_from (referrers, analect_id_index (id), before);
  if (after != ANALECT_ID_NONE)
    link_to (referrers, analect_id_index (id), after);
}

void
analect_referrers_collect (AnalectReferrers *referrers, AnalectId target, GArray *ids)
{
  if (is_set (referrers))
    {
      GArray *found;

      if (referrers->of_sets == NULL)
        fill_sets (referrers);
      found = g_hash_table_lookup (referrers->of_sets, GUINT_TO_POINTER (target));
      if (found != NULL)
        g_array_append_vals (ids, found->data, found->len);
      return;
    }
  for (AnalectId id = analect_referrers_first (referrers, target); id != ANALECT_ID_NONE;
       id = analect_referrers_next (referrers, id))
    g_array_append_val (ids, id);
}

static AnalectId
id_of_place (const AnalectReferrers *referrers, guint32 place)
{
  return place ? analect_id_new (referrers->kind, place - 1) : ANALECT_ID_NONE;
}

AnalectId
analect_referrers_first (AnalectReferrers *referrers, AnalectId target)
{
  return id_of_place (referrers, get_head (referrers, target));
}

AnalectId
analect_referrers_next (AnalectReferrers *referrers, AnalectId referrer)
{
  return id_of_place (referrers, g_array_index (referrers->next, guint32, analect_id_index (referrer)));
}

gboolean
analect_referrers_any (AnalectReferrers *referrers, AnalectId target)
{
  if (!is_set (referrers))
    return get_head (referrers, target) != 0;
  if (referrers->of_sets == NULL)
    fill_sets (referrers);
  return g_hash_table_contains (referrers->of_sets, GUINT_TO_POINTER (target));
}
