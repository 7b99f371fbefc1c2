/* The prevalence chart: stored layouts, and what holds for every chart whatever is in it.
 *
 * With ANALECT_UPDATE_GOLDEN set, the stored layouts are written anew instead of compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dot-whisker.h"

#include "plot-sample.h"
#include "scene-text.h"
#include "testlib.h"

#include <math.h>
#include <string.h>

static void
assert_golden (const AnalectScene *scene, const char *name)
{
  g_autofree char *relative = g_strconcat ("plot/golden/", name, ".txt", NULL);
  g_autofree char *path = testlib_fixture (relative);
  g_autofree char *dump = analect_scene_dump (scene);
  g_autofree char *expected = NULL;

  if (g_getenv ("ANALECT_UPDATE_GOLDEN") != NULL)
    testlib_write (path, dump, -1);
  expected = testlib_read (path, NULL);
  g_assert_cmpstr (dump, ==, expected);
}

static void
test_golden_groups (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  g_autoptr (AnalectScene) screen = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 0);

  assert_golden (screen, "groups");
}

static void
test_golden_outline (void)
{
  g_autoptr (AnalectDotWhisker) plot = analect_dot_whisker_new ();
  g_autoptr (AnalectScene) scene = NULL;

  analect_dot_whisker_set_headings (plot, "Theme", "of 9");
  analect_dot_whisker_add_series (plot, "a", "CBT", NULL, FALSE);
  analect_dot_whisker_add_series (plot, "b", "Psychodynamic", NULL, FALSE);
  analect_dot_whisker_add_row (plot, "d", "Relations", 0, TRUE, "");
  analect_dot_whisker_add_row (plot, "t", "Setting limits", 1, FALSE, "5");
  analect_dot_whisker_add_row (plot, "u", "תקשורת", 2, FALSE, "0");
  analect_dot_whisker_set_value (plot, 1, 0, 0.4, 0.1, 0.8, "2 of 5");
  analect_dot_whisker_set_value (plot, 1, 1, NAN, NAN, NAN, NULL);
  analect_dot_whisker_set_value (plot, 2, 0, NAN, 0, 1, NULL);
  analect_dot_whisker_set_value (plot, 2, 1, INFINITY, 0, 1, NULL);
  scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  assert_golden (scene, "outline");
}

static void
test_golden_contrast (void)
{
  g_autoptr (AnalectDotWhisker) plot = analect_dot_whisker_new ();
  g_autoptr (AnalectScene) scene = NULL;

  analect_dot_whisker_set_title (plot, "Difference between approaches");
  analect_dot_whisker_set_axis (plot, -0.5, 0.5, TRUE, 0);
  analect_dot_whisker_set_axis_title (plot, "CBT less common – CBT more common");
  analect_dot_whisker_show_counts (plot, FALSE);
  analect_dot_whisker_add_series (plot, "rd", "Risk difference", NULL, TRUE);
  analect_dot_whisker_add_row (plot, "x", "Within", 0, FALSE, "7");
  analect_dot_whisker_add_row (plot, "y", "Wide", 0, FALSE, "7");
  analect_dot_whisker_add_row (plot, "z", "Beyond", 0, FALSE, "7");
  analect_dot_whisker_set_value (plot, 0, 0, -0.1, -0.3, 0.1, NULL);
  analect_dot_whisker_set_value (plot, 1, 0, 0.2, -0.8, 0.9, NULL);
  analect_dot_whisker_set_value (plot, 2, 0, 0.8, 0.6, 1, NULL);
  scene = plot_sample_layout (plot, ANALECT_STYLE_HIGH_CONTRAST, 400, 0);
  assert_golden (scene, "contrast");
}

static void
test_golden_empty (void)
{
  g_autoptr (AnalectDotWhisker) plot = analect_dot_whisker_new ();
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_DARK, 300, 0);

  assert_golden (scene, "empty");
}

/* The row heights of the design: 31 pixels with three series, less with one. */
static void
test_row_height (void)
{
  for (guint n_series = 1; n_series <= 3; n_series++)
    {
      g_autoptr (AnalectDotWhisker) plot = plot_sample_new (n_series);
      g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 0);
      guint row = analect_scene_find_row (scene, 4);
      double height = analect_scene_get_target (scene, row)->box.height / ANALECT_POINTS_PER_PIXEL;

      if (n_series == 3)
        testlib_assert_real (height, 31);
      else
        g_assert_cmpfloat (height, <, 27);
    }
}

static void
assert_inside (AnalectBox inner, double left, double top, double right, double bottom)
{
  g_assert_cmpfloat (inner.x, >=, left - 1e-6);
  g_assert_cmpfloat (inner.y, >=, top - 1e-6);
  g_assert_cmpfloat (inner.x + inner.width, <=, right + 1e-6);
  g_assert_cmpfloat (inner.y + inner.height, <=, bottom + 1e-6);
}

/* Left edge of the counts and their heading. */
static double
get_count_edge (const AnalectScene *scene)
{
  double edge = analect_scene_get_width (scene);

  for (guint i = 0; i < analect_scene_get_n_items (scene); i++)
    {
      const AnalectSceneItem *item = analect_scene_get_item (scene, i);

      if (item->role == ANALECT_ROLE_COUNT || item->role == ANALECT_ROLE_HEADING)
        edge = MIN (edge, analect_scene_item_get_box (item).x);
    }
  return edge;
}

static double
get_label_edge (const AnalectScene *scene)
{
  double edge = 0;

  for (guint i = 0; i < analect_scene_get_n_items (scene); i++)
    {
      const AnalectSceneItem *item = analect_scene_get_item (scene, i);
      AnalectBox box = analect_scene_item_get_box (item);

      if (item->role == ANALECT_ROLE_LABEL)
        edge = MAX (edge, box.x + box.width);
    }
  return edge;
}

/* What holds for every chart: all is on the page, marks keep clear of labels and counts and stay in their row, every
 * defined value has a mark and every other one words, targets tell what they mean. */
static void
assert_sound (const AnalectScene *scene)
{
  double counts = get_count_edge (scene), labels = get_label_edge (scene);

  for (guint i = 0; i < analect_scene_get_n_items (scene); i++)
    {
      const AnalectSceneItem *item = analect_scene_get_item (scene, i);
      AnalectBox box = analect_scene_item_get_box (item);

      assert_inside (box, 0, 0, analect_scene_get_width (scene), analect_scene_get_height (scene));
      if (item->target == ANALECT_NO_TARGET)
        continue;
      if (item->role == ANALECT_ROLE_MARK || item->role == ANALECT_ROLE_WHISKER || item->role == ANALECT_ROLE_NOTE)
        {
          const AnalectSceneTarget *target = analect_scene_get_target (scene, item->target);
          AnalectBox row = analect_scene_get_target (scene, analect_scene_find_row (scene, target->row))->box;

          assert_inside (box, labels, row.y - 1, counts, row.y + row.height + 1);
        }
      if (item->role == ANALECT_ROLE_LABEL)
        {
          AnalectBox row = analect_scene_get_target (scene, item->target)->box;

          assert_inside (box, 0, row.y - 1, counts, row.y + row.height + 1);
        }
    }
}

static gboolean
has_item (const AnalectScene *scene, guint target, AnalectSceneRole role)
{
  for (guint i = 0; i < analect_scene_get_n_items (scene); i++)
    if (analect_scene_get_item (scene, i)->target == target && analect_scene_get_item (scene, i)->role == role)
      return TRUE;
  return FALSE;
}

static void
test_sizes (void)
{
  static const double widths[] = { 1, 150, 300, 482, 720, 3000 };
  static const guint n_rows[] = { 0, 1, 10, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (n_rows); j++)
      for (guint n_series = 1; n_series <= 3; n_series += 2)
        {
          g_autoptr (AnalectDotWhisker) plot =
              plot_sample_new_rows (n_rows[j], n_series, plot_sample_german, plot_sample_n_german);
          g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, widths[i], 0);

          g_assert_cmpuint (analect_scene_get_n_targets (scene), ==, n_rows[j] * (1 + n_series));
          g_assert_cmpfloat (analect_scene_get_width (scene), >=, widths[i]);
          if (widths[i] >= 300)
            testlib_assert_real (analect_scene_get_width (scene), widths[i]);
          assert_sound (scene);
        }
}

static void
test_hostile (void)
{
  for (guint n_series = 1; n_series <= 12; n_series += 11)
    for (double width = 100; width < 800; width += 131)
      {
        g_autoptr (AnalectDotWhisker) plot =
            plot_sample_new_rows (40, n_series, plot_sample_hostile, plot_sample_n_hostile);
        g_autoptr (AnalectScene) scene = NULL;

        analect_dot_whisker_set_title (plot, plot_sample_hostile[1]);
        analect_dot_whisker_set_caption (plot, plot_sample_hostile[3]);
        analect_dot_whisker_set_axis_title (plot, plot_sample_hostile[10]);
        analect_dot_whisker_set_headings (plot, plot_sample_hostile[2], plot_sample_hostile[10]);
        scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, width, 0);
        assert_sound (scene);
      }
}

/* Texts of a megabyte in every place. */
static void
test_huge_texts (void)
{
  g_autofree char *huge = g_strnfill (1000 * 1000, 'W');
  const char *labels[] = { huge };
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new_rows (3, 2, labels, 1);
  g_autoptr (AnalectScene) scene = NULL;

  analect_dot_whisker_set_title (plot, huge);
  analect_dot_whisker_set_caption (plot, huge);
  analect_dot_whisker_set_axis_title (plot, huge);
  analect_dot_whisker_set_headings (plot, huge, huge);
  analect_dot_whisker_add_row (plot, huge, huge, G_MAXUINT, TRUE, huge);
  scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 482, 0);
  testlib_assert_real (analect_scene_get_width (scene), 482);
  g_assert_cmpfloat (analect_scene_get_height (scene), <, 1000);
  assert_sound (scene);
}

/* Random values, NaN and infinity among them, on random axes. */
static void
test_random (void)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY, 0, 1, -1, 1e300, -1e-300 };

  for (guint round = 0; round < 60; round++)
    {
      guint n_series = (guint) g_test_rand_int_range (1, 6), n_rows = (guint) g_test_rand_int_range (1, 12);
      g_autoptr (AnalectDotWhisker) plot = analect_dot_whisker_new ();
      g_autoptr (AnalectScene) scene = NULL;

      if (g_test_rand_bit ())
        analect_dot_whisker_set_axis (plot, -3, g_test_rand_double_range (-2.9, 5), FALSE, 0);
      analect_dot_whisker_show_intervals (plot, g_test_rand_bit ());
      for (guint i = 0; i < n_series; i++)
        analect_dot_whisker_add_series (plot, "s", "Series", NULL, FALSE);
      for (guint i = 0; i < n_rows; i++)
        {
          analect_dot_whisker_add_row (plot, "r", "Row", i % 3, g_test_rand_bit (), "1");
          for (guint j = 0; j < n_series; j++)
            {
              double value[3];

              if (g_test_rand_int_range (0, 5) == 0)
                continue;
              for (guint k = 0; k < 3; k++)
                value[k] = g_test_rand_bit () ? odd[g_test_rand_int_range (0, G_N_ELEMENTS (odd))]
                                              : g_test_rand_double_range (-4, 6);
              analect_dot_whisker_set_value (plot, i, j, value[0], value[1], value[2], NULL);
            }
        }
      scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, g_test_rand_double_range (1, 900),
                                  g_test_rand_double_range (-10, 900));
      assert_sound (scene);
    }
}

/* Not defined is words, not a mark at zero; nothing said is nothing drawn. */
static void
test_undefined (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new_rows (1, 3, plot_sample_german, 1);
  g_autoptr (AnalectScene) scene = NULL;
  const AnalectSceneItem *note;
  guint target;

  analect_dot_whisker_set_value (plot, 0, 0, NAN, 0, 1, NULL);
  analect_dot_whisker_set_value (plot, 0, 2, NAN, NAN, NAN, "no studies");
  analect_dot_whisker_add_row (plot, "silent", "Silent", 0, FALSE, "0");
  scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 0, 0);
  assert_sound (scene);
  note = plot_sample_find (scene, ANALECT_ROLE_NOTE, 0);
  g_assert_nonnull (note);
  g_assert_cmpstr (note->text.string, ==, "not defined: All, Anxiety");
  for (guint column = 0; column < 3; column += 2)
    {
      g_autofree char *id = g_strconcat (plot_sample_german[0], column == 0 ? " All" : " Anxiety", NULL);

      target = analect_scene_find_target (scene, id);
      g_assert_cmpint (analect_scene_get_target (scene, target)->column, ==, (int) column);
      g_assert_cmpstr (analect_scene_get_target (scene, target)->value, ==, "not defined");
      g_assert_false (has_item (scene, target, ANALECT_ROLE_MARK));
      g_assert_false (has_item (scene, target, ANALECT_ROLE_WHISKER));
    }
  g_assert_cmpstr (analect_scene_get_target (scene, target)->sentence, ==, "no studies");
  g_assert_cmpuint (analect_scene_find_target (scene, "silent All"), ==, ANALECT_NO_TARGET);
  g_assert_cmpuint (analect_scene_find_target (scene, "silent"), !=, ANALECT_NO_TARGET);
}

static void
test_switches (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (2);
  g_autoptr (AnalectScene) with = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0), without = NULL;

  g_assert_nonnull (plot_sample_find (with, ANALECT_ROLE_WHISKER, 0));
  g_assert_nonnull (plot_sample_find (with, ANALECT_ROLE_COUNT, 0));
  g_assert_nonnull (plot_sample_find (with, ANALECT_ROLE_HEADING, 0));
  analect_dot_whisker_show_intervals (plot, FALSE);
  analect_dot_whisker_show_counts (plot, FALSE);
  without = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  g_assert_null (plot_sample_find (without, ANALECT_ROLE_WHISKER, 0));
  g_assert_null (plot_sample_find (without, ANALECT_ROLE_COUNT, 0));
  g_assert_null (plot_sample_find (without, ANALECT_ROLE_HEADING, 0));
  g_assert_cmpstr (analect_scene_get_target (without, 1)->value, ==, "92\xc2\xa0%");
  g_assert_cmpstr (analect_scene_get_target (with, 1)->value, ==, "92\xc2\xa0% (65 to 99\xc2\xa0%)");
}

/* Given a height, rows stretch to it or close up, within bounds. */
static void
test_height (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  g_autoptr (AnalectScene) natural = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 0);
  double height = analect_scene_get_height (natural);
  g_autoptr (AnalectScene) taller = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, height + 80);
  g_autoptr (AnalectScene) lower = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, height - 5);
  g_autoptr (AnalectScene) lowest = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 10);
  g_autoptr (AnalectScene) tallest = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 5000);

  testlib_assert_real (analect_scene_get_height (taller), height + 80);
  testlib_assert_real (analect_scene_get_target (taller, 0)->box.height,
                       analect_scene_get_target (natural, 0)->box.height + 8);
  testlib_assert_real (analect_scene_get_height (lower), height - 5);
  g_assert_cmpfloat (analect_scene_get_height (lowest), >, height * 0.7);
  testlib_assert_real (analect_scene_get_height (tallest), 5000);
  assert_sound (lowest);
  assert_sound (tallest);
}

static void
test_natural_height_grows (void)
{
  double before = 0;

  for (guint n = 0; n <= 200; n += 40)
    {
      g_autoptr (AnalectDotWhisker) plot = plot_sample_new_rows (n, 1, plot_sample_german, 2);
      g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);

      g_assert_cmpfloat (analect_scene_get_height (scene), >, before);
      before = analect_scene_get_height (scene);
    }
}

static void
test_thumbnail (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  AnalectPlotStyle screen = analect_plot_style_get (ANALECT_STYLE_SCREEN_LIGHT);
  AnalectPlotStyle style = analect_plot_style_make_thumbnail (&screen);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();
  g_autoptr (AnalectScene) scene = analect_dot_whisker_layout (plot, 100, 54, &style, metric);

  g_assert_cmpuint (analect_scene_get_n_items (scene), ==, 1 + 5 * 2 * 2);
  for (guint i = 0; i < analect_scene_get_n_items (scene); i++)
    {
      g_assert_cmpint (analect_scene_get_item (scene, i)->shape, !=, ANALECT_SHAPE_TEXT);
      assert_inside (analect_scene_item_get_box (analect_scene_get_item (scene, i)), 0, 0, 100, 54);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/dot-whisker/golden/groups", test_golden_groups);
  g_test_add_func ("/plot/dot-whisker/golden/outline", test_golden_outline);
  g_test_add_func ("/plot/dot-whisker/golden/contrast", test_golden_contrast);
  g_test_add_func ("/plot/dot-whisker/golden/empty", test_golden_empty);
  g_test_add_func ("/plot/dot-whisker/row-height", test_row_height);
  g_test_add_func ("/plot/dot-whisker/sizes", test_sizes);
  g_test_add_func ("/plot/dot-whisker/hostile", test_hostile);
  g_test_add_func ("/plot/dot-whisker/huge-texts", test_huge_texts);
  g_test_add_func ("/plot/dot-whisker/random", test_random);
  g_test_add_func ("/plot/dot-whisker/undefined", test_undefined);
  g_test_add_func ("/plot/dot-whisker/switches", test_switches);
  g_test_add_func ("/plot/dot-whisker/height", test_height);
  g_test_add_func ("/plot/dot-whisker/natural-height-grows", test_natural_height_grows);
  g_test_add_func ("/plot/dot-whisker/thumbnail", test_thumbnail);
  return g_test_run ();
}
