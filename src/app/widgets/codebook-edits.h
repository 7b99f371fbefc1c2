/* Moving codes about as a tree shows them: before, behind and into other codes, up and down, in and out, and new codes
 * in a given place; built from the edits of the model.
 *
 * All go through the workbench, which says what prevented them; each is one step of undo. TRUE when something was done
 * or nothing had to be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

typedef enum
{
  ANALECT_CODE_BEFORE,
  ANALECT_CODE_AFTER,
  ANALECT_CODE_INTO, /* as the last below it */
} AnalectCodeWhere;

typedef enum
{
  ANALECT_CODE_UP,
  ANALECT_CODE_DOWN,
  ANALECT_CODE_OUT,
  ANALECT_CODE_IN,
} AnalectCodeStep;

/* Whether CODE (with what stands under it) could be moved to WHERE of TARGET; TARGET none or unassigned means out of
 * the arrangement. */
gboolean analect_code_may_move (AnalectWorkbench *workbench, AnalectId code, AnalectId target, AnalectCodeWhere where);

/* Moves the N CODES there, in their order; codes whose place is below another of them go with that one. */
gboolean analect_codes_move (AnalectWorkbench *workbench, const AnalectId *codes, guint n, AnalectId target,
                             AnalectCodeWhere where);

/* Moves CODE by one step among its siblings, or to another level. Where there is nothing to step over, nothing. */
gboolean analect_code_step (AnalectWorkbench *workbench, AnalectId code, AnalectCodeStep step);

/* The code that CODE stands under in the current arrangement, or none. */
AnalectId analect_code_parent (AnalectWorkbench *workbench, AnalectId code);

/* The names above CODE with " › " between, "" for one at the top or without a place. The caller frees it. */
char *analect_code_place_name (AnalectWorkbench *workbench, AnalectId code);

/* Makes a code called NAME under PARENT (none: at the top) behind its child AFTER (none: as the last). Its id, or none.
 */
AnalectId analect_code_make (AnalectWorkbench *workbench, const char *name, AnalectId parent, AnalectId after);

/* Gives CODE another name; blanks around it are left out, and nothing is not a name. */
gboolean analect_code_rename (AnalectWorkbench *workbench, AnalectId code, const char *name);

/* Gives the N CODES a colour as a project keeps it; NULL: that of what they stand under. */
gboolean analect_codes_set_colour (AnalectWorkbench *workbench, const AnalectId *codes, guint n, const char *colour);

/* Takes the N CODES out of the arrangement; what stood under them moves up. */
gboolean analect_codes_unassign (AnalectWorkbench *workbench, const AnalectId *codes, guint n);

/* Removes the N CODES with their codings. */
gboolean analect_codes_remove (AnalectWorkbench *workbench, const AnalectId *codes, guint n);
