/* What is painted behind the words: codings of a stretch of text, cut into pieces that look the same throughout.
 *
 * A piece is filled with the page mixed with the mean of the colours of its codes (each colour once), the stronger the
 * more codings it has, up to three. So the result does not depend on the order of the codings, and never gets so strong
 * that the words on it could not be read.
 *
 * Pure: no display, no project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "palette.h"

/* One coding. */
typedef struct
{
  guint start, end; /* code points */
  AnalectColour colour;
} AnalectHighlight;

/* A stretch with the same codings throughout. */
typedef struct
{
  guint start, end;
  guint n;            /* codings; 0: nothing is coded */
  AnalectColour fill; /* opaque; the page's where nothing is coded */
} AnalectPiece;

/* The share of a fill's colour in what is painted, for N codings. */
double analect_highlight_share (guint n, gboolean dark);

/* PAGE mixed with the mean of N_COLOURS different colours, for N codings. The order of the colours does not matter. */
AnalectColour analect_highlight_fill (const AnalectColour *colours, guint n_colours, guint n, AnalectColour page,
                                      gboolean dark);

/* The pieces of [START, END), in order and without gaps, as the N HIGHLIGHTS (in any order, some perhaps elsewhere) cut
 * it. The caller unrefs the array (of AnalectPiece). */
GArray *analect_highlight_cut (const AnalectHighlight *highlights, guint n, guint start, guint end, AnalectColour page,
                               gboolean dark);
