/* Counting what an import would come to; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-figures.h"

#include "match-key.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether the item is, as far as decided, something that is there already. */
static gboolean
is_duplicate (const AnalectImportItem *item)
{
  if (item->match == ANALECT_MATCH_NONE)
    return FALSE;
  /* A text that finds its reference is no duplicate; one that the project has already is. */
  if (item->fulltext != NULL)
    return item->match == ANALECT_MATCH_FILE;
  return item->decision != ANALECT_IMPORT_DIFFERENT && item->decision != ANALECT_IMPORT_NEW;
}

static void
add_item (const AnalectImportItem *item, AnalectImportFigures *figures)
{
  gboolean left = item->decision == ANALECT_IMPORT_LEAVE;

  figures->found++;
  if (is_duplicate (item))
    figures->duplicates++;
  else
    figures->fresh += !left;
  if (left)
    return;
  if (item->fulltext != NULL)
    figures->texts++;
  else
    {
      figures->records++;
      figures->linked += item->decision == ANALECT_IMPORT_LINK;
    }
}

static void
add_file (const AnalectImportPlan *plan, guint number, AnalectImportFigures *figures)
{
  const AnalectImportFile *file = analect_import_plan_get_file (plan, number);

  figures->problems += file->problems->len;
  for (guint i = 0; i < file->n_items; i++)
    add_item (analect_import_plan_get_item (plan, file->first_item + i), figures);
  if (file->characteristics != NULL)
    {
      AnalectCharacteristicsCounts rows;

      analect_characteristics_count (file->characteristics, &rows);
      figures->found += rows.found;
      figures->fresh += rows.added;
      figures->duplicates += rows.unchanged;
      figures->table_rows += rows.added;
    }
}

void
analect_import_figures (const AnalectImportPlan *plan, guint file, AnalectImportFigures *figures)
{
  *figures = (AnalectImportFigures){ 0 };
  for (guint i = 0; i < analect_import_plan_get_n_files (plan); i++)
    if (file == G_MAXUINT || file == i)
      add_file (plan, i, figures);
}

guint
analect_import_figures_total (const AnalectImportFigures *figures)
{
  return figures->records + figures->texts + figures->table_rows;
}

AnalectId
analect_import_find_search (const AnalectRows *rows, const char *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_SEARCH); id; id = analect_rows_next (rows, id))
    {
      const char *source = analect_row_string (analect_rows_get (rows, id), ANALECT_SEARCH_SOURCE);
      g_autofree char *other = g_utf8_casefold (source, -1);

      if (strcmp (key, other) == 0)
        return id;
    }
  return ANALECT_ID_NONE;
}

static gboolean
is_in_project (const AnalectImportItem *item)
{
  return item->fulltext == NULL && item->match == ANALECT_MATCH_RECORD && item->match_reference != ANALECT_ID_NONE;
}

/* The imported records of each reference that an item has the record of: lists of ids, by reference. */
static GHashTable *
list_records (const AnalectImportPlan *plan, const AnalectRows *rows)
{
  GHashTable *lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < analect_import_plan_get_n_items (plan); i++)
    {
      const AnalectImportItem *item = analect_import_plan_get_item (plan, i);

      if (is_in_project (item) && !g_hash_table_contains (lists, GUINT_TO_POINTER (item->match_reference)))
        g_hash_table_insert (lists, GUINT_TO_POINTER (item->match_reference),
                             g_array_new (FALSE, FALSE, sizeof (AnalectId)));
    }
  if (g_hash_table_size (lists) == 0)
    return lists;
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_IMPORT_RECORD); id; id = analect_rows_next (rows, id))
    {
      AnalectId reference = analect_row_reference (analect_rows_get (rows, id), ANALECT_IMPORT_RECORD_REFERENCE);
      GArray *list = g_hash_table_lookup (lists, GUINT_TO_POINTER (reference));

      if (list != NULL)
        g_array_append_val (list, id);
    }
  return lists;
}

static gboolean
is_known (const AnalectImportItem *item, const AnalectRows *rows, GHashTable *lists, gboolean any_search,
          AnalectId search)
{
  GArray *list = g_hash_table_lookup (lists, GUINT_TO_POINTER (item->match_reference));

  for (guint i = 0; i < list->len; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, g_array_index (list, AnalectId, i));
      AnalectId from = analect_row_reference (row, ANALECT_IMPORT_RECORD_SEARCH);

      if ((any_search || (search != ANALECT_ID_NONE && from == search))
          && analect_match_equal_unspaced (analect_row_string (row, ANALECT_IMPORT_RECORD_RAW),
                                           analect_text_peek (item->raw)))
        return TRUE;
    }
  return FALSE;
}

void
analect_import_set_known_aside (AnalectImportPlan *plan, const AnalectRows *rows, const char *search)
{
  AnalectId id = search != NULL ? analect_import_find_search (rows, search) : ANALECT_ID_NONE;
  g_autoptr (GHashTable) lists = list_records (plan, rows);

  for (guint i = 0; i < analect_import_plan_get_n_items (plan); i++)
    {
      const AnalectImportItem *item = analect_import_plan_get_item (plan, i);
      gboolean usual = item->decision == ANALECT_IMPORT_LINK || item->decision == ANALECT_IMPORT_LEAVE;

      if (is_in_project (item) && usual)
        analect_import_plan_decide (
            plan, i, is_known (item, rows, lists, search == NULL, id) ? ANALECT_IMPORT_LEAVE : ANALECT_IMPORT_LINK);
    }
}

/* What to call what is imported: records, texts or rows alone, or things of several kinds. */
typedef enum
{
  OF_RECORDS,
  OF_TEXTS,
  OF_ROWS,
  OF_SEVERAL,
} Sort;

static Sort
get_sort (const AnalectImportFigures *figures)
{
  guint total = analect_import_figures_total (figures);

  if (figures->records == total)
    return OF_RECORDS;
  if (figures->texts == total)
    return OF_TEXTS;
  return figures->table_rows == total ? OF_ROWS : OF_SEVERAL;
}

char *
analect_import_figures_button (const AnalectImportFigures *figures)
{
  guint n = analect_import_figures_total (figures);

  switch (get_sort (figures))
    {
    case OF_RECORDS:
      return g_strdup_printf (ngettext ("Import %u record", "Import %u records", n), n);
    case OF_TEXTS:
      return g_strdup_printf (ngettext ("Import %u text", "Import %u texts", n), n);
    case OF_ROWS:
      /* Translators: rows of a table of study characteristics */
      return g_strdup_printf (ngettext ("Import %u row", "Import %u rows", n), n);
    case OF_SEVERAL:
    default:
      /* Translators: records, texts and rows of tables together */
      return g_strdup_printf (ngettext ("Import %u item", "Import %u items", n), n);
    }
}

static char *
describe_done (const AnalectImportFigures *figures, guint n)
{
  switch (get_sort (figures))
    {
    case OF_RECORDS:
      return g_strdup_printf (ngettext ("%u record imported", "%u records imported", n), n);
    case OF_TEXTS:
      return g_strdup_printf (ngettext ("%u text imported", "%u texts imported", n), n);
    case OF_ROWS:
      return g_strdup_printf (ngettext ("%u row imported", "%u rows imported", n), n);
    case OF_SEVERAL:
    default:
      return g_strdup_printf (ngettext ("%u item imported", "%u items imported", n), n);
    }
}

char *
analect_import_figures_done (const AnalectImportFigures *figures)
{
  char *done = describe_done (figures, analect_import_figures_total (figures));
  g_autofree char *first = NULL;

  if (figures->linked == 0)
    return done;
  first = done;
  /* Translators: follows "72 records imported" */
  return g_strdup_printf (ngettext ("%s, %u linked as a duplicate", "%s, %u linked as duplicates", figures->linked),
                          first, figures->linked);
}
