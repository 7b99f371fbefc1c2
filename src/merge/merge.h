/* Bringing two copies of a project together, entity by entity and field by field.
 *
 * With the common ancestor (the base) it is known who changed what: what only one side did is done, what both did is
 * done once. Where the two cannot both be had, it is a conflict: the newer value is taken, and an audit comment on the
 * entity keeps both, to be settled by people. What one side removed and the other worked on stays. Without a base
 * nothing is taken for removed, and each field that both have and that differs is a conflict.
 *
 * The rules know no first and no second side: merging A into B and B into A gives the same project, and merging again
 * changes nothing. Several copies may come in any order; nothing anybody added or changed is missing in any of them.
 * What the order can decide is which of several values is in its field, the others being in the comment; whether
 * something that was removed and that nobody worked on comes back because something had come to belong to it; and, where two
 * entities became one, which of the two is left.
 *
 * A merge changes nothing; it gives one change to OURS, and the list of conflicts, for a preview. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

typedef enum
{
  ANALECT_CONFLICT_VALUE,   /* both changed a field: one value is taken, a comment has both */
  ANALECT_CONFLICT_BOTH,    /* both moved a coding to different codes: there are two codings now */
  ANALECT_CONFLICT_REMOVAL, /* one removed what the other worked on: it stays */
  ANALECT_CONFLICT_SAME,    /* both made the same thing: it is there once */
  ANALECT_CONFLICT_CYCLE,   /* each put one under the other: one of them stands at the top */
} AnalectConflictKind;

typedef enum
{
  ANALECT_SIDE_OURS,
  ANALECT_SIDE_THEIRS,
} AnalectSide;

typedef struct
{
  AnalectConflictKind kind;
  AnalectGuid guid; /* of the entity */
  AnalectKind what;
  AnalectField field; /* the first of the fields that differ; ANALECT_FIELD_EXISTS where the entity as such does */
  char *name;         /* the entity, for people */
  char *ours;         /* the value or the deed of each side, for people */
  char *theirs;
  AnalectSide taken; /* whose value is in the field; of a removal: who kept it */
} AnalectConflict;

/* What somebody decided about a conflict of values. */
typedef struct
{
  AnalectGuid guid;
  AnalectField field; /* as in the conflict */
  AnalectSide side;
} AnalectMergeChoice;

typedef struct
{
  AnalectTime ours_time; /* when each side was saved last; both 0: not known */
  AnalectTime theirs_time;
  const AnalectMergeChoice *choices; /* may be NULL */
  guint n_choices;
} AnalectMergeOptions;

typedef struct _AnalectMerge AnalectMerge;

/* Merges THEIRS into OURS; BASE is what both began as, or NULL. OPTIONS may be NULL. The caller frees the merge, which
 * holds OURS. NULL with ANALECT_MODEL_ERROR when an entity of one side is another kind of thing on the other. */
AnalectMerge *analect_merge_new (AnalectProject *ours, const AnalectRows *theirs, const AnalectRows *base,
                                 const AnalectMergeOptions *options, GError **error);
void analect_merge_free (AnalectMerge *merge);

/* What is to be done to OURS, as it was at the time; borrowed. It may have no items. */
AnalectChange *analect_merge_get_change (AnalectMerge *merge);

/* The conflicts, of AnalectConflict, by kind of entity and GUID; borrowed. */
const GArray *analect_merge_get_conflicts (const AnalectMerge *merge);

/* A conflict in one line, translated. The caller frees it. */
char *analect_conflict_describe (const AnalectConflict *conflict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectMerge, analect_merge_free)
