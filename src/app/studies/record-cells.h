/* The columns of the table of records: what they are called, how they sort, and the cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record-item.h"

#include <gtk/gtk.h>

typedef enum
{
  ANALECT_RECORD_AUTHOR,
  ANALECT_RECORD_YEAR,
  ANALECT_RECORD_TITLE,
  ANALECT_RECORD_DECISION,
  ANALECT_RECORD_TEXT,
  ANALECT_RECORD_JOURNAL,
  ANALECT_RECORD_FOUND_IN,
  ANALECT_RECORD_STUDY,
  ANALECT_RECORD_NOTE,
  ANALECT_N_RECORD_COLUMNS
} AnalectRecordColumn;

typedef struct
{
  const char *id; /* in the settings and as action; stays for good */
  const char *label_context;
  const char *label; /* untranslated; see analect_record_column_label () */
  int width;         /* -1: what is left */
  gboolean shown;    /* at first */
} AnalectRecordColumnInfo;

extern const AnalectRecordColumnInfo analect_record_columns[ANALECT_N_RECORD_COLUMNS];

const char *analect_record_column_label (AnalectRecordColumn column);

/* What the cell says in words. The caller frees it. */
char *analect_record_column_text (AnalectRecordColumn column, AnalectRecordItem *item);

/* Less than, equal to or greater than 0. What is empty stands behind what is not. */
int analect_record_column_compare (AnalectRecordColumn column, AnalectRecordItem *one, AnalectRecordItem *other);

/* Makes the cells of COLUMN; the caller owns it. */
GtkListItemFactory *analect_record_column_factory (AnalectRecordColumn column);

/* A reference as a citation in one line: "Smith, A. (2019). Title. Journal, 14(3), 201–214." The caller frees it. */
char *analect_record_citation (const AnalectRow *row);

/* Its source as the record pane shows it: "Journal, 2022, 14 (3), 201–219". The caller frees it. */
char *analect_record_source_line (const AnalectRow *row);
