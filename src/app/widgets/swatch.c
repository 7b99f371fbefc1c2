/* The colour of a code as a small square; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "swatch.h"

#include "look.h"

#define RADIUS       2
#define DEFAULT_SIZE 8

struct _AnalectSwatch
{
  GtkWidget parent_instance;

  int size;
  char *stored;
};

G_DEFINE_FINAL_TYPE (AnalectSwatch, analect_swatch, GTK_TYPE_WIDGET)

static void
analect_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = ANALECT_SWATCH (widget)->size;
}

/* In the middle of whatever the widget is given. In high contrast it has an edge in the colour of text. */
static void
analect_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnalectSwatch *swatch = ANALECT_SWATCH (widget);
  const AnalectLook *look = analect_look_get ();
  float size = (float) swatch->size;
  graphene_rect_t square =
      GRAPHENE_RECT_INIT ((float) (int) (((float) gtk_widget_get_width (widget) - size) / 2),
                          (float) (int) (((float) gtk_widget_get_height (widget) - size) / 2), size, size);
  GskRoundedRect outline;
  GdkRGBA colour;

  if (swatch->stored == NULL)
    return;
  colour = analect_look_code (swatch->stored);
  gsk_rounded_rect_init_from_rect (&outline, &square, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, &square);
  gtk_snapshot_pop (snapshot);
  if (look->high_contrast)
    {
      GdkRGBA edge = analect_look_rgba (look->text);

      gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 }, (GdkRGBA[4]){ edge, edge, edge, edge });
    }
}

static void
analect_swatch_finalize (GObject *object)
{
  g_free (ANALECT_SWATCH (object)->stored);
  G_OBJECT_CLASS (analect_swatch_parent_class)->finalize (object);
}

static void
analect_swatch_class_init (AnalectSwatchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = analect_swatch_finalize;
  widget_class->measure = analect_swatch_measure;
  widget_class->snapshot = analect_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
analect_swatch_init (AnalectSwatch *swatch)
{
  swatch->size = DEFAULT_SIZE;
  gtk_widget_set_valign (GTK_WIDGET (swatch), GTK_ALIGN_CENTER);
  g_signal_connect_object (analect_look_get_notifier (), "changed", G_CALLBACK (gtk_widget_queue_draw), swatch,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
analect_swatch_new (void)
{
  return g_object_new (ANALECT_TYPE_SWATCH, NULL);
}

void
analect_swatch_set (AnalectSwatch *swatch, int size, const char *stored)
{
  if (swatch->size != size)
    {
      swatch->size = size;
      gtk_widget_queue_resize (GTK_WIDGET (swatch));
    }
  if (g_strcmp0 (swatch->stored, stored) == 0)
    return;
  g_free (swatch->stored);
  swatch->stored = g_strdup (stored);
  gtk_widget_queue_draw (GTK_WIDGET (swatch));
}
