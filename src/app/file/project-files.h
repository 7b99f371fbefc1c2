/* Asking which project file to open or to write, with the ending that project files have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "files.h"

/* Asks for a project to open. CALLBACK as for analect_files_choose (). */
void analect_project_files_choose_to_open (GtkWindow *parent, AnalectFilesChosen callback, gpointer data);

/* Asks under TITLE where to write; the name of PATH is proposed, ACCEPT is the button's label. */
void analect_project_files_choose_to_save (GtkWindow *parent, const char *title, const char *accept, const char *path,
                                           AnalectFilesChosen callback, gpointer data);

/* The path of the file that was chosen, with the ending; NULL when none was. The caller frees it. */
char *analect_project_files_get_path (GListModel *files);

/* A name for a copy of the file at PATH: "Review (copy).analect". The caller frees it. */
char *analect_project_files_name_copy (const char *path);

/* The name of the file at PATH without its ending, as a title. The caller frees it. */
char *analect_project_files_get_title (const char *path);
