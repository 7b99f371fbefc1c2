/* Charts on the screen; see the header.
 *
 * Lengths in scenes are points, everywhere else here they are pixels; `unit` is pixels a point. The picture is a record
 * of drawing operations at the present zoom, so scrolling and redrawing never set text again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "plot-view.h"

#include "announce.h"
#include "draw-cairo.h"
#include "hit-test.h"
#include "look.h"
#include "plot-copy.h"

#include <math.h>

#include <glib/gi18n.h>

#define MIN_WIDTH  240
#define MIN_HEIGHT 80
#define MAX_ZOOM   8.0
#define ZOOM_STEP  1.1
#define SLACK      6 /* points around a mark that still belong to it */
#define MARGIN     8 /* kept around a mark that is scrolled to */
#define DIMMED     0.45

#define FOCUS_WIDTH 2

struct _AnalectPlotView
{
  GtkWidget parent_instance;

  AnalectPlotLayout layout;
  gpointer layout_data;
  GDestroyNotify layout_free;
  AnalectScene *scene;
  cairo_surface_t *picture; /* NULL: to be drawn */
  int laid_width, laid_height;

  char *title;
  char *selected; /* id */
  guint hovered;  /* target */
  double zoom;
  gboolean waiting;
  gboolean by_keys; /* worked with keys, so the focus is shown */

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  double pointer_x, pointer_y; /* where it was last; events of the wheel do not say */
  double drag_x, drag_y;       /* of the adjustments when dragging began */
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (AnalectPlotView, analect_plot_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_unit (AnalectPlotView *view)
{
  return view->zoom / ANALECT_POINTS_PER_PIXEL;
}

static guint
find_selected (AnalectPlotView *view)
{
  if (view->scene == NULL || view->selected == NULL)
    return ANALECT_NO_TARGET;
  return analect_scene_find_target (view->scene, view->selected);
}

/* What is said of a target: its sentence, and its name where the sentence does not have it. The caller frees it. */
static char *
describe_target (const AnalectSceneTarget *target)
{
  if (*target->sentence == '\0' || g_str_has_prefix (target->sentence, target->name))
    return g_strdup (*target->sentence ? target->sentence : target->name);
  /* Translators: a mark of a chart: its name, and what it says. */
  return g_strdup_printf (_ ("%s: %s"), target->name, target->sentence);
}

static void
update_accessible (AnalectPlotView *view)
{
  guint selected = find_selected (view);
  const char *title = view->title ? view->title : view->scene ? analect_scene_get_title (view->scene) : "";
  g_autofree char *words = NULL;

  if (selected != ANALECT_NO_TARGET)
    words = describe_target (analect_scene_get_target (view->scene, selected));
  else if (view->scene != NULL)
    words = g_strdup (analect_scene_get_description (view->scene));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, *title ? title : _ ("Chart"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words ? words : "", -1);
}

static void
redraw (AnalectPlotView *view)
{
  g_clear_pointer (&view->picture, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* Scrolling */

static double
get_content_size (AnalectPlotView *view, GtkOrientation orientation)
{
  if (view->scene == NULL)
    return 0;
  return ceil (get_unit (view)
               * (orientation == GTK_ORIENTATION_HORIZONTAL ? analect_scene_get_width (view->scene)
                                                            : analect_scene_get_height (view->scene)));
}

static double
get_offset (AnalectPlotView *view, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = view->adjustments[orientation];

  return adjustment ? round (gtk_adjustment_get_value (adjustment)) : 0;
}

static void
update_adjustment (AnalectPlotView *view, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = view->adjustments[orientation];
  double page = orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (view))
                                                          : gtk_widget_get_height (GTK_WIDGET (view));
  double size = get_content_size (view, orientation);

  /* A scene laid out for a width may be a pixel over it by rounding. */
  if (size <= page + 1)
    size = page;
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment), 0, size, page * 0.1, page * 0.9, page);
}

static void
update_adjustments (AnalectPlotView *view)
{
  update_adjustment (view, GTK_ORIENTATION_HORIZONTAL);
  update_adjustment (view, GTK_ORIENTATION_VERTICAL);
}

static void
set_adjustment (AnalectPlotView *view, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && view->adjustments[orientation] == adjustment)
    return;
  if (view->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (view->adjustments[orientation], gtk_widget_queue_draw, view);
  g_clear_object (&view->adjustments[orientation]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  view->adjustments[orientation] = g_object_ref_sink (adjustment);
  update_adjustment (view, orientation);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), view);
}

static void
scroll_to (AnalectPlotView *view, guint index)
{
  double unit = get_unit (view);
  const AnalectSceneTarget *target;

  if (index == ANALECT_NO_TARGET)
    return;
  target = analect_scene_get_target (view->scene, index);
  gtk_adjustment_clamp_page (view->adjustments[GTK_ORIENTATION_HORIZONTAL], target->box.x * unit - MARGIN,
                             (target->box.x + target->box.width) * unit + MARGIN);
  gtk_adjustment_clamp_page (view->adjustments[GTK_ORIENTATION_VERTICAL], target->box.y * unit - MARGIN,
                             (target->box.y + target->box.height) * unit + MARGIN);
}

/* Layout */

/* The style on this screen, at the desktop's size of text. */
static AnalectPlotStyle
get_style (void)
{
  AnalectPlotStyle style = analect_plot_style_get (analect_look_get_style ());
  double scale = analect_look_get_text_scale ();

  return scale != 1.0 ? analect_plot_style_scale (&style, scale) : style;
}

static void
lay_out (AnalectPlotView *view)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view)), height = gtk_widget_get_height (GTK_WIDGET (view));
  AnalectPlotStyle style;

  view->laid_width = width;
  view->laid_height = height;
  g_clear_pointer (&view->scene, analect_scene_unref);
  view->hovered = ANALECT_NO_TARGET;
  if (view->layout != NULL && width > 0 && height > 0)
    {
      style = get_style ();
      view->scene =
          view->layout (width * ANALECT_POINTS_PER_PIXEL, height * ANALECT_POINTS_PER_PIXEL, &style, view->layout_data);
    }
  update_adjustments (view);
  update_accessible (view);
  redraw (view);
}

static void
analect_plot_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = *minimum;
}

static void
analect_plot_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (widget);

  if (width != view->laid_width || height != view->laid_height)
    lay_out (view);
}

static void
analect_plot_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (analect_plot_view_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_DPI)
    lay_out (ANALECT_PLOT_VIEW (widget));
}

/* Drawing */

static void
draw_picture (AnalectPlotView *view)
{
  cairo_rectangle_t extents = { 0, 0, get_content_size (view, GTK_ORIENTATION_HORIZONTAL),
                                get_content_size (view, GTK_ORIENTATION_VERTICAL) };
  AnalectDrawState state = { find_selected (view), view->hovered, TRUE };
  double unit = get_unit (view);
  cairo_t *cr;

  view->picture = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (view->picture);
  cairo_scale (cr, unit, unit);
  analect_scene_draw (view->scene, cr, &state);
  cairo_destroy (cr);
}

static void
draw_focus (AnalectPlotView *view, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  GdkRGBA ring = analect_look_rgba (analect_look_get ()->ring);
  GskRoundedRect outline;

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (view)) && !(view->by_keys && gtk_widget_has_focus (GTK_WIDGET (view))))
    return;
  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH },
                              (GdkRGBA[4]){ ring, ring, ring, ring });
}

static void
analect_plot_view_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  GTK_WIDGET_CLASS (analect_plot_view_parent_class)->state_flags_changed (widget, before);
  if ((gtk_widget_get_state_flags (widget) ^ before) & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE))
    gtk_widget_queue_draw (widget);
}

static void
analect_plot_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (widget);
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  GdkRGBA page = analect_look_rgba (analect_look_get ()->page);
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &page, &bounds);
  if (view->scene == NULL)
    {
      draw_focus (view, snapshot, &bounds);
      return;
    }
  if (view->picture == NULL)
    draw_picture (view);
  if (view->waiting)
    gtk_snapshot_push_opacity (snapshot, DIMMED);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_surface (cr, view->picture, -get_offset (view, GTK_ORIENTATION_HORIZONTAL),
                            -get_offset (view, GTK_ORIENTATION_VERTICAL));
  cairo_paint (cr);
  cairo_destroy (cr);
  if (view->waiting)
    gtk_snapshot_pop (snapshot);
  draw_focus (view, snapshot, &bounds);
}

/* Selecting */

static guint
find_at (AnalectPlotView *view, double x, double y)
{
  double unit = get_unit (view);

  if (view->scene == NULL)
    return ANALECT_NO_TARGET;
  return analect_scene_get_target_at (view->scene, (x + get_offset (view, GTK_ORIENTATION_HORIZONTAL)) / unit,
                                      (y + get_offset (view, GTK_ORIENTATION_VERTICAL)) / unit, SLACK);
}

/* The first mark of the row that INDEX stands for; INDEX when it is a mark, or the row has none. */
static guint
find_mark (AnalectPlotView *view, guint index)
{
  const AnalectSceneTarget *row = analect_scene_get_target (view->scene, index);

  if (row->row < 0 || row->column >= 0)
    return index;
  for (guint i = 0; i < analect_scene_get_n_targets (view->scene); i++)
    {
      const AnalectSceneTarget *target = analect_scene_get_target (view->scene, i);

      if (target->row == row->row && target->column >= 0)
        return i;
    }
  return index;
}

static void
select_target (AnalectPlotView *view, guint index)
{
  g_autofree char *words = NULL;
  const AnalectSceneTarget *target;

  if (index == ANALECT_NO_TARGET || view->scene == NULL)
    return;
  index = find_mark (view, index);
  target = analect_scene_get_target (view->scene, index);
  scroll_to (view, index);
  if (g_strcmp0 (view->selected, target->id) == 0)
    return;
  g_free (view->selected);
  view->selected = g_strdup (target->id);
  words = describe_target (target);
  update_accessible (view);
  redraw (view);
  analect_announce (GTK_WIDGET (view), words);
  g_signal_emit (view, signals[SIGNAL_SELECTED], 0, view->selected);
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (widget);

  if (view->scene == NULL)
    return FALSE;
  view->by_keys = TRUE;
  select_target (view,
                 analect_scene_walk (view->scene, find_selected (view), (AnalectWalk) g_variant_get_int32 (arguments)));
  return TRUE;
}

static gboolean
activate (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (widget);

  if (find_selected (view) == ANALECT_NO_TARGET)
    return FALSE;
  g_signal_emit (view, signals[SIGNAL_ACTIVATED], 0, view->selected);
  return TRUE;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, AnalectPlotView *view)
{
  view->by_keys = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (view));
  select_target (view, find_at (view, x, y));
  if (n_press == 2 && find_at (view, x, y) != ANALECT_NO_TARGET)
    activate (GTK_WIDGET (view), NULL, NULL);
}

static void
set_hovered (AnalectPlotView *view, guint hovered)
{
  /* A row is not hovered, only its marks. */
  if (hovered != ANALECT_NO_TARGET && analect_scene_get_target (view->scene, hovered)->reach <= 0)
    hovered = ANALECT_NO_TARGET;
  if (view->hovered == hovered)
    return;
  view->hovered = hovered;
  redraw (view);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, AnalectPlotView *view)
{
  view->pointer_x = x;
  view->pointer_y = y;
  set_hovered (view, find_at (view, x, y));
}

static void
on_leave (GtkEventControllerMotion *controller, AnalectPlotView *view)
{
  set_hovered (view, ANALECT_NO_TARGET);
}

static gboolean
analect_plot_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (widget);
  guint index = keyboard ? find_selected (view) : find_at (view, x, y);
  const AnalectSceneTarget *target;
  double unit = get_unit (view);
  g_autofree char *words = NULL;

  if (index == ANALECT_NO_TARGET)
    return FALSE;
  target = analect_scene_get_target (view->scene, find_mark (view, index));
  words = describe_target (target);
  target = analect_scene_get_target (view->scene, index);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (
      tooltip, &(GdkRectangle){ (int) (target->box.x * unit - get_offset (view, GTK_ORIENTATION_HORIZONTAL)),
                                (int) (target->box.y * unit - get_offset (view, GTK_ORIENTATION_VERTICAL)),
                                (int) ceil (target->box.width * unit), (int) ceil (target->box.height * unit) });
  return TRUE;
}

/* Zoom */

/* Zooms so that what is at (X, Y) stays there. */
static void
zoom_at (AnalectPlotView *view, double zoom, double x, double y)
{
  double from = view->zoom, left = get_offset (view, GTK_ORIENTATION_HORIZONTAL);
  double top = get_offset (view, GTK_ORIENTATION_VERTICAL);

  zoom = CLAMP (zoom, 1, MAX_ZOOM);
  if (zoom == from || view->scene == NULL)
    return;
  view->zoom = zoom;
  update_adjustments (view);
  gtk_adjustment_set_value (view->adjustments[GTK_ORIENTATION_HORIZONTAL], (left + x) * zoom / from - x);
  gtk_adjustment_set_value (view->adjustments[GTK_ORIENTATION_VERTICAL], (top + y) * zoom / from - y);
  redraw (view);
}

static gboolean
zoom_by (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (widget);
  int step = g_variant_get_int32 (arguments);

  analect_plot_view_set_zoom (view, step == 0 ? 1 : view->zoom * pow (ZOOM_STEP, 2 * step));
  return TRUE;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, AnalectPlotView *view)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  zoom_at (view, view->zoom * pow (ZOOM_STEP, -dy), view->pointer_x, view->pointer_y);
  return TRUE;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, AnalectPlotView *view)
{
  view->drag_x = gtk_adjustment_get_value (view->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  view->drag_y = gtk_adjustment_get_value (view->adjustments[GTK_ORIENTATION_VERTICAL]);
}

static void
on_drag_update (GtkGestureDrag *gesture, double x, double y, AnalectPlotView *view)
{
  gtk_adjustment_set_value (view->adjustments[GTK_ORIENTATION_HORIZONTAL], view->drag_x - x);
  gtk_adjustment_set_value (view->adjustments[GTK_ORIENTATION_VERTICAL], view->drag_y - y);
}

static gboolean
copy (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  analect_plot_view_copy (ANALECT_PLOT_VIEW (widget));
  return TRUE;
}

/* The widget */

static void
analect_plot_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, view->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, view->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
analect_plot_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (view, (GtkOrientation) (id - PROP_HADJUSTMENT), g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      view->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
analect_plot_view_dispose (GObject *object)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (object);

  g_signal_handlers_disconnect_by_data (analect_look_get_notifier (), view);
  for (int i = 0; i < 2; i++)
    if (view->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (view->adjustments[i], view);
        g_clear_object (&view->adjustments[i]);
      }
  if (view->layout_free != NULL)
    g_clear_pointer (&view->layout_data, view->layout_free);
  view->layout = NULL;
  view->layout_free = NULL;
  g_clear_pointer (&view->scene, analect_scene_unref);
  g_clear_pointer (&view->picture, cairo_surface_destroy);
  G_OBJECT_CLASS (analect_plot_view_parent_class)->dispose (object);
}

static void
analect_plot_view_finalize (GObject *object)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (object);

  g_free (view->title);
  g_free (view->selected);
  G_OBJECT_CLASS (analect_plot_view_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    int step;
  } walks[] = { { GDK_KEY_Left, ANALECT_WALK_LEFT },   { GDK_KEY_KP_Left, ANALECT_WALK_LEFT },
                { GDK_KEY_Right, ANALECT_WALK_RIGHT }, { GDK_KEY_KP_Right, ANALECT_WALK_RIGHT },
                { GDK_KEY_Up, ANALECT_WALK_UP },       { GDK_KEY_KP_Up, ANALECT_WALK_UP },
                { GDK_KEY_Down, ANALECT_WALK_DOWN },   { GDK_KEY_KP_Down, ANALECT_WALK_DOWN },
                { GDK_KEY_Home, ANALECT_WALK_FIRST },  { GDK_KEY_KP_Home, ANALECT_WALK_FIRST },
                { GDK_KEY_End, ANALECT_WALK_LAST },    { GDK_KEY_KP_End, ANALECT_WALK_LAST } },
    zooms[] = { { GDK_KEY_plus, 1 },         { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
                { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },     { GDK_KEY_KP_0, 0 } };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    gtk_widget_class_add_binding (class, walks[i].key, 0, walk, "i", walks[i].step);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_add_binding (class, zooms[i].key, 0, zoom_by, "i", zooms[i].step);
      gtk_widget_class_add_binding (class, zooms[i].key, GDK_CONTROL_MASK, zoom_by, "i", zooms[i].step);
    }
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (class, enters[i], 0, activate, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_c, GDK_CONTROL_MASK, copy, NULL);
}

static void
analect_plot_view_class_init (AnalectPlotViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = analect_plot_view_get_property;
  object_class->set_property = analect_plot_view_set_property;
  object_class->dispose = analect_plot_view_dispose;
  object_class->finalize = analect_plot_view_finalize;
  widget_class->measure = analect_plot_view_measure;
  widget_class->size_allocate = analect_plot_view_size_allocate;
  widget_class->snapshot = analect_plot_view_snapshot;
  widget_class->system_setting_changed = analect_plot_view_system_setting_changed;
  widget_class->state_flags_changed = analect_plot_view_state_flags_changed;
  widget_class->query_tooltip = analect_plot_view_query_tooltip;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "plotview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  bind_keys (widget_class);
}

static void
add_controllers (AnalectPlotView *view)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), view);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), view);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), view);
  gtk_widget_add_controller (GTK_WIDGET (view), scroll);
}

static void
analect_plot_view_init (AnalectPlotView *view)
{
  view->zoom = 1;
  view->hovered = ANALECT_NO_TARGET;
  set_adjustment (view, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (view, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
  add_controllers (view);
  g_signal_connect_swapped (analect_look_get_notifier (), "changed", G_CALLBACK (lay_out), view);
  update_accessible (view);
}

GtkWidget *
analect_plot_view_new (void)
{
  return g_object_new (ANALECT_TYPE_PLOT_VIEW, NULL);
}

void
analect_plot_view_set_layout (AnalectPlotView *view, AnalectPlotLayout layout, gpointer data, GDestroyNotify free)
{
  g_return_if_fail (ANALECT_IS_PLOT_VIEW (view));

  if (view->layout_free != NULL)
    view->layout_free (view->layout_data);
  view->layout = layout;
  view->layout_data = data;
  view->layout_free = free;
  lay_out (view);
  scroll_to (view, find_selected (view));
}

AnalectScene *
analect_plot_view_get_scene (AnalectPlotView *view)
{
  return view->scene;
}

const char *
analect_plot_view_get_selected (AnalectPlotView *view)
{
  return view->selected;
}

void
analect_plot_view_set_selected (AnalectPlotView *view, const char *id)
{
  if (g_strcmp0 (id, view->selected) == 0)
    return;
  g_free (view->selected);
  view->selected = g_strdup (id);
  if (view->scene != NULL)
    scroll_to (view, find_selected (view));
  update_accessible (view);
  redraw (view);
}

double
analect_plot_view_get_zoom (AnalectPlotView *view)
{
  return view->zoom;
}

void
analect_plot_view_set_zoom (AnalectPlotView *view, double zoom)
{
  zoom_at (view, zoom, gtk_widget_get_width (GTK_WIDGET (view)) / 2.0, gtk_widget_get_height (GTK_WIDGET (view)) / 2.0);
}

void
analect_plot_view_set_title (AnalectPlotView *view, const char *title)
{
  g_free (view->title);
  view->title = g_strdup (title);
  update_accessible (view);
}

void
analect_plot_view_copy (AnalectPlotView *view)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  g_autoptr (AnalectScene) scene = view->layout ? view->layout (0, 0, &style, view->layout_data) : NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  if (scene == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return;
    }
  content = analect_plot_copy_new (scene);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), content);
}

void
analect_plot_view_set_waiting (AnalectPlotView *view, gboolean waiting)
{
  if (view->waiting == waiting)
    return;
  view->waiting = waiting;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}
