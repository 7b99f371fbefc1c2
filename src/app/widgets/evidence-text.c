/* Codings in words; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "evidence-text.h"

#include "excerpt.h"

#include <stdlib.h>

#include <glib/gi18n.h>

/* Characters that can be seen in a row, and more. */
#define LINE_LENGTH 240

gboolean
analect_evidence_read (AnalectWorkbench *workbench, AnalectId coding, AnalectEvidence *evidence)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *row = analect_rows_get (rows, coding), *excerpt, *document;
  AnalectId reference;

  if (row == NULL)
    return FALSE;
  *evidence = (AnalectEvidence){ .coding = coding,
                                 .excerpt = analect_row_reference (row, ANALECT_CODING_EXCERPT),
                                 .code = analect_row_reference (row, ANALECT_CODING_CODE),
                                 .coder = analect_row_reference (row, ANALECT_CODING_CODER),
                                 .direction = (int) analect_row_integer (row, ANALECT_CODING_DIRECTION) };
  excerpt = analect_rows_get (rows, evidence->excerpt);
  if (excerpt == NULL)
    return FALSE;
  evidence->document = analect_row_reference (excerpt, ANALECT_EXCERPT_DOCUMENT);
  evidence->start = (guint) MAX (0, analect_row_integer (excerpt, ANALECT_EXCERPT_START));
  document = analect_rows_get (rows, evidence->document);
  reference = document ? analect_row_reference (document, ANALECT_DOCUMENT_REFERENCE)
                       : analect_row_reference (excerpt, ANALECT_EXCERPT_REFERENCE);
  evidence->study = analect_workbench_get_study_of (workbench, reference);
  return TRUE;
}

char *
analect_evidence_quote (AnalectWorkbench *workbench, const AnalectEvidence *evidence)
{
  return analect_excerpt_quote (analect_workbench_get_rows (workbench), evidence->excerpt);
}

/* TEXT with each run of white space as one space, at most LINE_LENGTH characters; "…" says that there is more. */
static char *
make_line (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean space = FALSE;
  guint n = 0;

  for (const char *at = text; *at != '\0' && n < LINE_LENGTH; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          space = line->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_unichar (line, c);
      n++;
    }
  if (n == LINE_LENGTH)
    g_string_append (line, "…");
  return g_string_free (line, FALSE);
}

char *
analect_evidence_line (AnalectWorkbench *workbench, const AnalectEvidence *evidence)
{
  g_autofree char *quote = analect_evidence_quote (workbench, evidence);
  g_autofree char *line = make_line (quote ? quote : "");

  if (*line == '\0')
    return g_steal_pointer (&line);
  /* Translators: the quotation marks around a quotation. */
  return g_strdup_printf (_ ("“%s”"), line);
}

/* The page of the document, counted from 1, on which the excerpt begins; 0 when the document has none. */
static guint
count_page (const AnalectRows *rows, const AnalectEvidence *evidence)
{
  const AnalectRow *document = analect_rows_get (rows, evidence->document);
  const AnalectRanges *pages = document ? analect_row_ranges (document, ANALECT_DOCUMENT_PAGES) : NULL;
  guint page = 0;

  for (guint i = 0; pages != NULL && i < pages->n && pages->ranges[i].start <= evidence->start; i++)
    page = i + 1;
  return page;
}

char *
analect_evidence_page (AnalectWorkbench *workbench, const AnalectEvidence *evidence)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *excerpt = analect_rows_get (rows, evidence->excerpt);
  const char *stated = excerpt ? analect_row_string (excerpt, ANALECT_EXCERPT_PAGE) : "";
  guint page = count_page (rows, evidence);

  /* Translators: short for "page" before its number. */
  if (*stated != '\0')
    return g_strdup_printf (_ ("p. %s"), stated);
  return page > 0 ? g_strdup_printf (_ ("p. %u"), page) : g_strdup ("");
}

char *
analect_evidence_voice (AnalectWorkbench *workbench, const AnalectEvidence *evidence)
{
  const AnalectRow *excerpt = analect_rows_get (analect_workbench_get_rows (workbench), evidence->excerpt);
  gint64 voice = excerpt ? analect_row_integer (excerpt, ANALECT_EXCERPT_VOICE) : ANALECT_VOICE_UNSTATED;
  g_autofree char *page = analect_evidence_page (workbench, evidence);

  if (voice == ANALECT_VOICE_UNSTATED)
    return g_steal_pointer (&page);
  if (*page == '\0')
    return g_strdup (analect_enumeration_label (ANALECT_ENUMERATION_VOICE, voice));
  /* Translators: who speaks in a quotation, and on which page: "Participant, p. 143". */
  return g_strdup_printf (_ ("%s, %s"), analect_enumeration_label (ANALECT_ENUMERATION_VOICE, voice), page);
}

gint64
analect_evidence_page_number (AnalectWorkbench *workbench, const AnalectEvidence *evidence)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *excerpt = analect_rows_get (rows, evidence->excerpt);
  const char *stated = excerpt ? analect_row_string (excerpt, ANALECT_EXCERPT_PAGE) : "";

  return *stated ? g_ascii_strtoll (stated, NULL, 10) : count_page (rows, evidence);
}

char *
analect_evidence_citation (AnalectWorkbench *workbench, const AnalectEvidence *evidence)
{
  g_autofree char *quote = analect_evidence_quote (workbench, evidence);
  g_autofree char *page = analect_evidence_page (workbench, evidence);
  const char *study = analect_workbench_get_study_label (workbench, evidence->study);

  /* Translators: a quotation with its source: the study, and the page in it ("p. 143"). */
  if (*page != '\0')
    return g_strdup_printf (_ ("“%s” (%s, %s)"), quote ? quote : "", study, page);
  return g_strdup_printf (_ ("“%s” (%s)"), quote ? quote : "", study);
}

const char *
analect_direction_sign (int direction)
{
  switch (direction)
    {
    case ANALECT_DIRECTION_BETTER:
      return "▲";
    case ANALECT_DIRECTION_WORSE:
      return "▼";
    case ANALECT_DIRECTION_UNCHANGED:
      return "=";
    case ANALECT_DIRECTION_MIXED:
      return "◆";
    default:
      return "";
    }
}
