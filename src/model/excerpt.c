/* The words of an excerpt; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "excerpt.h"

static void
append_range (GString *words, const AnalectText *text, guint start, guint end)
{
  gsize from = analect_text_get_offset (text, start), to = analect_text_get_offset (text, end);

  g_string_append_len (words, analect_text_peek (text) + from, (gssize) (to - from));
}

char *
analect_excerpt_words (const AnalectRows *rows, AnalectId excerpt)
{
  const AnalectRow *row = analect_rows_get (rows, excerpt), *document;
  const AnalectRanges *more;
  AnalectText *text;
  gint64 start, end;
  GString *words;

  g_return_val_if_fail (row != NULL, NULL);

  document = analect_rows_get (rows, analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT));
  text = document ? analect_row_text (document, ANALECT_DOCUMENT_TEXT) : NULL;
  start = analect_row_integer (row, ANALECT_EXCERPT_START);
  end = analect_row_integer (row, ANALECT_EXCERPT_END);
  if (text == NULL || start < 0 || start >= end || end > analect_text_get_length (text))
    return NULL;

  words = g_string_new (NULL);
  append_range (words, text, (guint) start, (guint) end);
  more = analect_row_ranges (row, ANALECT_EXCERPT_MORE);
  for (guint i = 0; more != NULL && i < more->n; i++)
    {
      if (more->ranges[i].start > more->ranges[i].end || more->ranges[i].end > analect_text_get_length (text))
        continue;
      g_string_append (words, ANALECT_EXCERPT_GAP);
      append_range (words, text, more->ranges[i].start, more->ranges[i].end);
    }
  return g_string_free (words, FALSE);
}

char *
analect_excerpt_quote (const AnalectRows *rows, AnalectId excerpt)
{
  const AnalectRow *row = analect_rows_get (rows, excerpt);
  AnalectText *kept = row ? analect_row_text (row, ANALECT_EXCERPT_QUOTE) : NULL;
  char *words;

  if (kept != NULL)
    return g_strdup (analect_text_peek (kept));
  words = row ? analect_excerpt_words (rows, excerpt) : NULL;
  return words ? words : g_strdup ("");
}

GArray *
analect_study_of_references (const AnalectRows *rows)
{
  GArray *study_of = g_array_new (FALSE, TRUE, sizeof (AnalectId));

  g_array_set_size (study_of, analect_rows_get_bound (rows, ANALECT_KIND_REFERENCE));
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectIdSet *references = analect_row_set (analect_rows_get (rows, id), ANALECT_STUDY_REFERENCES);

      for (guint i = 0; references != NULL && i < references->n; i++)
        {
          AnalectId *study = &g_array_index (study_of, AnalectId, analect_id_index (references->ids[i]));

          if (*study == ANALECT_ID_NONE)
            *study = id;
        }
    }
  return study_of;
}

AnalectId
analect_excerpt_study (const AnalectRows *rows, const AnalectRow *excerpt, const GArray *study_of)
{
  const AnalectRow *document = analect_rows_get (rows, analect_row_reference (excerpt, ANALECT_EXCERPT_DOCUMENT));
  AnalectId reference = document ? analect_row_reference (document, ANALECT_DOCUMENT_REFERENCE)
                                 : analect_row_reference (excerpt, ANALECT_EXCERPT_REFERENCE);

  if (reference == ANALECT_ID_NONE)
    return ANALECT_ID_NONE;
  return g_array_index (study_of, AnalectId, analect_id_index (reference));
}
