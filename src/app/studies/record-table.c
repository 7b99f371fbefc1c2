/* The table of records; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "record-table.h"

#include "lists.h"
#include "look.h"
#include "record-cells.h"
#include "remembered.h"

#include <string.h>

#include <glib/gi18n.h>

/* Below this width the text column is hidden. */
#define NARROW 520

struct _AnalectRecordTable
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectRecordModel *model;
  GtkFilter *filter;
  GtkWidget *scrolled, *view;
  GtkSelectionModel *selection;
  GtkColumnViewColumn *columns[ANALECT_N_RECORD_COLUMNS];
  GSimpleActionGroup *actions;
  GMenu *menu;
  guint narrowing; /* source that will look at the width, or 0 */
  gboolean narrow; /* the text column has given way */
};

G_DEFINE_FINAL_TYPE (AnalectRecordTable, analect_record_table, GTK_TYPE_WIDGET)

enum
{
  SELECTION_CHANGED,
  CONTENTS_CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Sorting */

/* GTK before 4.10 does not say what a column view is sorted by. It is asked by comparing two items that no sorter
 * knows: the sorter asked first notes its column, and the sign that comes back tells the direction. */
static AnalectRecordItem *probes[2];
static int probed;

static int
compare_items (gconstpointer a, gconstpointer b, gpointer column)
{
  int order;

  if (a == probes[0] || a == probes[1])
    {
      if (probed == -1)
        probed = GPOINTER_TO_INT (column);
      return a == probes[0] ? -1 : 1;
    }
  order = analect_record_column_compare ((AnalectRecordColumn) GPOINTER_TO_INT (column), (AnalectRecordItem *) a,
                                         (AnalectRecordItem *) b);
  /* What is equal stands by author. */
  return order != 0
             ? order
             : analect_record_column_compare (ANALECT_RECORD_AUTHOR, (AnalectRecordItem *) a, (AnalectRecordItem *) b);
}

static void
remember_sort (AnalectRecordTable *table)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table->view));
  GtkOrdering order;
  g_autofree char *text = NULL;

  if (probes[0] == NULL)
    for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
      probes[i] = analect_record_item_new (table->workbench, ANALECT_ID_NONE);
  probed = -1;
  order = gtk_sorter_compare (sorter, probes[0], probes[1]);
  if (probed != -1)
    text = g_strconcat (analect_record_columns[probed].id, order == GTK_ORDERING_LARGER ? " descending" : "", NULL);
  analect_remember ("studies-sort", text ? text : "");
}

static void
restore_sort (AnalectRecordTable *table)
{
  g_autofree char *text = analect_remembered ("studies-sort");
  GtkColumnView *view = GTK_COLUMN_VIEW (table->view);

  g_auto (GStrv) words = g_strsplit (text && *text != '\0' ? text : "decision", " ", 2);

  for (guint i = 0; i < ANALECT_N_RECORD_COLUMNS; i++)
    if (strcmp (words[0], analect_record_columns[i].id) == 0)
      gtk_column_view_sort_by_column (view, table->columns[i], words[1] ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* Columns */

static void
remember_columns (AnalectRecordTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (table->narrow)
    return;
  for (guint i = 0; i < ANALECT_N_RECORD_COLUMNS; i++)
    if (gtk_column_view_column_get_visible (table->columns[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", analect_record_columns[i].id);
  analect_remember ("studies-columns", text->str);
}

static void
restore_columns (AnalectRecordTable *table)
{
  g_autofree char *text = analect_remembered ("studies-columns");
  g_auto (GStrv) ids = text && *text != '\0' ? g_strsplit (text, " ", -1) : NULL;

  for (guint i = 0; i < ANALECT_N_RECORD_COLUMNS; i++)
    gtk_column_view_column_set_visible (table->columns[i],
                                        ids ? g_strv_contains ((const char *const *) ids, analect_record_columns[i].id)
                                            : analect_record_columns[i].shown);
}

/* GTK 4.8 keeps the width of a hidden column from the column that fills the rest. */
static void
fit_column (GtkColumnViewColumn *column, GParamSpec *spec, gpointer info)
{
  int width = analect_look_scale (((const AnalectRecordColumnInfo *) info)->width);

  gtk_column_view_column_set_fixed_width (column, gtk_column_view_column_get_visible (column) ? width : -1);
}

static void
add_column (AnalectRecordTable *table, AnalectRecordColumn column)
{
  const AnalectRecordColumnInfo *info = &analect_record_columns[column];
  const char *label = analect_record_column_label (column);
  g_autofree char *action = g_strconcat ("columns.", info->id, NULL);
  g_autoptr (GPropertyAction) property = NULL;
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, GINT_TO_POINTER (column), NULL));
  GtkColumnViewColumn *made = gtk_column_view_column_new (label, analect_record_column_factory (column));

  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, info->width < 0);
  g_signal_connect (made, "notify::visible", G_CALLBACK (fit_column), (gpointer) info);
  fit_column (made, NULL, (gpointer) info);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (table->view), made);
  table->columns[column] = made;
  property = g_property_action_new (info->id, made, "visible");
  g_action_map_add_action (G_ACTION_MAP (table->actions), G_ACTION (property));
  /* A table without titles says nothing. */
  if (column != ANALECT_RECORD_TITLE)
    g_menu_append (table->menu, label, action);
  g_object_unref (made);
}

static gboolean
look_at_width (gpointer data)
{
  AnalectRecordTable *table = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (table)) < NARROW;
  GtkColumnViewColumn *text = table->columns[ANALECT_RECORD_TEXT];

  table->narrowing = 0;
  if (narrow && !table->narrow && gtk_column_view_column_get_visible (text))
    {
      table->narrow = TRUE;
      gtk_column_view_column_set_visible (text, FALSE);
    }
  else if (!narrow && table->narrow)
    {
      gtk_column_view_column_set_visible (text, TRUE);
      table->narrow = FALSE;
    }
  return G_SOURCE_REMOVE;
}

GMenuModel *
analect_record_table_get_menu (AnalectRecordTable *table)
{
  return G_MENU_MODEL (table->menu);
}

GActionGroup *
analect_record_table_get_actions (AnalectRecordTable *table)
{
  return G_ACTION_GROUP (table->actions);
}

/* Selection */

static AnalectRecordItem *
peek_item (AnalectRecordTable *table, guint position)
{
  AnalectRecordItem *item = g_list_model_get_item (G_LIST_MODEL (table->selection), position);

  /* The model keeps it. */
  if (item != NULL)
    g_object_unref (item);
  return item;
}

guint
analect_record_table_get_n_shown (AnalectRecordTable *table)
{
  return g_list_model_get_n_items (G_LIST_MODEL (table->selection));
}

guint
analect_record_table_get_n_selected (AnalectRecordTable *table)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (table->selection);

  return (guint) gtk_bitset_get_size (set);
}

GArray *
analect_record_table_get_selected (AnalectRecordTable *table)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (table->selection);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      AnalectRecordItem *item = peek_item (table, position);

      if (item != NULL)
        g_array_append_val (ids, item->reference);
    }
  return ids;
}

/* Whether ONE stands before OTHER; equal ones stand as in the model. */
static gboolean
stands_before (AnalectRecordTable *table, AnalectRecordItem *one, AnalectRecordItem *other)
{
  GtkOrdering order = gtk_sorter_compare (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table->view)), one, other);

  return order != GTK_ORDERING_EQUAL ? order == GTK_ORDERING_SMALLER : one->reference < other->reference;
}

/* Rows are sorted, so that a row is found by halving: each look at a row goes through all models. */
static guint
find_position (AnalectRecordTable *table, AnalectId reference)
{
  AnalectRecordItem *item = analect_record_model_find (table->model, reference);
  guint start = 0, end = analect_record_table_get_n_shown (table), n = end;

  while (item != NULL && start < end)
    {
      guint middle = start + (end - start) / 2;

      if (stands_before (table, peek_item (table, middle), item))
        start = middle + 1;
      else
        end = middle;
    }
  return item != NULL && start < n && peek_item (table, start) == item ? start : GTK_INVALID_LIST_POSITION;
}

gboolean
analect_record_table_select (AnalectRecordTable *table, AnalectId reference, gboolean focus)
{
  guint position;

  g_return_val_if_fail (ANALECT_IS_RECORD_TABLE (table), FALSE);
  position = find_position (table, reference);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_selection_model_select_item (table->selection, position, TRUE);
  analect_list_scroll_to (table->view, position, focus);
  return TRUE;
}

void
analect_record_table_select_any (AnalectRecordTable *table)
{
  if (analect_record_table_get_n_selected (table) == 0 && analect_record_table_get_n_shown (table) > 0)
    gtk_selection_model_select_item (table->selection, 0, TRUE);
}

void
analect_record_table_focus (AnalectRecordTable *table)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (table->selection);

  if (gtk_bitset_is_empty (set))
    gtk_widget_grab_focus (table->view);
  else
    analect_list_scroll_to (table->view, gtk_bitset_get_minimum (set), TRUE);
}

AnalectId
analect_record_table_next_to_screen (AnalectRecordTable *table)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (table->selection);
  guint n = analect_record_table_get_n_shown (table);
  guint start = gtk_bitset_is_empty (set) ? 0 : gtk_bitset_get_maximum (set) + 1;

  for (guint i = 0; i < n; i++)
    {
      AnalectRecordItem *item = peek_item (table, (start + i) % n);

      if (item->state == ANALECT_RECORD_TO_SCREEN && !gtk_bitset_contains (set, (start + i) % n))
        return item->reference;
    }
  return ANALECT_ID_NONE;
}

guint
analect_record_table_place (AnalectRecordTable *table, AnalectId reference, guint *n_to_screen)
{
  AnalectRecordItem *here = analect_record_model_find (table->model, reference);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (table->model)), place = 0, total = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnalectRecordItem) item = g_list_model_get_item (G_LIST_MODEL (table->model), i);

      if (item->state != ANALECT_RECORD_TO_SCREEN || !gtk_filter_match (table->filter, item))
        continue;
      total++;
      place += here != NULL && (item == here || stands_before (table, item, here));
    }
  *n_to_screen = total;
  return here != NULL && here->state == ANALECT_RECORD_TO_SCREEN && gtk_filter_match (table->filter, here) ? place : 0;
}

void
analect_record_table_unselect (AnalectRecordTable *table)
{
  g_return_if_fail (ANALECT_IS_RECORD_TABLE (table));
  gtk_selection_model_unselect_all (table->selection);
}

void
analect_record_table_select_many (AnalectRecordTable *table, const GArray *ids)
{
  g_return_if_fail (ANALECT_IS_RECORD_TABLE (table));
  gtk_selection_model_unselect_all (table->selection);
  for (guint i = 0; i < ids->len; i++)
    {
      guint position = find_position (table, g_array_index (ids, AnalectId, i));

      if (position != GTK_INVALID_LIST_POSITION)
        gtk_selection_model_select_item (table->selection, position, FALSE);
    }
}

gboolean
analect_record_table_toggle (AnalectRecordTable *table)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, table->view)
         && gtk_widget_activate_action (focus, "listitem.select", "(bb)", TRUE, FALSE);
}

/* What the user does */

static void
on_selection_changed (AnalectRecordTable *table)
{
  g_signal_emit (table, signals[SELECTION_CHANGED], 0);
}

static void
on_items_changed (AnalectRecordTable *table)
{
  g_signal_emit (table, signals[CONTENTS_CHANGED], 0);
}

static void
on_activate (AnalectRecordTable *table, guint position)
{
  AnalectRecordItem *item = peek_item (table, position);

  if (item != NULL)
    g_signal_emit (table, signals[ACTIVATED], 0, item->reference);
}

static void
append_cell (GString *text, const char *cell)
{
  /* What divides cells and rows cannot stand in a cell. */
  g_autofree char *clean = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  g_string_append (text, clean);
}

static char *
make_table (AnalectRecordTable *table)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (table->selection);
  guint n_columns = 0;

  for (guint i = 0; i < ANALECT_N_RECORD_COLUMNS; i++)
    if (gtk_column_view_column_get_visible (table->columns[i]))
      g_string_append_printf (text, "%s%s", n_columns++ > 0 ? "\t" : "",
                              analect_record_column_label ((AnalectRecordColumn) i));
  g_string_append_c (text, '\n');
  for (guint64 row = 0; row < gtk_bitset_get_size (set); row++)
    {
      AnalectRecordItem *item = peek_item (table, gtk_bitset_get_nth (set, (guint) row));

      n_columns = 0;
      for (guint i = 0; i < ANALECT_N_RECORD_COLUMNS; i++)
        {
          g_autofree char *cell = analect_record_column_text ((AnalectRecordColumn) i, item);

          if (!gtk_column_view_column_get_visible (table->columns[i]))
            continue;
          g_string_append (text, n_columns++ > 0 ? "\t" : "");
          append_cell (text, cell);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectRecordTable *table = ANALECT_RECORD_TABLE (widget);
  g_autofree char *text = make_table (table);

  if (analect_record_table_get_n_selected (table) > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
copy_citations (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectRecordTable *table = ANALECT_RECORD_TABLE (widget);
  g_autoptr (GArray) ids = analect_record_table_get_selected (table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *line = analect_record_citation (
          analect_rows_get (analect_workbench_get_rows (table->workbench), g_array_index (ids, AnalectId, i)));

      append_cell (text, line);
      g_string_append_c (text, '\n');
    }
  if (ids->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

/* The object */

static void
analect_record_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectRecordTable *table = ANALECT_RECORD_TABLE (widget);

  gtk_widget_allocate (table->scrolled, width, height, baseline, NULL);
  /* Columns cannot be hidden while the table is laid out. */
  if ((width < NARROW) != table->narrow && table->narrowing == 0)
    table->narrowing = g_idle_add (look_at_width, table);
}

static void
analect_record_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ANALECT_RECORD_TABLE (widget)->scrolled, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
analect_record_table_dispose (GObject *object)
{
  AnalectRecordTable *table = ANALECT_RECORD_TABLE (object);

  g_clear_handle_id (&table->narrowing, g_source_remove);
  if (table->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (table->selection, table);
      /* A view that goes takes its columns and their order with it; that is not to be remembered. */
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table->view)), table);
      for (guint i = 0; i < ANALECT_N_RECORD_COLUMNS; i++)
        g_signal_handlers_disconnect_by_data (table->columns[i], table);
    }
  g_clear_pointer (&table->scrolled, gtk_widget_unparent);
  g_clear_object (&table->selection);
  g_clear_object (&table->actions);
  g_clear_object (&table->menu);
  g_clear_object (&table->filter);
  g_clear_object (&table->model);
  g_clear_object (&table->workbench);
  G_OBJECT_CLASS (analect_record_table_parent_class)->dispose (object);
}

static void
analect_record_table_class_init (AnalectRecordTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_record_table_dispose;
  widget_class->size_allocate = analect_record_table_size_allocate;
  widget_class->measure = analect_record_table_measure;
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CONTENTS_CHANGED] =
      g_signal_new ("contents-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "table.copy-citations", NULL, copy_citations);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "table.copy-citations", NULL);
}

static void
analect_record_table_init (AnalectRecordTable *table)
{
  table->actions = g_simple_action_group_new ();
  table->menu = g_menu_new ();
  table->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_parent (table->scrolled, GTK_WIDGET (table));
  table->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (table->view, "an-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Records"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (table->scrolled), table->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (table->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
}

GtkWidget *
analect_record_table_new (AnalectWorkbench *workbench, AnalectRecordModel *model, GtkFilter *filter)
{
  AnalectRecordTable *table = g_object_new (ANALECT_TYPE_RECORD_TABLE, NULL);
  GtkColumnView *view = GTK_COLUMN_VIEW (table->view);
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  table->workbench = g_object_ref (workbench);
  table->model = g_object_ref (model);
  table->filter = g_object_ref (filter);
  for (guint i = 0; i < ANALECT_N_RECORD_COLUMNS; i++)
    add_column (table, (AnalectRecordColumn) i);
  restore_columns (table);
  restore_sort (table);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (model)), g_object_ref (filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (gtk_column_view_get_sorter (view)));
  table->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (view, table->selection);
  for (guint i = 0; i < ANALECT_N_RECORD_COLUMNS; i++)
    g_signal_connect_object (table->columns[i], "notify::visible", G_CALLBACK (remember_columns), table,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (remember_sort), table,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table->selection, "selection-changed", G_CALLBACK (on_selection_changed), table,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table->selection, "items-changed", G_CALLBACK (on_items_changed), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "activate", G_CALLBACK (on_activate), table, G_CONNECT_SWAPPED);
  return GTK_WIDGET (table);
}
