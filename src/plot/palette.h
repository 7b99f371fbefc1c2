/* Colours: the twelve named colours of codes, and what is needed to keep any colour readable on any page.
 *
 * Two neighbours in the order of the palette stay apart in grey and for readers who do not see all colours. Each has
 * a value for a light and one for a dark page. A project file keeps the name of a palette colour, or "#rrggbb".
 *
 * Colours are plain values. Everything here may be called from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint8 red, green, blue;
  guint8 alpha; /* 0: not painted at all */
} AnalectColour;

#define ANALECT_COLOUR_NONE ((AnalectColour){ 0, 0, 0, 0 })
#define ANALECT_COLOUR_RGB(value)                                                                                      \
  ((AnalectColour){ (guint8) ((value) >> 16 & 0xff), (guint8) ((value) >> 8 & 0xff), (guint8) ((value) &0xff), 255 })

typedef enum
{
  ANALECT_PALETTE_BLUE,
  ANALECT_PALETTE_ORANGE,
  ANALECT_PALETTE_TEAL,
  ANALECT_PALETTE_PLUM,
  ANALECT_PALETTE_GREEN,
  ANALECT_PALETTE_ROSE,
  ANALECT_PALETTE_VIOLET,
  ANALECT_PALETTE_OLIVE,
  ANALECT_PALETTE_BRICK,
  ANALECT_PALETTE_SKY,
  ANALECT_PALETTE_COCOA,
  ANALECT_PALETTE_SLATE, /* what has no dimension */
  ANALECT_PALETTE_SIZE,
} AnalectPalette;

/* The name as a project file keeps it, "Blue"; not translated. */
const char *analect_palette_get_name (AnalectPalette entry);

/* The value of ENTRY for a light or a dark page. */
AnalectColour analect_palette_get (AnalectPalette entry, gboolean dark);

/* The colour STORED in a project (a palette name in any case, or "#rrggbb") as it is shown on PAGE: a free colour is
 * shifted in lightness until it stands out 3 : 1. NULL, the empty string and what is neither give Slate. */
AnalectColour analect_palette_resolve (const char *stored, gboolean dark, AnalectColour page);

/* Reads "#rrggbb"; FALSE, leaving COLOUR alone, when STRING is anything else. */
gboolean analect_colour_parse (const char *string, AnalectColour *colour);

/* The contrast of two opaque colours, 1 to 21, as WCAG 2.1 defines it. */
double analect_colour_contrast (AnalectColour a, AnalectColour b);

/* COLOUR, darker or lighter (hue kept) by as little as gives it CONTRAST against PAGE; as far as it can go when that
 * much is out of reach. */
AnalectColour analect_colour_shift (AnalectColour colour, AnalectColour page, double contrast);

/* The opaque colour between FROM (share 0) and TO (share 1), mixed in sRGB. */
AnalectColour analect_colour_mix (AnalectColour from, AnalectColour to, double share);

gboolean analect_colour_equal (AnalectColour a, AnalectColour b);
