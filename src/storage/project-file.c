/* A project in a file; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "project-file.h"

#include "project-verify.h"
#include "project-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes asked of the disk at once; the parser itself asks for much less. */
#define BLOCK_SIZE (256u * 1024)

/* Largest file that is read. */
#define MAX_FILE_SIZE (G_GINT64_CONSTANT (4) * 1024 * 1024 * 1024)

typedef struct
{
  const AnalectFileOps *ops;
  int fd;
  const char *path;
  char *block;
  gsize size;
  gsize offset;
} Input;

static gssize
read_block (gpointer data, char *buffer, gsize size, GError **error)
{
  Input *input = data;
  gsize n;

  if (input->offset == input->size)
    {
      gssize got = analect_file_read (input->ops, input->fd, input->block, BLOCK_SIZE);

      if (got < 0)
        {
          analect_storage_error_set_errno (error, ANALECT_STEP_READ, input->path, errno);
          return -1;
        }
      input->size = (gsize) got;
      input->offset = 0;
    }
  n = MIN (size, input->size - input->offset);
  memcpy (buffer, input->block + input->offset, n);
  input->offset += n;
  return (gssize) n;
}

/* Whether the open file can be a project at all, before a byte of it is read. */
static gboolean
check_file (const struct stat *info, const char *name, GError **error)
{
  if (!S_ISREG (info->st_mode))
    {
      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_NOT_A_PROJECT,
                   S_ISDIR (info->st_mode) ? _ ("%s: is a folder; choose a project file in it")
                                           : _ ("%s: is no regular file; choose a project file"),
                   name);
      return FALSE;
    }
  if (info->st_size == 0)
    {
      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_NOT_A_PROJECT,
                   _ ("%s: is empty; an earlier version of it may be among the versions"), name);
      return FALSE;
    }
  if (info->st_size > MAX_FILE_SIZE)
    {
      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_TOO_LARGE,
                   _ ("%s: is larger than 4 GB and was not read"), name);
      return FALSE;
    }
  return TRUE;
}

/* Says after what is wrong what is safe and what to do. */
static void
add_advice (GError **error)
{
  g_autofree char *message = NULL;

  if (!g_error_matches (*error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_SYNTAX)
      && !g_error_matches (*error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_REFERENCE)
      && !g_error_matches (*error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_TOO_LARGE))
    return;
  message
      = g_strdup_printf (_ ("%s\nThe file was not changed. If it was edited by hand, mend the line named; if it was damaged, "
                            "go back to an earlier version or a copy"),
                         (*error)->message);

  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}

static AnalectReading *
read_open_file (const AnalectFileOps *ops, int fd, const char *path, const char *name, AnalectEtag *etag,
                GCancellable *cancellable, GError **error)
{
  Input input = { .ops = ops, .fd = fd, .path = path };
  struct stat info;
  AnalectReading *reading;

  if (ops->stat_fd (ops->data, fd, &info) != 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_FIND, path, errno);
      return NULL;
    }
  if (!check_file (&info, name, error))
    return NULL;
  input.block = g_malloc (BLOCK_SIZE);
  reading = analect_project_read (read_block, &input, name, cancellable, error);
  g_free (input.block);
  if (reading == NULL && error != NULL)
    add_advice (error);
  if (etag != NULL)
    analect_etag_set_stat (etag, &info);
  return reading;
}

AnalectReading *
analect_project_file_read (const AnalectFileOps *ops, const char *path, AnalectEtag *etag, GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  AnalectReading *reading;
  int fd;

  ops = analect_file_ops_or_real (ops);
  /* Not waiting: opening a pipe would hang for ever. */
  fd = analect_file_open (ops, path, O_RDONLY | O_NONBLOCK, 0);
  if (fd < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_OPEN, path, errno);
      return NULL;
    }
  reading = read_open_file (ops, fd, path, name, etag, cancellable, error);
  analect_file_close (ops, fd);
  return reading;
}

gboolean
analect_project_file_save (const AnalectFileOps *ops, const char *path, const AnalectRows *rows,
                           const AnalectSaveOptions *options, AnalectSaveResult *result, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) chunks = analect_project_write (rows, cancellable, error);

  if (chunks == NULL || !analect_project_verify (chunks, rows, cancellable, error))
    return FALSE;
  return analect_safe_file_save (ops, path, chunks, options, result, cancellable, error);
}
