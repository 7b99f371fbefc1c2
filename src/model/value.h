/* The value of one field of one entity, and the two small containers a value may be.
 *
 * A value carries no type of its own: the field says which member counts. Pointers may be NULL (no text, empty set, no
 * ranges); the empty text is stored as NULL too. Texts, sets and ranges are immutable and shared by reference count,
 * so that copying a value is cheap and values may be read from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guid.h"
#include "kinds.h"
#include "text.h"

/* An entity of one project, in memory: kind and place. Small, stable for as long as the project is open (a removed
 * entity that comes back by undo has the id it had), and never written to a file; there the GUID stands. */
typedef guint32 AnalectId;

#define ANALECT_ID_NONE       0u
#define ANALECT_ID_INDEX_BITS 26
#define ANALECT_ID_MAX_INDEX  ((1u << ANALECT_ID_INDEX_BITS) - 1)

static inline AnalectId
analect_id_new (AnalectKind kind, guint index)
{
  return (AnalectId) kind << ANALECT_ID_INDEX_BITS | index;
}

static inline AnalectKind
analect_id_kind (AnalectId id)
{
  return (AnalectKind) (id >> ANALECT_ID_INDEX_BITS);
}

static inline guint
analect_id_index (AnalectId id)
{
  return id & ANALECT_ID_MAX_INDEX;
}

/* The one entity of the kind project. */
#define ANALECT_ID_PROJECT ((AnalectId) ANALECT_KIND_PROJECT << ANALECT_ID_INDEX_BITS)

/* A set of entities, in ascending order of id. */
typedef struct
{
  gatomicrefcount references;
  guint n;
  AnalectId ids[];
} AnalectIdSet;

typedef struct
{
  guint32 start; /* code points */
  guint32 end;   /* exclusive */
} AnalectRange;

/* Ranges as they were given. */
typedef struct
{
  gatomicrefcount references;
  guint n;
  AnalectRange ranges[];
} AnalectRanges;

typedef union
{
  gint64 integer; /* integers, booleans, enumerations, times */
  double real;    /* NaN: not defined */
  AnalectText *text;
  AnalectId reference;
  AnalectIdSet *set;
  AnalectRanges *ranges;
  AnalectGuid *guid; /* of ANALECT_FIELD_EXISTS: NULL when the entity does not exist */
} AnalectValue;

/* The largest integer a field takes, and minus the smallest: 18 digits. */
#define ANALECT_INTEGER_MAX G_GINT64_CONSTANT (999999999999999999)

/* The value of a field nobody has set. It owns nothing. */
AnalectValue analect_value_default (AnalectField field);

/* A copy that the caller gives back to analect_value_clear (). */
AnalectValue analect_value_copy (AnalectType type, AnalectValue value);
void analect_value_clear (AnalectType type, AnalectValue *value);

gboolean analect_value_equal (AnalectType type, AnalectValue a, AnalectValue b);

/* Order of ids, for sorting an array of AnalectId. */
int analect_id_compare (gconstpointer a, gconstpointer b);

/* A set of the N entities at IDS, in any order, repeated ones counted once; NULL when there are none. The caller owns
 * the set. */
AnalectIdSet *analect_id_set_new (const AnalectId *ids, guint n);
void analect_id_set_unref (AnalectIdSet *set);

/* SET with or without ID, as a new set (or NULL when it is empty). SET may be NULL and stays as it is. */
AnalectIdSet *analect_id_set_with (const AnalectIdSet *set, AnalectId id);
AnalectIdSet *analect_id_set_without (const AnalectIdSet *set, AnalectId id);
gboolean analect_id_set_contains (const AnalectIdSet *set, AnalectId id);

/* The N ranges at RANGES; NULL when there are none. The caller owns the result. */
AnalectRanges *analect_ranges_new (const AnalectRange *ranges, guint n);
void analect_ranges_unref (AnalectRanges *ranges);
