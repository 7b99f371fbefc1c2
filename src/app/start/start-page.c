/* The start page; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "start-page.h"

#include "application.h"
#include "empty-state.h"
#include "settings.h"

#include <glib/gi18n.h>

#define MAX_RECENT 12

struct _AnalectStartPage
{
  GtkWidget parent_instance;
  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (AnalectStartPage, analect_start_page, GTK_TYPE_WIDGET)

void
analect_start_page_remember (const char *path)
{
  GSettings *settings = analect_settings_get ();
  g_autofree char *full = g_canonicalize_filename (path, NULL), *uri = g_filename_to_uri (full, NULL, NULL);
  g_auto (GStrv) before = g_settings_get_strv (settings, "recent");
  g_autoptr (GPtrArray) now = g_ptr_array_new ();

  if (uri == NULL)
    return;
  g_ptr_array_add (now, uri);
  for (guint i = 0; before[i] != NULL && now->len < MAX_RECENT; i++)
    if (!g_str_equal (before[i], uri))
      g_ptr_array_add (now, before[i]);
  g_ptr_array_add (now, NULL);
  g_settings_set_strv (settings, "recent", (const char *const *) now->pdata);
}

static void
open_uri (AnalectStartPage *page, const char *uri)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  analect_application_open_file (ANALECT_APPLICATION (gtk_window_get_application (window)), window, file);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, AnalectStartPage *page)
{
  const char *uri = g_object_get_data (G_OBJECT (row), "uri"), *action = g_object_get_data (G_OBJECT (row), "action");

  if (uri != NULL)
    open_uri (page, uri);
  else
    gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

static GtkWidget *
make_row (const char *title, const char *detail, const char *key)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *name = gtk_label_new (title);
  GtkWidget *more = gtk_label_new (detail), *hint = gtk_label_new (key);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (more), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (more, "an-meta");
  gtk_widget_add_css_class (hint, "an-meta");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), more);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static GtkWidget *
make_list (AnalectStartPage *page, const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "an-card");
  gtk_widget_add_css_class (list, "an-starts");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), page);
  return list;
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "an-heading");
  return label;
}

static GtkWidget *
make_recent (AnalectStartPage *page)
{
  g_auto (GStrv) uris = g_settings_get_strv (analect_settings_get (), "recent");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *list;

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Recent projects")));
  if (uris[0] == NULL)
    {
      gtk_box_append (GTK_BOX (box),
                      analect_empty_state_new ("document-open-recent-symbolic", _ ("No project yet"),
                                               _ ("Begin with a new project, or open one that you have.")));
      return box;
    }
  list = make_list (page, _ ("Recent projects"));
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      g_autofree char *name = g_file_get_basename (file), *path = g_file_get_parse_name (file);
      GtkWidget *row = make_row (name, path, NULL);

      gtk_widget_add_css_class (row, "an-recent");
      g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (uris[i]), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static GtkWidget *
make_starts (AnalectStartPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *list = make_list (page, _ ("Start"));
  GtkWidget *create = make_row (_ ("New project…"), _ ("Empty, in a file of its own"), "Ctrl+N");
  GtkWidget *open = make_row (_ ("Open…"), _ ("An Analect project"), "Ctrl+O");

  g_object_set_data (G_OBJECT (create), "action", (gpointer) "win.new");
  g_object_set_data (G_OBJECT (open), "action", (gpointer) "win.open");
  gtk_list_box_append (GTK_LIST_BOX (list), create);
  gtk_list_box_append (GTK_LIST_BOX (list), open);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_box_append (GTK_BOX (box), make_heading (_ ("Start")));
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static void
analect_start_page_dispose (GObject *object)
{
  AnalectStartPage *page = ANALECT_START_PAGE (object);

  g_clear_pointer (&page->column, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_start_page_parent_class)->dispose (object);
}

static void
analect_start_page_class_init (AnalectStartPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_start_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
analect_start_page_init (AnalectStartPage *page)
{
  GtkWidget *name = gtk_label_new ("Analect");
  GtkWidget *about = gtk_label_new (_ ("Qualitative meta-analysis, from the studies to the findings"));
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 36);

  page->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (page->column, 800, -1);
  gtk_widget_set_halign (page->column, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (page->column, 72);
  gtk_widget_add_css_class (name, "an-page-title");
  gtk_widget_add_css_class (about, "an-dim");
  gtk_widget_set_halign (name, GTK_ALIGN_START);
  gtk_widget_set_halign (about, GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (about, 36);
  gtk_box_append (GTK_BOX (columns), make_recent (page));
  gtk_box_append (GTK_BOX (columns), make_starts (page));
  gtk_box_append (GTK_BOX (page->column), name);
  gtk_box_append (GTK_BOX (page->column), about);
  gtk_box_append (GTK_BOX (page->column), columns);
  gtk_widget_set_parent (page->column, GTK_WIDGET (page));
}

GtkWidget *
analect_start_page_new (void)
{
  return g_object_new (ANALECT_TYPE_START_PAGE, NULL);
}
