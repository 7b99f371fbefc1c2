/* The list of recent projects; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "recent.h"

#include "settings.h"

#define MAX_RECENT 12
#define RECENT     "recent"
#define PINNED     "pinned"

static void
append_but (GPtrArray *list, char **uris, const char *but)
{
  for (guint i = 0; uris[i] != NULL; i++)
    if (g_strcmp0 (uris[i], but) != 0)
      g_ptr_array_add (list, g_strdup (uris[i]));
}

static void
store (const char *key, GPtrArray *list)
{
  g_ptr_array_add (list, NULL);
  g_settings_set_strv (analect_settings_get (), key, (const char *const *) list->pdata);
}

char **
analect_recent_list (void)
{
  g_auto (GStrv) uris = g_settings_get_strv (analect_settings_get (), RECENT);
  GPtrArray *list = g_ptr_array_new ();

  for (int pinned = 1; pinned >= 0; pinned--)
    for (guint i = 0; uris[i] != NULL; i++)
      if (analect_recent_is_pinned (uris[i]) == pinned)
        g_ptr_array_add (list, g_strdup (uris[i]));
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}

gboolean
analect_recent_is_pinned (const char *uri)
{
  g_auto (GStrv) pinned = g_settings_get_strv (analect_settings_get (), PINNED);

  return g_strv_contains ((const char *const *) pinned, uri);
}

void
analect_recent_add (const char *uri)
{
  g_auto (GStrv) before = g_settings_get_strv (analect_settings_get (), RECENT);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (list, g_strdup (uri));
  append_but (list, before, uri);
  for (guint i = list->len; i > 0 && list->len > MAX_RECENT; i--)
    if (!analect_recent_is_pinned (list->pdata[i - 1]))
      g_ptr_array_remove_index (list, i - 1);
  store (RECENT, list);
}

void
analect_recent_set_pinned (const char *uri, gboolean pinned)
{
  g_auto (GStrv) before = g_settings_get_strv (analect_settings_get (), PINNED);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  append_but (list, before, uri);
  if (pinned)
    g_ptr_array_add (list, g_strdup (uri));
  store (PINNED, list);
}

void
analect_recent_remove (const char *uri)
{
  g_auto (GStrv) before = g_settings_get_strv (analect_settings_get (), RECENT);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  analect_recent_set_pinned (uri, FALSE);
  append_but (list, before, uri);
  store (RECENT, list);
}

void
analect_recent_replace (const char *uri, const char *by)
{
  g_auto (GStrv) before = g_settings_get_strv (analect_settings_get (), RECENT);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  gboolean pinned = analect_recent_is_pinned (uri);

  analect_recent_set_pinned (uri, FALSE);
  for (guint i = 0; before[i] != NULL; i++)
    if (g_str_equal (before[i], uri))
      g_ptr_array_add (list, g_strdup (by));
    else if (!g_str_equal (before[i], by))
      g_ptr_array_add (list, g_strdup (before[i]));
  store (RECENT, list);
  if (pinned)
    analect_recent_set_pinned (by, TRUE);
}
