/* Where the words of one paragraph stand, asked for once: its lines as they are wrapped, and rectangles of any stretch
 * of it, for what is drawn under and over the words.
 *
 * Heights count from the upper edge of the paragraph, so that they stay good when something above it changes. The
 * paragraph must have been laid out (it is on the screen, or nearly). Offsets are those of the buffer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* A line as it is wrapped. */
typedef struct
{
  int start, end;  /* offsets */
  int y, height;   /* of its words, below the paragraph's upper edge */
  int left, right; /* of its words, in the buffer's coordinates */
} AnalectWrappedLine;

typedef struct
{
  int number;     /* of the paragraph in the buffer */
  int start, end; /* offsets; END is where the next one begins */
  int y, height;  /* as it was when asked */
  gboolean mixed; /* has letters that run from right to left */
  GArray *lines;  /* of AnalectWrappedLine */
} AnalectLineGeometry;

/* The paragraph around ITER. Free with analect_line_geometry_free (). */
AnalectLineGeometry *analect_line_geometry_new (GtkTextView *view, const GtkTextIter *iter);
void analect_line_geometry_free (AnalectLineGeometry *geometry);

/* The line OFFSET stands in; one at the very end of a line belongs to the next. */
const AnalectWrappedLine *analect_line_geometry_find (const AnalectLineGeometry *geometry, int offset);

/* Appends to RECTANGLES (of GdkRectangle, y below the paragraph's upper edge) what covers [START, END): one a line, or
 * more where letters run both ways. */
void analect_line_geometry_cover (const AnalectLineGeometry *geometry, GtkTextView *view, int start, int end,
                                  GArray *rectangles);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectLineGeometry, analect_line_geometry_free)
