/* PDF and PNG through Cairo; see the header.
 *
 * Cairo keeps quiet about a failed write until a surface is finished. So: finish, then ask for the status, then
 * report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export.h"

#include "draw-cairo.h"
#include "plot-error.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define DPI                96.0
#define METRES_OF_INCH     0.0254
#define PNG_HEADER_SIZE    33 /* signature and IHDR chunk */
#define PNG_DENSITY_SIZE   21 /* a pHYs chunk */
#define IMAGE_SIDE_MAX     32767.0
#define PNG_UNIT_PER_METRE 1

/* Where bytes go. The first error is kept and stops the rest. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

static gboolean
sink_put (Sink *sink, const guint8 *bytes, gsize size)
{
  return sink->error == NULL && !g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error)
         && g_output_stream_write_all (sink->stream, bytes, size, NULL, sink->cancellable, &sink->error);
}

static cairo_status_t
write_to_sink (void *data, const unsigned char *bytes, unsigned int size)
{
  return sink_put (data, bytes, size) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Turns what happened into success or an error; the stream's own error says more than Cairo's. */
static gboolean
report (Sink *sink, cairo_status_t status, GError **error)
{
  if (sink->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&sink->error));
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ANALECT_PLOT_ERROR, ANALECT_PLOT_ERROR_DRAWING, _ ("The chart could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}

static void
set_metadata (cairo_surface_t *surface, const AnalectScene *scene, AnalectTime created)
{
  char date[ANALECT_TIME_STRING_SIZE] = "";

  if (created != 0)
    analect_time_format (created, date);
  if (*analect_scene_get_title (scene) != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, analect_scene_get_title (scene));
  if (*analect_scene_get_description (scene) != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, analect_scene_get_description (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Analect");
  /* Without this call Cairo takes the present time; an empty date leaves the entry out. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

gboolean
analect_scene_write_pdf (const AnalectScene *scene, AnalectTime created, GOutputStream *stream,
                         GCancellable *cancellable, GError **error)
{
  double width = analect_scene_get_width (scene), height = analect_scene_get_height (scene);
  Sink sink = { stream, cancellable, NULL };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (width > ANALECT_PDF_MAX_SIDE || height > ANALECT_PDF_MAX_SIDE)
    {
      g_set_error_literal (error, ANALECT_PLOT_ERROR, ANALECT_PLOT_ERROR_TOO_LARGE,
                           _ ("The chart is longer than a PDF page can be; show fewer rows or export as SVG"));
      return FALSE;
    }
  surface = cairo_pdf_surface_create_for_stream (write_to_sink, &sink, width, height);
  set_metadata (surface, scene, created);
  cr = cairo_create (surface);
  analect_scene_draw (scene, cr, NULL);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return report (&sink, status, error);
}

/* Runs one of the writers into memory. */
static GBytes *
finish_bytes (GOutputStream *stream, gboolean written, GError **error)
{
  if (!written || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

GBytes *
analect_scene_export_pdf (const AnalectScene *scene, AnalectTime created, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  return finish_bytes (stream, analect_scene_write_pdf (scene, created, stream, NULL, error), error);
}

/* CRC of PNG chunks: ISO 3309, reflected, polynomial 0xedb88320. */
static guint32
get_crc (const guint8 *bytes, gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
  return ~crc;
}

static void
put_big_endian (guint8 *bytes, guint32 value)
{
  guint32 swapped = GUINT32_TO_BE (value);

  memcpy (bytes, &swapped, 4);
}

/* The chunk that says how many pixels go to a metre. */
static void
make_density_chunk (double scale, guint8 chunk[PNG_DENSITY_SIZE])
{
  guint32 density = (guint32) lround (DPI * scale / METRES_OF_INCH);

  put_big_endian (chunk, PNG_DENSITY_SIZE - 12);
  memcpy (chunk + 4, "pHYs", 4);
  put_big_endian (chunk + 8, density);
  put_big_endian (chunk + 12, density);
  chunk[16] = PNG_UNIT_PER_METRE;
  put_big_endian (chunk + 17, get_crc (chunk + 4, PNG_DENSITY_SIZE - 8));
}

/* Draws the scene with PIXELS pixels a point. */
static cairo_surface_t *
draw_image (const AnalectScene *scene, double pixels, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  AnalectColour page = analect_scene_get_style (scene)->page;

  /* The last row and column of pixels may stick out of the scene. */
  cairo_set_source_rgb (cr, page.red / 255.0, page.green / 255.0, page.blue / 255.0);
  cairo_paint (cr);
  cairo_scale (cr, pixels, pixels);
  analect_scene_draw (scene, cr, &(AnalectDrawState){ ANALECT_NO_TARGET, ANALECT_NO_TARGET, TRUE });
  cairo_destroy (cr);
  return surface;
}

static void
write_png (GBytes *png, double scale, Sink *sink)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (png, &size);
  guint8 chunk[PNG_DENSITY_SIZE];

  make_density_chunk (scale, chunk);
  sink_put (sink, bytes, PNG_HEADER_SIZE);
  sink_put (sink, chunk, sizeof chunk);
  sink_put (sink, bytes + PNG_HEADER_SIZE, size - PNG_HEADER_SIZE);
}

/* The picture as Cairo writes it, in memory. */
static GBytes *
make_png (const AnalectScene *scene, double pixels, double width, double height, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  cairo_surface_t *surface = draw_image (scene, pixels, (int) width, (int) height);
  Sink sink = { memory, NULL, NULL };
  cairo_status_t status;

  cairo_surface_flush (surface);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_to_sink, &sink);
  cairo_surface_destroy (surface);
  return finish_bytes (memory, report (&sink, status, error), error);
}

gboolean
analect_scene_write_png (const AnalectScene *scene, double scale, GOutputStream *stream, GCancellable *cancellable,
                         GError **error)
{
  double pixels = scale / ANALECT_POINTS_PER_PIXEL;
  double width = MAX (ceil (analect_scene_get_width (scene) * pixels - 1e-6), 1);
  double height = MAX (ceil (analect_scene_get_height (scene) * pixels - 1e-6), 1);
  Sink sink = { stream, cancellable, NULL };
  g_autoptr (GBytes) png = NULL;

  g_return_val_if_fail (scale > 0, FALSE);

  if (!(width <= IMAGE_SIDE_MAX && height <= IMAGE_SIDE_MAX && width * height <= ANALECT_PNG_MAX_PIXELS))
    {
      g_set_error_literal (error, ANALECT_PLOT_ERROR, ANALECT_PLOT_ERROR_TOO_LARGE,
                           _ ("The picture would have too many pixels; choose a lower resolution or export as SVG"));
      return FALSE;
    }
  png = make_png (scene, pixels, width, height, error);
  if (png == NULL)
    return FALSE;
  write_png (png, scale, &sink);
  return report (&sink, CAIRO_STATUS_SUCCESS, error);
}

GBytes *
analect_scene_export_png (const AnalectScene *scene, double scale, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  return finish_bytes (stream, analect_scene_write_png (scene, scale, stream, NULL, error), error);
}
