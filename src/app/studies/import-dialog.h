/* The import plan: what would become of files or of something pasted, to be looked at and decided about before anything
 * is changed. Applying it is one step that can be undone.
 *
 * The window belongs to itself: it is shown at once, reads in a worker, and goes when it is closed. It keeps references
 * to what it is given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_IMPORT_DIALOG (analect_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnalectImportDialog, analect_import_dialog, ANALECT, IMPORT_DIALOG, GtkWindow)

/* FILES is a list of GFile; those that are not on this computer's file system are said to be unreadable. Nothing
 * happens when the project may not be changed but a toast. PARENT may be NULL. */
void analect_import_dialog_open (GtkWindow *parent, AnalectWorkbench *workbench, GListModel *files);

/* The same for TEXT that was pasted or dropped. */
void analect_import_dialog_open_text (GtkWindow *parent, AnalectWorkbench *workbench, const char *text);
