/* Printing tables; see cli.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli.h"
#include "table-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static void
add_json_cell (JsonBuilder *builder, const AnalectTable *table, guint row, guint column)
{
  const AnalectCell *cell = analect_table_get_cell (table, row, column);

  switch (analect_table_get_column (table, column)->type)
    {
    case ANALECT_COLUMN_TEXT:
      json_builder_add_string_value (builder, cell->text);
      break;
    case ANALECT_COLUMN_COUNT:
      json_builder_add_int_value (builder, cell->count);
      break;
    case ANALECT_COLUMN_REAL:
      if (isnan (cell->real))
        json_builder_add_null_value (builder);
      else
        json_builder_add_double_value (builder, cell->real);
      break;
    }
}

/* An array of objects, one for each row. */
static char *
format_json (const AnalectTable *table)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint row = 0; row < analect_table_get_n_rows (table); row++)
    {
      json_builder_begin_object (builder);
      for (guint column = 0; column < analect_table_get_n_columns (table); column++)
        {
          json_builder_set_member_name (builder, analect_table_get_column (table, column)->name);
          add_json_cell (builder, table, row, column);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

char *
analect_cli_format_table (const AnalectTable *table, AnalectCliFormat format)
{
  switch (format)
    {
    case ANALECT_CLI_CSV:
      return analect_table_to_text (table, ANALECT_TABLE_CSV, NULL, 0);
    case ANALECT_CLI_JSON:
      return format_json (table);
    case ANALECT_CLI_TSV:
      break;
    }
  return analect_table_to_text (table, ANALECT_TABLE_TSV, NULL, 0);
}

gboolean
analect_cli_print_table (AnalectCli *cli, const AnalectTable *table, GError **error)
{
  g_autofree char *text = analect_cli_format_table (table, cli->format);

  if (fputs (text, cli->out) >= 0 && fflush (cli->out) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The result could not be written: %s"),
               g_strerror (errno));
  return FALSE;
}

int
analect_cli_finish_table (AnalectCli *cli, const AnalectTable *table)
{
  g_autoptr (GError) error = NULL;

  return analect_cli_print_table (cli, table, &error) ? ANALECT_CLI_DONE : analect_cli_fail (cli, error);
}
