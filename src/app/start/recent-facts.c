/* What a project file tells of itself; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "recent-facts.h"

#include "project-glance.h"

#include <string.h>

#include <glib/gi18n.h>

#define MAX_COUNT (32 * 1024 * 1024) /* larger files are not read to their end */

static AnalectRecentFacts *
facts_new (void)
{
  return g_new0 (AnalectRecentFacts, 1);
}

void
analect_recent_facts_free (AnalectRecentFacts *facts)
{
  g_free (facts->missing);
  g_free (facts->title);
  g_clear_pointer (&facts->when, g_date_time_unref);
  g_free (facts);
}

/* Reading */

/* A file that is not what it should be gives the facts that came before. */
static void
read_content (GFile *file, AnalectRecentFacts *facts, GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_auto (AnalectProjectGlance) glance = { 0 };

  if (stream == NULL)
    return;
  /* Of a large file only its beginning is wanted, where the title is. */
  analect_project_glance (G_INPUT_STREAM (stream), facts->size > MAX_COUNT ? 0 : MAX_COUNT, &glance, cancellable);
  facts->title = g_steal_pointer (&glance.title);
  facts->counted = glance.whole;
  facts->studies = glance.studies;
  facts->codings = glance.codings;
}

/* Why there is nothing at FILE: the first folder above it that is there says what is not. */
static char *
explain_missing (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  static const char *const drives[] = { "/media/", "/run/media/", "/mnt/" };

  if (folder != NULL && g_file_query_exists (folder, NULL))
    return g_strdup (_ ("Not found in this folder"));
  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (drives); i++)
    if (g_str_has_prefix (path, drives[i]))
      {
        g_auto (GStrv) parts = g_strsplit (path + strlen (drives[i]), "/", -1);
        gboolean of_user = i < 2 && g_strcmp0 (parts[0], g_get_user_name ()) == 0;
        const char *drive = parts[0] != NULL && of_user ? parts[1] : parts[0];

        /* Translators: %s is the name of a drive */
        return g_strdup_printf (_ ("Not found on the drive “%s”"), drive);
      }
  return g_strdup (_ ("Its folder is not there"));
}

static void
look_up (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_uri (data);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  AnalectRecentFacts *facts = facts_new ();

  if (info == NULL)
    facts->missing = explain_missing (file);
  else
    {
      g_autoptr (GDateTime) utc = g_file_info_get_modification_date_time (info);

      facts->when = utc ? g_date_time_to_local (utc) : NULL;
      facts->size = (guint64) g_file_info_get_size (info);
      read_content (file, facts, cancellable);
    }
  g_task_return_pointer (task, facts, (GDestroyNotify) analect_recent_facts_free);
}

void
analect_recent_facts_async (const char *uri, GCancellable *cancellable, GObject *source, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  g_task_set_task_data (task, g_strdup (uri), g_free);
  g_task_set_check_cancellable (task, TRUE);
  g_task_run_in_thread (task, look_up);
}

AnalectRecentFacts *
analect_recent_facts_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* In words */

char *
analect_recent_facts_folder (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = folder ? g_file_get_relative_path (home, folder) : NULL;
  g_autofree char *whole = folder ? g_file_get_parse_name (folder) : g_strdup ("");
  const char *path = below ? below : *whole == '/' ? whole + 1 : whole;
  g_autofree char *shown = g_filename_display_name (path);
  g_auto (GStrv) parts = g_strsplit (shown, "/", -1);

  if (folder != NULL && g_file_equal (folder, home))
    return g_strdup (_ ("Home folder"));
  return g_strjoinv (" › ", parts);
}

char *
analect_recent_facts_when (const AnalectRecentFacts *facts)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  GDateTime *when = facts->when;
  int day;

  if (when == NULL)
    return g_strdup ("");
  day = g_date_time_get_day_of_year (when);
  if (g_date_time_get_year (when) == g_date_time_get_year (now) && day == g_date_time_get_day_of_year (now))
    /* Translators: a time of today, as of strftime () */
    return g_date_time_format (when, _ ("Today, %H:%M"));
  if (g_date_time_get_year (when) == g_date_time_get_year (yesterday) && day == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_ ("Yesterday"));
  if (g_date_time_get_year (when) == g_date_time_get_year (now))
    /* Translators: a day of this year, as of strftime () */
    return g_date_time_format (when, _ ("%-d %B"));
  /* Translators: a day of an earlier year, as of strftime () */
  return g_date_time_format (when, _ ("%-d %B %Y"));
}

char *
analect_recent_facts_content (const AnalectRecentFacts *facts)
{
  g_autofree char *studies = NULL, *codings = NULL;

  if (!facts->counted)
    return g_format_size (facts->size);
  studies = g_strdup_printf (ngettext ("%'u study", "%'u studies", facts->studies), facts->studies);
  codings = g_strdup_printf (ngettext ("%'u coding", "%'u codings", facts->codings), facts->codings);
  /* Translators: what is in a project: "12 studies, 552 codings" */
  return g_strdup_printf (_ ("%s, %s"), studies, codings);
}
