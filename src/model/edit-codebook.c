/* Making and placing codes; see the header. Merging and splitting are in edit-lineage.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-codebook.h"

#include "codebook.h"
#include "edit-remove.h"
#include "order-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The names of a path; "\/" stands for a slash. Names are stripped of blanks; empty ones are left out. */
static GPtrArray *
split_path (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = path;; at++)
    {
      if (*at == '\\' && at[1] == '/')
        {
          g_string_append_c (name, '/');
          at++;
          continue;
        }
      if (*at != '/' && *at != '\0')
        {
          g_string_append_c (name, *at);
          continue;
        }
      g_strstrip (name->str);
      if (*name->str != '\0')
        g_ptr_array_add (names, g_strdup (name->str));
      g_string_truncate (name, 0);
      if (*at == '\0')
        return names;
    }
}

static gboolean
has_name (const AnalectRows *rows, AnalectId code, const char *name)
{
  return strcmp (analect_row_string (analect_rows_get (rows, code), ANALECT_CODE_NAME), name) == 0;
}

/* Follows NAMES from the top of CODEBOOK; the entries found are put into FOUND. */
static guint
follow_path (const AnalectRows *rows, const AnalectCodebook *codebook, GPtrArray *names,
             const AnalectCodebookEntry **found)
{
  guint from = 0, end = codebook->n, n = 0;

  while (n < names->len)
    {
      const AnalectCodebookEntry *match = NULL;

      for (guint i = from; i < end && match == NULL; i += codebook->entries[i].n_below + 1)
        if (codebook->entries[i].placement != ANALECT_ID_NONE
            && has_name (rows, codebook->entries[i].code, names->pdata[n]))
          match = &codebook->entries[i];
      if (match == NULL)
        break;
      found[n++] = match;
      from = (guint) (match - codebook->entries) + 1;
      end = from + match->n_below;
    }
  return n;
}

/* The only code of this name, or none; AMBIGUOUS when there are several. */
static AnalectId
find_by_name (const AnalectRows *rows, const char *name, gboolean *ambiguous)
{
  AnalectId found = ANALECT_ID_NONE;

  *ambiguous = FALSE;
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    if (has_name (rows, id, name))
      {
        *ambiguous = found != ANALECT_ID_NONE;
        if (*ambiguous)
          return ANALECT_ID_NONE;
        found = id;
      }
  return found;
}

AnalectId
analect_find_code (const AnalectRows *rows, const char *path)
{
  g_autoptr (GPtrArray) names = split_path (path);
  g_autoptr (AnalectCodebook) codebook = analect_codebook_new (rows, ANALECT_ID_NONE);
  g_autofree const AnalectCodebookEntry **found = g_new0 (const AnalectCodebookEntry *, names->len + 1);
  gboolean ambiguous;

  if (names->len == 0)
    return ANALECT_ID_NONE;
  if (follow_path (rows, codebook, names, found) == names->len)
    return found[names->len - 1]->code;
  return names->len == 1 ? find_by_name (rows, names->pdata[0], &ambiguous) : ANALECT_ID_NONE;
}

/* The current arrangement, made by CHANGE if there is none. */
static AnalectId
need_arrangement (AnalectProject *project, AnalectChange *change)
{
  AnalectId id = analect_current_arrangement (analect_project_get_rows (project));

  if (id != ANALECT_ID_NONE)
    return id;
  id = analect_change_add (change, ANALECT_KIND_ARRANGEMENT);
  analect_change_set_string (change, id, ANALECT_ARRANGEMENT_NAME, _ ("Codebook"));
  analect_change_set_integer (change, id, ANALECT_ARRANGEMENT_CREATED, analect_change_get_time (change));
  analect_change_set_reference (change, ANALECT_ID_PROJECT, ANALECT_PROJECT_ARRANGEMENT, id);
  return id;
}

static AnalectId
add_code (AnalectChange *change, const char *name, AnalectId coder)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_CODE);

  analect_change_set_string (change, id, ANALECT_CODE_NAME, name);
  analect_change_set_integer (change, id, ANALECT_CODE_CREATED, analect_change_get_time (change));
  analect_change_set_reference (change, id, ANALECT_CODE_CODER, coder);
  return id;
}

static AnalectId
add_placement (AnalectChange *change, AnalectId arrangement, AnalectId code, AnalectId parent, const char *order)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_PLACEMENT);

  analect_change_set_reference (change, id, ANALECT_PLACEMENT_ARRANGEMENT, arrangement);
  analect_change_set_reference (change, id, ANALECT_PLACEMENT_CODE, code);
  analect_change_set_reference (change, id, ANALECT_PLACEMENT_PARENT, parent);
  analect_change_set_string (change, id, ANALECT_PLACEMENT_ORDER, order);
  return id;
}

/* An order key behind all children of PARENT in CODEBOOK. */
static char *
last_order (const AnalectRows *rows, const AnalectCodebook *codebook, AnalectId parent)
{
  const char *last = NULL;

  for (guint i = 0; i < codebook->n; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, codebook->entries[i].placement);
      const char *order = row ? analect_row_string (row, ANALECT_PLACEMENT_ORDER) : "";

      if (row != NULL && analect_row_reference (row, ANALECT_PLACEMENT_PARENT) == parent
          && (last == NULL || strcmp (order, last) > 0))
        last = order;
    }
  return analect_order_key_between (last, NULL);
}

AnalectChange *
analect_edit_make_code (AnalectProject *project, const char *path, AnalectId coder, AnalectId *code, GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GPtrArray) names = split_path (path);
  g_autofree char *title =
      g_strdup_printf (_ ("New code “%s”"), names->len > 0 ? (char *) names->pdata[names->len - 1] : "");
  g_autoptr (AnalectChange) change = analect_project_change (project, title);
  g_autoptr (AnalectCodebook) codebook = analect_codebook_new (rows, ANALECT_ID_NONE);
  g_autofree const AnalectCodebookEntry **found = g_new0 (const AnalectCodebookEntry *, names->len + 1);
  AnalectId arrangement, parent;
  gboolean ambiguous;
  guint n;

  if (names->len == 0)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REQUIRED, _ ("A code needs a name"));
      return NULL;
    }
  n = follow_path (rows, codebook, names, found);
  *code = n == names->len ? found[n - 1]->code : ANALECT_ID_NONE;
  if (*code == ANALECT_ID_NONE && names->len == 1)
    {
      *code = find_by_name (rows, names->pdata[0], &ambiguous);
      if (ambiguous)
        {
          g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE,
                       _ ("Several codes are called “%s”; say which by its path, such as Theme/Code"), path);
          return NULL;
        }
      if (*code == ANALECT_ID_NONE)
        *code = add_code (change, names->pdata[0], coder);
      return g_steal_pointer (&change);
    }
  if (*code != ANALECT_ID_NONE)
    return g_steal_pointer (&change);

  arrangement = need_arrangement (project, change);
  parent = n > 0 ? found[n - 1]->placement : ANALECT_ID_NONE;
  for (; n < names->len; n++)
    {
      g_autofree char *order = last_order (rows, codebook, parent);

      *code = add_code (change, names->pdata[n], coder);
      parent = add_placement (change, arrangement, *code, parent, order);
    }
  return g_steal_pointer (&change);
}

static const AnalectCodebookEntry *
find_entry (const AnalectCodebook *codebook, AnalectId code)
{
  for (guint i = 0; i < codebook->n; i++)
    if (codebook->entries[i].code == code && codebook->entries[i].placement != ANALECT_ID_NONE)
      return &codebook->entries[i];
  return NULL;
}

/* An order key right behind the sibling at AFTER and those with the same key, before the one that follows; MOVED itself
 * does not count. */
static char *
order_behind (const AnalectRows *rows, const AnalectCodebook *codebook, const AnalectCodebookEntry *after,
              AnalectId moved)
{
  const char *order = analect_row_string (analect_rows_get (rows, after->placement), ANALECT_PLACEMENT_ORDER);
  const AnalectRow *next = NULL;
  const AnalectCodebookEntry *end = codebook->entries + codebook->n;

  for (const AnalectCodebookEntry *at = after + after->n_below + 1; at < end && next == NULL; at += at->n_below + 1)
    {
      if (at->placement == ANALECT_ID_NONE || at->depth != after->depth)
        break;
      if (at->placement != moved
          && strcmp (order, analect_row_string (analect_rows_get (rows, at->placement), ANALECT_PLACEMENT_ORDER)) < 0)
        next = analect_rows_get (rows, at->placement);
    }
  return analect_order_key_between (order, next ? analect_row_string (next, ANALECT_PLACEMENT_ORDER) : NULL);
}

static gboolean
stands_under (const AnalectRows *rows, const AnalectCodebookEntry *entry, AnalectId parent)
{
  return analect_row_reference (analect_rows_get (rows, entry->placement), ANALECT_PLACEMENT_PARENT) == parent;
}

AnalectChange *
analect_edit_place (AnalectProject *project, AnalectId arrangement, AnalectId code, AnalectId parent, AnalectId after,
                    guint level, GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  const AnalectRow *row = analect_rows_get (rows, code);
  g_autofree char *name = g_strdup_printf (_ ("Move “%s”"), row ? analect_row_string (row, ANALECT_CODE_NAME) : "");
  g_autoptr (AnalectChange) change = analect_project_change (project, name);
  g_autoptr (AnalectCodebook) codebook = analect_codebook_new (rows, arrangement);
  const AnalectCodebookEntry *entry, *above, *sibling;
  AnalectId above_placement, placement;
  g_autofree char *order = NULL;

  if (arrangement == ANALECT_ID_NONE)
    arrangement = need_arrangement (project, change);
  entry = find_entry (codebook, code);
  above = parent ? find_entry (codebook, parent) : NULL;
  sibling = after ? find_entry (codebook, after) : NULL;
  above_placement = above ? above->placement : ANALECT_ID_NONE;
  if (row == NULL || (parent != ANALECT_ID_NONE && above == NULL) || (after != ANALECT_ID_NONE && sibling == NULL)
      || (sibling != NULL && !stands_under (rows, sibling, above_placement)))
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                           _ ("The place to move to is not in this arrangement any more"));
      return NULL;
    }
  if (entry != NULL && above != NULL && above >= entry && above <= entry + entry->n_below)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_CYCLE,
                           _ ("A code cannot be moved under itself"));
      return NULL;
    }
  order = sibling ? order_behind (rows, codebook, sibling, entry ? entry->placement : ANALECT_ID_NONE)
                  : last_order (rows, codebook, above_placement);
  placement = entry ? entry->placement : add_placement (change, arrangement, code, above_placement, order);
  analect_change_set_reference (change, placement, ANALECT_PLACEMENT_PARENT, above_placement);
  analect_change_set_string (change, placement, ANALECT_PLACEMENT_ORDER, order);
  analect_change_set_integer (change, placement, ANALECT_PLACEMENT_LEVEL, level);
  return g_steal_pointer (&change);
}

AnalectChange *
analect_edit_unplace (AnalectProject *project, AnalectId arrangement, AnalectId code, GError **error)
{
  g_autoptr (AnalectCodebook) codebook = analect_codebook_new (analect_project_get_rows (project), arrangement);
  const AnalectCodebookEntry *entry = find_entry (codebook, code);

  if (entry == NULL)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                           _ ("The code has no place in this arrangement"));
      return NULL;
    }
  return analect_edit_remove (project, &entry->placement, 1, _ ("Take code out of the arrangement"), error);
}
