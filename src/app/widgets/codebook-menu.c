/* The menus of the codebook; see the header. Their actions are in codebook-actions.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-menu.h"

#include "palette.h"
#include "swatch.h"

#include <glib/gi18n.h>

#define SWATCHES_A_ROW 6
#define SWATCH_SIZE    16

/* As the palette names them, in its order. */
static const char *const colour_names[ANALECT_PALETTE_SIZE] = {
  NC_ ("colour", "Blue"),  NC_ ("colour", "Orange"), NC_ ("colour", "Teal"),   NC_ ("colour", "Plum"),
  NC_ ("colour", "Green"), NC_ ("colour", "Rose"),   NC_ ("colour", "Violet"), NC_ ("colour", "Olive"),
  NC_ ("colour", "Brick"), NC_ ("colour", "Sky"),    NC_ ("colour", "Cocoa"),  NC_ ("colour", "Slate"),
};

static void
add_section (GMenu *menu, const char *const (*items)[2], guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (section, _ (items[i][0]), items[i][1]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Each key with the code it has now, so that nothing is taken away unseen. */
static GMenuModel *
make_keys (AnalectCodebookTree *tree, AnalectWorkbench *workbench)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  GMenu *keys = g_menu_new ();

  g_menu_append (keys, _ ("No key"), "code.key(0)");
  for (int digit = 1; digit < 10; digit++)
    {
      const AnalectRow *row = analect_rows_get (rows, analect_codebook_tree_code_for_digit (tree, digit));
      g_autofree char *action = g_strdup_printf ("code.key(%d)", digit);
      /* Translators: a key and the code it has, in a menu */
      g_autofree char *label = row ? g_strdup_printf (_ ("%d: %s"), digit, analect_row_string (row, ANALECT_CODE_NAME))
                                   : g_strdup_printf ("%d", digit);

      g_menu_append (keys, label, action);
    }
  return G_MENU_MODEL (keys);
}

/* What is shown of the codebook. */
static GMenuModel *
make_view (void)
{
  GMenu *view = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();

  g_menu_append (columns, _ ("Number of codings"), "code.codings");
  g_menu_append_section (view, NULL, G_MENU_MODEL (columns));
  g_menu_append (rows, _ ("Open all"), "codebook.open-all");
  g_menu_append (rows, _ ("Close all"), "codebook.close-all");
  g_menu_append_section (view, NULL, G_MENU_MODEL (rows));
  return G_MENU_MODEL (view);
}

static GtkWidget *
make_colour (AnalectPalette entry, GtkWidget *popover)
{
  const char *label = g_dpgettext2 (NULL, "colour", colour_names[entry]);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *swatch = analect_swatch_new ();

  analect_swatch_set (ANALECT_SWATCH (swatch), SWATCH_SIZE, analect_palette_get_name (entry));
  gtk_widget_set_halign (swatch, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), swatch);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "an-colour");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", analect_palette_get_name (entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "code.colour");
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_colours (GtkWidget *popover)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  for (int i = 0; i < ANALECT_PALETTE_SIZE; i++)
    gtk_grid_attach (GTK_GRID (grid), make_colour ((AnalectPalette) i, popover), i % SWATCHES_A_ROW, i / SWATCHES_A_ROW,
                     1, 1);
  return grid;
}

static void
add_colour_section (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_attribute (item, "custom", "s", "colours");
  g_menu_append_item (section, item);
  /* Translators: of a code: it is shown in the colour of what it stands under */
  g_menu_append (section, _ ("Colour from above"), "code.colour::");
  g_menu_append_section (menu, _ ("Colour"), G_MENU_MODEL (section));
}

GtkWidget *
analect_codebook_menu_new (AnalectCodebookTree *tree, AnalectWorkbench *workbench)
{
  static const char *const code_items[][2] = { { N_ ("New code…"), "codebook.new" },
                                               { N_ ("Rename"), "codebook.rename" } };
  static const char *const evidence_items[][2] = { { N_ ("Show excerpts"), "codebook.excerpts" },
                                                   { N_ ("Open in Themes"), "codebook.themes" } };
  static const char *const move_items[][2] = { { N_ ("Move up"), "codebook.up" },
                                               { N_ ("Move down"), "codebook.down" },
                                               { N_ ("Move out"), "codebook.out" },
                                               { N_ ("Move in"), "codebook.in" } };
  static const char *const change_items[][2] = { { N_ ("Merge…"), "codebook.merge" },
                                                 { N_ ("Split…"), "codebook.split" } };
  static const char *const remove_items[][2] = { { N_ ("Take out of the codebook"), "codebook.unassign" },
                                                 { N_ ("Remove…"), "codebook.remove" } };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenuModel) keys = make_keys (tree, workbench);
  g_autoptr (GMenuModel) view = make_view ();
  GtkWidget *popover;

  add_section (menu, code_items, G_N_ELEMENTS (code_items));
  add_section (menu, evidence_items, G_N_ELEMENTS (evidence_items));
  add_colour_section (menu);
  add_section (moves, move_items, G_N_ELEMENTS (move_items));
  g_menu_append_submenu (more, _ ("Key"), keys);
  g_menu_append_submenu (more, _ ("Move"), G_MENU_MODEL (moves));
  g_menu_append_submenu (more, _ ("View"), view);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  add_section (menu, change_items, G_N_ELEMENTS (change_items));
  add_section (menu, remove_items, G_N_ELEMENTS (remove_items));
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_menu_add_child (GTK_POPOVER_MENU (popover), make_colours (popover), "colours");
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  return popover;
}

GtkWidget *
analect_codebook_heads_menu_new (void)
{
  g_autoptr (GMenuModel) view = make_view ();

  return gtk_popover_menu_new_from_model (view);
}
