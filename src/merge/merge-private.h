/* What the steps of a merge share. They run in the order of this header:
 *
 *   nodes      one node for each entity of any side
 *   text       each side is brought onto the merged texts, so that positions of all sides mean the same
 *   survival   which fields each side changed, and which nodes are in the result
 *   values     the fields of the result, the conflicts, and what else must be there because of them
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

/* A value that somebody gave and that may not be the one in its field. */
typedef struct
{
  guint about;
  AnalectField field;
  char *value; /* for people */
} Comment;

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
  GArray *conflicts;                          /* of AnalectConflict */
  GArray *comments;                           /* of Comment, until they are written */
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

/* Keeps a node that one side removed, and notes that as a conflict. */
void analect_merge_refuse_removal (AnalectMerge *merge, guint number);

/* Gives each kept node its values, and notes the conflicts. */
void analect_merge_find_values (AnalectMerge *merge);

/* Makes the values keep the rules of a project. */
void analect_merge_tidy (AnalectMerge *merge);

/* Which side's value of N fields of NODE is to be taken: by choice, by the entity's own time, by the time of the files,
 * and else the one that comes later in an order that is the same for everybody. */
AnalectSide analect_merge_pick (const AnalectMerge *merge, const Node *node, const AnalectField *fields, guint n);

/* Keeps VALUE of FIELD, for people, in a comment about a node, unless it is empty. MARK: what makes it the same value
 * under whatever names it is shown; NULL when it shows no names. */
void analect_merge_add_comment (AnalectMerge *merge, guint about, AnalectField field, const char *value,
                                const char *mark);

/* Notes a conflict. OURS and THEIRS, the values or deeds for people, are taken. */
void analect_merge_add_conflict (AnalectMerge *merge, AnalectConflictKind kind, guint node, AnalectField field,
                                 AnalectSide taken, char *ours, char *theirs);

/* Puts the comments into the result. There is one for each field that was ever in dispute, which has all the values; what
 * two copies of it have is joined. */
void analect_merge_write_comments (AnalectMerge *merge);

/* Whether NODE is such a comment, and what its text is to be. The caller owns the text. */
gboolean analect_merge_is_comment (const Node *node);
AnalectText *analect_merge_join_comments (const AnalectText *one, const AnalectText *other);

/* N fields of the row of NODE on SIDE, for people. The caller frees it. */
char *analect_merge_show (const AnalectMerge *merge, int side, const Node *node, const AnalectField *fields, guint n);
