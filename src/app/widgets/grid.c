/* The grid as a widget: what it shows, scrolling, drawing, and what screen readers are told; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-private.h"

#include "look.h"

#include <glib/gi18n.h>

/* The cell at the cursor, for the focus and for screen readers. It draws nothing. */
#define ANALECT_TYPE_GRID_FOCUS (analect_grid_focus_get_type ())
G_DECLARE_FINAL_TYPE (AnalectGridFocus, analect_grid_focus, ANALECT, GRID_FOCUS, GtkWidget)

struct _AnalectGridFocus
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AnalectGridFocus, analect_grid_focus, GTK_TYPE_WIDGET)

static void
analect_grid_focus_class_init (AnalectGridFocusClass *class)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "gridcell");
}

static void
analect_grid_focus_init (AnalectGridFocus *focus)
{
  gtk_widget_set_can_target (GTK_WIDGET (focus), FALSE);
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnalectGrid, analect_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROPERTY_NONE,
  PROPERTY_HADJUSTMENT,
  PROPERTY_VADJUSTMENT,
  PROPERTY_HSCROLL_POLICY,
  PROPERTY_VSCROLL_POLICY,
};

enum
{
  CURSOR_MOVED,
  COLUMN_ACTIVATED,
  ROW_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

gboolean
analect_grid_has_cells (AnalectGrid *grid)
{
  return grid->model != NULL && analect_grid_selection_has_cells (&grid->selection);
}

double
analect_grid_get_scroll (AnalectGrid *grid, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = grid->adjustments[orientation];

  return adjustment != NULL ? (double) (int) gtk_adjustment_get_value (adjustment) : 0;
}

/* Scrolling */

static void
on_scrolled (AnalectGrid *grid)
{
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
set_adjustment (AnalectGrid *grid, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && adjustment == grid->adjustments[orientation])
    return;
  if (grid->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (grid->adjustments[orientation], on_scrolled, grid);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_object_ref_sink (adjustment);
  g_clear_object (&grid->adjustments[orientation]);
  grid->adjustments[orientation] = adjustment;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), grid, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
}

static void
configure (AnalectGrid *grid, GtkOrientation orientation, double total, double page, double step)
{
  GtkAdjustment *adjustment = grid->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment), 0, MAX (total, page), step,
                              MAX (page - step, step), page);
}

static void
configure_both (AnalectGrid *grid)
{
  int row = analect_grid_geometry_get_row_height (grid->geometry);

  configure (grid, GTK_ORIENTATION_HORIZONTAL, analect_grid_geometry_get_total_width (grid->geometry),
             gtk_widget_get_width (GTK_WIDGET (grid)), 40);
  configure (grid, GTK_ORIENTATION_VERTICAL, analect_grid_geometry_get_total_height (grid->geometry),
             gtk_widget_get_height (GTK_WIDGET (grid)), row);
}

static void
scroll_to (AnalectGrid *grid, guint row, guint column)
{
  double x = analect_grid_get_scroll (grid, GTK_ORIENTATION_HORIZONTAL);
  double y = analect_grid_get_scroll (grid, GTK_ORIENTATION_VERTICAL);

  if (gtk_widget_get_width (GTK_WIDGET (grid)) == 0)
    return;
  configure_both (grid);
  analect_grid_geometry_scroll_to (grid->geometry, row, column, gtk_widget_get_width (GTK_WIDGET (grid)),
                                   gtk_widget_get_height (GTK_WIDGET (grid)), &x, &y);
  if (grid->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_set_value (grid->adjustments[GTK_ORIENTATION_HORIZONTAL], x);
  if (grid->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (grid->adjustments[GTK_ORIENTATION_VERTICAL], y);
}

/* What screen readers are told */

static char *
make_cell_name (AnalectGrid *grid, guint row, guint column)
{
  g_autofree char *column_label = analect_grid_model_get_column_label (grid->model, column);
  g_autofree char *row_label = analect_grid_model_get_row_label (grid->model, row);
  g_autofree char *text = analect_grid_model_get_text (grid->model, row, column);

  /* Translators: a cell of a table: "Country, Smith 2019: Norway" */
  return g_strdup_printf (_ ("%s, %s: %s"), column_label, row_label,
                          /* Translators: the content of a cell with nothing in it */
                          *text != '\0' ? text : C_ ("cell", "empty"));
}

static void
name_cell (AnalectGrid *grid, GtkWidget *cell)
{
  g_autofree char *name = NULL;

  if (!analect_grid_has_cells (grid))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("No cells"), -1);
      return;
    }
  name = make_cell_name (grid, grid->cell_row, grid->cell_column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                  !analect_grid_model_is_editable (grid->model, grid->cell_row, grid->cell_column), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) grid->cell_row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) grid->cell_column + 1, -1);
}

/* Gives the turn to the other cell, which goes to ROW and COLUMN with the focus, if the grid has it. */
static void
move_cell (AnalectGrid *grid, guint row, guint column)
{
  GtkWidget *before = grid->cells[grid->cell], *after;
  gboolean has_focus = gtk_widget_has_focus (before);

  grid->cell_row = row;
  grid->cell_column = column;
  if (!has_focus)
    {
      name_cell (grid, before);
      return;
    }
  grid->cell = 1 - grid->cell;
  after = grid->cells[grid->cell];
  name_cell (grid, after);
  gtk_widget_set_focusable (after, TRUE);
  gtk_widget_grab_focus (after);
  gtk_widget_set_focusable (before, FALSE);
}

void
analect_grid_show_selection (AnalectGrid *grid, guint row, guint column)
{
  scroll_to (grid, row, column);
  move_cell (grid, row, column);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
  g_signal_emit (grid, signals[CURSOR_MOVED], 0);
}

void
analect_grid_activate_column (AnalectGrid *grid, guint column)
{
  g_signal_emit (grid, signals[COLUMN_ACTIVATED], 0, column);
}

/* The model */

static void
take_size (AnalectGrid *grid)
{
  guint n_rows = grid->model != NULL ? analect_grid_model_get_n_rows (grid->model) : 0;
  guint n_columns = grid->model != NULL ? analect_grid_model_get_n_columns (grid->model) : 0;

  analect_grid_geometry_set_size (grid->geometry, n_rows, n_columns);
  analect_grid_selection_set_size (&grid->selection, n_rows, n_columns);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_RELATION_ROW_COUNT, (int) n_rows,
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT, (int) n_columns, -1);
}

static void
on_model_changed (AnalectGrid *grid)
{
  AnalectGridCell *cursor = &grid->selection.cursor;

  take_size (grid);
  if (grid->edit_row >= grid->selection.n_rows || grid->edit_column >= grid->selection.n_columns)
    analect_grid_end_edit (grid, FALSE);
  analect_grid_painter_forget (grid->painter);
  grid->cell_row = cursor->row;
  grid->cell_column = cursor->column;
  name_cell (grid, grid->cells[grid->cell]);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

void
analect_grid_set_model (AnalectGrid *grid, AnalectGridModel *model)
{
  g_return_if_fail (ANALECT_IS_GRID (grid));
  g_return_if_fail (model == NULL || ANALECT_IS_GRID_MODEL (model));

  if (grid->model == model)
    return;
  analect_grid_end_edit (grid, FALSE);
  if (grid->model != NULL)
    g_signal_handlers_disconnect_by_func (grid->model, on_model_changed, grid);
  g_set_object (&grid->model, model);
  if (model != NULL)
    g_signal_connect_object (model, "grid-changed", G_CALLBACK (on_model_changed), grid, G_CONNECT_SWAPPED);
  analect_grid_selection_go (&grid->selection, 0, 0, FALSE);
  grid->sort_column = ANALECT_GRID_NOWHERE;
  on_model_changed (grid);
  if (analect_grid_has_cells (grid))
    scroll_to (grid, 0, 0);
}

AnalectGridModel *
analect_grid_get_model (AnalectGrid *grid)
{
  g_return_val_if_fail (ANALECT_IS_GRID (grid), NULL);

  return grid->model;
}

void
analect_grid_set_corner (AnalectGrid *grid, const char *label)
{
  g_return_if_fail (ANALECT_IS_GRID (grid));

  g_free (grid->corner);
  grid->corner = g_strdup (label);
  analect_grid_painter_forget (grid->painter);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

/* Cursor and range */

gboolean
analect_grid_get_cursor (AnalectGrid *grid, guint *row, guint *column)
{
  g_return_val_if_fail (ANALECT_IS_GRID (grid), FALSE);

  if (!analect_grid_has_cells (grid))
    return FALSE;
  if (row != NULL)
    *row = grid->selection.cursor.row;
  if (column != NULL)
    *column = grid->selection.cursor.column;
  return TRUE;
}

void
analect_grid_set_cursor (AnalectGrid *grid, guint row, guint column)
{
  g_return_if_fail (ANALECT_IS_GRID (grid));

  if (!analect_grid_has_cells (grid))
    return;
  analect_grid_end_edit (grid, TRUE);
  analect_grid_selection_go (&grid->selection, row, column, FALSE);
  analect_grid_show_selection (grid, grid->selection.cursor.row, grid->selection.cursor.column);
}

gboolean
analect_grid_get_range (AnalectGrid *grid, guint *row, guint *column, guint *n_rows, guint *n_columns)
{
  AnalectGridRange range;

  g_return_val_if_fail (ANALECT_IS_GRID (grid), FALSE);

  range = analect_grid_selection_get (&grid->selection);
  if (row != NULL)
    *row = range.row;
  if (column != NULL)
    *column = range.column;
  if (n_rows != NULL)
    *n_rows = range.n_rows;
  if (n_columns != NULL)
    *n_columns = range.n_columns;
  return range.n_rows > 0 && range.n_columns > 0;
}

void
analect_grid_select (AnalectGrid *grid, guint row, guint column, guint n_rows, guint n_columns)
{
  g_return_if_fail (ANALECT_IS_GRID (grid));

  if (!analect_grid_has_cells (grid) || n_rows == 0 || n_columns == 0)
    return;
  analect_grid_selection_go (&grid->selection, row, column, FALSE);
  analect_grid_selection_go (&grid->selection, row + n_rows - 1, column + n_columns - 1, TRUE);
  analect_grid_show_selection (grid, grid->selection.cursor.row, grid->selection.cursor.column);
}

/* Columns */

/* The column as the geometry numbers it. */
static guint
geometry_column (guint column)
{
  return column == ANALECT_GRID_CORNER ? ANALECT_GRID_NO_CELL : column;
}

void
analect_grid_set_sort (AnalectGrid *grid, guint column, GtkSortType order)
{
  g_return_if_fail (ANALECT_IS_GRID (grid));

  grid->sort_column = column;
  grid->sort_order = order;
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

int
analect_grid_get_column_width (AnalectGrid *grid, guint column)
{
  g_return_val_if_fail (ANALECT_IS_GRID (grid), 0);

  return analect_grid_geometry_get_width (grid->geometry, geometry_column (column));
}

void
analect_grid_set_column_width (AnalectGrid *grid, guint column, int width)
{
  g_return_if_fail (ANALECT_IS_GRID (grid));

  analect_grid_geometry_set_width (grid->geometry, geometry_column (column), width);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

gboolean
analect_grid_get_cell_place (AnalectGrid *grid, guint row, guint column, GdkRectangle *place)
{
  double x = analect_grid_get_scroll (grid, GTK_ORIENTATION_HORIZONTAL);
  double y = analect_grid_get_scroll (grid, GTK_ORIENTATION_VERTICAL);
  AnalectGridBox box;

  g_return_val_if_fail (ANALECT_IS_GRID (grid), FALSE);

  if (row >= grid->selection.n_rows || column >= grid->selection.n_columns)
    return FALSE;
  box = analect_grid_geometry_get_box (grid->geometry, x, y, row, column);
  *place = (GdkRectangle){ (int) box.x, (int) box.y, (int) box.width, (int) box.height };
  return box.x + box.width > analect_grid_geometry_get_width (grid->geometry, ANALECT_GRID_NO_CELL)
         && box.y + box.height > analect_grid_geometry_get_header_height (grid->geometry)
         && box.x < gtk_widget_get_width (GTK_WIDGET (grid)) && box.y < gtk_widget_get_height (GTK_WIDGET (grid));
}

/* The widget */

static void
measure_rows (AnalectGrid *grid)
{
  int line = analect_grid_painter_measure_line (grid->painter);

  analect_grid_geometry_set_heights (grid->geometry, MAX (line + 12, 30), MAX (line + 10, 29));
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  AnalectGrid *grid = ANALECT_GRID (widget);

  measure_rows (grid);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = MAX ((int) MIN (analect_grid_geometry_get_total_width (grid->geometry), 4000), 120);
    }
  else
    {
      *minimum = analect_grid_geometry_get_header_height (grid->geometry)
                 + analect_grid_geometry_get_row_height (grid->geometry);
      *natural = MAX ((int) MIN (analect_grid_geometry_get_total_height (grid->geometry), 4000), *minimum);
    }
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectGrid *grid = ANALECT_GRID (widget);
  GdkRectangle place = { 0, 0, 1, 1 };

  configure_both (grid);
  if (analect_grid_has_cells (grid))
    analect_grid_get_cell_place (grid, grid->cell_row, grid->cell_column, &place);
  for (guint i = 0; i < 2; i++)
    {
      /* Sizes must be asked for before they are given. */
      gtk_widget_measure (grid->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (grid->cells[i], &place, -1);
    }
  analect_grid_place_editor (grid);
  if (grid->menu != NULL)
    gtk_popover_present (GTK_POPOVER (grid->menu));
}

static gboolean
has_focus_inside (AnalectGrid *grid)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (grid)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnalectGrid *grid = ANALECT_GRID (widget);
  AnalectGridScene scene = {
    .model = grid->model,
    .geometry = grid->geometry,
    .selection = &grid->selection,
    .corner = grid->corner,
    .scroll_x = analect_grid_get_scroll (grid, GTK_ORIENTATION_HORIZONTAL),
    .scroll_y = analect_grid_get_scroll (grid, GTK_ORIENTATION_VERTICAL),
    .sort_column = grid->sort_column,
    .sort_order = grid->sort_order,
    .hovered_column = grid->hovered.part == ANALECT_GRID_PART_COLUMN_LABEL ? grid->hovered.column
                      : grid->hovered.part == ANALECT_GRID_PART_CORNER     ? ANALECT_GRID_CORNER
                                                                           : ANALECT_GRID_NOWHERE,
    .is_focused = has_focus_inside (grid),
  };
  float frozen = (float) analect_grid_geometry_get_width (grid->geometry, ANALECT_GRID_NO_CELL);
  float header = (float) analect_grid_geometry_get_header_height (grid->geometry);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                         (float) gtk_widget_get_height (widget)));
  analect_grid_painter_draw (grid->painter, snapshot, &scene);
  if (grid->entry != NULL)
    {
      gtk_snapshot_push_clip (snapshot,
                              &GRAPHENE_RECT_INIT (frozen, header, (float) gtk_widget_get_width (widget) - frozen,
                                                   (float) gtk_widget_get_height (widget) - header));
      gtk_widget_snapshot_child (widget, grid->entry, snapshot);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  AnalectGrid *grid = ANALECT_GRID (widget);

  return gtk_widget_grab_focus (grid->entry != NULL ? grid->entry : grid->cells[grid->cell]);
}

/* From outside the focus comes to the cell; from inside it goes out. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  AnalectGrid *grid = ANALECT_GRID (widget);

  return !has_focus_inside (grid) && gtk_widget_grab_focus (grid->cells[grid->cell]);
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  AnalectGrid *grid = ANALECT_GRID (widget);

  GTK_WIDGET_CLASS (analect_grid_parent_class)->css_changed (widget, change);
  analect_grid_painter_forget (grid->painter);
  gtk_widget_queue_resize (widget);
}

static void
state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  GtkStateFlags changed = before ^ gtk_widget_get_state_flags (widget);

  if (changed & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (analect_grid_parent_class)->state_flags_changed (widget, before);
}

static void
on_look_changed (AnalectGrid *grid)
{
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AnalectGrid *grid = ANALECT_GRID (object);

  switch (id)
    {
    case PROPERTY_HADJUSTMENT:
      set_adjustment (grid, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROPERTY_VADJUSTMENT:
      set_adjustment (grid, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROPERTY_HSCROLL_POLICY:
      grid->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROPERTY_VSCROLL_POLICY:
      grid->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnalectGrid *grid = ANALECT_GRID (object);

  switch (id)
    {
    case PROPERTY_HADJUSTMENT:
      g_value_set_object (value, grid->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROPERTY_VADJUSTMENT:
      g_value_set_object (value, grid->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROPERTY_HSCROLL_POLICY:
      g_value_set_enum (value, grid->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROPERTY_VSCROLL_POLICY:
      g_value_set_enum (value, grid->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dispose (GObject *object)
{
  AnalectGrid *grid = ANALECT_GRID (object);

  analect_grid_stop_dragging (grid);
  if (grid->model != NULL)
    g_signal_handlers_disconnect_by_func (grid->model, on_model_changed, grid);
  g_clear_pointer (&grid->entry, gtk_widget_unparent);
  g_clear_pointer (&grid->popover, gtk_widget_unparent);
  g_clear_pointer (&grid->menu, gtk_widget_unparent);
  g_clear_pointer (&grid->cells[0], gtk_widget_unparent);
  g_clear_pointer (&grid->cells[1], gtk_widget_unparent);
  g_clear_object (&grid->model);
  g_clear_object (&grid->adjustments[0]);
  g_clear_object (&grid->adjustments[1]);
  G_OBJECT_CLASS (analect_grid_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  AnalectGrid *grid = ANALECT_GRID (object);

  analect_grid_painter_free (grid->painter);
  analect_grid_geometry_free (grid->geometry);
  g_free (grid->corner);
  G_OBJECT_CLASS (analect_grid_parent_class)->finalize (object);
}

/* Actions */

static void
act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (AnalectGrid *grid);
  } actions[] = {
    { "grid.copy", analect_grid_copy },   { "grid.cut", analect_grid_cut },
    { "grid.paste", analect_grid_paste }, { "grid.fill-down", analect_grid_fill_down },
    { "grid.clear", analect_grid_clear },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].run (ANALECT_GRID (widget));
}

static void
act_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  analect_grid_begin_edit (ANALECT_GRID (widget), NULL);
}

static void
act_select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectGrid *grid = ANALECT_GRID (widget);

  analect_grid_selection_take_all (&grid->selection);
  gtk_widget_queue_draw (widget);
  g_signal_emit (grid, signals[CURSOR_MOVED], 0);
}

static void
act_sort (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectGrid *grid = ANALECT_GRID (widget);

  if (analect_grid_has_cells (grid))
    analect_grid_activate_column (grid, grid->selection.cursor.column);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "grid.copy", NULL, act);
  gtk_widget_class_install_action (class, "grid.cut", NULL, act);
  gtk_widget_class_install_action (class, "grid.paste", NULL, act);
  gtk_widget_class_install_action (class, "grid.fill-down", NULL, act);
  gtk_widget_class_install_action (class, "grid.clear", NULL, act);
  gtk_widget_class_install_action (class, "grid.edit", NULL, act_edit);
  gtk_widget_class_install_action (class, "grid.select-all", NULL, act_select_all);
  gtk_widget_class_install_action (class, "grid.sort", NULL, act_sort);
}

static void
analect_grid_class_init (AnalectGridClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->snapshot = snapshot;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = focus;
  widget_class->css_changed = css_changed;
  widget_class->state_flags_changed = state_flags_changed;
  g_object_class_override_property (object_class, PROPERTY_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROPERTY_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROPERTY_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROPERTY_VSCROLL_POLICY, "vscroll-policy");
  signals[CURSOR_MOVED] =
      g_signal_new ("cursor-moved", ANALECT_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COLUMN_ACTIVATED] = g_signal_new ("column-activated", ANALECT_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", ANALECT_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "analectgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
analect_grid_init (AnalectGrid *grid)
{
  gtk_widget_add_css_class (GTK_WIDGET (grid), "an-grid");
  grid->geometry = analect_grid_geometry_new ();
  grid->painter = analect_grid_painter_new (GTK_WIDGET (grid));
  grid->sort_column = ANALECT_GRID_NOWHERE;
  for (guint i = 0; i < 2; i++)
    {
      grid->cells[i] = g_object_new (ANALECT_TYPE_GRID_FOCUS, NULL);
      gtk_widget_set_parent (grid->cells[i], GTK_WIDGET (grid));
    }
  gtk_widget_set_focusable (grid->cells[0], TRUE);
  analect_grid_add_pointer (grid);
  analect_grid_add_keys (grid);
  g_signal_connect_object (analect_look_get_notifier (), "changed", G_CALLBACK (on_look_changed), grid,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
analect_grid_new (AnalectGridModel *model, const char *name)
{
  AnalectGrid *grid = g_object_new (ANALECT_TYPE_GRID, NULL);

  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  analect_grid_set_model (grid, model);
  return GTK_WIDGET (grid);
}

gboolean
analect_grid_edit (AnalectGrid *grid)
{
  g_return_val_if_fail (ANALECT_IS_GRID (grid), FALSE);

  return analect_grid_begin_edit (grid, NULL);
}

gboolean
analect_grid_is_editing (AnalectGrid *grid)
{
  g_return_val_if_fail (ANALECT_IS_GRID (grid), FALSE);

  return grid->entry != NULL || grid->is_choosing;
}
