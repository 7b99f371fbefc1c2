/* The codes that quick-code searches; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quick-source.h"

#include "codebook-edits.h"

/* Passages this many characters away are near. */
#define NEAR           1500
#define LEVEL_OF_CODES 3

struct _AnalectQuickSource
{
  AnalectWorkbench *workbench;
  GHashTable *used; /* code → AnalectTime, on the heap; NULL until it is asked for */
  AnalectQuickIndex *index;
  GArray *codes; /* of AnalectId: of the candidates */
};

/* When codes were used */

/* A coding whose time is not known was made at some time. */
static void
note_use (GHashTable *used, const AnalectRow *coding)
{
  gpointer code = GUINT_TO_POINTER (analect_row_reference (coding, ANALECT_CODING_CODE));
  gint64 at = MAX (1, analect_row_integer (coding, ANALECT_CODING_AT));
  gint64 *last = g_hash_table_lookup (used, code);

  if (last == NULL)
    {
      last = g_new0 (gint64, 1);
      g_hash_table_insert (used, code, last);
    }
  *last = MAX (*last, at);
}

static gint64
last_use (GHashTable *used, AnalectId code)
{
  gint64 *last = g_hash_table_lookup (used, GUINT_TO_POINTER (code));

  return last ? *last : 0;
}

static GHashTable *
new_uses (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static void
collect_all_uses (AnalectQuickSource *source)
{
  const AnalectRows *rows = analect_workbench_get_rows (source->workbench);

  if (source->used != NULL)
    return;
  source->used = new_uses ();
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    note_use (source->used, analect_rows_get (rows, id));
}

/* What goes leaves its time behind: a code that was used and taken back was in use lately all the same. */
static void
on_changed (AnalectWorkbench *workbench, const AnalectDelta *delta, AnalectQuickSource *source)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);

  for (guint i = 0; source->used != NULL && i < delta->n; i++)
    if (analect_id_kind (delta->entries[i].id) == ANALECT_KIND_CODING
        && delta->entries[i].kind != ANALECT_DELTA_REMOVED)
      note_use (source->used, analect_rows_get (rows, delta->entries[i].id));
}

/* The uses of all codings of EXCERPT. */
static void
note_excerpt (AnalectQuickSource *source, GHashTable *used, AnalectId excerpt)
{
  const AnalectRows *rows = analect_workbench_get_rows (source->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (source->workbench);

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
    note_use (used, analect_rows_get (rows, id));
}

static GHashTable *
uses_in_document (AnalectQuickSource *source, AnalectId document)
{
  AnalectLookup *lookup = analect_workbench_get_lookup (source->workbench);
  GHashTable *used = new_uses ();

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_EXCERPT_DOCUMENT, document); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_EXCERPT_DOCUMENT, id))
    note_excerpt (source, used, id);
  return used;
}

static GHashTable *
uses_between (AnalectQuickSource *source, AnalectId document, guint start, guint end)
{
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  GHashTable *used = new_uses ();

  analect_lookup_excerpts_in (analect_workbench_get_lookup (source->workbench), document, start, end, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    note_excerpt (source, used, g_array_index (excerpts, AnalectId, i));
  return used;
}

/* Candidates */

typedef struct
{
  GHashTable *here, *near;
  GPtrArray *above; /* names, borrowed, as deep as the walk is, and one that ends it */
} Walk;

static void
add_entry (AnalectQuickSource *source, const AnalectCodebookEntry *entry, Walk *walk)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (source->workbench), entry->code);
  AnalectQuickCandidate candidate = {
    .name = analect_row_string (row, ANALECT_CODE_NAME),
    .above = (const char *const *) walk->above->pdata,
    .aliases = analect_row_string (row, ANALECT_CODE_ALIASES),
    .definition = analect_row_string (row, ANALECT_CODE_DEFINITION),
    .used_here = last_use (walk->here, entry->code),
    .used = last_use (source->used, entry->code),
    .near = g_hash_table_contains (walk->near, GUINT_TO_POINTER (entry->code)),
  };

  analect_quick_index_add (source->index, &candidate);
  g_array_append_val (source->codes, entry->code);
}

void
analect_quick_source_collect (AnalectQuickSource *source, AnalectId document, guint start, guint end, gboolean places)
{
  const AnalectRows *rows = analect_workbench_get_rows (source->workbench);
  const AnalectCodebook *codebook = analect_workbench_get_codebook (source->workbench);
  Walk walk = { .above = g_ptr_array_new () };

  collect_all_uses (source);
  walk.here = uses_in_document (source, document);
  walk.near = uses_between (source, document, start > NEAR ? start - NEAR : 0, end + NEAR);
  g_clear_pointer (&source->index, analect_quick_index_free);
  source->index = analect_quick_index_new ();
  g_array_set_size (source->codes, 0);
  for (guint i = 0; i < codebook->n; i++)
    {
      const AnalectCodebookEntry *entry = &codebook->entries[i];
      gboolean placed = entry->placement != ANALECT_ID_NONE;

      g_ptr_array_set_size (walk.above, (gint) entry->depth);
      g_ptr_array_add (walk.above, NULL);
      if (!places || (placed && entry->level < LEVEL_OF_CODES))
        add_entry (source, entry, &walk);
      walk.above->pdata[entry->depth] =
          (gpointer) analect_row_string (analect_rows_get (rows, entry->code), ANALECT_CODE_NAME);
    }
  g_hash_table_unref (walk.here);
  g_hash_table_unref (walk.near);
  g_ptr_array_unref (walk.above);
}

const AnalectQuickIndex *
analect_quick_source_get_index (AnalectQuickSource *source)
{
  return source->index;
}

AnalectId
analect_quick_source_get_code (AnalectQuickSource *source, guint candidate)
{
  return g_array_index (source->codes, AnalectId, candidate);
}

/* Places for new codes */

static AnalectId
latest (GHashTable *used)
{
  AnalectId found = ANALECT_ID_NONE;
  gint64 last = 0;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(gint64 *) value > last || (*(gint64 *) value == last && GPOINTER_TO_UINT (key) > found))
      {
        found = GPOINTER_TO_UINT (key);
        last = *(gint64 *) value;
      }
  return found;
}

AnalectId
analect_quick_source_suggest_place (AnalectQuickSource *source, AnalectId document, guint start, guint end)
{
  g_autoptr (GHashTable) around = uses_between (source, document, start, MAX (end, start + 1));
  g_autoptr (GHashTable) here = uses_in_document (source, document);
  AnalectId code = latest (around);
  const AnalectCodebookEntry *entry;

  if (code == ANALECT_ID_NONE)
    code = latest (here);
  entry = code ? analect_workbench_find_entry (source->workbench, code) : NULL;
  if (entry == NULL || entry->placement == ANALECT_ID_NONE)
    return ANALECT_ID_NONE;
  return entry->level < LEVEL_OF_CODES ? code : analect_code_parent (source->workbench, code);
}

AnalectQuickSource *
analect_quick_source_new (AnalectWorkbench *workbench)
{
  AnalectQuickSource *source = g_new0 (AnalectQuickSource, 1);

  source->workbench = g_object_ref (workbench);
  source->codes = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_signal_connect (workbench, "changed", G_CALLBACK (on_changed), source);
  return source;
}

void
analect_quick_source_free (AnalectQuickSource *source)
{
  g_signal_handlers_disconnect_by_data (source->workbench, source);
  g_clear_pointer (&source->used, g_hash_table_unref);
  g_clear_pointer (&source->index, analect_quick_index_free);
  g_array_unref (source->codes);
  g_object_unref (source->workbench);
  g_free (source);
}
