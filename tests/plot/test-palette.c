/* Colours: the palette's promised contrasts, reading, shifting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "palette.h"

#include "testlib.h"

#include <math.h>

/* Contrast against the page, light and dark, as the visual language states it to one decimal. */
static void
test_contrast (void)
{
  static const double on_light[] = { 6.6, 4.0, 4.5, 9.2, 7.3, 4.2, 4.4, 4.1, 6.1, 3.8, 12.3, 10.6 };
  static const double on_dark[] = { 4.7, 7.5, 6.1, 4.2, 4.6, 6.1, 6.5, 9.7, 4.9, 8.6, 8.2, 11.4 };
  AnalectColour light = ANALECT_COLOUR_RGB (0xffffff), dark = ANALECT_COLOUR_RGB (0x2d2d2d);

  G_STATIC_ASSERT (G_N_ELEMENTS (on_light) == ANALECT_PALETTE_SIZE);
  for (guint i = 0; i < ANALECT_PALETTE_SIZE; i++)
    {
      double a = analect_colour_contrast (analect_palette_get (i, FALSE), light);
      double b = analect_colour_contrast (analect_palette_get (i, TRUE), dark);

      g_assert_cmpfloat_with_epsilon (a, on_light[i], 0.051);
      g_assert_cmpfloat_with_epsilon (b, on_dark[i], 0.051);
    }
  testlib_assert_real (analect_colour_contrast (light, ANALECT_COLOUR_RGB (0)), 21);
  testlib_assert_real (analect_colour_contrast (dark, dark), 1);
}

/* Series that share a chart differ in grey too, or in shape; the first two, most used, in grey clearly. */
static void
test_grey (void)
{
  double contrast = analect_colour_contrast (analect_palette_get (ANALECT_PALETTE_BLUE, FALSE),
                                             analect_palette_get (ANALECT_PALETTE_ORANGE, FALSE));

  g_assert_cmpfloat (contrast, >, 1.5);
}

static void
test_parse (void)
{
  AnalectColour colour = ANALECT_COLOUR_RGB (0x010203);

  g_assert_true (analect_colour_parse ("#3656b8", &colour));
  g_assert_true (analect_colour_equal (colour, analect_palette_get (ANALECT_PALETTE_BLUE, FALSE)));
  g_assert_true (analect_colour_parse ("#FFaa00", &colour));
  g_assert_true (analect_colour_equal (colour, ANALECT_COLOUR_RGB (0xffaa00)));
  g_assert_false (analect_colour_parse ("", &colour));
  g_assert_false (analect_colour_parse ("3656b8", &colour));
  g_assert_false (analect_colour_parse ("#3656b", &colour));
  g_assert_false (analect_colour_parse ("#3656b80", &colour));
  g_assert_false (analect_colour_parse ("#3656bg", &colour));
  g_assert_true (analect_colour_equal (colour, ANALECT_COLOUR_RGB (0xffaa00)));
}

static void
test_resolve (void)
{
  AnalectColour white = ANALECT_COLOUR_RGB (0xffffff), dark = ANALECT_COLOUR_RGB (0x2d2d2d);
  AnalectColour slate = analect_palette_get (ANALECT_PALETTE_SLATE, FALSE), yellow;

  g_assert_true (analect_colour_equal (analect_palette_resolve ("teal", TRUE, dark),
                                       analect_palette_get (ANALECT_PALETTE_TEAL, TRUE)));
  g_assert_true (analect_colour_equal (analect_palette_resolve (NULL, FALSE, white), slate));
  g_assert_true (analect_colour_equal (analect_palette_resolve ("", FALSE, white), slate));
  g_assert_true (analect_colour_equal (analect_palette_resolve ("mauve", FALSE, white), slate));
  g_assert_true (
      analect_colour_equal (analect_palette_resolve ("#800000", FALSE, white), ANALECT_COLOUR_RGB (0x800000)));
  yellow = analect_palette_resolve ("#ffff00", FALSE, white);
  g_assert_cmpfloat (analect_colour_contrast (yellow, white), >=, 3);
  g_assert_cmpfloat (analect_colour_contrast (yellow, white), <, 3.3);
  g_assert_cmpint (yellow.blue, <, yellow.red);
  for (guint i = 0; i < ANALECT_PALETTE_SIZE; i++)
    g_assert_true (analect_colour_equal (analect_palette_resolve (analect_palette_get_name (i), FALSE, white),
                                         analect_palette_get (i, FALSE)));
}

/* Every colour can be brought to 3 : 1 on every page, and what already stands out is left alone. */
static void
test_shift (void)
{
  static const guint32 values[] = { 0x000000, 0x2d2d2d, 0x808080, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xfdf3dc };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        AnalectColour colour = ANALECT_COLOUR_RGB (values[i]), page = ANALECT_COLOUR_RGB (values[j]);
        AnalectColour shifted = analect_colour_shift (colour, page, 3);

        g_assert_cmpfloat (analect_colour_contrast (shifted, page), >=, 3);
        if (analect_colour_contrast (colour, page) >= 3)
          g_assert_true (analect_colour_equal (colour, shifted));
      }
  g_assert_true (
      analect_colour_equal (analect_colour_shift (ANALECT_COLOUR_RGB (0x777777), ANALECT_COLOUR_RGB (0x777777), 21),
                            ANALECT_COLOUR_RGB (0x000000)));
}

static void
test_mix (void)
{
  AnalectColour black = ANALECT_COLOUR_RGB (0), white = ANALECT_COLOUR_RGB (0xffffff);

  g_assert_true (analect_colour_equal (analect_colour_mix (black, white, 0), black));
  g_assert_true (analect_colour_equal (analect_colour_mix (black, white, 1), white));
  g_assert_true (analect_colour_equal (analect_colour_mix (black, white, 0.2), ANALECT_COLOUR_RGB (0x333333)));
  g_assert_true (analect_colour_equal (analect_colour_mix (black, white, 7), white));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/palette/contrast", test_contrast);
  g_test_add_func ("/plot/palette/grey", test_grey);
  g_test_add_func ("/plot/palette/parse", test_parse);
  g_test_add_func ("/plot/palette/resolve", test_resolve);
  g_test_add_func ("/plot/palette/shift", test_shift);
  g_test_add_func ("/plot/palette/mix", test_mix);
  return g_test_run ();
}
