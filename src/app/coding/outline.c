/* The outline of a text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outline.h"

#include "enumerations.h"

#include <glib/gi18n.h>

typedef struct
{
  AnalectId section;
  guint start, end;
  guint level;
  int role;
  GtkWidget *row;   /* NULL for a section without a name */
  GtkWidget *count; /* its label */
} Section;

struct _AnalectOutline
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectId document;
  GArray *sections; /* of Section, by start */
  GtkWidget *list;
  GtkWidget *scrolled;
  GtkWidget *menu;
  GtkWidget *empty;
  AnalectId menu_section;
  guint position;
  gboolean quiet;
  guint recount;
};

enum
{
  JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectOutline, analect_outline, GTK_TYPE_WIDGET)

static Section *
get_section (AnalectOutline *self, guint i)
{
  return &g_array_index (self->sections, Section, i);
}

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  const Section *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->level < second->level ? -1 : first->level > second->level;
}

static guint
count_codings (AnalectOutline *self, guint start, guint end)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (self->workbench);
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  guint n = 0;

  analect_lookup_excerpts_in (lookup, self->document, start, end, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId excerpt = g_array_index (excerpts, AnalectId, i);
      gint64 at = analect_row_integer (analect_rows_get (rows, excerpt), ANALECT_EXCERPT_START);

      /* One that begins in the section before is counted there. */
      if (at >= 0 && (at < (gint64) start || at >= (gint64) end))
        continue;
      for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); id != ANALECT_ID_NONE;
           id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
        n++;
    }
  return n;
}

static gboolean
recount (gpointer data)
{
  AnalectOutline *self = data;

  self->recount = 0;
  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = get_section (self, i);
      g_autofree char *text = NULL;

      if (section->row == NULL)
        continue;
      text = g_strdup_printf ("%u", count_codings (self, section->start, section->end));
      gtk_label_set_text (GTK_LABEL (section->count), text);
    }
  return G_SOURCE_REMOVE;
}

static void
recount_later (AnalectOutline *self)
{
  if (self->recount == 0)
    self->recount = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, recount, self, NULL);
}

static char *
name_of (const AnalectRow *row, int role)
{
  const char *title = analect_row_string (row, ANALECT_SECTION_TITLE);

  if (*title != '\0')
    return g_strdup (title);
  return role == ANALECT_SECTION_ROLE_OTHER
             ? NULL
             : g_strdup (analect_enumeration_label (ANALECT_ENUMERATION_SECTION_ROLE, role));
}

/* Secondary click: what the section is. */
static void
show_menu (AnalectOutline *self, GtkWidget *row, AnalectId section)
{
  graphene_rect_t bounds;
  GdkRectangle place;

  self->menu_section = section;
  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return;
  place =
      (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static Section *
section_of_row (AnalectOutline *self, GtkWidget *row)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (get_section (self, i)->row == row)
      return get_section (self, i);
  return NULL;
}

static void
row_pressed (GtkGestureClick *gesture, int n, double x, double y, gpointer data)
{
  AnalectOutline *self = data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  Section *section = section_of_row (self, row);

  if (section != NULL)
    show_menu (self, row, section->section);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
make_row (AnalectOutline *self, Section *section, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkGesture *gesture = gtk_gesture_click_new ();

  section->row = gtk_list_box_row_new ();
  section->count = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 14 * (int) (MIN (MAX (section->level, 1), 6) - 1));
  gtk_widget_add_css_class (section->count, "an-meta");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), section->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (section->row), box);
  gtk_widget_set_size_request (section->row, -1, 26);
  gtk_widget_set_tooltip_text (section->row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (row_pressed), self);
  gtk_widget_add_controller (section->row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_box_append (GTK_LIST_BOX (self->list), section->row);
}

static void
clear (AnalectOutline *self)
{
  GtkWidget *row;

  g_array_set_size (self->sections, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
collect (AnalectOutline *self)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (analect_workbench_get_lookup (self->workbench), ANALECT_SECTION_DOCUMENT, self->document,
                            ids);
  for (guint i = 0; i < ids->len; i++)
    {
      AnalectId id = g_array_index (ids, AnalectId, i);
      const AnalectRow *row = analect_rows_get (rows, id);
      Section section = { .section = id,
                          .start = (guint) MAX (analect_row_integer (row, ANALECT_SECTION_START), 0),
                          .end = (guint) MAX (analect_row_integer (row, ANALECT_SECTION_END), 0),
                          .level = (guint) MAX (analect_row_integer (row, ANALECT_SECTION_LEVEL), 1),
                          .role = (int) analect_row_integer (row, ANALECT_SECTION_ROLE) };

      g_array_append_val (self->sections, section);
    }
  g_array_sort (self->sections, compare_sections);
}

static void
rebuild (AnalectOutline *self)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);

  self->quiet = TRUE;
  clear (self);
  if (analect_rows_get (rows, self->document) != NULL)
    collect (self);
  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = get_section (self, i);
      g_autofree char *name = name_of (analect_rows_get (rows, section->section), section->role);

      if (name != NULL)
        make_row (self, section, name);
    }
  self->quiet = FALSE;
  gtk_widget_set_visible (self->empty,
                          gtk_widget_get_first_child (self->list) == NULL && self->document != ANALECT_ID_NONE);
  recount_later (self);
  analect_outline_set_position (self, self->position);
}

static void
workbench_changed (AnalectOutline *self, const AnalectDelta *delta)
{
  if (analect_delta_touches (delta, ANALECT_KIND_SECTION) || analect_delta_touches (delta, ANALECT_KIND_DOCUMENT))
    rebuild (self);
  else if (analect_delta_touches (delta, ANALECT_KIND_CODING) || analect_delta_touches (delta, ANALECT_KIND_EXCERPT))
    recount_later (self);
}

static void
row_activated (AnalectOutline *self, GtkListBoxRow *row)
{
  Section *section = section_of_row (self, GTK_WIDGET (row));

  if (section != NULL && !self->quiet)
    g_signal_emit (self, signals[JUMP], 0, section->start);
}

/* What a section is said to be. */
static void
set_role (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectOutline *self = ANALECT_OUTLINE (widget);
  int role = analect_enumeration_parse (ANALECT_ENUMERATION_SECTION_ROLE, g_variant_get_string (parameter, NULL), -1);
  g_autoptr (AnalectChange) change = NULL;

  if (role < 0 || analect_rows_get (analect_workbench_get_rows (self->workbench), self->menu_section) == NULL
      || !analect_workbench_may_change (self->workbench))
    return;
  change = analect_project_change (analect_workbench_get_project (self->workbench), _ ("Say what a section is"));
  analect_change_set_integer (change, self->menu_section, ANALECT_SECTION_ROLE, role);
  analect_workbench_take (self->workbench, g_steal_pointer (&change), NULL);
}

static void
menu_key (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectOutline *self = ANALECT_OUTLINE (widget);
  GtkWidget *row = gtk_widget_get_focus_child (self->list);
  Section *section = row ? section_of_row (self, row) : NULL;

  if (section != NULL)
    show_menu (self, row, section->section);
}

static GtkWidget *
make_menu (void)
{
  static const int roles[] = { ANALECT_SECTION_ROLE_FINDINGS,     ANALECT_SECTION_ROLE_ABSTRACT,
                               ANALECT_SECTION_ROLE_INTRODUCTION, ANALECT_SECTION_ROLE_METHODS,
                               ANALECT_SECTION_ROLE_DISCUSSION,   ANALECT_SECTION_ROLE_CONCLUSION,
                               ANALECT_SECTION_ROLE_OTHER };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  GtkWidget *popover;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (analect_enumeration_label (ANALECT_ENUMERATION_SECTION_ROLE, roles[i]), NULL);

      g_menu_item_set_action_and_target (item, "outline.role", "s",
                                         analect_enumeration_text (ANALECT_ENUMERATION_SECTION_ROLE, roles[i]));
      g_menu_append_item (section, item);
    }
  /* Translators: heading of a menu that says what a section of a text is: findings, methods and so on. */
  g_menu_append_section (menu, _ ("This section is"), G_MENU_MODEL (section));
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_RIGHT);
  return popover;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("In this text"));
  /* Translators: heading over numbers: how many codings each section of a text has. */
  GtkWidget *unit = gtk_label_new (_ ("codings"));

  gtk_widget_add_css_class (head, "an-subpane-head");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (title, "an-small");
  gtk_widget_add_css_class (unit, "an-meta");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), unit);
  return head;
}

static void
analect_outline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (analect_outline_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (ANALECT_OUTLINE (widget)->menu));
}

static void
analect_outline_dispose (GObject *object)
{
  AnalectOutline *self = ANALECT_OUTLINE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->recount, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->sections, g_array_unref);
  G_OBJECT_CLASS (analect_outline_parent_class)->dispose (object);
}

static void
analect_outline_class_init (AnalectOutlineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_outline_dispose;
  widget_class->size_allocate = analect_outline_size_allocate;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "outline.role", "s", set_role);
  gtk_widget_class_install_action (widget_class, "outline.menu", NULL, menu_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "outline.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu", NULL);
  signals[JUMP] =
      g_signal_new ("jump", ANALECT_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
analect_outline_init (AnalectOutline *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "an-outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("In this text"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);
  self->empty = gtk_label_new (_ ("This text has no sections"));
  gtk_widget_add_css_class (self->empty, "an-meta");
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (make_head (), GTK_WIDGET (self));
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  self->menu = make_menu ();
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

GtkWidget *
analect_outline_new (AnalectWorkbench *workbench)
{
  AnalectOutline *self = g_object_new (ANALECT_TYPE_OUTLINE, NULL);

  self->workbench = g_object_ref (workbench);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (workbench_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
analect_outline_set_document (AnalectOutline *self, AnalectId document)
{
  self->document = document;
  self->position = 0;
  rebuild (self);
}

/* The innermost section around a position, which is the last that begins before it and goes on behind it. */
static int
find_section (AnalectOutline *self, guint position)
{
  int found = -1;

  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = get_section (self, i);

      if (section->start > position)
        break;
      if (section->end > position && section->row != NULL)
        found = (int) i;
    }
  return found;
}

/* Scrolls the list no more than it needs to show ROW. */
static void
reveal_row (AnalectOutline *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

void
analect_outline_set_position (AnalectOutline *self, guint position)
{
  int found = find_section (self, position);
  GtkWidget *row = found >= 0 ? get_section (self, (guint) found)->row : NULL;
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  self->position = position;
  if (row == (GtkWidget *) selected)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), (GtkListBoxRow *) row);
  if (row != NULL)
    reveal_row (self, row);
}

gboolean
analect_outline_neighbour (AnalectOutline *self, guint position, int step, guint *start)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = get_section (self, i);

      if (step > 0 && section->start > position)
        {
          *start = section->start;
          return TRUE;
        }
      if (step < 0 && section->start < position)
        {
          *start = section->start;
          found = TRUE;
        }
    }
  return found;
}

gboolean
analect_outline_has_findings (AnalectOutline *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (get_section (self, i)->role == ANALECT_SECTION_ROLE_FINDINGS)
      return TRUE;
  return FALSE;
}
