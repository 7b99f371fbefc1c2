/* A small window that shows a line of a file that is imported, with the lines around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

#include <gtk/gtk.h>

/* Shows LINE (from 1) of FILE, or of TEXT when that is not NULL. What it needs is copied. Returns the window. */
GtkWindow *analect_import_viewer_open (GtkWindow *parent, const AnalectImportFile *file, GBytes *text, guint line);
