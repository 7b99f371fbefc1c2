/* Tables as text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "table-text.h"

static void
write_cell (AnalectCsvWriter *writer, const AnalectTable *table, guint row, guint column)
{
  const AnalectCell *cell = analect_table_get_cell (table, row, column);

  switch (analect_table_get_column (table, column)->type)
    {
    case ANALECT_COLUMN_COUNT:
      analect_csv_writer_integer (writer, cell->count);
      break;
    case ANALECT_COLUMN_REAL:
      analect_csv_writer_real (writer, cell->real);
      break;
    case ANALECT_COLUMN_TEXT:
    default:
      analect_csv_writer_text (writer, cell->text);
      break;
    }
}

char *
analect_table_to_text (const AnalectTable *table, AnalectTableFormat format, const guint *order, guint n)
{
  guint n_columns = analect_table_get_n_columns (table), n_rows = order ? n : analect_table_get_n_rows (table);
  GString *out = g_string_new (NULL);
  AnalectCsvWriter writer;

  analect_csv_writer_init (&writer, out, format, format == ANALECT_TABLE_CSV);
  for (guint column = 0; column < n_columns; column++)
    analect_csv_writer_text (&writer, analect_table_get_column (table, column)->name);
  analect_csv_writer_end_row (&writer);
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        write_cell (&writer, table, order ? order[row] : row, column);
      analect_csv_writer_end_row (&writer);
    }
  return g_string_free (out, FALSE);
}
