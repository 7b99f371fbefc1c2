/* Tables as text, read: rows of cells divided by comma, semicolon or tab, as databases, spreadsheets and people write
 * them.
 *
 * A cell may stand in quotation marks and then hold delimiters, line ends and doubled quotation marks. What is not by
 * the rules is read as it was meant and reported:
 *
 *  - A quotation mark in a quoted cell that is neither doubled nor followed by the end of the cell is a character.
 *  - A quotation mark that is opened and never closed, or closed only after another one was opened at the beginning of
 *    a cell, is a character too: the rows after it stay rows, and the report names its line.
 *  - A row may have more or fewer cells than the first one.
 *
 * Lines without anything are no rows. A first line "sep=;" names the delimiter and is no row. There is no header as far
 * as this reader is concerned: the first row is row 0.
 *
 * Life cycle: parse a text, ask for cells, free. The text may go after parsing; cells live as long as the table.
 *
 * Threads: a table does not change and may be read by any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problem.h"

#define ANALECT_CSV_MAX_COLUMNS 16384u
#define ANALECT_CSV_MAX_CELLS   (16u * 1024u * 1024u)

typedef struct _AnalectCsv AnalectCsv;

/* Reads SIZE bytes of TEXT, which come from analect_decode () with ANALECT_DECODE_FLAT_BREAKS. DELIMITER is ',', ';',
 * '\t' or another character of ASCII, or '\0' to find out. Problems are reported under the name FILE; both may be NULL.
 * NULL with ANALECT_BASE_ERROR_TOO_LARGE when there are too many columns, cells or bytes. Free with
 * analect_csv_free (). */
AnalectCsv *analect_csv_parse (const char *text, gsize size, char delimiter, const char *file,
                               AnalectProblems *problems, GError **error);

void analect_csv_free (AnalectCsv *csv);

/* The delimiter that was given or found. */
char analect_csv_get_delimiter (const AnalectCsv *csv);

guint analect_csv_get_n_rows (const AnalectCsv *csv);

/* How many cells ROW has. */
guint analect_csv_get_n_cells (const AnalectCsv *csv, guint row);

/* The cell, "" where ROW has none. Owned by the table. */
const char *analect_csv_get_cell (const AnalectCsv *csv, guint row, guint column);

/* The line, from 1, on which ROW begins. */
guint analect_csv_get_line (const AnalectCsv *csv, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectCsv, analect_csv_free)
