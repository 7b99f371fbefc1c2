/* Choosing the colour of a code; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "colour-choice.h"

#include "codebook-edits.h"
#include "palette.h"
#include "swatch.h"

#include <glib/gi18n.h>

#define COLUMNS 6

struct _AnalectColourChoice
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectId code;
  GtkWidget *button, *swatch, *popover;
};

G_DEFINE_FINAL_TYPE (AnalectColourChoice, analect_colour_choice, GTK_TYPE_WIDGET)

static const char *
colour_name (AnalectPalette entry)
{
  static const char *const names[ANALECT_PALETTE_SIZE] = {
    NC_ ("colour", "Blue"),  NC_ ("colour", "Orange"), NC_ ("colour", "Teal"),   NC_ ("colour", "Plum"),
    NC_ ("colour", "Green"), NC_ ("colour", "Rose"),   NC_ ("colour", "Violet"), NC_ ("colour", "Olive"),
    NC_ ("colour", "Brick"), NC_ ("colour", "Sky"),    NC_ ("colour", "Cocoa"),  NC_ ("colour", "Slate")
  };

  return g_dpgettext2 (NULL, "colour", names[entry]);
}

void
analect_colour_choice_set_code (AnalectColourChoice *choice, AnalectId code)
{
  g_return_if_fail (ANALECT_IS_COLOUR_CHOICE (choice));
  choice->code = code;
  analect_swatch_set (ANALECT_SWATCH (choice->swatch), 12, analect_workbench_get_colour (choice->workbench, code));
  gtk_widget_set_sensitive (choice->button, analect_workbench_get_read_only (choice->workbench) == NULL);
}

static void
choose (AnalectColourChoice *choice, const char *colour)
{
  gtk_popover_popdown (GTK_POPOVER (choice->popover));
  analect_codes_set_colour (choice->workbench, &choice->code, 1, colour);
}

static void
colour_clicked (GtkWidget *button, AnalectColourChoice *choice)
{
  choose (choice, g_object_get_data (G_OBJECT (button), "analect-colour"));
}

static void
inherit_clicked (AnalectColourChoice *choice)
{
  choose (choice, NULL);
}

static GtkWidget *
make_colour_button (AnalectColourChoice *choice, AnalectPalette entry)
{
  GtkWidget *button = gtk_button_new (), *swatch = analect_swatch_new ();
  const char *name = colour_name (entry);

  analect_swatch_set (ANALECT_SWATCH (swatch), 12, analect_palette_get_name (entry));
  gtk_button_set_child (GTK_BUTTON (button), swatch);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "analect-colour", (gpointer) analect_palette_get_name (entry));
  g_signal_connect (button, "clicked", G_CALLBACK (colour_clicked), choice);
  return button;
}

static GtkWidget *
make_popover (AnalectColourChoice *choice)
{
  GtkWidget *grid = gtk_grid_new (), *inherit = gtk_button_new_with_label (_ ("As what it stands under"));

  for (guint i = 0; i < ANALECT_PALETTE_SIZE; i++)
    gtk_grid_attach (GTK_GRID (grid), make_colour_button (choice, (AnalectPalette) i), (int) i % COLUMNS,
                     (int) i / COLUMNS, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), inherit, 0, ANALECT_PALETTE_SIZE / COLUMNS, COLUMNS, 1);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  g_signal_connect_swapped (inherit, "clicked", G_CALLBACK (inherit_clicked), choice);
  choice->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (choice->popover), grid);
  return choice->popover;
}

static void
analect_colour_choice_dispose (GObject *object)
{
  AnalectColourChoice *choice = ANALECT_COLOUR_CHOICE (object);

  g_clear_pointer (&choice->button, gtk_widget_unparent);
  g_clear_object (&choice->workbench);
  G_OBJECT_CLASS (analect_colour_choice_parent_class)->dispose (object);
}

static void
analect_colour_choice_class_init (AnalectColourChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_colour_choice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
analect_colour_choice_init (AnalectColourChoice *choice)
{
  choice->swatch = analect_swatch_new ();
  choice->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (choice->button), choice->swatch);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (choice->button), FALSE);
  gtk_widget_set_tooltip_text (choice->button, _ ("Colour"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Colour"), -1);
  gtk_widget_set_parent (choice->button, GTK_WIDGET (choice));
}

GtkWidget *
analect_colour_choice_new (AnalectWorkbench *workbench)
{
  AnalectColourChoice *choice = g_object_new (ANALECT_TYPE_COLOUR_CHOICE, NULL);

  choice->workbench = g_object_ref (workbench);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (choice->button), make_popover (choice));
  return GTK_WIDGET (choice);
}
