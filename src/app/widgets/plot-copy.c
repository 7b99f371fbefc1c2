/* Charts for the clipboard; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "plot-copy.h"

#include "draw-cairo.h"
#include "export.h"
#include "scene-text.h"
#include "svg.h"

#include <math.h>

GdkTexture *
analect_plot_texture (const AnalectScene *scene, double scale)
{
  double unit = scale / ANALECT_POINTS_PER_PIXEL;
  int width = MAX (1, (int) ceil (analect_scene_get_width (scene) * unit));
  int height = MAX (1, (int) ceil (analect_scene_get_height (scene) * unit));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  cairo_scale (cr, unit, unit);
  analect_scene_draw (scene, cr, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

GdkContentProvider *
analect_plot_copy_new (AnalectScene *scene)
{
  g_autoptr (GdkTexture) texture = analect_plot_texture (scene, ANALECT_PNG_SCALE);
  g_autoptr (GBytes) svg = analect_scene_export_svg (scene, ANALECT_SVG_FILE, NULL);
  g_autofree char *words = analect_scene_print_table (scene);
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture),
    gdk_content_provider_new_for_bytes ("image/svg+xml", svg),
    gdk_content_provider_new_typed (G_TYPE_STRING, words),
  };

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}
