/* analect-cli check: is a project file sound?
 *
 * The reader runs from the table the schema is made of, and refuses what the schema does; validating against the schema
 * itself as well would take libxml2 minutes for a large project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "session.h"

#include <glib/gi18n-lib.h>

static AnalectTable *
count_entities (const AnalectRows *rows)
{
  AnalectTable *table = analect_table_new ();

  analect_table_add_column (table, "entity", NULL, ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "count", NULL, ANALECT_COLUMN_COUNT);
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    {
      analect_table_add_text (table, analect_kinds[kind].element);
      analect_table_add_count (table, analect_rows_count (rows, (AnalectKind) kind));
    }
  return table;
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (AnalectTable) table = NULL;
  g_autoptr (GError) error = NULL;
  const AnalectProblems *problems;

  if (n_arguments != 1)
    return analect_cli_usage (cli, _ ("Name one project file"));
  session = analect_session_open (NULL, arguments[0], ANALECT_SESSION_READ, NULL, &error);
  if (session == NULL)
    return analect_cli_fail (cli, error);
  table = count_entities (analect_project_get_rows (analect_session_get_project (session)));
  if (!analect_cli_print_table (cli, table, &error))
    return analect_cli_fail (cli, error);
  problems = analect_session_get_problems (session);
  analect_cli_print_problems (cli, problems);
  return problems->len == 0 ? ANALECT_CLI_DONE : ANALECT_CLI_FAULT;
}

const AnalectCommand analect_command_check = {
  .name = "check",
  .arguments = "PROJECT",
  .summary = N_ ("Check schema, references and quotations of a project file"),
  .details = N_ ("Prints how many entities of each kind there are, then what is wrong. Nothing is changed."),
  .example = "analect-cli check therapy.analect",
  .run = run,
};
