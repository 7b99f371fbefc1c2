/* An open project: its entities, the one door through which they change, and the history of changes.
 *
 * analect_project_apply () is the only way to change an entity. It checks the whole change against the rules
 * (validate.h) and then does all of it or nothing. Every applied change can be undone and redone, without limit, for
 * as long as the project is open. Changes made between analect_project_begin_step () and _end_step () are one step.
 *
 * A saved state is a position in the history: undoing back to it makes the project clean again.
 *
 * Signals:
 *   changed (AnalectProject *, const AnalectDelta *)   after each change, undo or redo; the delta says what
 *   history-changed (AnalectProject *)                 the steps to undo or redo, or the saved position, changed
 *
 * Main thread only. Workers get analect_project_snapshot ().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "change.h"
#include "delta.h"
#include "lookup.h"
#include "model-error.h"

#include <glib-object.h>

#define ANALECT_TYPE_PROJECT (analect_project_get_type ())
G_DECLARE_FINAL_TYPE (AnalectProject, analect_project, ANALECT, PROJECT, GObject)

/* An empty project with a new GUID, created now. */
AnalectProject *analect_project_new (const char *title);

/* A project of its own that begins as ROWS, with the same GUIDs and the same ids; ROWS stay as they are. The caller owns
 * it. */
AnalectProject *analect_project_new_copy (const AnalectRows *rows);

/* The entities as they are now: borrowed, good until the next change. */
const AnalectRows *analect_project_get_rows (AnalectProject *project);

/* The entities as they are now, for good. The caller owns the reference. */
AnalectRows *analect_project_snapshot (AnalectProject *project);

/* Ways into the entities; borrowed. */
AnalectLookup *analect_project_get_lookup (AnalectProject *project);

/* A new change to the project as it is; NAME as it appears after "Undo: ". The caller owns the reference. */
AnalectChange *analect_project_change (AnalectProject *project, const char *name);

/* Applies CHANGE, or leaves everything as it was and says why (ANALECT_MODEL_ERROR). A change without items succeeds
 * and leaves no step. */
gboolean analect_project_apply (AnalectProject *project, AnalectChange *change, GError **error);

/* What is applied until the matching end becomes one step under NAME. Steps nest; the outermost counts. A step in which
 * nothing was applied leaves nothing. */
void analect_project_begin_step (AnalectProject *project, const char *name);
void analect_project_end_step (AnalectProject *project);

/* Takes back all that was applied since the outermost begin and ends that step: for work of several changes that fails
 * on its way. */
void analect_project_cancel_step (AnalectProject *project);

/* Take back the last step; do it again. FALSE when there is none. Not while a step is open. */
gboolean analect_project_undo (AnalectProject *project);
gboolean analect_project_redo (AnalectProject *project);

/* The name of the step that would be undone or redone, or NULL. */
const char *analect_project_get_undo_name (AnalectProject *project);
const char *analect_project_get_redo_name (AnalectProject *project);

/* The number of steps that could be undone. */
guint analect_project_get_n_undo (AnalectProject *project);

/* The changes of the step that would be undone or redone, in the order they were applied (of AnalectChange); borrowed, NULL
 * when there is none. */
GPtrArray *analect_project_peek_undo (AnalectProject *project);
GPtrArray *analect_project_peek_redo (AnalectProject *project);

/* A number that stands for the present position in the history; see analect_project_set_saved (). */
guint64 analect_project_get_position (AnalectProject *project);

/* Notes that the state at POSITION is in the file. */
void analect_project_set_saved (AnalectProject *project, guint64 position);

/* Whether the present state is not the saved one. A new or just read project is not dirty. */
gboolean analect_project_is_dirty (AnalectProject *project);

/* What happened in the project, for whoever keeps a record of it (the journal): the listener is called after each
 * applied change, and for undo and redo, before the signals. CHANGE is NULL for undo and redo. */
typedef enum
{
  ANALECT_EVENT_CHANGE,
  ANALECT_EVENT_BEGIN_STEP, /* NAME is the step's */
  ANALECT_EVENT_END_STEP,
  ANALECT_EVENT_CANCEL_STEP,
  ANALECT_EVENT_UNDO,
  ANALECT_EVENT_REDO,
} AnalectEvent;

typedef void (*AnalectListener) (AnalectProject *project, AnalectEvent event, const AnalectChange *change,
                                 const char *name, gpointer data);

void analect_project_set_listener (AnalectProject *project, AnalectListener listener, gpointer data);

/* A new project with everything TEMPLATE has, a GUID of its own and, unless NULL, another TITLE. The caller owns it. */
AnalectProject *analect_project_new_from_template (AnalectProject *template, const char *title);
