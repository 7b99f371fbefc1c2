/* Buttons or a drop-down list, whichever fits; see the header.
 *
 * Both are always there; which one is shown is decided when the widget is given its width, so nothing has to be
 * measured twice and text of any size fits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "workspace-switcher.h"

#include <glib/gi18n.h>

struct _AnalectWorkspaceSwitcher
{
  GtkWidget parent_instance;
  GtkWidget *buttons, *list;
  GtkStack *stack; /* borrowed; a sibling in the same window */
};

G_DEFINE_FINAL_TYPE (AnalectWorkspaceSwitcher, analect_workspace_switcher, GTK_TYPE_WIDGET)

static void
analect_workspace_switcher_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  AnalectWorkspaceSwitcher *switcher = ANALECT_WORKSPACE_SWITCHER (widget);
  int least, wanted;

  gtk_widget_measure (switcher->buttons, orientation, -1, &least, &wanted, NULL, NULL);
  gtk_widget_measure (switcher->list, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, least);
  *natural = MAX (MAX (*natural, wanted), *minimum);
}

static void
analect_workspace_switcher_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectWorkspaceSwitcher *switcher = ANALECT_WORKSPACE_SWITCHER (widget);
  int least;
  gboolean fits;

  gtk_widget_measure (switcher->buttons, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  fits = width >= least;
  gtk_widget_set_child_visible (switcher->buttons, fits);
  gtk_widget_set_child_visible (switcher->list, !fits);
  gtk_widget_size_allocate (fits ? switcher->buttons : switcher->list, &(GtkAllocation){ 0, 0, width, height },
                            baseline);
}

static void
on_chosen (AnalectWorkspaceSwitcher *switcher)
{
  g_autoptr (GtkSelectionModel) pages = switcher->stack ? gtk_stack_get_pages (switcher->stack) : NULL;
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (switcher->list));

  if (pages != NULL && chosen != GTK_INVALID_LIST_POSITION && !gtk_selection_model_is_selected (pages, chosen))
    gtk_selection_model_select_item (pages, chosen, TRUE);
}

static void
on_page_shown (AnalectWorkspaceSwitcher *switcher)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (switcher->stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    if (gtk_selection_model_is_selected (pages, i))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (switcher->list), i);
}

void
analect_workspace_switcher_set_stack (AnalectWorkspaceSwitcher *switcher, GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      gtk_string_list_append (names, gtk_stack_page_get_title (GTK_STACK_PAGE (page)));
    }
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher->buttons), stack);
  /* Choosing its first item is not what somebody wants to see. */
  switcher->stack = NULL;
  gtk_drop_down_set_model (GTK_DROP_DOWN (switcher->list), G_LIST_MODEL (names));
  switcher->stack = stack;
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (on_page_shown), switcher, G_CONNECT_SWAPPED);
  on_page_shown (switcher);
}

static void
analect_workspace_switcher_dispose (GObject *object)
{
  AnalectWorkspaceSwitcher *switcher = ANALECT_WORKSPACE_SWITCHER (object);

  g_clear_pointer (&switcher->buttons, gtk_widget_unparent);
  g_clear_pointer (&switcher->list, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_workspace_switcher_parent_class)->dispose (object);
}

static void
analect_workspace_switcher_class_init (AnalectWorkspaceSwitcherClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_workspace_switcher_dispose;
  widget_class->measure = analect_workspace_switcher_measure;
  widget_class->size_allocate = analect_workspace_switcher_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_workspace_switcher_init (AnalectWorkspaceSwitcher *switcher)
{
  switcher->buttons = gtk_stack_switcher_new ();
  switcher->list = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_parent (switcher->buttons, GTK_WIDGET (switcher));
  gtk_widget_set_parent (switcher->list, GTK_WIDGET (switcher));
  gtk_accessible_update_property (GTK_ACCESSIBLE (switcher), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Workspaces"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (switcher->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Workspace"), -1);
  gtk_widget_set_valign (switcher->list, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (switcher->list, "notify::selected", G_CALLBACK (on_chosen), switcher);
}
