/* Groups of studies; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "study-group.h"

#include "enumerations.h"

#include <string.h>

static gboolean
is_reported (const AnalectRow *value)
{
  return analect_row_integer (value, ANALECT_VALUE_REPORTED) != ANALECT_REPORTED_NO;
}

/* Whether VALUE puts a study anywhere: an empty cell does not. */
static gboolean
says_something (const AnalectRow *value)
{
  return analect_row_integer (value, ANALECT_VALUE_REPORTED) != ANALECT_REPORTED_YES
         || *analect_row_string (value, ANALECT_VALUE_TEXT) != '\0';
}

const char *
analect_study_group_name (const AnalectRows *rows, AnalectId value)
{
  const AnalectRow *row = analect_rows_get (rows, value);
  const char *text = row ? analect_row_string (row, ANALECT_VALUE_TEXT) : "";

  if (row == NULL)
    return "";
  if (is_reported (row) && *text != '\0')
    return text;
  return analect_enumeration_label (ANALECT_ENUMERATION_REPORTED, analect_row_integer (row, ANALECT_VALUE_REPORTED));
}

/* Whether two values of one characteristic say the same. */
static gboolean
say_the_same (const AnalectRows *rows, AnalectId a, AnalectId b)
{
  return is_reported (analect_rows_get (rows, a)) == is_reported (analect_rows_get (rows, b))
         && strcmp (analect_study_group_name (rows, a), analect_study_group_name (rows, b)) == 0;
}

gboolean *
analect_study_group_members (const AnalectRows *rows, AnalectId value)
{
  gboolean *members = g_new0 (gboolean, analect_rows_get_bound (rows, ANALECT_KIND_STUDY) + 1);
  const AnalectRow *of = analect_rows_get (rows, value);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_VALUE); id != ANALECT_ID_NONE && of != NULL;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);

      if (analect_row_reference (row, ANALECT_VALUE_ATTRIBUTE) == analect_row_reference (of, ANALECT_VALUE_ATTRIBUTE)
          && says_something (row) && say_the_same (rows, id, value))
        members[analect_id_index (analect_row_reference (row, ANALECT_VALUE_STUDY))] = TRUE;
    }
  return members;
}

static guint
count_members (const AnalectRows *rows, AnalectId value)
{
  g_autofree gboolean *members = analect_study_group_members (rows, value);
  guint n = 0;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    n += members[analect_id_index (id)]
         && analect_row_integer (analect_rows_get (rows, id), ANALECT_STUDY_INCLUSION) == ANALECT_INCLUSION_INCLUDED;
  return n;
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectStudyGroup *one = a, *other = b;
  const AnalectRows *rows = data;
  gboolean reported = is_reported (analect_rows_get (rows, one->value));

  if (reported != is_reported (analect_rows_get (rows, other->value)))
    return reported ? -1 : 1;
  if (one->n_studies != other->n_studies)
    return one->n_studies > other->n_studies ? -1 : 1;
  return strcmp (analect_study_group_name (rows, one->value), analect_study_group_name (rows, other->value));
}

/* The name of a group, and whether it is one that was reported. The caller frees it. */
static char *
make_key (const AnalectRows *rows, AnalectId value)
{
  return g_strconcat (is_reported (analect_rows_get (rows, value)) ? "+" : "-", analect_study_group_name (rows, value),
                      NULL);
}

GArray *
analect_study_groups_new (const AnalectRows *rows, AnalectId attribute)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (AnalectStudyGroup));
  GHashTableIter iter;
  gpointer first;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_VALUE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      char *key;

      if (analect_row_reference (row, ANALECT_VALUE_ATTRIBUTE) != attribute || !says_something (row))
        continue;
      key = make_key (rows, id);
      first = g_hash_table_lookup (firsts, key);
      if (first != NULL
          && analect_guid_compare (&analect_rows_get (rows, GPOINTER_TO_UINT (first))->guid, &row->guid) < 0)
        g_free (key);
      else
        g_hash_table_replace (firsts, key, GUINT_TO_POINTER (id));
    }
  g_hash_table_iter_init (&iter, firsts);
  while (g_hash_table_iter_next (&iter, NULL, &first))
    {
      AnalectStudyGroup group = { GPOINTER_TO_UINT (first), count_members (rows, GPOINTER_TO_UINT (first)) };

      if (group.n_studies > 0)
        g_array_append_val (groups, group);
    }
  g_array_sort_with_data (groups, compare_groups, (gpointer) rows);
  return groups;
}
