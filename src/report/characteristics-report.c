/* Study characteristics; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "characteristics-report.h"

#include "study-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AnalectId id;
  gint64 year;
  char *label;
} Study;

static void
clear_study (gpointer data)
{
  g_free (((Study *) data)->label);
}

/* The year of a study's earliest reference, or 0. */
static gint64
study_year (const AnalectRows *rows, const AnalectRow *study)
{
  const AnalectIdSet *references = analect_row_set (study, ANALECT_STUDY_REFERENCES);
  gint64 first = 0;

  for (guint i = 0; references != NULL && i < references->n; i++)
    {
      gint64 year = analect_row_integer (analect_rows_get (rows, references->ids[i]), ANALECT_REFERENCE_YEAR);

      if (year != 0 && (first == 0 || year < first))
        first = year;
    }
  return first;
}

static int
compare_studies (gconstpointer a, gconstpointer b)
{
  const Study *one = a, *other = b;
  int order;

  if (one->year != other->year)
    return one->year < other->year ? -1 : 1;
  order = strcmp (one->label, other->label);
  return order ? order : one->id < other->id ? -1 : one->id > other->id;
}

static GArray *
included_studies (const AnalectRows *rows)
{
  g_autoptr (AnalectStudyLabels) labels = analect_study_labels_new (rows);
  GArray *studies = g_array_new (FALSE, FALSE, sizeof (Study));

  g_array_set_clear_func (studies, clear_study);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      Study study = { .id = id, .year = study_year (rows, row) };

      if (analect_row_integer (row, ANALECT_STUDY_INCLUSION) != ANALECT_INCLUSION_INCLUDED)
        continue;
      study.label = g_strdup (analect_study_labels_get (labels, id));
      g_array_append_val (studies, study);
    }
  g_array_sort (studies, compare_studies);
  return studies;
}

static int
compare_attributes (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectRow *one = analect_rows_get (data, *(const AnalectId *) a);
  const AnalectRow *other = analect_rows_get (data, *(const AnalectId *) b);
  int order = strcmp (analect_row_string (one, ANALECT_ATTRIBUTE_ORDER),
                      analect_row_string (other, ANALECT_ATTRIBUTE_ORDER));

  return order ? order : analect_guid_compare (&one->guid, &other->guid);
}

static GArray *
sorted_attributes (const AnalectRows *rows)
{
  GArray *attributes = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ATTRIBUTE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    g_array_append_val (attributes, id);
  g_array_sort_with_data (attributes, compare_attributes, (gpointer) rows);
  return attributes;
}

static gpointer
cell_key (AnalectId study, AnalectId attribute)
{
  return GSIZE_TO_POINTER ((gsize) study << 32 | attribute);
}

static const char *
value_words (const AnalectRow *value)
{
  switch (analect_row_integer (value, ANALECT_VALUE_REPORTED))
    {
    case ANALECT_REPORTED_NO:
      return _ ("not reported");
    case ANALECT_REPORTED_UNCLEAR:
      return analect_row_text (value, ANALECT_VALUE_TEXT) ? analect_row_string (value, ANALECT_VALUE_TEXT)
                                                          : _ ("unclear");
    default:
      return analect_row_string (value, ANALECT_VALUE_TEXT);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (study, attribute) → GPtrArray of words. */
static GHashTable *
collect_values (const AnalectRows *rows)
{
  GHashTable *cells = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer words;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_VALUE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      gpointer key = cell_key (analect_row_reference (row, ANALECT_VALUE_STUDY),
                               analect_row_reference (row, ANALECT_VALUE_ATTRIBUTE));

      words = g_hash_table_lookup (cells, key);
      if (words == NULL)
        {
          words = g_ptr_array_new ();
          g_hash_table_insert (cells, key, words);
        }
      g_ptr_array_add (words, (gpointer) value_words (row));
    }
  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    g_ptr_array_sort (words, compare_words);
  return cells;
}

/* The clients of each study: those of its samples that are not part of another one. */
static GHashTable *
collect_clients (const AnalectRows *rows)
{
  GHashTable *clients = g_hash_table_new (NULL, NULL);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_SAMPLE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      const AnalectIdSet *studies = analect_row_set (row, ANALECT_SAMPLE_STUDIES);
      gint64 n = analect_row_integer (row, ANALECT_SAMPLE_CLIENTS);

      if (n < 0 || analect_row_reference (row, ANALECT_SAMPLE_PARENT) != ANALECT_ID_NONE)
        continue;
      for (guint i = 0; studies != NULL && i < studies->n; i++)
        {
          gpointer key = GUINT_TO_POINTER (studies->ids[i]);

          g_hash_table_insert (clients, key,
                               GSIZE_TO_POINTER (GPOINTER_TO_SIZE (g_hash_table_lookup (clients, key)) + (gsize) n));
        }
    }
  return clients;
}

static void
add_cell (AnalectTable *table, GPtrArray *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words != NULL && i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) words->pdata[i]);
  analect_table_add_text (table, text->str);
}

AnalectTable *
analect_characteristics_table (const AnalectRows *rows)
{
  g_autoptr (GArray) studies = included_studies (rows), attributes = sorted_attributes (rows);
  g_autoptr (GHashTable) cells = collect_values (rows), clients = collect_clients (rows);
  AnalectTable *table = analect_table_new ();

  analect_table_add_column (table, "guid", _ ("GUID"), ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "study", _ ("Study"), ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "reports", _ ("Reports"), ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "clients", _ ("Clients"), ANALECT_COLUMN_TEXT);
  for (guint i = 0; i < attributes->len; i++)
    analect_table_add_column (
        table,
        analect_row_string (analect_rows_get (rows, g_array_index (attributes, AnalectId, i)), ANALECT_ATTRIBUTE_NAME),
        NULL, ANALECT_COLUMN_TEXT);
  for (guint i = 0; i < studies->len; i++)
    {
      const Study *study = &g_array_index (studies, Study, i);
      const AnalectRow *row = analect_rows_get (rows, study->id);
      const AnalectIdSet *references = analect_row_set (row, ANALECT_STUDY_REFERENCES);
      gsize n = GPOINTER_TO_SIZE (g_hash_table_lookup (clients, GUINT_TO_POINTER (study->id)));
      g_autofree char *of = n > 0 ? g_strdup_printf ("%" G_GSIZE_FORMAT, n) : NULL;
      char guid[ANALECT_GUID_STRING_SIZE];

      analect_table_add_text (table, analect_guid_format (&row->guid, guid));
      analect_table_add_text (table, study->label);
      analect_table_add_count (table, references ? references->n : 0);
      analect_table_add_text (table, of);
      for (guint j = 0; j < attributes->len; j++)
        add_cell (table,
                  g_hash_table_lookup (cells, cell_key (study->id, g_array_index (attributes, AnalectId, j))));
    }
  return table;
}
