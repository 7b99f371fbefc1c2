/* Keys as caps; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "key-caps.h"

#include <glib/gi18n.h>

#define RANGE "..."

/* The keys as GTK writes them, with RANGE between two that stand for those between them. */
static char **
list_keys (const AnalectCommand *command)
{
  return command->keys ? g_strsplit (command->keys, " ", -1) : g_strdupv ((char **) command->accels);
}

static char *
name_key (const char *key)
{
  GdkModifierType modifiers;
  guint value;

  if (!gtk_accelerator_parse (key, &value, &modifiers))
    return g_strdup (key);
  /* As the key is called in all other texts. */
  if (value == GDK_KEY_Return && modifiers == 0)
    return g_strdup (_ ("Enter"));
  return gtk_accelerator_get_label (value, modifiers);
}

GtkWidget *
analect_key_caps_new (const AnalectCommand *command)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_auto (GStrv) keys = list_keys (command);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean range = g_str_equal (keys[i], RANGE);
      g_autofree char *name = range ? g_strdup ("–") : name_key (keys[i]);
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, range ? "an-meta" : "an-key");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

char *
analect_key_caps_describe (const AnalectCommand *command)
{
  g_auto (GStrv) keys = list_keys (command);
  GString *text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean range = g_str_equal (keys[i], RANGE), joined = i == 0 || range || g_str_equal (keys[i - 1], RANGE);
      g_autofree char *name = range ? g_strdup ("–") : name_key (keys[i]);

      g_string_append_printf (text, "%s%s", joined ? "" : ", ", name);
    }
  return g_string_free (text, FALSE);
}
