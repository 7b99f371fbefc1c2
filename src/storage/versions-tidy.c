/* Thinning and compressing versions; see versions.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pack.h"
#include "storage-error.h"
#include "temp-file.h"
#include "version-name.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define HOUR  3600
#define DAY   (24 * HOUR)
#define MONTH (30 * DAY)

/* Characters of the text form of a time that are the same within an hour, a day, a month. */
#define SAME_HOUR  13u
#define SAME_DAY   10u
#define SAME_MONTH 7u

void
analect_versions_choose (const AnalectTime *times, guint n, AnalectTime now, gboolean *keep)
{
  char last[ANALECT_TIME_STRING_SIZE] = "", time[ANALECT_TIME_STRING_SIZE];
  guint last_same = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 age = now - times[i];
      guint same = age < HOUR ? 0 : age < DAY ? SAME_HOUR : age < MONTH ? SAME_DAY : SAME_MONTH;

      analect_time_format (times[i], time);
      keep[i] = i == 0 || same == 0 || same != last_same || strncmp (time, last, same) != 0;
      if (keep[i])
        memcpy (last, time, sizeof last);
      last_same = same;
    }
}

/* One tidying. */
typedef struct
{
  const AnalectFileOps *ops;
  const char *folder;
  GCancellable *cancellable;
  AnalectVersionsTidied *tidied;
  GError **error; /* the first failure goes there */
  gboolean failed;
  gboolean changed; /* entries of the folder, since it was synced */
} Tidying;

static void
note_failure (Tidying *tidying, AnalectStep step, const char *path)
{
  if (!tidying->failed && !g_cancellable_set_error_if_cancelled (tidying->cancellable, tidying->error))
    analect_storage_error_set_errno (tidying->error, step, path, errno);
  tidying->failed = TRUE;
}

static gboolean
remove_version (Tidying *tidying, const AnalectVersion *version)
{
  g_autofree char *path = g_build_filename (tidying->folder, version->name, NULL);

  if (tidying->ops->unlink (tidying->ops->data, path) < 0)
    {
      note_failure (tidying, ANALECT_STEP_REMOVE, path);
      return FALSE;
    }
  tidying->changed = TRUE;
  return TRUE;
}

static void
sync_if_changed (Tidying *tidying)
{
  if (tidying->changed && analect_file_sync_folder (tidying->ops, tidying->folder, NULL) < 0)
    note_failure (tidying, ANALECT_STEP_SYNC_FOLDER, tidying->folder);
  tidying->changed = FALSE;
}

static void
thin (Tidying *tidying, GPtrArray *versions, AnalectTime now)
{
  g_autofree AnalectTime *times = g_new (AnalectTime, versions->len + 1);
  g_autofree gboolean *keep = g_new (gboolean, versions->len + 1);

  for (guint i = 0; i < versions->len; i++)
    times[i] = ((AnalectVersion *) versions->pdata[i])->time;
  analect_versions_choose (times, versions->len, now, keep);
  for (guint i = versions->len; i > 0; i--)
    if (!keep[i - 1] && remove_version (tidying, versions->pdata[i - 1]))
      {
        g_ptr_array_remove_index (versions, i - 1);
        tidying->tidied->n_removed++;
      }
}

typedef enum
{
  PACKED,
  DAMAGED,
  FAILED,
} PackResult;

/* Writes what is open at FD to TEMP, finished. PACKED_VERSION gets what it turned out to be. */
static PackResult
pack_bytes (Tidying *tidying, const AnalectVersion *version, int fd, AnalectTempFile *temp,
            AnalectVersion *packed_version)
{
  g_auto (AnalectByteSource) source = { 0 };
  AnalectStep step = ANALECT_STEP_WRITE;
  struct stat info;

  analect_byte_source_init_file (&source, tidying->ops, fd);
  if (analect_pack (tidying->ops, &source, temp->fd, tidying->cancellable, &packed_version->digest,
                    &packed_version->size)
          < 0
      || analect_temp_file_finish (temp, &info, &step) < 0)
    {
      note_failure (tidying, step, tidying->folder);
      return FAILED;
    }
  packed_version->time = version->time;
  packed_version->has_digest = packed_version->packed = TRUE;
  packed_version->stored = info.st_size;
  return packed_version->size == version->size
                 && (!version->has_digest || analect_digest_equal (&packed_version->digest, &version->digest))
             ? PACKED
             : DAMAGED;
}

/* Gives the compressed form its name, durably, and only then removes the other. */
static gboolean
replace_raw (Tidying *tidying, const AnalectVersion *raw, AnalectTempFile *temp, const char *name)
{
  g_autofree char *path = g_build_filename (tidying->folder, name, NULL);
  AnalectStep step;

  if (analect_temp_file_commit (temp, path, &step) < 0)
    {
      note_failure (tidying, step, path);
      return FALSE;
    }
  if (analect_file_sync_folder (tidying->ops, tidying->folder, NULL) < 0)
    {
      note_failure (tidying, ANALECT_STEP_SYNC_FOLDER, tidying->folder);
      return FALSE;
    }
  remove_version (tidying, raw);
  return TRUE;
}

/* Compresses VERSION, and makes it say so. */
static void
pack_version (Tidying *tidying, AnalectVersion *version, int fd)
{
  g_autoptr (AnalectTempFile) temp = NULL;
  AnalectVersion packed = { 0 };
  g_autofree char *name = NULL;
  PackResult result;

  temp = analect_temp_file_new (tidying->ops, tidying->folder, ANALECT_VERSION_TEMP, 0600);
  if (temp == NULL)
    {
      note_failure (tidying, ANALECT_STEP_CREATE, tidying->folder);
      return;
    }
  result = pack_bytes (tidying, version, fd, temp, &packed);
  tidying->tidied->n_damaged += result == DAMAGED;
  name = analect_version_name_format (&packed);
  if (result != PACKED || !replace_raw (tidying, version, temp, name))
    return;
  tidying->tidied->n_packed++;
  packed.name = g_steal_pointer (&name);
  g_free (version->name);
  *version = packed;
}

static void
pack_all (Tidying *tidying, GPtrArray *versions)
{
  for (guint i = 0; i < versions->len && !g_cancellable_is_cancelled (tidying->cancellable); i++)
    {
      AnalectVersion *version = versions->pdata[i];
      g_autofree char *path = g_build_filename (tidying->folder, version->name, NULL);
      int fd;

      if (version->packed)
        continue;
      fd = analect_file_open (tidying->ops, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
      if (fd < 0)
        {
          note_failure (tidying, ANALECT_STEP_OPEN, path);
          continue;
        }
      pack_version (tidying, version, fd);
      analect_file_close (tidying->ops, fd);
    }
}

/* Uncompressed forms whose compressed one is there: a crash came before they could be removed. */
static void
remove_other_forms (Tidying *tidying)
{
  g_autoptr (GPtrArray) names = tidying->ops->list (tidying->ops->data, tidying->folder);

  for (guint i = 0; names != NULL && i + 1 < names->len; i++)
    {
      g_autoptr (AnalectVersion) raw = analect_version_name_parse (names->pdata[i]);
      g_autoptr (AnalectVersion) packed = analect_version_name_parse (names->pdata[i + 1]);

      if (raw != NULL && packed != NULL && !raw->packed && packed->packed && g_str_has_prefix (packed->name, raw->name))
        remove_version (tidying, raw);
    }
}

static void
limit_room (Tidying *tidying, GPtrArray *versions, goffset limit)
{
  goffset stored = 0;

  for (guint i = 0; i < versions->len; i++)
    stored += ((AnalectVersion *) versions->pdata[i])->stored;
  for (guint i = versions->len; i > 1 && limit > 0 && stored > limit; i--)
    {
      const AnalectVersion *version = versions->pdata[i - 1];
      goffset size = version->stored;

      if (!remove_version (tidying, version))
        continue;
      stored -= size;
      tidying->tidied->n_removed++;
      g_ptr_array_remove_index (versions, i - 1);
    }
  tidying->tidied->stored = stored;
}

gboolean
analect_versions_tidy (const AnalectFileOps *ops, const char *folder, AnalectTime now, goffset limit,
                       AnalectVersionsTidied *tidied, GCancellable *cancellable, GError **error)
{
  Tidying tidying = { .folder = folder, .cancellable = cancellable, .tidied = tidied, .error = error };
  g_autoptr (GPtrArray) versions = NULL;

  tidying.ops = analect_file_ops_or_real (ops);
  memset (tidied, 0, sizeof *tidied);
  analect_temp_file_clean (tidying.ops, folder, ANALECT_VERSION_TEMP);
  remove_other_forms (&tidying);
  versions = analect_versions_list (tidying.ops, folder, tidying.failed ? NULL : error);
  if (versions == NULL)
    return FALSE;
  thin (&tidying, versions, now);
  sync_if_changed (&tidying);
  pack_all (&tidying, versions);
  limit_room (&tidying, versions, limit);
  sync_if_changed (&tidying);
  if (!tidying.failed && g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return !tidying.failed;
}
