/* analect-cli search: a phrase in all texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "entity-name.h"
#include "find-text.h"
#include "session.h"

#include <glib/gi18n-lib.h>

static gboolean option_regex;
static char *option_section;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "regex", 0, 0, G_OPTION_ARG_NONE, &option_regex, N_ ("The pattern is a Perl-compatible regular expression"), NULL },
    { "section", 0, 0, G_OPTION_ARG_STRING, &option_section,
      N_ ("Only in sections of this role: findings, methods, discussion, …"), "ROLE" },
    { NULL },
  };

  return entries;
}

static AnalectTable *
make_table (const AnalectRows *rows, const GArray *hits)
{
  g_autoptr (AnalectNames) names = analect_names_new (rows);
  AnalectTable *table = analect_table_new ();

  analect_table_add_column (table, "document", NULL, ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "start", NULL, ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "end", NULL, ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "line", NULL, ANALECT_COLUMN_TEXT);
  for (guint i = 0; i < hits->len; i++)
    {
      const AnalectHit *hit = &g_array_index (hits, AnalectHit, i);
      g_autofree char *name = analect_names_get (names, hit->document), *line = analect_hit_line (rows, hit);

      analect_table_add_text (table, name);
      analect_table_add_count (table, hit->range.start);
      analect_table_add_count (table, hit->range.end);
      analect_table_add_text (table, line);
    }
  return table;
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  AnalectPatternKind kind = option_regex ? ANALECT_PATTERN_REGEX : ANALECT_PATTERN_WORDS;
  g_autofree char *section = g_steal_pointer (&option_section);
  g_autoptr (AnalectTextPattern) pattern = NULL;
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (AnalectTable) table = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  const AnalectRows *rows;
  int role = -1;

  option_regex = FALSE;
  if (n_arguments != 2)
    return analect_cli_usage (cli, _ ("Name a project file and what to find"));
  if (section != NULL)
    role = analect_enumeration_parse (ANALECT_ENUMERATION_SECTION_ROLE, section, -1);
  if (section != NULL && role < 0)
    return analect_cli_usage (cli, _ ("--section: there is no role “%s”"), section);
  pattern = analect_text_pattern_new (kind, arguments[1], &error);
  if (pattern == NULL)
    return analect_cli_usage (cli, "%s", error->message);
  session = analect_session_open (NULL, arguments[0], ANALECT_SESSION_READ, NULL, &error);
  if (session == NULL)
    return analect_cli_fail (cli, error);
  rows = analect_project_get_rows (analect_session_get_project (session));
  hits = analect_find_text (rows, pattern, role, NULL, &error);
  if (hits == NULL)
    return analect_cli_fail (cli, error);
  table = make_table (rows, hits);
  return analect_cli_finish_table (cli, table);
}

const AnalectCommand analect_command_search = {
  .name = "search",
  .arguments = "PROJECT PATTERN",
  .summary = N_ ("Find words or a regular expression in all texts"),
  .details = N_ ("Words are found without regard to case, accents being as written; a blank stands for any white space. Places are "
                 "counted in characters from 0, the end exclusive, as “code” takes them."),
  .example = "analect-cli search therapy.analect \"say no\" --section=findings",
  .options = options,
  .run = run,
};
