/* Possible duplicates of an import plan: each is an item with the work it seems to be, side by side.
 *
 * Those to check come first; then those that are certain by a number, under a heading for each reason. What is certain
 * is linked unless decided otherwise; the others are decided later unless they are decided now. What the project has
 * word for word is among the certain ones only as long as it would be linked.
 *
 * A pair knows its place in the plan, not the plan; it is good as long as the plan is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

#include <gio/gio.h>

#define ANALECT_TYPE_IMPORT_PAIR (analect_import_pair_get_type ())
G_DECLARE_FINAL_TYPE (AnalectImportPair, analect_import_pair, ANALECT, IMPORT_PAIR, GObject)

/* Settles what a new plan leaves open: certain duplicates are linked. */
void analect_import_pairs_settle (AnalectImportPlan *plan);

/* The pairs of PLAN, made against ROWS, as a list of AnalectImportPair. The caller owns it. */
GListStore *analect_import_pairs_new (const AnalectImportPlan *plan, const AnalectRows *rows);

guint analect_import_pair_get_item (AnalectImportPair *pair);
const char *analect_import_pair_get_label (AnalectImportPair *pair);   /* "Hollinbeck et al. 2017" */
const char *analect_import_pair_get_reason (AnalectImportPair *pair);  /* "Same title, year and first author" */
const char *analect_import_pair_get_heading (AnalectImportPair *pair); /* above it in the list, or NULL */
gboolean analect_import_pair_is_certain (AnalectImportPair *pair);

/* From 0 to 1: the share of words of title, authors and source that both have. */
double analect_import_pair_get_likeness (AnalectImportPair *pair);

/* Whether someone has looked at it; the decision is the plan's. Emits "changed" when set. */
gboolean analect_import_pair_is_decided (AnalectImportPair *pair);
void analect_import_pair_set_decided (AnalectImportPair *pair, gboolean decided);

/* One line of the comparison: the field's name, and what both say of it ("" when nothing). */
typedef struct
{
  char *label;
  char *there, *here;
} AnalectImportLine;

/* The lines for PAIR (of AnalectImportLine); the caller unrefs them. */
GPtrArray *analect_import_pair_compare (AnalectImportPair *pair, const AnalectImportPlan *plan,
                                        const AnalectRows *rows);

/* Where the other work is ("In the project"), and where this one ("cinahl-update.ris, line 1024"); the caller frees it.
 */
char *analect_import_pair_name_there (AnalectImportPair *pair, const AnalectImportPlan *plan);
char *analect_import_pair_name_here (AnalectImportPair *pair, const AnalectImportPlan *plan);

/* What the item's decision means for the two, in one sentence; the caller frees it. */
char *analect_import_pair_explain (AnalectImportPair *pair, const AnalectImportPlan *plan, const AnalectRows *rows);

/* The name of FILE without its folder; the caller frees it. */
char *analect_import_file_name (const AnalectImportFile *file);
