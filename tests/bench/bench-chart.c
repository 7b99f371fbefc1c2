/* The Outcomes page with the standard project: from choosing an option to the chart on the screen, and drawing the
 * chart again when another mark is selected.
 *
 * Both are taken by the clock of the window's frames, so that everything a person waits for is in them: counting in
 * the worker, layout, recording the drawing, rendering the frame. The figure is the least of some runs, so that other
 * work on the machine counts little.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "outcomes-page.h"
#include "plot-view.h"
#include "testlib.h"
#include "workload.h"

#include <stdio.h>

#define N_RUNS      8
#define PATIENCE_MS 20000
#define SETTLE_MS   150

typedef struct
{
  GtkWidget *window;
  AnalectPlotView *plot;
  GtkWidget *order; /* the option that is chosen */
  gint64 frame_began;
  double frame_ms; /* the longest frame since it was set to 0 */
  guint n_frames;
} Bench;

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The widget with this id in its template. */
static GtkWidget *
find_named (GtkWidget *root, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_before_paint (GdkFrameClock *clock, Bench *bench)
{
  bench->frame_began = g_get_monotonic_time ();
}

static void
on_after_paint (GdkFrameClock *clock, Bench *bench)
{
  double ms = (double) (g_get_monotonic_time () - bench->frame_began) / G_TIME_SPAN_MILLISECOND;

  bench->frame_ms = MAX (bench->frame_ms, ms);
  bench->n_frames++;
}

/* Lets the main loop run until N frames more are painted. */
static void
wait_for_frames (Bench *bench, guint n)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);
  guint goal = bench->n_frames + n;

  while (bench->n_frames < goal && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (bench->n_frames, >=, goal);
}

/* Milliseconds from choosing another order of the rows to the frame that shows its chart. */
static double
choose_order (Bench *bench, guint item)
{
  AnalectScene *before = analect_scene_ref (analect_plot_view_get_scene (bench->plot));
  gint64 began = g_get_monotonic_time ();

  gtk_drop_down_set_selected (GTK_DROP_DOWN (bench->order), item);
  while (analect_plot_view_get_scene (bench->plot) == before
         && g_get_monotonic_time () - began < PATIENCE_MS * G_GINT64_CONSTANT (1000))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (analect_plot_view_get_scene (bench->plot) != before);
  wait_for_frames (bench, 1);
  analect_scene_unref (before);
  return (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_MILLISECOND;
}

/* Milliseconds of the longest frame after another mark was selected; the one that shows it is among those that follow
 * within SETTLE_MS. */
static double
select_mark (Bench *bench, guint index)
{
  AnalectScene *scene = analect_plot_view_get_scene (bench->plot);
  guint n = analect_scene_get_n_targets (scene);
  gint64 until = g_get_monotonic_time () + SETTLE_MS * G_GINT64_CONSTANT (1000);

  bench->frame_ms = 0;
  analect_plot_view_set_selected (bench->plot, analect_scene_get_target (scene, index % n)->id);
  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpfloat (bench->frame_ms, >, 0);
  return bench->frame_ms;
}

static void
begin (Bench *bench, AnalectWorkbench *workbench)
{
  GtkWidget *page = analect_outcomes_page_new (workbench);
  GdkFrameClock *clock;
  gint64 until = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (bench->window), page);
  gtk_window_present (GTK_WINDOW (bench->window));
  bench->plot = ANALECT_PLOT_VIEW (find_type (page, ANALECT_TYPE_PLOT_VIEW));
  bench->order = find_named (page, "order");
  clock = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
  while (analect_plot_view_get_scene (bench->plot) == NULL && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (analect_plot_view_get_scene (bench->plot));
  wait_for_frames (bench, 1);
}

int
main (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autoptr (AnalectProject) project = NULL;
  AnalectWorkbench *workbench;
  Bench bench = { 0 };
  double click = 1e9, redraw = 1e9;

  g_setenv ("ANALECT_STATE_DIR", folder, TRUE);
  gtk_init ();
  project = workload_new (WORKLOAD_STANDARD);
  workbench = analect_workbench_new (project, NULL);
  begin (&bench, workbench);
  for (guint i = 0; i < N_RUNS; i++)
    {
      double ms = choose_order (&bench, (i + 1) % 2);

      click = MIN (click, ms);
    }
  for (guint i = 0; i < N_RUNS; i++)
    {
      /* Targets are a row, its mark, a row, its mark; the first is selected already. */
      double ms = select_mark (&bench, 2 * i + 3);

      redraw = MIN (redraw, ms);
    }
  bench_plan (2);
  bench_report ("from click to chart on the screen, standard", click, "ms", 100);
  bench_report ("redraw of a chart, standard", redraw, "ms", 16);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (workbench);
  return 0;
}
