/* A table of results: named columns, typed cells; what the command line prints and documents show.
 *
 * A plain value, built once, column heads first, then row by row. One thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_COLUMN_TEXT,
  ANALECT_COLUMN_COUNT, /* whole numbers */
  ANALECT_COLUMN_REAL,  /* NaN is "not defined" */
} AnalectColumnType;

typedef struct
{
  char *name;  /* stable, for machines */
  char *title; /* translated, for people */
  AnalectColumnType type;
} AnalectColumn;

typedef union
{
  char *text; /* never NULL */
  gint64 count;
  double real;
} AnalectCell;

typedef struct
{
  GArray *columns; /* of AnalectColumn */
  GArray *cells;   /* of AnalectCell, row by row */
} AnalectTable;

AnalectTable *analect_table_new (void);
void analect_table_free (AnalectTable *table);

/* Adds a column; not after the first cell. TITLE NULL: the name. */
void analect_table_add_column (AnalectTable *table, const char *name, const char *title, AnalectColumnType type);

/* Adds the next cell, which must be of its column's type. */
void analect_table_add_text (AnalectTable *table, const char *text);
void analect_table_add_count (AnalectTable *table, gint64 count);
void analect_table_add_real (AnalectTable *table, double real);

guint analect_table_get_n_columns (const AnalectTable *table);
guint analect_table_get_n_rows (const AnalectTable *table);
const AnalectColumn *analect_table_get_column (const AnalectTable *table, guint column);
const AnalectCell *analect_table_get_cell (const AnalectTable *table, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectTable, analect_table_free)
