/* The text of a document with its excerpts: fills under the words, brackets with labels in the gutter, a caret, and
 * handles on the current excerpt. It is a GtkTextView (caret, selection, bidirectional text and screen readers come with
 * it) that cannot be edited; put it in a GtkScrolledWindow.
 *
 * All positions are code points of the document, whatever the buffer inserts or replaces to show it. The view reads
 * rows, follows the workbench's "changed", and changes nothing itself: what a person asks for leaves as a signal.
 *
 * The current excerpt is always one of the document that is shown, or none. It follows the caret: moving into an
 * excerpt makes the shortest one there current, moving out makes it none; a selection keeps it.
 *
 * Signals:
 *   selection-changed (AnalectCodingView *)                    caret or selection
 *   excerpt-changed (AnalectCodingView *)                      the current excerpt
 *   scrolled (AnalectCodingView *)                             another part of the text is seen
 *   coding-clicked (AnalectCodingView *, guint coding)         a bracket or its label was chosen; its excerpt is current
 *   code-dropped (AnalectCodingView *, guint code)             a code fell on the text; what it concerns is selected
 *   coding-recode (AnalectCodingView *, guint coding, guint code)   a code fell on a bracket
 *   resize-requested (AnalectCodingView *, guint excerpt, guint start, guint end)   a handle was dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

/* Smallest and largest size of the reading font, and that of the start, in points. */
#define ANALECT_CODING_VIEW_MIN_FONT     9.0
#define ANALECT_CODING_VIEW_MAX_FONT     24.0
#define ANALECT_CODING_VIEW_DEFAULT_FONT 11.5

#define ANALECT_TYPE_CODING_VIEW (analect_coding_view_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodingView, analect_coding_view, ANALECT, CODING_VIEW, GtkTextView)

GtkWidget *analect_coding_view_new (AnalectWorkbench *workbench);

/* Shows DOCUMENT from its start, or nothing (none). */
void analect_coding_view_set_document (AnalectCodingView *view, AnalectId document);
AnalectId analect_coding_view_get_document (AnalectCodingView *view);

/* The selection; with none, FALSE and both are where the caret is. */
gboolean analect_coding_view_get_selection (AnalectCodingView *view, guint *start, guint *end);

/* Selects [START, END), or puts the caret at START when they are equal; SCROLL: so that it is seen. */
void analect_coding_view_select (AnalectCodingView *view, guint start, guint end, gboolean scroll);

/* The current excerpt, or none. Setting puts the caret at its start and, unless it is seen, scrolls to it. */
AnalectId analect_coding_view_get_excerpt (AnalectCodingView *view);
void analect_coding_view_set_excerpt (AnalectCodingView *view, AnalectId excerpt);

/* The excerpts at the caret or under the selection that are shown, in order of position (of AnalectId). The caller unrefs
 * the array. */
GArray *analect_coding_view_get_excerpts_at_caret (AnalectCodingView *view);

/* The next (or previous) excerpt after the current one or the caret becomes current; the next of those that overlap at the
 * caret. FALSE when there is none. */
gboolean analect_coding_view_next_excerpt (AnalectCodingView *view, gboolean forward);
gboolean analect_coding_view_next_overlapping (AnalectCodingView *view);

/* Puts POSITION near the top, without moving the caret; the first position that is seen. */
void analect_coding_view_scroll_to (AnalectCodingView *view, guint position);
guint analect_coding_view_get_top_position (AnalectCodingView *view);

/* Only the codings of the coder at work; what is not coded dimmed. */
void analect_coding_view_set_mine_only (AnalectCodingView *view, gboolean mine_only);
gboolean analect_coding_view_get_mine_only (AnalectCodingView *view);
void analect_coding_view_set_backlight (AnalectCodingView *view, gboolean backlight);
gboolean analect_coding_view_get_backlight (AnalectCodingView *view);

/* The reading font, in points; a size outside the limits becomes the nearest limit. */
void analect_coding_view_set_font_size (AnalectCodingView *view, double points);
double analect_coding_view_get_font_size (AnalectCodingView *view);

/* Where the last line of the selection (of the caret, of the current excerpt) stands, in coordinates of the widget, for a
 * popover. FALSE, and RECTANGLE is the nearest place that is seen, when it is out of sight. */
gboolean analect_coding_view_get_place_of_selection (AnalectCodingView *view, GdkRectangle *rectangle);

/* Marks N passages as found, in ascending order; they are copied. */
void analect_coding_view_set_found (AnalectCodingView *view, const AnalectRange *ranges, guint n);
