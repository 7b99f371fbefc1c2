/* Words that are remembered; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "remembered.h"

#include "settings.h"

/* For keys the settings do not have. */
static GHashTable *session;

static gboolean
has_key (const char *key)
{
  GSettings *settings = analect_settings_get ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return schema != NULL && g_settings_schema_has_key (schema, key);
}

void
analect_remember (const char *key, const char *text)
{
  if (has_key (key))
    {
      g_settings_set_string (analect_settings_get (), key, text);
      return;
    }
  if (session == NULL)
    session = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (session, g_strdup (key), g_strdup (text));
}

char *
analect_remembered (const char *key)
{
  if (has_key (key))
    return g_settings_get_string (analect_settings_get (), key);
  return session ? g_strdup (g_hash_table_lookup (session, key)) : NULL;
}
