/* What the parts of the coding view share: the view itself (coding-view.c), the caret and the
 * current excerpt (coding-caret.c), what it paints (coding-paint.c), the
 * handles and caret marks of the current excerpt (coding-handles.c), the gutter (coding-gutter.c), and what comes and
 * goes by clipboard and drag (coding-passage.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "break-map.h"
#include "coding-marks.h"
#include "coding-view.h"
#include "palette.h"
#include "paragraphs.h"

/* Pixels at the reading font's usual size; they grow with it. */
#define ANALECT_LINE_PITCH 24
#define ANALECT_MEASURE    442
#define ANALECT_FILL       20
#define ANALECT_MARGIN     26

struct _AnalectCodingView
{
  GtkTextView parent_instance;

  AnalectWorkbench *workbench;
  AnalectMarks marks;
  AnalectText *text; /* of the document, or NULL */
  AnalectBreakMap *map;

  AnalectId excerpt;   /* current */
  AnalectId announced; /* the excerpt whose codes were said last */
  gboolean choosing;   /* the caret moves because an excerpt was chosen */
  gboolean backlight;
  double font_size;
  GArray *found; /* of AnalectRange */

  AnalectParagraphs paragraphs;
  GtkWidget *gutter;
  guint gutter_source; /* the gutter is to be laid out again */
  int measured_width;  /* of the words and the margin before them; 0: not yet known */
  guint top;           /* what is to stay at the top when lines are wrapped anew */
  gboolean busy;       /* sizes are being given out, or a frame is drawn: the gutter must wait */
  gboolean settling;   /* until all lines are measured, scrolling is not the reader's */
  guint settle_source;

  int dragging; /* which handle is dragged: -1 that of the start, 1 that of the end, 0 none */
  guint drag_start, drag_end;

  guint caret_start, caret_end; /* the selection as last told of, positions of the document */
  GtkTextTag *reading, *heading, *gap, *heading_gap, *unbroken, *other_line;
  guint primary_source; /* the primary clipboard is to get the selection */
};

/* How much larger things are than at the usual size of the font. */
double analect_coding_view_get_scale (AnalectCodingView *view);

/* Offsets of the buffer and positions of the document. */
int analect_coding_view_to_offset (AnalectCodingView *view, guint position);
guint analect_coding_view_to_position (AnalectCodingView *view, int offset);

/* The colour of a mark's code on the page. */
AnalectColour analect_coding_view_get_colour (AnalectCodingView *view, AnalectId code);

/* The excerpt of MARK becomes current, and the caret moves to it unless it is there. */
void analect_coding_view_choose (AnalectCodingView *view, const AnalectMark *mark);

/* The gutter is laid out once more, after the frame that is being drawn. */
void analect_coding_view_queue_gutter (AnalectCodingView *view);

/* Has the current excerpt follow the caret; makes EXCERPT current and tells so; finds out again which is, after the
 * excerpts changed. */
void analect_coding_caret_add (AnalectCodingView *view);
void analect_coding_caret_set_excerpt (AnalectCodingView *view, AnalectId excerpt);
void analect_coding_caret_follow (AnalectCodingView *view);

/* Makes the tags; fills the buffer with the document's text; sets headings and gaps between paragraphs; gives lines
 * their height for the font. */
void analect_coding_text_init (AnalectCodingView *view);
void analect_coding_text_load (AnalectCodingView *view);
void analect_coding_text_set_headings (AnalectCodingView *view);
void analect_coding_text_set_metrics (AnalectCodingView *view);

/* Paints below and above the words of the paragraphs that are seen. */
void analect_coding_paint_under (AnalectCodingView *view, GtkSnapshot *snapshot);
void analect_coding_paint_over (AnalectCodingView *view, GtkSnapshot *snapshot);

/* Makes the handles of the current excerpt work, and paints them. */
void analect_coding_handles_add (AnalectCodingView *view);
void analect_coding_handles_paint (AnalectCodingView *view, GtkSnapshot *snapshot);

/* What is underlined: the N-th range of the current excerpt, or what it would be when the handle is let go. */
gboolean analect_coding_handles_get_range (AnalectCodingView *view, guint n, guint *start, guint *end);

/* Lets passages be dragged out and codes be dropped. */
void analect_coding_passage_add (AnalectCodingView *view);

/* The clipboard of selections gets the selection's words a moment later. */
void analect_coding_passage_select (AnalectCodingView *view);

/* The words of [START, END) as they are in the document, for clipboards and drags. The caller owns the provider. */
GdkContentProvider *analect_coding_passage_content (AnalectCodingView *view, guint start, guint end);
