/* Recovered work; see the header. recovery-replay.c does it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "recovery.h"

#include "journal-file.h"
#include "journal-reader.h"
#include "storage-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define DISCARDED "discarded"

/* How long discarded journals are kept. */
#define KEEP_SECONDS (30 * 24 * 3600)

/* The file with DIGEST holds everything before record FROM. */
typedef struct
{
  AnalectDigest digest;
  guint64 from;
} Promise;

static void
recoverable_free (gpointer data)
{
  AnalectRecoverable *recoverable = data;

  g_free (recoverable->journal);
  analect_journal_header_clear (&recoverable->header);
  g_clear_pointer (&recoverable->promises, g_array_unref);
  g_clear_pointer (&recoverable->superseded, g_ptr_array_unref);
  g_free (recoverable);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectRecoverable, recoverable_free)

static gboolean
read_digest (const AnalectJournalRecord *record, AnalectDigest *digest)
{
  char text[ANALECT_DIGEST_STRING_SIZE] = "";

  if (record->size != sizeof text - 1)
    return FALSE;
  memcpy (text, record->payload, record->size);
  return analect_digest_parse (digest, text);
}

/* Notes what a record says of files that the journal fits; MARK is the record after the last mark. */
static void
note_base (AnalectRecoverable *recoverable, const AnalectJournalRecord *record, guint64 mark)
{
  Promise promise = { .from = mark };

  if (record->type == ANALECT_JOURNAL_BASE && read_digest (record, &recoverable->header.base.digest))
    recoverable->header.base.has_digest = TRUE;
  if (record->type == ANALECT_JOURNAL_SAVED && mark > 0 && read_digest (record, &promise.digest))
    g_array_append_val (recoverable->promises, promise);
}

/* Goes through all records, and adds up those from record `from` on. */
static void
examine_records (AnalectRecoverable *recoverable, AnalectJournalReader *reader, guint64 number)
{
  AnalectRecoveryTally *tally = analect_recovery_tally_new ();
  AnalectJournalRecord record;
  guint64 mark = 0;

  for (; analect_journal_reader_next (reader, &record); number++)
    {
      if (record.type == ANALECT_JOURNAL_MARK)
        mark = number + 1;
      note_base (recoverable, &record, mark);
      recoverable->n_entries += record.type != ANALECT_JOURNAL_PART;
      if (number >= recoverable->from)
        analect_recovery_tally_add (tally, &record);
    }
  analect_recovery_tally_finish (tally, &recoverable->sums);
}

/* What the journal at PATH says of itself; NULL when it is none, or somebody's. */
static AnalectRecoverable *
examine (const AnalectFileOps *ops, const char *path)
{
  g_autoptr (AnalectJournalReader) reader = analect_journal_reader_open (ops, path, NULL);
  g_autoptr (AnalectRecoverable) recoverable = g_new0 (AnalectRecoverable, 1);
  AnalectJournalRecord record;

  if (reader == NULL || !analect_journal_reader_next (reader, &record) || record.type != ANALECT_JOURNAL_HEADER
      || !analect_journal_header_parse (&recoverable->header, record.payload, record.size))
    return NULL;
  recoverable->journal = g_strdup (path);
  recoverable->promises = g_array_new (FALSE, FALSE, sizeof (Promise));
  recoverable->superseded = g_ptr_array_new_with_free_func (g_free);
  recoverable->n_entries = 1;
  examine_records (recoverable, reader, 1);
  recoverable->torn = analect_journal_reader_is_torn (reader) || recoverable->n_entries < recoverable->header.n_first;
  recoverable->certain = analect_journal_reader_is_certain (reader);
  return g_steal_pointer (&recoverable);
}

/* Which of two journals of one session counts: one that is whole rather than one that was being begun, then the later
 * one, then the one that holds more. Less than 0: ONE. */
static int
compare_worth (const AnalectRecoverable *one, const AnalectRecoverable *other)
{
  gboolean whole = one->n_entries >= one->header.n_first, other_whole = other->n_entries >= other->header.n_first;

  if (whole != other_whole)
    return whole ? -1 : 1;
  if (one->header.generation != other->header.generation)
    return one->header.generation > other->header.generation ? -1 : 1;
  if (one->n_entries != other->n_entries)
    return one->n_entries > other->n_entries ? -1 : 1;
  return strcmp (one->journal, other->journal);
}

static int
compare_sessions (gconstpointer a, gconstpointer b)
{
  const AnalectRecoverable *one = *(AnalectRecoverable *const *) a, *other = *(AnalectRecoverable *const *) b;
  int order = strcmp (one->header.session, other->header.session);

  return order != 0 ? order : compare_worth (one, other);
}

static int
compare_began (gconstpointer a, gconstpointer b)
{
  const AnalectRecoverable *one = *(AnalectRecoverable *const *) a, *other = *(AnalectRecoverable *const *) b;

  if (one->header.began != other->header.began)
    return one->header.began > other->header.began ? -1 : 1;
  return strcmp (one->journal, other->journal);
}

/* Of each session only the journal that counts stays; the paths of the others are noted with it. */
static void
drop_superseded (GPtrArray *found)
{
  AnalectRecoverable *best = NULL;

  g_ptr_array_sort (found, compare_sessions);
  for (guint i = 0; i < found->len;)
    {
      AnalectRecoverable *one = found->pdata[i];

      if (best != NULL && strcmp (best->header.session, one->header.session) == 0)
        {
          g_ptr_array_add (best->superseded, g_strdup (one->journal));
          g_ptr_array_remove_index (found, i);
          continue;
        }
      best = one;
      i++;
    }
}

/* Removes journals of sessions that did nothing. */
static void
drop_empty (const AnalectFileOps *ops, GPtrArray *found)
{
  for (guint i = found->len; i > 0; i--)
    {
      const AnalectRecoverable *one = found->pdata[i - 1];

      if (one->sums.n_changes == 0 && !one->torn && one->certain && analect_recovery_delete (ops, one, NULL))
        g_ptr_array_remove_index (found, i - 1);
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
      AnalectRecoverable *recoverable = g_str_has_suffix (path, ANALECT_JOURNAL_SUFFIX) ? examine (ops, path) : NULL;

      if (recoverable != NULL)
        g_ptr_array_add (found, recoverable);
    }
  drop_superseded (found);
  drop_empty (ops, found);
  g_ptr_array_sort (found, compare_began);
  return found;
}

static gboolean
is_base (const AnalectEtag *base, const AnalectEtag *now)
{
  if (now->size != base->size)
    return FALSE;
  if (base->has_digest)
    return analect_digest_equal (&now->digest, &base->digest);
  return now->seconds == base->seconds && now->nanoseconds == base->nanoseconds;
}

/* Adds up again, from record FROM on. */
static gboolean
begin_at (const AnalectFileOps *ops, AnalectRecoverable *recoverable, guint64 from)
{
  g_autoptr (AnalectJournalReader) reader = NULL;

  if (recoverable->from == from)
    return TRUE;
  reader = analect_journal_reader_open (ops, recoverable->journal, NULL);
  if (reader == NULL)
    return FALSE;
  recoverable->from = from;
  recoverable->n_entries = 0;
  g_array_set_size (recoverable->promises, 0);
  examine_records (recoverable, reader, 0);
  return TRUE;
}

gboolean
analect_recovery_fits (const AnalectFileOps *ops, AnalectRecoverable *recoverable)
{
  AnalectEtag now;

  if (!analect_etag_read (ops, recoverable->header.path, NULL, &now, NULL))
    return FALSE;
  if (is_base (&recoverable->header.base, &now))
    return begin_at (ops, recoverable, 0);
  for (guint i = recoverable->promises->len; i > 0; i--)
    {
      const Promise *promise = &g_array_index (recoverable->promises, Promise, i - 1);

      if (analect_digest_equal (&promise->digest, &now.digest))
        return begin_at (ops, recoverable, promise->from);
    }
  return FALSE;
}

/* Does WORK to the superseded journals and then to the journal itself, so that none of them comes up again. -1 with
 * errno; what is not there any more is no failure. */
static int
for_each_path (const AnalectFileOps *ops, const AnalectRecoverable *recoverable,
               int (*work) (const AnalectFileOps *ops, const char *path))
{
  for (guint i = 0; i < recoverable->superseded->len; i++)
    if (work (ops, recoverable->superseded->pdata[i]) < 0 && errno != ENOENT)
      return -1;
  return work (ops, recoverable->journal) < 0 && errno != ENOENT ? -1 : 0;
}

static int
remove_path (const AnalectFileOps *ops, const char *path)
{
  return ops->unlink (ops->data, path);
}

static int
set_aside (const AnalectFileOps *ops, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *aside = g_build_filename (folder, DISCARDED, name, NULL);

  return ops->rename (ops->data, path, aside);
}

static gboolean
sync_folder (const AnalectFileOps *ops, const char *folder, GError **error)
{
  if (analect_file_sync_folder (ops, folder, NULL) == 0)
    return TRUE;
  analect_storage_error_set_errno (error, ANALECT_STEP_SYNC_FOLDER, folder, errno);
  return FALSE;
}

gboolean
analect_recovery_delete (const AnalectFileOps *ops, const AnalectRecoverable *recoverable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (recoverable->journal);

  ops = analect_file_ops_or_real (ops);
  if (for_each_path (ops, recoverable, remove_path) == 0)
    return sync_folder (ops, folder, error);
  analect_storage_error_set_errno (error, ANALECT_STEP_REMOVE, recoverable->journal, errno);
  return FALSE;
}

/* Removes from FOLDER what has been there long enough; what cannot be removed stays. */
static void
tidy (const AnalectFileOps *ops, const char *folder)
{
  g_autoptr (GPtrArray) names = ops->list (ops->data, folder);
  AnalectTime now = analect_time_now ();

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      struct stat info;

      if (g_str_has_suffix (path, ANALECT_JOURNAL_SUFFIX) && ops->stat_link (ops->data, path, &info) == 0
          && info.st_mtime < now - KEEP_SECONDS)
        ops->unlink (ops->data, path);
    }
}

gboolean
analect_recovery_discard (const AnalectFileOps *ops, const AnalectRecoverable *recoverable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (recoverable->journal);
  g_autofree char *aside = g_build_filename (folder, DISCARDED, NULL);

  ops = analect_file_ops_or_real (ops);
  if (analect_file_make_folders (ops, aside, 0700) != 0)
    {
      analect_storage_error_set_errno (error, ANALECT_STEP_MAKE_FOLDER, aside, errno);
      return FALSE;
    }
  tidy (ops, aside);
  if (for_each_path (ops, recoverable, set_aside) == 0)
    return sync_folder (ops, aside, error) && sync_folder (ops, folder, error);
  analect_storage_error_set_errno (error, ANALECT_STEP_RENAME, recoverable->journal, errno);
  return FALSE;
}

static void
describe_counts (const guint *counts, const char *sign, GString *words)
{
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    if (counts[kind] > 0)
      /* Translators: one item of a list such as “Coding: 3, Memo: −1” */
      g_string_append_printf (words, _ ("%s%s: %s%u"), words->len > 0 ? ", " : "",
                              analect_kind_label ((AnalectKind) kind), sign, counts[kind]);
}

char *
analect_recovery_describe (const AnalectRecoverable *recoverable)
{
  const AnalectRecoverySums *sums = &recoverable->sums;
  GString *words = g_string_new (NULL);

  describe_counts (sums->added, "", words);
  describe_counts (sums->removed, "−", words);
  if (sums->n_edits > 0)
    g_string_append_printf (words, ngettext ("%s%u edit", "%s%u edits", sums->n_edits), words->len > 0 ? ", " : "",
                            sums->n_edits);
  return g_string_free (words, FALSE);
}
