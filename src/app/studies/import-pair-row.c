/* Rows of possible duplicates; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-pair-row.h"

#include "import-pairs.h"

#include <glib/gi18n.h>

/* What a row is made of; the row's child has it as data. */
typedef struct
{
  AnalectImportPlan **plan;
  GtkLabel *heading, *label, *reason, *figure;
  GtkWidget *tick;
} Row;

static GtkLabel *
make_label (const char *class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), "an-shorten");
  if (class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), class);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, AnalectImportPlan **plan)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  row->plan = plan;
  row->heading = make_label ("an-head");
  row->label = make_label (NULL);
  row->reason = make_label ("an-meta");
  row->figure = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (row->figure), "an-meta");
  row->tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (row->tick, "success");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->reason));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->figure));
  gtk_box_append (GTK_BOX (line), row->tick);
  gtk_widget_set_margin_top (line, 4);
  gtk_widget_set_margin_bottom (line, 4);
  gtk_widget_set_margin_top (GTK_WIDGET (row->heading), 8);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (row->heading));
  gtk_box_append (GTK_BOX (outer), line);
  g_object_set_data_full (G_OBJECT (outer), "row", row, g_free);
  gtk_list_item_set_child (item, outer);
}

/* What was decided in a few letters, or how alike the two are. */
static char *
describe_state (AnalectImportPair *pair, const AnalectImportItem *item)
{
  if (item->decision == ANALECT_IMPORT_DIFFERENT)
    return g_strdup ("≠");
  if (item->decision == ANALECT_IMPORT_FLAG && analect_import_pair_is_decided (pair))
    /* Translators: short for "decide later" */
    return g_strdup (C_ ("duplicate", "later"));
  return g_strdup_printf ("%.2f", analect_import_pair_get_likeness (pair));
}

static const char *
name_decision (const AnalectImportItem *item)
{
  switch (item->decision)
    {
    case ANALECT_IMPORT_LINK:
      return _ ("Same work");
    case ANALECT_IMPORT_DIFFERENT:
      return _ ("Different");
    case ANALECT_IMPORT_FLAG:
    case ANALECT_IMPORT_NEW:
    case ANALECT_IMPORT_LEAVE:
    default:
      return _ ("Decide later");
    }
}

static void
show (AnalectImportPair *pair, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  Row *row = g_object_get_data (G_OBJECT (child), "row");
  const char *heading = analect_import_pair_get_heading (pair);
  const AnalectImportItem *planned;
  g_autofree char *state = NULL, *name = NULL, *tooltip = NULL;
  gboolean linked;

  if (*row->plan == NULL || analect_import_pair_get_item (pair) >= analect_import_plan_get_n_items (*row->plan))
    return;
  planned = analect_import_plan_get_item (*row->plan, analect_import_pair_get_item (pair));
  linked = planned->decision == ANALECT_IMPORT_LINK;
  state = describe_state (pair, planned);
  gtk_label_set_label (row->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (row->heading), heading != NULL);
  gtk_label_set_label (row->label, analect_import_pair_get_label (pair));
  gtk_label_set_label (row->reason, analect_import_pair_get_reason (pair));
  gtk_label_set_label (row->figure, state);
  gtk_widget_set_visible (GTK_WIDGET (row->figure), !linked);
  gtk_widget_set_visible (row->tick, linked);
  tooltip = g_strdup_printf ("%s\n%s", analect_import_pair_get_label (pair), analect_import_pair_get_reason (pair));
  gtk_widget_set_tooltip_text (child, tooltip);
  name = g_strdup_printf ("%s, %s, %s", analect_import_pair_get_label (pair), analect_import_pair_get_reason (pair),
                          name_decision (planned));
  if (gtk_widget_get_parent (child) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  AnalectImportPair *pair = gtk_list_item_get_item (item);

  show (pair, item);
  g_signal_connect (pair, "changed", G_CALLBACK (show), item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show, item);
}

GtkListItemFactory *
analect_import_pair_row_factory_new (AnalectImportPlan **plan)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), plan);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
