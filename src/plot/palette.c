/* Palette and contrast; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "palette.h"

#include <math.h>
#include <string.h>

static const struct
{
  const char *name;
  guint32 light, dark;
} palette[ANALECT_PALETTE_SIZE] = {
  [ANALECT_PALETTE_BLUE] = { "Blue", 0x3656b8, 0x6895f7 },
  [ANALECT_PALETTE_ORANGE] = { "Orange", 0xd55713, 0xfaae77 },
  [ANALECT_PALETTE_TEAL] = { "Teal", 0x228484, 0x6eb9bd },
  [ANALECT_PALETTE_PLUM] = { "Plum", 0x702b72, 0xbd74bc },
  [ANALECT_PALETTE_GREEN] = { "Green", 0x266308, 0x67a447 },
  [ANALECT_PALETTE_ROSE] = { "Rose", 0xc65486, 0xf78ca7 },
  [ANALECT_PALETTE_VIOLET] = { "Violet", 0x726bd9, 0xb5a8fa },
  [ANALECT_PALETTE_OLIVE] = { "Olive", 0x748438, 0xd8de93 },
  [ANALECT_PALETTE_BRICK] = { "Brick", 0xb33341, 0xed7386 },
  [ANALECT_PALETTE_SKY] = { "Sky", 0x3588c6, 0x85d6ff },
  [ANALECT_PALETTE_COCOA] = { "Cocoa", 0x512b13, 0xe3c0b0 },
  [ANALECT_PALETTE_SLATE] = { "Slate", 0x393f49, 0xe3eaf7 },
};

const char *
analect_palette_get_name (AnalectPalette entry)
{
  g_return_val_if_fail (entry < ANALECT_PALETTE_SIZE, NULL);

  return palette[entry].name;
}

AnalectColour
analect_palette_get (AnalectPalette entry, gboolean dark)
{
  g_return_val_if_fail (entry < ANALECT_PALETTE_SIZE, ANALECT_COLOUR_NONE);

  return ANALECT_COLOUR_RGB (dark ? palette[entry].dark : palette[entry].light);
}

AnalectColour
analect_palette_resolve (const char *stored, gboolean dark, AnalectColour page)
{
  AnalectColour colour;

  for (guint i = 0; stored != NULL && i < ANALECT_PALETTE_SIZE; i++)
    if (g_ascii_strcasecmp (stored, palette[i].name) == 0)
      return analect_palette_get (i, dark);
  if (stored != NULL && analect_colour_parse (stored, &colour))
    return analect_colour_shift (colour, page, 3.0);
  return analect_palette_get (ANALECT_PALETTE_SLATE, dark);
}

gboolean
analect_colour_parse (const char *string, AnalectColour *colour)
{
  guint32 value = 0;

  if (strlen (string) != 7 || string[0] != '#')
    return FALSE;
  for (guint i = 1; i < 7; i++)
    {
      if (!g_ascii_isxdigit (string[i]))
        return FALSE;
      value = value << 4 | (guint32) g_ascii_xdigit_value (string[i]);
    }
  *colour = ANALECT_COLOUR_RGB (value);
  return TRUE;
}

/* sRGB transfer function, IEC 61966-2-1. */
static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
from_linear (double channel)
{
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * pow (channel, 1 / 2.4) - 0.055;
}

/* Relative luminance, WCAG 2.1. */
static double
get_luminance (AnalectColour colour)
{
  return 0.2126 * to_linear (colour.red / 255.0) + 0.7152 * to_linear (colour.green / 255.0)
         + 0.0722 * to_linear (colour.blue / 255.0);
}

double
analect_colour_contrast (AnalectColour a, AnalectColour b)
{
  double la = get_luminance (a), lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* OKLab: Ottosson, "A perceptual color space for image processing", 2020. */
typedef struct
{
  double lightness, a, b;
} Oklab;

static Oklab
to_oklab (AnalectColour colour)
{
  double r = to_linear (colour.red / 255.0), g = to_linear (colour.green / 255.0), b = to_linear (colour.blue / 255.0);
  double l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  double m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  double s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

  return (Oklab){
    0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
  };
}

static guint8
to_byte (double linear)
{
  return (guint8) lround (255 * from_linear (CLAMP (linear, 0.0, 1.0)));
}

static AnalectColour
from_oklab (Oklab lab)
{
  double l = pow (lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
  double m = pow (lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
  double s = pow (lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);

  return (AnalectColour){
    to_byte (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    to_byte (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    to_byte (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
    255,
  };
}

/* The colour with its lightness a SHARE of the way to END; chroma fades with it, so that 1 is black or white. */
static AnalectColour
shift_by (Oklab lab, double end, double share)
{
  return from_oklab ((Oklab){
      lab.lightness + (end - lab.lightness) * share,
      lab.a * (1 - share),
      lab.b * (1 - share),
  });
}

AnalectColour
analect_colour_shift (AnalectColour colour, AnalectColour page, double contrast)
{
  Oklab lab = to_oklab (colour);
  AnalectColour black = ANALECT_COLOUR_RGB (0x000000), white = ANALECT_COLOUR_RGB (0xffffff);
  double end = analect_colour_contrast (page, black) >= analect_colour_contrast (page, white) ? 0.0 : 1.0;
  double low = 0, high = 1;

  if (analect_colour_contrast (colour, page) >= contrast)
    return colour;
  for (guint i = 0; i < 12; i++)
    {
      double middle = (low + high) / 2;

      if (analect_colour_contrast (shift_by (lab, end, middle), page) >= contrast)
        high = middle;
      else
        low = middle;
    }
  return shift_by (lab, end, high);
}

AnalectColour
analect_colour_mix (AnalectColour from, AnalectColour to, double share)
{
  double s = CLAMP (share, 0.0, 1.0);

  return (AnalectColour){
    (guint8) lround (from.red + (to.red - from.red) * s),
    (guint8) lround (from.green + (to.green - from.green) * s),
    (guint8) lround (from.blue + (to.blue - from.blue) * s),
    255,
  };
}

gboolean
analect_colour_equal (AnalectColour a, AnalectColour b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}
