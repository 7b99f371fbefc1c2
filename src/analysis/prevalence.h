/* How many studies report each code, theme and dimension.
 *
 * Plain numbers out of rows at one moment; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "counting.h"
#include "frequency-label.h"

#include <gio/gio.h>

typedef enum
{
  ANALECT_ORDER_TREE,       /* as in the codebook */
  ANALECT_ORDER_PREVALENCE, /* most reported first; ties as in the codebook */
  ANALECT_ORDER_NAME,
} AnalectPrevalenceOrder;

typedef struct
{
  AnalectCountOptions count;
  guint level;   /* only entries of this level (from 1); 0: all */
  int direction; /* only codings of this direction make a unit count, ANALECT_DIRECTION_…; -1: all */
  AnalectPrevalenceOrder order;
} AnalectPrevalenceOptions;

typedef struct
{
  AnalectId code;
  guint entry; /* in the codebook of the counts */
  guint level;
  guint depth;
  guint n;       /* units */
  double share;  /* of the total, 0 to 1; NaN when the total is 0 */
  double low;    /* Wilson interval, 95 % */
  double high;
  AnalectFrequency frequency;
  AnalectCount count;
} AnalectPrevalenceRow;

typedef struct
{
  AnalectPrevalenceOptions options;
  AnalectCounts *counts;
  GArray *rows; /* of AnalectPrevalenceRow */
  guint n_reexamine; /* rows that some studies were not re-examined for */
} AnalectPrevalence;

AnalectPrevalence *analect_prevalence_new (const AnalectRows *rows, const AnalectPrevalenceOptions *options);
void analect_prevalence_free (AnalectPrevalence *prevalence);

/* The options of a project as its preset has them: by its unit, of record, all levels, in tree order. */
AnalectPrevalenceOptions analect_prevalence_defaults (const AnalectRows *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectPrevalence, analect_prevalence_free)
