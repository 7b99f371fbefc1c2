/* The start page; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "start-page.h"

#include "application.h"
#include "empty-state.h"
#include "project-files.h"
#include "recent-row.h"
#include "recent.h"
#include "settings.h"
#include "start-columns.h"

#include <glib/gi18n.h>

/* From so many projects on they can be filtered. */
#define MANY 6

struct _AnalectStartPage
{
  GtkWidget parent_instance;
  GtkWidget *outer, *projects, *filter, *empty, *hint;
  GtkListBox *list, *first_actions;
  char *opening; /* the address that is being read, or NULL */
  double fraction;
};

G_DEFINE_FINAL_TYPE (AnalectStartPage, analect_start_page, GTK_TYPE_WIDGET)

enum
{
  CANCEL_OPENING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
analect_start_page_remember (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL), *uri = g_filename_to_uri (full, NULL, NULL);

  if (uri != NULL)
    analect_recent_add (uri);
}

static void
open_uri (AnalectStartPage *page, const char *uri)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  if (page->opening == NULL)
    analect_application_open_file (ANALECT_APPLICATION (gtk_window_get_application (window)), window, file);
}

/* Recent projects */

static void locate (AnalectStartPage *page, const char *uri);

static void
on_project_activated (GtkListBox *list, GtkListBoxRow *row, AnalectStartPage *page)
{
  const char *uri = analect_recent_row_get_uri (ANALECT_RECENT_ROW (row));

  if (analect_recent_row_is_missing (ANALECT_RECENT_ROW (row)))
    locate (page, uri);
  else
    open_uri (page, uri);
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  AnalectStartPage *page = data;
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (page->filter))));

  return *words == '\0' || !gtk_widget_get_visible (page->filter)
         || analect_recent_row_matches (ANALECT_RECENT_ROW (row), words);
}

static AnalectRecentRow *
find_row (AnalectStartPage *page, const char *uri)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (page->list, i)) != NULL; i++)
    if (g_str_equal (analect_recent_row_get_uri (ANALECT_RECENT_ROW (row)), uri))
      return ANALECT_RECENT_ROW (row);
  return NULL;
}

static void
focus_row (AnalectStartPage *page, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (page->list, index);

  if (row == NULL)
    return;
  gtk_list_box_select_row (page->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* A file that is read and was not opened before has a row too. */
static void
fill_list (AnalectStartPage *page)
{
  g_auto (GStrv) uris = analect_recent_list ();
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkWidget *focus = root ? gtk_root_get_focus (GTK_ROOT (root)) : NULL;
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page->list));
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (page->list), *row;
  int index = selected ? gtk_list_box_row_get_index (selected) : 0;
  guint n = g_strv_length (uris);

  while ((row = gtk_list_box_get_row_at_index (page->list, 0)) != NULL)
    gtk_list_box_remove (page->list, GTK_WIDGET (row));
  if (page->opening != NULL && !g_strv_contains ((const char *const *) uris, page->opening))
    {
      gtk_list_box_append (page->list, analect_recent_row_new (page->opening));
      n++;
    }
  for (guint i = 0; uris[i] != NULL; i++)
    gtk_list_box_append (page->list, analect_recent_row_new (uris[i]));
  if (page->opening != NULL)
    analect_recent_row_set_reading (find_row (page, page->opening), page->fraction);
  gtk_widget_set_visible (GTK_WIDGET (page->list), n > 0);
  gtk_widget_set_visible (page->empty, n == 0);
  gtk_widget_set_visible (page->hint, n > 0);
  gtk_widget_set_visible (page->filter, n >= MANY);
  row = gtk_list_box_get_row_at_index (page->list, MIN (index, (int) n - 1));
  if (row != NULL)
    gtk_list_box_select_row (page->list, row);
  if (focused)
    focus_row (page, MIN (index, (int) n - 1));
}

static void
on_settings_changed (GSettings *settings, const char *key, AnalectStartPage *page)
{
  fill_list (page);
}

void
analect_start_page_set_opening (AnalectStartPage *page, const char *path, double fraction)
{
  g_autofree char *full = path ? g_canonicalize_filename (path, NULL) : NULL;
  g_autofree char *uri = full ? g_filename_to_uri (full, NULL, NULL) : NULL;
  gboolean same = g_strcmp0 (uri, page->opening) == 0;

  page->fraction = fraction;
  if (!same)
    {
      g_free (page->opening);
      page->opening = g_steal_pointer (&uri);
      fill_list (page);
    }
  else if (page->opening != NULL)
    analect_recent_row_set_reading (find_row (page, page->opening), fraction);
}

/* What can be done with a recent project */

typedef struct
{
  AnalectStartPage *page;
  char *uri;
} Located;

static void
on_located (GListModel *files, gpointer data)
{
  Located *located = data;
  g_autoptr (AnalectStartPage) page = located->page;
  g_autofree char *old = located->uri;
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

  g_free (located);
  if (uri == NULL || gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  analect_recent_replace (old, uri);
  open_uri (page, uri);
}

static void
locate (AnalectStartPage *page, const char *uri)
{
  Located *located = g_new (Located, 1);

  *located = (Located){ g_object_ref (page), g_strdup (uri) };
  analect_project_files_choose_to_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), on_located, located);
}

static void
locate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  locate (ANALECT_START_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *uri = g_variant_get_string (parameter, NULL);

  analect_recent_set_pinned (uri, !analect_recent_is_pinned (uri));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  analect_recent_remove (g_variant_get_string (parameter, NULL));
}

static void
show_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *uri)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", uri);
  g_menu_append_item (menu, item);
}

static gboolean
drop_menu (gpointer menu)
{
  gtk_widget_unparent (menu);
  return G_SOURCE_REMOVE;
}

/* Its action is run after it has closed. */
static void
on_menu_closed (GtkWidget *menu)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_menu, g_object_ref (menu), g_object_unref);
}

static void
open_menu (AnalectStartPage *page, GtkListBoxRow *row, const GdkRectangle *at)
{
  const char *uri = analect_recent_row_get_uri (ANALECT_RECENT_ROW (row));
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  append_item (menu, analect_recent_is_pinned (uri) ? _ ("_Unpin") : _ ("_Pin"), "start.pin", uri);
  append_item (menu, _ ("_Show in folder"), "start.show-folder", uri);
  append_item (menu, _ ("_Remove from the list"), "start.remove", uri);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, GTK_WIDGET (page));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  g_signal_connect (popover, "closed", G_CALLBACK (on_menu_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
on_right_press (GtkGestureClick *gesture, int n_press, double x, double y, AnalectStartPage *page)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (page->list, (int) y);
  double px, py;

  if (row == NULL)
    return;
  gtk_list_box_select_row (page->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_translate_coordinates (GTK_WIDGET (page->list), GTK_WIDGET (page), x, y, &px, &py);
  open_menu (page, row, &(GdkRectangle){ (int) px, (int) py, 1, 1 });
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectStartPage *page = ANALECT_START_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (page->list);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &bounds))
    open_menu (page, row,
               &(GdkRectangle){ (int) bounds.origin.x + 12, (int) (bounds.origin.y + bounds.size.height / 2), 1, 1 });
}

/* Keys: to the actions and back; Escape stops what is being read. */

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnalectStartPage *page)
{
  gboolean back =
      gtk_widget_get_direction (GTK_WIDGET (page)) == GTK_TEXT_DIR_RTL ? key == GDK_KEY_Right : key == GDK_KEY_Left;
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Menu && widget == GTK_WIDGET (page->list))
    return gtk_widget_activate_action (widget, "start.menu", NULL);
  if (key != GDK_KEY_Left && key != GDK_KEY_Right)
    return FALSE;
  if (widget == GTK_WIDGET (page->list))
    return !back && gtk_widget_child_focus (GTK_WIDGET (page->first_actions), GTK_DIR_TAB_FORWARD);
  if (back && gtk_list_box_get_selected_row (page->list) != NULL)
    focus_row (page, gtk_list_box_row_get_index (gtk_list_box_get_selected_row (page->list)));
  return back;
}

static void
watch_keys (AnalectStartPage *page, GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), page);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}

static gboolean
cancel (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  AnalectStartPage *page = ANALECT_START_PAGE (widget);

  if (page->opening == NULL)
    return FALSE;
  g_signal_emit (page, signals[CANCEL_OPENING], 0);
  return TRUE;
}

static void
on_map (AnalectStartPage *page)
{
  if (gtk_list_box_get_row_at_index (page->list, 0) != NULL)
    focus_row (page, 0);
  else
    gtk_widget_child_focus (page->empty, GTK_DIR_TAB_FORWARD);
}

/* Files dropped on the page */

static gboolean
is_project (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".analect");
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, AnalectStartPage *page)
{
  g_autoptr (AnalectStartPage) alive = g_object_ref (page);
  gboolean taken = FALSE;

  gtk_widget_remove_css_class (GTK_WIDGET (page), "an-ring");
  for (GSList *each = g_value_get_boxed (value); each != NULL; each = each->next)
    if (is_project (each->data) && gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
      {
        g_autofree char *uri = g_file_get_uri (each->data);

        open_uri (page, uri);
        taken = TRUE;
      }
  return taken;
}

static GdkDragAction
on_drag_enter (GtkDropTarget *target, double x, double y, AnalectStartPage *page)
{
  gtk_widget_add_css_class (GTK_WIDGET (page), "an-ring");
  return GDK_ACTION_COPY;
}

static void
on_drag_leave (GtkDropTarget *target, AnalectStartPage *page)
{
  gtk_widget_remove_css_class (GTK_WIDGET (page), "an-ring");
}

static void
accept_drops (AnalectStartPage *page)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "enter", G_CALLBACK (on_drag_enter), page);
  g_signal_connect (target, "leave", G_CALLBACK (on_drag_leave), page);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), page);
  gtk_widget_add_controller (GTK_WIDGET (page), GTK_EVENT_CONTROLLER (target));
}

/* Building */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkListBox *
make_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "an-card");
  gtk_widget_add_css_class (list, "an-starts");
  gtk_widget_set_overflow (list, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_LIST_BOX (list);
}

static void
add_action (GtkListBox *list, const char *icon, const char *title, const char *detail, const char *key,
            const char *action)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *name = make_label (title, "an-body"), *more = make_label (detail, "an-meta");

  gtk_label_set_width_chars (GTK_LABEL (more), 24);
  gtk_widget_add_css_class (image, "an-dim");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), more);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), make_label (key, "an-meta"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_list_box_append (list, row);
}

static GtkWidget *
make_actions (AnalectStartPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkListBox *begin = make_list (_ ("Start")), *learn = make_list (_ ("Learn"));
  g_autofree char *create = gtk_accelerator_get_label (GDK_KEY_n, GDK_CONTROL_MASK);
  g_autofree char *open = gtk_accelerator_get_label (GDK_KEY_o, GDK_CONTROL_MASK);
  GtkWidget *second = make_label (_ ("Learn"), "an-heading"), *first = make_label (_ ("Start"), "an-heading");

  page->first_actions = begin;
  add_action (begin, "document-new-symbolic", _ ("New project…"), _ ("Empty, in a file of its own"), create, "win.new");
  add_action (begin, "document-open-symbolic", _ ("Open…"), _ ("An Analect project"), open, "win.open");
  add_action (learn, "help-about-symbolic", _ ("Open the teaching sample"),
              _ ("Twelve invented studies, coded by two people"), NULL, "win.open-sample");
  gtk_list_box_set_selection_mode (begin, GTK_SELECTION_NONE);
  gtk_list_box_set_selection_mode (learn, GTK_SELECTION_NONE);
  watch_keys (page, begin);
  watch_keys (page, learn);
  gtk_widget_set_size_request (first, -1, 28);
  gtk_widget_set_margin_top (second, 8);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (begin));
  gtk_box_append (GTK_BOX (box), second);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (learn));
  return box;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = analect_empty_state_new ("document-open-recent-symbolic", _ ("No project yet"),
                                              _ ("See how a finished one looks, or begin with your own."));

  analect_empty_state_add_button (ANALECT_EMPTY_STATE (empty), _ ("Open the _teaching sample"), "win.open-sample");
  analect_empty_state_add_button (ANALECT_EMPTY_STATE (empty), _ ("_New project…"), "win.new");
  gtk_widget_add_css_class (empty, "an-card");
  gtk_widget_add_css_class (empty, "an-first-run");
  return empty;
}

static GtkWidget *
make_projects (AnalectStartPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = make_label (_ ("Recent projects"), "an-heading");
  GtkGesture *right = gtk_gesture_click_new ();

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_set_size_request (head, -1, 28);
  page->filter = gtk_search_entry_new ();
  g_object_set (page->filter, "placeholder-text", _ ("Filter"), NULL);
  gtk_widget_add_css_class (page->filter, "an-filter");
  gtk_widget_set_size_request (page->filter, 200, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter the recent projects"), -1);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), page->filter);
  page->list = make_list (_ ("Recent projects"));
  gtk_list_box_set_filter_func (page->list, is_wanted, page, NULL);
  gtk_list_box_set_selection_mode (page->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_placeholder (page->list, make_label (_ ("No project matches"), "an-no-match"));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  g_signal_connect (right, "pressed", G_CALLBACK (on_right_press), page);
  gtk_widget_add_controller (GTK_WIDGET (page->list), GTK_EVENT_CONTROLLER (right));
  g_signal_connect (page->list, "row-activated", G_CALLBACK (on_project_activated), page);
  g_signal_connect_swapped (page->filter, "changed", G_CALLBACK (gtk_list_box_invalidate_filter), page->list);
  watch_keys (page, page->list);
  page->empty = make_empty ();
  page->hint = make_label (_ ("You can also drop a project anywhere in this window."), "an-meta");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page->list));
  gtk_box_append (GTK_BOX (box), page->empty);
  gtk_box_append (GTK_BOX (box), page->hint);
  return box;
}

static GtkWidget *
make_above (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *about = make_label (_ ("Qualitative meta-analysis, from the studies to the findings"), "an-dim");

  gtk_widget_set_margin_bottom (about, 28);
  gtk_box_append (GTK_BOX (box), make_label ("Analect", "an-page-title"));
  gtk_box_append (GTK_BOX (box), about);
  gtk_widget_add_css_class (box, "an-start-above");
  return box;
}

static void
analect_start_page_dispose (GObject *object)
{
  AnalectStartPage *page = ANALECT_START_PAGE (object);
  GtkWidget *child;

  g_signal_handlers_disconnect_by_data (analect_settings_get (), page);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (analect_start_page_parent_class)->dispose (object);
}

static void
analect_start_page_finalize (GObject *object)
{
  g_free (ANALECT_START_PAGE (object)->opening);
  G_OBJECT_CLASS (analect_start_page_parent_class)->finalize (object);
}

static void
analect_start_page_class_init (AnalectStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_start_page_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_start_page_finalize;
  signals[CANCEL_OPENING] =
      g_signal_new ("cancel-opening", ANALECT_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "start.locate", "s", locate_action);
  gtk_widget_class_install_action (widget_class, "start.pin", "s", pin_action);
  gtk_widget_class_install_action (widget_class, "start.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "start.show-folder", "s", show_folder_action);
  gtk_widget_class_install_action (widget_class, "start.menu", NULL, menu_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "start.menu", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "startpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_start_page_init (AnalectStartPage *page)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *projects = make_projects (page);
  GtkWidget *promise = gtk_label_new (
      _ ("Everything stays on this computer. Projects are plain XML files you can read without this program."));

  page->outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 analect_start_columns_new (make_above (), projects, make_actions (page)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_label_set_wrap (GTK_LABEL (promise), TRUE);
  gtk_label_set_justify (GTK_LABEL (promise), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (promise, "an-meta");
  gtk_widget_add_css_class (promise, "an-promise");
  gtk_box_append (GTK_BOX (page->outer), scrolled);
  gtk_box_append (GTK_BOX (page->outer), promise);
  gtk_widget_set_parent (page->outer, GTK_WIDGET (page));
  accept_drops (page);
  fill_list (page);
  g_signal_connect (analect_settings_get (), "changed::recent", G_CALLBACK (on_settings_changed), page);
  g_signal_connect (analect_settings_get (), "changed::pinned", G_CALLBACK (on_settings_changed), page);
  g_signal_connect (page, "map", G_CALLBACK (on_map), NULL);
}

GtkWidget *
analect_start_page_new (void)
{
  return g_object_new (ANALECT_TYPE_START_PAGE, NULL);
}
