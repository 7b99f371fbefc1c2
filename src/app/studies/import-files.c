/* The files of an import plan; see the header.
 *
 * The row of totals is no row of the table, so that it stays in sight however many files there are; its figures stand
 * under their columns because both are given the same widths, measured from the columns' titles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-files.h"

#include "import-figures.h"

#include <glib/gi18n.h>

#define FEW 4 /* files that are always in sight together */

enum
{
  FOUND,
  FRESH,
  DUPLICATES,
  PROBLEMS,
  N_FIGURES,
};

/* A row. */
#define ANALECT_TYPE_IMPORT_FILE_ROW (analect_import_file_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalectImportFileRow, analect_import_file_row, ANALECT, IMPORT_FILE_ROW, GObject)

struct _AnalectImportFileRow
{
  GObject parent_instance;
  char *name, *format, *tooltip;
  gboolean is_failed, is_read;
  gboolean has_figures;
  guint figures[N_FIGURES];
};

G_DEFINE_FINAL_TYPE (AnalectImportFileRow, analect_import_file_row, G_TYPE_OBJECT)

static guint row_changed;

static void
analect_import_file_row_finalize (GObject *object)
{
  AnalectImportFileRow *row = ANALECT_IMPORT_FILE_ROW (object);

  g_free (row->name);
  g_free (row->format);
  g_free (row->tooltip);
  G_OBJECT_CLASS (analect_import_file_row_parent_class)->finalize (object);
}

static void
analect_import_file_row_class_init (AnalectImportFileRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_import_file_row_finalize;
  row_changed =
      g_signal_new ("changed", ANALECT_TYPE_IMPORT_FILE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_import_file_row_init (AnalectImportFileRow *row)
{
}

struct _AnalectImportFiles
{
  GtkWidget parent_instance;
  GListStore *rows;
  GtkWidget *scroller, *totals;
  GtkLabel *sums[N_FIGURES];
};

G_DEFINE_FINAL_TYPE (AnalectImportFiles, analect_import_files, GTK_TYPE_WIDGET)

static const char *
get_title (guint figure)
{
  switch (figure)
    {
    case FOUND:
      /* Translators: heads a column of how many records a file has */
      return C_ ("import", "Found");
    case FRESH:
      /* Translators: heads a column of how many records are new */
      return C_ ("import", "New");
    case DUPLICATES:
      return C_ ("import", "Duplicates");
    default:
      return C_ ("import", "Problems");
    }
}

/* Cells: a label that follows its row. */

static void
show_name (GtkWidget *cell, AnalectImportFileRow *row)
{
  GtkWidget *icon = gtk_widget_get_first_child (cell);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), row->is_failed ? "dialog-error-symbolic" : "text-x-generic-symbolic");
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (icon)), row->name);
  gtk_widget_set_tooltip_text (cell, row->name);
}

static void
show_format (GtkWidget *cell, AnalectImportFileRow *row)
{
  gtk_label_set_label (GTK_LABEL (cell), row->format != NULL ? row->format : "");
  gtk_widget_set_tooltip_text (cell, row->tooltip != NULL ? row->tooltip : row->format);
}

static void
show_figure (GtkWidget *cell, AnalectImportFileRow *row)
{
  guint figure = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "figure"));
  g_autofree char *text = NULL;

  if (row->has_figures && !row->is_failed)
    text = g_strdup_printf ("%u", row->figures[figure]);
  gtk_label_set_label (GTK_LABEL (cell), text != NULL ? text : "");
}

typedef void (*ShowCell) (GtkWidget *cell, AnalectImportFileRow *row);

static void
on_row_changed (AnalectImportFileRow *row, GtkListItem *item)
{
  ShowCell show = (ShowCell) g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "show");

  show (gtk_list_item_get_child (item), row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  AnalectImportFileRow *row = gtk_list_item_get_item (item);

  on_row_changed (row, item);
  g_signal_connect (row, "changed", G_CALLBACK (on_row_changed), item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_row_changed, item);
}

static void
set_up_cell (GtkListItem *item, GtkWidget *cell, ShowCell show)
{
  g_object_set_data (G_OBJECT (cell), "show", (gpointer) show);
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_activatable (item, FALSE);
}

static GtkWidget *
make_label (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "an-shorten");
  return label;
}

static void
on_setup_name (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = make_label (0);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), label);
  set_up_cell (item, box, show_name);
}

static void
on_setup_format (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = make_label (0);

  gtk_widget_add_css_class (label, "an-dim");
  set_up_cell (item, label, show_format);
}

static void
on_setup_figure (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer figure)
{
  GtkWidget *label = make_label (1);

  gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (label), "figure", figure);
  set_up_cell (item, label, show_figure);
}

/* How wide the column of a figure is: its title in bold, and some. */
static int
measure_column (GtkWidget *widget, const char *title)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, title);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return MAX (width + 24, 88);
}

static GtkColumnViewColumn *
add_column (GtkColumnView *view, const char *title, GCallback setup, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", setup, data);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_append_column (view, column);
  return column; /* the view's */
}

/* The titles of figures stand over the ends of their columns, as the figures do. GTK has no word for that; where the
 * header is built otherwise, the titles stay at the beginning. */
static void
align_titles (GtkWidget *view)
{
  GtkWidget *header = gtk_widget_get_first_child (view), *title = gtk_widget_get_first_child (header);

  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = title;

      while (label != NULL && !GTK_IS_LABEL (label))
        label = gtk_widget_get_first_child (label);
      if (i < 2 || label == NULL)
        continue;
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
}

/* The table, and the labels of the sums under its columns. */
static GtkWidget *
make_table (AnalectImportFiles *files)
{
  GtkWidget *view = gtk_column_view_new (NULL);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (files->rows)));
  GtkColumnViewColumn *column;

  gtk_widget_add_css_class (view, "an-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Files"), -1);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (view), GTK_SELECTION_MODEL (selection));
  column = add_column (GTK_COLUMN_VIEW (view), C_ ("import", "File"), G_CALLBACK (on_setup_name), NULL);
  gtk_column_view_column_set_expand (column, TRUE);
  column = add_column (GTK_COLUMN_VIEW (view), C_ ("import", "Format"), G_CALLBACK (on_setup_format), NULL);
  gtk_column_view_column_set_fixed_width (column, 176);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      int width = measure_column (GTK_WIDGET (files), get_title (i));

      column = add_column (GTK_COLUMN_VIEW (view), get_title (i), G_CALLBACK (on_setup_figure), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_fixed_width (column, width);
      files->sums[i] = GTK_LABEL (make_label (1));
      gtk_widget_set_size_request (GTK_WIDGET (files->sums[i]), width - 12, -1);
      gtk_widget_set_margin_start (GTK_WIDGET (files->sums[i]), 6);
      gtk_widget_set_margin_end (GTK_WIDGET (files->sums[i]), 6);
      gtk_widget_add_css_class (GTK_WIDGET (files->sums[i]), "heading");
      gtk_widget_add_css_class (GTK_WIDGET (files->sums[i]), "numeric");
    }
  align_titles (view);
  return view;
}

static void
analect_import_files_dispose (GObject *object)
{
  AnalectImportFiles *files = ANALECT_IMPORT_FILES (object);

  g_clear_pointer (&files->scroller, gtk_widget_unparent);
  g_clear_pointer (&files->totals, gtk_widget_unparent);
  g_clear_object (&files->rows);
  G_OBJECT_CLASS (analect_import_files_parent_class)->dispose (object);
}

static void
analect_import_files_class_init (AnalectImportFilesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_import_files_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static void
analect_import_files_init (AnalectImportFiles *files)
{
  GtkWidget *together;

  files->rows = g_list_store_new (ANALECT_TYPE_IMPORT_FILE_ROW);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (files))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (files), "an-card");
  gtk_widget_set_overflow (GTK_WIDGET (files), GTK_OVERFLOW_HIDDEN);
  files->scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                    "max-content-height", 190, "min-content-height", 62, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (files->scroller), make_table (files));
  gtk_widget_set_parent (files->scroller, GTK_WIDGET (files));
  files->totals = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (files->totals, "an-totals");
  /* Translators: the row of sums below the files */
  together = make_label (0);
  gtk_label_set_label (GTK_LABEL (together), C_ ("import", "Together"));
  gtk_widget_add_css_class (together, "heading");
  gtk_widget_set_hexpand (together, TRUE);
  gtk_widget_set_margin_start (together, 6);
  gtk_box_append (GTK_BOX (files->totals), together);
  for (guint i = 0; i < N_FIGURES; i++)
    gtk_box_append (GTK_BOX (files->totals), GTK_WIDGET (files->sums[i]));
  gtk_widget_set_parent (files->totals, GTK_WIDGET (files));
}

void
analect_import_files_set_names (AnalectImportFiles *files, const char *const *names)
{
  g_list_store_remove_all (files->rows);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (AnalectImportFileRow) row = g_object_new (ANALECT_TYPE_IMPORT_FILE_ROW, NULL);

      row->name = g_strdup (names[i]);
      /* Translators: a file whose turn has not come */
      row->format = g_strdup (C_ ("import", "Waiting"));
      g_list_store_append (files->rows, row);
    }
  for (guint i = 0; i < N_FIGURES; i++)
    gtk_label_set_label (files->sums[i], "");
  /* A few need no scrolling, nor the room a scrollbar asks for. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (files->scroller), GTK_POLICY_NEVER,
                                  g_list_model_get_n_items (G_LIST_MODEL (files->rows)) <= FEW ? GTK_POLICY_NEVER
                                                                                               : GTK_POLICY_AUTOMATIC);
}

static AnalectImportFileRow *
row_at (AnalectImportFiles *files, guint i)
{
  AnalectImportFileRow *row = g_list_model_get_item (G_LIST_MODEL (files->rows), i);

  if (row != NULL)
    g_object_unref (row); /* the list has it */
  return row;
}

/* Takes FORMAT. */
static void
set_format (AnalectImportFileRow *row, char *format)
{
  g_free (row->format);
  row->format = format;
}

void
analect_import_files_set_n_done (AnalectImportFiles *files, guint n_done)
{
  for (guint i = 0; i <= n_done; i++)
    {
      AnalectImportFileRow *row = row_at (files, i);
      gboolean is_read = i < n_done;

      if (row == NULL || row->has_figures || row->is_read)
        continue;
      row->is_read = is_read;
      set_format (row, g_strdup (is_read ? C_ ("import", "Read") : _ ("Reading…")));
      g_signal_emit (row, row_changed, 0);
    }
}

static void
show_file (AnalectImportFileRow *row, const AnalectImportPlan *plan, guint number)
{
  const AnalectImportFile *file = analect_import_plan_get_file (plan, number);
  AnalectImportFigures figures;

  analect_import_figures (plan, number, &figures);
  row->is_failed = file->error != NULL;
  row->has_figures = TRUE;
  row->figures[FOUND] = figures.found;
  row->figures[FRESH] = figures.fresh;
  row->figures[DUPLICATES] = figures.duplicates;
  row->figures[PROBLEMS] = figures.problems;
  g_clear_pointer (&row->tooltip, g_free);
  if (row->is_failed)
    {
      set_format (row, g_strdup (_ ("Not understood")));
      row->tooltip = g_strdup (file->error->message);
    }
  else
    set_format (row, g_strdup (file->format != NULL ? analect_format_label (file->format) : ""));
  g_signal_emit (row, row_changed, 0);
}

void
analect_import_files_set_plan (AnalectImportFiles *files, const AnalectImportPlan *plan)
{
  AnalectImportFigures all;
  guint sums[N_FIGURES];

  for (guint i = 0; i < analect_import_plan_get_n_files (plan); i++)
    if (row_at (files, i) != NULL)
      show_file (row_at (files, i), plan, i);
  analect_import_figures (plan, G_MAXUINT, &all);
  sums[FOUND] = all.found;
  sums[FRESH] = all.fresh;
  sums[DUPLICATES] = all.duplicates;
  sums[PROBLEMS] = all.problems;
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", sums[i]);

      gtk_label_set_label (files->sums[i], text);
    }
  /* Rows were only estimated before they were filled. */
  gtk_widget_queue_resize (files->scroller);
}
