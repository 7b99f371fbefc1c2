/* The gutter of the coding view: brackets of the codings on the screen, packed in lanes, with their labels where there
 * is room. One stop of the Tab key; arrows walk from bracket to bracket, Escape goes back to the text.
 *
 * It takes whatever width it is given. Brackets are made anew from the paragraphs on the screen whenever the gutter is
 * laid out; their widgets are used again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "coding-view.h"

#define ANALECT_GUTTER_MIN      74  /* lanes only */
#define ANALECT_GUTTER_LABELLED 170 /* from here on there are labels */

#define ANALECT_TYPE_CODING_GUTTER (analect_coding_gutter_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodingGutter, analect_coding_gutter, ANALECT, CODING_GUTTER, GtkWidget)

/* VIEW is borrowed and outlives the gutter. */
GtkWidget *analect_coding_gutter_new (AnalectCodingView *view);

/* Finds out what is to be seen, after scrolling or a change of the text's layout. MAY_GROW: and makes
 * widgets when there are too few, which must not be while sizes are given out; else that is done a moment later. */
void analect_coding_gutter_update (AnalectCodingGutter *gutter, gboolean may_grow);

/* Names, colours or the current excerpt changed: every bracket is to be told anew. */
void analect_coding_gutter_renew (AnalectCodingGutter *gutter);

/* Forgets which lane each bracket had: another text, another width. */
void analect_coding_gutter_forget (AnalectCodingGutter *gutter);

/* Draws, over the view, the name of the bracket that has the focus where there are no labels. */
void analect_coding_gutter_snapshot_hint (AnalectCodingGutter *gutter, GtkSnapshot *snapshot);
