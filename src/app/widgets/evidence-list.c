/* The codings behind a number; see the header.
 *
 * Cells that stand for a row just now are known to the list, so that a change of the project is shown by filling them
 * again; the model changes only when codings come or go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "evidence-list.h"

#include "edit-coding.h"
#include "evidence-cell.h"
#include "evidence-text.h"
#include "lists.h"
#include "look.h"

#include <glib/gi18n.h>

/* What is handed to the callbacks of a column. */
typedef struct
{
  AnalectEvidenceList *list; /* borrowed */
  AnalectEvidenceColumn column;
} Column;

struct _AnalectEvidenceList
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectEvidenceModel *model;
  GtkMultiSelection *selection;
  GtkWidget *stack, *view, *empty, *menu;
  GtkColumnViewColumn *columns[ANALECT_EVIDENCE_N_COLUMNS];
  Column places[ANALECT_EVIDENCE_N_COLUMNS];
  GPtrArray *cells; /* of GtkListItem, borrowed: those set up */
  int probed;       /* see find_order () */
  gboolean code_wanted;
  guint fitting;    /* source: columns are to be chosen anew */
};

/* What a quotation has at least before other columns give way, in pixels at the usual size of text. */
#define MIN_QUOTE 180

enum
{
  SIGNAL_SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectEvidenceList, analect_evidence_list, GTK_TYPE_WIDGET)

/* Cells. Their tooltips are made when they are asked for: setting one asks the display where the pointer is, which
 * takes too long for the thousand cells of a list. */

static gboolean
read_cell (AnalectEvidenceList *list, GtkListItem *cell, AnalectEvidence *evidence)
{
  AnalectEvidenceItem *item = gtk_list_item_get_item (cell);

  return item != NULL && list->workbench != NULL
         && analect_evidence_read (list->workbench, analect_evidence_item_get_coding (item), evidence);
}

static void
fill_cell (AnalectEvidenceList *list, AnalectEvidenceColumn column, GtkListItem *cell)
{
  AnalectEvidence evidence;

  if (read_cell (list, cell, &evidence))
    analect_evidence_cell_fill (gtk_list_item_get_child (cell), list->workbench, column, &evidence);
}

static AnalectEvidenceColumn
get_column (GtkListItem *cell)
{
  return (AnalectEvidenceColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "column"));
}

static gboolean
on_query_tooltip (GtkWidget *child, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkListItem *cell)
{
  GtkWidget *list = gtk_widget_get_ancestor (child, ANALECT_TYPE_EVIDENCE_LIST);
  g_autofree char *text = NULL;
  AnalectEvidence evidence;

  if (list == NULL || !read_cell (ANALECT_EVIDENCE_LIST (list), cell, &evidence))
    return FALSE;
  text = analect_evidence_cell_describe (ANALECT_EVIDENCE_LIST (list)->workbench, get_column (cell), &evidence);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

static void
select_alone (AnalectEvidenceList *list, guint position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (list->selection);

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
}

static void show_menu (AnalectEvidenceList *list, GtkWidget *at, double x, double y);

static void
on_secondary (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *cell)
{
  GtkWidget *child = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *list = gtk_widget_get_ancestor (child, ANALECT_TYPE_EVIDENCE_LIST);

  select_alone (ANALECT_EVIDENCE_LIST (list), gtk_list_item_get_position (cell));
  show_menu (ANALECT_EVIDENCE_LIST (list), child, x, y);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, Column *column)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkWidget *child = analect_evidence_cell_new (column->column);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary), cell);
  gtk_widget_add_controller (child, GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_set_has_tooltip (child, TRUE);
  g_signal_connect (child, "query-tooltip", G_CALLBACK (on_query_tooltip), cell);
  gtk_list_item_set_child (cell, child);
  g_object_set_data (G_OBJECT (cell), "column", GINT_TO_POINTER (column->column));
  g_ptr_array_add (column->list->cells, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, Column *column)
{
  fill_cell (column->list, column->column, cell);
}

static void
on_teardown (GtkSignalListItemFactory *factory, GtkListItem *cell, Column *column)
{
  g_ptr_array_remove_fast (column->list->cells, cell);
}

static void
fill_cells (AnalectEvidenceList *list)
{
  for (guint i = 0; i < list->cells->len; i++)
    {
      GtkListItem *cell = g_ptr_array_index (list->cells, i);

      fill_cell (list, get_column (cell), cell);
    }
}

/* Selection */

GArray *
analect_evidence_list_get_selection (AnalectEvidenceList *list)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (list->selection));
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      AnalectId coding = analect_evidence_model_get (list->model, position);

      if (coding != ANALECT_ID_NONE)
        g_array_append_val (codings, coding);
    }
  return codings;
}

/* Selects CODINGS wherever they stand now. */
static void
restore_selection (AnalectEvidenceList *list, const GArray *codings)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr (GtkBitset) set = gtk_bitset_new_empty (), mask = NULL;
  guint n = analect_evidence_model_get_n (list->model);

  if (codings->len == 0)
    return;
  for (guint i = 0; i < codings->len; i++)
    g_hash_table_add (wanted, GUINT_TO_POINTER (g_array_index (codings, AnalectId, i)));
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (wanted, GUINT_TO_POINTER (analect_evidence_model_get (list->model, i))))
      gtk_bitset_add (set, i);
  mask = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (list->selection), set, mask);
}

static void
on_selection_changed (GtkSelectionModel *selection, guint position, guint n_items, AnalectEvidenceList *list)
{
  g_signal_emit (list, signals[SIGNAL_SELECTION_CHANGED], 0);
}

/* Sorting */

static int
note_column (gconstpointer a, gconstpointer b, gpointer data)
{
  Column *column = data;

  if (column->list->probed < 0)
    column->list->probed = (int) column->column;
  return -1;
}

/* Which column the heads sort by and which way: a question to the view's sorter, which asks the column first and turns
 * its answer where the order is descending. FALSE when no column is chosen. */
static gboolean
find_order (AnalectEvidenceList *list, gboolean *descending)
{
  g_autoptr (AnalectEvidenceItem) one = analect_evidence_item_new (1), other = analect_evidence_item_new (2);
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (list->view));

  list->probed = -1;
  *descending = gtk_sorter_compare (sorter, one, other) == GTK_ORDERING_LARGER;
  return list->probed >= 0;
}

static void
on_order_changed (GtkSorter *sorter, GtkSorterChange change, AnalectEvidenceList *list)
{
  g_autoptr (GArray) selected = analect_evidence_list_get_selection (list);
  gboolean descending;

  if (find_order (list, &descending))
    analect_evidence_model_sort (list->model, (AnalectEvidenceColumn) list->probed, descending);
  else
    analect_evidence_model_sort (list->model, ANALECT_EVIDENCE_STUDY, FALSE);
  restore_selection (list, selected);
}

/* What can be done */

static void
open_coding (AnalectEvidenceList *list, AnalectId coding)
{
  AnalectEvidence evidence;

  if (analect_evidence_read (list->workbench, coding, &evidence))
    analect_workbench_go_to (list->workbench, ANALECT_GO_TO_EXCERPT, evidence.excerpt);
}

static void
on_activate (GtkColumnView *view, guint position, AnalectEvidenceList *list)
{
  open_coding (list, analect_evidence_model_get (list->model, position));
}

static void
on_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GArray) codings = analect_evidence_list_get_selection (ANALECT_EVIDENCE_LIST (widget));

  if (codings->len > 0)
    open_coding (ANALECT_EVIDENCE_LIST (widget), g_array_index (codings, AnalectId, 0));
}

char *
analect_evidence_list_get_tsv (AnalectEvidenceList *list)
{
  g_autoptr (GArray) codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (guint i = 0; i < analect_evidence_model_get_n (list->model); i++)
    g_array_append_vals (codings, &(AnalectId){ analect_evidence_model_get (list->model, i) }, 1);
  return analect_evidence_table (list->workbench, codings);
}

static void
on_copy_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectEvidenceList *list = ANALECT_EVIDENCE_LIST (widget);
  g_autoptr (GArray) codings = analect_evidence_list_get_selection (list);
  g_autofree char *text = codings->len > 0 ? analect_evidence_table (list->workbench, codings) : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* The quotations selected with their sources, one a line. */
static void
on_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectEvidenceList *list = ANALECT_EVIDENCE_LIST (widget);
  g_autoptr (GArray) codings = analect_evidence_list_get_selection (list);
  g_autofree char *text = analect_evidence_citations (list->workbench, codings);

  if (*text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
on_direction (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectEvidenceList *list = ANALECT_EVIDENCE_LIST (widget);
  g_autoptr (GArray) codings = analect_evidence_list_get_selection (list);
  AnalectChange *change;

  if (codings->len == 0 || !analect_workbench_may_change (list->workbench))
    return;
  change = analect_project_change (analect_workbench_get_project (list->workbench), _ ("Change direction"));
  for (guint i = 0; i < codings->len; i++)
    analect_change_set_integer (change, g_array_index (codings, AnalectId, i), ANALECT_CODING_DIRECTION,
                                g_variant_get_int32 (parameter));
  analect_workbench_take (list->workbench, change, NULL);
}

static void
on_uncode (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectEvidenceList *list = ANALECT_EVIDENCE_LIST (widget);
  g_autoptr (GArray) codings = analect_evidence_list_get_selection (list);
  g_autofree char *text = NULL;
  GError *error = NULL;
  AnalectChange *change;
  guint n = codings->len;

  if (n == 0 || !analect_workbench_may_change (list->workbench))
    return;
  change = analect_edit_uncode (analect_workbench_get_project (list->workbench), (const AnalectId *) codings->data, n,
                                &error);
  if (!analect_workbench_take (list->workbench, change, error))
    return;
  text = g_strdup_printf (ngettext ("%u coding removed", "%u codings removed", n), n);
  analect_workbench_toast (list->workbench, text, TRUE);
}

/* The menu */

static GMenuModel *
make_menu (void)
{
  static const int order[] = { ANALECT_DIRECTION_BETTER, ANALECT_DIRECTION_WORSE, ANALECT_DIRECTION_UNCHANGED,
                               ANALECT_DIRECTION_MIXED, ANALECT_DIRECTION_UNSTATED };
  g_autoptr (GMenu) places = g_menu_new (), copies = g_menu_new (), edits = g_menu_new (), directions = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (places, _ ("Open in text"), "evidence.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append (copies, _ ("Copy quotation with source"), "evidence.copy");
  g_menu_append (copies, _ ("Copy as table"), "evidence.copy-table");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *sign = analect_direction_sign (order[i]);
      g_autofree char *label = g_strdup_printf ("%s%s%s", sign, *sign ? "  " : "",
                                                analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, order[i]));
      g_autofree char *action = g_strdup_printf ("evidence.direction(%d)", order[i]);

      g_menu_append (directions, label, action);
    }
  g_menu_append_submenu (edits, _ ("Direction"), G_MENU_MODEL (directions));
  g_menu_append (edits, _ ("Uncode"), "evidence.uncode");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edits));
  return G_MENU_MODEL (menu);
}

static void
show_menu (AnalectEvidenceList *list, GtkWidget *at, double x, double y)
{
  gboolean writable = analect_workbench_get_read_only (list->workbench) == NULL;
  g_autoptr (GMenuModel) model = NULL;
  double list_x = x, list_y = y;

  gtk_widget_action_set_enabled (GTK_WIDGET (list), "evidence.direction", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (list), "evidence.uncode", writable);
  gtk_widget_translate_coordinates (at, GTK_WIDGET (list), x, y, &list_x, &list_y);
  if (list->menu == NULL)
    {
      model = make_menu ();
      list->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (list->menu), FALSE);
      gtk_widget_set_halign (list->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (list->menu, GTK_WIDGET (list));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (list->menu), &(GdkRectangle){ (int) list_x, (int) list_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (list->menu));
}

/* The menu by key: at the row that has the focus. */
static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  g_autoptr (GArray) codings = analect_evidence_list_get_selection (ANALECT_EVIDENCE_LIST (widget));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget) || codings->len == 0)
    return FALSE;
  show_menu (ANALECT_EVIDENCE_LIST (widget), focus, gtk_widget_get_width (focus) / 4.0, gtk_widget_get_height (focus));
  return TRUE;
}

/* Following the project */

static void
show_right_page (AnalectEvidenceList *list)
{
  gboolean any = analect_evidence_model_get_n (list->model) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (list->stack), any ? "table" : "empty");
}

static void
on_changed (AnalectWorkbench *workbench, const AnalectDelta *delta, AnalectEvidenceList *list)
{
  if (analect_delta_touches (delta, ANALECT_KIND_CODING) || analect_delta_touches (delta, ANALECT_KIND_EXCERPT))
    {
      analect_evidence_model_prune (list->model);
      show_right_page (list);
    }
  fill_cells (list);
}

/* Labels of studies are renewed together with the numbers. */
static void
on_counts_changed (AnalectWorkbench *workbench, AnalectEvidenceList *list)
{
  fill_cells (list);
}

void
analect_evidence_list_set_codings (AnalectEvidenceList *list, const GArray *codings)
{
  g_autoptr (GArray) selected = NULL, none = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  g_return_if_fail (ANALECT_IS_EVIDENCE_LIST (list));
  selected = analect_evidence_list_get_selection (list);
  analect_evidence_model_set (list->model, codings ? codings : none);
  restore_selection (list, selected);
  show_right_page (list);
}

void
analect_evidence_list_set_empty_text (AnalectEvidenceList *list, const char *text)
{
  gtk_label_set_text (GTK_LABEL (list->empty), text);
}

guint
analect_evidence_list_get_n_rows (AnalectEvidenceList *list)
{
  return analect_evidence_model_get_n (list->model);
}

AnalectId
analect_evidence_list_get_coding (AnalectEvidenceList *list, guint position)
{
  return analect_evidence_model_get (list->model, position);
}

/* A hidden column that has a width of its own would keep it from the column that fills the rest. */
static void
show_column (GtkColumnViewColumn *column, gboolean shown)
{
  int width = gtk_column_view_column_get_fixed_width (column);

  if (gtk_column_view_column_get_visible (column) == shown)
    return;
  if (!shown)
    g_object_set_data (G_OBJECT (column), "analect-width", GINT_TO_POINTER (width));
  else
    width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "analect-width"));
  gtk_column_view_column_set_fixed_width (column, shown ? width : -1);
  gtk_column_view_column_set_visible (column, shown);
}

static int
get_width (AnalectEvidenceList *list, AnalectEvidenceColumn which)
{
  GtkColumnViewColumn *column = list->columns[which];

  return gtk_column_view_column_get_visible (column)
             ? gtk_column_view_column_get_fixed_width (column)
             : GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "analect-width"));
}

/* Where there is little room, columns that say least of a quotation give way to it. */
static void
fit_columns (AnalectEvidenceList *list)
{
  static const AnalectEvidenceColumn by_use[] = { ANALECT_EVIDENCE_STUDY, ANALECT_EVIDENCE_CODE,
                                                  ANALECT_EVIDENCE_DIRECTION, ANALECT_EVIDENCE_CODER,
                                                  ANALECT_EVIDENCE_PAGE };
  int room = gtk_widget_get_width (list->stack) - analect_look_scale (MIN_QUOTE);

  if (gtk_widget_get_width (list->stack) == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (by_use); i++)
    {
      AnalectEvidenceColumn which = by_use[i];
      int width = get_width (list, which);
      gboolean shown = which == ANALECT_EVIDENCE_STUDY
                       || (room >= width && (which != ANALECT_EVIDENCE_CODE || list->code_wanted));

      room -= shown ? width : 0;
      show_column (list->columns[which], shown);
    }
}

static gboolean
fit_when_idle (gpointer data)
{
  AnalectEvidenceList *list = data;

  list->fitting = 0;
  fit_columns (list);
  return G_SOURCE_REMOVE;
}

/* Columns cannot come and go while the list is being laid out. */
static void
queue_fit (AnalectEvidenceList *list)
{
  if (list->fitting == 0)
    list->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_when_idle, list, NULL);
}

void
analect_evidence_list_show_code (AnalectEvidenceList *list, gboolean shown)
{
  list->code_wanted = shown;
  fit_columns (list);
}

gboolean
analect_evidence_list_focus_row (AnalectEvidenceList *list, guint position)
{
  if (position >= analect_evidence_model_get_n (list->model))
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list->selection), position, TRUE);
  analect_list_scroll_to (list->view, position, TRUE);
  return TRUE;
}

/* The widget */

static void
add_column (AnalectEvidenceList *list, AnalectEvidenceColumn which, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  Column *column = &list->places[which];

  *column = (Column){ list, which };
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), column);
  g_signal_connect (factory, "teardown", G_CALLBACK (on_teardown), column);
  list->columns[which] = gtk_column_view_column_new (analect_evidence_column_title (which), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, column, NULL));
  gtk_column_view_column_set_sorter (list->columns[which], sorter);
  gtk_column_view_column_set_resizable (list->columns[which], TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (list->columns[which], analect_look_scale (width));
  else
    gtk_column_view_column_set_expand (list->columns[which], TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (list->view), list->columns[which]);
}

static void
analect_evidence_list_dispose (GObject *object)
{
  AnalectEvidenceList *list = ANALECT_EVIDENCE_LIST (object);

  if (list->workbench != NULL)
    g_signal_handlers_disconnect_by_data (list->workbench, list);
  g_clear_handle_id (&list->fitting, g_source_remove);
  g_clear_pointer (&list->menu, gtk_widget_unparent);
  g_clear_pointer (&list->stack, gtk_widget_unparent);
  for (guint i = 0; i < ANALECT_EVIDENCE_N_COLUMNS; i++)
    g_clear_object (&list->columns[i]);
  g_clear_object (&list->selection);
  g_clear_object (&list->model);
  g_clear_object (&list->workbench);
  G_OBJECT_CLASS (analect_evidence_list_parent_class)->dispose (object);
}

static void
analect_evidence_list_finalize (GObject *object)
{
  g_ptr_array_unref (ANALECT_EVIDENCE_LIST (object)->cells);
  G_OBJECT_CLASS (analect_evidence_list_parent_class)->finalize (object);
}

static gboolean
analect_evidence_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANALECT_EVIDENCE_LIST (widget)->view);
}

static void
analect_evidence_list_class_init (AnalectEvidenceListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_evidence_list_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_evidence_list_finalize;
  widget_class->grab_focus = analect_evidence_list_grab_focus;
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "evidencelist");
  gtk_widget_class_install_action (widget_class, "evidence.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "evidence.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "evidence.copy-table", NULL, on_copy_table);
  gtk_widget_class_install_action (widget_class, "evidence.direction", "i", on_direction);
  gtk_widget_class_install_action (widget_class, "evidence.uncode", NULL, on_uncode);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "evidence.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "evidence.copy-table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "evidence.uncode", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
make_pages (AnalectEvidenceList *list)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  list->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (list->view, "an-table");
  gtk_widget_add_css_class (list->view, "an-evidence");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Evidence"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list->view);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)), "notify::page-size",
                           G_CALLBACK (queue_fit), list, G_CONNECT_SWAPPED);
  list->empty = gtk_label_new (_ ("Nothing is coded here"));
  gtk_label_set_wrap (GTK_LABEL (list->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (list->empty), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (list->empty, "an-dim");
  list->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (list->stack), list->empty, "empty");
  gtk_stack_add_named (GTK_STACK (list->stack), scrolled, "table");
  gtk_widget_set_parent (list->stack, GTK_WIDGET (list));
}

static void
make_columns (AnalectEvidenceList *list)
{
  add_column (list, ANALECT_EVIDENCE_STUDY, 128);
  add_column (list, ANALECT_EVIDENCE_QUOTE, 0);
  add_column (list, ANALECT_EVIDENCE_CODE, 148);
  add_column (list, ANALECT_EVIDENCE_PAGE, 92);
  add_column (list, ANALECT_EVIDENCE_DIRECTION, 74);
  add_column (list, ANALECT_EVIDENCE_CODER, 56);
}

static void
analect_evidence_list_init (AnalectEvidenceList *list)
{
  list->cells = g_ptr_array_new ();
  list->code_wanted = TRUE;
  make_pages (list);
  make_columns (list);
  g_signal_connect (list->view, "activate", G_CALLBACK (on_activate), list);
}

GtkWidget *
analect_evidence_list_new (AnalectWorkbench *workbench)
{
  AnalectEvidenceList *list = g_object_new (ANALECT_TYPE_EVIDENCE_LIST, NULL);

  list->workbench = g_object_ref (workbench);
  list->model = analect_evidence_model_new (workbench);
  list->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (list->model)));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (list->view), GTK_SELECTION_MODEL (list->selection));
  g_signal_connect (list->selection, "selection-changed", G_CALLBACK (on_selection_changed), list);
  g_signal_connect (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (list->view)), "changed", G_CALLBACK (on_order_changed),
                    list);
  g_signal_connect (workbench, "changed", G_CALLBACK (on_changed), list);
  g_signal_connect (workbench, "counts-changed", G_CALLBACK (on_counts_changed), list);
  show_right_page (list);
  return GTK_WIDGET (list);
}
