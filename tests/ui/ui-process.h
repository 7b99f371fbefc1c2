/* The program as a process of its own, started by a test that works it from outside: its windows, its end.
 *
 * The process ends with the test whatever happens. What it prints goes to the test's standard error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui-input.h"

typedef struct _UiProcess UiProcess;

/* Starts ARGUMENTS (NULL-terminated; the first is a path) and does not wait. */
UiProcess *ui_process_start (const char *const *arguments);

/* Starts the program under test (the environment's ANALECT_PROGRAM) with FILE, which may be NULL. */
UiProcess *ui_process_start_analect (const char *file);

/* Kills the process if it is still there. */
void ui_process_free (UiProcess *process);

int ui_process_get_number (UiProcess *process);

/* Whether it still runs. */
gboolean ui_process_runs (UiProcess *process);

/* Waits until the process has a window whose title contains PART (NULL: any), which is not EXCEPT, and gives its
 * number; 0 when that took longer than MILLISECONDS or the process ended. */
gulong ui_process_wait_for_window (UiProcess *process, UiInput *input, const char *part, gulong except,
                                   guint milliseconds);

/* Waits until the process has no window WINDOW any more; FALSE when it still has. */
gboolean ui_process_wait_for_closed (UiProcess *process, UiInput *input, gulong window, guint milliseconds);

/* Waits until what WINDOW shows has not changed for 150 ms; FALSE when it is never still. Unlike the main loop of
 * another process, its picture can be watched. */
gboolean ui_process_wait_for_stillness (UiInput *input, gulong window, guint milliseconds);

/* Waits until the process ends by itself. Its status as of waitpid (), or -1 when it did not in time. */
int ui_process_wait (UiProcess *process, guint milliseconds);

/* Ends it at once, as a power cut would; returns when it is gone. */
void ui_process_kill (UiProcess *process);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiProcess, ui_process_free)
