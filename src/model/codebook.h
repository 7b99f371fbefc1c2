/* The codebook as a tree: the codes of one arrangement, in order, with their levels.
 *
 * A code without a place in the arrangement is unassigned and follows at the end. A tree is made from rows as they are
 * at one moment and does not follow later changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "lookup.h"

typedef struct
{
  AnalectId code;
  AnalectId placement; /* none for an unassigned code */
  guint depth;         /* 0 at the top */
  guint level;         /* 1 dimension, 2 theme, 3 code, or deeper; 0 for an unassigned code */
  guint n_below;       /* entries that follow and stand under this one */
} AnalectCodebookEntry;

typedef struct
{
  AnalectId arrangement; /* none when the project has none */
  guint n;
  AnalectCodebookEntry *entries; /* parents before children, siblings by order key and GUID */
} AnalectCodebook;

/* The tree of ARRANGEMENT, or of the project's current one when it is none; any thread. The caller frees it. */
AnalectCodebook *analect_codebook_new (const AnalectRows *rows, AnalectId arrangement);
void analect_codebook_free (AnalectCodebook *codebook);

/* The project's current arrangement, or the first there is, or none. */
AnalectId analect_current_arrangement (const AnalectRows *rows);

/* The name of level LEVEL (from 1) of a project: its own, else the usual one. The caller frees it. */
char *analect_level_name (const AnalectRows *rows, guint level);

/* The level called NAME, without regard to case, or given as a number; 0 when there is none. */
guint analect_level_from_name (const AnalectRows *rows, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectCodebook, analect_codebook_free)
