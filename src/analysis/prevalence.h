/* How many studies report each code, theme and dimension: all of them, and those of each group of studies beside them.
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

/* No more groups than this are told apart side by side. */
#define ANALECT_PREVALENCE_MAX_GROUPS 4

/* One study is no group. */
#define ANALECT_PREVALENCE_LEAST_STUDIES 2

typedef struct
{
  AnalectCountOptions count;
  guint level;   /* only entries of this level (from 1); 0: all */
  int direction; /* only codings of this direction make a unit count, ANALECT_DIRECTION_…; -1: all */
  AnalectPrevalenceOrder order;
  AnalectId attribute; /* whose values are the groups compared; none: no groups */
} AnalectPrevalenceOptions;

typedef struct
{
  AnalectId code;
  guint entry; /* in the codebook of the counts */
  guint level;
  guint depth;
  guint n;      /* units */
  double share; /* of the total, 0 to 1; NaN when the total is 0 */
  double low;   /* Wilson interval, 95 % */
  double high;
  AnalectFrequency frequency;
  AnalectCount count;
} AnalectPrevalenceRow;

/* The studies that share a value, counted as all studies are. */
typedef struct
{
  AnalectId value; /* see study-group.h */
  AnalectCounts *counts;
} AnalectPrevalenceGroup;

/* A number of units, as a share of all there are. */
typedef struct
{
  guint n, total;
  double share; /* 0 to 1; NaN when the total is 0 */
  double low;   /* Wilson interval, 95 % */
  double high;
} AnalectPrevalenceShare;

typedef struct
{
  AnalectPrevalenceOptions options;
  AnalectCounts *counts;
  GArray *rows;      /* of AnalectPrevalenceRow */
  GArray *groups;    /* of AnalectPrevalenceGroup, of most studies first */
  guint n_left_out;  /* groups there are beside these */
  guint n_reexamine; /* rows that some studies were not re-examined for */
} AnalectPrevalence;

AnalectPrevalence *analect_prevalence_new (const AnalectRows *rows, const AnalectPrevalenceOptions *options);
void analect_prevalence_free (AnalectPrevalence *prevalence);

/* The share of entry number ENTRY among the units of group number GROUP. */
AnalectPrevalenceShare analect_prevalence_group_share (const AnalectPrevalence *prevalence, guint group, guint entry);

/* The options of a project as its preset has them: by its unit, of record, all levels, in tree order. */
AnalectPrevalenceOptions analect_prevalence_defaults (const AnalectRows *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectPrevalence, analect_prevalence_free)
