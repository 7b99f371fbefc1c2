/* Asking for a name; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ask-name.h"

#include "dialog.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *entry;
  GSimpleAction *accept; /* borrowed from the window's group */
  AnalectNamed callback; /* NULL when it was called */
  gpointer data;
} Asking;

static char *
get_name (Asking *asking)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))));
}

static void
on_changed (Asking *asking)
{
  g_autofree char *name = get_name (asking);

  g_simple_action_set_enabled (asking->accept, *name != '\0');
}

static void
accept (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Asking *asking = data;
  g_autofree char *name = get_name (asking);
  AnalectNamed callback = g_steal_pointer (&asking->callback);
  gpointer callback_data = asking->data;

  gtk_window_destroy (asking->window);
  callback (name, callback_data);
}

/* Without an answer: closed, or its parent was. */
static void
on_destroyed (GtkWidget *window, Asking *asking)
{
  if (asking->callback != NULL)
    asking->callback (NULL, asking->data);
  g_free (asking);
}

static void
add_accept (Asking *asking)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("accept", NULL);

  asking->accept = action;
  g_signal_connect (action, "activate", G_CALLBACK (accept), asking);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (asking->window), "dialog", G_ACTION_GROUP (group));
}

GtkWindow *
analect_ask_name (GtkWindow *parent, const char *title, const char *label, const char *name, const char *verb,
                  AnalectNamed callback, gpointer data)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  asking->window = GTK_WINDOW (gtk_window_new ());
  asking->callback = callback;
  asking->data = data;
  add_accept (asking);
  asking->entry = analect_dialog_entry (GTK_BOX (box), label, NULL);
  gtk_editable_set_text (GTK_EDITABLE (asking->entry), name);
  analect_dialog_frame (asking->window, parent, title, verb, box);
  gtk_window_set_default_size (asking->window, 420, -1);
  gtk_window_set_resizable (asking->window, FALSE);
  g_signal_connect_swapped (asking->entry, "changed", G_CALLBACK (on_changed), asking);
  g_signal_connect (asking->window, "destroy", G_CALLBACK (on_destroyed), asking);
  on_changed (asking);
  gtk_widget_grab_focus (asking->entry);
  gtk_window_present (asking->window);
  return asking->window;
}
