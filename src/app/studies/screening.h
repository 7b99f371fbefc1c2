/* Screening: what was decided about a reference, as the present coder may know it, and the change that decides.
 *
 * What counts is the decision of a coder whose role is consensus, else the present coder's own. While nobody in
 * particular is at work, what all coders agree on counts. Coders screen blind: others' decisions are not told before
 * one's own. A reference nobody has decided about takes the inclusion of its study, when it belongs to one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record-item.h"

/* The state of REFERENCE, of STUDY (may be none), at STAGE (ANALECT_STAGE_…). DISAGREED (may be NULL): coders decided
 * differently, there is no consensus, and the present coder may know. */
AnalectRecordState analect_screening_state (AnalectWorkbench *workbench, AnalectId reference, AnalectId study,
                                            int stage, gboolean *disagreed);

/* The decision of CODER about REFERENCE at STAGE, that of the latest round, or none. */
AnalectId analect_screening_find (AnalectWorkbench *workbench, AnalectId reference, AnalectId coder, int stage);

/* Whether the present coder may know DECISION. */
gboolean analect_screening_may_know (AnalectWorkbench *workbench, AnalectId decision);

/* The change that decides about the N REFERENCES for the present coder: one decision each, and what follows for their
 * studies. Included references get a study where they have none. DECISION is ANALECT_SCREENING_…; REASON may be NULL.
 * The caller owns it; NULL where nobody can be at work. */
AnalectChange *analect_screening_decide (AnalectWorkbench *workbench, const AnalectId *references, guint n, int stage,
                                         int decision, const char *reason);

/* The reasons for exclusion in the project, in the order they came into use, so that their digits stay. The caller
 * frees it with g_strfreev (). */
char **analect_screening_reasons (AnalectWorkbench *workbench);

/* The stage that is under way: full text when every reference has been decided about, and some of them in full text. */
int analect_screening_stage (AnalectWorkbench *workbench);
