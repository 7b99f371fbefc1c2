/* The caret of the coding view, and the current excerpt that goes with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "announce.h"
#include "coding-gutter.h"
#include "coding-view-private.h"

void
analect_coding_caret_set_excerpt (AnalectCodingView *view, AnalectId excerpt)
{
  if (view->excerpt == excerpt)
    return;
  view->excerpt = excerpt;
  view->dragging = 0;
  analect_coding_gutter_renew (ANALECT_CODING_GUTTER (view->gutter));
  gtk_widget_queue_draw (GTK_WIDGET (view));
  g_signal_emit_by_name (view, "excerpt-changed");
}

/* Says what an excerpt is about when the caret comes into it, once; takes that back when the caret is in none. */
static void
announce (AnalectCodingView *view)
{
  if (view->announced == view->excerpt)
    return;
  view->announced = view->excerpt;
  if (gtk_widget_has_focus (GTK_WIDGET (view)))
    {
      g_autofree char *names = view->excerpt ? analect_marks_names (&view->marks, view->excerpt) : g_strdup ("");

      analect_announce (GTK_WIDGET (view), names);
    }
}

/* Whether the coder at work made EXCERPT. */
static gboolean
is_own (AnalectCodingView *view, AnalectId excerpt)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (view->workbench), excerpt);

  return row && analect_row_reference (row, ANALECT_EXCERPT_CODER) == analect_workbench_get_coder (view->workbench);
}

/* The shortest excerpt at POSITION, one's own before others' of the same length, or none. */
static AnalectId
find_excerpt (AnalectCodingView *view, guint position)
{
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  AnalectId shortest = ANALECT_ID_NONE;
  guint least = G_MAXUINT, start, end;

  analect_marks_excerpts (&view->marks, position, position, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId excerpt = g_array_index (excerpts, AnalectId, i);

      if (analect_marks_extent (&view->marks, excerpt, &start, &end)
          && (end - start < least || (end - start == least && is_own (view, excerpt))))
        {
          least = end - start;
          shortest = excerpt;
        }
    }
  return shortest;
}

static gboolean
is_of_document (AnalectCodingView *view, AnalectId excerpt)
{
  guint start, end;

  return excerpt && analect_marks_extent (&view->marks, excerpt, &start, &end);
}

/* Whether POSITION is in EXCERPT or right behind it. */
static gboolean
is_at (AnalectCodingView *view, AnalectId excerpt, guint position)
{
  guint start, end;

  return analect_marks_covers (&view->marks, excerpt, position)
         || (analect_marks_extent (&view->marks, excerpt, &start, &end) && position == end);
}

/* Which excerpt is current, now that the caret or the excerpts moved. */
void
analect_coding_caret_follow (AnalectCodingView *view)
{
  guint start, end;
  gboolean selected = analect_coding_view_get_selection (view, &start, &end);
  gboolean stays = is_of_document (view, view->excerpt) && (selected || is_at (view, view->excerpt, start));

  if (!stays)
    analect_coding_caret_set_excerpt (view, selected ? ANALECT_ID_NONE : find_excerpt (view, start));
  announce (view);
}

static void
on_mark_set (GtkTextBuffer *buffer, const GtkTextIter *location, GtkTextMark *mark, AnalectCodingView *view)
{
  guint start, end;

  if (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer))
    return;
  analect_coding_view_get_selection (view, &start, &end);
  if (start == view->caret_start && end == view->caret_end)
    return;
  view->caret_start = start;
  view->caret_end = end;
  if (start != end)
    analect_coding_passage_select (view);
  if (!view->choosing)
    analect_coding_caret_follow (view);
  g_signal_emit_by_name (view, "selection-changed");
}

gboolean
analect_coding_view_get_selection (AnalectCodingView *view, guint *start, guint *end)
{
  GtkTextIter first, last;
  gboolean selected =
      gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &first, &last);

  *start = analect_coding_view_to_position (view, gtk_text_iter_get_offset (&first));
  *end = analect_coding_view_to_position (view, gtk_text_iter_get_offset (&last));
  return selected && *start < *end;
}

void
analect_coding_view_select (AnalectCodingView *view, guint start, guint end, gboolean scroll)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter first, last;

  gtk_text_buffer_get_iter_at_offset (buffer, &first, analect_coding_view_to_offset (view, start));
  gtk_text_buffer_get_iter_at_offset (buffer, &last, analect_coding_view_to_offset (view, end));
  gtk_text_buffer_select_range (buffer, &last, &first);
  if (scroll && view->measured_width == 0)
    analect_coding_view_scroll_to (view, start);
  else if (scroll)
    view->settling = FALSE;
  if (scroll && view->measured_width > 0)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
}

AnalectId
analect_coding_view_get_excerpt (AnalectCodingView *view)
{
  return view->excerpt;
}

void
analect_coding_view_set_excerpt (AnalectCodingView *view, AnalectId excerpt)
{
  guint start, end, from, to;
  gboolean selected, stays = FALSE;

  if (excerpt && !analect_marks_extent (&view->marks, excerpt, &start, &end))
    excerpt = ANALECT_ID_NONE;
  if (excerpt)
    {
      selected = analect_coding_view_get_selection (view, &from, &to);
      view->choosing = TRUE;
      /* Who has coded what was selected goes on reading behind it. */
      stays = selected && to >= start && to <= end;
      if (stays)
        from = to;
      else if (selected || !analect_marks_covers (&view->marks, excerpt, from))
        from = start;
      analect_coding_view_select (view, from, from, !stays);
      view->choosing = FALSE;
    }
  analect_coding_caret_set_excerpt (view, excerpt);
  announce (view);
}

void
analect_coding_view_choose (AnalectCodingView *view, const AnalectMark *mark)
{
  AnalectMark copy = *mark; /* the change may take it away */

  analect_coding_view_set_excerpt (view, copy.excerpt);
  g_signal_emit_by_name (view, "coding-clicked", copy.coding);
}

GArray *
analect_coding_view_get_excerpts_at_caret (AnalectCodingView *view)
{
  GArray *excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  guint start, end;

  analect_coding_view_get_selection (view, &start, &end);
  analect_marks_excerpts (&view->marks, start, end, excerpts);
  return excerpts;
}

gboolean
analect_coding_view_next_excerpt (AnalectCodingView *view, gboolean forward)
{
  guint start, end;
  AnalectId next;

  analect_coding_view_get_selection (view, &start, &end);
  next = analect_marks_step (&view->marks, view->excerpt, start, forward);
  if (!next)
    return FALSE;
  analect_marks_extent (&view->marks, next, &start, &end);
  view->choosing = TRUE;
  analect_coding_view_select (view, start, start, TRUE);
  view->choosing = FALSE;
  analect_coding_view_set_excerpt (view, next);
  return TRUE;
}

gboolean
analect_coding_view_next_overlapping (AnalectCodingView *view)
{
  g_autoptr (GArray) excerpts = analect_coding_view_get_excerpts_at_caret (view);
  guint next = 0;

  for (guint i = 0; i < excerpts->len; i++)
    if (g_array_index (excerpts, AnalectId, i) == view->excerpt)
      next = (i + 1) % excerpts->len;
  if (excerpts->len == 0 || g_array_index (excerpts, AnalectId, next) == view->excerpt)
    return FALSE;
  analect_coding_view_set_excerpt (view, g_array_index (excerpts, AnalectId, next));
  return TRUE;
}

gboolean
analect_coding_view_get_place_of_selection (AnalectCodingView *view, GdkRectangle *rectangle)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (view);
  GtkTextIter first, last, begin;
  GdkRectangle end;
  gboolean seen;
  guint from, to;
  int height = gtk_widget_get_height (GTK_WIDGET (view));

  if (!analect_coding_view_get_selection (view, &from, &to) && view->excerpt)
    analect_marks_extent (&view->marks, view->excerpt, &from, &to);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (text_view), &first,
                                      analect_coding_view_to_offset (view, from));
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (text_view), &last,
                                      analect_coding_view_to_offset (view, to));
  if (to > from)
    gtk_text_iter_backward_char (&last);
  begin = last;
  gtk_text_view_backward_display_line_start (text_view, &begin);
  if (gtk_text_iter_compare (&begin, &first) < 0)
    begin = first;
  gtk_text_view_get_iter_location (text_view, &begin, rectangle);
  gtk_text_view_get_iter_location (text_view, &last, &end);
  end.x += to > from ? end.width : 0;
  rectangle->width = MAX (ABS (end.x - rectangle->x), 1);
  rectangle->x = MIN (rectangle->x, end.x);
  gtk_text_view_buffer_to_window_coords (text_view, GTK_TEXT_WINDOW_WIDGET, rectangle->x, rectangle->y, &rectangle->x,
                                         &rectangle->y);
  seen = rectangle->y + rectangle->height > 0 && rectangle->y < height;
  rectangle->y = CLAMP (rectangle->y, 0, MAX (height - rectangle->height, 0));
  return seen;
}

void
analect_coding_caret_add (AnalectCodingView *view)
{
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "mark-set", G_CALLBACK (on_mark_set), view,
                           G_CONNECT_AFTER);
}
