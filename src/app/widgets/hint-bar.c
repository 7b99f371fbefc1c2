/* The line of keys at the lower edge; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hint-bar.h"

struct _AnalectHintBar
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *hints;
  GtkWidget *status;
};

G_DEFINE_FINAL_TYPE (AnalectHintBar, analect_hint_bar, GTK_TYPE_WIDGET)

static void
analect_hint_bar_dispose (GObject *object)
{
  AnalectHintBar *bar = ANALECT_HINT_BAR (object);

  g_clear_pointer (&bar->scroller, gtk_widget_unparent);
  g_clear_pointer (&bar->status, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_hint_bar_parent_class)->dispose (object);
}

static void
analect_hint_bar_class_init (AnalectHintBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_hint_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hintbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_hint_bar_init (AnalectHintBar *bar)
{
  gtk_widget_add_css_class (GTK_WIDGET (bar), "an-hints");
  bar->hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Hints that do not fit are cut off at the end and never ask for room. */
  bar->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (bar->scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (bar->scroller), bar->hints);
  gtk_widget_set_hexpand (bar->scroller, TRUE);
  gtk_widget_set_can_focus (bar->scroller, FALSE);
  gtk_widget_set_can_target (bar->scroller, FALSE);
  gtk_widget_set_parent (bar->scroller, GTK_WIDGET (bar));
  bar->status = gtk_label_new (NULL);
  gtk_widget_set_margin_start (bar->status, 12);
  gtk_widget_set_parent (bar->status, GTK_WIDGET (bar));
}

GtkWidget *
analect_hint_bar_new (void)
{
  return g_object_new (ANALECT_TYPE_HINT_BAR, NULL);
}

GtkWidget *
analect_key_cap_new (const char *key)
{
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "an-key");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  return cap;
}

static void
append_hint (GtkBox *box, const AnalectHint *hint)
{
  g_auto (GStrv) keys = g_strsplit (hint->keys, " ", -1);
  GtkWidget *label = gtk_label_new (hint->label);

  for (guint i = 0; keys[i] != NULL; i++)
    gtk_box_append (box, analect_key_cap_new (keys[i]));
  gtk_widget_set_margin_end (label, 6);
  gtk_box_append (box, label);
}

void
analect_hint_bar_set_hints (AnalectHintBar *bar, const AnalectHint *hints, guint n)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (bar->hints)) != NULL)
    gtk_box_remove (GTK_BOX (bar->hints), child);
  for (guint i = 0; i < n; i++)
    append_hint (GTK_BOX (bar->hints), &hints[i]);
}

void
analect_hint_bar_set_status (AnalectHintBar *bar, const char *status)
{
  gtk_label_set_text (GTK_LABEL (bar->status), status ? status : "");
}
