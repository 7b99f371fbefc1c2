/* Named states; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "milestone-file.h"
#include "pack.h"
#include "storage-error.h"
#include "target.h"
#include "temp-file.h"
#include "text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static char *
get_folder (const AnalectFileOps *ops, const char *path, GError **error)
{
  g_autofree char *target = analect_target_resolve (ops, path, error);
  g_autofree char *companion = target != NULL ? analect_target_companion (target) : NULL;

  return companion != NULL ? g_build_filename (companion, "milestones", NULL) : NULL;
}

static int
compare_milestones (gconstpointer a, gconstpointer b)
{
  const AnalectMilestone *first = *(const AnalectMilestone *const *) a;
  const AnalectMilestone *second = *(const AnalectMilestone *const *) b;

  if (first->time != second->time)
    return first->time < second->time ? -1 : 1;
  return strcmp (first->name, second->name);
}

/* The milestone in the file NAME; NULL with errno. */
static AnalectMilestone *
read_milestone (const AnalectFileOps *ops, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (AnalectMilestone) milestone = g_new0 (AnalectMilestone, 1);
  int fd = analect_file_open (ops, path, O_RDONLY | O_NONBLOCK, 0);
  int result, saved;

  if (fd < 0)
    return NULL;
  result = analect_milestone_read_head (ops, fd, milestone);
  saved = errno;
  analect_file_close (ops, fd);
  milestone->file = g_strdup (name);
  errno = saved;
  return result == 0 ? g_steal_pointer (&milestone) : NULL;
}

static GPtrArray *
list_folder (const AnalectFileOps *ops, const char *folder, AnalectProblems *problems, GError **error)
{
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_milestone_free);
  g_autoptr (GPtrArray) names = ops->list (ops->data, folder);

  if (names == NULL && errno != ENOENT)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_LIST, folder, errno);
      return NULL;
    }
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      AnalectMilestone *milestone;

      if (!g_str_has_suffix (names->pdata[i], ANALECT_MILESTONE_ENDING))
        continue;
      milestone = read_milestone (ops, folder, names->pdata[i]);
      if (milestone != NULL)
        g_ptr_array_add (milestones, milestone);
      else
        {
          g_autofree char *shown = g_filename_display_name (names->pdata[i]);

          analect_problems_add (problems, ANALECT_SEVERITY_WARNING, shown, 0, _ ("cannot be read as a milestone: %s"),
                                errno == EBADMSG ? _ ("it is another kind of file, or damaged") : g_strerror (errno));
        }
    }
  g_ptr_array_sort (milestones, compare_milestones);
  return g_steal_pointer (&milestones);
}

GPtrArray *
analect_milestones_list (const AnalectFileOps *ops, const char *path, AnalectProblems *problems, GError **error)
{
  g_autofree char *folder = NULL;

  ops = analect_file_ops_or_real (ops);
  folder = get_folder (ops, path, error);
  return folder != NULL ? list_folder (ops, folder, problems, error) : NULL;
}

/* One adding. */
typedef struct
{
  const AnalectFileOps *ops;
  const char *folder;
  char *path; /* the file to be */
  AnalectMilestone milestone;
  GPtrArray *chunks;
  GCancellable *cancellable;
} Adding;

static gboolean
fail_step (Adding *adding, AnalectStep step, GError **error)
{
  int code = errno;

  if (!g_cancellable_set_error_if_cancelled (adding->cancellable, error))
    analect_storage_error_set_errno (error, step, adding->path, code);
  return FALSE;
}

static gboolean
fail_exists (const AnalectMilestone *milestone, GError **error)
{
  g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_EXISTS,
               _ ("There is a milestone “%s” already; choose another name"), milestone->name);
  return FALSE;
}

/* A name is taken also when somebody has renamed the file of the milestone that has it. */
static gboolean
check_name (Adding *adding, const char *folded, GError **error)
{
  g_autoptr (GPtrArray) others = list_folder (adding->ops, adding->folder, NULL, error);

  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *other = analect_milestone_fold (((AnalectMilestone *) others->pdata[i])->name);

      if (g_strcmp0 (other, folded) == 0)
        return fail_exists (&adding->milestone, error);
    }
  return TRUE;
}

static gboolean
write_temp (Adding *adding, AnalectTempFile *temp, GBytes *head, GError **error)
{
  g_auto (AnalectByteSource) source = { 0 };
  AnalectStep step = ANALECT_STEP_WRITE;
  gsize head_size;
  const void *head_bytes = g_bytes_get_data (head, &head_size);
  AnalectDigest digest;
  goffset size;

  analect_byte_source_init_chunks (&source, adding->chunks);
  if (analect_file_write (adding->ops, temp->fd, head_bytes, head_size) < 0
      || analect_pack (adding->ops, &source, temp->fd, adding->cancellable, &digest, &size) < 0
      || analect_temp_file_finish (temp, NULL, &step) < 0)
    return fail_step (adding, step, error);
  return TRUE;
}

static gboolean
write_milestone (Adding *adding, GBytes *head, GError **error)
{
  const AnalectFileOps *ops = adding->ops;
  g_autoptr (AnalectTempFile) temp = NULL;
  AnalectStep step;

  temp = analect_temp_file_new (ops, adding->folder, ANALECT_MILESTONE_TEMP, 0666);
  if (temp == NULL)
    return fail_step (adding, ANALECT_STEP_CREATE, error);
  if (!write_temp (adding, temp, head, error))
    return FALSE;
  if (analect_temp_file_commit_new (temp, adding->path, &step) < 0)
    return errno == EEXIST ? fail_exists (&adding->milestone, error) : fail_step (adding, step, error);
  if (analect_file_sync_folder (ops, adding->folder, NULL) < 0)
    {
      fail_step (adding, ANALECT_STEP_SYNC_FOLDER, error);
      ops->unlink (ops->data, adding->path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add (Adding *adding, const char *folded, GError **error)
{
  g_autoptr (GBytes) head = NULL;

  if (!check_name (adding, folded, error))
    return FALSE;
  for (guint i = 0; i < adding->chunks->len; i++)
    adding->milestone.size += (goffset) g_bytes_get_size (adding->chunks->pdata[i]);
  analect_digest_chunks (&adding->milestone.digest, adding->chunks);
  if (strlen (adding->milestone.note) <= ANALECT_MILESTONE_MAX_NOTE)
    head = analect_milestone_format_head (&adding->milestone);
  if (head == NULL)
    {
      g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_TOO_LARGE,
                           _ ("The note is too long; shorten it"));
      return FALSE;
    }
  if (analect_file_make_folders (adding->ops, adding->folder, 0777) < 0)
    return fail_step (adding, ANALECT_STEP_MAKE_FOLDER, error);
  analect_temp_file_clean (adding->ops, adding->folder, ANALECT_MILESTONE_TEMP);
  return write_milestone (adding, head, error);
}

gboolean
analect_milestones_add (const AnalectFileOps *ops, const char *path, const char *name, const char *note,
                        AnalectTime time, GPtrArray *chunks, GCancellable *cancellable, GError **error)
{
  Adding adding = { .chunks = chunks, .cancellable = cancellable };
  g_autofree char *folded = analect_milestone_fold (name), *folder = NULL, *file = NULL, *plain_name = NULL;
  g_autofree char *plain_note = analect_text_filter (note != NULL ? note : "", -1, NULL);
  gboolean done;

  if (folded == NULL)
    {
      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_SYNTAX,
                   _ ("A milestone needs a name of one line and at most %u characters"), ANALECT_MILESTONE_MAX_NAME);
      return FALSE;
    }
  adding.ops = analect_file_ops_or_real (ops);
  adding.folder = folder = get_folder (adding.ops, path, error);
  if (folder == NULL)
    return FALSE;
  file = analect_milestone_file_name (folded);
  adding.path = g_build_filename (folder, file, NULL);
  adding.milestone.name = plain_name = g_strstrip (g_strdup (name));
  adding.milestone.note = plain_note;
  adding.milestone.time = time;
  done = add (&adding, folded, error);
  g_free (adding.path);
  return done;
}

GPtrArray *
analect_milestones_read (const AnalectFileOps *ops, const char *path, const AnalectMilestone *milestone,
                         GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = NULL, *file = NULL;
  g_autoptr (AnalectMilestone) found = g_new0 (AnalectMilestone, 1);
  GPtrArray *chunks = NULL;
  int fd, saved;

  ops = analect_file_ops_or_real (ops);
  folder = get_folder (ops, path, error);
  if (folder == NULL)
    return NULL;
  file = g_build_filename (folder, milestone->file, NULL);
  fd = analect_file_open (ops, file, O_RDONLY | O_NONBLOCK, 0);
  if (fd < 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_OPEN, file, errno);
      return NULL;
    }
  if (analect_milestone_read_head (ops, fd, found) == 0)
    chunks = analect_unpack (ops, fd, milestone->size, &milestone->digest, cancellable);
  saved = errno;
  analect_file_close (ops, fd);
  if (chunks != NULL)
    return chunks;
  if (saved == EBADMSG)
    g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED,
                 _ ("The milestone “%s” is damaged; take it from a copy of the project, if there is one"),
                 milestone->name);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    analect_storage_error_set_errno (error, ANALECT_STEP_READ, file, saved);
  return NULL;
}

void
analect_milestones_clean (const AnalectFileOps *ops, const char *path)
{
  g_autofree char *folder = NULL;

  ops = analect_file_ops_or_real (ops);
  folder = get_folder (ops, path, NULL);
  if (folder != NULL)
    analect_temp_file_clean (ops, folder, ANALECT_MILESTONE_TEMP);
}
