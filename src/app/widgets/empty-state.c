/* What a place shows that has nothing to show yet; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "empty-state.h"

#define WIDTH_CHARS 44

struct _AnalectEmptyState
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *title, *body, *buttons;
};

G_DEFINE_FINAL_TYPE (AnalectEmptyState, analect_empty_state, GTK_TYPE_WIDGET)

static void
analect_empty_state_dispose (GObject *object)
{
  AnalectEmptyState *state = ANALECT_EMPTY_STATE (object);

  g_clear_pointer (&state->box, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_empty_state_parent_class)->dispose (object);
}

static void
analect_empty_state_class_init (AnalectEmptyStateClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_empty_state_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "emptystate");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (AnalectEmptyState *state, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (state->box), label);
  return label;
}

static void
analect_empty_state_init (AnalectEmptyState *state)
{
  state->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_halign (state->box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (state->box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (state->box, 12);
  gtk_widget_set_margin_end (state->box, 12);
  gtk_widget_set_parent (state->box, GTK_WIDGET (state));
  gtk_widget_add_css_class (state->box, "an-empty");
}

GtkWidget *
analect_empty_state_new (const char *icon, const char *title, const char *body)
{
  AnalectEmptyState *state = g_object_new (ANALECT_TYPE_EMPTY_STATE, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 48);
  gtk_widget_add_css_class (image, "an-dim");
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (state->box), image);
  state->title = add_label (state, "an-title");
  state->body = add_label (state, "an-dim");
  state->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (state->buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (state->buttons, 4);
  gtk_box_append (GTK_BOX (state->box), state->buttons);
  analect_empty_state_set_text (state, title, body);
  return GTK_WIDGET (state);
}

void
analect_empty_state_set_text (AnalectEmptyState *state, const char *title, const char *body)
{
  gtk_label_set_text (GTK_LABEL (state->title), title);
  gtk_label_set_text (GTK_LABEL (state->body), body ? body : "");
  gtk_widget_set_visible (state->body, body != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (state), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
analect_empty_state_add_button (AnalectEmptyState *state, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (gtk_widget_get_first_child (state->buttons) == NULL)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (state->buttons), button);
}
