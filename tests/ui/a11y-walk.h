/* Whether a window can be worked without seeing it and without a pointer: every control that can be used has a role and
 * a name, and the keyboard gets to it.
 *
 * Faults, in words, with the path to the control:
 *   no role   a control that takes the focus and says no more of itself than that it is a box
 *   no name   a control without a name
 *   no way    a control that neither Tab, Shift+Tab, F6 nor arrows reach
 * The contents of rows and cells count as their names. Scroll bars, the buttons of the window's frame and headings of
 * columns need no way: the first two have keys of the desktop, and what the last do is in a menu (who looks after that
 * is another test).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui-a11y.h"

typedef struct
{
  guint n_controls; /* that were looked at */
  guint n_reached;
  GPtrArray *faults; /* char *, sorted */
} A11yWalk;

/* Walks what is in front in PROCESS: the open popover, else the active window. Keys are pressed: Tab, F6, arrows and
 * End, which move the focus and the selection, and open nothing. */
A11yWalk *a11y_walk (UiProcess *process, UiInput *input);
void a11y_walk_free (A11yWalk *walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (A11yWalk, a11y_walk_free)
