/* What an AnalectGrid shows: a table of texts with a label for each row and column, and a way to change many cells as
 * one step.
 *
 * Rows and columns are numbered from 0 in the order in which the model wants them shown. The label of a row stands in
 * the frozen first column, that of a column in the frozen first row; neither counts as a cell.
 *
 * The grid asks only for the cells it shows, each time it draws them, so get_text () should be quick. It never changes
 * a cell itself: it calls set_many (), and shows what is there after "grid-changed".
 *
 * Signals:
 *   grid-changed (AnalectGridModel *)   anything may be different: texts, labels, the number of rows and columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#define ANALECT_TYPE_GRID_MODEL (analect_grid_model_get_type ())
G_DECLARE_INTERFACE (AnalectGridModel, analect_grid_model, ANALECT, GRID_MODEL, GObject)

/* A new text for a cell. What is pasted into a cell with choices need not be one of them; the model judges that. */
typedef struct
{
  guint row, column;
  const char *text; /* never NULL; "" empties the cell */
} AnalectGridEdit;

struct _AnalectGridModelInterface
{
  GTypeInterface parent_interface;

  guint (*get_n_rows) (AnalectGridModel *model);
  guint (*get_n_columns) (AnalectGridModel *model);

  /* The caller frees them. Never NULL. */
  char *(*get_row_label) (AnalectGridModel *model, guint row);
  char *(*get_column_label) (AnalectGridModel *model, guint column);

  /* The caller frees it; NULL and "" are the empty cell. */
  char *(*get_text) (AnalectGridModel *model, guint row, guint column);

  /* May be NULL: every cell may be edited. */
  gboolean (*is_editable) (AnalectGridModel *model, guint row, guint column);

  /* The texts to choose from, or NULL for free text; the caller frees them with g_strfreev (). May be NULL. */
  char **(*get_choices) (AnalectGridModel *model, guint row, guint column);

  /* Sets N cells, all of them or none, as one step that can be undone; says itself what prevented it. NAME is what the
   * user did, translated ("Paste"). Each cell is editable and in the table, none is there twice. FALSE: nothing was
   * changed. */
  gboolean (*set_many) (AnalectGridModel *model, const AnalectGridEdit *edits, guint n, const char *name);
};

/* To be emitted by the model after any change. */
void analect_grid_model_changed (AnalectGridModel *model);

/* As the methods; what a model leaves out is filled in. */
guint analect_grid_model_get_n_rows (AnalectGridModel *model);
guint analect_grid_model_get_n_columns (AnalectGridModel *model);
char *analect_grid_model_get_row_label (AnalectGridModel *model, guint row);
char *analect_grid_model_get_column_label (AnalectGridModel *model, guint column);
char *analect_grid_model_get_text (AnalectGridModel *model, guint row, guint column);
gboolean analect_grid_model_is_editable (AnalectGridModel *model, guint row, guint column);
char **analect_grid_model_get_choices (AnalectGridModel *model, guint row, guint column);
gboolean analect_grid_model_set_many (AnalectGridModel *model, const AnalectGridEdit *edits, guint n, const char *name);
