/* Coding a passage as quick-code does it: with a code there is, or with one made for it, as one step of undo.
 *
 * What prevents it is said by the workbench.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

typedef struct
{
  AnalectId document;
  guint start, end; /* code points */
  int direction;    /* ANALECT_DIRECTION_… */
} AnalectQuickPassage;

/* Codes PASSAGE with CODE for the coder at work. */
gboolean analect_quick_apply (AnalectWorkbench *workbench, const AnalectQuickPassage *passage, AnalectId code);

/* The same with the code at PATH (as analect_edit_make_code () takes it), which is made if it is not there. Returns the
 * code, or none when nothing was done. */
AnalectId analect_quick_apply_new (AnalectWorkbench *workbench, const AnalectQuickPassage *passage, const char *path);
