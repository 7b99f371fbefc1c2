/* The journal's threads; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal-writer.h"

#include "journal-file.h"
#include "storage-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Pause between a failure and the next attempt. */
#define RETRY_MILLISECONDS 500

/* Bytes written before the disk is waited for. */
#define BATCH (4u * 1024 * 1024)

struct _AnalectJournalWriter
{
  const AnalectFileOps *ops;
  char *folder;
  AnalectJournalWriterNotify notify;
  gpointer notify_data;
  GThread *writing, *syncing;

  GMutex mutex; /* guards what follows */
  GCond changed;
  GPtrArray *entries; /* of AnalectJournalEntry: since the journal began anew */
  guint generation;   /* counts the beginnings */
  guint64 before;     /* entries ever, less those among the entries */
  guint64 durable;    /* entries ever, on the disk */
  GError *failure;
  gint64 not_before;        /* no attempt before this monotonic time */
  gboolean quit, done;      /* the writing thread is to end; it has ended */
  AnalectJournalFile *file; /* or NULL; opened, closed and written to by the writing thread */
  guint file_generation;    /* of the entries in it */
  guint n_first;            /* entries it must have to take the place of those before it */
  guint n_written;          /* entries in it */
  guint n_synced;           /* how many of them are on the disk */
  gboolean sync_running;    /* the file is being synced and must stay */
  gboolean bad;             /* the file must be given up */
  GPtrArray *replaced;      /* paths of files that go when this one is on the disk */
};

static void
tell (AnalectJournalWriter *writer)
{
  if (writer->notify != NULL)
    writer->notify (writer->notify_data);
}

/* The functions from here on are called with the mutex held, which is given up while the disk is at work. */

static gboolean
needs_file (const AnalectJournalWriter *writer)
{
  return writer->file == NULL || writer->bad || writer->file_generation != writer->generation;
}

static gboolean
has_unwritten (const AnalectJournalWriter *writer)
{
  return writer->entries->len > 0 && (needs_file (writer) || writer->n_written < writer->entries->len);
}

/* Whether waiting for the disk would make something durable. A file that is not whole yet counts for nothing. */
static gboolean
has_unsynced (const AnalectJournalWriter *writer)
{
  return !needs_file (writer) && writer->n_synced < writer->n_written && writer->n_written >= writer->n_first;
}

static void
set_failure (AnalectJournalWriter *writer, GError *error)
{
  g_clear_error (&writer->failure);
  writer->failure = error;
  writer->not_before = g_get_monotonic_time () + RETRY_MILLISECONDS * G_TIME_SPAN_MILLISECOND;
}

/* Takes leave of the present file. It stays until the next one is on the disk, unless it never was whole itself. Of
 * files that nobody could bring onto the disk one is enough. */
static void
leave_file (AnalectJournalWriter *writer)
{
  AnalectJournalFile *file;
  gboolean needed;

  while (writer->sync_running)
    g_cond_wait (&writer->changed, &writer->mutex);
  file = g_steal_pointer (&writer->file);
  needed =
      file != NULL && (writer->n_synced > 0 || (writer->n_written >= writer->n_first && writer->replaced->len == 0));
  writer->bad = FALSE;
  if (needed)
    g_ptr_array_add (writer->replaced, g_strdup (analect_journal_file_get_path (file)));
  g_mutex_unlock (&writer->mutex);
  if (file != NULL)
    analect_journal_file_close (file, !needed);
  g_mutex_lock (&writer->mutex);
}

/* Opens a file for the entries there are now. */
static gboolean
open_file (AnalectJournalWriter *writer, GError **error)
{
  guint generation, n_first;
  AnalectJournalFile *file;

  leave_file (writer);
  generation = writer->generation;
  n_first = writer->entries->len;
  g_mutex_unlock (&writer->mutex);
  file = analect_journal_file_open (writer->ops, writer->folder, error);
  g_mutex_lock (&writer->mutex);

  writer->file = file;
  writer->file_generation = generation;
  writer->n_first = n_first;
  writer->n_written = writer->n_synced = 0;
  return file != NULL;
}

/* The next entries to be written, a batch of them. The caller unrefs the array. */
static GPtrArray *
take_batch (const AnalectJournalWriter *writer)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_journal_entry_unref);
  gsize weight = 0;

  for (guint i = writer->n_written; i < writer->entries->len && weight < BATCH; i++)
    {
      g_ptr_array_add (batch, analect_journal_entry_ref (writer->entries->pdata[i]));
      weight += analect_journal_entry_get_weight (writer->entries->pdata[i]);
    }
  return batch;
}

static gboolean
write_some (AnalectJournalWriter *writer, GError **error)
{
  g_autoptr (GPtrArray) batch = NULL;
  AnalectJournalFile *file;
  gboolean ok, usable = TRUE;
  guint n_first;

  if (needs_file (writer) && !open_file (writer, error))
    return FALSE;
  if (needs_file (writer)) /* it began anew meanwhile */
    return TRUE;
  batch = take_batch (writer);
  file = writer->file;
  n_first = writer->n_first;
  g_mutex_unlock (&writer->mutex);
  ok = analect_journal_file_append (file, batch, n_first, &usable, error);
  g_mutex_lock (&writer->mutex);

  if (ok)
    writer->n_written += batch->len;
  writer->bad |= !usable;
  return ok;
}

static gpointer
run_writing (gpointer data)
{
  AnalectJournalWriter *writer = data;

  g_mutex_lock (&writer->mutex);
  while (TRUE)
    {
      GError *error = NULL;

      while (!has_unwritten (writer) && !writer->quit)
        g_cond_wait (&writer->changed, &writer->mutex);
      while (!writer->quit && g_get_monotonic_time () < writer->not_before)
        g_cond_wait_until (&writer->changed, &writer->mutex, writer->not_before);
      if (!has_unwritten (writer))
        break;
      if (write_some (writer, &error))
        {
          g_cond_broadcast (&writer->changed);
          continue;
        }
      set_failure (writer, error);
      g_cond_broadcast (&writer->changed);
      tell (writer);
      if (writer->quit)
        break;
    }
  g_mutex_unlock (&writer->mutex);
  return NULL;
}

/* Removes the files that are not needed any more; those that cannot be removed wait for the next time. */
static void
remove_replaced (AnalectJournalWriter *writer)
{
  g_autoptr (GPtrArray) paths = g_steal_pointer (&writer->replaced);

  writer->replaced = g_ptr_array_new_with_free_func (g_free);
  if (paths->len == 0)
    return;
  g_mutex_unlock (&writer->mutex);
  for (guint i = paths->len; i > 0; i--)
    if (writer->ops->unlink (writer->ops->data, paths->pdata[i - 1]) == 0 || errno == ENOENT)
      g_ptr_array_remove_index (paths, i - 1);
  analect_file_sync_folder (writer->ops, writer->folder, NULL);
  g_mutex_lock (&writer->mutex);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (writer->replaced, g_strdup (paths->pdata[i]));
}

static void
sync_written (AnalectJournalWriter *writer)
{
  guint n = writer->n_written;
  AnalectJournalFile *file = writer->file;
  GError *error = NULL;
  gboolean ok;

  writer->sync_running = TRUE;
  g_mutex_unlock (&writer->mutex);
  ok = analect_journal_file_sync (file, &error);
  g_mutex_lock (&writer->mutex);
  writer->sync_running = FALSE;

  if (!ok)
    {
      writer->bad = TRUE;
      set_failure (writer, error);
      return;
    }
  writer->n_synced = n;
  if (writer->file_generation == writer->generation)
    {
      writer->durable = MAX (writer->durable, writer->before + n);
      if (n == writer->entries->len)
        g_clear_error (&writer->failure);
    }
  remove_replaced (writer);
}

static gpointer
run_syncing (gpointer data)
{
  AnalectJournalWriter *writer = data;

  g_mutex_lock (&writer->mutex);
  while (TRUE)
    {
      while (!has_unsynced (writer) && !writer->done)
        g_cond_wait (&writer->changed, &writer->mutex);
      if (!has_unsynced (writer))
        break;
      sync_written (writer);
      g_cond_broadcast (&writer->changed);
      tell (writer);
    }
  g_mutex_unlock (&writer->mutex);
  return NULL;
}

AnalectJournalWriter *
analect_journal_writer_new (const AnalectFileOps *ops, const char *folder, AnalectJournalWriterNotify notify,
                            gpointer data)
{
  AnalectJournalWriter *writer = g_new0 (AnalectJournalWriter, 1);

  writer->ops = analect_file_ops_or_real (ops);
  writer->folder = g_strdup (folder);
  writer->notify = notify;
  writer->notify_data = data;
  writer->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_journal_entry_unref);
  writer->replaced = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&writer->mutex);
  g_cond_init (&writer->changed);
  writer->writing = g_thread_new ("journal", run_writing, writer);
  writer->syncing = g_thread_new ("journal-sync", run_syncing, writer);
  return writer;
}

/* Has both threads end, the writing one first. */
static void
join (AnalectJournalWriter *writer, gboolean remove)
{
  g_mutex_lock (&writer->mutex);
  if (remove)
    {
      g_ptr_array_set_size (writer->entries, 0);
      writer->bad = TRUE;
    }
  writer->quit = TRUE;
  g_cond_broadcast (&writer->changed);
  g_mutex_unlock (&writer->mutex);
  g_thread_join (writer->writing);
  g_mutex_lock (&writer->mutex);
  writer->done = TRUE;
  g_cond_broadcast (&writer->changed);
  g_mutex_unlock (&writer->mutex);
  g_thread_join (writer->syncing);
}

void
analect_journal_writer_free (AnalectJournalWriter *writer, gboolean remove)
{
  join (writer, remove);
  if (writer->file != NULL)
    analect_journal_file_close (writer->file, remove);
  for (guint i = 0; remove && i < writer->replaced->len; i++)
    writer->ops->unlink (writer->ops->data, writer->replaced->pdata[i]);
  if (remove)
    analect_file_sync_folder (writer->ops, writer->folder, NULL);
  g_ptr_array_unref (writer->replaced);
  g_ptr_array_unref (writer->entries);
  g_clear_error (&writer->failure);
  g_mutex_clear (&writer->mutex);
  g_cond_clear (&writer->changed);
  g_free (writer->folder);
  g_free (writer);
}

void
analect_journal_writer_add (AnalectJournalWriter *writer, AnalectJournalEntry *entry)
{
  g_mutex_lock (&writer->mutex);
  g_ptr_array_add (writer->entries, entry);
  g_cond_broadcast (&writer->changed);
  g_mutex_unlock (&writer->mutex);
}

guint
analect_journal_writer_get_place (AnalectJournalWriter *writer)
{
  guint place;

  g_mutex_lock (&writer->mutex);
  place = writer->entries->len;
  g_mutex_unlock (&writer->mutex);
  return place;
}

/* Whether an entry says something of the base that is no more. */
static gboolean
is_about_base (const AnalectJournalEntry *entry)
{
  AnalectJournalRecordType type = analect_journal_entry_get_type (entry);

  return type == ANALECT_JOURNAL_BASE || type == ANALECT_JOURNAL_MARK || type == ANALECT_JOURNAL_SAVED;
}

/* Adds the entry of a long text to TEXTS, once; SEEN tells. */
static void
keep_text (GPtrArray *texts, GHashTable *seen, AnalectJournalEntry *entry)
{
  if (g_hash_table_add (seen, entry))
    g_ptr_array_add (texts, analect_journal_entry_ref (entry));
}

/* The long texts among the entries from FIRST on, and those that they name. */
static GPtrArray *
collect_texts (GPtrArray *entries, guint first)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_journal_entry_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = first; i < entries->len; i++)
    {
      GPtrArray *named = analect_journal_entry_get_texts (entries->pdata[i]);

      if (analect_journal_entry_get_text (entries->pdata[i]) != NULL)
        keep_text (texts, seen, entries->pdata[i]);
      for (guint t = 0; named != NULL && t < named->len; t++)
        keep_text (texts, seen, named->pdata[t]);
    }
  return texts;
}

GPtrArray *
analect_journal_writer_restart (AnalectJournalWriter *writer, AnalectJournalEntry *header, guint first)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_journal_entry_unref);
  GPtrArray *texts;

  g_mutex_lock (&writer->mutex);
  texts = collect_texts (writer->entries, first);
  g_ptr_array_add (entries, header);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (entries, analect_journal_entry_ref (texts->pdata[i]));
  for (guint i = first; i < writer->entries->len; i++)
    if (!is_about_base (writer->entries->pdata[i])
        && analect_journal_entry_get_text (writer->entries->pdata[i]) == NULL)
      g_ptr_array_add (entries, analect_journal_entry_ref (writer->entries->pdata[i]));
  /* The header counts as one more; the difference may be "negative", and is right as soon as it is added to. */
  writer->before += writer->entries->len + 1 - entries->len;
  g_ptr_array_unref (writer->entries);
  writer->entries = entries;
  writer->generation++;
  g_cond_broadcast (&writer->changed);
  g_mutex_unlock (&writer->mutex);
  return texts;
}

void
analect_journal_writer_get_progress (AnalectJournalWriter *writer, AnalectJournalProgress *progress)
{
  guint n_safe;

  g_mutex_lock (&writer->mutex);
  progress->recorded = writer->before + writer->entries->len;
  progress->durable = writer->durable;
  progress->pending = 0;
  n_safe = needs_file (writer) ? 0 : writer->n_written >= writer->n_first ? writer->n_synced : 0;
  for (guint i = n_safe; i < writer->entries->len; i++)
    progress->pending += analect_journal_entry_get_weight (writer->entries->pdata[i]);
  g_mutex_unlock (&writer->mutex);
}

gboolean
analect_journal_writer_wait (AnalectJournalWriter *writer, GError **error)
{
  guint64 wanted;
  gboolean ok;

  g_mutex_lock (&writer->mutex);
  wanted = writer->before + writer->entries->len;
  /* What failed is tried again at once. */
  g_clear_error (&writer->failure);
  writer->not_before = 0;
  g_cond_broadcast (&writer->changed);
  while (writer->durable < wanted && writer->failure == NULL)
    g_cond_wait (&writer->changed, &writer->mutex);
  ok = writer->durable >= wanted;
  if (!ok && error != NULL)
    *error = g_error_copy (writer->failure);
  g_mutex_unlock (&writer->mutex);
  return ok;
}

GError *
analect_journal_writer_get_failure (AnalectJournalWriter *writer)
{
  GError *failure;

  g_mutex_lock (&writer->mutex);
  failure = writer->failure ? g_error_copy (writer->failure) : NULL;
  g_mutex_unlock (&writer->mutex);
  return failure;
}
