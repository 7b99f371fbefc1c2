/* The walk finds what ails the program a11y-clinic, and nothing where it is in good health.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "a11y-walk.h"

#include <stdio.h>

static UiInput *input;
static UiProcess *clinic;

static void
assert_faults (const A11yWalk *walk, const char *expected)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < walk->faults->len; i++)
    g_string_append_printf (found, "%s\n", (char *) walk->faults->pdata[i]);
  g_assert_cmpstr (found->str, ==, expected);
  g_string_free (found, TRUE);
}

static void
test_window (void)
{
  g_autoptr (A11yWalk) walk = a11y_walk (clinic, input);

  assert_faults (walk, "no name: frame “Clinic” / push button\n"
                       "no name: frame “Clinic” / push button / push button\n"
                       "no name: frame “Clinic” / text\n"
                       "no role: frame “Clinic” / filler “Stranger”\n"
                       "no way: frame “Clinic” / push button “Unreachable”\n");
  g_assert_cmpuint (walk->n_reached, >=, 12);
}

static void
test_dialog (void)
{
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (A11yWalk) walk = NULL;
  gulong window = ui_input_active_window (input), dialog;
  UiNode *button = ui_a11y_wait_for (clinic, "push button", "Dialog", &nodes);

  g_assert_nonnull (button);
  ui_a11y_click (input, window, button);
  dialog = ui_process_wait_for_window (clinic, input, "Ward", window, 10000);
  g_assert_cmpuint (dialog, !=, 0);
  g_assert_true (ui_process_wait_for_stillness (input, dialog, 10000));
  walk = a11y_walk (clinic, input);
  assert_faults (walk, "no name: frame “Ward” / check box\n");
  g_assert_cmpuint (walk->n_controls, ==, 2);
}

int
main (int argc, char **argv)
{
  const char *arguments[] = { g_getenv ("A11Y_CLINIC"), NULL };
  gulong window;
  int status;

  g_test_init (&argc, &argv, NULL);
  input = ui_input_open ();
  if (input == NULL || !ui_a11y_init ())
    {
      printf ("1..0 # SKIP there is no display with an accessibility bus\n");
      return 0;
    }
  clinic = ui_process_start (arguments);
  window = ui_process_wait_for_window (clinic, input, "Clinic", 0, 20000);
  g_assert_cmpuint (window, !=, 0);
  g_assert_true (ui_process_wait_for_stillness (input, window, 10000));
  g_test_add_func ("/a11y-walk/window", test_window);
  g_test_add_func ("/a11y-walk/dialog", test_dialog);
  status = g_test_run ();
  ui_process_free (clinic);
  ui_input_close (input);
  return status;
}
