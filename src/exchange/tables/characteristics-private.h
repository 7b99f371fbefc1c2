/* What the parts of characteristics*.c share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "characteristics-cell.h"
#include "characteristics.h"
#include "reader-report.h"

typedef struct
{
  char *name;          /* NULL: the column is left out */
  AnalectId attribute; /* none: it is added */
  int type;            /* ANALECT_ATTRIBUTE_TYPE_… */
  gboolean multiple;
  gboolean split;            /* cells are divided at semicolons */
  gboolean decimal_comma;    /* "3,5" is a number */
  GHashTable *choices;       /* those the characteristic has, or gets */
  GPtrArray *new_choices;    /* of char *, owned by CHOICES: those it gets */
  gboolean becomes_multiple; /* the project's characteristic had single values so far */
} AnalectColumn;

typedef struct
{
  gboolean is_matched;
  AnalectId study;     /* none: it is added */
  AnalectId reference; /* of a study that is added; may be none */
  char *name;          /* as in the table */
  gboolean is_changed; /* there is an edit in it */
} AnalectTableRow;

/* One value to be added, replaced or taken away. */
typedef struct
{
  guint row, column;
  AnalectId value; /* to be replaced or taken away; none: one is added */
  char *text;      /* NULL: it is taken away */
  int reported;
} AnalectValueEdit;

struct _AnalectCharacteristics
{
  char *file; /* may be NULL */
  AnalectCsv *csv;
  GArray *columns; /* of AnalectColumn, of all columns; the first is the study's */
  GArray *rows;    /* of AnalectTableRow, by row of CSV; the first is that of the headings */
  GArray *edits;   /* of AnalectValueEdit */
};

static inline AnalectColumn *
analect_characteristics_column (const AnalectCharacteristics *table, guint column)
{
  return &g_array_index (table->columns, AnalectColumn, column);
}

static inline AnalectTableRow *
analect_characteristics_row (const AnalectCharacteristics *table, guint row)
{
  return &g_array_index (table->rows, AnalectTableRow, row);
}

/* Finds the characteristics of the project for the columns, and guesses what the others are like; rows are matched
 * already. SEVERAL has the characteristics (as pointers) that some study has several values of. */
void analect_characteristics_match_columns (AnalectCharacteristics *table, const AnalectRows *rows, GHashTable *several,
                                            AnalectReaderReport *report);

/* The values in a cell as the project keeps them; see analect_cell_read (). Values that do not fit the type are
 * reported and kept. */
GArray *analect_characteristics_read_cell (const AnalectCharacteristics *table, guint row, guint column,
                                           AnalectReaderReport *report);

/* Whether cells of a characteristic with this ROW are divided at semicolons; HAS_SEVERAL: some study has several. */
gboolean analect_attribute_splits (const AnalectRow *row, gboolean has_several);

/* Values of studies, not of samples: found by study and characteristic. */
typedef struct
{
  GHashTable *first;   /* (study, characteristic) → value */
  GArray *next;        /* of AnalectId, by index of value */
  GHashTable *several; /* characteristics (as pointers) that some study has several values of */
} AnalectValueIndex;

/* Fills INDEX from ROWS, which must outlive it; frees what it holds. */
void analect_value_index_init (AnalectValueIndex *index, const AnalectRows *rows);
void analect_value_index_clear (AnalectValueIndex *index);

/* Appends to IDS (of AnalectId) the values, in the order they were added. */
void analect_value_index_collect (const AnalectValueIndex *index, AnalectId study, AnalectId attribute, GArray *ids);
