/* What can be done in the Coding workspace, as class actions, and the keys for it.
 *
 * Single letters are keys of the text alone, so that entries keep theirs; they come before the text's own keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-page-private.h"
#include "correct-dialog.h"
#include "find-dialog.h"
#include "text-steps.h"

#include <string.h>

#include <glib/gi18n.h>

/* Coding */

static void
open_quick_code (AnalectCodingPage *page, gboolean recent_only)
{
  GdkRectangle place;
  guint start, end;

  if (!analect_workbench_may_change (page->workbench) || !analect_coding_page_get_passage (page, FALSE, &start, &end))
    return;
  analect_coding_view_get_place_of_selection (page->view, &place);
  page->quick_coded = ANALECT_ID_NONE;
  analect_quick_code_open (page->quick, GTK_WIDGET (page->view), &place, page->document, start, end, recent_only);
}

static void
code (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_quick_code (ANALECT_CODING_PAGE (widget), FALSE);
}

static void
recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_quick_code (ANALECT_CODING_PAGE (widget), TRUE);
}

static void
digit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  int number = g_variant_get_int32 (parameter);
  AnalectId chosen = analect_codebook_tree_code_for_digit (page->codebook, number);
  g_autofree char *text = NULL;

  if (chosen != ANALECT_ID_NONE)
    {
      analect_coding_page_apply_code (page, chosen);
      return;
    }
  text = g_strdup_printf (_ ("No code has the key %d. Give it one in the codebook’s menu."), number);
  analect_workbench_toast (page->workbench, text, FALSE);
}

static void
in_vivo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  analect_coding_page_code_in_vivo (ANALECT_CODING_PAGE (widget));
}

static void
uncode (GtkWidget *widget, const char *name, GVariant *parameter)
{
  analect_coding_page_uncode (ANALECT_CODING_PAGE (widget));
}

static void
memo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  AnalectId excerpt = analect_coding_page_get_excerpt (page);
  GdkRectangle place;
  guint start, end;

  if (!analect_coding_page_get_passage (page, FALSE, &start, &end))
    return;
  analect_coding_view_get_place_of_selection (page->view, &place);
  if (excerpt != ANALECT_ID_NONE)
    analect_memo_popover_open (page->memo, GTK_WIDGET (page->view), &place, excerpt);
  else if (analect_workbench_may_change (page->workbench))
    analect_memo_popover_open_passage (page->memo, GTK_WIDGET (page->view), &place, page->document, start, end);
}

/* Which end goes where, by one step: the target is "end-word-back", "start-sentence-forward" and so on. */
static void
resize (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  const AnalectText *text = analect_coding_page_get_text (page);
  const char *how = g_variant_get_string (parameter, NULL);
  gboolean begin = g_str_has_prefix (how, "start"), forward = g_str_has_suffix (how, "forward");
  AnalectStep step = strstr (how, "sentence") != NULL ? ANALECT_STEP_SENTENCE : ANALECT_STEP_WORD;
  AnalectId excerpt = analect_coding_page_get_excerpt (page);
  guint start, end;

  if (text == NULL || !analect_coding_page_get_passage (page, FALSE, &start, &end))
    return;
  if (begin)
    start = analect_text_step (text, start, step, TRUE, forward);
  else
    end = analect_text_step (text, end, step, FALSE, forward);
  if (start >= end)
    return;
  if (excerpt != ANALECT_ID_NONE)
    analect_coding_page_resize (page, excerpt, start, end);
  else
    analect_coding_view_select (page->view, start, end, FALSE);
}

/* Going about */

static void
next_excerpt (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  gboolean forward = g_str_equal (name, "coding.next-excerpt");

  if (!analect_coding_view_next_excerpt (page->view, forward))
    analect_workbench_toast (page->workbench, forward ? _ ("No excerpt further down") : _ ("No excerpt further up"),
                             FALSE);
}

/* The next coding of the excerpt, then the next excerpt that overlaps. */
static void
next_overlapping (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  AnalectId excerpt = analect_coding_page_get_excerpt (page);

  if (excerpt != ANALECT_ID_NONE)
    analect_excerpt_pane_show_excerpt (page->excerpt, excerpt);
  if (excerpt != ANALECT_ID_NONE && analect_excerpt_pane_mark_next (page->excerpt))
    return;
  if (analect_coding_view_next_overlapping (page->view))
    {
      analect_excerpt_pane_show_excerpt (page->excerpt, analect_coding_view_get_excerpt (page->view));
      analect_excerpt_pane_mark_next (page->excerpt);
    }
}

static void
next_uncoded (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  AnalectSentenceCount count;
  AnalectRange sentence;
  guint start, end;

  analect_coding_view_get_selection (page->view, &start, &end);
  if (analect_findings_coverage_next_uncoded (page->coverage, page->document, end, &sentence))
    analect_coding_view_select (page->view, sentence.start, sentence.end, TRUE);
  else if (!analect_findings_coverage_get (page->coverage, page->document, &count))
    analect_workbench_toast (page->workbench, _ ("The findings of this text are not counted yet"), FALSE);
  else if (count.sentences == 0)
    analect_workbench_toast (page->workbench, _ ("No part of this text is marked as findings"), FALSE);
  else
    analect_workbench_toast (page->workbench, _ ("Every sentence of the findings is coded"), FALSE);
}

static void
go_section (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  int step = g_str_equal (name, "coding.next-section") ? 1 : -1;
  guint start, end, to;

  analect_coding_view_get_selection (page->view, &start, &end);
  if (!analect_outline_neighbour (page->outline, start, step, &to))
    return;
  analect_coding_view_select (page->view, to, to, FALSE);
  analect_coding_view_scroll_to (page->view, to);
}

static void
go_document (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  AnalectId document = analect_document_list_neighbour (page->documents, page->document,
                                                        g_str_equal (name, "coding.next-document") ? 1 : -1);

  if (document != ANALECT_ID_NONE)
    analect_coding_page_open (page, document);
}

static void
clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  guint start, end;

  analect_find_bar_close (page->find_bar);
  if (analect_coding_view_get_selection (page->view, &start, &end))
    analect_coding_view_select (page->view, start, start, FALSE);
}

static void
open_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  GdkRectangle place;

  analect_coding_view_get_place_of_selection (page->view, &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (page->menu), &place);
  gtk_popover_popup (GTK_POPOVER (page->menu));
}

/* Finding, and the text itself */

static void
find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  analect_find_bar_open (ANALECT_CODING_PAGE (widget)->find_bar);
}

static void
find_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  analect_find_bar_step (ANALECT_CODING_PAGE (widget)->find_bar, g_str_equal (name, "coding.find-next") ? 1 : -1);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
find_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);

  analect_find_dialog_show (page->workbench, window_of (widget), analect_find_bar_get_text (page->find_bar));
}

static void
correct_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  guint start, end;

  if (!analect_workbench_may_change (page->workbench) || !analect_coding_page_get_passage (page, FALSE, &start, &end))
    return;
  analect_correct_dialog_show (page->workbench, window_of (widget), page->document, start, end);
}

/* The selection becomes a section of findings. */
static void
mark_findings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  g_autoptr (AnalectChange) change = NULL;
  AnalectId section;
  guint start, end;

  if (!analect_workbench_may_change (page->workbench))
    return;
  if (!analect_coding_view_get_selection (page->view, &start, &end))
    {
      analect_workbench_toast (page->workbench, _ ("Select the findings from their first to their last word first"),
                               FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (page->view));
      return;
    }
  change = analect_project_change (analect_workbench_get_project (page->workbench), _ ("Mark findings"));
  section = analect_change_add (change, ANALECT_KIND_SECTION);
  analect_change_set_reference (change, section, ANALECT_SECTION_DOCUMENT, page->document);
  analect_change_set_integer (change, section, ANALECT_SECTION_ROLE, ANALECT_SECTION_ROLE_FINDINGS);
  analect_change_set_integer (change, section, ANALECT_SECTION_START, start);
  analect_change_set_integer (change, section, ANALECT_SECTION_END, end);
  analect_workbench_take (page->workbench, g_steal_pointer (&change), NULL);
}

static void
set_font (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  double size = analect_coding_view_get_font_size (page->view);

  if (g_str_equal (name, "coding.larger-text"))
    size += 1;
  else if (g_str_equal (name, "coding.smaller-text"))
    size -= 1;
  else
    size = ANALECT_CODING_VIEW_DEFAULT_FONT;
  analect_coding_view_set_font_size (page->view, size);
}

/* Panes */

static void
toggle_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingPage *page = ANALECT_CODING_PAGE (widget);
  GtkWidget *pane = g_str_equal (name, "page.toggle-left") ? page->left : page->right;
  gboolean has_focus = gtk_widget_get_focus_child (pane) != NULL;

  gtk_widget_set_visible (pane, !gtk_widget_get_visible (pane));
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (page->view));
}

void
analect_coding_page_install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc function;
  } actions[] = { { "coding.code", NULL, code },
                  { "coding.recent", NULL, recent },
                  { "coding.digit", "i", digit },
                  { "coding.in-vivo", NULL, in_vivo },
                  { "coding.uncode", NULL, uncode },
                  { "coding.memo", NULL, memo },
                  { "coding.resize", "s", resize },
                  { "coding.next-excerpt", NULL, next_excerpt },
                  { "coding.previous-excerpt", NULL, next_excerpt },
                  { "coding.next-overlapping", NULL, next_overlapping },
                  { "coding.next-uncoded", NULL, next_uncoded },
                  { "coding.next-section", NULL, go_section },
                  { "coding.previous-section", NULL, go_section },
                  { "coding.next-document", NULL, go_document },
                  { "coding.previous-document", NULL, go_document },
                  { "coding.clear", NULL, clear },
                  { "coding.menu", NULL, open_menu },
                  { "coding.find", NULL, find },
                  { "coding.find-next", NULL, find_next },
                  { "coding.find-previous", NULL, find_next },
                  { "coding.find-all", NULL, find_all },
                  { "coding.correct-text", NULL, correct_text },
                  { "coding.mark-findings", NULL, mark_findings },
                  { "coding.larger-text", NULL, set_font },
                  { "coding.smaller-text", NULL, set_font },
                  { "coding.normal-text", NULL, set_font },
                  { "page.toggle-left", NULL, toggle_pane },
                  { "page.toggle-right", NULL, toggle_pane } };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, actions[i].type, actions[i].function);
  gtk_widget_class_install_property_action (class, "coding.mine-only", "mine-only");
  gtk_widget_class_install_property_action (class, "coding.backlight", "backlight");
  gtk_widget_class_add_binding_action (class, GDK_KEY_F9, 0, "page.toggle-left", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F9, GDK_SHIFT_MASK, "page.toggle-right", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Up, GDK_ALT_MASK, "coding.previous-document", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Down, GDK_ALT_MASK, "coding.next-document", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "coding.find-all", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_g, GDK_CONTROL_MASK, "coding.find-next", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "coding.find-previous",
                                       NULL);
}

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
  const char *target; /* NULL: none */
} Key;

static const Key keys[] = {
  { GDK_KEY_Return, 0, "coding.code", NULL },
  { GDK_KEY_KP_Enter, 0, "coding.code", NULL },
  { GDK_KEY_slash, 0, "coding.code", NULL },
  { GDK_KEY_KP_Divide, 0, "coding.code", NULL },
  { GDK_KEY_v, 0, "coding.in-vivo", NULL },
  { GDK_KEY_r, 0, "coding.recent", NULL },
  { GDK_KEY_m, 0, "coding.memo", NULL },
  { GDK_KEY_u, 0, "coding.uncode", NULL },
  { GDK_KEY_o, 0, "coding.next-overlapping", NULL },
  { GDK_KEY_bracketleft, 0, "coding.resize", "end-word-back" },
  { GDK_KEY_bracketright, 0, "coding.resize", "end-word-forward" },
  { GDK_KEY_braceleft, 0, "coding.resize", "start-word-back" },
  { GDK_KEY_braceright, 0, "coding.resize", "start-word-forward" },
  { GDK_KEY_bracketleft, GDK_CONTROL_MASK, "coding.resize", "end-sentence-back" },
  { GDK_KEY_bracketright, GDK_CONTROL_MASK, "coding.resize", "end-sentence-forward" },
  { GDK_KEY_braceleft, GDK_CONTROL_MASK, "coding.resize", "start-sentence-back" },
  { GDK_KEY_braceright, GDK_CONTROL_MASK, "coding.resize", "start-sentence-forward" },
  { GDK_KEY_j, 0, "coding.next-excerpt", NULL },
  { GDK_KEY_k, 0, "coding.previous-excerpt", NULL },
  { GDK_KEY_n, 0, "coding.next-uncoded", NULL },
  { GDK_KEY_g, 0, "coding.mine-only", NULL },
  { GDK_KEY_b, 0, "coding.backlight", NULL },
  { GDK_KEY_Up, GDK_CONTROL_MASK, "coding.previous-section", NULL },
  { GDK_KEY_Down, GDK_CONTROL_MASK, "coding.next-section", NULL },
  { GDK_KEY_Up, GDK_ALT_MASK, "coding.previous-document", NULL },
  { GDK_KEY_Down, GDK_ALT_MASK, "coding.next-document", NULL },
  { GDK_KEY_Escape, 0, "coding.clear", NULL },
  { GDK_KEY_Menu, 0, "coding.menu", NULL },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "coding.menu", NULL },
  { GDK_KEY_f, GDK_CONTROL_MASK, "coding.find", NULL },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "coding.larger-text", NULL },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "coding.larger-text", NULL },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "coding.smaller-text", NULL },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "coding.smaller-text", NULL },
  { GDK_KEY_0, GDK_CONTROL_MASK, "coding.normal-text", NULL },
};

static void
add_key (GtkShortcutController *controller, guint key, GdkModifierType modifiers, const char *action, GVariant *target)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

void
analect_coding_page_add_keys (AnalectCodingPage *page)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (controller, keys[i].key, keys[i].modifiers, keys[i].action,
             keys[i].target ? g_variant_new_string (keys[i].target) : NULL);
  for (int i = 1; i <= 9; i++)
    {
      add_key (controller, (guint) (GDK_KEY_0 + i), 0, "coding.digit", g_variant_new_int32 (i));
      add_key (controller, (guint) (GDK_KEY_KP_0 + i), 0, "coding.digit", g_variant_new_int32 (i));
    }
  gtk_widget_add_controller (GTK_WIDGET (page->view), GTK_EVENT_CONTROLLER (controller));
}
