/* Where the words of a paragraph stand; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "line-geometry.h"

static gboolean
runs_leftwards (gunichar c)
{
  if (c < 0x590)
    return FALSE;
  return c <= 0x8ff || c == 0x200f || c == 0x202b || c == 0x202e || c == 0x2067 || (c >= 0xfb1d && c <= 0xfdff)
         || (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

static gboolean
has_leftward (const GtkTextIter *start, const GtkTextIter *end)
{
  g_autofree char *text = gtk_text_iter_get_slice (start, end);

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (runs_leftwards (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static void
get_place (GtkTextView *view, int offset, GdkRectangle *place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, offset);
  gtk_text_view_get_iter_location (view, &iter, place);
}

/* Notes a line from AT, whose successor begins at NEXT. */
static void
add_line (AnalectLineGeometry *geometry, GtkTextView *view, int at, int next)
{
  AnalectWrappedLine line = { .start = at, .end = next };
  GdkRectangle first, last;

  get_place (view, at, &first);
  get_place (view, MAX (next - 1, at), &last);
  line.y = first.y - geometry->y;
  line.height = first.height;
  line.left = MIN (first.x, first.x + first.width);
  line.right = MAX (last.x, last.x + last.width);
  g_array_append_val (geometry->lines, line);
}

AnalectLineGeometry *
analect_line_geometry_new (GtkTextView *view, const GtkTextIter *iter)
{
  AnalectLineGeometry *geometry = g_new0 (AnalectLineGeometry, 1);
  GtkTextIter start = *iter, end, at;
  int begins;

  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  if (!gtk_text_iter_forward_line (&end))
    gtk_text_iter_forward_to_end (&end);
  geometry->number = gtk_text_iter_get_line (&start);
  geometry->start = gtk_text_iter_get_offset (&start);
  geometry->end = gtk_text_iter_get_offset (&end);
  geometry->mixed = has_leftward (&start, &end);
  geometry->lines = g_array_new (FALSE, FALSE, sizeof (AnalectWrappedLine));
  gtk_text_view_get_line_yrange (view, &start, &geometry->y, &geometry->height);

  at = start;
  begins = geometry->start;
  while (gtk_text_view_forward_display_line (view, &at))
    {
      int next = gtk_text_iter_get_offset (&at);

      if (next <= begins || next >= geometry->end)
        break;
      add_line (geometry, view, begins, next);
      begins = next;
    }
  add_line (geometry, view, begins, geometry->end);
  return geometry;
}

void
analect_line_geometry_free (AnalectLineGeometry *geometry)
{
  if (!geometry)
    return;
  g_array_unref (geometry->lines);
  g_free (geometry);
}

const AnalectWrappedLine *
analect_line_geometry_find (const AnalectLineGeometry *geometry, int offset)
{
  guint low = 0, high = geometry->lines->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (geometry->lines, AnalectWrappedLine, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return &g_array_index (geometry->lines, AnalectWrappedLine, low);
}

static void
add_rectangle (const AnalectWrappedLine *line, int left, int right, GArray *rectangles)
{
  GdkRectangle rectangle = { left, line->y, right - left, line->height };

  if (right > left)
    g_array_append_val (rectangles, rectangle);
}

/* Where letters run both ways a stretch may be in several parts: put together from its characters. */
static void
cover_mixed (const AnalectWrappedLine *line, GtkTextView *view, int start, int end, GArray *rectangles)
{
  int left = 0, right = 0;

  for (int at = start; at < end; at++)
    {
      GdkRectangle place;
      int from, to;

      get_place (view, at, &place);
      from = MIN (place.x, place.x + place.width);
      to = MAX (place.x, place.x + place.width);
      if (from == to)
        continue;
      if (right > left && from <= right + 1 && to >= left - 1)
        {
          left = MIN (left, from);
          right = MAX (right, to);
          continue;
        }
      add_rectangle (line, left, right, rectangles);
      left = from;
      right = to;
    }
  add_rectangle (line, left, right, rectangles);
}

static void
cover_plain (const AnalectWrappedLine *line, GtkTextView *view, int start, int end, GArray *rectangles)
{
  int left = line->left, right = line->right;
  GdkRectangle place;

  if (start > line->start)
    {
      get_place (view, start, &place);
      left = place.x;
    }
  if (end < line->end)
    {
      get_place (view, end, &place);
      right = place.x;
    }
  add_rectangle (line, left, right, rectangles);
}

void
analect_line_geometry_cover (const AnalectLineGeometry *geometry, GtkTextView *view, int start, int end,
                             GArray *rectangles)
{
  start = MAX (start, geometry->start);
  end = MIN (end, geometry->end);
  if (start >= end)
    return;
  for (const AnalectWrappedLine *line = analect_line_geometry_find (geometry, start);
       line < (const AnalectWrappedLine *) geometry->lines->data + geometry->lines->len && line->start < end; line++)
    {
      int from = MAX (start, line->start), to = MIN (end, line->end);

      if (geometry->mixed)
        cover_mixed (line, view, from, to, rectangles);
      else
        cover_plain (line, view, from, to, rectangles);
    }
}
