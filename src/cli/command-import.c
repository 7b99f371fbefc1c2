/* analect-cli import: references, full texts and characteristics from files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "counting.h"
#include "import-plan.h"
#include "session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *option_search, *option_format, *option_coder, *option_duplicates, *option_encoding;
static gboolean option_dry_run, option_studies;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &option_search,
      N_ ("The search the records come from, such as “PsycInfo, 2026”; made if it is not there"), "NAME" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &option_format,
      N_ ("Read every file as ris, wos, jats, text or characteristics, instead of looking at it"), "FORMAT" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &option_encoding,
      N_ ("Read every text in this encoding, such as windows-1250, instead of looking at it"), "NAME" },
    { "coder", 0, 0, G_OPTION_ARG_STRING, &option_coder, N_ ("Who imports: name or initials"), "NAME" },
    { "duplicates", 0, 0, G_OPTION_ARG_STRING, &option_duplicates,
      N_ ("Works that are there already: flag (usual: add them, marked), skip, or keep as new"), "flag|skip|keep" },
    { "studies", 0, 0, G_OPTION_ARG_NONE, &option_studies,
      N_ ("Make a study for each new reference, and for rows of characteristics about unknown studies"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &option_dry_run, N_ ("Only say what would be imported"), NULL },
    { NULL },
  };

  return entries;
}

/* What was asked for, owned by the caller. */
typedef struct
{
  char *search;
  char *format;
  char *encoding;
  char *coder;
  char *duplicates;
  gboolean dry_run;
  gboolean studies;
} Request;

static Request
take_request (void)
{
  Request request = { .search = option_search ? analect_text_filter (option_search, -1, NULL) : NULL,
                      .format = g_steal_pointer (&option_format),
                      .encoding = g_steal_pointer (&option_encoding),
                      .coder = g_steal_pointer (&option_coder),
                      .duplicates = g_steal_pointer (&option_duplicates),
                      .dry_run = option_dry_run,
                      .studies = option_studies };

  g_clear_pointer (&option_search, g_free);
  option_dry_run = option_studies = FALSE;
  return request;
}

static void
request_clear (Request *request)
{
  g_free (request->search);
  g_free (request->format);
  g_free (request->encoding);
  g_free (request->coder);
  g_free (request->duplicates);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
parse_duplicates (const char *name, AnalectDuplicates *duplicates)
{
  static const char *const names[] = { "flag", "skip", "keep" };

  *duplicates = ANALECT_DUPLICATES_FLAG;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *duplicates = (AnalectDuplicates) i;
        return TRUE;
      }
  return name == NULL;
}

static AnalectTable *
make_table (const AnalectImportPlan *plan)
{
  static const char *const counts[] = { "found", "added", "duplicates", "problems" };
  AnalectTable *table = analect_table_new ();

  analect_table_add_column (table, "file", NULL, ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "format", NULL, ANALECT_COLUMN_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    analect_table_add_column (table, counts[i], NULL, ANALECT_COLUMN_COUNT);
  for (guint i = 0; i < analect_import_plan_get_n_files (plan); i++)
    {
      const AnalectImportFile *file = analect_import_plan_get_file (plan, i);
      AnalectImportCounts count;

      analect_import_plan_count (plan, i, &count);
      analect_table_add_text (table, file->name);
      analect_table_add_text (table, file->format ? file->format->id : "");
      analect_table_add_count (table, count.found);
      analect_table_add_count (table, count.added);
      analect_table_add_count (table, count.duplicates);
      analect_table_add_count (table, count.problems);
    }
  return table;
}

static void
print_problems (AnalectCli *cli, const AnalectImportPlan *plan)
{
  for (guint i = 0; i < analect_import_plan_get_n_files (plan); i++)
    analect_cli_print_problems (cli, analect_import_plan_get_file (plan, i)->problems);
}

/* Applies the plan and saves. */
static gboolean
carry_out (AnalectImportPlan *plan, AnalectSession *session, const Request *request, GError **error)
{
  AnalectProject *project = analect_session_get_project (session);
  AnalectImportApplyOptions choice = { .search = request->search, .studies = request->studies };

  if (request->coder != NULL)
    {
      choice.coder = analect_find_coder (analect_project_get_rows (project), request->coder);
      if (choice.coder == ANALECT_ID_NONE)
        {
          g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                       _ ("There is no coder “%s”; “list PROJECT coders” shows who there is"), request->coder);
          return FALSE;
        }
    }
  return analect_import_plan_apply (plan, project, &choice, error)
         && (!analect_project_is_dirty (project) || analect_session_save (session, NULL, error));
}

static int
import (AnalectCli *cli, const char *path, const char *const *files, guint n_files, const Request *request,
        AnalectDuplicates duplicates)
{
  AnalectImportOptions choice = { .format = request->format,
                                  .encoding = request->encoding,
                                  .duplicates = duplicates,
                                  .create_studies = request->studies };
  AnalectSessionMode mode = request->dry_run ? ANALECT_SESSION_READ : ANALECT_SESSION_WRITE;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectSession) session = analect_session_open (NULL, path, mode, NULL, &error);
  g_autoptr (AnalectImportPlan) plan = NULL;
  g_autoptr (AnalectTable) table = NULL;

  if (session == NULL)
    return analect_cli_fail (cli, error);
  plan = analect_import_plan_new (analect_project_get_rows (analect_session_get_project (session)), files, n_files,
                                  &choice, NULL, NULL, NULL, &error);
  if (plan == NULL)
    return analect_cli_usage (cli, "%s", error->message);

  print_problems (cli, plan);
  if (analect_import_plan_get_n_failed (plan) > 0)
    {
      fprintf (cli->err, "%s\n", _ ("Nothing was imported. Leave out the files that cannot be read, or mend them"));
      return ANALECT_CLI_FAULT;
    }
  table = make_table (plan);
  if (!request->dry_run && !carry_out (plan, session, request, &error))
    return analect_cli_fail (cli, error);
  return analect_cli_finish_table (cli, table);
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  g_auto (Request) request = take_request ();
  AnalectDuplicates duplicates;

  if (n_arguments < 2)
    return analect_cli_usage (cli, _ ("Name a project file and the files to import"));
  if (!parse_duplicates (request.duplicates, &duplicates))
    return analect_cli_usage (cli, _ ("--duplicates is flag, skip or keep"));
  return import (cli, arguments[0], (const char *const *) arguments + 1, n_arguments - 1, &request, duplicates);
}

const AnalectCommand analect_command_import = {
  .name = "import",
  .arguments = "PROJECT FILE…",
  .summary = N_ ("Bring in references, full texts and characteristics"),
  .details = N_ ("Reads RIS and Web of Science exports, JATS articles, plain texts, and CSV tables whose first column is headed "
                 "“study”. A format is recognised by what is in the file. Prints one row for each file; what could not be "
                 "read, and where, is said on standard error. If a file cannot be read at all, nothing is imported."),
  .example = "analect-cli import therapy.analect psycinfo.ris article.xml --search=\"PsycInfo, 2026\"",
  .options = options,
  .run = run,
};
