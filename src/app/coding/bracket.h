/* One coding in the gutter: a bracket over its lines, and perhaps its name beside it. A button for pointer, keyboard
 * and screen reader.
 *
 * Where it stands is the gutter's to say; it draws what analect_bracket_place () told, in its own coordinates.
 *
 * Signals:
 *   activated (AnalectBracket *)
 *   code-dropped (AnalectBracket *, guint code)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "coding-marks.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_BRACKET (analect_bracket_get_type ())
G_DECLARE_FINAL_TYPE (AnalectBracket, analect_bracket, ANALECT, BRACKET, GtkWidget)

GtkWidget *analect_bracket_new (AnalectWorkbench *workbench);

/* What a coding that is dragged gives: this, followed by its GUID. */
#define ANALECT_CODING_DRAG_PREFIX "analect-coding:"

/* Shows MARK; CURRENT: of the current excerpt; WITH_CODER: with the coder's initials, since there are several coders.
 */
void analect_bracket_set (AnalectBracket *bracket, const AnalectMark *mark, gboolean current, gboolean with_coder);
const AnalectMark *analect_bracket_get_mark (AnalectBracket *bracket);

/* Pixels from the widget's upper left corner. */
typedef struct
{
  double x;                        /* of the stroke's left edge */
  double top, bottom;              /* of the stroke */
  double middle;                   /* of the first line, where the tie to the label begins */
  gboolean open_top, open_bottom;  /* goes on out of sight: no tick */
  gboolean labelled;               /* whether there is a label */
  double label_x, label_y, height; /* of the label */
} AnalectBracketPlace;

void analect_bracket_place (AnalectBracket *bracket, const AnalectBracketPlace *place);

/* Where there is no room for labels, draws the name beside the bracket, in the coordinates of OVER, while the bracket
 * has the focus. */
void analect_bracket_snapshot_hint (AnalectBracket *bracket, GtkWidget *over, GtkSnapshot *snapshot);
