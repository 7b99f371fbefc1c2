/* Carrying a plan out: one change that adds all it says, applied to the project.
 *
 * Items of an entity that is added follow each other in the change, which keeps building it linear.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-plan-private.h"

#include "import-sets.h"
#include "match-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AnalectImportPlan *plan;
  AnalectProject *project;
  const AnalectRows *rows;
  AnalectChange *change;
  AnalectImportApplyOptions options;
  AnalectTime at;
  AnalectId search;      /* none until a record needs it */
  AnalectId *references; /* by item: what became of it */
  AnalectImportSets sets;
  GHashTable *known; /* hashes of records that the project has, with their search; NULL until needed */
  char *file;        /* name of the file at hand */
  guint n_file;      /* its number + 1 */
} Import;

/* The project's search called NAME, whatever the case of its letters, or none. */
static AnalectId
find_search (const AnalectRows *rows, const char *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_SEARCH); id; id = analect_rows_next (rows, id))
    {
      g_autofree char *other =
          g_utf8_casefold (analect_row_string (analect_rows_get (rows, id), ANALECT_SEARCH_SOURCE), -1);

      if (strcmp (key, other) == 0)
        return id;
    }
  return ANALECT_ID_NONE;
}

/* The search the records belong to, which is made if there is none of its name; none if none is wanted. */
static AnalectId
get_search (Import *import)
{
  g_autofree char *name = NULL, *date = NULL;

  if (import->search != ANALECT_ID_NONE || import->options.search == NULL)
    return import->search;
  name = g_strstrip (analect_text_filter (import->options.search, -1, NULL));
  if (*name == '\0')
    return ANALECT_ID_NONE;
  import->search = find_search (import->rows, name);
  if (import->search != ANALECT_ID_NONE)
    return import->search;
  import->search = analect_change_add (import->change, ANALECT_KIND_SEARCH);
  date = analect_text_filter (import->options.search_date != NULL ? import->options.search_date : "", -1, NULL);
  analect_change_set_string (import->change, import->search, ANALECT_SEARCH_SOURCE, name);
  analect_change_set_string (import->change, import->search, ANALECT_SEARCH_DATE, date);
  return import->search;
}

/* The name of the file an item is from, without folders: others need not know where it lay. */
static const char *
get_file_name (Import *import, guint number)
{
  if (import->n_file != number + 1)
    {
      g_autofree char *base = g_path_get_basename (analect_import_file (import->plan, number)->path);
      g_autofree char *name = g_filename_display_name (base);

      g_free (import->file);
      import->file = analect_text_filter (name, -1, NULL);
      import->n_file = number + 1;
    }
  return import->file;
}

/* What became of the work that ITEM matches: a reference, or none when that was left out. */
static AnalectId
find_target (const Import *import, const AnalectImportItem *item)
{
  if (item->match_reference != ANALECT_ID_NONE)
    return item->match_reference;
  return item->match != ANALECT_MATCH_NONE ? import->references[item->match_item] : ANALECT_ID_NONE;
}

/* A number for a record with the search it is from. */
static gpointer
make_known_key (guint64 raw_hash, AnalectId search)
{
  return (gpointer) (guintptr) (raw_hash ^ (guint64) search * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
}

/* Whether the project has the very record, out of the same search. */
static gboolean
is_known (Import *import, const AnalectImportItem *item)
{
  if (item->match != ANALECT_MATCH_RECORD || item->match_reference == ANALECT_ID_NONE)
    return FALSE;
  if (import->known == NULL)
    {
      import->known = g_hash_table_new (NULL, NULL);
      for (AnalectId id = analect_rows_first (import->rows, ANALECT_KIND_IMPORT_RECORD); id;
           id = analect_rows_next (import->rows, id))
        {
          const AnalectRow *row = analect_rows_get (import->rows, id);
          guint64 hash = analect_match_hash_unspaced (analect_row_string (row, ANALECT_IMPORT_RECORD_RAW));

          g_hash_table_add (import->known,
                            make_known_key (hash, analect_row_reference (row, ANALECT_IMPORT_RECORD_SEARCH)));
        }
    }
  return g_hash_table_contains (import->known, make_known_key (item->raw_hash, get_search (import)));
}

static void
add_record (Import *import, const AnalectImportItem *item, AnalectId reference)
{
  AnalectChange *change = import->change;
  AnalectId search = get_search (import), id = analect_change_add (change, ANALECT_KIND_IMPORT_RECORD);

  analect_change_set_reference (change, id, ANALECT_IMPORT_RECORD_REFERENCE, reference);
  analect_change_set_reference (change, id, ANALECT_IMPORT_RECORD_SEARCH, search);
  analect_change_set_string (change, id, ANALECT_IMPORT_RECORD_FORMAT,
                             analect_import_file (import->plan, item->file)->format->id);
  analect_change_set_string (change, id, ANALECT_IMPORT_RECORD_FILE, get_file_name (import, item->file));
  analect_change_set_integer (change, id, ANALECT_IMPORT_RECORD_LINE, item->line);
  analect_change_set_integer (change, id, ANALECT_IMPORT_RECORD_AT, import->at);
  analect_change_set_text (change, id, ANALECT_IMPORT_RECORD_RAW, item->raw);
}

static void
add_sections (Import *import, const AnalectFulltext *fulltext, AnalectId document)
{
  AnalectChange *change = import->change;

  for (guint i = 0; i < fulltext->sections->len; i++)
    {
      const AnalectFulltextSection *section = analect_fulltext_get_section (fulltext, i);
      AnalectId id = analect_change_add (change, ANALECT_KIND_SECTION);

      analect_change_set_reference (change, id, ANALECT_SECTION_DOCUMENT, document);
      analect_change_set_integer (change, id, ANALECT_SECTION_ROLE, section->role);
      analect_change_set_integer (change, id, ANALECT_SECTION_START, section->start);
      analect_change_set_integer (change, id, ANALECT_SECTION_END, section->end);
      analect_change_set_integer (change, id, ANALECT_SECTION_LEVEL, section->level);
      analect_change_set_string (change, id, ANALECT_SECTION_TITLE, section->title);
    }
}

static void
add_document (Import *import, const AnalectImportItem *item, AnalectId reference)
{
  const AnalectImportFile *file = analect_import_file (import->plan, item->file);
  AnalectChange *change = import->change;
  AnalectId id;

  analect_change_set_integer (change, reference, ANALECT_REFERENCE_RETRIEVAL, ANALECT_RETRIEVAL_RETRIEVED);
  id = analect_change_add (change, ANALECT_KIND_DOCUMENT);
  analect_change_set_reference (change, id, ANALECT_DOCUMENT_REFERENCE, reference);
  analect_change_set_string (change, id, ANALECT_DOCUMENT_FORMAT, file->format->id);
  analect_change_set_string (change, id, ANALECT_DOCUMENT_FILE, get_file_name (import, item->file));
  analect_change_set_string (change, id, ANALECT_DOCUMENT_HASH, file->hash);
  analect_change_set_string (change, id, ANALECT_DOCUMENT_ENCODING, file->encoding);
  analect_change_set_string (change, id, ANALECT_DOCUMENT_LANGUAGE, item->fulltext->language);
  analect_change_set_integer (change, id, ANALECT_DOCUMENT_CREATED, import->at);
  analect_change_set_text (change, id, ANALECT_DOCUMENT_TEXT, item->fulltext->text);
  add_sections (import, item->fulltext, id);
}

static void
tell_apart (Import *import, AnalectId reference, AnalectId target)
{
  AnalectId id = analect_change_add (import->change, ANALECT_KIND_NOT_DUPLICATE);

  analect_change_set_reference (import->change, id, ANALECT_NOT_DUPLICATE_ONE, target);
  analect_change_set_reference (import->change, id, ANALECT_NOT_DUPLICATE_OTHER, reference);
  analect_change_set_reference (import->change, id, ANALECT_NOT_DUPLICATE_CODER, import->options.coder);
  analect_change_set_integer (import->change, id, ANALECT_NOT_DUPLICATE_AT, import->at);
}

/* Adds the reference an item becomes, with what goes with it. */
static AnalectId
add_reference (Import *import, const AnalectImportItem *item, AnalectId target)
{
  gboolean is_flagged = item->decision == ANALECT_IMPORT_FLAG && target != ANALECT_ID_NONE;
  AnalectId reference = analect_change_add (import->change, ANALECT_KIND_REFERENCE);

  analect_reference_draft_write (item->reference, import->change, reference);
  if (item->fulltext != NULL)
    add_document (import, item, reference);
  add_record (import, item, reference);
  if (item->fulltext != NULL || import->options.studies)
    analect_import_sets_give_study (&import->sets, reference, is_flagged ? target : ANALECT_ID_NONE);
  if (is_flagged)
    analect_import_sets_flag (&import->sets, reference, target, item->match);
  else if (item->decision == ANALECT_IMPORT_DIFFERENT && target != ANALECT_ID_NONE)
    tell_apart (import, reference, target);
  return reference;
}

/* Adds an item to the reference it is of. */
static void
link_to (Import *import, const AnalectImportItem *item, AnalectId target)
{
  if (item->fulltext != NULL)
    {
      add_document (import, item, target);
      analect_import_sets_give_study (&import->sets, target, ANALECT_ID_NONE);
    }
  else if (!is_known (import, item))
    add_record (import, item, target);
  if (import->options.complete)
    analect_reference_draft_complete (item->reference, import->change, target);
}

static void
import_item (Import *import, guint number)
{
  const AnalectImportItem *item = analect_import_item (import->plan, number);
  AnalectId target = find_target (import, item);

  /* What others match stays known to them, although nothing becomes of this item. */
  if (item->decision == ANALECT_IMPORT_LEAVE)
    import->references[number] = target;
  else if (item->decision == ANALECT_IMPORT_LINK && target != ANALECT_ID_NONE)
    {
      link_to (import, item, target);
      import->references[number] = target;
    }
  else
    import->references[number] = add_reference (import, item, target);
}

/* Records before texts, as they were matched. */
static void
import_items (Import *import)
{
  guint n = import->plan->items->len;

  for (guint i = 0; i < n; i++)
    if (analect_import_item (import->plan, i)->fulltext == NULL)
      import_item (import, i);
  for (guint i = 0; i < n; i++)
    if (analect_import_item (import->plan, i)->fulltext != NULL)
      import_item (import, i);
}

static void
write_all (Import *import)
{
  AnalectImportPlan *plan = import->plan;

  import_items (import);
  analect_import_sets_write (&import->sets, import->change, import->options.coder, import->at);
  for (guint i = 0; i < plan->files->len; i++)
    if (analect_import_file (plan, i)->characteristics != NULL)
      analect_characteristics_write (analect_import_file (plan, i)->characteristics, import->project, import->change,
                                     import->options.coder, import->at);
}

/* The step's name. */
static char *
make_step_name (const AnalectImportPlan *plan)
{
  g_autofree char *base = NULL, *name = NULL;

  if (plan->files->len != 1)
    return g_strdup_printf (ngettext ("Import of %u file", "Import of %u files", plan->files->len), plan->files->len);
  base = g_path_get_basename (analect_import_file (plan, 0)->path);
  name = g_filename_display_name (base);
  return g_strdup_printf (_ ("Import of “%s”"), name);
}

static void
import_clear (Import *import)
{
  g_free (import->references);
  analect_import_sets_clear (&import->sets);
  g_clear_pointer (&import->known, g_hash_table_unref);
  g_free (import->file);
}

gboolean
analect_import_plan_apply (AnalectImportPlan *plan, AnalectProject *project, const AnalectImportApplyOptions *options,
                           GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autofree char *name = make_step_name (plan);
  g_autoptr (AnalectChange) change = NULL;
  Import import = { .plan = plan, .project = project, .rows = rows };

  if (plan->is_applied || analect_rows_get_revision (rows) != plan->revision)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_STALE,
                           _ ("The project has changed since the files were read; nothing was imported. Import them "
                              "again"));
      return FALSE;
    }
  plan->is_applied = TRUE;
  change = analect_project_change (project, name);
  import.change = change;
  import.at = analect_change_get_time (change);
  if (options != NULL)
    import.options = *options;
  import.references = g_new0 (AnalectId, plan->items->len + 1);
  analect_import_sets_init (&import.sets, rows);
  write_all (&import);
  import_clear (&import);
  return analect_project_apply (project, change, error);
}
