/* analect-cli diff: what changed between two project files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "difference.h"
#include "entity-name.h"
#include "session.h"
#include "value-text.h"

#include <glib/gi18n-lib.h>

static char *
value_text (const AnalectRows *rows, AnalectId id, AnalectField field)
{
  const AnalectRow *row = analect_rows_get (rows, id);
  g_autoptr (GString) text = g_string_new (NULL);
  AnalectValue value;

  if (row == NULL || field == ANALECT_FIELD_EXISTS)
    return g_strdup ("");
  value = analect_row_value (row, field);
  if (!analect_value_equal (analect_fields[field].type, value, analect_value_default (field)))
    analect_value_write (rows, field, value, text);
  return g_strdup (text->str);
}

static AnalectTable *
make_table (const AnalectRows *before, const AnalectRows *after)
{
  static const char *const columns[] = { "change", "entity", "guid", "name", "field", "before", "after" };
  static const char *const changes[] = { "added", "removed", "changed" };
  g_autoptr (GArray) differences = analect_difference_new (before, after);
  g_autoptr (AnalectNames) old_names = analect_names_new (before), new_names = analect_names_new (after);
  AnalectTable *table = analect_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    analect_table_add_column (table, columns[i], NULL, ANALECT_COLUMN_TEXT);
  for (guint i = 0; i < differences->len; i++)
    {
      const AnalectDifference *difference = &g_array_index (differences, AnalectDifference, i);
      const AnalectRows *rows = difference->after ? after : before;
      AnalectId id = difference->after ? difference->after : difference->before;
      g_autofree char *name = analect_names_get (difference->after ? new_names : old_names, id);
      g_autofree char *old = value_text (before, difference->before, difference->field);
      g_autofree char *new = value_text (after, difference->after, difference->field);
      char guid[ANALECT_GUID_STRING_SIZE];

      analect_table_add_text (table, changes[difference->kind]);
      analect_table_add_text (table, analect_kinds[analect_id_kind (id)].element);
      analect_table_add_text (table, analect_guid_format (&analect_rows_get (rows, id)->guid, guid));
      analect_table_add_text (table, name);
      analect_table_add_text (table, difference->field ? analect_fields[difference->field].name : "");
      analect_table_add_text (table, old);
      analect_table_add_text (table, new);
    }
  return table;
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  g_autoptr (AnalectSession) before = NULL, after = NULL;
  g_autoptr (AnalectTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (n_arguments != 2)
    return analect_cli_usage (cli, _ ("Name two project files"));
  before = analect_session_open (NULL, arguments[0], ANALECT_SESSION_READ, NULL, &error);
  after = before ? analect_session_open (NULL, arguments[1], ANALECT_SESSION_READ, NULL, &error) : NULL;
  if (after == NULL)
    return analect_cli_fail (cli, error);
  table = make_table (analect_project_get_rows (analect_session_get_project (before)),
                      analect_project_get_rows (analect_session_get_project (after)));
  return analect_cli_finish_table (cli, table);
}

const AnalectCommand analect_command_diff = {
  .name = "diff",
  .arguments = "PROJECT OTHER",
  .summary = N_ ("List what differs between two project files, entity by entity"),
  .details = N_ ("Entities are matched by GUID. Equal projects give the header alone."),
  .example = "analect-cli diff monday.analect friday.analect",
  .run = run,
};
