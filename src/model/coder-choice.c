/* Coding of record; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "coder-choice.h"

#include "excerpt.h"
#include "study-group.h"

/* What is known of one study before the choice. */
typedef struct
{
  gboolean has_document;
  gboolean has_consensus; /* codings, where no passes are recorded */
  AnalectTime consensus_passed;
  AnalectTime lead_passed;
  AnalectTime any_passed;
  AnalectTime one_passed;
  gboolean consensus_complete;
  gboolean lead_complete;
  gboolean any_complete;
  gboolean one_complete;
} Known;

static gboolean
is_consensus (const AnalectRows *rows, AnalectId coder)
{
  const AnalectRow *row = analect_rows_get (rows, coder);

  return row != NULL && analect_row_integer (row, ANALECT_CODER_ROLE) == ANALECT_CODER_ROLE_CONSENSUS;
}

static AnalectId
consensus_coder (const AnalectRows *rows)
{
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODER); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    if (is_consensus (rows, id))
      return id;
  return ANALECT_ID_NONE;
}

static void
note_passes (const AnalectRows *rows, const AnalectCountOptions *options, Known *known)
{
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_PASS); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      AnalectId coder = analect_row_reference (row, ANALECT_PASS_CODER), study
                                                                        = analect_row_reference (row, ANALECT_PASS_STUDY);
      Known *of = &known[analect_id_index (study)];
      AnalectTime at = analect_row_integer (row, ANALECT_PASS_AT);

      if (analect_row_integer (row, ANALECT_PASS_STATE) != ANALECT_PASS_STATE_COMPLETE)
        continue;
      of->any_complete = TRUE;
      of->any_passed = MAX (of->any_passed, at);
      if (is_consensus (rows, coder))
        {
          of->consensus_complete = TRUE;
          of->consensus_passed = MAX (of->consensus_passed, at);
        }
      if (coder == analect_row_reference (analect_rows_get (rows, study), ANALECT_STUDY_LEAD))
        {
          of->lead_complete = TRUE;
          of->lead_passed = MAX (of->lead_passed, at);
        }
      if (coder == options->coder)
        {
          of->one_complete = TRUE;
          of->one_passed = MAX (of->one_passed, at);
        }
    }
}

static void
note_documents (const AnalectRows *rows, const GArray *study_of, Known *known)
{
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      AnalectId reference = analect_row_reference (analect_rows_get (rows, id), ANALECT_DOCUMENT_REFERENCE);
      AnalectId study = g_array_index (study_of, AnalectId, analect_id_index (reference));

      if (study != ANALECT_ID_NONE)
        known[analect_id_index (study)].has_document = TRUE;
    }
}

static void
note_consensus_codings (const AnalectRows *rows, const GArray *study_of, AnalectId consensus, Known *known)
{
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id != ANALECT_ID_NONE && consensus != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      AnalectId study;

      if (analect_row_reference (row, ANALECT_CODING_CODER) != consensus)
        continue;
      study = analect_excerpt_study (rows, analect_rows_get (rows, analect_row_reference (row, ANALECT_CODING_EXCERPT)),
                                     study_of);
      if (study != ANALECT_ID_NONE)
        known[analect_id_index (study)].has_consensus = TRUE;
    }
}

static void
choose_of_record (AnalectStudyChoice *choice, const Known *known, AnalectId consensus, AnalectId lead,
                  gboolean by_passes)
{
  gboolean settled = by_passes ? known->consensus_complete : known->has_consensus;

  if (settled)
    choice->coder = consensus;
  else
    choice->coder = lead;
  if (!by_passes)
    {
      choice->counted = known->has_document;
      return;
    }
  choice->counted = settled || (lead ? known->lead_complete : known->any_complete);
  choice->passed = settled ? known->consensus_passed : lead ? known->lead_passed : known->any_passed;
}

static void
choose (AnalectStudyChoice *choice, const AnalectCountOptions *options, const Known *known, AnalectId consensus,
        AnalectId lead, gboolean by_passes)
{
  switch (options->coders)
    {
    case ANALECT_CODERS_RECORD:
      choose_of_record (choice, known, consensus, lead, by_passes);
      break;
    case ANALECT_CODERS_ANY:
      choice->counted = by_passes ? known->any_complete : known->has_document;
      choice->passed = known->any_passed;
      break;
    case ANALECT_CODERS_ONE:
      choice->coder = options->coder;
      choice->counted = by_passes ? known->one_complete : known->has_document;
      choice->passed = known->one_passed;
      break;
    }
  choice->counted = choice->counted && choice->included;
}

AnalectStudyChoice *
analect_choose_coders (const AnalectRows *rows, const AnalectCountOptions *options, const GArray *study_of,
                       gboolean *by_passes)
{
  guint bound = analect_rows_get_bound (rows, ANALECT_KIND_STUDY);
  AnalectStudyChoice *choices = g_new0 (AnalectStudyChoice, bound + 1);
  g_autofree Known *known = g_new0 (Known, bound + 1);
  g_autofree gboolean *members = options->group ? analect_study_group_members (rows, options->group) : NULL;
  AnalectId consensus = consensus_coder (rows);

  *by_passes = analect_rows_count (rows, ANALECT_KIND_PASS) > 0;
  note_documents (rows, study_of, known);
  if (*by_passes)
    note_passes (rows, options, known);
  else
    note_consensus_codings (rows, study_of, consensus, known);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      AnalectStudyChoice *choice = &choices[analect_id_index (id)];

      choice->included = analect_row_integer (row, ANALECT_STUDY_INCLUSION) == ANALECT_INCLUSION_INCLUDED
                         && (members == NULL || members[analect_id_index (id)]);
      choose (choice, options, &known[analect_id_index (id)], consensus,
              analect_row_reference (row, ANALECT_STUDY_LEAD), *by_passes);
    }
  return choices;
}
