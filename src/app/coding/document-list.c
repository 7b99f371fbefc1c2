/* The list of studies and their texts; see the header.
 *
 * Items of studies are in an array, in their order; the list's model has them too, with the items of texts between
 * them. What changes in a study is renewed in its item; only new and removed texts make the list anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document-list.h"

#include "document-row.h"
#include "lists.h"
#include "study-order.h"

#include <string.h>

#include <glib/gi18n.h>

typedef enum
{
  ORDER_YEAR,
  ORDER_AUTHOR,
  ORDER_COVERAGE,
} Order;

static const char *const order_names[] = { "year", "author", "coverage" };

struct _AnalectDocumentList
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectFindingsCoverage *coverage;
  GPtrArray *studies; /* of AnalectDocumentItem */
  GListStore *store;
  GtkSingleSelection *selection;
  GtkWidget *view;
  GtkWidget *menu; /* of a row */
  AnalectId menu_study;
  AnalectId current;
  Order order;
  gboolean quiet; /* selection is set by the program */
};

enum
{
  DOCUMENT_CHOSEN,
  DOCUMENT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectDocumentList, analect_document_list, GTK_TYPE_WIDGET)

/* Renewing items */

static void
renew_count (AnalectDocumentList *self, AnalectDocumentItem *item)
{
  item->known = TRUE;
  item->count = (AnalectSentenceCount){ 0, 0 };
  for (guint i = 0; i < item->texts->len; i++)
    {
      AnalectSentenceCount count = { 0, 0 };

      if (!analect_findings_coverage_get (self->coverage, g_array_index (item->texts, AnalectId, i), &count))
        item->known = FALSE;
      item->count.sentences += count.sentences;
      item->count.covered += count.covered;
    }
}

static void
renew_study (AnalectDocumentList *self, AnalectDocumentItem *item)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  AnalectId pass = analect_find_pass (self->workbench, item->study, analect_workbench_get_coder (self->workbench));
  const AnalectRow *row = analect_rows_get (rows, pass);

  renew_count (self, item);
  item->complete = row != NULL && analect_row_integer (row, ANALECT_PASS_STATE) == ANALECT_PASS_STATE_COMPLETE;
  if (item->study == ANALECT_ID_NONE)
    return;
  item->year = analect_study_year (rows, item->study);
  g_free (item->label);
  item->label = g_strdup (analect_workbench_get_study_label (self->workbench, item->study));
}

/* The year stands in a column of its own. */
static void
drop_year (AnalectDocumentItem *item)
{
  g_autofree char *year = g_strdup_printf (" %d", item->year);
  gsize length = strlen (item->label);

  if (item->year != 0 && g_str_has_suffix (item->label, year))
    item->label[length - strlen (year)] = '\0';
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectDocumentItem *first = *(AnalectDocumentItem *const *) a, *second = *(AnalectDocumentItem *const *) b;
  Order order = ((AnalectDocumentList *) data)->order;
  int result = 0;

  if (order == ORDER_COVERAGE)
    {
      guint64 one = (guint64) first->count.covered * MAX (second->count.sentences, 1);
      guint64 other = (guint64) second->count.covered * MAX (first->count.sentences, 1);

      result = one < other ? -1 : one > other;
    }
  else if (order == ORDER_YEAR)
    result = (first->year == 0 ? G_MAXINT : first->year) < (second->year == 0 ? G_MAXINT : second->year)
                 ? -1
                 : first->year != second->year;
  if (result == 0)
    result = g_utf8_collate (first->label, second->label);
  return result != 0 ? result : (first->study < second->study ? -1 : first->study > second->study);
}

/* The list */

static AnalectDocumentItem *
make_text_item (AnalectDocumentList *self, AnalectDocumentItem *study, guint number)
{
  AnalectId document = g_array_index (study->texts, AnalectId, number);
  AnalectDocumentItem *item = analect_document_item_new (study->study, document);

  item->label = analect_document_name (analect_workbench_get_rows (self->workbench), document, number + 1);
  item->codings = analect_count_document_codings (self->workbench, document);
  return item;
}

static gboolean
has_text (AnalectDocumentItem *item, AnalectId document)
{
  for (guint i = 0; i < item->texts->len; i++)
    if (g_array_index (item->texts, AnalectId, i) == document)
      return TRUE;
  return FALSE;
}

static void
select_current (AnalectDocumentList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store)), found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && self->current != ANALECT_ID_NONE; i++)
    {
      g_autoptr (AnalectDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (item->document == self->current || (item->texts != NULL && has_text (item, self->current)))
        found = i;
    }
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, found);
  self->quiet = FALSE;
}

/* Fills the model: studies, and the texts of the current one when there are several. */
static void
fill (AnalectDocumentList *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->studies->len; i++)
    {
      AnalectDocumentItem *study = g_ptr_array_index (self->studies, i);

      g_ptr_array_add (items, g_object_ref (study));
      for (guint j = 0; study->texts->len > 1 && has_text (study, self->current) && j < study->texts->len; j++)
        g_ptr_array_add (items, make_text_item (self, study, j));
    }
  self->quiet = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  self->quiet = FALSE;
  select_current (self);
}

static void
sort (AnalectDocumentList *self)
{
  g_ptr_array_sort_with_data (self->studies, compare_items, self);
  fill (self);
}

/* The item of a study, or of a reference that is in none, made when it is not there yet. */
static AnalectDocumentItem *
get_study_item (AnalectDocumentList *self, GHashTable *items, AnalectId reference)
{
  AnalectId study = analect_workbench_get_study_of (self->workbench, reference);
  gpointer key = GUINT_TO_POINTER (study != ANALECT_ID_NONE ? study : reference);
  AnalectDocumentItem *item = g_hash_table_lookup (items, key);

  if (item != NULL)
    return item;
  item = analect_document_item_new (study, ANALECT_ID_NONE);
  if (study == ANALECT_ID_NONE)
    {
      const AnalectRows *rows = analect_workbench_get_rows (self->workbench);

      item->label = analect_reference_label (rows, reference);
      item->year = (int) analect_row_integer (analect_rows_get (rows, reference), ANALECT_REFERENCE_YEAR);
    }
  g_hash_table_insert (items, key, item);
  g_ptr_array_add (self->studies, item);
  return item;
}

static void
rebuild (AnalectDocumentList *self)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  g_autoptr (GHashTable) items = g_hash_table_new (NULL, NULL);

  g_ptr_array_set_size (self->studies, 0);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id; id = analect_rows_next (rows, id))
    {
      AnalectId reference = analect_row_reference (analect_rows_get (rows, id), ANALECT_DOCUMENT_REFERENCE);

      if (analect_rows_get (rows, reference) != NULL)
        g_array_append_val (get_study_item (self, items, reference)->texts, id);
    }
  for (guint i = 0; i < self->studies->len; i++)
    {
      renew_study (self, g_ptr_array_index (self->studies, i));
      drop_year (g_ptr_array_index (self->studies, i));
    }
  sort (self);
}

/* What the project did */

static void
renew_all (AnalectDocumentList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnalectDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (item->texts != NULL)
        {
          renew_study (self, item);
          drop_year (item);
        }
      else
        item->codings = analect_count_document_codings (self->workbench, item->document);
      analect_document_item_changed (item);
    }
}

static void
renew_text_rows (AnalectDocumentList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnalectDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (item->texts != NULL)
        continue;
      item->codings = analect_count_document_codings (self->workbench, item->document);
      analect_document_item_changed (item);
    }
}

/* Whether DELTA adds, removes or renames a text, or moves one to another study. */
static gboolean
changes_list (const AnalectDelta *delta)
{
  for (guint i = 0; i < delta->n; i++)
    {
      const AnalectDeltaEntry *entry = &delta->entries[i];
      AnalectKind kind = analect_id_kind (entry->id);

      if (kind == ANALECT_KIND_DOCUMENT
          && (analect_delta_entry_has (entry, ANALECT_DOCUMENT_REFERENCE)
              || analect_delta_entry_has (entry, ANALECT_DOCUMENT_TITLE)))
        return TRUE;
      if (kind == ANALECT_KIND_STUDY && analect_delta_entry_has (entry, ANALECT_STUDY_REFERENCES))
        return TRUE;
    }
  return FALSE;
}

static void
workbench_changed (AnalectDocumentList *self, const AnalectDelta *delta)
{
  if (changes_list (delta))
    rebuild (self);
  else if (analect_delta_touches (delta, ANALECT_KIND_PASS) || analect_delta_touches (delta, ANALECT_KIND_STUDY)
           || analect_delta_touches (delta, ANALECT_KIND_REFERENCE))
    renew_all (self);
  else if (analect_delta_touches (delta, ANALECT_KIND_CODING))
    renew_text_rows (self);
}

static void
coverage_changed (AnalectDocumentList *self, AnalectId document)
{
  for (guint i = 0; i < self->studies->len; i++)
    {
      AnalectDocumentItem *item = g_ptr_array_index (self->studies, i);

      if (!has_text (item, document))
        continue;
      renew_count (self, item);
      analect_document_item_changed (item);
    }
}

/* What the user does */

static AnalectId
document_of (AnalectDocumentList *self, AnalectDocumentItem *item)
{
  if (item->document != ANALECT_ID_NONE)
    return item->document;
  if (has_text (item, self->current))
    return self->current;
  return item->texts->len > 0 ? g_array_index (item->texts, AnalectId, 0) : ANALECT_ID_NONE;
}

/* The texts below a study come and go after the list is done with the click that asks for it. */
static gboolean
refill (gpointer data)
{
  fill (data);
  return G_SOURCE_REMOVE;
}

static void
selected (AnalectDocumentList *self)
{
  AnalectDocumentItem *item = gtk_single_selection_get_selected_item (self->selection);
  AnalectId document;

  if (self->quiet || item == NULL)
    return;
  document = document_of (self, item);
  if (document == self->current)
    return;
  self->current = document;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, refill, g_object_ref (self), g_object_unref);
  g_signal_emit (self, signals[DOCUMENT_CHOSEN], 0, document);
}

static void
activated (AnalectDocumentList *self, guint position)
{
  g_autoptr (AnalectDocumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (item != NULL)
    g_signal_emit (self, signals[DOCUMENT_ACTIVATED], 0, document_of (self, item));
}

static void
sort_by (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectDocumentList *self = ANALECT_DOCUMENT_LIST (widget);
  const char *order = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (g_str_equal (order, order_names[i]))
      self->order = (Order) i;
  sort (self);
}

/* Notes whether the coder at work has read the study through. */
static void
set_pass (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectDocumentList *self = ANALECT_DOCUMENT_LIST (widget);
  gboolean complete = g_str_equal (name, "documents.pass-complete");
  AnalectProject *project = analect_workbench_get_project (self->workbench);
  g_autoptr (AnalectChange) change = NULL;
  AnalectId coder, pass;

  if (self->menu_study == ANALECT_ID_NONE || !analect_workbench_may_change (self->workbench))
    return;
  coder = analect_workbench_need_coder (self->workbench);
  pass = analect_find_pass (self->workbench, self->menu_study, coder);
  change = analect_project_change (project, complete ? _ ("Mark reading complete") : _ ("Reopen reading"));
  if (pass == ANALECT_ID_NONE)
    {
      pass = analect_change_add (change, ANALECT_KIND_PASS);
      analect_change_set_reference (change, pass, ANALECT_PASS_CODER, coder);
      analect_change_set_reference (change, pass, ANALECT_PASS_STUDY, self->menu_study);
    }
  analect_change_set_reference (change, pass, ANALECT_PASS_ARRANGEMENT,
                                analect_workbench_get_codebook (self->workbench)->arrangement);
  analect_change_set_integer (change, pass, ANALECT_PASS_STATE,
                              complete ? ANALECT_PASS_STATE_COMPLETE : ANALECT_PASS_STATE_OPEN);
  analect_change_set_integer (change, pass, ANALECT_PASS_AT, analect_change_get_time (change));
  analect_workbench_take (self->workbench, g_steal_pointer (&change), NULL);
}

static void
open_menu (AnalectDocumentList *self, AnalectDocumentItem *item, GtkWidget *row, double x, double y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  graphene_point_t point;

  self->menu_study = item->study;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.pass-complete",
                                 item->study != ANALECT_ID_NONE && !item->complete);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.pass-open",
                                 item->study != ANALECT_ID_NONE && item->complete);
  if (row != NULL
      && gtk_widget_compute_point (row, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    place = (GdkRectangle){ (int) point.x, (int) point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
row_pressed (GtkGestureClick *gesture, int n, double x, double y, gpointer data)
{
  AnalectDocumentList *self = data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  AnalectDocumentItem *item = analect_document_row_get_item (ANALECT_DOCUMENT_ROW (row));

  if (item != NULL)
    open_menu (self, item, row, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
menu_key (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectDocumentList *self = ANALECT_DOCUMENT_LIST (widget);
  AnalectDocumentItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    open_menu (self, item, NULL, gtk_widget_get_width (widget) / 2.0, 60);
}

/* Rows */

static void
setup_row (AnalectDocumentList *self, GtkListItem *list_item)
{
  GtkWidget *row = analect_document_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (row_pressed), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row (AnalectDocumentList *self, GtkListItem *list_item)
{
  analect_document_row_set_item (ANALECT_DOCUMENT_ROW (gtk_list_item_get_child (list_item)),
                                 gtk_list_item_get_item (list_item));
}

static void
unbind_row (AnalectDocumentList *self, GtkListItem *list_item)
{
  analect_document_row_set_item (ANALECT_DOCUMENT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static GtkWidget *
make_view (AnalectDocumentList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_row), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_row), self);
  self->store = g_list_store_new (ANALECT_TYPE_DOCUMENT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected), self, G_CONNECT_SWAPPED);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "an-tree");
  gtk_widget_add_css_class (self->view, "an-documents");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Documents"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GMenuModel *
make_sort_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("By year"), "documents.sort::year");
  g_menu_append (menu, _ ("By author"), "documents.sort::author");
  g_menu_append (menu, _ ("By coverage"), "documents.sort::coverage");
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_head (AnalectDocumentList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *title = gtk_label_new (_ ("Documents"));
  GtkWidget *order = gtk_menu_button_new ();
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autoptr (GMenuModel) menu = make_sort_menu ();

  gtk_widget_add_css_class (head, "an-pane-head");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (order), "view-sort-ascending-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (order), menu);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (order), FALSE);
  gtk_widget_set_valign (order, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (order, _ ("Order of documents"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (order), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order of documents"), -1);
  gtk_button_set_has_frame (GTK_BUTTON (add), FALSE);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.import");
  gtk_widget_set_tooltip_text (add, _ ("Add texts"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add texts"), -1);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), order);
  gtk_box_append (GTK_BOX (head), add);
  return head;
}

static GtkWidget *
make_row_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  g_menu_append (menu, _ ("Mark my reading complete"), "documents.pass-complete");
  g_menu_append (menu, _ ("Reopen my reading"), "documents.pass-open");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  return popover;
}

static void
analect_document_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (analect_document_list_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (ANALECT_DOCUMENT_LIST (widget)->menu));
}

static void
analect_document_list_dispose (GObject *object)
{
  AnalectDocumentList *self = ANALECT_DOCUMENT_LIST (object);
  GtkWidget *child;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->coverage);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->studies, g_ptr_array_unref);
  G_OBJECT_CLASS (analect_document_list_parent_class)->dispose (object);
}

static void
analect_document_list_class_init (AnalectDocumentListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_document_list_dispose;
  widget_class->size_allocate = analect_document_list_size_allocate;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "documents.sort", "s", sort_by);
  gtk_widget_class_install_action (widget_class, "documents.pass-complete", NULL, set_pass);
  gtk_widget_class_install_action (widget_class, "documents.pass-open", NULL, set_pass);
  gtk_widget_class_install_action (widget_class, "documents.menu", NULL, menu_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "documents.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "documents.menu", NULL);
  signals[DOCUMENT_CHOSEN] = g_signal_new ("document-chosen", ANALECT_TYPE_DOCUMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DOCUMENT_ACTIVATED] = g_signal_new ("document-activated", ANALECT_TYPE_DOCUMENT_LIST, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
analect_document_list_init (AnalectDocumentList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->studies = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_view (self), GTK_WIDGET (self));
  self->menu = make_row_menu ();
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

GtkWidget *
analect_document_list_new (AnalectWorkbench *workbench, AnalectFindingsCoverage *coverage)
{
  AnalectDocumentList *self = g_object_new (ANALECT_TYPE_DOCUMENT_LIST, NULL);

  self->workbench = g_object_ref (workbench);
  self->coverage = g_object_ref (coverage);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (workbench_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "counts-changed", G_CALLBACK (renew_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "coder-changed", G_CALLBACK (renew_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (coverage, "changed", G_CALLBACK (coverage_changed), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}

void
analect_document_list_set_current (AnalectDocumentList *self, AnalectId document)
{
  if (document == self->current)
    return;
  self->current = document;
  fill (self);
}

AnalectId
analect_document_list_neighbour (AnalectDocumentList *self, AnalectId document, int step)
{
  AnalectId before = ANALECT_ID_NONE;
  gboolean passed = document == ANALECT_ID_NONE;

  for (guint i = 0; i < self->studies->len; i++)
    {
      AnalectDocumentItem *item = g_ptr_array_index (self->studies, i);

      for (guint j = 0; j < item->texts->len; j++)
        {
          AnalectId id = g_array_index (item->texts, AnalectId, j);

          if (passed)
            return id;
          if (id == document && step < 0)
            return before;
          passed = id == document;
          before = id;
        }
    }
  return ANALECT_ID_NONE;
}

AnalectId
analect_document_list_first_of (AnalectDocumentList *self, AnalectId study)
{
  for (guint i = 0; i < self->studies->len; i++)
    {
      AnalectDocumentItem *item = g_ptr_array_index (self->studies, i);

      if (item->study == study && item->texts->len > 0)
        return g_array_index (item->texts, AnalectId, 0);
    }
  return ANALECT_ID_NONE;
}

gboolean
analect_document_list_is_empty (AnalectDocumentList *self)
{
  return self->studies->len == 0;
}

void
analect_document_list_focus (AnalectDocumentList *self)
{
  gtk_widget_grab_focus (self->view);
}
