/* Reading the accessibility bus; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-a11y.h"

#include <string.h>

#define PATIENCE_US (10 * G_TIME_SPAN_SECOND)
#define MAX_DEPTH   60

static char *focus_key;
static AtspiAccessible *focus_object;

/* What stands for a control: the program's name on the bus and the control's path there. */
static char *
make_key (AtspiAccessible *object)
{
  AtspiObject *base = ATSPI_OBJECT (object);

  return g_strconcat (base->app && base->app->bus_name ? base->app->bus_name : "", base->path, NULL);
}

static void
note_focus (AtspiEvent *event, gpointer data)
{
  if (event->detail1)
    {
      g_free (focus_key);
      focus_key = make_key (event->source);
      g_set_object (&focus_object, event->source);
    }
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

gboolean
ui_a11y_init (void)
{
  static AtspiEventListener *listener;

  /* That a program has come to the bus and says nothing yet is a warning of the library; it asks again. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  if (atspi_init () > 1 || atspi_get_desktop_count () < 1)
    return FALSE;
  if (listener == NULL)
    {
      listener = atspi_event_listener_new (note_focus, NULL, NULL);
      atspi_event_listener_register (listener, "object:state-changed:focused", NULL);
    }
  return TRUE;
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
ui_a11y_pause (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_true, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

const char *
ui_a11y_get_focus (void)
{
  return focus_key ? focus_key : "";
}

static void
node_free (gpointer data)
{
  UiNode *node = data;

  g_free (node->key);
  g_free (node->name);
  g_free (node->class_name);
  g_free (node->role);
  g_clear_object (&node->object);
  g_free (node);
}

static char *
or_empty (char *text)
{
  return text ? text : g_strdup ("");
}

static void
read_states (UiNode *node, AtspiStateSet *states)
{
  node->focusable = atspi_state_set_contains (states, ATSPI_STATE_FOCUSABLE);
  node->focused = atspi_state_set_contains (states, ATSPI_STATE_FOCUSED);
  node->sensitive = atspi_state_set_contains (states, ATSPI_STATE_SENSITIVE);
  node->selected = atspi_state_set_contains (states, ATSPI_STATE_SELECTED);
  node->checked =
      atspi_state_set_contains (states, ATSPI_STATE_CHECKED) || atspi_state_set_contains (states, ATSPI_STATE_PRESSED);
  node->active = atspi_state_set_contains (states, ATSPI_STATE_ACTIVE);
  node->expanded = atspi_state_set_contains (states, ATSPI_STATE_EXPANDED);
}

static void
read_place (UiNode *node)
{
  AtspiComponent *component;
  AtspiRect *place;

  if (node->has_place)
    return;
  node->has_place = TRUE;
  component = atspi_accessible_get_component_iface (node->object);
  place = component ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
  if (place)
    {
      node->x = place->x;
      node->y = place->y;
      node->width = place->width;
      node->height = place->height;
      g_free (place);
    }
  g_clear_object (&component);
}

/* Whether it says that it can be clicked; asked only of what could be. */
static gboolean
is_actionable (UiNode *node)
{
  static const AtspiRole roles[] = { ATSPI_ROLE_PUSH_BUTTON,  ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_CHECK_BOX,
                                     ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_LINK,          ATSPI_ROLE_MENU_ITEM,
                                     ATSPI_ROLE_PAGE_TAB };
  AtspiAction *action = NULL;
  gboolean found = FALSE;
  int n;

  for (guint i = 0; action == NULL && i < G_N_ELEMENTS (roles); i++)
    if (node->role_number == roles[i])
      action = atspi_accessible_get_action_iface (node->object);
  n = action ? atspi_action_get_n_actions (action, NULL) : 0;
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = atspi_action_get_action_name (action, i, NULL);

      found = found || g_strcmp0 (name, "click") == 0 || g_strcmp0 (name, "activate") == 0;
    }
  g_clear_object (&action);
  return found;
}

/* GTK 4.8 gives what has no name the name of its class: "GtkEntry". */
static gboolean
is_class_name (const char *name)
{
  static const char *const prefixes[] = { "Gtk", "Analect" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]) && g_ascii_isupper (name[strlen (prefixes[i])]) && !strchr (name, ' '))
      return TRUE;
  return FALSE;
}

/* GTK 4.8 gives a button with an underlined letter its text twice. */
static char *
read_name (AtspiAccessible *object)
{
  char *name = or_empty (atspi_accessible_get_name (object, NULL));
  gsize half = strlen (name) / 2;
  g_autofree char *plain = NULL;
  char **parts;

  if (strlen (name) % 2 != 0 || half < 2 || name[half] != ' ' || memchr (name, '_', half) == NULL)
    return name;
  parts = g_strsplit (name, "_", 2);
  plain = g_strconcat (parts[0], parts[1], NULL);
  g_strfreev (parts);
  if (strlen (plain) == 2 * half - 1 && strncmp (plain, plain + half, half - 1) == 0)
    {
      g_free (name);
      return g_strdup (plain + half);
    }
  return name;
}

/* The node of a snapshot with this key, and the key it is found by. */
static UiNode *
find_key (GPtrArray *nodes, const char *key)
{
  for (guint i = 0; i < nodes->len; i++)
    if (strcmp (((UiNode *) nodes->pdata[i])->key, key) == 0)
      return nodes->pdata[i];
  return NULL;
}

gboolean
ui_a11y_is_below (const UiNode *node, const UiNode *above)
{
  while (node && node != above)
    node = node->parent;
  return node != NULL;
}

/* What lies over all else at a place in the window of NODE. GTK 4.8 calls everything visible, so that what a page in
 * the background has can only be told from what is in front by asking there. */
static UiNode *
pick (GPtrArray *nodes, const UiNode *node, int x, int y)
{
  const UiNode *top = node;
  AtspiComponent *component;
  AtspiAccessible *found;
  UiNode *hit = NULL;

  while (top->parent && !top->popover)
    top = top->parent;
  component = atspi_accessible_get_component_iface (top->object);
  found = component ? atspi_component_get_accessible_at_point (component, x, y, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
  if (found)
    {
      g_autofree char *key = make_key (found);

      hit = find_key (nodes, key);
      g_object_unref (found);
    }
  g_clear_object (&component);
  return hit;
}

/* The part of NODE that those it lies in do not cut off. */
static gboolean
find_visible_part (UiNode *node, int *x, int *y, int *width, int *height)
{
  int right = G_MAXINT, bottom = G_MAXINT;

  *x = *y = G_MININT / 2;
  for (UiNode *above = node; above && !above->popover; above = above->parent)
    if (read_place (above), above->width > 0 && above->height > 0)
      {
        *x = MAX (*x, above->x);
        *y = MAX (*y, above->y);
        right = MIN (right, above->x + above->width);
        bottom = MIN (bottom, above->y + above->height);
      }
  *width = right - *x;
  *height = bottom - *y;
  return *width > 0 && *height > 0;
}

static gboolean is_before_us (UiNode *node);

/* Something of the node, or nothing that contradicts it, is found where it says that it is. */
static gboolean
can_be_seen (UiNode *node)
{
  static const double places[][2] = { { .5, .5 }, { .25, .25 }, { .75, .25 }, { .25, .75 }, { .75, .75 } };
  gboolean contradicted = FALSE;
  int x, y, width, height;

  if (node->parent == NULL || node->popover)
    return TRUE;
  if (!is_before_us (node->parent))
    return FALSE;
  read_place (node);
  /* Pages of stacks have no place of their own. */
  if (node->width == 0 && node->height == 0)
    return node->role_number == ATSPI_ROLE_PANEL;
  if (!find_visible_part (node, &x, &y, &width, &height))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      UiNode *hit = pick (node->nodes, node, x + (int) (width * places[i][0]), y + (int) (height * places[i][1]));

      if (hit && ui_a11y_is_below (hit, node))
        return TRUE;
      contradicted = contradicted || (hit && !ui_a11y_is_below (node, hit));
    }
  return !contradicted;
}

static gboolean
is_before_us (UiNode *node)
{
  if (node->seen == 0)
    node->seen = can_be_seen (node) ? 1 : -1;
  return node->seen > 0;
}

gboolean
ui_a11y_is_seen (UiNode *node)
{
  return !node->left_out && is_before_us (node);
}

/* What OBJECT (taken) says of itself. */
static UiNode *
read_node (AtspiAccessible *object)
{
  UiNode *node = g_new0 (UiNode, 1);

  node->object = object;
  node->key = make_key (object);
  node->name = read_name (object);
  node->class_name = g_strdup (is_class_name (node->name) ? node->name : "");
  if (*node->class_name != 0)
    *node->name = 0;
  node->role_number = atspi_accessible_get_role (object, NULL);
  node->role = or_empty (atspi_role_get_name (node->role_number));
  return node;
}

GPtrArray *
ui_a11y_look_at_focus (void)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (node_free);
  AtspiAccessible *object = focus_object ? g_object_ref (focus_object) : NULL;

  while (object && nodes->len < MAX_DEPTH)
    {
      UiNode *node = read_node (object);

      if (node->role_number == ATSPI_ROLE_APPLICATION || node->role_number == ATSPI_ROLE_INVALID)
        {
          node_free (node);
          break;
        }
      if (nodes->len > 0)
        ((UiNode *) nodes->pdata[nodes->len - 1])->parent = node;
      g_ptr_array_add (nodes, node);
      object = atspi_accessible_get_parent (object, NULL);
    }
  return nodes;
}

/* Adds OBJECT (taken) and what is below it. */
static void
look_at (AtspiAccessible *object, UiNode *parent, GPtrArray *nodes)
{
  AtspiStateSet *states = atspi_accessible_get_state_set (object);
  UiNode *node;
  int n;

  if (states == NULL || (parent && parent->depth > MAX_DEPTH))
    {
      g_clear_object (&states);
      g_object_unref (object);
      return;
    }
  node = read_node (object);
  node->parent = parent;
  node->depth = parent ? parent->depth + 1 : 0;
  read_states (node, states);
  g_object_unref (states);
  node->actionable = node->focusable || is_actionable (node);
  node->nodes = nodes;
  g_ptr_array_add (nodes, node);
  if (parent && strcmp (node->class_name, "GtkPopoverContent") == 0)
    parent->popover = TRUE;
  n = atspi_accessible_get_child_count (object, NULL);
  for (int i = 0; i < n; i++)
    {
      AtspiAccessible *child = atspi_accessible_get_child_at_index (object, i, NULL);

      if (child)
        look_at (child, node, nodes);
    }
}

/* The windows of one program on the bus. */
static void
look_at_program (AtspiAccessible *program, const char *title, GPtrArray *nodes)
{
  int n = atspi_accessible_get_child_count (program, NULL);

  for (int i = 0; i < n; i++)
    {
      AtspiAccessible *window = atspi_accessible_get_child_at_index (program, i, NULL);
      g_autofree char *name = window ? atspi_accessible_get_name (window, NULL) : NULL;

      if (window && (title == NULL || g_strcmp0 (name, title) == 0))
        look_at (window, NULL, nodes);
      else
        g_clear_object (&window);
    }
}

GPtrArray *
ui_a11y_look (UiProcess *process, const char *title)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (node_free);
  AtspiAccessible *desktop = atspi_get_desktop (0);
  int n;

  /* What has changed is told in messages that may not have arrived; what is asked now is true. */
  atspi_accessible_clear_cache (desktop);
  n = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < n; i++)
    {
      AtspiAccessible *program = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (program && (int) atspi_accessible_get_process_id (program, NULL) == ui_process_get_number (process))
        look_at_program (program, title, nodes);
      g_clear_object (&program);
    }
  g_object_unref (desktop);
  return nodes;
}

static gboolean
is_called (const UiNode *node, const char *name)
{
  gsize length = strlen (name);

  return strncmp (node->name, name, length) == 0 && (node->name[length] == 0 || node->name[length] == ',');
}

UiNode *
ui_a11y_find (GPtrArray *nodes, const char *role, const char *name)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      UiNode *node = nodes->pdata[i];

      if ((role == NULL || strcmp (node->role, role) == 0) && is_called (node, name) && ui_a11y_is_seen (node))
        return node;
    }
  return NULL;
}

UiNode *
ui_a11y_wait_for (UiProcess *process, const char *role, const char *name, GPtrArray **seen)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  do
    {
      g_autoptr (GPtrArray) nodes = ui_a11y_look (process, NULL);
      UiNode *node = ui_a11y_find (nodes, role, name);

      if (node)
        {
          *seen = g_steal_pointer (&nodes);
          return node;
        }
      ui_a11y_pause (100);
    }
  while (ui_process_runs (process) && g_get_monotonic_time () < until);
  *seen = NULL;
  return NULL;
}

void
ui_a11y_get_middle (UiInput *input, gulong window, UiNode *node, int *x, int *y)
{
  int width, height, part_x, part_y;

  g_assert_true (ui_input_window_place (input, window, x, y, &width, &height));
  g_assert_true (find_visible_part (node, &part_x, &part_y, &width, &height));
  *x += part_x + width / 2;
  *y += part_y + height / 2;
}

void
ui_a11y_click (UiInput *input, gulong window, UiNode *node)
{
  int x, y;

  ui_a11y_get_middle (input, window, node, &x, &y);
  ui_input_move (input, x, y);
  ui_a11y_pause (30);
  ui_input_button (input, 1, TRUE);
  ui_input_button (input, 1, FALSE);
  ui_a11y_pause (30);
}

char *
ui_a11y_describe (const UiNode *node)
{
  GString *words = g_string_new (NULL);

  for (; node; node = node->parent)
    {
      g_autofree char *part = *node->name ? g_strdup_printf ("%s “%s”", node->role, node->name) : g_strdup (node->role);
      gboolean bare = *node->name == 0 && (strcmp (node->role, "panel") == 0 || strcmp (node->role, "filler") == 0);

      if (bare && words->len > 0)
        continue;
      if (words->len > 0)
        g_string_prepend (words, " / ");
      g_string_prepend (words, part);
    }
  return g_string_free (words, FALSE);
}
