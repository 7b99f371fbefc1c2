/* The parts of the grid that know no widgets: geometry, selection, clipboard text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "grid-clip.h"
#include "grid-geometry.h"
#include "grid-selection.h"

#define NONE ANALECT_GRID_NO_CELL

/* Ten rows of 20, header 25; columns of 100, 50 and 200, frozen 80. */
static AnalectGridGeometry *
make_geometry (void)
{
  AnalectGridGeometry *geometry = analect_grid_geometry_new ();

  analect_grid_geometry_set_size (geometry, 10, 3);
  analect_grid_geometry_set_heights (geometry, 20, 25);
  analect_grid_geometry_set_width (geometry, NONE, 80);
  analect_grid_geometry_set_width (geometry, 0, 100);
  analect_grid_geometry_set_width (geometry, 1, 50);
  analect_grid_geometry_set_width (geometry, 2, 200);
  return geometry;
}

static void
check_spot (AnalectGridSpot spot, AnalectGridPart part, guint row, guint column)
{
  g_assert_cmpint (spot.part, ==, part);
  g_assert_cmpuint (spot.row, ==, row);
  g_assert_cmpuint (spot.column, ==, column);
}

static void
test_find (void)
{
  g_autoptr (AnalectGridGeometry) geometry = make_geometry ();

  g_assert_cmpfloat (analect_grid_geometry_get_total_width (geometry), ==, 430);
  g_assert_cmpfloat (analect_grid_geometry_get_total_height (geometry), ==, 225);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 10, 10), ANALECT_GRID_PART_CORNER, NONE, NONE);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 10, 25), ANALECT_GRID_PART_ROW_LABEL, 0, NONE);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 100, 10), ANALECT_GRID_PART_COLUMN_LABEL, NONE, 0);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 80, 25), ANALECT_GRID_PART_CELL, 0, 0);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 179, 44.5), ANALECT_GRID_PART_CELL, 0, 0);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 180, 45), ANALECT_GRID_PART_CELL, 1, 1);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 429, 224), ANALECT_GRID_PART_CELL, 9, 2);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 430, 100), ANALECT_GRID_PART_NOTHING, NONE, NONE);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 100, 225), ANALECT_GRID_PART_NOTHING, NONE, NONE);
  /* Scrolled: the frozen parts stay. */
  check_spot (analect_grid_geometry_find (geometry, 100, 40, 80, 25), ANALECT_GRID_PART_CELL, 2, 1);
  check_spot (analect_grid_geometry_find (geometry, 100, 40, 79, 25), ANALECT_GRID_PART_ROW_LABEL, 2, NONE);
  check_spot (analect_grid_geometry_find (geometry, 100, 40, 100, 24), ANALECT_GRID_PART_COLUMN_LABEL, NONE, 1);
}

static void
test_grip (void)
{
  g_autoptr (AnalectGridGeometry) geometry = make_geometry ();

  check_spot (analect_grid_geometry_find (geometry, 0, 0, 178, 5), ANALECT_GRID_PART_GRIP, NONE, 0);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 183, 5), ANALECT_GRID_PART_GRIP, NONE, 0);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 228, 5), ANALECT_GRID_PART_GRIP, NONE, 1);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 431, 5), ANALECT_GRID_PART_GRIP, NONE, 2);
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 79, 5), ANALECT_GRID_PART_GRIP, NONE, NONE);
  /* Only in the header. */
  check_spot (analect_grid_geometry_find (geometry, 0, 0, 178, 30), ANALECT_GRID_PART_CELL, 0, 0);
}

static void
test_widths (void)
{
  g_autoptr (AnalectGridGeometry) geometry = make_geometry ();

  analect_grid_geometry_set_width (geometry, 0, 0);
  g_assert_cmpint (analect_grid_geometry_get_width (geometry, 0), ==, 32);
  analect_grid_geometry_set_width (geometry, 0, 999999);
  g_assert_cmpint (analect_grid_geometry_get_width (geometry, 0), ==, 1200);
  g_assert_cmpfloat (analect_grid_geometry_get_column_x (geometry, 1), ==, 1200);
  /* Columns keep their widths while others come and go. */
  analect_grid_geometry_set_size (geometry, 10, 5);
  g_assert_cmpint (analect_grid_geometry_get_width (geometry, 2), ==, 200);
  g_assert_cmpint (analect_grid_geometry_get_width (geometry, 4), ==, 120);
  g_assert_cmpint (analect_grid_geometry_get_width (geometry, 5), ==, 0);
}

static void
test_visible (void)
{
  g_autoptr (AnalectGridGeometry) geometry = make_geometry ();
  guint row, end_row, column, end_column;

  analect_grid_geometry_get_visible (geometry, 0, 0, 200, 65, &row, &end_row, &column, &end_column);
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpuint (end_row, ==, 3);
  g_assert_cmpuint (column, ==, 0);
  g_assert_cmpuint (end_column, ==, 2);
  analect_grid_geometry_get_visible (geometry, 100, 190, 2000, 2000, &row, &end_row, &column, &end_column);
  g_assert_cmpuint (row, ==, 9);
  g_assert_cmpuint (end_row, ==, 10);
  g_assert_cmpuint (column, ==, 1);
  g_assert_cmpuint (end_column, ==, 3);
  analect_grid_geometry_set_size (geometry, 0, 0);
  analect_grid_geometry_get_visible (geometry, 0, 0, 500, 500, &row, &end_row, &column, &end_column);
  g_assert_cmpuint (row, ==, end_row);
  g_assert_cmpuint (column, ==, end_column);
  g_assert_false (analect_grid_geometry_find_nearest (geometry, 0, 0, 100, 100, &row, &column));
}

static void
test_scroll_to (void)
{
  g_autoptr (AnalectGridGeometry) geometry = make_geometry ();
  double x = 0, y = 0;

  /* A view with room for 150 × 60 of cells. */
  analect_grid_geometry_scroll_to (geometry, 2, 1, 230, 85, &x, &y);
  g_assert_cmpfloat (x, ==, 0);
  g_assert_cmpfloat (y, ==, 0);
  analect_grid_geometry_scroll_to (geometry, 3, 1, 230, 85, &x, &y);
  g_assert_cmpfloat (y, ==, 20);
  /* Wider than the view: its beginning. */
  analect_grid_geometry_scroll_to (geometry, 3, 2, 230, 85, &x, &y);
  g_assert_cmpfloat (x, ==, 150);
  analect_grid_geometry_scroll_to (geometry, 0, 0, 230, 85, &x, &y);
  g_assert_cmpfloat (x, ==, 0);
  g_assert_cmpfloat (y, ==, 0);
}

static void
check_range (const AnalectGridSelection *selection, guint row, guint column, guint n_rows, guint n_columns)
{
  AnalectGridRange range = analect_grid_selection_get (selection);

  g_assert_cmpuint (range.row, ==, row);
  g_assert_cmpuint (range.column, ==, column);
  g_assert_cmpuint (range.n_rows, ==, n_rows);
  g_assert_cmpuint (range.n_columns, ==, n_columns);
}

static void
check_cursor (const AnalectGridSelection *selection, guint row, guint column)
{
  g_assert_cmpuint (selection->cursor.row, ==, row);
  g_assert_cmpuint (selection->cursor.column, ==, column);
}

static void
test_move (void)
{
  AnalectGridSelection selection = { 0 };

  check_range (&selection, 0, 0, 0, 0);
  analect_grid_selection_move (&selection, 1, 1, FALSE);
  analect_grid_selection_next (&selection, TRUE, FALSE);
  check_cursor (&selection, 0, 0);
  analect_grid_selection_set_size (&selection, 4, 3);
  check_range (&selection, 0, 0, 1, 1);
  analect_grid_selection_move (&selection, -1, 99, FALSE);
  check_cursor (&selection, 0, 2);
  analect_grid_selection_move (&selection, G_MAXINT, -1, FALSE);
  check_cursor (&selection, 3, 1);
  analect_grid_selection_move (&selection, -2, 1, TRUE);
  check_range (&selection, 1, 1, 3, 2);
  check_cursor (&selection, 3, 1);
  /* A smaller table. */
  analect_grid_selection_set_size (&selection, 2, 2);
  check_cursor (&selection, 1, 1);
  check_range (&selection, 1, 1, 1, 1);
}

static void
test_whole (void)
{
  AnalectGridSelection selection = { 0 };

  analect_grid_selection_set_size (&selection, 4, 3);
  analect_grid_selection_take_columns (&selection, 1, FALSE);
  check_range (&selection, 0, 1, 4, 1);
  analect_grid_selection_take_columns (&selection, 2, TRUE);
  check_range (&selection, 0, 1, 4, 2);
  analect_grid_selection_take_rows (&selection, 2, FALSE);
  check_range (&selection, 2, 0, 1, 3);
  analect_grid_selection_take_rows (&selection, 0, TRUE);
  check_range (&selection, 0, 0, 3, 3);
  analect_grid_selection_take_all (&selection);
  check_range (&selection, 0, 0, 4, 3);
  analect_grid_selection_move (&selection, 1, 0, FALSE);
  check_range (&selection, 3, 0, 1, 1);
}

static void
test_next (void)
{
  AnalectGridSelection selection = { 0 };

  analect_grid_selection_set_size (&selection, 2, 2);
  analect_grid_selection_next (&selection, FALSE, FALSE);
  check_cursor (&selection, 0, 1);
  analect_grid_selection_next (&selection, FALSE, FALSE);
  check_cursor (&selection, 1, 0);
  analect_grid_selection_next (&selection, FALSE, TRUE);
  check_cursor (&selection, 0, 1);
  analect_grid_selection_next (&selection, TRUE, FALSE);
  check_cursor (&selection, 1, 1);
  /* The ends of the table are ends. */
  analect_grid_selection_next (&selection, FALSE, FALSE);
  check_cursor (&selection, 1, 1);
  analect_grid_selection_next (&selection, TRUE, FALSE);
  check_cursor (&selection, 1, 1);
  analect_grid_selection_go (&selection, 0, 0, FALSE);
  analect_grid_selection_next (&selection, FALSE, TRUE);
  check_cursor (&selection, 0, 0);
  /* In a range around. */
  analect_grid_selection_set_size (&selection, 9, 9);
  analect_grid_selection_go (&selection, 2, 3, FALSE);
  analect_grid_selection_go (&selection, 3, 4, TRUE);
  analect_grid_selection_next (&selection, FALSE, FALSE);
  check_cursor (&selection, 2, 4);
  analect_grid_selection_next (&selection, FALSE, FALSE);
  check_cursor (&selection, 3, 3);
  analect_grid_selection_next (&selection, TRUE, FALSE);
  check_cursor (&selection, 2, 4);
  analect_grid_selection_next (&selection, TRUE, FALSE);
  analect_grid_selection_next (&selection, TRUE, FALSE);
  check_cursor (&selection, 2, 3);
  analect_grid_selection_next (&selection, TRUE, TRUE);
  check_cursor (&selection, 3, 4);
  check_range (&selection, 2, 3, 2, 2);
}

static void
check_clip (const char *text, guint n_rows, guint n_columns, ...)
{
  g_autoptr (AnalectGridClip) clip = analect_grid_clip_parse (text);
  va_list cells;

  g_assert_cmpuint (analect_grid_clip_get_n_rows (clip), ==, n_rows);
  g_assert_cmpuint (analect_grid_clip_get_n_columns (clip), ==, n_columns);
  va_start (cells, n_columns);
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      g_assert_cmpstr (analect_grid_clip_get (clip, i, j), ==, va_arg (cells, const char *));
  va_end (cells);
}

static void
test_parse (void)
{
  check_clip ("", 1, 1, "");
  check_clip ("one", 1, 1, "one");
  check_clip ("a\tb\nc\td\n", 2, 2, "a", "b", "c", "d");
  check_clip ("a\tb\r\nc\td\r\n", 2, 2, "a", "b", "c", "d");
  check_clip ("a\rb", 2, 1, "a", "b");
  check_clip ("a\n\nb", 3, 1, "a", "", "b");
  check_clip ("a\tb\tc\nd\n", 2, 3, "a", "b", "c", "d", "", "");
  check_clip ("\t\n", 1, 2, "", "");
  check_clip ("\"a\tb\"\tc", 1, 2, "a\tb", "c");
  check_clip ("\"one\ntwo\"\n\"say \"\"no\"\"\"", 2, 1, "one\ntwo", "say \"no\"");
  /* Marks that open nothing. */
  check_clip ("5\" tall\tx", 1, 2, "5\" tall", "x");
  check_clip ("\"never closed\tx", 1, 2, "\"never closed", "x");
  check_clip ("\"so\" he said\tx", 1, 2, "\"so\" he said", "x");
  check_clip ("\"\"", 1, 1, "");
}

static void
test_write (void)
{
  static const char *const cells[] = { "plain", "with\ttab", "two\nlines", "a \"mark\"", "", "ünï 5%" };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (AnalectGridClip) clip = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      analect_grid_clip_write_cell (out, cells[i], i % 2 == 0);
      if (i % 2 == 1)
        analect_grid_clip_write_row_end (out);
    }
  g_assert_cmpstr (out->str, ==, "plain\t\"with\ttab\"\n\"two\nlines\"\t\"a \"\"mark\"\"\"\n\tünï 5%\n");
  clip = analect_grid_clip_parse (out->str);
  g_assert_cmpuint (analect_grid_clip_get_n_rows (clip), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (analect_grid_clip_get (clip, i / 2, i % 2), ==, cells[i]);
}

static void
test_extent (void)
{
  g_autoptr (AnalectGridClip) one = analect_grid_clip_parse ("x");
  g_autoptr (AnalectGridClip) four = analect_grid_clip_parse ("a\tb\nc\td");
  guint n_rows, n_columns;

  analect_grid_clip_get_extent (one, 3, 2, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_cmpuint (n_columns, ==, 2);
  analect_grid_clip_get_extent (four, 1, 1, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, 2);
  g_assert_cmpuint (n_columns, ==, 2);
  analect_grid_clip_get_extent (four, 4, 2, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, 4);
  g_assert_cmpstr (analect_grid_clip_get_repeated (four, 3, 1), ==, "d");
  analect_grid_clip_get_extent (four, 3, 2, &n_rows, &n_columns);
  g_assert_cmpuint (n_rows, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid-parts/find", test_find);
  g_test_add_func ("/grid-parts/grip", test_grip);
  g_test_add_func ("/grid-parts/widths", test_widths);
  g_test_add_func ("/grid-parts/visible", test_visible);
  g_test_add_func ("/grid-parts/scroll-to", test_scroll_to);
  g_test_add_func ("/grid-parts/move", test_move);
  g_test_add_func ("/grid-parts/whole", test_whole);
  g_test_add_func ("/grid-parts/next", test_next);
  g_test_add_func ("/grid-parts/parse", test_parse);
  g_test_add_func ("/grid-parts/write", test_write);
  g_test_add_func ("/grid-parts/extent", test_extent);
  return g_test_run ();
}
