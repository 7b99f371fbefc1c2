/* A line above the content; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notice.h"

#include "announce.h"

#include <glib/gi18n.h>

struct _AnalectNotice
{
  GtkWidget parent_instance;
  GtkWidget *box, *label, *button;
};

G_DEFINE_FINAL_TYPE (AnalectNotice, analect_notice, GTK_TYPE_WIDGET)

void
analect_notice_show (AnalectNotice *notice, const char *text, const char *label, const char *action)
{
  gtk_label_set_text (GTK_LABEL (notice->label), text);
  gtk_widget_set_visible (notice->button, label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (notice->button), label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (notice->button), action);
    }
  gtk_widget_set_visible (GTK_WIDGET (notice), TRUE);
  analect_announce (GTK_WIDGET (notice), text);
}

void
analect_notice_hide (AnalectNotice *notice)
{
  gtk_widget_set_visible (GTK_WIDGET (notice), FALSE);
}

static void
analect_notice_dispose (GObject *object)
{
  AnalectNotice *notice = ANALECT_NOTICE (object);

  g_clear_pointer (&notice->box, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_notice_parent_class)->dispose (object);
}

static void
analect_notice_class_init (AnalectNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_notice_init (AnalectNotice *notice)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  notice->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  notice->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (notice->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (notice->label), 0);
  gtk_widget_set_hexpand (notice->label, TRUE);
  /* In the middle, not on a line of writing, which a label that wraps measures differently. */
  gtk_widget_set_valign (notice->label, GTK_ALIGN_CENTER);
  notice->button = gtk_button_new_with_mnemonic ("");
  gtk_widget_set_valign (notice->button, GTK_ALIGN_CENTER);
  gtk_button_set_use_underline (GTK_BUTTON (notice->button), TRUE);
  gtk_button_set_has_frame (GTK_BUTTON (close), FALSE);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (close, _ ("Hide this line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Hide this line"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (analect_notice_hide), notice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (notice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Notice"), -1);
  gtk_widget_add_css_class (notice->box, "an-notice");
  gtk_box_append (GTK_BOX (notice->box), icon);
  gtk_box_append (GTK_BOX (notice->box), notice->label);
  gtk_box_append (GTK_BOX (notice->box), notice->button);
  gtk_box_append (GTK_BOX (notice->box), close);
  gtk_widget_set_parent (notice->box, GTK_WIDGET (notice));
  gtk_widget_set_visible (GTK_WIDGET (notice), FALSE);
}
