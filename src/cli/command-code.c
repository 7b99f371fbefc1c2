/* analect-cli code: one coding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "counting.h"
#include "edit-codebook.h"
#include "edit-coding.h"
#include "entity-name.h"
#include "session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *option_document, *option_range, *option_code, *option_coder, *option_direction;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_STRING, &option_document,
      N_ ("The document: GUID, title, file, or label of its study"), "DOCUMENT" },
    { "range", 'r', 0, G_OPTION_ARG_STRING, &option_range,
      N_ ("First character and the one after the last, counted from 0"), "START:END" },
    { "code", 'c', 0, G_OPTION_ARG_STRING, &option_code,
      N_ ("The code: a name, or a path such as Theme/Code; made if it is not there"), "CODE" },
    { "coder", 0, 0, G_OPTION_ARG_STRING, &option_coder, N_ ("Who codes: name or initials; made if not there"), "CODER" },
    { "direction", 0, 0, G_OPTION_ARG_STRING, &option_direction,
      N_ ("better, worse, unchanged, mixed or unstated (usual)"), "DIRECTION" },
    { NULL },
  };

  return entries;
}

/* What was asked for, owned by the caller. */
typedef struct
{
  char *document;
  char *code;
  char *coder;
  guint start;
  guint end;
  int direction;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->document);
  g_free (request->code);
  g_free (request->coder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
parse_range (const char *text, guint *start, guint *end)
{
  char *rest;
  guint64 first, last;

  if (text == NULL || !g_ascii_isdigit (*text))
    return FALSE;
  first = g_ascii_strtoull (text, &rest, 10);
  if (*rest != ':' || !g_ascii_isdigit (rest[1]))
    return FALSE;
  last = g_ascii_strtoull (rest + 1, &rest, 10);
  *start = (guint) first;
  *end = (guint) last;
  return *rest == '\0' && first < last && last <= G_MAXUINT32;
}

/* The coder called NAME, made if there is none. */
static AnalectId
need_coder (AnalectProject *project, const char *name, GError **error)
{
  AnalectId coder = analect_find_coder (analect_project_get_rows (project), name);
  g_autoptr (AnalectChange) change = NULL;

  if (coder != ANALECT_ID_NONE)
    return coder;
  change = analect_project_change (project, _ ("New coder"));
  coder = analect_change_add (change, ANALECT_KIND_CODER);
  analect_change_set_string (change, coder, ANALECT_CODER_NAME, name);
  analect_change_set_integer (change, coder, ANALECT_CODER_CREATED, analect_change_get_time (change));
  return analect_project_apply (project, change, error) ? coder : ANALECT_ID_NONE;
}

static AnalectId
need_code (AnalectProject *project, const char *path, AnalectId coder, GError **error)
{
  AnalectId code;
  g_autoptr (AnalectChange) change = analect_edit_make_code (project, path, coder, &code, error);

  if (change == NULL || !analect_project_apply (project, change, error))
    return ANALECT_ID_NONE;
  return code;
}

static gboolean
code_passage (AnalectProject *project, const Request *request, GError **error)
{
  AnalectPassage passage
      = { .start = request->start, .end = request->end, .direction = request->direction, .at = analect_time_now () };
  g_autoptr (AnalectChange) change = NULL;

  passage.document = analect_find_document (project, request->document, error);
  if (passage.document == ANALECT_ID_NONE)
    return FALSE;
  passage.coder = need_coder (project, request->coder, error);
  if (passage.coder == ANALECT_ID_NONE)
    return FALSE;
  passage.code = need_code (project, request->code, passage.coder, error);
  if (passage.code == ANALECT_ID_NONE)
    return FALSE;
  change = analect_edit_code (project, &passage, error);
  return change != NULL && analect_project_apply (project, change, error);
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  g_auto (Request) request = { 0 };
  g_autofree char *range = g_steal_pointer (&option_range), *direction = g_steal_pointer (&option_direction);
  g_autofree char *code = g_steal_pointer (&option_code), *coder = g_steal_pointer (&option_coder);
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (GError) error = NULL;

  request.document = g_steal_pointer (&option_document);
  request.code = code ? analect_text_filter (code, -1, NULL) : NULL;
  request.coder = coder ? analect_text_filter (coder, -1, NULL) : NULL;
  if (n_arguments != 1 || request.document == NULL || range == NULL || code == NULL || coder == NULL)
    return analect_cli_usage (cli, _ ("Give one project file, --document, --range, --code and --coder"));
  if (!parse_range (range, &request.start, &request.end))
    return analect_cli_usage (cli, _ ("--range is START:END, two numbers of which the first is the smaller"));
  request.direction = direction ? analect_enumeration_parse (ANALECT_ENUMERATION_DIRECTION, direction, -1)
                                : ANALECT_DIRECTION_UNSTATED;
  if (request.direction < 0)
    return analect_cli_usage (cli, _ ("--direction is better, worse, unchanged, mixed or unstated"));

  session = analect_session_open (NULL, arguments[0], ANALECT_SESSION_WRITE, NULL, &error);
  if (session == NULL || !code_passage (analect_session_get_project (session), &request, &error)
      || !analect_session_save (session, NULL, &error))
    return analect_cli_fail (cli, error);
  analect_cli_print_problems (cli, analect_session_get_problems (session));
  return ANALECT_CLI_DONE;
}

const AnalectCommand analect_command_code = {
  .name = "code",
  .arguments = "PROJECT",
  .summary = N_ ("Code one passage"),
  .details = N_ ("The same code by the same coder on an overlapping passage is extended to cover both; where nothing would "
                 "be added, nothing is done and the exit status is 1."),
  .example = "analect-cli code therapy.analect --document=\"Ash 2019\" --range=120:188 --code=Agency/Deciding --coder=MR",
  .options = options,
  .run = run,
};
