/* The Themes workspace; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "themes-page.h"

#include "board.h"
#include "code-card.h"
#include "codebook-summary.h"
#include "codebook-tree.h"
#include "empty-state.h"
#include "hint-bar.h"
#include "merge-dialog.h"
#include "narrow.h"
#include "new-code.h"
#include "settings.h"
#include "split-dialog.h"

#include <glib/gi18n.h>

#define LEFT_KEY    "themes-left"
#define DETAILS_KEY "themes-details-end"

struct _AnalectThemesPage
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  GtkWidget *box, *paned, *left, *tree, *card, *hints, *new_button, *new_code, *details, *meaning;
  GtkWidget *board, *left_stack, *right_stack, *board_button, *tree_button, *filter;
};

G_DEFINE_FINAL_TYPE (AnalectThemesPage, analect_themes_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (AnalectThemesPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static AnalectId
get_selected (AnalectThemesPage *page)
{
  return analect_codebook_tree_get_selected (ANALECT_CODEBOOK_TREE (page->tree));
}

static gboolean
is_board (AnalectThemesPage *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (page->right_stack)), "board") == 0;
}

/* What can be done just now */

/* Whether CODE is on two excerpts or more, so that it can be split. */
static gboolean
can_be_split (AnalectThemesPage *page, AnalectId code)
{
  const AnalectRows *rows = analect_workbench_get_rows (page->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (page->workbench);
  AnalectId first = ANALECT_ID_NONE;

  if (code == ANALECT_ID_NONE)
    return FALSE;
  for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_CODE, code); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_CODING_CODE, id))
    {
      AnalectId excerpt = analect_row_reference (analect_rows_get (rows, id), ANALECT_CODING_EXCERPT);

      if (first != ANALECT_ID_NONE && excerpt != first)
        return TRUE;
      first = excerpt;
    }
  return FALSE;
}

static void
renew_actions (AnalectThemesPage *page)
{
  static const char *const of_code[] = { "page.rename", "page.unassign", "page.remove" };
  static const char *const of_new[] = { "page.new-dimension", "page.new-theme", "page.new-code" };
  gboolean may = analect_workbench_get_read_only (page->workbench) == NULL;
  AnalectId code = get_selected (page);
  GtkWidget *widget = GTK_WIDGET (page);

  for (guint i = 0; i < G_N_ELEMENTS (of_code); i++)
    gtk_widget_action_set_enabled (widget, of_code[i], may && code != ANALECT_ID_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (of_new); i++)
    gtk_widget_action_set_enabled (widget, of_new[i], may);
  gtk_widget_action_set_enabled (
      widget, "page.merge",
      may && code != ANALECT_ID_NONE
          && analect_rows_count (analect_workbench_get_rows (page->workbench), ANALECT_KIND_CODE) > 1);
  gtk_widget_action_set_enabled (widget, "page.split", may && can_be_split (page, code));
}

static void
selection_changed (AnalectThemesPage *page)
{
  analect_code_card_set_code (ANALECT_CODE_CARD (page->card), get_selected (page));
  renew_actions (page);
}

/* What "study" means in the numbers shown. */
static void
show_meaning (AnalectThemesPage *page)
{
  const AnalectCounts *counts = analect_workbench_get_counts (page->workbench);
  g_autofree char *text = NULL;

  if (counts == NULL)
    return;
  if (counts->by_passes)
    text = g_strdup_printf (ngettext ("Counted over %u study whose coding is complete, of %u included. In each, the "
                                      "consensus counts, else the lead coder, else any coder.",
                                      "Counted over the %u studies whose coding is complete, of %u included. In each, "
                                      "the consensus counts, else the lead coder, else any coder.",
                                      counts->total),
                            counts->total, counts->included);
  else
    text = g_strdup_printf (ngettext ("Counted over %u included study that has a text, of %u included.",
                                      "Counted over the %u included studies that have a text, of %u included.",
                                      counts->total),
                            counts->total, counts->included);
  gtk_label_set_text (GTK_LABEL (page->meaning), text);
}

/* Hints: what the keys do where the focus is. */
static void
show_hints (AnalectThemesPage *page, gboolean writing)
{
  const AnalectHint in_tree[] = { { "Alt+↑ Alt+↓", _ ("Move") }, { "Shift+Alt+← →", _ ("Out, in") },
                                  { "Enter", _ ("Excerpts") },   { "F2", _ ("Rename") },
                                  { "Ctrl+M", _ ("Merge") },     { "S", _ ("Split") },
                                  { "Delete", _ ("Take out") } };
  const AnalectHint in_words[] = { { "Ctrl+Enter", _ ("Keep") }, { "Esc", _ ("Put back") }, { "F6", _ ("Next pane") } };
  const AnalectHint on_board[] = { { "← ↑ ↓ →", _ ("Go") },     { "Space", _ ("Lift, drop") },
                                   { "Esc", _ ("Put back") },   { "Enter", _ ("Excerpts") },
                                   { "Ctrl+M", _ ("Merge") },   { "S", _ ("Split") },
                                   { "Delete", _ ("Take out") } };
  AnalectHintBar *bar = ANALECT_HINT_BAR (page->hints);

  if (is_board (page))
    analect_hint_bar_set_hints (bar, on_board, G_N_ELEMENTS (on_board));
  else if (writing)
    analect_hint_bar_set_hints (bar, in_words, G_N_ELEMENTS (in_words));
  else
    analect_hint_bar_set_hints (bar, in_tree, G_N_ELEMENTS (in_tree));
}

static void
focus_moved (AnalectThemesPage *page)
{
  GtkWindow *window = get_window (page);
  GtkWidget *focus = window ? gtk_window_get_focus (window) : NULL;

  show_hints (page, focus != NULL && GTK_IS_TEXT_VIEW (focus) && gtk_widget_is_ancestor (focus, page->card));
}

static void
select_code (AnalectThemesPage *page, guint code)
{
  analect_codebook_tree_select (ANALECT_CODEBOOK_TREE (page->tree), code);
  analect_code_card_set_code (ANALECT_CODE_CARD (page->card), code);
  if (page->board != NULL)
    analect_board_select (ANALECT_BOARD (page->board), code, is_board (page));
  renew_actions (page);
}

/* The two views */

/* Keys without a modifier, in the view itself: an entry in it takes them first. */
static void
add_shortcut (GtkWidget *widget, guint key, const char *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, controller);
}

/* The board is made when it is first wanted. */
static void need_board (AnalectThemesPage *page);

static void
show_view (AnalectThemesPage *page, gboolean board)
{
  const char *name = board ? "board" : "tree";

  if (board)
    need_board (page);
  analect_code_card_commit (ANALECT_CODE_CARD (page->card));
  gtk_stack_set_visible_child_name (GTK_STACK (page->left_stack), name);
  gtk_stack_set_visible_child_name (GTK_STACK (page->right_stack), name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (board ? page->board_button : page->tree_button), TRUE);
  gtk_widget_set_visible (page->filter, board);
  gtk_widget_set_visible (page->details, !board);
  show_hints (page, FALSE);
  if (board)
    analect_board_select (ANALECT_BOARD (page->board), get_selected (page), TRUE);
}

static void
change_view (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (widget);
  gboolean board = g_str_equal (action, "page.board");

  if (board != is_board (page))
    show_view (page, board);
}

static void
view_toggled (AnalectThemesPage *page)
{
  gboolean board = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->board_button));

  if (board != is_board (page))
    show_view (page, board);
}

/* What is chosen on the board is chosen in the codebook. */
static void
board_selection_changed (AnalectThemesPage *page)
{
  analect_codebook_tree_select (ANALECT_CODEBOOK_TREE (page->tree),
                                analect_board_get_selected (ANALECT_BOARD (page->board)));
}

static void
board_activated (AnalectThemesPage *page, guint code)
{
  show_view (page, FALSE);
  select_code (page, code);
  analect_code_card_focus_excerpts (ANALECT_CODE_CARD (page->card));
}

static void
board_wants_theme (AnalectThemesPage *page, guint dimension)
{
  analect_codebook_tree_select (ANALECT_CODEBOOK_TREE (page->tree), dimension);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.new-theme", NULL);
}

static void
board_carries (AnalectThemesPage *page, const char *sentence)
{
  analect_hint_bar_set_status (ANALECT_HINT_BAR (page->hints),
                               sentence ? sentence : _ ("No coding changes when codes move"));
}

static void
filter_changed (AnalectThemesPage *page)
{
  if (page->board != NULL)
    analect_board_filter (ANALECT_BOARD (page->board), gtk_editable_get_text (GTK_EDITABLE (page->filter)));
}

static void
need_board (AnalectThemesPage *page)
{
  GtkWidget *tray;

  if (page->board != NULL)
    return;
  page->board = analect_board_new (page->workbench);
  tray = analect_board_get_tray (ANALECT_BOARD (page->board));
  add_shortcut (page->board, GDK_KEY_s, "page.split");
  add_shortcut (page->board, GDK_KEY_F2, "page.rename");
  add_shortcut (page->board, GDK_KEY_Delete, "page.unassign");
  add_shortcut (tray, GDK_KEY_s, "page.split");
  add_shortcut (tray, GDK_KEY_F2, "page.rename");
  gtk_stack_add_named (GTK_STACK (page->left_stack), tray, "board");
  gtk_stack_add_named (GTK_STACK (page->right_stack), page->board, "board");
  g_signal_connect_swapped (page->board, "selection-changed", G_CALLBACK (board_selection_changed), page);
  g_signal_connect_swapped (page->board, "code-activated", G_CALLBACK (board_activated), page);
  g_signal_connect_swapped (page->board, "theme-requested", G_CALLBACK (board_wants_theme), page);
  g_signal_connect_swapped (page->board, "carrying", G_CALLBACK (board_carries), page);
  filter_changed (page);
}

/* Commands */

static void
add_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (widget);
  guint level = ANALECT_LEVEL_CODE;

  if (g_str_equal (action, "page.new-dimension"))
    level = ANALECT_LEVEL_DIMENSION;
  else if (g_str_equal (action, "page.new-theme"))
    level = ANALECT_LEVEL_THEME;
  analect_code_card_commit (ANALECT_CODE_CARD (page->card));
  analect_new_code_open (ANALECT_NEW_CODE (page->new_code), level, get_selected (page));
}

static void
merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (widget);
  g_autoptr (GArray) codes = analect_codebook_tree_get_selection (ANALECT_CODEBOOK_TREE (page->tree));
  AnalectMergeDialog *dialog;

  analect_code_card_commit (ANALECT_CODE_CARD (page->card));
  if (codes->len == 0 || !analect_workbench_may_change (page->workbench))
    return;
  dialog = analect_merge_dialog_show (page->workbench, get_window (page), (const AnalectId *) (gpointer) codes->data,
                                      codes->len);
  g_signal_connect_object (dialog, "merged", G_CALLBACK (select_code), page, G_CONNECT_SWAPPED);
}

static void
split (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (widget);
  AnalectId code = get_selected (page);
  AnalectSplitDialog *dialog;

  analect_code_card_commit (ANALECT_CODE_CARD (page->card));
  if (code == ANALECT_ID_NONE || !analect_workbench_may_change (page->workbench))
    return;
  dialog = analect_split_dialog_show (page->workbench, get_window (page), code);
  g_signal_connect_object (dialog, "split", G_CALLBACK (select_code), page, G_CONNECT_SWAPPED);
}

static void
merge_requested (AnalectThemesPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "page.merge", NULL);
}

static void
split_requested (AnalectThemesPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "page.split", NULL);
}

/* Unassigning and removing are the codebook's own. */
static void
pass_on (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (widget);

  gtk_widget_activate_action (page->tree, g_str_equal (action, "page.remove") ? "codebook.remove" : "codebook.unassign",
                              NULL);
}

static void
rename_code (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (widget);

  if (is_board (page))
    show_view (page, FALSE);
  analect_code_card_rename (ANALECT_CODE_CARD (page->card));
}

static void
code_activated (AnalectThemesPage *page)
{
  analect_code_card_focus_excerpts (ANALECT_CODE_CARD (page->card));
}

static void
toggle_left (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (widget);

  gtk_widget_set_visible (page->left, !gtk_widget_get_visible (page->left));
}

static void
toggle_right (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (widget);
  AnalectCodeCard *card = ANALECT_CODE_CARD (page->card);
  gboolean shown = !analect_code_card_get_details_shown (card);

  analect_code_card_set_details_shown (card, shown);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->details), shown);
}

static void
details_toggled (AnalectThemesPage *page)
{
  analect_code_card_set_details_shown (ANALECT_CODE_CARD (page->card),
                                       gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->details)));
}

void
analect_themes_page_show (AnalectThemesPage *page, AnalectId code)
{
  g_return_if_fail (ANALECT_IS_THEMES_PAGE (page));
  select_code (page, code);
}

/* Building */

static GtkWidget *
make_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  analect_narrow_button (GTK_BUTTON (button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
make_new_button (AnalectThemesPage *page)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("New _dimension…"), "page.new-dimension");
  g_menu_append (menu, _ ("New _theme…"), "page.new-theme");
  g_menu_append (menu, _ ("New _code…"), "page.new-code");
  page->new_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (page->new_button), _ ("_New"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (page->new_button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (page->new_button), G_MENU_MODEL (menu));
  return page->new_button;
}

static GtkWidget *
make_details_button (AnalectThemesPage *page)
{
  page->details = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (page->details), "view-dual-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->details), TRUE);
  gtk_widget_set_tooltip_text (page->details, _ ("Details (Shift+F9)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->details), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Details"), -1);
  g_signal_connect_swapped (page->details, "toggled", G_CALLBACK (details_toggled), page);
  return page->details;
}

static GtkWidget *
make_views (AnalectThemesPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  page->board_button = gtk_toggle_button_new_with_label (_ ("Board"));
  page->tree_button = gtk_toggle_button_new_with_label (_ ("Tree"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (page->tree_button), GTK_TOGGLE_BUTTON (page->board_button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->tree_button), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), page->board_button);
  gtk_box_append (GTK_BOX (box), page->tree_button);
  g_signal_connect_swapped (page->board_button, "toggled", G_CALLBACK (view_toggled), page);
  return box;
}

static GtkWidget *
make_filter (AnalectThemesPage *page)
{
  page->filter = gtk_search_entry_new ();
  gtk_widget_set_visible (page->filter, FALSE);
  g_object_set (page->filter, "placeholder-text", _ ("Filter themes and codes"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter themes and codes"), -1);
  g_signal_connect_swapped (page->filter, "changed", G_CALLBACK (filter_changed), page);
  return page->filter;
}

/* What the squares are, and, on demand, what "study" means in the numbers. */
static GtkWidget *
make_meaning (AnalectThemesPage *page)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *words = gtk_label_new (_ ("One square per study, oldest first"));

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "an-meta");
  page->meaning = gtk_label_new (_ ("The numbers are not ready yet."));
  gtk_label_set_wrap (GTK_LABEL (page->meaning), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (page->meaning), 40);
  gtk_popover_set_child (GTK_POPOVER (popover), page->meaning);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), words);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _ ("Which studies are counted"));
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  return button;
}

static GtkWidget *
make_toolbar (AnalectThemesPage *page)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "an-toolbar");
  gtk_box_append (GTK_BOX (bar), make_views (page));
  gtk_box_append (GTK_BOX (bar), make_filter (page));
  gtk_box_append (GTK_BOX (bar), make_new_button (page));
  gtk_box_append (GTK_BOX (bar), make_button (_ ("_Merge…"), "page.merge", _ ("Merge into another code (Ctrl+M)")));
  gtk_box_append (GTK_BOX (bar), make_button (_ ("_Split…"), "page.split", _ ("Move excerpts to a new code (S)")));
  gtk_box_append (GTK_BOX (bar), make_button (_ ("_Remove…"), "page.remove", _ ("Remove with its codings")));
  gtk_box_append (GTK_BOX (bar), make_meaning (page));
  gtk_box_append (GTK_BOX (bar), make_details_button (page));
  return bar;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = analect_empty_state_new ("view-list-symbolic", _ ("No codes yet"),
                                              _ ("Codes come from coding texts. You can also begin with the "
                                                 "dimensions you expect."));

  analect_empty_state_add_button (ANALECT_EMPTY_STATE (empty), _ ("New dimension…"), "page.new-dimension");
  return empty;
}

static GtkWidget *
make_left (AnalectThemesPage *page)
{
  page->left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  page->tree = analect_codebook_tree_new (page->workbench);
  analect_codebook_tree_set_empty (ANALECT_CODEBOOK_TREE (page->tree), make_empty ());
  gtk_widget_set_vexpand (page->tree, TRUE);
  gtk_widget_set_size_request (page->left, 240, -1);
  gtk_widget_add_css_class (page->left, "an-side");
  page->left_stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (page->left_stack), page->tree, "tree");
  gtk_box_append (GTK_BOX (page->left), page->left_stack);
  gtk_box_append (GTK_BOX (page->left), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (page->left), analect_codebook_summary_new (page->workbench));
  g_signal_connect_swapped (page->tree, "selection-changed", G_CALLBACK (selection_changed), page);
  g_signal_connect_swapped (page->tree, "code-activated", G_CALLBACK (code_activated), page);
  g_signal_connect_swapped (page->tree, "merge-requested", G_CALLBACK (merge_requested), page);
  g_signal_connect_swapped (page->tree, "split-requested", G_CALLBACK (split_requested), page);
  return page->left;
}

static void
make_page (AnalectThemesPage *page)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  page->card = analect_code_card_new (page->workbench);
  page->right_stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (page->right_stack), FALSE);
  gtk_stack_add_named (GTK_STACK (page->right_stack), page->card, "tree");
  gtk_widget_set_vexpand (page->right_stack, TRUE);
  gtk_box_append (GTK_BOX (right), make_toolbar (page));
  gtk_box_append (GTK_BOX (right), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (right), page->right_stack);
  page->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (page->paned), make_left (page));
  gtk_paned_set_end_child (GTK_PANED (page->paned), right);
  gtk_paned_set_shrink_start_child (GTK_PANED (page->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (page->paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (page->paned), FALSE);
  gtk_widget_set_vexpand (page->paned, TRUE);
  add_shortcut (page->tree, GDK_KEY_s, "page.split");
  page->hints = analect_hint_bar_new ();
  analect_hint_bar_set_status (ANALECT_HINT_BAR (page->hints), _ ("No coding changes when codes move"));
  show_hints (page, FALSE);
  gtk_box_append (GTK_BOX (page->box), page->paned);
  gtk_box_append (GTK_BOX (page->box), page->hints);
  analect_settings_bind_paned (LEFT_KEY, GTK_PANED (page->paned));
  analect_settings_bind_paned (DETAILS_KEY, analect_code_card_get_paned (ANALECT_CODE_CARD (page->card)));
}

static void
made (AnalectThemesPage *page, guint code)
{
  select_code (page, code);
}

/* What was typed is in the project before anybody asks whether it is saved. */
static gboolean
window_closes (AnalectThemesPage *page)
{
  analect_code_card_commit (ANALECT_CODE_CARD (page->card));
  return FALSE;
}

static void
analect_themes_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (analect_themes_page_parent_class)->root (widget);
  if (get_window (ANALECT_THEMES_PAGE (widget)) == NULL)
    return;
  g_signal_connect_object (get_window (ANALECT_THEMES_PAGE (widget)), "notify::focus-widget", G_CALLBACK (focus_moved),
                           widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_window (ANALECT_THEMES_PAGE (widget)), "close-request", G_CALLBACK (window_closes),
                           widget, G_CONNECT_SWAPPED);
}

static void
analect_themes_page_unroot (GtkWidget *widget)
{
  GtkWindow *window = get_window (ANALECT_THEMES_PAGE (widget));

  if (window != NULL)
    g_signal_handlers_disconnect_by_data (window, widget);
  GTK_WIDGET_CLASS (analect_themes_page_parent_class)->unroot (widget);
}

static void
analect_themes_page_dispose (GObject *object)
{
  AnalectThemesPage *page = ANALECT_THEMES_PAGE (object);

  if (page->tree != NULL)
    g_signal_handlers_disconnect_by_data (page->tree, page);
  if (page->board != NULL)
    g_signal_handlers_disconnect_by_data (page->board, page);
  page->tree = page->board = NULL;
  g_clear_pointer (&page->new_code, gtk_widget_unparent);
  g_clear_pointer (&page->box, gtk_widget_unparent);
  g_clear_object (&page->workbench);
  G_OBJECT_CLASS (analect_themes_page_parent_class)->dispose (object);
}

static void
analect_themes_page_class_init (AnalectThemesPageClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = { { "page.board", change_view },
                  { "page.tree", change_view },
                  { "page.toggle-left", toggle_left },
                  { "page.toggle-right", toggle_right },
                  { "page.new-dimension", add_new },
                  { "page.new-theme", add_new },
                  { "page.new-code", add_new },
                  { "page.rename", rename_code },
                  { "page.merge", merge },
                  { "page.split", split },
                  { "page.unassign", pass_on },
                  { "page.remove", pass_on } };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = analect_themes_page_dispose;
  widget_class->root = analect_themes_page_root;
  widget_class->unroot = analect_themes_page_unroot;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "page.merge", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
analect_themes_page_init (AnalectThemesPage *page)
{
  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (page->box, GTK_WIDGET (page));
}

GtkWidget *
analect_themes_page_new (AnalectWorkbench *workbench)
{
  AnalectThemesPage *page = g_object_new (ANALECT_TYPE_THEMES_PAGE, NULL);
  const AnalectCodebook *codebook = analect_workbench_get_codebook (workbench);

  page->workbench = g_object_ref (workbench);
  make_page (page);
  page->new_code = analect_new_code_new (workbench);
  gtk_widget_set_parent (page->new_code, page->new_button);
  g_signal_connect_swapped (page->new_code, "made", G_CALLBACK (made), page);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (renew_actions), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "counts-changed", G_CALLBACK (show_meaning), page, G_CONNECT_SWAPPED);
  show_meaning (page);
  if (codebook->n > 0)
    analect_codebook_tree_select (ANALECT_CODEBOOK_TREE (page->tree), codebook->entries[0].code);
  renew_actions (page);
  return GTK_WIDGET (page);
}
