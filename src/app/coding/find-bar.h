/* Finding words in the text that is shown: an entry above it, the number of hits, and steps from one to the next. Hits
 * are marked in the text while the bar is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "coding-view.h"

#define ANALECT_TYPE_FIND_BAR (analect_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnalectFindBar, analect_find_bar, ANALECT, FIND_BAR, GtkWidget)

/* For the text of VIEW, which must live as long. */
GtkWidget *analect_find_bar_new (AnalectWorkbench *workbench, AnalectCodingView *view);

/* Shows the bar with the focus in its entry; hides it and its marks. */
void analect_find_bar_open (AnalectFindBar *bar);
void analect_find_bar_close (AnalectFindBar *bar);

/* Looks again: the text is another. */
void analect_find_bar_renew (AnalectFindBar *bar);

/* Selects the next hit (1) or the one before (-1). */
void analect_find_bar_step (AnalectFindBar *bar, int step);

/* What is in the entry. */
const char *analect_find_bar_get_text (AnalectFindBar *bar);
