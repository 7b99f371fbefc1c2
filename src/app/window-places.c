/* The window's workspaces and the ways between them.
 *
 * A workspace is built when it is shown for the first time, so that opening costs only what is looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-page.h"
#include "coding-view.h"
#include "outcomes-page.h"
#include "panes.h"
#include "plot-view.h"
#include "studies-page.h"
#include "themes-page.h"
#include "window-private.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name, *title;
  GtkWidget *(*build) (AnalectWorkbench *workbench);
  GType (*main_part) (void); /* where work begins: the first of it takes the focus */
} workspaces[] = {
  { "studies", N_ ("Studies"), analect_studies_page_new, gtk_column_view_get_type },
  { "coding", N_ ("Coding"), analect_coding_page_new, analect_coding_view_get_type },
  { "themes", N_ ("Themes"), analect_themes_page_new, gtk_list_view_get_type },
  { "outcomes", N_ ("Outcomes"), analect_outcomes_page_new, analect_plot_view_get_type },
};

/* The workspace NAME, built if it was not yet. */
static GtkWidget *
need_workspace (AnalectWindow *window, const char *name)
{
  GtkWidget *room = gtk_stack_get_child_by_name (window->workspaces, name);
  GtkWidget *page = gtk_widget_get_first_child (room);

  for (guint i = 0; page == NULL && i < G_N_ELEMENTS (workspaces); i++)
    if (g_str_equal (workspaces[i].name, name))
      {
        page = workspaces[i].build (window->workbench);
        gtk_widget_set_hexpand (page, TRUE);
        gtk_widget_set_vexpand (page, TRUE);
        gtk_box_append (GTK_BOX (room), page);
      }
  return page;
}

static const char *
current_name (AnalectWindow *window)
{
  return gtk_stack_get_visible_child_name (window->workspaces);
}

static GtkWidget *
current_page (AnalectWindow *window)
{
  return need_workspace (window, current_name (window));
}

/* Whether somebody goes through the names of the workspaces with keys, and is to stay there. */
static gboolean
is_switching_by_keys (AnalectWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_window_get_focus_visible (GTK_WINDOW (window))
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->switcher));
}

/* The first widget of TYPE in WIDGET that can be used. */
static GtkWidget *
find_part (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part (child, type);
  return found;
}

static void
on_workspace_shown (AnalectWindow *window)
{
  GtkWidget *page = current_page (window), *focus = gtk_window_get_focus (GTK_WINDOW (window)), *part = NULL;

  if (is_switching_by_keys (window) || (focus != NULL && gtk_widget_is_ancestor (focus, page)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (workspaces) && part == NULL; i++)
    if (g_str_equal (workspaces[i].name, current_name (window)))
      part = find_part (page, workspaces[i].main_part ());
  if (part == NULL || !(gtk_widget_grab_focus (part) || gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_workspace (AnalectWindow *window, const char *name)
{
  if (window->workspaces != NULL && gtk_stack_get_child_by_name (window->workspaces, name) != NULL)
    gtk_stack_set_visible_child_name (window->workspaces, name);
}

void
analect_window_add_workspaces (AnalectWindow *window)
{
  const AnalectRows *rows = analect_workbench_get_rows (window->workbench);

  window->workspaces = GTK_STACK (gtk_stack_new ());
  /* The children are set before the first is shown: a stack shows its first child at once. */
  for (guint i = 0; i < G_N_ELEMENTS (workspaces); i++)
    gtk_stack_add_titled (window->workspaces, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), workspaces[i].name,
                          _ (workspaces[i].title));
  if (analect_rows_count (rows, ANALECT_KIND_DOCUMENT) > 0)
    show_workspace (window, "coding");
  g_signal_connect_object (window->workspaces, "notify::visible-child", G_CALLBACK (on_workspace_shown), window,
                           G_CONNECT_SWAPPED);
  gtk_overlay_set_child (window->overlay, GTK_WIDGET (window->workspaces));
  window->start_page = NULL;
  analect_workspace_switcher_set_stack (window->switcher, window->workspaces);
  on_workspace_shown (window);
}

void
analect_window_go_to (AnalectWorkbench *workbench, const AnalectDestination *destination, AnalectWindow *window)
{
  static const char *const names[] = { "studies", "studies", "coding", "coding", "themes", "outcomes" };
  const char *name = names[destination->what];
  GtkWidget *page = need_workspace (window, name);

  if (!g_str_equal (current_name (window), name))
    {
      g_free (window->came_from);
      window->came_from = g_strdup (current_name (window));
      gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.back", TRUE);
    }
  show_workspace (window, name);
  switch (destination->what)
    {
    case ANALECT_GO_TO_REFERENCE:
    case ANALECT_GO_TO_STUDY:
      analect_studies_page_show (ANALECT_STUDIES_PAGE (page), destination->id);
      break;
    case ANALECT_GO_TO_DOCUMENT:
    case ANALECT_GO_TO_EXCERPT:
      analect_coding_page_show (ANALECT_CODING_PAGE (page), destination);
      break;
    case ANALECT_GO_TO_CODE:
      analect_themes_page_show (ANALECT_THEMES_PAGE (page), destination->id);
      break;
    case ANALECT_GO_TO_EVIDENCE:
      analect_outcomes_page_show (ANALECT_OUTCOMES_PAGE (page), destination->id);
      break;
    }
}

/* Actions */

static void
workspace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_workspace (ANALECT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectWindow *window = ANALECT_WINDOW (widget);
  g_autofree char *to = g_steal_pointer (&window->came_from);

  gtk_widget_action_set_enabled (widget, "win.back", FALSE);
  /* The stack gives the focus back to what had it there. */
  if (to != NULL)
    show_workspace (window, to);
}

/* The parts F6 goes through besides the panes of the workspace. */
static void
move_focus (AnalectWindow *window, int step)
{
  GtkWidget *page = window->workspaces ? current_page (window) : GTK_WIDGET (window->start_page);
  GtkWidget *around[] = { gtk_window_get_titlebar (GTK_WINDOW (window)), GTK_WIDGET (window->notice),
                          GTK_WIDGET (window->toast) };

  analect_panes_move_focus (page, around, G_N_ELEMENTS (around), step);
}

static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_focus (ANALECT_WINDOW (widget), 1);
}

static void
previous_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_focus (ANALECT_WINDOW (widget), -1);
}

/* Pages know their sides. */
static void
side_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *action = g_str_equal (name, "win.left-pane") ? "page.toggle-left" : "page.toggle-right";

  if (ANALECT_WINDOW (widget)->workspaces != NULL)
    gtk_widget_activate_action (current_page (ANALECT_WINDOW (widget)), action, NULL);
}

void
analect_window_install_places (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.workspace", "s", workspace_action);
  gtk_widget_class_install_action (class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (class, "win.next-pane", NULL, next_pane_action);
  gtk_widget_class_install_action (class, "win.previous-pane", NULL, previous_pane_action);
  gtk_widget_class_install_action (class, "win.left-pane", NULL, side_pane_action);
  gtk_widget_class_install_action (class, "win.right-pane", NULL, side_pane_action);
}
