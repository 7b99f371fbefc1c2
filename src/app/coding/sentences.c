/* Sentences of the findings, and how many of them are touched; see findings-coverage.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "findings-coverage.h"

#include <pango/pango.h>

#include <glib/gi18n.h>

/* A line of more than this many characters is looked at in pieces, so that memory stays small. */
#define MAX_PIECE 20000

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const AnalectRange *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* The parts, sorted and without overlap. */
static GArray *
unite (const AnalectRange *parts, guint n, guint length)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  GArray *united = g_array_new (FALSE, FALSE, sizeof (AnalectRange));

  if (n > 0)
    g_array_append_vals (sorted, parts, n);
  g_array_sort (sorted, compare_ranges);
  for (guint i = 0; i < sorted->len; i++)
    {
      AnalectRange part = g_array_index (sorted, AnalectRange, i);
      AnalectRange *last = united->len > 0 ? &g_array_index (united, AnalectRange, united->len - 1) : NULL;

      part.end = MIN (part.end, length);
      if (part.start >= part.end)
        continue;
      if (last != NULL && part.start <= last->end)
        last->end = MAX (last->end, part.end);
      else
        g_array_append_val (united, part);
    }
  return united;
}

/* Adds the characters FIRST to LAST of a piece that begins at BASE of the text, without the white space around them,
 * when they say something. */
static void
add_sentence (GArray *sentences, const gunichar *characters, guint base, guint first, guint last)
{
  gboolean says = FALSE;
  AnalectRange sentence;

  while (first < last && g_unichar_isspace (characters[first]))
    first++;
  while (first < last && g_unichar_isspace (characters[last - 1]))
    last--;
  for (guint i = first; i < last && !says; i++)
    says = g_unichar_isalnum (characters[i]);
  if (!says)
    return;
  sentence.start = base + first;
  sentence.end = base + last;
  g_array_append_val (sentences, sentence);
}

/* Adds the sentences of one piece of a line: N characters that begin at BASE. */
static void
scan_piece (GArray *sentences, const char *piece, gsize n_bytes, guint base, guint n)
{
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n + 1);
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (piece, (glong) n_bytes, NULL);
  guint first = 0;

  pango_get_log_attrs (piece, (int) n_bytes, -1, pango_language_get_default (), attributes, (int) n + 1);
  for (guint i = 1; i < n; i++)
    if (attributes[i].is_sentence_boundary)
      {
        add_sentence (sentences, characters, base, first, i);
        first = i;
      }
  add_sentence (sentences, characters, base, first, n);
}

/* Adds the sentences of a part line by line. */
static void
scan_part (GArray *sentences, const AnalectText *text, AnalectRange part, const GArray *headings)
{
  const char *all = analect_text_peek (text);
  const char *at = all + analect_text_get_offset (text, part.start);
  const char *end = all + analect_text_get_offset (text, part.end);
  guint position = part.start, next_heading = 0;

  while (at < end)
    {
      const char *piece = at;
      guint n = 0;

      while (at < end && *at != '\n' && *at != '\r' && n < MAX_PIECE)
        {
          at = g_utf8_next_char (at);
          n++;
        }
      while (next_heading < headings->len && g_array_index (headings, guint, next_heading) < position)
        next_heading++;
      if (n > 0 && !(next_heading < headings->len && g_array_index (headings, guint, next_heading) == position))
        scan_piece (sentences, piece, (gsize) (at - piece), position, n);
      position += n;
      if (at < end && (*at == '\n' || *at == '\r'))
        {
          at++;
          position++;
        }
    }
}

GArray *
analect_find_sentences (const AnalectText *text, const AnalectRange *parts, guint n, const guint *headings,
                        guint n_headings)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) united = NULL;

  if (text == NULL)
    return sentences;
  if (n_headings > 0)
    g_array_append_vals (places, headings, n_headings);
  g_array_sort (places, compare_places);
  united = unite (parts, n, analect_text_get_length (text));
  for (guint i = 0; i < united->len; i++)
    scan_part (sentences, text, g_array_index (united, AnalectRange, i), places);
  return sentences;
}

guint
analect_count_covered (const GArray *sentences, const AnalectRange *ranges, guint n)
{
  guint covered = 0, next = 0;
  guint32 reach = 0; /* where the ranges that begin before the sentence's end reach to */

  for (guint i = 0; i < sentences->len; i++)
    {
      const AnalectRange *sentence = &g_array_index (sentences, AnalectRange, i);

      for (; next < n && ranges[next].start < sentence->end; next++)
        if (ranges[next].end > ranges[next].start)
          reach = MAX (reach, ranges[next].end);
      if (reach > sentence->start)
        covered++;
    }
  return covered;
}

char *
analect_sentence_count_percent (const AnalectSentenceCount *count)
{
  guint percent = count->sentences == 0 ? 0 : (guint) ((guint64) count->covered * 100 / count->sentences);

  /* Translators: a percentage; a no-break space stands between number and sign. */
  return g_strdup_printf (_ ("%u\302\240%%"), percent);
}
