/* Where cells are; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "csv-scan.h"

#include <string.h>

/* What is looked at to find the delimiter. */
#define SAMPLE_BYTES 65536u
#define SAMPLE_ROWS  200u

static inline gboolean
ends_cell (const AnalectCsvScanner *scanner, gsize at)
{
  return at == scanner->size || scanner->text[at] == scanner->delimiter || scanner->text[at] == '\n';
}

/* The offset of the first character from AT on that is no blank, the delimiter excepted. */
static gsize
skip_blanks (const AnalectCsvScanner *scanner, gsize at)
{
  while (at < scanner->size && scanner->text[at] != scanner->delimiter
         && (scanner->text[at] == ' ' || scanner->text[at] == '\t'))
    at++;
  return at;
}

/* Looks for the mark that closes the one at OPEN. On failure, END is where that became clear. */
static gboolean
find_close (const AnalectCsvScanner *scanner, gsize open, gboolean one_line, gsize *end, guint *n_stray)
{
  const char *text = scanner->text;

  *n_stray = 0;
  for (gsize i = open + 1; i < scanner->size; i++)
    {
      if (text[i] == '\n' && one_line)
        {
          *end = i;
          return FALSE;
        }
      if (text[i] != '"')
        continue;
      *end = i;
      if (i + 1 < scanner->size && text[i + 1] == '"')
        i++;
      else if (ends_cell (scanner, skip_blanks (scanner, i + 1)))
        return TRUE;
      else if (text[i - 1] == scanner->delimiter || text[i - 1] == '\n')
        return FALSE;
      else
        ++*n_stray;
    }
  *end = scanner->size;
  return FALSE;
}

/* Finds a cell that begins with a quotation mark. FALSE when that mark opens nothing. */
static gboolean
scan_quoted (AnalectCsvScanner *scanner, gsize at, AnalectCsvField *field)
{
  gboolean one_line = at < scanner->one_line_before;
  gsize end;

  if (at < scanner->literal_before)
    return FALSE;
  if (find_close (scanner, at, one_line, &end, &field->n_stray))
    {
      field->quoted = TRUE;
      field->from = at + 1;
      field->to = end;
      field->next = skip_blanks (scanner, end + 1);
      return TRUE;
    }
  field->n_stray = 0;
  if (one_line)
    scanner->literal_before = end;
  else
    scanner->one_line_before = end;
  return FALSE;
}

void
analect_csv_scan (AnalectCsvScanner *scanner, gsize at, AnalectCsvField *field)
{
  gboolean mark = at < scanner->size && scanner->text[at] == '"';

  *field = (AnalectCsvField){ .from = at };
  if (!mark || !scan_quoted (scanner, at, field))
    {
      field->unbalanced = mark;
      while (!ends_cell (scanner, at))
        at++;
      field->to = field->next = at;
    }
  field->ends_row = field->next == scanner->size || scanner->text[field->next] == '\n';
  if (field->next < scanner->size)
    field->next++;
}

typedef struct
{
  guint n_rows;
  guint n_cells; /* of the first row */
  guint n_same;  /* rows with as many, and nothing odd about their quotation marks */
} Shape;

static Shape
measure (const char *text, gsize size, gboolean whole, char delimiter)
{
  AnalectCsvScanner scanner = { .text = text, .size = size, .delimiter = delimiter };
  Shape shape = { 0 };
  guint n_cells = 0;
  gboolean odd = FALSE;

  for (gsize at = 0; at < size && shape.n_rows < SAMPLE_ROWS;)
    {
      AnalectCsvField field;

      analect_csv_scan (&scanner, at, &field);
      if (!whole && (field.next == size || scanner.one_line_before == size))
        break;
      at = field.next;
      n_cells++;
      odd |= field.unbalanced || field.n_stray > 0;
      if (!field.ends_row)
        continue;
      if (n_cells > 1 || field.to > field.from)
        {
          shape.n_cells = shape.n_rows == 0 ? n_cells : shape.n_cells;
          shape.n_same += n_cells == shape.n_cells && !odd;
          shape.n_rows++;
        }
      n_cells = 0;
      odd = FALSE;
    }
  return shape;
}

/* For a table of one column: a delimiter that does not divide its cells. */
static char
find_absent (const char *text, gsize size, const char *delimiters, guint n)
{
  for (guint i = 0; i < n; i++)
    if (memchr (text, delimiters[i], size) == NULL)
      return delimiters[i];
  return delimiters[0];
}

char
analect_csv_detect (const char *text, gsize size)
{
  static const char delimiters[] = { ',', ';', '\t' };
  gsize sample = MIN (size, SAMPLE_BYTES);
  double best = 0;
  char found = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      Shape shape = measure (text, sample, sample == size, delimiters[i]);
      double share = shape.n_rows > 0 ? (double) shape.n_same / shape.n_rows : 0;
      double score = shape.n_cells > 1 ? share * (1 - 1.0 / shape.n_cells) : 0;

      if (score > best)
        {
          best = score;
          found = delimiters[i];
        }
    }
  return found != '\0' ? found : find_absent (text, size, delimiters, G_N_ELEMENTS (delimiters));
}
