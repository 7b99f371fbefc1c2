/* Pictures of widgets as they are drawn; see ui-test.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-test.h"

#include <math.h>
#include <string.h>

/* WIDGET drawn anew, without what lies over it. The caller unrefs it. */
static GdkTexture *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  graphene_rect_t bounds;
  GskRenderNode *node;
  GdkTexture *texture;

  g_assert_true (gtk_widget_get_mapped (widget) && width > 0 && height > 0);
  /* A node that covers nothing cannot be drawn, so something transparent lies below all. */
  graphene_rect_init (&bounds, 0, 0, (float) width, (float) height);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0 }, &bounds);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node, &bounds);
  gsk_render_node_unref (node);
  return texture;
}

typedef struct
{
  int width, height;
  guint32 *pixels; /* premultiplied ARGB */
} Picture;

static Picture
take_picture (GtkWidget *widget)
{
  g_autoptr (GdkTexture) texture = draw (widget);
  Picture picture = { gdk_texture_get_width (texture), gdk_texture_get_height (texture), NULL };

  picture.pixels = g_new (guint32, (gsize) picture.width * (gsize) picture.height);
  gdk_texture_download (texture, (guchar *) picture.pixels, (gsize) picture.width * sizeof (guint32));
  return picture;
}

static GdkRGBA
colour_of (guint32 pixel)
{
  float alpha = (float) (pixel >> 24) / 255;
  GdkRGBA colour = { 0, 0, 0, alpha };

  if (alpha > 0)
    {
      colour.red = (float) (pixel >> 16 & 255) / 255 / alpha;
      colour.green = (float) (pixel >> 8 & 255) / 255 / alpha;
      colour.blue = (float) (pixel & 255) / 255 / alpha;
    }
  return colour;
}

static gboolean
is_near (const GdkRGBA *a, const GdkRGBA *b, guint tolerance)
{
  float most = ((float) tolerance + 0.5f) / 255;

  return fabsf (a->red - b->red) <= most && fabsf (a->green - b->green) <= most && fabsf (a->blue - b->blue) <= most
         && fabsf (a->alpha - b->alpha) <= most;
}

void
ui_screenshot (GtkWidget *widget, const char *file)
{
  g_autoptr (GdkTexture) texture = draw (widget);

  g_assert_true (gdk_texture_save_to_png (texture, file));
}

void
ui_picture (const char *name)
{
  const char *folder = g_getenv ("ANALECT_UI_PICTURES");
  g_autofree char *file = folder ? g_strdup_printf ("%s/%s.png", folder, name) : NULL;

  if (file)
    {
      ui_settle ();
      ui_input_screenshot (ui_input (), file);
    }
}

GdkRGBA
ui_pixel (GtkWidget *widget, double x, double y)
{
  Picture picture = take_picture (widget);
  int column = x == UI_CENTRE ? picture.width / 2 : (int) x, row = y == UI_CENTRE ? picture.height / 2 : (int) y;
  GdkRGBA colour;

  g_assert_cmpint (column, >=, 0);
  g_assert_cmpint (column, <, picture.width);
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (row, <, picture.height);
  colour = colour_of (picture.pixels[row * picture.width + column]);
  g_free (picture.pixels);
  return colour;
}

guint
ui_count_pixels (GtkWidget *widget, const char *colour, guint tolerance)
{
  Picture picture = take_picture (widget);
  GdkRGBA wanted;
  guint n = 0;

  g_assert_true (gdk_rgba_parse (&wanted, colour));
  for (int i = 0; i < picture.width * picture.height; i++)
    {
      GdkRGBA found = colour_of (picture.pixels[i]);

      n += is_near (&found, &wanted, tolerance);
    }
  g_free (picture.pixels);
  return n;
}

void
ui_assert_pixel (GtkWidget *widget, double x, double y, const char *colour, guint tolerance)
{
  GdkRGBA found = ui_pixel (widget, x, y), wanted;

  g_assert_true (gdk_rgba_parse (&wanted, colour));
  if (!is_near (&found, &wanted, tolerance))
    {
      g_autofree char *text = gdk_rgba_to_string (&found);

      g_error ("The pixel at %g, %g is %s, expected %s", x, y, text, colour);
    }
}
