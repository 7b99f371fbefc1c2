/* The line of a file and those around it; see the header.
 *
 * Only some hundred lines are shown, so that the size of the file does not matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-viewer.h"

#include "decode.h"
#include "dialog.h"
#include "import-pairs.h"
#include "look.h"

#include <glib/gi18n.h>
#include <string.h>

#define LINES_AROUND 150
#define LONGEST_LINE 2000 /* bytes of one that are shown */

typedef struct
{
  GtkTextView *view; /* weak; NULL when the window has gone */
  char *encoding;
  guint line;
} Viewer;

static void
viewer_free (Viewer *viewer)
{
  g_clear_weak_pointer (&viewer->view);
  g_free (viewer->encoding);
  g_free (viewer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Viewer, viewer_free)

/* The lines from FIRST to LAST with their numbers before them. The caller frees it. */
static char *
cut_lines (const char *text, guint first, guint last)
{
  GString *lines = g_string_new (NULL);
  guint number = 1;

  for (const char *at = text; at != NULL && number <= last; number++)
    {
      const char *end = strchr (at, '\n');
      gsize length = end != NULL ? (gsize) (end - at) : strlen (at);

      if (number >= first)
        {
          const char *stop = at + MIN (length, LONGEST_LINE);

          /* Not in the middle of a character. */
          while (stop > at && (*stop & 0xc0) == 0x80)
            stop--;
          g_string_append_printf (lines, "%s%6u  ", lines->len > 0 ? "\n" : "", number);
          g_string_append_len (lines, at, stop - at);
          if (length > LONGEST_LINE)
            g_string_append (lines, "…");
        }
      at = end != NULL ? end + 1 : NULL;
    }
  return g_string_free (lines, FALSE);
}

static gboolean
scroll_to_mark (gpointer data)
{
  GtkTextView *view = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.4);
  return G_SOURCE_REMOVE;
}

static void
show_text (Viewer *viewer, const char *bytes, gsize size)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (viewer->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectDecoded) decoded = analect_decode (bytes, size, viewer->encoding, ANALECT_DECODE_DEFAULT, &error);
  guint first = viewer->line > LINES_AROUND ? viewer->line - LINES_AROUND : 1;
  g_autofree char *lines = NULL;
  const AnalectLook *look = analect_look_get ();
  GdkRGBA found = analect_look_rgba (look->found);
  GtkTextIter start, end;

  if (decoded == NULL)
    {
      gtk_text_buffer_set_text (buffer, error->message, -1);
      return;
    }
  lines = cut_lines (decoded->text, first, viewer->line + LINES_AROUND);
  gtk_text_buffer_set_text (buffer, lines, -1);
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) (viewer->line - first));
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_create_tag (buffer, "line", "paragraph-background-rgba", &found, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_apply_tag_by_name (buffer, "line", &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  /* Lines have no height before they are drawn. */
  g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 1, scroll_to_mark, g_object_ref (viewer->view), g_object_unref);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Viewer) viewer = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size = 0;

  g_file_load_contents_finish (G_FILE (source), result, &bytes, &size, NULL, &error);
  if (viewer->view == NULL)
    return;
  if (error != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (viewer->view), error->message, -1);
  else
    show_text (viewer, bytes, size);
}

static GtkWidget *
make_view (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Source text"), -1);
  return view;
}

static GtkWindow *
make_window (GtkWindow *parent, GtkWidget *view, const char *title)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_window_set_title (window, title);
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, TRUE);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_set_default_size (window, 720, 420);
  gtk_window_set_titlebar (window, gtk_header_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (window), "an");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (window, scroller);
  analect_dialog_close_on_escape (window);
  return window;
}

GtkWindow *
analect_import_viewer_open (GtkWindow *parent, const AnalectImportFile *file, GBytes *text, guint line)
{
  GtkWidget *view = make_view ();
  g_autofree char *name = analect_import_file_name (file);
  /* Translators: a file and a line of it: "cinahl.ris, line 1024" */
  g_autofree char *title = g_strdup_printf (_ ("%s, line %u"), name, line);
  GtkWindow *window = make_window (parent, view, title);
  g_autoptr (Viewer) viewer = g_new0 (Viewer, 1);

  g_set_weak_pointer (&viewer->view, GTK_TEXT_VIEW (view));
  viewer->encoding = text == NULL ? g_strdup (file->encoding) : NULL;
  viewer->line = line;
  gtk_window_present (window);
  gtk_widget_grab_focus (view);
  if (text != NULL)
    {
      gsize size;
      const char *bytes = g_bytes_get_data (text, &size);

      show_text (viewer, bytes, size);
    }
  else
    {
      g_autoptr (GFile) source = g_file_new_for_path (file->path);

      g_file_load_contents_async (source, NULL, on_loaded, g_steal_pointer (&viewer));
    }
  return window;
}
