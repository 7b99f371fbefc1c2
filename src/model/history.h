/* The steps that can be undone and redone, in order, and where the saved state lies among them.
 *
 * A position is a number that no other state of the same project ever has: each new step gets the next one, undoing
 * goes back to the one before. The position noted as saved is simply compared; if a new step replaces the undone ones
 * among which it lay, it is never met again, and the project stays dirty until it is saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "change.h"

typedef struct _AnalectHistory AnalectHistory;

AnalectHistory *analect_history_new (void);
void analect_history_free (AnalectHistory *history);

/* Begins a step; the steps undone before it are gone. */
void analect_history_open (AnalectHistory *history, const char *name);

/* Adds an applied change to the step that is open. */
void analect_history_add (AnalectHistory *history, AnalectChange *change);

/* Ends the open step; a step without a change leaves nothing, not even the loss of what could be redone. TRUE if the
 * step was kept. */
gboolean analect_history_close (AnalectHistory *history);

/* The changes of the step that is open, of the step to undo, of the step to redo, in the order they were applied;
 * borrowed, NULL when there is none. */
GPtrArray *analect_history_get_open (AnalectHistory *history);
GPtrArray *analect_history_get_undo (AnalectHistory *history);
GPtrArray *analect_history_get_redo (AnalectHistory *history);

/* The names of the steps to undo and redo, or NULL. */
const char *analect_history_get_undo_name (AnalectHistory *history);
const char *analect_history_get_redo_name (AnalectHistory *history);
guint analect_history_get_n_undo (AnalectHistory *history);

/* Moves past the step that was undone or redone. */
void analect_history_step_back (AnalectHistory *history);
void analect_history_step_on (AnalectHistory *history);

/* The number of the present position. */
guint64 analect_history_get_position (AnalectHistory *history);
