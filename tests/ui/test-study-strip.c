/* Study strips: how many studies are drawn filled and outlined, in which order, at which size, and what a click and the
 * keys ask for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "study-order.h"
#include "study-strip.h"
#include "ui-project.h"
#include "ui-test.h"

#define CODE "Letting others in"

static guint activated;

static void
note_study (AnalectStudyStrip *strip, guint study)
{
  activated = study;
}

static AnalectId
find_code (AnalectWorkbench *workbench, const char *name)
{
  return ui_project_find (workbench, ANALECT_KIND_CODE, ANALECT_CODE_NAME, name);
}

static AnalectStudyStrip *
show_strip (AnalectWorkbench *workbench, AnalectId code)
{
  GtkWidget *strip;

  ui_project_wait_for_counts (workbench);
  strip = analect_study_strip_new (workbench);
  gtk_widget_set_margin_start (strip, 10);
  gtk_widget_set_margin_top (strip, 10);
  analect_study_strip_set_code (ANALECT_STUDY_STRIP (strip), code);
  g_signal_connect (strip, "study-activated", G_CALLBACK (note_study), NULL);
  ui_window_for (strip, 600, 60);
  activated = ANALECT_ID_NONE;
  return ANALECT_STUDY_STRIP (strip);
}

/* Whether the study at place I of the strip has the code, by the numbers. */
static gboolean
has_code (AnalectWorkbench *workbench, AnalectId code, guint i)
{
  const AnalectCounts *counts = analect_workbench_get_counts (workbench);
  const GArray *order = analect_study_order_get (workbench);

  for (guint entry = 0; entry < counts->codebook->n; entry++)
    if (counts->codebook->entries[entry].code == code)
      return analect_counts_has (counts, entry, g_array_index (order, guint, i));
  return FALSE;
}

static void
test_squares (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  AnalectId code = find_code (workbench, CODE);
  AnalectStudyStrip *strip = show_strip (workbench, code);
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  guint filled = 0;
  int year = 0;

  g_assert_cmpuint (analect_study_strip_get_total (strip), ==, 12);
  g_assert_cmpuint (analect_study_strip_get_filled (strip), ==, analect_workbench_get_count (workbench, code)->units);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (strip)), ==, 12 * 11 - 2);
  for (guint i = 0; i < 12; i++)
    {
      AnalectId study = analect_study_strip_study_at (strip, i * 11 + 4);
      GdkRGBA colour = ui_pixel (GTK_WIDGET (strip), i * 11 + 4, 4);
      /* An empty square is grey: its parts are alike. */
      gboolean coloured = ABS (colour.red - colour.blue) > 0.2;

      g_assert_cmpint (analect_study_year (rows, study), >=, year);
      year = analect_study_year (rows, study);
      g_assert_cmpint (coloured, ==, has_code (workbench, code, i));
      filled += coloured;
    }
  g_assert_cmpuint (filled, ==, analect_study_strip_get_filled (strip));
  ui_close_all ();
}

static void
test_activate (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  AnalectStudyStrip *strip = show_strip (workbench, find_code (workbench, CODE));
  GtkWidget *widget = GTK_WIDGET (strip);

  ui_click_at (widget, 3 * 11 + 4, 4);
  g_assert_cmpuint (activated, ==, analect_study_strip_study_at (strip, 3 * 11 + 4));
  g_assert_cmpuint (activated, !=, ANALECT_ID_NONE);
  g_assert_true (ui_find_named (NULL, "4 of 12 studies") == widget);

  gtk_widget_grab_focus (widget);
  ui_key ("End");
  ui_key ("Left");
  ui_key ("Return");
  g_assert_cmpuint (activated, ==, analect_study_strip_study_at (strip, 10 * 11 + 4));
  ui_key ("Home");
  ui_key ("Left");
  ui_key ("Return");
  g_assert_cmpuint (activated, ==, analect_study_strip_study_at (strip, 4));
  ui_close_all ();
}

static void
test_would (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_from_sample ();
  AnalectId code = find_code (workbench, CODE), more = find_code (workbench, "A different way with family");
  AnalectStudyStrip *strip = show_strip (workbench, code);
  guint extra = 0;

  for (guint i = 0; i < 12; i++)
    extra += has_code (workbench, more, i) && !has_code (workbench, code, i);
  g_assert_cmpuint (extra, >, 0);
  analect_study_strip_set_would (strip, more);
  g_assert_cmpuint (analect_study_strip_get_outlined (strip), ==, extra);
  g_assert_cmpuint (analect_study_strip_get_filled (strip), ==, 4);
  analect_study_strip_set_would (strip, ANALECT_ID_NONE);
  g_assert_cmpuint (analect_study_strip_get_outlined (strip), ==, 0);
  ui_close_all ();
}

/* 60 studies stand close, 200 are a bar; a study is still found under the pointer. */
static void
test_many (void)
{
  static const struct
  {
    guint studies;
    int width;
  } sizes[] = { { 60, 60 * 4 - 1 }, { 200, 120 * 4 - 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (AnalectWorkbench) workbench = ui_project_large (sizes[i].studies, 20, FALSE);
      AnalectId code = analect_workbench_get_codebook (workbench)->entries[0].code;
      AnalectStudyStrip *strip = show_strip (workbench, code);
      guint total = analect_study_strip_get_total (strip);

      g_assert_cmpuint (total, ==, sizes[i].studies);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (strip)), ==, sizes[i].width);
      g_assert_cmpuint (analect_study_strip_study_at (strip, 0), !=, ANALECT_ID_NONE);
      g_assert_cmpuint (analect_study_strip_study_at (strip, sizes[i].width - 1), !=, ANALECT_ID_NONE);
      g_assert_cmpuint (analect_study_strip_study_at (strip, sizes[i].width + 1), ==, ANALECT_ID_NONE);
      ui_close_all ();
    }
}

static void
test_nothing (void)
{
  g_autoptr (AnalectWorkbench) workbench = ui_project_empty ();
  AnalectStudyStrip *strip = show_strip (workbench, ANALECT_ID_NONE);

  g_assert_cmpuint (analect_study_strip_get_total (strip), ==, 0);
  g_assert_cmpuint (analect_study_strip_study_at (strip, 0), ==, ANALECT_ID_NONE);
  gtk_widget_grab_focus (GTK_WIDGET (strip));
  ui_key ("Right");
  ui_key ("Return");
  g_assert_cmpuint (activated, ==, ANALECT_ID_NONE);
  ui_close_all ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/study-strip/squares", test_squares);
  g_test_add_func ("/study-strip/activate", test_activate);
  g_test_add_func ("/study-strip/would", test_would);
  g_test_add_func ("/study-strip/many", test_many);
  g_test_add_func ("/study-strip/nothing", test_nothing);
  return ui_test_run ();
}
