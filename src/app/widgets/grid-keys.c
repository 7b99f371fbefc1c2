/* The keys of a grid. While a cell is edited they belong to the editor.
 *
 * Commands are taken before the focused cell sees them; what is left is typing, which goes through the input method and
 * begins to edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

#define OUT_OF_ALL (G_MAXINT / 2)

static void
move (AnalectGrid *grid, int rows, int columns, gboolean extend)
{
  const AnalectGridCell *shown = extend ? &grid->selection.lead : &grid->selection.cursor;

  analect_grid_selection_move (&grid->selection, rows, columns, extend);
  analect_grid_show_selection (grid, shown->row, shown->column);
}

/* The rows of a page. */
static int
get_page (AnalectGrid *grid)
{
  int height = gtk_widget_get_height (GTK_WIDGET (grid)) - analect_grid_geometry_get_header_height (grid->geometry);

  return MAX (height / analect_grid_geometry_get_row_height (grid->geometry) - 1, 1);
}

/* Arrows and the like; FALSE when KEY is none. */
static gboolean
handle_move (AnalectGrid *grid, guint key, gboolean shift, gboolean control)
{
  int far = control ? OUT_OF_ALL : 1;

  /* Columns run from left to right in every language, as the table is drawn. */
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (grid, -far, 0, shift);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (grid, far, 0, shift);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move (grid, 0, -far, shift);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move (grid, 0, far, shift);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move (grid, control ? -OUT_OF_ALL : 0, -OUT_OF_ALL, shift);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move (grid, control ? OUT_OF_ALL : 0, OUT_OF_ALL, shift);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      if (!control)
        move (grid, -get_page (grid), 0, shift);
      return !control;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      if (!control)
        move (grid, get_page (grid), 0, shift);
      return !control;
    default:
      return FALSE;
    }
}

/* On to the next cell; FALSE at the end of the table, from where Tab leaves it. */
static gboolean
go_on (AnalectGrid *grid, gboolean down, gboolean back)
{
  AnalectGridCell before = grid->selection.cursor;

  analect_grid_selection_next (&grid->selection, down, back);
  if (before.row == grid->selection.cursor.row && before.column == grid->selection.cursor.column)
    return FALSE;
  analect_grid_show_selection (grid, grid->selection.cursor.row, grid->selection.cursor.column);
  return TRUE;
}

static gboolean
handle_tab (AnalectGrid *grid, gboolean shift, gboolean control)
{
  if (!control)
    return go_on (grid, FALSE, shift);
  g_signal_emit_by_name (grid, "move-focus", shift ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static gboolean
handle_space (AnalectGrid *grid, gboolean shift, gboolean control)
{
  if (shift == control)
    return FALSE;
  if (control)
    analect_grid_selection_take_columns (&grid->selection, grid->selection.lead.column, TRUE);
  else
    analect_grid_selection_take_rows (&grid->selection, grid->selection.lead.row, TRUE);
  analect_grid_show_selection (grid, grid->selection.cursor.row, grid->selection.cursor.column);
  return TRUE;
}

static gboolean
run (AnalectGrid *grid, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (grid), action, NULL);
}

/* Keys with Ctrl alone. */
static gboolean
handle_control (AnalectGrid *grid, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_a:
      return run (grid, "grid.select-all");
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      return run (grid, "grid.copy");
    case GDK_KEY_x:
      return run (grid, "grid.cut");
    case GDK_KEY_v:
      return run (grid, "grid.paste");
    case GDK_KEY_d:
      return run (grid, "grid.fill-down");
    default:
      return FALSE;
    }
}

static void
open_menu (AnalectGrid *grid)
{
  GdkRectangle place;

  if (analect_grid_get_cell_place (grid, grid->selection.cursor.row, grid->selection.cursor.column, &place))
    analect_grid_open_menu (grid, place.x + place.width / 2.0, place.y + place.height);
}

/* Keys that stand for themselves. */
static gboolean
handle_plain (AnalectGrid *grid, guint key, gboolean shift)
{
  switch (key)
    {
    case GDK_KEY_F2:
      return run (grid, "grid.edit");
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      /* In a range Enter goes around in it; on a single cell it edits. */
      if (shift || grid->selection.anchor.row != grid->selection.lead.row
          || grid->selection.anchor.column != grid->selection.lead.column || !run (grid, "grid.edit")
          || !analect_grid_is_editing (grid))
        go_on (grid, TRUE, shift);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return !shift && run (grid, "grid.clear");
    case GDK_KEY_Menu:
      open_menu (grid);
      return TRUE;
    case GDK_KEY_F10:
      if (shift)
        open_menu (grid);
      return shift;
    default:
      return FALSE;
    }
}

static gboolean
on_key (AnalectGrid *grid, guint key, guint code, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;

  if (analect_grid_is_editing (grid) || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || !gtk_widget_has_focus (grid->cells[grid->cell]))
    return FALSE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_KP_Tab)
    return handle_tab (grid, shift, control);
  if (!analect_grid_has_cells (grid))
    return FALSE;
  if (handle_move (grid, key, shift, control))
    return TRUE;
  if (key == GDK_KEY_space)
    return handle_space (grid, shift, control);
  return control ? !shift && handle_control (grid, key) : handle_plain (grid, key, shift);
}

static void
on_typed (AnalectGrid *grid, const char *text)
{
  if (!analect_grid_is_editing (grid) && !g_unichar_iscntrl (g_utf8_get_char (text))
      && !analect_grid_begin_edit (grid, text))
    gtk_widget_error_bell (GTK_WIDGET (grid));
}

/* A letter that no input method wanted. */
static gboolean
on_letter (AnalectGrid *grid, guint key, guint code, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = "";

  if (letter == 0 || !g_unichar_isgraph (letter) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  on_typed (grid, text);
  return TRUE;
}

/* Gives CELL an input method, so that typing in any language begins to edit. */
static void
add_input_method (AnalectGrid *grid, GtkWidget *cell)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkIMContext) method = gtk_im_multicontext_new ();

  gtk_im_context_set_use_preedit (method, FALSE);
  g_signal_connect_object (method, "commit", G_CALLBACK (on_typed), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_letter), grid, G_CONNECT_SWAPPED);
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (keys), method);
  gtk_widget_add_controller (cell, keys);
}

void
analect_grid_add_keys (AnalectGrid *grid)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), grid, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (grid), keys);
  for (guint i = 0; i < 2; i++)
    add_input_method (grid, grid->cells[i]);
}
