/* Groups of duplicates and studies of an import; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-sets.h"

#include "excerpt.h"

/* References in one group or study; a file in which thousands are the same makes several groups. */
#define LARGEST_SET 500u

/* How sure matches are: numbers are certain, titles nearly. */
#define SCORE_NUMBER 1.0
#define SCORE_TITLE  0.95

/* A study or group and what is to be put in. */
typedef struct
{
  AnalectId id;       /* of the project; none: it is added */
  AnalectMatch match; /* of a group that is added */
  GArray *references; /* of AnalectId */
} Set;

static void
free_set (gpointer data)
{
  g_array_unref (((Set *) data)->references);
  g_free (data);
}

static Set *
add_set (GPtrArray *sets, AnalectId id)
{
  Set *set = g_new0 (Set, 1);

  set->id = id;
  set->references = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_ptr_array_add (sets, set);
  return set;
}

static void
put (Set *set, GHashTable *set_of, AnalectId reference)
{
  g_array_append_val (set->references, reference);
  g_hash_table_insert (set_of, GUINT_TO_POINTER (reference), set);
}

void
analect_import_sets_init (AnalectImportSets *sets, const AnalectRows *rows)
{
  g_autoptr (GArray) study_of = analect_study_of_references (rows);

  sets->rows = rows;
  sets->studies = g_ptr_array_new_with_free_func (free_set);
  sets->groups = g_ptr_array_new_with_free_func (free_set);
  sets->study_of = g_hash_table_new (NULL, NULL);
  sets->group_of = NULL;
  for (guint i = 0; i < study_of->len; i++)
    {
      AnalectId study = g_array_index (study_of, AnalectId, i);

      if (study != ANALECT_ID_NONE)
        g_hash_table_insert (sets->study_of, GUINT_TO_POINTER (analect_id_new (ANALECT_KIND_REFERENCE, i)),
                             add_set (sets->studies, study));
    }
}

void
analect_import_sets_clear (AnalectImportSets *sets)
{
  g_ptr_array_unref (sets->studies);
  g_ptr_array_unref (sets->groups);
  g_hash_table_unref (sets->study_of);
  g_clear_pointer (&sets->group_of, g_hash_table_unref);
}

void
analect_import_sets_give_study (AnalectImportSets *sets, AnalectId reference, AnalectId target)
{
  Set *study = g_hash_table_lookup (sets->study_of, GUINT_TO_POINTER (target));

  if (g_hash_table_contains (sets->study_of, GUINT_TO_POINTER (reference)))
    return;
  if (study == NULL)
    study = add_set (sets->studies, ANALECT_ID_NONE);
  else if (study->references->len >= LARGEST_SET)
    return;
  put (study, sets->study_of, reference);
}

/* Notes the groups of duplicates that the project has. */
static void
fill_groups (AnalectImportSets *sets)
{
  const AnalectRows *rows = sets->rows;

  sets->group_of = g_hash_table_new (NULL, NULL);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DUPLICATE_GROUP); id; id = analect_rows_next (rows, id))
    {
      const AnalectIdSet *references =
          analect_row_set (analect_rows_get (rows, id), ANALECT_DUPLICATE_GROUP_REFERENCES);
      Set *group = add_set (sets->groups, id);

      for (guint i = 0; references != NULL && i < references->n; i++)
        g_hash_table_insert (sets->group_of, GUINT_TO_POINTER (references->ids[i]), group);
    }
}

void
analect_import_sets_flag (AnalectImportSets *sets, AnalectId reference, AnalectId target, AnalectMatch match)
{
  Set *group;

  if (sets->group_of == NULL)
    fill_groups (sets);
  group = g_hash_table_lookup (sets->group_of, GUINT_TO_POINTER (target));
  if (group == NULL || group->references->len >= LARGEST_SET)
    {
      group = add_set (sets->groups, ANALECT_ID_NONE);
      group->match = match;
      put (group, sets->group_of, target);
    }
  put (group, sets->group_of, reference);
}

static void
write_set (const Set *set, AnalectChange *change, AnalectId id, AnalectField field)
{
  for (guint i = 0; i < set->references->len; i++)
    analect_change_insert (change, id, field, g_array_index (set->references, AnalectId, i));
}

static void
write_study (const Set *study, AnalectChange *change, AnalectTime at)
{
  AnalectId id = study->id;

  if (study->references->len == 0)
    return;
  if (id == ANALECT_ID_NONE)
    {
      id = analect_change_add (change, ANALECT_KIND_STUDY);
      analect_change_set_integer (change, id, ANALECT_STUDY_CREATED, at);
    }
  write_set (study, change, id, ANALECT_STUDY_REFERENCES);
}

static void
write_group (const Set *group, AnalectChange *change, AnalectId coder, AnalectTime at)
{
  AnalectId id = group->id;

  if (group->references->len == 0)
    return;
  if (id == ANALECT_ID_NONE)
    {
      id = analect_change_add (change, ANALECT_KIND_DUPLICATE_GROUP);
      analect_change_set_real (change, id, ANALECT_DUPLICATE_GROUP_SCORE,
                               group->match < ANALECT_MATCH_TITLE ? SCORE_NUMBER : SCORE_TITLE);
      analect_change_set_string (change, id, ANALECT_DUPLICATE_GROUP_REASON, analect_match_text (group->match));
      analect_change_set_reference (change, id, ANALECT_DUPLICATE_GROUP_CODER, coder);
      analect_change_set_integer (change, id, ANALECT_DUPLICATE_GROUP_AT, at);
    }
  write_set (group, change, id, ANALECT_DUPLICATE_GROUP_REFERENCES);
}

void
analect_import_sets_write (const AnalectImportSets *sets, AnalectChange *change, AnalectId coder, AnalectTime at)
{
  for (guint i = 0; i < sets->groups->len; i++)
    write_group (sets->groups->pdata[i], change, coder, at);
  for (guint i = 0; i < sets->studies->len; i++)
    write_study (sets->studies->pdata[i], change, at);
}
