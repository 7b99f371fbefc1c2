/* The window of keyboard shortcuts: all keys by workspace, out of the table of commands, with an entry that leaves the
 * rows in which its words occur.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_SHORTCUTS_WINDOW (analect_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (AnalectShortcutsWindow, analect_shortcuts_window, ANALECT, SHORTCUTS_WINDOW, GtkWindow)

/* PARENT may be NULL. The window is not shown yet. */
GtkWidget *analect_shortcuts_window_new (GtkWindow *parent);
