/* Walking a window by keyboard; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "a11y-walk.h"

#include <string.h>

#define MAX_STOPS      150
#define MAX_PANES      8
#define STOPS_IN_ROWS  3
#define STOPS_AGAIN    8
#define FOCUS_PAUSE_MS 40

typedef struct
{
  UiProcess *process;
  UiInput *input;
  GPtrArray *nodes;    /* UiNode, of the window as it was first */
  GHashTable *by_key;  /* char * to UiNode */
  GHashTable *reached; /* char * */
  GHashTable *stops;   /* char *: where Tab has stopped */
  GHashTable *paths;   /* char *: paths in words to what was reached and had come only after the first look */
  gboolean all_arrows;
  A11yWalk *walk;
} Walker;

static gboolean
is_one_of (AtspiRole role, const AtspiRole *roles, guint n)
{
  for (guint i = 0; i < n; i++)
    if (roles[i] == role)
      return TRUE;
  return FALSE;
}

#define IS_ONE_OF(node, ...)                                                                                           \
  is_one_of ((node)->role_number, (const AtspiRole[]){ __VA_ARGS__ },                                                  \
             G_N_ELEMENTS (((const AtspiRole[]){ __VA_ARGS__ })))

static gboolean
is_row (UiNode *node)
{
  return IS_ONE_OF (node, ATSPI_ROLE_LIST_ITEM, ATSPI_ROLE_TREE_ITEM, ATSPI_ROLE_TABLE_ROW, ATSPI_ROLE_TABLE_CELL);
}

static gboolean
is_collection (UiNode *node)
{
  return IS_ONE_OF (node, ATSPI_ROLE_LIST, ATSPI_ROLE_LIST_BOX, ATSPI_ROLE_TABLE, ATSPI_ROLE_TREE,
                    ATSPI_ROLE_TREE_TABLE, ATSPI_ROLE_PAGE_TAB_LIST, ATSPI_ROLE_MENU, ATSPI_ROLE_MENU_BAR);
}

static gboolean
is_frame_button (UiNode *node)
{
  return node->role_number == ATSPI_ROLE_PUSH_BUTTON
         && (strcmp (node->name, "Close") == 0 || strcmp (node->name, "Minimize") == 0
             || strcmp (node->name, "Maximize") == 0);
}

/* The part of a menu button, drop-down or spin button that has the focus for the whole. */
static gboolean
is_part (UiNode *node)
{
  UiNode *above = node->parent;

  while (above && IS_ONE_OF (above, ATSPI_ROLE_PANEL, ATSPI_ROLE_FILLER))
    above = above->parent;
  return above && !above->popover
         && IS_ONE_OF (above, ATSPI_ROLE_PUSH_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_COMBO_BOX,
                       ATSPI_ROLE_SPIN_BUTTON, ATSPI_ROLE_ENTRY, ATSPI_ROLE_TEXT, ATSPI_ROLE_PASSWORD_TEXT);
}

/* What has the focus for a row that can be unfolded, which GTK calls a panel. */
static gboolean
is_expander (UiNode *node)
{
  return node->role_number == ATSPI_ROLE_PANEL && node->parent && is_row (node->parent);
}

/* The row that NODE is, or has the focus for; NULL for anything else. */
static UiNode *
row_of (UiNode *node)
{
  return is_row (node) ? node : is_expander (node) ? node->parent : NULL;
}

/* The headings of a table, and the list in it that has its rows: GTK's own parts of it. */
static gboolean
is_part_of_table (UiNode *node)
{
  return node->parent && IS_ONE_OF (node->parent, ATSPI_ROLE_TREE_TABLE, ATSPI_ROLE_TABLE)
         && IS_ONE_OF (node, ATSPI_ROLE_LIST, ATSPI_ROLE_TABLE_ROW);
}

static gboolean
is_control (UiNode *node)
{
  if (is_part_of_table (node))
    return FALSE;
  if (!node->sensitive || !node->actionable || is_frame_button (node))
    return FALSE;
  return !IS_ONE_OF (node, ATSPI_ROLE_SCROLL_BAR, ATSPI_ROLE_SCROLL_PANE, ATSPI_ROLE_VIEWPORT, ATSPI_ROLE_FRAME,
                     ATSPI_ROLE_WINDOW, ATSPI_ROLE_DIALOG, ATSPI_ROLE_TABLE_COLUMN_HEADER, ATSPI_ROLE_COLUMN_HEADER)
         && !node->popover && strcmp (node->class_name, "GtkPaned") != 0 && ui_a11y_is_seen (node);
}

static gboolean
has_name_below (Walker *walker, UiNode *node)
{
  for (guint i = 0; i < walker->nodes->len; i++)
    {
      UiNode *other = walker->nodes->pdata[i];

      if (other != node && *other->name != 0 && ui_a11y_is_below (other, node) && ui_a11y_is_seen (other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_name (Walker *walker, UiNode *node)
{
  if (*node->name != 0)
    return TRUE;
  if (is_row (node))
    return has_name_below (walker, node);
  for (UiNode *above = node->parent; is_part (node) && above && !above->popover; above = above->parent)
    if (*above->name != 0 && !IS_ONE_OF (above, ATSPI_ROLE_FRAME, ATSPI_ROLE_DIALOG, ATSPI_ROLE_WINDOW))
      return TRUE;
  return FALSE;
}

static void
add_fault (Walker *walker, const char *what, UiNode *node)
{
  g_autofree char *path = ui_a11y_describe (node);

  g_ptr_array_add (walker->walk->faults, g_strdup_printf ("%s: %s", what, path));
}

static void
check_names (Walker *walker)
{
  for (guint i = 0; i < walker->nodes->len; i++)
    {
      UiNode *node = walker->nodes->pdata[i];
      gboolean inner = is_expander (node) || (is_part (node) && IS_ONE_OF (node, ATSPI_ROLE_FILLER, ATSPI_ROLE_PANEL));

      if (!is_control (node) || inner)
        continue;
      walker->walk->n_controls++;
      if (IS_ONE_OF (node, ATSPI_ROLE_FILLER, ATSPI_ROLE_PANEL, ATSPI_ROLE_UNKNOWN, ATSPI_ROLE_INVALID))
        add_fault (walker, "no role", node);
      else if (!has_name (walker, node))
        add_fault (walker, "no name", node);
    }
}

/* What has come since: selecting something may fill a list anew. It is known by its path. */
static void
note_new (Walker *walker)
{
  g_autoptr (GPtrArray) nodes = ui_a11y_look_at_focus ();
  UiNode *row;

  if (nodes->len == 0)
    return;
  g_hash_table_add (walker->paths, ui_a11y_describe (nodes->pdata[0]));
  row = row_of (nodes->pdata[0]);
  if (row && row->parent)
    g_hash_table_add (walker->paths, ui_a11y_describe (row->parent));
}

/* Notes where the focus is; NULL when that is nothing of the window as it was first. */
static UiNode *
note_focus (Walker *walker)
{
  const char *key;

  ui_a11y_pause (FOCUS_PAUSE_MS);
  key = ui_a11y_get_focus ();
  if (g_hash_table_add (walker->reached, g_strdup (key)) && !g_hash_table_contains (walker->by_key, key))
    note_new (walker);
  return g_hash_table_lookup (walker->by_key, key);
}

static UiNode *
press (Walker *walker, const char *key)
{
  g_autoptr (GPtrArray) focus = NULL;
  g_autofree char *path = NULL;
  UiNode *node;

  ui_input_key (walker->input, key);
  node = note_focus (walker);
  if (g_getenv ("G_MESSAGES_DEBUG") == NULL)
    return node;
  focus = ui_a11y_look_at_focus ();
  path = focus->len > 0 ? ui_a11y_describe (focus->pdata[0]) : NULL;
  g_debug ("%s: %s", key, path);
  return node;
}

/* What arrows reach from here. Among buttons they go anywhere, so there they are tried only when Tab has reached all it
 * can. */
static void
try_arrows (Walker *walker, UiNode *node)
{
  static const char *const keys[] = { "Down", "Up", "Right", "Left" };

  if (IS_ONE_OF (node, ATSPI_ROLE_TEXT, ATSPI_ROLE_ENTRY, ATSPI_ROLE_SPIN_BUTTON, ATSPI_ROLE_SLIDER,
                 ATSPI_ROLE_COMBO_BOX, ATSPI_ROLE_PASSWORD_TEXT)
      || is_part (node))
    return;
  if (!walker->all_arrows
      && !(row_of (node)
           || IS_ONE_OF (node, ATSPI_ROLE_PAGE_TAB, ATSPI_ROLE_MENU_ITEM, ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_IMAGE)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    press (walker, keys[i]);
}

/* Goes on with Tab, or back with Shift+Tab, until it meets what it has met before. Long lists are left by their end. */
static void
tab_through (Walker *walker, gboolean back)
{
  UiNode *rows_of = NULL;
  guint n_rows = 0, n_again = 0;

  for (guint i = 0; i < MAX_STOPS && n_again < STOPS_AGAIN; i++)
    {
      g_autofree char *before = g_strdup (ui_a11y_get_focus ());
      UiNode *node = press (walker, back ? "shift+Tab" : "Tab");
      UiNode *row;

      /* In a text, Tab is a letter. */
      if (strcmp (before, ui_a11y_get_focus ()) == 0)
        node = press (walker, back ? "shift+ctrl+Tab" : "ctrl+Tab");
      row = node ? row_of (node) : NULL;
      if (row)
        {
          n_rows = row->parent == rows_of ? n_rows + 1 : 1;
          rows_of = row->parent;
          if (n_rows == STOPS_IN_ROWS)
            press (walker, back ? "Home" : "End");
        }
      n_again = g_hash_table_add (walker->stops, g_strdup (ui_a11y_get_focus ())) ? 0 : n_again + 1;
      if (node && n_again == 0 && !(row && n_rows >= STOPS_IN_ROWS))
        try_arrows (walker, node);
    }
}

static gboolean
is_reached (Walker *walker, UiNode *node)
{
  return g_hash_table_contains (walker->reached, node->key);
}

static gboolean
is_path_reached (Walker *walker, UiNode *node)
{
  g_autofree char *path = ui_a11y_describe (node);

  return g_hash_table_contains (walker->paths, path);
}

/* Whether the keyboard got to NODE, to a part of it or, for one of a row of equals, to two others of them. */
static gboolean
has_way (Walker *walker, UiNode *node)
{
  guint n_equals = 0;

  for (guint i = 0; i < walker->nodes->len; i++)
    {
      UiNode *other = walker->nodes->pdata[i];

      if (!is_reached (walker, other))
        continue;
      if (other == node || ui_a11y_is_below (other, node))
        return TRUE;
      /* What is on a row is done with the row. */
      if ((is_row (other) || is_part (node)) && ui_a11y_is_below (node, other))
        return TRUE;
      n_equals += is_row (node) && row_of (other) && row_of (other)->parent == node->parent;
    }
  return n_equals >= 2 || is_path_reached (walker, node) || (is_row (node) && is_path_reached (walker, node->parent));
}

static gboolean
needs_way (Walker *walker, UiNode *node)
{
  return is_control (node) && !IS_ONE_OF (node, ATSPI_ROLE_FILLER, ATSPI_ROLE_PANEL) && !is_part (node)
         && !(is_collection (node) && !has_name_below (walker, node));
}

/* Notes the controls without a way when REPORT; the number of them. */
static guint
check_ways (Walker *walker, gboolean report)
{
  guint n = 0;

  for (guint i = 0; i < walker->nodes->len; i++)
    {
      UiNode *node = walker->nodes->pdata[i];

      if (!needs_way (walker, node))
        continue;
      if (has_way (walker, node))
        {
          walker->walk->n_reached += report;
          continue;
        }
      n++;
      if (report)
        add_fault (walker, "no way", node);
    }
  return n;
}

/* Through the window by Tab, then back, since GTK goes on in a pane where it was left, and again from each pane. */
static void
walk_panes (Walker *walker)
{
  g_hash_table_remove_all (walker->stops);
  tab_through (walker, FALSE);
  g_hash_table_remove_all (walker->stops);
  if (check_ways (walker, FALSE) > 0)
    tab_through (walker, TRUE);
  for (guint i = 0; i < MAX_PANES && check_ways (walker, FALSE) > 0; i++)
    {
      press (walker, "F6");
      tab_through (walker, FALSE);
    }
}

/* Leaves of the nodes those in front: the last popover's, else the active window's. */
static void
keep_front (GPtrArray *nodes)
{
  UiNode *front = NULL;

  for (guint i = 0; i < nodes->len; i++)
    {
      UiNode *node = nodes->pdata[i];

      if (node->popover || (node->parent == NULL && node->active && !(front && front->popover)))
        front = node;
    }
  for (guint i = nodes->len; front && i > 0; i--)
    {
      UiNode *node = nodes->pdata[i - 1];

      /* Those above stay, for the sake of the path. */
      if (!ui_a11y_is_below (node, front))
        node->left_out = TRUE;
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

A11yWalk *
a11y_walk (UiProcess *process, UiInput *input)
{
  Walker walker = { .process = process, .input = input, .walk = g_new0 (A11yWalk, 1) };

  walker.walk->faults = g_ptr_array_new_with_free_func (g_free);
  walker.by_key = g_hash_table_new (g_str_hash, g_str_equal);
  walker.reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walker.stops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walker.paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walker.nodes = ui_a11y_look (process, NULL);
  keep_front (walker.nodes);
  for (guint i = 0; i < walker.nodes->len; i++)
    {
      UiNode *node = walker.nodes->pdata[i];

      g_hash_table_insert (walker.by_key, node->key, node);
      if (node->focused)
        g_hash_table_add (walker.reached, g_strdup (node->key));
    }
  /* What is seen now, is asked now. */
  check_names (&walker);
  check_ways (&walker, FALSE);
  walk_panes (&walker);
  walker.all_arrows = TRUE;
  if (check_ways (&walker, FALSE) > 0)
    walk_panes (&walker);
  check_ways (&walker, TRUE);
  g_ptr_array_sort (walker.walk->faults, compare_texts);
  g_ptr_array_unref (walker.nodes);
  g_hash_table_unref (walker.by_key);
  g_hash_table_unref (walker.reached);
  g_hash_table_unref (walker.stops);
  g_hash_table_unref (walker.paths);
  return walker.walk;
}

void
a11y_walk_free (A11yWalk *walk)
{
  g_ptr_array_unref (walk->faults);
  g_free (walk);
}
