/* How things look just now; see the header.
 *
 * The desktop's wish comes from the settings portal where there is one (it is asked without waiting), and from GTK's
 * own settings. ANALECT_COLOUR_SCHEME in the environment, "light" or "dark", overrides both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "look.h"

#include <string.h>

#define STYLE_RESOURCES "/org/analect/Analect/style/"
#define PORTAL          "org.freedesktop.portal.Desktop"
#define PORTAL_PATH     "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define APPEARANCE      "org.freedesktop.appearance"

struct _AnalectLookNotifier
{
  GObject parent_instance;
};

#define ANALECT_TYPE_LOOK_NOTIFIER (analect_look_notifier_get_type ())
G_DECLARE_FINAL_TYPE (AnalectLookNotifier, analect_look_notifier, ANALECT, LOOK_NOTIFIER, GObject)
G_DEFINE_FINAL_TYPE (AnalectLookNotifier, analect_look_notifier, G_TYPE_OBJECT)

static AnalectLook look;
static gboolean look_made;
static GtkCssProvider *provider;
static GDBusProxy *portal;

static void
analect_look_notifier_class_init (AnalectLookNotifierClass *class)
{
  g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_look_notifier_init (AnalectLookNotifier *notifier)
{
}

GObject *
analect_look_get_notifier (void)
{
  static GObject *notifier;

  if (notifier == NULL)
    notifier = g_object_new (ANALECT_TYPE_LOOK_NOTIFIER, NULL);
  return notifier;
}

static void
make_look (gboolean dark, gboolean high_contrast)
{
  look.dark = dark;
  look.high_contrast = high_contrast;
  look.page = ANALECT_COLOUR_RGB (dark ? 0x2d2d2d : 0xffffff);
  look.text = ANALECT_COLOUR_RGB (dark ? 0xeeeeec : 0x1f2325);
  look.dim = ANALECT_COLOUR_RGB (dark ? 0xb6b6b3 : 0x585e60);
  look.ring = ANALECT_COLOUR_RGB (dark ? 0x5a9bf0 : 0x3584e4);
  look.link = ANALECT_COLOUR_RGB (dark ? 0x78aeed : 0x1b6acb);
  look.found = ANALECT_COLOUR_RGB (dark ? 0x4a3a16 : 0xfdf0c4);
  look.border = ANALECT_COLOUR_RGB (dark ? 0x1b1b1b : 0xcdc7c2);
  look_made = TRUE;
}

static gboolean
wants_dark (const char *scheme)
{
  return g_strcmp0 (scheme, "dark") == 0;
}

const AnalectLook *
analect_look_get (void)
{
  if (!look_made)
    make_look (wants_dark (g_getenv ("ANALECT_COLOUR_SCHEME")), FALSE);
  return &look;
}

GdkRGBA
analect_look_rgba (AnalectColour colour)
{
  return (GdkRGBA){ .red = (float) colour.red / 255.f,
                    .green = (float) colour.green / 255.f,
                    .blue = (float) colour.blue / 255.f,
                    .alpha = (float) colour.alpha / 255.f };
}

double
analect_look_get_text_scale (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = -1;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1.0;
}

int
analect_look_scale (int length)
{
  return MAX (length, (int) (length * analect_look_get_text_scale ()));
}

GdkRGBA
analect_look_code (const char *stored)
{
  const AnalectLook *now = analect_look_get ();

  return analect_look_rgba (analect_palette_resolve (stored, now->dark, now->page));
}

AnalectStyleKind
analect_look_get_style (void)
{
  const AnalectLook *now = analect_look_get ();

  if (now->high_contrast)
    return now->dark ? ANALECT_STYLE_HIGH_CONTRAST_DARK : ANALECT_STYLE_HIGH_CONTRAST;
  return now->dark ? ANALECT_STYLE_SCREEN_DARK : ANALECT_STYLE_SCREEN_LIGHT;
}

/* Takes a new look over: the style sheet's colours first, then whoever draws. */
static void
take_look (gboolean dark, gboolean high_contrast)
{
  g_autofree char *resource = NULL;

  if (provider == NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  make_look (dark, high_contrast);
  resource = g_strconcat (STYLE_RESOURCES, high_contrast ? "high-contrast" : dark ? "dark" : "light", ".css", NULL);
  gtk_css_provider_load_from_resource (provider, resource);
  g_signal_emit_by_name (analect_look_get_notifier (), "changed");
}

/* Light or dark as the environment, the portal or GTK's own setting says, in this order. */
static gboolean
find_dark (GtkSettings *settings)
{
  const char *forced = g_getenv ("ANALECT_COLOUR_SCHEME");
  gboolean dark = FALSE;
  guint32 scheme = 0;

  if (forced != NULL)
    return wants_dark (forced);
  if (portal != NULL)
    scheme = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (portal), "scheme"));
  if (scheme > 0)
    return scheme == 1;
  g_object_get (settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  return dark;
}

static gboolean
find_high_contrast (GtkSettings *settings)
{
  g_autofree char *theme = NULL;

  g_object_get (settings, "gtk-theme-name", &theme, NULL);
  return theme != NULL && strstr (theme, "HighContrast") != NULL;
}

static void
refresh (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean dark = find_dark (settings), high_contrast = find_high_contrast (settings), now;

  g_object_get (settings, "gtk-application-prefer-dark-theme", &now, NULL);
  if (now != dark)
    g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
  if (provider == NULL || look.dark != dark || look.high_contrast != high_contrast)
    take_look (dark, high_contrast);
}

static void
take_scheme (GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  g_object_set_data (G_OBJECT (portal), "scheme", GUINT_TO_POINTER (g_variant_get_uint32 (inner)));
  refresh ();
}

static void
on_portal_signal (GDBusProxy *proxy, const char *sender, const char *name, GVariant *parameters, gpointer data)
{
  const char *space, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_str_equal (name, "SettingChanged") || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (g_str_equal (space, APPEARANCE) && g_str_equal (key, "color-scheme"))
    take_scheme (value);
}

static void
on_scheme_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (GVariant) value = answer ? g_variant_get_child_value (answer, 0) : NULL;

  if (value != NULL)
    take_scheme (value);
}

static void
on_portal_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  if (portal == NULL)
    return;
  g_signal_connect (portal, "g-signal", G_CALLBACK (on_portal_signal), NULL);
  g_dbus_proxy_call (portal, "Read", g_variant_new ("(ss)", APPEARANCE, "color-scheme"),
                     G_DBUS_CALL_FLAGS_NO_AUTO_START, 1000, NULL, on_scheme_read, NULL);
}

void
analect_look_follow_desktop (void)
{
  GtkSettings *settings = gtk_settings_get_default ();

  refresh ();
  g_signal_connect (settings, "notify::gtk-theme-name", G_CALLBACK (refresh), NULL);
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION,
                            G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START | G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                            PORTAL, PORTAL_PATH, PORTAL_SETTINGS, NULL, on_portal_ready, NULL);
}
