/* The panes of a workspace: whatever its GtkPaneds separate. Moving the focus from one to the next; panes need to do
 * nothing for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Moves the focus to the next pane of PAGE that can take it (STEP 1) or the one before (-1), to where it was in that
 * pane. The N widgets AROUND come after the last pane; those that are not shown are left out. */
void analect_panes_move_focus (GtkWidget *page, GtkWidget *const *around, guint n, int step);
