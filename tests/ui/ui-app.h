/* The program itself under test: started on a file, worked by keys and pointer, seen as a screen reader sees it, and
 * its file read back.
 *
 * Each function waits until the window is still before it returns. Functions that must find something fail the test,
 * and say what was there instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project-reader.h"
#include "ui-a11y.h"

typedef struct
{
  UiInput *input;
  UiProcess *process;
  gulong window; /* the first one */
} UiApp;

/* Begins a test program: GLib's test options and the accessibility bus. FALSE when there is none; then the program has
 * reported itself as skipped and is to end. */
gboolean ui_app_init (int *argc, char ***argv);

/* The path of a new file with the invented sample NAME ("sample.analect", "sample-blank.analect") in it; the caller
 * frees it. The folder goes when the test program ends. */
char *ui_app_copy_sample (const char *name);

/* Starts the program with FILE (NULL: without one) and waits for its window. */
UiApp *ui_app_start (const char *file);

/* Closes its window, which must end the program without a fault. */
void ui_app_quit (UiApp *app);

/* Ends it whatever it does. */
void ui_app_free (UiApp *app);

/* Waits until the window in front is still. */
void ui_app_settle (UiApp *app);

/* Presses a key; types a text. */
void ui_app_key (UiApp *app, const char *key);
void ui_app_type (UiApp *app, const char *text);

/* Clicks the control with this role (NULL: any) and name, once it is there. */
void ui_app_click (UiApp *app, const char *role, const char *name);

/* Presses the first button at one place of the screen, goes to another and lets go there. */
void ui_app_drag (UiApp *app, int from_x, int from_y, int to_x, int to_y);

/* Where the control with this role (NULL: any) and name is on the screen: its middle. Waits for it. */
void ui_app_find (UiApp *app, const char *role, const char *name, int *x, int *y);

/* Whether something is seen whose name contains PART, now; the same once it is there, or the test fails. */
gboolean ui_app_sees (UiApp *app, const char *part);
void ui_app_wait_for (UiApp *app, const char *part);

/* The number of the window in front when that is not the first one; waits for it. */
gulong ui_app_wait_for_dialog (UiApp *app);
void ui_app_wait_for_no_dialog (UiApp *app);

/* Saves the whole screen as NAME.png in the folder ANALECT_UI_PICTURES; nothing where that is not set. */
void ui_app_picture (UiApp *app, const char *name);

/* The project in FILE as it is saved. The caller frees it. */
AnalectReading *ui_app_read (const char *file);

/* How many entities of KIND are in FILE as it is saved. */
guint ui_app_count (const char *file, AnalectKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiApp, ui_app_free)
