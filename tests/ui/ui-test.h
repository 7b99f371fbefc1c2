/* Widgets under test on a real display, worked with keys and pointer as a person does: tests/ui/with-display.py gives
 * the display, ui-input.h sends the input, and the functions here find the widgets and wait until they have drawn.
 *
 *   int
 *   main (int argc, char **argv)
 *   {
 *     ui_test_init (&argc, &argv);
 *     g_test_add_func ("/tree/arrows", test_arrows);
 *     return ui_test_run ();
 *   }
 *
 *   static void
 *   test_arrows (void)
 *   {
 *     g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();          (ui-project.h)
 *     GtkWidget *tree = analect_codebook_tree_new (workbench);
 *
 *     ui_window_for (tree, 300, 600);
 *     ui_click (ui_find_label (tree, "Saying no"));
 *     ui_key ("Down");
 *     ui_wait_for (analect_codebook_tree_get_selected (…) == …);
 *     ui_close_all ();
 *   }
 *
 * Every input function waits until the main loop is idle and frames are drawn; what takes longer (workers, toasts) is
 * waited for with ui_wait_for (). Functions that must find something abort the test when it is not there. Warnings of
 * GTK and GLib are fatal. Main thread only.
 *
 * To look at a test: ANALECT_UI_PICTURES=FOLDER has ui_picture () save the screen there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui-input.h"

#include <gtk/gtk.h>

/* The middle of a widget, for any x or y. */
#define UI_CENTRE (-1e6)

/* How long ui_wait_for () waits, in milliseconds. */
#define UI_PATIENCE 10000

/* Begins a test program: GLib's test options, GTK, the input. Without a display the program reports itself as skipped
 * and ends. */
void ui_test_init (int *argc, char ***argv);

/* Runs the tests; what main () returns. Each test ends without windows. */
int ui_test_run (void);

/* The connection input goes through; borrowed. */
UiInput *ui_input (void);

/* Waiting */

/* Until the main loop has nothing to do and every window that is shown has drawn what it is asked to. */
void ui_settle (void);

/* Lets the main loop run for this long. For timeouts that are themselves under test; elsewhere wait for something. */
void ui_pause (guint milliseconds);

/* Lets the main loop run until PREDICATE is true; FALSE when it was not in time. */
typedef gboolean (*UiPredicate) (gpointer data);
gboolean ui_wait_until (UiPredicate predicate, gpointer data, guint milliseconds);

/* The same for an expression; fails the test when it does not come true. */
#define ui_wait_for(expression)                                                                                        \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 ui_until = g_get_monotonic_time () + UI_PATIENCE * G_GINT64_CONSTANT (1000);                                \
    while (!(expression) && g_get_monotonic_time () < ui_until)                                                        \
      ui_pause (10);                                                                                                   \
    g_assert_true (expression);                                                                                        \
    ui_settle ();                                                                                                      \
  }                                                                                                                    \
  G_STMT_END

/* Windows */

/* A window of this size with CHILD in it (class "an", no decoration),
 * shown, drawn and focused. It belongs to GTK; ui_close_all () destroys it. */
GtkWindow *ui_window_for (GtkWidget *child, int width, int height);

/* The window that has the focus, or NULL; the window shown last beside FIRST, a dialog, or NULL. Borrowed. */
GtkWindow *ui_active_window (void);
GtkWindow *ui_dialog_of (GtkWindow *first);

/* Destroys all windows and waits until they are gone. */
void ui_close_all (void);

/* The widget that has the focus in the active window, or NULL. */
GtkWidget *ui_focus (void);

/* Input. The words of keys and modifiers are those of ui-input.h; places are in the widget's coordinates. */

/* A key, TIMES over, and text, to whatever has the focus. */
void ui_key (const char *key);
void ui_keys (const char *key, guint times);
void ui_type (const char *text);

/* The pointer to a place (either may be UI_CENTRE); a click in the middle or at a place. */
void ui_move (GtkWidget *widget, double x, double y);
void ui_click (GtkWidget *widget);
void ui_click_at (GtkWidget *widget, double x, double y);
void ui_double_click (GtkWidget *widget);
void ui_double_click_at (GtkWidget *widget, double x, double y);
/* BUTTON 3 opens menus; MODIFIERS ("ctrl") may be NULL. */
void ui_click_with (GtkWidget *widget, double x, double y, guint button, const char *modifiers);

/* Presses in FROM, goes to TO in small steps, and releases there. A place in FROM or TO may be UI_CENTRE. */
void ui_drag (GtkWidget *from, double from_x, double from_y, GtkWidget *to, double to_x, double to_y);
/* The same in parts, to look at what is shown on the way: begins and moves, without releasing; moves on; releases. */
void ui_drag_begin (GtkWidget *from, double from_x, double from_y, GtkWidget *to, double to_x, double to_y);
void ui_drag_on (GtkWidget *to, double to_x, double to_y);
void ui_drag_drop (void);

/* Turns the wheel over the middle of WIDGET by so many clicks, down and right when positive. */
void ui_scroll (GtkWidget *widget, int right, int down);

/* The text in the clipboard, or NULL; the caller frees it. */
char *ui_clipboard_text (void);

/* Finding: in ROOT and all below it (popovers too), or in all windows when ROOT is NULL; only what is shown. The first
 * in the order of the tree; NULL when there is none, so that tests can ask for that too. Borrowed. */

/* By its type, its name (or its id in a template), its CSS class. */
GtkWidget *ui_find_type (GtkWidget *root, GType type);
GtkWidget *ui_find_name (GtkWidget *root, const char *name);
GtkWidget *ui_find_class (GtkWidget *root, const char *css_class);

/* A GtkLabel, GtkText or GtkTextView with exactly this text. */
GtkWidget *ui_find_label (GtkWidget *root, const char *text);
/* The same where the text only contains PART. */
GtkWidget *ui_find_label_part (GtkWidget *root, const char *part);

/* The widget whose accessible label is NAME. */
GtkWidget *ui_find_named (GtkWidget *root, const char *name);

/* A button (also GtkMenuButton, GtkCheckButton, GtkDropDown, a menu's item) with this text, accessible label, tooltip
 * or icon. */
GtkWidget *ui_find_button (GtkWidget *root, const char *text);

/* All shown widgets of TYPE, as GtkWidget; or those that PREDICATE likes. The caller unrefs the array. */
GPtrArray *ui_find_all (GtkWidget *root, GType type);
GPtrArray *ui_find_where (GtkWidget *root, gboolean (*predicate) (GtkWidget *widget, gpointer data), gpointer data);

/* All text that can be seen, one line a label, in the order of the tree: nothing that is hidden or scrolled away. The
 * caller frees it. */
char *ui_text_seen (GtkWidget *root);

/* Whether some of WIDGET can be seen: shown and not scrolled away. */
gboolean ui_is_seen (GtkWidget *widget);

/* What a design must not have */

/* The controls that can be seen and are lower than 26 or narrower than 24, one a line with type, name and size; "" when
 * there is none. Rows and whatever else takes the focus count too. The caller frees it. */
char *ui_small_controls (GtkWidget *root);

/* The labels that can be seen and do not show all their text, one a line. Labels that may be shortened (with a tooltip
 * somewhere above them, or class "an-shorten") are left out. The caller frees it. */
char *ui_cut_labels (GtkWidget *root);

/* Pictures */

/* WIDGET as it is drawn, in a PNG. */
void ui_screenshot (GtkWidget *widget, const char *file);

/* The whole screen, saved as NAME.png in the folder ANALECT_UI_PICTURES; nothing where that is not set. */
void ui_picture (const char *name);

/* The colour of a pixel of WIDGET as it is drawn; where it draws nothing, transparent black. */
GdkRGBA ui_pixel (GtkWidget *widget, double x, double y);

/* How many pixels of WIDGET have COLOUR ("#3584e4"), each part within TOLERANCE of 255. */
guint ui_count_pixels (GtkWidget *widget, const char *colour, guint tolerance);

/* Checks that a pixel has COLOUR, each part within TOLERANCE of 255. */
void ui_assert_pixel (GtkWidget *widget, double x, double y, const char *colour, guint tolerance);
