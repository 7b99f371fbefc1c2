/* Which entities are in the result; see merge-private.h.
 *
 * What both sides have stays, and so does what one side added. What one side removed goes, unless the other side
 * changed it, or lets something name it that did not before: a removal never wins over work. Then it stays with what it
 * belongs to and with all that belonged to it, as if it had not been removed.
 *
 * One removal is not against work: a code that was merged into another lives on in that. What the other side coded
 * with it meanwhile is coded with what it became.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AnalectMerge *merge;
  GArray *queue; /* of guint: nodes whose names of others are to be looked at */
} Survival;

static gboolean
is_removed (const Node *node, int side)
{
  return node->ids[side] == ANALECT_ID_NONE && node->ids[SIDE_BASE] != ANALECT_ID_NONE;
}

static guint64
find_changed (const AnalectMerge *merge, int side, const Node *node)
{
  guint n = analect_kind_n_fields (node->kind);
  guint64 changed = 0;

  if (node->ids[SIDE_BASE] == ANALECT_ID_NONE)
    return G_MAXUINT64;
  for (guint slot = 0; slot < n; slot++)
    {
      AnalectField field = analect_kinds[node->kind].first + slot;
      AnalectType type = analect_fields[field].type;
      AnalectValue here, there;

      /* Most values are equal and need no copy to see it. */
      if (type != ANALECT_TYPE_REFERENCE && type != ANALECT_TYPE_REFERENCES)
        {
          if (!analect_value_equal (type, merge_row (merge, side, node)->values[slot],
                                    merge_row (merge, SIDE_BASE, node)->values[slot]))
            changed |= (guint64) 1 << slot;
          continue;
        }
      here = analect_merge_read (merge, side, node, field);
      there = analect_merge_read (merge, SIDE_BASE, node, field);
      if (!analect_value_equal (type, here, there))
        changed |= (guint64) 1 << slot;
      analect_value_clear (type, &here);
      analect_value_clear (type, &there);
    }
  return changed;
}

/* Notes in merge->merged_codes what the codes became that SIDE merged since the base, by the records it made of it. */
static void
find_merged_codes (AnalectMerge *merge, int side)
{
  const AnalectRows *rows = merge->rows[side];

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_LINEAGE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      const AnalectIdSet *into = analect_row_set (row, ANALECT_LINEAGE_INTO);
      g_auto (GStrv) lines = NULL;

      if (merge_node (merge, merge_node_of (merge, side, id))->ids[SIDE_BASE] != ANALECT_ID_NONE || into == NULL
          || into->n != 1 || analect_row_integer (row, ANALECT_LINEAGE_EVENT) != ANALECT_LINEAGE_EVENT_MERGE)
        continue;
      lines = g_strsplit (analect_row_string (row, ANALECT_LINEAGE_BEFORE), "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          AnalectGuid guid;
          guint number = 0;

          if (strlen (lines[i]) >= ANALECT_GUID_STRING_SIZE - 1
              && analect_guid_parse (lines[i], ANALECT_GUID_STRING_SIZE - 1, &guid))
            number = GPOINTER_TO_UINT (g_hash_table_lookup (merge->by_guid, &guid));
          if (number != 0 && is_removed (merge_node (merge, number), side))
            g_hash_table_insert (merge->merged_codes, GUINT_TO_POINTER (number),
                                 GUINT_TO_POINTER (merge_node_of (merge, side, into->ids[0])));
        }
    }
}

static void
keep (Survival *survival, guint number)
{
  Node *node = merge_node (survival->merge, number);

  if (node->kept)
    return;
  node->kept = TRUE;
  g_array_append_val (survival->queue, number);
}

/* Keeps what was removed, with what it belongs to and what belonged to it. */
static void
rescue (Survival *survival, guint number)
{
  AnalectMerge *merge = survival->merge;
  Node *node = merge_node (merge, number);
  int side = node->ids[ANALECT_SIDE_OURS] != ANALECT_ID_NONE ? ANALECT_SIDE_OURS : ANALECT_SIDE_THEIRS;

  if (node->kept)
    return;
  keep (survival, number);
  for (int i = ANALECT_FIELD_EXISTS + 1; i < ANALECT_N_FIELDS; i++)
    {
      const AnalectFieldInfo *info = &analect_fields[i];
      guint above;

      if (info->rule != ANALECT_RULE_OWNER && info->rule != ANALECT_RULE_OWNED)
        continue;
      above = info->kind == node->kind
                  ? merge_node_of (merge, side, analect_row_reference (merge_row (merge, side, node), (AnalectField) i))
                  : 0;
      if (above != 0)
        rescue (survival, above);
      if (info->target != node->kind && info->target != ANALECT_KIND_ANY)
        continue;
      for (AnalectId id = analect_lookup_first (merge->lookups[side], (AnalectField) i, node->ids[side]);
           id != ANALECT_ID_NONE; id = analect_lookup_next (merge->lookups[side], (AnalectField) i, id))
        rescue (survival, merge_node_of (merge, side, id));
    }
}

/* Keeps NODE, which one side removed although the other worked on it, and says so. */
static void
refuse_removal (Survival *survival, guint number)
{
  AnalectMerge *merge = survival->merge;
  const Node *node = merge_node (merge, number);
  gboolean ours = node->ids[ANALECT_SIDE_OURS] != ANALECT_ID_NONE;

  if (node->kept)
    return;
  rescue (survival, number);
  analect_merge_add_conflict (
      merge, ANALECT_CONFLICT_REMOVAL, number, ANALECT_FIELD_EXISTS, ours ? ANALECT_SIDE_OURS : ANALECT_SIDE_THEIRS,
      g_strdup (ours ? _ ("worked on it") : _ ("removed it")), g_strdup (ours ? _ ("removed it") : _ ("worked on it")));
}

static void
look_at_name (Survival *survival, AnalectField field, guint target)
{
  guint became = GPOINTER_TO_UINT (g_hash_table_lookup (survival->merge->merged_codes, GUINT_TO_POINTER (target)));

  if (merge_node (survival->merge, target)->kept)
    return;
  if (field == ANALECT_CODING_CODE && became != 0)
    target = became;
  refuse_removal (survival, target);
}

/* What NODE names on SIDE and did not name in the base must be there. */
static void
look_at_names (Survival *survival, int side, const Node *node)
{
  AnalectMerge *merge = survival->merge;
  const AnalectRow *row = merge_row (merge, side, node), *base = merge_row (merge, SIDE_BASE, node);
  guint n = analect_kind_n_fields (node->kind);

  for (guint slot = 0; row != NULL && node->changed[side] != 0 && slot < n; slot++)
    {
      AnalectField field = analect_kinds[node->kind].first + slot;
      AnalectType type = analect_fields[field].type;
      const AnalectIdSet *set;

      if ((node->changed[side] >> slot & 1) == 0)
        continue;
      if (type == ANALECT_TYPE_REFERENCE && row->values[slot].reference != ANALECT_ID_NONE)
        look_at_name (survival, field, merge_node_of (merge, side, row->values[slot].reference));
      if (type != ANALECT_TYPE_REFERENCES)
        continue;
      set = row->values[slot].set;
      for (guint i = 0; set != NULL && i < set->n; i++)
        {
          guint target = merge_node_of (merge, side, set->ids[i]);
          AnalectId before = merge_node (merge, target)->ids[SIDE_BASE];

          if (base == NULL || before == ANALECT_ID_NONE || !analect_id_set_contains (base->values[slot].set, before))
            look_at_name (survival, field, target);
        }
    }
}

void
analect_merge_find_survivors (AnalectMerge *merge)
{
  Survival survival = { .merge = merge, .queue = g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint n = merge->nodes->len;

  for (int side = 0; merge->rows[SIDE_BASE] != NULL && side < SIDE_BASE; side++)
    find_merged_codes (merge, side);
  for (guint i = 1; i < n; i++)
    {
      Node *node = merge_node (merge, i);

      for (int side = 0; side < SIDE_BASE; side++)
        if (node->ids[side] != ANALECT_ID_NONE)
          node->changed[side] = find_changed (merge, side, node);
      if (!is_removed (node, ANALECT_SIDE_OURS) && !is_removed (node, ANALECT_SIDE_THEIRS)
          && (node->changed[0] | node->changed[1]) != 0)
        keep (&survival, i);
      else if (!is_removed (node, ANALECT_SIDE_OURS) && !is_removed (node, ANALECT_SIDE_THEIRS))
        node->kept = TRUE;
    }
  for (guint i = 1; i < n; i++)
    if (!merge_node (merge, i)->kept && (merge_node (merge, i)->changed[0] | merge_node (merge, i)->changed[1]) != 0)
      refuse_removal (&survival, i);
  for (guint i = 0; i < survival.queue->len; i++)
    for (int side = 0; side < SIDE_BASE; side++)
      look_at_names (&survival, side, merge_node (merge, g_array_index (survival.queue, guint, i)));
  g_array_unref (survival.queue);
}
