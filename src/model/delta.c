/* What a change did, entity by entity; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "delta.h"

#include <stdlib.h>

typedef struct
{
  AnalectDeltaEntry entry;
  guint order;
  gboolean existed; /* before the first item that concerns existence */
  gboolean exists;  /* after the last one */
  gboolean moved;   /* such an item was there */
} Step;

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *one = a, *other = b;

  if (one->entry.id != other->entry.id)
    return one->entry.id < other->entry.id ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

/* One entry for each run of items of the same entity. */
static GArray *
collect_runs (AnalectChange *const *changes, guint n_changes)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint c = 0; c < n_changes; c++)
    for (guint i = 0; i < analect_change_get_n_items (changes[c]); i++)
      {
        const AnalectChangeItem *item = analect_change_get_item (changes[c], i);
        Step *step = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;

        if (step == NULL || step->entry.id != item->id)
          {
            Step fresh = { .entry = { .id = item->id }, .order = steps->len };

            g_array_append_val (steps, fresh);
            step = &g_array_index (steps, Step, steps->len - 1);
          }
        if (item->field != ANALECT_FIELD_EXISTS)
          {
            step->entry.slots |= G_GUINT64_CONSTANT (1) << analect_field_slot (item->field);
            continue;
          }
        if (!step->moved)
          step->existed = item->before.guid != NULL;
        step->exists = item->after.guid != NULL;
        step->moved = TRUE;
      }
  return steps;
}

GArray *
analect_delta_collect (AnalectChange *const *changes, guint n_changes)
{
  g_autoptr (GArray) steps = collect_runs (changes, n_changes);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (AnalectDeltaEntry));

  g_array_sort (steps, compare_steps);
  for (guint i = 0; i < steps->len;)
    {
      Step whole = g_array_index (steps, Step, i);

      for (i++; i < steps->len && g_array_index (steps, Step, i).entry.id == whole.entry.id; i++)
        {
          const Step *more = &g_array_index (steps, Step, i);

          whole.entry.slots |= more->entry.slots;
          if (more->moved)
            {
              if (!whole.moved)
                whole.existed = more->existed;
              whole.exists = more->exists;
              whole.moved = TRUE;
            }
        }
      if (whole.moved && !whole.existed && !whole.exists)
        continue;
      if (whole.moved && whole.existed != whole.exists)
        whole.entry.kind = whole.exists ? ANALECT_DELTA_ADDED : ANALECT_DELTA_REMOVED;
      g_array_append_val (entries, whole.entry);
    }
  return entries;
}

gboolean
analect_delta_touches (const AnalectDelta *delta, AnalectKind kind)
{
  for (guint i = 0; i < delta->n; i++)
    if (analect_id_kind (delta->entries[i].id) == kind)
      return TRUE;
  return FALSE;
}
