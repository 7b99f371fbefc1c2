/* Doing what a journal holds; see recovery.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "recovery.h"

#include "change-text.h"
#include "journal-reader.h"
#include "storage-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AnalectProject *project;
  GHashTable *texts; /* number → AnalectText */
  GString *lines;    /* of a change whose last record has not come yet */
  gboolean in_step;
  gboolean whole; /* the open step is worth nothing without its end */
  guint n_actions;
} Replay;

static gboolean
fail (GError **error, const char *message)
{
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED, message);
  return FALSE;
}

/* Divides the payload of RECORD at its first newline. The caller frees FIRST. */
static gboolean
split (const AnalectJournalRecord *record, char **first, const char **rest, gsize *size)
{
  const char *newline = memchr (record->payload, '\n', record->size);

  if (newline == NULL)
    return FALSE;
  *first = g_strndup (record->payload, (gsize) (newline - record->payload));
  *rest = newline + 1;
  *size = record->size - (gsize) (*rest - record->payload);
  return TRUE;
}

static gboolean
take_text (Replay *replay, const AnalectJournalRecord *record, GError **error)
{
  g_autofree char *first = NULL;
  const char *text;
  gsize size;
  guint64 number;

  if (!split (record, &first, &text, &size) || !g_ascii_string_to_unsigned (first, 10, 1, G_MAXUINT64, &number, NULL)
      || size == 0 || size > ANALECT_TEXT_MAX_BYTES || !analect_text_is_legal (text, (gssize) size))
    return fail (error, _ ("A long text in the recovered work is not one"));
  g_hash_table_insert (replay->texts, g_memdup2 (&number, sizeof number), analect_text_new (text, (gssize) size));
  return TRUE;
}

static AnalectText *
find_text (guint64 number, gpointer data)
{
  Replay *replay = data;

  return g_hash_table_lookup (replay->texts, &number);
}

static gboolean
do_change (Replay *replay, const AnalectJournalRecord *record, GError **error)
{
  g_autofree char *first = NULL;
  g_autoptr (AnalectChange) change = NULL;
  const char *lines;
  char *name = NULL;
  gsize size;
  gint64 time;

  if (!split (record, &first, &lines, &size) || !g_utf8_validate (first, -1, NULL))
    return fail (error, _ ("A change in the recovered work has no name"));
  time = g_ascii_strtoll (first, &name, 10);
  g_string_append_len (replay->lines, lines, (gssize) size);
  change = analect_change_decode (replay->project, *name == ' ' ? name + 1 : name, replay->lines->str,
                                  replay->lines->len, find_text, replay, error);
  g_string_truncate (replay->lines, 0);
  if (change == NULL)
    return FALSE;
  analect_change_set_time (change, time);
  if (!analect_project_apply (replay->project, change, error))
    return FALSE;
  replay->n_actions += !replay->in_step;
  return TRUE;
}

/* A step may be begun a second time, where a saving began in its midst. */
static void
begin_step (Replay *replay, const AnalectJournalRecord *record)
{
  g_autofree char *name = g_utf8_make_valid (record->payload, (gssize) record->size);

  if (replay->in_step)
    return;
  analect_project_begin_step (replay->project, name);
  replay->in_step = TRUE;
  replay->whole = record->type == ANALECT_JOURNAL_WHOLE;
}

static void
end_step (Replay *replay)
{
  if (!replay->in_step)
    return;
  analect_project_end_step (replay->project);
  replay->in_step = FALSE;
  replay->n_actions++;
}

static void
cancel_step (Replay *replay)
{
  if (replay->in_step)
    analect_project_cancel_step (replay->project);
  replay->in_step = FALSE;
}

static gboolean
go (Replay *replay, gboolean back, GError **error)
{
  if (replay->in_step || !(back ? analect_project_undo (replay->project) : analect_project_redo (replay->project)))
    return fail (error, _ ("The recovered work takes back what is not there"));
  replay->n_actions++;
  return TRUE;
}

static gboolean
do_record (Replay *replay, const AnalectJournalRecord *record, GError **error)
{
  switch (record->type)
    {
    case ANALECT_JOURNAL_PART:
      g_string_append_len (replay->lines, record->payload, (gssize) record->size);
      return TRUE;
    case ANALECT_JOURNAL_CHANGE:
      return do_change (replay, record, error);
    case ANALECT_JOURNAL_BEGIN:
    case ANALECT_JOURNAL_WHOLE:
      begin_step (replay, record);
      return TRUE;
    case ANALECT_JOURNAL_END:
      end_step (replay);
      return TRUE;
    case ANALECT_JOURNAL_CANCEL:
      cancel_step (replay);
      return TRUE;
    case ANALECT_JOURNAL_UNDO:
      return go (replay, TRUE, error);
    case ANALECT_JOURNAL_REDO:
      return go (replay, FALSE, error);
    case ANALECT_JOURNAL_TEXT:
      return take_text (replay, record, error);
    case ANALECT_JOURNAL_HEADER:
    case ANALECT_JOURNAL_BASE:
    case ANALECT_JOURNAL_MARK:
    case ANALECT_JOURNAL_SAVED:
      return TRUE;
    }
  return fail (error, _ ("The recovered work was recorded by a newer version of Analect"));
}

guint
analect_recovery_replay (const AnalectFileOps *ops, const AnalectRecoverable *recoverable, AnalectProject *project,
                         GError **error)
{
  g_autoptr (AnalectJournalReader) reader = analect_journal_reader_open (ops, recoverable->journal, error);
  g_autoptr (GHashTable) texts =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) analect_text_unref);
  g_autoptr (GString) lines = g_string_new (NULL);
  Replay replay = { .project = project, .texts = texts, .lines = lines };
  AnalectJournalRecord record;
  gboolean ok = TRUE;

  if (reader == NULL)
    return 0;
  /* What was before the saved state is in the file, but for long texts that are named later as well. */
  for (guint64 number = 0; ok && analect_journal_reader_next (reader, &record); number++)
    if (number >= recoverable->from || record.type == ANALECT_JOURNAL_TEXT)
      ok = do_record (&replay, &record, error);
  if (replay.whole)
    cancel_step (&replay);
  end_step (&replay);
  return replay.n_actions;
}
