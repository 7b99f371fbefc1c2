/* Asking for a name; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ask-name.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *window, *entry, *accept;
  AnalectNamed callback;
  gpointer data;
} Asking;

static char *
get_name (Asking *asking)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))));
}

static void
on_changed (Asking *asking)
{
  g_autofree char *name = get_name (asking);

  gtk_widget_set_sensitive (asking->accept, *name != '\0');
}

static void
accept (Asking *asking)
{
  g_autofree char *name = get_name (asking);
  AnalectNamed callback = g_steal_pointer (&asking->callback);
  gpointer data = asking->data;

  if (*name == '\0')
    {
      asking->callback = callback;
      return;
    }
  gtk_window_destroy (GTK_WINDOW (asking->window));
  callback (name, data);
}

/* Without an answer: closed, or its parent was. */
static void
on_destroyed (GtkWidget *window, Asking *asking)
{
  if (asking->callback != NULL)
    asking->callback (NULL, asking->data);
  g_free (asking);
}

static void
make_header (Asking *asking, const char *title, const char *label)
{
  GtkWidget *header = gtk_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  asking->accept = gtk_button_new_with_mnemonic (label);
  gtk_widget_add_css_class (asking->accept, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), asking->accept);
  gtk_window_set_titlebar (GTK_WINDOW (asking->window), header);
  gtk_window_set_title (GTK_WINDOW (asking->window), title);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), asking->window);
  g_signal_connect_swapped (asking->accept, "clicked", G_CALLBACK (accept), asking);
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

GtkWindow *
analect_ask_name (GtkWindow *parent, const char *title, const char *label, const char *name, const char *accept_label,
                  AnalectNamed callback, gpointer data)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_label_new_with_mnemonic (label);

  asking->callback = callback;
  asking->data = data;
  asking->window = g_object_new (GTK_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "resizable", FALSE,
                                 "destroy-with-parent", TRUE, "default-width", 420, NULL);
  gtk_widget_add_css_class (asking->window, "an");
  make_header (asking, title, accept_label);
  asking->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (asking->entry), name);
  gtk_widget_set_hexpand (asking->entry, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), asking->entry);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), asking->entry);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_window_set_child (GTK_WINDOW (asking->window), box);
  close_on_escape (asking->window);
  g_signal_connect_swapped (asking->entry, "changed", G_CALLBACK (on_changed), asking);
  g_signal_connect_swapped (asking->entry, "activate", G_CALLBACK (accept), asking);
  g_signal_connect (asking->window, "destroy", G_CALLBACK (on_destroyed), asking);
  on_changed (asking);
  gtk_widget_grab_focus (asking->entry);
  gtk_window_present (GTK_WINDOW (asking->window));
  return GTK_WINDOW (asking->window);
}
