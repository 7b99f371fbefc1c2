/* Finding in the text shown; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "find-bar.h"

#include "text-pattern.h"

#include <glib/gi18n.h>

/* More hits than these are not looked for. */
#define MAX_HITS 10000

struct _AnalectFindBar
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectCodingView *view;
  GtkWidget *revealer, *entry, *count;
  GArray *hits; /* of AnalectRange */
  char *looked; /* what was looked for last */
  int current;  /* -1: none */
};

G_DEFINE_FINAL_TYPE (AnalectFindBar, analect_find_bar, GTK_TYPE_WIDGET)

static void
show_count (AnalectFindBar *self)
{
  g_autofree char *text = NULL;
  guint n = self->hits->len;

  if (*analect_find_bar_get_text (self) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Not found"));
  else if (self->current >= 0)
    /* Translators: which of the places found is selected, and how many there are. */
    text = g_strdup_printf (_ ("%d of %u"), self->current + 1, n);
  else
    text = g_strdup_printf (ngettext ("%u place", "%u places", n), n);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
look (AnalectFindBar *self)
{
  AnalectId document = analect_coding_view_get_document (self->view);
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), document);
  AnalectText *text = row ? analect_row_text (row, ANALECT_DOCUMENT_TEXT) : NULL;
  g_autoptr (AnalectTextPattern) pattern =
      analect_text_pattern_new (ANALECT_PATTERN_WORDS, analect_find_bar_get_text (self), NULL);

  g_free (self->looked);
  self->looked = g_strdup (analect_find_bar_get_text (self));
  g_array_set_size (self->hits, 0);
  self->current = -1;
  if (pattern != NULL && text != NULL && gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    analect_text_pattern_find (pattern, text, self->hits, MAX_HITS, NULL, NULL);
  analect_coding_view_set_found (self->view, (const AnalectRange *) (gpointer) self->hits->data, self->hits->len);
  show_count (self);
}

void
analect_find_bar_step (AnalectFindBar *self, int step)
{
  guint start, end, n, next;
  const AnalectRange *hit;

  /* The entry waits a little before it says that it has changed. */
  if (g_strcmp0 (self->looked, analect_find_bar_get_text (self)) != 0)
    look (self);
  n = self->hits->len;
  if (n == 0)
    return;
  analect_coding_view_get_selection (self->view, &start, &end);
  if (step > 0)
    for (next = 0; next < n && g_array_index (self->hits, AnalectRange, next).start < end;)
      next++;
  else
    for (next = n; next > 0 && g_array_index (self->hits, AnalectRange, next - 1).end > start;)
      next--;
  next = step > 0 ? next % n : (next + n - 1) % n;
  hit = &g_array_index (self->hits, AnalectRange, next);
  self->current = (int) next;
  analect_coding_view_select (self->view, hit->start, hit->end, TRUE);
  show_count (self);
}

static void
next_hit (AnalectFindBar *self)
{
  analect_find_bar_step (self, 1);
}

static void
previous_hit (AnalectFindBar *self)
{
  analect_find_bar_step (self, -1);
}

static void
leave (AnalectFindBar *self)
{
  analect_find_bar_close (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static GtkWidget *
make_button (AnalectFindBar *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
analect_find_bar_dispose (GObject *object)
{
  AnalectFindBar *self = ANALECT_FIND_BAR (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->looked, g_free);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (analect_find_bar_parent_class)->dispose (object);
}

static void
analect_find_bar_class_init (AnalectFindBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_find_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
analect_find_bar_init (AnalectFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->hits = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  self->current = -1;
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_object_set (self->entry, "placeholder-text", _ ("Find in this text"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find in this text"),
                                  -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (look), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_hit), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_hit), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_hit), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (leave), self);
  self->count = gtk_label_new ("");
  gtk_widget_add_css_class (self->count, "an-meta");
  gtk_widget_add_css_class (steps, "linked");
  gtk_widget_add_css_class (box, "an-find-bar");
  gtk_box_append (GTK_BOX (steps),
                  make_button (self, "go-up-symbolic", _ ("Previous place"), G_CALLBACK (previous_hit)));
  gtk_box_append (GTK_BOX (steps), make_button (self, "go-down-symbolic", _ ("Next place"), G_CALLBACK (next_hit)));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), steps);
  gtk_box_append (GTK_BOX (box), make_button (self, "window-close-symbolic", _ ("Close"), G_CALLBACK (leave)));
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
analect_find_bar_new (AnalectWorkbench *workbench, AnalectCodingView *view)
{
  AnalectFindBar *self = g_object_new (ANALECT_TYPE_FIND_BAR, NULL);

  self->workbench = g_object_ref (workbench);
  self->view = view;
  return GTK_WIDGET (self);
}

void
analect_find_bar_open (AnalectFindBar *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_grab_focus (self->entry);
  look (self);
}

void
analect_find_bar_close (AnalectFindBar *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  look (self);
}

void
analect_find_bar_renew (AnalectFindBar *self)
{
  look (self);
}

const char *
analect_find_bar_get_text (AnalectFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
