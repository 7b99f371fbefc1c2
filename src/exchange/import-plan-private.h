/* What the parts of import-*.c share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

struct _AnalectImportPlan
{
  guint64 revision; /* of the rows it was made for */
  AnalectImportOptions options;
  GPtrArray *files; /* of AnalectImportFile */
  GArray *items;    /* of AnalectImportItem */
  gboolean is_applied;
};

static inline AnalectImportFile *
analect_import_file (const AnalectImportPlan *plan, guint file)
{
  return plan->files->pdata[file];
}

static inline AnalectImportItem *
analect_import_item (const AnalectImportPlan *plan, guint item)
{
  return &g_array_index (plan->items, AnalectImportItem, item);
}

/* Whether nothing can go on: an error that is not about one file. */
gboolean analect_import_is_cancelled (GCancellable *cancellable, GError **error);

/* Reads the file at PATH, or BYTES under a NAME, and adds it to PLAN with its items. HASHES (hash → file) has those
 * before it. FALSE only when cancelled. */
gboolean analect_import_read_file (AnalectImportPlan *plan, const char *path, GHashTable *hashes,
                                   GCancellable *cancellable, GError **error);
gboolean analect_import_read_bytes (AnalectImportPlan *plan, GBytes *bytes, const char *name, GHashTable *hashes,
                                    GCancellable *cancellable, GError **error);

/* Finds out which items are the same as something in ROWS or as each other, and decides about them. FALSE only when
 * cancelled. */
gboolean analect_import_match_items (AnalectImportPlan *plan, const AnalectRows *rows, GCancellable *cancellable,
                                     GError **error);

/* Whether an item says nothing at all. */
gboolean analect_import_item_is_empty (const AnalectImportItem *item);
