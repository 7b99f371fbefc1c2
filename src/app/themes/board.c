/* The codebook as a board; see the header.
 *
 * Columns, cards and nodes follow the codebook's model by themselves; the board knows only which code is selected and
 * which is on its way. Where something would be dropped is a node (behind that code), a card (as its last) or the tray.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "board.h"

#include "announce.h"
#include "board-card.h"
#include "code-figures.h"
#include "codebook-edits.h"
#include "codebook-model.h"
#include "codebook-tree.h"
#include "look.h"

#include <glib/gi18n.h>

#define COLUMN_WIDTH 250
#define EDGE         40
#define SCROLL_STEP  12

struct _AnalectBoard
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectCodebookModel *model;
  GtkWidget *scrolled, *columns, *tray, *tray_count, *tray_words;
  AnalectId selected;
  AnalectId carried; /* by drag or by key, or none */
  gboolean lifted;   /* by key */
  GtkWidget *over;   /* weak: the card that shows what a drop would do, or NULL */
  GtkWidget *source; /* weak: the card that shows what it would keep, or NULL */
  char *wanted;
  double pointer; /* where something is dragged over the board, or -1 */
  guint ticking;
  struct
  {
    AnalectId code, target;
    AnalectCodeWhere where;
    guint source; /* that will do it, or 0 */
  } move;
};

G_DEFINE_FINAL_TYPE (AnalectBoard, analect_board, GTK_TYPE_WIDGET)

enum
{
  SELECTION_CHANGED,
  CODE_ACTIVATED,
  THEME_REQUESTED,
  CARRYING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
name_of (AnalectBoard *board, AnalectId code)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (board->workbench), code);

  return row ? analect_row_string (row, ANALECT_CODE_NAME) : "";
}

/* Finding nodes */

typedef gboolean (*VisitNode) (AnalectBoardNode *node, gpointer data);

/* The first node in ROOT that VISIT says is the one, or NULL. */
static AnalectBoardNode *
visit_nodes (GtkWidget *root, VisitNode visit, gpointer data)
{
  if (ANALECT_IS_BOARD_NODE (root))
    return visit (ANALECT_BOARD_NODE (root), data) ? ANALECT_BOARD_NODE (root) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AnalectBoardNode *found = visit_nodes (child, visit, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_code (AnalectBoardNode *node, gpointer code)
{
  return analect_board_node_get_code (node) == GPOINTER_TO_UINT (code);
}

static AnalectBoardNode *
find_node (AnalectBoard *board, AnalectId code)
{
  AnalectBoardNode *node = visit_nodes (board->columns, is_code, GUINT_TO_POINTER (code));

  return node ? node : visit_nodes (board->tray, is_code, GUINT_TO_POINTER (code));
}

/* Carrying */

/* Says what dropping on CARD (NULL: nowhere) would do, in it and in words. */
static void
show_target (AnalectBoard *board, AnalectBoardCard *card)
{
  g_autofree char *sentence = NULL;

  if (board->over == (GtkWidget *) card && card != NULL)
    return;
  if (board->over != NULL)
    {
      analect_board_card_set_target (ANALECT_BOARD_CARD (board->over), FALSE);
      if (board->over != board->source)
        analect_board_card_preview (ANALECT_BOARD_CARD (board->over), ANALECT_ID_NONE);
    }
  g_set_weak_pointer (&board->over, (GtkWidget *) card);
  if (card != NULL)
    {
      AnalectId theme = analect_board_card_get_code (card);

      analect_board_card_set_target (card, TRUE);
      if (analect_code_parent (board->workbench, board->carried) != theme)
        analect_board_card_preview (card, board->carried);
      /* Translators: what is carried, and the theme it is over */
      sentence = g_strdup_printf (_ ("Move “%s” to “%s”"), name_of (board, board->carried), name_of (board, theme));
    }
  else if (board->carried != ANALECT_ID_NONE)
    sentence = g_strdup_printf (_ ("Move “%s”"), name_of (board, board->carried));
  g_signal_emit (board, signals[CARRYING], 0, sentence);
}

/* Shows what the card that what is carried comes from would keep. */
static void
show_source (AnalectBoard *board)
{
  AnalectBoardNode *node = board->carried ? find_node (board, board->carried) : NULL;
  GtkWidget *card = node ? gtk_widget_get_ancestor (GTK_WIDGET (node), ANALECT_TYPE_BOARD_CARD) : NULL;

  if (board->source != NULL)
    analect_board_card_preview (ANALECT_BOARD_CARD (board->source), ANALECT_ID_NONE);
  g_set_weak_pointer (&board->source, card);
  if (card != NULL && analect_board_card_get_code (ANALECT_BOARD_CARD (card)) != board->carried)
    analect_board_card_preview (ANALECT_BOARD_CARD (card), board->carried);
}

static void
begin_carrying (AnalectBoard *board, AnalectId code, gboolean by_key)
{
  board->carried = code;
  board->lifted = by_key;
  show_target (board, NULL);
  show_source (board);
}

static void
end_carrying (AnalectBoard *board)
{
  AnalectBoardNode *node = board->carried ? find_node (board, board->carried) : NULL;

  if (node != NULL)
    analect_board_node_set_lifted (node, FALSE);
  board->carried = ANALECT_ID_NONE;
  board->lifted = FALSE;
  show_target (board, NULL);
  show_source (board);
}

/* Does the move that was decided, and says so. */
static gboolean
move (gpointer data)
{
  AnalectBoard *board = data;
  AnalectId code = board->move.code, target = board->move.target;
  g_autofree char *place = NULL, *text = NULL;
  gboolean done;

  board->move.source = 0;
  board->move.code = ANALECT_ID_NONE;
  if (!analect_code_may_move (board->workbench, code, target, board->move.where))
    return G_SOURCE_REMOVE;
  done = target != ANALECT_ID_NONE ? analect_codes_move (board->workbench, &code, 1, target, board->move.where)
                                   : analect_codes_unassign (board->workbench, &code, 1);
  if (!done)
    return G_SOURCE_REMOVE;
  place = analect_code_place_name (board->workbench, code);
  text = *place != '\0' ? g_strdup_printf (_ ("“%s” is now in %s"), name_of (board, code), place)
                        : g_strdup_printf (_ ("“%s” has no place now"), name_of (board, code));
  analect_announce (GTK_WIDGET (board), text);
  analect_board_select (board, code, TRUE);
  /* Other views may have lost it on its way. */
  g_signal_emit (board, signals[SELECTION_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Moves what is carried there: in a moment, since the widget that is dragged or has the focus may go with it. */
static gboolean
drop (AnalectBoard *board, AnalectId target, AnalectCodeWhere where)
{
  AnalectId code = board->carried;
  gboolean by_key = board->lifted;

  end_carrying (board);
  if (code == ANALECT_ID_NONE || code == target || board->move.source != 0
      || !analect_workbench_may_change (board->workbench))
    return FALSE;
  board->move.code = code;
  board->move.target = target;
  board->move.where = where;
  if (by_key)
    board->move.source = g_idle_add_full (G_PRIORITY_DEFAULT, move, board, NULL);
  return TRUE;
}

/* Moves what is carried to where NODE is. */
static gboolean
drop_on_node (AnalectBoard *board, AnalectBoardNode *node)
{
  AnalectId target = analect_board_node_get_code (node);
  const AnalectCodebookEntry *entry = analect_workbench_find_entry (board->workbench, target);
  const AnalectCodebookEntry *own = analect_workbench_find_entry (board->workbench, board->carried);
  gboolean theme = own != NULL && own->placement != ANALECT_ID_NONE && own->level == 2;

  if (entry == NULL || entry->placement == ANALECT_ID_NONE)
    return drop (board, ANALECT_ID_NONE, ANALECT_CODE_INTO);
  /* A theme goes beside a theme, a code into it; both are at home in a dimension. */
  if (analect_board_node_get_kind (node) == ANALECT_NODE_CODE
      || (theme && analect_board_node_get_kind (node) == ANALECT_NODE_THEME))
    return drop (board, target, ANALECT_CODE_AFTER);
  return drop (board, target, ANALECT_CODE_INTO);
}

/* What nodes report */

static void
node_chosen (AnalectBoardNode *node, AnalectBoard *board)
{
  GtkWidget *card = gtk_widget_get_ancestor (GTK_WIDGET (node), ANALECT_TYPE_BOARD_CARD);

  if (board->lifted)
    {
      show_target (board, card ? ANALECT_BOARD_CARD (card) : NULL);
      return;
    }
  if (board->selected == analect_board_node_get_code (node))
    return;
  board->selected = analect_board_node_get_code (node);
  g_signal_emit (board, signals[SELECTION_CHANGED], 0);
}

static void
node_opened (AnalectBoardNode *node, AnalectBoard *board)
{
  if (board->lifted)
    drop_on_node (board, node);
  else
    g_signal_emit (board, signals[CODE_ACTIVATED], 0, analect_board_node_get_code (node));
}

static void
node_lifted (AnalectBoardNode *node, AnalectBoard *board)
{
  g_autofree char *text = NULL;

  if (board->lifted)
    {
      drop_on_node (board, node);
      return;
    }
  if (analect_board_node_get_kind (node) == ANALECT_NODE_DIMENSION || !analect_workbench_may_change (board->workbench))
    return;
  begin_carrying (board, analect_board_node_get_code (node), TRUE);
  analect_board_node_set_lifted (node, TRUE);
  text = g_strdup_printf (_ ("Lifted “%s”"), name_of (board, board->carried));
  analect_announce (GTK_WIDGET (board), text);
}

static void
node_dragged (AnalectBoardNode *node, gboolean begins, AnalectBoard *board)
{
  if (begins)
    {
      begin_carrying (board, analect_board_node_get_code (node), FALSE);
      return;
    }
  end_carrying (board);
  /* Only now is the node free to go. */
  if (board->move.code != ANALECT_ID_NONE && board->move.source == 0)
    board->move.source = g_idle_add_full (G_PRIORITY_DEFAULT, move, board, NULL);
}

static void
adopt (AnalectBoard *board, AnalectBoardNode *node)
{
  g_signal_connect_object (node, "chosen", G_CALLBACK (node_chosen), board, 0);
  g_signal_connect_object (node, "opened", G_CALLBACK (node_opened), board, 0);
  g_signal_connect_object (node, "lifted", G_CALLBACK (node_lifted), board, 0);
  g_signal_connect_object (node, "dragged", G_CALLBACK (node_dragged), board, 0);
  analect_board_node_filter (node, board->wanted);
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnalectBoard *board)
{
  AnalectId carried = board->carried;

  if (key != GDK_KEY_Escape || !board->lifted)
    return FALSE;
  end_carrying (board);
  analect_board_select (board, carried, TRUE);
  return TRUE;
}

/* Drops */

static GdkDragAction
over (GtkDropTarget *target, double x, double y, AnalectBoard *board)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  if (board->carried == ANALECT_ID_NONE)
    return 0;
  show_target (board, ANALECT_IS_BOARD_CARD (widget) ? ANALECT_BOARD_CARD (widget) : NULL);
  return GDK_ACTION_MOVE;
}

static void
left (GtkDropTarget *target, AnalectBoard *board)
{
  show_target (board, NULL);
}

static gboolean
dropped (GtkDropTarget *target, const GValue *value, double x, double y, AnalectBoard *board)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GtkWidget *node = at ? gtk_widget_get_ancestor (at, ANALECT_TYPE_BOARD_NODE) : NULL;

  if (analect_code_from_drag (board->workbench, g_value_get_string (value)) != board->carried)
    return FALSE;
  if (widget == board->tray)
    return drop (board, ANALECT_ID_NONE, ANALECT_CODE_INTO);
  if (node != NULL)
    return drop_on_node (board, ANALECT_BOARD_NODE (node));
  if (ANALECT_IS_BOARD_CARD (widget))
    return drop (board, analect_board_card_get_code (ANALECT_BOARD_CARD (widget)), ANALECT_CODE_INTO);
  return FALSE;
}

static void
accept_drops (AnalectBoard *board, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "enter", G_CALLBACK (over), board, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (over), board, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (left), board, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped), board, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* Near an edge, what is dragged scrolls the board. */

static gboolean
scroll (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnalectBoard *board = ANALECT_BOARD (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (board->scrolled));
  double step = 0;

  if (board->pointer < EDGE)
    step = -SCROLL_STEP;
  else if (board->pointer > gtk_widget_get_width (widget) - EDGE)
    step = SCROLL_STEP;
  if (step != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
  return G_SOURCE_CONTINUE;
}

static void
drag_moved (GtkDropControllerMotion *motion, double x, double y, AnalectBoard *board)
{
  board->pointer = x;
  if (board->ticking == 0)
    board->ticking = gtk_widget_add_tick_callback (GTK_WIDGET (board), scroll, NULL, NULL);
}

static void
drag_left (GtkDropControllerMotion *motion, AnalectBoard *board)
{
  if (board->ticking != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (board), board->ticking);
  board->ticking = 0;
}

/* Columns and tray */

static GtkWidget *
make_card (gpointer item, gpointer data)
{
  AnalectBoard *board = data;
  GtkWidget *card = analect_board_card_new (board->workbench, item);

  g_signal_connect_object (card, "node-added", G_CALLBACK (adopt), board, G_CONNECT_SWAPPED);
  analect_board_card_fill (ANALECT_BOARD_CARD (card));
  accept_drops (board, card);
  return card;
}

static void
theme_clicked (GtkWidget *button, AnalectBoard *board)
{
  g_signal_emit (board, signals[THEME_REQUESTED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "analect-dimension")));
}

static GtkWidget *
make_theme_button (AnalectBoard *board, AnalectId dimension)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("New theme…"));

  g_object_set_data (G_OBJECT (button), "analect-dimension", GUINT_TO_POINTER (dimension));
  gtk_widget_add_css_class (button, "an-dashed");
  gtk_widget_set_sensitive (button, analect_workbench_get_read_only (board->workbench) == NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (theme_clicked), board, 0);
  return button;
}

static GtkWidget *
make_column_body (AnalectBoard *board, AnalectCodeItem *item)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  analect_board_bind (GTK_BOX (cards), analect_code_item_get_children (item), make_card, board);
  gtk_box_append (GTK_BOX (body), cards);
  gtk_box_append (GTK_BOX (body), make_theme_button (board, analect_code_item_get_code (item)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), body);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* The heading of the codes without a place is an item too; it has no column. */
static GtkWidget *
make_column (gpointer item, gpointer data)
{
  AnalectBoard *board = data;
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *head;

  gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
  if (analect_code_item_get_code (item) == ANALECT_ID_NONE)
    {
      gtk_widget_set_visible (column, FALSE);
      return column;
    }
  head = analect_board_node_new (board->workbench, item, ANALECT_NODE_DIMENSION);
  gtk_widget_add_css_class (head, "an-card");
  adopt (board, ANALECT_BOARD_NODE (head));
  accept_drops (board, head);
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), make_column_body (board, item));
  return column;
}

static GtkWidget *
make_tray_node (gpointer item, gpointer data)
{
  AnalectBoard *board = data;
  GtkWidget *node = analect_board_node_new (board->workbench, item, ANALECT_NODE_CODE);

  gtk_widget_add_css_class (node, "an-card");
  adopt (board, ANALECT_BOARD_NODE (node));
  return node;
}

static void
tray_changed (AnalectBoard *board)
{
  AnalectCodeItem *heading = analect_codebook_model_get_heading (board->model);
  guint n = g_list_model_get_n_items (analect_code_item_get_children (heading));
  g_autofree char *count = g_strdup_printf (ngettext ("%u code", "%u codes", n), n);

  gtk_label_set_text (GTK_LABEL (board->tray_count), n > 0 ? count : "");
  gtk_label_set_text (GTK_LABEL (board->tray_words),
                      n > 0 ? _ ("Drop a code here to take it out of its theme. Its excerpts stay.")
                            : _ ("Every code has a place. Drop a code here to take it out of its theme."));
}

static void
make_tray (AnalectBoard *board)
{
  GListModel *codes = analect_code_item_get_children (analect_codebook_model_get_heading (board->model));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *nodes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *title = gtk_label_new (_ ("Unassigned"));

  board->tray_count = gtk_label_new (NULL);
  board->tray_words = gtk_label_new (NULL);
  gtk_widget_add_css_class (title, "an-heading");
  gtk_widget_add_css_class (board->tray_count, "an-meta");
  gtk_widget_add_css_class (board->tray_words, "an-meta");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (board->tray_words), 0);
  gtk_label_set_wrap (GTK_LABEL (board->tray_words), TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), board->tray_count);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), nodes);
  gtk_box_append (GTK_BOX (box), board->tray_words);
  gtk_widget_add_css_class (box, "an-tray");
  board->tray = g_object_ref_sink (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (board->tray), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (board->tray), box);
  analect_board_bind (GTK_BOX (nodes), codes, make_tray_node, board);
  accept_drops (board, board->tray);
  g_signal_connect_object (codes, "items-changed", G_CALLBACK (tray_changed), board, G_CONNECT_SWAPPED);
  tray_changed (board);
}

/* For others */

GtkWidget *
analect_board_get_tray (AnalectBoard *board)
{
  return board->tray;
}

AnalectId
analect_board_get_selected (AnalectBoard *board)
{
  return board->selected;
}

void
analect_board_select (AnalectBoard *board, AnalectId code, gboolean focus)
{
  AnalectBoardNode *node = code != ANALECT_ID_NONE ? find_node (board, code) : NULL;

  g_return_if_fail (ANALECT_IS_BOARD (board));
  board->selected = node ? code : ANALECT_ID_NONE;
  if (node != NULL && focus)
    gtk_widget_grab_focus (GTK_WIDGET (node));
}

static gboolean
filter_node (AnalectBoardNode *node, gpointer wanted)
{
  analect_board_node_filter (node, wanted);
  return FALSE;
}

void
analect_board_filter (AnalectBoard *board, const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text ? text : "", -1, G_NORMALIZE_ALL);

  g_return_if_fail (ANALECT_IS_BOARD (board));
  g_clear_pointer (&board->wanted, g_free);
  if (composed != NULL && *g_strstrip (composed) != '\0')
    board->wanted = g_utf8_casefold (composed, -1);
  visit_nodes (board->columns, filter_node, board->wanted);
  visit_nodes (board->tray, filter_node, board->wanted);
}

/* The widget */

static void
analect_board_dispose (GObject *object)
{
  AnalectBoard *board = ANALECT_BOARD (object);

  g_clear_handle_id (&board->move.source, g_source_remove);
  g_clear_weak_pointer (&board->over);
  g_clear_weak_pointer (&board->source);
  g_clear_pointer (&board->scrolled, gtk_widget_unparent);
  g_clear_object (&board->tray);
  g_clear_object (&board->model);
  g_clear_object (&board->workbench);
  G_OBJECT_CLASS (analect_board_parent_class)->dispose (object);
}

static void
analect_board_finalize (GObject *object)
{
  g_free (ANALECT_BOARD (object)->wanted);
  G_OBJECT_CLASS (analect_board_parent_class)->finalize (object);
}

static void
analect_board_class_init (AnalectBoardClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = analect_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = analect_board_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CODE_ACTIVATED] =
      g_signal_new ("code-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[THEME_REQUESTED] =
      g_signal_new ("theme-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CARRYING] =
      g_signal_new ("carrying", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
analect_board_init (AnalectBoard *board)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *motion = gtk_drop_controller_motion_new ();

  board->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (board->columns, "an-board");
  board->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (board->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (board->scrolled), board->columns);
  gtk_widget_set_parent (board->scrolled, GTK_WIDGET (board));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), board);
  gtk_widget_add_controller (GTK_WIDGET (board), keys);
  g_signal_connect (motion, "motion", G_CALLBACK (drag_moved), board);
  g_signal_connect (motion, "leave", G_CALLBACK (drag_left), board);
  gtk_widget_add_controller (GTK_WIDGET (board), motion);
}

GtkWidget *
analect_board_new (AnalectWorkbench *workbench)
{
  AnalectBoard *board = g_object_new (ANALECT_TYPE_BOARD, NULL);

  board->workbench = g_object_ref (workbench);
  board->model = analect_codebook_model_new (workbench);
  make_tray (board);
  analect_board_bind (GTK_BOX (board->columns), G_LIST_MODEL (board->model), make_column, board);
  return GTK_WIDGET (board);
}
