/* The journal's threads; see the header.
 *
 * One thread writes at once, another waits for the disk: what is written survives the death of the program, however long
 * the disk takes, and what is on the disk survives the loss of power.
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
  GThread *thread;  /* writes, and opens and closes files */
  GThread *syncer;  /* waits for the disk */

  GMutex mutex; /* guards what follows */
  GCond changed;
  GPtrArray *entries;  /* of Entry: since the journal began anew */
  guint generation;    /* counts the beginnings */
  guint64 before;      /* records of earlier generations that are not among the entries */
  guint64 durable;     /* records ever, on the disk */
  GError *failure;
  gboolean quit; /* for the writing thread: write what there is, and end */
  gboolean done; /* it has ended */

  int fd;
  char *path;
  char *old_path;           /* the file before this one, until this one is on the disk */
  guint written;            /* entries in the file */
  guint written_generation; /* that they are of */
  guint64 written_ever;     /* records ever, in the file */
  gboolean syncing;         /* the syncer is using the file */
  gboolean bad;             /* a write or sync failed: the file must be given up */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_bytes_unref (entry->payload);
  g_free (entry);
}

/* Makes a new file under a name nobody has, locked. */
static int
open_file (AnalectJournalWriter *writer, char **path, GError **error)
{
  g_autofree char *unique = g_uuid_string_random (), *name = g_strdup_printf ("%s.journal", unique);
  int fd;

  *path = g_build_filename (writer->folder, name, NULL);
  fd = analect_file_open (writer->ops, *path, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (fd < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_CREATE, *path, errno);
      g_clear_pointer (path, g_free);
      return -1;
    }
  /* Where there are no locks every journal looks abandoned; recovery then asks the user. */
  writer->ops->lock (writer->ops->data, fd, ANALECT_FILE_LOCK_EXCLUSIVE);
  return fd;
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

/* Takes leave of the present file; the mutex is held. It stays until the next one is on the disk; a file that took its
 * place in vain is removed at once. */
static void
leave_file (AnalectJournalWriter *writer)
{
  while (writer->syncing)
    g_cond_wait (&writer->changed, &writer->mutex);
  if (writer->fd >= 0)
    analect_file_close (writer->ops, writer->fd);
  writer->fd = -1;
  writer->bad = FALSE;
  if (writer->path == NULL)
    return;
  if (writer->old_path == NULL)
    writer->old_path = g_steal_pointer (&writer->path);
  else
    {
      writer->ops->unlink (writer->ops->data, writer->path);
      g_clear_pointer (&writer->path, g_free);
    }
}

/* Whether a new file is needed before anything can be written. */
static gboolean
needs_file (AnalectJournalWriter *writer)
{
  return writer->fd < 0 || writer->bad || writer->written_generation != writer->generation;
}

/* Writes what there was to write when it was called; the mutex is held, but for the time spent with the disk. */
static gboolean
write_pending (AnalectJournalWriter *writer, GError **error)
{
  guint generation = writer->generation, end = writer->entries->len;
  guint64 recorded = writer->before + end;
  gboolean fresh = needs_file (writer), ok;
  g_autoptr (GString) bytes = make_records (writer, fresh ? 0 : writer->written, end);
  g_autofree char *path = NULL;
  int fd = writer->fd;

  if (fresh)
    leave_file (writer);
  g_mutex_unlock (&writer->mutex);
  if (fresh)
    fd = open_file (writer, &path, error);
  ok = fd >= 0 && analect_file_write (writer->ops, fd, bytes->str, bytes->len) == 0;
  if (fd >= 0 && !ok)
    analect_storage_error_set_errno (error, ANALECT_STEP_WRITE, path ? path : writer->folder, errno);
  g_mutex_lock (&writer->mutex);

  if (fresh)
    {
      writer->fd = fd;
      writer->path = g_steal_pointer (&path);
    }
  writer->bad |= !ok;
  if (!ok)
    return FALSE;
  writer->written = end;
  writer->written_generation = generation;
  writer->written_ever = recorded;
  return TRUE;
}

static gboolean
has_pending (AnalectJournalWriter *writer)
{
  return writer->entries->len > 0 && (needs_file (writer) || writer->written < writer->entries->len);
}

static gboolean
has_unsynced (AnalectJournalWriter *writer)
{
  return writer->fd >= 0 && !writer->bad && writer->written_generation == writer->generation
         && (writer->durable < writer->written_ever || writer->old_path != NULL);
}

/* Waits between a failure and the next attempt; the mutex is held. */
static void
pause_after_failure (AnalectJournalWriter *writer)
{
  gint64 until = g_get_monotonic_time () + RETRY_MILLISECONDS * G_TIME_SPAN_MILLISECOND;

  while (!writer->quit && g_cond_wait_until (&writer->changed, &writer->mutex, until))
    ;
}

static gpointer
run_writer (gpointer data)
{
  AnalectJournalWriter *writer = data;

  g_mutex_lock (&writer->mutex);
  while (TRUE)
    {
      GError *error = NULL;

      while (!has_pending (writer) && !writer->quit)
        g_cond_wait (&writer->changed, &writer->mutex);
      if (!has_pending (writer))
        break;
      if (writer->bad)
        pause_after_failure (writer);
      if (!write_pending (writer, &error))
        {
          g_clear_error (&writer->failure);
          writer->failure = error;
        }
      g_cond_broadcast (&writer->changed);
      if (error != NULL && writer->quit)
        break;
    }
  g_mutex_unlock (&writer->mutex);
  return NULL;
}

/* Waits for the disk; the mutex is held, but for that time. */
static void
sync_written (AnalectJournalWriter *writer)
{
  guint64 written = writer->written_ever;
  g_autofree char *path = g_strdup (writer->path), *old = NULL;
  gboolean fresh = writer->durable == 0 || writer->old_path != NULL, ok;
  int fd = writer->fd, code;

  writer->syncing = TRUE;
  g_mutex_unlock (&writer->mutex);
  ok = analect_file_sync_data (writer->ops, fd) == 0
       && (!fresh || analect_file_sync_folder (writer->ops, writer->folder, NULL) == 0);
  code = errno;
  g_mutex_lock (&writer->mutex);
  writer->syncing = FALSE;

  if (!ok)
    {
      writer->bad = TRUE;
      g_clear_error (&writer->failure);
      analect_storage_error_set_errno (&writer->failure, ANALECT_STEP_SYNC, path, code);
      return;
    }
  writer->durable = MAX (writer->durable, written);
  g_clear_error (&writer->failure);
  old = g_steal_pointer (&writer->old_path);
  if (old != NULL)
    writer->ops->unlink (writer->ops->data, old);
}

static gpointer
run_syncer (gpointer data)
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
  writer->thread = g_thread_new ("journal", run_writer, writer);
  writer->syncer = g_thread_new ("journal-sync", run_syncer, writer);
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
  g_mutex_lock (&writer->mutex);
  writer->done = TRUE;
  g_cond_broadcast (&writer->changed);
  g_mutex_unlock (&writer->mutex);
  g_thread_join (writer->syncer);

  if (writer->fd >= 0)
    analect_file_close (writer->ops, writer->fd);
  if (remove && writer->path != NULL)
    writer->ops->unlink (writer->ops->data, writer->path);
  if (remove && writer->old_path != NULL)
    writer->ops->unlink (writer->ops->data, writer->old_path);
  if (remove)
    analect_file_sync_folder (writer->ops, writer->folder, NULL);
  g_free (writer->path);
  g_free (writer->old_path);
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
  while ((has_pending (writer) || has_unsynced (writer)) && writer->failure == NULL)
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
