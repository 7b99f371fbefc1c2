/* References as a list model; see the header.
 *
 * What refers to a reference (a decision, a text, where it was found) can be gone when a change is told; which
 * reference it belonged to is noted when the item is renewed. Studies and groups of duplicates are noted in the items
 * themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "record-model.h"

#include "screening.h"

#include <stdlib.h>

/* More changed items than this are told as one range. */
#define MANY 64

struct _AnalectRecordModel
{
  GObject parent_instance;
  AnalectWorkbench *workbench;
  GPtrArray *items;       /* of AnalectRecordItem, in ascending order of reference; owned */
  GHashTable *by_id;      /* reference → item, borrowed */
  GHashTable *dependents; /* decision, document, imported record → reference */
  int stage;
  guint n_attributes;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnalectRecordModel, analect_record_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint renewed_signal;

/* Fields that refer to one reference, of kinds that make up its state. */
static const AnalectField dependent_fields[] = { ANALECT_DECISION_REFERENCE, ANALECT_DOCUMENT_REFERENCE,
                                                 ANALECT_IMPORT_RECORD_REFERENCE };

static GType
get_item_type (GListModel *list)
{
  return ANALECT_TYPE_RECORD_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return ANALECT_RECORD_MODEL (list)->items->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  AnalectRecordModel *model = ANALECT_RECORD_MODEL (list);

  return position < model->items->len ? g_object_ref (model->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* Items */

static void
note_dependents (AnalectRecordModel *model, AnalectId reference)
{
  AnalectLookup *lookup = analect_workbench_get_lookup (model->workbench);

  for (guint i = 0; i < G_N_ELEMENTS (dependent_fields); i++)
    for (AnalectId id = analect_lookup_first (lookup, dependent_fields[i], reference); id;
         id = analect_lookup_next (lookup, dependent_fields[i], id))
      g_hash_table_insert (model->dependents, GUINT_TO_POINTER (id), GUINT_TO_POINTER (reference));
}

static void
renew (AnalectRecordModel *model, AnalectRecordItem *item)
{
  if (analect_record_item_renew (item, model->stage, model->n_attributes))
    note_dependents (model, item->reference);
}

/* All items as the project's references are now; those known are reused. */
static GPtrArray *
collect (AnalectRecordModel *model)
{
  const AnalectRows *rows = analect_workbench_get_rows (model->workbench);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_REFERENCE); id; id = analect_rows_next (rows, id))
    {
      AnalectRecordItem *item = g_hash_table_lookup (model->by_id, GUINT_TO_POINTER (id));

      if (item != NULL)
        g_object_ref (item);
      else
        {
          item = analect_record_item_new (model->workbench, id);
          renew (model, item);
        }
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
index_items (AnalectRecordModel *model)
{
  g_hash_table_remove_all (model->by_id);
  for (guint i = 0; i < model->items->len; i++)
    {
      AnalectRecordItem *item = model->items->pdata[i];

      g_hash_table_insert (model->by_id, GUINT_TO_POINTER (item->reference), item);
    }
}

/* References came or went: tells the range between what stayed at both ends. */
static void
rebuild (AnalectRecordModel *model)
{
  g_autoptr (GPtrArray) before = model->items;
  guint start = 0, end = 0, least;

  model->items = collect (model);
  index_items (model);
  least = MIN (before->len, model->items->len);
  while (start < least && before->pdata[start] == model->items->pdata[start])
    start++;
  while (end < least - start
         && before->pdata[before->len - 1 - end] == model->items->pdata[model->items->len - 1 - end])
    end++;
  if (before->len != start + end || model->items->len != start + end)
    g_list_model_items_changed (G_LIST_MODEL (model), start, before->len - start - end,
                                model->items->len - start - end);
}

static int
compare_ids (gconstpointer id, gconstpointer item)
{
  AnalectId one = *(const AnalectId *) id, other = (*(AnalectRecordItem *const *) item)->reference;

  return one < other ? -1 : one > other;
}

static guint
find_position (AnalectRecordModel *model, AnalectId reference)
{
  gpointer *found = bsearch (&reference, model->items->pdata, model->items->len, sizeof (gpointer), compare_ids);

  return found ? (guint) (found - model->items->pdata) : G_MAXUINT;
}

/* Takes the item out and puts it in again. A sorted list over this one then tells two places; told that one item became
 * another, it would tell all places between the old and the new one, and a view would make their rows anew. */
static void
tell_moved (AnalectRecordModel *model, guint position)
{
  gpointer item = g_ptr_array_steal_index (model->items, position);

  g_list_model_items_changed (G_LIST_MODEL (model), position, 1, 0);
  g_ptr_array_insert (model->items, (int) position, item);
  g_list_model_items_changed (G_LIST_MODEL (model), position, 0, 1);
}

/* Renews the items of REFERENCES (a set) and tells their places. */
static void
renew_some (AnalectRecordModel *model, GHashTable *references)
{
  gboolean many = g_hash_table_size (references) > MANY;
  guint first = G_MAXUINT, last = 0;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, references);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint position = find_position (model, GPOINTER_TO_UINT (key));
      AnalectRecordItem *item = position != G_MAXUINT ? model->items->pdata[position] : NULL;
      AnalectRecordState before = item ? item->state : ANALECT_RECORD_TO_SCREEN;

      if (item == NULL)
        continue;
      renew (model, item);
      first = MIN (first, position);
      last = MAX (last, position);
      if (!many && item->state != before)
        tell_moved (model, position);
      else if (!many)
        g_list_model_items_changed (G_LIST_MODEL (model), position, 1, 1);
    }
  if (many && first != G_MAXUINT)
    g_list_model_items_changed (G_LIST_MODEL (model), first, last - first + 1, last - first + 1);
}

static void
add_reference (GHashTable *references, AnalectId id)
{
  g_hash_table_add (references, GUINT_TO_POINTER (id));
}

static void
renew_all (AnalectRecordModel *model)
{
  g_autoptr (GHashTable) references = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < model->items->len; i++)
    add_reference (references, ((AnalectRecordItem *) model->items->pdata[i])->reference);
  renew_some (model, references);
  g_signal_emit (model, renewed_signal, 0);
}

/* What a change concerns */

static void
add_set (GHashTable *references, const AnalectRow *row, AnalectField field)
{
  const AnalectIdSet *set = row ? analect_row_set (row, field) : NULL;

  for (guint i = 0; set != NULL && i < set->n; i++)
    add_reference (references, set->ids[i]);
}

/* Those that belong, or belonged, to the study or group ID; 0: to any study. */
static void
add_members (AnalectRecordModel *model, GHashTable *references, AnalectId id)
{
  for (guint i = 0; i < model->items->len; i++)
    {
      AnalectRecordItem *item = model->items->pdata[i];

      if (id == ANALECT_ID_NONE ? item->study != ANALECT_ID_NONE : item->study == id || item->duplicates == id)
        add_reference (references, item->reference);
    }
}

static void
add_dependent (AnalectRecordModel *model, GHashTable *references, const AnalectDeltaEntry *entry, AnalectField field)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (model->workbench), entry->id);
  gpointer before = g_hash_table_lookup (model->dependents, GUINT_TO_POINTER (entry->id));

  if (before != NULL)
    g_hash_table_add (references, before);
  if (row != NULL)
    add_reference (references, analect_row_reference (row, field));
  else
    g_hash_table_remove (model->dependents, GUINT_TO_POINTER (entry->id));
}

/* Values of one study are noted by no item; when one is gone, all studies are looked at. */
static void
add_value (AnalectRecordModel *model, GHashTable *references, const AnalectDeltaEntry *entry, gboolean *any)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (model->workbench), entry->id);

  if (row == NULL || entry->kind == ANALECT_DELTA_REMOVED)
    *any = TRUE;
  else
    add_members (model, references, analect_row_reference (row, ANALECT_VALUE_STUDY));
}

static void
add_entry (AnalectRecordModel *model, GHashTable *references, const AnalectDeltaEntry *entry, gboolean *studies)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (model->workbench), entry->id);

  switch ((int) analect_id_kind (entry->id))
    {
    case ANALECT_KIND_REFERENCE:
      add_reference (references, entry->id);
      break;
    case ANALECT_KIND_DECISION:
      add_dependent (model, references, entry, ANALECT_DECISION_REFERENCE);
      break;
    case ANALECT_KIND_DOCUMENT:
      add_dependent (model, references, entry, ANALECT_DOCUMENT_REFERENCE);
      break;
    case ANALECT_KIND_IMPORT_RECORD:
      add_dependent (model, references, entry, ANALECT_IMPORT_RECORD_REFERENCE);
      break;
    case ANALECT_KIND_STUDY:
      add_members (model, references, entry->id);
      add_set (references, row, ANALECT_STUDY_REFERENCES);
      break;
    case ANALECT_KIND_DUPLICATE_GROUP:
      add_members (model, references, entry->id);
      add_set (references, row, ANALECT_DUPLICATE_GROUP_REFERENCES);
      break;
    case ANALECT_KIND_VALUE:
      if (!*studies)
        add_value (model, references, entry, studies);
      break;
    case ANALECT_KIND_ATTRIBUTE:
      *studies = TRUE;
      break;
    default:
      break;
    }
}

static void
on_changed (AnalectRecordModel *model, const AnalectDelta *delta)
{
  g_autoptr (GHashTable) references = g_hash_table_new (NULL, NULL);
  gboolean come_or_gone = FALSE, studies = FALSE;

  model->n_attributes = analect_rows_count (analect_workbench_get_rows (model->workbench), ANALECT_KIND_ATTRIBUTE);
  for (guint i = 0; i < delta->n; i++)
    {
      const AnalectDeltaEntry *entry = &delta->entries[i];

      come_or_gone |= analect_id_kind (entry->id) == ANALECT_KIND_REFERENCE && entry->kind != ANALECT_DELTA_CHANGED;
      add_entry (model, references, entry, &studies);
    }
  if (come_or_gone)
    rebuild (model);
  if (analect_delta_touches (delta, ANALECT_KIND_CODER))
    {
      renew_all (model);
      return;
    }
  if (studies)
    add_members (model, references, ANALECT_ID_NONE);
  renew_some (model, references);
  if (come_or_gone || g_hash_table_size (references) > 0)
    g_signal_emit (model, renewed_signal, 0);
}

AnalectRecordItem *
analect_record_model_find (AnalectRecordModel *model, AnalectId reference)
{
  g_return_val_if_fail (ANALECT_IS_RECORD_MODEL (model), NULL);
  return g_hash_table_lookup (model->by_id, GUINT_TO_POINTER (reference));
}

int
analect_record_model_get_stage (AnalectRecordModel *model)
{
  g_return_val_if_fail (ANALECT_IS_RECORD_MODEL (model), ANALECT_STAGE_ABSTRACT);
  return model->stage;
}

void
analect_record_model_set_stage (AnalectRecordModel *model, int stage)
{
  g_return_if_fail (ANALECT_IS_RECORD_MODEL (model));
  if (stage == model->stage)
    return;
  model->stage = stage;
  renew_all (model);
}

/* The object */

static void
analect_record_model_finalize (GObject *object)
{
  AnalectRecordModel *model = ANALECT_RECORD_MODEL (object);

  g_hash_table_unref (model->by_id);
  g_hash_table_unref (model->dependents);
  g_ptr_array_unref (model->items);
  g_clear_object (&model->workbench);
  G_OBJECT_CLASS (analect_record_model_parent_class)->finalize (object);
}

static void
analect_record_model_class_init (AnalectRecordModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_record_model_finalize;
  renewed_signal =
      g_signal_new ("renewed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_record_model_init (AnalectRecordModel *model)
{
  model->by_id = g_hash_table_new (NULL, NULL);
  model->dependents = g_hash_table_new (NULL, NULL);
}

AnalectRecordModel *
analect_record_model_new (AnalectWorkbench *workbench)
{
  AnalectRecordModel *model = g_object_new (ANALECT_TYPE_RECORD_MODEL, NULL);

  model->workbench = g_object_ref (workbench);
  model->stage = analect_screening_stage (workbench);
  model->n_attributes = analect_rows_count (analect_workbench_get_rows (workbench), ANALECT_KIND_ATTRIBUTE);
  model->items = collect (model);
  index_items (model);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (on_changed), model, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "coder-changed", G_CALLBACK (renew_all), model, G_CONNECT_SWAPPED);
  return model;
}
