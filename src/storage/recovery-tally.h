/* What the records of a journal come to: how much was done and not taken back, and of what kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "journal-record.h"
#include "kinds.h"

typedef struct
{
  guint n_changes;              /* recorded, also those taken back */
  guint n_actions;              /* steps that stand */
  guint n_edits;                /* of these, steps that neither add nor remove anything */
  guint added[ANALECT_N_KINDS]; /* entities, by the steps that stand */
  guint removed[ANALECT_N_KINDS];
} AnalectRecoverySums;

typedef struct _AnalectRecoveryTally AnalectRecoveryTally;

AnalectRecoveryTally *analect_recovery_tally_new (void);

/* The next record. */
void analect_recovery_tally_add (AnalectRecoveryTally *tally, const AnalectJournalRecord *record);

/* Gives the sums, and frees the tally. */
void analect_recovery_tally_finish (AnalectRecoveryTally *tally, AnalectRecoverySums *sums);
