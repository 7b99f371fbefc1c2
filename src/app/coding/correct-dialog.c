/* The window in which a text is corrected; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "correct-dialog.h"

#include "dialog.h"
#include "edit-text.h"

#include <glib/gi18n.h>

typedef struct
{
  AnalectWorkbench *workbench;
  GtkWindow *window;
  GtkWidget *text;
  AnalectText *before; /* the whole text, to see that it is still the same */
  AnalectId document;
  guint start, end;
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_object_unref (correction->workbench);
  analect_text_unref (correction->before);
  g_free (correction);
}

static void
correct (Correction *self)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), self->document);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *typed = NULL, *legal = NULL;
  g_autoptr (GError) error = NULL;
  AnalectChange *change;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  typed = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  legal = analect_text_filter (typed, -1, NULL);
  if (row == NULL || !analect_text_equal (analect_row_text (row, ANALECT_DOCUMENT_TEXT), self->before))
    {
      analect_workbench_toast (self->workbench, _ ("The text has changed meanwhile; nothing was corrected"), FALSE);
      gtk_window_destroy (self->window);
      return;
    }
  change = analect_edit_correct_text (analect_workbench_get_project (self->workbench), self->document, self->start,
                                      self->end, legal, &error);
  if (analect_workbench_take (self->workbench, change, g_steal_pointer (&error)))
    gtk_window_destroy (self->window);
}

static GtkWidget *
make_header (Correction *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("Co_rrect"));

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), apply);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (correct), self);
  return header;
}

static GtkWidget *
make_body (Correction *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Excerpts and sections move with the words. An excerpt that loses all its words "
                                       "is kept as a quotation."));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autofree char *words = analect_text_slice (self->before, self->start, self->end);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "an-dim");
  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Corrected words"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

GtkWindow *
analect_correct_dialog_show (AnalectWorkbench *workbench, GtkWindow *parent, AnalectId document, guint start, guint end)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), document);
  Correction *self = g_new0 (Correction, 1);

  self->workbench = g_object_ref (workbench);
  self->document = document;
  self->start = start;
  self->end = end;
  self->before = analect_text_ref (analect_row_text (row, ANALECT_DOCUMENT_TEXT));
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_set_data_full (G_OBJECT (self->window), "correction", self, correction_free);
  gtk_window_set_title (self->window, _ ("Correct text"));
  gtk_window_set_titlebar (self->window, make_header (self));
  gtk_window_set_child (self->window, make_body (self));
  gtk_window_set_default_size (self->window, 520, 340);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, parent);
  gtk_widget_add_css_class (GTK_WIDGET (self->window), "an");
  analect_dialog_close_on_escape (self->window);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->text);
  return self->window;
}
