/* Choosing a code by searching; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "code-chooser.h"

#include "codebook-edits.h"
#include "codebook-model.h"
#include "lists.h"
#include "swatch.h"

#include <string.h>

#include <glib/gi18n.h>

struct _AnalectCodeChooser
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectId except;
  char *wanted; /* folded, or NULL */
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  GtkWidget *box, *search, *list;
};

G_DEFINE_FINAL_TYPE (AnalectCodeChooser, analect_code_chooser, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GListModel *
children_of (gpointer item, gpointer data)
{
  GListModel *children = analect_code_item_get_children (item);

  return children ? g_object_ref (children) : NULL;
}

static gboolean
matches (gpointer item, gpointer data)
{
  AnalectCodeChooser *chooser = data;
  AnalectId code = analect_code_item_get_code (item);

  if (code == ANALECT_ID_NONE || code == chooser->except)
    return FALSE;
  return chooser->wanted == NULL || strstr (analect_code_item_get_folded (item), chooser->wanted) != NULL;
}

AnalectId
analect_code_chooser_get_code (AnalectCodeChooser *chooser)
{
  gpointer item = gtk_single_selection_get_selected_item (chooser->selection);

  return item ? analect_code_item_get_code (item) : ANALECT_ID_NONE;
}

void
analect_code_chooser_begin (AnalectCodeChooser *chooser)
{
  g_return_if_fail (ANALECT_IS_CODE_CHOOSER (chooser));
  gtk_widget_grab_focus (chooser->search);
}

static void
search_changed (AnalectCodeChooser *chooser)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (chooser->search));
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  g_clear_pointer (&chooser->wanted, g_free);
  if (composed != NULL && *g_strstrip (composed) != '\0')
    chooser->wanted = g_utf8_casefold (composed, -1);
  gtk_filter_changed (GTK_FILTER (chooser->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (chooser->selection)) > 0)
    {
      gtk_single_selection_set_selected (chooser->selection, 0);
      analect_list_scroll_to (chooser->list, 0, FALSE);
    }
}

static void
selected_changed (AnalectCodeChooser *chooser)
{
  g_signal_emit (chooser, signals[CHOSEN], 0);
}

static void
activate (AnalectCodeChooser *chooser)
{
  g_signal_emit (chooser, signals[ACTIVATED], 0);
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             AnalectCodeChooser *chooser)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (chooser->selection));
  guint at = gtk_single_selection_get_selected (chooser->selection);

  if ((key != GDK_KEY_Up && key != GDK_KEY_Down) || n == 0 || at == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (key == GDK_KEY_Down && at + 1 < n)
    at++;
  else if (key == GDK_KEY_Up && at > 0)
    at--;
  gtk_single_selection_set_selected (chooser->selection, at);
  analect_list_scroll_to (chooser->list, at, FALSE);
  return TRUE;
}

/* Rows: swatch, name over place, studies. */

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *swatch = analect_swatch_new (), *name = gtk_label_new (NULL), *place = gtk_label_new (NULL);
  GtkWidget *studies = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (place, "an-meta");
  gtk_widget_add_css_class (studies, "an-dim");
  gtk_widget_add_css_class (studies, "numeric");
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), place);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), studies);
  gtk_list_item_set_child (row, box);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *row, AnalectCodeChooser *chooser)
{
  AnalectCodeItem *item = gtk_list_item_get_item (row);
  GtkWidget *box = gtk_list_item_get_child (row), *swatch = gtk_widget_get_first_child (box);
  GtkWidget *words = gtk_widget_get_next_sibling (swatch), *studies = gtk_widget_get_last_child (box);
  g_autofree char *place = analect_code_place_name (chooser->workbench, analect_code_item_get_code (item));
  g_autofree char *number = g_strdup_printf ("%u", analect_code_item_get_studies (item));

  analect_swatch_set (ANALECT_SWATCH (swatch), 8, analect_code_item_get_colour (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), analect_code_item_get_name (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), place);
  gtk_widget_set_visible (gtk_widget_get_last_child (words), *place != '\0');
  gtk_label_set_text (GTK_LABEL (studies), number);
}

static void
analect_code_chooser_dispose (GObject *object)
{
  AnalectCodeChooser *chooser = ANALECT_CODE_CHOOSER (object);

  if (chooser->selection != NULL)
    g_signal_handlers_disconnect_by_data (chooser->selection, chooser);
  g_clear_pointer (&chooser->box, gtk_widget_unparent);
  g_clear_object (&chooser->selection);
  g_clear_object (&chooser->workbench);
  G_OBJECT_CLASS (analect_code_chooser_parent_class)->dispose (object);
}

static void
analect_code_chooser_finalize (GObject *object)
{
  g_free (ANALECT_CODE_CHOOSER (object)->wanted);
  G_OBJECT_CLASS (analect_code_chooser_parent_class)->finalize (object);
}

static void
analect_code_chooser_class_init (AnalectCodeChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_code_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = analect_code_chooser_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
      g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_code_chooser_init (AnalectCodeChooser *chooser)
{
}

/* All codes in one list, those that match, one of them selected. */
static void
make_model (AnalectCodeChooser *chooser)
{
  GtkTreeListModel *all = gtk_tree_list_model_new (G_LIST_MODEL (analect_codebook_model_new (chooser->workbench)), TRUE,
                                                   TRUE, children_of, NULL, NULL);
  GtkFilterListModel *found;

  chooser->filter = gtk_custom_filter_new (matches, chooser, NULL);
  found = gtk_filter_list_model_new (G_LIST_MODEL (all), GTK_FILTER (chooser->filter));
  chooser->selection = gtk_single_selection_new (G_LIST_MODEL (found));
}

static GtkWidget *
make_list (AnalectCodeChooser *chooser)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), chooser, 0);
  make_model (chooser);
  chooser->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (chooser->selection)), factory);
  gtk_widget_add_css_class (chooser->list, "an-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Codes"), -1);
  g_signal_connect_swapped (chooser->list, "activate", G_CALLBACK (activate), chooser);
  g_signal_connect_swapped (chooser->selection, "notify::selected-item", G_CALLBACK (selected_changed), chooser);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 200);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), chooser->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

GtkWidget *
analect_code_chooser_new (AnalectWorkbench *workbench, AnalectId except)
{
  AnalectCodeChooser *chooser = g_object_new (ANALECT_TYPE_CODE_CHOOSER, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  chooser->workbench = g_object_ref (workbench);
  chooser->except = except;
  chooser->search = gtk_search_entry_new ();
  g_object_set (chooser->search, "placeholder-text", _ ("Find a code"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a code"),
                                  -1);
  g_signal_connect_swapped (chooser->search, "changed", G_CALLBACK (search_changed), chooser);
  g_signal_connect_swapped (chooser->search, "activate", G_CALLBACK (activate), chooser);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), chooser);
  gtk_widget_add_controller (chooser->search, keys);
  chooser->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (chooser->box), chooser->search);
  gtk_box_append (GTK_BOX (chooser->box), make_list (chooser));
  gtk_widget_set_parent (chooser->box, GTK_WIDGET (chooser));
  return GTK_WIDGET (chooser);
}
