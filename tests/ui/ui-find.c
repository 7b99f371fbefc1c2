/* Finding widgets, and the text that can be seen; see ui-test.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-test.h"

#include <string.h>

typedef gboolean (*Likes) (GtkWidget *widget, gpointer data);

/* Adds what LIKES likes below WIDGET, and WIDGET; FOUND gets the first only when FIRST is set. */
static gboolean
search (GtkWidget *widget, Likes likes, gpointer data, gboolean first, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (likes (widget, data))
    {
      g_ptr_array_add (found, widget);
      if (first)
        return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (search (child, likes, data, first, found))
      return TRUE;
  return FALSE;
}

static void
search_all (GtkWidget *root, Likes likes, gpointer data, gboolean first, GPtrArray *found)
{
  g_autoptr (GList) windows = NULL;

  if (root)
    {
      search (root, likes, data, first, found);
      return;
    }
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (search (l->data, likes, data, first, found))
      return;
}

GPtrArray *
ui_find_where (GtkWidget *root, Likes predicate, gpointer data)
{
  GPtrArray *found = g_ptr_array_new ();

  search_all (root, predicate, data, FALSE, found);
  return found;
}

static GtkWidget *
find_first (GtkWidget *root, Likes likes, gconstpointer data)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  search_all (root, likes, (gpointer) data, TRUE, found);
  return found->len > 0 ? found->pdata[0] : NULL;
}

static gboolean
has_type (GtkWidget *widget, gpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(GType *) data);
}

static gboolean
has_name (GtkWidget *widget, gpointer data)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return strcmp (gtk_widget_get_name (widget), data) == 0 || g_strcmp0 (id, data) == 0;
}

static gboolean
has_class (GtkWidget *widget, gpointer data)
{
  return gtk_widget_has_css_class (widget, data);
}

static gboolean
has_accessible_label (GtkWidget *widget, gpointer data)
{
  g_autofree char *other = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, (const char *) data);
  return other == NULL;
}

/* The text a widget shows itself, or NULL; the caller frees it. */
static char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget))
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (widget));
      const char *placeholder = gtk_text_get_placeholder_text (GTK_TEXT (widget));

      /* The placeholder is a label below the text, which is found by itself. */
      return *text != 0 || placeholder == NULL ? g_strdup (text) : NULL;
    }
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end);
      return gtk_text_iter_get_text (&start, &end);
    }
  return NULL;
}

static gboolean
has_text (GtkWidget *widget, gpointer data)
{
  g_autofree char *text = get_text (widget);

  return text && strcmp (text, data) == 0;
}

static gboolean
has_part (GtkWidget *widget, gpointer data)
{
  g_autofree char *text = get_text (widget);

  return text && strstr (text, data) != NULL;
}

static gboolean
is_button (GtkWidget *widget, gpointer data)
{
  const char *css_name = gtk_widget_get_css_name (widget);
  GtkWidget *image;

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget) && !GTK_IS_CHECK_BUTTON (widget)
      && !GTK_IS_DROP_DOWN (widget) && strcmp (css_name, "modelbutton") != 0)
    return FALSE;
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0 || has_accessible_label (widget, data)
      || find_first (widget, has_text, data))
    return TRUE;
  image = ui_find_type (widget, GTK_TYPE_IMAGE);
  return image && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (image)), data) == 0;
}

GtkWidget *
ui_find_type (GtkWidget *root, GType type)
{
  return find_first (root, has_type, &type);
}

GPtrArray *
ui_find_all (GtkWidget *root, GType type)
{
  return ui_find_where (root, has_type, &type);
}

GtkWidget *
ui_find_name (GtkWidget *root, const char *name)
{
  return find_first (root, has_name, name);
}

GtkWidget *
ui_find_class (GtkWidget *root, const char *css_class)
{
  return find_first (root, has_class, css_class);
}

GtkWidget *
ui_find_label (GtkWidget *root, const char *text)
{
  return find_first (root, has_text, text);
}

GtkWidget *
ui_find_label_part (GtkWidget *root, const char *part)
{
  return find_first (root, has_part, part);
}

GtkWidget *
ui_find_named (GtkWidget *root, const char *name)
{
  return find_first (root, has_accessible_label, name);
}

GtkWidget *
ui_find_button (GtkWidget *root, const char *text)
{
  return find_first (root, is_button, text);
}

/* Takes from CLIP, in the native's coordinates, what WIDGET and those above it do not show. */
static gboolean
clip_to (GtkWidget *widget, GtkWidget *native, graphene_rect_t *clip)
{
  graphene_rect_t bounds;

  for (; widget && widget != native; widget = gtk_widget_get_parent (widget))
    {
      gboolean cuts = gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN || GTK_IS_VIEWPORT (widget)
                      || GTK_IS_SCROLLED_WINDOW (widget);

      if (cuts
          && (!gtk_widget_compute_bounds (widget, native, &bounds)
              || !graphene_rect_intersection (clip, &bounds, clip)))
        return FALSE;
    }
  return clip->size.width >= 1 && clip->size.height >= 1;
}

gboolean
ui_is_seen (GtkWidget *widget)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t bounds, window;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, native, &bounds))
    return FALSE;
  graphene_rect_init (&window, 0, 0, (float) gtk_widget_get_width (native), (float) gtk_widget_get_height (native));
  return graphene_rect_intersection (&bounds, &window, &bounds) && clip_to (widget, native, &bounds);
}

static gboolean
says_something (GtkWidget *widget, gpointer data)
{
  g_autofree char *text = get_text (widget);

  return text && *text != 0 && ui_is_seen (widget);
}

char *
ui_text_seen (GtkWidget *root)
{
  g_autoptr (GPtrArray) widgets = ui_find_where (root, says_something, NULL);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < widgets->len; i++)
    {
      g_autofree char *text = get_text (widgets->pdata[i]);

      g_string_append (all, text);
      g_string_append_c (all, '\n');
    }
  return g_string_free (all, FALSE);
}
