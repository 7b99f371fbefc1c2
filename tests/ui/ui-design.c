/* Faults of a design that a program can find; see ui-test.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-test.h"

#define MIN_HEIGHT 26
#define MIN_WIDTH  24

static gboolean
is_control (GtkWidget *widget)
{
  /* What stands in an entry is as high as it needs; the entry is the control. */
  if (GTK_IS_TEXT (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LABEL (widget) || GTK_IS_VIEWPORT (widget))
    return FALSE;
  return gtk_widget_get_focusable (widget) || GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
is_small_control (GtkWidget *widget, gpointer data)
{
  return is_control (widget) && gtk_widget_get_sensitive (widget) && ui_is_seen (widget)
         && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL
         && (gtk_widget_get_allocated_height (widget) < MIN_HEIGHT
             || gtk_widget_get_allocated_width (widget) < MIN_WIDTH);
}

char *
ui_small_controls (GtkWidget *root)
{
  g_autoptr (GPtrArray) widgets = ui_find_where (root, is_small_control, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = widgets->pdata[i];
      GtkWidget *label = ui_find_type (widget, GTK_TYPE_LABEL);
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      g_string_append_printf (list, "%s “%s” %d×%d\n", G_OBJECT_TYPE_NAME (widget),
                              label     ? gtk_label_get_text (GTK_LABEL (label))
                              : tooltip ? tooltip
                                        : gtk_widget_get_name (widget),
                              gtk_widget_get_allocated_width (widget), gtk_widget_get_allocated_height (widget));
    }
  return g_string_free (list, FALSE);
}

static gboolean
may_be_cut (GtkWidget *widget)
{
  for (; widget; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget) || gtk_widget_has_css_class (widget, "an-shorten"))
      return TRUE;
  return FALSE;
}

static gboolean
is_cut (GtkWidget *widget, gpointer data)
{
  PangoLayout *layout;

  if (!GTK_IS_LABEL (widget) || !ui_is_seen (widget) || may_be_cut (widget))
    return FALSE;
  layout = gtk_label_get_layout (GTK_LABEL (widget));
  return pango_layout_is_ellipsized (layout);
}

char *
ui_cut_labels (GtkWidget *root)
{
  g_autoptr (GPtrArray) widgets = ui_find_where (root, is_cut, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < widgets->len; i++)
    g_string_append_printf (list, "%s\n", gtk_label_get_text (widgets->pdata[i]));
  return g_string_free (list, FALSE);
}
