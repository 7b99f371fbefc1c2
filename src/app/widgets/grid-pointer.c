/* The pointer on a grid: selecting by clicks and drags, widths of columns, the menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

static AnalectGridSpot
find (AnalectGrid *grid, double x, double y)
{
  return analect_grid_geometry_find (grid->geometry, analect_grid_get_scroll (grid, GTK_ORIENTATION_HORIZONTAL),
                                     analect_grid_get_scroll (grid, GTK_ORIENTATION_VERTICAL), x, y);
}

static gboolean
is_in_editor (AnalectGrid *grid, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (grid), x, y, GTK_PICK_DEFAULT);

  return grid->entry != NULL && picked != NULL
         && (picked == grid->entry || gtk_widget_is_ancestor (picked, grid->entry));
}

static void
show_lead (AnalectGrid *grid)
{
  analect_grid_show_selection (grid, grid->selection.lead.row, grid->selection.lead.column);
}

/* A press on the header of COLUMN, or on the corner when there is none. */
static void
press_header (AnalectGrid *grid, guint column, double x, int n_press, gboolean extend)
{
  guint number = column == ANALECT_GRID_NO_CELL ? ANALECT_GRID_CORNER : column;
  AnalectGridBox box = analect_grid_geometry_get_box (
      grid->geometry, analect_grid_get_scroll (grid, GTK_ORIENTATION_HORIZONTAL), 0, ANALECT_GRID_NO_CELL, column);

  if (n_press == 2 || (n_press == 1 && x > box.x + box.width - ANALECT_GRID_ARROW))
    {
      grid->pressed.part = ANALECT_GRID_PART_NOTHING;
      analect_grid_activate_column (grid, number);
    }
  else if (!analect_grid_has_cells (grid))
    return;
  else if (column == ANALECT_GRID_NO_CELL)
    gtk_widget_activate_action (GTK_WIDGET (grid), "grid.select-all", NULL);
  else
    {
      /* The rows in sight stay. */
      analect_grid_selection_take_columns (&grid->selection, column, extend);
      gtk_widget_queue_draw (GTK_WIDGET (grid));
      g_signal_emit_by_name (grid, "cursor-moved");
    }
}

static void
press_row_label (AnalectGrid *grid, guint row, int n_press, gboolean extend)
{
  if (n_press == 2)
    {
      g_signal_emit_by_name (grid, "row-activated", row);
      return;
    }
  if (!analect_grid_has_cells (grid))
    return;
  analect_grid_selection_take_rows (&grid->selection, row, extend);
  show_lead (grid);
}

static void
press_cell (AnalectGrid *grid, const AnalectGridSpot *spot, int n_press, gboolean extend)
{
  analect_grid_selection_go (&grid->selection, spot->row, spot->column, extend);
  show_lead (grid);
  if (n_press == 2)
    analect_grid_begin_edit (grid, NULL);
}

static void
on_pressed (AnalectGrid *grid, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  AnalectGridSpot spot = find (grid, x, y);

  if (is_in_editor (grid, x, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  analect_grid_end_edit (grid, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  grid->pressed = spot;
  switch (spot.part)
    {
    case ANALECT_GRID_PART_CELL:
      press_cell (grid, &spot, n_press, extend);
      break;
    case ANALECT_GRID_PART_ROW_LABEL:
      press_row_label (grid, spot.row, n_press, extend);
      break;
    case ANALECT_GRID_PART_CORNER:
    case ANALECT_GRID_PART_COLUMN_LABEL:
      press_header (grid, spot.column, x, n_press, extend);
      break;
    case ANALECT_GRID_PART_GRIP:
      grid->pressed_width = analect_grid_geometry_get_width (grid->geometry, spot.column);
      break;
    case ANALECT_GRID_PART_NOTHING:
    default:
      break;
    }
}

/* Dragging */

static void
drag_to (AnalectGrid *grid, double x, double y)
{
  double scroll_x = analect_grid_get_scroll (grid, GTK_ORIENTATION_HORIZONTAL);
  double scroll_y = analect_grid_get_scroll (grid, GTK_ORIENTATION_VERTICAL);
  guint row, column;

  if (!analect_grid_has_cells (grid)
      || !analect_grid_geometry_find_nearest (grid->geometry, scroll_x, scroll_y, x, y, &row, &column))
    return;
  if (grid->pressed.part == ANALECT_GRID_PART_CELL)
    analect_grid_selection_go (&grid->selection, row, column, TRUE);
  else if (grid->pressed.part == ANALECT_GRID_PART_ROW_LABEL)
    analect_grid_selection_take_rows (&grid->selection, row, TRUE);
  else if (grid->pressed.part == ANALECT_GRID_PART_COLUMN_LABEL)
    {
      analect_grid_selection_take_columns (&grid->selection, column, TRUE);
      row = ANALECT_GRID_NO_CELL;
    }
  else
    return;
  if (row == ANALECT_GRID_NO_CELL)
    row = grid->selection.lead.row;
  analect_grid_show_selection (grid, row, column);
}

/* Whether the pointer is over the cells, where nothing scrolls. */
static gboolean
is_over_cells (AnalectGrid *grid)
{
  return grid->drag_x >= analect_grid_geometry_get_width (grid->geometry, ANALECT_GRID_NO_CELL)
         && grid->drag_y >= analect_grid_geometry_get_header_height (grid->geometry)
         && grid->drag_x < gtk_widget_get_width (GTK_WIDGET (grid))
         && grid->drag_y < gtk_widget_get_height (GTK_WIDGET (grid));
}

/* Goes on dragging while the pointer rests outside. */
static gboolean
on_tick (gpointer data)
{
  AnalectGrid *grid = data;

  drag_to (grid, grid->drag_x, grid->drag_y);
  return G_SOURCE_CONTINUE;
}

void
analect_grid_stop_dragging (AnalectGrid *grid)
{
  g_clear_handle_id (&grid->tick, g_source_remove);
}

static void
on_dragged (AnalectGrid *grid, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (grid->pressed.part == ANALECT_GRID_PART_GRIP)
    {
      guint column = grid->pressed.column;

      analect_grid_set_column_width (grid, column == ANALECT_GRID_NO_CELL ? ANALECT_GRID_CORNER : column,
                                     grid->pressed_width + (int) dx);
      return;
    }
  grid->drag_x = x + dx;
  grid->drag_y = y + dy;
  if (is_over_cells (grid))
    analect_grid_stop_dragging (grid);
  else if (grid->tick == 0)
    grid->tick = g_timeout_add (60, on_tick, grid);
  if (ABS (dx) > 2 || ABS (dy) > 2)
    drag_to (grid, grid->drag_x, grid->drag_y);
}

static void
on_drag_end (AnalectGrid *grid)
{
  analect_grid_stop_dragging (grid);
  grid->pressed.part = ANALECT_GRID_PART_NOTHING;
}

/* Hovering */

static void
hover (AnalectGrid *grid, AnalectGridSpot spot)
{
  if (spot.part == grid->hovered.part && spot.column == grid->hovered.column)
    return;
  grid->hovered = spot;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (grid), spot.part == ANALECT_GRID_PART_GRIP ? "col-resize" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
on_moved (AnalectGrid *grid, double x, double y)
{
  hover (grid, find (grid, x, y));
}

static void
on_left (AnalectGrid *grid)
{
  hover (grid, (AnalectGridSpot){ ANALECT_GRID_PART_NOTHING, ANALECT_GRID_NO_CELL, ANALECT_GRID_NO_CELL });
}

/* What does not fit is shown in full. */
static gboolean
on_tooltip (AnalectGrid *grid, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  AnalectGridSpot spot = find (grid, x, y);
  g_autofree char *text = NULL;
  int width;

  if (grid->model == NULL || by_keyboard)
    return FALSE;
  if (spot.part == ANALECT_GRID_PART_CELL)
    text = analect_grid_model_get_text (grid->model, spot.row, spot.column);
  else if (spot.part == ANALECT_GRID_PART_ROW_LABEL)
    text = analect_grid_model_get_row_label (grid->model, spot.row);
  else if (spot.part == ANALECT_GRID_PART_COLUMN_LABEL)
    text = analect_grid_model_get_column_label (grid->model, spot.column);
  if (text == NULL || *text == '\0')
    return FALSE;
  {
    g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (grid), text);

    pango_layout_get_pixel_size (layout, &width, NULL);
  }
  if (width <= analect_grid_geometry_get_width (grid->geometry, spot.column) - 14)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* The menu */

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new (), cells = g_menu_new ();

  g_menu_append (clipboard, _ ("Cu_t"), "grid.cut");
  g_menu_append (clipboard, _ ("_Copy"), "grid.copy");
  g_menu_append (clipboard, _ ("_Paste"), "grid.paste");
  g_menu_append (cells, _ ("_Edit cell"), "grid.edit");
  g_menu_append (cells, _ ("_Fill down"), "grid.fill-down");
  g_menu_append (cells, _ ("C_lear"), "grid.clear");
  g_menu_append (cells, _ ("_Sort by this column"), "grid.sort");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cells));
  return G_MENU_MODEL (menu);
}

void
analect_grid_open_menu (AnalectGrid *grid, double x, double y)
{
  if (grid->menu == NULL)
    {
      g_autoptr (GMenuModel) menu = make_menu ();

      grid->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (grid->menu), FALSE);
      gtk_widget_set_halign (grid->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (grid->menu, GTK_WIDGET (grid));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (grid->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (grid->menu));
}

static void
on_menu_pressed (AnalectGrid *grid, int n_press, double x, double y)
{
  AnalectGridSpot spot = find (grid, x, y);
  AnalectGridRange range = analect_grid_selection_get (&grid->selection);

  if (is_in_editor (grid, x, y) || spot.part != ANALECT_GRID_PART_CELL)
    return;
  analect_grid_end_edit (grid, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  if (!analect_grid_range_has (&range, spot.row, spot.column))
    press_cell (grid, &spot, 1, FALSE);
  analect_grid_open_menu (grid, x, y);
}

void
analect_grid_add_pointer (AnalectGrid *grid)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new (), *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_dragged), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (on_menu_pressed), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_moved), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_left), grid, G_CONNECT_SWAPPED);
  gtk_gesture_group (drag, click);
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (grid), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (grid), TRUE);
  g_signal_connect (grid, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
}
