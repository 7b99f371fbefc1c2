/* Building a change; see the header.
 *
 * To know what a field was before, the builder looks for an earlier item of the same field. Items of an entity that is
 * being added stand together, so that the last few items answer; a table of all items is made only when somebody comes
 * back to an entity later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "change.h"
#include "rows-write.h"

struct _AnalectChange
{
  gatomicrefcount references;
  char *name;
  AnalectTime time;
  const AnalectRows *rows;       /* while it is built */
  guint added[ANALECT_N_KINDS];  /* entities added by this change */
  GArray *items;                 /* of AnalectChangeItem */
  GHashTable *index;             /* (id, field) → number of its last item + 1; NULL until needed */
  guint n_indexed;
};

static AnalectType
item_type (const AnalectChangeItem *item)
{
  AnalectType type = analect_fields[item->field].type;

  return type == ANALECT_TYPE_REFERENCES ? ANALECT_TYPE_REFERENCE : type;
}

static void
clear_item (gpointer data)
{
  AnalectChangeItem *item = data;

  analect_value_clear (item_type (item), &item->before);
  analect_value_clear (item_type (item), &item->after);
}

AnalectChange *
analect_change_new (const AnalectRows *rows, const char *name)
{
  AnalectChange *change = g_new0 (AnalectChange, 1);

  g_atomic_ref_count_init (&change->references);
  change->name = g_strdup (name);
  change->time = analect_time_now ();
  change->rows = rows;
  change->items = g_array_new (FALSE, FALSE, sizeof (AnalectChangeItem));
  g_array_set_clear_func (change->items, clear_item);
  return change;
}

AnalectChange *
analect_change_ref (AnalectChange *change)
{
  g_atomic_ref_count_inc (&change->references);
  return change;
}

void
analect_change_unref (AnalectChange *change)
{
  if (!g_atomic_ref_count_dec (&change->references))
    return;
  g_free (change->name);
  g_array_unref (change->items);
  g_clear_pointer (&change->index, g_hash_table_unref);
  g_free (change);
}

const char *
analect_change_get_name (const AnalectChange *change)
{
  return change->name;
}

AnalectTime
analect_change_get_time (const AnalectChange *change)
{
  return change->time;
}

void
analect_change_set_time (AnalectChange *change, AnalectTime time)
{
  change->time = time;
}

guint
analect_change_get_n_items (const AnalectChange *change)
{
  return change->items->len;
}

const AnalectChangeItem *
analect_change_get_item (const AnalectChange *change, guint i)
{
  return &g_array_index (change->items, AnalectChangeItem, i);
}

/* Records an item that owns its values from now on. */
static void
take_item (AnalectChange *change, AnalectId id, AnalectField field, AnalectValue before, AnalectValue after)
{
  AnalectChangeItem item = { .id = id, .field = field, .before = before, .after = after };

  g_array_append_val (change->items, item);
}

AnalectId
analect_change_add_with_guid (AnalectChange *change, AnalectKind kind, const AnalectGuid *guid)
{
  guint index = analect_rows_get_bound (change->rows, kind) + change->added[kind]++;
  AnalectId id = analect_id_new (kind, MIN (index, ANALECT_ID_MAX_INDEX));
  AnalectValue none = { .guid = NULL }, there = { .guid = g_memdup2 (guid, sizeof *guid) };

  take_item (change, id, ANALECT_FIELD_EXISTS, none, there);
  return id;
}

AnalectId
analect_change_add (AnalectChange *change, AnalectKind kind)
{
  AnalectGuid guid = analect_guid_new ();

  return analect_change_add_with_guid (change, kind, &guid);
}

/* An id and a field fit one pointer on every platform GTK 4 is built for. */
G_STATIC_ASSERT (sizeof (gpointer) == 8);

static gpointer
index_key (AnalectId id, AnalectField field)
{
  return GSIZE_TO_POINTER ((gsize) id << 16 | (gsize) field);
}

static const AnalectChangeItem *
find_indexed (AnalectChange *change, AnalectId id, AnalectField field)
{
  guint n;

  if (change->index == NULL)
    change->index = g_hash_table_new (NULL, NULL);
  for (; change->n_indexed < change->items->len; change->n_indexed++)
    {
      const AnalectChangeItem *item = &g_array_index (change->items, AnalectChangeItem, change->n_indexed);

      g_hash_table_insert (change->index, index_key (item->id, item->field),
                           GUINT_TO_POINTER (change->n_indexed + 1));
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (change->index, index_key (id, field)));
  return n ? &g_array_index (change->items, AnalectChangeItem, n - 1) : NULL;
}

/* The last item of this field, or NULL. */
static const AnalectChangeItem *
find_item (AnalectChange *change, AnalectId id, AnalectField field)
{
  for (guint i = change->items->len; i > 0; i--)
    {
      const AnalectChangeItem *item = &g_array_index (change->items, AnalectChangeItem, i - 1);

      if (item->id != id)
        break;
      if (item->field == field)
        return item;
      if (item->field == ANALECT_FIELD_EXISTS && item->before.guid == NULL)
        return NULL;
    }
  return find_indexed (change, id, field);
}

AnalectValue
analect_change_peek (AnalectChange *change, AnalectId id, AnalectField field)
{
  const AnalectChangeItem *item = find_item (change, id, field);
  const AnalectRow *row;

  if (item != NULL)
    return item->after;
  row = analect_rows_peek (change->rows, id);
  return row ? analect_row_value (row, field) : analect_value_default (field);
}

void
analect_change_set_value (AnalectChange *change, AnalectId id, AnalectField field, AnalectValue value)
{
  AnalectType type = analect_fields[field].type;
  AnalectValue before = analect_change_peek (change, id, field);

  g_return_if_fail (analect_fields[field].kind == analect_id_kind (id));
  g_return_if_fail (type != ANALECT_TYPE_REFERENCES);

  if (!analect_value_equal (type, before, value))
    take_item (change, id, field, analect_value_copy (type, before), analect_value_copy (type, value));
}

void
analect_change_set_text (AnalectChange *change, AnalectId id, AnalectField field, AnalectText *text)
{
  AnalectValue value = { .text = text != NULL && analect_text_get_size (text) > 0 ? text : NULL };

  analect_change_set_value (change, id, field, value);
}

void
analect_change_set_string (AnalectChange *change, AnalectId id, AnalectField field, const char *string)
{
  g_autoptr (AnalectText) text = analect_text_new_or_null (string);

  analect_change_set_text (change, id, field, text);
}

void
analect_change_set_integer (AnalectChange *change, AnalectId id, AnalectField field, gint64 integer)
{
  AnalectValue value = { .integer = integer };

  analect_change_set_value (change, id, field, value);
}

void
analect_change_set_real (AnalectChange *change, AnalectId id, AnalectField field, double real)
{
  AnalectValue value = { .real = real };

  analect_change_set_value (change, id, field, value);
}

void
analect_change_set_reference (AnalectChange *change, AnalectId id, AnalectField field, AnalectId target)
{
  AnalectValue value = { .integer = 0 };

  value.reference = target;
  analect_change_set_value (change, id, field, value);
}

void
analect_change_set_ranges (AnalectChange *change, AnalectId id, AnalectField field, const AnalectRange *ranges, guint n)
{
  AnalectValue value = { .ranges = analect_ranges_new (ranges, n) };

  analect_change_set_value (change, id, field, value);
  analect_value_clear (ANALECT_TYPE_RANGES, &value);
}

static void
record_element (AnalectChange *change, AnalectId id, AnalectField field, AnalectId out, AnalectId in)
{
  AnalectValue before = { .integer = 0 }, after = { .integer = 0 };

  g_return_if_fail (analect_fields[field].kind == analect_id_kind (id));
  g_return_if_fail (analect_fields[field].type == ANALECT_TYPE_REFERENCES);

  before.reference = out;
  after.reference = in;
  take_item (change, id, field, before, after);
}

/* Whether TARGET will be in the set when the change so far is applied. */
static gboolean
will_contain (AnalectChange *change, AnalectId id, AnalectField field, AnalectId target)
{
  const AnalectRow *row;
  gboolean touched = find_item (change, id, field) != NULL;

  for (guint i = change->items->len; touched && i > 0; i--)
    {
      const AnalectChangeItem *item = &g_array_index (change->items, AnalectChangeItem, i - 1);

      /* Before it was added there was no set. */
      if (item->id == id && item->field == ANALECT_FIELD_EXISTS)
        return FALSE;
      if (item->id != id || item->field != field)
        continue;
      if (item->after.reference == target)
        return TRUE;
      if (item->before.reference == target)
        return FALSE;
    }
  row = analect_rows_get (change->rows, id);
  return row != NULL && analect_id_set_contains (analect_row_set (row, field), target);
}

void
analect_change_insert (AnalectChange *change, AnalectId id, AnalectField field, AnalectId target)
{
  if (!will_contain (change, id, field, target))
    record_element (change, id, field, ANALECT_ID_NONE, target);
}

void
analect_change_take_out (AnalectChange *change, AnalectId id, AnalectField field, AnalectId target)
{
  if (will_contain (change, id, field, target))
    record_element (change, id, field, target, ANALECT_ID_NONE);
}

/* Takes out of a set what the row has in it and what the change so far has put in. */
static void
empty_set (AnalectChange *change, AnalectId id, AnalectField field, const AnalectIdSet *set)
{
  guint n = find_item (change, id, field) != NULL ? change->items->len : 0;

  for (guint i = 0; set != NULL && i < set->n; i++)
    analect_change_take_out (change, id, field, set->ids[i]);
  for (guint i = 0; i < n; i++)
    {
      const AnalectChangeItem *item = &g_array_index (change->items, AnalectChangeItem, i);

      if (item->id == id && item->field == field && item->after.reference != ANALECT_ID_NONE)
        analect_change_take_out (change, id, field, item->after.reference);
    }
}

void
analect_change_remove (AnalectChange *change, AnalectId id)
{
  AnalectKind kind = analect_id_kind (id);
  const AnalectRow *row = analect_rows_get (change->rows, id);
  AnalectValue none = { .guid = NULL }, there;

  g_return_if_fail (row != NULL);

  for (guint slot = 0; slot < analect_kind_n_fields (kind); slot++)
    {
      AnalectField field = analect_kinds[kind].first + slot;

      if (analect_fields[field].type == ANALECT_TYPE_REFERENCES)
        empty_set (change, id, field, analect_row_set (row, field));
      else
        analect_change_set_value (change, id, field, analect_value_default (field));
    }
  there.guid = g_memdup2 (&row->guid, sizeof row->guid);
  take_item (change, id, ANALECT_FIELD_EXISTS, there, none);
}

AnalectChange *
analect_change_invert (const AnalectChange *change)
{
  AnalectChange *inverse = analect_change_new (change->rows, change->name);

  inverse->time = change->time;
  for (guint i = change->items->len; i > 0; i--)
    {
      const AnalectChangeItem *item = &g_array_index (change->items, AnalectChangeItem, i - 1);
      AnalectType type = item_type (item);

      take_item (inverse, item->id, item->field, analect_value_copy (type, item->after),
                 analect_value_copy (type, item->before));
    }
  return inverse;
}
