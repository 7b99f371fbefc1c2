/* What of an import is there already, in the project or earlier in the plan.
 *
 * Works are numbered for the index of duplicates: references of the project by their place in the rows, items of the
 * plan behind them. Everything is linear in the size of the project and the plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-plan-private.h"

#include "match-key.h"

#define ITEMS_BETWEEN_LOOKS 256u

typedef struct
{
  AnalectImportPlan *plan;
  const AnalectRows *rows;
  guint n_references; /* numbers below this are references */
  AnalectExactIndex *works;
  GHashTable *records; /* hash of a record as it came → number of its work + 1 */
  GHashTable *raws;    /* the same hash → the record's text, for making sure */
  GHashTable *files;   /* hash of a file → id of a reference */
} Matcher;

/* A hash is as large as a pointer on every platform GTK 4 is built for. */
G_STATIC_ASSERT (sizeof (gpointer) == sizeof (guint64));

static gpointer
key_of (guint64 hash)
{
  return (gpointer) (guintptr) hash;
}

gboolean
analect_import_item_is_empty (const AnalectImportItem *item)
{
  return item->fulltext == NULL && item->decision == ANALECT_IMPORT_LEAVE && item->match == ANALECT_MATCH_NONE;
}

/* Notes a record of the work with NUMBER; the first one with its text counts. */
static void
enter_raw (Matcher *matcher, guint64 hash, AnalectText *raw, guint number)
{
  if (g_hash_table_contains (matcher->records, key_of (hash)))
    return;
  g_hash_table_insert (matcher->records, key_of (hash), GUINT_TO_POINTER (number + 1));
  g_hash_table_insert (matcher->raws, key_of (hash), raw);
}

static void
enter_project (Matcher *matcher)
{
  const AnalectRows *rows = matcher->rows;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_REFERENCE); id; id = analect_rows_next (rows, id))
    analect_exact_index_add_row (matcher->works, analect_rows_get (rows, id), analect_id_index (id));
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_IMPORT_RECORD); id; id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      AnalectText *raw = analect_row_text (row, ANALECT_IMPORT_RECORD_RAW);

      if (raw != NULL)
        enter_raw (matcher, analect_match_hash_unspaced (analect_text_peek (raw)), raw,
                   analect_id_index (analect_row_reference (row, ANALECT_IMPORT_RECORD_REFERENCE)));
    }
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id; id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      const char *hash = analect_row_string (row, ANALECT_DOCUMENT_HASH);

      if (*hash != '\0')
        g_hash_table_insert (matcher->files, (gpointer) hash,
                             GUINT_TO_POINTER (analect_row_reference (row, ANALECT_DOCUMENT_REFERENCE)));
    }
}

/* The work that has the same record, word for word. */
static guint
find_record (Matcher *matcher, const AnalectImportItem *item)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (matcher->records, key_of (item->raw_hash)));
  AnalectText *raw = g_hash_table_lookup (matcher->raws, key_of (item->raw_hash));

  if (number == 0 || !analect_match_equal_unspaced (analect_text_peek (raw), analect_text_peek (item->raw)))
    return ANALECT_EXACT_NOTHING;
  return number - 1;
}

static void
set_match (Matcher *matcher, AnalectImportItem *item, AnalectMatch match, guint number)
{
  item->match = match;
  if (number < matcher->n_references)
    item->match_reference = analect_id_new (ANALECT_KIND_REFERENCE, number);
  else
    item->match_item = number - matcher->n_references;
}

static void
match_record (Matcher *matcher, AnalectImportItem *item)
{
  AnalectMatch match = ANALECT_MATCH_RECORD;
  guint number = find_record (matcher, item);

  if (number == ANALECT_EXACT_NOTHING)
    number = analect_exact_index_find (matcher->works, item->reference, &match);
  if (number == ANALECT_EXACT_NOTHING)
    return;
  set_match (matcher, item, match, number);
  if (match == ANALECT_MATCH_RECORD && number < matcher->n_references)
    item->decision = ANALECT_IMPORT_LINK;
  else if (matcher->plan->options.duplicates == ANALECT_DUPLICATES_FLAG)
    item->decision = ANALECT_IMPORT_FLAG;
  else if (matcher->plan->options.duplicates == ANALECT_DUPLICATES_SKIP)
    item->decision = ANALECT_IMPORT_LINK;
}

static void
match_fulltext (Matcher *matcher, AnalectImportItem *item)
{
  const char *hash = analect_import_file (matcher->plan, item->file)->hash;
  AnalectId reference = GPOINTER_TO_UINT (g_hash_table_lookup (matcher->files, hash));
  AnalectMatch match;
  guint number;

  if (reference != ANALECT_ID_NONE)
    {
      item->match = ANALECT_MATCH_FILE;
      item->match_reference = reference;
      item->decision = ANALECT_IMPORT_LEAVE;
      return;
    }
  number = analect_exact_index_find_fulltext (matcher->works, item->reference, &match);
  if (number == ANALECT_EXACT_NOTHING)
    return;
  set_match (matcher, item, match, number);
  item->decision = ANALECT_IMPORT_LINK;
}

static void
match_item (Matcher *matcher, guint number)
{
  AnalectImportItem *item = analect_import_item (matcher->plan, number);

  if (analect_import_item_is_empty (item))
    return;
  if (item->fulltext != NULL)
    match_fulltext (matcher, item);
  else
    match_record (matcher, item);
  analect_exact_index_add_draft (matcher->works, item->reference, matcher->n_references + number);
  if (item->raw != NULL)
    enter_raw (matcher, item->raw_hash, item->raw, matcher->n_references + number);
}

/* Records come first, whatever the order of the files, so that texts find them. */
static gboolean
match_all (Matcher *matcher, GCancellable *cancellable, GError **error)
{
  guint n = matcher->plan->items->len;

  for (guint i = 0; i < 2 * n; i++)
    {
      gboolean is_text = analect_import_item (matcher->plan, i % n)->fulltext != NULL;

      if (i % ITEMS_BETWEEN_LOOKS == 0 && analect_import_is_cancelled (cancellable, error))
        return FALSE;
      if (is_text == (i >= n))
        match_item (matcher, i % n);
    }
  return TRUE;
}

gboolean
analect_import_match_items (AnalectImportPlan *plan, const AnalectRows *rows, GCancellable *cancellable, GError **error)
{
  Matcher matcher = { .plan = plan, .rows = rows };
  gboolean is_done;

  if (plan->items->len == 0)
    return TRUE;
  matcher.n_references = analect_rows_get_bound (rows, ANALECT_KIND_REFERENCE);
  matcher.works = analect_exact_index_new ();
  matcher.records = g_hash_table_new (NULL, NULL);
  matcher.raws = g_hash_table_new (NULL, NULL);
  matcher.files = g_hash_table_new (g_str_hash, g_str_equal);
  enter_project (&matcher);
  is_done = match_all (&matcher, cancellable, error);
  analect_exact_index_free (matcher.works);
  g_hash_table_unref (matcher.records);
  g_hash_table_unref (matcher.raws);
  g_hash_table_unref (matcher.files);
  return is_done;
}
