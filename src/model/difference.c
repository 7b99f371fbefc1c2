/* Differences; see the header. Values are compared by their text form, in which references are GUIDs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "difference.h"

#include "value-text.h"

static gboolean
same_value (const AnalectRows *before, const AnalectRows *after, AnalectField field, AnalectValue one,
            AnalectValue other, GString *scratch[2])
{
  AnalectType type = analect_fields[field].type;

  if (type != ANALECT_TYPE_REFERENCE && type != ANALECT_TYPE_REFERENCES)
    return analect_value_equal (type, one, other);
  g_string_truncate (scratch[0], 0);
  g_string_truncate (scratch[1], 0);
  analect_value_write (before, field, one, scratch[0]);
  analect_value_write (after, field, other, scratch[1]);
  return g_string_equal (scratch[0], scratch[1]);
}

static void
add_changes (GArray *differences, const AnalectRows *before, const AnalectRows *after, AnalectId one, AnalectId other,
             GString *scratch[2])
{
  AnalectKind kind = analect_id_kind (one);
  const AnalectRow *row = analect_rows_get (before, one), *there = analect_rows_get (after, other);

  for (guint slot = 0; slot < analect_kind_n_fields (kind); slot++)
    {
      AnalectDifference difference = { .kind = ANALECT_DIFFERENCE_CHANGED,
                                       .before = one,
                                       .after = other,
                                       .field = analect_kinds[kind].first + slot };

      if (!same_value (before, after, difference.field, row->values[slot], there->values[slot], scratch))
        g_array_append_val (differences, difference);
    }
}

typedef struct
{
  const AnalectRows *before;
  const AnalectRows *after;
} Pair;

static const AnalectGuid *
guid_of (const Pair *pair, const AnalectDifference *difference)
{
  return difference->before ? &analect_rows_get (pair->before, difference->before)->guid
                            : &analect_rows_get (pair->after, difference->after)->guid;
}

static int
compare_differences (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectDifference *one = a, *other = b;
  AnalectKind kind = analect_id_kind (one->before ? one->before : one->after);
  AnalectKind other_kind = analect_id_kind (other->before ? other->before : other->after);
  int order;

  if (kind != other_kind)
    return kind < other_kind ? -1 : 1;
  order = analect_guid_compare (guid_of (data, one), guid_of (data, other));
  return order ? order : one->field < other->field ? -1 : one->field > other->field;
}

/* Entities of one side that the other does not have. */
static void
add_missing (GArray *differences, const AnalectRows *here, const AnalectLookup *there, AnalectKind kind,
             AnalectDifferenceKind what)
{
  for (AnalectId id = analect_rows_first (here, kind); id != ANALECT_ID_NONE; id = analect_rows_next (here, id))
    {
      AnalectDifference difference = { .kind = what };

      if (analect_lookup_find (there, &analect_rows_get (here, id)->guid) != ANALECT_ID_NONE)
        continue;
      if (what == ANALECT_DIFFERENCE_ADDED)
        difference.after = id;
      else
        difference.before = id;
      g_array_append_val (differences, difference);
    }
}

GArray *
analect_difference_new (const AnalectRows *before, const AnalectRows *after)
{
  GArray *differences = g_array_new (FALSE, FALSE, sizeof (AnalectDifference));
  g_autoptr (AnalectLookup) old = analect_lookup_new (before), new = analect_lookup_new (after);
  GString *scratch[2] = { g_string_new (NULL), g_string_new (NULL) };
  Pair pair = { before, after };

  add_changes (differences, before, after, ANALECT_ID_PROJECT, ANALECT_ID_PROJECT, scratch);
  for (int i = ANALECT_KIND_PROJECT + 1; i < ANALECT_N_KINDS; i++)
    {
      AnalectKind kind = (AnalectKind) i;

      add_missing (differences, before, new, kind, ANALECT_DIFFERENCE_REMOVED);
      add_missing (differences, after, old, kind, ANALECT_DIFFERENCE_ADDED);
      for (AnalectId id = analect_rows_first (before, kind); id != ANALECT_ID_NONE; id = analect_rows_next (before, id))
        {
          AnalectId other = analect_lookup_find (new, &analect_rows_get (before, id)->guid);

          if (other != ANALECT_ID_NONE && analect_id_kind (other) == kind)
            add_changes (differences, before, after, id, other, scratch);
        }
    }
  g_array_sort_with_data (differences, compare_differences, &pair);
  g_string_free (scratch[0], TRUE);
  g_string_free (scratch[1], TRUE);
  return differences;
}
