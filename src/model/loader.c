/* Building rows; see the header.
 *
 * An entity that is referred to before it is added is reserved: its row carries the GUID and does not exist yet. What
 * never comes to exist is found by the check of references at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "loader.h"

#include "project-private.h"
#include "rows-write.h"
#include "validate.h"

#include <glib/gi18n-lib.h>

struct _AnalectLoader
{
  AnalectRows *rows;
  AnalectLookup *lookup;
};

AnalectLoader *
analect_loader_new (void)
{
  AnalectLoader *loader = g_new0 (AnalectLoader, 1);

  loader->rows = analect_rows_new ();
  loader->lookup = analect_lookup_new (loader->rows);
  return loader;
}

void
analect_loader_free (AnalectLoader *loader)
{
  g_clear_pointer (&loader->lookup, analect_lookup_free);
  g_clear_pointer (&loader->rows, analect_rows_unref);
  g_free (loader);
}

const AnalectRows *
analect_loader_get_rows (AnalectLoader *loader)
{
  return loader->rows;
}

/* Reserves a row that carries GUID and does not exist. */
static AnalectId
reserve (AnalectLoader *loader, AnalectKind kind, const AnalectGuid *guid)
{
  AnalectId id = analect_rows_reserve (loader->rows, kind);

  if (id == ANALECT_ID_NONE)
    return id;
  analect_rows_set_exists (loader->rows, id, guid);
  analect_rows_set_exists (loader->rows, id, NULL);
  analect_lookup_note_guid (loader->lookup, id);
  return id;
}

AnalectId
analect_loader_refer (AnalectLoader *loader, AnalectKind kind, const AnalectGuid *guid)
{
  AnalectId id = analect_lookup_find_any (loader->lookup, guid);

  if (id == ANALECT_ID_NONE)
    return reserve (loader, kind, guid);
  return analect_id_kind (id) == kind ? id : ANALECT_ID_NONE;
}

AnalectId
analect_loader_find (AnalectLoader *loader, const AnalectGuid *guid)
{
  AnalectId id = analect_lookup_find_any (loader->lookup, guid);

  return analect_rows_get (loader->rows, id) ? id : ANALECT_ID_NONE;
}

AnalectId
analect_loader_add (AnalectLoader *loader, AnalectKind kind, const AnalectGuid *guid, GError **error)
{
  AnalectId id = analect_lookup_find_any (loader->lookup, guid);
  char text[ANALECT_GUID_STRING_SIZE];

  analect_guid_format (guid, text);
  if (id != ANALECT_ID_NONE && analect_rows_get (loader->rows, id) != NULL)
    {
      g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE, _ ("two entities have the GUID %s"), text);
      return ANALECT_ID_NONE;
    }
  if (id != ANALECT_ID_NONE && analect_id_kind (id) != kind)
    {
      g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                   _ ("the GUID %s was referred to as %s, but is a %s"), text,
                   analect_kinds[analect_id_kind (id)].element, analect_kinds[kind].element);
      return ANALECT_ID_NONE;
    }
  if (id == ANALECT_ID_NONE)
    id = reserve (loader, kind, guid);
  if (id == ANALECT_ID_NONE)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_FULL,
                           _ ("there are more entities than a project holds"));
      return ANALECT_ID_NONE;
    }
  analect_rows_set_exists (loader->rows, id, guid);
  return id;
}

void
analect_loader_take_value (AnalectLoader *loader, AnalectId id, AnalectField field, AnalectValue value)
{
  analect_rows_take_value (loader->rows, id, field, value);
}

AnalectProject *
analect_loader_finish (AnalectLoader *loader, guint max_reports, AnalectLoaderReport report, gpointer data)
{
  guint n_broken = 0;

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (loader->rows, (AnalectKind) kind);
         id != ANALECT_ID_NONE && n_broken < max_reports; id = analect_rows_next (loader->rows, id))
      {
        g_autoptr (GError) error = NULL;

        if (analect_validate_entity (loader->rows, loader->lookup, id, &error))
          continue;
        n_broken++;
        report (id, error, data);
      }
  if (n_broken > 0)
    return NULL;
  return analect_project_new_from_rows (g_steal_pointer (&loader->rows), g_steal_pointer (&loader->lookup));
}
