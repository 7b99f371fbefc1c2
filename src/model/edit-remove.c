/* Removing with dependants; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-remove.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AnalectProject *project;
  const AnalectRows *rows;
  AnalectLookup *lookup;
  AnalectChange *change;
  GHashTable *removed; /* set of ids */
  GArray *order;       /* of AnalectId: the same, in the order they were found */
} Removal;

static void
note (Removal *removal, AnalectId id)
{
  if (g_hash_table_add (removal->removed, GUINT_TO_POINTER (id)))
    g_array_append_val (removal->order, id);
}

static gboolean
may_name (AnalectField field, AnalectKind kind)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  return info->rule != ANALECT_RULE_NONE && (info->target == kind || info->target == ANALECT_KIND_ANY);
}

/* Notes everything owned by what was noted so far, as it will be after the change so far. */
static void
close_over_owned (Removal *removal)
{
  for (guint i = 0; i < removal->order->len; i++)
    {
      AnalectId id = g_array_index (removal->order, AnalectId, i);

      for (int field = ANALECT_FIELD_EXISTS + 1; field < ANALECT_N_FIELDS; field++)
        {
          if (!may_name ((AnalectField) field, analect_id_kind (id)) || analect_fields[field].rule == ANALECT_RULE_CLEAR)
            continue;
          for (AnalectId owned = analect_lookup_first (removal->lookup, (AnalectField) field, id);
               owned != ANALECT_ID_NONE; owned = analect_lookup_next (removal->lookup, (AnalectField) field, owned))
            if (analect_change_peek (removal->change, owned, (AnalectField) field).reference == id)
              note (removal, owned);
        }
    }
}

/* What a reference to the removed TARGET becomes: for a place in a tree the nearest place above that stays. */
static AnalectId
replacement (Removal *removal, AnalectField field, AnalectId target)
{
  if (field != ANALECT_PLACEMENT_PARENT)
    return ANALECT_ID_NONE;
  while (target != ANALECT_ID_NONE && g_hash_table_contains (removal->removed, GUINT_TO_POINTER (target)))
    target = analect_row_reference (analect_rows_get (removal->rows, target), ANALECT_PLACEMENT_PARENT);
  return target;
}

static void
clear_references (Removal *removal, AnalectId id)
{
  AnalectChange *change = removal->change;
  g_autoptr (GArray) namers = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (int i = ANALECT_FIELD_EXISTS + 1; i < ANALECT_N_FIELDS; i++)
    {
      AnalectField field = (AnalectField) i;

      if (!may_name (field, analect_id_kind (id)) || analect_fields[field].rule != ANALECT_RULE_CLEAR)
        continue;
      g_array_set_size (namers, 0);
      analect_lookup_referrers (removal->lookup, field, id, namers);
      for (guint j = 0; j < namers->len; j++)
        {
          AnalectId namer = g_array_index (namers, AnalectId, j);

          if (g_hash_table_contains (removal->removed, GUINT_TO_POINTER (namer)))
            continue;
          if (analect_fields[field].type == ANALECT_TYPE_REFERENCES)
            analect_change_take_out (change, namer, field, id);
          else if (analect_change_peek (change, namer, field).reference == id)
            analect_change_set_reference (change, namer, field, replacement (removal, field, id));
        }
    }
}

void
analect_edit_add_removal (AnalectChange *change, AnalectProject *project, const AnalectId *ids, guint n)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  Removal removal = { .project = project,
                      .rows = analect_project_get_rows (project),
                      .lookup = analect_project_get_lookup (project),
                      .change = change,
                      .removed = removed,
                      .order = order };

  for (guint i = 0; i < n; i++)
    if (analect_rows_get (removal.rows, ids[i]) != NULL)
      note (&removal, ids[i]);
  close_over_owned (&removal);
  for (guint i = 0; i < order->len; i++)
    clear_references (&removal, g_array_index (order, AnalectId, i));
  for (guint i = 0; i < order->len; i++)
    analect_change_remove (change, g_array_index (order, AnalectId, i));
}

AnalectChange *
analect_edit_remove (AnalectProject *project, const AnalectId *ids, guint n, const char *name, GError **error)
{
  g_autoptr (AnalectChange) change = analect_project_change (project, name);

  for (guint i = 0; i < n; i++)
    if (ids[i] == ANALECT_ID_PROJECT || analect_rows_get (analect_project_get_rows (project), ids[i]) == NULL)
      {
        g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                             _ ("There is nothing to remove; it may have been removed already"));
        return NULL;
      }
  analect_edit_add_removal (change, project, ids, n);
  return g_steal_pointer (&change);
}
