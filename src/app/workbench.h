/* What all workspaces of one window share: the open project, who is at work, the numbers beside the codes, and the ways
 * to do something, to say something, and to go somewhere.
 *
 * Workspaces read rows and make changes; they never edit. Whatever they do goes through analect_workbench_take (),
 * which applies a change, and says in words what prevented it. Numbers (AnalectCounts) and labels of studies are made
 * in the background after changes and announced by "counts-changed"; until then the last ones stand.
 *
 * Signals:
 *   changed (AnalectWorkbench *, const AnalectDelta *)   as of the project; after the workbench's own tables are
 * renewed counts-changed (AnalectWorkbench *) coder-changed (AnalectWorkbench *) toast (AnalectWorkbench *, const char
 * *text, gboolean undo) message (AnalectWorkbench *, const char *title, const char *body) go-to (AnalectWorkbench *,
 * const AnalectDestination *)
 *
 * Life cycle: one for each open project, made by the window. Workspaces keep a reference. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "counting.h"
#include "project.h"
#include "study-label.h"

#include <gio/gio.h>

#define ANALECT_TYPE_WORKBENCH (analect_workbench_get_type ())
G_DECLARE_FINAL_TYPE (AnalectWorkbench, analect_workbench, ANALECT, WORKBENCH, GObject)

/* READ_ONLY: why nothing may be changed, or NULL when it may. The caller owns the reference. */
AnalectWorkbench *analect_workbench_new (AnalectProject *project, const char *read_only);

/* The project, its rows and lookup: borrowed; rows are good until the next change. */
AnalectProject *analect_workbench_get_project (AnalectWorkbench *workbench);
const AnalectRows *analect_workbench_get_rows (AnalectWorkbench *workbench);
AnalectLookup *analect_workbench_get_lookup (AnalectWorkbench *workbench);

/* Why nothing may be changed, or NULL. */
const char *analect_workbench_get_read_only (AnalectWorkbench *workbench);

/* Who is at work: ANALECT_ID_NONE until someone must be known. analect_workbench_need_coder () makes a coder named
 * after the computer's user where the project has none; it is none only when the project is read-only. */
AnalectId analect_workbench_get_coder (AnalectWorkbench *workbench);
AnalectId analect_workbench_need_coder (AnalectWorkbench *workbench);
void analect_workbench_set_coder (AnalectWorkbench *workbench, AnalectId coder);

/* The same for the coder called NAME, who is added to the project if need be, as a step of its own. Returns the coder,
 * or none when that was refused. */
AnalectId analect_workbench_set_coder_by_name (AnalectWorkbench *workbench, const char *name);

/* The codebook in its current arrangement, renewed before "changed" is emitted; borrowed, good until the next change.
 */
const AnalectCodebook *analect_workbench_get_codebook (AnalectWorkbench *workbench);

/* Its entry for CODE, or NULL. */
const AnalectCodebookEntry *analect_workbench_find_entry (AnalectWorkbench *workbench, AnalectId code);

/* The colour CODE is shown in, as a project keeps it: its own, else that of the nearest code above it that has one,
 * else the colour its dimension has by its place; Slate where it has no place. Static or owned by the project. */
const char *analect_workbench_get_colour (AnalectWorkbench *workbench, AnalectId code);

/* Numbers of the current arrangement, by study, of the codings of record; NULL before the first are ready. They may be
 * a moment older than the project and have a codebook of their own. Borrowed until "counts-changed". */
const AnalectCounts *analect_workbench_get_counts (AnalectWorkbench *workbench);

/* The count of CODE, or NULL when it is not known. */
const AnalectCount *analect_workbench_get_count (AnalectWorkbench *workbench, AnalectId code);

/* What STUDY is called; "" when that is not known. */
const char *analect_workbench_get_study_label (AnalectWorkbench *workbench, AnalectId study);

/* The study a reference belongs to, or none. */
AnalectId analect_workbench_get_study_of (AnalectWorkbench *workbench, AnalectId reference);

/* Applies CHANGE, takes the reference. When CHANGE is NULL (an edit refused and ERROR says why), when it cannot be
 * applied, or when the project is read-only, a toast says so and FALSE is returned; ERROR may be NULL and is taken. */
gboolean analect_workbench_take (AnalectWorkbench *workbench, AnalectChange *change, GError *error);

/* TRUE when the project may be changed; else a toast says why not. To be asked before work is begun that would end in a
 * change. */
gboolean analect_workbench_may_change (AnalectWorkbench *workbench);

/* Says TEXT for a moment; UNDO: with a button that undoes the last step. */
void analect_workbench_toast (AnalectWorkbench *workbench, const char *text, gboolean undo);

/* Says something that was not possible and must be read: what happened; what is safe and what to do. */
void analect_workbench_message (AnalectWorkbench *workbench, const char *title, const char *body);

/* Where to go: the workspace that shows it comes to the front and selects it. */
typedef enum
{
  ANALECT_GO_TO_REFERENCE,
  ANALECT_GO_TO_STUDY,
  ANALECT_GO_TO_DOCUMENT, /* at START, END when END is not 0 */
  ANALECT_GO_TO_EXCERPT,
  ANALECT_GO_TO_CODE,     /* in Themes */
  ANALECT_GO_TO_EVIDENCE, /* a code's excerpts, in Outcomes */
} AnalectGoTo;

typedef struct
{
  AnalectGoTo what;
  AnalectId id;
  guint start, end; /* code points, of a document */
} AnalectDestination;

/* Asks the window to go to the entity ID, or to a place in a document. */
void analect_workbench_go_to (AnalectWorkbench *workbench, AnalectGoTo what, AnalectId id);
void analect_workbench_go_to_place (AnalectWorkbench *workbench, AnalectId document, guint start, guint end);
