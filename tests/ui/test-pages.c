/* The four workspaces with little and with much in them, at the usual size of text and at one and a half times that:
 * each fits into the smallest window there is to be, 1024 × 700.
 *
 * With ANALECT_UI_PICTURES set, there is a picture of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "coding-page.h"
#include "look.h"
#include "outcomes-page.h"
#include "studies-page.h"
#include "themes-page.h"
#include "ui-project.h"
#include "ui-test.h"

/* What is left of the smallest window for a page: its frame and the header at large text are taken off. */
#define WIDTH  1014
#define HEIGHT 620

#define USUAL_DPI (96 * 1024)

static const struct
{
  const char *name;
  GtkWidget *(*make) (AnalectWorkbench *workbench);
} pages[] = { { "studies", analect_studies_page_new },
              { "coding", analect_coding_page_new },
              { "themes", analect_themes_page_new },
              { "outcomes", analect_outcomes_page_new } };

typedef enum
{
  SAMPLE,
  EMPTY,
  MANY_STUDIES,
  MANY_CODES
} Content;

static const char *const content_names[] = { "sample", "empty", "studies", "codes" };

static AnalectWorkbench *
make_content (Content content)
{
  switch (content)
    {
    case SAMPLE:
      return ui_project_from_sample ();
    case EMPTY:
      return ui_project_empty ();
    case MANY_STUDIES:
      return ui_project_large (200, 60, TRUE);
    case MANY_CODES:
    default:
      return ui_project_large (20, 600, FALSE);
    }
}

static int
get_minimum (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
check_page (guint page, Content content, gboolean large_text)
{
  g_autofree char *name =
      g_strdup_printf ("pages-%s-%s%s", pages[page].name, content_names[content], large_text ? "-large-text" : "");
  g_autoptr (AnalectWorkbench) workbench = make_content (content);
  GtkWidget *widget = pages[page].make (workbench);

  ui_project_wait_for_counts (workbench);
  ui_window_for (widget, WIDTH, HEIGHT);
  ui_pause (300);
  ui_settle ();
  ui_picture (name);
  g_test_message ("%s: %d × %d", name, get_minimum (widget, GTK_ORIENTATION_HORIZONTAL, -1),
                  get_minimum (widget, GTK_ORIENTATION_VERTICAL, WIDTH));
  g_assert_cmpint (get_minimum (widget, GTK_ORIENTATION_HORIZONTAL, -1), <=, WIDTH);
  g_assert_cmpint (get_minimum (widget, GTK_ORIENTATION_VERTICAL, WIDTH), <=, HEIGHT);
  ui_close_all ();
}

static void
test_content (gconstpointer data)
{
  Content content = (Content) GPOINTER_TO_UINT (data);
  GtkSettings *settings = gtk_settings_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (guint large_text = 0; large_text < 2; large_text++)
      {
        g_object_set (settings, "gtk-xft-dpi", large_text ? USUAL_DPI * 3 / 2 : USUAL_DPI, NULL);
        g_assert_cmpfloat (analect_look_get_text_scale (), ==, large_text ? 1.5 : 1.0);
        check_page (i, content, large_text != 0);
      }
  g_object_set (settings, "gtk-xft-dpi", USUAL_DPI, NULL);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (content_names); i++)
    {
      g_autofree char *path = g_strconcat ("/pages/", content_names[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_content);
    }
  return ui_test_run ();
}
