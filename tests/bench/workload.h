/* The projects that benchmarks work on, made the same every time, and how a benchmark reports.
 *
 * Standard: 200 documents of 60,000 characters, 150 codes, 2 coders, 50,000 codings.
 * Large: 2,000 documents of 60,000 characters, 2,000 codes, 20 coders, 500,000 codings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

typedef enum
{
  WORKLOAD_STANDARD,
  WORKLOAD_LARGE,
} WorkloadSize;

/* The project, in memory. The caller owns it. */
AnalectProject *workload_new (WorkloadSize size);

/* The path of a file with it, made when it is not there yet. The caller frees it. */
char *workload_file (WorkloadSize size);

/* Says how many figures will be reported. */
void bench_plan (guint n);

/* Reports a figure beside its limit: "NAME: FIGURE UNIT, at most LIMIT". */
void bench_report (const char *name, double figure, const char *unit, double limit);

/* Processor time of this process so far, in seconds: what others do meanwhile does not count. */
double bench_processor_time (void);
