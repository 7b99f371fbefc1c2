/* Second copies; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "second-copy.h"
#include "temp-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define ENDING       ".copy"
#define N_KEY_DIGITS 32u
#define TITLE        "Analect second copy 1\n"
#define MAX_HEAD     (PATH_MAX + 256 + 2 * ANALECT_SECTOR)

static void
copy_free (gpointer data)
{
  AnalectSecondCopy *copy = data;

  g_free (copy->path);
  g_free (copy->target);
  g_free (copy);
}

/* What stands for TARGET in names. */
static char *
make_key (const char *target)
{
  char digits[ANALECT_DIGEST_STRING_SIZE];
  AnalectDigest digest;

  analect_digest_bytes (&digest, target, strlen (target));
  analect_digest_format (&digest, digits);
  return g_strndup (digits, N_KEY_DIGITS);
}

static GBytes *
make_head (const char *target, const char *old_start, gsize n_old_start, goffset size, const AnalectDigest *digest)
{
  char digits[ANALECT_DIGEST_STRING_SIZE];
  GString *head = g_string_new (TITLE);

  g_string_append_printf (head, "%s %" G_GOFFSET_FORMAT " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT "\n%s\n",
                          analect_digest_format (digest, digits), size, n_old_start, strlen (target), target);
  g_string_append_len (head, old_start, (gssize) n_old_start);
  return g_string_free_to_bytes (head);
}

static gboolean
write_all (AnalectTempFile *temp, GBytes *head, GPtrArray *chunks, GCancellable *cancellable, GError **error)
{
  AnalectStep step = ANALECT_STEP_WRITE;
  int result = analect_file_write (temp->ops, temp->fd, g_bytes_get_data (head, NULL), g_bytes_get_size (head));

  for (guint i = 0; i < chunks->len && result == 0; i++)
    {
      gsize size;
      const void *bytes = g_bytes_get_data (chunks->pdata[i], &size);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      result = analect_file_write (temp->ops, temp->fd, bytes, size);
    }
  if (result == 0)
    result = analect_temp_file_finish (temp, NULL, &step);
  if (result < 0)
    analect_storage_error_set_errno (error, step, temp->path, errno);
  return result == 0;
}

gboolean
analect_second_copy_write (const AnalectFileOps *ops, const char *recovery_folder, const char *target,
                           const char *old_start, gsize n_old_start, GPtrArray *chunks, goffset size,
                           const AnalectDigest *digest, GCancellable *cancellable, GError **error)
{
  char digits[ANALECT_DIGEST_STRING_SIZE];
  g_autofree char *key = make_key (target);
  g_autofree char *name = g_strconcat (key, "-", analect_digest_format (digest, digits), ENDING, NULL);
  g_autofree char *path = g_build_filename (recovery_folder, name, NULL);
  g_autoptr (GBytes) head = make_head (target, old_start, n_old_start, size, digest);
  g_autoptr (AnalectTempFile) temp = NULL;
  AnalectStep step;

  if (analect_file_make_folders (ops, recovery_folder, 0700) < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_MAKE_FOLDER, recovery_folder, errno);
      return FALSE;
    }
  temp = analect_temp_file_new (ops, recovery_folder, key, 0600);
  if (temp == NULL)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_CREATE, path, errno);
      return FALSE;
    }
  if (!write_all (temp, head, chunks, cancellable, error))
    return FALSE;
  if (analect_temp_file_commit (temp, path, &step) < 0)
    {
      analect_storage_error_set_errno (error, step, path, errno);
      return FALSE;
    }
  if (analect_file_sync_folder (ops, recovery_folder, NULL) < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_SYNC_FOLDER, recovery_folder, errno);
      ops->unlink (ops->data, path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_number (const char *text, guint64 limit, guint64 *number)
{
  return g_ascii_string_to_unsigned (text, 10, 0, limit, number, NULL);
}

/* Reads the line of numbers in the N bytes at TEXT: digest, size, length of the old start, length of the target's path.
 * Returns where the next line begins; 0 when this is no such line. */
static gsize
parse_numbers (const char *text, gsize n, AnalectSecondCopy *copy, gsize *target_length)
{
  gsize title_length = strlen (TITLE);
  const char *end = n > title_length ? memchr (text + title_length, '\n', n - title_length) : NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) fields = NULL;
  guint64 size, old, target;

  if (end == NULL || memcmp (text, TITLE, title_length) != 0)
    return 0;
  line = g_strndup (text + title_length, (gsize) (end - text) - title_length);
  fields = g_strsplit (line, " ", 5);
  if (g_strv_length (fields) != 4 || strlen (fields[0]) != ANALECT_DIGEST_STRING_SIZE - 1
      || !analect_digest_parse (&copy->digest, fields[0]) || !parse_number (fields[1], G_MAXINT64, &size)
      || !parse_number (fields[2], ANALECT_SECTOR, &old) || !parse_number (fields[3], PATH_MAX, &target))
    return 0;
  copy->size = (goffset) size;
  copy->n_old_start = (gsize) old;
  copy->n_new_start = (gsize) MIN (size, ANALECT_SECTOR);
  *target_length = (gsize) target;
  return (gsize) (end - text) + 1;
}

/* Reads the head and the first new bytes out of the N bytes at TEXT. */
static gboolean
parse_head (const char *text, gsize n, AnalectSecondCopy *copy)
{
  gsize target_length = 0;
  gsize at = parse_numbers (text, n, copy, &target_length);

  if (at == 0 || at + target_length + 1 + copy->n_old_start + copy->n_new_start > n || text[at + target_length] != '\n')
    return FALSE;
  copy->target = g_strndup (text + at, target_length);
  at += target_length + 1;
  memcpy (copy->old_start, text + at, copy->n_old_start);
  at += copy->n_old_start;
  memcpy (copy->new_start, text + at, copy->n_new_start);
  copy->start = (goffset) at;
  return TRUE;
}

static AnalectSecondCopy *
read_head (const AnalectFileOps *ops, const char *path)
{
  AnalectSecondCopy *copy = g_new0 (AnalectSecondCopy, 1);
  g_autofree char *head = g_malloc0 (MAX_HEAD + 1);
  int fd = analect_file_open (ops, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
  gssize n = fd >= 0 ? analect_file_read (ops, fd, head, MAX_HEAD) : -1;

  if (fd >= 0)
    analect_file_close (ops, fd);
  copy->path = g_strdup (path);
  if (n >= 0 && parse_head (head, (gsize) n, copy))
    return copy;
  copy_free (copy);
  return NULL;
}

GPtrArray *
analect_second_copy_find (const AnalectFileOps *ops, const char *recovery_folder, const char *target,
                          const AnalectDigest *digest)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (copy_free);
  g_autoptr (GPtrArray) names = ops->list (ops->data, recovery_folder);
  g_autofree char *key = make_key (target);
  char digits[ANALECT_DIGEST_STRING_SIZE] = "";

  if (digest != NULL)
    analect_digest_format (digest, digits);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (recovery_folder, name, NULL);
      AnalectSecondCopy *copy;

      if (!g_str_has_suffix (name, ENDING) || strlen (name) != N_KEY_DIGITS + 1 + 64 + strlen (ENDING))
        continue;
      if (!g_str_has_prefix (name, key) && (digest == NULL || strncmp (name + N_KEY_DIGITS + 1, digits, 64) != 0))
        continue;
      copy = read_head (ops, path);
      if (copy != NULL)
        g_ptr_array_add (copies, copy);
    }
  return copies;
}

int
analect_second_copy_open (const AnalectFileOps *ops, const AnalectSecondCopy *copy, GCancellable *cancellable,
                          GError **error)
{
  int fd = analect_file_open (ops, copy->path, O_RDONLY | O_NOFOLLOW, 0);
  AnalectDigest digest;
  goffset size;

  if (fd < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_OPEN, copy->path, errno);
      return -1;
    }
  if (ops->seek (ops->data, fd, copy->start, SEEK_SET) < 0
      || analect_digest_file (ops, fd, cancellable, &digest, &size) < 0)
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        analect_storage_error_set_errno (error, ANALECT_STEP_READ, copy->path, errno);
    }
  else if (size != copy->size || !analect_digest_equal (&digest, &copy->digest))
    {
      g_autofree char *name = g_filename_display_name (copy->path);

      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED,
                   _ ("The second copy “%s” is damaged; take an earlier version of the project"), name);
    }
  else if (ops->seek (ops->data, fd, copy->start, SEEK_SET) < 0)
    analect_storage_error_set_errno (error, ANALECT_STEP_READ, copy->path, errno);
  else
    return fd;
  analect_file_close (ops, fd);
  return -1;
}

void
analect_second_copy_clean (const AnalectFileOps *ops, const char *recovery_folder, const char *target)
{
  g_autofree char *key = make_key (target);

  analect_temp_file_clean (ops, recovery_folder, key);
}

guint
analect_second_copy_remove (const AnalectFileOps *ops, const char *recovery_folder, const char *target)
{
  g_autoptr (GPtrArray) names = ops->list (ops->data, recovery_folder);
  g_autofree char *key = make_key (target);
  guint n_removed = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (recovery_folder, names->pdata[i], NULL);

      if (g_str_has_prefix (names->pdata[i], key) && g_str_has_suffix (names->pdata[i], ENDING)
          && ops->unlink (ops->data, path) == 0)
        n_removed++;
    }
  if (n_removed > 0)
    analect_file_sync_folder (ops, recovery_folder, NULL);
  analect_temp_file_clean (ops, recovery_folder, key);
  return n_removed;
}
