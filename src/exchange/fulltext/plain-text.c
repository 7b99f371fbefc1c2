/* Plain text as a full text; see the header.
 *
 * Lines are looked at one by one, each with the one below it and the next that is not empty; nothing is kept of them,
 * so that a text of many short lines costs no more than any other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "plain-text.h"

#include "enumerations.h"
#include "exchange-error.h"
#include "heading-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_TITLE_LINES    3u
#define LONGEST_TITLE       300u /* bytes */
#define LONGEST_TITLE_LINE  200u
#define LINES_BETWEEN_LOOKS 4096u

typedef struct
{
  const char *text;
  gsize size;
} Line;

typedef struct
{
  guint index; /* in the full text */
  guint level; /* of its heading; levels that a text jumps over do not count in the section */
} OpenSection;

typedef struct
{
  AnalectFulltext *fulltext;
  const char *start;
  const char *end;
  gsize last;   /* where the last line with anything in it ended */
  GArray *open; /* of OpenSection */
} Reader;

static gboolean
is_blank (Line line)
{
  for (gsize i = 0; i < line.size; i++)
    if (!g_ascii_isspace (line.text[i]))
      return FALSE;
  return TRUE;
}

/* The line that begins at P. */
static Line
get_line (const Reader *reader, const char *p)
{
  const char *end = memchr (p, '\n', (gsize) (reader->end - p));

  return (Line){ p, (gsize) ((end != NULL ? end : reader->end) - p) };
}

/* The line below LINE; its text is NULL when there is none. */
static Line
get_next (const Reader *reader, Line line)
{
  const char *end = line.text + line.size;

  return end < reader->end ? get_line (reader, end + 1) : (Line){ NULL, 0 };
}

static Line
get_following (const Reader *reader, Line line)
{
  do
    line = get_next (reader, line);
  while (line.text != NULL && is_blank (line));
  return line;
}

static guint
get_position (const Reader *reader, const char *p)
{
  return analect_text_get_position (reader->fulltext->text, (gsize) (p - reader->start));
}

/* The innermost open section, or NULL. */
static AnalectFulltextSection *
get_open (const Reader *reader)
{
  if (reader->open->len == 0)
    return NULL;
  return &g_array_index (reader->fulltext->sections, AnalectFulltextSection,
                         g_array_index (reader->open, OpenSection, reader->open->len - 1).index);
}

/* Closes the sections whose headings are of LEVEL or below. */
static void
close_sections (Reader *reader, guint level)
{
  while (reader->open->len > 0 && g_array_index (reader->open, OpenSection, reader->open->len - 1).level >= level)
    {
      get_open (reader)->end = analect_text_get_position (reader->fulltext->text, reader->last);
      g_array_set_size (reader->open, reader->open->len - 1);
    }
}

/* Within a reference list much looks like a heading that is none. */
static gboolean
is_credible (const Reader *reader, const AnalectHeadingLine *heading)
{
  const AnalectFulltextSection *section = get_open (reader);

  return section == NULL || section->role != ANALECT_SECTION_ROLE_REFERENCES
         || heading->sign == ANALECT_HEADING_BY_MARKUP || heading->certainty == ANALECT_HEADING_MAIN;
}

static void
begin_heading (Reader *reader, const AnalectHeadingLine *heading)
{
  g_autofree char *title = g_strndup (heading->title, heading->size);
  guint position = get_position (reader, heading->title);
  OpenSection open = { reader->fulltext->sections->len, heading->level > 0 ? heading->level : 2 };
  const AnalectFulltextSection *parent;
  int role;

  close_sections (reader, open.level);
  parent = get_open (reader);
  role = analect_section_role_guess (NULL, title, parent != NULL ? parent->role : -1);
  analect_fulltext_add_section (reader->fulltext, role, reader->open->len + 1, position, position, title);
  g_array_append_val (reader->open, open);
}

static gboolean
recognise (const Reader *reader, Line line, Line above, gboolean is_below_blank, AnalectHeadingLine *heading)
{
  Line next = get_next (reader, line), following = { NULL, 0 };
  AnalectLineContext context;

  if (line.size <= LONGEST_TITLE_LINE && !is_blank (line))
    following = get_following (reader, line);
  context = (AnalectLineContext){ line.text,      line.size,  next.text,  next.size,     following.text,
                                  following.size, above.text, above.size, is_below_blank };
  return analect_heading_line_recognise (&context, heading);
}

static gboolean
ends_with (Line line, const char *marks)
{
  while (line.size > 0 && g_ascii_isspace (line.text[line.size - 1]))
    line.size--;
  return line.size > 0 && strchr (marks, line.text[line.size - 1]) != NULL;
}

static gboolean
begins_in_lower_case (Line line)
{
  while (line.size > 0 && g_ascii_isspace (*line.text))
    line.text++, line.size--;
  return line.size > 0 && g_unichar_islower (g_utf8_get_char (line.text));
}

/* The end of the title that begins with the line FIRST: up to three lines with an empty one below them, or the first of
 * more where the second begins anew. NULL when it looks like running text. */
static const char *
find_title_end (const Reader *reader, Line first)
{
  Line line = first, last = first;
  guint n_lines = 0;

  for (; line.text != NULL && !is_blank (line) && n_lines <= MOST_TITLE_LINES; line = get_next (reader, line))
    {
      AnalectHeadingLine heading;

      if (n_lines > 0 && recognise (reader, line, last, FALSE, &heading))
        break;
      last = line;
      n_lines++;
    }
  if (n_lines > MOST_TITLE_LINES || (gsize) (last.text + last.size - first.text) > LONGEST_TITLE)
    {
      if (first.size > LONGEST_TITLE_LINE || begins_in_lower_case (get_next (reader, first)))
        return NULL;
      last = first;
    }
  return ends_with (last, ".,;:") ? NULL : last.text + last.size;
}

/* White space in a row becomes one space. */
static char *
collapse (const char *text, gsize size)
{
  g_autofree char *copy = g_strndup (text, size);
  g_auto (GStrv) words = g_strsplit_set (copy, " \t\r\n", -1);
  GString *collapsed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (collapsed, "%s%s", collapsed->len > 0 ? " " : "", words[i]);
  return g_string_free (collapsed, FALSE);
}

/* Takes the title from the line FIRST and perhaps some more. Returns the line to go on with. */
static Line
read_title (Reader *reader, Line first)
{
  AnalectHeadingLine heading;
  gboolean is_heading = recognise (reader, first, (Line){ NULL, 0 }, TRUE, &heading);
  const char *start = first.text, *end;
  g_autofree char *title = NULL;

  if (is_heading && (heading.certainty >= ANALECT_HEADING_KNOWN || heading.sign == ANALECT_HEADING_BY_NUMBER))
    return first;
  if (is_heading && heading.sign == ANALECT_HEADING_BY_MARKUP)
    {
      start = heading.title;
      end = heading.title + heading.size;
      if (heading.has_underline)
        first = get_next (reader, first);
    }
  else if ((end = find_title_end (reader, first)) == NULL)
    return first;
  while (start < end && g_ascii_isspace (*start))
    start++;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  reader->fulltext->title = collapse (start, (gsize) (end - start));
  first = get_next (reader, get_line (reader, MAX (end, first.text)));
  if (first.text == NULL || (is_blank (first) && get_following (reader, first).text == NULL))
    return first; /* a single line is the text, whatever it looks like */
  title = g_strndup (start, (gsize) (end - start));
  analect_fulltext_add_section (reader->fulltext, ANALECT_SECTION_ROLE_TITLE, 1, get_position (reader, start),
                                get_position (reader, end), title);
  return first;
}

static gboolean
read_lines (Reader *reader, Line line, GCancellable *cancellable, GError **error)
{
  Line above = { NULL, 0 };
  gboolean is_below_blank = TRUE;
  guint n_lines = 0;

  while (line.text != NULL)
    {
      AnalectHeadingLine heading;
      gsize end = (gsize) (line.text + line.size - reader->start);

      if (++n_lines % LINES_BETWEEN_LOOKS == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED,
                               _ ("reading was cancelled"));
          return FALSE;
        }
      if (recognise (reader, line, above, is_below_blank, &heading) && is_credible (reader, &heading))
        {
          begin_heading (reader, &heading);
          if (heading.has_underline)
            line = get_next (reader, line);
        }
      is_below_blank = is_blank (line);
      if (!is_below_blank)
        {
          reader->last = MAX (end, (gsize) (line.text + line.size - reader->start));
          above = line;
        }
      line = get_next (reader, line);
    }
  return TRUE;
}

/* Trailing white space of the last line belongs to no section. */
static void
trim_ends (AnalectFulltext *fulltext)
{
  const char *text = analect_text_peek (fulltext->text);

  for (guint i = 0; i < fulltext->sections->len; i++)
    {
      AnalectFulltextSection *section = &g_array_index (fulltext->sections, AnalectFulltextSection, i);
      gsize end = analect_text_get_offset (fulltext->text, section->end);

      while (section->end > section->start && g_ascii_isspace (text[end - 1]))
        {
          end--;
          section->end--;
        }
    }
}

static gboolean
read_text (Reader *reader, GCancellable *cancellable, GError **error)
{
  Line first = get_line (reader, reader->start), content;

  if (is_blank (first))
    first = get_following (reader, first);
  content = read_title (reader, first);
  reader->last = content.text != NULL ? (gsize) (content.text - reader->start) : 0;
  if (!read_lines (reader, content, cancellable, error))
    return FALSE;
  close_sections (reader, 1);
  return TRUE;
}

/* A text without headings is one section. */
static void
add_whole (Reader *reader)
{
  GArray *sections = reader->fulltext->sections;
  const AnalectFulltextSection *title = sections->len > 0 ? analect_fulltext_get_section (reader->fulltext, 0) : NULL;
  const char *p = reader->start;

  if (sections->len > 1 || (title != NULL && title->role != ANALECT_SECTION_ROLE_TITLE))
    return;
  if (title != NULL)
    p += analect_text_get_offset (reader->fulltext->text, title->end);
  while (p < reader->end && g_ascii_isspace (*p))
    p++;
  analect_fulltext_add_section (reader->fulltext, ANALECT_SECTION_ROLE_OTHER, 1, get_position (reader, p),
                                analect_text_get_length (reader->fulltext->text), NULL);
}

AnalectFulltext *
analect_plain_text_read (const char *text, gsize n_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectFulltext) fulltext = NULL;
  Reader reader = { 0 };
  gboolean is_read;

  if (n_bytes > ANALECT_TEXT_MAX_BYTES)
    {
      g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_TOO_LARGE, _ ("the text is longer than %u MB"),
                   ANALECT_TEXT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (is_blank ((Line){ text, n_bytes }))
    {
      g_set_error_literal (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_EMPTY, _ ("there is no text in it"));
      return NULL;
    }
  fulltext = analect_fulltext_new ();
  fulltext->text = analect_text_new (text, (gssize) n_bytes);
  reader.fulltext = fulltext;
  reader.start = analect_text_peek (fulltext->text);
  reader.end = reader.start + n_bytes;
  reader.open = g_array_new (FALSE, FALSE, sizeof (OpenSection));
  is_read = read_text (&reader, cancellable, error);
  g_array_unref (reader.open);
  if (!is_read)
    return NULL;
  add_whole (&reader);
  trim_ends (fulltext);
  analect_fulltext_settle_roles (fulltext);
  return g_steal_pointer (&fulltext);
}
