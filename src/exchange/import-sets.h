/* What an import puts into sets of references: groups of duplicates, and studies with several reports.
 *
 * Both are collected while references are added, and written into the change last: a set that grows here and there in a
 * large change would be slow to build.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "change.h"
#include "duplicates-exact.h"

typedef struct
{
  const AnalectRows *rows;
  GPtrArray *studies, *groups; /* private */
  GHashTable *study_of;        /* reference → its study */
  GHashTable *group_of;        /* reference → its group; NULL until needed */
} AnalectImportSets;

/* ROWS, which the change is made for, must outlive SETS. */
void analect_import_sets_init (AnalectImportSets *sets, const AnalectRows *rows);
void analect_import_sets_clear (AnalectImportSets *sets);

/* Gives REFERENCE a study, unless it has one: that of TARGET (may be none), which is the same work, or a new one. */
void analect_import_sets_give_study (AnalectImportSets *sets, AnalectId reference, AnalectId target);

/* Puts the new REFERENCE into one group with TARGET, the same work because of MATCH. */
void analect_import_sets_flag (AnalectImportSets *sets, AnalectId reference, AnalectId target, AnalectMatch match);

/* Adds all that to CHANGE. */
void analect_import_sets_write (const AnalectImportSets *sets, AnalectChange *change, AnalectId coder, AnalectTime at);
