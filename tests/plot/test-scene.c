/* The scene: what goes in comes out, boxes, table, words, pointing and walking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scene-builder.h"

#include "hit-test.h"
#include "plot-sample.h"
#include "scene-table.h"
#include "scene-text.h"
#include "testlib.h"

#include <math.h>

static void
assert_box (AnalectBox box, double x, double y, double width, double height)
{
  testlib_assert_real (box.x, x);
  testlib_assert_real (box.y, y);
  testlib_assert_real (box.width, width);
  testlib_assert_real (box.height, height);
}

/* One item of every shape. */
static AnalectScene *
make_scene (void)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_SCREEN_LIGHT);
  AnalectSceneBuilder *builder = analect_scene_builder_new (&style);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();
  AnalectColour red = ANALECT_COLOUR_RGB (0xff0000);
  AnalectSeriesLook look = { ANALECT_MARKER_SQUARE, TRUE, red, red };
  AnalectPathStep steps[] = {
    { ANALECT_PATH_MOVE, { { 0, 0 } } },
    { ANALECT_PATH_CURVE, { { 10, -5 }, { 20, 5 }, { 30, 0 } } },
    { ANALECT_PATH_LINE, { { 30, 12 } } },
    { ANALECT_PATH_CLOSE, { { 0, 0 } } },
  };

  analect_scene_builder_set_words (builder, "A\ttitle", NULL);
  analect_scene_builder_set_role (builder, ANALECT_ROLE_AXIS, ANALECT_NO_TARGET);
  analect_scene_add_line (builder, 30, 5, 10, 5, red, 2);
  analect_scene_builder_dash (builder, 3);
  analect_scene_add_rectangle (builder, (AnalectBox){ 1, 2, 3, 4 }, 1, red, ANALECT_COLOUR_NONE, 9);
  analect_scene_add_path (builder, steps, G_N_ELEMENTS (steps), red, red, 1);
  analect_scene_add_marker (builder, &look, 50, 50, 10);
  analect_scene_add_text (builder, metric, 80, 90, ANALECT_ALIGN_RIGHT, style.label, red, "12");
  analect_scene_builder_turn_text (builder, 90);
  analect_scene_add_text (builder, metric, 80, 90, ANALECT_ALIGN_RIGHT, style.label, red, "");
  return analect_scene_builder_finish (builder, 100, 100);
}

static void
test_items (void)
{
  g_autoptr (AnalectScene) scene = make_scene ();
  AnalectBox box;

  g_assert_cmpuint (analect_scene_get_n_items (scene), ==, 6);
  g_assert_cmpstr (analect_scene_get_title (scene), ==, "A title");
  g_assert_cmpstr (analect_scene_get_description (scene), ==, "");
  g_assert_null (analect_scene_get_headings (scene));
  assert_box (analect_scene_item_get_box (analect_scene_get_item (scene, 0)), 0, 0, 100, 100);
  assert_box (analect_scene_item_get_box (analect_scene_get_item (scene, 1)), 9, 4, 22, 2);
  assert_box (analect_scene_item_get_box (analect_scene_get_item (scene, 2)), 1, 2, 3, 4);
  assert_box (analect_scene_item_get_box (analect_scene_get_item (scene, 3)), -0.5, -5.5, 31, 18);
  g_assert_true (analect_scene_get_item (scene, 4)->fill.blue == 255);
  /* A right-aligned text turned clockwise runs down to its anchor. */
  box = analect_scene_item_get_box (analect_scene_get_item (scene, 5));
  testlib_assert_real (box.y + box.height, 90);
  testlib_assert_real (box.height, 11.2);
  testlib_assert_real (box.x, 77.5);
}

static void
test_dump (void)
{
  g_autoptr (AnalectScene) scene = make_scene ();
  g_autofree char *dump = analect_scene_dump (scene);

  g_assert_cmpstr (dump, ==,
                   "scene 100 100\n"
                   "title “A title”\n"
                   "description “”\n"
                   "background rectangle 0 0 100 100 fill #ffffff\n"
                   "axis line 30 5 10 5 stroke #ff0000 2 dash 3\n"
                   "axis rectangle 1 2 3 4 fill #ff0000\n"
                   "axis path move 0 0 curve 10 -5 20 5 30 0 line 30 12 close fill #ff0000 stroke #ff0000 1\n"
                   "axis marker 50 50 square 9 fill #ffffff stroke #ff0000 2\n"
                   "axis text 80 90 right size 10 angle 90 “12” fill #ff0000\n");
}

static void
test_targets (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 0);
  guint index = analect_scene_find_target (scene, "code-2 Anxiety");
  const AnalectSceneTarget *target = analect_scene_get_target (scene, index);

  g_assert_cmpint (target->row, ==, 2);
  g_assert_cmpint (target->column, ==, 2);
  g_assert_cmpstr (target->name, ==, "Emotional functioning, Anxiety");
  g_assert_cmpstr (target->sentence, ==, "3 of 5 studies");
  g_assert_cmpstr (target->value, ==, "60\xc2\xa0% (23 to 88\xc2\xa0%)");
  g_assert_cmpuint (analect_scene_find_target (scene, "nothing"), ==, ANALECT_NO_TARGET);
  g_assert_cmpuint (analect_scene_find_row (scene, 99), ==, ANALECT_NO_TARGET);
  g_assert_cmpuint (analect_scene_find_row (scene, -1), ==, ANALECT_NO_TARGET);
  target = analect_scene_get_target (scene, analect_scene_find_row (scene, 2));
  g_assert_cmpstr (target->id, ==, "code-2");
  g_assert_cmpstr (target->value, ==, "10");
}

static void
test_table (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (2);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 0);
  g_autoptr (AnalectScene) other = make_scene ();
  g_autoptr (AnalectSceneTable) table = analect_scene_table_new (scene);

  g_assert_null (analect_scene_table_new (other));
  g_assert_cmpuint (analect_scene_table_get_n_rows (table), ==, 10);
  g_assert_cmpuint (analect_scene_table_get_n_columns (table), ==, 4);
  g_assert_cmpstr (analect_scene_table_get_heading (table, 0), ==, "Dimension");
  g_assert_cmpstr (analect_scene_table_get_heading (table, 2), ==, "Depression, 7");
  g_assert_cmpstr (analect_scene_table_get_heading (table, 3), ==, "of 12");
  g_assert_cmpstr (analect_scene_table_get_cell (table, 9, 0), ==, "Body and physical health");
  g_assert_cmpstr (analect_scene_table_get_cell (table, 9, 1), ==, "25\xc2\xa0% (9 to 53\xc2\xa0%)");
  g_assert_cmpstr (analect_scene_table_get_cell (table, 9, 3), ==, "3");
  g_assert_cmpuint (analect_scene_table_get_target (table, 9, 2), ==,
                    analect_scene_find_target (scene, "code-9 Depression"));
}

static void
test_table_gaps (void)
{
  g_autoptr (AnalectDotWhisker) plot = analect_dot_whisker_new ();
  g_autoptr (AnalectScene) scene = NULL;
  g_autoptr (AnalectSceneTable) table = NULL;

  analect_dot_whisker_add_series (plot, "s", "S", NULL, FALSE);
  analect_dot_whisker_add_row (plot, "r", "Row", 0, FALSE, NULL);
  scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  table = analect_scene_table_new (scene);
  g_assert_cmpstr (analect_scene_table_get_cell (table, 0, 1), ==, "");
  g_assert_cmpuint (analect_scene_table_get_target (table, 0, 1), ==, ANALECT_NO_TARGET);
}

static void
test_print (void)
{
  g_autoptr (AnalectDotWhisker) plot = analect_dot_whisker_new ();
  g_autoptr (AnalectScene) scene = NULL;
  g_autofree char *printed = NULL;

  analect_dot_whisker_set_title (plot, "Title");
  analect_dot_whisker_set_caption (plot, "N = 9.");
  analect_dot_whisker_set_headings (plot, "Code", "of 9");
  analect_dot_whisker_add_series (plot, "s", "All", "All, 9", TRUE);
  analect_dot_whisker_add_row (plot, "a", "人际", 0, FALSE, "3");
  analect_dot_whisker_add_row (plot, "b", "Other", 0, FALSE, NULL);
  analect_dot_whisker_set_value (plot, 0, 0, 1.0 / 3, NAN, NAN, NULL);
  analect_dot_whisker_set_value (plot, 1, 0, NAN, NAN, NAN, NULL);
  scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  printed = analect_scene_print_table (scene);
  g_assert_cmpstr (printed, ==,
                   "Title\n\n"
                   "Code        All, 9  of 9\n"
                   "人际          33\xc2\xa0%     3\n"
                   "Other  not defined\n"
                   "\nN = 9.\n");
}

/* Pointing: at the mark itself, near it, at its whisker, at the row, beside everything. */
static void
test_hit (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 0);
  const AnalectSceneTarget *row = analect_scene_get_target (scene, analect_scene_find_row (scene, 5));

  for (guint i = 0; i < analect_scene_get_n_targets (scene); i++)
    {
      const AnalectSceneTarget *target = analect_scene_get_target (scene, i);

      if (target->column < 0)
        continue;
      g_assert_cmpuint (analect_scene_get_target_at (scene, target->centre.x, target->centre.y, 0), ==, i);
      g_assert_cmpuint (analect_scene_get_target_at (scene, target->centre.x + 1, target->centre.y - 2, 3), ==, i);
      g_assert_cmpuint (analect_scene_get_target_at (scene, target->box.x, target->centre.y, 0), ==, i);
    }
  g_assert_cmpstr (
      analect_scene_get_target (scene, analect_scene_get_target_at (scene, row->box.x + 9, row->box.y + 9, 3))->id, ==,
      "code-5");
  g_assert_cmpuint (analect_scene_get_target_at (scene, 2, 2, 3), ==, ANALECT_NO_TARGET);
  g_assert_cmpuint (analect_scene_get_target_at (scene, -1e9, 1e300, 3), ==, ANALECT_NO_TARGET);
}

static void
assert_step (const AnalectScene *scene, const char *from, AnalectWalk step, const char *to)
{
  guint index = analect_scene_walk (scene, analect_scene_find_target (scene, from), step);

  if (to == NULL)
    g_assert_cmpuint (index, ==, ANALECT_NO_TARGET);
  else
    {
      g_assert_cmpuint (index, !=, ANALECT_NO_TARGET);
      g_assert_cmpstr (analect_scene_get_target (scene, index)->id, ==, to);
    }
}

static void
test_walk (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 0);

  assert_step (scene, "", ANALECT_WALK_DOWN, "code-0 All");
  assert_step (scene, "code-0 All", ANALECT_WALK_RIGHT, "code-0 Depression");
  assert_step (scene, "code-0 Depression", ANALECT_WALK_RIGHT, "code-0 Anxiety");
  assert_step (scene, "code-0 Anxiety", ANALECT_WALK_RIGHT, NULL);
  assert_step (scene, "code-0 All", ANALECT_WALK_LEFT, NULL);
  assert_step (scene, "code-0 Anxiety", ANALECT_WALK_DOWN, "code-1 Anxiety");
  assert_step (scene, "code-1 Anxiety", ANALECT_WALK_UP, "code-0 Anxiety");
  assert_step (scene, "code-0 Anxiety", ANALECT_WALK_UP, NULL);
  assert_step (scene, "code-9 All", ANALECT_WALK_DOWN, NULL);
  assert_step (scene, "code-4 Anxiety", ANALECT_WALK_FIRST, "code-0 All");
  assert_step (scene, "code-4 Anxiety", ANALECT_WALK_LAST, "code-9 Anxiety");
  assert_step (scene, "code-4", ANALECT_WALK_RIGHT, "code-4 All");
  assert_step (scene, "code-4", ANALECT_WALK_DOWN, "code-5");
}

/* Rows without a value are passed over; where the column has none, the nearest one is taken. */
static void
test_walk_gaps (void)
{
  g_autoptr (AnalectDotWhisker) plot = analect_dot_whisker_new ();
  g_autoptr (AnalectScene) scene = NULL;

  for (guint i = 0; i < 3; i++)
    analect_dot_whisker_add_series (plot, i == 0 ? "a" : i == 1 ? "b" : "c", "", NULL, FALSE);
  for (guint i = 0; i < 3; i++)
    analect_dot_whisker_add_row (plot, i == 0 ? "x" : i == 1 ? "y" : "z", "", 0, i == 1, "");
  analect_dot_whisker_set_value (plot, 0, 2, 0.5, NAN, NAN, NULL);
  analect_dot_whisker_set_value (plot, 2, 0, 0.1, NAN, NAN, NULL);
  analect_dot_whisker_set_value (plot, 2, 1, NAN, NAN, NAN, NULL);
  scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  assert_step (scene, "x c", ANALECT_WALK_DOWN, "z b");
  assert_step (scene, "z b", ANALECT_WALK_UP, "x c");
  assert_step (scene, "z b", ANALECT_WALK_LEFT, "z a");
  assert_step (scene, "y", ANALECT_WALK_RIGHT, NULL);
}

/* Nodes of a map: the nearest that lies mainly that way. */
static void
test_walk_free (void)
{
  static const struct
  {
    const char *id;
    double x, y;
  } nodes[] = { { "middle", 50, 50 }, { "right", 90, 55 }, { "far", 140, 50 }, { "up", 60, 10 }, { "down", 40, 99 } };
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_SCREEN_LIGHT);
  AnalectSceneBuilder *builder = analect_scene_builder_new (&style);
  g_autoptr (AnalectScene) scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    analect_scene_builder_add_target (builder, &(AnalectSceneTarget){
                                                   .id = nodes[i].id,
                                                   .row = -1,
                                                   .column = -1,
                                                   .box = { nodes[i].x - 5, nodes[i].y - 5, 10, 10 },
                                                   .centre = { nodes[i].x, nodes[i].y },
                                               });
  scene = analect_scene_builder_finish (builder, 200, 100);
  assert_step (scene, "middle", ANALECT_WALK_RIGHT, "right");
  assert_step (scene, "right", ANALECT_WALK_RIGHT, "far");
  assert_step (scene, "right", ANALECT_WALK_LEFT, "middle");
  assert_step (scene, "middle", ANALECT_WALK_UP, "up");
  assert_step (scene, "middle", ANALECT_WALK_DOWN, "down");
  assert_step (scene, "middle", ANALECT_WALK_LEFT, NULL);
  assert_step (scene, "up", ANALECT_WALK_FIRST, "middle");
  g_assert_cmpuint (analect_scene_get_target_at (scene, 93, 53, 0), ==, 1);
}

/* Scenes outlive what they were made from, and their strings are their own. */
static void
test_lifetime (void)
{
  AnalectDotWhisker *plot = plot_sample_new (1);
  AnalectScene *scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 720, 0), *again;

  analect_dot_whisker_free (plot);
  again = analect_scene_ref (scene);
  analect_scene_unref (scene);
  g_assert_cmpstr (analect_scene_get_target (again, 0)->id, ==, "code-0");
  g_assert_cmpstr (analect_scene_get_style (again)->family, ==, "sans-serif");
  analect_scene_unref (again);
}

static void
test_abandoned_builder (void)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_SCREEN_LIGHT);
  g_autoptr (AnalectSceneBuilder) builder = analect_scene_builder_new (&style);
  const char *headings[] = { "a", "b", NULL };

  analect_scene_builder_set_headings (builder, headings);
  analect_scene_builder_set_headings (builder, headings);
  analect_scene_add_line (builder, 0, 0, 1, 1, style.text, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/scene/items", test_items);
  g_test_add_func ("/plot/scene/dump", test_dump);
  g_test_add_func ("/plot/scene/targets", test_targets);
  g_test_add_func ("/plot/scene/table", test_table);
  g_test_add_func ("/plot/scene/table-gaps", test_table_gaps);
  g_test_add_func ("/plot/scene/print", test_print);
  g_test_add_func ("/plot/scene/hit", test_hit);
  g_test_add_func ("/plot/scene/walk", test_walk);
  g_test_add_func ("/plot/scene/walk-gaps", test_walk_gaps);
  g_test_add_func ("/plot/scene/walk-free", test_walk_free);
  g_test_add_func ("/plot/scene/lifetime", test_lifetime);
  g_test_add_func ("/plot/scene/abandoned-builder", test_abandoned_builder);
  return g_test_run ();
}
