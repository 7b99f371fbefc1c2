/* Ready styles; see the header. Screen lengths are those of the window's visual language, times 0.75.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "style.h"

/* The contrast every series has in the high contrast styles. */
#define HIGH_CONTRAST 7.0

static const AnalectPalette group_colours[] = {
  ANALECT_PALETTE_BLUE,  ANALECT_PALETTE_ORANGE, ANALECT_PALETTE_TEAL,   ANALECT_PALETTE_PLUM,
  ANALECT_PALETTE_GREEN, ANALECT_PALETTE_ROSE,   ANALECT_PALETTE_VIOLET, ANALECT_PALETTE_OLIVE,
};

static const AnalectPlotStyle screen = {
  .family = "sans-serif",
  .title = { 12, TRUE },
  .label = { 10, FALSE },
  .heading = { 10, TRUE },
  .tick = { 9, FALSE },
  .legend = { 10, FALSE },
  .caption = { 9, FALSE },
  .line_spacing = 1.3,
  .whisker_strength = 0.75,
  .width = 720,
  .margin = 15,
  .gap = 12,
  .mark_size = 6.8,
  .lane_height = 7.1,
  .row_height = 19,
  .row_air = 1.95,
  .grid_width = 0.75,
  .hairline_width = 0.75,
  .axis_width = 0,
  .whisker_width = 1.2,
  .ring_width = 1.9,
};

/* A figure across both columns of a journal: 8 point letters, lines that survive being printed small. */
static const AnalectPlotStyle print = {
  .family = "Noto Sans, Liberation Sans, Arial, Helvetica, sans-serif",
  .title = { 9.5, TRUE },
  .label = { 8, FALSE },
  .heading = { 8, TRUE },
  .tick = { 8, FALSE },
  .legend = { 8, FALSE },
  .caption = { 8, FALSE },
  .line_spacing = 1.3,
  .whisker_strength = 0.8,
  .width = 482,
  .margin = 8,
  .gap = 9,
  .mark_size = 5.6,
  .lane_height = 6.2,
  .row_height = 15,
  .row_air = 5,
  .grid_width = 0.5,
  .hairline_width = 0.4,
  .axis_width = 0.6,
  .whisker_width = 1,
  .ring_width = 1.5,
};

static void
set_series (AnalectPlotStyle *style, gboolean dark)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (group_colours) == G_N_ELEMENTS (style->series));

  for (guint i = 0; i < G_N_ELEMENTS (style->series); i++)
    style->series[i] = analect_palette_get (group_colours[i], dark);
}

static void
set_light (AnalectPlotStyle *style)
{
  style->page = ANALECT_COLOUR_RGB (0xffffff);
  style->text = ANALECT_COLOUR_RGB (0x2e3436);
  style->dim = ANALECT_COLOUR_RGB (0x585e60);
  style->grid = ANALECT_COLOUR_RGB (0xe2e0dd);
  style->hairline = ANALECT_COLOUR_RGB (0xeeece9);
  style->tint = ANALECT_COLOUR_RGB (0xdfeafb);
  style->ring = ANALECT_COLOUR_RGB (0x3584e4);
  set_series (style, FALSE);
}

static void
set_dark (AnalectPlotStyle *style)
{
  style->page = ANALECT_COLOUR_RGB (0x2d2d2d);
  style->text = ANALECT_COLOUR_RGB (0xeeeeec);
  style->dim = ANALECT_COLOUR_RGB (0xb6b6b3);
  style->grid = ANALECT_COLOUR_RGB (0x4a4a4a);
  style->hairline = ANALECT_COLOUR_RGB (0x3c3c3c);
  style->tint = ANALECT_COLOUR_RGB (0x28456b);
  style->ring = ANALECT_COLOUR_RGB (0x5a9bf0);
  set_series (style, TRUE);
}

static void
set_print (AnalectPlotStyle *style)
{
  set_light (style);
  style->text = ANALECT_COLOUR_RGB (0x000000);
  style->dim = ANALECT_COLOUR_RGB (0x3a3a3a);
  style->grid = ANALECT_COLOUR_RGB (0xd4d4d4);
  style->hairline = ANALECT_COLOUR_RGB (0xe6e6e6);
}

/* Black and white, thicker lines, whiskers at full strength, series shifted until they stand out. */
static void
set_high_contrast (AnalectPlotStyle *style, gboolean dark)
{
  AnalectColour black = ANALECT_COLOUR_RGB (0x000000), white = ANALECT_COLOUR_RGB (0xffffff);

  style->page = dark ? black : white;
  style->text = style->dim = dark ? white : black;
  style->grid = dark ? ANALECT_COLOUR_RGB (0x707070) : ANALECT_COLOUR_RGB (0x949494);
  style->hairline = dark ? ANALECT_COLOUR_RGB (0x4c4c4c) : ANALECT_COLOUR_RGB (0xc0c0c0);
  style->tint = dark ? ANALECT_COLOUR_RGB (0x00366b) : ANALECT_COLOUR_RGB (0xcfe2ff);
  style->ring = dark ? ANALECT_COLOUR_RGB (0x9cc9ff) : ANALECT_COLOUR_RGB (0x003f9e);
  set_series (style, dark);
  for (guint i = 0; i < G_N_ELEMENTS (style->series); i++)
    style->series[i] = analect_colour_shift (style->series[i], style->page, HIGH_CONTRAST);
  style->whisker_strength = 1;
  style->whisker_width *= 1.25;
  style->ring_width *= 1.25;
}

AnalectPlotStyle
analect_plot_style_get (AnalectStyleKind kind)
{
  AnalectPlotStyle style = kind == ANALECT_STYLE_PRINT ? print : screen;

  switch (kind)
    {
    case ANALECT_STYLE_SCREEN_DARK:
      set_dark (&style);
      break;
    case ANALECT_STYLE_HIGH_CONTRAST:
      set_high_contrast (&style, FALSE);
      break;
    case ANALECT_STYLE_HIGH_CONTRAST_DARK:
      set_high_contrast (&style, TRUE);
      break;
    case ANALECT_STYLE_PRINT:
      set_print (&style);
      break;
    case ANALECT_STYLE_SCREEN_LIGHT:
    default:
      set_light (&style);
      break;
    }
  return style;
}

AnalectPlotStyle
analect_plot_style_make_thumbnail (const AnalectPlotStyle *style)
{
  AnalectPlotStyle thumbnail = *style;

  thumbnail.thumbnail = TRUE;
  thumbnail.margin = 3;
  thumbnail.mark_size = 4.5;
  thumbnail.whisker_width = 1.1;
  thumbnail.whisker_strength = 0.5;
  return thumbnail;
}

AnalectPlotStyle
analect_plot_style_scale (const AnalectPlotStyle *style, double factor)
{
  AnalectPlotStyle scaled = *style;
  AnalectPlotFont *fonts[] = { &scaled.title, &scaled.label,  &scaled.heading,
                               &scaled.tick,  &scaled.legend, &scaled.caption };
  double *lengths[] = { &scaled.width,      &scaled.margin,     &scaled.gap,         &scaled.mark_size,
                        &scaled.row_height, &scaled.row_air,    &scaled.grid_width,  &scaled.hairline_width,
                        &scaled.axis_width, &scaled.ring_width, &scaled.lane_height, &scaled.whisker_width };

  g_return_val_if_fail (factor > 0, scaled);

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    fonts[i]->size *= factor;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    *lengths[i] *= factor;
  return scaled;
}

static AnalectSeriesLook
make_look (const AnalectPlotStyle *style, AnalectMarker marker, gboolean hollow, AnalectColour colour)
{
  AnalectColour whisker = analect_colour_mix (style->page, colour, style->whisker_strength);

  return (AnalectSeriesLook){ marker, hollow, colour, whisker };
}

AnalectSeriesLook
analect_plot_style_get_group (const AnalectPlotStyle *style, guint group)
{
  static const AnalectMarker markers[G_N_ELEMENTS (style->series)] = {
    ANALECT_MARKER_SQUARE, ANALECT_MARKER_DIAMOND, ANALECT_MARKER_TRIANGLE, ANALECT_MARKER_CROSS,
    ANALECT_MARKER_SQUARE, ANALECT_MARKER_DIAMOND, ANALECT_MARKER_TRIANGLE, ANALECT_MARKER_CIRCLE,
  };
  guint i = group % G_N_ELEMENTS (style->series);

  return make_look (style, markers[i], i >= G_N_ELEMENTS (markers) / 2, style->series[i]);
}

AnalectSeriesLook
analect_plot_style_get_overall (const AnalectPlotStyle *style)
{
  return make_look (style, ANALECT_MARKER_CIRCLE, FALSE, style->text);
}
