/* Splitting and removing codes, with a record of what they were; see edit-codebook.h and edit-lineage.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-lineage.h"

#include "edit-codebook.h"
#include "edit-coding.h"
#include "edit-remove.h"
#include "order-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

AnalectId
analect_edit_add_lineage (AnalectChange *change, const AnalectRows *rows, int event, const AnalectId *codes, guint n,
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

gboolean
analect_edit_check_codes (const AnalectRows *rows, const AnalectId *codes, guint n, GError **error)
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

/* An order key right behind the place ROW, before its next sibling. */
static char *
order_behind (const AnalectRows *rows, AnalectLookup *lookup, const AnalectRow *row)
{
  const char *order = analect_row_string (row, ANALECT_PLACEMENT_ORDER), *next = NULL;
  AnalectId arrangement = analect_row_reference (row, ANALECT_PLACEMENT_ARRANGEMENT);

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_PLACEMENT_ARRANGEMENT, arrangement); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_PLACEMENT_ARRANGEMENT, id))
    {
      const AnalectRow *other = analect_rows_get (rows, id);
      const char *there = analect_row_string (other, ANALECT_PLACEMENT_ORDER);

      if (analect_row_reference (other, ANALECT_PLACEMENT_PARENT)
              == analect_row_reference (row, ANALECT_PLACEMENT_PARENT)
          && strcmp (there, order) > 0 && (next == NULL || strcmp (there, next) < 0))
        next = there;
    }
  return analect_order_key_between (order, next);
}

/* Places FRESH right behind CODE in every arrangement where CODE has a place. */
static void
place_beside (AnalectChange *change, AnalectProject *project, AnalectId code, AnalectId fresh)
{
  static const AnalectField same[] = { ANALECT_PLACEMENT_ARRANGEMENT, ANALECT_PLACEMENT_PARENT,
                                       ANALECT_PLACEMENT_LEVEL };
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (lookup, ANALECT_PLACEMENT_CODE, code, places);
  for (guint i = 0; i < places->len; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, g_array_index (places, AnalectId, i));
      AnalectId id = analect_change_add (change, ANALECT_KIND_PLACEMENT);
      g_autofree char *order = order_behind (rows, lookup, row);

      for (guint j = 0; j < G_N_ELEMENTS (same); j++)
        analect_change_set_value (change, id, same[j], analect_row_value (row, same[j]));
      analect_change_set_reference (change, id, ANALECT_PLACEMENT_CODE, fresh);
      analect_change_set_string (change, id, ANALECT_PLACEMENT_ORDER, order);
    }
}

AnalectChange *
analect_edit_split_code (AnalectProject *project, const AnalectId *codings, guint n, const char *name, AnalectId coder,
                         const char *reason, GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Split code"));
  const AnalectRow *first =
      n > 0 && analect_id_kind (codings[0]) == ANALECT_KIND_CODING ? analect_rows_get (rows, codings[0]) : NULL;
  AnalectId code = first ? analect_row_reference (first, ANALECT_CODING_CODE) : ANALECT_ID_NONE, fresh, lineage;

  for (guint i = 0; i < n; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, codings[i]);

      if (row == NULL || analect_id_kind (codings[i]) != ANALECT_KIND_CODING
          || analect_row_reference (row, ANALECT_CODING_CODE) != code)
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
  lineage = analect_edit_add_lineage (change, rows, ANALECT_LINEAGE_EVENT_SPLIT, &code, 1, coder, reason);
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

  if (!analect_edit_check_codes (rows, codes, n, error))
    return NULL;
  analect_edit_add_lineage (change, rows, ANALECT_LINEAGE_EVENT_DELETE, codes, n, coder, reason);
  for (guint i = 0; i < n; i++)
    analect_lookup_referrers (lookup, ANALECT_CODING_CODE, codes[i], codings);
  analect_edit_add_uncoding (change, project, (const AnalectId *) (gpointer) codings->data, codings->len, codes, n);
  return g_steal_pointer (&change);
}
