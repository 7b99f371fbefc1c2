/* The application; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "application.h"

#include "command-table.h"
#include "look.h"
#include "window.h"

#include <glib/gi18n.h>

struct _AnalectApplication
{
  GtkApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AnalectApplication, analect_application, GTK_TYPE_APPLICATION)

static void
analect_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (analect_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

void
analect_application_open_file (AnalectApplication *application, GtkWindow *window, GFile *file)
{
  for (GList *each = gtk_application_get_windows (GTK_APPLICATION (application)); each != NULL; each = each->next)
    if (ANALECT_IS_WINDOW (each->data) && analect_window_has_file (ANALECT_WINDOW (each->data), file))
      {
        gtk_window_present (GTK_WINDOW (each->data));
        return;
      }
  if (window == NULL || !ANALECT_IS_WINDOW (window) || !analect_window_is_free (ANALECT_WINDOW (window)))
    window = GTK_WINDOW (analect_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
  analect_window_open (ANALECT_WINDOW (window), file);
}

static void
analect_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    analect_application_open_file (ANALECT_APPLICATION (application),
                                   gtk_application_get_active_window (GTK_APPLICATION (application)), files[i]);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *each = windows; each != NULL; each = each->next)
    gtk_window_close (GTK_WINDOW (each->data));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (data)), "program-name", "Analect",
                         "version", ANALECT_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Qualitative meta-analysis, from the studies to the findings"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
};

static void
set_keys (GtkApplication *application)
{
  guint n;
  const AnalectCommand *commands = analect_commands_get (&n);

  for (guint i = 0; i < n; i++)
    if (commands[i].action != NULL)
      gtk_application_set_accels_for_action (application, commands[i].action, (const char *const *) commands[i].accels);
}

static void
analect_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (analect_application_parent_class)->startup (application);
  g_set_application_name ("Analect");
  analect_look_follow_desktop ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  set_keys (GTK_APPLICATION (application));
}

static void
analect_application_class_init (AnalectApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->startup = analect_application_startup;
  application_class->activate = analect_application_activate;
  application_class->open = analect_application_open;
}

static void
analect_application_init (AnalectApplication *application)
{
}

AnalectApplication *
analect_application_new (void)
{
  return g_object_new (ANALECT_TYPE_APPLICATION, "application-id", "org.analect.Analect", "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
