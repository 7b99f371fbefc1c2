/* A whole file in memory; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "load.h"

#include "base-error.h"
#include "file-ops.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* What a file is read in when its size says nothing, as under /proc. */
#define FIRST_STEP 65536u

static void
set_errno (GError **error, const char *name, int number)
{
  if (number == ENOENT)
    g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_IO,
                 _ ("There is no file “%s”; look whether it was moved or renamed"), name);
  else if (number == EACCES || number == EPERM)
    g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_IO,
                 _ ("“%s” may not be read; change its permissions, or copy it to a folder of your own"), name);
  else
    g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_IO, _ ("“%s” could not be read: %s"), name,
                 g_strerror (number));
}

static void
set_too_large (GError **error, const char *name, gsize max_bytes)
{
  g_autofree char *limit = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_TOO_LARGE,
               _ ("“%s” is larger than %s, the most that can be read; divide it into smaller files"), name, limit);
}

/* Whether the open file may be read at all, and its size. */
static gboolean
examine (int fd, const char *name, gsize max_bytes, gsize *size, GError **error)
{
  const AnalectFileOps *ops = analect_file_ops_real ();
  struct stat info;

  if (ops->stat_fd (ops->data, fd, &info) < 0)
    {
      set_errno (error, name, errno);
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    {
      g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_IO, _ ("“%s” is a folder; choose the files in it"),
                   name);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_IO,
                   _ ("“%s” is a device or a pipe; save its content to a file and choose that"), name);
      return FALSE;
    }
  if (info.st_size < 0 || (guint64) info.st_size > max_bytes)
    {
      set_too_large (error, name, max_bytes);
      return FALSE;
    }
  *size = (gsize) info.st_size;
  return TRUE;
}

/* Reads to the end. The file may have grown or shrunk since its SIZE was asked for. */
static GBytes *
read_all (int fd, const char *name, gsize size, gsize max_bytes, GError **error)
{
  gsize room = size > 0 ? size + 1 : MIN (max_bytes, FIRST_STEP) + 1;
  gsize filled = 0;
  g_autofree char *buffer = NULL;

  while (TRUE)
    {
      char *larger = g_try_realloc (buffer, room);
      gssize n;

      if (larger == NULL)
        {
          set_errno (error, name, ENOMEM);
          return NULL;
        }
      buffer = larger;
      n = analect_file_read (NULL, fd, buffer + filled, room - filled);
      if (n < 0)
        {
          set_errno (error, name, errno);
          return NULL;
        }
      filled += (gsize) n;
      if (filled > max_bytes)
        {
          set_too_large (error, name, max_bytes);
          return NULL;
        }
      if (filled < room)
        return g_bytes_new_take (g_steal_pointer (&buffer), filled);
      room = room > max_bytes / 2 ? max_bytes + 1 : room * 2;
    }
}

GBytes *
analect_load_file (const char *path, gsize max_bytes, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  GBytes *bytes = NULL;
  gsize size = 0;
  int fd;

  g_return_val_if_fail (max_bytes < G_MAXSSIZE, NULL);

  fd = analect_file_open (NULL, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
  if (fd < 0)
    {
      set_errno (error, name, errno);
      return NULL;
    }
  if (examine (fd, name, max_bytes, &size, error))
    bytes = read_all (fd, name, size, max_bytes, error);
  analect_file_close (NULL, fd);
  return bytes;
}
