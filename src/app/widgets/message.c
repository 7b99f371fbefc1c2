/* A message that needs an answer; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "message.h"

#include <glib/gi18n.h>

#define WIDTH  420
#define MARGIN 18

typedef struct
{
  GtkWindow *window;
  AnalectAnswer callback;
  gpointer data;
  int safe;
  gboolean answered;
} Message;

/* The window goes first, so that the answer may show another one. */
static void
answer (Message *message, int button)
{
  AnalectAnswer callback = message->callback;
  gpointer data = message->data;

  if (message->answered)
    return;
  message->answered = TRUE;
  gtk_window_destroy (message->window);
  if (callback != NULL)
    callback (button, data);
}

static void
on_button (GtkButton *button, gpointer data)
{
  answer (data, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "index")));
}

static gboolean
on_close (GtkWindow *window, gpointer data)
{
  Message *message = data;

  answer (message, message->safe);
  return TRUE;
}

static gboolean
on_escape (GtkWidget *window, GVariant *arguments, gpointer data)
{
  Message *message = data;

  answer (message, message->safe);
  return TRUE;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_buttons (Message *message, const AnalectButton *buttons, guint n)
{
  static const char *const css_classes[] = { NULL, "suggested-action", "destructive-action" };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_halign (row, GTK_ALIGN_END);
  gtk_widget_set_margin_top (row, 10);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (buttons[i].label);

      if (css_classes[buttons[i].look] != NULL)
        gtk_widget_add_css_class (button, css_classes[buttons[i].look]);
      g_object_set_data (G_OBJECT (button), "index", GINT_TO_POINTER ((int) i));
      g_signal_connect (button, "clicked", G_CALLBACK (on_button), message);
      gtk_box_append (GTK_BOX (row), button);
      if (i == (buttons[n - 1].look == ANALECT_BUTTON_DESTRUCTIVE ? (guint) message->safe : n - 1))
        gtk_window_set_focus (message->window, button);
    }
  return row;
}

/* A header bar of its own without a title: the window manager's would repeat what the message says. */
static void
add_content (Message *message, const char *title, const char *body, const AnalectButton *buttons, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *bar = gtk_header_bar_new ();

  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (bar), gtk_label_new (NULL));
  gtk_window_set_titlebar (message->window, bar);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_window_set_child (message->window, box);
  gtk_box_append (GTK_BOX (box), make_label (title, "an-title"));
  if (body != NULL)
    gtk_box_append (GTK_BOX (box), make_label (body, NULL));
  gtk_box_append (GTK_BOX (box), make_buttons (message, buttons, n));
}

GtkWindow *
analect_message_show (GtkWindow *parent, const char *title, const char *body, const AnalectButton *buttons,
                      guint n_buttons, guint safe, AnalectAnswer callback, gpointer data)
{
  Message *message = g_new0 (Message, 1);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  message->window = GTK_WINDOW (gtk_window_new ());
  message->callback = callback;
  message->data = data;
  message->safe = (int) safe;
  g_object_set_data_full (G_OBJECT (message->window), "message", message, g_free);
  gtk_window_set_title (message->window, title);
  gtk_window_set_default_size (message->window, WIDTH, -1);
  gtk_window_set_resizable (message->window, FALSE);
  gtk_window_set_modal (message->window, TRUE);
  gtk_window_set_transient_for (message->window, parent);
  gtk_widget_add_css_class (GTK_WIDGET (message->window), "an");
  add_content (message, title, body, buttons, n_buttons);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (on_escape, message, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (message->window), keys);
  g_signal_connect (message->window, "close-request", G_CALLBACK (on_close), message);
  gtk_window_present (message->window);
  return message->window;
}

GtkWindow *
analect_message_tell (GtkWindow *parent, const char *title, const char *body)
{
  AnalectButton close = { _ ("_Close"), ANALECT_BUTTON_SUGGESTED };

  return analect_message_show (parent, title, body, &close, 1, 0, NULL, NULL);
}
