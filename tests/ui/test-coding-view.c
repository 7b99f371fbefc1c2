/* The text with highlights and brackets, on a display: what is painted, and what pointer and keys do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "coding-view.h"

#include "bracket.h"
#include "edit-coding.h"
#include "highlight.h"
#include "look.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

#define WIDTH  725
#define HEIGHT 700

static GtkWidget *
show (AnalectWorkbench *workbench, int width)
{
  GtkWidget *view = analect_coding_view_new (workbench), *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  ui_window_for (scroller, width, HEIGHT);
  gtk_widget_grab_focus (view);
  return view;
}

/* An excerpt of one range with no other around it on the same place, and its range. */
static AnalectId
find_excerpt (AnalectWorkbench *workbench, AnalectId *document, guint *start, guint *end)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_EXCERPT); id; id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);

      *document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);
      *start = (guint) analect_row_integer (row, ANALECT_EXCERPT_START);
      *end = (guint) analect_row_integer (row, ANALECT_EXCERPT_END);
      if (*document && !analect_row_ranges (row, ANALECT_EXCERPT_MORE)
          && analect_row_reference (row, ANALECT_EXCERPT_CODER) == analect_workbench_get_coder (workbench))
        return id;
    }
  g_assert_not_reached ();
}

/* The middle of the character at POSITION (of a text that is not broken), in the widget. */
static void
place_of (GtkWidget *view, guint position, double *x, double *y)
{
  GdkRectangle place;
  GtkTextIter iter;
  int at_x, at_y;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &iter, (int) position);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &at_x, &at_y);
  *x = at_x + place.width / 2.0;
  *y = at_y + place.height / 2.0;
}

static void
open_at (GtkWidget *view, AnalectId document, guint position)
{
  analect_coding_view_set_document (ANALECT_CODING_VIEW (view), document);
  ui_settle ();
  analect_coding_view_scroll_to (ANALECT_CODING_VIEW (view), position);
  ui_pause (100);
  ui_settle ();
}

/* The colour behind a character, as the formula has it. */
static char *
fill_at (AnalectWorkbench *workbench, AnalectId document, guint position)
{
  const AnalectLook *look = analect_look_get ();
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  g_autoptr (GArray) highlights = g_array_new (FALSE, FALSE, sizeof (AnalectHighlight)), pieces = NULL;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id; id = analect_rows_next (rows, id))
    {
      const AnalectRow *coding = analect_rows_get (rows, id);
      const AnalectRow *excerpt = analect_rows_get (rows, analect_row_reference (coding, ANALECT_CODING_EXCERPT));
      AnalectHighlight highlight = { 0 };

      if (analect_row_reference (excerpt, ANALECT_EXCERPT_DOCUMENT) != document)
        continue;
      highlight.start = (guint) analect_row_integer (excerpt, ANALECT_EXCERPT_START);
      highlight.end = (guint) analect_row_integer (excerpt, ANALECT_EXCERPT_END);
      highlight.colour = analect_palette_resolve (
          analect_workbench_get_colour (workbench, analect_row_reference (coding, ANALECT_CODING_CODE)), look->dark,
          look->page);
      g_array_append_val (highlights, highlight);
    }
  pieces = analect_highlight_cut ((const AnalectHighlight *) highlights->data, highlights->len, position, position + 1,
                                  look->page, look->dark);
  for (guint i = 0; i < pieces->len; i++)
    {
      AnalectColour fill = g_array_index (pieces, AnalectPiece, i).fill;

      return g_strdup_printf ("#%02x%02x%02x", fill.red, fill.green, fill.blue);
    }
  g_assert_not_reached ();
}

static void
test_fills (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *view = show (workbench, WIDTH);
  AnalectId document;
  guint start, end;
  double x, y;
  g_autofree char *fill = NULL;

  find_excerpt (workbench, &document, &start, &end);
  fill = fill_at (workbench, document, start + 3);
  open_at (view, document, start > 200 ? start - 200 : 0);
  ui_picture ("coding-view");
  place_of (view, start + 3, &x, &y);
  /* Above and below the letters, where nothing but the fill is. */
  ui_assert_pixel (view, x, y - 9, fill, 2);
  ui_assert_pixel (view, x, y + 8, fill, 2);
  g_assert_cmpuint (ui_count_pixels (view, fill, 2), >, 500);
  ui_close_all ();
}

/* A tag begins or ends at each line: GTK mixes the styles of lines up where none does. */
static void
test_lines_parted (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *view = show (workbench, WIDTH);
  GtkTextIter iter;
  AnalectId document;
  guint start, end, n = 0;

  find_excerpt (workbench, &document, &start, &end);
  open_at (view, document, start);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &iter);
  do
    {
      g_assert_true (gtk_text_iter_toggles_tag (&iter, NULL));
      n++;
    }
  while (gtk_text_iter_forward_line (&iter) && !gtk_text_iter_is_end (&iter));
  g_assert_cmpuint (n, >, 20);
  ui_close_all ();
}

static void
count_signal (GtkWidget *view, guint a, gpointer data)
{
  ++*(guint *) data;
}

/* A click in an excerpt makes it current; its bracket is a button with a name. */
static void
test_click (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *view = show (workbench, WIDTH), *bracket;
  AnalectId document, excerpt;
  guint start, end, n_clicked = 0, ring_before;
  double x, y;

  excerpt = find_excerpt (workbench, &document, &start, &end);
  open_at (view, document, start > 200 ? start - 200 : 0);
  g_signal_connect (view, "coding-clicked", G_CALLBACK (count_signal), &n_clicked);
  ring_before = ui_count_pixels (view, "#3584e4", 4);
  place_of (view, start + 3, &x, &y);
  ui_click_at (view, x, y);
  g_assert_cmpuint (analect_coding_view_get_excerpt (ANALECT_CODING_VIEW (view)), ==, excerpt);
  g_assert_cmpuint (ui_count_pixels (view, "#3584e4", 4), >, ring_before + 100);

  /* Elsewhere: none. */
  analect_coding_view_select (ANALECT_CODING_VIEW (view), 0, 0, FALSE);
  g_assert_cmpuint (analect_coding_view_get_excerpt (ANALECT_CODING_VIEW (view)), ==, ANALECT_ID_NONE);

  bracket = ui_find_type (view, ANALECT_TYPE_BRACKET);
  g_assert_nonnull (bracket);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (bracket)), ==, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_widget_get_focusable (bracket));
  gtk_widget_grab_focus (bracket);
  ui_key ("Return");
  g_assert_cmpuint (n_clicked, ==, 1);
  g_assert_cmpuint (analect_coding_view_get_excerpt (ANALECT_CODING_VIEW (view)), ==,
                    analect_bracket_get_mark (ANALECT_BRACKET (bracket))->excerpt);
  ui_close_all ();
}

/* Tab goes from the text to the brackets, arrows walk, Escape comes back. */
static void
test_keys (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *view = show (workbench, WIDTH), *first;
  AnalectId document;
  guint start, end;

  find_excerpt (workbench, &document, &start, &end);
  open_at (view, document, start);
  gtk_widget_grab_focus (view);
  ui_key ("Tab");
  first = ui_focus ();
  g_assert_true (ANALECT_IS_BRACKET (first));
  ui_key ("Down");
  g_assert_true (ANALECT_IS_BRACKET (ui_focus ()) && ui_focus () != first);
  ui_key ("Up");
  g_assert_true (ui_focus () == first);
  ui_key ("Escape");
  g_assert_true (ui_focus () == view);
  ui_close_all ();
}

static guint resized[3];

static void
on_resize (GtkWidget *view, guint excerpt, guint start, guint end, gpointer data)
{
  resized[0] = excerpt;
  resized[1] = start;
  resized[2] = end;
}

/* The handle at the end is dragged to a character on the same line. */
static void
test_handle (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *view = show (workbench, WIDTH);
  AnalectId document, excerpt;
  guint start, end;
  double x, y, to_x, to_y;

  excerpt = find_excerpt (workbench, &document, &start, &end);
  open_at (view, document, start > 200 ? start - 200 : 0);
  analect_coding_view_set_excerpt (ANALECT_CODING_VIEW (view), excerpt);
  ui_settle ();
  g_signal_connect (view, "resize-requested", G_CALLBACK (on_resize), NULL);
  memset (resized, 0, sizeof resized);
  place_of (view, end - 1, &x, &y);
  place_of (view, end - 4, &to_x, &to_y);
  g_assert_cmpfloat (y, ==, to_y);
  ui_drag (view, x + 3, y + 11, view, to_x, to_y + 11);
  g_assert_cmpuint (resized[0], ==, excerpt);
  g_assert_cmpuint (resized[1], ==, start);
  g_assert_cmpuint (resized[2], <, end);
  g_assert_cmpuint (resized[2], >=, end - 6);
  /* It was only asked for. */
  g_assert_cmpint (
      analect_row_integer (analect_rows_get (analect_workbench_get_rows (workbench), excerpt), ANALECT_EXCERPT_END), ==,
      end);
  ui_close_all ();
}

static AnalectId
add_document (AnalectWorkbench *workbench, const char *text)
{
  AnalectProject *project = analect_workbench_get_project (workbench);
  AnalectChange *change = analect_project_change (project, "Add a text");
  AnalectId reference = analect_change_add (change, ANALECT_KIND_REFERENCE);
  AnalectId document = analect_change_add (change, ANALECT_KIND_DOCUMENT);

  analect_change_set_string (change, reference, ANALECT_REFERENCE_TITLE, "A text");
  analect_change_set_reference (change, document, ANALECT_DOCUMENT_REFERENCE, reference);
  analect_change_set_string (change, document, ANALECT_DOCUMENT_TEXT, text);
  g_assert_true (analect_workbench_take (workbench, change, NULL));
  return document;
}

/* What is copied is the text's, not what is shown: white space that became a line end is white space again. */
static void
test_copy (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  GtkWidget *view = show (workbench, WIDTH);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *copied = NULL, *shown = NULL;
  AnalectId document;
  GtkTextIter start, end;

  for (guint i = 0; i < 600; i++)
    g_string_append (words, "word ");
  document = add_document (workbench, words->str);
  analect_coding_view_set_document (ANALECT_CODING_VIEW (view), document);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
  shown = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end, TRUE);
  g_assert_nonnull (strchr (shown, '\n'));
  gtk_widget_grab_focus (view);
  analect_coding_view_select (ANALECT_CODING_VIEW (view), 0, 3000, FALSE);
  ui_key ("ctrl+c");
  copied = ui_clipboard_text ();
  g_assert_cmpstr (copied, ==, words->str);
  ui_close_all ();
}

/* Typing does nothing to the text. */
static void
test_read_only (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  GtkWidget *view = show (workbench, WIDTH);
  AnalectId document = add_document (workbench, "Some words.");

  analect_coding_view_set_document (ANALECT_CODING_VIEW (view), document);
  gtk_widget_grab_focus (view);
  ui_type ("xyz");
  ui_key ("BackSpace");
  ui_key ("Delete");
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))), ==, 11);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (view)));
  ui_close_all ();
}

/* A coding made elsewhere is seen, and goes again by undo; where the document goes, the view is empty. */
static void
test_follows (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectProject *project = analect_workbench_get_project (workbench);
  GtkWidget *view = show (workbench, WIDTH);
  AnalectId document = add_document (workbench, "Some words that are coded, and some that are not.");
  AnalectChange *change = analect_project_change (project, "Add a code");
  AnalectId code = analect_change_add (change, ANALECT_KIND_CODE);
  AnalectPassage passage = { .document = document, .start = 5, .end = 20 };
  g_autofree char *fill = NULL;

  analect_change_set_string (change, code, ANALECT_CODE_NAME, "A code");
  g_assert_true (analect_workbench_take (workbench, change, NULL));
  open_at (view, document, 0);
  g_assert_null (ui_find_type (view, ANALECT_TYPE_BRACKET));

  passage.code = code;
  passage.coder = analect_workbench_need_coder (workbench);
  g_assert_true (analect_workbench_take (workbench, analect_edit_code (project, &passage, NULL), NULL));
  ui_settle ();
  fill = fill_at (workbench, document, 6);
  g_assert_cmpuint (ui_count_pixels (view, fill, 2), >, 500);
  ui_wait_for (ui_find_type (view, ANALECT_TYPE_BRACKET));

  g_assert_true (analect_project_undo (project));
  ui_settle ();
  g_assert_cmpuint (ui_count_pixels (view, fill, 2), <, 50);
  ui_wait_for (!ui_find_type (view, ANALECT_TYPE_BRACKET));
  ui_close_all ();
}

/* Found passages are marked; backlight leaves only coded text at full strength. */
static void
test_found_and_backlight (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  GtkWidget *view = show (workbench, WIDTH);
  AnalectId document = add_document (workbench, "Some words to be found among others.");
  AnalectRange range = { 5, 10 };
  double x, y;

  open_at (view, document, 0);
  analect_coding_view_set_found (ANALECT_CODING_VIEW (view), &range, 1);
  ui_settle ();
  place_of (view, 7, &x, &y);
  ui_assert_pixel (view, x, y - 9, "#fdf0c4", 2);
  place_of (view, 20, &x, &y);
  ui_assert_pixel (view, x, y - 9, "#ffffff", 2);

  /* Dark letters, whatever the exact colour. */
  g_assert_cmpuint (ui_count_pixels (view, "#101010", 32), >, 50);
  analect_coding_view_set_backlight (ANALECT_CODING_VIEW (view), TRUE);
  ui_settle ();
  g_assert_true (analect_coding_view_get_backlight (ANALECT_CODING_VIEW (view)));
  g_assert_cmpuint (ui_count_pixels (view, "#101010", 32), <, 5);
  ui_close_all ();
}

/* To the left of the bracket with the focus is the edge of its name, in the colour of text. */
static void
check_hint (GtkWidget *view)
{
  AnalectColour text = analect_look_get ()->text;
  g_autofree char *colour = g_strdup_printf ("#%02x%02x%02x", text.red, text.green, text.blue);
  graphene_rect_t bounds;

  g_assert_true (ANALECT_IS_BRACKET (ui_focus ()));
  g_assert_true (gtk_widget_compute_bounds (ui_focus (), view, &bounds));
  ui_assert_pixel (view, bounds.origin.x - 6, MAX (bounds.origin.y, 2) + 10, colour, 2);
}

/* A narrow view keeps the lanes and drops the labels; scrolling lands where it was asked to. */
static void
test_narrow_and_scrolling (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *view = show (workbench, 542);
  AnalectId document;
  guint start, end, top;
  GdkRectangle place;
  GtkWidget *bracket;
  graphene_rect_t bounds;

  find_excerpt (workbench, &document, &start, &end);
  open_at (view, document, start);
  top = analect_coding_view_get_top_position (ANALECT_CODING_VIEW (view));
  g_assert_cmpuint (top, <=, start);
  g_assert_cmpuint (start - top, <, 200);
  g_assert_nonnull (ui_find_type (view, ANALECT_TYPE_BRACKET));
  /* The label comes with the focus, and goes with it. */
  gtk_widget_grab_focus (view);
  ui_key ("Tab");
  check_hint (view);
  ui_picture ("coding-view-narrow");
  ui_key ("Down");
  check_hint (view);
  bracket = ui_focus ();
  gtk_widget_grab_focus (view);
  ui_settle ();
  g_assert_true (gtk_widget_compute_bounds (bracket, view, &bounds));
  ui_assert_pixel (view, bounds.origin.x - 6, bounds.origin.y + 14, "#ffffff", 2);

  analect_coding_view_select (ANALECT_CODING_VIEW (view), start, end, TRUE);
  ui_settle ();
  g_assert_true (analect_coding_view_get_place_of_selection (ANALECT_CODING_VIEW (view), &place));
  g_assert_cmpint (place.y, >=, 0);
  g_assert_cmpint (place.y + place.height, <=, gtk_widget_get_height (view));
  ui_close_all ();
}

/* A place asked for before the view is shown is where it opens. */
static void
test_opens_at (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *view = analect_coding_view_new (workbench), *scroller = gtk_scrolled_window_new ();
  AnalectId document;
  guint start, end, top;

  find_excerpt (workbench, &document, &start, &end);
  analect_coding_view_set_document (ANALECT_CODING_VIEW (view), document);
  analect_coding_view_scroll_to (ANALECT_CODING_VIEW (view), start);
  ui_pause (50);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  ui_window_for (scroller, WIDTH, HEIGHT);
  ui_pause (200);
  top = analect_coding_view_get_top_position (ANALECT_CODING_VIEW (view));
  g_assert_cmpuint (top, <=, start);
  g_assert_cmpuint (start - top, <, 150);
  ui_close_all ();
}

/* Next and previous reach every excerpt and come back. */
static void
test_walk (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  GtkWidget *view = show (workbench, WIDTH);
  AnalectCodingView *coding = ANALECT_CODING_VIEW (view);
  AnalectId document, last = ANALECT_ID_NONE;
  guint start, end, n = 0, back = 0, n_all;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  find_excerpt (workbench, &document, &start, &end);
  open_at (view, document, 0);
  analect_lookup_excerpts_in (analect_workbench_get_lookup (workbench), document, 0, G_MAXUINT32, all);
  n_all = all->len;
  while (analect_coding_view_next_excerpt (coding, TRUE) && n <= n_all)
    {
      g_assert_cmpuint (analect_coding_view_get_excerpt (coding), !=, last);
      last = analect_coding_view_get_excerpt (coding);
      n++;
    }
  g_assert_cmpuint (n, ==, n_all);
  while (analect_coding_view_next_excerpt (coding, FALSE) && back <= n_all)
    back++;
  g_assert_cmpuint (back, ==, n_all - 1);
  ui_close_all ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/coding-view/fills", test_fills);
  g_test_add_func ("/coding-view/lines-parted", test_lines_parted);
  g_test_add_func ("/coding-view/click", test_click);
  g_test_add_func ("/coding-view/keys", test_keys);
  g_test_add_func ("/coding-view/handle", test_handle);
  g_test_add_func ("/coding-view/copy", test_copy);
  g_test_add_func ("/coding-view/read-only", test_read_only);
  g_test_add_func ("/coding-view/follows", test_follows);
  g_test_add_func ("/coding-view/found-and-backlight", test_found_and_backlight);
  g_test_add_func ("/coding-view/narrow", test_narrow_and_scrolling);
  g_test_add_func ("/coding-view/opens-at", test_opens_at);
  g_test_add_func ("/coding-view/walk", test_walk);
  return ui_test_run ();
}
