/* What dialogs look like: a modal window with Cancel and one verb in its header, captions, and lines of text. Escape
 * closes it with nothing done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Gives WINDOW (not shown yet) the title, the buttons and CONTENT, over PARENT (may be NULL). Returns the button named
 * VERB, which activates the action "dialog.accept" of the window, and so does Enter. */
GtkWidget *analect_dialog_frame (GtkWindow *window, GtkWindow *parent, const char *title, const char *verb,
                                 GtkWidget *content);

/* A label of CSS_CLASS (may be NULL) that wraps. */
GtkWidget *analect_dialog_line (const char *css_class);

/* An entry under a caption, which is its accessible name too; BOX gets both. HINT may be NULL. */
GtkWidget *analect_dialog_entry (GtkBox *box, const char *caption, const char *hint);

/* Escape closes WINDOW, wherever the focus is in it. What analect_dialog_frame () makes does so already. */
void analect_dialog_close_on_escape (GtkWindow *window);
