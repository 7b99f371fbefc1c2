/* One cell of a table of study characteristics: a value, several of them, or the statement that nothing is reported.
 *
 *   Germany            one value
 *   Anxiety; Burnout   two values, where the characteristic may have several
 *   NR                 not reported; so are "n.r." and "not reported"
 *   unclear            reported, but one cannot tell what; "[unclear] about 20" with what can be told
 *   'NR                the text "NR": an apostrophe takes what it stands before as it is
 *   '=x                the text "=x", guarded against spreadsheets that would make a formula of it
 *   A\; B              one value with a semicolon in it, where there may be several; "\\" is a backslash there
 *
 * An apostrophe before anything else is a character. Writing a value and reading it gives the same value, but for white
 * space at its ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  char *text;   /* "" when there is none */
  int reported; /* ANALECT_REPORTED_… */
} AnalectCellValue;

/* The values in CELL, which is divided at semicolons only when SPLIT; an array of AnalectCellValue that owns its texts,
 * empty for a blank cell. Values said twice are there once. The caller owns it. */
GArray *analect_cell_read (const char *cell, gboolean split);

/* Appends a value to the cell that is being written, behind a semicolon when there is one before it. The guard against
 * formulas is the business of a guarded AnalectCsvWriter. */
void analect_cell_append (GString *cell, const char *text, int reported, gboolean split);

/* A heading or a name in a cell of its own: read, without white space around it, and written. The caller frees it. */
char *analect_cell_read_name (const char *cell);
char *analect_cell_write_name (const char *name);
