/* The Themes workspace: the codebook in its current arrangement, to be worked on, and all about the code selected.
 *
 * Codes are moved, merged, split and described here; where a code stands changes no coding. There are two views of the
 * same codebook with one selection: a tree, with the card of the code selected beside it (code-card.h), whose details
 * can be hidden; and a board (board.h), with the codes that have no place in a tray. The pane at the left says at its
 * foot what there is.
 *
 * Actions: page.toggle-left, page.toggle-right, page.board, page.tree, page.new-dimension, page.new-theme, page.new-code, page.rename,
 * page.merge, page.split, page.unassign, page.remove.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_THEMES_PAGE (analect_themes_page_get_type ())
G_DECLARE_FINAL_TYPE (AnalectThemesPage, analect_themes_page, ANALECT, THEMES_PAGE, GtkWidget)

GtkWidget *analect_themes_page_new (AnalectWorkbench *workbench);

/* Selects CODE in the codebook and shows it. */
void analect_themes_page_show (AnalectThemesPage *page, AnalectId code);
