/* The program under test; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-app.h"

#include "project-file.h"
#include "testlib.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#define DRAG_STEPS  8
#define PATIENCE_MS 20000

/* A program comes to the accessibility bus a while after its window is there. */
static void
wait_for_bus (UiApp *app)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);
  guint n = 0;

  while (n == 0 && g_get_monotonic_time () < until)
    {
      g_autoptr (GPtrArray) nodes = ui_a11y_look (app->process, NULL);

      n = nodes->len;
      ui_a11y_pause (30);
    }
  g_assert_cmpuint (n, >, 0);
}

gboolean
ui_app_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (ui_a11y_init ())
    return TRUE;
  printf ("1..0 # SKIP there is no accessibility bus\n");
  return FALSE;
}

char *
ui_app_copy_sample (const char *name)
{
  g_autofree char *folder = testlib_folder (), *place = g_build_filename ("..", "data", "sample", name, NULL);
  g_autofree char *from = testlib_fixture (place);
  gsize length;
  g_autofree char *sample = testlib_read (from, &length);
  char *file = g_build_filename (folder, name, NULL);

  testlib_write (file, sample, (gssize) length);
  return file;
}

UiApp *
ui_app_start (const char *file)
{
  UiApp *app = g_new0 (UiApp, 1);

  app->input = ui_input_open ();
  g_assert_nonnull (app->input);
  app->process = ui_process_start_analect (file);
  app->window = ui_process_wait_for_window (app->process, app->input, NULL, 0, PATIENCE_MS);
  g_assert_cmpuint (app->window, !=, 0);
  wait_for_bus (app);
  ui_app_settle (app);
  return app;
}

void
ui_app_quit (UiApp *app)
{
  int status;

  ui_input_close_window (app->input, app->window);
  status = ui_process_wait (app->process, PATIENCE_MS);
  g_assert_cmpint (status, !=, -1);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

void
ui_app_free (UiApp *app)
{
  ui_process_free (app->process);
  ui_input_close (app->input);
  g_free (app);
}

void
ui_app_settle (UiApp *app)
{
  gulong window;

  ui_a11y_pause (30);
  if (!ui_process_runs (app->process))
    g_error ("The program has ended");
  window = ui_input_active_window (app->input);
  ui_process_wait_for_stillness (app->input, window ? window : app->window, PATIENCE_MS);
  ui_a11y_pause (1);
}

void
ui_app_key (UiApp *app, const char *key)
{
  ui_input_key (app->input, key);
  ui_app_settle (app);
}

void
ui_app_type (UiApp *app, const char *text)
{
  ui_input_type (app->input, text);
  ui_app_settle (app);
}

void
ui_app_picture (UiApp *app, const char *name)
{
  const char *folder = g_getenv ("ANALECT_UI_PICTURES");
  g_autofree char *file = folder ? g_strdup_printf ("%s/%s.png", folder, name) : NULL;

  if (file)
    ui_input_screenshot (app->input, file);
}

/* Fails the test, with all that is seen. */
static void
fail_for (UiApp *app, const char *wanted)
{
  g_autoptr (GPtrArray) nodes = ui_a11y_look (app->process, NULL);
  GString *seen = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      UiNode *node = nodes->pdata[i];

      if (*node->name != 0 && ui_a11y_is_seen (node))
        g_string_append_printf (seen, "%*s%s “%s”\n", (int) node->depth, "", node->role, node->name);
    }
  ui_app_picture (app, "failure");
  g_error ("There is no %s. There is:\n%s", wanted, seen->str);
}

void
ui_app_click (UiApp *app, const char *role, const char *name)
{
  g_autoptr (GPtrArray) nodes = NULL;
  UiNode *node = ui_a11y_wait_for (app->process, role, name, &nodes);

  if (node == NULL)
    fail_for (app, name);
  else
    ui_a11y_click (app->input, ui_input_active_window (app->input), node);
  ui_app_settle (app);
}

void
ui_app_find (UiApp *app, const char *role, const char *name, int *x, int *y)
{
  g_autoptr (GPtrArray) nodes = NULL;
  UiNode *node = ui_a11y_wait_for (app->process, role, name, &nodes);

  if (node == NULL)
    fail_for (app, name);
  else
    ui_a11y_get_middle (app->input, ui_input_active_window (app->input), node, x, y);
}

void
ui_app_drag (UiApp *app, int from_x, int from_y, int to_x, int to_y)
{
  ui_input_move (app->input, from_x, from_y);
  ui_a11y_pause (30);
  ui_input_button (app->input, 1, TRUE);
  for (int i = 1; i <= DRAG_STEPS; i++)
    {
      ui_input_move (app->input, from_x + (to_x - from_x) * i / DRAG_STEPS, from_y + (to_y - from_y) * i / DRAG_STEPS);
      ui_a11y_pause (10);
    }
  ui_a11y_pause (60);
  ui_input_button (app->input, 1, FALSE);
  ui_app_settle (app);
}

gboolean
ui_app_sees (UiApp *app, const char *part)
{
  g_autoptr (GPtrArray) nodes = ui_a11y_look (app->process, NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      UiNode *node = nodes->pdata[i];

      if (strstr (node->name, part) != NULL && ui_a11y_is_seen (node))
        return TRUE;
    }
  return FALSE;
}

void
ui_app_wait_for (UiApp *app, const char *part)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  while (!ui_app_sees (app, part))
    {
      if (g_get_monotonic_time () > until || !ui_process_runs (app->process))
        fail_for (app, part);
      ui_a11y_pause (100);
    }
}

gulong
ui_app_wait_for_dialog (UiApp *app)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);
  gulong window = 0;

  while (window == 0 || window == app->window)
    {
      if (g_get_monotonic_time () > until)
        fail_for (app, "dialog");
      ui_a11y_pause (30);
      window = ui_input_active_window (app->input);
    }
  ui_app_settle (app);
  return window;
}

void
ui_app_wait_for_no_dialog (UiApp *app)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  while (ui_input_active_window (app->input) != app->window)
    {
      if (g_get_monotonic_time () > until)
        fail_for (app, "way back to the window");
      ui_a11y_pause (30);
    }
  ui_app_settle (app);
}

AnalectReading *
ui_app_read (const char *file)
{
  g_autoptr (GError) error = NULL;
  AnalectReading *reading = analect_project_file_read (NULL, file, NULL, NULL, &error);

  g_assert_no_error (error);
  return reading;
}

guint
ui_app_count (const char *file, AnalectKind kind)
{
  g_autoptr (AnalectReading) reading = ui_app_read (file);

  return analect_rows_count (analect_project_get_rows (reading->project), kind);
}
