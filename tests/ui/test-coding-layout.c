/* What the coding view works out without a display: breaks in long paragraphs, pieces of highlighted text and their
 * colours, lanes of brackets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "break-map.h"
#include "highlight.h"
#include "lanes.h"

#include <math.h>
#include <string.h>

/* A text of LENGTH letters with SPACE (or nothing) at every tenth place. */
static AnalectText *
make_text (guint length, const char *letter, const char *space)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append (string, space && i % 10 == 9 ? space : letter);
  return analect_text_new (string->str, -1);
}

/* What must hold of every map: positions go there and back, and outside of breaks the characters are the same. */
static void
check_map (const AnalectText *text, const AnalectBreakMap *map, const char *display)
{
  guint n = analect_text_get_length (text);

  g_assert_cmpint (g_utf8_strlen (display, -1), ==, n + analect_break_map_get_n_inserted (map));
  for (guint i = 0; i < n; i++)
    {
      guint offset = analect_break_map_to_display (map, i);
      gunichar shown = g_utf8_get_char (g_utf8_offset_to_pointer (display, offset));
      gunichar meant = g_utf8_get_char (analect_text_peek (text) + analect_text_get_offset (text, i));

      g_assert_cmpuint (analect_break_map_to_text (map, offset), ==, i);
      if (shown != meant)
        {
          g_assert_cmpuint (shown, ==, '\n');
          g_assert_true (g_unichar_isspace (meant));
        }
    }
}

/* The longest line of DISPLAY, in characters. */
static guint
longest_line (const char *display)
{
  g_auto (GStrv) lines = g_strsplit (display, "\n", -1);
  guint longest = 0;

  for (guint i = 0; lines[i]; i++)
    longest = MAX (longest, (guint) g_utf8_strlen (lines[i], -1));
  return longest;
}

static void
test_short (void)
{
  g_autoptr (AnalectText) text = analect_text_new ("One line.\n\nAnother, with ümlauts.", -1);
  g_autofree char *display = NULL;
  gsize n_bytes;
  g_autoptr (AnalectBreakMap) map = analect_break_map_new (text, &display, &n_bytes);

  g_assert_cmpstr (display, ==, analect_text_peek (text));
  g_assert_cmpuint (n_bytes, ==, strlen (display));
  g_assert_cmpuint (analect_break_map_get_breaks (map)->len, ==, 0);
  check_map (text, map, display);
}

static void
test_nothing (void)
{
  g_autofree char *display = NULL;
  g_autoptr (AnalectBreakMap) map = analect_break_map_new (NULL, &display, NULL);

  g_assert_cmpstr (display, ==, "");
  g_assert_cmpuint (analect_break_map_to_text (map, 0), ==, 0);
}

static void
test_soft (void)
{
  g_autoptr (AnalectText) text = make_text (9000, "é", " ");
  g_autofree char *display = NULL;
  g_autoptr (AnalectBreakMap) map = analect_break_map_new (text, &display, NULL);

  g_assert_cmpuint (analect_break_map_get_n_inserted (map), ==, 0);
  g_assert_cmpuint (analect_break_map_get_breaks (map)->len, ==, 4);
  g_assert_cmpuint (g_array_index (analect_break_map_get_breaks (map), guint, 0), ==, 2010);
  g_assert_cmpuint (longest_line (display), <=, ANALECT_BREAK_SOFT + 10);
  check_map (text, map, display);
}

/* A no-break space is no place for a break. */
static void
test_no_break_space (void)
{
  g_autoptr (AnalectText) text = make_text (3000, "x", "\u00a0");
  g_autofree char *display = NULL;
  g_autoptr (AnalectBreakMap) map = analect_break_map_new (text, &display, NULL);

  g_assert_cmpstr (display, ==, analect_text_peek (text));
}

static void
test_hard (void)
{
  g_autoptr (AnalectText) text = make_text (30000, "字", NULL);
  g_autofree char *display = NULL;
  g_autoptr (AnalectBreakMap) map = analect_break_map_new (text, &display, NULL);

  g_assert_cmpuint (analect_break_map_get_n_inserted (map), ==, 3);
  g_assert_cmpuint (longest_line (display), ==, ANALECT_BREAK_HARD);
  g_assert_cmpuint (analect_break_map_to_display (map, 8000), ==, 8001);
  g_assert_cmpuint (analect_break_map_to_text (map, 8000), ==, 8000);
  g_assert_cmpuint (analect_break_map_to_text (map, 8001), ==, 8000);
  check_map (text, map, display);
}

/* A letter and its marks stay together. */
static void
test_marks (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (AnalectText) text = NULL;
  g_autoptr (AnalectBreakMap) map = NULL;
  g_autofree char *display = NULL;

  for (guint i = 0; i < 9000; i++)
    g_string_append (string, i >= 7998 && i < 8003 ? "\u0301" : "a");
  text = analect_text_new (string->str, -1);
  map = analect_break_map_new (text, &display, NULL);
  g_assert_cmpuint (g_array_index (analect_break_map_get_breaks (map), guint, 0), ==, 8003);
  check_map (text, map, display);
}

static void
test_shares (void)
{
  g_assert_cmpfloat (analect_highlight_share (1, FALSE), ==, .20);
  g_assert_cmpfloat (analect_highlight_share (2, FALSE), ==, .30);
  g_assert_cmpfloat (analect_highlight_share (3, FALSE), ==, .36);
  g_assert_cmpfloat (analect_highlight_share (40, FALSE), ==, .36);
  g_assert_cmpfloat (analect_highlight_share (1, TRUE), ==, .18);
  g_assert_cmpfloat (analect_highlight_share (9, TRUE), ==, .30);
}

static void
test_fill (void)
{
  AnalectColour two[] = { ANALECT_COLOUR_RGB (0x000000), ANALECT_COLOUR_RGB (0xff0000) };
  AnalectColour fill = analect_highlight_fill (two, 2, 2, ANALECT_COLOUR_RGB (0xffffff), FALSE);

  /* 255 × 0.7 + 127.5 × 0.3, 255 × 0.7 */
  g_assert_cmpuint (fill.red, ==, 217);
  g_assert_cmpuint (fill.green, ==, 179);
  g_assert_cmpuint (fill.blue, ==, 179);
  fill = analect_highlight_fill (two, 1, 1, ANALECT_COLOUR_RGB (0xffffff), FALSE);
  g_assert_cmpuint (fill.red, ==, 204);
}

/* Words stay readable whatever codes there are, on both pages. */
static void
test_readable (void)
{
  for (int dark = 0; dark < 2; dark++)
    for (guint a = 0; a < ANALECT_PALETTE_SIZE; a++)
      for (guint b = 0; b < ANALECT_PALETTE_SIZE; b++)
        {
          AnalectColour page = ANALECT_COLOUR_RGB (dark ? 0x2d2d2d : 0xffffff);
          AnalectColour text = ANALECT_COLOUR_RGB (dark ? 0xeeeeec : 0x1f2325);
          AnalectColour two[] = { analect_palette_get (a, dark), analect_palette_get (b, dark) };
          AnalectColour fill = analect_highlight_fill (two, a == b ? 1 : 2, 3, page, dark);

          g_assert_cmpfloat (analect_colour_contrast (text, fill), >=, dark ? 4.9 : 7.5);
        }
}

/* What covers a place, the slow way. */
static void
check_place (const AnalectHighlight *highlights, guint n, const AnalectPiece *piece, guint at)
{
  AnalectColour colours[64], fill;
  guint n_colours = 0, n_codings = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      if (at < highlights[i].start || at >= highlights[i].end)
        continue;
      n_codings++;
      for (guint k = 0; k < n_colours; k++)
        known |= analect_colour_equal (colours[k], highlights[i].colour);
      if (!known)
        colours[n_colours++] = highlights[i].colour;
    }
  fill = analect_highlight_fill (colours, n_colours, n_codings, ANALECT_COLOUR_RGB (0xffffff), FALSE);
  g_assert_cmpuint (piece->n, ==, n_codings);
  g_assert_true (analect_colour_equal (piece->fill, fill));
}

static void
shuffle (GRand *rand, AnalectHighlight *highlights, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (rand, 0, (gint32) i);
      AnalectHighlight kept = highlights[k];

      highlights[k] = highlights[i - 1];
      highlights[i - 1] = kept;
    }
}

static void
test_pieces (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 300; round++)
    {
      AnalectHighlight highlights[40];
      guint n = (guint) g_rand_int_range (rand, 0, 40), at = 50;
      g_autoptr (GArray) pieces = NULL, again = NULL;

      for (guint i = 0; i < n; i++)
        {
          highlights[i].start = (guint) g_rand_int_range (rand, 0, 200);
          highlights[i].end = highlights[i].start + (guint) g_rand_int_range (rand, 1, 60);
          highlights[i].colour = analect_palette_get (g_rand_int_range (rand, 0, ANALECT_PALETTE_SIZE), FALSE);
        }
      pieces = analect_highlight_cut (highlights, n, 50, 180, ANALECT_COLOUR_RGB (0xffffff), FALSE);
      for (guint i = 0; i < pieces->len; i++)
        {
          const AnalectPiece *piece = &g_array_index (pieces, AnalectPiece, i);

          g_assert_cmpuint (piece->start, ==, at);
          g_assert_cmpuint (piece->end, >, at);
          for (; at < piece->end; at++)
            check_place (highlights, n, piece, at);
        }
      g_assert_cmpuint (at, ==, 180);

      shuffle (rand, highlights, n);
      again = analect_highlight_cut (highlights, n, 50, 180, ANALECT_COLOUR_RGB (0xffffff), FALSE);
      g_assert_cmpmem (pieces->data, pieces->len * sizeof (AnalectPiece), again->data,
                       again->len * sizeof (AnalectPiece));
    }
}

static AnalectLaneItem
item (double top, double bottom, guint start)
{
  return (
      AnalectLaneItem){ .top = top, .bottom = bottom, .start = start, .end = start + 1, .before = ANALECT_LANE_NONE };
}

static void
test_lanes (void)
{
  AnalectLaneItem items[] = { item (24, 90, 2), item (0, 42, 1), item (0, 18, 0), item (100, 118, 3) };

  g_assert_cmpuint (analect_lanes_pack (items, 4, 8, 7, NULL), ==, 2);
  /* Sorted: the longer of those at the top first. */
  g_assert_cmpfloat (items[0].bottom, ==, 42);
  g_assert_cmpint (items[0].lane, ==, 0);
  g_assert_cmpint (items[1].lane, ==, 1);
  /* 18 + 3 is above 24: the short one's lane is free again. */
  g_assert_cmpint (items[2].lane, ==, 1);
  g_assert_cmpint (items[3].lane, ==, 0);
}

static void
test_labels (void)
{
  AnalectLaneItem items[] = { item (0, 18, 0), item (0, 18, 1), item (0, 18, 2), item (0, 18, 3), item (200, 218, 4) };

  analect_lanes_pack (items, 5, 8, 7, NULL);
  g_assert_cmpfloat (items[0].label, ==, 0);
  g_assert_cmpfloat (items[1].label, ==, 18);
  g_assert_cmpfloat (items[2].label, ==, 36);
  /* Too far below its bracket. */
  g_assert_true (isnan (items[3].label));
  g_assert_cmpfloat (items[4].label, ==, 200);
}

static void
test_rests (void)
{
  AnalectLaneItem items[11];
  g_autoptr (GArray) rests = NULL;
  guint with_lane = 0;

  for (guint i = 0; i < 11; i++)
    items[i] = item (0, 100, i);
  g_assert_cmpuint (analect_lanes_pack (items, 11, 8, 7, &rests), ==, 8);
  for (guint i = 0; i < 11; i++)
    with_lane += items[i].lane != ANALECT_LANE_NONE;
  g_assert_cmpuint (with_lane, ==, 7);
  g_assert_cmpuint (rests->len, ==, 1);
  g_assert_cmpuint (g_array_index (rests, AnalectLaneRest, 0).n, ==, 4);
}

/* Eight fit without a count. */
static void
test_just_enough (void)
{
  AnalectLaneItem items[8];
  g_autoptr (GArray) rests = NULL;

  for (guint i = 0; i < 8; i++)
    items[i] = item (0, 100, i);
  g_assert_cmpuint (analect_lanes_pack (items, 8, 8, 7, &rests), ==, 8);
  g_assert_cmpuint (rests->len, ==, 0);
}

static void
test_keeps_lane (void)
{
  AnalectLaneItem items[] = { item (0, 100, 0), item (50, 100, 1) };

  items[0].before = 1;
  analect_lanes_pack (items, 2, 8, 7, NULL);
  g_assert_cmpint (items[0].lane, ==, 1);
  g_assert_cmpint (items[1].lane, ==, 0);
}

/* Whatever there is, nothing overlaps in a lane, and every item is in a lane or counted. */
static void
test_lanes_at_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 300; round++)
    {
      AnalectLaneItem items[60];
      guint n = (guint) g_rand_int_range (rand, 0, 60), counted = 0, lanes;
      g_autoptr (GArray) rests = NULL;

      for (guint i = 0; i < n; i++)
        {
          double top = g_rand_int_range (rand, 0, 700);

          items[i] = item (top, top + g_rand_int_range (rand, 18, 200), i);
          items[i].before = g_rand_int_range (rand, -1, 10);
        }
      lanes = analect_lanes_pack (items, n, 8, 7, &rests);
      g_assert_cmpuint (lanes, <=, 8);
      for (guint i = 0; i < rests->len; i++)
        counted += g_array_index (rests, AnalectLaneRest, i).n;
      for (guint i = 0; i < n; i++)
        {
          counted += items[i].lane != ANALECT_LANE_NONE;
          g_assert_false (items[i].label < items[i].top);
          for (guint k = 0; k < i; k++)
            if (items[i].lane == items[k].lane && items[i].lane != ANALECT_LANE_NONE)
              g_assert_true (items[i].top >= items[k].bottom + ANALECT_LANES_AIR
                             || items[k].top >= items[i].bottom + ANALECT_LANES_AIR);
        }
      g_assert_cmpuint (counted, ==, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coding-layout/break/short", test_short);
  g_test_add_func ("/coding-layout/break/nothing", test_nothing);
  g_test_add_func ("/coding-layout/break/soft", test_soft);
  g_test_add_func ("/coding-layout/break/no-break-space", test_no_break_space);
  g_test_add_func ("/coding-layout/break/hard", test_hard);
  g_test_add_func ("/coding-layout/break/marks", test_marks);
  g_test_add_func ("/coding-layout/highlight/shares", test_shares);
  g_test_add_func ("/coding-layout/highlight/fill", test_fill);
  g_test_add_func ("/coding-layout/highlight/readable", test_readable);
  g_test_add_func ("/coding-layout/highlight/pieces", test_pieces);
  g_test_add_func ("/coding-layout/lanes/first-free", test_lanes);
  g_test_add_func ("/coding-layout/lanes/labels", test_labels);
  g_test_add_func ("/coding-layout/lanes/rests", test_rests);
  g_test_add_func ("/coding-layout/lanes/just-enough", test_just_enough);
  g_test_add_func ("/coding-layout/lanes/keeps", test_keeps_lane);
  g_test_add_func ("/coding-layout/lanes/random", test_lanes_at_random);
  return g_test_run ();
}
