/* Study characteristics from a table: a row per study, a column per characteristic.
 *
 * The first column says which study: its label, number, DOI or title, under the heading "study". The others are
 * characteristics by name; one that the project does not have is added, its type guessed from its cells (year, number,
 * choice, text). How cells are read is in characteristics-cell.h. An empty cell says nothing, so that what the project
 * has stays; a value that differs from the project's replaces it.
 *
 * A table is read once, compared with the project as it is (which tells what would happen and finds the problems), and
 * then written into a change. Values of single samples are not touched.
 *
 * Life cycle: analect_characteristics_read (), analect_characteristics_match (), analect_characteristics_write ().
 *
 * Threads: one at a time; any for reading and matching, the main thread for writing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "csv.h"
#include "decode.h"
#include "project.h"

#include <gio/gio.h>

typedef struct _AnalectCharacteristics AnalectCharacteristics;

/* The table in N_BYTES at TEXT, which come from analect_decode () with ANALECT_DECODE_FLAT_BREAKS. What is wrong with
 * its form goes to PROBLEMS (may be NULL), under the name FILE.
 *
 * Errors: ANALECT_EXCHANGE_ERROR_FORMAT when there is no second column, _EMPTY; ANALECT_BASE_ERROR_TOO_LARGE. */
AnalectCharacteristics *analect_characteristics_read (const char *text, gsize n_bytes, const char *file,
                                                      AnalectProblems *problems, GError **error);
void analect_characteristics_free (AnalectCharacteristics *table);

/* Compares the table with ROWS, which may go afterwards. Rows that match no study are problems or, when CREATE, become
 * studies, with a notice. FALSE with ANALECT_EXCHANGE_ERROR_CANCELLED. */
gboolean analect_characteristics_match (AnalectCharacteristics *table, const AnalectRows *rows, gboolean create,
                                        AnalectProblems *problems, GCancellable *cancellable, GError **error);

typedef struct
{
  guint found;     /* rows below the headings */
  guint added;     /* rows that say something new about their study */
  guint unchanged; /* rows that say what the project has already */
  guint values;    /* values that are added or replaced */
} AnalectCharacteristicsCounts;

/* What matching found. */
void analect_characteristics_count (const AnalectCharacteristics *table, AnalectCharacteristicsCounts *counts);

/* Adds what matching found to CHANGE, a change to PROJECT, whose rows must be as they were when they were matched.
 * CODER (may be none) extracted the values, at AT. */
void analect_characteristics_write (AnalectCharacteristics *table, AnalectProject *project, AnalectChange *change,
                                    AnalectId coder, AnalectTime at);

typedef enum
{
  ANALECT_TABLE_NONE,
  ANALECT_TABLE_OF_STUDIES,    /* its first column is headed "study" */
  ANALECT_TABLE_OF_REFERENCES, /* it has columns for titles and authors, years, … */
  ANALECT_TABLE_OTHER,
} AnalectTableKind;

/* What kind of table the N_BYTES at TEXT are, judged by their beginning. */
AnalectTableKind analect_characteristics_judge (const char *text, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectCharacteristics, analect_characteristics_free)
