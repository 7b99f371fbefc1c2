/* Recovered work; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "recovery.h"

#include "change-text.h"
#include "journal-record.h"
#include "storage-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static void
recoverable_free (gpointer data)
{
  AnalectRecoverable *recoverable = data;

  g_free (recoverable->journal);
  g_free (recoverable->path);
  g_free (recoverable->session);
  g_free (recoverable);
}

/* All bytes of the open file, or NULL. */
static GBytes *
read_all (const AnalectFileOps *ops, int fd)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[16384];
  gssize n;

  while ((n = analect_file_read (ops, fd, block, sizeof block)) > 0)
    g_byte_array_append (bytes, block, (guint) n);
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The value of KEY in the lines of a header. The caller frees it. */
static char *
header_value (const char *header, gsize size, const char *key)
{
  g_autofree char *text = g_strndup (header, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize length = strlen (key);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strncmp (lines[i], key, length) == 0 && lines[i][length] == ' ')
      return g_strdup (lines[i] + length + 1);
  return NULL;
}

static gboolean
read_header (AnalectRecoverable *recoverable, const AnalectJournalRecordView *view)
{
  g_autofree char *path = header_value (view->payload, view->size, "path");
  g_autofree char *guid = header_value (view->payload, view->size, "guid");
  g_autofree char *size = header_value (view->payload, view->size, "size");
  g_autofree char *seconds = header_value (view->payload, view->size, "seconds");
  g_autofree char *nanoseconds = header_value (view->payload, view->size, "nanoseconds");
  g_autofree char *began = header_value (view->payload, view->size, "began");
  g_autofree char *digest = header_value (view->payload, view->size, "digest");
  g_autofree char *generation = header_value (view->payload, view->size, "generation");

  recoverable->session = header_value (view->payload, view->size, "session");
  if (view->type != ANALECT_JOURNAL_HEADER || path == NULL || guid == NULL || generation == NULL
      || recoverable->session == NULL || size == NULL || seconds == NULL
      || nanoseconds == NULL || !analect_guid_parse (guid, -1, &recoverable->guid))
    return FALSE;
  recoverable->path = g_uri_unescape_string (path, NULL);
  recoverable->generation = (guint) g_ascii_strtoull (generation, NULL, 10);
  recoverable->base.size = g_ascii_strtoll (size, NULL, 10);
  recoverable->base.seconds = g_ascii_strtoll (seconds, NULL, 10);
  recoverable->base.nanoseconds = (gint32) g_ascii_strtoll (nanoseconds, NULL, 10);
  recoverable->base.has_digest = digest != NULL && analect_digest_parse (&recoverable->base.digest, digest);
  if (began != NULL)
    analect_time_parse (began, -1, &recoverable->began);
  return recoverable->path != NULL;
}

static void
count_added (AnalectRecoverable *recoverable, const AnalectJournalRecordView *view)
{
  g_autofree char *text = g_strndup (view->payload, view->size);

  recoverable->n_changes++;
  for (char *line = strchr (text, '\n'); line != NULL; line = strchr (line + 1, '\n'))
    if (g_str_has_prefix (line + 1, "add "))
      {
        g_autofree char *kind = g_strndup (line + 5, strcspn (line + 5, " \n"));

        recoverable->added[analect_kind_from_element (kind)]++;
      }
}

/* Reads what a journal says of itself; NULL when it is none. */
static AnalectRecoverable *
examine (const char *path, GBytes *bytes)
{
  AnalectRecoverable *recoverable = g_new0 (AnalectRecoverable, 1);
  gsize size, offset = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  AnalectJournalRecordView view;
  guint64 number = 0;

  recoverable->journal = g_strdup (path);
  if (!analect_journal_record_read (data, size, &offset, number++, &view) || !read_header (recoverable, &view))
    {
      recoverable_free (recoverable);
      return NULL;
    }
  while (analect_journal_record_read (data, size, &offset, number++, &view))
    {
      if (view.type == ANALECT_JOURNAL_CHANGE)
        count_added (recoverable, &view);
      else if (view.type == ANALECT_JOURNAL_BASE && view.size == ANALECT_DIGEST_STRING_SIZE - 1)
        recoverable->base.has_digest = analect_digest_parse (&recoverable->base.digest, view.payload);
    }
  recoverable->n_records = (guint) number - 1;
  recoverable->torn = offset < size;
  return recoverable;
}

/* Whether no living session holds the open journal. Where there are no locks, nobody can be seen to hold it. */
static gboolean
is_abandoned (const AnalectFileOps *ops, int fd)
{
  if (ops->lock (ops->data, fd, ANALECT_FILE_LOCK_SHARED) == 0)
    return TRUE;
  return errno != EAGAIN && errno != EACCES;
}

static AnalectRecoverable *
examine_file (const AnalectFileOps *ops, const char *path)
{
  int fd = analect_file_open (ops, path, O_RDONLY, 0);
  g_autoptr (GBytes) bytes = NULL;

  if (fd < 0)
    return NULL;
  if (is_abandoned (ops, fd))
    bytes = read_all (ops, fd);
  analect_file_close (ops, fd);
  return bytes ? examine (path, bytes) : NULL;
}

static int
compare_began (gconstpointer a, gconstpointer b)
{
  const AnalectRecoverable *one = *(AnalectRecoverable *const *) a, *other = *(AnalectRecoverable *const *) b;

  if (one->began != other->began)
    return one->began > other->began ? -1 : 1;
  return strcmp (one->journal, other->journal);
}

/* Whether ONE was superseded by OTHER: a failing disk may keep a file from being removed. */
static gboolean
is_superseded (const AnalectRecoverable *one, const AnalectRecoverable *other)
{
  if (one == other || strcmp (one->session, other->session) != 0)
    return FALSE;
  if (one->generation != other->generation)
    return one->generation < other->generation;
  return one->n_records < other->n_records
         || (one->n_records == other->n_records && strcmp (one->journal, other->journal) < 0);
}

static void
drop_superseded (GPtrArray *found)
{
  for (guint i = found->len; i > 0; i--)
    for (guint j = 0; j < found->len; j++)
      if (is_superseded (found->pdata[i - 1], found->pdata[j]))
        {
          g_ptr_array_remove_index (found, i - 1);
          break;
        }
}

GPtrArray *
analect_recovery_list (const AnalectFileOps *ops, const char *folder)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (recoverable_free);
  g_autoptr (GPtrArray) names = NULL;

  ops = analect_file_ops_or_real (ops);
  names = ops->list (ops->data, folder);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      AnalectRecoverable *recoverable
          = g_str_has_suffix (path, ".journal") ? examine_file (ops, path) : NULL;

      if (recoverable != NULL)
        g_ptr_array_add (found, recoverable);
    }
  drop_superseded (found);
  g_ptr_array_sort (found, compare_began);
  return found;
}

gboolean
analect_recovery_fits (const AnalectFileOps *ops, const AnalectRecoverable *recoverable)
{
  AnalectEtag now;

  if (!analect_etag_read (ops, recoverable->path, NULL, &now, NULL) || now.size != recoverable->base.size)
    return FALSE;
  if (recoverable->base.has_digest)
    return analect_digest_equal (&now.digest, &recoverable->base.digest);
  return now.seconds == recoverable->base.seconds && now.nanoseconds == recoverable->base.nanoseconds;
}

static gboolean
replay_change (AnalectProject *project, const AnalectJournalRecordView *view, GError **error)
{
  const char *newline = memchr (view->payload, '\n', view->size);
  g_autofree char *head = newline ? g_strndup (view->payload, (gsize) (newline - view->payload)) : NULL;
  g_autoptr (AnalectChange) change = NULL;
  char *name = NULL;
  gint64 time;

  if (head == NULL || !g_utf8_validate (head, -1, NULL))
    {
      g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED, _ ("A change has no name"));
      return FALSE;
    }
  time = g_ascii_strtoll (head, &name, 10);
  change = analect_change_decode (project, *name == ' ' ? name + 1 : name, newline + 1,
                                  view->size - (gsize) (newline + 1 - view->payload), error);
  if (change == NULL)
    return FALSE;
  analect_change_set_time (change, time);
  return analect_project_apply (project, change, error);
}

static gboolean
replay_record (AnalectProject *project, const AnalectJournalRecordView *view, gboolean *in_step, GError **error)
{
  g_autofree char *name = NULL;

  switch (view->type)
    {
    case ANALECT_JOURNAL_CHANGE:
      return replay_change (project, view, error);
    case ANALECT_JOURNAL_BEGIN:
      name = g_utf8_make_valid (view->payload, (gssize) view->size);
      if (!*in_step)
        analect_project_begin_step (project, name);
      *in_step = TRUE;
      return TRUE;
    case ANALECT_JOURNAL_END:
      if (*in_step)
        analect_project_end_step (project);
      *in_step = FALSE;
      return TRUE;
    case ANALECT_JOURNAL_CANCEL:
      if (*in_step)
        analect_project_cancel_step (project);
      *in_step = FALSE;
      return TRUE;
    case ANALECT_JOURNAL_UNDO:
      return !*in_step && analect_project_undo (project);
    case ANALECT_JOURNAL_REDO:
      return !*in_step && analect_project_redo (project);
    case ANALECT_JOURNAL_HEADER:
    case ANALECT_JOURNAL_BASE:
      return TRUE;
    }
  return FALSE;
}

guint
analect_recovery_replay (const AnalectFileOps *ops, const AnalectRecoverable *recoverable, AnalectProject *project,
                         GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gboolean in_step = FALSE;
  AnalectJournalRecordView view;
  gsize size, offset = 0;
  const char *data;
  guint n = 0;
  int fd;

  ops = analect_file_ops_or_real (ops);
  fd = analect_file_open (ops, recoverable->journal, O_RDONLY, 0);
  bytes = fd >= 0 ? read_all (ops, fd) : NULL;
  if (bytes == NULL)
    analect_storage_error_set_errno (error, ANALECT_STEP_READ, recoverable->journal, errno);
  if (fd >= 0)
    analect_file_close (ops, fd);
  if (bytes == NULL)
    return 0;

  data = g_bytes_get_data (bytes, &size);
  while (analect_journal_record_read (data, size, &offset, n, &view))
    {
      if (!replay_record (project, &view, &in_step, error))
        {
          if (error != NULL && *error == NULL)
            g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED,
                                 _ ("The recovered work does not fit the file"));
          break;
        }
      n++;
    }
  /* A step that was under way is kept as far as it came. */
  if (in_step)
    analect_project_end_step (project);
  return n;
}

gboolean
analect_recovery_discard (const AnalectFileOps *ops, const AnalectRecoverable *recoverable, GError **error)
{
  ops = analect_file_ops_or_real (ops);
  if (ops->unlink (ops->data, recoverable->journal) == 0)
    return TRUE;
  analect_storage_error_set_errno (error, ANALECT_STEP_REMOVE, recoverable->journal, errno);
  return FALSE;
}

char *
analect_recovery_describe (const AnalectRecoverable *recoverable)
{
  GString *words = g_string_new (NULL);

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    if (recoverable->added[kind] > 0)
      /* Translators: one item of a list such as “Coding: 3, Memo: 1” */
      g_string_append_printf (words, _ ("%s%s: %u"), words->len > 0 ? ", " : "",
                              analect_kind_label ((AnalectKind) kind), recoverable->added[kind]);
  return g_string_free (words, FALSE);
}
