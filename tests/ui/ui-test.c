/* The test program's life, waiting, windows, and input on widgets; see the header. Finding is in ui-find.c, pictures
 * are in ui-picture.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-test.h"

#include <gdk/x11/gdkx.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FRAME_PATIENCE_US (500 * G_GINT64_CONSTANT (1000))
#define DOUBLE_CLICK_US   (450 * G_GINT64_CONSTANT (1000))
#define DRAG_STEPS        8

static UiInput *the_input;
static gint64 last_click;

void
ui_test_init (int *argc, char ***argv)
{
  if (!gtk_init_check ())
    {
      printf ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  g_test_init (argc, argv, NULL);
  the_input = ui_input_open ();
  g_assert_nonnull (the_input);
  ui_input_set_pause (the_input, ui_settle);
}

int
ui_test_run (void)
{
  int status = g_test_run ();

  ui_close_all ();
  g_clear_pointer (&the_input, ui_input_close);
  return status;
}

UiInput *
ui_input (void)
{
  return the_input;
}

/* Waiting */

static void
run_until_idle (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
note_frame (GdkFrameClock *clock, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Waits for a frame of one window that begins after now. */
static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean drawn = FALSE;
  gint64 until = g_get_monotonic_time () + FRAME_PATIENCE_US;
  gulong handler;

  if (clock == NULL)
    return;
  g_object_ref (clock);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (note_frame), &drawn);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!drawn && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_signal_handler_disconnect (clock, handler);
  g_object_unref (clock);
}

void
ui_settle (void)
{
  g_autoptr (GList) windows = NULL;

  gdk_display_sync (gdk_display_get_default ());
  run_until_idle ();
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);
  /* What a frame lays out may ask for one more. */
  for (guint i = 0; i < 2; i++)
    for (GList *l = windows; l != NULL; l = l->next)
      if (gtk_widget_get_mapped (l->data))
        wait_for_frame (l->data);
  for (GList *l = windows; l != NULL; l = l->next)
    g_object_unref (l->data);
  gdk_display_sync (gdk_display_get_default ());
  run_until_idle ();
}

void
ui_pause (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_true, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
ui_wait_until (UiPredicate predicate, gpointer data, guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);

  while (!predicate (data) && g_get_monotonic_time () < until)
    ui_pause (10);
  ui_settle ();
  return predicate (data);
}

/* Windows */

GtkWindow *
ui_window_for (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, height);
  gtk_window_set_decorated (window, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (window), "an");
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  ui_wait_for (gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_window_is_active (window));
  return window;
}

GtkWindow *
ui_active_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_is_active (l->data))
      return l->data;
  return NULL;
}

GtkWindow *
ui_dialog_of (GtkWindow *first)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWindow *found = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != first && gtk_widget_get_mapped (l->data) && (found == NULL || gtk_window_is_active (l->data)))
      found = l->data;
  return found;
}

void
ui_close_all (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      gtk_window_destroy (l->data);
      g_object_unref (l->data);
    }
  run_until_idle ();
  gdk_display_sync (gdk_display_get_default ());
  run_until_idle ();
}

GtkWidget *
ui_focus (void)
{
  GtkWindow *window = ui_active_window ();

  return window ? gtk_window_get_focus (window) : NULL;
}

/* Input */

void
ui_key (const char *key)
{
  ui_input_key (the_input, key);
  ui_settle ();
}

void
ui_keys (const char *key, guint times)
{
  for (guint i = 0; i < times; i++)
    ui_key (key);
}

void
ui_type (const char *text)
{
  ui_input_type (the_input, text);
  ui_settle ();
}

/* Where on the screen a place in WIDGET is. */
static void
find_place (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t place;
  double left, top;
  int window_x, window_y, ignored, scale;
  GdkSurface *surface;

  g_assert_true (GTK_IS_WIDGET (widget));
  g_assert_true (gtk_widget_get_mapped (widget));
  place.x = (float) (x == UI_CENTRE ? gtk_widget_get_width (widget) / 2.0 : x);
  place.y = (float) (y == UI_CENTRE ? gtk_widget_get_height (widget) / 2.0 : y);
  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &place, &place));
  gtk_native_get_surface_transform (native, &left, &top);
  surface = gtk_native_get_surface (native);
  scale = gdk_surface_get_scale_factor (surface);
  g_assert_true (
      ui_input_window_place (the_input, gdk_x11_surface_get_xid (surface), &window_x, &window_y, &ignored, &ignored));
  *screen_x = window_x + (int) floor ((place.x + left) * scale);
  *screen_y = window_y + (int) floor ((place.y + top) * scale);
}

void
ui_move (GtkWidget *widget, double x, double y)
{
  int screen_x, screen_y;

  find_place (widget, x, y, &screen_x, &screen_y);
  ui_input_move (the_input, screen_x, screen_y);
  ui_settle ();
}

/* Two clicks that are meant as two must not become a double click. */
static void
part_clicks (void)
{
  gint64 since = g_get_monotonic_time () - last_click;

  if (since < DOUBLE_CLICK_US)
    ui_pause ((guint) ((DOUBLE_CLICK_US - since) / 1000) + 1);
}

static void
press_and_release (guint button)
{
  ui_input_button (the_input, button, TRUE);
  ui_input_button (the_input, button, FALSE);
}

void
ui_click_with (GtkWidget *widget, double x, double y, guint button, const char *modifiers)
{
  ui_move (widget, x, y);
  part_clicks ();
  ui_input_hold (the_input, modifiers, TRUE);
  press_and_release (button);
  ui_input_hold (the_input, modifiers, FALSE);
  last_click = g_get_monotonic_time ();
  ui_settle ();
}

void
ui_click_at (GtkWidget *widget, double x, double y)
{
  ui_click_with (widget, x, y, GDK_BUTTON_PRIMARY, NULL);
}

void
ui_click (GtkWidget *widget)
{
  ui_click_at (widget, UI_CENTRE, UI_CENTRE);
}

void
ui_double_click_at (GtkWidget *widget, double x, double y)
{
  ui_move (widget, x, y);
  part_clicks ();
  press_and_release (GDK_BUTTON_PRIMARY);
  press_and_release (GDK_BUTTON_PRIMARY);
  last_click = g_get_monotonic_time ();
  ui_settle ();
}

void
ui_double_click (GtkWidget *widget)
{
  ui_double_click_at (widget, UI_CENTRE, UI_CENTRE);
}

static int drag_x, drag_y;

static void
drag_to (int x, int y)
{
  int from_x = drag_x, from_y = drag_y;

  for (int i = 1; i <= DRAG_STEPS; i++)
    {
      ui_input_move (the_input, from_x + (x - from_x) * i / DRAG_STEPS, from_y + (y - from_y) * i / DRAG_STEPS);
      ui_settle ();
    }
  drag_x = x;
  drag_y = y;
  /* Between programs, and within one, a drag is a conversation through the server, with pauses. */
  ui_pause (60);
  ui_settle ();
}

void
ui_drag_begin (GtkWidget *from, double from_x, double from_y, GtkWidget *to, double to_x, double to_y)
{
  int x, y;

  find_place (from, from_x, from_y, &drag_x, &drag_y);
  find_place (to, to_x, to_y, &x, &y);
  part_clicks ();
  ui_input_move (the_input, drag_x, drag_y);
  ui_settle ();
  ui_input_button (the_input, GDK_BUTTON_PRIMARY, TRUE);
  ui_settle ();
  drag_to (x, y);
}

void
ui_drag_on (GtkWidget *to, double to_x, double to_y)
{
  int x, y;

  find_place (to, to_x, to_y, &x, &y);
  drag_to (x, y);
}

void
ui_drag_drop (void)
{
  ui_input_button (the_input, GDK_BUTTON_PRIMARY, FALSE);
  last_click = g_get_monotonic_time ();
  ui_pause (60);
  ui_settle ();
}

void
ui_drag (GtkWidget *from, double from_x, double from_y, GtkWidget *to, double to_x, double to_y)
{
  ui_drag_begin (from, from_x, from_y, to, to_x, to_y);
  ui_drag_drop ();
}

void
ui_scroll (GtkWidget *widget, int right, int down)
{
  ui_move (widget, UI_CENTRE, UI_CENTRE);
  for (int i = 0; i < ABS (down); i++)
    press_and_release (down > 0 ? 5 : 4);
  for (int i = 0; i < ABS (right); i++)
    press_and_release (right > 0 ? 7 : 6);
  ui_settle ();
}

static void
take_text (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  char **text = data;
  char *found = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  g_free (*text);
  *text = found;
}

char *
ui_clipboard_text (void)
{
  static char nothing_yet[] = "\001";
  char *text = g_strdup (nothing_yet);

  gdk_clipboard_read_text_async (gdk_display_get_clipboard (gdk_display_get_default ()), NULL, take_text, &text);
  ui_wait_for (text == NULL || strcmp (text, nothing_yet) != 0);
  return text;
}
