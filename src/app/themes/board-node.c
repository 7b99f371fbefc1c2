/* A code on the board; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "board-node.h"

#include "codebook-tree.h"
#include "look.h"
#include "swatch.h"

#include <string.h>

#include <glib/gi18n.h>

#define LINE 3

struct _AnalectBoardNode
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectCodeItem *item;
  AnalectNodeKind kind;
  GtkWidget *box, *swatch, *name, *studies;
};

G_DEFINE_FINAL_TYPE (AnalectBoardNode, analect_board_node, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  OPENED,
  LIFTED,
  DRAGGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

AnalectId
analect_board_node_get_code (AnalectBoardNode *node)
{
  return analect_code_item_get_code (node->item);
}

AnalectNodeKind
analect_board_node_get_kind (AnalectBoardNode *node)
{
  return node->kind;
}

static void
show (AnalectBoardNode *node)
{
  static const int sizes[] = { 12, 10, 8 };
  guint n = analect_code_item_get_studies (node->item), total = 0;
  const AnalectCounts *counts = analect_workbench_get_counts (node->workbench);
  const char *name = analect_code_item_get_name (node->item);
  g_autofree char *number = NULL, *spoken = NULL;

  total = counts ? counts->total : 0;
  /* Translators: studies that have a code, of all studies: "8 of 12" */
  number = node->kind == ANALECT_NODE_CODE ? g_strdup_printf ("%u", n) : g_strdup_printf (_ ("%u of %u"), n, total);
  /* Translators: read out: the name of a code, and how many studies have it */
  spoken = g_strdup_printf (ngettext ("%s, %u study", "%s, %u studies", n), name, n);
  analect_swatch_set (ANALECT_SWATCH (node->swatch), sizes[node->kind], analect_code_item_get_colour (node->item));
  gtk_label_set_text (GTK_LABEL (node->name), name);
  gtk_widget_set_tooltip_text (node->name, name);
  gtk_label_set_text (GTK_LABEL (node->studies), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (node));
}

gboolean
analect_board_node_filter (AnalectBoardNode *node, const char *wanted)
{
  gboolean found = wanted == NULL || strstr (analect_code_item_get_folded (node->item), wanted) != NULL;

  gtk_widget_set_opacity (GTK_WIDGET (node), found ? 1 : 0.35);
  return found;
}

void
analect_board_node_set_lifted (AnalectBoardNode *node, gboolean lifted)
{
  if (lifted)
    gtk_widget_add_css_class (GTK_WIDGET (node), "an-hole");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (node), "an-hole");
}

/* What the user does */

static void
focus_entered (AnalectBoardNode *node)
{
  g_signal_emit (node, signals[CHOSEN], 0);
}

static void
pressed (GtkGestureClick *gesture, int n_press, double x, double y, AnalectBoardNode *node)
{
  gtk_widget_grab_focus (GTK_WIDGET (node));
  if (n_press == 2)
    g_signal_emit (node, signals[OPENED], 0);
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnalectBoardNode *node)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (node, signals[OPENED], 0);
      return TRUE;
    case GDK_KEY_space:
      g_signal_emit (node, signals[LIFTED], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static GdkContentProvider *
prepare_drag (GtkDragSource *source, double x, double y, AnalectBoardNode *node)
{
  const AnalectRow *row =
      analect_rows_get (analect_workbench_get_rows (node->workbench), analect_board_node_get_code (node));
  char guid[ANALECT_GUID_STRING_SIZE];
  g_autofree char *text = NULL;

  if (row == NULL || analect_workbench_get_read_only (node->workbench) != NULL)
    return NULL;
  text = g_strconcat (ANALECT_CODE_DRAG_PREFIX, analect_guid_format (&row->guid, guid), NULL);
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
drag_begins (GtkDragSource *source, GdkDrag *drag, AnalectBoardNode *node)
{
  GtkWidget *copy = analect_board_node_new (node->workbench, node->item, node->kind);

  gtk_widget_add_css_class (copy, "an-card");
  gtk_widget_add_css_class (copy, "an-carried");
  gtk_widget_set_size_request (copy, gtk_widget_get_width (GTK_WIDGET (node)), -1);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), copy);
  analect_board_node_set_lifted (node, TRUE);
  g_signal_emit (node, signals[DRAGGED], 0, TRUE);
}

static void
drag_ends (GtkDragSource *source, GdkDrag *drag, gboolean moved, AnalectBoardNode *node)
{
  analect_board_node_set_lifted (node, FALSE);
  g_signal_emit (node, signals[DRAGGED], 0, FALSE);
}

static void
add_controllers (AnalectBoardNode *node)
{
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source;

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered), node);
  gtk_widget_add_controller (GTK_WIDGET (node), focus);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed), node);
  gtk_widget_add_controller (GTK_WIDGET (node), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), node);
  gtk_widget_add_controller (GTK_WIDGET (node), keys);
  if (node->kind == ANALECT_NODE_DIMENSION)
    return;
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag), node);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begins), node);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_ends), node);
  gtk_widget_add_controller (GTK_WIDGET (node), GTK_EVENT_CONTROLLER (source));
}

/* A dimension has a line of its colour along its upper edge. */
static void
analect_board_node_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnalectBoardNode *node = ANALECT_BOARD_NODE (widget);
  GdkRGBA colour = analect_look_code (analect_code_item_get_colour (node->item));
  graphene_rect_t bounds;

  GTK_WIDGET_CLASS (analect_board_node_parent_class)->snapshot (widget, snapshot);
  if (node->kind != ANALECT_NODE_DIMENSION || !gtk_widget_compute_bounds (widget, widget, &bounds))
    return;
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (bounds.origin.x, bounds.origin.y, bounds.size.width, LINE));
}

static void
analect_board_node_dispose (GObject *object)
{
  AnalectBoardNode *node = ANALECT_BOARD_NODE (object);

  g_clear_pointer (&node->box, gtk_widget_unparent);
  g_clear_object (&node->item);
  g_clear_object (&node->workbench);
  G_OBJECT_CLASS (analect_board_node_parent_class)->dispose (object);
}

static void
analect_board_node_class_init (AnalectBoardNodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = analect_board_node_dispose;
  widget_class->snapshot = analect_board_node_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardnode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LIFTED] = g_signal_new ("lifted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DRAGGED] =
      g_signal_new ("dragged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
analect_board_node_init (AnalectBoardNode *node)
{
  node->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  node->swatch = analect_swatch_new ();
  node->name = gtk_label_new (NULL);
  node->studies = gtk_label_new (NULL);
  gtk_widget_set_valign (node->swatch, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (node->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (node->name), PANGO_ELLIPSIZE_END);
  /* The column says how wide it is, not the name. */
  gtk_label_set_width_chars (GTK_LABEL (node->name), 5);
  gtk_label_set_max_width_chars (GTK_LABEL (node->name), 5);
  gtk_widget_set_hexpand (node->name, TRUE);
  gtk_widget_add_css_class (node->studies, "an-dim");
  gtk_widget_add_css_class (node->studies, "numeric");
  gtk_box_append (GTK_BOX (node->box), node->swatch);
  gtk_box_append (GTK_BOX (node->box), node->name);
  gtk_box_append (GTK_BOX (node->box), node->studies);
  gtk_widget_set_parent (node->box, GTK_WIDGET (node));
  gtk_widget_set_focusable (GTK_WIDGET (node), TRUE);
}

GtkWidget *
analect_board_node_new (AnalectWorkbench *workbench, AnalectCodeItem *item, AnalectNodeKind kind)
{
  AnalectBoardNode *node = g_object_new (ANALECT_TYPE_BOARD_NODE, NULL);

  node->workbench = g_object_ref (workbench);
  node->item = g_object_ref (item);
  node->kind = kind;
  if (kind != ANALECT_NODE_CODE)
    {
      gtk_widget_add_css_class (node->name, "an-heading");
      gtk_widget_set_visible (node->swatch, FALSE);
      gtk_label_set_wrap (GTK_LABEL (node->name), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (node->name), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (node->name), 2);
    }
  /* On a card the strip stands beside the number, below the title. */
  gtk_widget_set_visible (node->studies, kind != ANALECT_NODE_THEME);
  add_controllers (node);
  g_signal_connect_object (analect_look_get_notifier (), "changed", G_CALLBACK (gtk_widget_queue_draw), node,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify", G_CALLBACK (show), node, G_CONNECT_SWAPPED);
  show (node);
  return GTK_WIDGET (node);
}
