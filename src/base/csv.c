/* Tables as text; see the header.
 *
 * The contents of all cells stand in one piece of memory, each ended by a NUL. A cell needs no more room there than in
 * the text, because the NUL takes the place of its delimiter; so the size is known before reading begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "csv.h"

#include "base-error.h"
#include "csv-scan.h"
#include "text.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* Problems told one by one; the others are only counted. */
#define MAX_TOLD 50u

typedef struct
{
  guint32 first_cell;
  guint32 line;
} Row;

struct _AnalectCsv
{
  char delimiter;
  char *characters;
  GArray *cells; /* of guint32, offsets in CHARACTERS */
  GArray *rows;  /* of Row */
};

typedef struct
{
  AnalectCsv *csv;
  AnalectCsvScanner scanner;
  const char *file;
  AnalectProblems *problems;
  guint n_told;
  guint n_untold;
  guint line;  /* of the cell at hand */
  gsize place; /* where its content goes */
} Parser;

static void
tell (Parser *parser, AnalectSeverity severity, guint line, const char *message)
{
  if (parser->n_told == MAX_TOLD)
    {
      parser->n_untold++;
      return;
    }
  parser->n_told++;
  analect_problems_add (parser->problems, severity, parser->file, line, "%s", message);
}

static void
tell_about_marks (Parser *parser, const AnalectCsvField *field)
{
  if (field->unbalanced)
    tell (parser, ANALECT_SEVERITY_WARNING, parser->line,
          _ ("A quotation mark is opened here and not closed; it was read as a character, and the cell ends where the "
             "next delimiter stands"));
  else if (field->n_stray > 0)
    tell (parser, ANALECT_SEVERITY_NOTE, parser->line,
          _ ("The quoted cell that begins here holds quotation marks that are not doubled; they were read as "
             "characters"));
}

/* Copies the content of FIELD to its place and counts the lines it spans. */
static void
place_cell (Parser *parser, const AnalectCsvField *field)
{
  AnalectCsv *csv = parser->csv;
  guint32 offset = (guint32) parser->place;
  char *to = csv->characters + offset;

  for (gsize i = field->from; i < field->to; i++)
    {
      char c = parser->scanner.text[i];

      parser->line += c == '\n';
      if (c == '"' && field->quoted && i + 1 < field->to && parser->scanner.text[i + 1] == '"')
        i++;
      *to++ = c;
    }
  *to++ = '\0';
  parser->place = (gsize) (to - csv->characters);
  g_array_append_val (csv->cells, offset);
}

static guint
n_cells_of (const AnalectCsv *csv, guint row)
{
  guint32 first = g_array_index (csv->rows, Row, row).first_cell;
  guint32 end = row + 1 < csv->rows->len ? g_array_index (csv->rows, Row, row + 1).first_cell : csv->cells->len;

  return end - first;
}

/* Whether cells of ROW from column FROM on hold anything. */
static gboolean
has_content_from (const AnalectCsv *csv, guint row, guint from)
{
  for (guint i = from; i < n_cells_of (csv, row); i++)
    if (*analect_csv_get_cell (csv, row, i) != '\0')
      return TRUE;
  return FALSE;
}

/* Looks at the last row when it is complete. QUOTED: its last cell was. */
static void
end_row (Parser *parser, gboolean quoted)
{
  AnalectCsv *csv = parser->csv;
  guint row = csv->rows->len - 1;
  guint n_cells = n_cells_of (csv, row), expected = n_cells_of (csv, 0);

  if (n_cells == 1 && !quoted && *analect_csv_get_cell (csv, row, 0) == '\0')
    {
      g_array_set_size (csv->cells, csv->cells->len - 1);
      g_array_set_size (csv->rows, row);
    }
  else if (n_cells < expected || (n_cells > expected && has_content_from (csv, row, expected)))
    {
      g_autofree char *message = g_strdup_printf (_ ("Cells in this row: %u; in the first row: %u"), n_cells, expected);

      tell (parser, ANALECT_SEVERITY_WARNING, g_array_index (csv->rows, Row, row).line, message);
    }
}

/* Reads the row that begins at AT. Returns where the next one begins, or 0 when there are too many columns. */
static gsize
parse_row (Parser *parser, gsize at)
{
  Row row = { parser->csv->cells->len, parser->line };
  AnalectCsvField field = { 0 };

  g_array_append_val (parser->csv->rows, row);
  while (!field.ends_row)
    {
      if (parser->csv->cells->len - row.first_cell == ANALECT_CSV_MAX_COLUMNS)
        return 0;
      analect_csv_scan (&parser->scanner, at, &field);
      tell_about_marks (parser, &field);
      place_cell (parser, &field);
      at = field.next;
    }
  end_row (parser, field.quoted);
  parser->line++;
  return at;
}

static gboolean
parse_rows (Parser *parser, gsize at, GError **error)
{
  while (at < parser->scanner.size)
    {
      at = parse_row (parser, at);
      if (at == 0)
        {
          g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_TOO_LARGE,
                       _ ("Line %u has more than %u columns; is the delimiter the right one?"), parser->line,
                       ANALECT_CSV_MAX_COLUMNS);
          return FALSE;
        }
      if (parser->csv->cells->len > ANALECT_CSV_MAX_CELLS)
        {
          g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_TOO_LARGE,
                       _ ("The table has more than %u cells; divide it into smaller files"), ANALECT_CSV_MAX_CELLS);
          return FALSE;
        }
    }
  return TRUE;
}

/* Reads a first line as spreadsheets write it, "sep=;". Returns its length, 0 when the first line is none. */
static gsize
read_announcement (const char *text, gsize size, char *delimiter)
{
  if (size < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || (guchar) text[4] >= 0x80)
    return 0;
  if (text[4] == '\n' || text[4] == '"' || (size > 5 && text[5] != '\n'))
    return 0;
  if (*delimiter == '\0')
    *delimiter = text[4];
  return MIN (size, 6);
}

AnalectCsv *
analect_csv_parse (const char *text, gsize size, char delimiter, const char *file, AnalectProblems *problems,
                   GError **error)
{
  g_autoptr (AnalectCsv) csv = NULL;
  Parser parser = { .file = file, .problems = problems, .line = 1 };
  gsize start;

  g_return_val_if_fail ((guchar) delimiter < 0x80 && delimiter != '"' && delimiter != '\n', NULL);

  if (size > ANALECT_TEXT_MAX_BYTES)
    {
      g_set_error_literal (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_TOO_LARGE,
                           _ ("The table is larger than a text may be; divide it into smaller files"));
      return NULL;
    }
  start = read_announcement (text, size, &delimiter);
  if (delimiter == '\0')
    delimiter = analect_csv_detect (text, size);

  csv = g_new0 (AnalectCsv, 1);
  csv->delimiter = delimiter;
  csv->characters = g_malloc (size + 1);
  csv->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  csv->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  parser.csv = csv;
  parser.scanner = (AnalectCsvScanner){ .text = text, .size = size, .delimiter = delimiter };
  parser.line += start > 0;
  if (!parse_rows (&parser, start, error))
    return NULL;
  if (parser.n_untold > 0)
    analect_problems_add (problems, ANALECT_SEVERITY_NOTE, file, 0,
                          ngettext ("%u more problem like these", "%u more problems like these", parser.n_untold),
                          parser.n_untold);
  return g_steal_pointer (&csv);
}

void
analect_csv_free (AnalectCsv *csv)
{
  if (csv == NULL)
    return;
  g_free (csv->characters);
  g_array_unref (csv->cells);
  g_array_unref (csv->rows);
  g_free (csv);
}

char
analect_csv_get_delimiter (const AnalectCsv *csv)
{
  return csv->delimiter;
}

guint
analect_csv_get_n_rows (const AnalectCsv *csv)
{
  return csv->rows->len;
}

guint
analect_csv_get_n_cells (const AnalectCsv *csv, guint row)
{
  g_return_val_if_fail (row < csv->rows->len, 0);

  return n_cells_of (csv, row);
}

const char *
analect_csv_get_cell (const AnalectCsv *csv, guint row, guint column)
{
  guint32 first;

  g_return_val_if_fail (row < csv->rows->len, "");

  if (column >= n_cells_of (csv, row))
    return "";
  first = g_array_index (csv->rows, Row, row).first_cell;
  return csv->characters + g_array_index (csv->cells, guint32, first + column);
}

guint
analect_csv_get_line (const AnalectCsv *csv, guint row)
{
  g_return_val_if_fail (row < csv->rows->len, 0);

  return g_array_index (csv->rows, Row, row).line;
}
