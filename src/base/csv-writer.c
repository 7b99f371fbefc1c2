/* Tables as text, written; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "csv-writer.h"

#include <math.h>
#include <string.h>

void
analect_csv_writer_init (AnalectCsvWriter *writer, GString *out, AnalectTableFormat format, gboolean guarded)
{
  *writer = (AnalectCsvWriter){ .out = out, .format = format, .guarded = guarded };
}

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

/* Whether TEXT is a sign, digits, a fraction and an exponent, all but the digits optional. */
static gboolean
is_plain_number (const char *text)
{
  const char *at = text + (*text == '+' || *text == '-');
  const char *digits = at;
  gboolean any;

  at = skip_digits (at);
  any = at > digits;
  if (*at == '.')
    {
      digits = at + 1;
      at = skip_digits (digits);
      any |= at > digits;
    }
  if (any && (*at == 'e' || *at == 'E'))
    {
      at++;
      at += *at == '+' || *at == '-';
      digits = at;
      at = skip_digits (digits);
      any = at > digits;
    }
  return any && *at == '\0';
}

static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL && !is_plain_number (text);
}

static void
begin_cell (AnalectCsvWriter *writer)
{
  if (writer->n_cells == 0)
    writer->row_start = writer->out->len;
  else
    g_string_append_c (writer->out, writer->format == ANALECT_TABLE_CSV ? ',' : '\t');
  writer->n_cells++;
}

static void
append_quoted (GString *out, const char *text, gboolean guard)
{
  g_string_append_c (out, '"');
  if (guard)
    g_string_append_c (out, '\'');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static void
append_escaped (GString *out, const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    switch (*at)
      {
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      default:
        g_string_append_c (out, *at);
      }
}

/* Blanks at the ends are legal without quotation marks, but readers strip them; "sep=" on the first line would announce
 * the delimiter. */
static gboolean
needs_quotes (const char *text)
{
  gsize length = strlen (text);

  return strpbrk (text, ",\"\n\r") != NULL || (length > 0 && (*text == ' ' || text[length - 1] == ' '))
         || g_ascii_strncasecmp (text, "sep=", 4) == 0;
}

void
analect_csv_writer_text (AnalectCsvWriter *writer, const char *text)
{
  gboolean guard;

  begin_cell (writer);
  if (text == NULL)
    return;
  guard = writer->guarded && is_formula (text);
  if (writer->format == ANALECT_TABLE_CSV && needs_quotes (text))
    {
      append_quoted (writer->out, text, guard);
      return;
    }
  if (guard)
    g_string_append_c (writer->out, '\'');
  if (writer->format == ANALECT_TABLE_CSV)
    g_string_append (writer->out, text);
  else
    append_escaped (writer->out, text);
}

void
analect_csv_writer_integer (AnalectCsvWriter *writer, gint64 value)
{
  begin_cell (writer);
  g_string_append_printf (writer->out, "%" G_GINT64_FORMAT, value);
}

char *
analect_csv_format_real (double value, char buffer[ANALECT_REAL_STRING_SIZE])
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (isnan (value) || isinf (value) || value == 0)
    {
      g_strlcpy (buffer, isnan (value) ? "" : value == 0 ? "0" : value > 0 ? "inf" : "-inf", ANALECT_REAL_STRING_SIZE);
      return buffer;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, ANALECT_REAL_STRING_SIZE, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  return buffer;
}

void
analect_csv_writer_real (AnalectCsvWriter *writer, double value)
{
  char buffer[ANALECT_REAL_STRING_SIZE];

  begin_cell (writer);
  g_string_append (writer->out, analect_csv_format_real (value, buffer));
}

/* A row of one empty cell would be an empty line, which readers skip. */
void
analect_csv_writer_end_row (AnalectCsvWriter *writer)
{
  if (writer->format == ANALECT_TABLE_CSV && writer->n_cells == 1 && writer->out->len == writer->row_start)
    g_string_append (writer->out, "\"\"");
  g_string_append_c (writer->out, '\n');
  writer->n_cells = 0;
}
