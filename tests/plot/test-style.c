/* Styles and shapes: contrast, distinct series, equal weight, scaling.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "style.h"

#include "testlib.h"

#include <math.h>

static void
test_contrast (void)
{
  for (AnalectStyleKind kind = ANALECT_STYLE_SCREEN_LIGHT; kind <= ANALECT_STYLE_PRINT; kind++)
    {
      AnalectPlotStyle style = analect_plot_style_get (kind);
      gboolean high = kind == ANALECT_STYLE_HIGH_CONTRAST || kind == ANALECT_STYLE_HIGH_CONTRAST_DARK;

      g_assert_cmpfloat (analect_colour_contrast (style.text, style.page), >=, 7);
      g_assert_cmpfloat (analect_colour_contrast (style.text, style.tint), >=, 7);
      g_assert_cmpfloat (analect_colour_contrast (style.dim, style.page), >=, 4.5);
      g_assert_cmpfloat (analect_colour_contrast (style.ring, style.page), >=, 3);
      for (guint i = 0; i < G_N_ELEMENTS (style.series); i++)
        g_assert_cmpfloat (analect_colour_contrast (style.series[i], style.page), >=, high ? 7 : 3);
    }
}

/* No letters under 8 points, in any style. */
static void
test_font_sizes (void)
{
  for (AnalectStyleKind kind = ANALECT_STYLE_SCREEN_LIGHT; kind <= ANALECT_STYLE_PRINT; kind++)
    {
      AnalectPlotStyle style = analect_plot_style_get (kind);
      double sizes[] = { style.title.size, style.label.size,  style.heading.size,
                         style.tick.size,  style.legend.size, style.caption.size };

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        g_assert_cmpfloat (sizes[i], >=, 8);
    }
}

static void
test_series (void)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_SCREEN_LIGHT);
  AnalectSeriesLook all = analect_plot_style_get_overall (&style), looks[8];

  g_assert_cmpint (all.marker, ==, ANALECT_MARKER_CIRCLE);
  g_assert_true (analect_colour_equal (all.colour, style.text));
  for (guint i = 0; i < 8; i++)
    looks[i] = analect_plot_style_get_group (&style, i);
  g_assert_cmpint (looks[0].marker, ==, ANALECT_MARKER_SQUARE);
  g_assert_true (analect_colour_equal (looks[0].colour, analect_palette_get (ANALECT_PALETTE_BLUE, FALSE)));
  g_assert_cmpint (looks[1].marker, ==, ANALECT_MARKER_DIAMOND);
  g_assert_true (analect_colour_equal (looks[1].colour, analect_palette_get (ANALECT_PALETTE_ORANGE, FALSE)));
  g_assert_cmpint (looks[2].marker, ==, ANALECT_MARKER_TRIANGLE);
  g_assert_cmpint (looks[3].marker, ==, ANALECT_MARKER_CROSS);
  for (guint i = 0; i < 8; i++)
    {
      g_assert_true (looks[i].marker != all.marker || looks[i].hollow != all.hollow);
      for (guint j = 0; j < i; j++)
        {
          g_assert_true (looks[i].marker != looks[j].marker || looks[i].hollow != looks[j].hollow);
          g_assert_false (analect_colour_equal (looks[i].colour, looks[j].colour));
        }
    }
  g_assert_cmpint (analect_plot_style_get_group (&style, 8).marker, ==, ANALECT_MARKER_SQUARE);
}

static double
get_area (AnalectMarker marker)
{
  AnalectPoint corners[ANALECT_MARKER_MAX_CORNERS];
  guint n = analect_marker_get_corners (marker, 5, -3, 2, corners);
  double twice = 0;

  for (guint i = 0; i < n; i++)
    twice += corners[i].x * corners[(i + 1) % n].y - corners[(i + 1) % n].x * corners[i].y;
  return fabs (twice) / 2;
}

static void
test_areas (void)
{
  g_assert_cmpfloat_with_epsilon (get_area (ANALECT_MARKER_SQUARE), G_PI, 0.02);
  g_assert_cmpfloat_with_epsilon (get_area (ANALECT_MARKER_DIAMOND), G_PI, 0.02);
  g_assert_cmpfloat_with_epsilon (get_area (ANALECT_MARKER_TRIANGLE), G_PI, 0.02);
  g_assert_cmpfloat (get_area (ANALECT_MARKER_CROSS), >, 2);
  testlib_assert_real (get_area (ANALECT_MARKER_CIRCLE), 0);
  testlib_assert_real (analect_marker_get_reach (ANALECT_MARKER_CIRCLE, 4), 2);
  g_assert_cmpfloat_with_epsilon (analect_marker_get_reach (ANALECT_MARKER_DIAMOND, 4), 2.508, 1e-9);
}

static void
test_scale (void)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  AnalectPlotStyle twice = analect_plot_style_scale (&style, 2);

  testlib_assert_real (twice.label.size, 2 * style.label.size);
  testlib_assert_real (twice.row_height, 2 * style.row_height);
  testlib_assert_real (twice.whisker_width, 2 * style.whisker_width);
  testlib_assert_real (twice.whisker_strength, style.whisker_strength);
  testlib_assert_real (twice.line_spacing, style.line_spacing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/style/contrast", test_contrast);
  g_test_add_func ("/plot/style/font-sizes", test_font_sizes);
  g_test_add_func ("/plot/style/series", test_series);
  g_test_add_func ("/plot/style/areas", test_areas);
  g_test_add_func ("/plot/style/scale", test_scale);
  return g_test_run ();
}
