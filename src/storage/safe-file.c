/* The safe save; see the header for invariants and states.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "save-job.h"
#include "second-copy.h"
#include "target.h"

#include <errno.h>
#include <string.h>

/* Digests take longer than writing, so a thread of its own makes them meanwhile. */
static gpointer
hash_chunks (gpointer data)
{
  AnalectSave *save = data;

  analect_digest_chunks (&save->digest, save->chunks);
  return NULL;
}

static const AnalectDigest *
need_digest (AnalectSave *save)
{
  if (save->hasher != NULL)
    g_thread_join (g_steal_pointer (&save->hasher));
  return &save->digest;
}

static void
start_digest (AnalectSave *save)
{
  if (save->size > 1024 * 1024)
    save->hasher = g_thread_try_new ("digest", hash_chunks, save, NULL);
  if (save->hasher == NULL)
    hash_chunks (save);
}

static int
write_chunks (AnalectSave *save, AnalectStep *step)
{
  const AnalectSaveOptions *options = save->options;
  goffset done = 0;

  *step = ANALECT_STEP_WRITE;
  for (guint i = 0; i < save->chunks->len; i++)
    {
      gsize size;
      const void *bytes = g_bytes_get_data (save->chunks->pdata[i], &size);

      if (g_cancellable_is_cancelled (save->cancellable))
        {
          errno = ECANCELED;
          return -1;
        }
      if (analect_file_write (save->ops, save->temp->fd, bytes, size) < 0)
        return -1;
      done += (goffset) size;
      if (options->progress != NULL)
        options->progress (done, save->size, options->progress_data);
    }
  return 0;
}

/* FOUND → WRITTEN. Returns -1 with errno. */
static int
write_temp (AnalectSave *save, AnalectStep *step)
{
  mode_t mode = save->exists ? 0600 : 0666;
  struct stat info;

  analect_save_check (save);
  *step = ANALECT_STEP_CREATE;
  save->temp = analect_temp_file_new (save->ops, save->folder, save->name, mode);
  if (save->temp == NULL || write_chunks (save, step) < 0)
    return -1;
  if (save->exists && analect_save_copy_rights (save) < 0)
    return -1;
  if (analect_temp_file_finish (save->temp, &info, step) < 0)
    return -1;
  analect_etag_set_stat (&save->result->etag, &info);
  analect_etag_set_digest (&save->result->etag, need_digest (save));
  save->state = ANALECT_SAVE_STATE_WRITTEN;
  return 0;
}

static void
drop_temp (AnalectSave *save)
{
  int saved = errno;

  g_clear_pointer (&save->temp, analect_temp_file_free);
  errno = saved;
}

/* WRITTEN or COPIED → KEPT. */
static gboolean
keep_previous (AnalectSave *save, GError **error)
{
  const AnalectKeepPrevious *previous = save->options->previous;
  AnalectEtag etag;

  analect_save_check (save);
  g_clear_error (&save->result->not_kept);
  if (g_cancellable_set_error_if_cancelled (save->cancellable, error))
    return FALSE;
  if (previous != NULL && save->exists)
    {
      analect_etag_set_stat (&etag, &save->info);
      if (save->options->guard == ANALECT_SAVE_EXPECTED && save->options->expected->has_digest)
        analect_etag_set_digest (&etag, &save->options->expected->digest);
      save->version_made = previous->keep (save->ops, save->path, save->fd, &etag, !save->copied, previous->data,
                                           save->cancellable, &save->result->not_kept);
      if (!save->version_made
          && (save->options->previous_required
              || g_error_matches (save->result->not_kept, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
        {
          g_propagate_error (error, g_steal_pointer (&save->result->not_kept));
          return FALSE;
        }
    }
  if (save->options->before_replacing != NULL)
    save->options->before_replacing (need_digest (save), save->options->before_replacing_data);
  save->state = ANALECT_SAVE_STATE_KEPT;
  return TRUE;
}

static gboolean
drop_version (AnalectSave *save, GError **error)
{
  const AnalectKeepPrevious *previous = save->options->previous;

  if (!save->version_made)
    return TRUE;
  save->version_made = FALSE;
  return previous->drop (save->ops, previous->data, error);
}

static gboolean
sync_folder (AnalectSave *save, GError **error)
{
  analect_save_check (save);
  if (analect_file_sync_folder (save->ops, save->folder, &save->result->folder_unsynced) < 0)
    {
      save->state = ANALECT_SAVE_STATE_FAILED;
      analect_storage_error_set_errno (error, ANALECT_STEP_SYNC_FOLDER, save->folder, errno);
      return FALSE;
    }
  save->state = ANALECT_SAVE_STATE_DURABLE;
  return TRUE;
}

static void
set_replaced (AnalectSave *save)
{
  save->version_made = FALSE;
  save->result->replaced = TRUE;
  save->state = ANALECT_SAVE_STATE_REPLACED;
}

typedef enum
{
  OUTCOME_DONE,
  OUTCOME_FAILED,
  OUTCOME_NO_SIBLING, /* the error says why; overwriting in place may still work */
} Outcome;

/* Errors that mean: this folder takes no second file, or does not let the file be replaced. */
static gboolean
is_no_sibling (int code)
{
  return code == EACCES || code == EPERM || code == EROFS || code == EBUSY || code == EXDEV || code == ENOSPC
         || code == EDQUOT || code == ETXTBSY;
}

static Outcome
give_up_sibling (AnalectSave *save, AnalectStep step, int code, gboolean *no_room, GError **error)
{
  *no_room = code == ENOSPC || code == EDQUOT;
  if (code == ECANCELED)
    g_cancellable_set_error_if_cancelled (save->cancellable, error);
  else
    analect_storage_error_set_errno (error, step, save->path, code);
  drop_temp (save);
  if (!save->exists || save->options->recovery_folder == NULL || !is_no_sibling (code))
    return OUTCOME_FAILED;
  save->state = ANALECT_SAVE_STATE_FOUND;
  return OUTCOME_NO_SIBLING;
}

/* FOUND → DURABLE by way of a temporary file. */
static Outcome
save_by_rename (AnalectSave *save, gboolean *no_room, GError **error)
{
  AnalectStep step;
  int result;

  if (write_temp (save, &step) < 0)
    return give_up_sibling (save, step, errno, no_room, error);
  if (!keep_previous (save, error) || !analect_save_check_again (save, error))
    return OUTCOME_FAILED;
  analect_save_check (save);
  analect_save_close_target (save); /* some network disks do not rename over what is open */
  result = save->exists || save->options->guard == ANALECT_SAVE_OVERWRITE
               ? analect_temp_file_commit (save->temp, save->path, &step)
               : analect_temp_file_commit_new (save->temp, save->path, &step);
  if (result < 0)
    {
      int code = errno;

      if (!drop_version (save, error))
        return OUTCOME_FAILED;
      return give_up_sibling (save, step, code, no_room, error);
    }
  save->result->n_other_names = save->exists && save->info.st_nlink > 0 ? (guint) save->info.st_nlink - 1 : 0;
  set_replaced (save);
  return sync_folder (save, error) ? OUTCOME_DONE : OUTCOME_FAILED;
}

static gboolean
is_on_other_disk (AnalectSave *save)
{
  struct stat info;

  return analect_file_make_folders (save->ops, save->options->recovery_folder, 0700) == 0
         && save->ops->stat_path (save->ops->data, save->options->recovery_folder, &info) == 0
         && info.st_dev != save->info.st_dev;
}

static gboolean
overwrite (AnalectSave *save, const AnalectInPlace *job, GError **error)
{
  struct stat info;
  gboolean touched, done;

  analect_save_check (save);
  done = analect_in_place_write (job, &info, &touched, error);
  save->result->in_place = touched;
  if (touched)
    save->version_made = FALSE;
  if (!done)
    return FALSE;
  analect_etag_set_stat (&save->result->etag, &info);
  analect_etag_set_digest (&save->result->etag, &save->digest);
  set_replaced (save);
  save->state = ANALECT_SAVE_STATE_DURABLE;
  return TRUE;
}

/* FOUND → COPIED → KEPT → DURABLE. */
static gboolean
save_in_place (AnalectSave *save, gboolean no_room, GError **error)
{
  AnalectInPlace job = { .ops = save->ops, .path = save->path };

  analect_save_check (save);
  if (!analect_save_reopen_target (save, error))
    return FALSE;
  job.fd = save->fd;
  job.chunks = save->chunks;
  job.size = save->size;
  job.digest = need_digest (save);
  job.recovery_folder = save->options->recovery_folder;
  job.must_reserve = no_room;
  if (!analect_in_place_prepare (&job, save->cancellable, error))
    return FALSE;
  save->copied = TRUE;
  save->state = ANALECT_SAVE_STATE_COPIED;
  if (!keep_previous (save, error) || !analect_save_check_again (save, error))
    {
      analect_in_place_abandon (&job);
      return FALSE;
    }
  return overwrite (save, &job, error);
}

static gboolean
run (AnalectSave *save, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean no_room = FALSE;
  Outcome outcome;

  if (!analect_save_open_target (save, error) || !analect_save_check_guard (save, error))
    return FALSE;
  start_digest (save);
  outcome = save_by_rename (save, &no_room, &reason);
  if (outcome == OUTCOME_NO_SIBLING && (!no_room || is_on_other_disk (save)))
    {
      g_clear_error (&reason);
      if (save_in_place (save, no_room, &reason))
        outcome = OUTCOME_DONE;
    }
  if (outcome != OUTCOME_DONE)
    {
      save->state = ANALECT_SAVE_STATE_FAILED;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  analect_save_check (save);
  return TRUE;
}

static void
finish (AnalectSave *save)
{
  need_digest (save);
  drop_temp (save);
  drop_version (save, NULL);
  analect_save_close_target (save);
  if (save->state == ANALECT_SAVE_STATE_DURABLE && save->options->recovery_folder != NULL && !save->result->in_place)
    analect_second_copy_remove (save->ops, save->options->recovery_folder, save->path);
  g_free (save->path);
  g_free (save->folder);
  g_free (save->name);
  g_free (save->shown);
}

gboolean
analect_safe_file_save (const AnalectFileOps *ops, const char *path, GPtrArray *chunks,
                        const AnalectSaveOptions *options, AnalectSaveResult *result, GCancellable *cancellable,
                        GError **error)
{
  AnalectSave save = { .options = options, .result = result, .cancellable = cancellable, .chunks = chunks, .fd = -1 };
  gboolean done;

  g_return_val_if_fail (options->guard != ANALECT_SAVE_EXPECTED || options->expected != NULL, FALSE);

  memset (result, 0, sizeof *result);
  save.ops = analect_file_ops_or_real (ops);
  save.path = analect_target_resolve (save.ops, path, error);
  if (save.path == NULL)
    return FALSE;
  save.folder = g_path_get_dirname (save.path);
  save.name = g_path_get_basename (save.path);
  save.shown = g_filename_display_name (save.path);
  for (guint i = 0; i < chunks->len; i++)
    save.size += (goffset) g_bytes_get_size (chunks->pdata[i]);

  analect_temp_file_clean (save.ops, save.folder, save.name);
  done = run (&save, error);
  finish (&save);
  return done;
}

gboolean
analect_safe_file_prepare (const AnalectFileOps *ops, const char *path, const char *recovery_folder,
                           GCancellable *cancellable, AnalectRecovery *outcome, GError **error)
{
  g_autofree char *target = NULL, *folder = NULL, *name = NULL;

  ops = analect_file_ops_or_real (ops);
  *outcome = ANALECT_RECOVERY_NOTHING;
  target = analect_target_resolve (ops, path, error);
  if (target == NULL)
    return FALSE;
  folder = g_path_get_dirname (target);
  name = g_path_get_basename (target);
  analect_temp_file_clean (ops, folder, name);
  if (recovery_folder == NULL)
    return TRUE;
  return analect_in_place_recover (ops, target, recovery_folder, cancellable, outcome, error);
}

void
analect_save_result_clear (AnalectSaveResult *result)
{
  g_clear_error (&result->not_kept);
  memset (result, 0, sizeof *result);
}
