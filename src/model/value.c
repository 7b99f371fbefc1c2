/* Values of fields; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

AnalectValue
analect_value_default (AnalectField field)
{
  const AnalectFieldInfo *info = &analect_fields[field];
  AnalectValue value = { .integer = 0 };

  if (info->type == ANALECT_TYPE_INTEGER)
    value.integer = info->initial;
  else if (info->type == ANALECT_TYPE_REAL)
    value.real = NAN;
  return value;
}

AnalectValue
analect_value_copy (AnalectType type, AnalectValue value)
{
  switch (type)
    {
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_EXTRA:
      if (value.text != NULL)
        analect_text_ref (value.text);
      break;
    case ANALECT_TYPE_REFERENCES:
      if (value.set != NULL)
        g_atomic_ref_count_inc (&value.set->references);
      break;
    case ANALECT_TYPE_RANGES:
      if (value.ranges != NULL)
        g_atomic_ref_count_inc (&value.ranges->references);
      break;
    case ANALECT_TYPE_GUID:
      value.guid = g_memdup2 (value.guid, sizeof *value.guid);
      break;
    case ANALECT_TYPE_INTEGER:
    case ANALECT_TYPE_REAL:
    case ANALECT_TYPE_BOOLEAN:
    case ANALECT_TYPE_ENUM:
    case ANALECT_TYPE_TIME:
    case ANALECT_TYPE_REFERENCE:
      break;
    }
  return value;
}

void
analect_value_clear (AnalectType type, AnalectValue *value)
{
  switch (type)
    {
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_EXTRA:
      g_clear_pointer (&value->text, analect_text_unref);
      break;
    case ANALECT_TYPE_REFERENCES:
      g_clear_pointer (&value->set, analect_id_set_unref);
      break;
    case ANALECT_TYPE_RANGES:
      g_clear_pointer (&value->ranges, analect_ranges_unref);
      break;
    case ANALECT_TYPE_GUID:
      g_clear_pointer (&value->guid, g_free);
      break;
    case ANALECT_TYPE_INTEGER:
    case ANALECT_TYPE_REAL:
    case ANALECT_TYPE_BOOLEAN:
    case ANALECT_TYPE_ENUM:
    case ANALECT_TYPE_TIME:
    case ANALECT_TYPE_REFERENCE:
      break;
    }
}

static gboolean
sets_equal (const AnalectIdSet *a, const AnalectIdSet *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n != b->n)
    return FALSE;
  return memcmp (a->ids, b->ids, a->n * sizeof a->ids[0]) == 0;
}

static gboolean
ranges_equal (const AnalectRanges *a, const AnalectRanges *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n != b->n)
    return FALSE;
  return memcmp (a->ranges, b->ranges, a->n * sizeof a->ranges[0]) == 0;
}

gboolean
analect_value_equal (AnalectType type, AnalectValue a, AnalectValue b)
{
  switch (type)
    {
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_EXTRA:
      return analect_text_equal (a.text, b.text);
    case ANALECT_TYPE_REFERENCES:
      return sets_equal (a.set, b.set);
    case ANALECT_TYPE_RANGES:
      return ranges_equal (a.ranges, b.ranges);
    case ANALECT_TYPE_GUID:
      return a.guid == b.guid || (a.guid != NULL && b.guid != NULL && analect_guid_equal (a.guid, b.guid));
    case ANALECT_TYPE_REAL:
      return a.real == b.real || (isnan (a.real) && isnan (b.real));
    case ANALECT_TYPE_REFERENCE:
      return a.reference == b.reference;
    case ANALECT_TYPE_INTEGER:
    case ANALECT_TYPE_BOOLEAN:
    case ANALECT_TYPE_ENUM:
    case ANALECT_TYPE_TIME:
      return a.integer == b.integer;
    }
  g_return_val_if_reached (FALSE);
}

static AnalectIdSet *
id_set_alloc (guint n)
{
  AnalectIdSet *set = g_malloc (sizeof *set + n * sizeof set->ids[0]);

  g_atomic_ref_count_init (&set->references);
  set->n = n;
  return set;
}

int
analect_id_compare (gconstpointer a, gconstpointer b)
{
  AnalectId one = *(const AnalectId *) a, other = *(const AnalectId *) b;

  return one < other ? -1 : one > other;
}

AnalectIdSet *
analect_id_set_new (const AnalectId *ids, guint n)
{
  AnalectIdSet *set;
  guint kept = 0;

  if (n == 0)
    return NULL;
  set = id_set_alloc (n);
  memcpy (set->ids, ids, n * sizeof ids[0]);
  qsort (set->ids, n, sizeof set->ids[0], analect_id_compare);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || set->ids[kept - 1] != set->ids[i])
      set->ids[kept++] = set->ids[i];
  set->n = kept;
  return set;
}

void
analect_id_set_unref (AnalectIdSet *set)
{
  if (g_atomic_ref_count_dec (&set->references))
    g_free (set);
}

/* The place of ID, or where it would stand. */
static guint
id_set_find (const AnalectIdSet *set, AnalectId id)
{
  guint low = 0, high = set ? set->n : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (set->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
analect_id_set_contains (const AnalectIdSet *set, AnalectId id)
{
  guint at = id_set_find (set, id);

  return set != NULL && at < set->n && set->ids[at] == id;
}

AnalectIdSet *
analect_id_set_with (const AnalectIdSet *set, AnalectId id)
{
  guint n = set ? set->n : 0, at = id_set_find (set, id);
  AnalectIdSet *result;

  if (analect_id_set_contains (set, id))
    return analect_id_set_new (set->ids, n);
  result = id_set_alloc (n + 1);
  if (set != NULL)
    {
      memcpy (result->ids, set->ids, at * sizeof set->ids[0]);
      memcpy (result->ids + at + 1, set->ids + at, (n - at) * sizeof set->ids[0]);
    }
  result->ids[at] = id;
  return result;
}

AnalectIdSet *
analect_id_set_without (const AnalectIdSet *set, AnalectId id)
{
  guint at = id_set_find (set, id);
  AnalectIdSet *result;

  if (!analect_id_set_contains (set, id))
    return set ? analect_id_set_new (set->ids, set->n) : NULL;
  if (set->n == 1)
    return NULL;
  result = id_set_alloc (set->n - 1);
  memcpy (result->ids, set->ids, at * sizeof set->ids[0]);
  memcpy (result->ids + at, set->ids + at + 1, (set->n - at - 1) * sizeof set->ids[0]);
  return result;
}

AnalectRanges *
analect_ranges_new (const AnalectRange *ranges, guint n)
{
  AnalectRanges *result;

  if (n == 0)
    return NULL;
  result = g_malloc (sizeof *result + n * sizeof ranges[0]);
  g_atomic_ref_count_init (&result->references);
  result->n = n;
  memcpy (result->ranges, ranges, n * sizeof ranges[0]);
  return result;
}

void
analect_ranges_unref (AnalectRanges *ranges)
{
  if (g_atomic_ref_count_dec (&ranges->references))
    g_free (ranges);
}
