/* The journal of an open project; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal.h"

#include "journal-header.h"

#include <string.h>

struct _AnalectJournal
{
  AnalectJournalWriter *writer;
  AnalectProject *project;
  AnalectJournalHeader header;
  GHashTable *texts; /* AnalectText → its entry, of the long texts in the file */
  guint64 n_texts;   /* that ever were */

  guint depth;        /* steps to undo that this journal holds */
  guint undone;       /* steps to redo that it holds */
  char *step_name;    /* of the open step, or NULL */
  GPtrArray *step;    /* its changes so far */
  gboolean straddles; /* it was open at the last mark */
  guint mark;         /* place of the first entry after the snapshot; 0: none is being saved */

  GSource *source; /* calls the callback; set off from the writer's threads */
  AnalectJournalCallback callback;
  gpointer callback_data;
};

static void
record (AnalectJournal *journal, AnalectJournalRecordType type, const char *payload)
{
  analect_journal_writer_add (journal->writer, analect_journal_entry_new (type, payload ? payload : "", -1));
}

/* The entry of a long text, made when it is not in the file yet; borrowed. */
static AnalectJournalEntry *
need_text (AnalectJournal *journal, AnalectText *text)
{
  AnalectJournalEntry *entry = g_hash_table_lookup (journal->texts, text);

  if (entry != NULL)
    return entry;
  entry = analect_journal_entry_new_text (++journal->n_texts, text);
  g_hash_table_insert (journal->texts, text, entry);
  analect_journal_writer_add (journal->writer, analect_journal_entry_ref (entry));
  return entry;
}

/* The entries of the long texts that CHANGE sets, or NULL. The caller owns the array. */
static GPtrArray *
need_texts (AnalectJournal *journal, const AnalectChange *change)
{
  GPtrArray *texts = NULL;

  for (guint i = 0; i < analect_change_get_n_items (change); i++)
    {
      const AnalectChangeItem *item = analect_change_get_item (change, i);

      if (analect_fields[item->field].type != ANALECT_TYPE_TEXT || item->after.text == NULL
          || analect_text_get_size (item->after.text) <= ANALECT_JOURNAL_LONG_TEXT)
        continue;
      if (texts == NULL)
        texts = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_journal_entry_unref);
      g_ptr_array_add (texts, analect_journal_entry_ref (need_text (journal, item->after.text)));
    }
  return texts;
}

static void
record_change (AnalectJournal *journal, AnalectChange *change)
{
  GPtrArray *texts = need_texts (journal, change);
  AnalectJournalEntry *entry;

  if (analect_journal_is_large (change))
    {
      g_autoptr (AnalectRows) snapshot = analect_project_snapshot (journal->project);

      entry = analect_journal_entry_new_large_change (snapshot, change, texts);
    }
  else
    entry = analect_journal_entry_new_change (analect_project_get_rows (journal->project), change, texts);
  analect_journal_writer_add (journal->writer, entry);
}

/* Records CHANGES, or what takes them back, as a step of their own, which is done whole or not at all; whoever replays
 * it can redo nothing after that. */
static void
record_steps (AnalectJournal *journal, const char *name, GPtrArray *changes, gboolean backwards)
{
  journal->undone = 0;
  record (journal, ANALECT_JOURNAL_WHOLE, name);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (AnalectChange) change = backwards ? analect_change_invert (changes->pdata[changes->len - 1 - i])
                                                   : analect_change_ref (changes->pdata[i]);

      record_change (journal, change);
    }
  record (journal, ANALECT_JOURNAL_END, NULL);
}

static void
on_undo (AnalectJournal *journal)
{
  if (journal->depth == 0)
    {
      record_steps (journal, analect_project_get_redo_name (journal->project),
                    analect_project_peek_redo (journal->project), TRUE);
      return;
    }
  journal->depth--;
  journal->undone++;
  record (journal, ANALECT_JOURNAL_UNDO, NULL);
}

static void
on_redo (AnalectJournal *journal)
{
  if (journal->undone == 0)
    {
      record_steps (journal, analect_project_get_undo_name (journal->project),
                    analect_project_peek_undo (journal->project), FALSE);
      return;
    }
  journal->depth++;
  journal->undone--;
  record (journal, ANALECT_JOURNAL_REDO, NULL);
}

static void
on_change (AnalectJournal *journal, AnalectChange *change)
{
  if (journal->step_name != NULL)
    g_ptr_array_add (journal->step, analect_change_ref (change));
  else
    {
      journal->depth++;
      journal->undone = 0;
    }
  record_change (journal, change);
}

static void
on_begin (AnalectJournal *journal, const char *name)
{
  journal->step_name = g_strdup (name ? name : "");
  record (journal, ANALECT_JOURNAL_BEGIN, name);
}

/* A step that straddles a mark is not one that the journal holds as a whole. */
static void
on_end (AnalectJournal *journal)
{
  if (journal->step->len > 0)
    {
      journal->depth = journal->straddles ? 0 : journal->depth + 1;
      journal->undone = 0;
    }
  record (journal, ANALECT_JOURNAL_END, NULL);
}

/* Of a step that straddles a mark, whoever replays from the mark knows only a part: what takes back all of it is spelt
 * out. */
static void
on_cancel (AnalectJournal *journal)
{
  if (!journal->straddles)
    {
      record (journal, ANALECT_JOURNAL_CANCEL, NULL);
      return;
    }
  record (journal, ANALECT_JOURNAL_END, NULL);
  record_steps (journal, journal->step_name, journal->step, TRUE);
  journal->depth = 0;
}

static void
leave_step (AnalectJournal *journal)
{
  g_clear_pointer (&journal->step_name, g_free);
  g_ptr_array_set_size (journal->step, 0);
  journal->straddles = FALSE;
}

static void
on_event (AnalectProject *project, AnalectEvent event, const AnalectChange *change, const char *name, gpointer data)
{
  AnalectJournal *journal = data;

  switch (event)
    {
    case ANALECT_EVENT_CHANGE:
      on_change (journal, (AnalectChange *) change); /* an applied change is immutable, and shared */
      break;
    case ANALECT_EVENT_BEGIN_STEP:
      on_begin (journal, name);
      break;
    case ANALECT_EVENT_END_STEP:
      on_end (journal);
      leave_step (journal);
      break;
    case ANALECT_EVENT_CANCEL_STEP:
      on_cancel (journal);
      leave_step (journal);
      break;
    case ANALECT_EVENT_UNDO:
      on_undo (journal);
      break;
    case ANALECT_EVENT_REDO:
      on_redo (journal);
      break;
    }
}

/* Any thread: has the source dispatched soon. */
static void
wake (gpointer data)
{
  AnalectJournal *journal = data;

  g_source_set_ready_time (journal->source, 0);
}

static gboolean
dispatch (GSource *source, GSourceFunc function, gpointer data)
{
  AnalectJournal *journal = data;

  g_source_set_ready_time (source, -1);
  if (journal->callback != NULL)
    journal->callback (journal, journal->callback_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
do_nothing (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static GSource *
source_new (AnalectJournal *journal)
{
  static GSourceFuncs functions = { .dispatch = dispatch };
  GSource *source = g_source_new (&functions, sizeof (GSource));

  g_source_set_static_name (source, "journal");
  g_source_set_callback (source, do_nothing, journal, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static AnalectJournalEntry *
make_header (AnalectJournal *journal)
{
  g_autoptr (GString) payload = NULL;

  g_free (journal->header.title);
  journal->header.title = g_strdup (analect_row_string (
      analect_rows_get (analect_project_get_rows (journal->project), ANALECT_ID_PROJECT), ANALECT_PROJECT_TITLE));
  payload = analect_journal_header_format (&journal->header);
  return analect_journal_entry_new (ANALECT_JOURNAL_HEADER, payload->str, (gssize) payload->len);
}

AnalectJournal *
analect_journal_new (const AnalectFileOps *ops, const char *folder, const char *path, AnalectProject *project,
                     const AnalectEtag *base)
{
  AnalectJournal *journal = g_new0 (AnalectJournal, 1);

  journal->project = g_object_ref (project);
  journal->header.session = g_uuid_string_random ();
  journal->header.path = g_canonicalize_filename (path, NULL);
  journal->header.guid = analect_rows_get (analect_project_get_rows (project), ANALECT_ID_PROJECT)->guid;
  journal->header.base = *base;
  journal->header.began = analect_time_now ();
  journal->texts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) analect_journal_entry_unref);
  journal->step = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_change_unref);
  journal->source = source_new (journal);
  journal->writer = analect_journal_writer_new (ops, folder, wake, journal);
  analect_journal_writer_add (journal->writer, make_header (journal));
  analect_project_set_listener (project, on_event, journal);
  return journal;
}

static void
end (AnalectJournal *journal, gboolean remove)
{
  analect_project_set_listener (journal->project, NULL, NULL);
  analect_journal_writer_free (journal->writer, remove);
  g_source_destroy (journal->source);
  g_source_unref (journal->source);
  g_hash_table_unref (journal->texts);
  leave_step (journal);
  g_ptr_array_unref (journal->step);
  analect_journal_header_clear (&journal->header);
  g_object_unref (journal->project);
  g_free (journal);
}

void
analect_journal_free (AnalectJournal *journal)
{
  end (journal, FALSE);
}

void
analect_journal_close (AnalectJournal *journal)
{
  end (journal, TRUE);
}

void
analect_journal_set_callback (AnalectJournal *journal, AnalectJournalCallback callback, gpointer data)
{
  journal->callback = callback;
  journal->callback_data = data;
}

void
analect_journal_set_base_digest (AnalectJournal *journal, const AnalectDigest *digest)
{
  char text[ANALECT_DIGEST_STRING_SIZE];

  record (journal, ANALECT_JOURNAL_BASE, analect_digest_format (digest, text));
}

void
analect_journal_mark (AnalectJournal *journal)
{
  record (journal, ANALECT_JOURNAL_MARK, NULL);
  journal->mark = analect_journal_writer_get_place (journal->writer);
  journal->depth = journal->undone = 0;
  if (journal->step_name == NULL)
    return;
  journal->straddles = TRUE;
  /* For whoever begins here; others have the step open already. */
  record (journal, ANALECT_JOURNAL_BEGIN, journal->step_name);
}

void
analect_journal_promise (AnalectJournal *journal, const AnalectDigest *digest)
{
  char text[ANALECT_DIGEST_STRING_SIZE];

  record (journal, ANALECT_JOURNAL_SAVED, analect_digest_format (digest, text));
  /* A single failure is no reason to go on without. */
  if (!analect_journal_flush (journal, NULL))
    analect_journal_flush (journal, NULL);
}

void
analect_journal_set_path (AnalectJournal *journal, const char *path)
{
  g_free (journal->header.path);
  journal->header.path = g_canonicalize_filename (path, NULL);
}

void
analect_journal_rebase (AnalectJournal *journal, const AnalectEtag *base)
{
  g_autoptr (GPtrArray) texts = NULL;

  g_return_if_fail (journal->mark > 0);

  journal->header.base = *base;
  journal->header.generation++;
  texts = analect_journal_writer_restart (journal->writer, make_header (journal), journal->mark);
  journal->mark = 0;
  g_hash_table_remove_all (journal->texts);
  for (guint i = 0; i < texts->len; i++)
    g_hash_table_insert (journal->texts, analect_journal_entry_get_text (texts->pdata[i]),
                         analect_journal_entry_ref (texts->pdata[i]));
}

void
analect_journal_get_progress (AnalectJournal *journal, AnalectJournalProgress *progress)
{
  analect_journal_writer_get_progress (journal->writer, progress);
}

guint64
analect_journal_get_recorded (AnalectJournal *journal)
{
  AnalectJournalProgress progress;

  analect_journal_writer_get_progress (journal->writer, &progress);
  return progress.recorded;
}

guint64
analect_journal_get_durable (AnalectJournal *journal)
{
  AnalectJournalProgress progress;

  analect_journal_writer_get_progress (journal->writer, &progress);
  return progress.durable;
}

gboolean
analect_journal_flush (AnalectJournal *journal, GError **error)
{
  return analect_journal_writer_wait (journal->writer, error);
}

GError *
analect_journal_get_failure (AnalectJournal *journal)
{
  return analect_journal_writer_get_failure (journal->writer);
}
