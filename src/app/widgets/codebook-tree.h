/* The codebook beside the text: dimensions, themes and codes as a tree that is searched, worked on with keys and
 * pointer, and follows the project.
 *
 * The widget has its own search entry, button for a new code, column heads and scrolling; it fills its place. Selection
 * and what is open stay with the codes when the codebook changes. Everything it does to the codebook itself (moving,
 * naming, removing, colours, digit keys) goes through the workbench; what needs more than the codebook is asked for by
 * a signal.
 *
 * Signals:
 *   selection-changed (AnalectCodebookTree *)
 *   code-activated (AnalectCodebookTree *, guint code)         Enter or double click: code with it
 *   text-dropped (AnalectCodebookTree *, guint code, const char *text)   text was let fall on a row
 *   merge-requested (AnalectCodebookTree *)                     of the codes selected (at least one)
 *   split-requested (AnalectCodebookTree *, guint code)
 *
 * A code that is dragged gives a string, ANALECT_CODE_DRAG_PREFIX followed by its GUID.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_CODE_DRAG_PREFIX "analect-code:"

#define ANALECT_TYPE_CODEBOOK_TREE (analect_codebook_tree_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodebookTree, analect_codebook_tree, ANALECT, CODEBOOK_TREE, GtkWidget)

GtkWidget *analect_codebook_tree_new (AnalectWorkbench *workbench);

/* The code that has the focus in the list, or the first of those selected; none when nothing is selected. */
AnalectId analect_codebook_tree_get_selected (AnalectCodebookTree *tree);

/* All codes selected (of AnalectId), in the order they stand. The caller unrefs the array. */
GArray *analect_codebook_tree_get_selection (AnalectCodebookTree *tree);

/* Selects CODE alone, opens what it stands under and scrolls to it; a filter that hides it is cleared. None: selects
 * nothing. */
void analect_codebook_tree_select (AnalectCodebookTree *tree, AnalectId code);

/* Whether the number of codings stands beside that of studies. */
void analect_codebook_tree_set_codings_shown (AnalectCodebookTree *tree, gboolean shown);
gboolean analect_codebook_tree_get_codings_shown (AnalectCodebookTree *tree);

/* The code of the key DIGIT (1 to 9), or none. */
AnalectId analect_codebook_tree_code_for_digit (AnalectCodebookTree *tree, int digit);

/* What is shown while there are no codes: a widget in place of the usual words, or NULL for these. */
void analect_codebook_tree_set_empty (AnalectCodebookTree *tree, GtkWidget *empty);

/* The focus to the search entry. */
void analect_codebook_tree_focus_search (AnalectCodebookTree *tree);

/* Asks for the name of a new code, which goes below the dimension or theme selected, or behind the code selected. */
void analect_codebook_tree_add_code (AnalectCodebookTree *tree);

/* The code of a string that was dragged from a tree of this project, or none. */
AnalectId analect_code_from_drag (AnalectWorkbench *workbench, const char *string);
