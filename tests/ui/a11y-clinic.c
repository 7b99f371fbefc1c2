/* A program with ailments: what the walk must find is here, and beside it the same in good health. Each control's name
 * says what ails it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>
#include <string.h>

static void
open_dialog (GtkWidget *button, gpointer window)
{
  GtkWidget *dialog = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_window_set_title (GTK_WINDOW (dialog), "Ward");
  gtk_window_set_transient_for (GTK_WINDOW (dialog), window);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_check_button_new ());
  gtk_box_append (GTK_BOX (box), gtk_check_button_new_with_label ("Healthy choice"));
  gtk_window_set_child (GTK_WINDOW (dialog), box);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
named (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return widget;
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = named (gtk_list_box_new (), "Healthy list");

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Row %u", i + 1);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), gtk_label_new (text));
      gtk_list_box_append (GTK_LIST_BOX (list), named (row, text));
    }
  return list;
}

static GtkWidget *
make_menu_button (const char *name)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_popover_set_child (GTK_POPOVER (popover), gtk_button_new_with_label ("In the menu"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return name ? named (button, name) : button;
}

static GtkWidget *
make_list_view (void)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new ((const char *[]){ "One", "Two", "Three", NULL });
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&strings))));
  GtkBuilderScope *scope = gtk_builder_cscope_new ();
  static const char template[] =
      "<interface><template class='GtkListItem'><property name='child'><object class='GtkLabel'><binding name='label'>"
      "<lookup name='string' type='GtkStringObject'><lookup name='item'>GtkListItem</lookup></lookup></binding>"
      "</object></property></template></interface>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (template, strlen (template));
  GtkListItemFactory *factory;

  factory = gtk_builder_list_item_factory_new_from_bytes (scope, bytes);
  g_object_unref (scope);
  return named (gtk_list_view_new (model, factory), "Healthy view");
}

static void
fill (GtkApplication *program)
{
  GtkWidget *window = gtk_application_window_new (program), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *opener = gtk_button_new_with_mnemonic ("_Dialog"), *stranger = gtk_drawing_area_new ();
  GtkWidget *unreachable = gtk_button_new_with_label ("Unreachable");

  gtk_widget_set_focusable (stranger, TRUE);
  gtk_widget_set_size_request (stranger, 40, 30);
  gtk_widget_set_focusable (unreachable, FALSE);
  g_signal_connect (opener, "clicked", G_CALLBACK (open_dialog), window);
  gtk_box_append (GTK_BOX (box), opener);
  gtk_box_append (GTK_BOX (box), gtk_button_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), named (gtk_button_new_from_icon_name ("list-remove-symbolic"), "Healthy icon"));
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_box_append (GTK_BOX (box), named (gtk_entry_new (), "Healthy entry"));
  gtk_box_append (GTK_BOX (box), named (gtk_search_entry_new (), "Healthy search"));
  gtk_box_append (GTK_BOX (box), named (stranger, "Stranger"));
  gtk_box_append (GTK_BOX (box), unreachable);
  gtk_box_append (GTK_BOX (box), make_menu_button ("Healthy menu"));
  gtk_box_append (GTK_BOX (box), make_menu_button (NULL));
  gtk_box_append (GTK_BOX (box), make_list ());
  gtk_box_append (GTK_BOX (box), make_list_view ());
  gtk_box_append (GTK_BOX (box),
                  named (gtk_drop_down_new_from_strings ((const char *[]){ "A", "B", NULL }), "Healthy drop-down"));
  gtk_box_append (GTK_BOX (box), named (gtk_text_view_new (), "Healthy text"));
  gtk_window_set_title (GTK_WINDOW (window), "Clinic");
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) program = gtk_application_new ("org.analect.Clinic", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (program, "activate", G_CALLBACK (fill), NULL);
  return g_application_run (G_APPLICATION (program), argc, argv);
}
