/* The line of keys at the lower edge; see the header.
 *
 * Each hint is one child that is shown whole or not at all: those that do not fit are left out from the end, so the bar
 * never asks for room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hint-bar.h"

#include "settings.h"

#define SPACING 12

struct _AnalectHintBar
{
  GtkWidget parent_instance;
  GtkWidget *status; /* the last child; the hints stand before it */
};

G_DEFINE_FINAL_TYPE (AnalectHintBar, analect_hint_bar, GTK_TYPE_WIDGET)

static void
analect_hint_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  AnalectHintBar *bar = ANALECT_HINT_BAR (widget);

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wanted);
        }
      else
        {
          if (child == bar->status)
            *minimum = least;
          *natural += wanted + SPACING;
        }
    }
  *natural = MAX (*natural, *minimum);
}

/* Where the child from X on WIDE is, the other way round for languages that are. */
static void
place (GtkWidget *bar, GtkWidget *child, int x, int wide, int width, int height)
{
  if (gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL)
    x = width - x - wide;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, wide, height }, -1);
}

static void
analect_hint_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectHintBar *bar = ANALECT_HINT_BAR (widget);
  int least, wanted, end, x = 0;

  gtk_widget_measure (bar->status, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  wanted = CLAMP (wanted, least, MAX (width, least));
  end = width - wanted - (wanted > 0 ? SPACING : 0);
  place (widget, bar->status, width - wanted, wanted, width, height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != bar->status;
       child = gtk_widget_get_next_sibling (child))
    {
      int wide;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
      gtk_widget_set_child_visible (child, x + wide <= end);
      if (x + wide <= end)
        place (widget, child, x, wide, width, height);
      /* After one that does not fit, none is shown. */
      x = x + wide <= end ? x + wide + SPACING : width;
    }
}

static void
analect_hint_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (analect_hint_bar_parent_class)->dispose (object);
}

static void
analect_hint_bar_class_init (AnalectHintBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_hint_bar_dispose;
  widget_class->measure = analect_hint_bar_measure;
  widget_class->size_allocate = analect_hint_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "hintbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_hint_bar_init (AnalectHintBar *bar)
{
  gtk_widget_add_css_class (GTK_WIDGET (bar), "an-hints");
  gtk_widget_set_overflow (GTK_WIDGET (bar), GTK_OVERFLOW_HIDDEN);
  bar->status = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (bar->status), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (bar->status, GTK_WIDGET (bar));
  g_settings_bind (analect_settings_get (), "hints", bar, "visible", G_SETTINGS_BIND_GET);
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

static GtkWidget *
make_hint (const AnalectHint *hint)
{
  g_auto (GStrv) keys = g_strsplit (hint->keys, " ", -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; keys[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), analect_key_cap_new (keys[i]));
  gtk_box_append (GTK_BOX (box), gtk_label_new (hint->label));
  return box;
}

void
analect_hint_bar_set_hints (AnalectHintBar *bar, const AnalectHint *hints, guint n)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar))) != bar->status)
    gtk_widget_unparent (child);
  for (guint i = 0; i < n; i++)
    gtk_widget_insert_before (make_hint (&hints[i]), GTK_WIDGET (bar), bar->status);
}

void
analect_hint_bar_set_status (AnalectHintBar *bar, const char *status)
{
  gtk_label_set_text (GTK_LABEL (bar->status), status ? status : "");
}
