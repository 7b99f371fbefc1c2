/* The start page: recent projects and what they tell of themselves, the keys, the menu, and a file that is being read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "look.h"
#include "recent-facts.h"
#include "recent.h"
#include "sample.h"
#include "settings.h"
#include "start-page.h"
#include "testlib.h"
#include "ui-test.h"

#define SAMPLE "What clients say changed: a teaching sample"

static guint n_cancelled, n_new;

static void
on_cancel (AnalectStartPage *page)
{
  n_cancelled++;
}

static void
on_new (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  n_new++;
}

static void
forget_all (void)
{
  g_settings_reset (analect_settings_get (), "recent");
  g_settings_reset (analect_settings_get (), "pinned");
}

static char *
uri_of (const char *path)
{
  return g_filename_to_uri (path, NULL, NULL);
}

static GtkWidget *
open_page (int width, int height)
{
  GtkWidget *page = analect_start_page_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) new = g_simple_action_new ("new", NULL), sample = g_simple_action_new ("open-sample", NULL);

  n_cancelled = n_new = 0;
  analect_look_follow_desktop ();
  g_signal_connect (page, "cancel-opening", G_CALLBACK (on_cancel), NULL);
  g_signal_connect (new, "activate", G_CALLBACK (on_new), NULL);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (new));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (sample));
  gtk_widget_insert_action_group (page, "win", G_ACTION_GROUP (actions));
  ui_window_for (page, width, height);
  return page;
}

static void
check_design (GtkWidget *page)
{
  g_autofree char *small = ui_small_controls (page), *cut = ui_cut_labels (page);

  g_assert_cmpstr (small, ==, "");
  g_assert_cmpstr (cut, ==, "");
}

/* A file of the sample in a new folder. */
static char *
make_sample (const char *name)
{
  g_autofree char *folder = testlib_folder ();
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (analect_sample_make (path, &error));
  g_assert_no_error (error);
  /* What is there is not replaced. */
  g_assert_false (analect_sample_make (path, NULL));
  return path;
}

static void
test_first_run (void)
{
  GtkWidget *page, *button;

  forget_all ();
  page = open_page (1280, 754);
  ui_picture ("start-first");
  button = ui_find_button (page, "Open the teaching sample");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  g_assert_true (ui_focus () == button);
  check_design (page);
  ui_key ("Tab");
  ui_key ("Return");
  g_assert_cmpuint (n_new, ==, 1);
  ui_close_all ();
}

static void
add_projects (const char *sample)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///nowhere/at/all/Review%%20%u.analect", i + 1);

      analect_recent_add (uri);
    }
  analect_recent_add ("file:///media/Fieldwork/Voice%20hearing%20groups.analect");
  analect_start_page_remember (sample);
}

static void
test_recent (void)
{
  g_autofree char *sample = make_sample ("sample.analect"), *uri = uri_of (sample);
  g_auto (GStrv) uris = NULL, after = NULL;
  GtkWidget *page, *row;

  forget_all ();
  add_projects (sample);
  page = open_page (1280, 754);
  /* What the file says of itself. */
  ui_wait_for (ui_find_label (page, SAMPLE) != NULL);
  g_assert_nonnull (ui_find_label_part (page, "12 studies, "));
  g_assert_nonnull (ui_find_label_part (page, "Today, "));
  ui_wait_for (ui_find_label_part (page, "“Fieldwork”") != NULL);
  ui_wait_for (ui_find_button (page, "Locate…") != NULL);
  g_assert_nonnull (ui_find_label (page, "Its folder is not there"));
  ui_picture ("start");
  check_design (page);
  /* The newest has the focus; arrows go along, to the actions and back. */
  row = ui_focus ();
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  g_assert_nonnull (ui_find_label (row, SAMPLE));
  ui_key ("Down");
  g_assert_false (ui_focus () == row);
  ui_key ("Right");
  g_assert_nonnull (ui_find_label (ui_focus (), "New project…"));
  ui_key ("Return");
  g_assert_cmpuint (n_new, ==, 1);
  ui_key ("Left");
  g_assert_nonnull (ui_find_label_part (ui_focus (), "Voice hearing"));
  /* Pinned from the menu by keys: the last comes first. */
  ui_keys ("Down", 2);
  ui_key ("Menu");
  ui_wait_for (ui_find_button (NULL, "Pin") != NULL);
  ui_picture ("start-menu");
  ui_key ("Return");
  uris = analect_recent_list ();
  g_assert_cmpstr (uris[0], ==, "file:///nowhere/at/all/Review%205.analect");
  g_assert_true (analect_recent_is_pinned (uris[0]));
  /* Taken out of the list by the pointer. */
  ui_wait_for (ui_find_label (page, SAMPLE) != NULL);
  ui_click_with (ui_find_label (page, SAMPLE), UI_CENTRE, UI_CENTRE, 3, NULL);
  ui_wait_for (ui_find_button (NULL, "Remove from the list") != NULL);
  ui_click (ui_find_button (NULL, "Remove from the list"));
  ui_wait_for (ui_find_label (page, SAMPLE) == NULL);
  after = analect_recent_list ();
  g_assert_false (g_strv_contains ((const char *const *) after, uri));
  ui_close_all ();
}

static void
test_filter (void)
{
  g_autofree char *sample = make_sample ("sample.analect");
  GtkWidget *page, *filter;

  forget_all ();
  analect_start_page_remember (sample);
  page = open_page (1024, 654);
  filter = ui_find_type (page, GTK_TYPE_SEARCH_ENTRY);
  g_assert_null (filter);
  ui_close_all ();
  add_projects (sample);
  page = open_page (1024, 654);
  ui_wait_for (ui_find_label (page, SAMPLE) != NULL);
  ui_picture ("start-1024");
  check_design (page);
  filter = ui_find_type (page, GTK_TYPE_SEARCH_ENTRY);
  ui_click (filter);
  ui_type ("TEACHING");
  g_assert_nonnull (ui_find_label (page, SAMPLE));
  g_assert_null (ui_find_label (page, "Review 3"));
  ui_type ("xx");
  g_assert_nonnull (ui_find_label (page, "No project matches"));
  ui_close_all ();
}

static void
test_opening (void)
{
  g_autofree char *sample = make_sample ("sample.analect");
  GtkWidget *page;

  forget_all ();
  /* Also a file that was not opened before. */
  page = open_page (1280, 754);
  analect_start_page_set_opening (ANALECT_START_PAGE (page), sample, -1);
  ui_wait_for (ui_find_label (page, "Reading…") != NULL);
  analect_start_page_set_opening (ANALECT_START_PAGE (page), sample, 0.4);
  ui_wait_for (ui_find_label (page, SAMPLE) != NULL);
  ui_picture ("start-opening");
  g_assert_cmpuint (n_cancelled, ==, 0);
  ui_click (ui_find_label (page, "Recent projects"));
  ui_key ("Tab");
  ui_key ("Escape");
  g_assert_cmpuint (n_cancelled, ==, 1);
  analect_start_page_set_opening (ANALECT_START_PAGE (page), NULL, 0);
  g_assert_null (ui_find_label (page, "Reading…"));
  g_assert_nonnull (ui_find_label (page, "No project yet"));
  ui_key ("Escape");
  g_assert_cmpuint (n_cancelled, ==, 1);
  ui_close_all ();
}

/* Large text: one column, and the actions come first. */
static void
test_large_text (void)
{
  g_autofree char *sample = make_sample ("sample.analect");
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *page, *project, *action;
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0), first, second;
  int dpi;

  forget_all ();
  analect_start_page_remember (sample);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  page = open_page (1024, 654);
  ui_wait_for (ui_find_label (page, SAMPLE) != NULL);
  ui_picture ("start-large");
  project = ui_find_label (page, "Recent projects");
  action = ui_find_label (page, "New project…");
  g_assert_true (gtk_widget_compute_point (project, page, &at, &first));
  g_assert_true (gtk_widget_compute_point (action, page, &at, &second));
  g_assert_cmpfloat (second.y, <, first.y);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  ui_close_all ();
}

/* The list keeps twelve, and what is pinned beyond them. */
static void
test_list (void)
{
  g_auto (GStrv) uris = NULL, after = NULL;

  forget_all ();
  analect_recent_add ("file:///pinned.analect");
  analect_recent_set_pinned ("file:///pinned.analect", TRUE);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u.analect", i);

      analect_recent_add (uri);
    }
  uris = analect_recent_list ();
  g_assert_cmpuint (g_strv_length (uris), ==, 12);
  g_assert_cmpstr (uris[0], ==, "file:///pinned.analect");
  g_assert_cmpstr (uris[1], ==, "file:///19.analect");
  analect_recent_replace ("file:///pinned.analect", "file:///19.analect");
  after = analect_recent_list ();
  g_assert_cmpuint (g_strv_length (after), ==, 11);
  g_assert_true (analect_recent_is_pinned ("file:///19.analect"));
  g_assert_false (analect_recent_is_pinned ("file:///pinned.analect"));
  forget_all ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/start-page/list", test_list);
  g_test_add_func ("/start-page/first-run", test_first_run);
  g_test_add_func ("/start-page/recent", test_recent);
  g_test_add_func ("/start-page/filter", test_filter);
  g_test_add_func ("/start-page/opening", test_opening);
  g_test_add_func ("/start-page/large-text", test_large_text);
  return ui_test_run ();
}
