/* A recent project in the list of the start page: its name and folder, when it was written and what is in it; or why it
 * is not there, with a button to look for it; or how far it is read.
 *
 * The name is that of the file until the file has been looked into.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_RECENT_ROW (analect_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalectRecentRow, analect_recent_row, ANALECT, RECENT_ROW, GtkListBoxRow)

/* The row activates "start.locate" with its address. */
GtkWidget *analect_recent_row_new (const char *uri);

/* Its address; borrowed. */
const char *analect_recent_row_get_uri (AnalectRecentRow *row);

/* Whether the file is not there, as far as is known. */
gboolean analect_recent_row_is_missing (AnalectRecentRow *row);

/* Whether all of WORDS occur in its name or folder. */
gboolean analect_recent_row_matches (AnalectRecentRow *row, const char *words);

/* Shows that FRACTION of the file is read, or with a negative one that it is; the second: no longer. */
void analect_recent_row_set_reading (AnalectRecentRow *row, double fraction);
void analect_recent_row_end_reading (AnalectRecentRow *row);
