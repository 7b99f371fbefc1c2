/* Drawing: what is on the pixels afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "draw-cairo.h"

#include "plot-sample.h"
#include "scene-builder.h"
#include "testlib.h"

#include <math.h>
#include <string.h>

#define SCALE 4.0 /* pixels a point, so that the middle of a mark is its own colour for sure */

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
} Canvas;

static void
canvas_init (Canvas *canvas, const AnalectScene *scene, double scale)
{
  canvas->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (analect_scene_get_width (scene) * scale),
                                                (int) (analect_scene_get_height (scene) * scale));
  canvas->cr = cairo_create (canvas->surface);
  cairo_scale (canvas->cr, scale, scale);
}

static void
canvas_clear (Canvas *canvas)
{
  g_assert_cmpint (cairo_status (canvas->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
}

static AnalectColour
get_pixel (const Canvas *canvas, int x, int y)
{
  guint32 pixel;

  cairo_surface_flush (canvas->surface);
  memcpy (&pixel,
          cairo_image_surface_get_data (canvas->surface) + y * cairo_image_surface_get_stride (canvas->surface) + 4 * x,
          4);
  return ANALECT_COLOUR_RGB (pixel & 0xffffff);
}

static void
assert_pixel (const Canvas *canvas, double x, double y, AnalectColour expected)
{
  AnalectColour pixel = get_pixel (canvas, (int) (x * SCALE), (int) (y * SCALE));

  g_assert_cmphex ((guint32) (pixel.red << 16 | pixel.green << 8 | pixel.blue), ==,
                   (guint32) (expected.red << 16 | expected.green << 8 | expected.blue));
}

static gboolean
has_ink (const Canvas *canvas, AnalectBox box, AnalectColour page)
{
  for (int y = (int) (box.y * SCALE); y < (int) ((box.y + box.height) * SCALE); y++)
    for (int x = (int) (box.x * SCALE); x < (int) ((box.x + box.width) * SCALE); x++)
      if (!analect_colour_equal (get_pixel (canvas, x, y), page))
        return TRUE;
  return FALSE;
}

/* Every mark is where the scene says, in its colour; every text leaves ink in its box; the margins stay clean. */
static void
test_marks_and_texts (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);

  for (AnalectStyleKind kind = ANALECT_STYLE_SCREEN_LIGHT; kind <= ANALECT_STYLE_PRINT; kind++)
    {
      AnalectPlotStyle style = analect_plot_style_get (kind);
      g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_pango (style.family);
      g_autoptr (AnalectScene) scene = analect_dot_whisker_layout (plot, 500, 0, &style, metric);
      Canvas canvas;

      canvas_init (&canvas, scene, SCALE);
      analect_scene_draw (scene, canvas.cr, NULL);
      assert_pixel (&canvas, 2, 2, style.page);
      assert_pixel (&canvas, 498, analect_scene_get_height (scene) - 2, style.page);
      for (guint i = 0; i < analect_scene_get_n_items (scene); i++)
        {
          const AnalectSceneItem *item = analect_scene_get_item (scene, i);

          if (item->shape == ANALECT_SHAPE_MARKER)
            assert_pixel (&canvas, item->marker.centre.x, item->marker.centre.y, item->fill);
          if (item->shape == ANALECT_SHAPE_TEXT)
            g_assert_true (has_ink (&canvas, analect_scene_item_get_box (item), style.page));
        }
      canvas_clear (&canvas);
    }
}

/* The text Pango draws is as wide as was measured: a right-aligned label ends at its anchor. */
static void
test_alignment (void)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_SCREEN_LIGHT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_pango (style.family);
  static const char *const strings[] = { "HHH", "\xd7\x94\xd7\x94\xd7\x94" };

  for (guint i = 0; i < 6; i++)
    {
      AnalectSceneBuilder *builder = analect_scene_builder_new (&style);
      g_autoptr (AnalectScene) scene = NULL;
      double width = analect_text_metric_get_width (metric, strings[i / 3], -1, style.label);
      double left = 100 - width * (i % 3) / 2;
      Canvas canvas;

      analect_scene_builder_set_role (builder, ANALECT_ROLE_LABEL, ANALECT_NO_TARGET);
      analect_scene_add_text (builder, metric, 100, 20, (AnalectAlign) (i % 3), style.label, style.text,
                              strings[i / 3]);
      scene = analect_scene_builder_finish (builder, 200, 30);
      canvas_init (&canvas, scene, SCALE);
      analect_scene_draw (scene, canvas.cr, NULL);
      g_assert_true (has_ink (&canvas, (AnalectBox){ left, 10, width / 3, 12 }, style.page));
      g_assert_true (has_ink (&canvas, (AnalectBox){ left + width * 2 / 3, 10, width / 3, 12 }, style.page));
      g_assert_false (has_ink (&canvas, (AnalectBox){ 0, 0, left - 1, 30 }, style.page));
      g_assert_false (has_ink (&canvas, (AnalectBox){ left + width + 1, 0, 199 - left - width, 30 }, style.page));
      canvas_clear (&canvas);
    }
}

static void
test_selection (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 500, 0);
  const AnalectPlotStyle *style = analect_scene_get_style (scene);
  guint selected = analect_scene_find_target (scene, "code-3 Depression");
  const AnalectSceneTarget *mark = analect_scene_get_target (scene, selected);
  const AnalectSceneTarget *row = analect_scene_get_target (scene, analect_scene_find_row (scene, 3));
  AnalectDrawState state = { selected, ANALECT_NO_TARGET, FALSE };
  Canvas canvas;

  canvas_init (&canvas, scene, SCALE);
  analect_scene_draw (scene, canvas.cr, NULL);
  assert_pixel (&canvas, row->box.x + 3, row->box.y + 9, style->page);
  analect_scene_draw (scene, canvas.cr, &state);
  assert_pixel (&canvas, row->box.x + 3, row->box.y + 9, style->tint);
  assert_pixel (&canvas, row->box.x + 3, row->box.y + row->box.height + 9, style->page);
  /* The ring, and the whisker in the mark's full colour. */
  assert_pixel (&canvas, mark->centre.x, mark->centre.y - mark->reach - 1.6 * style->ring_width, style->ring);
  assert_pixel (&canvas, mark->box.x + 3, mark->centre.y, style->series[0]);
  canvas_clear (&canvas);
}

/* A row as a whole, the words of a value that is not defined, an index from an older scene. */
static void
test_odd_selections (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (2);
  g_autoptr (AnalectScene) scene = NULL;
  const AnalectSceneTarget *target;
  AnalectDrawState state = ANALECT_DRAW_STATE_NONE;
  Canvas canvas;

  analect_dot_whisker_set_value (plot, 0, 1, NAN, NAN, NAN, NULL);
  scene = plot_sample_layout (plot, ANALECT_STYLE_SCREEN_LIGHT, 500, 0);
  canvas_init (&canvas, scene, SCALE);
  state.selected = analect_scene_find_row (scene, 0);
  state.hovered = analect_scene_find_target (scene, "code-0 Depression");
  target = analect_scene_get_target (scene, state.hovered);
  analect_scene_draw (scene, canvas.cr, &state);
  assert_pixel (&canvas, target->box.x + target->box.width / 2,
                target->box.y - 0.8 * analect_scene_get_style (scene)->ring_width,
                analect_scene_get_style (scene)->ring);
  state.selected = state.hovered = 123456;
  analect_scene_draw (scene, canvas.cr, &state);
  canvas_clear (&canvas);
}

/* On a screen a hairline is one pixel of its colour and nothing of it on the next, whatever the zoom. */
static void
test_snapping (void)
{
  static const double zooms[] = { 1, 4.0 / 3, 1.7, 2.5 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_SCREEN_LIGHT);
      AnalectSceneBuilder *builder = analect_scene_builder_new (&style);
      AnalectDrawState state = { ANALECT_NO_TARGET, ANALECT_NO_TARGET, TRUE };
      g_autoptr (AnalectScene) scene = NULL;
      guint n_lines = 0;
      Canvas canvas;

      analect_scene_builder_set_role (builder, ANALECT_ROLE_GRID, ANALECT_NO_TARGET);
      analect_scene_add_line (builder, 20.3, 0, 20.3, 40, style.text, 0.3);
      scene = analect_scene_builder_finish (builder, 40, 40);
      canvas_init (&canvas, scene, zooms[i]);
      cairo_translate (canvas.cr, 0.37, 0.11);
      analect_scene_draw (scene, canvas.cr, &state);
      for (int x = 2; x < (int) (38 * zooms[i]); x++)
        {
          AnalectColour pixel = get_pixel (&canvas, x, 20);

          g_assert_true (analect_colour_equal (pixel, style.page) || analect_colour_equal (pixel, style.text));
          n_lines += analect_colour_equal (pixel, style.text) ? 1 : 0;
        }
      g_assert_cmpuint (n_lines, ==, 1);
      canvas_clear (&canvas);
    }
}

/* The context comes back as it was. */
static void
test_state_kept (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (1);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  cairo_matrix_t before, after;
  Canvas canvas;

  canvas_init (&canvas, scene, 1);
  cairo_set_line_width (canvas.cr, 7);
  cairo_get_matrix (canvas.cr, &before);
  analect_scene_draw (scene, canvas.cr, NULL);
  cairo_get_matrix (canvas.cr, &after);
  testlib_assert_real (cairo_get_line_width (canvas.cr), 7);
  testlib_assert_real (after.xx, before.xx);
  testlib_assert_real (after.x0, before.x0);
  g_assert_false (cairo_has_current_point (canvas.cr));
  canvas_clear (&canvas);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/draw/marks-and-texts", test_marks_and_texts);
  g_test_add_func ("/plot/draw/alignment", test_alignment);
  g_test_add_func ("/plot/draw/selection", test_selection);
  g_test_add_func ("/plot/draw/odd-selections", test_odd_selections);
  g_test_add_func ("/plot/draw/snapping", test_snapping);
  g_test_add_func ("/plot/draw/state-kept", test_state_kept);
  return g_test_run ();
}
