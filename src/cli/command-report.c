/* analect-cli report: the project on one page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "output-file.h"
#include "page.h"
#include "session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *option_output;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("The file to write: .html"), "FILE" },
    { NULL },
  };

  return entries;
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  g_autofree char *path = g_steal_pointer (&option_output), *page = NULL;
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (n_arguments != 1 || path == NULL)
    return analect_cli_usage (cli, _ ("Name one project file, and with -o the file to write"));
  if (!g_str_has_suffix (path, ".html"))
    return analect_cli_usage (cli, _ ("%s: a report is written as .html"), path);
  session = analect_session_open (NULL, arguments[0], ANALECT_SESSION_READ, NULL, &error);
  if (session == NULL)
    return analect_cli_fail (cli, error);
  page = analect_summary_page (analect_project_get_rows (analect_session_get_project (session)));
  bytes = g_bytes_new (page, strlen (page));
  return analect_output_file_write (path, bytes, &error) ? ANALECT_CLI_DONE : analect_cli_fail (cli, error);
}

const AnalectCommand analect_command_report = {
  .name = "report",
  .arguments = "PROJECT -o FILE.html",
  .summary = N_ ("Write a summary: outcomes, the evidence behind them, and the studies"),
  .example = "analect-cli report therapy.analect -o therapy.html",
  .options = options,
  .run = run,
};
