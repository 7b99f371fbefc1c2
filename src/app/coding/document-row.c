/* Rows of the documents list; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document-row.h"

#include <glib/gi18n.h>

struct _AnalectDocumentRow
{
  GtkWidget parent_instance;

  AnalectDocumentItem *item;
  GtkWidget *icon; /* of a text */
  GtkWidget *name;
  GtkWidget *complete; /* tick of a study read through */
  GtkWidget *number;   /* year of a study, codings of a text */
  GtkWidget *below;    /* the second line of a study */
  GtkWidget *bar;
  GtkWidget *percent;
};

G_DEFINE_FINAL_TYPE (AnalectDocumentRow, analect_document_row, GTK_TYPE_WIDGET)

static char *
describe_count (AnalectDocumentItem *item)
{
  if (!item->known)
    return g_strdup (_ ("Findings not counted yet"));
  if (item->count.sentences == 0)
    return g_strdup (_ ("No part of the text is marked as findings"));
  /* Translators: of the sentences of a study's findings, how many are coded. */
  return g_strdup_printf (ngettext ("%u of %u sentence of the findings coded",
                                    "%u of %u sentences of the findings coded", item->count.sentences),
                          item->count.covered, item->count.sentences);
}

static char *
make_name (AnalectDocumentItem *item)
{
  if (item->texts != NULL && item->texts->len > 1)
    /* Translators: a study, and how many texts it has. */
    return g_strdup_printf (ngettext ("%s · %u text", "%s · %u texts", item->texts->len), item->label,
                            item->texts->len);
  return g_strdup (item->label);
}

static void
show_study (AnalectDocumentRow *self)
{
  AnalectDocumentItem *item = self->item;
  g_autofree char *year = item->year != 0 ? g_strdup_printf ("%d", item->year) : g_strdup ("");
  g_autofree char *percent =
      item->known && item->count.sentences > 0 ? analect_sentence_count_percent (&item->count) : g_strdup ("–");
  double fraction = item->known && item->count.sentences > 0 ? (double) item->count.covered / item->count.sentences : 0;

  gtk_label_set_text (GTK_LABEL (self->number), year);
  gtk_label_set_text (GTK_LABEL (self->percent), percent);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), fraction);
}

static void
show (AnalectDocumentRow *self)
{
  AnalectDocumentItem *item = self->item;
  gboolean study = item->texts != NULL;
  g_autofree char *name = make_name (item);
  g_autofree char *count = describe_count (item);
  g_autofree char *tooltip = NULL;
  g_autofree char *codings = NULL;

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_widget_set_visible (self->icon, !study);
  gtk_widget_set_visible (self->below, study);
  gtk_widget_set_visible (self->complete, study && item->complete);
  if (study)
    gtk_widget_add_css_class (GTK_WIDGET (self), "an-study");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "an-study");
  if (study)
    {
      show_study (self);
      tooltip = g_strdup_printf ("%s\n%s%s%s", item->label, count, item->complete ? "\n" : "",
                                 item->complete ? _ ("Your reading is complete") : "");
    }
  else
    {
      codings = g_strdup_printf ("%u", item->codings);
      gtk_label_set_text (GTK_LABEL (self->number), codings);
      tooltip =
          g_strdup_printf (ngettext ("%s\n%u coding", "%s\n%u codings", item->codings), item->label, item->codings);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
}

static void
analect_document_row_dispose (GObject *object)
{
  AnalectDocumentRow *self = ANALECT_DOCUMENT_ROW (object);
  GtkWidget *child;

  analect_document_row_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (analect_document_row_parent_class)->dispose (object);
}

static void
analect_document_row_class_init (AnalectDocumentRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_document_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "documentrow");
}

static GtkWidget *
make_first_line (AnalectDocumentRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = gtk_image_new_from_icon_name ("text-x-generic-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 14);
  gtk_widget_set_margin_start (self->icon, 8);
  self->name = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->complete = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->complete), 12);
  self->number = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  gtk_widget_add_css_class (self->number, "an-meta");
  gtk_box_append (GTK_BOX (line), self->icon);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), self->complete);
  gtk_box_append (GTK_BOX (line), self->number);
  return line;
}

static void
analect_document_row_init (AnalectDocumentRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, 24);
  gtk_widget_set_parent (make_first_line (self), GTK_WIDGET (self));
  self->below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->bar, "an-cover");
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sentences of the findings that are coded"), -1);
  self->percent = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->percent), 1);
  gtk_label_set_width_chars (GTK_LABEL (self->percent), 5);
  gtk_widget_add_css_class (self->percent, "an-meta");
  gtk_box_append (GTK_BOX (self->below), self->bar);
  gtk_box_append (GTK_BOX (self->below), self->percent);
  gtk_widget_set_parent (self->below, GTK_WIDGET (self));
}

GtkWidget *
analect_document_row_new (void)
{
  return g_object_new (ANALECT_TYPE_DOCUMENT_ROW, NULL);
}

void
analect_document_row_set_item (AnalectDocumentRow *self, AnalectDocumentItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

AnalectDocumentItem *
analect_document_row_get_item (AnalectDocumentRow *self)
{
  return self->item;
}
