/* What a change, undo or redo did, entity by entity, for views that show only part of a project.
 *
 * Each entity occurs once. A delta is valid during the signal that carries it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "change.h"

typedef enum
{
  ANALECT_DELTA_CHANGED,
  ANALECT_DELTA_ADDED,
  ANALECT_DELTA_REMOVED,
} AnalectDeltaKind;

typedef struct
{
  AnalectId id;
  AnalectDeltaKind kind;
  guint64 slots; /* bit n: the field in slot n changed (analect_field_slot ()) */
} AnalectDeltaEntry;

typedef struct
{
  guint n;
  const AnalectDeltaEntry *entries; /* in ascending order of id, so that those of a kind stand together */
} AnalectDelta;

/* Whether any entity of KIND was added, removed or changed. */
gboolean analect_delta_touches (const AnalectDelta *delta, AnalectKind kind);

/* The entries of what N_CHANGES CHANGES did together, for analect_delta use; the caller frees the array. */
GArray *analect_delta_collect (AnalectChange *const *changes, guint n_changes);

/* Whether ENTRY says that FIELD changed (an added entity changed in all its fields). */
static inline gboolean
analect_delta_entry_has (const AnalectDeltaEntry *entry, AnalectField field)
{
  return entry->kind != ANALECT_DELTA_CHANGED || (entry->slots >> analect_field_slot (field) & 1) != 0;
}
