/* The Studies workspace; see the header.
 *
 * What is selected in the table is what the record pane shows and what is decided about. A decision moves on to the
 * next record to screen, which is found before the change, while the order of rows is still the one that is seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "studies-page.h"

#include "announce.h"
#include "characteristics-form.h"
#include "characteristics-grid.h"
#include "decision-bar.h"
#include "empty-state.h"
#include "filter-list.h"
#include "grid.h"
#include "hint-bar.h"
#include "record-edit.h"
#include "record-facts.h"
#include "record-pane.h"
#include "record-table.h"
#include "screening.h"
#include "settings.h"

#include <string.h>

#include <glib/gi18n.h>

struct _AnalectStudiesPage
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectRecordModel *model;
  GtkFilter *search_filter;
  char **words;     /* folded words searched for; NULL: none */
  GArray *excluded; /* of AnalectId: what was excluded last and may get a reason; NULL: nothing */
  GArray *selected; /* of AnalectId: what is shown; NULL: nothing yet */
  gboolean moving;  /* the page itself changes the selection */
  guint showing;    /* source that will show what is selected, or 0 */

  GtkWidget *filters_paned, *record_paned, *left, *middle, *right, *search, *show_records, *show_grid, *columns, *stack;
  GtkWidget *filters, *table, *pane, *bar, *grid, *hints;
  AnalectCharacteristicsGrid *characteristics;
  guint sorted_by; /* column of the grid */
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (AnalectStudiesPage, analect_studies_page, GTK_TYPE_WIDGET)

static AnalectRecordTable *
get_table (AnalectStudiesPage *page)
{
  return ANALECT_RECORD_TABLE (page->table);
}

/* What is shown */

static void
show_hints (AnalectStudiesPage *page)
{
  const AnalectHint records[] = {
    { "↓", _ ("Next") },     { "I M E", _ ("Decide") }, { "Space", _ ("Select") },
    { "Enter", _ ("Text") }, { "F2", _ ("Edit") },
  };
  const AnalectHint grid[] = {
    { "F2", _ ("Edit") },
    { "Ctrl+C", _ ("Copy") },
    { "Ctrl+V", _ ("Paste") },
    { "Ctrl+D", _ ("Fill down") },
  };

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->show_grid)))
    analect_hint_bar_set_hints (ANALECT_HINT_BAR (page->hints), grid, G_N_ELEMENTS (grid));
  else
    analect_hint_bar_set_hints (ANALECT_HINT_BAR (page->hints), records, G_N_ELEMENTS (records));
}

static void
show_status (AnalectStudiesPage *page)
{
  guint n = analect_record_table_get_n_shown (get_table (page));
  g_autofree char *records = g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  /* Translators: "214 records, 1 selected" */
  g_autofree char *text =
      g_strdup_printf (_ ("%s, %u selected"), records, analect_record_table_get_n_selected (get_table (page)));

  analect_hint_bar_set_status (ANALECT_HINT_BAR (page->hints), text);
}

static void
show_view (AnalectStudiesPage *page)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (page->model)) > 0, first;
  const char *name = "records";

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->show_grid)))
    name =
        analect_rows_count (analect_workbench_get_rows (page->workbench), ANALECT_KIND_STUDY) > 0 ? "grid" : "no-study";
  else if (!any)
    name = "empty";
  else if (analect_record_table_get_n_shown (get_table (page)) == 0)
    name = "nothing";
  if (strcmp (name, "grid") == 0 && page->characteristics == NULL)
    {
      page->characteristics = analect_characteristics_grid_new (page->workbench);
      analect_grid_set_model (ANALECT_GRID (page->grid), ANALECT_GRID_MODEL (page->characteristics));
    }
  first = g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (page->stack)), "empty") == 0;
  gtk_stack_set_visible_child_name (GTK_STACK (page->stack), name);
  /* The button that brought the first records in is gone: one goes on with them. */
  if (first && strcmp (name, "records") == 0)
    gtk_widget_child_focus (page->table, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_sensitive (page->columns, strcmp (name, "records") == 0);
  show_hints (page);
}

static gboolean
show_selected (gpointer data)
{
  AnalectStudiesPage *page = data;
  g_autoptr (GArray) ids = NULL;
  guint n_to_screen, place;

  g_clear_handle_id (&page->showing, g_source_remove);
  page->moving = TRUE;
  /* A record that moved to another row stays selected. */
  if (analect_record_table_get_n_selected (get_table (page)) == 0 && page->selected != NULL)
    analect_record_table_select_many (get_table (page), page->selected);
  analect_record_table_select_any (get_table (page));
  page->moving = FALSE;
  g_clear_pointer (&page->selected, g_array_unref);
  ids = analect_record_table_get_selected (get_table (page));
  page->selected = g_array_ref (ids);
  analect_record_pane_set_records (ANALECT_RECORD_PANE (page->pane), ids);
  place = analect_record_table_place (get_table (page), ids->len == 1 ? g_array_index (ids, AnalectId, 0) : 0,
                                      &n_to_screen);
  analect_decision_bar_set_place (ANALECT_DECISION_BAR (page->bar), ids->len, place, n_to_screen);
  show_status (page);
  show_view (page);
  return G_SOURCE_REMOVE;
}

/* Selections and rows change many times in one step; what follows from them is shown once. */
static void
show_soon (AnalectStudiesPage *page)
{
  if (page->showing == 0)
    page->showing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_selected, page, NULL);
}

static void
forget_excluded (AnalectStudiesPage *page)
{
  g_clear_pointer (&page->excluded, g_array_unref);
  analect_decision_bar_ask_reason (ANALECT_DECISION_BAR (page->bar), NULL);
}

static void
on_selection (AnalectStudiesPage *page)
{
  if (!page->moving && page->excluded != NULL)
    forget_excluded (page);
  show_soon (page);
}

static void
show_reasons (AnalectStudiesPage *page)
{
  g_auto (GStrv) reasons = analect_screening_reasons (page->workbench);

  analect_decision_bar_set_reasons (ANALECT_DECISION_BAR (page->bar), (const char *const *) reasons);
}

static void
on_renewed (AnalectStudiesPage *page)
{
  show_reasons (page);
  gtk_widget_set_visible (page->right, g_list_model_get_n_items (G_LIST_MODEL (page->model)) > 0);
  show_soon (page);
}

/* Deciding */

/* What can be decided about: duplicates are not screened. */
static GArray *
get_decidable (AnalectStudiesPage *page)
{
  GArray *ids = analect_record_table_get_selected (get_table (page));

  for (guint i = ids->len; i-- > 0;)
    {
      AnalectRecordItem *item = analect_record_model_find (page->model, g_array_index (ids, AnalectId, i));

      if (item != NULL && item->state == ANALECT_RECORD_DUPLICATE)
        g_array_remove_index (ids, i);
    }
  return ids;
}

static char *
decided_text (int decision, guint n)
{
  switch (decision)
    {
    case ANALECT_SCREENING_INCLUDE:
      return g_strdup_printf (ngettext ("%u record included", "%u records included", n), n);
    case ANALECT_SCREENING_EXCLUDE:
      return g_strdup_printf (ngettext ("%u record excluded", "%u records excluded", n), n);
    default:
      return g_strdup_printf (ngettext ("%u record left at maybe", "%u records left at maybe", n), n);
    }
}

static void
go_on (AnalectStudiesPage *page, AnalectId next, const GArray *decided, gboolean focus)
{
  if (next == ANALECT_ID_NONE || !analect_record_table_select (get_table (page), next, focus))
    {
      analect_record_table_select_many (get_table (page), decided);
      analect_announce (page->table, _ ("Nothing is left to screen"));
    }
}

/* After an exclusion without a reason, a digit says why. */
static void
note_excluded (AnalectStudiesPage *page, GArray *ids, int decision, const char *reason)
{
  g_autofree char *name = NULL;

  forget_excluded (page);
  if (decision != ANALECT_SCREENING_EXCLUDE || reason != NULL)
    return;
  page->excluded = g_array_ref (ids);
  name = ids->len == 1
             ? analect_reference_label (analect_workbench_get_rows (page->workbench), g_array_index (ids, AnalectId, 0))
             : g_strdup_printf (ngettext ("%u record", "%u records", ids->len), ids->len);
  analect_decision_bar_ask_reason (ANALECT_DECISION_BAR (page->bar), name);
}

static void
decide (AnalectStudiesPage *page, int decision, const char *reason)
{
  g_autoptr (GArray) ids = get_decidable (page);
  AnalectId next = analect_record_table_next_to_screen (get_table (page));
  AnalectChange *change;
  gboolean focus, done;

  if (!analect_workbench_may_change (page->workbench))
    return;
  if (ids->len == 0)
    {
      if (analect_record_table_get_n_selected (get_table (page)) > 0)
        analect_workbench_toast (page->workbench, _ ("Duplicates are not screened; the record that was kept is"),
                                 FALSE);
      return;
    }
  change = analect_screening_decide (page->workbench, (const AnalectId *) ids->data, ids->len,
                                     analect_record_model_get_stage (page->model), decision, reason);
  /* Rows that move take their selection with them, which takes long among many; it is of no use here. */
  focus = gtk_widget_get_focus_child (page->middle) == page->stack;
  page->moving = TRUE;
  analect_record_table_unselect (get_table (page));
  done = change != NULL && analect_workbench_take (page->workbench, change, NULL);
  if (done)
    go_on (page, next, ids, focus);
  else
    analect_record_table_select_many (get_table (page), ids);
  page->moving = FALSE;
  if (!done)
    return;
  if (ids->len > 1)
    {
      g_autofree char *text = decided_text (decision, ids->len);

      analect_workbench_toast (page->workbench, text, TRUE);
    }
  note_excluded (page, ids, decision, reason);
}

static void
on_decided (AnalectDecisionBar *bar, int decision, const char *reason, AnalectStudiesPage *page)
{
  decide (page, decision, reason);
}

static void
on_stage_chosen (AnalectDecisionBar *bar, int stage, AnalectStudiesPage *page)
{
  forget_excluded (page);
  analect_record_model_set_stage (page->model, stage);
}

/* Gives what was just excluded the reason with this digit. */
static gboolean
give_reason (AnalectStudiesPage *page, guint digit)
{
  g_auto (GStrv) reasons = analect_screening_reasons (page->workbench);
  g_autoptr (GArray) ids = page->excluded ? g_array_ref (page->excluded) : NULL;
  AnalectChange *change;

  if (ids == NULL || digit > g_strv_length (reasons))
    return FALSE;
  change = analect_screening_decide (page->workbench, (const AnalectId *) ids->data, ids->len,
                                     analect_record_model_get_stage (page->model), ANALECT_SCREENING_EXCLUDE,
                                     reasons[digit - 1]);
  if (change != NULL && analect_workbench_take (page->workbench, change, NULL))
    forget_excluded (page);
  return TRUE;
}

/* Searching */

static gboolean
meets_words (gpointer item, gpointer data)
{
  AnalectStudiesPage *page = data;

  for (guint i = 0; page->words != NULL && page->words[i] != NULL; i++)
    if (*page->words[i] != '\0' && !analect_record_item_matches (item, page->words[i]))
      return FALSE;
  return TRUE;
}

static void
on_search (AnalectStudiesPage *page)
{
  g_autofree char *folded = analect_record_fold (gtk_editable_get_text (GTK_EDITABLE (page->search)));

  g_strfreev (page->words);
  page->words = g_strsplit (g_strstrip (folded), " ", -1);
  gtk_filter_changed (page->search_filter, GTK_FILTER_CHANGE_DIFFERENT);
  analect_record_pane_set_word (ANALECT_RECORD_PANE (page->pane), page->words[0] ? page->words[0] : "");
}

static void
on_search_stopped (AnalectStudiesPage *page)
{
  gtk_editable_set_text (GTK_EDITABLE (page->search), "");
  on_search (page);
  analect_record_table_focus (get_table (page));
}

static void
on_search_activated (AnalectStudiesPage *page)
{
  analect_record_table_focus (get_table (page));
}

static void
clear_filter (AnalectStudiesPage *page)
{
  gtk_editable_set_text (GTK_EDITABLE (page->search), "");
  on_search (page);
  analect_filter_list_clear (ANALECT_FILTER_LIST (page->filters));
}

/* Going places */

static void
on_activated (AnalectRecordTable *table, guint reference, AnalectStudiesPage *page)
{
  g_autoptr (GArray) texts = analect_record_texts (page->workbench, reference);

  if (texts->len > 0)
    analect_workbench_go_to (page->workbench, ANALECT_GO_TO_DOCUMENT, g_array_index (texts, AnalectId, 0));
  else
    analect_workbench_toast (page->workbench, _ ("This record has no text yet"), FALSE);
}

static void
on_grid_row (AnalectGrid *grid, guint row, AnalectStudiesPage *page)
{
  AnalectId study = analect_characteristics_grid_get_study (page->characteristics, row);

  if (study != ANALECT_ID_NONE)
    analect_studies_page_show (page, study);
}

static void
on_grid_sort (AnalectGrid *grid, guint column, AnalectStudiesPage *page)
{
  gboolean again = column == page->sorted_by;

  page->descending = again && !page->descending;
  page->sorted_by = column;
  analect_characteristics_grid_sort (page->characteristics, column == ANALECT_GRID_CORNER ? G_MAXUINT : column,
                                     page->descending);
  analect_grid_set_sort (grid, column, page->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

void
analect_studies_page_show (AnalectStudiesPage *page, AnalectId reference_or_study)
{
  AnalectId reference = reference_or_study;

  g_return_if_fail (ANALECT_IS_STUDIES_PAGE (page));
  if (analect_id_kind (reference_or_study) == ANALECT_KIND_STUDY)
    {
      const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (page->workbench), reference_or_study);
      const AnalectIdSet *set = row ? analect_row_set (row, ANALECT_STUDY_REFERENCES) : NULL;

      reference = set ? set->ids[0] : ANALECT_ID_NONE;
    }
  if (analect_record_model_find (page->model, reference) == NULL)
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->show_records), TRUE);
  if (!analect_record_table_select (get_table (page), reference, TRUE))
    {
      clear_filter (page);
      show_view (page);
      analect_record_table_select (get_table (page), reference, TRUE);
    }
  show_selected (page);
}

/* Files and texts that come in */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, AnalectStudiesPage *page)
{
  GVariantBuilder uris;

  g_variant_builder_init (&uris, G_VARIANT_TYPE ("as"));
  for (const GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_variant_builder_add_value (&uris, g_variant_new_take_string (g_file_get_uri (file->data)));
  return gtk_widget_activate_action_variant (GTK_WIDGET (page), "win.import-files", g_variant_builder_end (&uris));
}

static void
on_pasted (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnalectStudiesPage) page = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (page->workbench != NULL && text != NULL && *text != '\0')
    gtk_widget_activate_action (GTK_WIDGET (page), "win.import-text", "s", text);
}

static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (analect_workbench_may_change (ANALECT_STUDIES_PAGE (widget)->workbench))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_pasted, g_object_ref (widget));
}

/* Actions and keys */

static void
act (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectStudiesPage *page = ANALECT_STUDIES_PAGE (widget);

  if (strcmp (action, "page.toggle-left") == 0)
    gtk_widget_set_visible (page->left, !gtk_widget_get_visible (page->left));
  else if (strcmp (action, "page.toggle-right") == 0)
    gtk_widget_set_visible (page->right, !gtk_widget_get_visible (page->right));
  else if (strcmp (action, "page.decide") == 0)
    decide (page, analect_enumeration_parse (ANALECT_ENUMERATION_SCREENING, g_variant_get_string (parameter, NULL), -1),
            NULL);
  else if (strcmp (action, "page.edit") == 0)
    {
      gtk_widget_set_visible (page->right, TRUE);
      analect_record_pane_edit (ANALECT_RECORD_PANE (page->pane));
    }
  else if (strcmp (action, "page.find") == 0)
    gtk_widget_grab_focus (page->search);
  else if (strcmp (action, "page.focus-table") == 0)
    analect_record_table_focus (get_table (page));
  else if (strcmp (action, "page.clear-filter") == 0)
    clear_filter (page);
}

/* Whether letters are typed where the focus is. */
static gboolean
is_typing (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, ANALECT_TYPE_CHARACTERISTICS_FORM) != NULL
             || gtk_widget_get_ancestor (focus, ANALECT_TYPE_RECORD_EDIT) != NULL
             || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, AnalectStudiesPage *page)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || is_typing (GTK_WIDGET (page)))
    return FALSE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_i:
      decide (page, ANALECT_SCREENING_INCLUDE, NULL);
      return TRUE;
    case GDK_KEY_m:
      decide (page, ANALECT_SCREENING_MAYBE, NULL);
      return TRUE;
    case GDK_KEY_e:
      decide (page, ANALECT_SCREENING_EXCLUDE, NULL);
      return TRUE;
    case GDK_KEY_F2:
      analect_record_pane_edit (ANALECT_RECORD_PANE (page->pane));
      return TRUE;
    default:
      return key >= GDK_KEY_1 && key <= GDK_KEY_9 && give_reason (page, key - GDK_KEY_0);
    }
}

/* Before the table, for which Space selects one row alone. */
static gboolean
on_table_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, AnalectStudiesPage *page)
{
  return key == GDK_KEY_space && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) == 0
         && analect_record_table_toggle (get_table (page));
}

static void
add_keys (AnalectStudiesPage *page, GtkWidget *widget, GCallback callback, GtkPropagationPhase phase)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect (keys, "key-pressed", callback, page);
  gtk_widget_add_controller (widget, keys);
}

/* The object */

static void
analect_studies_page_dispose (GObject *object)
{
  AnalectStudiesPage *page = ANALECT_STUDIES_PAGE (object);

  g_clear_handle_id (&page->showing, g_source_remove);
  if (page->model != NULL)
    g_signal_handlers_disconnect_by_data (page->model, page);
  g_clear_pointer (&page->filters_paned, gtk_widget_unparent);
  g_clear_object (&page->characteristics);
  g_clear_object (&page->search_filter);
  g_clear_object (&page->model);
  g_clear_object (&page->workbench);
  G_OBJECT_CLASS (analect_studies_page_parent_class)->dispose (object);
}

static void
analect_studies_page_finalize (GObject *object)
{
  AnalectStudiesPage *page = ANALECT_STUDIES_PAGE (object);

  g_strfreev (page->words);
  g_clear_pointer (&page->excluded, g_array_unref);
  g_clear_pointer (&page->selected, g_array_unref);
  G_OBJECT_CLASS (analect_studies_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, filters_paned);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, record_paned);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, left);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, middle);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, right);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, search);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, show_records);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, show_grid);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, columns);
  gtk_widget_class_bind_template_child (class, AnalectStudiesPage, stack);
  gtk_widget_class_bind_template_callback (class, on_search);
  gtk_widget_class_bind_template_callback (class, on_search_stopped);
  gtk_widget_class_bind_template_callback (class, on_search_activated);
  gtk_widget_class_bind_template_callback (class, show_view);
}

static void
analect_studies_page_class_init (AnalectStudiesPageClass *class)
{
  static const char *const actions[] = { "page.toggle-left", "page.toggle-right", "page.edit",
                                         "page.find",        "page.focus-table",  "page.clear-filter" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_studies_page_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_studies_page_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/analect/Analect/ui/studies-page.ui");
  bind_children (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, act);
  gtk_widget_class_install_action (widget_class, "page.decide", "s", act);
  gtk_widget_class_install_action (widget_class, "page.paste", NULL, paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "page.toggle-left", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, GDK_SHIFT_MASK, "page.toggle-right", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "page.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "page.paste", NULL);
}

static void
analect_studies_page_init (AnalectStudiesPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

static void
add_empty_states (AnalectStudiesPage *page)
{
  GtkWidget *empty =
      analect_empty_state_new ("folder-documents-symbolic", _ ("Bring in your search results"),
                               _ ("Import files of references or texts, drop them here, or paste references."));
  GtkWidget *no_study = analect_empty_state_new ("view-grid-symbolic", _ ("No study yet"),
                                                 _ ("Include a record, and its study appears here."));

  analect_empty_state_add_button (ANALECT_EMPTY_STATE (empty), _ ("Import…"), "win.import");
  gtk_stack_add_named (GTK_STACK (page->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (page->stack), no_study, "no-study");
}

static void
add_middle (AnalectStudiesPage *page)
{
  GtkEveryFilter *filter = gtk_every_filter_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  page->search_filter = GTK_FILTER (gtk_custom_filter_new (meets_words, page, NULL));
  gtk_multi_filter_append (GTK_MULTI_FILTER (filter),
                           g_object_ref (analect_filter_list_get_filter (ANALECT_FILTER_LIST (page->filters))));
  gtk_multi_filter_append (GTK_MULTI_FILTER (filter), g_object_ref (page->search_filter));
  page->table = analect_record_table_new (page->workbench, page->model, GTK_FILTER (filter));
  g_object_unref (filter);
  gtk_stack_add_named (GTK_STACK (page->stack), page->table, "records");
  page->grid = analect_grid_new (NULL, _ ("Characteristics"));
  analect_grid_set_corner (ANALECT_GRID (page->grid), analect_kind_label (ANALECT_KIND_STUDY));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page->grid);
  gtk_stack_add_named (GTK_STACK (page->stack), scrolled, "grid");
  add_empty_states (page);
  page->hints = analect_hint_bar_new ();
  gtk_box_append (GTK_BOX (page->middle), page->hints);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "columns", analect_record_table_get_actions (get_table (page)));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (page->columns), analect_record_table_get_menu (get_table (page)));
}

static void
connect_all (AnalectStudiesPage *page)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), page);
  gtk_widget_add_controller (GTK_WIDGET (page), GTK_EVENT_CONTROLLER (drop));
  add_keys (page, page->table, G_CALLBACK (on_table_key), GTK_PHASE_CAPTURE);
  add_keys (page, page->table, G_CALLBACK (on_key), GTK_PHASE_BUBBLE);
  add_keys (page, page->right, G_CALLBACK (on_key), GTK_PHASE_BUBBLE);
  g_signal_connect_object (page->table, "selection-changed", G_CALLBACK (on_selection), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->table, "contents-changed", G_CALLBACK (show_soon), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->table, "activated", G_CALLBACK (on_activated), page, 0);
  g_signal_connect_object (page->bar, "decided", G_CALLBACK (on_decided), page, 0);
  g_signal_connect_object (page->bar, "stage-chosen", G_CALLBACK (on_stage_chosen), page, 0);
  g_signal_connect_object (page->model, "renewed", G_CALLBACK (on_renewed), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->grid, "row-activated", G_CALLBACK (on_grid_row), page, 0);
  g_signal_connect_object (page->grid, "column-activated", G_CALLBACK (on_grid_sort), page, 0);
}

GtkWidget *
analect_studies_page_new (AnalectWorkbench *workbench)
{
  AnalectStudiesPage *page = g_object_new (ANALECT_TYPE_STUDIES_PAGE, NULL);

  page->workbench = g_object_ref (workbench);
  page->sorted_by = ANALECT_GRID_CORNER;
  page->model = analect_record_model_new (workbench);
  page->filters = analect_filter_list_new (workbench, page->model);
  gtk_widget_set_vexpand (page->filters, TRUE);
  gtk_box_append (GTK_BOX (page->left), page->filters);
  add_middle (page);
  page->pane = analect_record_pane_new (workbench, page->model);
  gtk_widget_set_vexpand (page->pane, TRUE);
  page->bar = analect_decision_bar_new ();
  analect_decision_bar_set_stage (ANALECT_DECISION_BAR (page->bar), analect_record_model_get_stage (page->model));
  gtk_box_append (GTK_BOX (page->right), page->pane);
  gtk_box_append (GTK_BOX (page->right), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (page->right), page->bar);
  connect_all (page);
  analect_settings_bind_paned ("studies-filters", GTK_PANED (page->filters_paned));
  analect_settings_bind_paned ("studies-record-end", GTK_PANED (page->record_paned));
  on_renewed (page);
  show_selected (page);
  return GTK_WIDGET (page);
}
