/* A file of a journal; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal-file.h"

#include "storage-error.h"

#include <errno.h>
#include <unistd.h>

/* Small records are gathered before they are handed to the disk. */
#define BUFFER_SIZE (64u * 1024)

/* Somebody who looks for abandoned journals may lock a new file for a moment. */
#define MAX_NAMES 8

struct _AnalectJournalFile
{
  const AnalectFileOps *ops;
  char *folder;
  char *path;
  int fd;
  guint64 n_records; /* whole ones */
  goffset size;      /* of these */
  gboolean named;    /* the name is on the disk */
};

/* Opens and locks PATH. Where there are no locks every journal looks abandoned, and recovery asks the user. -1 with
 * errno. */
static int
open_locked (const AnalectFileOps *ops, const char *path)
{
  int fd = analect_file_open (ops, path, O_WRONLY | O_CREAT | O_EXCL, 0600);

  if (fd < 0 || ops->lock (ops->data, fd, ANALECT_FILE_LOCK_EXCLUSIVE) == 0 || errno != EAGAIN)
    return fd;
  ops->unlink (ops->data, path);
  analect_file_close (ops, fd);
  errno = EAGAIN;
  return -1;
}

AnalectJournalFile *
analect_journal_file_open (const AnalectFileOps *ops, const char *folder, GError **error)
{
  for (guint i = 0; i < MAX_NAMES; i++)
    {
      g_autofree char *unique = g_uuid_string_random (), *name = g_strconcat (unique, ANALECT_JOURNAL_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int fd = open_locked (ops, path);
      AnalectJournalFile *file;

      if (fd < 0 && errno == EAGAIN && i + 1 < MAX_NAMES)
        continue;
      if (fd < 0)
        {
          analect_storage_error_set_errno (error, ANALECT_STEP_CREATE, path, errno);
          return NULL;
        }
      file = g_new0 (AnalectJournalFile, 1);
      file->ops = ops;
      file->folder = g_strdup (folder);
      file->path = g_steal_pointer (&path);
      file->fd = fd;
      return file;
    }
  g_return_val_if_reached (NULL);
}

const char *
analect_journal_file_get_path (const AnalectJournalFile *file)
{
  return file->path;
}

/* Gathers what is to be appended. */
typedef struct
{
  AnalectJournalFile *file;
  GString *buffer;
  goffset n_bytes;
  int code; /* errno of what failed */
} Output;

static int
write_bytes (Output *output, const char *bytes, gsize size)
{
  if (size == 0 || analect_file_write (output->file->ops, output->file->fd, bytes, size) == 0)
    return 0;
  output->code = errno;
  return -1;
}

static int
flush (Output *output)
{
  int result = write_bytes (output, output->buffer->str, output->buffer->len);

  g_string_truncate (output->buffer, 0);
  return result;
}

static int
take_bytes (const char *bytes, gsize size, gpointer data)
{
  Output *output = data;

  output->n_bytes += (goffset) size;
  if (output->buffer->len + size > BUFFER_SIZE && flush (output) < 0)
    return -1;
  if (size > BUFFER_SIZE)
    return write_bytes (output, bytes, size);
  g_string_append_len (output->buffer, bytes, (gssize) size);
  return 0;
}

/* After appending failed with errno CODE: where only room was lacking, goes back to the end of the whole records. */
static gboolean
cut_back (AnalectJournalFile *file, int code)
{
  const AnalectFileOps *ops = file->ops;

  return (code == ENOSPC || code == EDQUOT || code == EFBIG) && file->size > 0
         && ops->truncate (ops->data, file->fd, file->size) == 0
         && ops->seek (ops->data, file->fd, file->size, SEEK_SET) == file->size;
}

gboolean
analect_journal_file_append (AnalectJournalFile *file, GPtrArray *entries, guint n_first, gboolean *usable,
                             GError **error)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  Output output = { .file = file, .buffer = buffer };
  guint64 number = file->n_records;
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < entries->len; i++)
    ok = analect_journal_entry_write (entries->pdata[i], n_first, &number, take_bytes, &output) == 0;
  if (ok && flush (&output) == 0)
    {
      file->n_records = number;
      file->size += output.n_bytes;
      return TRUE;
    }
  *usable = cut_back (file, output.code);
  analect_storage_error_set_errno (error, ANALECT_STEP_WRITE, file->path, output.code);
  return FALSE;
}

gboolean
analect_journal_file_sync (AnalectJournalFile *file, GError **error)
{
  if (analect_file_sync_data (file->ops, file->fd) != 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_SYNC, file->path, errno);
      return FALSE;
    }
  if (!file->named && analect_file_sync_folder (file->ops, file->folder, NULL) != 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_SYNC_FOLDER, file->folder, errno);
      return FALSE;
    }
  file->named = TRUE;
  return TRUE;
}

void
analect_journal_file_close (AnalectJournalFile *file, gboolean remove)
{
  /* While the lock is still there, nobody takes the file for recovered work. */
  if (remove)
    file->ops->unlink (file->ops->data, file->path);
  analect_file_close (file->ops, file->fd);
  g_free (file->folder);
  g_free (file->path);
  g_free (file);
}
