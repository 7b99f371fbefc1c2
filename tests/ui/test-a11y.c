/* Every page of the program, and dialogs that a key opens, can be worked without seeing them and without a pointer
 * (a11y-walk.h). Lists under an entry that keeps the focus are not for this walk; see test-search.c and
 * test-quick-code.c.
 *
 * Each is opened by keys alone, in a program of its own, on a copy of the sample project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "a11y-walk.h"
#include "testlib.h"
#include "ui-app.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  gboolean with_file;
  const char *keys; /* with spaces between; RECORDS stands for typing the path of a file of references */
  const char *shown; /* once this is seen it is there; NULL: at once */
} Place;

static const Place places[] = {
  { "start", FALSE, "" },
  { "studies", TRUE, "ctrl+1" },
  { "coding", TRUE, "ctrl+2" },
  { "themes", TRUE, "ctrl+3" },
  { "outcomes", TRUE, "ctrl+4" },
  { "merge", TRUE, "ctrl+3 ctrl+m" },
  { "export", TRUE, "ctrl+4 ctrl+e" },
  { "import-plan", TRUE, "ctrl+1 ctrl+i RECORDS Return", "Nothing is changed yet" },
  { "split", TRUE, "ctrl+3 Down Right Down s", "Excerpts that move to it" },
  { "new-code", TRUE, "ctrl+3 Down Insert", "New code in" },
  { "rename", TRUE, "ctrl+3 Down F2", NULL },
  { "memo", TRUE, "ctrl+2 shift+ctrl+Right m", NULL },
  { "record-edit", TRUE, "ctrl+1 F2", NULL },
  { "menu", TRUE, "F10", "Keyboard shortcuts" },
  { "find-all", TRUE, "ctrl+2 ctrl+shift+f", "Find in all texts" },
};

static void
test_place (gconstpointer data)
{
  const Place *place = data;
  g_autofree char *file = ui_app_copy_sample ("sample.analect");
  g_autoptr (UiApp) app = NULL;
  g_auto (GStrv) keys = g_strsplit (place->keys, " ", -1);
  g_autoptr (A11yWalk) walk = NULL;

  app = ui_app_start (place->with_file ? file : NULL);
  for (guint i = 0; keys[i] != NULL && *keys[i] != 0; i++)
    if (strcmp (keys[i], "RECORDS") == 0)
      {
        g_autofree char *records = testlib_fixture ("ui/fixtures/two-records.ris");

        ui_app_wait_for_dialog (app);
        ui_app_type (app, records);
      }
    else
      ui_app_key (app, keys[i]);
  if (place->shown != NULL)
    ui_app_wait_for (app, place->shown);
  ui_app_picture (app, place->name);
  walk = a11y_walk (app->process, app->input);
  g_assert_true (ui_process_runs (app->process));
  g_test_message ("%u controls, %u reached", walk->n_controls, walk->n_reached);
  g_assert_cmpuint (walk->n_controls, >, 0);
  for (guint i = 0; i < walk->faults->len; i++)
    g_test_message ("%s", (char *) walk->faults->pdata[i]);
  if (walk->faults->len > 0)
    g_test_fail_printf ("%u faults, the first: %s", walk->faults->len, (char *) walk->faults->pdata[0]);
}

int
main (int argc, char **argv)
{
  if (!ui_app_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strconcat ("/a11y/", places[i].name, NULL);

      g_test_add_data_func (path, &places[i], test_place);
    }
  return g_test_run ();
}
