/* The panes of a workspace; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "panes.h"

/* Adds the panes in WIDGET to PANES, in the order they are read; a widget without GtkPaned is one pane. */
static void
collect (GtkWidget *widget, GPtrArray *panes)
{
  GtkWidget *child;

  if (GTK_IS_PANED (widget))
    {
      GtkWidget *sides[] = { gtk_paned_get_start_child (GTK_PANED (widget)),
                             gtk_paned_get_end_child (GTK_PANED (widget)) };

      for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
        {
          guint before = panes->len;

          if (sides[i] == NULL || !gtk_widget_get_mapped (sides[i]))
            continue;
          collect (sides[i], panes);
          if (panes->len == before)
            g_ptr_array_add (panes, sides[i]);
        }
      return;
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, panes);
}

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root ? gtk_root_get_focus (root) : NULL;
}

static gboolean
holds (GtkWidget *pane, GtkWidget *focus)
{
  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
place_free (gpointer place)
{
  g_weak_ref_clear (place);
  g_free (place);
}

/* Where the focus is to be when it comes back: a weak pointer on the pane. */
static void
remember (GtkWidget *pane, GtkWidget *focus)
{
  GWeakRef *place = g_object_get_data (G_OBJECT (pane), "analect-last-focus");

  if (place == NULL)
    {
      place = g_new0 (GWeakRef, 1);
      g_weak_ref_init (place, NULL);
      g_object_set_data_full (G_OBJECT (pane), "analect-last-focus", place, place_free);
    }
  g_weak_ref_set (place, focus);
}

static gboolean
enter (GtkWidget *pane)
{
  GWeakRef *place = g_object_get_data (G_OBJECT (pane), "analect-last-focus");
  g_autoptr (GtkWidget) last = place ? g_weak_ref_get (place) : NULL;

  if (last != NULL && gtk_widget_get_mapped (last) && holds (pane, last) && gtk_widget_grab_focus (last))
    return TRUE;
  return gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

void
analect_panes_move_focus (GtkWidget *page, GtkWidget *const *around, guint n, int step)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  GtkWidget *focus = get_focus (page);
  guint at;

  collect (page, panes);
  if (panes->len == 0)
    g_ptr_array_add (panes, page);
  for (guint i = 0; i < n; i++)
    if (around[i] != NULL && gtk_widget_get_mapped (around[i]))
      g_ptr_array_add (panes, around[i]);
  /* From nowhere, the first is next. */
  at = step > 0 ? panes->len - 1 : 0;
  for (guint i = 0; i < panes->len; i++)
    if (holds (panes->pdata[i], focus))
      {
        at = i;
        remember (panes->pdata[i], focus);
      }
  for (guint i = 1; i <= panes->len; i++)
    {
      guint next = (guint) ((int) (at + panes->len) + step * (int) i) % panes->len;

      if (enter (panes->pdata[next]))
        return;
    }
}
