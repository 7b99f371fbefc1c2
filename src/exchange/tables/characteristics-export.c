/* Study characteristics as a table; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "characteristics-export.h"

#include "characteristics-private.h"
#include "csv-writer.h"
#include "study-finder.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  AnalectId id;
  const char *order;
  AnalectGuid guid;
} Sorted;

static int
compare (gconstpointer a, gconstpointer b)
{
  const Sorted *one = a, *other = b;
  int order = strcmp (one->order, other->order);

  return order != 0 ? order : analect_guid_compare (&one->guid, &other->guid);
}

/* The entities of KIND, sorted by the text that ORDER_OF gives. */
typedef const char *(*OrderOf) (const AnalectRows *rows, AnalectId id, gpointer data);

static GArray *
sort (const AnalectRows *rows, AnalectKind kind, OrderOf order_of, gpointer data)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));

  for (AnalectId id = analect_rows_first (rows, kind); id; id = analect_rows_next (rows, id))
    {
      Sorted entry = { id, order_of (rows, id, data), analect_rows_get (rows, id)->guid };

      g_array_append_val (sorted, entry);
    }
  if (sorted->len > 0)
    qsort (sorted->data, sorted->len, sizeof (Sorted), compare);
  return sorted;
}

static const char *
order_of_attribute (const AnalectRows *rows, AnalectId id, gpointer data)
{
  return analect_row_string (analect_rows_get (rows, id), ANALECT_ATTRIBUTE_ORDER);
}

static const char *
order_of_study (const AnalectRows *rows, AnalectId id, gpointer finder)
{
  return analect_study_finder_get_label (finder, id);
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer rows)
{
  const AnalectRow *one = analect_rows_get (rows, *(const AnalectId *) a);
  const AnalectRow *other = analect_rows_get (rows, *(const AnalectId *) b);
  int order = strcmp (analect_row_string (one, ANALECT_VALUE_TEXT), analect_row_string (other, ANALECT_VALUE_TEXT));

  return order != 0 ? order : analect_guid_compare (&one->guid, &other->guid);
}

/* Writes the cell of STUDY and ATTRIBUTE; several values stand in the order of their texts, for they have no other. */
static void
write_cell (AnalectCsvWriter *writer, const AnalectRows *rows, const AnalectValueIndex *values, AnalectId study,
            AnalectId attribute)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean split = analect_attribute_splits (analect_rows_get (rows, attribute),
                                             g_hash_table_contains (values->several, GUINT_TO_POINTER (attribute)));

  analect_value_index_collect (values, study, attribute, ids);
  g_array_sort_with_data (ids, compare_values, (gpointer) rows);
  for (guint i = 0; i < ids->len; i++)
    {
      const AnalectRow *value = analect_rows_get (rows, g_array_index (ids, AnalectId, i));
      const char *text = analect_row_string (value, ANALECT_VALUE_TEXT);
      int reported = (int) analect_row_integer (value, ANALECT_VALUE_REPORTED);

      if (*text != '\0' || reported != ANALECT_REPORTED_YES)
        analect_cell_append (cell, text, reported, split);
    }
  analect_csv_writer_text (writer, cell->str);
}

char *
analect_characteristics_export (const AnalectRows *rows)
{
  g_autoptr (AnalectStudyFinder) finder = analect_study_finder_new (rows);
  g_autoptr (GArray) attributes = sort (rows, ANALECT_KIND_ATTRIBUTE, order_of_attribute, NULL);
  g_autoptr (GArray) studies = sort (rows, ANALECT_KIND_STUDY, order_of_study, finder);
  GString *out = g_string_new (NULL);
  AnalectValueIndex values;
  AnalectCsvWriter writer;

  analect_value_index_init (&values, rows);
  analect_csv_writer_init (&writer, out, ANALECT_TABLE_CSV, TRUE);
  analect_csv_writer_text (&writer, "study");
  for (guint i = 0; i < attributes->len; i++)
    {
      AnalectId id = g_array_index (attributes, Sorted, i).id;
      g_autofree char *name =
          analect_cell_write_name (analect_row_string (analect_rows_get (rows, id), ANALECT_ATTRIBUTE_NAME));

      analect_csv_writer_text (&writer, name);
    }
  analect_csv_writer_end_row (&writer);
  for (guint i = 0; i < studies->len; i++)
    {
      AnalectId study = g_array_index (studies, Sorted, i).id;
      g_autofree char *name = analect_study_finder_name (finder, study), *cell = analect_cell_write_name (name);

      analect_csv_writer_text (&writer, cell);
      for (guint j = 0; j < attributes->len; j++)
        write_cell (&writer, rows, &values, study, g_array_index (attributes, Sorted, j).id);
      analect_csv_writer_end_row (&writer);
    }
  analect_value_index_clear (&values);
  return g_string_free (out, FALSE);
}
