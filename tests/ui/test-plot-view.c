/* Charts on the screen: walked with keys, pointed at, zoomed, moved, copied, and redrawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dot-whisker.h"
#include "plot-view.h"
#include "ui-test.h"

#include <string.h>

#define N_ROWS 12
#define WIDTH  700
#define HEIGHT 420

static AnalectDotWhisker *
make_plot (guint n_rows)
{
  AnalectDotWhisker *plot = analect_dot_whisker_new ();
  guint all, some;

  analect_dot_whisker_set_title (plot, "Studies reporting each dimension");
  analect_dot_whisker_set_headings (plot, "dimension", "of 12");
  all = analect_dot_whisker_add_series (plot, "all", "All", NULL, TRUE);
  some = analect_dot_whisker_add_series (plot, "some", "Anxiety", NULL, FALSE);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i), *name = g_strdup_printf ("Row %u", i);
      guint row = analect_dot_whisker_add_row (plot, id, name, 0, FALSE, "7");

      analect_dot_whisker_set_value (plot, row, all, 0.5, 0.3, 0.7, NULL);
      analect_dot_whisker_set_value (plot, row, some, 0.2, 0.1, 0.4, "2 of 10 studies");
    }
  return plot;
}

static AnalectDotWhisker *shown;
static guint n_layouts;

static AnalectScene *
lay_out (double width, double height, const AnalectPlotStyle *style, gpointer data)
{
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();

  n_layouts++;
  return analect_dot_whisker_layout (shown, width, height, style, metric);
}

static void
on_selected (AnalectPlotView *view, const char *id, GString *log)
{
  g_string_append_printf (log, "%s;", id);
}

static AnalectPlotView *
show_plot (guint n_rows)
{
  GtkWidget *view = analect_plot_view_new (), *scrolled = gtk_scrolled_window_new ();

  shown = make_plot (n_rows);
  analect_plot_view_set_layout (ANALECT_PLOT_VIEW (view), lay_out, shown, (GDestroyNotify) analect_dot_whisker_free);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  ui_window_for (scrolled, WIDTH, HEIGHT);
  gtk_widget_grab_focus (view);
  ui_settle ();
  g_assert_nonnull (analect_plot_view_get_scene (ANALECT_PLOT_VIEW (view)));
  return ANALECT_PLOT_VIEW (view);
}

static void
test_walk (void)
{
  AnalectPlotView *view = show_plot (N_ROWS);
  g_autoptr (GString) selected = g_string_new (NULL), activated = g_string_new (NULL);

  g_signal_connect (view, "selected", G_CALLBACK (on_selected), selected);
  g_signal_connect (view, "activated", G_CALLBACK (on_selected), activated);
  ui_key ("Return");
  g_assert_cmpstr (activated->str, ==, "");
  ui_key ("Right");
  ui_assert_pixel (GTK_WIDGET (view), 1, HEIGHT / 2, "#3584e4", 4);
  ui_key ("Right");
  ui_key ("Down");
  ui_key ("Left");
  ui_key ("Up");
  g_assert_cmpstr (selected->str, ==, "r0 all;r0 some;r1 some;r1 all;r0 all;");
  /* There is nothing above, and the focus stays. */
  ui_key ("Up");
  g_assert_cmpstr (analect_plot_view_get_selected (view), ==, "r0 all");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (view)));
  ui_key ("End");
  g_assert_cmpstr (analect_plot_view_get_selected (view), ==, "r11 some");
  ui_key ("Home");
  ui_key ("Return");
  g_assert_cmpstr (activated->str, ==, "r0 all;");
  ui_close_all ();
}

/* The place of target ID on the widget. */
static void
find_place (AnalectPlotView *view, const char *id, double *x, double *y)
{
  AnalectScene *scene = analect_plot_view_get_scene (view);
  guint index = analect_scene_find_target (scene, id);
  double unit = analect_plot_view_get_zoom (view) / ANALECT_POINTS_PER_PIXEL;
  GtkAdjustment *h = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  GtkAdjustment *v = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  g_assert_cmpuint (index, !=, ANALECT_NO_TARGET);
  *x = analect_scene_get_target (scene, index)->centre.x * unit - gtk_adjustment_get_value (h);
  *y = analect_scene_get_target (scene, index)->centre.y * unit - gtk_adjustment_get_value (v);
}

static void
test_pointer (void)
{
  AnalectPlotView *view = show_plot (4);
  g_autoptr (GString) selected = g_string_new (NULL), activated = g_string_new (NULL);
  guint ring;
  double x, y;

  g_signal_connect (view, "selected", G_CALLBACK (on_selected), selected);
  g_signal_connect (view, "activated", G_CALLBACK (on_selected), activated);
  ring = ui_count_pixels (GTK_WIDGET (view), "#3584e4", 4);
  find_place (view, "r2 some", &x, &y);
  ui_click_at (GTK_WIDGET (view), x, y);
  g_assert_cmpstr (selected->str, ==, "r2 some;");
  g_assert_cmpuint (ui_count_pixels (GTK_WIDGET (view), "#3584e4", 4), >, ring);
  /* Beside the marks: the row, that is, its first mark. */
  find_place (view, "r1 all", &x, &y);
  ui_click_at (GTK_WIDGET (view), 30, y);
  g_assert_cmpstr (analect_plot_view_get_selected (view), ==, "r1 all");
  find_place (view, "r3 all", &x, &y);
  ui_double_click_at (GTK_WIDGET (view), x, y);
  g_assert_cmpstr (activated->str, ==, "r3 all;");
  ui_close_all ();
}

static void
test_zoom (void)
{
  AnalectPlotView *view = show_plot (4);
  GtkAdjustment *h = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  double x, y, zoomed_x, zoomed_y;

  g_assert_cmpfloat (gtk_adjustment_get_upper (h), ==, gtk_adjustment_get_page_size (h));
  find_place (view, "r1 all", &x, &y);
  ui_move (GTK_WIDGET (view), x, y);
  ui_input_hold (ui_input (), "ctrl", TRUE);
  for (int i = 0; i < 4; i++)
    {
      ui_input_button (ui_input (), 4, TRUE);
      ui_input_button (ui_input (), 4, FALSE);
      ui_settle ();
    }
  ui_input_hold (ui_input (), "ctrl", FALSE);
  ui_settle ();
  g_assert_cmpfloat (analect_plot_view_get_zoom (view), >, 1.3);
  /* What the pointer is at stays there. */
  find_place (view, "r1 all", &zoomed_x, &zoomed_y);
  g_assert_cmpfloat_with_epsilon (x, zoomed_x, 4);
  /* Dragging moves the chart. */
  x = gtk_adjustment_get_value (h);
  ui_drag (GTK_WIDGET (view), 400, 200, GTK_WIDGET (view), 360, 200);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (h), x + 40, 6);
  ui_key ("0");
  g_assert_cmpfloat (analect_plot_view_get_zoom (view), ==, 1);
  g_assert_cmpfloat (gtk_adjustment_get_upper (h), ==, gtk_adjustment_get_page_size (h));
  ui_key ("plus");
  g_assert_cmpfloat (analect_plot_view_get_zoom (view), >, 1.1);
  ui_key ("minus");
  g_assert_cmpfloat_with_epsilon (analect_plot_view_get_zoom (view), 1, 0.001);
  ui_close_all ();
}

/* A long chart scrolls to what is walked to. */
static void
test_scroll (void)
{
  AnalectPlotView *view = show_plot (120);
  GtkAdjustment *v = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double x, y;

  g_assert_cmpfloat (gtk_adjustment_get_upper (v), >, 3 * gtk_adjustment_get_page_size (v));
  ui_key ("Home");
  ui_key ("End");
  g_assert_cmpfloat (gtk_adjustment_get_value (v), >, 0);
  find_place (view, "r119 some", &x, &y);
  g_assert_cmpfloat (y, >, 0);
  g_assert_cmpfloat (y, <, HEIGHT);
  ui_close_all ();
}

/* The selection is found again by its id in the next chart, and walking goes on from there. */
static void
test_selection_stays (void)
{
  AnalectPlotView *view = show_plot (4);

  analect_plot_view_set_selected (view, "r5 all");
  g_assert_cmpstr (analect_plot_view_get_selected (view), ==, "r5 all");
  shown = make_plot (8);
  analect_plot_view_set_layout (view, lay_out, shown, (GDestroyNotify) analect_dot_whisker_free);
  ui_settle ();
  ui_key ("Down");
  g_assert_cmpstr (analect_plot_view_get_selected (view), ==, "r6 all");
  ui_close_all ();
}

/* Drawing again, with another mark selected, lays nothing out. */
static void
test_redraw (void)
{
  AnalectPlotView *view = show_plot (N_ROWS);
  guint before = n_layouts;

  ui_keys ("Down", 5);
  gtk_widget_queue_draw (GTK_WIDGET (view));
  ui_settle ();
  g_assert_cmpuint (n_layouts, ==, before);
  ui_close_all ();
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);

  g_assert_no_error (error);
  *(int *) data = gdk_texture_get_width (texture);
}

static void
test_copy (void)
{
  AnalectPlotView *view = show_plot (N_ROWS);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  g_autofree char *text = NULL;
  int width = 0;

  ui_key ("ctrl+c");
  text = ui_clipboard_text ();
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "Studies reporting each dimension"));
  g_assert_nonnull (strstr (text, "Row 11"));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "image/svg+xml"));
  gdk_clipboard_read_texture_async (clipboard, NULL, on_read, &width);
  ui_wait_for (width > 0);
  g_assert_cmpint (width, >, 1000);
  ui_close_all ();
}

static void
test_nothing (void)
{
  AnalectPlotView *view = ANALECT_PLOT_VIEW (analect_plot_view_new ());

  ui_window_for (GTK_WIDGET (view), WIDTH, HEIGHT);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  ui_key ("Down");
  ui_key ("Return");
  ui_key ("plus");
  ui_click_at (GTK_WIDGET (view), 100, 100);
  g_assert_null (analect_plot_view_get_selected (view));
  g_assert_null (analect_plot_view_get_scene (view));
  ui_close_all ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/plot-view/walk", test_walk);
  g_test_add_func ("/plot-view/pointer", test_pointer);
  g_test_add_func ("/plot-view/zoom", test_zoom);
  g_test_add_func ("/plot-view/scroll", test_scroll);
  g_test_add_func ("/plot-view/selection-stays", test_selection_stays);
  g_test_add_func ("/plot-view/redraw", test_redraw);
  g_test_add_func ("/plot-view/copy", test_copy);
  g_test_add_func ("/plot-view/nothing", test_nothing);
  return ui_test_run ();
}
