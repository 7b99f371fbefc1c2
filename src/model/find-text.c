/* Finding text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "find-text.h"

#include <string.h>

/* Code points shown before and behind a hit. */
#define AROUND 60u

/* More hits than anybody looks at; the search ends there. */
#define MAX_HITS 10000000u

/* (document → GArray of AnalectRange) of the sections of ROLE. */
static GHashTable *
collect_sections (const AnalectRows *rows, int role)
{
  GHashTable *sections = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_SECTION); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      gpointer key = GUINT_TO_POINTER (analect_row_reference (row, ANALECT_SECTION_DOCUMENT));
      GArray *ranges = g_hash_table_lookup (sections, key);
      AnalectRange range = { .start = (guint32) analect_row_integer (row, ANALECT_SECTION_START),
                             .end = (guint32) analect_row_integer (row, ANALECT_SECTION_END) };

      if (analect_row_integer (row, ANALECT_SECTION_ROLE) != role)
        continue;
      if (ranges == NULL)
        {
          ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
          g_hash_table_insert (sections, key, ranges);
        }
      g_array_append_val (ranges, range);
    }
  return sections;
}

static gboolean
lies_in (const GArray *sections, guint position)
{
  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      const AnalectRange *section = &g_array_index (sections, AnalectRange, i);

      if (position >= section->start && position < section->end)
        return TRUE;
    }
  return FALSE;
}

GArray *
analect_find_text (const AnalectRows *rows, AnalectTextPattern *pattern, int role, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (AnalectHit));
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  g_autoptr (GHashTable) sections = role >= 0 ? collect_sections (rows, role) : NULL;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id != ANALECT_ID_NONE && hits->len < MAX_HITS;
       id = analect_rows_next (rows, id))
    {
      const AnalectText *text = analect_row_text (analect_rows_get (rows, id), ANALECT_DOCUMENT_TEXT);
      const GArray *wanted = sections ? g_hash_table_lookup (sections, GUINT_TO_POINTER (id)) : NULL;

      if (text == NULL || (sections != NULL && wanted == NULL))
        continue;
      g_array_set_size (ranges, 0);
      if (!analect_text_pattern_find (pattern, text, ranges, MAX_HITS, cancellable, error))
        return NULL;
      for (guint i = 0; i < ranges->len; i++)
        {
          AnalectHit hit = { .document = id, .range = g_array_index (ranges, AnalectRange, i) };

          if (sections == NULL || lies_in (wanted, hit.range.start))
            g_array_append_val (hits, hit);
        }
    }
  return g_steal_pointer (&hits);
}

/* The place of the line's beginning before byte AT, but not before FROM. */
static const char *
line_start (const char *from, const char *at)
{
  while (at > from && at[-1] != '\n')
    at--;
  return at;
}

/* Moves a cut inside a word to the next blank on the side of the hit. */
static const char *
cut_forward (const char *at, const char *limit)
{
  const char *blank = at;

  while (blank < limit && !g_ascii_isspace (*blank))
    blank++;
  return blank < limit ? blank + 1 : at;
}

static const char *
cut_backward (const char *at, const char *limit)
{
  const char *blank = at;

  while (blank > limit && !g_ascii_isspace (*blank))
    blank--;
  return blank > limit ? blank : at;
}

char *
analect_hit_line (const AnalectRows *rows, const AnalectHit *hit)
{
  const AnalectText *text = analect_row_text (analect_rows_get (rows, hit->document), ANALECT_DOCUMENT_TEXT);
  guint first = hit->range.start > AROUND ? hit->range.start - AROUND : 0;
  guint last = MIN (hit->range.end + AROUND, analect_text_get_length (text));
  const char *whole = analect_text_peek (text), *from = whole + analect_text_get_offset (text, first);
  const char *start = whole + analect_text_get_offset (text, hit->range.start);
  const char *end = whole + analect_text_get_offset (text, hit->range.end);
  const char *to = whole + analect_text_get_offset (text, last), *line = line_start (from, start);
  const char *newline = memchr (end, '\n', (gsize) (to - end));
  GString *words = g_string_new (NULL);

  if (line == from && first > 0 && from[-1] != '\n')
    {
      line = cut_forward (from, start);
      g_string_append (words, "… ");
    }
  if (newline != NULL)
    to = newline;
  else if (last < analect_text_get_length (text))
    to = cut_backward (to, end);
  g_string_append_len (words, line, to - line);
  if (newline == NULL && last < analect_text_get_length (text))
    g_string_append (words, " …");
  g_strdelimit (words->str, "\t\n\r", ' ');
  return g_string_free (words, FALSE);
}
