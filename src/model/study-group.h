/* Studies in groups by a characteristic: those that share a value of it.
 *
 * A group is called by the id of one of the values in it, so that it is a plain number in options; all values of the
 * same characteristic that say the same belong to it. "Not reported" is a group like others; studies for which nobody
 * has extracted the characteristic are in none, and a study with several values is in several.
 *
 * Reads rows at one moment; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

typedef struct
{
  AnalectId value; /* the first of the group's values by its GUID, so that it is the same in each run */
  guint n_studies; /* included ones */
} AnalectStudyGroup;

/* The groups of the included studies by ATTRIBUTE: those of most studies first, then by name; "not reported" last. An
 * array of AnalectStudyGroup, which the caller owns. */
GArray *analect_study_groups_new (const AnalectRows *rows, AnalectId attribute);

/* What the group of VALUE is called; owned by ROWS or static. */
const char *analect_study_group_name (const AnalectRows *rows, AnalectId value);

/* For each index of a study up to the bound, whether it is in the group of VALUE; the caller frees the array. */
gboolean *analect_study_group_members (const AnalectRows *rows, AnalectId value);
