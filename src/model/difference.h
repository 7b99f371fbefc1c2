/* What differs between two states of a project, entity by entity and field by field.
 *
 * Entities are matched by GUID. Works on rows of different projects too; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "lookup.h"

typedef enum
{
  ANALECT_DIFFERENCE_ADDED,
  ANALECT_DIFFERENCE_REMOVED,
  ANALECT_DIFFERENCE_CHANGED,
} AnalectDifferenceKind;

typedef struct
{
  AnalectDifferenceKind kind;
  AnalectId before;   /* in the first rows; none when added */
  AnalectId after;    /* in the second rows; none when removed */
  AnalectField field; /* of a change; ANALECT_FIELD_EXISTS otherwise */
} AnalectDifference;

/* All differences from BEFORE to AFTER, by kind of entity and GUID, the fields of one entity in order. The caller owns
 * the array, of AnalectDifference. */
GArray *analect_difference_new (const AnalectRows *before, const AnalectRows *after);
