/* What the steps of a merge share. They run in the order of this header:
 *
 *   text       each side is brought onto the merged texts, so that positions of all sides mean the same
 *   nodes      one node for each entity of any side; which fields each side changed
 *   survival   which nodes are in the result
 *   values     the fields of the result, and the conflicts
 *   tidy       what is there twice becomes one, circles are broken, names of what is gone are dropped
 *   change     (merge.c) what makes OURS the result
 *
 * In the values of the result a reference is the number of a node, from 1; so is each element of a set.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "merge.h"

/* Beside ANALECT_SIDE_OURS and _THEIRS. */
#define SIDE_BASE 2
#define N_SIDES   3

typedef struct
{
  AnalectGuid guid;
  AnalectKind kind;
  AnalectId ids[N_SIDES];
  guint64 changed[2];   /* bit n: the side changed the field in slot n; all bits where there is no base */
  gboolean kept;        /* it is in the result */
  guint stands_for_it;  /* of a node that is not: the node that took its place, or 0 */
  AnalectId id;         /* in the result */
  AnalectValue *values; /* of a kept node, by slot */
} Node;

struct _AnalectMerge
{
  AnalectProject *ours;
  AnalectMergeOptions options;
  AnalectProject *copies[N_SIDES]; /* sides that were brought onto other texts */
  const AnalectRows *rows[N_SIDES];
  AnalectLookup *lookups[N_SIDES];
  gboolean owns_lookup[N_SIDES];
  GPtrArray *nodes;                          /* of Node, from 1 */
  GHashTable *by_guid;                       /* GUID in a node → its number */
  GArray *node_of[N_SIDES][ANALECT_N_KINDS]; /* of guint, by index of the entity; 0 where there is none */
  GHashTable *merged_codes;                  /* node of a code that was merged → node of what it became */
  GArray *conflicts;                         /* of AnalectConflict */
  AnalectChange *change;
};

static inline Node *
merge_node (const AnalectMerge *merge, guint number)
{
  return g_ptr_array_index (merge->nodes, number);
}

/* The number of the node of an entity of SIDE; 0 for none. */
static inline guint
merge_node_of (const AnalectMerge *merge, int side, AnalectId id)
{
  AnalectKind kind = analect_id_kind (id);

  return id == ANALECT_ID_NONE ? 0 : g_array_index (merge->node_of[side][kind], guint, analect_id_index (id));
}

static inline const AnalectRow *
merge_row (const AnalectMerge *merge, int side, const Node *node)
{
  return merge->rows[side] ? analect_rows_get (merge->rows[side], node->ids[side]) : NULL;
}

/* The value of FIELD in the row of NODE on SIDE, references as numbers of nodes; the default where SIDE has no such
 * entity. The caller clears it. */
AnalectValue analect_merge_read (const AnalectMerge *merge, int side, const Node *node, AnalectField field);

/* Brings all sides onto the same texts. */
gboolean analect_merge_texts (AnalectMerge *merge, GError **error);

/* Makes the nodes. FALSE with ERROR when an entity of one side is another kind of thing on the other. */
gboolean analect_merge_find_nodes (AnalectMerge *merge, GError **error);

/* A new kept node of its own, all fields with their defaults; 0 when there is something with this GUID already. */
guint analect_merge_add_node (AnalectMerge *merge, AnalectKind kind, const AnalectGuid *guid);

/* Says of each node what each side changed, and whether it is in the result. */
void analect_merge_find_survivors (AnalectMerge *merge);

/* Gives each kept node its values, and notes the conflicts. */
void analect_merge_find_values (AnalectMerge *merge);

/* Makes the values keep the rules of a project. */
void analect_merge_tidy (AnalectMerge *merge);

/* Which side's value of N fields of NODE is to be taken: by choice, by the entity's own time, by the time of the files,
 * and else the one that comes later in an order that is the same for everybody. */
AnalectSide analect_merge_pick (const AnalectMerge *merge, const Node *node, const AnalectField *fields, guint n);

/* Notes a conflict, and keeps what was not taken in a comment. OURS and THEIRS, the values for people, are taken. */
void analect_merge_add_value_conflict (AnalectMerge *merge, guint node, AnalectField field, AnalectSide taken,
                                       char *ours, char *theirs);

/* Notes a conflict that needs no comment. OURS and THEIRS are taken. */
void analect_merge_add_conflict (AnalectMerge *merge, AnalectConflictKind kind, guint node, AnalectField field,
                                 AnalectSide taken, char *ours, char *theirs);

/* N fields of the row of NODE on SIDE, for people. The caller frees it. */
char *analect_merge_show (const AnalectMerge *merge, int side, const Node *node, const AnalectField *fields, guint n);
