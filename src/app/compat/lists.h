/* Scrolling a list to a row, the same on every GTK (a function since 4.12, an action before).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* LIST is a GtkListView or GtkColumnView. Scrolls so that row POSITION is seen; FOCUS: and gives it the focus. */
void analect_list_scroll_to (GtkWidget *list, guint position, gboolean focus);
