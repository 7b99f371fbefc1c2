/* A count of codings without a lane; see the header.
 *
 * It draws its words itself: a label's new text would have the whole window measured again while scrolling.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-rest.h"

#include "look.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 320

struct _AnalectCodingRest
{
  GtkWidget parent_instance;

  guint n;
  GtkWidget *popover; /* while it is open, or just was */
  GtkWidget *box;     /* its lines */
  guint n_lines;
};

enum
{
  OPENED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectCodingRest, analect_coding_rest, GTK_TYPE_WIDGET)

static void
drop_popover (AnalectCodingRest *rest)
{
  g_clear_pointer (&rest->popover, gtk_widget_unparent);
  rest->box = NULL;
  rest->n_lines = 0;
}

static void
open_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectCodingRest *rest = ANALECT_CODING_REST (widget);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  drop_popover (rest);
  rest->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  rest->popover = gtk_popover_new ();
  gtk_widget_add_css_class (rest->popover, "menu");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rest->box);
  gtk_popover_set_child (GTK_POPOVER (rest->popover), scroller);
  gtk_widget_set_parent (rest->popover, widget);
  g_signal_emit (rest, signals[OPENED], 0);
  gtk_popover_popup (GTK_POPOVER (rest->popover));
}

static void
on_clicked (GtkButton *button, AnalectCodingRest *rest)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  gtk_popover_popdown (GTK_POPOVER (rest->popover));
  g_signal_emit (rest, signals[CHOSEN], 0, index);
}

void
analect_coding_rest_add (AnalectCodingRest *rest, const char *words)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (rest->n_lines++));
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), rest);
  gtk_box_append (GTK_BOX (rest->box), button);
}

static char *
describe (AnalectCodingRest *rest)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more coding", "%u more codings", rest->n), rest->n);
}

static gboolean
analect_coding_rest_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = describe (ANALECT_CODING_REST (widget));

  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
analect_coding_rest_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const AnalectLook *look = analect_look_get ();
  GdkRGBA text = analect_look_rgba (look->text), ring = analect_look_rgba (look->ring), hover = text;
  /* Translators: how many more codings there are than can be shown. */
  g_autofree char *words = g_strdup_printf (_ ("+%u"), ANALECT_CODING_REST (widget)->n);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), w, h;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GskRoundedRect outline;

  pango_attr_list_insert (attributes, pango_attr_size_new (9 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &w, &h);
  hover.alpha = 0.08f;
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT)
    gtk_snapshot_append_color (snapshot, &hover, &bounds);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 5);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ ring, ring, ring, ring });
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) ((width - w) / 2), (float) ((height - h) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &text);
}

static void
analect_coding_rest_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectCodingRest *rest = ANALECT_CODING_REST (widget);

  if (rest->popover)
    gtk_popover_present (GTK_POPOVER (rest->popover));
}

static void
analect_coding_rest_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (analect_coding_rest_parent_class)->state_flags_changed (widget, before);
}

static void
on_pressed (GtkGesture *click, int n_press, double x, double y, gpointer data)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (GtkGesture *click, int n_press, double x, double y, GtkWidget *widget)
{
  if (gtk_widget_contains (widget, x, y))
    open_list (widget, NULL, NULL);
}

static void
analect_coding_rest_dispose (GObject *object)
{
  drop_popover (ANALECT_CODING_REST (object));
  G_OBJECT_CLASS (analect_coding_rest_parent_class)->dispose (object);
}

static void
analect_coding_rest_class_init (AnalectCodingRestClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_coding_rest_dispose;
  widget_class->snapshot = analect_coding_rest_snapshot;
  widget_class->size_allocate = analect_coding_rest_size_allocate;
  widget_class->query_tooltip = analect_coding_rest_query_tooltip;
  widget_class->state_flags_changed = analect_coding_rest_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "codingrest");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  signals[OPENED] =
      g_signal_new ("opened", ANALECT_TYPE_CODING_REST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", ANALECT_TYPE_CODING_REST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "rest.open", NULL, open_list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "rest.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "rest.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "rest.open", NULL);
}

static void
analect_coding_rest_init (AnalectCodingRest *rest)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (rest), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (rest), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (rest), "default");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rest), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), NULL);
  g_signal_connect (click, "released", G_CALLBACK (on_released), rest);
  gtk_widget_add_controller (GTK_WIDGET (rest), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
analect_coding_rest_new (void)
{
  return g_object_new (ANALECT_TYPE_CODING_REST, NULL);
}

void
analect_coding_rest_set_count (AnalectCodingRest *rest, guint n)
{
  g_autofree char *words = NULL;

  if (rest->n == n)
    return;
  rest->n = n;
  words = describe (rest);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rest), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (rest));
}
