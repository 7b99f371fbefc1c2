/* Carrying a change out; see the header.
 *
 * The items are written one after another, each only when the field has the value the change believes it has; then the
 * rules are checked on what was touched, with the whole change in place; if anything is wrong the items written so far
 * are taken back. Nobody else sees the rows meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "apply.h"
#include "model-error.h"
#include "rows-write.h"
#include "validate.h"

#include <glib/gi18n-lib.h>

static gboolean
fail_stale (GError **error)
{
  g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_STALE,
                       _ ("The project has changed meanwhile; nothing was done. Try again"));
  return FALSE;
}

/* Whether all fields of a row have their defaults, as those of an entity that does not exist must. */
static gboolean
is_blank (const AnalectRow *row, AnalectKind kind)
{
  for (guint slot = 0; slot < analect_kind_n_fields (kind); slot++)
    {
      AnalectField field = analect_kinds[kind].first + slot;

      if (!analect_value_equal (analect_fields[field].type, row->values[slot], analect_value_default (field)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_existence (AnalectRows *rows, AnalectLookup *lookup, AnalectId id, const AnalectGuid *before,
                 const AnalectGuid *after, GError **error)
{
  AnalectKind kind = analect_id_kind (id);
  const AnalectRow *row = analect_rows_peek (rows, id);

  if (row == NULL)
    {
      if (kind == ANALECT_KIND_NONE || kind >= ANALECT_N_KINDS
          || analect_id_index (id) != analect_rows_get_bound (rows, kind))
        return fail_stale (error);
      if (analect_rows_reserve (rows, kind) == ANALECT_ID_NONE)
        {
          g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_FULL,
                               _ ("The project holds as many entities as it can"));
          return FALSE;
        }
      row = analect_rows_peek (rows, id);
    }
  if (row->exists != (before != NULL) || (before == NULL) == (after == NULL)
      || (before != NULL && !analect_guid_equal (&row->guid, before)))
    return fail_stale (error);
  if (after == NULL && !is_blank (row, kind))
    return fail_stale (error);
  if (after != NULL && (analect_guid_is_null (after) || analect_lookup_find (lookup, after) != ANALECT_ID_NONE))
    {
      char guid[ANALECT_GUID_STRING_SIZE];

      g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE,
                   _ ("%s: something with the GUID %s is there already"), analect_kind_label (kind),
                   analect_guid_format (after, guid));
      return FALSE;
    }
  analect_lookup_before_write (lookup, id, ANALECT_FIELD_EXISTS);
  analect_rows_set_exists (rows, id, after);
  analect_lookup_after_write (lookup, id, ANALECT_FIELD_EXISTS, ANALECT_ID_NONE);
  return TRUE;
}

static gboolean
write_element (AnalectRows *rows, AnalectLookup *lookup, AnalectId id, AnalectField field, AnalectId out, AnalectId in,
               GError **error)
{
  const AnalectIdSet *set = analect_row_set (analect_rows_peek (rows, id), field);
  AnalectValue value;

  if ((out == ANALECT_ID_NONE) == (in == ANALECT_ID_NONE)
      || (out != ANALECT_ID_NONE && !analect_id_set_contains (set, out))
      || (in != ANALECT_ID_NONE && analect_id_set_contains (set, in)))
    return fail_stale (error);
  value.set = out != ANALECT_ID_NONE ? analect_id_set_without (set, out) : analect_id_set_with (set, in);
  analect_lookup_before_write (lookup, id, field);
  analect_rows_take_value (rows, id, field, value);
  analect_lookup_after_write (lookup, id, field, ANALECT_ID_NONE);
  return TRUE;
}

static gboolean
write_value (AnalectRows *rows, AnalectLookup *lookup, AnalectId id, AnalectField field, AnalectValue before,
             AnalectValue after, GError **error)
{
  AnalectType type = analect_fields[field].type;
  AnalectValue now = analect_row_value (analect_rows_peek (rows, id), field);
  AnalectId named = type == ANALECT_TYPE_REFERENCE ? now.reference : ANALECT_ID_NONE;

  if (!analect_value_equal (type, now, before))
    return fail_stale (error);
  analect_lookup_before_write (lookup, id, field);
  analect_rows_take_value (rows, id, field, analect_value_copy (type, after));
  analect_lookup_after_write (lookup, id, field, named);
  return TRUE;
}

static gboolean
write_item (AnalectRows *rows, AnalectLookup *lookup, const AnalectChangeItem *item, gboolean inverse, GError **error)
{
  AnalectValue before = inverse ? item->after : item->before, after = inverse ? item->before : item->after;

  if (item->field == ANALECT_FIELD_EXISTS)
    return write_existence (rows, lookup, item->id, before.guid, after.guid, error);
  if (analect_rows_get (rows, item->id) == NULL || analect_fields[item->field].kind != analect_id_kind (item->id))
    return fail_stale (error);
  if (analect_fields[item->field].type == ANALECT_TYPE_REFERENCES)
    return write_element (rows, lookup, item->id, item->field, before.reference, after.reference, error);
  return write_value (rows, lookup, item->id, item->field, before, after, error);
}

static void
take_back (AnalectRows *rows, AnalectLookup *lookup, const AnalectChange *change, guint n)
{
  for (guint i = n; i > 0; i--)
    if (!write_item (rows, lookup, analect_change_get_item (change, i - 1), TRUE, NULL))
      g_error ("A change that was applied does not fit its own result");
}

/* Whether two texts have the same words in a range; where neither reaches so far, both have none. */
static gboolean
same_words (const AnalectText *one, const AnalectText *other, gint64 start, gint64 end)
{
  gboolean reaches = one != NULL && end <= analect_text_get_length (one);
  gsize from, to;

  if (start < 0 || end < start)
    return TRUE;
  if (!reaches || other == NULL || end > analect_text_get_length (other))
    return !reaches && (other == NULL || end > analect_text_get_length (other));
  from = analect_text_get_offset (one, (guint) start);
  to = analect_text_get_offset (one, (guint) end);
  return analect_text_slice_equal (other, (guint) start, (guint) end, analect_text_peek (one) + from, to - from);
}

static gboolean
keeps_words (const AnalectText *before, const AnalectText *after, const AnalectRow *excerpt)
{
  const AnalectRanges *more = analect_row_ranges (excerpt, ANALECT_EXCERPT_MORE);
  gboolean same = same_words (before, after, analect_row_integer (excerpt, ANALECT_EXCERPT_START),
                              analect_row_integer (excerpt, ANALECT_EXCERPT_END));

  for (guint i = 0; same && more != NULL && i < more->n; i++)
    same = same_words (before, after, more->ranges[i].start, more->ranges[i].end);
  return same;
}

/* A new text must leave every excerpt its words, but for excerpts the change itself moves: TOUCHED has their ids. */
static gboolean
check_words (const AnalectRows *rows, AnalectLookup *lookup, const AnalectChangeItem *item, GHashTable *touched,
             GError **error)
{
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (lookup, ANALECT_EXCERPT_DOCUMENT, item->id, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId id = g_array_index (excerpts, AnalectId, i);
      const AnalectRow *row = analect_rows_get (rows, id);

      if (g_hash_table_contains (touched, GUINT_TO_POINTER (id))
          || keeps_words (item->before.text, item->after.text, row))
        continue;
      g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_RANGE,
                   _ ("The new text would change the words of the excerpt at %u; move it first"),
                   (guint) analect_row_integer (row, ANALECT_EXCERPT_START));
      return FALSE;
    }
  return TRUE;
}

/* What a change of an entity may break in others: sections of a document whose text changed, placements whose parent
 * moved to another tree, or too far down. */
static gboolean
check_neighbours (const AnalectRows *rows, AnalectLookup *lookup, const AnalectChangeItem *item, GError **error)
{
  AnalectField field = ANALECT_FIELD_EXISTS;
  g_autoptr (GArray) others = NULL;

  if (item->field == ANALECT_PLACEMENT_PARENT || item->field == ANALECT_SAMPLE_PARENT
      || item->field == ANALECT_EXCERPT_ILLUSTRATES)
    return analect_validate_depth (rows, lookup, item->id, item->field, error);
  if (item->field == ANALECT_DOCUMENT_TEXT)
    field = ANALECT_SECTION_DOCUMENT;
  else if (item->field == ANALECT_PLACEMENT_ARRANGEMENT)
    field = ANALECT_PLACEMENT_PARENT;
  else
    return TRUE;

  others = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  analect_lookup_referrers (lookup, field, item->id, others);
  if (item->field == ANALECT_DOCUMENT_TEXT)
    analect_lookup_referrers (lookup, ANALECT_EXCERPT_DOCUMENT, item->id, others);
  for (guint i = 0; i < others->len; i++)
    if (!analect_validate_entity (rows, lookup, g_array_index (others, AnalectId, i), error))
      return FALSE;
  return TRUE;
}

/* A text that XML does not allow would make a file that cannot be read again. */
static gboolean
check_legal (const AnalectChangeItem *item, GError **error)
{
  const AnalectFieldInfo *info = &analect_fields[item->field];
  AnalectText *text = item->after.text;

  if ((info->type != ANALECT_TYPE_TEXT && info->type != ANALECT_TYPE_EXTRA) || text == NULL
      || analect_text_is_legal (analect_text_peek (text), (gssize) analect_text_get_size (text)))
    return TRUE;
  g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_VALUE,
               _ ("%s: “%s” holds characters that a project cannot keep"), analect_kind_label (info->kind), info->name);
  return FALSE;
}

static gboolean
check_whole (const AnalectRows *rows, AnalectLookup *lookup, const AnalectChange *change, GError **error)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  guint n = analect_change_get_n_items (change);

  for (guint i = 0; i < n; i++)
    {
      AnalectId id = analect_change_get_item (change, i)->id;

      if (!g_hash_table_add (touched, GUINT_TO_POINTER (id)))
        continue;
      if (analect_rows_get (rows, id) != NULL ? !analect_validate_entity (rows, lookup, id, error)
                                              : !analect_validate_removed (rows, lookup, id, error))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const AnalectChangeItem *item = analect_change_get_item (change, i);

      if (!check_legal (item, error))
        return FALSE;
      if (analect_rows_get (rows, item->id) == NULL)
        continue;
      if (!check_neighbours (rows, lookup, item, error))
        return FALSE;
      if (item->field == ANALECT_DOCUMENT_TEXT && item->before.text != NULL
          && !check_words (rows, lookup, item, touched, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
analect_apply (AnalectRows *rows, AnalectLookup *lookup, const AnalectChange *change, GError **error)
{
  guint n = analect_change_get_n_items (change);

  for (guint i = 0; i < n; i++)
    if (!write_item (rows, lookup, analect_change_get_item (change, i), FALSE, error))
      {
        take_back (rows, lookup, change, i);
        return FALSE;
      }
  if (!check_whole (rows, lookup, change, error))
    {
      take_back (rows, lookup, change, n);
      return FALSE;
    }
  return TRUE;
}

void
analect_apply_inverse (AnalectRows *rows, AnalectLookup *lookup, const AnalectChange *change)
{
  take_back (rows, lookup, change, analect_change_get_n_items (change));
}
