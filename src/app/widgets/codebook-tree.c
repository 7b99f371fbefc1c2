/* The codebook beside the text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-tree-private.h"
#include "empty-state.h"
#include "lists.h"

#include <string.h>

#include <glib/gi18n.h>

guint analect_codebook_tree_signals[ANALECT_TREE_N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectCodebookTree, analect_codebook_tree, GTK_TYPE_WIDGET)

/* Rows */

static void
on_renamed (AnalectCodeRow *row, const char *name, AnalectCodebookTree *tree)
{
  AnalectCodeItem *item = analect_code_row_get_item (row);

  if (item != NULL && analect_workbench_may_change (tree->workbench))
    analect_code_rename (tree->workbench, analect_code_item_get_code (item), name);
}

/* The widget of the list that holds ROW, which takes its focus. */
static GtkWidget *
holder_of (AnalectCodeRow *row)
{
  return gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (row)));
}

static void
on_edit_ended (AnalectCodeRow *row, AnalectCodebookTree *tree)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (tree));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  /* Only when the focus is in the entry that goes: who clicked elsewhere is there already. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
    gtk_widget_grab_focus (holder_of (row));
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *list_item, AnalectCodebookTree *tree)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = analect_code_row_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (list_item, expander);
  g_signal_connect (row, "renamed", G_CALLBACK (on_renamed), tree);
  g_signal_connect (row, "edit-ended", G_CALLBACK (on_edit_ended), tree);
  analect_codebook_drag_attach_row (tree, expander, ANALECT_CODE_ROW (row));
}

static void
set_columns (AnalectCodebookTree *tree, AnalectCodeRow *row)
{
  int codings = 0, studies = 0;

  if (tree->codings_shown)
    {
      gtk_widget_measure (tree->codings_head, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &codings, NULL, NULL);
      gtk_widget_measure (tree->studies_head, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &studies, NULL, NULL);
    }
  analect_code_row_set_columns (row, codings, studies);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *list_item, AnalectCodebookTree *tree)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);
  AnalectCodeRow *row = ANALECT_CODE_ROW (gtk_tree_expander_get_child (expander));
  g_autoptr (AnalectCodeItem) item = gtk_tree_list_row_get_item (tree_row);

  gtk_tree_expander_set_list_row (expander, tree_row);
  set_columns (tree, row);
  analect_code_row_set_item (row, item);
  gtk_list_item_set_selectable (list_item, analect_code_item_get_code (item) != ANALECT_ID_NONE);
  analect_codebook_rows_watch (tree->rows, tree_row);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *list_item, AnalectCodebookTree *tree)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));

  analect_codebook_rows_unwatch (tree->rows, gtk_list_item_get_item (list_item));
  analect_code_row_set_item (ANALECT_CODE_ROW (gtk_tree_expander_get_child (expander)), NULL);
  gtk_tree_expander_set_list_row (expander, NULL);
}

/* The row in WIDGET, a child of the list, or NULL. */
static AnalectCodeRow *
row_in (GtkWidget *widget)
{
  GtkWidget *expander = gtk_widget_get_first_child (widget);
  GtkWidget *row = GTK_IS_TREE_EXPANDER (expander) ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)) : NULL;

  return ANALECT_IS_CODE_ROW (row) ? ANALECT_CODE_ROW (row) : NULL;
}

AnalectCodeRow *
analect_codebook_tree_focus_row (AnalectCodebookTree *tree)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (tree));
  GtkWidget *widget = root ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, tree->list))
    return NULL;
  while (gtk_widget_get_parent (widget) != tree->list)
    widget = gtk_widget_get_parent (widget);
  return row_in (widget);
}

AnalectCodeRow *
analect_codebook_tree_find_row (AnalectCodebookTree *tree, AnalectId code)
{
  for (GtkWidget *widget = gtk_widget_get_first_child (tree->list); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    {
      AnalectCodeRow *row = row_in (widget);
      AnalectCodeItem *item = row ? analect_code_row_get_item (row) : NULL;

      if (item != NULL && analect_code_item_get_code (item) == code)
        return row;
    }
  return NULL;
}

void
analect_codebook_tree_focus_list (AnalectCodebookTree *tree)
{
  AnalectId code = analect_codebook_tree_get_selected (tree);
  AnalectCodeRow *row = code ? analect_codebook_tree_find_row (tree, code) : NULL;

  if (row == NULL || !gtk_widget_grab_focus (holder_of (row)))
    gtk_widget_child_focus (tree->list, GTK_DIR_TAB_FORWARD);
}

/* Selection */

GArray *
analect_codebook_tree_get_selection (AnalectCodebookTree *tree)
{
  return analect_codebook_rows_get_selected (tree->rows);
}

AnalectId
analect_codebook_tree_get_selected (AnalectCodebookTree *tree)
{
  g_autoptr (GArray) codes = analect_codebook_rows_get_selected (tree->rows);
  AnalectCodeRow *row = analect_codebook_tree_focus_row (tree);
  AnalectCodeItem *item = row ? analect_code_row_get_item (row) : NULL;

  for (guint i = 0; item != NULL && i < codes->len; i++)
    if (g_array_index (codes, AnalectId, i) == analect_code_item_get_code (item))
      return g_array_index (codes, AnalectId, i);
  return codes->len > 0 ? g_array_index (codes, AnalectId, 0) : ANALECT_ID_NONE;
}

static void
reveal (AnalectCodebookTree *tree, AnalectId code, gboolean focus)
{
  guint position = analect_codebook_rows_find (tree->rows, code, TRUE);

  if (position == GTK_INVALID_LIST_POSITION && code != ANALECT_ID_NONE)
    {
      gtk_editable_set_text (GTK_EDITABLE (tree->search), "");
      position = analect_codebook_rows_find (tree->rows, code, TRUE);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_selection_model_unselect_all (analect_codebook_rows_get_selection (tree->rows));
      return;
    }
  analect_codebook_rows_select (tree->rows, &code, 1);
  analect_list_scroll_to (tree->list, position, focus);
}

void
analect_codebook_tree_select (AnalectCodebookTree *tree, AnalectId code)
{
  g_return_if_fail (ANALECT_IS_CODEBOOK_TREE (tree));
  reveal (tree, code, FALSE);
}

void
analect_codebook_tree_go_to (AnalectCodebookTree *tree, AnalectId code)
{
  reveal (tree, code, TRUE);
}

static void
on_selection_changed (AnalectCodebookTree *tree)
{
  analect_codebook_actions_renew (tree);
  g_signal_emit (tree, analect_codebook_tree_signals[ANALECT_TREE_SELECTION_CHANGED], 0);
}

static void
on_activate (GtkListView *list, guint position, AnalectCodebookTree *tree)
{
  AnalectCodeItem *item = analect_codebook_rows_get_item (tree->rows, position);

  if (item != NULL && analect_code_item_get_code (item) != ANALECT_ID_NONE)
    g_signal_emit (tree, analect_codebook_tree_signals[ANALECT_TREE_CODE_ACTIVATED], 0,
                   analect_code_item_get_code (item));
}

/* Searching */

static void
choose_page (AnalectCodebookTree *tree)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (analect_codebook_rows_get_selection (tree->rows)));
  const char *page = "list";

  if (analect_codebook_model_get_n_codes (tree->model) == 0)
    page = "empty";
  else if (shown == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (GTK_STACK (tree->stack), page);
  gtk_widget_set_visible (tree->heads, strcmp (page, "empty") != 0);
}

void
analect_codebook_tree_hold (AnalectCodebookTree *tree)
{
  gtk_list_view_set_model (GTK_LIST_VIEW (tree->list), NULL);
}

void
analect_codebook_tree_release (AnalectCodebookTree *tree)
{
  gtk_list_view_set_model (GTK_LIST_VIEW (tree->list), analect_codebook_rows_get_selection (tree->rows));
}

static void
on_search (AnalectCodebookTree *tree)
{
  analect_codebook_tree_hold (tree);
  analect_codebook_rows_set_query (tree->rows, gtk_editable_get_text (GTK_EDITABLE (tree->search)));
  analect_codebook_tree_release (tree);
  choose_page (tree);
}

/* Enter, or the arrow down, in the search entry: to what was found. */
static void
to_the_list (AnalectCodebookTree *tree)
{
  guint position = analect_codebook_rows_first_found (tree->rows);

  if (position == GTK_INVALID_LIST_POSITION)
    gtk_widget_child_focus (tree->list, GTK_DIR_TAB_FORWARD);
  else
    analect_codebook_tree_go_to (tree,
                                 analect_code_item_get_code (analect_codebook_rows_get_item (tree->rows, position)));
}

static gboolean
on_search_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
               AnalectCodebookTree *tree)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  to_the_list (tree);
  return TRUE;
}

static void
on_stop_search (AnalectCodebookTree *tree)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (tree->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (tree->search), "");
  else
    gtk_widget_child_focus (tree->list, GTK_DIR_TAB_FORWARD);
}

static guint
count_leaves (GListModel *items)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnalectCodeItem) item = g_list_model_get_item (items, i);
      GListModel *children = analect_code_item_get_children (item);

      n += g_list_model_get_n_items (children) > 0 ? count_leaves (children) : 1;
    }
  return n;
}

static void
renew_words (AnalectCodebookTree *tree)
{
  guint n = count_leaves (G_LIST_MODEL (tree->model));
  g_autofree char *text = g_strdup_printf (ngettext ("Filter %u code", "Filter %u codes", n), n);

  g_object_set (tree->search, "placeholder-text", text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tree->search), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  choose_page (tree);
}

/* Columns */

void
analect_codebook_tree_set_codings_shown (AnalectCodebookTree *tree, gboolean shown)
{
  g_return_if_fail (ANALECT_IS_CODEBOOK_TREE (tree));
  tree->codings_shown = shown;
  gtk_widget_set_visible (tree->codings_head, shown);
  for (GtkWidget *widget = gtk_widget_get_first_child (tree->list); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    if (row_in (widget) != NULL)
      set_columns (tree, row_in (widget));
  analect_codebook_actions_renew (tree);
}

gboolean
analect_codebook_tree_get_codings_shown (AnalectCodebookTree *tree)
{
  return tree->codings_shown;
}

/* The rest of what others ask for */

AnalectId
analect_codebook_tree_code_for_digit (AnalectCodebookTree *tree, int digit)
{
  return analect_codebook_model_code_for_digit (tree->model, digit);
}

void
analect_codebook_tree_set_empty (AnalectCodebookTree *tree, GtkWidget *empty)
{
  g_return_if_fail (ANALECT_IS_CODEBOOK_TREE (tree));
  gtk_stack_remove (GTK_STACK (tree->stack), tree->empty);
  tree->empty = empty;
  if (empty == NULL)
    tree->empty = analect_empty_state_new ("view-list-symbolic", _ ("No codes yet"),
                                           _ ("Select words in the text, press Enter, type a name."));
  gtk_stack_add_named (GTK_STACK (tree->stack), tree->empty, "empty");
  choose_page (tree);
}

void
analect_codebook_tree_focus_search (AnalectCodebookTree *tree)
{
  gtk_widget_grab_focus (tree->search);
}

void
analect_codebook_tree_add_code (AnalectCodebookTree *tree)
{
  gtk_widget_activate_action (GTK_WIDGET (tree), "codebook.new", NULL);
}

AnalectId
analect_code_from_drag (AnalectWorkbench *workbench, const char *string)
{
  AnalectGuid guid;
  AnalectId code;

  if (string == NULL || !g_str_has_prefix (string, ANALECT_CODE_DRAG_PREFIX)
      || !analect_guid_parse (string + strlen (ANALECT_CODE_DRAG_PREFIX), -1, &guid))
    return ANALECT_ID_NONE;
  code = analect_lookup_find (analect_workbench_get_lookup (workbench), &guid);
  return analect_id_kind (code) == ANALECT_KIND_CODE ? code : ANALECT_ID_NONE;
}

/* Making it */

static GtkWidget *
make_toolbar (AnalectCodebookTree *tree)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (box, "an-toolbar");
  tree->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (tree->search, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (tree->search), 6);
  g_signal_connect_swapped (tree->search, "changed", G_CALLBACK (on_search), tree);
  g_signal_connect_swapped (tree->search, "activate", G_CALLBACK (to_the_list), tree);
  g_signal_connect_swapped (tree->search, "stop-search", G_CALLBACK (on_stop_search), tree);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), tree);
  gtk_widget_add_controller (tree->search, keys);
  tree->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (tree->add, _ ("New code (Insert)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tree->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New code"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (tree->add), "codebook.new");
  gtk_box_append (GTK_BOX (box), tree->search);
  gtk_box_append (GTK_BOX (box), tree->add);
  return box;
}

static GtkWidget *
make_head (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  return label;
}

static GtkWidget *
make_heads (AnalectCodebookTree *tree)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *code = make_head (_ ("Code"), 0);

  gtk_widget_add_css_class (box, "an-heads");
  gtk_widget_set_hexpand (code, TRUE);
  tree->codings_head = make_head (_ ("Codings"), 1);
  gtk_widget_set_visible (tree->codings_head, FALSE);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), tree->codings_head);
  tree->studies_head = make_head (_ ("Studies"), 1);
  gtk_box_append (GTK_BOX (box), tree->studies_head);
  return box;
}

static GtkWidget *
make_list (AnalectCodebookTree *tree)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), tree);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), tree);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), tree);
  tree->list = gtk_list_view_new (g_object_ref (analect_codebook_rows_get_selection (tree->rows)), factory);
  gtk_widget_add_css_class (tree->list, "an-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (tree->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Codebook"), -1);
  g_signal_connect (tree->list, "activate", G_CALLBACK (on_activate), tree);
  tree->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (tree->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (tree->scroller), tree->list);
  gtk_widget_set_vexpand (tree->scroller, TRUE);
  return tree->scroller;
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = gtk_label_new (_ ("No code matches. Clear the filter."));

  gtk_widget_add_css_class (label, "an-dim");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 18);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
analect_codebook_tree_dispose (GObject *object)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (object);
  GtkWidget *child;

  if (tree->rows != NULL)
    g_signal_handlers_disconnect_by_data (tree->rows, tree);
  if (tree->model != NULL)
    g_signal_handlers_disconnect_by_data (tree->model, tree);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (tree))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&tree->choices);
  g_clear_object (&tree->rows);
  g_clear_object (&tree->model);
  g_clear_object (&tree->workbench);
  G_OBJECT_CLASS (analect_codebook_tree_parent_class)->dispose (object);
}

static guint
make_signal (const char *name, guint n, GType first, GType second)
{
  return g_signal_new (name, ANALECT_TYPE_CODEBOOK_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, first,
                       second);
}

static void
analect_codebook_tree_class_init (AnalectCodebookTreeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  guint *signals = analect_codebook_tree_signals;

  G_OBJECT_CLASS (class)->dispose = analect_codebook_tree_dispose;
  signals[ANALECT_TREE_SELECTION_CHANGED] = make_signal ("selection-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[ANALECT_TREE_CODE_ACTIVATED] = make_signal ("code-activated", 1, G_TYPE_UINT, G_TYPE_NONE);
  signals[ANALECT_TREE_TEXT_DROPPED] = make_signal ("text-dropped", 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[ANALECT_TREE_MERGE_REQUESTED] = make_signal ("merge-requested", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[ANALECT_TREE_SPLIT_REQUESTED] = make_signal ("split-requested", 1, G_TYPE_UINT, G_TYPE_NONE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codebooktree");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  analect_codebook_actions_install (widget_class);
}

static void
analect_codebook_tree_init (AnalectCodebookTree *tree)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (tree))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tree), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Codebook"), -1);
}

GtkWidget *
analect_codebook_tree_new (AnalectWorkbench *workbench)
{
  AnalectCodebookTree *tree = g_object_new (ANALECT_TYPE_CODEBOOK_TREE, NULL);
  GtkWidget *widget = GTK_WIDGET (tree);

  tree->workbench = g_object_ref (workbench);
  tree->model = analect_codebook_model_new (workbench);
  tree->rows = analect_codebook_rows_new (tree->model);
  gtk_widget_set_parent (make_toolbar (tree), widget);
  tree->heads = make_heads (tree);
  gtk_widget_set_parent (tree->heads, widget);
  tree->stack = gtk_stack_new ();
  gtk_widget_set_parent (tree->stack, widget);
  gtk_stack_add_named (GTK_STACK (tree->stack), make_list (tree), "list");
  gtk_stack_add_named (GTK_STACK (tree->stack), make_nothing (), "nothing");
  tree->empty = gtk_label_new (NULL);
  gtk_stack_add_named (GTK_STACK (tree->stack), tree->empty, "empty");
  analect_codebook_actions_attach (tree);
  analect_codebook_drag_attach_list (tree);
  analect_codebook_tree_set_empty (tree, NULL);
  renew_words (tree);
  g_signal_connect_swapped (tree->model, "changed", G_CALLBACK (renew_words), tree);
  g_signal_connect_swapped (tree->rows, "selection-changed", G_CALLBACK (on_selection_changed), tree);
  return widget;
}
