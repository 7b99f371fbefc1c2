/* From two sides to one change; see merge.h, and merge-private.h for the steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-text.h"
#include "merge-private.h"

#include <glib/gi18n-lib.h>

static void
free_node (gpointer data)
{
  Node *node = data;

  if (node == NULL)
    return;
  for (guint slot = 0; node->values != NULL && slot < analect_kind_n_fields (node->kind); slot++)
    analect_value_clear (analect_fields[analect_kinds[node->kind].first + slot].type, &node->values[slot]);
  g_free (node->values);
  g_free (node);
}

static void
clear_conflict (gpointer data)
{
  AnalectConflict *conflict = data;

  g_free (conflict->name);
  g_free (conflict->ours);
  g_free (conflict->theirs);
}

static guint
hash_guid (gconstpointer guid)
{
  return analect_guid_hash (guid);
}

static gboolean
equal_guids (gconstpointer one, gconstpointer other)
{
  return analect_guid_equal (one, other);
}

static void
clear_comment (gpointer data)
{
  Comment *comment = data;

  g_free (comment->value);
}

static AnalectMerge *
merge_alloc (AnalectProject *ours, const AnalectRows *theirs, const AnalectRows *base)
{
  AnalectMerge *merge = g_new0 (AnalectMerge, 1);

  merge->ours = g_object_ref (ours);
  merge->rows[ANALECT_SIDE_OURS] = analect_project_get_rows (ours);
  merge->rows[ANALECT_SIDE_THEIRS] = theirs;
  merge->rows[SIDE_BASE] = base;
  merge->lookups[ANALECT_SIDE_OURS] = analect_project_get_lookup (ours);
  merge->lookups[ANALECT_SIDE_THEIRS] = analect_lookup_new (theirs);
  merge->owns_lookup[ANALECT_SIDE_THEIRS] = TRUE;
  merge->nodes = g_ptr_array_new_with_free_func (free_node);
  g_ptr_array_add (merge->nodes, NULL);
  merge->by_guid = g_hash_table_new (hash_guid, equal_guids);
  merge->merged_codes = g_hash_table_new (NULL, NULL);
  merge->conflicts = g_array_new (FALSE, FALSE, sizeof (AnalectConflict));
  g_array_set_clear_func (merge->conflicts, clear_conflict);
  merge->comments = g_array_new (FALSE, FALSE, sizeof (Comment));
  g_array_set_clear_func (merge->comments, clear_comment);
  merge->change = analect_project_change (ours, _ ("Merge"));
  return merge;
}

void
analect_merge_free (AnalectMerge *merge)
{
  if (merge == NULL)
    return;
  for (int side = 0; side < N_SIDES; side++)
    {
      if (merge->owns_lookup[side])
        analect_lookup_free (merge->lookups[side]);
      g_clear_object (&merge->copies[side]);
      for (int kind = 0; kind < ANALECT_N_KINDS; kind++)
        g_clear_pointer (&merge->node_of[side][kind], g_array_unref);
    }
  g_hash_table_unref (merge->by_guid);
  g_hash_table_unref (merge->merged_codes);
  g_ptr_array_unref (merge->nodes);
  g_array_unref (merge->conflicts);
  g_array_unref (merge->comments);
  analect_change_unref (merge->change);
  g_object_unref (merge->ours);
  g_free (merge);
}

static void
write_set (const AnalectMerge *merge, const Node *node, AnalectField field, const AnalectIdSet *wanted)
{
  const AnalectRow *row = merge_row (merge, ANALECT_SIDE_OURS, node);
  const AnalectIdSet *there = row ? analect_row_set (row, field) : NULL;

  for (guint i = 0; there != NULL && i < there->n; i++)
    if (!analect_id_set_contains (wanted, merge_node_of (merge, ANALECT_SIDE_OURS, there->ids[i])))
      analect_change_take_out (merge->change, node->id, field, there->ids[i]);
  for (guint i = 0; wanted != NULL && i < wanted->n; i++)
    {
      AnalectId id = merge_node (merge, wanted->ids[i])->id;

      if (!analect_id_set_contains (there, id))
        analect_change_insert (merge->change, node->id, field, id);
    }
}

/* A field of an entity that was there is written only where it differs, which is rare. */
static void
write_node (const AnalectMerge *merge, const Node *node)
{
  const AnalectRows *rows = analect_project_get_rows (merge->ours);
  const AnalectRow *row = analect_rows_get (rows, node->ids[ANALECT_SIDE_OURS]);
  guint n = analect_kind_n_fields (node->kind);

  for (guint slot = 0; slot < n; slot++)
    {
      AnalectField field = analect_kinds[node->kind].first + slot;
      AnalectType type = analect_fields[field].type;
      AnalectValue value = node->values[slot];

      if (type == ANALECT_TYPE_REFERENCES)
        {
          write_set (merge, node, field, value.set);
          continue;
        }
      if (type == ANALECT_TYPE_REFERENCE)
        value.reference = value.reference ? merge_node (merge, value.reference)->id : ANALECT_ID_NONE;
      if (row == NULL || !analect_value_equal (type, row->values[slot], value))
        analect_change_set_value (merge->change, node->id, field, value);
    }
}

/* Excerpts of a text that changes are part of the change, even those whose range stays. */
static void
own_up (const AnalectMerge *merge, const Node *document)
{
  const AnalectRows *rows = analect_project_get_rows (merge->ours);
  const AnalectRow *row = analect_rows_get (rows, document->ids[ANALECT_SIDE_OURS]);
  g_autoptr (GArray) excerpts = NULL;

  if (row == NULL
      || analect_text_equal (analect_row_text (row, ANALECT_DOCUMENT_TEXT),
                             document->values[analect_field_slot (ANALECT_DOCUMENT_TEXT)].text))
    return;
  excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  analect_lookup_referrers (analect_project_get_lookup (merge->ours), ANALECT_EXCERPT_DOCUMENT,
                            document->ids[ANALECT_SIDE_OURS], excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId id = g_array_index (excerpts, AnalectId, i);

      if (analect_change_peek (merge->change, id, ANALECT_EXCERPT_END).integer >= 0
          && merge_node (merge, merge_node_of (merge, ANALECT_SIDE_OURS, id))->kept)
        analect_edit_touch_range (merge->change, id);
    }
}

static void
write_change (AnalectMerge *merge)
{
  for (guint i = 1; i < merge->nodes->len; i++)
    {
      Node *node = merge_node (merge, i);

      node->id = node->ids[ANALECT_SIDE_OURS];
      if (node->kept && node->id == ANALECT_ID_NONE)
        node->id = analect_change_add_with_guid (merge->change, node->kind, &node->guid);
    }
  for (guint i = 1; i < merge->nodes->len; i++)
    if (merge_node (merge, i)->kept)
      write_node (merge, merge_node (merge, i));
  for (guint i = 1; i < merge->nodes->len; i++)
    {
      const Node *node = merge_node (merge, i);

      if (node->kept && node->kind == ANALECT_KIND_DOCUMENT)
        own_up (merge, node);
      if (!node->kept && node->ids[ANALECT_SIDE_OURS] != ANALECT_ID_NONE)
        analect_change_remove (merge->change, node->id);
    }
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const AnalectConflict *one = a, *other = b;
  int order = one->what < other->what ? -1 : one->what > other->what;

  if (order == 0)
    order = analect_guid_compare (&one->guid, &other->guid);
  return order ? order : one->field < other->field ? -1 : one->field > other->field;
}

AnalectMerge *
analect_merge_new (AnalectProject *ours, const AnalectRows *theirs, const AnalectRows *base,
                   const AnalectMergeOptions *options, GError **error)
{
  g_autoptr (AnalectMerge) merge = merge_alloc (ours, theirs, base);

  if (options != NULL)
    merge->options = *options;
  if (!analect_merge_find_nodes (merge, error) || !analect_merge_texts (merge, error))
    return NULL;
  analect_merge_find_survivors (merge);
  analect_merge_find_values (merge);
  analect_merge_tidy (merge);
  write_change (merge);
  g_array_sort (merge->conflicts, compare_conflicts);
  return g_steal_pointer (&merge);
}

AnalectChange *
analect_merge_get_change (AnalectMerge *merge)
{
  return merge->change;
}

const GArray *
analect_merge_get_conflicts (const AnalectMerge *merge)
{
  return merge->conflicts;
}
