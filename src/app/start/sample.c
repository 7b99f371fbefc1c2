/* The teaching sample; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sample.h"

#include "application.h"
#include "data-files.h"
#include "message.h"
#include "session.h"

#include <glib/gi18n.h>

gboolean
analect_sample_make (const char *path, GError **error)
{
  g_autofree char *from = analect_data_file ("sample/sample.analect");
  g_autoptr (AnalectSession) template = analect_session_open (NULL, from, ANALECT_SESSION_READ, NULL, error);
  g_autoptr (AnalectSession) copy = NULL;

  if (template == NULL)
    return FALSE;
  copy = analect_session_create (
      NULL, path, analect_project_new_from_template (analect_session_get_project (template), NULL), NULL, error);
  return copy != NULL;
}

char *
analect_sample_get_path (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  /* Translators: the name of a file */
  g_autofree char *name = g_strconcat (_ ("Teaching sample"), ".analect", NULL);
  g_autofree char *legal = g_strdelimit (g_steal_pointer (&name), "/", '-');

  if (documents == NULL || !g_file_test (documents, G_FILE_TEST_IS_DIR))
    documents = g_get_home_dir ();
  return g_build_filename (documents, legal, NULL);
}

void
analect_sample_open (GtkWindow *window)
{
  g_autofree char *path = analect_sample_get_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !analect_sample_make (path, &error))
    {
      analect_message_tell (window, _ ("The sample could not be copied"), error->message);
      return;
    }
  analect_application_open_file (ANALECT_APPLICATION (gtk_window_get_application (window)), window, file);
}
