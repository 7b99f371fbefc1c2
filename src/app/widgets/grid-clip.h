/* Tables of text on their way through the clipboard: rows with tabs between the cells, as spreadsheets write and read
 * them.
 *
 * A cell with a tab, a line end or a quotation mark in it is written in quotation marks, those inside doubled. Reading
 * takes LF, CR and CRLF, and a quotation mark only at the beginning of a cell; one that is never closed stands for
 * itself. The line end behind the last row is no row of its own. Rows may be of different lengths.
 *
 * Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _AnalectGridClip AnalectGridClip;

/* Reads TEXT (UTF-8). Never NULL; the empty text is one empty cell. */
AnalectGridClip *analect_grid_clip_parse (const char *text);
void analect_grid_clip_free (AnalectGridClip *clip);

guint analect_grid_clip_get_n_rows (const AnalectGridClip *clip);

/* Of the longest row. */
guint analect_grid_clip_get_n_columns (const AnalectGridClip *clip);

/* The cell; "" where its row is too short. */
const char *analect_grid_clip_get (const AnalectGridClip *clip, guint row, guint column);

/* The part of a table that CLIP fills when it is pasted on a range of N_ROWS × N_COLUMNS cells: the range itself when
 * it is a multiple of what is pasted, which is repeated then, else once what is pasted. */
void analect_grid_clip_get_extent (const AnalectGridClip *clip, guint n_rows, guint n_columns, guint *fill_rows,
                                   guint *fill_columns);

/* The cell for a place in the extent. */
const char *analect_grid_clip_get_repeated (const AnalectGridClip *clip, guint row, guint column);

/* Writes a table: add the cells of a row, end it, and so on. A row is ended before the next begins. */
void analect_grid_clip_write_cell (GString *out, const char *text, gboolean is_first);
void analect_grid_clip_write_row_end (GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectGridClip, analect_grid_clip_free)
