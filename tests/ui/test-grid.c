/* The grid itself, worked with keys and pointer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "grid.h"
#include "ui-test.h"

/* A table in memory. Column 1 has choices, column 2 cannot be edited in row 0. It counts how often it was asked. */
#define TEST_TYPE_TABLE (test_table_get_type ())
G_DECLARE_FINAL_TYPE (TestTable, test_table, TEST, TABLE, GObject)

struct _TestTable
{
  GObject parent_instance;
  guint n_rows, n_columns, n_steps, n_asked;
  GHashTable *texts; /* row << 16 | column → text */
  char *last_step;
};

static gpointer
key_of (guint row, guint column)
{
  return GUINT_TO_POINTER (row << 8 | column);
}

static guint
table_get_n_rows (AnalectGridModel *model)
{
  return TEST_TABLE (model)->n_rows;
}

static guint
table_get_n_columns (AnalectGridModel *model)
{
  return TEST_TABLE (model)->n_columns;
}

static char *
table_get_row_label (AnalectGridModel *model, guint row)
{
  return g_strdup_printf ("Study %u", row + 1);
}

static char *
table_get_column_label (AnalectGridModel *model, guint column)
{
  return column == 1 ? g_strdup ("Country") : g_strdup_printf ("Column %u", column + 1);
}

static char *
table_get_text (AnalectGridModel *model, guint row, guint column)
{
  TestTable *table = TEST_TABLE (model);

  table->n_asked++;
  return g_strdup (g_hash_table_lookup (table->texts, key_of (row, column)));
}

static gboolean
table_is_editable (AnalectGridModel *model, guint row, guint column)
{
  return row != 0 || column != 2;
}

static char **
table_get_choices (AnalectGridModel *model, guint row, guint column)
{
  static const char *const countries[] = { "Norway", "Portugal", "Poland", NULL };

  return column == 1 ? g_strdupv ((char **) countries) : NULL;
}

static gboolean
table_set_many (AnalectGridModel *model, const AnalectGridEdit *edits, guint n, const char *name)
{
  TestTable *table = TEST_TABLE (model);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (edits[i].row, <, table->n_rows);
      g_assert_cmpuint (edits[i].column, <, table->n_columns);
      g_assert_true (table_is_editable (model, edits[i].row, edits[i].column));
      g_hash_table_insert (table->texts, key_of (edits[i].row, edits[i].column), g_strdup (edits[i].text));
    }
  table->n_steps++;
  g_free (table->last_step);
  table->last_step = g_strdup (name);
  analect_grid_model_changed (model);
  return TRUE;
}

static void
test_table_model_init (AnalectGridModelInterface *iface)
{
  iface->get_n_rows = table_get_n_rows;
  iface->get_n_columns = table_get_n_columns;
  iface->get_row_label = table_get_row_label;
  iface->get_column_label = table_get_column_label;
  iface->get_text = table_get_text;
  iface->is_editable = table_is_editable;
  iface->get_choices = table_get_choices;
  iface->set_many = table_set_many;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestTable, test_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ANALECT_TYPE_GRID_MODEL, test_table_model_init))

static void
test_table_finalize (GObject *object)
{
  g_hash_table_unref (TEST_TABLE (object)->texts);
  g_free (TEST_TABLE (object)->last_step);
  G_OBJECT_CLASS (test_table_parent_class)->finalize (object);
}

static void
test_table_class_init (TestTableClass *class)
{
  G_OBJECT_CLASS (class)->finalize = test_table_finalize;
}

static void
test_table_init (TestTable *table)
{
  table->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static TestTable *
make_table (guint n_rows, guint n_columns)
{
  TestTable *table = g_object_new (TEST_TYPE_TABLE, NULL);

  table->n_rows = n_rows;
  table->n_columns = n_columns;
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      if (column != 1)
        g_hash_table_insert (table->texts, key_of (row, column), g_strdup_printf ("%c%u", 'a' + column % 26, row + 1));
  return table;
}

static AnalectGrid *
show (TestTable *table, int width, int height)
{
  GtkWidget *grid = analect_grid_new (ANALECT_GRID_MODEL (table), "Characteristics"),
            *scroller = gtk_scrolled_window_new ();

  analect_grid_set_corner (ANALECT_GRID (grid), "Study");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  ui_window_for (scroller, width, height);
  gtk_widget_grab_focus (grid);
  ui_settle ();
  return ANALECT_GRID (grid);
}

static void
click_cell (AnalectGrid *grid, guint row, guint column, const char *modifiers)
{
  GdkRectangle place;

  g_assert_true (analect_grid_get_cell_place (grid, row, column, &place));
  ui_click_with (GTK_WIDGET (grid), place.x + place.width / 2.0, place.y + place.height / 2.0, 1, modifiers);
}

static void
check_range (AnalectGrid *grid, guint row, guint column, guint n_rows, guint n_columns)
{
  guint is[4];

  g_assert_true (analect_grid_get_range (grid, &is[0], &is[1], &is[2], &is[3]));
  g_assert_cmpuint (is[0], ==, row);
  g_assert_cmpuint (is[1], ==, column);
  g_assert_cmpuint (is[2], ==, n_rows);
  g_assert_cmpuint (is[3], ==, n_columns);
}

static void
check_cursor (AnalectGrid *grid, guint row, guint column)
{
  guint is[2];

  g_assert_true (analect_grid_get_cursor (grid, &is[0], &is[1]));
  g_assert_cmpuint (is[0], ==, row);
  g_assert_cmpuint (is[1], ==, column);
}

#define check_text(table, row, column, expected)                                                                       \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *is_text = analect_grid_model_get_text (ANALECT_GRID_MODEL (table), row, column);                  \
    g_assert_cmpstr (is_text, ==, expected);                                                                           \
  }                                                                                                                    \
  G_STMT_END

/* The focused cell has the name of the one at the cursor. */
static void
check_spoken (const char *name)
{
  g_assert_true (ui_find_named (NULL, name) == ui_focus ());
}

static void
test_keys (void)
{
  g_autoptr (TestTable) table = make_table (30, 8);
  AnalectGrid *grid = show (table, 700, 400);

  check_cursor (grid, 0, 0);
  check_spoken ("Column 1, Study 1: a1");
  ui_keys ("Down", 2);
  ui_key ("Right");
  check_cursor (grid, 2, 1);
  check_spoken ("Country, Study 3: empty");
  ui_key ("shift+Down");
  ui_key ("shift+Right");
  check_range (grid, 2, 1, 2, 2);
  check_cursor (grid, 2, 1);
  check_spoken ("Column 3, Study 4: c4");
  ui_key ("ctrl+End");
  check_cursor (grid, 29, 7);
  ui_key ("Home");
  check_cursor (grid, 29, 0);
  ui_key ("ctrl+Up");
  check_cursor (grid, 0, 0);
  ui_key ("ctrl+Right");
  check_cursor (grid, 0, 7);
  ui_key ("ctrl+Home");
  ui_key ("Page_Down");
  g_assert_cmpint (analect_grid_get_cursor (grid, NULL, NULL), ==, TRUE);
  ui_key ("ctrl+a");
  check_range (grid, 0, 0, 30, 8);
  ui_key ("ctrl+Home");
  ui_key ("ctrl+space");
  check_range (grid, 0, 0, 30, 1);
  ui_key ("Right");
  ui_key ("shift+space");
  check_range (grid, 0, 0, 1, 8);
  click_cell (grid, 6, 2, "shift");
  ui_picture ("grid");
  ui_close_all ();
}

static void
test_pointer (void)
{
  g_autoptr (TestTable) table = make_table (30, 8);
  AnalectGrid *grid = show (table, 700, 400);
  GdkRectangle from, to;

  click_cell (grid, 3, 1, NULL);
  check_cursor (grid, 3, 1);
  click_cell (grid, 5, 2, "shift");
  check_range (grid, 3, 1, 3, 2);
  analect_grid_get_cell_place (grid, 1, 0, &from);
  analect_grid_get_cell_place (grid, 4, 2, &to);
  ui_drag (GTK_WIDGET (grid), from.x + 20, from.y + 10, GTK_WIDGET (grid), to.x + 20, to.y + 10);
  check_range (grid, 1, 0, 4, 3);
  /* A row by its label, a column by its header. */
  ui_click_at (GTK_WIDGET (grid), 20, from.y + 10);
  check_range (grid, 1, 0, 1, 8);
  ui_click_at (GTK_WIDGET (grid), to.x + 20, 10);
  check_range (grid, 0, 2, 30, 1);
  ui_click_at (GTK_WIDGET (grid), 20, 10);
  check_range (grid, 0, 0, 30, 8);
  ui_close_all ();
}

static void
test_width (void)
{
  g_autoptr (TestTable) table = make_table (5, 3);
  AnalectGrid *grid = show (table, 700, 300);
  int before = analect_grid_get_column_width (grid, 0);
  GdkRectangle place;

  analect_grid_get_cell_place (grid, 0, 0, &place);
  ui_drag (GTK_WIDGET (grid), place.x + place.width - 1, 10, GTK_WIDGET (grid), place.x + place.width + 59, 10);
  g_assert_cmpint (analect_grid_get_column_width (grid, 0), ==, before + 60);
  before = analect_grid_get_column_width (grid, ANALECT_GRID_CORNER);
  ui_drag (GTK_WIDGET (grid), before, 10, GTK_WIDGET (grid), before + 30, 10);
  g_assert_cmpint (analect_grid_get_column_width (grid, ANALECT_GRID_CORNER), ==, before + 30);
  ui_close_all ();
}

static void
on_activated (AnalectGrid *grid, guint column, guint *last)
{
  *last = column;
}

static void
test_sort (void)
{
  g_autoptr (TestTable) table = make_table (5, 3);
  AnalectGrid *grid = show (table, 700, 300);
  GdkRectangle place;
  guint last = ANALECT_GRID_NOWHERE;

  g_signal_connect (grid, "column-activated", G_CALLBACK (on_activated), &last);
  analect_grid_get_cell_place (grid, 0, 1, &place);
  ui_click_at (GTK_WIDGET (grid), place.x + 20, 10);
  g_assert_cmpuint (last, ==, ANALECT_GRID_NOWHERE);
  ui_click_at (GTK_WIDGET (grid), place.x + place.width - 12, 10);
  g_assert_cmpuint (last, ==, 1);
  ui_pause (600);
  ui_double_click_at (GTK_WIDGET (grid), place.x + place.width + 20, 10);
  g_assert_cmpuint (last, ==, 2);
  ui_close_all ();
}

static void
test_edit (void)
{
  g_autoptr (TestTable) table = make_table (5, 4);
  AnalectGrid *grid = show (table, 700, 300);

  ui_type ("New");
  g_assert_true (analect_grid_is_editing (grid));
  ui_picture ("grid-edit");
  ui_key ("Return");
  check_text (table, 0, 0, "New");
  check_cursor (grid, 1, 0);
  g_assert_cmpuint (table->n_steps, ==, 1);
  /* F2 keeps what is there; Escape takes it back. */
  ui_key ("F2");
  ui_type ("x");
  ui_key ("Escape");
  g_assert_false (analect_grid_is_editing (grid));
  check_text (table, 1, 0, "a2");
  ui_key ("F2");
  ui_type ("x");
  ui_key ("Tab");
  check_text (table, 1, 0, "a2x");
  check_cursor (grid, 1, 1);
  g_assert_cmpuint (table->n_steps, ==, 2);
  /* What is not changed is no step. */
  ui_key ("Left");
  ui_key ("Return");
  g_assert_true (analect_grid_is_editing (grid));
  ui_key ("Return");
  g_assert_cmpuint (table->n_steps, ==, 2);
  /* A click elsewhere keeps what was typed. */
  ui_type ("kept");
  click_cell (grid, 4, 3, NULL);
  check_text (table, 2, 0, "kept");
  check_cursor (grid, 4, 3);
  /* A cell that cannot be edited. */
  click_cell (grid, 0, 2, NULL);
  ui_key ("F2");
  g_assert_false (analect_grid_is_editing (grid));
  ui_key ("Delete");
  check_text (table, 0, 2, "c1");
  ui_close_all ();
}

static void
test_choices (void)
{
  g_autoptr (TestTable) table = make_table (5, 4);
  AnalectGrid *grid = show (table, 700, 400);

  click_cell (grid, 1, 1, NULL);
  ui_key ("F2");
  g_assert_nonnull (ui_find_label (NULL, "Portugal"));
  ui_picture ("grid-choices");
  ui_key ("p");
  ui_key ("p");
  ui_key ("Return");
  check_text (table, 1, 1, "Poland");
  check_cursor (grid, 2, 1);
  check_spoken ("Country, Study 3: empty");
  /* Typing goes to the first that begins so. */
  ui_type ("n");
  ui_key ("Return");
  check_text (table, 2, 1, "Norway");
  ui_key ("F2");
  ui_key ("Escape");
  g_assert_false (analect_grid_is_editing (grid));
  check_text (table, 3, 1, "");
  g_assert_cmpuint (table->n_steps, ==, 2);
  ui_close_all ();
}

static void
test_clipboard (void)
{
  g_autoptr (TestTable) table = make_table (6, 4);
  AnalectGrid *grid = show (table, 700, 400);
  g_autofree char *copied = NULL;

  click_cell (grid, 1, 2, NULL);
  click_cell (grid, 2, 3, "shift");
  ui_key ("ctrl+c");
  copied = ui_clipboard_text ();
  g_assert_cmpstr (copied, ==, "c2\td2\nc3\td3\n");
  /* Pasted on one cell it takes the room it needs; one step. */
  click_cell (grid, 4, 0, NULL);
  ui_key ("ctrl+v");
  ui_wait_for (table->n_steps == 1);
  check_text (table, 4, 0, "c2");
  check_text (table, 5, 1, "d3");
  check_range (grid, 4, 0, 2, 2);
  g_assert_cmpstr (table->last_step, ==, "Paste cells");
  /* One cell fills a range; what cannot be edited stays. */
  click_cell (grid, 3, 0, NULL);
  ui_key ("ctrl+c");
  click_cell (grid, 0, 2, NULL);
  click_cell (grid, 2, 3, "shift");
  ui_key ("ctrl+v");
  ui_wait_for (table->n_steps == 2);
  check_text (table, 0, 2, "c1");
  check_text (table, 0, 3, "a4");
  check_text (table, 2, 2, "a4");
  /* Over the edge nothing happens. */
  click_cell (grid, 5, 3, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (grid)), "x\ty\nz\tw\n");
  ui_key ("ctrl+v");
  ui_wait_for (table->n_steps == 3);
  check_text (table, 5, 3, "x");
  ui_key ("ctrl+x");
  check_text (table, 5, 3, "");
  g_assert_cmpstr (table->last_step, ==, "Cut cells");
  ui_close_all ();
}

static void
test_fill (void)
{
  g_autoptr (TestTable) table = make_table (6, 4);
  AnalectGrid *grid = show (table, 700, 400);

  click_cell (grid, 1, 0, NULL);
  ui_key ("shift+Down");
  ui_key ("shift+Down");
  ui_key ("ctrl+d");
  check_text (table, 2, 0, "a2");
  check_text (table, 3, 0, "a2");
  check_text (table, 4, 0, "a5");
  g_assert_cmpuint (table->n_steps, ==, 1);
  /* A single row gets what is above it. */
  click_cell (grid, 5, 3, NULL);
  ui_key ("ctrl+d");
  check_text (table, 5, 3, "d5");
  click_cell (grid, 1, 0, NULL);
  click_cell (grid, 2, 3, "shift");
  ui_key ("Delete");
  check_text (table, 1, 3, "");
  check_text (table, 2, 0, "");
  g_assert_cmpuint (table->n_steps, ==, 3);
  ui_close_all ();
}

/* Two thousand rows: only what is in sight is looked up, and moving about is quick. */
static void
test_large (void)
{
  g_autoptr (TestTable) table = make_table (2000, 60);
  AnalectGrid *grid = show (table, 900, 600);
  GdkRectangle place;
  gint64 start;

  g_assert_cmpuint (table->n_asked, <, 2000);
  ui_key ("ctrl+End");
  check_cursor (grid, 1999, 59);
  g_assert_true (analect_grid_get_cell_place (grid, 1999, 59, &place));
  g_assert_cmpint (place.y + place.height, <=, gtk_widget_get_height (GTK_WIDGET (grid)));
  g_assert_cmpint (place.x + place.width, <=, gtk_widget_get_width (GTK_WIDGET (grid)));
  g_assert_false (analect_grid_get_cell_place (grid, 0, 0, &place));
  g_assert_cmpuint (table->n_asked, <, 4000);
  ui_key ("ctrl+Home");
  start = g_get_monotonic_time ();
  ui_keys ("Page_Down", 20);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 6 * G_USEC_PER_SEC);
  ui_scroll (GTK_WIDGET (grid), 0, 5);
  ui_picture ("grid-large");
  ui_close_all ();
}

/* The table may shrink and vanish under the grid, also while a cell is edited. */
static void
test_changing (void)
{
  g_autoptr (TestTable) table = make_table (6, 4);
  AnalectGrid *grid = show (table, 700, 400);

  ui_key ("ctrl+End");
  ui_type ("x");
  g_assert_true (analect_grid_is_editing (grid));
  table->n_rows = 3;
  analect_grid_model_changed (ANALECT_GRID_MODEL (table));
  ui_settle ();
  g_assert_false (analect_grid_is_editing (grid));
  check_cursor (grid, 2, 3);
  table->n_rows = 0;
  analect_grid_model_changed (ANALECT_GRID_MODEL (table));
  ui_settle ();
  g_assert_false (analect_grid_get_cursor (grid, NULL, NULL));
  ui_key ("Down");
  ui_key ("F2");
  ui_key ("ctrl+v");
  ui_click_at (GTK_WIDGET (grid), 300, 100);
  analect_grid_set_model (grid, NULL);
  ui_settle ();
  ui_click_at (GTK_WIDGET (grid), 20, 10);
  ui_close_all ();
}

/* Tab leaves at the end, Ctrl+Tab everywhere. */
static void
test_leaving (void)
{
  g_autoptr (TestTable) table = make_table (2, 2);
  GtkWidget *grid = analect_grid_new (ANALECT_GRID_MODEL (table), "Characteristics");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *button = gtk_button_new_with_label ("After");

  gtk_widget_set_vexpand (grid, TRUE);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), button);
  ui_window_for (box, 500, 300);
  gtk_widget_grab_focus (grid);
  ui_keys ("Tab", 3);
  check_cursor (ANALECT_GRID (grid), 1, 1);
  ui_key ("Tab");
  g_assert_true (ui_focus () == button);
  ui_key ("shift+Tab");
  check_spoken ("Country, Study 2: empty");
  ui_key ("ctrl+Home");
  ui_key ("ctrl+Tab");
  g_assert_true (ui_focus () == button);
  ui_close_all ();
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/grid/keys", test_keys);
  g_test_add_func ("/grid/pointer", test_pointer);
  g_test_add_func ("/grid/width", test_width);
  g_test_add_func ("/grid/sort", test_sort);
  g_test_add_func ("/grid/edit", test_edit);
  g_test_add_func ("/grid/choices", test_choices);
  g_test_add_func ("/grid/clipboard", test_clipboard);
  g_test_add_func ("/grid/fill", test_fill);
  g_test_add_func ("/grid/large", test_large);
  g_test_add_func ("/grid/changing", test_changing);
  g_test_add_func ("/grid/leaving", test_leaving);
  return ui_test_run ();
}
