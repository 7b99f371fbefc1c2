/* The teaching sample: an invented project that comes with the program. It is opened as a copy that the user owns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Copies the sample to PATH, which must not exist. The copy is a project of its own. FALSE with ERROR when there is
 * something at PATH, or it could not be made; then there is nothing new at PATH. */
gboolean analect_sample_make (const char *path, GError **error);

/* Where the user's copy is, in the folder of documents. The caller frees it. */
char *analect_sample_get_path (void);

/* Opens the user's copy from WINDOW, which is made when it is not there; tells what prevented it. */
void analect_sample_open (GtkWindow *window);
