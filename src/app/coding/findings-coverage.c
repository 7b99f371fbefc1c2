/* Sentences of findings that are coded, document by document; see the header.
 *
 * Each document has an entry: its sentences (once the worker has found them) and its count (once counted). A document
 * that waits for either stands in the queue. One worker runs at a time; what it brings is thrown away when the text or
 * the sections are others by then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "findings-coverage.h"

#include <string.h>

#include <gio/gio.h>

typedef struct
{
  GArray *sentences; /* NULL: not known */
  AnalectSentenceCount count;
  gboolean counted;
  gboolean queued;
} Entry;

struct _AnalectFindingsCoverage
{
  GObject parent_instance;

  AnalectProject *project;
  GHashTable *entries;  /* document → Entry */
  GHashTable *places;   /* excerpt → the document it was counted in */
  GQueue queue;         /* of documents */
  GCancellable *worker; /* while one runs */
  AnalectId at_work;    /* what it works on */
  gboolean stale;       /* the document at work has changed since */
  guint idle;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectFindingsCoverage, analect_findings_coverage, G_TYPE_OBJECT)

typedef struct
{
  AnalectText *text;
  GArray *parts;    /* of AnalectRange */
  GArray *headings; /* of guint */
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->text, analect_text_unref);
  g_array_unref (job->parts);
  g_array_unref (job->headings);
  g_free (job);
}

static void
entry_free (Entry *entry)
{
  g_clear_pointer (&entry->sentences, g_array_unref);
  g_free (entry);
}

static void wake (AnalectFindingsCoverage *self);

/* Whether the text has TITLE at the section's start, as its heading. */
static gboolean
begins_with_title (const AnalectText *text, const AnalectRow *section, guint start)
{
  const char *title = analect_row_string (section, ANALECT_SECTION_TITLE);
  guint length = (guint) g_utf8_strlen (title, -1);

  return length > 0 && analect_text_slice_equal (text, start, start + length, title, strlen (title));
}

static Job *
make_job (AnalectFindingsCoverage *self, AnalectId document)
{
  const AnalectRows *rows = analect_project_get_rows (self->project);
  AnalectLookup *lookup = analect_project_get_lookup (self->project);
  AnalectText *text = analect_row_text (analect_rows_get (rows, document), ANALECT_DOCUMENT_TEXT);
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  Job *job = g_new0 (Job, 1);

  job->text = text ? analect_text_ref (text) : NULL;
  job->parts = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  job->headings = g_array_new (FALSE, FALSE, sizeof (guint));
  analect_lookup_referrers (lookup, ANALECT_SECTION_DOCUMENT, document, sections);
  for (guint i = 0; text != NULL && i < sections->len; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, g_array_index (sections, AnalectId, i));
      AnalectRange part = { (guint32) MAX (analect_row_integer (row, ANALECT_SECTION_START), 0),
                            (guint32) MAX (analect_row_integer (row, ANALECT_SECTION_END), 0) };

      if (analect_row_integer (row, ANALECT_SECTION_ROLE) == ANALECT_SECTION_ROLE_FINDINGS)
        g_array_append_val (job->parts, part);
      if (begins_with_title (text, row, part.start))
        g_array_append_val (job->headings, part.start);
    }
  return job;
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  g_task_return_pointer (task,
                         analect_find_sentences (job->text, (const AnalectRange *) (gpointer) job->parts->data,
                                                 job->parts->len, (const guint *) (gpointer) job->headings->data,
                                                 job->headings->len),
                         (GDestroyNotify) g_array_unref);
}

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  AnalectFindingsCoverage *self = ANALECT_FINDINGS_COVERAGE (source);
  g_autoptr (GArray) sentences = g_task_propagate_pointer (G_TASK (result), NULL);
  Entry *entry;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->worker);
  entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (self->at_work));
  if (entry != NULL && sentences != NULL && !self->stale)
    entry->sentences = g_steal_pointer (&sentences);
  self->at_work = ANALECT_ID_NONE;
  wake (self);
}

static void
start_worker (AnalectFindingsCoverage *self, AnalectId document)
{
  g_autoptr (GTask) task = NULL;

  self->worker = g_cancellable_new ();
  self->at_work = document;
  self->stale = FALSE;
  task = g_task_new (self, self->worker, found, NULL);
  g_task_set_task_data (task, make_job (self, document), (GDestroyNotify) job_free);
  g_task_set_name (task, "findings-coverage");
  g_task_run_in_thread (task, find_in_thread);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const AnalectRange *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* The ranges of all excerpts of a document, ascending; notes which excerpts they are. */
static GArray *
collect_ranges (AnalectFindingsCoverage *self, AnalectId document)
{
  const AnalectRows *rows = analect_project_get_rows (self->project);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_excerpts_in (analect_project_get_lookup (self->project), document, 0, G_MAXUINT, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId id = g_array_index (excerpts, AnalectId, i);
      const AnalectRow *row = analect_rows_get (rows, id);
      const AnalectRanges *more = analect_row_ranges (row, ANALECT_EXCERPT_MORE);
      gint64 start = analect_row_integer (row, ANALECT_EXCERPT_START);
      gint64 end = analect_row_integer (row, ANALECT_EXCERPT_END);

      g_hash_table_insert (self->places, GUINT_TO_POINTER (id), GUINT_TO_POINTER (document));
      if (start >= 0 && end > start)
        {
          AnalectRange range = { (guint32) start, (guint32) end };

          g_array_append_val (ranges, range);
        }
      if (more != NULL)
        g_array_append_vals (ranges, more->ranges, more->n);
    }
  g_array_sort (ranges, compare_ranges);
  return ranges;
}

static void
count (AnalectFindingsCoverage *self, AnalectId document, Entry *entry)
{
  g_autoptr (GArray) ranges = collect_ranges (self, document);

  entry->count.sentences = entry->sentences->len;
  entry->count.covered =
      analect_count_covered (entry->sentences, (const AnalectRange *) (gpointer) ranges->data, ranges->len);
  entry->counted = TRUE;
  g_signal_emit (self, signals[CHANGED], 0, document);
}

/* Does one document of the queue, or hands it to the worker. */
static gboolean
work (gpointer data)
{
  AnalectFindingsCoverage *self = data;
  AnalectId document;
  Entry *entry;

  if (g_queue_is_empty (&self->queue))
    {
      self->idle = 0;
      return G_SOURCE_REMOVE;
    }
  document = GPOINTER_TO_UINT (g_queue_peek_head (&self->queue));
  entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (document));
  if (entry != NULL && entry->sentences == NULL)
    {
      self->idle = 0;
      if (self->worker == NULL)
        start_worker (self, document);
      return G_SOURCE_REMOVE;
    }
  g_queue_pop_head (&self->queue);
  if (entry != NULL)
    {
      entry->queued = FALSE;
      count (self, document, entry);
    }
  return G_SOURCE_CONTINUE;
}

static void
wake (AnalectFindingsCoverage *self)
{
  if (self->idle == 0 && self->worker == NULL && !g_queue_is_empty (&self->queue))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, work, self, NULL);
}

static void
enqueue (AnalectFindingsCoverage *self, AnalectId document)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (document));

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->entries, GUINT_TO_POINTER (document), entry);
    }
  if (!entry->queued)
    g_queue_push_tail (&self->queue, GUINT_TO_POINTER (document));
  entry->queued = TRUE;
  wake (self);
}

/* The sentences of DOCUMENT are others. */
static void
forget_sentences (AnalectFindingsCoverage *self, AnalectId document)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (document));

  if (entry != NULL)
    {
      g_clear_pointer (&entry->sentences, g_array_unref);
      entry->counted = FALSE;
    }
  if (self->at_work == document)
    self->stale = TRUE;
  enqueue (self, document);
}

/* Of a section that is gone nobody knows any more whose it was. */
static void
forget_all_sentences (AnalectFindingsCoverage *self)
{
  const AnalectRows *rows = analect_project_get_rows (self->project);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id; id = analect_rows_next (rows, id))
    forget_sentences (self, id);
}

static void
note_document (AnalectFindingsCoverage *self, const AnalectDeltaEntry *change)
{
  if (change->kind == ANALECT_DELTA_REMOVED)
    {
      Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (change->id));

      if (entry != NULL && entry->queued)
        g_queue_remove (&self->queue, GUINT_TO_POINTER (change->id));
      g_hash_table_remove (self->entries, GUINT_TO_POINTER (change->id));
    }
  else if (analect_delta_entry_has (change, ANALECT_DOCUMENT_TEXT))
    forget_sentences (self, change->id);
}

static void
note_excerpt (AnalectFindingsCoverage *self, const AnalectRows *rows, const AnalectDeltaEntry *change)
{
  AnalectId before = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, GUINT_TO_POINTER (change->id)));
  const AnalectRow *row = analect_rows_get (rows, change->id);
  AnalectId now = row ? analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT) : ANALECT_ID_NONE;

  if (row == NULL)
    g_hash_table_remove (self->places, GUINT_TO_POINTER (change->id));
  if (before != ANALECT_ID_NONE && before != now && analect_rows_get (rows, before) != NULL)
    enqueue (self, before);
  if (now != ANALECT_ID_NONE)
    enqueue (self, now);
}

static void
project_changed (AnalectFindingsCoverage *self, const AnalectDelta *delta)
{
  const AnalectRows *rows = analect_project_get_rows (self->project);
  gboolean section_gone = FALSE;

  for (guint i = 0; i < delta->n; i++)
    {
      const AnalectDeltaEntry *change = &delta->entries[i];
      const AnalectRow *row = analect_rows_get (rows, change->id);
      AnalectKind kind = analect_id_kind (change->id);

      if (kind == ANALECT_KIND_DOCUMENT)
        note_document (self, change);
      else if (kind == ANALECT_KIND_EXCERPT)
        note_excerpt (self, rows, change);
      else if (kind == ANALECT_KIND_SECTION && row != NULL)
        forget_sentences (self, analect_row_reference (row, ANALECT_SECTION_DOCUMENT));
      else if (kind == ANALECT_KIND_SECTION)
        section_gone = TRUE;
    }
  if (section_gone)
    forget_all_sentences (self);
}

static void
analect_findings_coverage_dispose (GObject *object)
{
  AnalectFindingsCoverage *self = ANALECT_FINDINGS_COVERAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->worker != NULL)
    g_cancellable_cancel (self->worker);
  g_clear_object (&self->worker);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (analect_findings_coverage_parent_class)->dispose (object);
}

static void
analect_findings_coverage_finalize (GObject *object)
{
  AnalectFindingsCoverage *self = ANALECT_FINDINGS_COVERAGE (object);

  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->places);
  g_queue_clear (&self->queue);
  G_OBJECT_CLASS (analect_findings_coverage_parent_class)->finalize (object);
}

static void
analect_findings_coverage_class_init (AnalectFindingsCoverageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_findings_coverage_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_findings_coverage_finalize;
  signals[CHANGED] = g_signal_new ("changed", ANALECT_TYPE_FINDINGS_COVERAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
analect_findings_coverage_init (AnalectFindingsCoverage *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) entry_free);
  self->places = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->queue);
}

AnalectFindingsCoverage *
analect_findings_coverage_new (AnalectProject *project)
{
  AnalectFindingsCoverage *self = g_object_new (ANALECT_TYPE_FINDINGS_COVERAGE, NULL);
  const AnalectRows *rows = analect_project_get_rows (project);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id; id = analect_rows_next (rows, id))
    enqueue (self, id);
  return self;
}

gboolean
analect_findings_coverage_get (AnalectFindingsCoverage *self, AnalectId document, AnalectSentenceCount *result)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (document));

  if (entry == NULL || !entry->counted)
    return FALSE;
  *result = entry->count;
  return TRUE;
}

void
analect_findings_coverage_hurry (AnalectFindingsCoverage *self, AnalectId document)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (document));

  if (entry == NULL || !entry->queued)
    return;
  g_queue_remove (&self->queue, GUINT_TO_POINTER (document));
  g_queue_push_head (&self->queue, GUINT_TO_POINTER (document));
}

gboolean
analect_findings_coverage_next_uncoded (AnalectFindingsCoverage *self, AnalectId document, guint from,
                                        AnalectRange *result)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (document));
  g_autoptr (GArray) ranges = NULL;
  const AnalectRange *first = NULL, *next = NULL;
  guint32 reach = 0;
  guint r = 0;

  if (entry == NULL || entry->sentences == NULL)
    return FALSE;
  ranges = collect_ranges (self, document);
  for (guint i = 0; i < entry->sentences->len && next == NULL; i++)
    {
      const AnalectRange *sentence = &g_array_index (entry->sentences, AnalectRange, i);

      for (; r < ranges->len && g_array_index (ranges, AnalectRange, r).start < sentence->end; r++)
        reach = MAX (reach, g_array_index (ranges, AnalectRange, r).end);
      if (reach > sentence->start)
        continue;
      if (first == NULL)
        first = sentence;
      if (sentence->start >= from)
        next = sentence;
    }
  if (next == NULL)
    next = first;
  if (next != NULL)
    *result = *next;
  return next != NULL;
}
