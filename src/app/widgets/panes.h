/* The panes of a workspace: whatever its GtkPaneds separate. Moving the focus from one to the next, and hiding those at
 * the sides. Panes need to do nothing for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Moves the focus to the next pane of PAGE that can take it (STEP 1) or the one before (-1), to where it was in that
 * pane. The N widgets AROUND come after the last pane; those that are not shown are left out. */
void analect_panes_move_focus (GtkWidget *page, GtkWidget *const *around, guint n, int step);

/* Puts the focus where it was in PAGE. */
void analect_panes_focus_last (GtkWidget *page);

/* Hides or shows the pane at the left (START) or right (END) of PAGE: the side of its outermost horizontal GtkPaned
 * that keeps its width. Does nothing where there is none. The focus leaves a pane that is hidden. */
void analect_panes_toggle_side (GtkWidget *page, GtkPackType side);
