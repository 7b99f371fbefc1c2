/* What the coding view paints below and above the words. A paragraph's fills are made into a node once; a frame puts
 * the nodes of what is seen in their places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-view-private.h"

#include "highlight.h"
#include "look.h"

#include <math.h>

#define UNDERLINE      2
#define MAX_UNDERLINES 4 /* in high contrast; the brackets tell of more */

static void
add_colour (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* What is behind the words of a line, of the usual height whatever letters there are. */
static void
add_fill (AnalectCodingView *view, GtkSnapshot *snapshot, const GdkRGBA *colour, const GdkRectangle *rectangle)
{
  double height = round (ANALECT_FILL * analect_coding_view_get_scale (view));

  add_colour (snapshot, colour, rectangle->x, rectangle->y + floor ((rectangle->height - height) / 2), rectangle->width,
              height);
}

/* The N-th underline of a line in high contrast: solid, dashed, dotted, and again. */
static void
add_underline (GtkSnapshot *snapshot, const GdkRGBA *colour, const GdkRectangle *rectangle, guint n)
{
  static const int on[] = { 0, 6, 2 }, off[] = { 0, 3, 2 };
  int y = rectangle->y + rectangle->height - 2 + (int) n * (UNDERLINE + 1), step = on[n % 3] + off[n % 3];

  if (step == 0)
    {
      add_colour (snapshot, colour, rectangle->x, y, rectangle->width, UNDERLINE);
      return;
    }
  for (int x = 0; x < rectangle->width; x += step)
    add_colour (snapshot, colour, rectangle->x + x, y, MIN (on[n % 3], rectangle->width - x), UNDERLINE);
}

/* The rectangles of [START, END) of the document in PARAGRAPH. */
static GArray *
cover (AnalectCodingView *view, const AnalectParagraph *paragraph, guint start, guint end)
{
  GArray *rectangles = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));

  analect_line_geometry_cover (paragraph->geometry, GTK_TEXT_VIEW (view), analect_coding_view_to_offset (view, start),
                               analect_coding_view_to_offset (view, end), rectangles);
  return rectangles;
}

static void
paint_piece (AnalectCodingView *view, const AnalectParagraph *paragraph, const AnalectPiece *piece,
             GtkSnapshot *snapshot)
{
  const AnalectLook *look = analect_look_get ();
  g_autoptr (GArray) rectangles = cover (view, paragraph, piece->start, piece->end);
  GdkRGBA fill = analect_look_rgba (piece->fill), line = analect_look_rgba (look->text);

  for (guint i = 0; i < rectangles->len; i++)
    {
      const GdkRectangle *rectangle = &g_array_index (rectangles, GdkRectangle, i);

      if (!look->high_contrast)
        add_fill (view, snapshot, &fill, rectangle);
      for (guint n = 0; look->high_contrast && n < MIN (piece->n, MAX_UNDERLINES); n++)
        add_underline (snapshot, &line, rectangle, n);
    }
}

static void
paint_found (AnalectCodingView *view, const AnalectParagraph *paragraph, guint start, guint end, GtkSnapshot *snapshot)
{
  const AnalectLook *look = analect_look_get ();
  GdkRGBA mark = analect_look_rgba (look->found), line = analect_look_rgba (look->text);
  guint low = 0, high = view->found->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (view->found, AnalectRange, middle).end <= start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint n = low; n < view->found->len; n++)
    {
      const AnalectRange *range = &g_array_index (view->found, AnalectRange, n);
      g_autoptr (GArray) rectangles = NULL;

      if (range->start >= end)
        break;
      rectangles = cover (view, paragraph, range->start, range->end);
      for (guint i = 0; i < rectangles->len; i++)
        {
          const GdkRectangle *rectangle = &g_array_index (rectangles, GdkRectangle, i);

          add_fill (view, snapshot, &mark, rectangle);
          add_colour (snapshot, &line, rectangle->x, rectangle->y + rectangle->height - 1, rectangle->width, 1);
        }
    }
}

/* How much of the page must lie over the text to make it dim. */
static GdkRGBA
get_veil (void)
{
  const AnalectLook *look = analect_look_get ();
  GdkRGBA veil = analect_look_rgba (look->page);
  double range = (double) look->page.green - look->text.green;

  veil.alpha = range == 0 ? 0 : (float) CLAMP ((look->dim.green - (double) look->text.green) / range, 0.2, 0.6);
  return veil;
}

static void
paint_veil (AnalectCodingView *view, const AnalectParagraph *paragraph, const AnalectPiece *piece,
            GtkSnapshot *snapshot)
{
  g_autoptr (GArray) rectangles = cover (view, paragraph, piece->start, piece->end);
  GdkRGBA veil = get_veil ();

  for (guint i = 0; i < rectangles->len; i++)
    {
      const GdkRectangle *rectangle = &g_array_index (rectangles, GdkRectangle, i);

      add_colour (snapshot, &veil, rectangle->x, rectangle->y, rectangle->width, rectangle->height);
    }
}

/* The codings of [START, END) as pieces. */
static GArray *
get_pieces (AnalectCodingView *view, guint start, guint end)
{
  const AnalectLook *look = analect_look_get ();
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AnalectMark));
  g_autoptr (GArray) highlights = g_array_new (FALSE, FALSE, sizeof (AnalectHighlight));

  analect_marks_collect (&view->marks, start, end, marks);
  for (guint i = 0; i < marks->len; i++)
    {
      const AnalectMark *mark = &g_array_index (marks, AnalectMark, i);
      AnalectHighlight highlight = { .start = mark->start, .end = mark->end };

      highlight.colour = analect_coding_view_get_colour (view, mark->code);
      g_array_append_val (highlights, highlight);
    }
  return analect_highlight_cut ((const AnalectHighlight *) highlights->data, highlights->len, start, end, look->page,
                                look->dark);
}

static void
paint_paragraph (AnalectCodingView *view, AnalectParagraph *paragraph)
{
  guint start = analect_coding_view_to_position (view, paragraph->geometry->start);
  guint end = analect_coding_view_to_position (view, paragraph->geometry->end);
  g_autoptr (GArray) pieces = get_pieces (view, start, end);
  GtkSnapshot *under = gtk_snapshot_new (), *over = gtk_snapshot_new ();

  for (guint i = 0; i < pieces->len; i++)
    {
      const AnalectPiece *piece = &g_array_index (pieces, AnalectPiece, i);

      if (piece->n > 0)
        paint_piece (view, paragraph, piece, under);
      else if (view->backlight)
        paint_veil (view, paragraph, piece, over);
    }
  paint_found (view, paragraph, start, end, under);
  paragraph->under = gtk_snapshot_free_to_node (under);
  paragraph->over = gtk_snapshot_free_to_node (over);
  paragraph->painted = TRUE;
}

static void
put_node (GtkSnapshot *snapshot, GskRenderNode *node, int y)
{
  if (!node)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* The line under the current excerpt. */
static void
paint_current (AnalectCodingView *view, GtkSnapshot *snapshot)
{
  GdkRGBA ring = analect_look_rgba (analect_look_get ()->ring);
  double fill = round (ANALECT_FILL * analect_coding_view_get_scale (view));
  guint start, end;

  for (guint n = 0; analect_coding_handles_get_range (view, n, &start, &end); n++)
    for (guint p = 0; p < view->paragraphs.seen->len; p++)
      {
        const AnalectParagraph *paragraph = view->paragraphs.seen->pdata[p];
        g_autoptr (GArray) rectangles = cover (view, paragraph, start, end);

        for (guint i = 0; i < rectangles->len; i++)
          {
            const GdkRectangle *at = &g_array_index (rectangles, GdkRectangle, i);

            add_colour (snapshot, &ring, at->x, paragraph->y + at->y + floor ((at->height - fill) / 2) + fill - 1,
                        at->width, UNDERLINE);
          }
      }
}

void
analect_coding_paint_under (AnalectCodingView *view, GtkSnapshot *snapshot)
{
  if (analect_paragraphs_look (&view->paragraphs))
    analect_coding_view_queue_gutter (view);
  for (guint i = 0; i < view->paragraphs.seen->len; i++)
    {
      AnalectParagraph *paragraph = view->paragraphs.seen->pdata[i];

      if (!paragraph->painted)
        paint_paragraph (view, paragraph);
      put_node (snapshot, paragraph->under, paragraph->y);
    }
  paint_current (view, snapshot);
}

void
analect_coding_paint_over (AnalectCodingView *view, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < view->paragraphs.seen->len; i++)
    {
      const AnalectParagraph *paragraph = view->paragraphs.seen->pdata[i];

      put_node (snapshot, paragraph->over, paragraph->y);
    }
  analect_coding_handles_paint (view, snapshot);
}
