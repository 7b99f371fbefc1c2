/* Scales, ticks, numbers and the axis made of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "axis.h"

#include "plot-number.h"
#include "plot-sample.h"
#include "testlib.h"

#include <math.h>

static void
test_map (void)
{
  AnalectScale scale = { 0, 1, 100, 300 }, backwards = { -1, 1, 50, 0 }, flat = { 2, 2, 10, 20 };

  testlib_assert_real (analect_scale_map (&scale, 0), 100);
  testlib_assert_real (analect_scale_map (&scale, 0.25), 150);
  testlib_assert_real (analect_scale_map (&scale, 2), 500);
  testlib_assert_real (analect_scale_map (&scale, NAN), NAN);
  testlib_assert_real (analect_scale_invert (&scale, 150), 0.25);
  testlib_assert_real (analect_scale_map (&backwards, -0.5), 37.5);
  testlib_assert_real (analect_scale_invert (&backwards, 37.5), -0.5);
  testlib_assert_real (analect_scale_map (&flat, 7), 15);
  g_assert_true (analect_scale_contains (&scale, 1));
  g_assert_true (analect_scale_contains (&scale, 0.1 + 0.2 + 0.7));
  g_assert_false (analect_scale_contains (&scale, 1.01));
  g_assert_false (analect_scale_contains (&scale, NAN));
}

static void
assert_ticks (double low, double high, guint at_most, const char *expected)
{
  double ticks[ANALECT_SCALE_MAX_TICKS];
  guint n = analect_scale_make_ticks (low, high, at_most, ticks, NULL);
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (string, "%s%.10g", i > 0 ? " " : "", ticks[i]);
  g_assert_cmpstr (string->str, ==, expected);
}

static void
test_ticks (void)
{
  assert_ticks (0, 1, 5, "0 0.25 0.5 0.75 1");
  assert_ticks (0, 1, 6, "0 0.2 0.4 0.6 0.8 1");
  assert_ticks (-1, 1, 5, "-1 -0.5 0 0.5 1");
  assert_ticks (0, 0.3, 5, "0 0.1 0.2 0.3");
  assert_ticks (3, 977, 5, "250 500 750");
  assert_ticks (1e-9, 1e-8, 4, "5e-09 1e-08");
  assert_ticks (0, 1, 2, "0 1");
  assert_ticks (1, 1, 5, "");
  assert_ticks (2, 1, 5, "");
  assert_ticks (NAN, 1, 5, "");
  assert_ticks (-INFINITY, 1, 5, "");
  assert_ticks (-G_MAXDOUBLE, G_MAXDOUBLE, 5, "");
  assert_ticks (0, 5e-324, 5, "");
}

/* However the axis runs: round, ascending, inside, not too many. */
static void
test_ticks_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      double low = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-6, 9));
      double high = low + g_test_rand_double_range (0.001, 1) * pow (10, g_test_rand_int_range (-6, 9));
      double ticks[ANALECT_SCALE_MAX_TICKS], step = 0;
      guint at_most = (guint) g_test_rand_int_range (2, 17);
      guint n = analect_scale_make_ticks (low, high, at_most, ticks, &step);
      double slack = step * 1e-5 + MAX (fabs (low), fabs (high)) * 1e-14;

      g_assert_cmpuint (n, <=, at_most);
      g_assert_cmpfloat (step, >, 0);
      for (guint j = 0; j < n; j++)
        {
          g_assert_cmpfloat (ticks[j], >=, low - slack);
          g_assert_cmpfloat (ticks[j], <=, high + slack);
          if (j > 0)
            g_assert_cmpfloat_with_epsilon (ticks[j] - ticks[j - 1], step, slack);
        }
    }
}

static void
assert_string (char *string, const char *expected)
{
  g_assert_cmpstr (string, ==, expected);
  g_free (string);
}

static void
test_numbers (void)
{
  assert_string (analect_plot_format_percent (0.784, 0), "78\xc2\xa0%");
  assert_string (analect_plot_format_percent (0.784, 1), "78.4\xc2\xa0%");
  assert_string (analect_plot_format_percent (-0.25, 0), "\xe2\x88\x92"
                                                         "25\xc2\xa0%");
  assert_string (analect_plot_format_percent (NAN, 0), "not defined");
  assert_string (analect_plot_format_number (-0.0001, 2), "0.00");
  assert_string (analect_plot_format_number (NAN, 2), "not defined");
  assert_string (analect_plot_format_interval (1, 0.566, 1, TRUE), "100\xc2\xa0% (57 to 100\xc2\xa0%)");
  assert_string (analect_plot_format_interval (1, NAN, NAN, TRUE), "100\xc2\xa0%");
  assert_string (analect_plot_format_interval (NAN, 0, 1, TRUE), "not defined");
  assert_string (analect_plot_format_interval (-1.5, -2, 0.25, FALSE), "\xe2\x88\x92"
                                                                       "1.50 (\xe2\x88\x92"
                                                                       "2.00 to 0.25)");
  g_assert_cmpuint (analect_plot_count_decimals (25), ==, 0);
  g_assert_cmpuint (analect_plot_count_decimals (2.5), ==, 1);
  g_assert_cmpuint (analect_plot_count_decimals (0.05), ==, 2);
  g_assert_cmpuint (analect_plot_count_decimals (1e-9), ==, 6);
}

static guint
count_labels (double width)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();
  AnalectAxis axis;
  guint n;

  analect_axis_init_percent (&axis, 0, 1);
  analect_axis_place (&axis, 0, width, metric, &style);
  n = axis.n_ticks;
  g_assert_cmpfloat (axis.ticks[0], ==, 0);
  analect_axis_clear (&axis);
  return n;
}

static void
test_thinning (void)
{
  g_assert_cmpuint (count_labels (400), ==, 5);
  g_assert_cmpuint (count_labels (90), ==, 3);
  g_assert_cmpuint (count_labels (45), ==, 2);
  g_assert_cmpuint (count_labels (5), ==, 1);
}

static void
test_bad_domain (void)
{
  AnalectAxis axis;

  analect_axis_init_number (&axis, NAN, 1);
  testlib_assert_real (axis.scale.domain_low, 0);
  testlib_assert_real (axis.scale.domain_high, 1);
  g_assert_cmpuint (axis.n_ticks, ==, 5);
  g_assert_cmpstr (axis.labels[1], ==, "0.25");
  analect_axis_clear (&axis);
  g_assert_cmpuint (axis.n_ticks, ==, 0);
}

static void
test_draw (void)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();
  AnalectSceneBuilder *builder = analect_scene_builder_new (&style);
  g_autoptr (AnalectScene) scene = NULL;
  AnalectAxis axis;
  double below;

  analect_axis_init_percent (&axis, 0, 1);
  analect_axis_place (&axis, 100, 300, metric, &style);
  analect_axis_draw_grid (&axis, builder, &style, 10, 50);
  below = analect_axis_draw_labels (&axis, builder, &style, metric, 50);
  analect_axis_clear (&axis);
  scene = analect_scene_builder_finish (builder, 400, 100);
  g_assert_cmpfloat (below, >, 50 + style.tick.size);
  testlib_assert_real (plot_sample_find (scene, ANALECT_ROLE_GRID, 2)->line.from.x, 150);
  g_assert_cmpuint (analect_scene_get_n_items (scene), ==, 1 + 5 + 1 + 5 + 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/axis/map", test_map);
  g_test_add_func ("/plot/axis/ticks", test_ticks);
  g_test_add_func ("/plot/axis/ticks-random", test_ticks_random);
  g_test_add_func ("/plot/axis/numbers", test_numbers);
  g_test_add_func ("/plot/axis/thinning", test_thinning);
  g_test_add_func ("/plot/axis/bad-domain", test_bad_domain);
  g_test_add_func ("/plot/axis/draw", test_draw);
  return g_test_run ();
}
