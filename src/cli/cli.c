/* Choosing the command, its options and help; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli.h"

#include "manual.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AnalectCommand *
find_command (const char *name)
{
  for (guint i = 0; analect_commands[i] != NULL; i++)
    if (strcmp (analect_commands[i]->name, name) == 0)
      return analect_commands[i];
  return NULL;
}

int
analect_cli_usage (AnalectCli *cli, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (cli->err, "%s\n", message);
  if (cli->command != NULL)
    fprintf (cli->err, _ ("See “analect-cli %s --help”\n"), cli->command->name);
  else
    fprintf (cli->err, _ ("See “analect-cli --help”\n"));
  return ANALECT_CLI_USAGE;
}

int
analect_cli_fail (AnalectCli *cli, const GError *error)
{
  fprintf (cli->err, "%s\n", error->message);
  return ANALECT_CLI_FAULT;
}

void
analect_cli_print_problems (AnalectCli *cli, const AnalectProblems *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = analect_problem_format (problems->pdata[i]);

      fprintf (cli->err, "%s\n", line);
    }
}

static gboolean
set_format (AnalectCli *cli, const char *name)
{
  static const char *const names[] = { "tsv", "csv", "json" };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        cli->format = (AnalectCliFormat) i;
        return TRUE;
      }
  return name == NULL;
}

/* Options that were not taken off are mistakes; "--" ends them and is dropped. */
static gboolean
check_left (char **arguments, int *n_arguments, GError **error)
{
  for (int i = 1; i < *n_arguments; i++)
    {
      if (strcmp (arguments[i], "--") == 0)
        {
          memmove (&arguments[i], &arguments[i + 1], (size_t) (*n_arguments - i) * sizeof arguments[0]);
          --*n_arguments;
          return TRUE;
        }
      if (arguments[i][0] == '-' && arguments[i][1] != '\0')
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, _ ("Unknown option %s"), arguments[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static int
run_command (AnalectCli *cli, const AnalectCommand *command, int n_arguments, char **arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("Print tables as tsv (usual), csv or json"), "FORMAT" },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { NULL },
  };

  cli->command = command;
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options (), GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &n_arguments, &arguments, &error)
      || !check_left (arguments, &n_arguments, &error))
    return analect_cli_usage (cli, "%s", error->message);
  if (help)
    {
      analect_manual_print_command (command, cli->out);
      return ANALECT_CLI_DONE;
    }
  if (!set_format (cli, format))
    return analect_cli_usage (cli, _ ("--format is tsv, csv or json, not “%s”"), format);
  return command->run (cli, (guint) n_arguments - 1, arguments + 1);
}

int
analect_cli_run (int n_arguments, char **arguments, FILE *out, FILE *err)
{
  AnalectCli cli = { .out = out, .err = err };
  const AnalectCommand *command;

  if (n_arguments < 2)
    {
      analect_manual_print_overview (err);
      return ANALECT_CLI_USAGE;
    }
  if (strcmp (arguments[1], "--help") == 0 || strcmp (arguments[1], "-h") == 0)
    {
      analect_manual_print_overview (out);
      return ANALECT_CLI_DONE;
    }
  if (strcmp (arguments[1], "--version") == 0)
    {
      fprintf (out, "analect-cli %s\n", ANALECT_VERSION);
      return ANALECT_CLI_DONE;
    }
  if (strcmp (arguments[1], "--man") == 0)
    {
      analect_manual_print_page (out);
      return ANALECT_CLI_DONE;
    }
  command = find_command (arguments[1]);
  if (command == NULL)
    return analect_cli_usage (&cli, _ ("There is no command “%s”"), arguments[1]);
  return run_command (&cli, command, n_arguments - 1, arguments + 1);
}
