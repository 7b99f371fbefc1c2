/* Asking for project files; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "project-files.h"

#include <string.h>

#include <glib/gi18n.h>

#define ENDING ".analect"

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) projects = gtk_file_filter_new (), all = gtk_file_filter_new ();

  gtk_file_filter_set_name (projects, _ ("Analect projects"));
  gtk_file_filter_add_suffix (projects, ENDING + 1);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, projects);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

void
analect_project_files_choose_to_open (GtkWindow *parent, AnalectFilesChosen callback, gpointer data)
{
  g_autoptr (GListModel) filters = make_filters ();

  analect_files_choose (parent, ANALECT_FILES_OPEN, _ ("Open a project"), _ ("_Open"), NULL, filters, callback, data);
}

void
analect_project_files_choose_to_save (GtkWindow *parent, const char *title, const char *accept, const char *path,
                                      AnalectFilesChosen callback, gpointer data)
{
  g_autoptr (GListModel) filters = make_filters ();
  g_autofree char *base = g_path_get_basename (path), *name = g_filename_display_name (base);

  analect_files_choose (parent, ANALECT_FILES_SAVE, title, accept, name, filters, callback, data);
}

char *
analect_project_files_get_path (GListModel *files)
{
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL, *full = path ? g_strconcat (path, ENDING, NULL) : NULL;

  /* Only what was asked about may be replaced. */
  if (path == NULL || g_str_has_suffix (path, ENDING) || g_file_test (full, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  return g_steal_pointer (&full);
}

char *
analect_project_files_get_title (const char *path)
{
  g_autofree char *base = g_path_get_basename (path), *title = g_filename_display_name (base);

  if (g_str_has_suffix (title, ENDING))
    title[strlen (title) - strlen (ENDING)] = '\0';
  return g_steal_pointer (&title);
}

char *
analect_project_files_name_copy (const char *path)
{
  g_autofree char *title = analect_project_files_get_title (path);
  /* Translators: the name of a copy; %s is the name of the project */
  g_autofree char *copy = g_strdup_printf (_ ("%s (copy)"), title);

  return g_strconcat (copy, ENDING, NULL);
}
