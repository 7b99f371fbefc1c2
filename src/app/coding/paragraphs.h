/* The paragraphs of a text view that are on the screen, with their geometry and what was painted for them, kept from
 * frame to frame. A paragraph that comes into sight is measured once; one that only moves is not measured again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "line-geometry.h"

typedef struct
{
  AnalectLineGeometry *geometry;
  int y;                /* upper edge now, in the buffer's coordinates */
  gboolean painted;     /* the nodes are as they should be; they may be NULL all the same */
  GskRenderNode *under; /* what is below the words, from the paragraph's upper edge */
  GskRenderNode *over;  /* what is above them */
} AnalectParagraph;

typedef struct
{
  GtkTextView *view; /* borrowed */
  GHashTable *known; /* line number → AnalectParagraph */
  GPtrArray *seen;   /* of AnalectParagraph, borrowed from KNOWN, from the top down */
} AnalectParagraphs;

/* None yet, of VIEW. What was initialised is cleared in the end. */
void analect_paragraphs_init (AnalectParagraphs *self, GtkTextView *view);
void analect_paragraphs_clear (AnalectParagraphs *self);

/* Finds those on the screen now. TRUE when they are others than before, or stand elsewhere in the text's own
 * coordinates. */
gboolean analect_paragraphs_look (AnalectParagraphs *self);

/* Forgets what was painted for [START, END) of the buffer, or (analect_paragraphs_drop ()) everything. */
void analect_paragraphs_repaint (AnalectParagraphs *self, int start, int end);
void analect_paragraphs_drop (AnalectParagraphs *self);

/* The one on the screen in which OFFSET stands, or NULL. */
const AnalectParagraph *analect_paragraphs_find (const AnalectParagraphs *self, int offset);

/* The stretch of the buffer on the screen; FALSE when there is none. */
gboolean analect_paragraphs_get_extent (const AnalectParagraphs *self, int *start, int *end);
