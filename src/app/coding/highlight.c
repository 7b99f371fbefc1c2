/* Cutting codings into pieces, and their colours; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "highlight.h"

/* A place where a coding begins or ends. */
typedef struct
{
  guint position;
  gboolean begins;
  AnalectColour colour;
} Edge;

/* A colour among the codings that are open where the walk is. */
typedef struct
{
  AnalectColour colour;
  guint n;
} Open;

double
analect_highlight_share (guint n, gboolean dark)
{
  static const double light_shares[] = { 0, .20, .30, .36 }, dark_shares[] = { 0, .18, .25, .30 };

  n = MIN (n, 3);
  return dark ? dark_shares[n] : light_shares[n];
}

static guint8
mix (guint page, guint sum, guint n, double share)
{
  return (guint8) (page * (1 - share) + (double) sum / n * share + 0.5);
}

AnalectColour
analect_highlight_fill (const AnalectColour *colours, guint n_colours, guint n, AnalectColour page, gboolean dark)
{
  double share = analect_highlight_share (n, dark);
  guint red = 0, green = 0, blue = 0;

  if (n_colours == 0)
    return page;
  for (guint i = 0; i < n_colours; i++)
    {
      red += colours[i].red;
      green += colours[i].green;
      blue += colours[i].blue;
    }
  return (AnalectColour){ mix (page.red, red, n_colours, share), mix (page.green, green, n_colours, share),
                          mix (page.blue, blue, n_colours, share), 255 };
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a, *other = b;

  return one->position < other->position ? -1 : one->position > other->position;
}

static GArray *
collect_edges (const AnalectHighlight *highlights, guint n, guint start, guint end)
{
  GArray *edges = g_array_sized_new (FALSE, FALSE, sizeof (Edge), 2 * n);

  for (guint i = 0; i < n; i++)
    {
      Edge first = { MAX (highlights[i].start, start), TRUE, highlights[i].colour };
      Edge last = { MIN (highlights[i].end, end), FALSE, highlights[i].colour };

      if (first.position >= last.position)
        continue;
      g_array_append_val (edges, first);
      g_array_append_val (edges, last);
    }
  g_array_sort (edges, compare_edges);
  return edges;
}

static void
pass_edge (GArray *open, const Edge *edge)
{
  Open fresh = { edge->colour, 1 };

  for (guint i = 0; i < open->len; i++)
    {
      Open *entry = &g_array_index (open, Open, i);

      if (!analect_colour_equal (entry->colour, edge->colour))
        continue;
      entry->n += edge->begins ? 1 : -1u;
      if (entry->n == 0)
        g_array_remove_index_fast (open, i);
      return;
    }
  g_array_append_val (open, fresh);
}

static void
add_piece (GArray *pieces, const GArray *open, guint start, guint end, AnalectColour page, gboolean dark)
{
  AnalectPiece piece = { .start = start, .end = end };
  AnalectColour few[16] = { ANALECT_COLOUR_NONE }, *colours = few;

  if (start >= end)
    return;
  if (open->len > G_N_ELEMENTS (few))
    colours = g_new (AnalectColour, open->len);
  for (guint i = 0; i < open->len; i++)
    {
      const Open *entry = &g_array_index (open, Open, i);

      colours[i] = entry->colour;
      piece.n += entry->n;
    }
  piece.fill = analect_highlight_fill (colours, open->len, piece.n, page, dark);
  g_array_append_val (pieces, piece);
  if (colours != few)
    g_free (colours);
}

GArray *
analect_highlight_cut (const AnalectHighlight *highlights, guint n, guint start, guint end, AnalectColour page,
                       gboolean dark)
{
  g_autoptr (GArray) edges = collect_edges (highlights, n, start, end);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (AnalectPiece));
  guint at = start;

  /* At one place ends may come after beginnings: no piece is made between them, and counts agree behind it. */
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      add_piece (pieces, open, at, edge->position, page, dark);
      at = edge->position;
      pass_edge (open, edge);
    }
  add_piece (pieces, open, at, end, page, dark);
  return pieces;
}
