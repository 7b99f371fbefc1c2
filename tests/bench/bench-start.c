/* From the start of the program's process to a window that has drawn its first frame, and to one that shows all it will
 * show: without a project, and with the sample.
 *
 * The program prints nothing about itself, so the display is watched: a window is usable when it is shown and its upper
 * part has more colours than an empty one, so that text and icons are there. Before each run the program's file and the
 * project are dropped from the system's memory, as far as the system lets a user do that; libraries that others use
 * stay. The time is the least of some runs, so that other work on the machine counts little.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "testlib.h"
#include "ui-process.h"
#include "workload.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define N_RUNS       5
#define PATIENCE_MS  20000
#define POLL_US      2000
#define STILL_US     (500 * G_GINT64_CONSTANT (1000))
#define LIMIT        0.5
#define STRIP_HEIGHT 60
#define MIN_COLOURS  12

static UiInput *input;

static void
forget_file (const char *path)
{
  int fd = open (path, O_RDONLY);

  if (fd >= 0)
    {
      fdatasync (fd);
      posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
      close (fd);
    }
}

/* Whether the upper part of WINDOW has been drawn. */
static gboolean
is_drawn (gulong window)
{
  int x, y, width, height;
  guint n_colours = 0;

  if (!ui_input_window_place (input, window, &x, &y, &width, &height))
    return FALSE;
  ui_input_digest (input, x, y, width, MIN (height, STRIP_HEIGHT), &n_colours);
  return n_colours >= MIN_COLOURS;
}

/* When the picture of WINDOW changed last; known when it has not changed for a while. */
static gint64
find_last_change (gulong window)
{
  gint64 changed = g_get_monotonic_time ();
  guint32 last = 0;

  while (g_get_monotonic_time () - changed < STILL_US)
    {
      int x, y, width, height;
      guint32 now;

      g_assert_true (ui_input_window_place (input, window, &x, &y, &width, &height));
      now = ui_input_digest (input, x, y, width, height, NULL);
      if (now != last)
        changed = g_get_monotonic_time ();
      last = now;
      g_usleep (POLL_US);
    }
  return changed;
}

/* Seconds until there is a window that is drawn, and until it is complete. */
static void
start_once (const char *file, double *drawn, double *complete)
{
  gint64 began;
  g_autoptr (UiProcess) process = NULL;
  gulong window;

  forget_file (g_getenv ("ANALECT_PROGRAM"));
  if (file)
    forget_file (file);
  began = g_get_monotonic_time ();
  process = ui_process_start_analect (file);
  do
    {
      window = ui_process_wait_for_window (process, input, NULL, 0, PATIENCE_MS);
      g_assert_cmpuint (window, !=, 0);
      if (is_drawn (window))
        break;
      g_usleep (POLL_US);
    }
  while (g_get_monotonic_time () - began < PATIENCE_MS * G_GINT64_CONSTANT (1000));
  *drawn = (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_SECOND;
  *complete = (double) (find_last_change (window) - began) / G_TIME_SPAN_SECOND;
  /* To close is what a person does; a killed program would ask about its journal the next time. */
  ui_input_close_window (input, window);
  ui_process_wait (process, PATIENCE_MS);
}

static void
report_best (const char *what, const char *file)
{
  double drawn = PATIENCE_MS, complete = PATIENCE_MS;
  g_autofree char *first = g_strconcat (what, ", to a drawn window", NULL);
  g_autofree char *last = g_strconcat (what, ", to all that is shown", NULL);

  for (guint i = 0; i < N_RUNS; i++)
    {
      double drawn_now, complete_now;

      start_once (file, &drawn_now, &complete_now);
      drawn = MIN (drawn, drawn_now);
      complete = MIN (complete, complete_now);
    }
  bench_report (first, drawn, "s", LIMIT);
  bench_report (last, complete, "s", LIMIT);
}

int
main (void)
{
  g_autofree char *folder = testlib_folder (), *file = g_build_filename (folder, "sample.analect", NULL);
  g_autofree char *sample = NULL;
  gsize length;

  input = ui_input_open ();
  g_assert_nonnull (input);
  sample = testlib_read (g_getenv ("ANALECT_SAMPLE"), &length);
  testlib_write (file, sample, (gssize) length);
  bench_plan (4);
  report_best ("start", NULL);
  report_best ("start with the sample", file);
  ui_input_close (input);
  return 0;
}
