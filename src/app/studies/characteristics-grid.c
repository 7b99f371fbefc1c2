/* Studies by characteristics; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "characteristics-grid.h"

#include "study-values.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

/* A row, with what it is sorted by. */
typedef struct
{
  AnalectId study;
  char *key, *label_key;
  double number; /* of cells that are numbers; else NaN */
} Row;

struct _AnalectCharacteristicsGrid
{
  GObject parent_instance;
  AnalectWorkbench *workbench;
  GArray *rows; /* of Row */
  GArray *attributes;
  AnalectId sorted_by; /* a characteristic; none: labels */
  gboolean descending;
};

static void grid_model_init (AnalectGridModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnalectCharacteristicsGrid, analect_characteristics_grid, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ANALECT_TYPE_GRID_MODEL, grid_model_init))

static AnalectId
study_of (AnalectCharacteristicsGrid *grid, guint row)
{
  return row < grid->rows->len ? g_array_index (grid->rows, Row, row).study : ANALECT_ID_NONE;
}

static AnalectId
attribute_of (AnalectCharacteristicsGrid *grid, guint column)
{
  return column < grid->attributes->len ? g_array_index (grid->attributes, AnalectId, column) : ANALECT_ID_NONE;
}

static const AnalectRow *
attribute_row (AnalectCharacteristicsGrid *grid, guint column)
{
  return analect_rows_get (analect_workbench_get_rows (grid->workbench), attribute_of (grid, column));
}

/* Rows and columns */

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->key);
  g_free (row->label_key);
}

static int
compare_cells (const Row *one, const Row *other)
{
  gboolean numbers = !isnan (one->number) && !isnan (other->number);

  if (numbers && one->number != other->number)
    return one->number < other->number ? -1 : 1;
  return strcmp (one->key, other->key);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *one = a, *other = b;
  AnalectCharacteristicsGrid *grid = data;
  int order;

  if ((*one->key == '\0') != (*other->key == '\0'))
    return *one->key == '\0' ? 1 : -1;
  order = compare_cells (one, other);
  if (order == 0)
    order = strcmp (one->label_key, other->label_key);
  if (order == 0)
    order = one->study < other->study ? -1 : one->study > other->study;
  return grid->descending ? -order : order;
}

static char *
make_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return *text != '\0' ? g_utf8_collate_key_for_filename (folded, -1) : g_strdup ("");
}

static void
add_row (AnalectCharacteristicsGrid *grid, AnalectId study)
{
  Row row = { .study = study, .number = NAN };

  row.label_key = make_key (analect_workbench_get_study_label (grid->workbench, study));
  if (grid->sorted_by != ANALECT_ID_NONE)
    {
      g_autofree char *cell = analect_study_values_read (grid->workbench, study, grid->sorted_by);
      char *end;
      double number = g_ascii_strtod (cell, &end);

      row.key = make_key (cell);
      row.number = *cell != '\0' && *end == '\0' ? number : NAN;
    }
  else
    row.key = g_strdup (row.label_key);
  g_array_append_val (grid->rows, row);
}

static void
collect (AnalectCharacteristicsGrid *grid)
{
  const AnalectRows *rows = analect_workbench_get_rows (grid->workbench);

  g_array_set_size (grid->rows, 0);
  g_clear_pointer (&grid->attributes, g_array_unref);
  grid->attributes = analect_study_values_attributes (rows);
  if (analect_rows_get (rows, grid->sorted_by) == NULL)
    grid->sorted_by = ANALECT_ID_NONE;
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id; id = analect_rows_next (rows, id))
    if (analect_row_integer (analect_rows_get (rows, id), ANALECT_STUDY_INCLUSION) != ANALECT_INCLUSION_EXCLUDED)
      add_row (grid, id);
  g_array_sort_with_data (grid->rows, compare_rows, grid);
}

/* The model */

static guint
get_n_rows (AnalectGridModel *model)
{
  return ANALECT_CHARACTERISTICS_GRID (model)->rows->len;
}

static guint
get_n_columns (AnalectGridModel *model)
{
  return ANALECT_CHARACTERISTICS_GRID (model)->attributes->len;
}

static char *
get_row_label (AnalectGridModel *model, guint row)
{
  AnalectCharacteristicsGrid *grid = ANALECT_CHARACTERISTICS_GRID (model);

  return g_strdup (analect_workbench_get_study_label (grid->workbench, study_of (grid, row)));
}

static char *
get_column_label (AnalectGridModel *model, guint column)
{
  const AnalectRow *row = attribute_row (ANALECT_CHARACTERISTICS_GRID (model), column);

  return g_strdup (row ? analect_row_string (row, ANALECT_ATTRIBUTE_NAME) : "");
}

static char *
get_text (AnalectGridModel *model, guint row, guint column)
{
  AnalectCharacteristicsGrid *grid = ANALECT_CHARACTERISTICS_GRID (model);

  if (attribute_row (grid, column) == NULL)
    return NULL;
  return analect_study_values_read (grid->workbench, study_of (grid, row), attribute_of (grid, column));
}

static gboolean
is_editable (AnalectGridModel *model, guint row, guint column)
{
  return analect_workbench_get_read_only (ANALECT_CHARACTERISTICS_GRID (model)->workbench) == NULL;
}

static char **
get_choices (AnalectGridModel *model, guint row, guint column)
{
  const AnalectRow *attribute = attribute_row (ANALECT_CHARACTERISTICS_GRID (model), column);
  gint64 type = attribute ? analect_row_integer (attribute, ANALECT_ATTRIBUTE_TYPE) : ANALECT_ATTRIBUTE_TYPE_TEXT;

  if (type != ANALECT_ATTRIBUTE_TYPE_YES_NO
      && (type != ANALECT_ATTRIBUTE_TYPE_CHOICE || analect_row_integer (attribute, ANALECT_ATTRIBUTE_MULTIPLE)))
    return NULL;
  return analect_study_values_choices (attribute);
}

static gboolean
set_many (AnalectGridModel *model, const AnalectGridEdit *edits, guint n, const char *name)
{
  AnalectCharacteristicsGrid *grid = ANALECT_CHARACTERISTICS_GRID (model);
  g_autoptr (AnalectChange) change = NULL;

  if (!analect_workbench_may_change (grid->workbench))
    return FALSE;
  analect_workbench_need_coder (grid->workbench);
  change = analect_project_change (analect_workbench_get_project (grid->workbench), name);
  for (guint i = 0; i < n; i++)
    {
      GError *error = NULL;

      if (!analect_study_values_write (change, grid->workbench, study_of (grid, edits[i].row),
                                       attribute_of (grid, edits[i].column), edits[i].text, &error))
        return analect_workbench_take (grid->workbench, NULL, error);
    }
  return analect_workbench_take (grid->workbench, g_steal_pointer (&change), NULL);
}

static void
grid_model_init (AnalectGridModelInterface *interface)
{
  interface->get_n_rows = get_n_rows;
  interface->get_n_columns = get_n_columns;
  interface->get_row_label = get_row_label;
  interface->get_column_label = get_column_label;
  interface->get_text = get_text;
  interface->is_editable = is_editable;
  interface->get_choices = get_choices;
  interface->set_many = set_many;
}

/* Sorting stays as it was asked for until it is asked for again, so that a row does not run away from who types in it.
 */
static void
on_changed (AnalectCharacteristicsGrid *grid, const AnalectDelta *delta)
{
  if (analect_delta_touches (delta, ANALECT_KIND_STUDY) || analect_delta_touches (delta, ANALECT_KIND_ATTRIBUTE)
      || analect_delta_touches (delta, ANALECT_KIND_REFERENCE))
    collect (grid);
  else if (!analect_delta_touches (delta, ANALECT_KIND_VALUE))
    return;
  analect_grid_model_changed (ANALECT_GRID_MODEL (grid));
}

AnalectId
analect_characteristics_grid_get_study (AnalectCharacteristicsGrid *grid, guint row)
{
  g_return_val_if_fail (ANALECT_IS_CHARACTERISTICS_GRID (grid), ANALECT_ID_NONE);
  return study_of (grid, row);
}

AnalectId
analect_characteristics_grid_get_attribute (AnalectCharacteristicsGrid *grid, guint column)
{
  g_return_val_if_fail (ANALECT_IS_CHARACTERISTICS_GRID (grid), ANALECT_ID_NONE);
  return attribute_of (grid, column);
}

void
analect_characteristics_grid_sort (AnalectCharacteristicsGrid *grid, guint column, gboolean descending)
{
  g_return_if_fail (ANALECT_IS_CHARACTERISTICS_GRID (grid));
  grid->sorted_by = attribute_of (grid, column);
  grid->descending = descending;
  collect (grid);
  analect_grid_model_changed (ANALECT_GRID_MODEL (grid));
}

/* The object */

static void
analect_characteristics_grid_finalize (GObject *object)
{
  AnalectCharacteristicsGrid *grid = ANALECT_CHARACTERISTICS_GRID (object);

  g_array_unref (grid->rows);
  g_clear_pointer (&grid->attributes, g_array_unref);
  g_clear_object (&grid->workbench);
  G_OBJECT_CLASS (analect_characteristics_grid_parent_class)->finalize (object);
}

static void
analect_characteristics_grid_class_init (AnalectCharacteristicsGridClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_characteristics_grid_finalize;
}

static void
analect_characteristics_grid_init (AnalectCharacteristicsGrid *grid)
{
  grid->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (grid->rows, clear_row);
}

AnalectCharacteristicsGrid *
analect_characteristics_grid_new (AnalectWorkbench *workbench)
{
  AnalectCharacteristicsGrid *grid = g_object_new (ANALECT_TYPE_CHARACTERISTICS_GRID, NULL);

  grid->workbench = g_object_ref (workbench);
  collect (grid);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (on_changed), grid, G_CONNECT_SWAPPED);
  return grid;
}
