/* Whose codings count for each study, and whether its coding is complete; the rule is stated in counting.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "counting.h"

typedef struct
{
  gboolean included;
  gboolean counted;   /* included, and coding complete */
  AnalectId coder;    /* whose codings count; none: any coder's */
  AnalectTime passed; /* the date of the latest pass that counts; 0 when not known */
} AnalectStudyChoice;

/* One for each index of a study up to the bound; the caller frees the array. BY_PASSES says whether the project records
 * passes. */
AnalectStudyChoice *analect_choose_coders (const AnalectRows *rows, const AnalectCountOptions *options,
                                           const GArray *study_of, gboolean *by_passes);
