/* A chart of the Outcomes workspace, computed: what is drawn, the numbers as a table, and the codings behind each mark.
 *
 * A kind of chart is an entry in the table of chart.c: how it is called and the function that computes it. All else
 * (drawing, walking, table, evidence, export, gallery) works on what that function fills in.
 *
 * A chart is made by a worker from a snapshot and does not change afterwards; reference counted. It is laid out on the
 * main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "prevalence-report.h"
#include "scene.h"

/* What a reader may choose. */
typedef struct
{
  AnalectPrevalenceOptions count;
  gboolean intervals;
  gboolean counts;
} AnalectChartChoice;

typedef struct _AnalectChart AnalectChart;

typedef struct
{
  const char *name;  /* for machines: files, settings */
  const char *label; /* to be translated */
  void (*make) (AnalectChart *chart);
  /* The codings (of AnalectId) behind the mark of series SERIES in row ROW; the caller unrefs the array. */
  GArray *(*evidence) (const AnalectChart *chart, guint row, guint series);
} AnalectChartKind;

struct _AnalectChart
{
  gatomicrefcount references;
  const AnalectChartKind *kind;
  AnalectRows *rows; /* the snapshot it was computed from */
  AnalectChartChoice choice;

  /* Filled in by the kind. */
  AnalectPrevalence *prevalence;
  AnalectDotWhisker *plot;
  AnalectTable *table; /* as the command line prints it; a row for each row of the chart */
  GArray *codes;       /* of AnalectId: the code of each row */

  AnalectScene *words; /* the chart in words: its title, and its targets with their sentences */
};

/* All kinds there are, in the order of the gallery. */
extern const AnalectChartKind analect_chart_kinds[];
extern const guint analect_n_chart_kinds;

/* Computes a chart from ROWS (a snapshot; a reference is kept); any thread. The caller owns the reference. */
AnalectChart *analect_chart_new (const AnalectChartKind *kind, AnalectRows *rows, const AnalectChartChoice *choice);
AnalectChart *analect_chart_ref (AnalectChart *chart);
void analect_chart_unref (AnalectChart *chart);

/* What it is called; borrowed. */
const char *analect_chart_get_title (const AnalectChart *chart);

/* The mark of series SERIES in row ROW in words and numbers, and the name it begins with. The sentence is borrowed, the
 * caller frees the name. */
const char *analect_chart_get_sentence (const AnalectChart *chart, guint row, guint series, char **name);

/* Lays it out. TITLE: with its title above, as on a page of its own; the window has a place for titles itself. The
 * caller owns the scene. */
AnalectScene *analect_chart_lay_out (AnalectChart *chart, double width, double height, const AnalectPlotStyle *style,
                                     gboolean title);

/* The row of CODE, or -1. */
int analect_chart_find_code (const AnalectChart *chart, AnalectId code);

/* The series of the group of VALUE; 0, which is all studies, when it has none. And the value of series SERIES, none for
 * all. */
guint analect_chart_find_group (const AnalectChart *chart, AnalectId value);
AnalectId analect_chart_get_group (const AnalectChart *chart, guint series);

/* The id of the mark of series SERIES in row ROW of a scene of this chart; the caller frees it. And the row (-1: none)
 * and the series of the target with this id. */
char *analect_chart_mark_id (const AnalectChart *chart, guint row, guint series);
int analect_chart_find_mark (const AnalectChart *chart, const char *id, guint *series);

/* "of 12 included": how many units were counted over, and of how many. */
void analect_chart_get_total (const AnalectChart *chart, guint *total, guint *included);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectChart, analect_chart_unref)
