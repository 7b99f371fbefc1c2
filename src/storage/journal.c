/* The journal of an open project; see the header.
 *
 * The header's payload is lines of "key value": version, session and generation (of several files of one session, which
 * a failing disk may leave, the last generation counts), path (percent-encoded), guid, size, seconds, nanoseconds, began,
 * and digest when it is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal.h"

#include "change-text.h"
#include "journal-writer.h"
#include "timestamp.h"

#include <string.h>

struct _AnalectJournal
{
  AnalectJournalWriter *writer;
  AnalectProject *project;
  char *path;
  char *session;    /* names the session in all its files */
  guint generation; /* counts rebasing */
  guint depth;  /* steps to undo that this journal holds */
  guint undone; /* steps to redo that it holds */
  gboolean in_step;
  gboolean step_used; /* the open step has a change */
  guint mark;   /* place of the first record after the snapshot */
};

static char *
make_header (AnalectJournal *journal, const AnalectEtag *base)
{
  g_autofree char *path = g_uri_escape_string (journal->path, "/", FALSE);
  const AnalectRow *project = analect_rows_get (analect_project_get_rows (journal->project), ANALECT_ID_PROJECT);
  GString *header = g_string_new ("version 1\n");
  char guid[ANALECT_GUID_STRING_SIZE], began[ANALECT_TIME_STRING_SIZE];

  g_string_append_printf (header, "session %s\ngeneration %u\n", journal->session, journal->generation);
  g_string_append_printf (header, "path %s\nguid %s\n", path, analect_guid_format (&project->guid, guid));
  g_string_append_printf (header, "size %" G_GINT64_FORMAT "\nseconds %" G_GINT64_FORMAT "\nnanoseconds %d\nbegan %s\n",
                          base->size, base->seconds, base->nanoseconds,
                          analect_time_format (analect_time_now (), began));
  if (base->has_digest)
    {
      char digest[ANALECT_DIGEST_STRING_SIZE];

      g_string_append_printf (header, "digest %s\n", analect_digest_format (&base->digest, digest));
    }
  return g_string_free (header, FALSE);
}

static void
record (AnalectJournal *journal, AnalectJournalRecordType type, const char *payload)
{
  analect_journal_writer_add (journal->writer, type, payload, strlen (payload));
}

static void
record_change (AnalectJournal *journal, const AnalectChange *change)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdelimit (g_strdup (analect_change_get_name (change)), "\r\n", ' ');

  g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", analect_change_get_time (change), name);
  analect_change_encode (analect_project_get_rows (journal->project), change, text);
  analect_journal_writer_add (journal->writer, ANALECT_JOURNAL_CHANGE, text->str, text->len);
}

/* A step begins or grows: what could be redone is gone. */
static void
note_step (AnalectJournal *journal)
{
  journal->depth++;
  journal->undone = 0;
}

/* Records the undoing or redoing of a step this journal does not hold as a step of its own; whoever replays it can redo
 * nothing after that. */
static void
record_steps (AnalectJournal *journal, GPtrArray *changes, gboolean backwards)
{
  journal->undone = 0;
  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (AnalectChange) inverse
          = backwards ? analect_change_invert (changes->pdata[changes->len - 1 - i]) : NULL;

      if (i == 0 && changes->len > 1)
        record (journal, ANALECT_JOURNAL_BEGIN, analect_change_get_name (changes->pdata[0]));
      record_change (journal, backwards ? inverse : changes->pdata[i]);
    }
  if (changes->len > 1)
    record (journal, ANALECT_JOURNAL_END, "");
}

static void
on_undo (AnalectJournal *journal)
{
  if (journal->depth == 0)
    {
      record_steps (journal, analect_project_peek_redo (journal->project), TRUE);
      return;
    }
  journal->depth--;
  journal->undone++;
  record (journal, ANALECT_JOURNAL_UNDO, "");
}

static void
on_redo (AnalectJournal *journal)
{
  if (journal->undone == 0)
    {
      record_steps (journal, analect_project_peek_undo (journal->project), FALSE);
      return;
    }
  journal->depth++;
  journal->undone--;
  record (journal, ANALECT_JOURNAL_REDO, "");
}

static void
on_event (AnalectProject *project, AnalectEvent event, const AnalectChange *change, const char *name, gpointer data)
{
  AnalectJournal *journal = data;

  switch (event)
    {
    case ANALECT_EVENT_CHANGE:
      if (!journal->in_step)
        note_step (journal);
      journal->step_used = TRUE;
      record_change (journal, change);
      break;
    case ANALECT_EVENT_BEGIN_STEP:
      journal->in_step = TRUE;
      journal->step_used = FALSE;
      record (journal, ANALECT_JOURNAL_BEGIN, name);
      break;
    case ANALECT_EVENT_END_STEP:
      journal->in_step = FALSE;
      if (journal->step_used)
        note_step (journal);
      record (journal, ANALECT_JOURNAL_END, "");
      break;
    case ANALECT_EVENT_CANCEL_STEP:
      journal->in_step = FALSE;
      record (journal, ANALECT_JOURNAL_CANCEL, "");
      break;
    case ANALECT_EVENT_UNDO:
      on_undo (journal);
      break;
    case ANALECT_EVENT_REDO:
      on_redo (journal);
      break;
    }
}

AnalectJournal *
analect_journal_new (const AnalectFileOps *ops, const char *folder, const char *path, AnalectProject *project,
                     const AnalectEtag *base)
{
  AnalectJournal *journal = g_new0 (AnalectJournal, 1);
  g_autofree char *header = NULL;

  journal->path = g_canonicalize_filename (path, NULL);
  journal->session = g_uuid_string_random ();
  journal->project = g_object_ref (project);
  journal->writer = analect_journal_writer_new (ops, folder);
  header = make_header (journal, base);
  record (journal, ANALECT_JOURNAL_HEADER, header);
  analect_project_set_listener (project, on_event, journal);
  return journal;
}

static void
end (AnalectJournal *journal, gboolean remove)
{
  analect_project_set_listener (journal->project, NULL, NULL);
  analect_journal_writer_free (journal->writer, remove);
  g_object_unref (journal->project);
  g_free (journal->session);
  g_free (journal->path);
  g_free (journal);
}

void
analect_journal_free (AnalectJournal *journal)
{
  end (journal, FALSE);
}

void
analect_journal_close (AnalectJournal *journal)
{
  end (journal, TRUE);
}

void
analect_journal_set_base_digest (AnalectJournal *journal, const AnalectDigest *digest)
{
  char text[ANALECT_DIGEST_STRING_SIZE];

  record (journal, ANALECT_JOURNAL_BASE, analect_digest_format (digest, text));
}

void
analect_journal_mark (AnalectJournal *journal)
{
  g_return_if_fail (!journal->in_step);

  journal->mark = analect_journal_writer_get_place (journal->writer);
  journal->depth = journal->undone = 0;
}

void
analect_journal_rebase (AnalectJournal *journal, const AnalectEtag *base)
{
  g_autofree char *header = NULL;

  journal->generation++;
  header = make_header (journal, base);
  analect_journal_writer_restart (journal->writer, header, strlen (header), journal->mark);
}

guint64
analect_journal_get_recorded (AnalectJournal *journal)
{
  guint64 recorded, durable;

  analect_journal_writer_get_progress (journal->writer, &recorded, &durable);
  return recorded;
}

guint64
analect_journal_get_durable (AnalectJournal *journal)
{
  guint64 recorded, durable;

  analect_journal_writer_get_progress (journal->writer, &recorded, &durable);
  return durable;
}

gboolean
analect_journal_flush (AnalectJournal *journal, GError **error)
{
  return analect_journal_writer_wait (journal->writer, error);
}

GError *
analect_journal_get_failure (AnalectJournal *journal)
{
  return analect_journal_writer_get_failure (journal->writer);
}
