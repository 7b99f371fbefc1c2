/* Many cells of a grid at once: copying, pasting, filling down, clearing. Each is one call of the model and so one
 * step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-private.h"

#include "grid-clip.h"

#include <glib/gi18n.h>

static void
clear_edit (gpointer data)
{
  g_free ((char *) ((AnalectGridEdit *) data)->text);
}

static GArray *
edits_new (void)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (AnalectGridEdit));

  g_array_set_clear_func (edits, clear_edit);
  return edits;
}

/* Adds a cell, unless it is outside the table, cannot be edited or says that already. */
static void
add_edit (GArray *edits, AnalectGrid *grid, guint row, guint column, const char *text)
{
  AnalectGridEdit edit = { row, column, NULL };
  g_autofree char *before = NULL;

  if (row >= grid->selection.n_rows || column >= grid->selection.n_columns
      || !analect_grid_model_is_editable (grid->model, row, column))
    return;
  before = analect_grid_model_get_text (grid->model, row, column);
  if (g_str_equal (before, text))
    return;
  edit.text = g_strdup (text);
  g_array_append_val (edits, edit);
}

static void
carry_out (AnalectGrid *grid, GArray *edits, const char *name)
{
  if (edits->len == 0)
    gtk_widget_error_bell (GTK_WIDGET (grid));
  else
    analect_grid_model_set_many (grid->model, (const AnalectGridEdit *) (gpointer) edits->data, edits->len, name);
}

static char *
write_range (AnalectGrid *grid, const AnalectGridRange *range)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < range->n_rows; i++)
    {
      for (guint j = 0; j < range->n_columns; j++)
        {
          g_autofree char *cell = analect_grid_model_get_text (grid->model, range->row + i, range->column + j);

          analect_grid_clip_write_cell (text, cell, j == 0);
        }
      /* One cell is copied as words, without an end of line. */
      if (range->n_rows > 1 || range->n_columns > 1)
        analect_grid_clip_write_row_end (text);
    }
  return g_string_free (text, FALSE);
}

void
analect_grid_copy (AnalectGrid *grid)
{
  AnalectGridRange range = analect_grid_selection_get (&grid->selection);
  g_autofree char *text = NULL;

  if (!analect_grid_has_cells (grid))
    return;
  text = write_range (grid, &range);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (grid)), text);
}

static void
empty_range (AnalectGrid *grid, const char *name)
{
  AnalectGridRange range = analect_grid_selection_get (&grid->selection);
  g_autoptr (GArray) edits = edits_new ();

  for (guint i = 0; i < range.n_rows; i++)
    for (guint j = 0; j < range.n_columns; j++)
      add_edit (edits, grid, range.row + i, range.column + j, "");
  carry_out (grid, edits, name);
}

void
analect_grid_clear (AnalectGrid *grid)
{
  if (analect_grid_has_cells (grid))
    empty_range (grid, _ ("Clear cells"));
}

void
analect_grid_cut (AnalectGrid *grid)
{
  if (!analect_grid_has_cells (grid))
    return;
  analect_grid_copy (grid);
  empty_range (grid, _ ("Cut cells"));
}

static void
paste_text (AnalectGrid *grid, const char *text)
{
  g_autoptr (AnalectGridClip) clip = analect_grid_clip_parse (text);
  g_autoptr (GArray) edits = edits_new ();
  AnalectGridRange range = analect_grid_selection_get (&grid->selection);
  guint n_rows, n_columns;

  analect_grid_clip_get_extent (clip, range.n_rows, range.n_columns, &n_rows, &n_columns);
  n_rows = MIN (n_rows, grid->selection.n_rows - range.row);
  n_columns = MIN (n_columns, grid->selection.n_columns - range.column);
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      add_edit (edits, grid, range.row + i, range.column + j, analect_grid_clip_get_repeated (clip, i, j));
  carry_out (grid, edits, _ ("Paste cells"));
  analect_grid_select (grid, range.row, range.column, n_rows, n_columns);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnalectGrid) grid = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* The clipboard may take its time; the table may be another by now, or none. */
  if (text != NULL && analect_grid_has_cells (grid) && gtk_widget_get_root (GTK_WIDGET (grid)) != NULL)
    paste_text (grid, text);
}

void
analect_grid_paste (AnalectGrid *grid)
{
  if (analect_grid_has_cells (grid))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (grid)), NULL, on_read, g_object_ref (grid));
}

/* The first row of the range goes into the others; a single row gets what is above it. */
void
analect_grid_fill_down (AnalectGrid *grid)
{
  AnalectGridRange range = analect_grid_selection_get (&grid->selection);
  g_autoptr (GArray) edits = edits_new ();
  guint from = range.row;

  if (!analect_grid_has_cells (grid))
    return;
  if (range.n_rows == 1 && range.row > 0)
    from--;
  for (guint j = 0; j < range.n_columns; j++)
    {
      g_autofree char *text = analect_grid_model_get_text (grid->model, from, range.column + j);

      for (guint row = from + 1; row < range.row + range.n_rows; row++)
        add_edit (edits, grid, row, range.column + j, text);
    }
  carry_out (grid, edits, _ ("Fill down"));
}
