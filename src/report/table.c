/* Tables of results; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "table.h"

static void
clear_column (gpointer data)
{
  AnalectColumn *column = data;

  g_free (column->name);
  g_free (column->title);
}

AnalectTable *
analect_table_new (void)
{
  AnalectTable *table = g_new0 (AnalectTable, 1);

  table->columns = g_array_new (FALSE, FALSE, sizeof (AnalectColumn));
  g_array_set_clear_func (table->columns, clear_column);
  table->cells = g_array_new (FALSE, FALSE, sizeof (AnalectCell));
  return table;
}

void
analect_table_free (AnalectTable *table)
{
  for (guint i = 0; i < table->cells->len; i++)
    if (g_array_index (table->columns, AnalectColumn, i % table->columns->len).type == ANALECT_COLUMN_TEXT)
      g_free (g_array_index (table->cells, AnalectCell, i).text);
  g_array_unref (table->cells);
  g_array_unref (table->columns);
  g_free (table);
}

void
analect_table_add_column (AnalectTable *table, const char *name, const char *title, AnalectColumnType type)
{
  AnalectColumn column = { .name = g_strdup (name), .title = g_strdup (title ? title : name), .type = type };

  g_assert (table->cells->len == 0);
  g_array_append_val (table->columns, column);
}

static void
add_cell (AnalectTable *table, AnalectCell cell, AnalectColumnType type)
{
  g_assert (g_array_index (table->columns, AnalectColumn, table->cells->len % table->columns->len).type == type);
  g_array_append_val (table->cells, cell);
}

void
analect_table_add_text (AnalectTable *table, const char *text)
{
  AnalectCell cell = { .text = g_strdup (text ? text : "") };

  add_cell (table, cell, ANALECT_COLUMN_TEXT);
}

void
analect_table_add_count (AnalectTable *table, gint64 count)
{
  AnalectCell cell = { .count = count };

  add_cell (table, cell, ANALECT_COLUMN_COUNT);
}

void
analect_table_add_real (AnalectTable *table, double real)
{
  AnalectCell cell = { .real = real };

  add_cell (table, cell, ANALECT_COLUMN_REAL);
}

guint
analect_table_get_n_columns (const AnalectTable *table)
{
  return table->columns->len;
}

guint
analect_table_get_n_rows (const AnalectTable *table)
{
  return table->columns->len > 0 ? table->cells->len / table->columns->len : 0;
}

const AnalectColumn *
analect_table_get_column (const AnalectTable *table, guint column)
{
  return &g_array_index (table->columns, AnalectColumn, column);
}

const AnalectCell *
analect_table_get_cell (const AnalectTable *table, guint row, guint column)
{
  return &g_array_index (table->cells, AnalectCell, row * table->columns->len + column);
}
