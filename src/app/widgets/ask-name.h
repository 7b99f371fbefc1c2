/* Asking for a name: a small modal window with one entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* NAME is what was typed, without white space around it and never empty; NULL when nothing was. Called once. */
typedef void (*AnalectNamed) (const char *name, gpointer data);

/* Asks under TITLE over PARENT; LABEL stands above the entry, NAME in it; VERB is the button's label. */
GtkWindow *analect_ask_name (GtkWindow *parent, const char *title, const char *label, const char *name,
                             const char *verb, AnalectNamed callback, gpointer data);
