/* One coding in the gutter; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bracket.h"

#include "chip.h"
#include "codebook-tree.h"
#include "look.h"

#include <math.h>
#include <string.h>

#define STROKE         2.0
#define STROKE_CURRENT 3.0
#define TICK           4.0
#define REACH_LEFT     3.0 /* what still counts as the bracket, beside its stroke */
#define REACH_RIGHT    7.0
#define SWATCH         8.0
#define SWATCH_GAP     5.0
#define TIE_STRENGTH   0.55f
#define HINT_PAD       6
#define CODER_GAP      6

struct _AnalectBracket
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench; /* borrowed: the view's */
  AnalectMark mark;
  gboolean current;
  AnalectBracketPlace place;
  char *name;
  char *coder;         /* initials, or NULL */
  PangoLayout *layout; /* of the name, or NULL until it is drawn */
};

enum
{
  ACTIVATED,
  CODE_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectBracket, analect_bracket, GTK_TYPE_WIDGET)

static GdkRGBA
get_colour (AnalectBracket *bracket)
{
  return analect_look_code (bracket->mark.code ? analect_workbench_get_colour (bracket->workbench, bracket->mark.code)
                                               : NULL);
}

static void
add_box (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_stroke (AnalectBracket *bracket, const GdkRGBA *colour, GtkSnapshot *snapshot)
{
  const AnalectBracketPlace *place = &bracket->place;
  gboolean strong = bracket->current || analect_look_get ()->high_contrast
                    || (gtk_widget_get_state_flags (GTK_WIDGET (bracket)) & GTK_STATE_FLAG_PRELIGHT) != 0;
  double width = strong ? STROKE_CURRENT : STROKE;

  add_box (snapshot, colour, place->x, place->top, width, place->bottom - place->top);
  if (!place->open_top)
    add_box (snapshot, colour, place->x, place->top, TICK + 1, width);
  if (!place->open_bottom)
    add_box (snapshot, colour, place->x, place->bottom - width, TICK + 1, width);
}

/* The thin line from the bracket to its label: level, or bent where the label was pushed down. */
static void
draw_tie (AnalectBracket *bracket, const GdkRGBA *colour, GtkSnapshot *snapshot)
{
  const AnalectBracketPlace *place = &bracket->place;
  double from = place->x + TICK + 2, to = place->label_x - 4, above = place->middle;
  double below = place->label_y + place->height / 2, between = from + (to - from) / 2;
  GdkRGBA tint = *colour;
  cairo_t *cr;

  if (to <= from)
    return;
  tint.alpha = TIE_STRENGTH;
  if (fabs (above - below) < 1.5)
    {
      add_box (snapshot, &tint, from, floor (below), to - from, 1);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) from - 1, (float) MIN (above, below) - 2,
                                                       (float) (to - from) + 2, (float) fabs (above - below) + 4));
  gdk_cairo_set_source_rgba (cr, &tint);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, from, floor (above) + 0.5);
  cairo_curve_to (cr, between, floor (above) + 0.5, between, floor (below) + 0.5, to, floor (below) + 0.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static PangoLayout *
get_layout (AnalectBracket *bracket)
{
  PangoAttrList *attributes;

  if (bracket->layout)
    return bracket->layout;
  bracket->layout = gtk_widget_create_pango_layout (GTK_WIDGET (bracket), bracket->name);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_size_new (9 * PANGO_SCALE));
  if (bracket->current)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (bracket->layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_ellipsize (bracket->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (bracket->layout, TRUE);
  return bracket->layout;
}

/* A square without its corners: as good as a round one at this size, and no clip is needed. */
static void
add_swatch (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y)
{
  add_box (snapshot, colour, x + 1, y, SWATCH - 2, 1);
  add_box (snapshot, colour, x, y + 1, SWATCH, SWATCH - 2);
  add_box (snapshot, colour, x + 1, y + SWATCH - 1, SWATCH - 2, 1);
}

/* Draws words in the middle of the label's height, and returns how wide they are. */
static int
draw_words (AnalectBracket *bracket, PangoLayout *layout, const GdkRGBA *colour, double x, GtkSnapshot *snapshot)
{
  const AnalectBracketPlace *place = &bracket->place;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) floor (place->label_y + (place->height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
  return width;
}

static PangoLayout *
make_coder_layout (AnalectBracket *bracket)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (bracket), bracket->coder);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new (8 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
draw_label (AnalectBracket *bracket, const GdkRGBA *colour, GtkSnapshot *snapshot)
{
  const AnalectLook *look = analect_look_get ();
  const AnalectBracketPlace *place = &bracket->place;
  GdkRGBA text = analect_look_rgba (look->text), dim = analect_look_rgba (look->dim);
  g_autoptr (PangoLayout) coder = bracket->coder && *bracket->coder ? make_coder_layout (bracket) : NULL;
  double left = place->label_x + SWATCH + SWATCH_GAP, room = gtk_widget_get_width (GTK_WIDGET (bracket)) - left;
  int coder_width = 0, width;

  add_swatch (snapshot, colour, place->label_x, floor (place->label_y + (place->height - SWATCH) / 2));
  if (coder)
    pango_layout_get_pixel_size (coder, &coder_width, NULL);
  if (coder_width > 0)
    room -= coder_width + CODER_GAP;
  pango_layout_set_width (get_layout (bracket), (int) (MAX (room, 1) * PANGO_SCALE));
  width = draw_words (bracket, get_layout (bracket), &text, left, snapshot);
  if (coder)
    draw_words (bracket, coder, &dim, left + width + CODER_GAP, snapshot);
}

static graphene_rect_t
get_strip (AnalectBracket *bracket)
{
  const AnalectBracketPlace *place = &bracket->place;

  return GRAPHENE_RECT_INIT ((float) (place->x - REACH_LEFT), (float) place->top - 3,
                             (float) (REACH_LEFT + REACH_RIGHT), (float) (place->bottom - place->top) + 6);
}

static graphene_rect_t
get_label (AnalectBracket *bracket)
{
  const AnalectBracketPlace *place = &bracket->place;

  if (!place->labelled)
    return GRAPHENE_RECT_INIT (0, 0, 0, 0);
  return GRAPHENE_RECT_INIT ((float) place->label_x - 4, (float) place->label_y,
                             (float) (gtk_widget_get_width (GTK_WIDGET (bracket)) - place->label_x) + 4,
                             (float) place->height);
}

static void
draw_ring (const graphene_rect_t *around, GtkSnapshot *snapshot)
{
  GdkRGBA ring = analect_look_rgba (analect_look_get ()->ring);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, around, 3);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ ring, ring, ring, ring });
}

static void
analect_bracket_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnalectBracket *bracket = ANALECT_BRACKET (widget);
  GdkRGBA colour = get_colour (bracket);
  graphene_rect_t strip = get_strip (bracket), label = get_label (bracket);

  draw_stroke (bracket, &colour, snapshot);
  if (bracket->place.labelled)
    {
      draw_tie (bracket, &colour, snapshot);
      draw_label (bracket, &colour, snapshot);
    }
  if (!gtk_widget_has_visible_focus (widget))
    return;
  draw_ring (&strip, snapshot);
  if (bracket->place.labelled)
    draw_ring (&label, snapshot);
}

/* Only the bracket and its label: what lies between belongs to others. */
static gboolean
analect_bracket_contains (GtkWidget *widget, double x, double y)
{
  graphene_rect_t strip = get_strip (ANALECT_BRACKET (widget)), label = get_label (ANALECT_BRACKET (widget));
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  return graphene_rect_contains_point (&strip, &point)
         || (label.size.width > 0 && graphene_rect_contains_point (&label, &point));
}

static void
analect_bracket_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (analect_bracket_parent_class)->state_flags_changed (widget, before);
}

/* Fonts may have changed. */
static void
analect_bracket_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  g_clear_object (&ANALECT_BRACKET (widget)->layout);
  GTK_WIDGET_CLASS (analect_bracket_parent_class)->css_changed (widget, change);
}

/* Made when it is asked for: a tooltip that is set asks the display where the pointer is. */
static gboolean
analect_bracket_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AnalectBracket *bracket = ANALECT_BRACKET (widget);
  g_autofree char *description = analect_mark_describe (bracket->workbench, &bracket->mark);

  gtk_tooltip_set_text (tooltip, description);
  return TRUE;
}

static void
activate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

/* The text below must not take the press too. */
static void
on_pressed (GtkGesture *click, int n_press, double x, double y, gpointer data)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, GtkWidget *widget)
{
  if (gtk_widget_contains (widget, x, y))
    activate (widget, NULL, NULL);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, AnalectBracket *bracket)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (bracket->workbench), bracket->mark.coding);
  char guid[ANALECT_GUID_STRING_SIZE];
  g_autofree char *words = NULL;

  if (!row)
    return NULL;
  analect_guid_format (&row->guid, guid);
  words = g_strconcat (ANALECT_CODING_DRAG_PREFIX, guid, NULL);
  return gdk_content_provider_new_typed (G_TYPE_STRING, words);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, AnalectBracket *bracket)
{
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), gtk_label_new (bracket->name));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, AnalectBracket *bracket)
{
  AnalectId code = analect_code_from_drag (bracket->workbench, g_value_get_string (value));

  if (!code || !bracket->mark.coding)
    return FALSE;
  g_signal_emit (bracket, signals[CODE_DROPPED], 0, code);
  return TRUE;
}

static void
analect_bracket_finalize (GObject *object)
{
  AnalectBracket *bracket = ANALECT_BRACKET (object);

  g_clear_object (&bracket->layout);
  g_free (bracket->name);
  g_free (bracket->coder);
  G_OBJECT_CLASS (analect_bracket_parent_class)->finalize (object);
}

static void
analect_bracket_class_init (AnalectBracketClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = analect_bracket_finalize;
  widget_class->snapshot = analect_bracket_snapshot;
  widget_class->query_tooltip = analect_bracket_query_tooltip;
  widget_class->contains = analect_bracket_contains;
  widget_class->state_flags_changed = analect_bracket_state_flags_changed;
  widget_class->css_changed = analect_bracket_css_changed;
  gtk_widget_class_set_css_name (widget_class, "bracket");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);

  signals[ACTIVATED] =
      g_signal_new ("activated", ANALECT_TYPE_BRACKET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CODE_DROPPED] = g_signal_new ("code-dropped", ANALECT_TYPE_BRACKET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "bracket.activate", NULL, activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "bracket.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "bracket.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "bracket.activate", NULL);
}

static void
analect_bracket_init (AnalectBracket *bracket)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_widget_set_focusable (GTK_WIDGET (bracket), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (bracket), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (bracket), "default");
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), NULL);
  g_signal_connect (click, "released", G_CALLBACK (on_released), bracket);
  gtk_widget_add_controller (GTK_WIDGET (bracket), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), bracket);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), bracket);
  gtk_widget_add_controller (GTK_WIDGET (bracket), GTK_EVENT_CONTROLLER (source));
  gtk_gesture_group (click, GTK_GESTURE (source));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), bracket);
  gtk_widget_add_controller (GTK_WIDGET (bracket), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
analect_bracket_new (AnalectWorkbench *workbench)
{
  AnalectBracket *bracket = g_object_new (ANALECT_TYPE_BRACKET, NULL);

  bracket->workbench = workbench;
  return GTK_WIDGET (bracket);
}

void
analect_bracket_set (AnalectBracket *bracket, const AnalectMark *mark, gboolean current, gboolean with_coder)
{
  g_autofree char *name = analect_mark_name (bracket->workbench, mark);
  g_autofree char *description = analect_mark_describe (bracket->workbench, mark);

  if (g_strcmp0 (name, bracket->name) != 0 || current != bracket->current)
    g_clear_object (&bracket->layout);
  g_free (bracket->name);
  bracket->name = g_steal_pointer (&name);
  g_free (bracket->coder);
  bracket->coder =
      with_coder ? analect_coder_initials (analect_workbench_get_rows (bracket->workbench), mark->coder) : NULL;
  bracket->mark = *mark;
  bracket->current = current;
  gtk_accessible_update_property (GTK_ACCESSIBLE (bracket), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (bracket));
}

const AnalectMark *
analect_bracket_get_mark (AnalectBracket *bracket)
{
  return &bracket->mark;
}

void
analect_bracket_place (AnalectBracket *bracket, const AnalectBracketPlace *place)
{
  if (memcmp (&bracket->place, place, sizeof *place) == 0)
    return;
  bracket->place = *place;
  gtk_widget_queue_draw (GTK_WIDGET (bracket));
}

void
analect_bracket_snapshot_hint (AnalectBracket *bracket, GtkWidget *over, GtkSnapshot *snapshot)
{
  const AnalectLook *look = analect_look_get ();
  GdkRGBA back = analect_look_rgba (look->text), front = analect_look_rgba (look->page);
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  PangoAttrList *attributes;
  graphene_rect_t strip = get_strip (bracket), bounds;
  graphene_point_t corner;
  GskRoundedRect outline;
  int width, height;

  if (bracket->place.labelled || !gtk_widget_has_visible_focus (GTK_WIDGET (bracket))
      || !gtk_widget_compute_point (GTK_WIDGET (bracket), over, &strip.origin, &corner))
    return;
  words = analect_mark_describe (bracket->workbench, &bracket->mark);
  layout = gtk_widget_create_pango_layout (over, words);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_size_new (9 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) MAX (corner.x - 4 * HINT_PAD, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);
  bounds = GRAPHENE_RECT_INIT (floorf (corner.x) - (float) width - 3 * HINT_PAD, MAX (corner.y, 2),
                               (float) width + 2 * HINT_PAD, (float) height + HINT_PAD);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &back, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (bounds.origin.x + HINT_PAD, bounds.origin.y + HINT_PAD / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &front);
  gtk_snapshot_restore (snapshot);
}
