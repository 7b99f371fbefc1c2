/* Every page and dialog of the program can be worked without seeing it and without a pointer (a11y-walk.h).
 *
 * Each is opened by keys alone, in a program of its own, on a copy of the sample project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "a11y-walk.h"
#include "testlib.h"
#include "ui-app.h"

#include <stdio.h>

typedef struct
{
  const char *name;
  gboolean with_file;
  const char *keys; /* with spaces between */
} Place;

static const Place places[] = {
  { "start", FALSE, "" },       { "studies", TRUE, "ctrl+1" },  { "coding", TRUE, "ctrl+2" },
  { "themes", TRUE, "ctrl+3" }, { "outcomes", TRUE, "ctrl+4" },
};

static void
test_place (gconstpointer data)
{
  const Place *place = data;
  g_autofree char *folder = testlib_folder (), *file = g_build_filename (folder, "sample.analect", NULL);
  g_autofree char *from = testlib_fixture ("../data/sample/sample.analect");
  gsize length;
  g_autofree char *sample = testlib_read (from, &length);
  g_autoptr (UiApp) app = NULL;
  g_auto (GStrv) keys = g_strsplit (place->keys, " ", -1);
  g_autoptr (A11yWalk) walk = NULL;

  testlib_write (file, sample, (gssize) length);
  app = ui_app_start (place->with_file ? file : NULL);
  for (guint i = 0; keys[i] != NULL && *keys[i] != 0; i++)
    ui_app_key (app, keys[i]);
  walk = a11y_walk (app->process, app->input);
  g_assert_true (ui_process_runs (app->process));
  g_test_message ("%u controls, %u reached", walk->n_controls, walk->n_reached);
  g_assert_cmpuint (walk->n_controls, >, 1);
  for (guint i = 0; i < walk->faults->len; i++)
    g_test_message ("%s", (char *) walk->faults->pdata[i]);
  if (walk->faults->len > 0)
    g_test_fail_printf ("%u faults, the first: %s", walk->faults->len, (char *) walk->faults->pdata[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!ui_a11y_init ())
    {
      printf ("1..0 # SKIP there is no accessibility bus\n");
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strconcat ("/a11y/", places[i].name, NULL);

      g_test_add_data_func (path, &places[i], test_place);
    }
  return g_test_run ();
}
