/* One node for each entity of any side; see merge-private.h.
 *
 * Entities are matched by GUID, but for the project itself, of which each side has one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "merge-private.h"
#include "validate.h"

#include <glib/gi18n-lib.h>

static guint
append_node (AnalectMerge *merge, AnalectKind kind, const AnalectGuid *guid)
{
  Node *node = g_new0 (Node, 1);

  node->guid = *guid;
  node->kind = kind;
  g_ptr_array_add (merge->nodes, node);
  g_hash_table_insert (merge->by_guid, &node->guid, GUINT_TO_POINTER (merge->nodes->len - 1));
  return merge->nodes->len - 1;
}

static gboolean
take_entity (AnalectMerge *merge, int side, AnalectId id, GError **error)
{
  const AnalectRow *row = analect_rows_get (merge->rows[side], id);
  AnalectKind kind = analect_id_kind (id);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (merge->by_guid, &row->guid));

  if (kind == ANALECT_KIND_PROJECT)
    number = 1;
  if (number == 0 || number >= merge->nodes->len)
    number = append_node (merge, kind, &row->guid);
  if (merge_node (merge, number)->kind != kind)
    {
      g_autofree char *what = analect_describe (merge->rows[side], id);

      /* Translators: a named thing, as in: Code “saying no”; then the label of another kind of thing */
      g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE,
                   _ ("%s has the GUID of a %s in the other copy; these two cannot be merged"), what,
                   analect_kind_label (merge_node (merge, number)->kind));
      return FALSE;
    }
  merge_node (merge, number)->ids[side] = id;
  g_array_index (merge->node_of[side][kind], guint, analect_id_index (id)) = number;
  return TRUE;
}

gboolean
analect_merge_find_nodes (AnalectMerge *merge, GError **error)
{
  append_node (merge, ANALECT_KIND_PROJECT,
               &analect_rows_get (merge->rows[ANALECT_SIDE_OURS], ANALECT_ID_PROJECT)->guid);
  for (int side = 0; side < N_SIDES; side++)
    for (int i = ANALECT_KIND_PROJECT; merge->rows[side] != NULL && i < ANALECT_N_KINDS; i++)
      {
        AnalectKind kind = (AnalectKind) i;

        merge->node_of[side][kind] = g_array_new (FALSE, TRUE, sizeof (guint));
        g_array_set_size (merge->node_of[side][kind], analect_rows_get_bound (merge->rows[side], kind));
        for (AnalectId id = analect_rows_first (merge->rows[side], kind); id != ANALECT_ID_NONE;
             id = analect_rows_next (merge->rows[side], id))
          if (!take_entity (merge, side, id, error))
            return FALSE;
      }
  return TRUE;
}

guint
analect_merge_add_node (AnalectMerge *merge, AnalectKind kind, const AnalectGuid *guid)
{
  guint number, n_fields = analect_kind_n_fields (kind);
  Node *node;

  if (g_hash_table_contains (merge->by_guid, guid))
    return 0;
  number = append_node (merge, kind, guid);
  node = merge_node (merge, number);
  node->kept = TRUE;
  node->values = g_new (AnalectValue, n_fields);
  for (guint slot = 0; slot < n_fields; slot++)
    node->values[slot] = analect_value_default (analect_kinds[kind].first + slot);
  return number;
}

static AnalectIdSet *
translate_set (const AnalectMerge *merge, int side, const AnalectIdSet *set)
{
  g_autofree AnalectId *numbers = NULL;

  if (set == NULL)
    return NULL;
  numbers = g_new (AnalectId, set->n);
  for (guint i = 0; i < set->n; i++)
    numbers[i] = merge_node_of (merge, side, set->ids[i]);
  return analect_id_set_new (numbers, set->n);
}

AnalectValue
analect_merge_read (const AnalectMerge *merge, int side, const Node *node, AnalectField field)
{
  const AnalectRow *row = merge_row (merge, side, node);
  AnalectType type = analect_fields[field].type;
  AnalectValue value;

  if (row == NULL)
    return analect_value_default (field);
  value = analect_row_value (row, field);
  if (type == ANALECT_TYPE_REFERENCE)
    value.reference = merge_node_of (merge, side, value.reference);
  else if (type == ANALECT_TYPE_REFERENCES)
    value.set = translate_set (merge, side, value.set);
  else
    value = analect_value_copy (type, value);
  return value;
}
