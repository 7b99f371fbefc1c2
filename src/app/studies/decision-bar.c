/* The decision bar; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "decision-bar.h"

#include "enumerations.h"
#include "hint-bar.h"

#include <string.h>

#include <glib/gi18n.h>

#define MAX_DIGIT 9

struct _AnalectDecisionBar
{
  GtkWidget parent_instance;
  GtkWidget *root, *stage, *place, *reasons_line, *buttons, *menu_button, *reasons_list, *new_reason;
  char **reasons;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (AnalectDecisionBar, analect_decision_bar, GTK_TYPE_WIDGET)

enum
{
  DECIDED,
  STAGE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the user does */

static void
on_button (GtkButton *button, AnalectDecisionBar *bar)
{
  int decision = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "decision"));

  g_signal_emit (bar, signals[DECIDED], 0, decision, NULL);
}

static void
exclude_with (AnalectDecisionBar *bar, const char *reason)
{
  g_autofree char *kept = g_strstrip (g_strdup (reason));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (bar->menu_button));
  g_signal_emit (bar, signals[DECIDED], 0, ANALECT_SCREENING_EXCLUDE, *kept != '\0' ? kept : NULL);
}

static void
on_reason (GtkListBox *list, GtkListBoxRow *row, AnalectDecisionBar *bar)
{
  int index = gtk_list_box_row_get_index (row);

  if (bar->reasons != NULL && (guint) index < g_strv_length (bar->reasons))
    exclude_with (bar, bar->reasons[index]);
}

static void
on_new_reason (GtkEntry *entry, AnalectDecisionBar *bar)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  exclude_with (bar, reason);
}

static gboolean
on_digit (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, AnalectDecisionBar *bar)
{
  guint n = bar->reasons ? g_strv_length (bar->reasons) : 0, digit = key - GDK_KEY_0;

  /* In the entry a digit is a digit. */
  if (key < GDK_KEY_1 || key > GDK_KEY_9 || digit > n
      || gtk_widget_get_focus_child (gtk_widget_get_parent (bar->new_reason)) == bar->new_reason)
    return FALSE;
  exclude_with (bar, bar->reasons[digit - 1]);
  return TRUE;
}

static void
on_stage (AnalectDecisionBar *bar)
{
  if (!bar->showing)
    g_signal_emit (bar, signals[STAGE_CHOSEN], 0, (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (bar->stage)));
}

/* Showing */

void
analect_decision_bar_set_stage (AnalectDecisionBar *bar, int stage)
{
  g_return_if_fail (ANALECT_IS_DECISION_BAR (bar));
  bar->showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (bar->stage), (guint) stage);
  bar->showing = FALSE;
}

void
analect_decision_bar_set_place (AnalectDecisionBar *bar, guint n, guint place, guint n_to_screen)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ANALECT_IS_DECISION_BAR (bar));
  if (n > 1)
    text = g_strdup_printf (ngettext ("%u record selected", "%u records selected", n), n);
  else if (place > 0)
    /* Translators: "record 2 of 8 to screen" */
    text = g_strdup_printf (ngettext ("record %u of %u to screen", "record %u of %u to screen", n_to_screen), place,
                            n_to_screen);
  else
    text = g_strdup_printf (ngettext ("%u to screen", "%u to screen", n_to_screen), n_to_screen);
  gtk_label_set_text (GTK_LABEL (bar->place), text);
  gtk_widget_set_tooltip_text (bar->place, text);
  gtk_widget_set_sensitive (bar->buttons, n > 0);
}

static void
add_reason_row (AnalectDecisionBar *bar, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (bar->reasons[index]);
  char digit[] = { (char) ('1' + index), '\0' };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_box_append (GTK_BOX (box), label);
  if (index < MAX_DIGIT)
    {
      GtkWidget *cap = analect_key_cap_new (digit);

      gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_list_box_append (GTK_LIST_BOX (bar->reasons_list), box);
}

void
analect_decision_bar_set_reasons (AnalectDecisionBar *bar, const char *const *reasons)
{
  GtkWidget *row;

  g_return_if_fail (ANALECT_IS_DECISION_BAR (bar));
  if (bar->reasons != NULL && g_strv_equal ((const char *const *) bar->reasons, reasons))
    return;
  g_strfreev (bar->reasons);
  bar->reasons = g_strdupv ((char **) reasons);
  while ((row = gtk_widget_get_first_child (bar->reasons_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (bar->reasons_list), row);
  for (guint i = 0; bar->reasons[i] != NULL; i++)
    add_reason_row (bar, i);
  gtk_widget_set_visible (bar->reasons_list, bar->reasons[0] != NULL);
}

void
analect_decision_bar_ask_reason (AnalectDecisionBar *bar, const char *name)
{
  g_autoptr (GString) text = NULL;

  g_return_if_fail (ANALECT_IS_DECISION_BAR (bar));
  gtk_widget_set_visible (bar->reasons_line, name != NULL && bar->reasons != NULL && bar->reasons[0] != NULL);
  if (!gtk_widget_get_visible (bar->reasons_line))
    return;
  text = g_string_new (NULL);
  /* Translators: asks why a record was excluded; reasons with their digits follow, as "1 Not qualitative · 2 …" */
  g_string_append_printf (text, _ ("%s excluded. Reason:"), name);
  for (guint i = 0; i < MAX_DIGIT && bar->reasons[i] != NULL; i++)
    g_string_append_printf (text, "%s%u %s", i > 0 ? " · " : " ", i + 1, bar->reasons[i]);
  gtk_label_set_text (GTK_LABEL (bar->reasons_line), text->str);
}

void
analect_decision_bar_open_reasons (AnalectDecisionBar *bar)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (bar->menu_button));
}

/* The object */

static GtkWidget *
make_button (AnalectDecisionBar *bar, int decision, const char *icon, const char *label, const char *key)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), analect_key_cap_new (key));
  gtk_widget_set_valign (gtk_widget_get_last_child (box), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "decision", GINT_TO_POINTER (decision));
  g_signal_connect (button, "clicked", G_CALLBACK (on_button), bar);
  return button;
}

static GtkWidget *
make_reasons (AnalectDecisionBar *bar)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  bar->reasons_list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (bar->reasons_list), GTK_SELECTION_NONE);
  gtk_widget_set_visible (bar->reasons_list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->reasons_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason for exclusion"), -1);
  g_signal_connect (bar->reasons_list, "row-activated", G_CALLBACK (on_reason), bar);
  bar->new_reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (bar->new_reason), _ ("Another reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->new_reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another reason"),
                                  -1);
  g_signal_connect (bar->new_reason, "activate", G_CALLBACK (on_new_reason), bar);
  gtk_box_append (GTK_BOX (box), bar->reasons_list);
  gtk_box_append (GTK_BOX (box), bar->new_reason);
  gtk_widget_set_size_request (box, 260, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_digit), bar);
  gtk_widget_add_controller (popover, keys);
  return popover;
}

/* Adds BUTTON to FLOW; the focus goes to the button itself. */
static void
add_to_flow (GtkWidget *flow, GtkWidget *button)
{
  gtk_flow_box_append (GTK_FLOW_BOX (flow), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/* One line of buttons, or as many as the text needs. */
static GtkWidget *
make_buttons (AnalectDecisionBar *bar)
{
  GtkWidget *flow = gtk_flow_box_new (), *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *include =
      make_button (bar, ANALECT_SCREENING_INCLUDE, "object-select-symbolic", C_ ("decision", "Include"), "I");
  GtkWidget *maybe = make_button (bar, ANALECT_SCREENING_MAYBE, NULL, C_ ("decision", "Maybe"), "M");
  GtkWidget *exclude = make_button (bar, ANALECT_SCREENING_EXCLUDE, NULL, C_ ("decision", "Exclude"), "E");

  bar->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (bar->menu_button), make_reasons (bar));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (bar->menu_button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (bar->menu_button, _ ("Exclude with a reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Exclude with a reason"), -1);
  gtk_widget_add_css_class (linked, "linked");
  gtk_box_append (GTK_BOX (linked), exclude);
  gtk_box_append (GTK_BOX (linked), bar->menu_button);
  gtk_widget_set_hexpand (include, TRUE);
  gtk_widget_set_hexpand (maybe, TRUE);
  gtk_widget_set_hexpand (exclude, TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 8);
  add_to_flow (flow, include);
  add_to_flow (flow, maybe);
  add_to_flow (flow, linked);
  gtk_widget_add_css_class (flow, "an-decisions");
  return flow;
}

static void
analect_decision_bar_dispose (GObject *object)
{
  g_clear_pointer (&ANALECT_DECISION_BAR (object)->root, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_decision_bar_parent_class)->dispose (object);
}

static void
analect_decision_bar_finalize (GObject *object)
{
  g_strfreev (ANALECT_DECISION_BAR (object)->reasons);
  G_OBJECT_CLASS (analect_decision_bar_parent_class)->finalize (object);
}

static void
analect_decision_bar_class_init (AnalectDecisionBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_decision_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_decision_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[STAGE_CHOSEN] = g_signal_new ("stage-chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
analect_decision_bar_init (AnalectDecisionBar *bar)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *stages[] = { analect_enumeration_label (ANALECT_ENUMERATION_STAGE, ANALECT_STAGE_ABSTRACT),
                           analect_enumeration_label (ANALECT_ENUMERATION_STAGE, ANALECT_STAGE_FULL_TEXT), NULL };

  bar->stage = gtk_drop_down_new_from_strings (stages);
  gtk_widget_add_css_class (bar->stage, "an-stage");
  gtk_widget_set_tooltip_text (bar->stage, _ ("Stage of screening"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->stage), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Stage of screening"),
                                  -1);
  g_signal_connect_swapped (bar->stage, "notify::selected", G_CALLBACK (on_stage), bar);
  bar->place = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (bar->place), 1);
  gtk_label_set_ellipsize (GTK_LABEL (bar->place), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (bar->place, TRUE);
  gtk_widget_add_css_class (bar->place, "an-meta");
  gtk_box_append (GTK_BOX (line), bar->stage);
  gtk_box_append (GTK_BOX (line), bar->place);
  bar->reasons_line = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (bar->reasons_line), TRUE);
  gtk_label_set_xalign (GTK_LABEL (bar->reasons_line), 0);
  gtk_label_set_lines (GTK_LABEL (bar->reasons_line), 4);
  gtk_label_set_ellipsize (GTK_LABEL (bar->reasons_line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (bar->reasons_line, "an-meta");
  gtk_widget_set_visible (bar->reasons_line, FALSE);
  bar->buttons = make_buttons (bar);
  bar->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (bar->root), line);
  gtk_box_append (GTK_BOX (bar->root), bar->reasons_line);
  gtk_box_append (GTK_BOX (bar->root), bar->buttons);
  gtk_widget_set_margin_start (bar->root, 12);
  gtk_widget_set_margin_end (bar->root, 12);
  gtk_widget_set_margin_top (bar->root, 8);
  gtk_widget_set_margin_bottom (bar->root, 12);
  gtk_widget_set_parent (bar->root, GTK_WIDGET (bar));
}

GtkWidget *
analect_decision_bar_new (void)
{
  return g_object_new (ANALECT_TYPE_DECISION_BAR, NULL);
}
