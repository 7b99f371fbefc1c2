/* Asking for files; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "files.h"

typedef struct
{
  AnalectFilesChosen callback;
  gpointer data;
} Asked;

/* The folder of the last choice, for this run of the program. */
static GFile *last_folder;

static void
remember_folder (GListModel *files)
{
  g_autoptr (GFile) first = g_list_model_get_item (files, 0);
  GFile *folder = first ? g_file_get_parent (first) : NULL;

  if (folder == NULL)
    return;
  g_clear_object (&last_folder);
  last_folder = folder;
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
responded (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GListModel) files = NULL;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  if (files != NULL && g_list_model_get_n_items (files) == 0)
    g_clear_object (&files);
  if (files != NULL)
    remember_folder (files);
  asked->callback (files, asked->data);
  g_free (asked);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser, GListModel *filters)
{
  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (chooser, filter);
    }
}

void
analect_files_choose (GtkWindow *parent, AnalectFilesMode mode, const char *title, const char *accept, const char *name,
                      GListModel *filters, AnalectFilesChosen callback, gpointer data)
{
  GtkFileChooserAction action
      = mode == ANALECT_FILES_SAVE ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent, action, accept, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ callback, data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_file_chooser_set_select_multiple (chooser, mode == ANALECT_FILES_OPEN_MANY);
  add_filters (chooser, filters);
  if (last_folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, last_folder, NULL);
  if (mode == ANALECT_FILES_SAVE && name != NULL)
    gtk_file_chooser_set_current_name (chooser, name);
  g_signal_connect (native, "response", G_CALLBACK (responded), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

G_GNUC_END_IGNORE_DEPRECATIONS
