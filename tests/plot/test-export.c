/* PDF and PNG: the same bytes twice, sizes, and errors that are reported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "export.h"

#include "plot-error.h"
#include "plot-sample.h"
#include "scene-builder.h"
#include "testlib.h"

#include <cairo.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <string.h>

/* The chart as a person would export it, with real fonts. */
static AnalectScene *
make_scene (guint n_series)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (n_series);
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_pango (style.family);

  return analect_dot_whisker_layout (plot, 0, 0, &style, metric);
}

static AnalectScene *
make_blank (double width, double height)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_SCREEN_DARK);

  return analect_scene_builder_finish (analect_scene_builder_new (&style), width, height);
}

static gboolean
contains (GBytes *bytes, const char *needle)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), needle, strlen (needle)) != NULL;
}

static void
test_pdf (void)
{
  g_autoptr (AnalectScene) scene = make_scene (3), again = make_scene (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = analect_scene_export_pdf (scene, 0, &error);
  g_autoptr (GBytes) second = analect_scene_export_pdf (again, 0, &error);
  g_autoptr (GBytes) dated = analect_scene_export_pdf (scene, 1795687200, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (contains (first, "%PDF-1."));
  g_assert_true (contains (first, "%%EOF"));
  g_assert_true (contains (first, "/FontFile"));
  g_assert_false (contains (first, "/CreationDate"));
  g_assert_true (contains (dated, "/CreationDate ("));
  g_assert_true (contains (dated, "20261126100000"));
}

/* The surface only knows that the disk is full when it is finished. */
static void
test_full_disk (void)
{
  g_autoptr (AnalectScene) scene = make_scene (1);
  int fd = open ("/dev/full", O_WRONLY | O_CLOEXEC);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (fd < 0)
    {
      g_test_skip ("/dev/full is not on this machine");
      return;
    }
  stream = g_unix_output_stream_new (fd, TRUE);
  g_assert_false (analect_scene_write_pdf (scene, 0, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_false (analect_scene_write_png (scene, 1, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_cancelled (void)
{
  g_autoptr (AnalectScene) scene = make_scene (1);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (analect_scene_write_pdf (scene, 0, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (analect_scene_write_png (scene, 1, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A stream that takes only part of the file: no prefix may pass for success. */
static void
test_short_streams (void)
{
  g_autoptr (AnalectScene) scene = make_scene (2);
  g_autoptr (GBytes) whole = analect_scene_export_pdf (scene, 0, NULL);
  gsize size = g_bytes_get_size (whole);

  for (gsize room = 0; room <= size; room += MAX (size / 23, 1))
    {
      g_autofree char *buffer = g_malloc (room + 1);
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new (buffer, room, NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (analect_scene_write_pdf (scene, 0, stream, NULL, &error) == (room >= size));
      g_assert_true ((error != NULL) == (room < size));
    }
}

typedef struct
{
  const guint8 *bytes;
  gsize left;
} Reader;

static cairo_status_t
read_bytes (void *data, unsigned char *into, unsigned int size)
{
  Reader *reader = data;

  if (size > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (into, reader->bytes, size);
  reader->bytes += size;
  reader->left -= size;
  return CAIRO_STATUS_SUCCESS;
}

/* Reading back checks every checksum, that of our own chunk too. */
static void
assert_png (GBytes *bytes, int width, int height, guint32 last_pixel)
{
  Reader reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
  const guint8 *row;
  guint32 pixel;

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  row = cairo_image_surface_get_data (surface) + (height - 1) * cairo_image_surface_get_stride (surface);
  memcpy (&pixel, row + 4 * (width - 1), 4);
  g_assert_cmphex (pixel & 0xffffff, ==, last_pixel);
  cairo_surface_destroy (surface);
}

static void
test_png (void)
{
  static const guint8 density[] = { 'p', 'H', 'Y', 's', 0, 0, 0x1d, 0x87, 0, 0, 0x1d, 0x87, 1 }; /* 7559 a metre */
  g_autoptr (AnalectScene) blank = make_blank (75.2, 30);
  g_autoptr (AnalectScene) scene = make_scene (3), again = make_scene (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) one = analect_scene_export_png (blank, 1, &error);
  g_autoptr (GBytes) two = analect_scene_export_png (blank, ANALECT_PNG_SCALE, &error);
  g_autoptr (GBytes) first = analect_scene_export_png (scene, ANALECT_PNG_SCALE, &error);
  g_autoptr (GBytes) second = analect_scene_export_png (again, ANALECT_PNG_SCALE, &error);

  g_assert_no_error (error);
  assert_png (one, 101, 40, 0x2d2d2d);
  assert_png (two, 201, 80, 0x2d2d2d);
  assert_png (first, 1286, (int) (analect_scene_get_height (scene) * 8 / 3 + 0.9999), 0xffffff);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_nonnull (memmem (g_bytes_get_data (two, NULL), g_bytes_get_size (two), density, sizeof density));
}

static void
test_too_large (void)
{
  g_autoptr (AnalectScene) tall = make_blank (100, 14401), wide = make_blank (9000, 9000);
  g_autoptr (GError) error = NULL;

  g_assert_null (analect_scene_export_pdf (tall, 0, &error));
  g_assert_error (error, ANALECT_PLOT_ERROR, ANALECT_PLOT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (analect_scene_export_png (tall, 2, &error));
  g_assert_error (error, ANALECT_PLOT_ERROR, ANALECT_PLOT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (analect_scene_export_png (wide, 1, &error));
  g_assert_error (error, ANALECT_PLOT_ERROR, ANALECT_PLOT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (analect_scene_export_png (tall, 1e300, &error));
  g_assert_error (error, ANALECT_PLOT_ERROR, ANALECT_PLOT_ERROR_TOO_LARGE);
}

/* Labels that break things go through Pango and Cairo too. */
static void
test_hostile (void)
{
  g_autoptr (AnalectDotWhisker) plot =
      plot_sample_new_rows (plot_sample_n_hostile, 3, plot_sample_hostile, plot_sample_n_hostile);
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_pango (style.family);
  g_autoptr (AnalectScene) scene = analect_dot_whisker_layout (plot, 300, 0, &style, metric);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = analect_scene_export_pdf (scene, 0, &error);
  g_autoptr (GBytes) png = NULL;

  g_assert_no_error (error);
  g_assert_true (contains (pdf, "%%EOF"));
  png = analect_scene_export_png (scene, 1, &error);
  g_assert_no_error (error);
  assert_png (png, 400, (int) (analect_scene_get_height (scene) * 4 / 3 + 0.9999), 0xffffff);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/export/pdf", test_pdf);
  g_test_add_func ("/plot/export/full-disk", test_full_disk);
  g_test_add_func ("/plot/export/cancelled", test_cancelled);
  g_test_add_func ("/plot/export/short-streams", test_short_streams);
  g_test_add_func ("/plot/export/png", test_png);
  g_test_add_func ("/plot/export/too-large", test_too_large);
  g_test_add_func ("/plot/export/hostile", test_hostile);
  return g_test_run ();
}
