/* Adding a characteristic; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "new-characteristic.h"

#include "order-key.h"
#include "study-values.h"

#include <string.h>

#include <glib/gi18n.h>

/* Owned by the button. */
typedef struct
{
  AnalectWorkbench *workbench;
  GtkWidget *button, *name, *type, *choices, *multiple;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->workbench);
  g_free (asking);
}

/* "A; B" as a list with one choice a line. */
static char *
list_choices (const char *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed, ";", -1);
  GString *list = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_string_append_printf (list, "%s%s", list->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (list, FALSE);
}

static void
add (Asking *asking)
{
  const AnalectRows *rows = analect_workbench_get_rows (asking->workbench);
  g_autoptr (GArray) attributes = analect_study_values_attributes (rows);
  const AnalectRow *last =
      attributes->len > 0 ? analect_rows_get (rows, g_array_index (attributes, AnalectId, attributes->len - 1)) : NULL;
  g_autofree char *name = analect_text_filter (gtk_editable_get_text (GTK_EDITABLE (asking->name)), -1, NULL);
  g_autofree char *typed = analect_text_filter (gtk_editable_get_text (GTK_EDITABLE (asking->choices)), -1, NULL);
  g_autofree char *choices = list_choices (typed), *step = NULL;
  g_autofree char *order =
      analect_order_key_between (last ? analect_row_string (last, ANALECT_ATTRIBUTE_ORDER) : NULL, NULL);
  guint type = gtk_drop_down_get_selected (GTK_DROP_DOWN (asking->type));
  AnalectChange *change;
  AnalectId id;

  if (*g_strstrip (name) == '\0' || !analect_workbench_may_change (asking->workbench))
    return;
  step = g_strdup_printf (_ ("Add characteristic “%s”"), name);
  change = analect_project_change (analect_workbench_get_project (asking->workbench), step);
  id = analect_change_add (change, ANALECT_KIND_ATTRIBUTE);
  analect_change_set_string (change, id, ANALECT_ATTRIBUTE_NAME, name);
  analect_change_set_integer (change, id, ANALECT_ATTRIBUTE_TYPE, type);
  analect_change_set_integer (change, id, ANALECT_ATTRIBUTE_MULTIPLE,
                              gtk_check_button_get_active (GTK_CHECK_BUTTON (asking->multiple)));
  analect_change_set_string (change, id, ANALECT_ATTRIBUTE_ORDER, order);
  if (type == ANALECT_ATTRIBUTE_TYPE_CHOICE)
    analect_change_set_string (change, id, ANALECT_ATTRIBUTE_CHOICES, choices);
  if (!analect_workbench_take (asking->workbench, change, NULL))
    return;
  gtk_editable_set_text (GTK_EDITABLE (asking->name), "");
  gtk_editable_set_text (GTK_EDITABLE (asking->choices), "");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (asking->button));
}

static void
on_type (Asking *asking)
{
  gtk_widget_set_visible (asking->choices,
                          gtk_drop_down_get_selected (GTK_DROP_DOWN (asking->type)) == ANALECT_ATTRIBUTE_TYPE_CHOICE);
}

static GtkWidget *
make_type (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < analect_enumeration_count (ANALECT_ENUMERATION_ATTRIBUTE_TYPE); i++)
    gtk_string_list_append (words, analect_enumeration_label (ANALECT_ENUMERATION_ATTRIBUTE_TYPE, i));
  return gtk_drop_down_new (G_LIST_MODEL (words), NULL);
}

static GtkWidget *
make_entry (const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  return entry;
}

GtkWidget *
analect_new_characteristic_button_new (AnalectWorkbench *workbench)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add"));

  asking->workbench = g_object_ref (workbench);
  asking->button = gtk_menu_button_new ();
  asking->name = make_entry (_ ("Name of the characteristic"));
  asking->type = make_type ();
  asking->choices = make_entry (_ ("Choices, divided by semicolons"));
  asking->multiple = gtk_check_button_new_with_mnemonic (_ ("A study may have _several values"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->type), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Type"), -1);
  gtk_widget_set_visible (asking->choices, FALSE);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_size_request (box, 260, -1);
  gtk_box_append (GTK_BOX (box), asking->name);
  gtk_box_append (GTK_BOX (box), asking->type);
  gtk_box_append (GTK_BOX (box), asking->choices);
  gtk_box_append (GTK_BOX (box), asking->multiple);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (asking->button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (asking->button), _ ("Add a characteristic…"));
  g_signal_connect_swapped (asking->name, "activate", G_CALLBACK (add), asking);
  g_signal_connect_swapped (asking->choices, "activate", G_CALLBACK (add), asking);
  g_signal_connect_swapped (asking->type, "notify::selected", G_CALLBACK (on_type), asking);
  g_signal_connect_data (button, "clicked", G_CALLBACK (add), asking, asking_free, G_CONNECT_SWAPPED);
  return asking->button;
}
