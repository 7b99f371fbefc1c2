/* Search everything: one entry, and below it what the project has of it: codes, studies, places in the texts, memos,
 * and commands of the window.
 *
 * Names are matched at once, on the main thread, without regard to case and accents; the texts are read in a worker on
 * a snapshot, which is cancelled by the next letter. Enter goes to what is selected, or runs it. An empty entry offers
 * what was gone to last, and the commands.
 *
 * The popover keeps a reference to the workbench. What it runs as a command are actions of the window it stands in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_SEARCH_POPOVER (analect_search_popover_get_type ())
G_DECLARE_FINAL_TYPE (AnalectSearchPopover, analect_search_popover, ANALECT, SEARCH_POPOVER, GtkPopover)

GtkWidget *analect_search_popover_new (AnalectWorkbench *workbench);
