/* Saying something to a screen reader, the same on every GTK (a function since 4.14).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* WIDGET is where it belongs to. On older GTK the words become its description, which is
 * read when it has the focus; "" takes it back. */
void analect_announce (GtkWidget *widget, const char *text);
