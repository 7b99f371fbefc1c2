/* The ends of the current excerpt: a mark like a caret with a round handle at each, which can be dragged. While one is
 * dragged, what is underlined shows the range the excerpt would get; letting go asks for it, Escape drops it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-view-private.h"

#include "look.h"

#include <math.h>

#define BAR_WIDTH  2
#define BAR_HEIGHT 22
#define RADIUS     4
#define HIT        12 /* on each side of a handle's middle */

gboolean
analect_coding_handles_get_range (AnalectCodingView *view, guint n, guint *start, guint *end)
{
  if (!view->excerpt)
    return FALSE;
  if (view->dragging != 0)
    {
      *start = view->drag_start;
      *end = view->drag_end;
      return n == 0;
    }
  return analect_marks_range (&view->marks, view->excerpt, n, start, end);
}

/* The first and last position of what is underlined. */
static gboolean
get_ends (AnalectCodingView *view, guint *start, guint *end)
{
  if (view->dragging != 0)
    return analect_coding_handles_get_range (view, 0, start, end);
  return view->excerpt != ANALECT_ID_NONE && analect_marks_extent (&view->marks, view->excerpt, start, end);
}

/* The mark at an end, in the buffer's coordinates; FALSE when it is not on the screen. */
static gboolean
get_bar (AnalectCodingView *view, guint position, gboolean is_end, graphene_rect_t *bar)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  int offset = analect_coding_view_to_offset (view, is_end ? position - 1 : position);
  double height = round (BAR_HEIGHT * analect_coding_view_get_scale (view));
  GdkRectangle place;
  GtkTextIter iter;

  if (!analect_paragraphs_find (&view->paragraphs, offset))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &place);
  graphene_rect_init (bar, (float) (place.x + (is_end ? place.width : 0) - BAR_WIDTH / 2),
                      (float) (place.y + floor ((place.height - height) / 2)), BAR_WIDTH, (float) height);
  return TRUE;
}

/* The middle of the handle on a mark: above that of the start, below that of the end. */
static graphene_point_t
get_middle (const graphene_rect_t *bar, gboolean is_end)
{
  return GRAPHENE_POINT_INIT (bar->origin.x + BAR_WIDTH / 2.0f, bar->origin.y + (is_end ? bar->size.height : 0));
}

static void
paint_end (AnalectCodingView *view, guint position, gboolean is_end, GtkSnapshot *snapshot)
{
  GdkRGBA ring = analect_look_rgba (analect_look_get ()->ring);
  graphene_rect_t bar, disc;
  graphene_point_t middle;
  GskRoundedRect outline;

  if (!get_bar (view, position, is_end, &bar))
    return;
  middle = get_middle (&bar, is_end);
  graphene_rect_init (&disc, middle.x - RADIUS, middle.y - RADIUS, 2 * RADIUS, 2 * RADIUS);
  gsk_rounded_rect_init_from_rect (&outline, &disc, RADIUS);
  gtk_snapshot_append_color (snapshot, &ring, &bar);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ring, &disc);
  gtk_snapshot_pop (snapshot);
}

void
analect_coding_handles_paint (AnalectCodingView *view, GtkSnapshot *snapshot)
{
  guint start, end;

  if (!get_ends (view, &start, &end))
    return;
  paint_end (view, start, FALSE, snapshot);
  paint_end (view, end, TRUE, snapshot);
}

/* Which handle is at a place of the widget: as AnalectCodingView.dragging. */
static int
find_handle (AnalectCodingView *view, double x, double y)
{
  guint ends[2];
  int buffer_x, buffer_y, found = 0;
  double nearest = 2 * HIT;

  if (!get_ends (view, &ends[0], &ends[1]))
    return 0;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  for (int i = 0; i < 2; i++)
    {
      graphene_rect_t bar;
      graphene_point_t middle;
      double across, along;

      if (!get_bar (view, ends[i], i == 1, &bar))
        continue;
      middle = get_middle (&bar, i == 1);
      across = fabs (middle.x - buffer_x);
      along = fabs (middle.y - buffer_y);
      if (across <= HIT && along <= HIT && across + along < nearest)
        {
          nearest = across + along;
          found = i == 0 ? -1 : 1;
        }
    }
  return found;
}

/* Whether the excerpt has but one range: others are not resized by hand. */
static gboolean
can_resize (AnalectCodingView *view)
{
  guint start, end;

  return view->dragging == 0 && view->excerpt && analect_marks_range (&view->marks, view->excerpt, 0, &start, &end)
         && !analect_marks_range (&view->marks, view->excerpt, 1, &start, &end);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, AnalectCodingView *view)
{
  int handle = can_resize (view) ? find_handle (view, x, y) : 0;

  if (handle == 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  analect_marks_range (&view->marks, view->excerpt, 0, &view->drag_start, &view->drag_end);
  view->dragging = handle;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
on_drag_update (GtkGestureDrag *gesture, double offset_x, double offset_y, AnalectCodingView *view)
{
  double x, y;
  int buffer_x, buffer_y;
  GtkTextIter iter;
  guint position;

  if (view->dragging == 0 || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  /* The handle is at the edge of its line; the pointer means the line itself. */
  y += view->dragging < 0 ? HIT / 2.0 : -HIT / 2.0;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int) (x + offset_x),
                                         (int) (y + offset_y), &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (view), &iter, NULL, buffer_x, buffer_y);
  position = analect_coding_view_to_position (view, gtk_text_iter_get_offset (&iter));
  if (view->dragging < 0)
    view->drag_start = MIN (position, view->drag_end - 1);
  else
    view->drag_end = MAX (position, view->drag_start + 1);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
on_drag_end (GtkGestureDrag *gesture, double offset_x, double offset_y, AnalectCodingView *view)
{
  guint start = view->drag_start, end = view->drag_end, old_start = 0, old_end = 0;

  if (view->dragging == 0)
    return;
  view->dragging = 0;
  gtk_widget_queue_draw (GTK_WIDGET (view));
  analect_marks_range (&view->marks, view->excerpt, 0, &old_start, &old_end);
  if (start != old_start || end != old_end)
    g_signal_emit_by_name (view, "resize-requested", view->excerpt, start, end);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, AnalectCodingView *view)
{
  view->dragging = 0;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                AnalectCodingView *view)
{
  if (view->dragging == 0 || key != GDK_KEY_Escape)
    return FALSE;
  view->dragging = 0;
  gtk_widget_queue_draw (GTK_WIDGET (view));
  return TRUE;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, AnalectCodingView *view)
{
  const char *name = can_resize (view) && find_handle (view, x, y) != 0 ? "col-resize" : "text";

  if (view->dragging == 0)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (view), name);
}

void
analect_coding_handles_add (AnalectCodingView *view)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new (), *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), view);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), view);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), view);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), view);
  gtk_widget_add_controller (GTK_WIDGET (view), key);

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
}
