/* Scrolling a list to a row; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "lists.h"


#if GTK_CHECK_VERSION(4, 12, 0)

void
analect_list_scroll_to (GtkWidget *list, guint position, gboolean focus)
{
  GtkListScrollFlags flags = focus ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE;

  if (GTK_IS_COLUMN_VIEW (list))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (list), position, NULL, flags, NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (list), position, flags, NULL);
}

#else

/* The list inside a column view is its last child. */
static GtkWidget *
inner_list (GtkWidget *list)
{
  return GTK_IS_COLUMN_VIEW (list) ? gtk_widget_get_last_child (list) : list;
}

/* A row has no public position here; the selected one is what is scrolled to, and is known by its state. */
static GtkWidget *
find_selected (GtkWidget *list)
{
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    if ((gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_SELECTED) != 0)
      return child;
  return NULL;
}

void
analect_list_scroll_to (GtkWidget *list, guint position, gboolean focus)
{
  GtkWidget *inner = inner_list (list), *row;

  gtk_widget_activate_action (inner, "list.scroll-to-item", "u", position);
  if (!focus)
    return;
  row = find_selected (inner);
  gtk_widget_grab_focus (row ? row : list);
}

#endif
