/* Which entities are in the result; see merge-private.h.
 *
 * What both sides have stays, and so does what one side added. What one side removed goes, unless the other side
 * changed it, or something in the result belongs to it: a removal never wins over work. What nobody worked on stays
 * removed, also where it belonged to something that comes back; only so does the order of several copies not matter.
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

void
analect_merge_refuse_removal (AnalectMerge *merge, guint number)
{
  Node *node = merge_node (merge, number);
  gboolean ours = node->ids[ANALECT_SIDE_OURS] != ANALECT_ID_NONE;

  node->kept = TRUE;
  analect_merge_add_conflict (
      merge, ANALECT_CONFLICT_REMOVAL, number, ANALECT_FIELD_EXISTS, ours ? ANALECT_SIDE_OURS : ANALECT_SIDE_THEIRS,
      g_strdup (ours ? _ ("worked on it") : _ ("removed it")), g_strdup (ours ? _ ("removed it") : _ ("worked on it")));
}

void
analect_merge_find_survivors (AnalectMerge *merge)
{
  for (int side = 0; merge->rows[SIDE_BASE] != NULL && side < SIDE_BASE; side++)
    find_merged_codes (merge, side);
  for (guint i = 1; i < merge->nodes->len; i++)
    {
      Node *node = merge_node (merge, i);

      for (int side = 0; side < SIDE_BASE; side++)
        if (node->ids[side] != ANALECT_ID_NONE)
          node->changed[side] = find_changed (merge, side, node);
      if (!is_removed (node, ANALECT_SIDE_OURS) && !is_removed (node, ANALECT_SIDE_THEIRS))
        node->kept = TRUE;
      else if ((node->changed[ANALECT_SIDE_OURS] | node->changed[ANALECT_SIDE_THEIRS]) != 0)
        analect_merge_refuse_removal (merge, i);
    }
}
