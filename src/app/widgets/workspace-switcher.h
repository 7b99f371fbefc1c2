/* The names of a stack's pages as a row of buttons, or, where that has no room, as one drop-down list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_WORKSPACE_SWITCHER (analect_workspace_switcher_get_type ())
G_DECLARE_FINAL_TYPE (AnalectWorkspaceSwitcher, analect_workspace_switcher, ANALECT, WORKSPACE_SWITCHER, GtkWidget)

/* Shows the pages of STACK from now on. They must be there already. */
void analect_workspace_switcher_set_stack (AnalectWorkspaceSwitcher *switcher, GtkStack *stack);
