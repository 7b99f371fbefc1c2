/* Where the cells of a table of text are: the part of reading that decides about quotation marks.
 *
 * Private to csv.c. Nothing is copied or changed. However the quotation marks stand, all cells
 * together are found in time linear in the text: after an opening mark has turned out to be a mere character, marks up
 * to where that was seen may close on their own line only, and after one of these has failed, its line is searched no
 * more.
 *
 * Threads: one scanner belongs to one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  const char *text;
  gsize size;
  char delimiter;
  gsize one_line_before; /* marks opened before this offset must be closed on their line */
  gsize literal_before;  /* marks before this offset open nothing */
} AnalectCsvScanner;

typedef struct
{
  gsize from; /* the content, without the quotation marks around it */
  gsize to;
  gsize next;          /* where the next cell begins */
  gboolean quoted;     /* doubled quotation marks in the content mean one */
  gboolean ends_row;   /* a line end or the end of the text follows */
  gboolean unbalanced; /* it begins with a quotation mark that opens nothing */
  guint n_stray;       /* quotation marks inside that should have been doubled */
} AnalectCsvField;

/* Finds the cell that begins at offset AT, which is not beyond the end. */
void analect_csv_scan (AnalectCsvScanner *scanner, gsize at, AnalectCsvField *field);

/* The delimiter that divides most rows of TEXT into equally many cells: ',', ';' or '\t'. When none divides the first
 * row, one that does not occur, if there is one. */
char analect_csv_detect (const char *text, gsize size);
