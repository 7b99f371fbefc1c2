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

/* What sides have in narrow windows. */
static const struct
{
  const char *key;
  int size;
} narrow_sizes[] = {
  { "studies-filters", 170 },     { "studies-record-end", 300 },    { "coding-documents", 180 },
  { "coding-codebook-end", 300 }, { "outcomes-evidence-end", 170 }, { "themes-details-end", 260 },
};

typedef struct
{
  char *key;
  gboolean from_end;
  gboolean placed; /* the remembered position was given to the paned */
  gboolean narrow; /* that for a narrow window was */
  gboolean placing;
  int length; /* when the position was seen last: it changes by itself when the window does */
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
  gboolean by_user = kept->placed && !kept->placing && length > 0 && length == kept->length;

  kept->length = length;
  if (by_user)
    g_settings_set_int (analect_settings_get (), kept->key, kept->from_end ? length - position : position);
}

/* What the side is to have: what was chosen, else what suits the window. */
static int
find_size (const Kept *kept)
{
  g_autoptr (GVariant) chosen = g_settings_get_user_value (analect_settings_get (), kept->key);

  if (kept->narrow && chosen == NULL)
    for (guint i = 0; i < G_N_ELEMENTS (narrow_sizes); i++)
      if (g_str_equal (narrow_sizes[i].key, kept->key))
        return narrow_sizes[i].size;
  return g_settings_get_int (analect_settings_get (), kept->key);
}

/* The far edge, and how wide the window is, are only known once there is a size. */
static void
on_paned_max (GtkPaned *paned, GParamSpec *property, gpointer data)
{
  Kept *kept = data;
  int length = paned_length (paned), size;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (paned));
  gboolean narrow = root != NULL && gtk_widget_get_width (GTK_WIDGET (root)) < ANALECT_NARROW_WIDTH;

  if (length <= 1 || (kept->placed && narrow == kept->narrow))
    return;
  kept->placed = TRUE;
  kept->narrow = narrow;
  kept->length = length;
  kept->placing = TRUE;
  size = find_size (kept);
  gtk_paned_set_position (paned, kept->from_end ? length - size : size);
  kept->placing = FALSE;
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
  if (!kept->from_end)
    gtk_paned_set_position (paned, g_settings_get_int (analect_settings_get (), key));
  g_signal_connect_data (paned, "notify::position", G_CALLBACK (on_paned_position), kept, kept_free, 0);
  g_signal_connect (paned, "notify::max-position", G_CALLBACK (on_paned_max), kept);
  g_signal_connect (paned, "map", G_CALLBACK (on_paned_map), NULL);
}
