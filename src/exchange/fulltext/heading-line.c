/* Headings in plain text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "heading-line.h"

#include "heading-number.h"

#include <string.h>

#define LONGEST_LINE     200 /* bytes */
#define MOST_WORDS       14u
#define MOST_KNOWN_WORDS 8u /* of a heading known by its words, with its number */
#define FEWEST_LETTERS   4u

/* What the words of a line look like. */
typedef struct
{
  guint words;
  guint letters;
  guint longest; /* letters in a row */
  gboolean has_lower;
  gboolean has_upper;
  gboolean has_tab;
  gunichar first;
  gunichar last;
} Shape;

static Shape
get_shape (const char *text)
{
  Shape shape = { 0 };
  guint run = 0;
  gboolean in_word = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = g_unichar_isspace (c);

      shape.words += !is_space && !in_word;
      in_word = !is_space;
      run = g_unichar_isalpha (c) ? run + 1 : 0;
      shape.letters += run > 0;
      shape.longest = MAX (shape.longest, run);
      shape.has_lower = shape.has_lower || g_unichar_islower (c);
      shape.has_upper = shape.has_upper || g_unichar_isupper (c);
      shape.has_tab = shape.has_tab || c == '\t' || c == '|';
      if (shape.first == 0)
        shape.first = c;
      shape.last = c;
    }
  return shape;
}

static gboolean
ends_like_sentence (const Shape *shape)
{
  return shape->last < 0x80 && strchr (".,;:?!-", (int) shape->last) != NULL;
}

static gboolean
is_blank (const char *text, gsize size)
{
  for (gsize i = 0; text != NULL && i < size; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/* "## Results ##" */
static gboolean
recognise_marks (const char *text, gsize size, AnalectHeadingLine *heading)
{
  gsize indent = 0, marks = 0, start;

  while (indent < size && text[indent] == ' ')
    indent++;
  while (indent + marks < size && text[indent + marks] == '#')
    marks++;
  start = indent + marks;
  if (indent > 3 || marks == 0 || marks > 6 || start == size || (text[start] != ' ' && text[start] != '\t'))
    return FALSE;
  while (start < size && g_ascii_isspace (text[start]))
    start++;
  while (size > start && (text[size - 1] == '#' || g_ascii_isspace (text[size - 1])))
    size--;
  if (size == start)
    return FALSE;
  heading->sign = ANALECT_HEADING_BY_MARKUP;
  heading->level = (guint) marks;
  heading->title = text + start;
  heading->size = size - start;
  return TRUE;
}

/* The level that an underline makes: 1 for "===", 2 for "---", 0 when it is none. */
static guint
get_underline_level (const char *text, gsize size)
{
  gsize n = 0;

  while (size > 0 && g_ascii_isspace (text[size - 1]))
    size--;
  while (n < size && text[n] == text[0])
    n++;
  if (n != size || n < 3)
    return 0;
  return text[0] == '=' ? 1 : text[0] == '-' ? 2 : 0;
}

/* Whether a line has a number of the sort of NUMBER. */
static gboolean
is_alike (const char *text, gsize size, const AnalectHeadingNumber *number)
{
  g_autofree char *line = NULL;
  AnalectHeadingNumber other;

  if (text == NULL || size > LONGEST_LINE)
    return FALSE;
  line = g_strndup (text, size);
  analect_heading_number_skip (line, &other);
  return other.depth == number->depth && other.is_decimal == number->is_decimal;
}

/* Whether NUMBER is that of an item in a list, with another one next to it. */
static gboolean
is_in_list (const AnalectLineContext *context, const AnalectHeadingNumber *number)
{
  return is_alike (context->following, context->following_size, number)
         || is_alike (context->above, context->above_size, number);
}

static gboolean
recognise_number (const AnalectLineContext *context, const char *line, AnalectHeadingLine *heading)
{
  AnalectHeadingNumber number;
  const char *words = analect_heading_number_skip (line, &number);
  Shape shape = get_shape (words);

  if (number.depth == 0 || shape.has_tab || shape.words > MOST_WORDS || shape.letters == 0
      || g_unichar_islower (shape.first) || ends_like_sentence (&shape))
    return FALSE;
  if (heading->certainty < ANALECT_HEADING_KNOWN
      && (!number.has_mark || !context->is_below_blank || is_in_list (context, &number)
          || (!number.is_decimal && g_ascii_islower (*line))))
    return FALSE;
  heading->sign = ANALECT_HEADING_BY_NUMBER;
  heading->level = number.depth;
  return TRUE;
}

static gboolean
recognise_word (const AnalectLineContext *context, const Shape *shape, AnalectHeadingLine *heading)
{
  if (heading->certainty < ANALECT_HEADING_KNOWN || shape->has_tab || g_unichar_islower (shape->first)
      || (ends_like_sentence (shape) && shape->last != ':'))
    return FALSE;
  if (heading->certainty == ANALECT_HEADING_KNOWN && !context->is_below_blank)
    return FALSE;
  heading->sign = ANALECT_HEADING_BY_WORD;
  heading->level = heading->certainty == ANALECT_HEADING_MAIN ? 1 : 0;
  return TRUE;
}

static gboolean
recognise_capitals (const AnalectLineContext *context, const Shape *shape, AnalectHeadingLine *heading)
{
  if (!context->is_below_blank || !is_blank (context->next, context->next_size) || shape->has_tab || shape->has_lower
      || !shape->has_upper || shape->letters < FEWEST_LETTERS || shape->longest < FEWEST_LETTERS - 1
      || shape->words > MOST_WORDS || ends_like_sentence (shape))
    return FALSE;
  heading->sign = ANALECT_HEADING_BY_CAPITALS;
  heading->level = heading->certainty == ANALECT_HEADING_MAIN ? 1 : 0;
  return TRUE;
}

/* Whether the line is out of the question at a glance, as most lines of a text are. */
static gboolean
is_running_text (const AnalectLineContext *context, const AnalectHeadingLine *heading)
{
  guint most = context->is_below_blank ? MOST_WORDS : MOST_KNOWN_WORDS, spaces = 0;

  for (gsize i = 0; i < heading->size; i++)
    spaces += heading->title[i] == ' ';
  return spaces > most || g_ascii_islower (*heading->title)
         || strchr (".,;?!-", heading->title[heading->size - 1]) != NULL;
}

/* Looks at a heading without marks. */
static gboolean
recognise_plain (const AnalectLineContext *context, AnalectHeadingLine *heading)
{
  g_autofree char *line = NULL;
  Shape shape;

  if (is_running_text (context, heading))
    return FALSE;
  line = g_strndup (heading->title, heading->size);
  shape = get_shape (line);
  if (shape.letters == 0 || shape.has_tab || g_unichar_islower (shape.first))
    return FALSE;
  heading->certainty = analect_section_role_from_heading (line, NULL);
  return recognise_number (context, line, heading) || recognise_word (context, &shape, heading)
         || recognise_capitals (context, &shape, heading);
}

static gboolean
recognise_underlined (const AnalectLineContext *context, AnalectHeadingLine *heading)
{
  guint level =
      context->next != NULL && context->is_below_blank ? get_underline_level (context->next, context->next_size) : 0;
  g_autofree char *line = level > 0 ? g_strndup (heading->title, heading->size) : NULL;
  Shape shape;

  if (line == NULL)
    return FALSE;
  shape = get_shape (line);
  if (shape.letters == 0 || shape.has_tab)
    return FALSE;
  heading->sign = ANALECT_HEADING_BY_MARKUP;
  heading->level = level;
  heading->has_underline = TRUE;
  return TRUE;
}

gboolean
analect_heading_line_recognise (const AnalectLineContext *context, AnalectHeadingLine *heading)
{
  g_autofree char *title = NULL;

  *heading = (AnalectHeadingLine){ .title = context->text, .size = context->size };
  if (context->size > LONGEST_LINE || is_blank (context->text, context->size))
    return FALSE;
  while (g_ascii_isspace (*heading->title))
    {
      heading->title++;
      heading->size--;
    }
  while (g_ascii_isspace (heading->title[heading->size - 1]))
    heading->size--;
  if (!recognise_marks (context->text, context->size, heading) && !recognise_underlined (context, heading))
    return recognise_plain (context, heading);
  title = g_strndup (heading->title, heading->size);
  heading->certainty = analect_section_role_from_heading (title, NULL);
  return TRUE;
}
