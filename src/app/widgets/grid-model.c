/* The interface of what a grid shows; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-model.h"

G_DEFINE_INTERFACE (AnalectGridModel, analect_grid_model, G_TYPE_OBJECT)

static guint changed_signal;

static void
analect_grid_model_default_init (AnalectGridModelInterface *iface)
{
  changed_signal =
      g_signal_new ("grid-changed", ANALECT_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
analect_grid_model_changed (AnalectGridModel *model)
{
  g_return_if_fail (ANALECT_IS_GRID_MODEL (model));

  g_signal_emit (model, changed_signal, 0);
}

guint
analect_grid_model_get_n_rows (AnalectGridModel *model)
{
  return ANALECT_GRID_MODEL_GET_IFACE (model)->get_n_rows (model);
}

guint
analect_grid_model_get_n_columns (AnalectGridModel *model)
{
  return ANALECT_GRID_MODEL_GET_IFACE (model)->get_n_columns (model);
}

char *
analect_grid_model_get_row_label (AnalectGridModel *model, guint row)
{
  return ANALECT_GRID_MODEL_GET_IFACE (model)->get_row_label (model, row);
}

char *
analect_grid_model_get_column_label (AnalectGridModel *model, guint column)
{
  return ANALECT_GRID_MODEL_GET_IFACE (model)->get_column_label (model, column);
}

char *
analect_grid_model_get_text (AnalectGridModel *model, guint row, guint column)
{
  char *text = ANALECT_GRID_MODEL_GET_IFACE (model)->get_text (model, row, column);

  return text != NULL ? text : g_strdup ("");
}

gboolean
analect_grid_model_is_editable (AnalectGridModel *model, guint row, guint column)
{
  AnalectGridModelInterface *iface = ANALECT_GRID_MODEL_GET_IFACE (model);

  return iface->set_many != NULL && (iface->is_editable == NULL || iface->is_editable (model, row, column));
}

char **
analect_grid_model_get_choices (AnalectGridModel *model, guint row, guint column)
{
  AnalectGridModelInterface *iface = ANALECT_GRID_MODEL_GET_IFACE (model);

  return iface->get_choices != NULL ? iface->get_choices (model, row, column) : NULL;
}

gboolean
analect_grid_model_set_many (AnalectGridModel *model, const AnalectGridEdit *edits, guint n, const char *name)
{
  AnalectGridModelInterface *iface = ANALECT_GRID_MODEL_GET_IFACE (model);

  return n > 0 && iface->set_many != NULL && iface->set_many (model, edits, n, name);
}
