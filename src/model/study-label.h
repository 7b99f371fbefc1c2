/* What studies and references are called on screen and in tables: "Smith 2019", "Smith & Jones 2019",
 * "Smith et al. 2019a".
 *
 * A study with a label of its own has that. Any other is called after the first of its references (by year, title and
 * GUID): authors, else editors, else the first words of the title; "n.d." where there is no year. Studies that would
 * have the same label get letters, in the order of the titles of their references and of their GUIDs, so that adding a
 * study elsewhere changes nothing. Labels are the same in every language, and never empty.
 *
 * Reads rows at one moment; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

typedef struct _AnalectStudyLabels AnalectStudyLabels;

/* The labels of all studies in ROWS, made in one go: O(n log n). They are good for these rows alone; ROWS is not kept.
 */
AnalectStudyLabels *analect_study_labels_new (const AnalectRows *rows);
void analect_study_labels_free (AnalectStudyLabels *labels);

/* The label of STUDY, owned by LABELS; "" when there was no such study. */
const char *analect_study_labels_get (const AnalectStudyLabels *labels, AnalectId study);

/* The label of one study; "" when there is no such study. It takes as long as those of all, since their letters depend
 * on each other: whoever names many studies makes AnalectStudyLabels once. The caller frees it. */
char *analect_study_label (const AnalectRows *rows, AnalectId study);

/* What the reference is called, without a letter: "Smith 2019". The caller frees it. */
char *analect_reference_label (const AnalectRows *rows, AnalectId reference);

/* What a study with a reference of these AUTHORS and EDITORS ("Family, Given; Family, Given"), TITLE and YEAR (0: none)
 * is called, without a letter; each string may be NULL. The caller frees it. */
char *analect_make_label (const char *authors, const char *editors, const char *title, gint64 year);

/* The family name of the first person in such a list ("van der Maas"), or the name of the first body; NULL when LIST
 * (which may be NULL) names nobody. The caller frees it. */
char *analect_first_family_name (const char *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectStudyLabels, analect_study_labels_free)
