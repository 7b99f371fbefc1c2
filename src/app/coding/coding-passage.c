/* What comes and goes by clipboard and drag: words of the document go out, always as they are in the document and never
 * as they are broken on the screen; codes come in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-view-private.h"

#include "codebook-tree.h"

/* Milliseconds a selection must stand before its words are copied. */
#define PRIMARY_DELAY 150

GdkContentProvider *
analect_coding_passage_content (AnalectCodingView *view, guint start, guint end)
{
  g_autofree char *words = view->text ? analect_text_slice (view->text, start, end) : g_strdup ("");

  return gdk_content_provider_new_typed (G_TYPE_STRING, words);
}

static void
send_selection (gpointer data)
{
  AnalectCodingView *view = data;
  g_autoptr (GdkContentProvider) content = NULL;
  guint start, end;

  view->primary_source = 0;
  if (!analect_coding_view_get_selection (view, &start, &end) || !gtk_widget_get_realized (GTK_WIDGET (view)))
    return;
  content = analect_coding_passage_content (view, start, end);
  gdk_clipboard_set_content (gtk_widget_get_primary_clipboard (GTK_WIDGET (view)), content);
}

void
analect_coding_passage_select (AnalectCodingView *view)
{
  g_clear_handle_id (&view->primary_source, g_source_remove);
  view->primary_source = g_timeout_add_once (PRIMARY_DELAY, send_selection, view);
}

static gboolean
is_in_selection (AnalectCodingView *view, double x, double y)
{
  GtkTextIter start, end, at;
  int buffer_x, buffer_y;

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end))
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  return gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &at, buffer_x, buffer_y)
         && gtk_text_iter_in_range (&at, &start, &end);
}

/* Only a press on what is selected already is a drag. That is decided now: a moment later the pointer may have selected
 * the place where it was pressed. */
static void
on_press (GtkGesture *source, GdkEventSequence *sequence, AnalectCodingView *view)
{
  double x, y;

  if (view->dragging != 0 || !gtk_gesture_get_point (source, sequence, &x, &y) || !is_in_selection (view, x, y))
    gtk_gesture_set_state (source, GTK_EVENT_SEQUENCE_DENIED);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, AnalectCodingView *view)
{
  guint start, end;

  if (view->dragging != 0 || !analect_coding_view_get_selection (view, &start, &end))
    return NULL;
  gtk_gesture_set_state (GTK_GESTURE (source), GTK_EVENT_SEQUENCE_CLAIMED);
  return analect_coding_passage_content (view, start, end);
}

/* The words under the pointer, shortened. */
static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, AnalectCodingView *view)
{
  guint start, end;
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (!analect_coding_view_get_selection (view, &start, &end) || !view->text)
    return;
  words = analect_text_slice (view->text, start, MIN (end, start + 200));
  g_strdelimit (words, "\r\n\t", ' ');
  label = gtk_label_new (words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static gboolean
is_code (const GValue *value)
{
  return value && G_VALUE_HOLDS_STRING (value) && g_value_get_string (value)
         && g_str_has_prefix (g_value_get_string (value), ANALECT_CODE_DRAG_PREFIX);
}

static GdkDragAction
on_drop_motion (GtkDropTarget *target, double x, double y, AnalectCodingView *view)
{
  const GValue *value = gtk_drop_target_get_value (target);

  /* What is dragged is not known until it was sent. */
  return view->marks.document && (!value || is_code (value)) ? GDK_ACTION_COPY : 0;
}

/* What a code falls on: the selection when there is one, else the excerpt under the pointer. */
static gboolean
select_for_drop (AnalectCodingView *view, double x, double y)
{
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  guint start, end, position;
  int buffer_x, buffer_y;
  GtkTextIter at;

  if (analect_coding_view_get_selection (view, &start, &end))
    return TRUE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &at, buffer_x, buffer_y);
  position = analect_coding_view_to_position (view, gtk_text_iter_get_offset (&at));
  analect_marks_excerpts (&view->marks, position, position, excerpts);
  if (excerpts->len == 0
      || !analect_marks_range (&view->marks, g_array_index (excerpts, AnalectId, excerpts->len - 1), 0, &start, &end))
    return FALSE;
  analect_coding_view_select (view, start, end, FALSE);
  return TRUE;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, AnalectCodingView *view)
{
  AnalectId code =
      is_code (value) ? analect_code_from_drag (view->workbench, g_value_get_string (value)) : ANALECT_ID_NONE;

  if (!code || !select_for_drop (view, x, y))
    return FALSE;
  g_signal_emit_by_name (view, "code-dropped", code);
  return TRUE;
}

void
analect_coding_passage_add (AnalectCodingView *view)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "begin", G_CALLBACK (on_press), view);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), view);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (on_drop_motion), view);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
}
