/* The journal's thread; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal-writer.h"

#include "storage-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Pause before a failed file is tried anew. */
#define RETRY_MILLISECONDS 500

/* A record as it will be made: its number depends on the file it goes to. */
typedef struct
{
  AnalectJournalRecordType type;
  GBytes *payload;
} Entry;

struct _AnalectJournalWriter
{
  const AnalectFileOps *ops;
  char *folder;
  GThread *thread;

  GMutex mutex; /* guards what follows */
  GCond changed;
  GPtrArray *entries;  /* of Entry: since the journal began anew */
  guint generation;    /* counts the beginnings */
  guint64 before;      /* records of earlier generations that are not among the entries */
  guint64 durable;     /* records ever, on the disk */
  GError *failure;
  gboolean quit;

  /* The thread's own. */
  int fd;
  char *path;
  guint written;            /* entries in the file */
  guint written_generation; /* that they are of */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_bytes_unref (entry->payload);
  g_free (entry);
}

/* Makes a new file under a name nobody has, locked. */
static gboolean
open_file (AnalectJournalWriter *writer, GError **error)
{
  g_autofree char *unique = g_uuid_string_random (), *name = g_strdup_printf ("%s.journal", unique);

  writer->path = g_build_filename (writer->folder, name, NULL);
  writer->fd = analect_file_open (writer->ops, writer->path, O_WRONLY | O_CREAT | O_EXCL, 0600);
  writer->written = 0;
  if (writer->fd < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_CREATE, writer->path, errno);
      g_clear_pointer (&writer->path, g_free);
      return FALSE;
    }
  /* Where there are no locks every journal looks abandoned; recovery then asks the user. */
  writer->ops->lock (writer->ops->data, writer->fd, ANALECT_FILE_LOCK_EXCLUSIVE);
  return TRUE;
}

static void
close_file (AnalectJournalWriter *writer, gboolean remove)
{
  if (writer->fd >= 0)
    analect_file_close (writer->ops, writer->fd);
  writer->fd = -1;
  if (remove && writer->path != NULL)
    {
      writer->ops->unlink (writer->ops->data, writer->path);
      analect_file_sync_folder (writer->ops, writer->folder, NULL);
    }
  g_clear_pointer (&writer->path, g_free);
}

/* The records FIRST to END of what is to be in the file, as bytes; called with the mutex held. */
static GString *
make_records (AnalectJournalWriter *writer, guint first, guint end)
{
  GString *bytes = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const Entry *entry = writer->entries->pdata[i];
      gsize size;
      const char *payload = g_bytes_get_data (entry->payload, &size);
      g_autoptr (GBytes) record = analect_journal_record_new (i, entry->type, payload, size);

      g_string_append_len (bytes, g_bytes_get_data (record, NULL), (gssize) g_bytes_get_size (record));
    }
  return bytes;
}

static gboolean
write_bytes (AnalectJournalWriter *writer, const GString *bytes, gboolean fresh, GError **error)
{
  if (analect_file_write (writer->ops, writer->fd, bytes->str, bytes->len) != 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_WRITE, writer->path, errno);
      return FALSE;
    }
  if (analect_file_sync_data (writer->ops, writer->fd) != 0
      || (fresh && analect_file_sync_folder (writer->ops, writer->folder, NULL) != 0))
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_SYNC, writer->path, errno);
      return FALSE;
    }
  return TRUE;
}

/* After a failure: a new file is worthless and goes; a file that held good records stays until another holds them. */
static void
give_up (AnalectJournalWriter *writer, gboolean fresh, char *old)
{
  if (fresh)
    {
      close_file (writer, TRUE);
      writer->path = old;
      return;
    }
  analect_file_close (writer->ops, writer->fd);
  writer->fd = -1;
}

/* Brings the file up to date with what there was to write when it was called; the mutex is held, but for the time spent
 * with the disk. */
static gboolean
write_pending (AnalectJournalWriter *writer, GError **error)
{
  guint generation = writer->generation, end = writer->entries->len;
  guint64 recorded = writer->before + end;
  gboolean fresh = writer->fd < 0 || writer->written_generation != generation;
  g_autofree char *old = NULL;
  g_autoptr (GString) bytes = NULL;
  gboolean ok;

  bytes = make_records (writer, fresh ? 0 : writer->written, end);
  g_mutex_unlock (&writer->mutex);
  if (fresh)
    {
      old = g_steal_pointer (&writer->path);
      close_file (writer, FALSE);
    }
  ok = (!fresh || open_file (writer, error)) && write_bytes (writer, bytes, fresh, error);
  if (ok && old != NULL)
    writer->ops->unlink (writer->ops->data, old);
  else if (!ok)
    give_up (writer, fresh, g_steal_pointer (&old));
  g_mutex_lock (&writer->mutex);

  if (!ok)
    return FALSE;
  writer->written = end;
  writer->written_generation = generation;
  writer->durable = MAX (writer->durable, recorded);
  return TRUE;
}

static gboolean
has_pending (AnalectJournalWriter *writer)
{
  return writer->entries->len > 0
         && (writer->fd < 0 || writer->written_generation != writer->generation
             || writer->written < writer->entries->len);
}

static gpointer
run (gpointer data)
{
  AnalectJournalWriter *writer = data;

  g_mutex_lock (&writer->mutex);
  while (TRUE)
    {
      g_autoptr (GError) error = NULL;

      while (!has_pending (writer) && !writer->quit)
        g_cond_wait (&writer->changed, &writer->mutex);
      if (!has_pending (writer))
        break;
      if (write_pending (writer, &error))
        g_clear_error (&writer->failure);
      else
        {
          gint64 until = g_get_monotonic_time () + RETRY_MILLISECONDS * G_TIME_SPAN_MILLISECOND;

          g_clear_error (&writer->failure);
          writer->failure = g_steal_pointer (&error);
          g_cond_broadcast (&writer->changed);
          if (writer->quit)
            break;
          while (!writer->quit && g_cond_wait_until (&writer->changed, &writer->mutex, until))
            ;
        }
      g_cond_broadcast (&writer->changed);
    }
  g_mutex_unlock (&writer->mutex);
  return NULL;
}

AnalectJournalWriter *
analect_journal_writer_new (const AnalectFileOps *ops, const char *folder)
{
  AnalectJournalWriter *writer = g_new0 (AnalectJournalWriter, 1);

  writer->ops = analect_file_ops_or_real (ops);
  writer->folder = g_strdup (folder);
  writer->entries = g_ptr_array_new_with_free_func (entry_free);
  writer->fd = -1;
  g_mutex_init (&writer->mutex);
  g_cond_init (&writer->changed);
  writer->thread = g_thread_new ("journal", run, writer);
  return writer;
}

void
analect_journal_writer_free (AnalectJournalWriter *writer, gboolean remove)
{
  g_mutex_lock (&writer->mutex);
  writer->quit = TRUE;
  g_cond_broadcast (&writer->changed);
  g_mutex_unlock (&writer->mutex);
  g_thread_join (writer->thread);

  close_file (writer, remove);
  g_ptr_array_unref (writer->entries);
  g_clear_error (&writer->failure);
  g_mutex_clear (&writer->mutex);
  g_cond_clear (&writer->changed);
  g_free (writer->folder);
  g_free (writer);
}

static Entry *
entry_new (AnalectJournalRecordType type, const char *payload, gsize size)
{
  Entry *entry = g_new (Entry, 1);

  entry->type = type;
  entry->payload = g_bytes_new (payload, size);
  return entry;
}

void
analect_journal_writer_add (AnalectJournalWriter *writer, AnalectJournalRecordType type, const char *payload, gsize size)
{
  Entry *entry = entry_new (type, payload, size);

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

void
analect_journal_writer_restart (AnalectJournalWriter *writer, const char *payload, gsize size, guint first)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  g_mutex_lock (&writer->mutex);
  g_ptr_array_add (entries, entry_new (ANALECT_JOURNAL_HEADER, payload, size));
  for (guint i = first; i < writer->entries->len; i++)
    {
      const Entry *entry = writer->entries->pdata[i];

      g_ptr_array_add (entries, entry_new (entry->type, g_bytes_get_data (entry->payload, NULL),
                                           g_bytes_get_size (entry->payload)));
    }
  /* The header counts as one more record; all that came before the mark is in the file. */
  writer->before = writer->before + writer->entries->len + 1 - entries->len;
  g_ptr_array_unref (writer->entries);
  writer->entries = entries;
  writer->generation++;
  g_cond_broadcast (&writer->changed);
  g_mutex_unlock (&writer->mutex);
}

void
analect_journal_writer_get_progress (AnalectJournalWriter *writer, guint64 *recorded, guint64 *durable)
{
  g_mutex_lock (&writer->mutex);
  *recorded = writer->before + writer->entries->len;
  *durable = writer->durable;
  g_mutex_unlock (&writer->mutex);
}

gboolean
analect_journal_writer_wait (AnalectJournalWriter *writer, GError **error)
{
  gboolean ok;

  g_mutex_lock (&writer->mutex);
  g_clear_error (&writer->failure);
  g_cond_broadcast (&writer->changed);
  while (has_pending (writer) && writer->failure == NULL)
    g_cond_wait (&writer->changed, &writer->mutex);
  ok = writer->failure == NULL;
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
