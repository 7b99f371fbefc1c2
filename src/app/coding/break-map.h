/* How a text is broken into paragraphs that can be laid out quickly, and the way between positions in the text and in
 * what is shown.
 *
 * A paragraph of over 2,000 characters is broken at the next white space, which is shown as a line end, one for one, so
 * that positions stay. Where no white space comes for 8,000 characters, a line end is inserted that the text does not
 * have; only these shift positions. What is shown is never what is copied or counted: that is the text's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text.h"

/* From here on a paragraph is broken where there is white space, and here wherever it is. */
#define ANALECT_BREAK_SOFT 2000
#define ANALECT_BREAK_HARD 8000

typedef struct _AnalectBreakMap AnalectBreakMap;

/* The map of TEXT (NULL: of no text). DISPLAY, if not NULL, gets what is to be shown, of N_BYTES, for the caller to
 * free. */
AnalectBreakMap *analect_break_map_new (const AnalectText *text, char **display, gsize *n_bytes);
void analect_break_map_free (AnalectBreakMap *map);

/* Where POSITION of the text stands in what is shown, and the other way round. What was inserted belongs to the
 * position behind it. */
guint analect_break_map_to_display (const AnalectBreakMap *map, guint position);
guint analect_break_map_to_text (const AnalectBreakMap *map, guint offset);

/* The positions (of the text) at which a paragraph was broken, ascending, as guint; borrowed. A paragraph that goes on
 * begins there. */
const GArray *analect_break_map_get_breaks (const AnalectBreakMap *map);

/* How many line ends were inserted. */
guint analect_break_map_get_n_inserted (const AnalectBreakMap *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectBreakMap, analect_break_map_free)
