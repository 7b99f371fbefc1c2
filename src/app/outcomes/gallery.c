/* The kinds of charts as tiles; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "gallery.h"

#include "look.h"
#include "plot-copy.h"

#include <glib/gi18n.h>

#define TILE_WIDTH     133
#define TILE_HEIGHT    72
#define PICTURE_WIDTH  100
#define PICTURE_HEIGHT 40

typedef struct
{
  AnalectGallery *gallery; /* borrowed */
  guint index;
  GtkWidget *button, *picture;
  AnalectChart *chart; /* may be NULL */
} Tile;

struct _AnalectGallery
{
  GtkWidget parent_instance;

  GtkWidget *scrolled, *box;
  Tile *tiles;
  guint n;
  gboolean setting;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectGallery, analect_gallery, GTK_TYPE_WIDGET)

static void
draw_picture (Tile *tile)
{
  AnalectPlotStyle style = analect_plot_style_get (analect_look_get_style ());
  AnalectPlotStyle small = analect_plot_style_make_thumbnail (&style);
  int scale = gtk_widget_get_scale_factor (tile->button);
  g_autoptr (AnalectScene) scene = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  /* The button is the page. */
  small.page.alpha = 0;
  if (tile->chart != NULL)
    {
      scene = analect_chart_lay_out (tile->chart, PICTURE_WIDTH * ANALECT_POINTS_PER_PIXEL,
                                     PICTURE_HEIGHT * ANALECT_POINTS_PER_PIXEL, &small, FALSE);
      texture = analect_plot_texture (scene, scale);
    }
  gtk_picture_set_paintable (GTK_PICTURE (tile->picture), GDK_PAINTABLE (texture));
}

static void
draw_pictures (AnalectGallery *gallery)
{
  for (guint i = 0; i < gallery->n; i++)
    draw_picture (&gallery->tiles[i]);
}

static void
on_toggled (GtkToggleButton *button, Tile *tile)
{
  if (!tile->gallery->setting && gtk_toggle_button_get_active (button))
    g_signal_emit (tile->gallery, signals[SIGNAL_CHOSEN], 0, tile->index);
}

static void
make_tile (AnalectGallery *gallery, guint index, const char *label)
{
  Tile *tile = &gallery->tiles[index];
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *name = gtk_label_new (label);

  *tile = (Tile){ gallery, index, gtk_toggle_button_new (), gtk_picture_new (), NULL };
  gtk_widget_set_size_request (tile->picture, PICTURE_WIDTH, PICTURE_HEIGHT);
  gtk_picture_set_can_shrink (GTK_PICTURE (tile->picture), TRUE);
  gtk_widget_set_can_target (tile->picture, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "an-small");
  gtk_box_append (GTK_BOX (content), tile->picture);
  gtk_box_append (GTK_BOX (content), name);
  gtk_button_set_child (GTK_BUTTON (tile->button), content);
  gtk_widget_set_size_request (tile->button, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_add_css_class (tile->button, "an-tile");
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (index > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tile->button), GTK_TOGGLE_BUTTON (gallery->tiles[0].button));
  g_signal_connect (tile->button, "toggled", G_CALLBACK (on_toggled), tile);
  gtk_box_append (GTK_BOX (gallery->box), tile->button);
}

void
analect_gallery_set_picture (AnalectGallery *gallery, guint kind, AnalectChart *chart, const char *why)
{
  Tile *tile;

  g_return_if_fail (kind < gallery->n);
  tile = &gallery->tiles[kind];
  g_clear_pointer (&tile->chart, analect_chart_unref);
  tile->chart = chart ? analect_chart_ref (chart) : NULL;
  gtk_widget_set_sensitive (tile->button, chart != NULL);
  gtk_widget_set_tooltip_text (tile->button, chart ? analect_chart_get_title (chart) : why);
  draw_picture (tile);
}

void
analect_gallery_choose (AnalectGallery *gallery, guint kind)
{
  g_return_if_fail (kind < gallery->n);

  gallery->setting = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gallery->tiles[kind].button), TRUE);
  gallery->setting = FALSE;
}

static void
analect_gallery_dispose (GObject *object)
{
  AnalectGallery *gallery = ANALECT_GALLERY (object);

  g_signal_handlers_disconnect_by_data (analect_look_get_notifier (), gallery);
  gallery->setting = TRUE;
  for (guint i = 0; i < gallery->n; i++)
    g_clear_pointer (&gallery->tiles[i].chart, analect_chart_unref);
  g_clear_pointer (&gallery->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_gallery_parent_class)->dispose (object);
}

static void
analect_gallery_finalize (GObject *object)
{
  g_free (ANALECT_GALLERY (object)->tiles);
  G_OBJECT_CLASS (analect_gallery_parent_class)->finalize (object);
}

static void
analect_gallery_class_init (AnalectGalleryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_gallery_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_gallery_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gallery");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_gallery_init (AnalectGallery *gallery)
{
  gallery->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_margin_start (gallery->box, 10);
  gtk_widget_set_margin_end (gallery->box, 10);
  gtk_widget_set_margin_top (gallery->box, 8);
  gtk_widget_set_margin_bottom (gallery->box, 8);
  gallery->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (gallery->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (gallery->scrolled), gallery->box);
  gtk_widget_set_parent (gallery->scrolled, GTK_WIDGET (gallery));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gallery), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Charts"), -1);
  g_signal_connect_swapped (analect_look_get_notifier (), "changed", G_CALLBACK (draw_pictures), gallery);
}

GtkWidget *
analect_gallery_new (const AnalectChartKind *kinds, guint n)
{
  AnalectGallery *gallery = g_object_new (ANALECT_TYPE_GALLERY, NULL);

  gallery->tiles = g_new0 (Tile, n);
  gallery->n = n;
  for (guint i = 0; i < n; i++)
    make_tile (gallery, i, g_dpgettext2 (GETTEXT_PACKAGE, "chart", kinds[i].label));
  gtk_widget_set_visible (GTK_WIDGET (gallery), n > 1);
  return GTK_WIDGET (gallery);
}
