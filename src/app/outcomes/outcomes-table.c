/* The numbers of a chart; see the header.
 *
 * The list holds one item a row, which names the row of the chart's table; columns are made anew
 * only when a chart has others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outcomes-table.h"

#include "lists.h"
#include "look.h"
#include "table-text.h"
#include "table-words.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#define NAME_WIDTH   220
#define NUMBER_WIDTH 84

#define ANALECT_TYPE_TABLE_ROW (analect_table_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalectTableRow, analect_table_row, ANALECT, TABLE_ROW, GObject)

/* A row of the chart's table. It keeps the chart, so that a row on its way out can still be shown. */
struct _AnalectTableRow
{
  GObject parent_instance;

  AnalectChart *chart;
  guint row;
};

struct _AnalectOutcomesTable
{
  GtkWidget parent_instance;

  AnalectChart *chart;
  GListStore *rows; /* of AnalectTableRow */
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkWidget *scrolled, *view;
  gboolean setting; /* the selection is not made by hand */
};

enum
{
  SIGNAL_ROW_SELECTED,
  SIGNAL_ROW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectTableRow, analect_table_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (AnalectOutcomesTable, analect_outcomes_table, GTK_TYPE_WIDGET)

static void
analect_table_row_finalize (GObject *object)
{
  analect_chart_unref (ANALECT_TABLE_ROW (object)->chart);
  G_OBJECT_CLASS (analect_table_row_parent_class)->finalize (object);
}

static void
analect_table_row_class_init (AnalectTableRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_table_row_finalize;
}

static void
analect_table_row_init (AnalectTableRow *row)
{
}

/* Columns */

/* Only what is cut off. Setting a tooltip for each cell would take longer than filling the table. */
static gboolean
on_query_tooltip (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_list_item_set_child (cell, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer data)
{
  AnalectTableRow *row = gtk_list_item_get_item (cell);
  GtkWidget *label = gtk_list_item_get_child (cell);
  guint column = GPOINTER_TO_UINT (data);
  gboolean text = analect_table_get_column (row->chart->table, column)->type == ANALECT_COLUMN_TEXT;
  g_autofree char *words = analect_table_cell_words (row->chart->table, row->row, column);

  gtk_label_set_xalign (GTK_LABEL (label), text ? 0 : 1);
  gtk_label_set_text (GTK_LABEL (label), words);
  if (!text)
    gtk_widget_add_css_class (label, "numeric");
}

/* Order of the two rows by COLUMN; numbers that are not defined come first. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectTableRow *one = a, *other = b;
  guint column = GPOINTER_TO_UINT (data);
  const AnalectCell *left = analect_table_get_cell (one->chart->table, one->row, column);
  const AnalectCell *right = analect_table_get_cell (other->chart->table, other->row, column);

  switch (analect_table_get_column (one->chart->table, column)->type)
    {
    case ANALECT_COLUMN_COUNT:
      return left->count < right->count ? -1 : left->count > right->count;
    case ANALECT_COLUMN_REAL:
      if (isnan (left->real) || isnan (right->real))
        return !isnan (left->real) - !isnan (right->real);
      return left->real < right->real ? -1 : left->real > right->real;
    case ANALECT_COLUMN_TEXT:
    default:
      return g_utf8_collate (left->text, right->text);
    }
}

static void
add_column (AnalectOutcomesTable *table, const AnalectColumn *info, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (info->title, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, GUINT_TO_POINTER (index), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (index));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (strcmp (info->name, "code") == 0)
    gtk_column_view_column_set_fixed_width (column, analect_look_scale (NAME_WIDTH));
  else
    gtk_column_view_column_set_fixed_width (column, analect_look_scale (NUMBER_WIDTH));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (table->view), column);
}

/* A column for each of the chart's table but the GUIDs, which are for machines. */
static void
make_columns (AnalectOutcomesTable *table)
{
  if (g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (table->view))) > 0)
    return;
  for (guint i = 0; i < analect_table_get_n_columns (table->chart->table); i++)
    {
      const AnalectColumn *info = analect_table_get_column (table->chart->table, i);

      if (strcmp (info->name, "guid") != 0)
        add_column (table, info, i);
    }
}

/* Contents */

static int
get_selected_row (AnalectOutcomesTable *table)
{
  AnalectTableRow *row = gtk_single_selection_get_selected_item (table->selection);

  return row ? (int) row->row : -1;
}

static void
on_selected (GtkSingleSelection *selection, GParamSpec *spec, AnalectOutcomesTable *table)
{
  int row = get_selected_row (table);

  if (!table->setting && row >= 0)
    g_signal_emit (table, signals[SIGNAL_ROW_SELECTED], 0, (guint) row);
}

static void
on_activate (GtkColumnView *view, guint position, AnalectOutcomesTable *table)
{
  g_autoptr (AnalectTableRow) row = g_list_model_get_item (G_LIST_MODEL (table->sorted), position);

  if (row != NULL)
    g_signal_emit (table, signals[SIGNAL_ROW_ACTIVATED], 0, row->row);
}

void
analect_outcomes_table_set_chart (AnalectOutcomesTable *table, AnalectChart *chart)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  AnalectChart *before = table->chart;
  guint n = chart ? analect_table_get_n_rows (chart->table) : 0;

  if (chart == before)
    return;
  table->chart = chart ? analect_chart_ref (chart) : NULL;
  for (guint i = 0; i < n; i++)
    {
      AnalectTableRow *row = g_object_new (ANALECT_TYPE_TABLE_ROW, NULL);

      row->chart = analect_chart_ref (chart);
      row->row = i;
      g_ptr_array_add (rows, row);
    }
  table->setting = TRUE;
  if (chart != NULL)
    make_columns (table);
  g_list_store_splice (table->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (table->rows)), rows->pdata, n);
  table->setting = FALSE;
  g_clear_pointer (&before, analect_chart_unref);
}

void
analect_outcomes_table_select (AnalectOutcomesTable *table, int row)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (table->sorted));

  if (get_selected_row (table) == row)
    return;
  table->setting = TRUE;
  if (row < 0)
    gtk_single_selection_set_selected (table->selection, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; row >= 0 && i < n; i++)
    {
      g_autoptr (AnalectTableRow) item = g_list_model_get_item (G_LIST_MODEL (table->sorted), i);

      if (item->row != (guint) row)
        continue;
      gtk_single_selection_set_selected (table->selection, i);
      if (gtk_widget_get_mapped (GTK_WIDGET (table)))
        analect_list_scroll_to (table->view, i, FALSE);
    }
  table->setting = FALSE;
}

char *
analect_outcomes_table_get_tsv (AnalectOutcomesTable *table)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  if (table->chart == NULL)
    return g_strdup ("");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (table->sorted)); i++)
    {
      g_autoptr (AnalectTableRow) row = g_list_model_get_item (G_LIST_MODEL (table->sorted), i);

      g_array_append_val (order, row->row);
    }
  return analect_table_to_text (table->chart->table, ANALECT_TABLE_TSV, (const guint *) order->data, order->len);
}

void
analect_outcomes_table_copy (AnalectOutcomesTable *table)
{
  g_autofree char *text = analect_outcomes_table_get_tsv (table);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (table)), text);
}

/* The widget */

static void
on_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  analect_outcomes_table_copy (ANALECT_OUTCOMES_TABLE (widget));
}

static void
analect_outcomes_table_dispose (GObject *object)
{
  AnalectOutcomesTable *table = ANALECT_OUTCOMES_TABLE (object);

  table->setting = TRUE;
  g_clear_pointer (&table->scrolled, gtk_widget_unparent);
  g_clear_object (&table->selection);
  g_clear_object (&table->sorted);
  g_clear_object (&table->rows);
  g_clear_pointer (&table->chart, analect_chart_unref);
  G_OBJECT_CLASS (analect_outcomes_table_parent_class)->dispose (object);
}

static gboolean
analect_outcomes_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANALECT_OUTCOMES_TABLE (widget)->view);
}

static void
analect_outcomes_table_class_init (AnalectOutcomesTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_outcomes_table_dispose;
  widget_class->grab_focus = analect_outcomes_table_grab_focus;
  signals[SIGNAL_ROW_SELECTED] = g_signal_new ("row-selected", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ROW_ACTIVATED] = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outcomestable");
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, on_copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
}

static void
analect_outcomes_table_init (AnalectOutcomesTable *table)
{
  table->rows = g_list_store_new (ANALECT_TYPE_TABLE_ROW);
  table->view = gtk_column_view_new (NULL);
  table->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (table->rows)),
                                           g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table->view))));
  table->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (table->sorted)));
  gtk_single_selection_set_autoselect (table->selection, FALSE);
  gtk_single_selection_set_can_unselect (table->selection, TRUE);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (table->view), GTK_SELECTION_MODEL (table->selection));
  g_signal_connect (table->selection, "notify::selected-item", G_CALLBACK (on_selected), table);
  g_signal_connect (table->view, "activate", G_CALLBACK (on_activate), table);
  gtk_widget_add_css_class (table->view, "an-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Numbers"), -1);
  table->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (table->scrolled), table->view);
  gtk_widget_set_parent (table->scrolled, GTK_WIDGET (table));
}

GtkWidget *
analect_outcomes_table_new (void)
{
  return g_object_new (ANALECT_TYPE_OUTCOMES_TABLE, NULL);
}
