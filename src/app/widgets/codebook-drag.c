/* Dragging in the codebook: codes to another place, to the text and to other workspaces; words from the text on to a
 * code.
 *
 * A row is divided: near its upper edge a code goes before it, near its lower edge behind it, and into it between. What
 * would happen is shown on the row while the pointer is there. Below an open row its first child comes next, so that is
 * where a code goes from its lower edge. Codes without a place take those that are to lose theirs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chip.h"
#include "codebook-tree-private.h"

#include <glib/gi18n.h>

#define EDGE_SHARE   0.28  /* of a row's height that means before, and behind */
#define SCROLL_EDGE  28.0  /* pixels at either end of the list where it scrolls */
#define SCROLL_SPEED 420.0 /* pixels a second at the very edge */

static const char *const drop_classes[] = { "an-drop-before", "an-drop-after", "an-drop-into" };

/* What would happen */

typedef struct
{
  AnalectId target;
  AnalectCodeWhere where; /* in the codebook */
  int mark;               /* of drop_classes, on the row; -1: nothing can be let fall here */
} Plan;

/* More than one code is moved when what is dragged is one of those selected. */
static GArray *
dragged_codes (AnalectCodebookTree *tree, AnalectId dragged)
{
  GArray *codes = analect_codebook_tree_get_selection (tree);

  for (guint i = 0; i < codes->len; i++)
    if (g_array_index (codes, AnalectId, i) == dragged)
      return codes;
  g_array_set_size (codes, 0);
  g_array_append_val (codes, dragged);
  return codes;
}

static gboolean
may_move_all (AnalectCodebookTree *tree, AnalectId dragged, const Plan *plan)
{
  g_autoptr (GArray) codes = dragged_codes (tree, dragged);

  for (guint i = 0; i < codes->len; i++)
    if (!analect_code_may_move (tree->workbench, g_array_index (codes, AnalectId, i), plan->target, plan->where))
      return FALSE;
  return TRUE;
}

static Plan
plan_drop (AnalectCodebookTree *tree, GtkWidget *expander, AnalectId dragged, double y)
{
  AnalectCodeRow *row = ANALECT_CODE_ROW (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)));
  GtkTreeListRow *list_row = gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander));
  AnalectCodeItem *item = analect_code_row_get_item (row);
  double share = y / MAX (1, gtk_widget_get_height (expander));
  Plan plan = { .where = ANALECT_CODE_INTO, .mark = -1 };

  if (item == NULL)
    return plan;
  if (analect_code_item_get_level (item) > 0)
    {
      plan.target = analect_code_item_get_code (item);
      plan.where = share < EDGE_SHARE       ? ANALECT_CODE_BEFORE
                   : share > 1 - EDGE_SHARE ? ANALECT_CODE_AFTER
                                            : ANALECT_CODE_INTO;
    }
  plan.mark = (int) plan.where;
  if (plan.where == ANALECT_CODE_AFTER && gtk_tree_list_row_get_expanded (list_row))
    {
      g_autoptr (AnalectCodeItem) first = g_list_model_get_item (analect_code_item_get_children (item), 0);

      plan.target = analect_code_item_get_code (first);
      plan.where = ANALECT_CODE_BEFORE;
    }
  if (!may_move_all (tree, dragged, &plan))
    plan.mark = -1;
  return plan;
}

/* MARK is of drop_classes, or -1. */
static void
mark_row (GtkWidget *expander, int mark)
{
  GtkWidget *widget = gtk_widget_get_parent (expander);

  for (int i = 0; widget != NULL && i < (int) G_N_ELEMENTS (drop_classes); i++)
    if (i == mark)
      gtk_widget_add_css_class (widget, drop_classes[i]);
    else
      gtk_widget_remove_css_class (widget, drop_classes[i]);
}

/* Dropping on a row */

/* The code that is being dragged, by whoever; none when it is words, or not known yet. */
static AnalectId
code_in_drop (AnalectCodebookTree *tree, GtkDropTarget *drop)
{
  const GValue *value = gtk_drop_target_get_value (drop);

  if (tree->dragged != ANALECT_ID_NONE)
    return tree->dragged;
  return value != NULL ? analect_code_from_drag (tree->workbench, g_value_get_string (value)) : ANALECT_ID_NONE;
}

static gboolean
takes_text (GtkWidget *expander)
{
  AnalectCodeItem *item =
      analect_code_row_get_item (ANALECT_CODE_ROW (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander))));

  return item != NULL && analect_code_item_get_code (item) != ANALECT_ID_NONE;
}

static GdkDragAction
on_motion (GtkDropTarget *drop, double x, double y, AnalectCodebookTree *tree)
{
  GtkWidget *expander = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop));
  AnalectId code = code_in_drop (tree, drop);
  Plan plan;

  if (code == ANALECT_ID_NONE)
    {
      mark_row (expander, takes_text (expander) ? ANALECT_CODE_INTO : -1);
      return takes_text (expander) ? GDK_ACTION_COPY : 0;
    }
  plan = plan_drop (tree, expander, code, y);
  mark_row (expander, plan.mark);
  return plan.mark >= 0 ? GDK_ACTION_MOVE : 0;
}

static void
on_leave (GtkDropTarget *drop, AnalectCodebookTree *tree)
{
  mark_row (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop)), -1);
}

static gboolean
move_there (AnalectCodebookTree *tree, AnalectId code, AnalectId target, AnalectCodeWhere where)
{
  g_autoptr (GArray) codes = dragged_codes (tree, code);
  gboolean done =
      analect_codes_move (tree->workbench, (const AnalectId *) (gpointer) codes->data, codes->len, target, where);

  if (done)
    analect_codebook_tree_go_to (tree, code);
  return done;
}

static gboolean
on_drop (GtkDropTarget *drop, const GValue *value, double x, double y, AnalectCodebookTree *tree)
{
  GtkWidget *expander = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop));
  AnalectCodeItem *item =
      analect_code_row_get_item (ANALECT_CODE_ROW (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander))));
  AnalectId code = analect_code_from_drag (tree->workbench, g_value_get_string (value));

  mark_row (expander, -1);
  if (item == NULL)
    return FALSE;
  if (code != ANALECT_ID_NONE)
    {
      Plan plan = plan_drop (tree, expander, code, y);

      return plan.mark >= 0 && move_there (tree, code, plan.target, plan.where);
    }
  if (!takes_text (expander) || g_str_has_prefix (g_value_get_string (value), ANALECT_CODE_DRAG_PREFIX))
    return FALSE;
  g_signal_emit (tree, analect_codebook_tree_signals[ANALECT_TREE_TEXT_DROPPED], 0, analect_code_item_get_code (item),
                 g_value_get_string (value));
  return TRUE;
}

/* Dragging a row */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, AnalectCodeRow *row)
{
  AnalectCodeItem *item = analect_code_row_get_item (row);
  AnalectCodebookTree *tree =
      ANALECT_CODEBOOK_TREE (gtk_widget_get_ancestor (GTK_WIDGET (row), ANALECT_TYPE_CODEBOOK_TREE));
  char guid[ANALECT_GUID_STRING_SIZE];
  g_autofree char *text = NULL;
  const AnalectRow *code;

  code =
      item ? analect_rows_get (analect_workbench_get_rows (tree->workbench), analect_code_item_get_code (item)) : NULL;
  if (code == NULL || analect_code_row_is_edited (row))
    return NULL;
  text = g_strconcat (ANALECT_CODE_DRAG_PREFIX, analect_guid_format (&code->guid, guid), NULL);
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, AnalectCodeRow *row)
{
  AnalectCodebookTree *tree =
      ANALECT_CODEBOOK_TREE (gtk_widget_get_ancestor (GTK_WIDGET (row), ANALECT_TYPE_CODEBOOK_TREE));
  GtkWidget *chip = analect_code_chip_new ();

  tree->dragged = analect_code_item_get_code (analect_code_row_get_item (row));
  analect_code_chip_set (ANALECT_CODE_CHIP (chip), tree->workbench, tree->dragged);
  gtk_widget_add_css_class (chip, "an-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), chip);
  gdk_drag_set_hotspot (drag, -12, -4);
}

static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean delete, AnalectCodebookTree *tree)
{
  tree->dragged = ANALECT_ID_NONE;
}

void
analect_codebook_drag_attach_row (AnalectCodebookTree *tree, GtkWidget *expander, AnalectCodeRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), row);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), tree);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  gtk_drop_target_set_preload (drop, TRUE);
  g_signal_connect (drop, "enter", G_CALLBACK (on_motion), tree);
  g_signal_connect (drop, "motion", G_CALLBACK (on_motion), tree);
  g_signal_connect (drop, "leave", G_CALLBACK (on_leave), tree);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), tree);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (drop));
}

/* Below all rows: behind the last dimension */

static AnalectId
last_at_top (AnalectCodebookTree *tree)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (tree->workbench);
  AnalectId last = ANALECT_ID_NONE;

  for (guint i = 0; i < codebook->n && codebook->entries[i].placement != ANALECT_ID_NONE;
       i += codebook->entries[i].n_below + 1)
    last = codebook->entries[i].code;
  return last;
}

static gboolean
is_below_rows (AnalectCodebookTree *tree, double x, double y)
{
  GtkWidget *there = gtk_widget_pick (tree->list, x, y, GTK_PICK_DEFAULT);

  return there == NULL || there == tree->list;
}

static GdkDragAction
on_list_motion (GtkDropTarget *drop, double x, double y, AnalectCodebookTree *tree)
{
  return tree->dragged != ANALECT_ID_NONE && is_below_rows (tree, x, y) ? GDK_ACTION_MOVE : 0;
}

static gboolean
on_list_drop (GtkDropTarget *drop, const GValue *value, double x, double y, AnalectCodebookTree *tree)
{
  AnalectId code = analect_code_from_drag (tree->workbench, g_value_get_string (value));
  AnalectId last = last_at_top (tree);

  return code != ANALECT_ID_NONE && last != ANALECT_ID_NONE && last != code && is_below_rows (tree, x, y)
         && move_there (tree, code, last, ANALECT_CODE_AFTER);
}

/* Scrolling while something is dragged near an end of the list */

static gboolean
scroll (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (tree->scroller));
  double rate = gdk_frame_clock_get_fps (clock);

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + tree->scroll_speed / (rate > 1 ? rate : 60));
  return G_SOURCE_CONTINUE;
}

static void
stop_scrolling (AnalectCodebookTree *tree)
{
  if (tree->scrolling != 0)
    gtk_widget_remove_tick_callback (tree->scroller, tree->scrolling);
  tree->scrolling = 0;
}

static void
on_hover (GtkDropControllerMotion *motion, double x, double y, AnalectCodebookTree *tree)
{
  double height = gtk_widget_get_height (tree->scroller);
  double beyond = y < SCROLL_EDGE ? y - SCROLL_EDGE : y > height - SCROLL_EDGE ? y - (height - SCROLL_EDGE) : 0;

  tree->scroll_speed = SCROLL_SPEED * beyond / SCROLL_EDGE;
  if (beyond == 0)
    stop_scrolling (tree);
  else if (tree->scrolling == 0)
    tree->scrolling = gtk_widget_add_tick_callback (tree->scroller, scroll, tree, NULL);
}

void
analect_codebook_drag_attach_list (AnalectCodebookTree *tree)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect (drop, "enter", G_CALLBACK (on_list_motion), tree);
  g_signal_connect (drop, "motion", G_CALLBACK (on_list_motion), tree);
  g_signal_connect (drop, "drop", G_CALLBACK (on_list_drop), tree);
  gtk_widget_add_controller (tree->list, GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (motion, "motion", G_CALLBACK (on_hover), tree);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (stop_scrolling), tree);
  gtk_widget_add_controller (tree->scroller, motion);
}
