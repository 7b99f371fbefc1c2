/* Finding studies by name; see the header. Each kind of name has a table of its own; they are asked in turn, those of
 * strict form first, so that a study called “3.” does not take the place of the one with the number 3.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "study-finder.h"

#include "excerpt.h"
#include "identifier.h"
#include "match-key.h"
#include "study-label.h"

#include <string.h>

typedef enum
{
  NAME_GUID,
  NAME_DOI,
  NAME_NUMBER,
  NAME_LABEL,
  NAME_TITLE,
  N_NAMES
} Name;

/* In place of an entity: several have the name. No entity has this id, since no kind has the number 0. */
#define AMBIGUOUS 1u

struct _AnalectStudyFinder
{
  const AnalectRows *rows;
  AnalectStudyLabels *labels;
  GHashTable *studies[N_NAMES]; /* name → id of a study */
  GHashTable *dois, *titles;    /* name → id of a reference without a study */
};

/* NAME as it stands in the table of names of KIND, or NULL when it cannot be one. */
static char *
make_key (Name kind, const char *name)
{
  AnalectGuid guid;
  char text[ANALECT_GUID_STRING_SIZE];
  g_autofree char *key = NULL, *doi = NULL;

  switch (kind)
    {
    case NAME_GUID:
      return analect_guid_parse (name, -1, &guid) ? g_strdup (analect_guid_format (&guid, text)) : NULL;
    case NAME_NUMBER:
      key = g_strstrip (g_utf8_casefold (name, -1));
      break;
    case NAME_DOI:
      doi = analect_doi_normalize (name);
      return doi != NULL ? analect_doi_key (doi) : NULL;
    case NAME_LABEL:
    case NAME_TITLE:
      key = analect_match_key (name);
      break;
    case N_NAMES:
      break;
    }
  return key != NULL && *key != '\0' ? g_steal_pointer (&key) : NULL;
}

static void
enter (GHashTable *table, Name kind, const char *name, AnalectId id)
{
  g_autofree char *key = *name != '\0' ? make_key (kind, name) : NULL;
  AnalectId there = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) : ANALECT_ID_NONE;

  if (key != NULL && there != id)
    g_hash_table_insert (table, g_steal_pointer (&key),
                         GUINT_TO_POINTER (there == ANALECT_ID_NONE ? id : (AnalectId) AMBIGUOUS));
}

static void
enter_study (AnalectStudyFinder *finder, AnalectId id)
{
  const AnalectRow *row = analect_rows_get (finder->rows, id);
  const AnalectIdSet *references = analect_row_set (row, ANALECT_STUDY_REFERENCES);
  char guid[ANALECT_GUID_STRING_SIZE];

  enter (finder->studies[NAME_GUID], NAME_GUID, analect_guid_format (&row->guid, guid), id);
  enter (finder->studies[NAME_LABEL], NAME_LABEL, analect_study_labels_get (finder->labels, id), id);
  enter (finder->studies[NAME_NUMBER], NAME_NUMBER, analect_row_string (row, ANALECT_STUDY_NUMBER), id);
  for (guint i = 0; references != NULL && i < references->n; i++)
    {
      const AnalectRow *reference = analect_rows_get (finder->rows, references->ids[i]);

      enter (finder->studies[NAME_DOI], NAME_DOI, analect_row_string (reference, ANALECT_REFERENCE_DOI), id);
      enter (finder->studies[NAME_TITLE], NAME_TITLE, analect_row_string (reference, ANALECT_REFERENCE_TITLE), id);
    }
}

static void
enter_references (AnalectStudyFinder *finder)
{
  g_autoptr (GArray) study_of = analect_study_of_references (finder->rows);

  for (AnalectId id = analect_rows_first (finder->rows, ANALECT_KIND_REFERENCE); id;
       id = analect_rows_next (finder->rows, id))
    {
      const AnalectRow *row = analect_rows_get (finder->rows, id);

      if (g_array_index (study_of, AnalectId, analect_id_index (id)) != ANALECT_ID_NONE)
        continue;
      enter (finder->dois, NAME_DOI, analect_row_string (row, ANALECT_REFERENCE_DOI), id);
      enter (finder->titles, NAME_TITLE, analect_row_string (row, ANALECT_REFERENCE_TITLE), id);
    }
}

AnalectStudyFinder *
analect_study_finder_new (const AnalectRows *rows)
{
  AnalectStudyFinder *finder = g_new0 (AnalectStudyFinder, 1);

  finder->rows = rows;
  finder->labels = analect_study_labels_new (rows);
  for (guint i = 0; i < N_NAMES; i++)
    finder->studies[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  finder->dois = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  finder->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id; id = analect_rows_next (rows, id))
    enter_study (finder, id);
  enter_references (finder);
  return finder;
}

void
analect_study_finder_free (AnalectStudyFinder *finder)
{
  if (finder == NULL)
    return;
  analect_study_labels_free (finder->labels);
  for (guint i = 0; i < N_NAMES; i++)
    g_hash_table_unref (finder->studies[i]);
  g_hash_table_unref (finder->dois);
  g_hash_table_unref (finder->titles);
  g_free (finder);
}

/* What TABLE has under NAME: an id, AMBIGUOUS, or none. */
static AnalectId
look_up (GHashTable *table, Name kind, const char *name)
{
  g_autofree char *key = make_key (kind, name);

  return key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) : ANALECT_ID_NONE;
}

AnalectId
analect_study_finder_find (AnalectStudyFinder *finder, const char *name, gboolean *is_ambiguous)
{
  *is_ambiguous = FALSE;
  for (guint kind = 0; kind < N_NAMES; kind++)
    {
      AnalectId id = look_up (finder->studies[kind], (Name) kind, name);

      *is_ambiguous |= id == AMBIGUOUS;
      if (id != ANALECT_ID_NONE && id != AMBIGUOUS)
        {
          *is_ambiguous = FALSE;
          return id;
        }
    }
  return ANALECT_ID_NONE;
}

AnalectId
analect_study_finder_find_reference (AnalectStudyFinder *finder, const char *name)
{
  AnalectId id = look_up (finder->dois, NAME_DOI, name);

  if (id == ANALECT_ID_NONE)
    id = look_up (finder->titles, NAME_TITLE, name);
  return id != AMBIGUOUS ? id : ANALECT_ID_NONE;
}

/* Whether NAME finds STUDY. */
static gboolean
finds (AnalectStudyFinder *finder, const char *name, AnalectId study)
{
  gboolean is_ambiguous;

  return *name != '\0' && analect_study_finder_find (finder, name, &is_ambiguous) == study;
}

char *
analect_study_finder_name (AnalectStudyFinder *finder, AnalectId study)
{
  const AnalectRow *row = analect_rows_get (finder->rows, study);
  const AnalectIdSet *references = analect_row_set (row, ANALECT_STUDY_REFERENCES);
  const char *label = analect_study_labels_get (finder->labels, study);
  const char *number = analect_row_string (row, ANALECT_STUDY_NUMBER);
  char guid[ANALECT_GUID_STRING_SIZE];

  if (finds (finder, label, study))
    return g_strdup (label);
  if (finds (finder, number, study))
    return g_strdup (number);
  for (guint i = 0; references != NULL && i < references->n; i++)
    {
      const char *doi = analect_row_string (analect_rows_get (finder->rows, references->ids[i]), ANALECT_REFERENCE_DOI);

      if (finds (finder, doi, study))
        return g_strdup (doi);
    }
  return g_strdup (analect_guid_format (&row->guid, guid));
}

const char *
analect_study_finder_get_label (AnalectStudyFinder *finder, AnalectId study)
{
  return analect_study_labels_get (finder->labels, study);
}
