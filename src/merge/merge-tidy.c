/* What makes the result keep the rules of a project; see merge-private.h.
 *
 * Two sides that each keep the rules can break them together: both coded the same excerpt with the same code for the
 * same coder, each put one theme under the other, one named what the other removed. All that is put right here; of two
 * that are the same the one with the smaller GUID stays, so that it is the same one whoever merges.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "merge-private.h"

#include <glib/gi18n-lib.h>

/* Kinds of which there is one for each of these values. */
static const AnalectField unique[][5] = {
  { ANALECT_CODING_EXCERPT, ANALECT_CODING_CODE, ANALECT_CODING_CODER },
  { ANALECT_PASS_STUDY, ANALECT_PASS_CODER, ANALECT_PASS_ROUND },
  { ANALECT_DECISION_REFERENCE, ANALECT_DECISION_CODER, ANALECT_DECISION_STAGE, ANALECT_DECISION_ROUND },
  { ANALECT_PLACEMENT_CODE, ANALECT_PLACEMENT_ARRANGEMENT },
};

/* References upward that must not come back to where they began. */
static const AnalectField upward[] = { ANALECT_PLACEMENT_PARENT, ANALECT_EXCERPT_ILLUSTRATES, ANALECT_SAMPLE_PARENT };

static AnalectValue *
value_of (const Node *node, AnalectField field)
{
  return &node->values[analect_field_slot (field)];
}

/* The node that NUMBER stands for in the result, or 0. */
static guint
resolve (const AnalectMerge *merge, guint number)
{
  while (number != 0 && !merge_node (merge, number)->kept)
    number = merge_node (merge, number)->stands_for_it;
  return number;
}

static void
resolve_references (const AnalectMerge *merge, const Node *node)
{
  guint n = analect_kind_n_fields (node->kind);

  for (guint slot = 0; slot < n; slot++)
    {
      AnalectType type = analect_fields[analect_kinds[node->kind].first + slot].type;
      AnalectValue *value = &node->values[slot];
      g_autoptr (GArray) numbers = NULL;

      if (type == ANALECT_TYPE_REFERENCE)
        value->reference = resolve (merge, value->reference);
      if (type != ANALECT_TYPE_REFERENCES || value->set == NULL)
        continue;
      numbers = g_array_new (FALSE, FALSE, sizeof (AnalectId));
      for (guint i = 0; i < value->set->n; i++)
        {
          AnalectId number = resolve (merge, value->set->ids[i]);

          if (number != 0)
            g_array_append_val (numbers, number);
        }
      analect_value_clear (type, value);
      value->set = analect_id_set_new ((const AnalectId *) (gpointer) numbers->data, numbers->len);
    }
}

/* Gives FIRST what SECOND has and it has not. Times stay, since they decide what is newer when the
 * copies are merged again. */
static void
take_over (const Node *first, const Node *second)
{
  guint n = analect_kind_n_fields (first->kind);

  for (guint slot = 0; slot < n; slot++)
    {
      AnalectField field = analect_kinds[first->kind].first + slot;
      AnalectType type = analect_fields[field].type;
      AnalectValue none = analect_value_default (field), *here = &first->values[slot];
      AnalectValue there = second->values[slot];

      if (type != ANALECT_TYPE_REFERENCES && type != ANALECT_TYPE_TIME && analect_value_equal (type, *here, none))
        *here = analect_value_copy (type, there);
    }
}

/* Lets nodes of one kind that have the same values in FIELDS become one. TRUE when there were any. */
static gboolean
unify (AnalectMerge *merge, const AnalectField *fields)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AnalectKind kind = analect_fields[fields[0]].kind;
  gboolean any = FALSE;

  for (guint i = 1; i < merge->nodes->len; i++)
    {
      const Node *node = merge_node (merge, i);
      g_autoptr (GString) key = NULL;
      guint other, stays = i, goes;

      if (!node->kept || node->kind != kind)
        continue;
      key = g_string_new (NULL);
      for (const AnalectField *field = fields; *field != ANALECT_FIELD_EXISTS; field++)
        {
          AnalectValue *value = value_of (node, *field);

          g_string_append_printf (key, "%" G_GINT64_FORMAT " ",
                                  analect_fields[*field].type == ANALECT_TYPE_REFERENCE ? (gint64) value->reference
                                                                                        : value->integer);
        }
      goes = other = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key->str));
      if (other != 0 && analect_guid_compare (&merge_node (merge, other)->guid, &node->guid) < 0)
        {
          stays = other;
          goes = i;
        }
      if (goes != 0)
        {
          merge_node (merge, goes)->kept = FALSE;
          merge_node (merge, goes)->stands_for_it = stays;
          take_over (merge_node (merge, stays), merge_node (merge, goes));
          if (merge_node (merge, stays)->ids[0] + merge_node (merge, stays)->ids[1] != 0)
            analect_merge_add_conflict (merge, ANALECT_CONFLICT_SAME, stays, ANALECT_FIELD_EXISTS, ANALECT_SIDE_OURS,
                                        g_strdup (_ ("made it")), g_strdup (_ ("made it")));
          any = TRUE;
        }
      g_hash_table_insert (seen, g_string_free (g_steal_pointer (&key), FALSE), GUINT_TO_POINTER (stays));
    }
  return any;
}

/* Ends each circle of FIELD at the node with the smallest GUID in it. */
static void
break_circles (AnalectMerge *merge, AnalectField field)
{
  g_autofree guint *visit = g_new0 (guint, merge->nodes->len); /* the walk that came by first */

  for (guint i = 1; i < merge->nodes->len; i++)
    {
      guint at = i, least;

      if (!merge_node (merge, i)->kept || merge_node (merge, i)->kind != analect_fields[field].kind)
        continue;
      while (at != 0 && visit[at] == 0)
        {
          visit[at] = i;
          at = value_of (merge_node (merge, at), field)->reference;
        }
      if (at == 0 || visit[at] != i)
        continue;
      least = at;
      for (guint next = value_of (merge_node (merge, at), field)->reference; next != at;
           next = value_of (merge_node (merge, next), field)->reference)
        if (analect_guid_compare (&merge_node (merge, next)->guid, &merge_node (merge, least)->guid) < 0)
          least = next;
      value_of (merge_node (merge, least), field)->reference = 0;
      analect_merge_add_conflict (merge, ANALECT_CONFLICT_CYCLE, least, field, ANALECT_SIDE_OURS,
                                  g_strdup (_ ("moved it")), g_strdup (_ ("moved it")));
    }
}

/* A place stands in the tree of the place above it, or at the top of its own. */
static void
part_trees (const AnalectMerge *merge)
{
  for (guint i = 1; i < merge->nodes->len; i++)
    {
      const Node *node = merge_node (merge, i);
      guint above;

      if (!node->kept || node->kind != ANALECT_KIND_PLACEMENT)
        continue;
      above = value_of (node, ANALECT_PLACEMENT_PARENT)->reference;
      if (above != 0
          && value_of (merge_node (merge, above), ANALECT_PLACEMENT_ARRANGEMENT)->reference
                 != value_of (node, ANALECT_PLACEMENT_ARRANGEMENT)->reference)
        value_of (node, ANALECT_PLACEMENT_PARENT)->reference = 0;
    }
}

static void
resolve_all (const AnalectMerge *merge)
{
  for (guint i = 1; i < merge->nodes->len; i++)
    if (merge_node (merge, i)->kept)
      resolve_references (merge, merge_node (merge, i));
}

void
analect_merge_tidy (AnalectMerge *merge)
{
  gboolean any = FALSE;

  resolve_all (merge);
  for (guint i = 0; i < G_N_ELEMENTS (unique); i++)
    any = unify (merge, unique[i]) || any;
  if (any)
    resolve_all (merge);
  part_trees (merge);
  for (guint i = 0; i < G_N_ELEMENTS (upward); i++)
    break_circles (merge, upward[i]);
}
