/* The Coding workspace: its parts, and what is current in all of them; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-page-private.h"

#include "edit-coding.h"
#include "empty-state.h"
#include "hint-bar.h"
#include "merge-dialog.h"
#include "settings.h"
#include "split-dialog.h"

#include <glib/gi18n.h>

/* Where one was in a text. */
typedef struct
{
  guint top, start, end;
  AnalectId excerpt;
} Place;

enum
{
  PROP_WORKBENCH = 1,
  PROP_MINE_ONLY,
  PROP_BACKLIGHT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AnalectCodingPage, analect_coding_page, GTK_TYPE_WIDGET)

/* What is current */

static void
show_title (AnalectCodingPage *page)
{
  const AnalectRows *rows = analect_workbench_get_rows (page->workbench);
  const AnalectRow *row = analect_rows_get (rows, page->document);
  AnalectId study = analect_document_study (page->workbench, page->document);
  const char *title = row ? analect_row_string (row, ANALECT_DOCUMENT_TITLE) : "";

  gtk_label_set_text (GTK_LABEL (page->study),
                      study != ANALECT_ID_NONE ? analect_workbench_get_study_label (page->workbench, study) : "");
  gtk_label_set_text (GTK_LABEL (page->text_name), title);
  gtk_widget_set_tooltip_text (page->title_box, title);
}

static void
show_notice (AnalectCodingPage *page)
{
  AnalectSentenceCount count = { 0, 0 };
  gboolean known = analect_findings_coverage_get (page->coverage, page->document, &count);

  gtk_widget_set_visible (page->notice, page->document != ANALECT_ID_NONE && known && count.sentences == 0
                                            && !analect_outline_has_findings (page->outline));
}

static gboolean
follow (gpointer data)
{
  AnalectCodingPage *page = data;
  AnalectId excerpt = analect_coding_page_get_excerpt (page);
  guint start, end;

  page->follow = 0;
  if (excerpt != ANALECT_ID_NONE)
    analect_excerpt_pane_show_excerpt (page->excerpt, excerpt);
  else if (page->document != ANALECT_ID_NONE && analect_coding_view_get_selection (page->view, &start, &end))
    analect_excerpt_pane_show_selection (page->excerpt, page->document, start, end);
  else
    analect_excerpt_pane_show_nothing (page->excerpt);
  analect_coding_page_show_hints (page);
  show_notice (page);
  return G_SOURCE_REMOVE;
}

void
analect_coding_page_follow (AnalectCodingPage *page)
{
  if (page->follow == 0)
    page->follow = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 25, follow, page, NULL);
}

/* Documents */

static void
keep_place (AnalectCodingPage *page)
{
  Place *place;

  if (page->document == ANALECT_ID_NONE)
    return;
  place = g_new0 (Place, 1);
  place->top = analect_coding_view_get_top_position (page->view);
  place->excerpt = analect_coding_view_get_excerpt (page->view);
  analect_coding_view_get_selection (page->view, &place->start, &place->end);
  g_hash_table_insert (page->places, GUINT_TO_POINTER (page->document), place);
}

static void
restore_place (AnalectCodingPage *page)
{
  const Place *place = g_hash_table_lookup (page->places, GUINT_TO_POINTER (page->document));
  const AnalectText *text = analect_coding_page_get_text (page);
  guint length = text ? analect_text_get_length (text) : 0;

  if (place == NULL)
    return;
  analect_coding_view_select (page->view, MIN (place->start, length), MIN (place->end, length), FALSE);
  analect_coding_view_scroll_to (page->view, MIN (place->top, length));
  analect_outline_set_position (page->outline, place->top);
}

void
analect_coding_page_open (AnalectCodingPage *page, AnalectId document)
{
  if (document == page->document)
    return;
  keep_place (page);
  page->document = document;
  gtk_stack_set_visible_child_name (GTK_STACK (page->stack), document != ANALECT_ID_NONE ? "text" : "empty");
  analect_findings_coverage_hurry (page->coverage, document);
  analect_coding_view_set_document (page->view, document);
  analect_outline_set_document (page->outline, document);
  analect_document_list_set_current (page->documents, document);
  analect_find_bar_renew (page->find_bar);
  restore_place (page);
  show_title (page);
  analect_coding_page_follow (page);
}

static void
document_chosen (AnalectCodingPage *page, AnalectId document)
{
  analect_coding_page_open (page, document);
}

static void
document_activated (AnalectCodingPage *page, AnalectId document)
{
  analect_coding_page_open (page, document);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
}

static void
jump (AnalectCodingPage *page, guint position)
{
  analect_coding_view_select (page->view, position, position, FALSE);
  analect_coding_view_scroll_to (page->view, position);
  analect_outline_set_position (page->outline, position);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
}

static gboolean
follow_scroll (gpointer data)
{
  AnalectCodingPage *page = data;

  page->follow_scroll = 0;
  analect_outline_set_position (page->outline, analect_coding_view_get_top_position (page->view));
  return G_SOURCE_REMOVE;
}

/* The text may scroll while it is laid out, when no other widget may be touched. */
static void
scrolled (AnalectCodingPage *page)
{
  if (page->follow_scroll == 0)
    page->follow_scroll = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 25, follow_scroll, page, NULL);
}

static void
workbench_changed (AnalectCodingPage *page, const AnalectDelta *delta)
{
  const AnalectRows *rows = analect_workbench_get_rows (page->workbench);

  if (analect_delta_touches (delta, ANALECT_KIND_DOCUMENT))
    {
      if (page->document != ANALECT_ID_NONE && analect_rows_get (rows, page->document) == NULL)
        analect_coding_page_open (page, ANALECT_ID_NONE);
      if (page->document == ANALECT_ID_NONE)
        analect_coding_page_open (page, analect_document_list_neighbour (page->documents, ANALECT_ID_NONE, 1));
      analect_find_bar_renew (page->find_bar);
      show_title (page);
    }
  analect_coding_page_follow (page);
}

static void
coverage_changed (AnalectCodingPage *page, AnalectId document)
{
  if (document == page->document)
    analect_coding_page_follow (page);
}

/* What the parts ask for */

static void
coding_clicked (AnalectCodingPage *page, AnalectId coding)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (page->workbench), coding);

  if (row == NULL)
    return;
  analect_excerpt_pane_show_excerpt (page->excerpt, analect_row_reference (row, ANALECT_CODING_EXCERPT));
  analect_excerpt_pane_set_marked (page->excerpt, coding);
  analect_codebook_tree_select (page->codebook, analect_row_reference (row, ANALECT_CODING_CODE));
}

static void
recode (AnalectCodingPage *page, AnalectId coding, AnalectId code)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (page->workbench), coding);
  AnalectChange *change;

  if (row == NULL || !analect_workbench_may_change (page->workbench))
    return;
  if (analect_row_reference (row, ANALECT_CODING_CODER) != analect_workbench_need_coder (page->workbench))
    {
      analect_workbench_toast (page->workbench, _ ("These codings are another coder’s"), FALSE);
      return;
    }
  change = analect_project_change (analect_workbench_get_project (page->workbench), _ ("Replace code"));
  analect_change_set_reference (change, coding, ANALECT_CODING_CODE, code);
  analect_workbench_take (page->workbench, change, NULL);
}

static void
code_from_elsewhere (AnalectCodingPage *page, AnalectId code)
{
  analect_coding_page_apply_code (page, code);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
}

static void
text_dropped (AnalectCodingPage *page, AnalectId code, const char *text)
{
  code_from_elsewhere (page, code);
}

static GtkWindow *
window_of (AnalectCodingPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
merge_requested (AnalectCodingPage *page)
{
  g_autoptr (GArray) codes = analect_codebook_tree_get_selection (page->codebook);

  if (codes->len > 0 && analect_workbench_may_change (page->workbench))
    analect_merge_dialog_show (page->workbench, window_of (page), (const AnalectId *) (gpointer) codes->data,
                               codes->len);
}

static void
split_requested (AnalectCodingPage *page, AnalectId code)
{
  if (analect_workbench_may_change (page->workbench))
    analect_split_dialog_show (page->workbench, window_of (page), code);
}

static void
excerpt_chosen (AnalectCodingPage *page, AnalectId excerpt)
{
  analect_coding_view_set_excerpt (page->view, excerpt);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
}

static void
memo_requested (AnalectCodingPage *page, AnalectId about)
{
  GdkRectangle place = { gtk_widget_get_width (GTK_WIDGET (page->excerpt)) / 2, 34, 1, 1 };

  analect_memo_popover_open (page->memo, GTK_WIDGET (page->excerpt), &place, about);
}

static void
quick_coded (AnalectCodingPage *page, AnalectId code, int direction)
{
  page->quick_coded = code;
}

static void
quick_done (AnalectCodingPage *page, gboolean coded)
{
  guint start, end;

  gtk_widget_grab_focus (GTK_WIDGET (page->view));
  if (coded && page->quick_coded != ANALECT_ID_NONE && analect_coding_page_get_passage (page, TRUE, &start, &end))
    analect_coding_page_show_coded (page, page->quick_coded, start, end);
}

/* Going somewhere */

static AnalectId
first_text_of_reference (AnalectCodingPage *page, AnalectId reference)
{
  return analect_lookup_first (analect_workbench_get_lookup (page->workbench), ANALECT_DOCUMENT_REFERENCE, reference);
}

void
analect_coding_page_show (AnalectCodingPage *page, const AnalectDestination *destination)
{
  const AnalectRows *rows = analect_workbench_get_rows (page->workbench);
  const AnalectRow *row = analect_rows_get (rows, destination->id);
  AnalectId document = ANALECT_ID_NONE;

  if (row == NULL)
    return;
  if (destination->what == ANALECT_GO_TO_STUDY)
    document = analect_document_list_first_of (page->documents, destination->id);
  else if (destination->what == ANALECT_GO_TO_REFERENCE)
    document = first_text_of_reference (page, destination->id);
  else if (destination->what == ANALECT_GO_TO_DOCUMENT)
    document = destination->id;
  else if (destination->what == ANALECT_GO_TO_EXCERPT)
    document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);
  if (document == ANALECT_ID_NONE)
    {
      analect_workbench_toast (page->workbench, _ ("There is no text for this"), FALSE);
      return;
    }
  analect_coding_page_open (page, document);
  if (destination->what == ANALECT_GO_TO_EXCERPT)
    analect_coding_view_set_excerpt (page->view, destination->id);
  else if (destination->what == ANALECT_GO_TO_DOCUMENT && destination->end > destination->start)
    analect_coding_view_select (page->view, destination->start, destination->end, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
}

AnalectId
analect_coding_page_get_document (AnalectCodingPage *page)
{
  return page->document;
}

/* Building */

static GtkWidget *
make_paned (GtkOrientation orientation, GtkWidget *start, GtkWidget *end, gboolean resize_start, gboolean resize_end,
            const char *key)
{
  GtkWidget *paned = gtk_paned_new (orientation);

  gtk_paned_set_start_child (GTK_PANED (paned), start);
  gtk_paned_set_end_child (GTK_PANED (paned), end);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), resize_start);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), resize_end);
  analect_settings_bind_paned (key, GTK_PANED (paned));
  return paned;
}

static GtkWidget *
make_left (AnalectCodingPage *page)
{
  GtkWidget *paned;

  page->documents = ANALECT_DOCUMENT_LIST (analect_document_list_new (page->workbench, page->coverage));
  page->outline = ANALECT_OUTLINE (analect_outline_new (page->workbench));
  gtk_widget_set_size_request (GTK_WIDGET (page->outline), -1, 80);
  g_signal_connect_swapped (page->documents, "document-chosen", G_CALLBACK (document_chosen), page);
  g_signal_connect_swapped (page->documents, "document-activated", G_CALLBACK (document_activated), page);
  g_signal_connect_swapped (page->outline, "jump", G_CALLBACK (jump), page);
  paned = make_paned (GTK_ORIENTATION_VERTICAL, GTK_WIDGET (page->documents), GTK_WIDGET (page->outline), TRUE, FALSE,
                      "coding-outline-end");
  gtk_widget_set_size_request (paned, 170, -1);
  gtk_widget_add_css_class (paned, "an-side");
  return paned;
}

static GtkWidget *
make_right (AnalectCodingPage *page)
{
  GtkWidget *paned;

  page->codebook = ANALECT_CODEBOOK_TREE (analect_codebook_tree_new (page->workbench));
  page->excerpt = ANALECT_EXCERPT_PANE (analect_excerpt_pane_new (page->workbench));
  gtk_widget_set_size_request (GTK_WIDGET (page->excerpt), -1, 120);
  g_signal_connect_swapped (page->codebook, "code-activated", G_CALLBACK (code_from_elsewhere), page);
  g_signal_connect_swapped (page->codebook, "text-dropped", G_CALLBACK (text_dropped), page);
  g_signal_connect_swapped (page->codebook, "merge-requested", G_CALLBACK (merge_requested), page);
  g_signal_connect_swapped (page->codebook, "split-requested", G_CALLBACK (split_requested), page);
  g_signal_connect_swapped (page->excerpt, "code-chosen", G_CALLBACK (code_from_elsewhere), page);
  g_signal_connect_swapped (page->excerpt, "excerpt-chosen", G_CALLBACK (excerpt_chosen), page);
  g_signal_connect_swapped (page->excerpt, "memo-requested", G_CALLBACK (memo_requested), page);
  paned = make_paned (GTK_ORIENTATION_VERTICAL, GTK_WIDGET (page->codebook), GTK_WIDGET (page->excerpt), TRUE, FALSE,
                      "coding-excerpt-end");
  gtk_widget_set_size_request (paned, 240, -1);
  gtk_widget_add_css_class (paned, "an-side");
  return paned;
}

static GtkWidget *
make_mine_button (AnalectCodingPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  page->mine_button = gtk_toggle_button_new ();
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("avatar-default-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Mine only")));
  gtk_button_set_child (GTK_BUTTON (page->mine_button), box);
  gtk_button_set_has_frame (GTK_BUTTON (page->mine_button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (page->mine_button), "coding.mine-only");
  gtk_widget_set_tooltip_text (page->mine_button, _ ("Only my codings (G)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->mine_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Mine only"),
                                  -1);
  return page->mine_button;
}

static GtkWidget *
make_toolbar (AnalectCodingPage *page)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *backlight = gtk_toggle_button_new (), *menu = gtk_menu_button_new ();
  g_autoptr (GMenuModel) model = analect_coding_page_make_text_menu ();

  page->title_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  page->study = gtk_label_new ("");
  page->text_name = gtk_label_new ("");
  gtk_widget_add_css_class (bar, "an-pane-head");
  gtk_widget_add_css_class (bar, "an-text-head");
  gtk_widget_add_css_class (page->study, "heading");
  gtk_widget_add_css_class (page->text_name, "an-dim");
  gtk_widget_add_css_class (page->text_name, "an-small");
  gtk_label_set_ellipsize (GTK_LABEL (page->study), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (page->text_name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (page->text_name), 0);
  gtk_widget_set_hexpand (page->title_box, TRUE);
  gtk_widget_set_hexpand (page->text_name, TRUE);
  gtk_box_append (GTK_BOX (page->title_box), page->study);
  gtk_box_append (GTK_BOX (page->title_box), page->text_name);
  gtk_button_set_icon_name (GTK_BUTTON (backlight), "find-location-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (backlight), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (backlight), "coding.backlight");
  gtk_widget_set_tooltip_text (backlight, _ ("Backlight: dim what is not coded (B)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (backlight), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Backlight"), -1);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (menu), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_set_tooltip_text (menu, _ ("Text"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text"), -1);
  gtk_box_append (GTK_BOX (bar), page->title_box);
  gtk_box_append (GTK_BOX (bar), make_mine_button (page));
  gtk_box_append (GTK_BOX (bar), backlight);
  gtk_box_append (GTK_BOX (bar), menu);
  return bar;
}

static GtkWidget *
make_notice (AnalectCodingPage *page)
{
  GtkWidget *label = gtk_label_new (_ ("Mark which part is the findings"));
  GtkWidget *button = gtk_button_new_with_label (_ ("Mark selection as findings"));

  page->notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (page->notice, "an-notice");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "coding.mark-findings");
  gtk_box_append (GTK_BOX (page->notice), label);
  gtk_box_append (GTK_BOX (page->notice), button);
  gtk_widget_set_visible (page->notice, FALSE);
  return page->notice;
}

/* The menu of the text is ours, not that of a text to be edited. */
static void
secondary_pressed (AnalectCodingPage *page, int n, double x, double y, GtkGesture *gesture)
{
  GtkWidget *view = GTK_WIDGET (page->view);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT) != view)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_popover_set_pointing_to (GTK_POPOVER (page->menu), &place);
  gtk_popover_popup (GTK_POPOVER (page->menu));
}

static void
add_secondary_click (AnalectCodingPage *page)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (secondary_pressed), page);
  gtk_widget_add_controller (GTK_WIDGET (page->view), GTK_EVENT_CONTROLLER (gesture));
}

/* A text view lays out what is seen when it gets its place; else it does so while it draws, too late for the scroll
 * bar. */
static void
place_anew (GtkTextBuffer *buffer, GtkWidget *view)
{
  gtk_widget_queue_resize (view);
}

static void
make_view (AnalectCodingPage *page)
{
  page->view = ANALECT_CODING_VIEW (analect_coding_view_new (page->workbench));
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text"), -1);
  g_signal_connect_swapped (page->view, "selection-changed", G_CALLBACK (analect_coding_page_follow), page);
  g_signal_connect_swapped (page->view, "excerpt-changed", G_CALLBACK (analect_coding_page_follow), page);
  g_signal_connect_swapped (page->view, "scrolled", G_CALLBACK (scrolled), page);
  g_signal_connect_swapped (page->view, "coding-clicked", G_CALLBACK (coding_clicked), page);
  g_signal_connect_swapped (page->view, "code-dropped", G_CALLBACK (code_from_elsewhere), page);
  g_signal_connect_swapped (page->view, "coding-recode", G_CALLBACK (recode), page);
  g_signal_connect_swapped (page->view, "resize-requested", G_CALLBACK (analect_coding_page_resize), page);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (page->view)), "changed", G_CALLBACK (place_anew),
                           page->view, 0);
  page->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page->scrolled), GTK_WIDGET (page->view));
  gtk_widget_set_vexpand (page->scrolled, TRUE);
  analect_coding_page_add_keys (page);
  add_secondary_click (page);
}

static GtkWidget *
make_middle (AnalectCodingPage *page)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = analect_empty_state_new ("accessories-text-editor-symbolic", _ ("No text yet"),
                                              _ ("Add the texts of your studies: articles in XML (JATS), or plain text."));

  make_view (page);
  page->find_bar = ANALECT_FIND_BAR (analect_find_bar_new (page->workbench, page->view));
  analect_empty_state_add_button (ANALECT_EMPTY_STATE (empty), _ ("Add texts…"), "win.import");
  gtk_box_append (GTK_BOX (text), make_toolbar (page));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (page->find_bar));
  gtk_box_append (GTK_BOX (text), make_notice (page));
  gtk_box_append (GTK_BOX (text), page->scrolled);
  page->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (page->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (page->stack), text, "text");
  gtk_widget_set_vexpand (page->stack, TRUE);
  page->hints = analect_hint_bar_new ();
  gtk_box_append (GTK_BOX (middle), page->stack);
  gtk_box_append (GTK_BOX (middle), page->hints);
  gtk_widget_set_size_request (middle, 400, -1);
  return middle;
}

static void
make_popovers (AnalectCodingPage *page)
{
  g_autoptr (GMenuModel) model = analect_coding_page_make_key_menu ();

  page->quick = g_object_ref_sink (ANALECT_QUICK_CODE (analect_quick_code_new (page->workbench)));
  page->memo = g_object_ref_sink (ANALECT_MEMO_POPOVER (analect_memo_popover_new (page->workbench)));
  g_signal_connect_object (page->quick, "coded", G_CALLBACK (quick_coded), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->quick, "done", G_CALLBACK (quick_done), page, G_CONNECT_SWAPPED);
  page->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (page->menu, GTK_WIDGET (page->view));
}

static void
analect_coding_page_constructed (GObject *object)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (object);
  GtkWidget *middle;

  G_OBJECT_CLASS (analect_coding_page_parent_class)->constructed (object);
  page->coverage = analect_findings_coverage_new (analect_workbench_get_project (page->workbench));
  page->left = make_left (page);
  page->right = make_right (page);
  middle = make_middle (page);
  page->inner = make_paned (GTK_ORIENTATION_HORIZONTAL, middle, page->right, TRUE, FALSE, "coding-codebook-end");
  page->outer = make_paned (GTK_ORIENTATION_HORIZONTAL, page->left, page->inner, FALSE, TRUE, "coding-documents");
  gtk_widget_set_parent (page->outer, GTK_WIDGET (page));
  make_popovers (page);
  g_signal_connect_object (page->workbench, "changed", G_CALLBACK (workbench_changed), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->workbench, "counts-changed", G_CALLBACK (show_title), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->workbench, "coder-changed", G_CALLBACK (analect_coding_page_follow), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page->coverage, "changed", G_CALLBACK (coverage_changed), page, G_CONNECT_SWAPPED);
  analect_coding_page_open (page, analect_document_list_neighbour (page->documents, ANALECT_ID_NONE, 1));
  analect_coding_page_follow (page);
}

static void
analect_coding_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (object);

  switch (id)
    {
    case PROP_WORKBENCH:
      page->workbench = g_value_dup_object (value);
      break;
    case PROP_MINE_ONLY:
      analect_coding_view_set_mine_only (page->view, g_value_get_boolean (value));
      analect_excerpt_pane_set_mine_only (page->excerpt, g_value_get_boolean (value));
      break;
    case PROP_BACKLIGHT:
      analect_coding_view_set_backlight (page->view, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
analect_coding_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (object);

  switch (id)
    {
    case PROP_WORKBENCH:
      g_value_set_object (value, page->workbench);
      break;
    case PROP_MINE_ONLY:
      g_value_set_boolean (value, page->view != NULL && analect_coding_view_get_mine_only (page->view));
      break;
    case PROP_BACKLIGHT:
      g_value_set_boolean (value, page->view != NULL && analect_coding_view_get_backlight (page->view));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static gboolean
analect_coding_page_grab_focus (GtkWidget *widget)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);

  if (page->document != ANALECT_ID_NONE)
    return gtk_widget_grab_focus (GTK_WIDGET (page->view));
  return gtk_widget_child_focus (page->stack, GTK_DIR_TAB_FORWARD);
}

static void
drop_popover (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

static void
analect_coding_page_dispose (GObject *object)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (object);

  g_clear_handle_id (&page->follow, g_source_remove);
  g_clear_handle_id (&page->follow_scroll, g_source_remove);
  g_clear_pointer (&page->menu, gtk_widget_unparent);
  g_clear_pointer (&page->quick, drop_popover);
  g_clear_pointer (&page->memo, drop_popover);
  g_clear_pointer (&page->outer, gtk_widget_unparent);
  page->view = NULL;
  g_clear_object (&page->coverage);
  g_clear_object (&page->workbench);
  g_clear_pointer (&page->places, g_hash_table_unref);
  G_OBJECT_CLASS (analect_coding_page_parent_class)->dispose (object);
}

static void
analect_coding_page_class_init (AnalectCodingPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = analect_coding_page_constructed;
  object_class->set_property = analect_coding_page_set_property;
  object_class->get_property = analect_coding_page_get_property;
  object_class->dispose = analect_coding_page_dispose;
  widget_class->grab_focus = analect_coding_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  properties[PROP_WORKBENCH] =
      g_param_spec_object ("workbench", NULL, NULL, ANALECT_TYPE_WORKBENCH,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MINE_ONLY] =
      g_param_spec_boolean ("mine-only", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BACKLIGHT] =
      g_param_spec_boolean ("backlight", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  analect_coding_page_install_actions (widget_class);
}

static void
analect_coding_page_init (AnalectCodingPage *page)
{
  page->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

GtkWidget *
analect_coding_page_new (AnalectWorkbench *workbench)
{
  return g_object_new (ANALECT_TYPE_CODING_PAGE, "workbench", workbench, NULL);
}
