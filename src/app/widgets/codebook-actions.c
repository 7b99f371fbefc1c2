/* What can be done with codes in the codebook: actions, their keys, and how each is carried out. The menu that offers
 * them is in codebook-menu.c.
 *
 * An action is for what is selected. In a project that may not be changed actions stay, and say why nothing happens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-menu.h"
#include "codebook-tree-private.h"
#include "digit-keys.h"
#include "message.h"

#include <glib/gi18n.h>

#define LEVEL_OF_CODES 3
#define CLOSED_FOR     500 /* milliseconds that a closed popover is kept */

static const AnalectId *
ids (const GArray *codes)
{
  return (const AnalectId *) (gpointer) codes->data;
}

/* Naming */

/* A menu that an action comes from cannot stand the focus being taken before it is closed. */
static void
do_next (AnalectCodebookTree *tree, GSourceFunc function)
{
  if (tree->n_popovers > 0)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, function, g_object_ref (tree), g_object_unref);
  else
    function (tree);
}

static gboolean
edit_name (gpointer data)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (data);
  AnalectId code = analect_codebook_tree_get_selected (tree);
  AnalectCodeRow *row = code && gtk_widget_get_mapped (data) ? analect_codebook_tree_find_row (tree, code) : NULL;

  if (row != NULL)
    analect_code_row_edit (row);
  return G_SOURCE_REMOVE;
}

static void
rename_code (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (widget);
  AnalectId code = analect_codebook_tree_get_selected (tree);

  if (code != ANALECT_ID_NONE && analect_workbench_may_change (tree->workbench))
    do_next (tree, edit_name);
}

/* Where a new code goes: below a dimension or a theme, behind a code. */
static void
place_of_new (AnalectCodebookTree *tree, AnalectId *parent, AnalectId *after)
{
  AnalectId code = analect_codebook_tree_get_selected (tree);
  const AnalectCodebookEntry *entry = code ? analect_workbench_find_entry (tree->workbench, code) : NULL;

  *parent = *after = ANALECT_ID_NONE;
  if (entry == NULL || entry->placement == ANALECT_ID_NONE)
    return;
  if (entry->level < LEVEL_OF_CODES)
    {
      *parent = code;
      return;
    }
  *parent = analect_code_parent (tree->workbench, code);
  *after = code;
}

static void
on_name_given (GtkEntry *entry, AnalectCodebookTree *tree)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  AnalectId parent, after, code;

  place_of_new (tree, &parent, &after);
  code = analect_code_make (tree->workbench, gtk_editable_get_text (GTK_EDITABLE (entry)), parent, after);
  if (code == ANALECT_ID_NONE)
    return;
  gtk_popover_popdown (GTK_POPOVER (popover));
  analect_codebook_tree_go_to (tree, code);
}

/* Gives the focus back to the row it came from, unless what was chosen moved it on. */
static gboolean
give_focus_back (gpointer popover)
{
  GtkWidget *tree = gtk_widget_get_ancestor (popover, ANALECT_TYPE_CODEBOOK_TREE);
  GtkRoot *root = tree ? gtk_widget_get_root (tree) : NULL;
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (tree != NULL)
    ANALECT_CODEBOOK_TREE (tree)->n_popovers--;
  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, popover)))
    analect_codebook_tree_focus_list (ANALECT_CODEBOOK_TREE (tree));
  return G_SOURCE_REMOVE;
}

static gboolean
unparent (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* A menu is still told that the pointer left it after it closed. */
static void
on_closed (GtkPopover *popover, AnalectCodebookTree *tree)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, give_focus_back, g_object_ref (popover), g_object_unref);
  g_timeout_add_full (G_PRIORITY_DEFAULT, CLOSED_FOR, unparent, g_object_ref (popover), g_object_unref);
}

/* Shows POPOVER at the row of what is selected, or at the button that adds. */
static void
pop_up (AnalectCodebookTree *tree, GtkWidget *popover)
{
  AnalectId code = analect_codebook_tree_get_selected (tree);
  AnalectCodeRow *row = code ? analect_codebook_tree_find_row (tree, code) : NULL;
  GtkWidget *to = row && gtk_widget_get_mapped (GTK_WIDGET (row)) ? GTK_WIDGET (row) : tree->add;
  graphene_rect_t bounds;

  gtk_widget_set_parent (popover, GTK_WIDGET (tree));
  if (gtk_widget_compute_bounds (to, GTK_WIDGET (tree), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                                         MAX (1, (int) bounds.size.width),
                                                                         MAX (1, (int) bounds.size.height) });
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed), tree, 0);
  tree->n_popovers++;
  gtk_popover_popup (GTK_POPOVER (popover));
}

static char *
words_for_new (AnalectCodebookTree *tree)
{
  AnalectId parent, after;
  const AnalectRow *row;

  place_of_new (tree, &parent, &after);
  row = analect_rows_get (analect_workbench_get_rows (tree->workbench), parent);
  if (row == NULL)
    return g_strdup (_ ("New code at the top"));
  /* Translators: %s is the theme or dimension that a new code will stand under */
  return g_strdup_printf (_ ("New code in “%s”"), analect_row_string (row, ANALECT_CODE_NAME));
}

static gboolean
ask_name (gpointer data)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (data);
  g_autofree char *words = NULL;
  GtkWidget *popover, *box, *label, *entry;

  if (!gtk_widget_get_mapped (data))
    return G_SOURCE_REMOVE;
  words = words_for_new (tree);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "an-meta");
  entry = gtk_entry_new ();
  gtk_widget_set_name (entry, "new-code");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_name_given), tree);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  pop_up (tree, popover);
  gtk_widget_grab_focus (entry);
  return G_SOURCE_REMOVE;
}

static void
new_code (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (widget);

  if (analect_workbench_may_change (tree->workbench))
    do_next (tree, ask_name);
}

/* Taking out and removing */

static void
unassign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (widget);
  g_autoptr (GArray) codes = analect_codebook_tree_get_selection (tree);

  if (codes->len > 0)
    analect_codes_unassign (tree->workbench, ids (codes), codes->len);
}

typedef struct
{
  AnalectWorkbench *workbench;
  GArray *codes;
} Removal;

static void
on_remove_answer (int answer, gpointer data)
{
  Removal *removal = data;

  if (answer == 1)
    analect_codes_remove (removal->workbench, ids (removal->codes), removal->codes->len);
  g_object_unref (removal->workbench);
  g_array_unref (removal->codes);
  g_free (removal);
}

static guint
count_codings (AnalectWorkbench *workbench, const GArray *codes)
{
  AnalectLookup *lookup = analect_workbench_get_lookup (workbench);
  guint n = 0;

  for (guint i = 0; i < codes->len; i++)
    for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_CODE, ids (codes)[i]); id != ANALECT_ID_NONE;
         id = analect_lookup_next (lookup, ANALECT_CODING_CODE, id))
      n++;
  return n;
}

static char *
title_of_removal (AnalectWorkbench *workbench, const GArray *codes)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), ids (codes)[0]);

  if (codes->len == 1)
    return g_strdup_printf (_ ("Remove “%s”?"), analect_row_string (row, ANALECT_CODE_NAME));
  return g_strdup_printf (ngettext ("Remove %u code?", "Remove %u codes?", codes->len), codes->len);
}

static void
remove_codes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (widget);
  g_autoptr (GArray) codes = analect_codebook_tree_get_selection (tree);
  GtkRoot *root = gtk_widget_get_root (widget);
  const AnalectButton buttons[] = { { _ ("_Keep"), ANALECT_BUTTON_PLAIN },
                                    { _ ("_Remove"), ANALECT_BUTTON_DESTRUCTIVE } };
  g_autofree char *title = NULL, *body = NULL;
  Removal *removal;
  guint n;

  if (codes->len == 0 || !analect_workbench_may_change (tree->workbench))
    return;
  n = count_codings (tree->workbench, codes);
  title = title_of_removal (tree->workbench, codes);
  body =
      g_strdup_printf (ngettext ("%u coding goes with it; the texts stay as they are. Undo brings everything back.",
                                 "%u codings go with it; the texts stay as they are. Undo brings everything back.", n),
                       n);
  removal = g_new (Removal, 1);
  *removal = (Removal){ g_object_ref (tree->workbench), g_steal_pointer (&codes) };
  analect_message_show (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, body, buttons, G_N_ELEMENTS (buttons),
                        0, on_remove_answer, removal);
}

/* Moving */

static void
step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    AnalectCodeStep step;
  } steps[] = { { "codebook.up", ANALECT_CODE_UP },
                { "codebook.down", ANALECT_CODE_DOWN },
                { "codebook.out", ANALECT_CODE_OUT },
                { "codebook.in", ANALECT_CODE_IN } };
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (widget);
  AnalectId code = analect_codebook_tree_get_selected (tree);

  for (guint i = 0; code != ANALECT_ID_NONE && i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (action, steps[i].action) && analect_code_step (tree->workbench, code, steps[i].step))
      analect_codebook_tree_go_to (tree, code);
}

/* What others do */

static void
request (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (widget);
  AnalectId code = analect_codebook_tree_get_selected (tree);

  if (code == ANALECT_ID_NONE)
    return;
  if (g_str_equal (action, "codebook.merge"))
    g_signal_emit (tree, analect_codebook_tree_signals[ANALECT_TREE_MERGE_REQUESTED], 0);
  else if (g_str_equal (action, "codebook.split"))
    g_signal_emit (tree, analect_codebook_tree_signals[ANALECT_TREE_SPLIT_REQUESTED], 0, code);
  else if (g_str_equal (action, "codebook.themes"))
    analect_workbench_go_to (tree->workbench, ANALECT_GO_TO_CODE, code);
  else
    analect_workbench_go_to (tree->workbench, ANALECT_GO_TO_EVIDENCE, code);
}

static void
open_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (widget);

  analect_codebook_tree_hold (tree);
  analect_codebook_rows_set_all_open (tree->rows, g_str_equal (action, "codebook.open-all"));
  analect_codebook_tree_release (tree);
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  analect_codebook_tree_focus_search (ANALECT_CODEBOOK_TREE (widget));
}

static void
menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (widget);

  if (analect_codebook_tree_get_selected (tree) != ANALECT_ID_NONE)
    pop_up (tree, analect_codebook_menu_new (tree, tree->workbench));
}

/* Colour, key, and the second column */

static void
set_colour (GSimpleAction *action, GVariant *state, gpointer data)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (data);
  g_autoptr (GArray) codes = analect_codebook_tree_get_selection (tree);
  const char *colour = g_variant_get_string (state, NULL);

  if (codes->len > 0
      && analect_codes_set_colour (tree->workbench, ids (codes), codes->len, *colour != '\0' ? colour : NULL))
    analect_codebook_actions_renew (tree);
}

static void
set_key (GSimpleAction *action, GVariant *state, gpointer data)
{
  AnalectCodebookTree *tree = ANALECT_CODEBOOK_TREE (data);
  AnalectId code = analect_codebook_tree_get_selected (tree);
  AnalectProject *project = analect_workbench_get_project (tree->workbench);

  if (code != ANALECT_ID_NONE
      && analect_workbench_take (tree->workbench,
                                 analect_digit_keys_assign (project, code, g_variant_get_int32 (state)), NULL))
    analect_codebook_actions_renew (tree);
}

static void
set_codings (GSimpleAction *action, GVariant *state, gpointer data)
{
  analect_codebook_tree_set_codings_shown (ANALECT_CODEBOOK_TREE (data), g_variant_get_boolean (state));
}

static void
set_state (AnalectCodebookTree *tree, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (tree->choices), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

void
analect_codebook_actions_renew (AnalectCodebookTree *tree)
{
  static const char *const of_codes[] = { "codebook.rename", "codebook.unassign", "codebook.remove",  "codebook.merge",
                                          "codebook.split",  "codebook.themes",   "codebook.excerpts" };
  AnalectId code = analect_codebook_tree_get_selected (tree);
  AnalectCodeItem *item = analect_codebook_model_find (tree->model, code);
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (tree->workbench), code);

  for (guint i = 0; i < G_N_ELEMENTS (of_codes); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (tree), of_codes[i], code != ANALECT_ID_NONE);
  set_state (tree, "colour", g_variant_new_string (row ? analect_row_string (row, ANALECT_CODE_COLOUR) : ""));
  set_state (tree, "key", g_variant_new_int32 (item ? analect_code_item_get_digit (item) : 0));
  set_state (tree, "codings", g_variant_new_boolean (tree->codings_shown));
}

void
analect_codebook_actions_install (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = { { "codebook.new", new_code },      { "codebook.rename", rename_code },
                  { "codebook.unassign", unassign }, { "codebook.remove", remove_codes },
                  { "codebook.up", step },           { "codebook.down", step },
                  { "codebook.out", step },          { "codebook.in", step },
                  { "codebook.merge", request },     { "codebook.split", request },
                  { "codebook.themes", request },    { "codebook.excerpts", request },
                  { "codebook.open-all", open_all }, { "codebook.close-all", open_all },
                  { "codebook.search", search },     { "codebook.menu", menu } };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].activate);
}

/* What GtkTreeExpander does by itself only when it has the focus, which the row around it may have: forward opens a row
 * or goes to what is below it, back closes it or goes to what it stands under. */
static gboolean
open_or_close (AnalectCodebookTree *tree, gboolean forward)
{
  AnalectCodeRow *row = analect_codebook_tree_focus_row (tree);
  GtkWidget *expander = row ? gtk_widget_get_parent (GTK_WIDGET (row)) : NULL;
  GtkTreeListRow *list_row = expander ? gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander)) : NULL;
  AnalectCodeItem *item = list_row ? analect_code_row_get_item (row) : NULL;
  gboolean open = item != NULL && gtk_tree_list_row_get_expanded (list_row);

  if (item == NULL || analect_code_row_is_edited (row))
    return FALSE;
  if (open == forward)
    {
      g_autoptr (GtkTreeListRow) next =
          forward ? gtk_tree_list_row_get_child_row (list_row, 0) : gtk_tree_list_row_get_parent (list_row);
      g_autoptr (AnalectCodeItem) to = next ? gtk_tree_list_row_get_item (next) : NULL;

      if (to != NULL && analect_code_item_get_code (to) != ANALECT_ID_NONE)
        analect_codebook_tree_go_to (tree, analect_code_item_get_code (to));
    }
  else if (!forward || gtk_tree_list_row_is_expandable (list_row))
    gtk_tree_list_row_set_expanded (list_row, forward);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, AnalectCodebookTree *tree)
{
  gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (tree)) == GTK_TEXT_DIR_RTL;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || (!left && !right))
    return FALSE;
  return open_or_close (tree, right != mirrored);
}

static void
add_shortcuts (AnalectCodebookTree *tree)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } shortcuts[] = { { "F2", "codebook.rename" },
                    { "Delete|KP_Delete", "codebook.unassign" },
                    { "<Shift>Delete|<Shift>KP_Delete", "codebook.remove" },
                    { "Insert|KP_Insert", "codebook.new" },
                    { "<Alt>Up", "codebook.up" },
                    { "<Alt>Down", "codebook.down" },
                    { "<Alt><Shift>Left", "codebook.out" },
                    { "<Alt><Shift>Right", "codebook.in" },
                    { "<Control>m", "codebook.merge" },
                    { "<Control>f", "codebook.search" },
                    { "Menu|<Shift>F10", "codebook.menu" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                            gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (tree->list, controller);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), tree);
  gtk_widget_add_controller (tree->list, keys);
}

static void
on_menu_press (GtkGestureClick *gesture, int n_press, double x, double y, AnalectCodebookTree *tree)
{
  GtkWidget *widget = gtk_widget_pick (tree->list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *expander = widget ? gtk_widget_get_ancestor (widget, GTK_TYPE_TREE_EXPANDER) : NULL;
  g_autoptr (GArray) codes = analect_codebook_tree_get_selection (tree);
  AnalectCodeItem *item = NULL;
  gboolean selected = FALSE;

  if (widget != NULL && expander == NULL && GTK_IS_TREE_EXPANDER (gtk_widget_get_first_child (widget)))
    expander = gtk_widget_get_first_child (widget);
  if (expander != NULL)
    item = analect_code_row_get_item (ANALECT_CODE_ROW (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander))));
  if (item == NULL || analect_code_item_get_code (item) == ANALECT_ID_NONE)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  for (guint i = 0; i < codes->len; i++)
    selected = selected || ids (codes)[i] == analect_code_item_get_code (item);
  if (!selected)
    {
      AnalectId code = analect_code_item_get_code (item);

      analect_codebook_rows_select (tree->rows, &code, 1);
    }
  gtk_widget_grab_focus (gtk_widget_get_parent (expander));
  pop_up (tree, analect_codebook_menu_new (tree, tree->workbench));
}

static void
on_heads_press (GtkGestureClick *gesture, int n_press, double x, double y, AnalectCodebookTree *tree)
{
  GtkWidget *popover = analect_codebook_heads_menu_new ();

  gtk_widget_set_parent (popover, tree->heads);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed), tree, 0);
  tree->n_popovers++;
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
add_press (AnalectCodebookTree *tree, GtkWidget *widget, GCallback callback)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", callback, tree);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
}

void
analect_codebook_actions_attach (AnalectCodebookTree *tree)
{
  const GActionEntry entries[] = { { "colour", NULL, "s", "''", set_colour, { 0 } },
                                   { "key", NULL, "i", "0", set_key, { 0 } },
                                   { "codings", NULL, NULL, "false", set_codings, { 0 } } };

  tree->choices = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (tree->choices), entries, G_N_ELEMENTS (entries), tree);
  gtk_widget_insert_action_group (GTK_WIDGET (tree), "code", G_ACTION_GROUP (tree->choices));
  add_shortcuts (tree);
  add_press (tree, tree->list, G_CALLBACK (on_menu_press));
  add_press (tree, tree->heads, G_CALLBACK (on_heads_press));
  analect_codebook_actions_renew (tree);
}
