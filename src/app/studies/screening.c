/* Screening; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "screening.h"

#include "derive.h"

#include <glib/gi18n.h>

/* What the decisions at one stage come to. */
typedef struct
{
  int decision;       /* that counts; -1: none */
  gboolean any;       /* somebody decided */
  gboolean disagreed; /* without consensus */
} Verdict;

static gboolean
is_consensus (const AnalectRows *rows, AnalectId coder)
{
  const AnalectRow *row = analect_rows_get (rows, coder);

  return row != NULL && analect_row_integer (row, ANALECT_CODER_ROLE) == ANALECT_CODER_ROLE_CONSENSUS;
}

static Verdict
judge (AnalectWorkbench *workbench, AnalectId reference, int stage)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (workbench);
  AnalectId me = analect_workbench_get_coder (workbench);
  Verdict verdict = { .decision = -1 };
  int own = -1, consensus = -1, first = -1;
  gint64 own_round = 0;

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_DECISION_REFERENCE, reference); id;
       id = analect_lookup_next (lookup, ANALECT_DECISION_REFERENCE, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      AnalectId coder = analect_row_reference (row, ANALECT_DECISION_CODER);
      int decision = (int) analect_row_integer (row, ANALECT_DECISION_DECISION);
      gint64 round = analect_row_integer (row, ANALECT_DECISION_ROUND);

      if (analect_row_integer (row, ANALECT_DECISION_STAGE) != stage)
        continue;
      verdict.any = TRUE;
      if (is_consensus (rows, coder))
        {
          consensus = decision;
          continue;
        }
      if (coder == me && me != ANALECT_ID_NONE && round >= own_round)
        own = decision, own_round = round;
      verdict.disagreed |= first != -1 && first != decision;
      first = decision;
    }
  verdict.disagreed &= consensus == -1;
  if (consensus != -1)
    verdict.decision = consensus;
  else if (me != ANALECT_ID_NONE)
    verdict.decision = own;
  else if (!verdict.disagreed)
    verdict.decision = first;
  verdict.disagreed &= me == ANALECT_ID_NONE || own != -1;
  return verdict;
}

static AnalectRecordState
state_of_decision (int decision)
{
  return decision == ANALECT_SCREENING_INCLUDE   ? ANALECT_RECORD_INCLUDED
         : decision == ANALECT_SCREENING_EXCLUDE ? ANALECT_RECORD_EXCLUDED
         : decision == ANALECT_SCREENING_MAYBE   ? ANALECT_RECORD_MAYBE
                                                 : ANALECT_RECORD_TO_SCREEN;
}

static AnalectRecordState
state_of_study (AnalectWorkbench *workbench, AnalectId study)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), study);

  if (row == NULL)
    return ANALECT_RECORD_TO_SCREEN;
  switch (analect_row_integer (row, ANALECT_STUDY_INCLUSION))
    {
    case ANALECT_INCLUSION_INCLUDED:
      return ANALECT_RECORD_INCLUDED;
    case ANALECT_INCLUSION_EXCLUDED:
      return ANALECT_RECORD_EXCLUDED;
    default:
      return ANALECT_RECORD_TO_SCREEN;
    }
}

AnalectRecordState
analect_screening_state (AnalectWorkbench *workbench, AnalectId reference, AnalectId study, int stage,
                         gboolean *disagreed)
{
  Verdict abstract = judge (workbench, reference, ANALECT_STAGE_ABSTRACT);
  Verdict full = judge (workbench, reference, ANALECT_STAGE_FULL_TEXT);

  if (disagreed != NULL)
    *disagreed = full.any ? full.disagreed : abstract.disagreed;
  if (!abstract.any && !full.any)
    return state_of_study (workbench, study);
  if (full.decision != -1)
    return state_of_decision (full.decision);
  /* Who was excluded by title and abstract is not read in full; who was not, is to be. */
  if (stage == ANALECT_STAGE_FULL_TEXT && abstract.decision != ANALECT_SCREENING_EXCLUDE)
    return ANALECT_RECORD_TO_SCREEN;
  return state_of_decision (abstract.decision);
}

AnalectId
analect_screening_find (AnalectWorkbench *workbench, AnalectId reference, AnalectId coder, int stage)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (workbench);
  AnalectId found = ANALECT_ID_NONE;
  gint64 latest = G_MININT64;

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_DECISION_REFERENCE, reference); id;
       id = analect_lookup_next (lookup, ANALECT_DECISION_REFERENCE, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      gint64 round = analect_row_integer (row, ANALECT_DECISION_ROUND);

      if (analect_row_reference (row, ANALECT_DECISION_CODER) == coder
          && analect_row_integer (row, ANALECT_DECISION_STAGE) == stage && round > latest)
        found = id, latest = round;
    }
  return found;
}

gboolean
analect_screening_may_know (AnalectWorkbench *workbench, AnalectId decision)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *row = analect_rows_get (rows, decision);
  AnalectId me = analect_workbench_get_coder (workbench), coder;

  if (row == NULL)
    return FALSE;
  coder = analect_row_reference (row, ANALECT_DECISION_CODER);
  return me == ANALECT_ID_NONE || coder == me || is_consensus (rows, coder)
         || analect_screening_find (workbench, analect_row_reference (row, ANALECT_DECISION_REFERENCE), me,
                                    (int) analect_row_integer (row, ANALECT_DECISION_STAGE))
                != ANALECT_ID_NONE;
}

/* Deciding */

/* An entity of KIND with the GUID that its key gives, or with a new one where that is taken. */
static AnalectId
add_derived (AnalectChange *change, AnalectWorkbench *workbench, AnalectKind kind, const AnalectId *keys, guint n,
             const char *detail)
{
  AnalectGuid guid = analect_derive_guid (analect_workbench_get_rows (workbench), kind, keys, n, detail);

  if (analect_lookup_find (analect_workbench_get_lookup (workbench), &guid) != ANALECT_ID_NONE)
    return analect_change_add (change, kind);
  return analect_change_add_with_guid (change, kind, &guid);
}

static void
write_decision (AnalectChange *change, AnalectWorkbench *workbench, AnalectId reference, int stage, int decision,
                const char *reason)
{
  AnalectId coder = analect_workbench_get_coder (workbench);
  AnalectId id = analect_screening_find (workbench, reference, coder, stage);

  if (id == ANALECT_ID_NONE)
    {
      const AnalectId keys[] = { reference, coder };
      g_autofree char *detail = g_strdup_printf ("%s 1", analect_enumeration_text (ANALECT_ENUMERATION_STAGE, stage));

      id = add_derived (change, workbench, ANALECT_KIND_DECISION, keys, G_N_ELEMENTS (keys), detail);
      analect_change_set_reference (change, id, ANALECT_DECISION_REFERENCE, reference);
      analect_change_set_reference (change, id, ANALECT_DECISION_CODER, coder);
      analect_change_set_integer (change, id, ANALECT_DECISION_STAGE, stage);
    }
  analect_change_set_integer (change, id, ANALECT_DECISION_DECISION, decision);
  analect_change_set_string (change, id, ANALECT_DECISION_REASON, reason);
  analect_change_set_integer (change, id, ANALECT_DECISION_AT, analect_time_now ());
}

/* Whether another coder decided DECISION about REFERENCE at STAGE, and nobody at consensus otherwise. */
static gboolean
others_decided (AnalectWorkbench *workbench, AnalectId reference, int stage, int decision)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (workbench);
  AnalectId me = analect_workbench_get_coder (workbench);

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_DECISION_REFERENCE, reference); id;
       id = analect_lookup_next (lookup, ANALECT_DECISION_REFERENCE, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);

      if (analect_row_reference (row, ANALECT_DECISION_CODER) != me
          && analect_row_integer (row, ANALECT_DECISION_STAGE) == stage
          && analect_row_integer (row, ANALECT_DECISION_DECISION) == decision)
        return TRUE;
    }
  return FALSE;
}

/* What a decision means for a study: coders who contradict each other leave it undecided, except at consensus. */
static int
inclusion_after (AnalectWorkbench *workbench, AnalectId reference, int stage, int decision)
{
  gboolean final = is_consensus (analect_workbench_get_rows (workbench), analect_workbench_get_coder (workbench));

  switch (decision)
    {
    case ANALECT_SCREENING_INCLUDE:
      return final || !others_decided (workbench, reference, stage, ANALECT_SCREENING_EXCLUDE)
                 ? ANALECT_INCLUSION_INCLUDED
                 : ANALECT_INCLUSION_UNDECIDED;
    case ANALECT_SCREENING_EXCLUDE:
      return final || !others_decided (workbench, reference, stage, ANALECT_SCREENING_INCLUDE)
                 ? ANALECT_INCLUSION_EXCLUDED
                 : ANALECT_INCLUSION_UNDECIDED;
    default:
      return ANALECT_INCLUSION_UNDECIDED;
    }
}

/* The study of REFERENCE, and whether it has other references. */
static AnalectId
find_study (AnalectWorkbench *workbench, AnalectId reference, gboolean *has_others)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  const AnalectIdSet *set;

  analect_lookup_referrers (analect_workbench_get_lookup (workbench), ANALECT_STUDY_REFERENCES, reference, ids);
  if (ids->len == 0)
    return ANALECT_ID_NONE;
  set = analect_row_set (analect_rows_get (analect_workbench_get_rows (workbench), g_array_index (ids, AnalectId, 0)),
                         ANALECT_STUDY_REFERENCES);
  *has_others = set->n > 1;
  return g_array_index (ids, AnalectId, 0);
}

static void
write_study (AnalectChange *change, AnalectWorkbench *workbench, AnalectId reference, int stage, int decision,
             const char *reason)
{
  gboolean has_others = FALSE;
  AnalectId study = find_study (workbench, reference, &has_others);
  int inclusion = inclusion_after (workbench, reference, stage, decision);

  if (study == ANALECT_ID_NONE && decision != ANALECT_SCREENING_INCLUDE)
    return;
  /* A study is left alone when one of its several reports is put aside. */
  if (study != ANALECT_ID_NONE && has_others && inclusion != ANALECT_INCLUSION_INCLUDED)
    return;
  if (study == ANALECT_ID_NONE)
    {
      study = add_derived (change, workbench, ANALECT_KIND_STUDY, &reference, 1, NULL);
      analect_change_insert (change, study, ANALECT_STUDY_REFERENCES, reference);
      analect_change_set_integer (change, study, ANALECT_STUDY_CREATED, analect_time_now ());
    }
  analect_change_set_integer (change, study, ANALECT_STUDY_INCLUSION, inclusion);
  analect_change_set_string (change, study, ANALECT_STUDY_REASON,
                             inclusion == ANALECT_INCLUSION_EXCLUDED ? reason : NULL);
}

static char *
step_name (int decision, guint n)
{
  switch (decision)
    {
    case ANALECT_SCREENING_INCLUDE:
      return g_strdup_printf (ngettext ("Include %u record", "Include %u records", n), n);
    case ANALECT_SCREENING_EXCLUDE:
      return g_strdup_printf (ngettext ("Exclude %u record", "Exclude %u records", n), n);
    default:
      return g_strdup_printf (ngettext ("Maybe for %u record", "Maybe for %u records", n), n);
    }
}

AnalectChange *
analect_screening_decide (AnalectWorkbench *workbench, const AnalectId *references, guint n, int stage, int decision,
                          const char *reason)
{
  g_autofree char *name = step_name (decision, n);
  g_autofree char *legal = reason ? analect_text_filter (reason, -1, NULL) : NULL;
  AnalectChange *change;

  if (analect_workbench_need_coder (workbench) == ANALECT_ID_NONE)
    return NULL;
  change = analect_project_change (analect_workbench_get_project (workbench), name);
  for (guint i = 0; i < n; i++)
    {
      write_decision (change, workbench, references[i], stage, decision, legal);
      write_study (change, workbench, references[i], stage, decision, legal);
    }
  return change;
}

/* What a project has */

char **
analect_screening_reasons (AnalectWorkbench *workbench)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DECISION); id; id = analect_rows_next (rows, id))
    {
      const char *reason = analect_row_string (analect_rows_get (rows, id), ANALECT_DECISION_REASON);

      if (*reason != '\0' && g_hash_table_add (known, (gpointer) reason))
        g_strv_builder_add (reasons, reason);
    }
  return g_strv_builder_end (reasons);
}

/* Whether something is decided about REFERENCE, or it is one of duplicates, which need not be. */
static gboolean
is_settled (AnalectWorkbench *workbench, AnalectId reference, gboolean *in_full)
{
  g_autoptr (GArray) groups = NULL;
  gboolean full = judge (workbench, reference, ANALECT_STAGE_FULL_TEXT).decision != -1;

  *in_full |= full;
  if (full || judge (workbench, reference, ANALECT_STAGE_ABSTRACT).decision != -1)
    return TRUE;
  groups = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  analect_lookup_referrers (analect_workbench_get_lookup (workbench), ANALECT_DUPLICATE_GROUP_REFERENCES, reference,
                            groups);
  return groups->len > 0;
}

int
analect_screening_stage (AnalectWorkbench *workbench)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  gboolean in_full = FALSE;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_REFERENCE); id; id = analect_rows_next (rows, id))
    if (!is_settled (workbench, id, &in_full))
      return ANALECT_STAGE_ABSTRACT;
  return in_full ? ANALECT_STAGE_FULL_TEXT : ANALECT_STAGE_ABSTRACT;
}
