/* Cells of characteristics; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "characteristics-cell.h"

#include "enumerations.h"

#include <string.h>

#define UNCLEAR        "unclear"
#define UNCLEAR_PREFIX "[unclear]"

/* Values of one cell that are compared with each other; a cell with more is no list people made. */
#define MAX_COMPARED 256u

static const char *const not_reported[] = { "NR", "N.R.", "not reported" };

static gboolean
is_not_reported (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (not_reported); i++)
    if (g_ascii_strcasecmp (text, not_reported[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_unclear (const char *text)
{
  return g_ascii_strcasecmp (text, UNCLEAR) == 0
         || g_ascii_strncasecmp (text, UNCLEAR_PREFIX, strlen (UNCLEAR_PREFIX)) == 0;
}

/* Whether TEXT begins with an apostrophe that stands before what a spreadsheet would take for a formula, or before
 * another apostrophe. */
static gboolean
is_guarded (const char *text)
{
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t\r'", text[1]) != NULL;
}

/* Whether TEXT begins with an apostrophe that takes the rest as it is. */
static gboolean
is_marked (const char *text)
{
  return is_guarded (text) || (text[0] == '\'' && (is_not_reported (text + 1) || is_unclear (text + 1)));
}

/* The end of the value at P: the next semicolon that no backslash stands before. */
static const char *
find_end (const char *p, gboolean split)
{
  if (!split)
    return p + strlen (p);
  for (; *p != '\0' && *p != ';'; p++)
    if (*p == '\\' && (p[1] == ';' || p[1] == '\\'))
      p++;
  return p;
}

/* The N bytes at P without white space around them and, when SPLIT, without backslashes before semicolons and
 * backslashes. */
static char *
unescape (const char *p, gsize n, gboolean split)
{
  g_autoptr (GString) text = g_string_sized_new (n);
  const char *end = p + n;

  for (; p < end; p++)
    {
      if (split && *p == '\\' && p + 1 < end && (p[1] == ';' || p[1] == '\\'))
        p++;
      g_string_append_c (text, *p);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

static void
clear_value (gpointer data)
{
  g_free (((AnalectCellValue *) data)->text);
}

static gboolean
has_value (const GArray *values, const AnalectCellValue *value)
{
  for (guint i = 0; i < MIN (values->len, MAX_COMPARED); i++)
    {
      const AnalectCellValue *other = &g_array_index (values, AnalectCellValue, i);

      if (other->reported == value->reported && strcmp (other->text, value->text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Takes STRING, a value as it stands in a cell. */
static void
take_value (GArray *values, char *string)
{
  AnalectCellValue value = { string, ANALECT_REPORTED_YES };
  gsize n = strlen (string);

  if (is_marked (string))
    memmove (string, string + 1, n);
  else if (is_not_reported (string))
    {
      value.reported = ANALECT_REPORTED_NO;
      *string = '\0';
    }
  else if (is_unclear (string))
    {
      value.reported = ANALECT_REPORTED_UNCLEAR;
      memset (string, ' ', *string == '[' ? strlen (UNCLEAR_PREFIX) : n);
      g_strstrip (string);
    }
  if (n == 0 || has_value (values, &value))
    g_free (string);
  else
    g_array_append_val (values, value);
}

GArray *
analect_cell_read (const char *cell, gboolean split)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (AnalectCellValue));
  const char *p = cell;

  g_array_set_clear_func (values, clear_value);
  while (TRUE)
    {
      const char *end = find_end (p, split);

      take_value (values, unescape (p, (gsize) (end - p), split));
      if (*end == '\0')
        return values;
      p = end + 1;
    }
}

void
analect_cell_append (GString *cell, const char *string, int reported, gboolean split)
{
  g_autofree char *text = g_strstrip (g_strdup (string));

  if (cell->len > 0)
    g_string_append (cell, "; ");
  if (reported == ANALECT_REPORTED_NO)
    {
      g_string_append (cell, not_reported[0]);
      return;
    }
  if (reported == ANALECT_REPORTED_UNCLEAR)
    g_string_append (cell, *text != '\0' ? UNCLEAR_PREFIX " " : UNCLEAR);
  else if (is_marked (text) || is_not_reported (text) || is_unclear (text))
    g_string_append_c (cell, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (split && (*p == ';' || *p == '\\'))
        g_string_append_c (cell, '\\');
      g_string_append_c (cell, *p);
    }
}

char *
analect_cell_read_name (const char *cell)
{
  g_autofree char *name = g_strstrip (g_strdup (cell));

  return g_strdup (is_guarded (name) ? name + 1 : name);
}

char *
analect_cell_write_name (const char *name)
{
  return g_strconcat (is_guarded (name) ? "'" : "", name, NULL);
}
