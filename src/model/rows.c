/* Chunked, copy-on-write rows; see the header.
 *
 * Invariants:
 *  1. A chunk that more than one AnalectRows holds is never written to.
 *  2. Every row of a chunk below the table's bound has valid values, whether the entity exists or not; a row that does
 *     not exist has default values.
 *  3. n_existing is the number of rows below the bound that exist.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rows-write.h"

#include <string.h>

#define CHUNK_ROWS 256u

typedef struct
{
  gatomicrefcount references;
  AnalectKind kind;
  guint n_rows; /* rows in use */
  gint64 alignment;
  guint8 bytes[];
} Chunk;

typedef struct
{
  GPtrArray *chunks;
  gsize row_size;
  guint bound;
  guint n_existing;
} Table;

struct _AnalectRows
{
  gatomicrefcount references;
  guint64 revision;
  Table tables[ANALECT_N_KINDS];
};

static gsize
row_size (AnalectKind kind)
{
  return sizeof (AnalectRow) + analect_kind_n_fields (kind) * sizeof (AnalectValue);
}

static inline AnalectRow *
chunk_row (Chunk *chunk, gsize size, guint index)
{
  return (AnalectRow *) (gpointer) (chunk->bytes + size * index);
}

static Chunk *
chunk_new (AnalectKind kind)
{
  Chunk *chunk = g_malloc (sizeof *chunk + row_size (kind) * CHUNK_ROWS);

  g_atomic_ref_count_init (&chunk->references);
  chunk->kind = kind;
  chunk->n_rows = 0;
  return chunk;
}

static void
chunk_unref (gpointer data)
{
  Chunk *chunk = data;
  gsize size = row_size (chunk->kind);
  guint n_fields = analect_kind_n_fields (chunk->kind);

  if (!g_atomic_ref_count_dec (&chunk->references))
    return;
  for (guint i = 0; i < chunk->n_rows; i++)
    {
      AnalectRow *row = chunk_row (chunk, size, i);

      for (guint slot = 0; slot < n_fields; slot++)
        analect_value_clear (analect_fields[analect_kinds[chunk->kind].first + slot].type, &row->values[slot]);
    }
  g_free (chunk);
}

static Chunk *
chunk_copy (Chunk *chunk)
{
  Chunk *copy = chunk_new (chunk->kind);
  gsize size = row_size (chunk->kind);
  guint n_fields = analect_kind_n_fields (chunk->kind);

  memcpy (copy->bytes, chunk->bytes, size * chunk->n_rows);
  copy->n_rows = chunk->n_rows;
  for (guint i = 0; i < copy->n_rows; i++)
    {
      AnalectRow *row = chunk_row (copy, size, i);

      for (guint slot = 0; slot < n_fields; slot++)
        analect_value_copy (analect_fields[analect_kinds[chunk->kind].first + slot].type, row->values[slot]);
    }
  return copy;
}

static AnalectRows *
rows_alloc (void)
{
  AnalectRows *rows = g_new0 (AnalectRows, 1);

  g_atomic_ref_count_init (&rows->references);
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    rows->tables[kind].row_size = row_size ((AnalectKind) kind);
  return rows;
}

AnalectRows *
analect_rows_new (void)
{
  AnalectRows *rows = rows_alloc ();

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    rows->tables[kind].chunks = g_ptr_array_new_with_free_func (chunk_unref);
  return rows;
}

static gpointer
ref_chunk (gconstpointer data, gpointer user_data)
{
  Chunk *chunk = (Chunk *) data;

  g_atomic_ref_count_inc (&chunk->references);
  return chunk;
}

AnalectRows *
analect_rows_share (const AnalectRows *rows)
{
  AnalectRows *copy = rows_alloc ();

  copy->revision = rows->revision;
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    {
      copy->tables[kind] = rows->tables[kind];
      copy->tables[kind].chunks = g_ptr_array_copy (rows->tables[kind].chunks, ref_chunk, NULL);
      g_ptr_array_set_free_func (copy->tables[kind].chunks, chunk_unref);
    }
  return copy;
}

AnalectRows *
analect_rows_ref (AnalectRows *rows)
{
  g_atomic_ref_count_inc (&rows->references);
  return rows;
}

void
analect_rows_unref (AnalectRows *rows)
{
  if (!g_atomic_ref_count_dec (&rows->references))
    return;
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    g_ptr_array_unref (rows->tables[kind].chunks);
  g_free (rows);
}

guint64
analect_rows_get_revision (const AnalectRows *rows)
{
  return rows->revision;
}

void
analect_rows_set_revision (AnalectRows *rows, guint64 revision)
{
  rows->revision = revision;
}

guint
analect_rows_count (const AnalectRows *rows, AnalectKind kind)
{
  return rows->tables[kind].n_existing;
}

guint
analect_rows_get_bound (const AnalectRows *rows, AnalectKind kind)
{
  return rows->tables[kind].bound;
}

const AnalectRow *
analect_rows_peek (const AnalectRows *rows, AnalectId id)
{
  AnalectKind kind = analect_id_kind (id);
  guint index = analect_id_index (id);
  const Table *table;

  if (kind == ANALECT_KIND_NONE || kind >= ANALECT_N_KINDS)
    return NULL;
  table = &rows->tables[kind];
  if (index >= table->bound)
    return NULL;
  return chunk_row (table->chunks->pdata[index / CHUNK_ROWS], table->row_size, index % CHUNK_ROWS);
}

const AnalectRow *
analect_rows_get (const AnalectRows *rows, AnalectId id)
{
  const AnalectRow *row = analect_rows_peek (rows, id);

  return row != NULL && row->exists ? row : NULL;
}

static AnalectId
find_existing (const AnalectRows *rows, AnalectKind kind, guint index)
{
  for (; index < rows->tables[kind].bound; index++)
    {
      AnalectId id = analect_id_new (kind, index);

      if (analect_rows_peek (rows, id)->exists)
        return id;
    }
  return ANALECT_ID_NONE;
}

AnalectId
analect_rows_first (const AnalectRows *rows, AnalectKind kind)
{
  return find_existing (rows, kind, 0);
}

AnalectId
analect_rows_next (const AnalectRows *rows, AnalectId id)
{
  return find_existing (rows, analect_id_kind (id), analect_id_index (id) + 1);
}

AnalectId
analect_rows_reserve (AnalectRows *rows, AnalectKind kind)
{
  Table *table = &rows->tables[kind];
  guint index = table->bound, n_fields = analect_kind_n_fields (kind);
  Chunk *chunk;
  AnalectRow *row;

  if (index > ANALECT_ID_MAX_INDEX)
    return ANALECT_ID_NONE;
  if (index % CHUNK_ROWS == 0)
    g_ptr_array_add (table->chunks, chunk_new (kind));
  else if (!g_atomic_ref_count_compare (&((Chunk *) table->chunks->pdata[index / CHUNK_ROWS])->references, 1))
    {
      chunk = chunk_copy (table->chunks->pdata[index / CHUNK_ROWS]);
      chunk_unref (table->chunks->pdata[index / CHUNK_ROWS]);
      table->chunks->pdata[index / CHUNK_ROWS] = chunk;
    }

  chunk = table->chunks->pdata[index / CHUNK_ROWS];
  row = chunk_row (chunk, table->row_size, index % CHUNK_ROWS);
  memset (&row->guid, 0, sizeof row->guid);
  row->exists = FALSE;
  for (guint slot = 0; slot < n_fields; slot++)
    row->values[slot] = analect_value_default (analect_kinds[kind].first + slot);
  chunk->n_rows++;
  table->bound++;
  return analect_id_new (kind, index);
}

/* The row of ID in a chunk that nobody else holds. */
static AnalectRow *
writable_row (AnalectRows *rows, AnalectId id)
{
  Table *table = &rows->tables[analect_id_kind (id)];
  guint index = analect_id_index (id);
  gpointer *place = &table->chunks->pdata[index / CHUNK_ROWS];
  Chunk *chunk = *place;

  g_assert (index < table->bound);
  if (!g_atomic_ref_count_compare (&chunk->references, 1))
    {
      *place = chunk_copy (chunk);
      chunk_unref (chunk);
    }
  return chunk_row (*place, table->row_size, index % CHUNK_ROWS);
}

void
analect_rows_set_exists (AnalectRows *rows, AnalectId id, const AnalectGuid *guid)
{
  Table *table = &rows->tables[analect_id_kind (id)];
  AnalectRow *row = writable_row (rows, id);
  gboolean exists = guid != NULL;

  if (exists != row->exists)
    table->n_existing += exists ? 1 : -1u;
  if (exists)
    row->guid = *guid;
  row->exists = exists;
}

void
analect_rows_take_value (AnalectRows *rows, AnalectId id, AnalectField field, AnalectValue value)
{
  AnalectRow *row = writable_row (rows, id);
  AnalectValue *place = &row->values[analect_field_slot (field)];

  g_assert (analect_fields[field].kind == analect_id_kind (id));
  analect_value_clear (analect_fields[field].type, place);
  *place = value;
}
