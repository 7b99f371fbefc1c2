/* Fuzzes the reader of tables, with any bytes made legal first, as decoding does.
 *
 * Beyond not crashing: cells must be legal text, rows must stand in the order of their lines, and the table must be the
 * same when it is written and read again.
 *
 * The first byte is the choice of delimiter, the rest the input.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "csv-writer.h"
#include "csv.h"
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_row (const AnalectCsv *csv, guint row, AnalectCsvWriter *writer)
{
  guint n_cells = analect_csv_get_n_cells (csv, row);

  if (n_cells == 0 || (row > 0 && analect_csv_get_line (csv, row) <= analect_csv_get_line (csv, row - 1)))
    abort ();
  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = analect_csv_get_cell (csv, row, i);

      if (!analect_text_is_legal (cell, -1))
        abort ();
      analect_csv_writer_text (writer, cell);
    }
  analect_csv_writer_end_row (writer);
}

static void
check_equal (const AnalectCsv *a, const AnalectCsv *b)
{
  guint n_rows = analect_csv_get_n_rows (a);

  if (analect_csv_get_n_rows (b) != n_rows)
    abort ();
  for (guint row = 0; row < n_rows; row++)
    {
      guint n_cells = analect_csv_get_n_cells (a, row);

      if (analect_csv_get_n_cells (b, row) != n_cells)
        abort ();
      for (guint i = 0; i < n_cells; i++)
        if (strcmp (analect_csv_get_cell (a, row, i), analect_csv_get_cell (b, row, i)) != 0)
          abort ();
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char delimiters[] = { '\0', ',', ';', '\t', '|', ' ' };
  g_autofree char *text = NULL, *exact = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectCsv) csv = NULL, again = NULL;
  AnalectCsvWriter writer;
  gsize n_bytes;

  if (size == 0)
    return 0;
  text = analect_text_filter ((const char *) data + 1, (gssize) size - 1, NULL);
  n_bytes = strlen (text);
  exact = g_memdup2 (text, MAX (n_bytes, 1));
  csv = analect_csv_parse (exact, n_bytes, delimiters[data[0] % G_N_ELEMENTS (delimiters)], "fuzz", problems, &error);
  if ((csv == NULL) != (error != NULL))
    abort ();
  if (csv == NULL)
    return 0;

  analect_csv_writer_init (&writer, out, ANALECT_TABLE_CSV, FALSE);
  for (guint row = 0; row < analect_csv_get_n_rows (csv); row++)
    check_row (csv, row, &writer);
  again = analect_csv_parse (out->str, out->len, ',', NULL, NULL, NULL);
  if (again == NULL)
    abort ();
  check_equal (csv, again);
  return 0;
}
