/* Tables as text, written: what the command line prints and what exports contain.
 *
 *  - CSV (RFC 4180): comma, cells in quotation marks where they must be, LF at the end of each row.
 *  - TSV: tab, no quotation marks. A tab in a cell is written \t, a line feed \n, a carriage return \r and a backslash
 *    \\, so that each row is one line and each tab a delimiter, for cut, awk and join.
 *
 * A guarded table puts an apostrophe before a cell that a spreadsheet would take for a formula (one that begins with
 * = + - @, a tab or a carriage return), unless it is a plain number. Reals and integers are never guarded.
 *
 * The writer is a plain struct on the stack that appends to a string of the caller's; it owns nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_TABLE_CSV,
  ANALECT_TABLE_TSV,
} AnalectTableFormat;

typedef struct
{
  GString *out;
  AnalectTableFormat format;
  gboolean guarded;
  guint n_cells;   /* of the row at hand */
  gsize row_start; /* where it begins in OUT */
} AnalectCsvWriter;

/* Begins a table that is appended to OUT, which must outlive the writer. */
void analect_csv_writer_init (AnalectCsvWriter *writer, GString *out, AnalectTableFormat format, gboolean guarded);

/* Adds a cell. NULL is written as the empty cell. */
void analect_csv_writer_text (AnalectCsvWriter *writer, const char *text);

/* Adds an integer, in decimal. */
void analect_csv_writer_integer (AnalectCsvWriter *writer, gint64 value);

/* Adds a real as analect_csv_format_real () writes it. */
void analect_csv_writer_real (AnalectCsvWriter *writer, double value);

/* Ends the row; a row of one empty cell stays a row when it is read again as CSV. */
void analect_csv_writer_end_row (AnalectCsvWriter *writer);

/* Room for any real and its NUL. */
#define ANALECT_REAL_STRING_SIZE 32

/* Writes VALUE with as few digits as it takes to read the same double again, 17 at most, with a point whatever the
 * locale; not-a-number is empty, infinities are "inf" and "-inf", and there is no negative zero. Returns BUFFER. */
char *analect_csv_format_real (double value, char buffer[ANALECT_REAL_STRING_SIZE]);
