/* The plan of an import: making it, looking at it, deciding; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-plan-private.h"

#include "exchange-error.h"

#include <glib/gi18n-lib.h>

static void
free_file (gpointer data)
{
  AnalectImportFile *file = data;

  g_free (file->path);
  g_free (file->name);
  g_clear_error (&file->error);
  g_free (file->encoding);
  g_free (file->hash);
  analect_characteristics_free (file->characteristics);
  g_ptr_array_unref (file->problems);
  g_free (file);
}

static void
clear_item (gpointer data)
{
  AnalectImportItem *item = data;

  analect_reference_draft_free (item->reference);
  g_clear_pointer (&item->raw, analect_text_unref);
  analect_fulltext_free (item->fulltext);
}

gboolean
analect_import_is_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;
  g_clear_error (error);
  g_set_error_literal (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED,
                       _ ("The import was cancelled; nothing was changed"));
  return TRUE;
}

/* An empty plan; NULL when OPTIONS names a format that does not exist. */
static AnalectImportPlan *
plan_new (const AnalectRows *rows, const AnalectImportOptions *options, GError **error)
{
  AnalectImportPlan *plan;

  if (options != NULL && options->format != NULL && analect_format_find (options->format) == NULL)
    {
      g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_FORMAT, _ ("There is no format “%s”"),
                   options->format);
      return NULL;
    }
  plan = g_new0 (AnalectImportPlan, 1);
  plan->revision = analect_rows_get_revision (rows);
  if (options != NULL)
    plan->options = *options;
  plan->files = g_ptr_array_new_with_free_func (free_file);
  plan->items = g_array_new (FALSE, TRUE, sizeof (AnalectImportItem));
  g_array_set_clear_func (plan->items, clear_item);
  return plan;
}

static gboolean
match_tables (AnalectImportPlan *plan, const AnalectRows *rows, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < plan->files->len; i++)
    {
      AnalectImportFile *file = analect_import_file (plan, i);

      if (file->characteristics != NULL
          && !analect_characteristics_match (file->characteristics, rows, plan->options.create_studies, file->problems,
                                             cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Compares all that was read with the project. */
static gboolean
match (AnalectImportPlan *plan, const AnalectRows *rows, GCancellable *cancellable, GError **error)
{
  plan->options.format = plan->options.encoding = NULL; /* borrowed, and read by now */
  return analect_import_match_items (plan, rows, cancellable, error) && match_tables (plan, rows, cancellable, error)
         && !analect_import_is_cancelled (cancellable, error);
}

AnalectImportPlan *
analect_import_plan_new (const AnalectRows *rows, const char *const *paths, guint n_files,
                         const AnalectImportOptions *options, AnalectImportProgress progress, gpointer data,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectImportPlan) plan = plan_new (rows, options, error);
  g_autoptr (GHashTable) hashes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; plan != NULL && i < n_files; i++)
    {
      g_autofree char *name = g_filename_display_name (paths[i]);

      if (progress != NULL)
        progress (i, n_files, name, data);
      if (!analect_import_read_file (plan, paths[i], hashes, cancellable, error))
        return NULL;
    }
  if (plan == NULL || !match (plan, rows, cancellable, error))
    return NULL;
  if (progress != NULL)
    progress (n_files, n_files, NULL, data);
  return g_steal_pointer (&plan);
}

AnalectImportPlan *
analect_import_plan_new_for_bytes (const AnalectRows *rows, GBytes *bytes, const char *name,
                                   const AnalectImportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectImportPlan) plan = plan_new (rows, options, error);
  g_autoptr (GHashTable) hashes = g_hash_table_new (g_str_hash, g_str_equal);

  if (plan == NULL || !analect_import_read_bytes (plan, bytes, name, hashes, cancellable, error)
      || !match (plan, rows, cancellable, error))
    return NULL;
  return g_steal_pointer (&plan);
}

void
analect_import_plan_free (AnalectImportPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->files);
  g_array_unref (plan->items);
  g_free (plan);
}

guint
analect_import_plan_get_n_files (const AnalectImportPlan *plan)
{
  return plan->files->len;
}

const AnalectImportFile *
analect_import_plan_get_file (const AnalectImportPlan *plan, guint file)
{
  g_return_val_if_fail (file < plan->files->len, NULL);

  return analect_import_file (plan, file);
}

guint
analect_import_plan_get_n_failed (const AnalectImportPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->files->len; i++)
    n += analect_import_file (plan, i)->error != NULL;
  return n;
}

guint
analect_import_plan_get_n_items (const AnalectImportPlan *plan)
{
  return plan->items->len;
}

const AnalectImportItem *
analect_import_plan_get_item (const AnalectImportPlan *plan, guint item)
{
  g_return_val_if_fail (item < plan->items->len, NULL);

  return analect_import_item (plan, item);
}

gboolean
analect_import_plan_decide (AnalectImportPlan *plan, guint number, AnalectImportDecision decision)
{
  AnalectImportItem *item;

  g_return_val_if_fail (number < plan->items->len, FALSE);

  item = analect_import_item (plan, number);
  if (item->match == ANALECT_MATCH_NONE && decision != ANALECT_IMPORT_NEW && decision != ANALECT_IMPORT_LEAVE)
    return FALSE;
  item->decision = decision;
  return TRUE;
}

static void
count_item (const AnalectImportItem *item, AnalectImportCounts *counts)
{
  gboolean is_text = item->fulltext != NULL;

  counts->found++;
  counts->added += item->decision != ANALECT_IMPORT_LEAVE && (item->decision != ANALECT_IMPORT_LINK || is_text);
  /* A text that finds its reference is no duplicate; one that the project has already is. */
  counts->duplicates += is_text ? item->match == ANALECT_MATCH_FILE : item->match != ANALECT_MATCH_NONE;
}

static void
count_file (const AnalectImportPlan *plan, const AnalectImportFile *file, AnalectImportCounts *counts)
{
  counts->problems += file->problems->len;
  for (guint i = 0; i < file->n_items; i++)
    count_item (analect_import_item (plan, file->first_item + i), counts);
  if (file->characteristics != NULL)
    {
      AnalectCharacteristicsCounts rows;

      analect_characteristics_count (file->characteristics, &rows);
      counts->found += rows.found;
      counts->added += rows.added;
      counts->duplicates += rows.unchanged;
    }
}

void
analect_import_plan_count (const AnalectImportPlan *plan, guint file, AnalectImportCounts *counts)
{
  g_return_if_fail (file == G_MAXUINT || file < plan->files->len);

  *counts = (AnalectImportCounts){ 0 };
  for (guint i = 0; i < plan->files->len; i++)
    if (file == G_MAXUINT || file == i)
      count_file (plan, analect_import_file (plan, i), counts);
}
