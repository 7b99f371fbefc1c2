/* Keys and pointer as a person's: sent to the X server, which hands them to whichever window has the focus or lies
 * under the pointer. Also what the server can tell: windows, pixels.
 *
 * Nothing of GTK is here, so that a test can drive another process as well as its own widgets. What is sent has arrived
 * at the server when a function returns; what the program makes of it takes as long as it takes. Places are pixels of
 * the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _UiInput UiInput;

/* A connection to the display in the environment, or NULL without one. */
UiInput *ui_input_open (void);
void ui_input_close (UiInput *input);

/* Has PAUSE called where the program must have understood a change of the keyboard before the next key; without it a
 * moment is waited. */
void ui_input_set_pause (UiInput *input, void (*pause) (void));

/* Presses and releases a key: "z", "ctrl+z", "ctrl+shift+z", "alt+Left", "Return", "F6", "?", "ctrl++", "ü". Names are
 * those of X; a letter is itself. An unknown name aborts. */
void ui_input_key (UiInput *input, const char *key);

/* Holds modifiers ("ctrl", "ctrl+shift") down, or lets them go. NULL and "" are none. */
void ui_input_hold (UiInput *input, const char *modifiers, gboolean down);

/* Types UTF-8 text, one key a character; "\n" is Return, "\t" is Tab. Characters the keyboard lacks get a key. */
void ui_input_type (UiInput *input, const char *text);

/* The pointer; buttons are numbered from 1 (4 and 5 scroll up and down, 6 and 7 left and right). */
void ui_input_move (UiInput *input, int x, int y);
void ui_input_button (UiInput *input, guint button, gboolean down);

/* The colour of a pixel of the screen as 0xRRGGBB. */
guint32 ui_input_pixel (UiInput *input, int x, int y);

/* A number that stands for all pixels of a rectangle of the screen, and the number of different colours in it
 * (N_COLOURS may be NULL, counted to 256). What lies outside the screen is left out. */
guint32 ui_input_digest (UiInput *input, int x, int y, int width, int height, guint *n_colours);

/* Saves the whole screen as a PNG. */
void ui_input_screenshot (UiInput *input, const char *file);

/* The size of the screen. */
void ui_input_screen_size (UiInput *input, int *width, int *height);

/* The place of a window, by its number, with what is in it. */
gboolean ui_input_window_place (UiInput *input, gulong window, int *x, int *y, int *width, int *height);

/* The numbers of all windows that the window manager shows, lowest first, as gulong. The caller unrefs the array. */
GArray *ui_input_list_windows (UiInput *input);

/* The title of a window, "" when it has none; the caller frees it. The process it belongs to, or 0. */
char *ui_input_window_title (UiInput *input, gulong window);
int ui_input_window_process (UiInput *input, gulong window);

/* The window that has the focus, or 0. */
gulong ui_input_active_window (UiInput *input);

/* Asks the window manager to close a window, or to give it another size. */
void ui_input_close_window (UiInput *input, gulong window);
void ui_input_resize_window (UiInput *input, gulong window, int width, int height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiInput, ui_input_close)
