/* The studies that are counted over, oldest first: the order of the squares of every study strip.
 *
 * A study is as old as the earliest of its references that has a year; one without a year stands at the end; equal ones
 * stand by their labels. The order belongs to the workbench's numbers: it is made once for each set of them and shared
 * by all who ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

/* For each place, from the oldest, the number of a unit of analect_workbench_get_counts (); its length is the number of
 * units. Empty while there are no numbers. Borrowed, good until "counts-changed". */
const GArray *analect_study_order_get (AnalectWorkbench *workbench);

/* The year of STUDY, or 0. */
int analect_study_year (const AnalectRows *rows, AnalectId study);
