/* Correcting text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-text.h"

#include "excerpt.h"
#include "validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far from its old place, in code points, one of several equal passages may stand to be taken for it. */
#define NEAR 2000u

typedef struct
{
  guint start; /* of what is replaced */
  guint end;
  guint length; /* of the replacement */
} Correction;

static guint
map_start (const Correction *correction, guint position)
{
  if (position < correction->start || position < correction->end)
    return MIN (position, correction->start);
  return position - correction->end + correction->start + correction->length;
}

static guint
map_end (const Correction *correction, guint position)
{
  if (position <= correction->start)
    return position;
  if (position < correction->end)
    return correction->start + correction->length;
  return position - correction->end + correction->start + correction->length;
}

/* Ranges that the correction brings together become one behind another, none before FROM. */
static void
map_ranges (AnalectChange *change, AnalectId id, AnalectField field, const AnalectRanges *ranges,
            const Correction *correction, guint from, gboolean drop_empty)
{
  g_autofree AnalectRange *mapped = NULL;
  guint n = 0;

  if (ranges == NULL)
    return;
  mapped = g_new (AnalectRange, ranges->n);
  for (guint i = 0; i < ranges->n; i++)
    {
      AnalectRange range = { .start = map_start (correction, ranges->ranges[i].start),
                             .end = map_end (correction, ranges->ranges[i].end) };

      range.start = MAX (range.start, n > 0 ? mapped[n - 1].end : from);
      range.end = MAX (range.end, range.start);
      if (range.start < range.end || !drop_empty)
        mapped[n++] = range;
    }
  analect_change_set_ranges (change, id, field, mapped, n);
}

static void
carry_sections (AnalectChange *change, AnalectProject *project, AnalectId document, const Correction *correction)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (analect_project_get_lookup (project), ANALECT_SECTION_DOCUMENT, document, sections);
  for (guint i = 0; i < sections->len; i++)
    {
      AnalectId id = g_array_index (sections, AnalectId, i);
      const AnalectRow *row = analect_rows_get (rows, id);
      guint start = map_start (correction, (guint) analect_row_integer (row, ANALECT_SECTION_START));
      guint end = map_end (correction, (guint) analect_row_integer (row, ANALECT_SECTION_END));

      analect_change_set_integer (change, id, ANALECT_SECTION_START, start);
      analect_change_set_integer (change, id, ANALECT_SECTION_END, MAX (start, end));
    }
}

static void
carry_excerpt (AnalectChange *change, const AnalectRows *rows, AnalectId id, const Correction *correction)
{
  const AnalectRow *row = analect_rows_get (rows, id);
  gint64 first = analect_row_integer (row, ANALECT_EXCERPT_START);
  guint start, end;

  if (first < 0)
    return;
  start = map_start (correction, (guint) first);
  end = map_end (correction, (guint) analect_row_integer (row, ANALECT_EXCERPT_END));
  if (start < end)
    {
      analect_change_set_integer (change, id, ANALECT_EXCERPT_START, start);
      analect_change_set_integer (change, id, ANALECT_EXCERPT_END, end);
      map_ranges (change, id, ANALECT_EXCERPT_MORE, analect_row_ranges (row, ANALECT_EXCERPT_MORE), correction, end,
                  TRUE);
    }
  else
    {
      g_autofree char *words = analect_excerpt_quote (rows, id);

      analect_change_set_integer (change, id, ANALECT_EXCERPT_START, -1);
      analect_change_set_integer (change, id, ANALECT_EXCERPT_END, -1);
      analect_change_set_ranges (change, id, ANALECT_EXCERPT_MORE, NULL, 0);
      analect_change_set_string (change, id, ANALECT_EXCERPT_QUOTE, words);
    }
}

void
analect_edit_touch_range (AnalectChange *change, AnalectId excerpt)
{
  gint64 end = analect_change_peek (change, excerpt, ANALECT_EXCERPT_END).integer;

  analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_END, end + 1);
  analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_END, end);
}

/* Whether the words of an excerpt change although its range does not: it is part of the change all the same,
 * so that nobody's words change unnoticed. */
static void
own_up (AnalectChange *change, const AnalectRows *rows, AnalectId id, const Correction *correction)
{
  const AnalectRow *row = analect_rows_get (rows, id);
  gint64 start = analect_row_integer (row, ANALECT_EXCERPT_START), end = analect_row_integer (row, ANALECT_EXCERPT_END);

  if (analect_change_peek (change, id, ANALECT_EXCERPT_END).integer != end
      || analect_change_peek (change, id, ANALECT_EXCERPT_START).integer != start || start < 0
      || end <= correction->start || start >= correction->end)
    return;
  analect_edit_touch_range (change, id);
}

AnalectChange *
analect_edit_correct_text (AnalectProject *project, AnalectId document, guint start, guint end, const char *text,
                           GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  const AnalectRow *row = analect_rows_get (rows, document);
  AnalectText *old = row ? analect_row_text (row, ANALECT_DOCUMENT_TEXT) : NULL;
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Correct text"));
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  Correction correction = { .start = start, .end = end, .length = (guint) g_utf8_strlen (text, -1) };
  g_autoptr (AnalectText) new = NULL;
  g_autoptr (GString) whole = NULL;
  gsize from, to;

  if (old == NULL || start > end || end > analect_text_get_length (old) || !analect_text_is_legal (text, -1))
    {
      g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_RANGE,
                   _ ("The range %u to %u is outside the text, or the new text is not legal"), start, end);
      return NULL;
    }
  from = analect_text_get_offset (old, start);
  to = analect_text_get_offset (old, end);
  whole = g_string_new_len (analect_text_peek (old), (gssize) from);
  g_string_append (whole, text);
  g_string_append (whole, analect_text_peek (old) + to);
  new = analect_text_new (whole->str, (gssize) whole->len);

  analect_lookup_referrers (analect_project_get_lookup (project), ANALECT_EXCERPT_DOCUMENT, document, excerpts);
  analect_change_set_text (change, document, ANALECT_DOCUMENT_TEXT, new);
  map_ranges (change, document, ANALECT_DOCUMENT_PAGES, analect_row_ranges (row, ANALECT_DOCUMENT_PAGES), &correction,
              0, FALSE);
  carry_sections (change, project, document, &correction);
  for (guint i = 0; i < excerpts->len; i++)
    {
      carry_excerpt (change, rows, g_array_index (excerpts, AnalectId, i), &correction);
      own_up (change, rows, g_array_index (excerpts, AnalectId, i), &correction);
    }
  return g_steal_pointer (&change);
}

/* The byte offset of the occurrence of QUOTE in TEXT that stands alone, or nearest alone to byte AT; -1 when it is not
 * clear which one is meant, or there is none. */
static gssize
find_quote (const AnalectText *text, const char *quote, gsize near, gsize at)
{
  const char *whole = analect_text_peek (text);
  gssize found = -1;
  guint n = 0, n_near = 0;
  gssize found_near = -1;

  for (const char *hit = strstr (whole, quote); hit != NULL; hit = strstr (hit + 1, quote))
    {
      gsize offset = (gsize) (hit - whole);

      n++;
      found = (gssize) offset;
      if (offset + near >= at && offset <= at + near)
        {
          n_near++;
          found_near = found;
        }
    }
  return n == 1 ? found : n_near == 1 ? found_near : -1;
}

static void
reanchor_one (AnalectChange *change, const AnalectRows *rows, AnalectId id, AnalectProblems *problems)
{
  const AnalectRow *row = analect_rows_get (rows, id), *document;
  AnalectText *quote = analect_row_text (row, ANALECT_EXCERPT_QUOTE), *text;
  gint64 start = analect_row_integer (row, ANALECT_EXCERPT_START);
  g_autofree char *name = NULL;
  gssize offset = -1;

  document = analect_rows_get (rows, analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT));
  text = document ? analect_row_text (document, ANALECT_DOCUMENT_TEXT) : NULL;
  if (quote == NULL || start < 0 || text == NULL)
    return;
  name = analect_describe (rows, analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT));
  if (analect_row_ranges (row, ANALECT_EXCERPT_MORE) == NULL)
    offset = find_quote (text, analect_text_peek (quote), NEAR,
                         analect_text_get_offset (text, MIN ((guint) start, analect_text_get_length (text))));
  if (offset < 0)
    {
      analect_problems_add (problems, ANALECT_SEVERITY_WARNING, NULL, 0,
                            _ ("%s: the words of an excerpt at %" G_GINT64_FORMAT " were not found: “%.60s”"), name,
                            start, analect_text_peek (quote));
      return;
    }
  start = analect_text_get_position (text, (gsize) offset);
  analect_change_set_integer (change, id, ANALECT_EXCERPT_START, start);
  analect_change_set_integer (change, id, ANALECT_EXCERPT_END, start + analect_text_get_length (quote));
  analect_change_set_text (change, id, ANALECT_EXCERPT_QUOTE, NULL);
  analect_problems_add (problems, ANALECT_SEVERITY_NOTE, NULL, 0,
                        _ ("%s: an excerpt was found again at %" G_GINT64_FORMAT ": “%.60s”"), name, start,
                        analect_text_peek (quote));
}

AnalectChange *
analect_edit_reanchor (AnalectProject *project, AnalectProblems *problems)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectChange *change = analect_project_change (project, _ ("Find excerpts again"));

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_EXCERPT); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    reanchor_one (change, rows, id, problems);
  return change;
}
