/* analect-cli new: a new project file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "data-files.h"
#include "session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *option_title, *option_template;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &option_title, N_ ("The project's title"), "TITLE" },
    { "template", 0, 0, G_OPTION_ARG_STRING, &option_template,
      N_ ("Begin with a template: sample (a worked example) or sample-blank (its texts, nothing coded)"), "NAME" },
    { NULL },
  };

  return entries;
}

/* A name, not a path: it is made into one. */
static gboolean
is_plain_name (const char *name)
{
  return *name != '\0' && strpbrk (name, "/\\.") == NULL;
}

static AnalectProject *
project_from_template (const char *name, const char *title, GError **error)
{
  g_autofree char *file = g_strdup_printf ("sample/%s.analect", name);
  g_autofree char *path = analect_data_file (file);
  g_autoptr (AnalectSession) template = NULL;

  if (!is_plain_name (name) || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("There is no template “%s”; there are sample and sample-blank"), name);
      return NULL;
    }
  template = analect_session_open (NULL, path, ANALECT_SESSION_READ, NULL, error);
  if (template == NULL)
    return NULL;
  return analect_project_new_from_template (analect_session_get_project (template), title);
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  g_autofree char *title = g_steal_pointer (&option_title), *name = g_steal_pointer (&option_template);
  g_autofree char *legal = title ? analect_text_filter (title, -1, NULL) : NULL;
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (GError) error = NULL;
  AnalectProject *project;

  if (n_arguments != 1)
    return analect_cli_usage (cli, _ ("Name one file to make"));
  project = name ? project_from_template (name, legal, &error) : analect_project_new (legal);
  if (project == NULL)
    return analect_cli_fail (cli, error);
  session = analect_session_create (NULL, arguments[0], project, NULL, &error);
  return session ? ANALECT_CLI_DONE : analect_cli_fail (cli, error);
}

const AnalectCommand analect_command_new = {
  .name = "new",
  .arguments = "PROJECT",
  .summary = N_ ("Make a new project, empty or from a template"),
  .details = N_ ("A file that is there already is not replaced."),
  .example = "analect-cli new therapy.analect --title=\"What clients say changed\"",
  .options = options,
  .run = run,
};
