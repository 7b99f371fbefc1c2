/* How the coding view sets a text: what is in the buffer, headings, gaps between paragraphs, the height of lines.
 *
 * Tags are few: one for the size of the font over everything, one for headings, and those for gaps. Paragraphs set
 * apart by an empty line get a gap in its place; where a text has no empty lines, its paragraphs get a gap of their
 * own, unless they are so short that each line of print was kept as one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-view-private.h"

#include <string.h>

#define PARAGRAPH_GAP 11
#define HEADING_GAP   3
#define SHORT_LINE    120 /* characters; a text of such lines was printed that way */

void
analect_coding_text_init (AnalectCodingView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  /* Never edited: what undo would keep is not needed. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  view->reading = gtk_text_buffer_create_tag (buffer, NULL, "size-points", view->font_size, NULL);
  view->other_line = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  view->heading = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  view->unbroken = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 0, NULL);
  view->gap = gtk_text_buffer_create_tag (buffer, NULL, "size-points", 1.0, "pixels-above-lines", 0,
                                          "pixels-below-lines", PARAGRAPH_GAP, NULL);
  view->heading_gap = gtk_text_buffer_create_tag (buffer, NULL, "size-points", 1.0, "pixels-above-lines", 0,
                                                  "pixels-below-lines", HEADING_GAP, NULL);
}

/* The height a line of this font has of itself. */
static int
natural_height (AnalectCodingView *view)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), "x");
  PangoAttrList *attributes = pango_attr_list_new ();
  int height;

  pango_attr_list_insert (attributes, pango_attr_size_new ((int) (view->font_size * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Whether empty lines part the paragraphs, and how long these are on average. */
static void
get_habits (GtkTextBuffer *buffer, gboolean *has_empty, guint *mean_length)
{
  g_autofree char *sample = NULL;
  GtkTextIter start, end;
  guint n_lines = 1, n_empty = 0, length = 0;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 20000);
  sample = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  for (const char *at = sample; *at; at = g_utf8_next_char (at), length++)
    if (*at == '\n')
      {
        n_lines++;
        n_empty += at == sample || at[-1] == '\n';
      }
  *has_empty = n_empty * 20 > n_lines;
  *mean_length = length / n_lines;
}

void
analect_coding_text_set_metrics (AnalectCodingView *view)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (view);
  int pitch = (int) (ANALECT_LINE_PITCH * analect_coding_view_get_scale (view) + 0.5);
  int extra = MAX (pitch - natural_height (view), 0);
  gboolean has_empty;
  guint mean_length;

  get_habits (gtk_text_view_get_buffer (text_view), &has_empty, &mean_length);
  g_object_set (view->reading, "size-points", view->font_size, NULL);
  g_object_set (view->unbroken, "pixels-below-lines", extra - extra / 2, NULL);
  gtk_text_view_set_pixels_above_lines (text_view, extra / 2);
  gtk_text_view_set_pixels_inside_wrap (text_view, extra);
  gtk_text_view_set_pixels_below_lines (text_view, extra - extra / 2
                                                       + (has_empty || mean_length < SHORT_LINE ? 0 : PARAGRAPH_GAP));
}

/* What is shown just before a break is not the end of a paragraph: no gap. */
static void
close_breaks (AnalectCodingView *view, GtkTextBuffer *buffer)
{
  const GArray *breaks = analect_break_map_get_breaks (view->map);

  for (guint i = 0; i < breaks->len; i++)
    {
      int offset = analect_break_map_to_display (view->map, g_array_index (breaks, guint, i)) - 1;
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &end, offset);
      start = end;
      gtk_text_iter_set_line_offset (&start, 0);
      gtk_text_buffer_apply_tag (buffer, view->unbroken, &start, &end);
    }
}

/* Lowers the empty lines of DISPLAY, the buffer's text. */
static void
lower_empty_lines (AnalectCodingView *view, GtkTextBuffer *buffer, const char *display)
{
  gboolean at_start = TRUE;
  int line = 0;

  for (const char *at = display; *at; at++)
    {
      /* The buffer's own count of lines: it knows other line ends than this one. */
      if (*at == '\n' && at_start)
        {
          GtkTextIter start, end;

          gtk_text_buffer_get_iter_at_line (buffer, &start, line);
          end = start;
          if (gtk_text_iter_ends_line (&start) && gtk_text_iter_forward_char (&end))
            gtk_text_buffer_apply_tag (buffer, view->gap, &start, &end);
        }
      at_start = *at == '\n';
      line += at_start;
    }
}

/* Tags every other line, so that a tag begins or ends at each. GTK keeps the style of the last words laid out until it
 * comes to such a place, and does not come to those of lines it has in its cache: without this, words after a cached
 * line now and then get the style of what is before it, an empty line's one point for instance. */
static void
part_lines (AnalectCodingView *view, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (!gtk_text_iter_is_end (&start))
    {
      end = start;
      gtk_text_iter_forward_line (&end);
      gtk_text_buffer_apply_tag (buffer, view->other_line, &start, &end);
      start = end;
      gtk_text_iter_forward_line (&start);
    }
}

/* Whether the words at POSITION are those of TITLE, up to the line's end. */
static gboolean
has_title (AnalectCodingView *view, guint position, const char *title)
{
  gsize length = strlen (title), offset;
  const char *words;

  if (length == 0 || position >= analect_text_get_length (view->text))
    return FALSE;
  offset = analect_text_get_offset (view->text, position);
  words = analect_text_peek (view->text) + offset;
  return offset + length <= analect_text_get_size (view->text) && memcmp (words, title, length) == 0
         && (words[length] == '\0' || words[length] == '\n' || words[length] == '\r');
}

static void
set_heading (AnalectCodingView *view, GtkTextBuffer *buffer, guint position)
{
  GtkTextIter start, end, below;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, analect_coding_view_to_offset (view, position));
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_apply_tag (buffer, view->heading, &start, &end);
  if (!gtk_text_iter_forward_line (&end) || !gtk_text_iter_ends_line (&end))
    return;
  below = end;
  if (gtk_text_iter_forward_char (&below))
    gtk_text_buffer_apply_tag (buffer, view->heading_gap, &end, &below);
}

void
analect_coding_text_set_headings (AnalectCodingView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  AnalectLookup *lookup = analect_workbench_get_lookup (view->workbench);
  const AnalectRows *rows = analect_workbench_get_rows (view->workbench);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, view->heading, &start, &end);
  gtk_text_buffer_remove_tag (buffer, view->heading_gap, &start, &end);
  if (!view->text)
    return;
  for (AnalectId id = analect_lookup_first (lookup, ANALECT_SECTION_DOCUMENT, view->marks.document); id;
       id = analect_lookup_next (lookup, ANALECT_SECTION_DOCUMENT, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      gint64 position = analect_row_integer (row, ANALECT_SECTION_START);

      if (position >= 0 && has_title (view, (guint) position, analect_row_string (row, ANALECT_SECTION_TITLE)))
        set_heading (view, buffer, (guint) position);
    }
}

void
analect_coding_text_load (AnalectCodingView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *display = NULL;
  GtkTextIter start, end;
  gsize n_bytes;

  g_clear_pointer (&view->map, analect_break_map_free);
  view->map = analect_break_map_new (view->text, &display, &n_bytes);
  gtk_text_buffer_set_text (buffer, display, (int) n_bytes);
  analect_coding_text_set_metrics (view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, view->reading, &start, &end);
  part_lines (view, buffer);
  lower_empty_lines (view, buffer, display);
  close_breaks (view, buffer);
  analect_coding_text_set_headings (view);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}
