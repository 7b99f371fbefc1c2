/* analect-cli table: the numbers behind the charts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "agreement-options.h"
#include "agreement-report.h"
#include "characteristics-report.h"
#include "commands.h"
#include "count-options.h"
#include "prevalence-report.h"
#include "session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AnalectCountArguments count;
  AnalectAgreementArguments agreement;
} Arguments;

static Arguments given;

static void
arguments_clear (Arguments *arguments)
{
  analect_count_arguments_clear (&arguments->count);
  analect_agreement_arguments_clear (&arguments->agreement);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = { ANALECT_COUNT_ENTRIES (given.count),
                                          ANALECT_AGREEMENT_ENTRIES (given.agreement), { NULL } };

  return entries;
}

/* A table the command can print; the caption goes to standard error. NULL with an error where an argument names
 * nothing. */
typedef struct
{
  const char *name;
  AnalectTable *(*make) (const AnalectRows *rows, const Arguments *arguments, char **caption, GError **error);
} Kind;

static AnalectTable *
make_prevalence (const AnalectRows *rows, const Arguments *arguments, char **caption, GError **error)
{
  AnalectPrevalenceOptions choice;
  g_autoptr (AnalectPrevalence) prevalence = NULL;

  if (!analect_count_options_parse (&arguments->count, rows, &choice, error))
    return NULL;
  prevalence = analect_prevalence_new (rows, &choice);
  *caption = analect_prevalence_caption (rows, prevalence, FALSE);
  return analect_prevalence_table (rows, prevalence);
}

static AnalectTable *
make_agreement (const AnalectRows *rows, const Arguments *arguments, char **caption, GError **error)
{
  g_autoptr (GArray) coders = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_autoptr (AnalectAgreement) agreement = NULL;
  AnalectAgreementOptions choice;

  if (!analect_agreement_options_parse (&arguments->agreement, &arguments->count, rows, coders, &choice, error))
    return NULL;
  agreement = analect_agreement_new (rows, &choice);
  *caption = analect_agreement_caption (rows, agreement);
  return analect_agreement_table (rows, agreement);
}

static AnalectTable *
make_characteristics (const AnalectRows *rows, const Arguments *arguments, char **caption, GError **error)
{
  return analect_characteristics_table (rows);
}

static const Kind kinds[] = {
  { "prevalence", make_prevalence },
  { "agreement", make_agreement },
  { "characteristics", make_characteristics },
};

static const Kind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  g_auto (Arguments) taken = given;
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (AnalectTable) table = NULL;
  g_autofree char *caption = NULL;
  g_autoptr (GError) error = NULL;
  const AnalectRows *rows;
  const Kind *kind;
  int result;

  given = (Arguments){ 0 };
  if (n_arguments != 2)
    return analect_cli_usage (cli, _ ("Name a project file and a table"));
  kind = find_kind (arguments[1]);
  if (kind == NULL)
    return analect_cli_usage (cli, _ ("There is no table “%s”; there are prevalence, agreement and characteristics"), arguments[1]);
  session = analect_session_open (NULL, arguments[0], ANALECT_SESSION_READ, NULL, &error);
  if (session == NULL)
    return analect_cli_fail (cli, error);
  rows = analect_project_get_rows (analect_session_get_project (session));
  table = kind->make (rows, &taken, &caption, &error);
  if (table == NULL)
    return analect_cli_usage (cli, "%s", error->message);
  result = analect_cli_finish_table (cli, table);
  if (caption != NULL && result == ANALECT_CLI_DONE)
    fprintf (cli->err, "%s\n", caption);
  return result;
}

const AnalectCommand analect_command_table = {
  .name = "table",
  .arguments = "PROJECT prevalence|agreement|characteristics",
  .summary = N_ ("Print the numbers behind a chart"),
  .details = N_ ("Prevalence has one row for each code: the studies that report it or a code below it, out of how many, with "
                 "Wilson 95 % intervals. Agreement says how far coders agree on each code, by study or, with "
                 "--unit=character, by character; --coders names those to compare, with commas between. What is counted, "
                 "over how many and whose codings is said on standard error."),
  .example = "analect-cli table therapy.analect prevalence --level=theme --coders=record",
  .options = options,
  .run = run,
};
