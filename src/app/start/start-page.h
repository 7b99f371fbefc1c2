/* What a window shows that has no project: recent projects, and the ways to begin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_START_PAGE (analect_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AnalectStartPage, analect_start_page, ANALECT, START_PAGE, GtkWidget)

GtkWidget *analect_start_page_new (void);

/* Puts the project at PATH at the head of the recent ones. */
void analect_start_page_remember (const char *path);
