/* Processes under test; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-process.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define STEP_US  10000
#define STILL_US (150 * G_GINT64_CONSTANT (1000))

struct _UiProcess
{
  GPid number;
  gboolean ended;
  int status;
};

/* In the child, before the program: it must not outlive the test. */
static void
end_with_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

UiProcess *
ui_process_start (const char *const *arguments)
{
  UiProcess *process = g_new0 (UiProcess, 1);
  g_autoptr (GError) error = NULL;

  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, end_with_test,
                 NULL, &process->number, &error);
  g_assert_no_error (error);
  return process;
}

UiProcess *
ui_process_start_analect (const char *file)
{
  const char *arguments[] = { g_getenv ("ANALECT_PROGRAM"), file, NULL };

  g_assert_nonnull (arguments[0]);
  return ui_process_start (arguments);
}

gboolean
ui_process_runs (UiProcess *process)
{
  if (!process->ended && waitpid (process->number, &process->status, WNOHANG) == process->number)
    process->ended = TRUE;
  return !process->ended;
}

int
ui_process_get_number (UiProcess *process)
{
  return process->number;
}

int
ui_process_wait (UiProcess *process, guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);

  while (ui_process_runs (process) && g_get_monotonic_time () < until)
    g_usleep (STEP_US);
  return process->ended ? process->status : -1;
}

void
ui_process_kill (UiProcess *process)
{
  if (!process->ended)
    {
      kill (process->number, SIGKILL);
      waitpid (process->number, &process->status, 0);
      process->ended = TRUE;
    }
}

void
ui_process_free (UiProcess *process)
{
  ui_process_kill (process);
  g_spawn_close_pid (process->number);
  g_free (process);
}

/* The window of the process that was raised last. */
static gulong
find_window (UiProcess *process, UiInput *input, const char *part, gulong except)
{
  g_autoptr (GArray) windows = ui_input_list_windows (input);

  for (guint i = windows->len; i > 0; i--)
    {
      gulong window = g_array_index (windows, gulong, i - 1);
      g_autofree char *title = ui_input_window_title (input, window);

      if (window != except && ui_input_window_process (input, window) == process->number
          && (part == NULL || strstr (title, part) != NULL))
        return window;
    }
  return 0;
}

gulong
ui_process_wait_for_window (UiProcess *process, UiInput *input, const char *part, gulong except, guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);
  gulong window = 0;

  while (window == 0 && ui_process_runs (process) && g_get_monotonic_time () < until)
    {
      window = find_window (process, input, part, except);
      if (window == 0)
        g_usleep (STEP_US);
    }
  return window;
}

gboolean
ui_process_wait_for_closed (UiProcess *process, UiInput *input, gulong window, guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);

  for (;;)
    {
      g_autoptr (GArray) windows = ui_input_list_windows (input);
      gboolean there = FALSE;

      for (guint i = 0; i < windows->len; i++)
        there = there || g_array_index (windows, gulong, i) == window;
      if (!there || !ui_process_runs (process))
        return TRUE;
      if (g_get_monotonic_time () > until)
        return FALSE;
      g_usleep (STEP_US);
    }
}

gboolean
ui_process_wait_for_stillness (UiInput *input, gulong window, guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000), since = g_get_monotonic_time ();
  guint32 last = 0;

  while (g_get_monotonic_time () < until)
    {
      int x, y, width, height;
      guint32 now;

      if (!ui_input_window_place (input, window, &x, &y, &width, &height))
        return FALSE;
      now = ui_input_digest (input, x, y, width, height, NULL);
      if (now != last)
        since = g_get_monotonic_time ();
      else if (g_get_monotonic_time () - since > STILL_US)
        return TRUE;
      last = now;
      g_usleep (2 * STEP_US);
    }
  return FALSE;
}
