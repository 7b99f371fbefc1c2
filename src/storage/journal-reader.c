/* Reading a journal; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal-reader.h"

#include "storage-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes asked of the disk at once. */
#define BLOCK (64u * 1024)

struct _AnalectJournalReader
{
  const AnalectFileOps *ops;
  int fd;
  gboolean certain;
  goffset left;   /* bytes of the file that were not read yet, by its size when it was opened */
  guint64 number; /* of the next record */
  GByteArray *buffer;
  gsize at;       /* of the next record in the buffer */
  gboolean ended; /* nothing more is believed */
  gboolean torn;
};

/* Finds out whether somebody writes to the file. FALSE when so. Where there are no locks nobody can be seen. */
static gboolean
lock (AnalectJournalReader *reader)
{
  reader->certain = reader->ops->lock (reader->ops->data, reader->fd, ANALECT_FILE_LOCK_SHARED) == 0;
  return reader->certain || (errno != EAGAIN && errno != EACCES);
}

AnalectJournalReader *
analect_journal_reader_open (const AnalectFileOps *ops, const char *path, GError **error)
{
  AnalectJournalReader *reader;
  struct stat info;
  int fd;

  ops = analect_file_ops_or_real (ops);
  fd = analect_file_open (ops, path, O_RDONLY | O_NONBLOCK, 0);
  if (fd < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_OPEN, path, errno);
      return NULL;
    }
  reader = g_new0 (AnalectJournalReader, 1);
  reader->ops = ops;
  reader->fd = fd;
  reader->buffer = g_byte_array_new ();
  if (ops->stat_fd (ops->data, fd, &info) != 0)
    analect_storage_error_set_errno (error, ANALECT_STEP_FIND, path, errno);
  else if (!S_ISREG (info.st_mode))
    analect_storage_error_set_errno (error, ANALECT_STEP_READ, path, EINVAL);
  else if (!lock (reader))
    g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED,
                         _ ("The journal belongs to a project that is open"));
  else
    {
      reader->left = info.st_size;
      return reader;
    }
  analect_journal_reader_free (reader);
  return NULL;
}

void
analect_journal_reader_free (AnalectJournalReader *reader)
{
  analect_file_close (reader->ops, reader->fd);
  g_byte_array_unref (reader->buffer);
  g_free (reader);
}

/* Sees to it that SIZE bytes from the next record on are in the buffer. FALSE when the file ends before. */
static gboolean
need (AnalectJournalReader *reader, gsize size)
{
  while (reader->buffer->len - reader->at < size)
    {
      guint old = reader->buffer->len;
      gsize missing = size - (old - reader->at);
      gsize block = (gsize) MIN (reader->left, (goffset) MAX (missing, BLOCK));
      gssize n;

      if ((goffset) missing > reader->left)
        return FALSE;
      if (reader->at > 0)
        {
          g_byte_array_remove_range (reader->buffer, 0, (guint) reader->at);
          old -= (guint) reader->at;
          reader->at = 0;
        }
      g_byte_array_set_size (reader->buffer, old + (guint) block);
      n = analect_file_read (reader->ops, reader->fd, reader->buffer->data + old, block);
      g_byte_array_set_size (reader->buffer, old + (guint) MAX (n, 0));
      if (n <= 0)
        {
          reader->torn = TRUE;
          return FALSE;
        }
      reader->left -= n;
    }
  return TRUE;
}

gboolean
analect_journal_reader_next (AnalectJournalReader *reader, AnalectJournalRecord *record)
{
  gsize size, whole;

  if (reader->ended)
    return FALSE;
  if (need (reader, ANALECT_JOURNAL_HEAD)
      && analect_journal_record_size ((const char *) reader->buffer->data + reader->at, &size))
    {
      whole = ANALECT_JOURNAL_HEAD + size + ANALECT_JOURNAL_TAIL;
      if (need (reader, whole)
          && analect_journal_record_read ((const char *) reader->buffer->data + reader->at, size, reader->number,
                                          record))
        {
          reader->number++;
          reader->at += whole;
          return TRUE;
        }
    }
  reader->ended = TRUE;
  reader->torn = reader->torn || reader->left > 0 || reader->at < reader->buffer->len;
  return FALSE;
}

gboolean
analect_journal_reader_is_torn (const AnalectJournalReader *reader)
{
  return reader->torn;
}

gboolean
analect_journal_reader_is_certain (const AnalectJournalReader *reader)
{
  return reader->certain;
}
