/* The sections of the text that is shown, with how many codings each has; the one that is read is marked.
 *
 * A section's menu says what it is (findings, methods, …), which decides what is counted as findings.
 *
 * Signals:
 *   jump (AnalectOutline *, guint position)   a section was clicked: its start, in code points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_OUTLINE (analect_outline_get_type ())
G_DECLARE_FINAL_TYPE (AnalectOutline, analect_outline, ANALECT, OUTLINE, GtkWidget)

GtkWidget *analect_outline_new (AnalectWorkbench *workbench);

/* Shows the sections of DOCUMENT, or nothing (none). */
void analect_outline_set_document (AnalectOutline *outline, AnalectId document);

/* Marks the section that POSITION is in. */
void analect_outline_set_position (AnalectOutline *outline, guint position);

/* Where the section before (STEP -1) or after (1) that of POSITION begins; FALSE when there is none. Before means the
 * start of the present one when POSITION is further on in it. */
gboolean analect_outline_neighbour (AnalectOutline *outline, guint position, int step, guint *start);

/* Whether any section is marked as findings. */
gboolean analect_outline_has_findings (AnalectOutline *outline);
