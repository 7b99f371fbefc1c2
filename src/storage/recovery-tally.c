/* Adding up a journal; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "recovery-tally.h"

#include <string.h>

typedef struct
{
  AnalectKind kind;
  guint added, removed;
} Count;

typedef struct
{
  guint n_changes;
  GArray *counts; /* of Count */
} Step;

struct _AnalectRecoveryTally
{
  GPtrArray *steps; /* of Step */
  guint at;         /* steps that stand; those from here on can be redone */
  Step *open;       /* between begin and end, or NULL */
  gboolean whole;   /* it is worth nothing without its end */
  Step *parts;      /* of a change whose last record has not come yet, or NULL */
  guint n_changes;
};

static Step *
step_new (void)
{
  Step *step = g_new0 (Step, 1);

  step->counts = g_array_new (FALSE, FALSE, sizeof (Count));
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_array_unref (step->counts);
  g_free (step);
}

AnalectRecoveryTally *
analect_recovery_tally_new (void)
{
  AnalectRecoveryTally *tally = g_new0 (AnalectRecoveryTally, 1);

  tally->steps = g_ptr_array_new_with_free_func (step_free);
  return tally;
}

static void
count (Step *step, AnalectKind kind, guint added, guint removed)
{
  Count new_count = { kind, added, removed };

  for (guint i = 0; i < step->counts->len; i++)
    {
      Count *there = &g_array_index (step->counts, Count, i);

      if (there->kind != kind)
        continue;
      there->added += added;
      there->removed += removed;
      return;
    }
  g_array_append_val (step->counts, new_count);
}

static void
count_line (Step *step, const char *line, gsize length)
{
  gboolean add = length > 4 && memcmp (line, "add ", 4) == 0;
  char element[64];
  const char *from, *blank;
  AnalectKind kind;

  if (!add && !(length > 7 && memcmp (line, "remove ", 7) == 0))
    return;
  from = line + (add ? 4 : 7);
  blank = memchr (from, ' ', length - (gsize) (from - line));
  if (blank == NULL || (gsize) (blank - from) >= sizeof element)
    return;
  memcpy (element, from, (gsize) (blank - from));
  element[blank - from] = '\0';
  kind = analect_kind_from_element (element);
  if (kind != ANALECT_KIND_NONE)
    count (step, kind, add, !add);
}

static void
count_lines (Step *step, const char *text, gsize size)
{
  for (const char *end = text + size; text < end;)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));
      gsize length = newline ? (gsize) (newline - text) : (gsize) (end - text);

      count_line (step, text, length);
      text += length + 1;
    }
}

/* A step is done: what could be redone is gone. Takes STEP. */
static void
do_step (AnalectRecoveryTally *tally, Step *step)
{
  if (step->n_changes == 0)
    {
      step_free (step);
      return;
    }
  g_ptr_array_set_size (tally->steps, (int) tally->at);
  g_ptr_array_add (tally->steps, step);
  tally->at++;
}

static void
add_change (AnalectRecoveryTally *tally, const AnalectJournalRecord *record)
{
  Step *change = tally->parts ? g_steal_pointer (&tally->parts) : step_new ();

  count_lines (change, record->payload, record->size);
  change->n_changes = 1;
  tally->n_changes++;
  if (tally->open == NULL)
    {
      do_step (tally, change);
      return;
    }
  tally->open->n_changes++;
  for (guint i = 0; i < change->counts->len; i++)
    {
      const Count *there = &g_array_index (change->counts, Count, i);

      count (tally->open, there->kind, there->added, there->removed);
    }
  step_free (change);
}

static void
end_step (AnalectRecoveryTally *tally)
{
  if (tally->open != NULL)
    do_step (tally, g_steal_pointer (&tally->open));
}

void
analect_recovery_tally_add (AnalectRecoveryTally *tally, const AnalectJournalRecord *record)
{
  switch (record->type)
    {
    case ANALECT_JOURNAL_PART:
      if (tally->parts == NULL)
        tally->parts = step_new ();
      count_lines (tally->parts, record->payload, record->size);
      break;
    case ANALECT_JOURNAL_CHANGE:
      add_change (tally, record);
      break;
    case ANALECT_JOURNAL_BEGIN:
    case ANALECT_JOURNAL_WHOLE:
      if (tally->open == NULL)
        {
          tally->open = step_new ();
          tally->whole = record->type == ANALECT_JOURNAL_WHOLE;
        }
      break;
    case ANALECT_JOURNAL_END:
      end_step (tally);
      break;
    case ANALECT_JOURNAL_CANCEL:
      g_clear_pointer (&tally->open, step_free);
      break;
    case ANALECT_JOURNAL_UNDO:
      tally->at -= tally->at > 0;
      break;
    case ANALECT_JOURNAL_REDO:
      tally->at += tally->at < tally->steps->len;
      break;
    case ANALECT_JOURNAL_HEADER:
    case ANALECT_JOURNAL_BASE:
    case ANALECT_JOURNAL_TEXT:
    case ANALECT_JOURNAL_MARK:
    case ANALECT_JOURNAL_SAVED:
      break;
    }
}

void
analect_recovery_tally_finish (AnalectRecoveryTally *tally, AnalectRecoverySums *sums)
{
  memset (sums, 0, sizeof *sums);
  if (tally->whole)
    g_clear_pointer (&tally->open, step_free);
  end_step (tally);
  sums->n_changes = tally->n_changes;
  sums->n_actions = tally->at;
  for (guint i = 0; i < tally->at; i++)
    {
      const Step *step = tally->steps->pdata[i];

      sums->n_edits += step->counts->len == 0;
      for (guint c = 0; c < step->counts->len; c++)
        {
          const Count *there = &g_array_index (step->counts, Count, c);

          sums->added[there->kind] += there->added;
          sums->removed[there->kind] += there->removed;
        }
    }
  g_clear_pointer (&tally->parts, step_free);
  g_ptr_array_unref (tally->steps);
  g_free (tally);
}
