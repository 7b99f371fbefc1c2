/* Tables of text for the clipboard; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-clip.h"

#include <string.h>

struct _AnalectGridClip
{
  GPtrArray *rows; /* of GPtrArray of char * */
  guint n_columns;
};

/* The quoted cell that begins after its mark at AT; NULL when it is not closed before the cell ends. END gets the place
 * behind it. */
static char *
read_quoted (const char *at, const char **end)
{
  GString *cell = g_string_new (NULL);

  for (; *at != '\0'; at++)
    {
      if (*at != '"')
        g_string_append_c (cell, *at);
      else if (at[1] == '"')
        g_string_append_c (cell, *at++);
      else
        {
          *end = at + 1;
          /* strchr () finds the end of the text too, which also ends a cell. */
          if (strchr ("\t\r\n", **end) != NULL)
            return g_string_free (cell, FALSE);
          break;
        }
    }
  g_string_free (cell, TRUE);
  return NULL;
}

static char *
read_cell (const char **at)
{
  gsize length;
  char *cell;

  if (**at == '"')
    {
      const char *end;

      cell = read_quoted (*at + 1, &end);
      if (cell != NULL)
        {
          *at = end;
          return cell;
        }
    }
  length = strcspn (*at, "\t\r\n");
  cell = g_strndup (*at, length);
  *at += length;
  return cell;
}

static GPtrArray *
add_row (AnalectGridClip *clip)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (clip->rows, row);
  return row;
}

AnalectGridClip *
analect_grid_clip_parse (const char *text)
{
  AnalectGridClip *clip = g_new0 (AnalectGridClip, 1);
  GPtrArray *row;

  clip->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  row = add_row (clip);
  for (;;)
    {
      g_ptr_array_add (row, read_cell (&text));
      clip->n_columns = MAX (clip->n_columns, row->len);
      if (*text == '\t')
        text++;
      else if (*text == '\0')
        break;
      else
        {
          text += text[0] == '\r' && text[1] == '\n' ? 2 : 1;
          if (*text == '\0')
            break;
          row = add_row (clip);
        }
    }
  return clip;
}

void
analect_grid_clip_free (AnalectGridClip *clip)
{
  if (clip == NULL)
    return;
  g_ptr_array_unref (clip->rows);
  g_free (clip);
}

guint
analect_grid_clip_get_n_rows (const AnalectGridClip *clip)
{
  return clip->rows->len;
}

guint
analect_grid_clip_get_n_columns (const AnalectGridClip *clip)
{
  return clip->n_columns;
}

const char *
analect_grid_clip_get (const AnalectGridClip *clip, guint row, guint column)
{
  const GPtrArray *cells = row < clip->rows->len ? g_ptr_array_index (clip->rows, row) : NULL;

  return cells != NULL && column < cells->len ? g_ptr_array_index (cells, column) : "";
}

void
analect_grid_clip_get_extent (const AnalectGridClip *clip, guint n_rows, guint n_columns, guint *fill_rows,
                              guint *fill_columns)
{
  gboolean fits = n_rows > 0 && n_columns > 0 && n_rows % clip->rows->len == 0 && n_columns % clip->n_columns == 0;

  *fill_rows = fits ? n_rows : clip->rows->len;
  *fill_columns = fits ? n_columns : clip->n_columns;
}

const char *
analect_grid_clip_get_repeated (const AnalectGridClip *clip, guint row, guint column)
{
  return analect_grid_clip_get (clip, row % clip->rows->len, column % clip->n_columns);
}

void
analect_grid_clip_write_cell (GString *out, const char *text, gboolean is_first)
{
  if (!is_first)
    g_string_append_c (out, '\t');
  if (strpbrk (text, "\t\r\n\"") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

void
analect_grid_clip_write_row_end (GString *out)
{
  g_string_append_c (out, '\n');
}
