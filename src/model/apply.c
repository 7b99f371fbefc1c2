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

  if ((out == ANALECT_ID_NONE) == (in == ANALECT_ID_NONE) || (out != ANALECT_ID_NONE && !analect_id_set_contains (set, out))
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

/* The words of an excerpt as TEXT has them, or NULL when it does not reach so far. */
static char *
excerpt_words (AnalectText *text, const AnalectRow *excerpt)
{
  gint64 start = analect_row_integer (excerpt, ANALECT_EXCERPT_START);
  gint64 end = analect_row_integer (excerpt, ANALECT_EXCERPT_END);

  if (text == NULL || start < 0 || end < start || end > analect_text_get_length (text))
    return NULL;
  return analect_text_slice (text, (guint) start, (guint) end);
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
      g_autofree char *before = NULL, *after = NULL;

      if (g_hash_table_contains (touched, GUINT_TO_POINTER (id)))
        continue;
      before = excerpt_words (item->before.text, row);
      after = excerpt_words (item->after.text, row);
      if (g_strcmp0 (before, after) != 0)
        {
          g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_RANGE,
                       _ ("The new text would change the words of an excerpt: “%s”"), before ? before : "");
          return FALSE;
        }
    }
  return TRUE;
}

/* What a change of an entity may break in others: sections of a document whose text changed, placements whose parent
 * moved to another tree. */
static gboolean
check_neighbours (const AnalectRows *rows, AnalectLookup *lookup, const AnalectChangeItem *item, GError **error)
{
  AnalectField field = ANALECT_FIELD_EXISTS;
  g_autoptr (GArray) others = NULL;

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
