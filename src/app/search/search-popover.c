/* Search everything; see the header.
 *
 * What was found is kept by group; the list is put together out of it whenever a group is renewed or unfolded. The row
 * that was chosen stays chosen as long as what it stands for is in the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "search-popover.h"

#include "announce.h"
#include "lists.h"
#include "search-names.h"
#include "search-row.h"
#include "search-texts.h"

#include <glib/gi18n.h>

#define WIDTH       560
#define MAX_HEIGHT  420
#define FEW         4 /* rows of a group before "Show more" */
#define MAX_RECENT  6
#define LEAST_WORDS 2 /* letters before the texts are searched */

typedef struct
{
  GPtrArray *items; /* of AnalectSearchItem */
  guint n;          /* in all, shown or not */
  gboolean unfolded;
} Group;

struct _AnalectSearchPopover
{
  GtkPopover parent_instance;

  AnalectWorkbench *workbench;
  AnalectSearchNames *names;
  Group groups[ANALECT_SEARCH_N_GROUPS];
  GPtrArray *recent;   /* what was gone to, the last first */
  GCancellable *texts; /* the search that is under way, or NULL */

  GtkWidget *entry, *scrolled, *list, *nothing;
  GListStore *rows;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (AnalectSearchPopover, analect_search_popover, GTK_TYPE_POPOVER)

/* The list */

static AnalectSearchItem *
peek (AnalectSearchPopover *self, guint at)
{
  g_autoptr (AnalectSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), at);

  return item;
}

static gboolean
may_be_chosen (AnalectSearchPopover *self, guint at)
{
  const AnalectSearchItem *item = peek (self, at);

  return item != NULL && item->kind != ANALECT_SEARCH_HEADING;
}

/* Chooses the row AT, if there is one. */
static void
choose (AnalectSearchPopover *self, guint at)
{
  if (!may_be_chosen (self, at))
    return;
  gtk_single_selection_set_selected (self->selection, at);
  /* The heading above the first row is shown with it. */
  analect_list_scroll_to (self->list, at == 1 ? 0 : at, FALSE);
}

/* Chooses what stands for the same as BEFORE, else the first. */
static void
choose_again (AnalectSearchPopover *self, const AnalectSearchItem *before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; before != NULL && i < n; i++)
    if (analect_search_item_is_same (peek (self, i), before))
      {
        choose (self, i);
        return;
      }
  choose (self, 1);
}

static void
append_group (GPtrArray *rows, const Group *group, AnalectSearchGroup which)
{
  guint shown = group->unfolded || group->items->len <= FEW + 1 ? group->items->len : FEW;
  AnalectSearchItem *heading;

  if (shown == 0)
    return;
  heading = analect_search_item_new (ANALECT_SEARCH_HEADING, which, g_strdup (analect_search_group_name (which)), NULL);
  heading->n = which == ANALECT_SEARCH_RECENT ? 0 : group->n;
  g_ptr_array_add (rows, heading);
  for (guint i = 0; i < shown; i++)
    g_ptr_array_add (rows, g_object_ref (group->items->pdata[i]));
  if (shown < group->items->len)
    {
      guint more = group->n - shown;
      g_autofree char *text = g_strdup_printf (ngettext ("Show %u more", "Show %u more", more), more);
      AnalectSearchItem *row = analect_search_item_new (ANALECT_SEARCH_MORE, which, g_steal_pointer (&text), NULL);

      row->n = more;
      g_ptr_array_add (rows, row);
    }
}

/* Puts the list together. CHOSEN (may be NULL) stays chosen. */
static void
renew_list (AnalectSearchPopover *self, const AnalectSearchItem *chosen)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ANALECT_SEARCH_N_GROUPS; i++)
    append_group (rows, &self->groups[i], i);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  gtk_widget_set_visible (self->scrolled, rows->len > 0);
  gtk_widget_set_visible (self->nothing, rows->len == 0 && self->texts == NULL);
  if (gtk_widget_get_visible (self->nothing))
    analect_announce (self->entry, _ ("No result"));
  choose_again (self, chosen);
}

/* Takes ITEMS; NULL is none. */
static void
set_group (AnalectSearchPopover *self, AnalectSearchGroup which, GPtrArray *items, guint n)
{
  Group *group = &self->groups[which];

  g_clear_pointer (&group->items, g_ptr_array_unref);
  group->items = items ? items : g_ptr_array_new_with_free_func (g_object_unref);
  group->n = n;
  group->unfolded = FALSE;
}

static AnalectSearchItem *
get_chosen (AnalectSearchPopover *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* Searching */

static void search (AnalectSearchPopover *self);

static void
on_texts (GObject *source, GAsyncResult *result, gpointer data)
{
  AnalectSearchPopover *self = ANALECT_SEARCH_POPOVER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectSearchFound) found = analect_search_texts_finish (result, &error);
  g_autoptr (AnalectSearchItem) chosen = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workbench == NULL)
    return;
  g_clear_object (&self->texts);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    {
      search (self);
      return;
    }
  if (found != NULL)
    {
      set_group (self, ANALECT_SEARCH_TEXT, g_ptr_array_ref (found->places), found->n_places);
      set_group (self, ANALECT_SEARCH_MEMOS, g_ptr_array_ref (found->memos), found->n_memos);
    }
  g_set_object (&chosen, get_chosen (self));
  renew_list (self, chosen);
}

static void
stop_texts (AnalectSearchPopover *self)
{
  if (self->texts != NULL)
    g_cancellable_cancel (self->texts);
  g_clear_object (&self->texts);
}

static void
forget_texts (AnalectSearchPopover *self)
{
  set_group (self, ANALECT_SEARCH_TEXT, NULL, 0);
  set_group (self, ANALECT_SEARCH_MEMOS, NULL, 0);
}

static void
search (AnalectSearchPopover *self)
{
  static const AnalectSearchGroup by_name[] = { ANALECT_SEARCH_CODES, ANALECT_SEARCH_STUDIES, ANALECT_SEARCH_COMMANDS };
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  stop_texts (self);
  for (guint i = 0; i < G_N_ELEMENTS (by_name); i++)
    {
      GPtrArray *items = *words != '\0' || by_name[i] == ANALECT_SEARCH_COMMANDS
                             ? analect_search_names_find (self->names, by_name[i], words)
                             : NULL;

      set_group (self, by_name[i], items, items ? items->len : 0);
    }
  set_group (self, ANALECT_SEARCH_RECENT, *words == '\0' ? g_ptr_array_ref (self->recent) : NULL, 0);
  self->groups[ANALECT_SEARCH_COMMANDS].unfolded = *words == '\0';
  /* The places found for the words before stay until there are others, so that the list does not jump. */
  if (g_utf8_strlen (words, -1) < LEAST_WORDS)
    forget_texts (self);
  else
    {
      self->texts = g_cancellable_new ();
      analect_search_texts_async (self->workbench, words, self->texts, G_OBJECT (self), on_texts, NULL);
    }
  renew_list (self, NULL);
}

/* Going there */

static void
remember (AnalectSearchPopover *self, AnalectSearchItem *item)
{
  AnalectSearchItem *kept;

  for (guint i = 0; i < self->recent->len; i++)
    {
      const AnalectSearchItem *other = self->recent->pdata[i];

      if (other->id == item->id && other->range.start == item->range.start)
        g_ptr_array_remove_index (self->recent, i--);
    }
  kept = analect_search_item_new (item->kind, ANALECT_SEARCH_RECENT, g_strdup (item->name), g_strdup (item->detail));
  kept->id = item->id;
  kept->range = item->range;
  g_ptr_array_insert (self->recent, 0, kept);
  g_ptr_array_set_size (self->recent, MIN ((int) self->recent->len, MAX_RECENT));
}

static void
go_to_about (AnalectSearchPopover *self, AnalectId about)
{
  static const struct
  {
    AnalectKind kind;
    AnalectGoTo what;
  } ways[] = { { ANALECT_KIND_CODE, ANALECT_GO_TO_CODE },         { ANALECT_KIND_STUDY, ANALECT_GO_TO_STUDY },
               { ANALECT_KIND_EXCERPT, ANALECT_GO_TO_EXCERPT },   { ANALECT_KIND_REFERENCE, ANALECT_GO_TO_REFERENCE },
               { ANALECT_KIND_DOCUMENT, ANALECT_GO_TO_DOCUMENT }, { ANALECT_KIND_CODING, ANALECT_GO_TO_EXCERPT } };
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);

  for (guint i = 0; analect_rows_get (rows, about) != NULL && i < G_N_ELEMENTS (ways); i++)
    if (analect_id_kind (about) == ways[i].kind)
      {
        if (ways[i].kind == ANALECT_KIND_CODING)
          about = analect_row_reference (analect_rows_get (rows, about), ANALECT_CODING_EXCERPT);
        analect_workbench_go_to (self->workbench, ways[i].what, about);
        return;
      }
  analect_workbench_toast (self->workbench, _ ("The memo is about the project as a whole"), FALSE);
}

static void
go_to (AnalectSearchPopover *self, const AnalectSearchItem *item)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), item->id);

  if (row == NULL)
    return;
  if (analect_id_kind (item->id) == ANALECT_KIND_MEMO)
    go_to_about (self, analect_row_reference (row, ANALECT_MEMO_ABOUT));
  else if (analect_id_kind (item->id) == ANALECT_KIND_DOCUMENT)
    analect_workbench_go_to_place (self->workbench, item->id, item->range.start, item->range.end);
  else
    go_to_about (self, item->id);
}

/* Runs a command of the window, where an action with a target is written "name::target". */
static void
run (AnalectSearchPopover *self, const AnalectCommand *command)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (g_action_parse_detailed_name (command->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (parent, name, target);
}

static void
unfold (AnalectSearchPopover *self, AnalectSearchGroup which)
{
  Group *group = &self->groups[which];
  g_autoptr (AnalectSearchItem) first = g_object_ref (group->items->pdata[FEW]);

  group->unfolded = TRUE;
  renew_list (self, first);
}

static void
open_item (AnalectSearchPopover *self, AnalectSearchItem *chosen)
{
  g_autoptr (AnalectSearchItem) item = chosen ? g_object_ref (chosen) : NULL;
  g_autoptr (AnalectSearchPopover) alive = g_object_ref (self);

  if (item == NULL || item->kind == ANALECT_SEARCH_HEADING)
    return;
  if (item->kind == ANALECT_SEARCH_MORE)
    {
      unfold (self, item->group);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  if (item->kind == ANALECT_SEARCH_COMMAND)
    {
      run (self, item->command);
      return;
    }
  remember (self, item);
  go_to (self, item);
}

static void
on_row_activated (GtkListView *list, guint at, AnalectSearchPopover *self)
{
  open_item (self, peek (self, at));
}

static void
on_entry_activated (AnalectSearchPopover *self)
{
  open_item (self, get_chosen (self));
}

/* Keys in the entry */

static void
move (AnalectSearchPopover *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint from = gtk_single_selection_get_selected (self->selection), to = from;

  if (n == 0 || from == GTK_INVALID_LIST_POSITION)
    return;
  for (int step = by > 0 ? 1 : -1, left = ABS (by); left > 0; left--)
    for (int at = (int) to + step; at >= 0 && at < (int) n; at += step)
      if (may_be_chosen (self, (guint) at))
        {
          to = (guint) at;
          break;
        }
  choose (self, to);
  analect_announce (self->entry, get_chosen (self)->name);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnalectSearchPopover *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      move (self, 8);
      return TRUE;
    case GDK_KEY_Page_Up:
      move (self, -8);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Building */

static void
on_map (AnalectSearchPopover *self)
{
  forget_texts (self);
  search (self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, analect_search_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item, AnalectSearchPopover *self)
{
  AnalectSearchItem *item = gtk_list_item_get_item (list_item);
  gboolean plain = item->kind == ANALECT_SEARCH_HEADING;

  gtk_list_item_set_selectable (list_item, !plain);
  gtk_list_item_set_activatable (list_item, !plain);
  analect_search_row_set (ANALECT_SEARCH_ROW (gtk_list_item_get_child (list_item)), self->workbench, item);
}

static GtkWidget *
make_list (AnalectSearchPopover *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  self->rows = g_list_store_new (ANALECT_TYPE_SEARCH_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "an-search");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What was found"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_row_activated), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  return self->scrolled;
}

static GtkWidget *
make_entry (AnalectSearchPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Codes, studies, words in texts and memos, commands"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search everything"),
                                  -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  return self->entry;
}

static void
analect_search_popover_dispose (GObject *object)
{
  AnalectSearchPopover *self = ANALECT_SEARCH_POPOVER (object);

  stop_texts (self);
  g_clear_pointer (&self->names, analect_search_names_free);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (analect_search_popover_parent_class)->dispose (object);
}

static void
analect_search_popover_finalize (GObject *object)
{
  AnalectSearchPopover *self = ANALECT_SEARCH_POPOVER (object);

  for (guint i = 0; i < ANALECT_SEARCH_N_GROUPS; i++)
    g_clear_pointer (&self->groups[i].items, g_ptr_array_unref);
  g_ptr_array_unref (self->recent);
  g_object_unref (self->selection);
  g_object_unref (self->rows);
  G_OBJECT_CLASS (analect_search_popover_parent_class)->finalize (object);
}

static void
analect_search_popover_class_init (AnalectSearchPopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_search_popover_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_search_popover_finalize;
}

static void
analect_search_popover_init (AnalectSearchPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->recent = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ANALECT_SEARCH_N_GROUPS; i++)
    set_group (self, i, NULL, 0);
  self->nothing = gtk_label_new (_ ("No result"));
  gtk_widget_add_css_class (self->nothing, "an-dim");
  gtk_widget_add_css_class (self->nothing, "an-search-nothing");
  gtk_box_append (GTK_BOX (box), make_entry (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "an-search-everything");
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

GtkWidget *
analect_search_popover_new (AnalectWorkbench *workbench)
{
  AnalectSearchPopover *self = g_object_new (ANALECT_TYPE_SEARCH_POPOVER, NULL);

  self->workbench = g_object_ref (workbench);
  self->names = analect_search_names_new (workbench);
  return GTK_WIDGET (self);
}
