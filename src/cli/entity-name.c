/* Names of entities; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "entity-name.h"

#include "excerpt.h"
#include "study-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The field a kind is called by; ANALECT_FIELD_EXISTS for those that have no name. */
static AnalectField
name_field (AnalectKind kind)
{
  static const char *const candidates[] = { "name", "label", "title", "source" };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      AnalectField field = analect_field_from_name (kind, candidates[i]);

      if (field != ANALECT_FIELD_EXISTS && analect_fields[field].type == ANALECT_TYPE_TEXT)
        return field;
    }
  return ANALECT_FIELD_EXISTS;
}

struct _AnalectNames
{
  const AnalectRows *rows;
  AnalectStudyLabels *labels; /* made when the first study is named */
};

AnalectNames *
analect_names_new (const AnalectRows *rows)
{
  AnalectNames *names = g_new0 (AnalectNames, 1);

  names->rows = rows;
  return names;
}

void
analect_names_free (AnalectNames *names)
{
  g_clear_pointer (&names->labels, analect_study_labels_free);
  g_free (names);
}

static const char *
study_label (AnalectNames *names, AnalectId study)
{
  if (names->labels == NULL)
    names->labels = analect_study_labels_new (names->rows);
  return analect_study_labels_get (names->labels, study);
}

char *
analect_names_get (AnalectNames *names, AnalectId id)
{
  const AnalectRow *row = analect_rows_get (names->rows, id);
  AnalectField field = name_field (analect_id_kind (id));
  char guid[ANALECT_GUID_STRING_SIZE];

  if (row == NULL)
    return g_strdup ("");
  if (analect_id_kind (id) == ANALECT_KIND_STUDY)
    return g_strdup (study_label (names, id));
  if (field != ANALECT_FIELD_EXISTS && analect_row_text (row, field) != NULL)
    return g_strdup (analect_row_string (row, field));
  if (analect_id_kind (id) == ANALECT_KIND_DOCUMENT)
    return analect_names_get (names, analect_row_reference (row, ANALECT_DOCUMENT_REFERENCE));
  return g_strdup (analect_guid_format (&row->guid, guid));
}

static gboolean
document_is_called (AnalectNames *names, AnalectId id, const GArray *study_of, const char *name)
{
  const AnalectRow *row = analect_rows_get (names->rows, id);
  AnalectId study
      = g_array_index (study_of, AnalectId, analect_id_index (analect_row_reference (row, ANALECT_DOCUMENT_REFERENCE)));
  g_autofree char *title = analect_names_get (names, id);

  if (strcmp (title, name) == 0 || strcmp (analect_row_string (row, ANALECT_DOCUMENT_FILE), name) == 0)
    return TRUE;
  return study != ANALECT_ID_NONE
         && (strcmp (study_label (names, study), name) == 0
             || strcmp (analect_row_string (analect_rows_get (names->rows, study), ANALECT_STUDY_NUMBER), name) == 0);
}

AnalectId
analect_find_document (AnalectProject *project, const char *name, GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GArray) study_of = analect_study_of_references (rows);
  g_autoptr (AnalectNames) names = analect_names_new (rows);
  AnalectId found = ANALECT_ID_NONE;
  AnalectGuid guid;
  guint n = 0;

  if (analect_guid_parse (name, -1, &guid))
    found = analect_lookup_find (analect_project_get_lookup (project), &guid);
  if (analect_id_kind (found) == ANALECT_KIND_DOCUMENT)
    return found;
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    if (document_is_called (names, id, study_of, name))
      {
        found = id;
        n++;
      }
  if (n == 1)
    return found;
  g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
               n == 0 ? _ ("There is no document “%s”; “list PROJECT documents” shows what there is")
                      : _ ("Several documents are called “%s”; name one by its GUID"),
               name);
  return ANALECT_ID_NONE;
}
