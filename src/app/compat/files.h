/* Asking for files, the same on every GTK (what there is to ask with changed in 4.10).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

typedef enum
{
  ANALECT_FILES_OPEN,
  ANALECT_FILES_OPEN_MANY,
  ANALECT_FILES_SAVE,
} AnalectFilesMode;

/* FILES (of GFile) is NULL when the user chose none. Borrowed. */
typedef void (*AnalectFilesChosen) (GListModel *files, gpointer data);

/* Asks under TITLE; ACCEPT is the button's label. NAME is proposed when saving (may be NULL). FILTERS (of GtkFileFilter)
 * may be NULL; the first is chosen. The folder of last time is remembered. CALLBACK is called once. */
void analect_files_choose (GtkWindow *parent, AnalectFilesMode mode, const char *title, const char *accept,
                           const char *name, GListModel *filters, AnalectFilesChosen callback, gpointer data);
