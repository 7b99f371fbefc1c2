/* Coding passages of text: the edits a coder makes all day.
 *
 * Each returns the change that would do it, owned by the caller, or NULL with ERROR set (see edit-remove.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

typedef struct
{
  AnalectId document;
  guint start; /* code points */
  guint end;   /* exclusive */
  AnalectId code;
  AnalectId coder;
  int direction; /* ANALECT_DIRECTION_… */
  AnalectTime at;
} AnalectPassage;

/* Codes a passage. An excerpt of the same coder on exactly this range is used, else one is made; others' excerpts are
 * left alone, so that coders stay independent. Where the coder has given the same code to an overlapping passage, the
 * two become one coding over both, which keeps its memos and, unless the passage states one, its direction; if nothing
 * would be added, ERROR is ANALECT_MODEL_ERROR_UNIQUE. */
AnalectChange *analect_edit_code (AnalectProject *project, const AnalectPassage *passage, GError **error);

/* Removes N codings, and their excerpts where nothing else is left of them. */
AnalectChange *analect_edit_uncode (AnalectProject *project, const AnalectId *codings, guint n, GError **error);

/* Gives the codings CODER has on an excerpt another range. An excerpt that also carries others' codings stays as it is,
 * and the coder's own go to a new one, or to one the coder has on just that range. ANALECT_MODEL_ERROR_UNIQUE where
 * another excerpt there has the same code by the same coder. */
AnalectChange *analect_edit_resize (AnalectProject *project, AnalectId excerpt, AnalectId coder, guint start, guint end,
                                    GError **error);

/* Adds the removal of N codings, of the excerpts left bare, and of N_ALSO other entities to a change. */
void analect_edit_add_uncoding (AnalectChange *change, AnalectProject *project, const AnalectId *codings, guint n,
                                const AnalectId *also, guint n_also);
