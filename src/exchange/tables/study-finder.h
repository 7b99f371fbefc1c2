/* Which study is meant by a word in a table: its label, number, GUID, or the DOI or title of one of its references.
 *
 * Labels and titles are compared by letters and digits alone (match-key.h): "Smith and Jones, 2019" is
 * "Smith & Jones 2019". Reads rows at one moment and is good for these rows alone; any thread, one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

typedef struct _AnalectStudyFinder AnalectStudyFinder;

/* ROWS is borrowed and must outlive the finder. */
AnalectStudyFinder *analect_study_finder_new (const AnalectRows *rows);
void analect_study_finder_free (AnalectStudyFinder *finder);

/* The study that NAME means; none when there is none, or when several are meant: then IS_AMBIGUOUS. */
AnalectId analect_study_finder_find (AnalectStudyFinder *finder, const char *name, gboolean *is_ambiguous);

/* The reference without a study that NAME means by DOI or title, or none. */
AnalectId analect_study_finder_find_reference (AnalectStudyFinder *finder, const char *name);

/* What is best written for STUDY so that it is found again: its label, or if that is not enough its number, a DOI, or
 * its GUID. The caller frees it. */
char *analect_study_finder_name (AnalectStudyFinder *finder, AnalectId study);

/* The label of STUDY, for messages; owned by the finder. */
const char *analect_study_finder_get_label (AnalectStudyFinder *finder, AnalectId study);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectStudyFinder, analect_study_finder_free)
