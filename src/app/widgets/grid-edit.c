/* The cell of a grid that is edited: an entry over it, or a list of choices below it.
 *
 * Enter keeps what was typed and goes down, Tab keeps it and goes to the right, Escape gives it up. What was typed is
 * kept too when the focus goes elsewhere in the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The end */

static void
set_cell (AnalectGrid *grid, const char *text)
{
  AnalectGridEdit edit = { grid->edit_row, grid->edit_column, text };
  g_autofree char *before = NULL;

  if (grid->model == NULL || edit.row >= grid->selection.n_rows || edit.column >= grid->selection.n_columns)
    return;
  before = analect_grid_model_get_text (grid->model, edit.row, edit.column);
  if (strcmp (before, text) != 0)
    analect_grid_model_set_many (grid->model, &edit, 1, _ ("Edit cell"));
}

void
analect_grid_end_edit (AnalectGrid *grid, gboolean commit)
{
  GtkWidget *entry = grid->entry;
  g_autofree char *text = NULL;
  gboolean was_choosing = grid->is_choosing, had_focus;

  if (grid->is_settling || (entry == NULL && !was_choosing))
    return;
  grid->is_settling = TRUE;
  had_focus = gtk_widget_get_root (GTK_WIDGET (grid)) != NULL
              && (was_choosing || (gtk_widget_get_state_flags (GTK_WIDGET (grid)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0);
  if (commit && entry != NULL)
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  grid->entry = NULL;
  grid->is_choosing = FALSE;
  if (was_choosing)
    gtk_popover_popdown (GTK_POPOVER (grid->popover));
  if (had_focus)
    gtk_widget_grab_focus (grid->cells[grid->cell]);
  g_clear_pointer (&entry, gtk_widget_unparent);
  grid->is_settling = FALSE;
  if (text != NULL)
    set_cell (grid, text);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

/* On to the next cell. */
static void
go_on (AnalectGrid *grid, gboolean down, gboolean back)
{
  analect_grid_selection_next (&grid->selection, down, back);
  analect_grid_show_selection (grid, grid->selection.cursor.row, grid->selection.cursor.column);
}

static gboolean
on_entry_key (AnalectGrid *grid, guint key, guint code, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (key == GDK_KEY_Escape)
    analect_grid_end_edit (grid, FALSE);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      analect_grid_end_edit (grid, TRUE);
      go_on (grid, TRUE, shift);
    }
  else if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    {
      analect_grid_end_edit (grid, TRUE);
      go_on (grid, FALSE, shift || key == GDK_KEY_ISO_Left_Tab);
    }
  else
    return FALSE;
  return TRUE;
}

static void
on_entry_left (AnalectGrid *grid)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (grid));

  /* Not when another window comes to the front, to look something up. */
  if (root != NULL && GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)))
    analect_grid_end_edit (grid, TRUE);
}

static void
open_entry (AnalectGrid *grid, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  g_autofree char *before = analect_grid_model_get_text (grid->model, grid->edit_row, grid->edit_column);
  g_autofree char *column = analect_grid_model_get_column_label (grid->model, grid->edit_column);
  g_autofree char *row = analect_grid_model_get_row_label (grid->model, grid->edit_row);
  /* Translators: what a cell of a table is about: "Country, Smith 2019" */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), column, row);

  gtk_widget_add_css_class (entry, "an-grid-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : before);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_entry_key), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_entry_left), grid, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_set_parent (entry, GTK_WIDGET (grid));
  grid->entry = entry;
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}

/* Choices */

static void
on_chosen (AnalectGrid *grid, GtkListBoxRow *row)
{
  const char *text = g_object_get_data (G_OBJECT (row), "text");
  g_autofree char *chosen = g_strdup (text);

  analect_grid_end_edit (grid, FALSE);
  set_cell (grid, chosen);
  go_on (grid, TRUE, FALSE);
}

/* The row after FROM (or the first when that is NULL) that begins with LETTERS, around from the end. */
static GtkListBoxRow *
find_row (GtkListBox *list, GtkListBoxRow *from, const char *letters)
{
  g_autofree char *key = g_utf8_casefold (letters, -1);
  int start = from != NULL ? gtk_list_box_row_get_index (from) + 1 : 0, n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;
  for (int i = 0; i < n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (start + i) % n);
      g_autofree char *text = g_utf8_casefold (g_object_get_data (G_OBJECT (row), "text"), -1);

      if (g_str_has_prefix (text, key))
        return row;
    }
  return NULL;
}

static void
show_row (GtkListBox *list, GtkListBoxRow *row)
{
  gtk_list_box_select_row (list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* A letter goes to the next choice that begins with it. */
static gboolean
on_choice_key (GtkListBox *list, guint key, guint code, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char letters[7] = "";
  GtkListBoxRow *row;

  if (letter == 0 || !g_unichar_isgraph (letter) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  letters[g_unichar_to_utf8 (letter, letters)] = '\0';
  row = find_row (list, gtk_list_box_get_selected_row (list), letters);
  if (row != NULL)
    show_row (list, row);
  return TRUE;
}

static void
add_choice (GtkListBox *list, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  /* Translators: chosen to empty a cell */
  GtkWidget *label = gtk_label_new (*text != '\0' ? text : C_ ("choice", "None"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_size_request (label, -1, 28);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_margin_end (label, 8);
  if (*text == '\0')
    gtk_widget_add_css_class (label, "an-dim");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (text), g_free);
  gtk_list_box_append (list, row);
}

static void
on_popover_closed (AnalectGrid *grid)
{
  analect_grid_end_edit (grid, FALSE);
}

static GtkWidget *
make_choices (AnalectGrid *grid, char **choices)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *column = analect_grid_model_get_column_label (grid->model, grid->edit_column);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, column, -1);
  add_choice (GTK_LIST_BOX (list), "");
  for (guint i = 0; choices[i] != NULL; i++)
    if (*choices[i] != '\0')
      add_choice (GTK_LIST_BOX (list), choices[i]);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_chosen), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_choice_key), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
  return list;
}

static void
add_popover (AnalectGrid *grid)
{
  grid->popover = gtk_popover_new ();
  gtk_widget_add_css_class (grid->popover, "menu");
  gtk_popover_set_has_arrow (GTK_POPOVER (grid->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (grid->popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (grid->popover, GTK_WIDGET (grid));
  g_signal_connect_object (grid->popover, "closed", G_CALLBACK (on_popover_closed), grid, G_CONNECT_SWAPPED);
}

static void
open_choices (AnalectGrid *grid, char **choices, const char *text)
{
  GtkWidget *list = make_choices (grid, choices), *scroller = gtk_scrolled_window_new ();
  g_autofree char *before = analect_grid_model_get_text (grid->model, grid->edit_row, grid->edit_column);
  GtkListBoxRow *row = find_row (GTK_LIST_BOX (list), NULL, text != NULL ? text : before);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  if (grid->popover == NULL)
    add_popover (grid);
  gtk_popover_set_child (GTK_POPOVER (grid->popover), scroller);
  grid->is_choosing = TRUE;
  analect_grid_place_editor (grid);
  gtk_popover_popup (GTK_POPOVER (grid->popover));
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  show_row (GTK_LIST_BOX (list), row);
}

/* The beginning */

void
analect_grid_place_editor (AnalectGrid *grid)
{
  GdkRectangle place;

  if (grid->entry == NULL && !grid->is_choosing)
    return;
  analect_grid_get_cell_place (grid, grid->edit_row, grid->edit_column, &place);
  if (grid->entry != NULL)
    {
      int width, height;

      gtk_widget_measure (grid->entry, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (grid->entry, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      place.x -= 1;
      place.y -= 1;
      place.width = MAX (place.width + 1, width);
      place.height = MAX (place.height + 1, height);
      gtk_widget_size_allocate (grid->entry, &place, -1);
    }
  else
    {
      gtk_popover_set_pointing_to (GTK_POPOVER (grid->popover), &place);
      gtk_popover_present (GTK_POPOVER (grid->popover));
    }
}

gboolean
analect_grid_begin_edit (AnalectGrid *grid, const char *text)
{
  AnalectGridCell cell = grid->selection.cursor;
  g_auto (GStrv) choices = NULL;

  if (!analect_grid_has_cells (grid) || !analect_grid_model_is_editable (grid->model, cell.row, cell.column))
    return FALSE;
  analect_grid_end_edit (grid, TRUE);
  analect_grid_show_selection (grid, cell.row, cell.column);
  grid->edit_row = cell.row;
  grid->edit_column = cell.column;
  choices = analect_grid_model_get_choices (grid->model, cell.row, cell.column);
  if (choices != NULL)
    open_choices (grid, choices, text);
  else
    open_entry (grid, text);
  return TRUE;
}
