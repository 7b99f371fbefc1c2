/* Finding text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "find-text.h"

#include <string.h>

/* Code points of a line around a hit. */
#define LINE_LENGTH 156u

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

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
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

/* Whether C stands by itself, so that a text may be cut before it. */
static gboolean
begins_character (gunichar c)
{
  return !g_unichar_ismark (c) && !g_unichar_iszerowidth (c) && !(c >= 0x1f3fb && c <= 0x1f3ff);
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Where the shown part of the line begins: before HIT by MAX code points at most. A line that is CUT there is cut
 * behind a blank or, failing that, before a character. */
static const char *
go_back (const char *text, const char *hit, guint max, gboolean *cut)
{
  const char *at = hit, *blank = NULL;

  for (guint n = 0; at > text && !is_line_end (at[-1]) && n < max; n++)
    {
      at = g_utf8_prev_char (at);
      if (*at == ' ')
        blank = at;
    }
  *cut = at > text && !is_line_end (at[-1]);
  if (*cut && blank != NULL)
    return blank + 1;
  while (*cut && at < hit && !begins_character (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* The same behind the hit, which ends at AFTER. */
static const char *
go_on (const char *after, const char *end, guint max, gboolean *cut)
{
  const char *at = after, *blank = NULL;

  for (guint n = 0; at < end && !is_line_end (*at) && n < max; n++)
    {
      if (*at == ' ')
        blank = at;
      at = g_utf8_next_char (at);
    }
  *cut = at < end && !is_line_end (*at);
  if (*cut && blank != NULL)
    return blank;
  while (*cut && at > after && !begins_character (g_utf8_get_char (at)))
    at = g_utf8_prev_char (at);
  return at;
}

char *
analect_hit_line (const AnalectRows *rows, const AnalectHit *hit)
{
  const AnalectText *text = analect_row_text (analect_rows_get (rows, hit->document), ANALECT_DOCUMENT_TEXT);
  const char *whole = analect_text_peek (text), *end = whole + analect_text_get_size (text);
  const char *first = whole + analect_text_get_offset (text, hit->range.start);
  const char *last = whole + analect_text_get_offset (text, hit->range.end), *from, *to;
  guint length = hit->range.end - hit->range.start, room = length < LINE_LENGTH ? LINE_LENGTH - length : 0;
  gboolean cut_before, cut_after;
  GString *line = g_string_new (NULL);

  /* What one side does not need is room for the other. */
  to = go_on (last, end, room / 2, &cut_after);
  from = go_back (whole, first, room - (guint) g_utf8_strlen (last, to - last), &cut_before);
  to = go_on (last, end, room - (guint) g_utf8_strlen (from, first - from), &cut_after);

  g_string_append (line, cut_before ? "… " : "");
  g_string_append_len (line, from, to - from);
  g_string_append (line, cut_after ? " …" : "");
  g_strdelimit (line->str, "\t\n\r", ' ');
  return g_string_free (line, FALSE);
}
