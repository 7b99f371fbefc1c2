/* The excerpt that is current: its words, its codings and whose they are, who speaks, and its memo. With a bare
 * selection, the words selected and the codes used lately; with neither, a line that says what to do.
 *
 * The pane is told what is current and follows the project from there. One coding may be marked: the one that keys act
 * on.
 *
 * Signals:
 *   code-chosen (AnalectExcerptPane *, guint code)       one of the codes used lately: to code the selection with
 *   excerpt-chosen (AnalectExcerptPane *, guint excerpt)  one of those that overlap
 *   memo-requested (AnalectExcerptPane *, guint about)    an excerpt or a coding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_EXCERPT_PANE (analect_excerpt_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnalectExcerptPane, analect_excerpt_pane, ANALECT, EXCERPT_PANE, GtkWidget)

GtkWidget *analect_excerpt_pane_new (AnalectWorkbench *workbench);

/* Shows EXCERPT, with the others on its passage or overlapping it. */
void analect_excerpt_pane_show_excerpt (AnalectExcerptPane *pane, AnalectId excerpt);

/* Shows a bare selection. */
void analect_excerpt_pane_show_selection (AnalectExcerptPane *pane, AnalectId document, guint start, guint end);

/* Shows that neither is there. */
void analect_excerpt_pane_show_nothing (AnalectExcerptPane *pane);

/* Only codings of the coder at work are shown. */
void analect_excerpt_pane_set_mine_only (AnalectExcerptPane *pane, gboolean mine_only);

/* The coding marked, or none. */
AnalectId analect_excerpt_pane_get_marked (AnalectExcerptPane *pane);
void analect_excerpt_pane_set_marked (AnalectExcerptPane *pane, AnalectId coding);

/* Marks the next coding of the excerpt; FALSE, and nothing is marked, after the last one. */
gboolean analect_excerpt_pane_mark_next (AnalectExcerptPane *pane);

/* The codings of the coder at work on the excerpt shown (of AnalectId). The caller unrefs the array. */
GArray *analect_excerpt_pane_get_own_codings (AnalectExcerptPane *pane);
