/* The lines of a text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lines.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const char *
find (const char *from, const char *limit, char c)
{
  const char *found = from < limit ? memchr (from, c, (gsize) (limit - from)) : NULL;

  return found != NULL ? found : limit;
}

void
analect_lines_init (AnalectLines *lines, const char *text, gsize n_bytes)
{
  lines->position = text;
  lines->limit = text + n_bytes;
  lines->next_lf = find (text, lines->limit, '\n');
  lines->next_cr = find (text, lines->limit, '\r');
  lines->number = 0;
}

static void
skip_byte_order_marks (AnalectLine *line)
{
  gsize blanks = 0;

  for (;;)
    {
      while (blanks < line->n_bytes && line->text[blanks] == ' ')
        blanks++;
      if (line->n_bytes - blanks < 3 || memcmp (line->text + blanks, BYTE_ORDER_MARK, 3) != 0)
        return;
      line->text += blanks + 3;
      line->n_bytes -= blanks + 3;
      blanks = 0;
    }
}

/* The line end at STOP; NEXT is set behind it. CR CR LF, the mark of a file whose line ends were converted twice, is
 * one line end. */
static AnalectLineEnd
measure_end (const AnalectLines *lines, const char *stop, const char **next)
{
  gsize left = (gsize) (lines->limit - stop);

  *next = stop + MIN (left, 1);
  if (left == 0)
    return ANALECT_LINE_END_NONE;
  if (*stop == '\n')
    return ANALECT_LINE_END_LF;
  if (left > 2 && stop[1] == '\r' && stop[2] == '\n')
    *next = stop + 3;
  else if (left > 1 && stop[1] == '\n')
    *next = stop + 2;
  else
    return ANALECT_LINE_END_CR;
  return ANALECT_LINE_END_CRLF;
}

gboolean
analect_lines_next (AnalectLines *lines, AnalectLine *line)
{
  const char *start = lines->position, *stop;

  if (start >= lines->limit)
    return FALSE;
  if (lines->next_lf < start)
    lines->next_lf = find (start, lines->limit, '\n');
  if (lines->next_cr < start)
    lines->next_cr = find (start, lines->limit, '\r');
  stop = MIN (lines->next_lf, lines->next_cr);
  line->text = start;
  line->n_bytes = (gsize) (stop - start);
  line->number = ++lines->number;
  line->end = measure_end (lines, stop, &line->next);
  lines->position = line->next;
  skip_byte_order_marks (line);
  return TRUE;
}

void
analect_line_trim (const char **text, gsize *n_bytes)
{
  while (*n_bytes > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      (*n_bytes)--;
    }
  while (*n_bytes > 0 && g_ascii_isspace ((*text)[*n_bytes - 1]))
    (*n_bytes)--;
}

gboolean
analect_line_is_blank (const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}
