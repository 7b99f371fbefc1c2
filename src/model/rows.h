/* All entities of a project at one moment, as compact rows: the live state of an open project, and the snapshots that
 * workers read.
 *
 * A kind's rows stand in chunks of 256. Chunks are shared between the live rows and snapshots and copied when the live
 * side writes to one that is shared; a snapshot of half a million codings costs two thousand pointers.
 *
 * Whoever holds AnalectRows only reads. Writing goes through rows-write.h, which belongs to the project and the loader.
 *
 * Life cycle: analect_project_snapshot () gives a reference that belongs to the caller; analect_project_get_rows () the
 * live rows, good until the next change. A row pointer is good as long as its rows are, and for live rows until the
 * next change.
 *
 * Threads: a snapshot may be read from any thread and released in any; live rows belong to the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "value.h"

typedef struct _AnalectRows AnalectRows;

typedef struct
{
  AnalectGuid guid;
  gboolean exists;
  AnalectValue values[];
} AnalectRow;

AnalectRows *analect_rows_ref (AnalectRows *rows);
void analect_rows_unref (AnalectRows *rows);

/* Counts the changes made since the project was opened; equal numbers of one project mean equal content. */
guint64 analect_rows_get_revision (const AnalectRows *rows);

/* The number of entities of KIND. */
guint analect_rows_count (const AnalectRows *rows, AnalectKind kind);

/* One more than the largest index any entity of KIND ever had here: the length of an array indexed by entity. */
guint analect_rows_get_bound (const AnalectRows *rows, AnalectKind kind);

/* The row of an entity; NULL when ID is none or the entity does not exist. */
const AnalectRow *analect_rows_get (const AnalectRows *rows, AnalectId id);

/* Walks the entities of KIND in the order they were added:
 *   for (AnalectId id = analect_rows_first (rows, kind); id; id = analect_rows_next (rows, id))
 * The project itself has the id ANALECT_ID_PROJECT, which is not none. */
AnalectId analect_rows_first (const AnalectRows *rows, AnalectKind kind);
AnalectId analect_rows_next (const AnalectRows *rows, AnalectId id);

/* The value of FIELD in ROW, which must be of the field's kind; owned by the rows. */
static inline AnalectValue
analect_row_value (const AnalectRow *row, AnalectField field)
{
  return row->values[analect_field_slot (field)];
}

static inline AnalectText *
analect_row_text (const AnalectRow *row, AnalectField field)
{
  return analect_row_value (row, field).text;
}

/* The characters of a text field; "" when there is none. */
static inline const char *
analect_row_string (const AnalectRow *row, AnalectField field)
{
  AnalectText *text = analect_row_text (row, field);

  return text ? analect_text_peek (text) : "";
}

static inline gint64
analect_row_integer (const AnalectRow *row, AnalectField field)
{
  return analect_row_value (row, field).integer;
}

static inline double
analect_row_real (const AnalectRow *row, AnalectField field)
{
  return analect_row_value (row, field).real;
}

static inline AnalectId
analect_row_reference (const AnalectRow *row, AnalectField field)
{
  return analect_row_value (row, field).reference;
}

static inline const AnalectIdSet *
analect_row_set (const AnalectRow *row, AnalectField field)
{
  return analect_row_value (row, field).set;
}

static inline const AnalectRanges *
analect_row_ranges (const AnalectRow *row, AnalectField field)
{
  return analect_row_value (row, field).ranges;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectRows, analect_rows_unref)
