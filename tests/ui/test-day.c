/* A long day in the program: twenty excerpts coded by keys alone, with codes that overlap, and twenty with the mouse;
 * codes are grouped; the program is killed before anything was saved, and has it all again; everything is undone to the
 * beginning, which gives the file its first bytes, and done again. The chart is looked at after each step, and is
 * another one each time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "testlib.h"
#include "ui-app.h"

#define N_BY_KEYS   20
#define N_BY_MOUSE  20 /* at least */
#define N_LINES     22 /* some are between paragraphs */
#define N_NAMES     5
#define N_STEPS     120 /* more than there can be */
#define BY_MOUSE    "Seen with the mouse"
#define DIMENSION   "Ways of one's own"
#define JOURNAL_MS  1500
#define DROP_MS     250 /* until what was dropped has arrived */
#define CHART_MS    700 /* until the numbers are there */
#define PATIENCE_MS 10000

/* Of the text pane in a window of the usual size, from its left and upper edge. */
#define TEXT_LEFT   265
#define FIRST_LINE  150
#define LINE_HEIGHT 24

/* Codes by keys: four words are selected, of which two are of the next excerpt too. */
static void
code_by_keys (UiApp *app)
{
  for (guint i = 0; i < N_BY_KEYS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Read with keys %u", i % N_NAMES + 1);

      for (guint k = 0; k < 4; k++)
        ui_input_key (app->input, "shift+ctrl+Right");
      ui_app_key (app, "Return");
      ui_app_type (app, name);
      ui_app_key (app, "Return");
      ui_input_key (app->input, "ctrl+Left");
      ui_input_key (app->input, "ctrl+Left");
    }
  ui_app_settle (app);
}

/* GTK 4.8 takes no notice of the first press after a drop. */
static void
press_in_vain (UiApp *app, int x, int y)
{
  ui_input_move (app->input, x, y);
  ui_input_button (app->input, 1, TRUE);
  ui_input_button (app->input, 1, FALSE);
  ui_app_settle (app);
}

/* Codes with the mouse: words are selected by dragging over them, and dragged onto a code. What stands in neighbouring
 * lines gets different codes: the same code on the same words would not be another coding. */
static void
code_by_mouse (UiApp *app)
{
  static const char *const targets[] = { BY_MOUSE, "Self-understanding", "Agency" };
  int left, top, width, height, x[G_N_ELEMENTS (targets)], y[G_N_ELEMENTS (targets)];

  g_assert_true (ui_input_window_place (app->input, app->window, &left, &top, &width, &height));
  for (guint i = 0; i < N_LINES; i++)
    {
      guint target = i % G_N_ELEMENTS (targets);
      int from = left + TEXT_LEFT, line = top + FIRST_LINE + (int) i * LINE_HEIGHT;

      ui_app_drag (app, from, line, from + 110, line + 2);
      if (i == 0)
        {
          ui_app_key (app, "Return");
          ui_app_type (app, BY_MOUSE);
          ui_app_key (app, "Return");
          for (guint k = 0; k < G_N_ELEMENTS (targets); k++)
            ui_app_find (app, "panel", targets[k], &x[k], &y[k]);
        }
      else
        {
          ui_a11y_pause (DROP_MS);
          ui_app_drag (app, from + 50, line, x[target], y[target]);
          ui_a11y_pause (DROP_MS);
          press_in_vain (app, from + 300, line);
        }
      ui_app_picture (app, "mouse");
    }
}

static void
drop_on (UiApp *app, const char *name, const char *target)
{
  int x, y, to_x, to_y;

  ui_app_find (app, NULL, name, &x, &y);
  ui_app_find (app, NULL, target, &to_x, &to_y);
  ui_app_drag (app, x, y, to_x, to_y);
  ui_a11y_pause (DROP_MS);
  press_in_vain (app, to_x, to_y);
}

/* Puts a code into a theme, and the theme into a new outcome dimension. */
static void
group (UiApp *app)
{
  ui_app_key (app, "ctrl+3");
  drop_on (app, "Read with keys 1", "Agency");
  ui_app_click (app, NULL, "New");
  ui_app_wait_for (app, "New dimension…");
  ui_app_key (app, "Return");
  ui_app_type (app, DIMENSION);
  ui_app_key (app, "Return");
  ui_app_wait_for (app, DIMENSION);
  drop_on (app, "Agency", DIMENSION);
  ui_app_picture (app, "grouped");
}

/* The chart as it is seen just now: a number that stands for its pixels. The pointer is out of its way. */
static guint32
see_chart (UiApp *app, const char *picture)
{
  int x, y, width, height;

  ui_app_key (app, "ctrl+4");
  g_assert_true (ui_input_window_place (app->input, app->window, &x, &y, &width, &height));
  ui_input_move (app->input, x + 5, y + 5);
  ui_a11y_pause (CHART_MS);
  ui_app_settle (app);
  ui_app_picture (app, picture);
  return ui_input_digest (app->input, x + 20, y + 110, width * 2 / 3, height / 3, NULL);
}

/* Has the file written until it holds N codings, and gives its bytes. */
static char *
save_until (UiApp *app, const char *file, guint n)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  ui_app_key (app, "ctrl+s");
  while (ui_app_count (file, ANALECT_KIND_CODING) != n && g_get_monotonic_time () < until)
    ui_a11y_pause (50);
  ui_app_picture (app, "saved");
  g_assert_cmpuint (ui_app_count (file, ANALECT_KIND_CODING), ==, n);
  return testlib_read (file, NULL);
}

static void
press (UiApp *app, const char *key)
{
  for (guint i = 0; i < N_STEPS; i++)
    ui_input_key (app->input, key);
  ui_app_settle (app);
}

static void
test_day (void)
{
  g_autofree char *file = ui_app_copy_sample ("sample-blank.analect"), *first = testlib_read (file, NULL),
                  *coded = NULL, *undone = NULL, *again = NULL;
  g_autoptr (UiApp) app = ui_app_start (file);
  guint32 chart[4];
  guint n;

  chart[0] = see_chart (app, "chart-0");
  ui_app_key (app, "ctrl+2");
  ui_app_click (app, "text", "Text");
  ui_app_key (app, "ctrl+Home");
  code_by_keys (app);
  chart[1] = see_chart (app, "chart-1");
  ui_app_key (app, "ctrl+2");
  ui_app_click (app, "text", "Text");
  ui_app_key (app, "ctrl+Home");
  code_by_mouse (app);
  chart[2] = see_chart (app, "chart-2");
  group (app);
  chart[3] = see_chart (app, "chart-3");
  for (guint i = 1; i < 4; i++)
    g_assert_cmphex (chart[i], !=, chart[i - 1]);
  ui_a11y_pause (JOURNAL_MS);
  ui_process_kill (app->process);
  g_clear_pointer (&app, ui_app_free);

  app = ui_app_start (file);
  ui_app_wait_for_dialog (app);
  ui_app_click (app, NULL, "Open with it");
  ui_app_wait_for_no_dialog (app);
  ui_app_wait_for (app, "In this text");
  ui_app_key (app, "ctrl+s");
  ui_app_wait_for (app, "Saved");
  n = ui_app_count (file, ANALECT_KIND_CODING);
  g_assert_cmpuint (n, >=, N_BY_KEYS + N_BY_MOUSE);
  coded = testlib_read (file, NULL);
  press (app, "ctrl+z");
  undone = save_until (app, file, 0);
  g_assert_cmpstr (undone, ==, first);
  g_assert_cmphex (see_chart (app, "chart-undone"), ==, chart[0]);
  press (app, "ctrl+shift+z");
  again = save_until (app, file, n);
  g_assert_cmpstr (again, ==, coded);
  g_assert_cmphex (see_chart (app, "chart-again"), ==, chart[3]);
  ui_app_quit (app);
}

int
main (int argc, char **argv)
{
  if (!ui_app_init (&argc, &argv))
    return 0;
  g_test_add_func ("/day/forty-excerpts", test_day);
  return g_test_run ();
}
