/* Steps by words and sentences; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text-steps.h"

#include <pango/pango.h>

#include <glib/gi18n.h>

/* How many characters are looked at once, on either side of a position. */
#define WINDOW 3000

static gboolean
is_edge (const PangoLogAttr *attribute, AnalectStep step, gboolean begin)
{
  if (step == ANALECT_STEP_WORD)
    return begin ? attribute->is_word_start : attribute->is_word_end;
  return begin ? attribute->is_sentence_start : attribute->is_sentence_end;
}

/* Looks from POSITION for an edge within [FROM, TO), which includes it. */
static gboolean
look (const AnalectText *text, guint from, guint to, guint position, AnalectStep step, gboolean begin, gboolean forward,
      guint *found)
{
  const char *all = analect_text_peek (text);
  gsize first = analect_text_get_offset (text, from), last = analect_text_get_offset (text, to);
  guint n = to - from;
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n + 1);

  pango_get_log_attrs (all + first, (int) (last - first), -1, pango_language_get_default (), attributes, (int) n + 1);
  if (forward)
    {
      for (guint i = position - from + 1; i <= n; i++)
        if (is_edge (&attributes[i], step, begin))
          {
            *found = from + i;
            return TRUE;
          }
    }
  else
    {
      for (guint i = position - from; i > 0; i--)
        if (is_edge (&attributes[i - 1], step, begin))
          {
            *found = from + i - 1;
            return TRUE;
          }
    }
  return FALSE;
}

guint
analect_text_step (const AnalectText *text, guint position, AnalectStep step, gboolean begin, gboolean forward)
{
  guint length = analect_text_get_length (text);
  guint from, to, found;

  position = MIN (position, length);
  from = position > WINDOW ? position - WINDOW : 0;
  to = MIN (length, position + WINDOW);
  if (look (text, from, to, position, step, begin, forward, &found))
    return found;
  return forward ? to : from;
}

gboolean
analect_text_trim (const AnalectText *text, guint *start, guint *end)
{
  const char *all = analect_text_peek (text);
  const char *first = all + analect_text_get_offset (text, *start);
  const char *last = all + analect_text_get_offset (text, *end);

  while (first < last && g_unichar_isspace (g_utf8_get_char (first)))
    {
      first = g_utf8_next_char (first);
      (*start)++;
    }
  while (first < last && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (last))))
    {
      last = g_utf8_prev_char (last);
      (*end)--;
    }
  return *start < *end;
}
