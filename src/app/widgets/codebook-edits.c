/* Moving codes as a tree shows them; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-edits.h"

#include "edit-codebook.h"
#include "order-key.h"

#include <string.h>

#include <glib/gi18n.h>

/* The entry of CODE if it has a place, else NULL. */
static const AnalectCodebookEntry *
find_placed (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectCodebookEntry *entry = code ? analect_workbench_find_entry (workbench, code) : NULL;

  return entry != NULL && entry->placement != ANALECT_ID_NONE ? entry : NULL;
}

static const AnalectCodebookEntry *
entry_above (AnalectWorkbench *workbench, const AnalectCodebookEntry *entry)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (workbench);

  for (const AnalectCodebookEntry *at = entry; at > codebook->entries;)
    if ((--at)->depth < entry->depth)
      return at;
  return NULL;
}

/* The sibling before ENTRY, or NULL. */
static const AnalectCodebookEntry *
entry_before (AnalectWorkbench *workbench, const AnalectCodebookEntry *entry)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (workbench);

  for (const AnalectCodebookEntry *at = entry; at > codebook->entries;)
    {
      at--;
      if (at->depth <= entry->depth)
        return at->depth == entry->depth ? at : NULL;
    }
  return NULL;
}

/* The sibling behind ENTRY, or NULL. */
static const AnalectCodebookEntry *
entry_behind (AnalectWorkbench *workbench, const AnalectCodebookEntry *entry)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (workbench);
  const AnalectCodebookEntry *next = entry + entry->n_below + 1;

  if (next >= codebook->entries + codebook->n || next->placement == ANALECT_ID_NONE || next->depth != entry->depth)
    return NULL;
  return next;
}

AnalectId
analect_code_parent (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectCodebookEntry *entry = find_placed (workbench, code);
  const AnalectCodebookEntry *above = entry ? entry_above (workbench, entry) : NULL;

  return above ? above->code : ANALECT_ID_NONE;
}

char *
analect_code_place_name (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectCodebookEntry *entry = find_placed (workbench, code);
  GString *place = g_string_new (NULL);

  while (entry != NULL && (entry = entry_above (workbench, entry)) != NULL)
    {
      if (place->len > 0)
        g_string_prepend (place, " › ");
      g_string_prepend (place, analect_row_string (analect_rows_get (rows, entry->code), ANALECT_CODE_NAME));
    }
  return g_string_free (place, FALSE);
}

/* An order key before all children of PARENT but MOVED, or NULL when there are none. */
static char *
first_order (AnalectWorkbench *workbench, AnalectId parent, AnalectId moved)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectCodebook *codebook = analect_workbench_get_codebook (workbench);
  const AnalectCodebookEntry *entry = parent ? find_placed (workbench, parent) + 1 : codebook->entries;

  if (entry->code == moved)
    entry += entry->n_below + 1;
  return analect_order_key_between (
      NULL, analect_row_string (analect_rows_get (rows, entry->placement), ANALECT_PLACEMENT_ORDER));
}

/* The placement that CHANGE gives a place: an existing one of CODE, or the one it adds. */
static AnalectId
placement_in (AnalectWorkbench *workbench, const AnalectChange *change, AnalectId code)
{
  const AnalectCodebookEntry *entry = find_placed (workbench, code);

  for (guint i = 0; entry == NULL && i < analect_change_get_n_items (change); i++)
    {
      const AnalectChangeItem *item = analect_change_get_item (change, i);

      if (item->field == ANALECT_PLACEMENT_CODE && item->after.reference == code)
        return item->id;
    }
  return entry ? entry->placement : ANALECT_ID_NONE;
}

/* Puts CODE under PARENT as the first of several. */
static gboolean
move_to_front (AnalectWorkbench *workbench, AnalectId code, AnalectId parent)
{
  AnalectProject *project = analect_workbench_get_project (workbench);
  g_autoptr (GError) error = NULL;
  AnalectChange *change = analect_edit_place (project, ANALECT_ID_NONE, code, parent, ANALECT_ID_NONE, 0, &error);

  if (change != NULL)
    {
      g_autofree char *order = first_order (workbench, parent, code);

      analect_change_set_string (change, placement_in (workbench, change, code), ANALECT_PLACEMENT_ORDER, order);
    }
  return analect_workbench_take (workbench, change, g_steal_pointer (&error));
}

static gboolean
place (AnalectWorkbench *workbench, AnalectId code, AnalectId parent, AnalectId after)
{
  GError *error = NULL;
  AnalectChange *change =
      analect_edit_place (analect_workbench_get_project (workbench), ANALECT_ID_NONE, code, parent, after, 0, &error);

  return analect_workbench_take (workbench, change, error);
}

static gboolean
unplace (AnalectWorkbench *workbench, AnalectId code)
{
  GError *error = NULL;
  AnalectChange *change;

  if (find_placed (workbench, code) == NULL)
    return TRUE;
  change = analect_edit_unplace (analect_workbench_get_project (workbench), ANALECT_ID_NONE, code, &error);
  return analect_workbench_take (workbench, change, error);
}

gboolean
analect_code_may_move (AnalectWorkbench *workbench, AnalectId code, AnalectId target, AnalectCodeWhere where)
{
  const AnalectCodebookEntry *entry = find_placed (workbench, code);
  const AnalectCodebookEntry *to = find_placed (workbench, target);

  if (code == ANALECT_ID_NONE || code == target)
    return FALSE;
  if (to == NULL)
    return entry != NULL;
  return entry == NULL || to < entry || to > entry + entry->n_below;
}

static gboolean
move_one (AnalectWorkbench *workbench, AnalectId code, AnalectId target, AnalectCodeWhere where)
{
  const AnalectCodebookEntry *to = find_placed (workbench, target);
  const AnalectCodebookEntry *before;
  AnalectId parent;

  if (!analect_code_may_move (workbench, code, target, where))
    return TRUE;
  if (to == NULL)
    return unplace (workbench, code);
  if (where == ANALECT_CODE_INTO)
    return place (workbench, code, target, ANALECT_ID_NONE);
  parent = analect_code_parent (workbench, target);
  if (where == ANALECT_CODE_AFTER)
    return place (workbench, code, parent, target);
  before = entry_before (workbench, to);
  if (before != NULL && before->code == code)
    return TRUE;
  return before ? place (workbench, code, parent, before->code) : move_to_front (workbench, code, parent);
}

/* Whether CODE stands under one of CODES. */
static gboolean
goes_with (AnalectWorkbench *workbench, AnalectId code, const AnalectId *codes, guint n)
{
  for (AnalectId above = analect_code_parent (workbench, code); above != ANALECT_ID_NONE;
       above = analect_code_parent (workbench, above))
    for (guint i = 0; i < n; i++)
      if (codes[i] == above)
        return TRUE;
  return FALSE;
}

static gboolean
end_step (AnalectWorkbench *workbench, gboolean done)
{
  AnalectProject *project = analect_workbench_get_project (workbench);

  if (done)
    analect_project_end_step (project);
  else
    analect_project_cancel_step (project);
  return done;
}

/* "“Saying no”" for one, "3 codes" for several. The caller frees it. */
static char *
describe (AnalectWorkbench *workbench, const AnalectId *codes, guint n)
{
  const AnalectRow *row = n > 0 ? analect_rows_get (analect_workbench_get_rows (workbench), codes[0]) : NULL;

  if (n == 1 && row != NULL)
    return g_strdup_printf ("“%s”", analect_row_string (row, ANALECT_CODE_NAME));
  return g_strdup_printf (ngettext ("%u code", "%u codes", n), n);
}

gboolean
analect_codes_move (AnalectWorkbench *workbench, const AnalectId *codes, guint n, AnalectId target,
                    AnalectCodeWhere where)
{
  g_autofree char *what = describe (workbench, codes, n);
  /* Translators: a step to undo; %s is a code's name in quotes, or "3 codes" */
  g_autofree char *title = g_strdup_printf (_ ("Move %s"), what);
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  gboolean done = TRUE;

  if (!analect_workbench_may_change (workbench))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!goes_with (workbench, codes[i], codes, n))
      g_array_append_val (moved, codes[i]);
  analect_project_begin_step (analect_workbench_get_project (workbench), title);
  for (guint i = 0; i < moved->len && done; i++)
    {
      /* Behind the target the last goes first, so that all come out in their order. */
      guint at = where == ANALECT_CODE_AFTER ? moved->len - 1 - i : i;

      done = move_one (workbench, g_array_index (moved, AnalectId, at), target, where);
    }
  return end_step (workbench, done);
}

gboolean
analect_code_step (AnalectWorkbench *workbench, AnalectId code, AnalectCodeStep step)
{
  const AnalectCodebookEntry *entry = find_placed (workbench, code);
  const AnalectCodebookEntry *to = NULL;

  if (!analect_workbench_may_change (workbench))
    return FALSE;
  if (entry == NULL)
    return step == ANALECT_CODE_OUT ? place (workbench, code, ANALECT_ID_NONE, ANALECT_ID_NONE) : TRUE;
  switch (step)
    {
    case ANALECT_CODE_UP:
      to = entry_before (workbench, entry);
      return to == NULL || move_one (workbench, code, to->code, ANALECT_CODE_BEFORE);
    case ANALECT_CODE_DOWN:
      to = entry_behind (workbench, entry);
      return to == NULL || move_one (workbench, code, to->code, ANALECT_CODE_AFTER);
    case ANALECT_CODE_OUT:
      to = entry_above (workbench, entry);
      return to == NULL || move_one (workbench, code, to->code, ANALECT_CODE_AFTER);
    case ANALECT_CODE_IN:
      to = entry_before (workbench, entry);
      return to == NULL || move_one (workbench, code, to->code, ANALECT_CODE_INTO);
    default:
      g_return_val_if_reached (FALSE);
    }
}

AnalectId
analect_code_make (AnalectWorkbench *workbench, const char *name, AnalectId parent, AnalectId after)
{
  AnalectProject *project = analect_workbench_get_project (workbench);
  g_autofree char *legal = g_strstrip (analect_text_filter (name, -1, NULL));
  g_autofree char *title = g_strdup_printf (_ ("New code “%s”"), legal);
  AnalectChange *change;
  AnalectId coder, code;
  gboolean done;

  if (*legal == '\0' || !analect_workbench_may_change (workbench))
    return ANALECT_ID_NONE;
  analect_project_begin_step (project, title);
  coder = analect_workbench_need_coder (workbench);
  change = analect_project_change (project, title);
  code = analect_change_add (change, ANALECT_KIND_CODE);
  analect_change_set_string (change, code, ANALECT_CODE_NAME, legal);
  analect_change_set_integer (change, code, ANALECT_CODE_CREATED, analect_change_get_time (change));
  analect_change_set_reference (change, code, ANALECT_CODE_CODER, coder);
  done = analect_workbench_take (workbench, change, NULL) && place (workbench, code, parent, after);
  return end_step (workbench, done) ? code : ANALECT_ID_NONE;
}

gboolean
analect_code_rename (AnalectWorkbench *workbench, AnalectId code, const char *name)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), code);
  g_autofree char *legal = g_strstrip (analect_text_filter (name, -1, NULL));
  g_autofree char *title = NULL;
  AnalectChange *change;

  if (row == NULL || *legal == '\0' || strcmp (legal, analect_row_string (row, ANALECT_CODE_NAME)) == 0)
    return TRUE;
  title = g_strdup_printf (_ ("Rename “%s”"), analect_row_string (row, ANALECT_CODE_NAME));
  change = analect_project_change (analect_workbench_get_project (workbench), title);
  analect_change_set_string (change, code, ANALECT_CODE_NAME, legal);
  return analect_workbench_take (workbench, change, NULL);
}

gboolean
analect_codes_set_colour (AnalectWorkbench *workbench, const AnalectId *codes, guint n, const char *colour)
{
  g_autofree char *what = describe (workbench, codes, n);
  /* Translators: a step to undo; %s is a code's name in quotes, or "3 codes" */
  g_autofree char *title = g_strdup_printf (_ ("Colour of %s"), what);
  AnalectChange *change = analect_project_change (analect_workbench_get_project (workbench), title);

  for (guint i = 0; i < n; i++)
    analect_change_set_string (change, codes[i], ANALECT_CODE_COLOUR, colour);
  return analect_workbench_take (workbench, change, NULL);
}

gboolean
analect_codes_unassign (AnalectWorkbench *workbench, const AnalectId *codes, guint n)
{
  g_autofree char *what = describe (workbench, codes, n);
  /* Translators: a step to undo; %s is a code's name in quotes, or "3 codes" */
  g_autofree char *title = g_strdup_printf (_ ("Take %s out of the codebook"), what);
  gboolean done = TRUE;

  if (!analect_workbench_may_change (workbench))
    return FALSE;
  analect_project_begin_step (analect_workbench_get_project (workbench), title);
  for (guint i = 0; i < n && done; i++)
    done = unplace (workbench, codes[i]);
  return end_step (workbench, done);
}

gboolean
analect_codes_remove (AnalectWorkbench *workbench, const AnalectId *codes, guint n)
{
  GError *error = NULL;
  AnalectChange *change;
  AnalectId coder;

  if (!analect_workbench_may_change (workbench))
    return FALSE;
  coder = analect_workbench_need_coder (workbench);
  change = analect_edit_remove_codes (analect_workbench_get_project (workbench), codes, n, coder, NULL, &error);
  return analect_workbench_take (workbench, change, error);
}
