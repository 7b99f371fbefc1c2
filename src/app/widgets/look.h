/* How things look just now: light or dark, high contrast, and the colours of codes on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "palette.h"
#include "style.h"

#include <gtk/gtk.h>

typedef struct
{
  gboolean dark;
  gboolean high_contrast;
  AnalectColour page;          /* behind text and charts */
  AnalectColour text, dim;
  AnalectColour ring;          /* focus, current excerpt, bars */
  AnalectColour link;          /* can be read on a page and on a selected row */
  AnalectColour found;         /* found-text mark */
  AnalectColour border;
} AnalectLook;

/* The look of now; a pointer that stays, to values that change. Widgets that draw with it redraw on "changed" of
 * analect_look_get_notifier (). Works without a display too (light). */
const AnalectLook *analect_look_get (void);

/* An object with the signal "changed", emitted when the desktop turns to light, dark or high contrast. Borrowed. */
GObject *analect_look_get_notifier (void);

/* The colour kept as STORED (as analect_workbench_get_colour () gives it), on the page of now. */
GdkRGBA analect_look_code (const char *stored);

/* COLOUR as GTK takes it. */
GdkRGBA analect_look_rgba (AnalectColour colour);

/* How large the desktop has text, 1 for the usual size. */
double analect_look_get_text_scale (void);

/* LENGTH in pixels, which was meant for text of the usual size, for text as the desktop scales it; never less. */
int analect_look_scale (int length);

/* The style of charts on screen. */
AnalectStyleKind analect_look_get_style (void);

/* Takes over the desktop's wish for light or dark and high contrast, and loads the style sheet for it. Once, at start. */
void analect_look_follow_desktop (void);
