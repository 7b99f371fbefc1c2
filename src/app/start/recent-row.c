/* A recent project; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "recent-row.h"

#include "project-files.h"
#include "recent-facts.h"
#include "recent.h"

#include <glib/gi18n.h>

#define PULSE_MS 100

struct _AnalectRecentRow
{
  GtkListBoxRow parent_instance;
  char *uri;
  GCancellable *lookup;
  gboolean missing;
  guint pulse; /* while it is not known how far the reading is */
  GtkWidget *name, *folder, *when, *content, *warning, *locate, *bar, *reading;
};

G_DEFINE_FINAL_TYPE (AnalectRecentRow, analect_recent_row, GTK_TYPE_LIST_BOX_ROW)

static void
renew_name (AnalectRecentRow *row)
{
  /* Translators: what a row of recent projects is called: name, folder or why it is missing */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), gtk_label_get_text (GTK_LABEL (row->name)),
                                           gtk_label_get_text (GTK_LABEL (row->folder)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_missing (AnalectRecentRow *row, const char *why)
{
  row->missing = TRUE;
  gtk_label_set_text (GTK_LABEL (row->folder), why);
  gtk_widget_remove_css_class (row->folder, "an-dim");
  gtk_widget_add_css_class (row->folder, "an-warning-text");
  gtk_widget_add_css_class (row->name, "an-dim");
  gtk_widget_set_visible (row->warning, TRUE);
  gtk_widget_set_visible (row->locate, TRUE);
}

static void
on_facts (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnalectRecentFacts) facts = analect_recent_facts_finish (result);
  AnalectRecentRow *row = ANALECT_RECENT_ROW (source);
  g_autofree char *when = NULL, *content = NULL;

  if (facts == NULL || row->lookup == NULL)
    return;
  if (facts->missing != NULL)
    show_missing (row, facts->missing);
  else
    {
      when = analect_recent_facts_when (facts);
      content = analect_recent_facts_content (facts);
      gtk_label_set_text (GTK_LABEL (row->when), when);
      gtk_label_set_text (GTK_LABEL (row->content), content);
      if (facts->title != NULL && *facts->title != '\0')
        gtk_label_set_text (GTK_LABEL (row->name), facts->title);
    }
  renew_name (row);
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (row));
}

/* Reading */

static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (ANALECT_RECENT_ROW (data)->bar));
  return G_SOURCE_CONTINUE;
}

static void
show_reading (AnalectRecentRow *row, gboolean reading)
{
  gtk_widget_set_visible (row->bar, reading);
  gtk_widget_set_visible (row->reading, reading);
  gtk_widget_set_visible (row->when, !reading);
  gtk_widget_set_visible (row->content, !reading);
  gtk_widget_set_visible (row->locate, !reading && row->missing);
}

void
analect_recent_row_set_reading (AnalectRecentRow *row, double fraction)
{
  show_reading (row, TRUE);
  if (fraction >= 0)
    {
      g_clear_handle_id (&row->pulse, g_source_remove);
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (row->bar), CLAMP (fraction, 0, 1));
    }
  else if (row->pulse == 0)
    row->pulse = g_timeout_add (PULSE_MS, pulse, row);
}

void
analect_recent_row_end_reading (AnalectRecentRow *row)
{
  g_clear_handle_id (&row->pulse, g_source_remove);
  show_reading (row, FALSE);
}

/* Asking */

const char *
analect_recent_row_get_uri (AnalectRecentRow *row)
{
  return row->uri;
}

gboolean
analect_recent_row_is_missing (AnalectRecentRow *row)
{
  return row->missing;
}

gboolean
analect_recent_row_matches (AnalectRecentRow *row, const char *words)
{
  g_autofree char *all =
      g_strconcat (gtk_label_get_text (GTK_LABEL (row->name)), " ", gtk_label_get_text (GTK_LABEL (row->folder)), NULL);

  return g_str_match_string (words, all, TRUE);
}

/* Building */

static void
analect_recent_row_dispose (GObject *object)
{
  AnalectRecentRow *row = ANALECT_RECENT_ROW (object);

  g_clear_handle_id (&row->pulse, g_source_remove);
  if (row->lookup != NULL)
    g_cancellable_cancel (row->lookup);
  g_clear_object (&row->lookup);
  G_OBJECT_CLASS (analect_recent_row_parent_class)->dispose (object);
}

static void
analect_recent_row_finalize (GObject *object)
{
  g_free (ANALECT_RECENT_ROW (object)->uri);
  G_OBJECT_CLASS (analect_recent_row_parent_class)->finalize (object);
}

static void
analect_recent_row_class_init (AnalectRecentRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_recent_row_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_recent_row_finalize;
}

static GtkWidget *
make_label (const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_line (GtkWidget *first, GtkWidget *second, GtkWidget *last)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), second);
  gtk_widget_set_hexpand (last, TRUE);
  gtk_widget_set_halign (last, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), last);
  return line;
}

static void
analect_recent_row_init (AnalectRecentRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row->name = make_label ("an-recent-name", 0);
  row->folder = make_label ("an-dim", 0);
  row->when = make_label ("an-small", 1);
  row->content = make_label ("an-dim", 1);
  gtk_label_set_width_chars (GTK_LABEL (row->name), 16);
  gtk_label_set_ellipsize (GTK_LABEL (row->when), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_ellipsize (GTK_LABEL (row->content), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (row->folder, "an-small");
  gtk_widget_add_css_class (row->content, "an-small");
  gtk_widget_add_css_class (row->content, "an-number");
  row->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (row->warning), 14);
  gtk_widget_add_css_class (row->warning, "an-warning-text");
  gtk_widget_set_visible (row->warning, FALSE);
  row->reading = make_label ("an-small", 1);
  gtk_label_set_text (GTK_LABEL (row->reading), _ ("Reading…"));
  gtk_widget_set_visible (row->reading, FALSE);
  row->bar = gtk_progress_bar_new ();
  gtk_widget_add_css_class (row->bar, "an-cover");
  gtk_widget_set_visible (row->bar, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reading"), -1);
  row->locate = gtk_button_new_with_mnemonic (_ ("_Locate…"));
  gtk_widget_set_valign (row->locate, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->locate, "an-small");
  gtk_widget_set_visible (row->locate, FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), row->locate);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (GTK_WIDGET (row), "an-recent");
}

static void
fill (AnalectRecentRow *row)
{
  g_autoptr (GFile) file = g_file_new_for_uri (row->uri);
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_parse_name (file);
  g_autofree char *title = analect_project_files_get_title (path ? path : row->uri);
  g_autofree char *folder = analect_recent_facts_folder (row->uri);
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  GtkWidget *pin = gtk_image_new_from_icon_name ("view-pin-symbolic"), *end = gtk_box_new (0, 0);

  gtk_widget_set_visible (pin, analect_recent_is_pinned (row->uri));
  gtk_widget_set_tooltip_text (pin, _ ("Pinned"));
  gtk_image_set_pixel_size (GTK_IMAGE (pin), 14);
  gtk_box_append (GTK_BOX (end), row->when);
  gtk_box_append (GTK_BOX (end), row->reading);
  gtk_box_append (GTK_BOX (words), make_line (row->name, pin, end));
  gtk_box_append (GTK_BOX (words), make_line (row->warning, row->folder, row->content));
  gtk_box_append (GTK_BOX (words), row->bar);
  gtk_label_set_text (GTK_LABEL (row->name), title);
  gtk_label_set_text (GTK_LABEL (row->folder), folder);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->locate), "start.locate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->locate), "s", row->uri);
  renew_name (row);
}

GtkWidget *
analect_recent_row_new (const char *uri)
{
  AnalectRecentRow *row = g_object_new (ANALECT_TYPE_RECENT_ROW, NULL);

  row->uri = g_strdup (uri);
  fill (row);
  row->lookup = g_cancellable_new ();
  analect_recent_facts_async (uri, row->lookup, G_OBJECT (row), on_facts, NULL);
  return GTK_WIDGET (row);
}
