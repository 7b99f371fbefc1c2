/* Cleaning and line breaking; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text-wrap.h"

#include "text.h"

#include <pango/pango.h>
#include <string.h>

/* Characters looked at for one line; what is longer is cut unseen. Keeps a label of a megabyte from costing more than
 * one of a page. */
#define MAX_CHARACTERS_PER_LINE 500

/* How often the width is halved in search of even lines. */
#define EVEN_TRIALS 5

#define ELLIPSIS           "\xe2\x80\xa6"
#define SOFT_HYPHEN        0xad
#define LEFT_TO_RIGHT_MARK 0x200e
#define RIGHT_TO_LEFT_MARK 0x200f

/* A text with what is known about each character. */
typedef struct
{
  AnalectTextMetric *metric;
  AnalectPlotFont font;
  double width;
  gboolean complete;        /* nothing follows the last character */
  guint n;                  /* characters */
  const char **starts;      /* n + 1 of them */
  PangoLogAttr *attributes; /* n + 1 too */
} Text;

static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_blank (gunichar c)
{
  return c != 0xa0 && c != 0x202f && (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029);
}

char *
analect_plot_clean (const char *string)
{
  g_autofree char *legal = analect_text_filter (string ? string : "", -1, NULL);
  GString *clean = g_string_sized_new (strlen (legal) + 1);
  gboolean pending = FALSE;

  for (const char *p = legal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          pending = clean->len > 0;
          continue;
        }
      if (turns_direction (c))
        continue;
      if (pending)
        g_string_append_c (clean, ' ');
      pending = FALSE;
      g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static gboolean
is_rtl_letter (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
analect_text_is_rtl (const char *string)
{
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == LEFT_TO_RIGHT_MARK || c == RIGHT_TO_LEFT_MARK)
        return c == RIGHT_TO_LEFT_MARK;
      if (g_unichar_isalpha (c))
        return is_rtl_letter (c);
    }
  return FALSE;
}

static void
text_init (Text *text, AnalectTextMetric *metric, const char *string, AnalectPlotFont font, double width,
           guint max_lines)
{
  guint limit = MAX_CHARACTERS_PER_LINE * max_lines, n = 0;
  const char *p;

  for (p = string; *p != '\0' && n < limit; p = g_utf8_next_char (p))
    n++;
  *text = (Text){
    .metric = metric,
    .font = font,
    .width = width,
    .complete = *p == '\0',
    .n = n,
    .starts = g_new (const char *, n + 1),
    .attributes = g_new0 (PangoLogAttr, n + 1),
  };
  p = string;
  for (guint i = 0; i < n; i++, p = g_utf8_next_char (p))
    text->starts[i] = p;
  text->starts[n] = p;
  pango_get_log_attrs (string, (int) (text->starts[n] - string), -1, pango_language_from_string ("en"),
                       text->attributes, (int) n + 1);
}

static void
text_clear (Text *text)
{
  g_free (text->starts);
  g_free (text->attributes);
}

static gunichar
get_character (const Text *text, guint i)
{
  return g_utf8_get_char (text->starts[i]);
}

/* Characters FROM to TO without the white space at both ends and the soft hyphens within, and TAIL behind them. */
static char *
make_line (const Text *text, guint from, guint to, const char *tail)
{
  GString *line;

  while (from < to && get_character (text, from) == ' ')
    from++;
  while (to > from && get_character (text, to - 1) == ' ')
    to--;
  line = g_string_sized_new ((gsize) (text->starts[to] - text->starts[from]) + 4);
  for (guint i = from; i < to; i++)
    if (get_character (text, i) != SOFT_HYPHEN)
      g_string_append_len (line, text->starts[i], text->starts[i + 1] - text->starts[i]);
  g_string_append (line, tail);
  return g_string_free (line, FALSE);
}

static gboolean
line_fits (const Text *text, guint from, guint to, const char *tail)
{
  g_autofree char *line = make_line (text, from, to, tail);

  return analect_text_metric_get_width (text->metric, line, -1, text->font) <= text->width;
}

/* What a line shows at its end when it is broken before character I: a soft hyphen is seen only there. */
static const char *
get_break_tail (const Text *text, guint i)
{
  return i > 0 && i < text->n && get_character (text, i - 1) == SOFT_HYPHEN ? "-" : "";
}

static gboolean
is_alphabetic (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c)
         && (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK
             || script == G_UNICODE_SCRIPT_CYRILLIC);
}

/* Where inside a single long word to break: the last boundary between visible characters up to which it fits. At
 * least one character, so that there is progress even on a line of no width. */
static guint
find_forced_break (const Text *text, guint from, guint to, const char *tail)
{
  guint low = from + 1, high = to, cut;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (line_fits (text, from, middle, tail))
        low = middle;
      else
        high = middle - 1;
    }
  for (cut = low; cut > from && !text->attributes[cut].is_cursor_position; cut--)
    ;
  if (cut == from)
    for (cut = from + 1; cut < to && !text->attributes[cut].is_cursor_position; cut++)
      ;
  return cut;
}

/* Takes the next line from *FROM on, moving *FROM past it. Sets *TORN when it had to end within a word. */
static char *
take_line (const Text *text, guint *from, gboolean *torn)
{
  guint best = 0, start = *from;
  const char *tail;

  for (guint i = start + 1; i <= text->n; i++)
    {
      if (i < text->n && !text->attributes[i].is_line_break && i - start < MAX_CHARACTERS_PER_LINE)
        continue;
      if (i - start < MAX_CHARACTERS_PER_LINE && line_fits (text, start, i, get_break_tail (text, i)))
        {
          best = i;
          continue;
        }
      if (best == 0)
        {
          best = find_forced_break (text, start, i, "-");
          tail = best < text->n && is_alphabetic (get_character (text, best - 1))
                         && is_alphabetic (get_character (text, best))
                     ? "-"
                     : "";
          *from = best;
          *torn = TRUE;
          return make_line (text, start, best, tail);
        }
      break;
    }
  *from = best;
  return make_line (text, start, best, get_break_tail (text, best));
}

/* The last line there is room for: all that is left, or as much as fits with an ellipsis. */
static char *
take_last_line (const Text *text, guint from, gboolean *cut)
{
  guint end;

  if (text->complete && line_fits (text, from, text->n, ""))
    return make_line (text, from, text->n, "");
  *cut = TRUE;
  end = find_forced_break (text, from, text->n, ELLIPSIS);
  if (end == from + 1 && !line_fits (text, from, end, ELLIPSIS))
    return g_strdup (ELLIPSIS);
  return make_line (text, from, end, ELLIPSIS);
}

static guint
skip_blanks (const Text *text, guint from)
{
  while (from < text->n && get_character (text, from) == ' ')
    from++;
  return from;
}

/* Breaks the whole text into lines of the width that is set in it. */
static AnalectWrappedText *
wrap (const Text *text, guint max_lines)
{
  AnalectWrappedText *wrapped = g_new0 (AnalectWrappedText, 1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint from = skip_blanks (text, 0);

  while (from < text->n)
    {
      if (lines->len + 1 >= max_lines)
        {
          g_ptr_array_add (lines, take_last_line (text, from, &wrapped->cut));
          break;
        }
      g_ptr_array_add (lines, take_line (text, &from, &wrapped->torn));
      from = skip_blanks (text, from);
    }
  wrapped->rtl = analect_text_is_rtl (text->starts[0]);
  wrapped->n_lines = lines->len;
  for (guint i = 0; i < lines->len; i++)
    wrapped->width =
        MAX (wrapped->width, analect_text_metric_get_width (text->metric, lines->pdata[i], -1, text->font));
  g_ptr_array_add (lines, NULL);
  wrapped->lines = (char **) g_ptr_array_steal (lines, NULL);
  return wrapped;
}

AnalectWrappedText *
analect_text_wrap (AnalectTextMetric *metric, const char *string, AnalectPlotFont font, double width, guint max_lines)
{
  AnalectWrappedText *wrapped;
  Text text;

  text_init (&text, metric, string, font, width, MAX (max_lines, 1));
  wrapped = wrap (&text, max_lines);
  text_clear (&text);
  return wrapped;
}

/* Halves the width between what is surely too narrow and what will do, as long as the lines stay as many. */
static AnalectWrappedText *
even_out (Text *text, AnalectWrappedText *best)
{
  double low = text->width / 2, high = text->width;

  for (guint i = 0; i < EVEN_TRIALS; i++)
    {
      AnalectWrappedText *trial;

      text->width = (low + high) / 2;
      trial = wrap (text, best->n_lines);
      if (trial->cut || trial->torn)
        {
          low = text->width;
          analect_wrapped_text_free (trial);
          continue;
        }
      high = text->width;
      analect_wrapped_text_free (best);
      best = trial;
    }
  return best;
}

AnalectWrappedText *
analect_text_wrap_evenly (AnalectTextMetric *metric, const char *string, AnalectPlotFont font, double width,
                          guint max_lines)
{
  AnalectWrappedText *wrapped;
  Text text;

  text_init (&text, metric, string, font, width, MAX (max_lines, 1));
  wrapped = wrap (&text, max_lines);
  if (wrapped->n_lines > 1 && !wrapped->cut && !wrapped->torn)
    wrapped = even_out (&text, wrapped);
  text_clear (&text);
  return wrapped;
}

void
analect_wrapped_text_free (AnalectWrappedText *text)
{
  g_strfreev (text->lines);
  g_free (text);
}
