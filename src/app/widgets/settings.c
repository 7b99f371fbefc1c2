/* What the window remembers between sessions; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "settings.h"

#include <string.h>

#define SCHEMA "org.analect.Analect"

/* The schema as it is installed, else as the build has compiled it. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = installed ? g_settings_schema_source_lookup (installed, SCHEMA, TRUE) : NULL;
  g_autoptr (GSettingsSchemaSource) built = NULL;

  if (schema != NULL)
    return schema;
  built = g_settings_schema_source_new_from_directory (ANALECT_BUILD_DIR "/data", installed, FALSE, NULL);
  return built ? g_settings_schema_source_lookup (built, SCHEMA, FALSE) : NULL;
}

GSettings *
analect_settings_get (void)
{
  static GSettings *settings;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings != NULL)
    return settings;
  schema = find_schema ();
  if (schema == NULL)
    g_error ("The schema %s is not installed; please install Analect again", SCHEMA);
  settings = g_settings_new_full (schema, NULL, NULL);
  return settings;
}

typedef struct
{
  char *key;
  gboolean from_end;
  gboolean placed; /* the remembered position was given to the paned */
} Kept;

static void
kept_free (gpointer data, GClosure *closure)
{
  Kept *kept = data;

  g_free (kept->key);
  g_free (kept);
}

/* The room a paned has for its two children; 0 while it has no size. */
static int
paned_length (GtkPaned *paned)
{
  gboolean across = gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)) == GTK_ORIENTATION_HORIZONTAL;

  return across ? gtk_widget_get_width (GTK_WIDGET (paned)) : gtk_widget_get_height (GTK_WIDGET (paned));
}

static void
on_paned_position (GtkPaned *paned, GParamSpec *property, gpointer data)
{
  Kept *kept = data;
  int length = paned_length (paned), position = gtk_paned_get_position (paned);

  if (kept->placed && length > 0)
    g_settings_set_int (analect_settings_get (), kept->key, kept->from_end ? length - position : position);
}

/* The far edge is only known once the paned has a size. */
static void
on_paned_max (GtkPaned *paned, GParamSpec *property, gpointer data)
{
  Kept *kept = data;
  int length = paned_length (paned);

  if (kept->placed || length <= 1)
    return;
  kept->placed = TRUE;
  gtk_paned_set_position (paned, length - g_settings_get_int (analect_settings_get (), kept->key));
}

static gboolean
place_later (gpointer data)
{
  g_object_notify (data, "max-position");
  return G_SOURCE_REMOVE;
}

static void
on_paned_map (GtkWidget *paned, gpointer data)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_later, g_object_ref (paned), g_object_unref);
}

void
analect_settings_bind_paned (const char *key, GtkPaned *paned)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->key = g_strdup (key);
  kept->from_end = g_str_has_suffix (key, "-end");
  kept->placed = !kept->from_end;
  if (kept->placed)
    gtk_paned_set_position (paned, g_settings_get_int (analect_settings_get (), key));
  g_signal_connect_data (paned, "notify::position", G_CALLBACK (on_paned_position), kept, kept_free, 0);
  g_signal_connect (paned, "notify::max-position", G_CALLBACK (on_paned_max), kept);
  g_signal_connect (paned, "map", G_CALLBACK (on_paned_map), NULL);
}
