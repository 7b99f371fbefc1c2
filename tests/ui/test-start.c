/* From the start page into a project, in the program itself: the teaching sample is copied once and found again, and
 * what was opened is offered first the next time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-app.h"

#define SAMPLE "What clients say changed"

/* The first run: nothing is known, the sample is one key away. */
static void
test_sample (void)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Teaching sample.analect", NULL);
  g_autoptr (UiApp) app = ui_app_start (NULL), again = NULL;
  guint n;

  ui_app_wait_for (app, "No project yet");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  ui_app_key (app, "Return");
  ui_app_wait_for (app, SAMPLE);
  ui_app_wait_for (app, "In this text");
  n = ui_app_count (path, ANALECT_KIND_CODING);
  g_assert_cmpuint (n, >, 0);
  ui_app_quit (app);
  /* The next time it is a recent project, and its row opens it; the copy is not made anew. */
  again = ui_app_start (NULL);
  ui_app_wait_for (again, "12 studies, ");
  ui_app_picture (again, "start-again");
  g_assert_false (ui_app_sees (again, "No project yet"));
  ui_app_key (again, "Return");
  ui_app_wait_for (again, "In this text");
  g_assert_cmpuint (ui_app_count (path, ANALECT_KIND_CODING), ==, n);
  ui_app_quit (again);
}

int
main (int argc, char **argv)
{
  if (!ui_app_init (&argc, &argv))
    return 0;
  /* Settings that the next run of the program finds; they go with the display. */
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  g_test_add_func ("/start/sample", test_sample);
  return g_test_run ();
}
