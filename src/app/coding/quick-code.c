/* Coding by typing a few letters; see the header.
 *
 * The entry has the focus all the time; what is chosen moves with the arrows through the codes found and, last, the row
 * for a new code. From that row Tab asks for the place of the new code, with the same entry and list: what was typed is
 * kept and comes back. What the passage is coded with is in quick-apply.c, what is searched in quick-source.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quick-code.h"

#include "announce.h"
#include "codebook-edits.h"
#include "digit-keys.h"
#include "hint-bar.h"
#include "lists.h"
#include "quick-apply.h"
#include "quick-row.h"
#include "quick-source.h"

#include <string.h>

#include <glib/gi18n.h>

#define WIDTH       446
#define LIST_HEIGHT 240 /* six rows of 40 */
#define MOST_ROWS   50  /* who must scroll further types another letter */
#define PAGE        6

struct _AnalectQuickCode
{
  GtkPopover parent_instance;

  AnalectWorkbench *workbench;
  AnalectQuickSource *source;
  AnalectQuickPassage passage;
  gboolean recent_only;
  gboolean coded;
  AnalectId digits[10];

  AnalectId place;       /* of a new code: what it will stand under */
  gboolean place_chosen; /* by the reader */
  gboolean choosing;     /* a place is being chosen, and the entry is for that */
  char *kept;            /* what had been typed before */
  AnalectId existing;    /* a code of just the name that was typed */

  GListStore *found;
  GtkSingleSelection *selection;
  GtkWidget *entry, *count, *scroller, *list, *new_row, *new_name, *new_place, *nothing;
  GtkWidget *directions[ANALECT_N_DIRECTIONS];
  gboolean on_new; /* the row for a new code is chosen */
};

enum
{
  SIGNAL_CODED,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectQuickCode, analect_quick_code, GTK_TYPE_POPOVER)

static const char *
typed (AnalectQuickCode *quick)
{
  return gtk_editable_get_text (GTK_EDITABLE (quick->entry));
}

static AnalectQuickItem *
chosen_item (AnalectQuickCode *quick)
{
  return quick->on_new ? NULL : gtk_single_selection_get_selected_item (quick->selection);
}

static const char *
name_of (AnalectQuickCode *quick, AnalectId code)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (quick->workbench), code);

  return row ? analect_row_string (row, ANALECT_CODE_NAME) : "";
}

/* What is chosen */

static void
announce_choice (AnalectQuickCode *quick)
{
  AnalectQuickItem *item = chosen_item (quick);

  if (item != NULL)
    analect_announce (quick->entry, name_of (quick, analect_quick_item_get_code (item)));
  else if (quick->on_new)
    analect_announce (quick->entry, gtk_label_get_text (GTK_LABEL (quick->new_name)));
}

/* POSITION may be one past the last: the row for a new code. */
static void
choose (AnalectQuickCode *quick, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (quick->found));
  gboolean may_make = gtk_widget_get_visible (quick->new_row);

  if (position >= n && !may_make)
    position = n > 0 ? n - 1 : 0;
  quick->on_new = position >= n && may_make;
  gtk_single_selection_set_selected (quick->selection, quick->on_new ? GTK_INVALID_LIST_POSITION : position);
  if (quick->on_new)
    gtk_widget_add_css_class (quick->new_row, "an-chosen");
  else
    gtk_widget_remove_css_class (quick->new_row, "an-chosen");
  if (!quick->on_new && n > 0)
    analect_list_scroll_to (quick->list, position, FALSE);
}

static void
move_choice (AnalectQuickCode *quick, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (quick->found));
  int at = quick->on_new ? (int) n : (int) gtk_single_selection_get_selected (quick->selection);

  choose (quick, (guint) CLAMP (at + by, 0, (int) n));
  announce_choice (quick);
}

/* The row for a new code */

/* The path a new code would have: as typed, or the name in the place for it. The caller frees it. */
static char *
new_path (AnalectQuickCode *quick, const char *query)
{
  g_auto (GStrv) names = analect_quick_split (query);
  GString *path;

  if (g_strv_length (names) > 1 || quick->place == ANALECT_ID_NONE)
    return g_strdup (query);
  path = g_string_new (NULL);
  for (AnalectId code = quick->place; code != ANALECT_ID_NONE; code = analect_code_parent (quick->workbench, code))
    {
      g_autofree char *name = analect_quick_escape (name_of (quick, code));

      g_string_prepend_c (path, '/');
      g_string_prepend (path, name);
    }
  {
    g_autofree char *name = analect_quick_escape (names[0] ? names[0] : "");

    g_string_append (path, name);
  }
  return g_string_free (path, FALSE);
}

/* Where a new code would go, in words. The caller frees it. */
static char *
describe_new_place (AnalectQuickCode *quick, char **names)
{
  guint n = g_strv_length (names);
  g_autofree char *above = NULL;

  if (quick->existing != ANALECT_ID_NONE)
    {
      AnalectId parent = analect_code_parent (quick->workbench, quick->existing);

      /* Translators: the name typed is that of a code there is already, under the theme %s */
      return parent ? g_strdup_printf (_ ("exists in %s"), name_of (quick, parent)) : g_strdup (_ ("exists already"));
    }
  if (n > 1)
    {
      g_autofree char *last = names[n - 1];

      names[n - 1] = NULL;
      above = g_strjoinv (" › ", names);
    }
  else if (quick->place != ANALECT_ID_NONE)
    above = g_strdup (name_of (quick, quick->place));
  /* Translators: where a new code will stand */
  return above ? g_strdup_printf (_ ("in %s"), above) : g_strdup (_ ("without a place yet"));
}

/* The code whose whole name was typed, when that does not say where it is wanted. */
static AnalectId
find_existing (AnalectQuickCode *quick, guint n_names)
{
  g_autoptr (AnalectQuickItem) first = g_list_model_get_item (G_LIST_MODEL (quick->found), 0);

  if (first == NULL || n_names != 1 || quick->place_chosen || analect_quick_item_get_way (first) != ANALECT_QUICK_EXACT)
    return ANALECT_ID_NONE;
  return analect_quick_item_get_code (first);
}

static void
renew_new_row (AnalectQuickCode *quick)
{
  g_auto (GStrv) names = analect_quick_split (typed (quick));
  guint n = g_strv_length (names);
  g_autofree char *name = NULL, *place = NULL, *spoken = NULL;

  gtk_widget_set_visible (quick->new_row, n > 0 && !quick->choosing && !quick->recent_only);
  quick->existing = ANALECT_ID_NONE;
  if (n == 0 || quick->choosing)
    return;
  quick->existing = find_existing (quick, n);
  name = quick->existing ? g_strdup_printf ("“%s”", names[n - 1]) : g_strdup_printf (_ ("New code “%s”"), names[n - 1]);
  place = describe_new_place (quick, names);
  spoken = g_strdup_printf ("%s, %s", name, place);
  gtk_label_set_text (GTK_LABEL (quick->new_name), name);
  gtk_label_set_text (GTK_LABEL (quick->new_place), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (quick->new_row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Searching */

static int
digit_of (AnalectQuickCode *quick, AnalectId code)
{
  for (int i = 1; i < 10; i++)
    if (quick->digits[i] == code)
      return i;
  return 0;
}

static void
fill_list (AnalectQuickCode *quick, const GArray *matches)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (matches->len, MOST_ROWS); i++)
    {
      const AnalectQuickMatch *match = &g_array_index (matches, AnalectQuickMatch, i);
      AnalectId code = analect_quick_source_get_code (quick->source, match->candidate);

      g_ptr_array_add (items, analect_quick_item_new (code, match, digit_of (quick, code)));
    }
  g_list_store_splice (quick->found, 0, g_list_model_get_n_items (G_LIST_MODEL (quick->found)), items->pdata,
                       items->len);
}

static void
show_count (AnalectQuickCode *quick, guint n)
{
  /* Translators: codes found of all codes */
  g_autofree char *text =
      g_strdup_printf (_ ("%u of %u"), n, analect_quick_index_get_n (analect_quick_source_get_index (quick->source)));

  gtk_label_set_text (GTK_LABEL (quick->count), text);
}

static void
search (AnalectQuickCode *quick)
{
  g_autoptr (GArray) matches = analect_quick_rank (analect_quick_source_get_index (quick->source), typed (quick),
                                                   quick->recent_only && !quick->choosing);

  fill_list (quick, matches);
  show_count (quick, matches->len);
  gtk_widget_set_visible (quick->scroller, matches->len > 0);
  renew_new_row (quick);
  gtk_widget_set_visible (quick->nothing, matches->len == 0 && !gtk_widget_get_visible (quick->new_row));
  choose (quick, 0);
  announce_choice (quick);
  /* Its window grows by itself, but does not shrink. */
  if (gtk_widget_get_mapped (GTK_WIDGET (quick)))
    gtk_popover_present (GTK_POPOVER (quick));
}

static void
collect (AnalectQuickCode *quick)
{
  analect_digit_keys_read (analect_workbench_get_project (quick->workbench), quick->digits);
  analect_quick_source_collect (quick->source, quick->passage.document, quick->passage.start, quick->passage.end,
                                quick->choosing);
}

/* Choosing a place */

static void
set_choosing (AnalectQuickCode *quick, gboolean choosing)
{
  g_autofree char *text = choosing ? g_strdup ("") : g_strdup (quick->kept ? quick->kept : "");

  if (choosing)
    {
      g_free (quick->kept);
      quick->kept = g_strdup (typed (quick));
    }
  quick->choosing = choosing;
  g_object_set (quick->entry, "placeholder-text",
                choosing ? _ ("Where does the new code belong?") : _ ("Name of a code"), NULL);
  collect (quick);
  g_signal_handlers_block_by_func (quick->entry, search, quick);
  gtk_editable_set_text (GTK_EDITABLE (quick->entry), text);
  g_signal_handlers_unblock_by_func (quick->entry, search, quick);
  gtk_editable_set_position (GTK_EDITABLE (quick->entry), -1);
  search (quick);
}

static void
take_place (AnalectQuickCode *quick)
{
  AnalectQuickItem *item = chosen_item (quick);

  if (item == NULL)
    return;
  quick->place = analect_quick_item_get_code (item);
  quick->place_chosen = TRUE;
  set_choosing (quick, FALSE);
  choose (quick, G_MAXUINT);
}

/* Coding */

static void
finish (AnalectQuickCode *quick, AnalectId code, gboolean stay)
{
  quick->coded = TRUE;
  g_signal_emit (quick, signals[SIGNAL_CODED], 0, code, quick->passage.direction);
  if (!stay)
    {
      gtk_popover_popdown (GTK_POPOVER (quick));
      return;
    }
  collect (quick);
  gtk_editable_set_text (GTK_EDITABLE (quick->entry), "");
  search (quick);
  gtk_widget_grab_focus (quick->entry);
}

static void
make_new (AnalectQuickCode *quick, gboolean stay)
{
  g_autofree char *path = NULL;
  AnalectId code = quick->existing;

  if (!gtk_widget_get_visible (quick->new_row))
    return;
  if (code != ANALECT_ID_NONE)
    {
      if (!analect_quick_apply (quick->workbench, &quick->passage, code))
        return;
    }
  else
    {
      path = new_path (quick, typed (quick));
      code = analect_quick_apply_new (quick->workbench, &quick->passage, path);
    }
  if (code != ANALECT_ID_NONE)
    finish (quick, code, stay);
}

static void
accept (AnalectQuickCode *quick, gboolean stay)
{
  AnalectQuickItem *item = chosen_item (quick);
  AnalectId code;

  if (quick->choosing)
    take_place (quick);
  else if (quick->on_new)
    make_new (quick, stay);
  else if (item != NULL)
    {
      code = analect_quick_item_get_code (item);
      if (analect_quick_apply (quick->workbench, &quick->passage, code))
        finish (quick, code, stay);
    }
}

static void
on_row_activated (GtkListView *list, guint position, AnalectQuickCode *quick)
{
  choose (quick, position);
  accept (quick, FALSE);
}

static void
on_new_clicked (AnalectQuickCode *quick)
{
  make_new (quick, FALSE);
}

/* Direction */

static void
on_direction (GtkToggleButton *button, AnalectQuickCode *quick)
{
  for (int i = 0; i < ANALECT_N_DIRECTIONS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (quick->directions[i])))
      quick->passage.direction = i;
}

static void
set_direction (AnalectQuickCode *quick, int direction)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (quick->directions[direction]), TRUE);
  analect_announce (quick->entry, analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, direction));
}

/* Keys */

static gboolean
on_entry_key (AnalectQuickCode *quick, guint key)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_choice (quick, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_choice (quick, 1);
      return TRUE;
    case GDK_KEY_Page_Up:
      move_choice (quick, -PAGE);
      return TRUE;
    case GDK_KEY_Page_Down:
      move_choice (quick, PAGE);
      return TRUE;
    case GDK_KEY_Tab:
      if (!quick->on_new)
        return FALSE;
      set_choosing (quick, TRUE);
      return TRUE;
    case GDK_KEY_Escape:
      if (!quick->choosing)
        return FALSE;
      set_choosing (quick, FALSE);
      choose (quick, G_MAXUINT);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, AnalectQuickCode *quick)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (quick)));
  gboolean in_entry = focus != NULL && (focus == quick->entry || gtk_widget_is_ancestor (focus, quick->entry));
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
  int step = key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 0;

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (step != 0 && modifiers == GDK_ALT_MASK)
    {
      set_direction (quick, (quick->passage.direction + step + ANALECT_N_DIRECTIONS) % ANALECT_N_DIRECTIONS);
      return TRUE;
    }
  if (enter && modifiers == GDK_CONTROL_MASK)
    accept (quick, TRUE);
  else if (enter && modifiers == GDK_SHIFT_MASK)
    make_new (quick, FALSE);
  else if (enter && modifiers == 0 && in_entry)
    accept (quick, FALSE);
  else
    return in_entry && modifiers == 0 && on_entry_key (quick, key);
  return TRUE;
}

/* Opening and closing */

static gboolean
leave_parent (gpointer data)
{
  AnalectQuickCode *quick = data;

  if (!gtk_widget_get_visible (GTK_WIDGET (quick)) && gtk_widget_get_parent (GTK_WIDGET (quick)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (quick));
  return G_SOURCE_REMOVE;
}

static void
analect_quick_code_closed (GtkPopover *popover)
{
  AnalectQuickCode *quick = ANALECT_QUICK_CODE (popover);

  g_signal_emit (quick, signals[SIGNAL_DONE], 0, quick->coded);
  /* It is still in use while it closes. */
  g_idle_add_full (G_PRIORITY_DEFAULT, leave_parent, g_object_ref (quick), g_object_unref);
}

static void
on_parent_destroyed (AnalectQuickCode *quick)
{
  if (gtk_widget_get_parent (GTK_WIDGET (quick)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (quick));
}

static void
set_parent (AnalectQuickCode *quick, GtkWidget *parent)
{
  GtkWidget *before = gtk_widget_get_parent (GTK_WIDGET (quick));

  if (before == parent)
    return;
  g_object_ref (quick);
  if (before != NULL)
    {
      g_signal_handlers_disconnect_by_func (before, on_parent_destroyed, quick);
      gtk_widget_unparent (GTK_WIDGET (quick));
    }
  gtk_widget_set_parent (GTK_WIDGET (quick), parent);
  g_signal_handlers_disconnect_by_func (parent, on_parent_destroyed, quick);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_destroyed), quick, G_CONNECT_SWAPPED);
  g_object_unref (quick);
}

void
analect_quick_code_open (AnalectQuickCode *quick, GtkWidget *parent, const GdkRectangle *rectangle, AnalectId document,
                         guint start, guint end, gboolean recent_only)
{
  g_return_if_fail (ANALECT_IS_QUICK_CODE (quick));
  g_return_if_fail (GTK_IS_WIDGET (parent));
  if (!analect_workbench_may_change (quick->workbench))
    return;
  quick->passage = (AnalectQuickPassage){ document, start, end, ANALECT_DIRECTION_UNSTATED };
  quick->recent_only = recent_only;
  quick->coded = FALSE;
  quick->choosing = FALSE;
  quick->place_chosen = FALSE;
  quick->place = analect_quick_source_suggest_place (quick->source, document, start, end);
  g_clear_pointer (&quick->kept, g_free);
  set_parent (quick, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (quick), rectangle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (quick->directions[0]), TRUE);
  set_choosing (quick, FALSE);
  gtk_popover_popup (GTK_POPOVER (quick));
  gtk_widget_grab_focus (quick->entry);
}

void
analect_quick_code_set_text (AnalectQuickCode *quick, const char *text)
{
  g_return_if_fail (ANALECT_IS_QUICK_CODE (quick));
  gtk_editable_set_text (GTK_EDITABLE (quick->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (quick->entry), -1);
}

/* Making it */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *list_item, AnalectQuickCode *quick)
{
  gtk_list_item_set_child (list_item, analect_quick_row_new ());
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *list_item, AnalectQuickCode *quick)
{
  analect_quick_row_set (ANALECT_QUICK_ROW (gtk_list_item_get_child (list_item)), quick->workbench,
                         gtk_list_item_get_item (list_item));
}

static GtkWidget *
make_entry (AnalectQuickCode *quick)
{
  GtkWidget *overlay = gtk_overlay_new ();

  quick->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (quick->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of a code"),
                                  -1);
  g_signal_connect_swapped (quick->entry, "changed", G_CALLBACK (search), quick);
  g_signal_connect_swapped (quick->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), quick);
  quick->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (quick->count, "an-meta");
  gtk_widget_set_halign (quick->count, GTK_ALIGN_END);
  gtk_widget_set_valign (quick->count, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (quick->count, 34);
  gtk_widget_set_can_target (quick->count, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), quick->entry);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), quick->count);
  return overlay;
}

static GtkWidget *
make_list (AnalectQuickCode *quick)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), quick);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), quick);
  quick->found = g_list_store_new (ANALECT_TYPE_QUICK_ITEM);
  quick->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (quick->found)));
  gtk_single_selection_set_autoselect (quick->selection, FALSE);
  gtk_single_selection_set_can_unselect (quick->selection, TRUE);
  quick->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (quick->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (quick->list), TRUE);
  gtk_widget_add_css_class (quick->list, "an-quick");
  gtk_widget_set_can_focus (quick->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (quick->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Codes found"), -1);
  g_signal_connect (quick->list, "activate", G_CALLBACK (on_row_activated), quick);
  quick->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (quick->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (quick->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (quick->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (quick->scroller), quick->list);
  return quick->scroller;
}

static GtkWidget *
make_new_row (AnalectQuickCode *quick)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *key = analect_key_cap_new (_ ("Shift+Enter"));

  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  quick->new_row = gtk_button_new ();
  gtk_widget_add_css_class (quick->new_row, "flat");
  gtk_widget_add_css_class (quick->new_row, "an-new-code");
  quick->new_name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (quick->new_name), PANGO_ELLIPSIZE_END);
  quick->new_place = gtk_label_new (NULL);
  gtk_widget_add_css_class (quick->new_place, "an-meta");
  gtk_label_set_ellipsize (GTK_LABEL (quick->new_place), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (quick->new_place), 0);
  gtk_widget_set_hexpand (quick->new_place, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), quick->new_name);
  gtk_box_append (GTK_BOX (box), quick->new_place);
  gtk_box_append (GTK_BOX (box), key);
  gtk_button_set_child (GTK_BUTTON (quick->new_row), box);
  gtk_widget_set_tooltip_text (quick->new_row, _ ("Tab chooses another place"));
  g_signal_connect_swapped (quick->new_row, "clicked", G_CALLBACK (on_new_clicked), quick);
  return quick->new_row;
}

static GtkWidget *
make_directions (AnalectQuickCode *quick)
{
  static const char *const marks[ANALECT_N_DIRECTIONS] = { "–", "▲", "▼", "=", "◆" };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (_ ("Direction"));

  gtk_widget_add_css_class (label, "an-meta");
  gtk_widget_add_css_class (linked, "linked");
  gtk_widget_add_css_class (bar, "an-foot");
  for (int i = 0; i < ANALECT_N_DIRECTIONS; i++)
    {
      const char *words = analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, i);
      g_autofree char *text = i > 0 ? g_strdup_printf ("%s %s", marks[i], words) : g_strdup (marks[i]);
      GtkWidget *button = gtk_toggle_button_new_with_label (text);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_set_tooltip_text (button, words);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (quick->directions[0]));
      g_signal_connect (button, "toggled", G_CALLBACK (on_direction), quick);
      quick->directions[i] = button;
      gtk_box_append (GTK_BOX (linked), button);
    }
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), linked);
  return bar;
}

static void
analect_quick_code_dispose (GObject *object)
{
  AnalectQuickCode *quick = ANALECT_QUICK_CODE (object);

  g_clear_pointer (&quick->source, analect_quick_source_free);
  g_clear_object (&quick->found);
  g_clear_object (&quick->selection);
  g_clear_object (&quick->workbench);
  G_OBJECT_CLASS (analect_quick_code_parent_class)->dispose (object);
}

static void
analect_quick_code_finalize (GObject *object)
{
  g_free (ANALECT_QUICK_CODE (object)->kept);
  G_OBJECT_CLASS (analect_quick_code_parent_class)->finalize (object);
}

static void
analect_quick_code_class_init (AnalectQuickCodeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_quick_code_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_quick_code_finalize;
  GTK_POPOVER_CLASS (class)->closed = analect_quick_code_closed;
  signals[SIGNAL_CODED] = g_signal_new ("coded", ANALECT_TYPE_QUICK_CODE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  signals[SIGNAL_DONE] = g_signal_new ("done", ANALECT_TYPE_QUICK_CODE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
analect_quick_code_init (AnalectQuickCode *quick)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (quick), "an-quick-code");
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), make_entry (quick));
  gtk_box_append (GTK_BOX (box), make_list (quick));
  quick->nothing = gtk_label_new (_ ("No code matches."));
  gtk_widget_add_css_class (quick->nothing, "an-dim");
  gtk_box_append (GTK_BOX (box), quick->nothing);
  gtk_box_append (GTK_BOX (box), make_new_row (quick));
  gtk_box_append (GTK_BOX (box), make_directions (quick));
  gtk_popover_set_child (GTK_POPOVER (quick), box);
  gtk_popover_set_position (GTK_POPOVER (quick), GTK_POS_BOTTOM);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), quick);
  gtk_widget_add_controller (GTK_WIDGET (quick), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (quick), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Code the passage"), -1);
}

GtkWidget *
analect_quick_code_new (AnalectWorkbench *workbench)
{
  AnalectQuickCode *quick = g_object_new (ANALECT_TYPE_QUICK_CODE, NULL);

  quick->workbench = g_object_ref (workbench);
  quick->source = analect_quick_source_new (workbench);
  return GTK_WIDGET (quick);
}
