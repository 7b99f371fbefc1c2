/* What the Coding workspace does to passages: coding, taking back, moving their ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-page-private.h"
#include "edit-codebook.h"
#include "edit-coding.h"
#include "text-steps.h"

#include <string.h>

#include <glib/gi18n.h>

/* A code named after the words of a passage is no longer than this, in characters. */
#define MAX_NAME 80

const AnalectText *
analect_coding_page_get_text (AnalectCodingPage *page)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (page->workbench), page->document);

  return row ? analect_row_text (row, ANALECT_DOCUMENT_TEXT) : NULL;
}

AnalectId
analect_coding_page_get_excerpt (AnalectCodingPage *page)
{
  const AnalectRows *rows = analect_workbench_get_rows (page->workbench);
  AnalectId excerpt = analect_coding_view_get_excerpt (page->view);
  const AnalectRow *row = analect_rows_get (rows, excerpt);
  guint start, end;

  if (row == NULL)
    return ANALECT_ID_NONE;
  if (!analect_coding_view_get_selection (page->view, &start, &end))
    return excerpt;
  return analect_row_integer (row, ANALECT_EXCERPT_START) == start
                 && analect_row_integer (row, ANALECT_EXCERPT_END) == end
             ? excerpt
             : ANALECT_ID_NONE;
}

gboolean
analect_coding_page_get_passage (AnalectCodingPage *page, gboolean quiet, guint *start, guint *end)
{
  const AnalectText *text = analect_coding_page_get_text (page);
  const AnalectRow *row;

  if (text != NULL && analect_coding_view_get_selection (page->view, start, end)
      && analect_text_trim (text, start, end))
    return TRUE;
  row = analect_rows_get (analect_workbench_get_rows (page->workbench), analect_coding_page_get_excerpt (page));
  if (row != NULL && analect_row_integer (row, ANALECT_EXCERPT_START) >= 0)
    {
      *start = (guint) analect_row_integer (row, ANALECT_EXCERPT_START);
      *end = (guint) analect_row_integer (row, ANALECT_EXCERPT_END);
      return *end > *start;
    }
  if (!quiet)
    analect_workbench_toast (page->workbench, _ ("Select words in the text first"), FALSE);
  return FALSE;
}

/* The excerpt of CODER at or around START to END that has CODE (none: any), or none; exact ones first. */
static AnalectId
find_excerpt (AnalectCodingPage *page, AnalectId coder, AnalectId code, guint start, guint end)
{
  const AnalectRows *rows = analect_workbench_get_rows (page->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (page->workbench);
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  AnalectId found = ANALECT_ID_NONE;

  analect_lookup_excerpts_in (lookup, page->document, start, end, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId excerpt = g_array_index (excerpts, AnalectId, i);
      const AnalectRow *row = analect_rows_get (rows, excerpt);
      gboolean exact = analect_row_integer (row, ANALECT_EXCERPT_START) == start
                       && analect_row_integer (row, ANALECT_EXCERPT_END) == end;

      for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); id != ANALECT_ID_NONE;
           id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
        {
          const AnalectRow *coding = analect_rows_get (rows, id);

          if (analect_row_reference (coding, ANALECT_CODING_CODER) == coder
              && (code == ANALECT_ID_NONE || analect_row_reference (coding, ANALECT_CODING_CODE) == code)
              && (exact || found == ANALECT_ID_NONE))
            found = excerpt;
        }
    }
  return found;
}

void
analect_coding_page_show_coded (AnalectCodingPage *page, AnalectId code, guint start, guint end)
{
  AnalectId excerpt = find_excerpt (page, analect_workbench_get_coder (page->workbench), code, start, end);

  if (excerpt != ANALECT_ID_NONE)
    analect_coding_view_set_excerpt (page->view, excerpt);
  analect_coding_page_follow (page);
}

static gboolean
code_passage (AnalectCodingPage *page, AnalectId code, guint start, guint end)
{
  AnalectPassage passage = { .document = page->document,
                             .start = start,
                             .end = end,
                             .code = code,
                             .coder = analect_workbench_need_coder (page->workbench),
                             .direction = ANALECT_DIRECTION_UNSTATED,
                             .at = analect_time_now () };
  g_autoptr (GError) error = NULL;
  AnalectChange *change = analect_edit_code (analect_workbench_get_project (page->workbench), &passage, &error);

  return analect_workbench_take (page->workbench, change, g_steal_pointer (&error));
}

void
analect_coding_page_apply_code (AnalectCodingPage *page, AnalectId code)
{
  guint start, end;

  if (!analect_workbench_may_change (page->workbench) || !analect_coding_page_get_passage (page, FALSE, &start, &end))
    return;
  if (code_passage (page, code, start, end))
    analect_coding_page_show_coded (page, code, start, end);
}

/* The words of a passage as the name of a code: on one line, without quotation marks and stops around them. */
static char *
make_name (const char *words)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *first = words, *last = words + strlen (words);
  guint n = 0;

  while (first < last && !g_unichar_isalnum (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (first < last && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (last))))
    last = g_utf8_prev_char (last);
  for (const char *at = first; at < last && n < MAX_NAME; at = g_utf8_next_char (at), n++)
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (name, c);
      else if (name->len > 0 && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
    }
  return g_strchomp (g_strdup (name->str));
}

/* NAME as a path of a single name: a slash in it is no step. */
static char *
make_path (const char *name)
{
  g_autoptr (GString) path = g_string_new (name);

  g_string_replace (path, "\\", "\\\\", 0);
  g_string_replace (path, "/", "\\/", 0);
  return g_strdup (path->str);
}

void
analect_coding_page_code_in_vivo (AnalectCodingPage *page)
{
  AnalectProject *project = analect_workbench_get_project (page->workbench);
  g_autofree char *words = NULL, *name = NULL, *path = NULL, *step = NULL;
  g_autoptr (GError) error = NULL;
  AnalectId code = ANALECT_ID_NONE;
  AnalectChange *change;
  guint start, end;

  if (!analect_workbench_may_change (page->workbench) || !analect_coding_page_get_passage (page, FALSE, &start, &end))
    return;
  words = analect_text_slice (analect_coding_page_get_text (page), start, end);
  name = make_name (words);
  if (*name == '\0')
    {
      analect_workbench_toast (page->workbench, _ ("Select words in the text first"), FALSE);
      return;
    }
  path = make_path (name);
  /* Translators: a step to undo: a passage was coded with a code named after its own words. */
  step = g_strdup_printf (_ ("Code in vivo “%s”"), name);
  analect_project_begin_step (project, step);
  change = analect_edit_make_code (project, path, analect_workbench_need_coder (page->workbench), &code, &error);
  if (!analect_workbench_take (page->workbench, change, g_steal_pointer (&error))
      || !code_passage (page, code, start, end))
    {
      analect_project_cancel_step (project);
      return;
    }
  analect_project_end_step (project);
  analect_coding_page_show_coded (page, code, start, end);
}

void
analect_coding_page_uncode (AnalectCodingPage *page)
{
  AnalectId excerpt = analect_coding_page_get_excerpt (page);
  AnalectId marked = analect_excerpt_pane_get_marked (page->excerpt);
  g_autoptr (GArray) codings = NULL;
  g_autoptr (GError) error = NULL;
  AnalectChange *change;

  if (!analect_workbench_may_change (page->workbench))
    return;
  if (excerpt == ANALECT_ID_NONE)
    {
      analect_workbench_toast (page->workbench, _ ("Put the caret into an excerpt first"), FALSE);
      return;
    }
  analect_excerpt_pane_show_excerpt (page->excerpt, excerpt);
  codings = analect_excerpt_pane_get_own_codings (page->excerpt);
  for (guint i = 0; i < codings->len; i++)
    if (g_array_index (codings, AnalectId, i) == marked)
      {
        g_array_set_size (codings, 0);
        g_array_append_val (codings, marked);
      }
  if (codings->len == 0)
    {
      analect_workbench_toast (page->workbench, _ ("These codings are another coder’s"), FALSE);
      return;
    }
  change = analect_edit_uncode (analect_workbench_get_project (page->workbench),
                                (const AnalectId *) (gpointer) codings->data, codings->len, &error);
  analect_workbench_take (page->workbench, change, g_steal_pointer (&error));
  analect_coding_page_follow (page);
}

void
analect_coding_page_resize (AnalectCodingPage *page, AnalectId excerpt, guint start, guint end)
{
  AnalectProject *project = analect_workbench_get_project (page->workbench);
  AnalectId coder;
  g_autoptr (GError) error = NULL;
  AnalectChange *change;

  if (start >= end || !analect_workbench_may_change (page->workbench))
    return;
  coder = analect_workbench_need_coder (page->workbench);
  change = analect_edit_resize (project, excerpt, coder, start, end, &error);
  if (analect_workbench_take (page->workbench, change, g_steal_pointer (&error)))
    analect_coding_page_show_coded (page, ANALECT_ID_NONE, start, end);
}
