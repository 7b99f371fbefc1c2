/* Entities as sorted text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dump-rows.h"

#include <stdlib.h>
#include <string.h>

static char *
guid_of (const AnalectRows *rows, AnalectId id)
{
  const AnalectRow *row = analect_rows_get (rows, id);
  char guid[ANALECT_GUID_STRING_SIZE];

  return g_strdup (row ? analect_guid_format (&row->guid, guid) : "nothing");
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
dump_set (const AnalectRows *rows, const AnalectIdSet *set)
{
  g_autoptr (GPtrArray) guids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; set != NULL && i < set->n; i++)
    g_ptr_array_add (guids, guid_of (rows, set->ids[i]));
  g_ptr_array_sort (guids, compare_strings);
  g_ptr_array_add (guids, NULL);
  return g_strjoinv (" ", (char **) guids->pdata);
}

static char *
dump_ranges (const AnalectRanges *ranges)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; ranges != NULL && i < ranges->n; i++)
    g_string_append_printf (out, "[%u,%u)", ranges->ranges[i].start, ranges->ranges[i].end);
  return g_string_free (out, FALSE);
}

static char *
dump_value (const AnalectRows *rows, AnalectType type, AnalectValue value)
{
  switch (type)
    {
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_EXTRA:
      return value.text ? g_strescape (analect_text_peek (value.text), NULL) : g_strdup ("");
    case ANALECT_TYPE_REAL:
      return g_strdup_printf ("%a", value.real);
    case ANALECT_TYPE_REFERENCE:
      return guid_of (rows, value.reference);
    case ANALECT_TYPE_REFERENCES:
      return dump_set (rows, value.set);
    case ANALECT_TYPE_RANGES:
      return dump_ranges (value.ranges);
    case ANALECT_TYPE_INTEGER:
    case ANALECT_TYPE_BOOLEAN:
    case ANALECT_TYPE_ENUM:
    case ANALECT_TYPE_TIME:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value.integer);
    case ANALECT_TYPE_GUID:
      break;
    }
  g_assert_not_reached ();
}

static void
dump_entity (const AnalectRows *rows, AnalectId id, GPtrArray *lines)
{
  AnalectKind kind = analect_id_kind (id);
  const AnalectRow *row = analect_rows_get (rows, id);
  g_autofree char *guid = guid_of (rows, id);

  g_ptr_array_add (lines, g_strdup_printf ("%s %s", analect_kinds[kind].element, guid));
  for (guint slot = 0; slot < analect_kind_n_fields (kind); slot++)
    {
      AnalectField field = analect_kinds[kind].first + slot;
      AnalectType type = analect_fields[field].type;
      g_autofree char *value = NULL;

      if (analect_value_equal (type, row->values[slot], analect_value_default (field)))
        continue;
      value = dump_value (rows, type, row->values[slot]);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s.%s = %s", analect_kinds[kind].element, guid,
                                               analect_fields[field].name, value));
    }
}

char *
dump_rows (const AnalectRows *rows)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (rows, (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (rows, id))
      dump_entity (rows, id, lines);
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

void
dump_rows_assert_equal (const AnalectRows *actual, const AnalectRows *expected)
{
  g_autofree char *one = dump_rows (actual), *other = dump_rows (expected);
  g_auto (GStrv) lines = NULL, wanted = NULL;

  if (strcmp (one, other) == 0)
    return;
  lines = g_strsplit (one, "\n", -1);
  wanted = g_strsplit (other, "\n", -1);
  for (guint i = 0;; i++)
    if (g_strcmp0 (lines[i], wanted[i]) != 0)
      g_error ("The states differ:\n  is        %s\n  should be %s", lines[i] ? lines[i] : "(the end)",
               wanted[i] ? wanted[i] : "(the end)");
}
