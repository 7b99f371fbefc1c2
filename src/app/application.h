/* The application: one process, a window for each project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_APPLICATION (analect_application_get_type ())
G_DECLARE_FINAL_TYPE (AnalectApplication, analect_application, ANALECT, APPLICATION, GtkApplication)

AnalectApplication *analect_application_new (void);

/* Shows the project in FILE: the window that has it, else WINDOW if it shows none (may be NULL), else a new one. */
void analect_application_open_file (AnalectApplication *application, GtkWindow *window, GFile *file);
