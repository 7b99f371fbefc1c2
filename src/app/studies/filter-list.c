/* The filters of the Studies workspace; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter-list.h"

#include <glib/gi18n.h>

typedef enum
{
  GROUP_ALL,
  GROUP_DECISION,
  GROUP_SEARCH,
  GROUP_LOOK,
  N_GROUPS
} Group;

typedef enum
{
  WHAT_ALL,
  WHAT_STATE, /* VALUE: a state */
  WHAT_FLAG,  /* VALUE: a flag */
  WHAT_SEARCH /* VALUE: a search */
} What;

/* A row of the list. */
typedef struct
{
  Group group;
  What what;
  guint value;
  guint count;
  GtkWidget *row, *count_label; /* borrowed */
} Choice;

struct _AnalectFilterList
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectRecordModel *model;
  GtkWidget *root, *list, *screened, *progress;
  GPtrArray *choices; /* of Choice, as the rows */
  GArray *chosen;     /* of guint: places in CHOICES, when not all */
  GtkFilter *filter;
  gboolean building;
};

G_DEFINE_FINAL_TYPE (AnalectFilterList, analect_filter_list, GTK_TYPE_WIDGET)

/* Meeting a filter */

static gboolean
meets (AnalectRecordItem *item, const Choice *choice)
{
  switch (choice->what)
    {
    case WHAT_STATE:
      return item->state == (AnalectRecordState) choice->value;
    case WHAT_FLAG:
      return (item->flags & choice->value) != 0;
    case WHAT_SEARCH:
      for (guint i = 0; item->searches != NULL && i < item->searches->len; i++)
        if (g_array_index (item->searches, AnalectId, i) == choice->value)
          return TRUE;
      return FALSE;
    case WHAT_ALL:
    default:
      return TRUE;
    }
}

static gboolean
meets_all (gpointer item, gpointer data)
{
  AnalectFilterList *list = data;
  guint asked = 0, met = 0;

  for (guint i = 0; i < list->chosen->len; i++)
    {
      const Choice *choice = list->choices->pdata[g_array_index (list->chosen, guint, i)];

      asked |= 1u << choice->group;
      if (meets (item, choice))
        met |= 1u << choice->group;
    }
  return asked == met;
}

/* Rows */

static const char *
group_title (Group group)
{
  switch (group)
    {
    case GROUP_DECISION:
      return _ ("Decision");
    case GROUP_SEARCH:
      return _ ("Search");
    case GROUP_LOOK:
      /* Translators: heading of filters that find what should be looked at */
      return _ ("Look at");
    case GROUP_ALL:
    case N_GROUPS:
    default:
      return NULL;
    }
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  AnalectFilterList *list = data;
  const Choice *choice = list->choices->pdata[gtk_list_box_row_get_index (row)];
  const Choice *other = before ? list->choices->pdata[gtk_list_box_row_get_index (before)] : NULL;
  GtkWidget *header;

  if (other == NULL || other->group == choice->group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (group_title (choice->group));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "an-meta");
  gtk_widget_add_css_class (header, "an-heading");
  gtk_widget_set_margin_start (header, 16);
  gtk_widget_set_margin_top (header, 10);
  gtk_widget_set_margin_bottom (header, 4);
  gtk_list_box_row_set_header (row, header);
}

static void
add_choice (AnalectFilterList *list, Group group, What what, guint value, const char *name)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (name);

  *choice = (Choice){ .group = group, .what = what, .value = value };
  choice->row = gtk_list_box_row_new ();
  choice->count_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "an-shorten");
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (choice->count_label, "an-small");
  gtk_widget_add_css_class (choice->count_label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choice->count_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (choice->row), box);
  g_ptr_array_add (list->choices, choice);
  gtk_list_box_append (GTK_LIST_BOX (list->list), choice->row);
}

static void
build (AnalectFilterList *list)
{
  const AnalectRows *rows = analect_workbench_get_rows (list->workbench);
  GtkWidget *row;

  list->building = TRUE;
  g_array_set_size (list->chosen, 0);
  while ((row = gtk_widget_get_first_child (list->list)) != NULL && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (GTK_LIST_BOX (list->list), row);
  g_ptr_array_set_size (list->choices, 0);
  add_choice (list, GROUP_ALL, WHAT_ALL, 0, _ ("All records"));
  for (guint i = 0; i < ANALECT_RECORD_DUPLICATE; i++)
    add_choice (list, GROUP_DECISION, WHAT_STATE, i, analect_record_state_label ((AnalectRecordState) i));
  add_choice (list, GROUP_DECISION, WHAT_FLAG, ANALECT_RECORD_WITHOUT_TEXT, _ ("Without full text"));
  add_choice (list, GROUP_DECISION, WHAT_STATE, ANALECT_RECORD_DUPLICATE, _ ("Duplicates"));
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_SEARCH); id; id = analect_rows_next (rows, id))
    add_choice (list, GROUP_SEARCH, WHAT_SEARCH, id,
                analect_row_string (analect_rows_get (rows, id), ANALECT_SEARCH_SOURCE));
  add_choice (list, GROUP_LOOK, WHAT_FLAG, ANALECT_RECORD_DISAGREED, _ ("Coders disagree"));
  add_choice (list, GROUP_LOOK, WHAT_FLAG, ANALECT_RECORD_INCOMPLETE, _ ("Characteristics missing"));
  list->building = FALSE;
  analect_filter_list_clear (list);
}

static void
show_progress (AnalectFilterList *list, guint n_screened, guint n)
{
  /* Translators: records decided about, of all that are no duplicates */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), n_screened, n);

  gtk_label_set_text (GTK_LABEL (list->screened), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (list->progress), n > 0 ? (double) n_screened / n : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->progress), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
count (AnalectFilterList *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list->model)), n_duplicates = 0, n_open = 0;

  for (guint i = 0; i < list->choices->len; i++)
    ((Choice *) list->choices->pdata[i])->count = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnalectRecordItem) item = g_list_model_get_item (G_LIST_MODEL (list->model), i);

      n_duplicates += item->state == ANALECT_RECORD_DUPLICATE;
      n_open += item->state == ANALECT_RECORD_TO_SCREEN;
      for (guint j = 0; j < list->choices->len; j++)
        ((Choice *) list->choices->pdata[j])->count += meets (item, list->choices->pdata[j]);
    }
  for (guint i = 0; i < list->choices->len; i++)
    {
      Choice *choice = list->choices->pdata[i];
      g_autofree char *text = g_strdup_printf ("%u", choice->count);

      gtk_label_set_text (GTK_LABEL (choice->count_label), text);
    }
  show_progress (list, n - n_duplicates - n_open, n - n_duplicates);
}

static void
on_project_changed (AnalectFilterList *list, const AnalectDelta *delta)
{
  if (!analect_delta_touches (delta, ANALECT_KIND_SEARCH))
    return;
  build (list);
  count (list);
}

/* Choosing */

static void
collect (GtkListBox *box, GtkListBoxRow *row, gpointer data)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  g_array_append_val ((GArray *) data, index);
}

static void
on_selected (AnalectFilterList *list)
{
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean all_before = list->chosen->len == 0;
  GtkListBox *box = GTK_LIST_BOX (list->list);

  if (list->building)
    return;
  list->building = TRUE;
  gtk_list_box_selected_foreach (box, collect, now);
  if (now->len == 0)
    gtk_list_box_select_row (box, gtk_list_box_get_row_at_index (box, 0));
  for (guint i = 0; i < now->len; i++)
    if (g_array_index (now, guint, i) == 0)
      {
        /* All records and a filter exclude each other: what was chosen last stays. */
        if (now->len > 1 && all_before)
          gtk_list_box_unselect_row (box, gtk_list_box_get_row_at_index (box, 0));
        else if (now->len > 1)
          {
            gtk_list_box_unselect_all (box);
            gtk_list_box_select_row (box, gtk_list_box_get_row_at_index (box, 0));
            g_array_set_size (now, 1);
          }
        g_array_remove_index (now, i);
        break;
      }
  list->building = FALSE;
  g_array_set_size (list->chosen, 0);
  g_array_append_vals (list->chosen, now->data, now->len);
  gtk_filter_changed (list->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

GtkFilter *
analect_filter_list_get_filter (AnalectFilterList *list)
{
  return list->filter;
}

void
analect_filter_list_clear (AnalectFilterList *list)
{
  GtkListBox *box;

  g_return_if_fail (ANALECT_IS_FILTER_LIST (list));
  box = GTK_LIST_BOX (list->list);
  list->building = TRUE;
  gtk_list_box_unselect_all (box);
  gtk_list_box_select_row (box, gtk_list_box_get_row_at_index (box, 0));
  list->building = FALSE;
  on_selected (list);
}

gboolean
analect_filter_list_is_clear (AnalectFilterList *list)
{
  return list->chosen->len == 0;
}

void
analect_filter_list_focus (AnalectFilterList *list)
{
  guint index = list->chosen->len > 0 ? g_array_index (list->chosen, guint, 0) : 0;

  gtk_widget_grab_focus (((Choice *) list->choices->pdata[index])->row);
}

/* The object */

static GtkWidget *
make_foot (AnalectFilterList *list)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Screened"));

  gtk_widget_add_css_class (line, "an-meta");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  list->screened = gtk_label_new (NULL);
  gtk_widget_add_css_class (list->screened, "numeric");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), list->screened);
  list->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (list->progress, "an-cover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Screened"), -1);
  gtk_box_append (GTK_BOX (foot), line);
  gtk_box_append (GTK_BOX (foot), list->progress);
  gtk_widget_set_margin_start (foot, 12);
  gtk_widget_set_margin_end (foot, 12);
  gtk_widget_set_margin_top (foot, 10);
  gtk_widget_set_margin_bottom (foot, 12);
  return foot;
}

static void
analect_filter_list_dispose (GObject *object)
{
  AnalectFilterList *list = ANALECT_FILTER_LIST (object);

  list->building = TRUE;
  g_clear_pointer (&list->root, gtk_widget_unparent);
  g_clear_object (&list->filter);
  g_clear_object (&list->model);
  g_clear_object (&list->workbench);
  G_OBJECT_CLASS (analect_filter_list_parent_class)->dispose (object);
}

static void
analect_filter_list_finalize (GObject *object)
{
  AnalectFilterList *list = ANALECT_FILTER_LIST (object);

  g_ptr_array_unref (list->choices);
  g_array_unref (list->chosen);
  G_OBJECT_CLASS (analect_filter_list_parent_class)->finalize (object);
}

static void
analect_filter_list_class_init (AnalectFilterListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_filter_list_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_filter_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
analect_filter_list_init (AnalectFilterList *list)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  list->choices = g_ptr_array_new_with_free_func (g_free);
  list->chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  list->list = gtk_list_box_new ();
  gtk_widget_add_css_class (list->list, "an-nav");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list->list), GTK_SELECTION_MULTIPLE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (list->list), set_header, list, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  g_signal_connect_swapped (list->list, "selected-rows-changed", G_CALLBACK (on_selected), list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  list->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (list->root, "an-pane");
  gtk_box_append (GTK_BOX (list->root), scrolled);
  gtk_box_append (GTK_BOX (list->root), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (list->root), make_foot (list));
  gtk_widget_set_parent (list->root, GTK_WIDGET (list));
  list->filter = GTK_FILTER (gtk_custom_filter_new (meets_all, list, NULL));
}

GtkWidget *
analect_filter_list_new (AnalectWorkbench *workbench, AnalectRecordModel *model)
{
  AnalectFilterList *list = g_object_new (ANALECT_TYPE_FILTER_LIST, NULL);

  list->workbench = g_object_ref (workbench);
  list->model = g_object_ref (model);
  build (list);
  count (list);
  g_signal_connect_object (model, "renewed", G_CALLBACK (count), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (on_project_changed), list, G_CONNECT_SWAPPED);
  return GTK_WIDGET (list);
}
