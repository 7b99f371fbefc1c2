/* A window: the start page, or one open project with its workspaces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_WINDOW (analect_window_get_type ())
G_DECLARE_FINAL_TYPE (AnalectWindow, analect_window, ANALECT, WINDOW, GtkApplicationWindow)

AnalectWindow *analect_window_new (GtkApplication *application);

/* Whether it shows the start page and may take a project. */
gboolean analect_window_is_free (AnalectWindow *window);

/* Whether it shows the project in FILE. */
gboolean analect_window_has_file (AnalectWindow *window, GFile *file);

/* Opens the project in FILE; what prevents it is said in the window. */
void analect_window_open (AnalectWindow *window, GFile *file);
