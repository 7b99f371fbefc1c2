/* Merging, splitting and removing codes, with a record of what they were; see edit-codebook.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-codebook.h"
#include "edit-coding.h"
#include "edit-remove.h"
#include "order-key.h"

#include <glib/gi18n-lib.h>

/* Notes what N codes were, one on a line: GUID, name and definition. */
static AnalectId
add_lineage (AnalectChange *change, const AnalectRows *rows, int event, const AnalectId *codes, guint n,
             AnalectId coder, const char *reason)
{
  g_autoptr (GString) before = g_string_new (NULL);
  AnalectId id = analect_change_add (change, ANALECT_KIND_LINEAGE);

  for (guint i = 0; i < n; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, codes[i]);
      char guid[ANALECT_GUID_STRING_SIZE];

      g_string_append_printf (before, "%s%s %s", i > 0 ? "\n" : "", analect_guid_format (&row->guid, guid),
                              analect_row_string (row, ANALECT_CODE_NAME));
      if (analect_row_text (row, ANALECT_CODE_DEFINITION) != NULL)
        g_string_append_printf (before, ": %s", analect_row_string (row, ANALECT_CODE_DEFINITION));
    }
  analect_change_set_integer (change, id, ANALECT_LINEAGE_EVENT, event);
  analect_change_set_reference (change, id, ANALECT_LINEAGE_CODER, coder);
  analect_change_set_integer (change, id, ANALECT_LINEAGE_AT, analect_change_get_time (change));
  analect_change_set_string (change, id, ANALECT_LINEAGE_BEFORE, before->str);
  analect_change_set_string (change, id, ANALECT_LINEAGE_REASON, reason);
  return id;
}

static gboolean
check_codes (const AnalectRows *rows, const AnalectId *codes, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (analect_id_kind (codes[i]) != ANALECT_KIND_CODE || analect_rows_get (rows, codes[i]) == NULL)
      {
        g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                             _ ("One of the codes was removed meanwhile"));
        return FALSE;
      }
  return TRUE;
}

/* A coding is told apart by its excerpt and coder. */
static gpointer
coding_key (const AnalectRow *coding)
{
  return GSIZE_TO_POINTER ((gsize) analect_row_reference (coding, ANALECT_CODING_EXCERPT) << 32
                           | analect_row_reference (coding, ANALECT_CODING_CODER));
}

/* Gives the codings of CODE to TARGET; those that TARGET has already go into TWICE. */
static void
move_codings (AnalectChange *change, AnalectProject *project, AnalectId code, AnalectId target, GHashTable *taken,
              GArray *twice)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GArray) codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (analect_project_get_lookup (project), ANALECT_CODING_CODE, code, codings);
  for (guint i = 0; i < codings->len; i++)
    {
      AnalectId id = g_array_index (codings, AnalectId, i);

      if (!g_hash_table_add (taken, coding_key (analect_rows_get (rows, id))))
        g_array_append_val (twice, id);
      else if (code != target)
        analect_change_set_reference (change, id, ANALECT_CODING_CODE, target);
    }
}

/* Lets whatever names CODE in FIELD name TARGET. */
static void
rename_references (AnalectChange *change, AnalectProject *project, AnalectField field, AnalectId code, AnalectId target)
{
  g_autoptr (GArray) namers = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (analect_project_get_lookup (project), field, code, namers);
  for (guint i = 0; i < namers->len; i++)
    {
      AnalectId namer = g_array_index (namers, AnalectId, i);

      if (analect_fields[field].type == ANALECT_TYPE_REFERENCE)
        {
          analect_change_set_reference (change, namer, field, target);
          continue;
        }
      analect_change_take_out (change, namer, field, code);
      analect_change_insert (change, namer, field, target);
    }
}

/* Lets what stands under CODE stand under TARGET, wherever both have a place and TARGET does not stand below CODE. */
static void
move_children (AnalectChange *change, AnalectProject *project, AnalectId code, AnalectId target)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (lookup, ANALECT_PLACEMENT_CODE, code, places);
  for (guint i = 0; i < places->len; i++)
    {
      AnalectId place = g_array_index (places, AnalectId, i), home = ANALECT_ID_NONE;
      AnalectId arrangement = analect_row_reference (analect_rows_get (rows, place), ANALECT_PLACEMENT_ARRANGEMENT);
      g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (AnalectId));

      for (AnalectId id = analect_lookup_first (lookup, ANALECT_PLACEMENT_CODE, target); id != ANALECT_ID_NONE;
           id = analect_lookup_next (lookup, ANALECT_PLACEMENT_CODE, id))
        if (analect_row_reference (analect_rows_get (rows, id), ANALECT_PLACEMENT_ARRANGEMENT) == arrangement)
          home = id;
      for (AnalectId at = home; at != ANALECT_ID_NONE;
           at = analect_row_reference (analect_rows_get (rows, at), ANALECT_PLACEMENT_PARENT))
        if (at == place)
          home = ANALECT_ID_NONE;
      if (home == ANALECT_ID_NONE)
        continue;
      analect_lookup_referrers (lookup, ANALECT_PLACEMENT_PARENT, place, children);
      for (guint j = 0; j < children->len; j++)
        analect_change_set_reference (change, g_array_index (children, AnalectId, j), ANALECT_PLACEMENT_PARENT, home);
    }
}

AnalectChange *
analect_edit_merge_codes (AnalectProject *project, const AnalectId *codes, guint n, AnalectId target, AnalectId coder,
                          const char *reason, GError **error)
{
  static const AnalectField fields[] = { ANALECT_LINK_FROM, ANALECT_LINK_TO,    ANALECT_FINDING_CODES,
                                         ANALECT_COVERAGE_CODE, ANALECT_MEMO_ABOUT, ANALECT_LINEAGE_INTO };
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Merge codes"));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_autoptr (GArray) merged = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  AnalectId lineage;

  if (!check_codes (rows, codes, n, error) || !check_codes (rows, &target, 1, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    if (codes[i] != target)
      g_array_append_val (merged, codes[i]);
  if (merged->len == 0)
    return g_steal_pointer (&change);

  lineage = add_lineage (change, rows, ANALECT_LINEAGE_EVENT_MERGE, (const AnalectId *) (gpointer) merged->data,
                         merged->len, coder, reason);
  analect_change_insert (change, lineage, ANALECT_LINEAGE_INTO, target);
  move_codings (change, project, target, target, taken, gone);
  for (guint i = 0; i < merged->len; i++)
    {
      AnalectId code = g_array_index (merged, AnalectId, i);

      move_codings (change, project, code, target, taken, gone);
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        rename_references (change, project, fields[j], code, target);
      move_children (change, project, code, target);
    }
  g_array_append_vals (gone, merged->data, merged->len);
  analect_edit_add_removal (change, project, (const AnalectId *) (gpointer) gone->data, gone->len);
  return g_steal_pointer (&change);
}

/* Places FRESH right behind CODE in every arrangement where CODE has a place. */
static void
place_beside (AnalectChange *change, AnalectProject *project, AnalectId code, AnalectId fresh)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (analect_project_get_lookup (project), ANALECT_PLACEMENT_CODE, code, places);
  for (guint i = 0; i < places->len; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, g_array_index (places, AnalectId, i));
      AnalectId id = analect_change_add (change, ANALECT_KIND_PLACEMENT);
      g_autofree char *order = analect_order_key_between (analect_row_string (row, ANALECT_PLACEMENT_ORDER), NULL);

      analect_change_set_reference (change, id, ANALECT_PLACEMENT_ARRANGEMENT,
                                    analect_row_reference (row, ANALECT_PLACEMENT_ARRANGEMENT));
      analect_change_set_reference (change, id, ANALECT_PLACEMENT_CODE, fresh);
      analect_change_set_reference (change, id, ANALECT_PLACEMENT_PARENT,
                                    analect_row_reference (row, ANALECT_PLACEMENT_PARENT));
      analect_change_set_string (change, id, ANALECT_PLACEMENT_ORDER, order);
      analect_change_set_integer (change, id, ANALECT_PLACEMENT_LEVEL,
                                  analect_row_integer (row, ANALECT_PLACEMENT_LEVEL));
    }
}

AnalectChange *
analect_edit_split_code (AnalectProject *project, const AnalectId *codings, guint n, const char *name, AnalectId coder,
                         const char *reason, GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Split code"));
  const AnalectRow *first = n > 0 ? analect_rows_get (rows, codings[0]) : NULL;
  AnalectId code = first ? analect_row_reference (first, ANALECT_CODING_CODE) : ANALECT_ID_NONE, fresh, lineage;

  for (guint i = 0; i < n; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, codings[i]);

      if (row == NULL || analect_row_reference (row, ANALECT_CODING_CODE) != code)
        code = ANALECT_ID_NONE;
    }
  if (code == ANALECT_ID_NONE)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                           _ ("Choose codings of one code to split it"));
      return NULL;
    }

  fresh = analect_change_add (change, ANALECT_KIND_CODE);
  analect_change_set_string (change, fresh, ANALECT_CODE_NAME, name);
  analect_change_set_integer (change, fresh, ANALECT_CODE_CREATED, analect_change_get_time (change));
  analect_change_set_reference (change, fresh, ANALECT_CODE_CODER, coder);
  place_beside (change, project, code, fresh);
  lineage = add_lineage (change, rows, ANALECT_LINEAGE_EVENT_SPLIT, &code, 1, coder, reason);
  analect_change_insert (change, lineage, ANALECT_LINEAGE_INTO, code);
  analect_change_insert (change, lineage, ANALECT_LINEAGE_INTO, fresh);
  for (guint i = 0; i < n; i++)
    analect_change_set_reference (change, codings[i], ANALECT_CODING_CODE, fresh);
  return g_steal_pointer (&change);
}

AnalectChange *
analect_edit_remove_codes (AnalectProject *project, const AnalectId *codes, guint n, AnalectId coder,
                           const char *reason, GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Delete code"));
  g_autoptr (GArray) codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  if (!check_codes (rows, codes, n, error))
    return NULL;
  add_lineage (change, rows, ANALECT_LINEAGE_EVENT_DELETE, codes, n, coder, reason);
  for (guint i = 0; i < n; i++)
    analect_lookup_referrers (lookup, ANALECT_CODING_CODE, codes[i], codings);
  analect_edit_add_uncoding (change, project, (const AnalectId *) (gpointer) codings->data, codings->len, codes, n);
  return g_steal_pointer (&change);
}
