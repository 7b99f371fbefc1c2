/* What a window shows that has no project: recent projects, and the ways to begin.
 *
 * The page opens nothing itself: it asks the application for a recent file, and activates actions of the window for all
 * else. The window tells it which file is being read. What was recovered after a crash is put in its notice area.
 *
 * Signals:
 *   cancel-opening (AnalectStartPage *)   the user does not want to wait for the file that is being read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_START_PAGE (analect_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AnalectStartPage, analect_start_page, ANALECT, START_PAGE, GtkWidget)

GtkWidget *analect_start_page_new (void);

/* The file at PATH is being read, FRACTION of it is; a negative FRACTION is an unknown one. NULL: no file is. */
void analect_start_page_set_opening (AnalectStartPage *page, const char *path, double fraction);

/* Puts the project at PATH at the head of the recent ones. */
void analect_start_page_remember (const char *path);
