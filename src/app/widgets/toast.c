/* What was done, for a moment; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "toast.h"

#include "announce.h"

#define SECONDS 6

struct _AnalectToast
{
  GtkWidget parent_instance;
  GtkWidget *revealer, *label, *button;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (AnalectToast, analect_toast, GTK_TYPE_WIDGET)

/* Whoever is about to press the button is not robbed of it. */
static gboolean
hide (gpointer data)
{
  AnalectToast *toast = data;
  GtkStateFlags held = GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN;

  if ((gtk_widget_get_state_flags (GTK_WIDGET (toast)) & held) != 0)
    return G_SOURCE_CONTINUE;
  toast->timeout = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (toast->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (toast), FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_clicked (GtkButton *button, AnalectToast *toast)
{
  g_clear_handle_id (&toast->timeout, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (toast), FALSE);
}

static void
analect_toast_dispose (GObject *object)
{
  AnalectToast *toast = ANALECT_TOAST (object);

  g_clear_handle_id (&toast->timeout, g_source_remove);
  g_clear_pointer (&toast->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_toast_parent_class)->dispose (object);
}

static void
analect_toast_class_init (AnalectToastClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_toast_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
analect_toast_init (AnalectToast *toast)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  toast->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (toast->label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (toast->label), 70);
  toast->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (toast->button), TRUE);
  g_signal_connect_after (toast->button, "clicked", G_CALLBACK (on_clicked), toast);
  gtk_box_append (GTK_BOX (box), toast->label);
  gtk_box_append (GTK_BOX (box), toast->button);
  gtk_widget_add_css_class (box, "an-toast");
  toast->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (toast->revealer), box);
  gtk_widget_set_parent (toast->revealer, GTK_WIDGET (toast));
  gtk_widget_set_halign (GTK_WIDGET (toast), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (toast), GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (GTK_WIDGET (toast), 24);
  gtk_widget_set_visible (GTK_WIDGET (toast), FALSE);
}

GtkWidget *
analect_toast_new (void)
{
  return g_object_new (ANALECT_TYPE_TOAST, NULL);
}

void
analect_toast_show (AnalectToast *toast, const char *text, const char *label, const char *action)
{
  gtk_label_set_text (GTK_LABEL (toast->label), text);
  gtk_widget_set_visible (toast->button, label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (toast->button), label);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (toast->button), action);
    }
  gtk_widget_set_visible (GTK_WIDGET (toast), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (toast->revealer), TRUE);
  analect_announce (GTK_WIDGET (toast), text);
  g_clear_handle_id (&toast->timeout, g_source_remove);
  toast->timeout = g_timeout_add_seconds (SECONDS, hide, toast);
}
