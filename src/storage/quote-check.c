/* Checking quotations; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quote-check.h"

#include "excerpt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnalectQuoteCheck
{
  const AnalectRows *rows;
  GArray *open; /* of AnalectId: excerpts that did not match */
};

AnalectQuoteCheck *
analect_quote_check_new (const AnalectRows *rows)
{
  AnalectQuoteCheck *check = g_new0 (AnalectQuoteCheck, 1);

  check->rows = rows;
  check->open = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  return check;
}

void
analect_quote_check_free (AnalectQuoteCheck *check)
{
  g_array_unref (check->open);
  g_free (check);
}

static gboolean
covers (const AnalectRows *rows, AnalectId excerpt, const char *quote, gsize size)
{
  const AnalectRow *row = analect_rows_get (rows, excerpt), *document;
  gint64 start = analect_row_integer (row, ANALECT_EXCERPT_START), end = analect_row_integer (row, ANALECT_EXCERPT_END);
  AnalectText *text;

  document = analect_rows_get (rows, analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT));
  text = document ? analect_row_text (document, ANALECT_DOCUMENT_TEXT) : NULL;
  if (text == NULL || start < 0 || end < start || end > G_MAXUINT32)
    return FALSE;
  if (analect_row_ranges (row, ANALECT_EXCERPT_MORE) != NULL)
    {
      g_autofree char *words = analect_excerpt_words (rows, excerpt);

      return words != NULL && strlen (words) == size && memcmp (words, quote, size) == 0;
    }
  return analect_text_slice_equal (text, (guint) start, (guint) end, quote, size);
}

gboolean
analect_quote_check_matches (AnalectQuoteCheck *check, AnalectId excerpt, const char *quote, gsize size)
{
  const AnalectRow *row = analect_rows_get (check->rows, excerpt);

  if (analect_row_integer (row, ANALECT_EXCERPT_START) < 0)
    return FALSE;
  if (covers (check->rows, excerpt, quote, size))
    return TRUE;
  g_array_append_val (check->open, excerpt);
  return FALSE;
}

static gboolean
lies_outside (const AnalectRows *rows, AnalectId excerpt)
{
  g_autofree char *words = analect_excerpt_words (rows, excerpt);

  return words == NULL;
}

static void
drop_ranges (AnalectLoader *loader, AnalectId excerpt)
{
  static const AnalectField fields[] = { ANALECT_EXCERPT_START, ANALECT_EXCERPT_END, ANALECT_EXCERPT_MORE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    analect_loader_take_value (loader, excerpt, fields[i], analect_value_default (fields[i]));
}

guint
analect_quote_check_finish (AnalectQuoteCheck *check, AnalectLoader *loader, const char *file, const GArray *lines,
                            AnalectProblems *problems)
{
  guint n_unmatched = 0;

  for (guint i = 0; i < check->open->len; i++)
    {
      AnalectId id = g_array_index (check->open, AnalectId, i);
      const AnalectRow *row = analect_rows_get (check->rows, id);
      AnalectText *quote = analect_row_text (row, ANALECT_EXCERPT_QUOTE);
      guint line = g_array_index (lines, guint, analect_id_index (id));
      gint64 start = analect_row_integer (row, ANALECT_EXCERPT_START);
      gint64 end = analect_row_integer (row, ANALECT_EXCERPT_END);

      if (quote == NULL || covers (check->rows, id, analect_text_peek (quote), analect_text_get_size (quote)))
        {
          analect_loader_take_value (loader, id, ANALECT_EXCERPT_QUOTE, analect_value_default (ANALECT_EXCERPT_QUOTE));
          continue;
        }
      n_unmatched++;
      if (lies_outside (check->rows, id))
        {
          drop_ranges (loader, id);
          analect_problems_add (problems, ANALECT_SEVERITY_WARNING, file, line,
                                _ ("an excerpt says it stands at %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
                                   ", which is outside its document; its words are kept as a quotation"),
                                start, end);
        }
      else
        analect_problems_add (problems, ANALECT_SEVERITY_WARNING, file, line,
                              _ ("the words of an excerpt are not those that stand at %" G_GINT64_FORMAT
                                 " to %" G_GINT64_FORMAT " of its document; it was not moved"),
                              start, end);
    }
  return n_unmatched;
}
