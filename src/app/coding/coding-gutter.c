/* The gutter; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-gutter.h"

#include "bracket.h"
#include "coding-rest.h"
#include "coding-view-private.h"
#include "lanes.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#define FIRST_LANE   14
#define LANE_PITCH   10
#define HALF_LINE    9  /* of a bracket, beyond the middle of its first and last line */
#define LABEL_OFFSET 20 /* from the last lane to the labels */
#define LABEL_END    8  /* free at the right edge */
#define MIN_WIDTH    24
#define MIN_HEIGHT   26
#define REST_WIDTH   30
#define FAR          4096 /* beyond the screen */
#define N_SPARE      16   /* brackets made at a time */
#define N_RESTS      24   /* counts there can be on a screen */

/* Where a child is to be, in the buffer's coordinates downwards. */
typedef struct
{
  GtkWidget *child;
  int x, y, width, height;
} Slot;

struct _AnalectCodingGutter
{
  GtkWidget parent_instance;

  AnalectCodingView *view; /* borrowed */
  int width;
  gboolean stale;       /* brackets must be told their marks anew */
  gboolean several;     /* what is shown is of several coders */
  GHashTable *brackets; /* key of a mark → AnalectBracket, of those shown; borrowed */
  GHashTable *lanes;    /* key of a mark → lane + 1 */
  GPtrArray *order;     /* of AnalectBracket, as shown from the top down; borrowed */
  GPtrArray *spare;     /* of AnalectBracket, not shown; borrowed */
  GPtrArray *rests;     /* of AnalectCodingRest; borrowed */
  GArray *hidden;       /* of AnalectMark: those without a lane */
  GArray *slots;        /* of Slot: all that are shown */
  GArray *hidden_rest;  /* of guint, for each of HIDDEN: which of RESTS counts it */
};

G_DEFINE_FINAL_TYPE (AnalectCodingGutter, analect_coding_gutter, GTK_TYPE_WIDGET)

/* A mark on one range, as a number: there may be several of a coding. */
static gint64
key_of (const AnalectMark *mark)
{
  return (gint64) (((guint64) (mark->coding ? mark->coding : mark->excerpt) << 32) | mark->start);
}

static gint64 *
key_new (gint64 key)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = key;
  return copy;
}

static gboolean
is_labelled (AnalectCodingGutter *gutter)
{
  return gutter->width >= ANALECT_GUTTER_LABELLED;
}

static void
on_activated (AnalectBracket *bracket, AnalectCodingGutter *gutter)
{
  analect_coding_view_choose (gutter->view, analect_bracket_get_mark (bracket));
}

static void
on_code_dropped (AnalectBracket *bracket, guint code, AnalectCodingGutter *gutter)
{
  g_signal_emit_by_name (gutter->view, "coding-recode", analect_bracket_get_mark (bracket)->coding, code);
}

/* The N-th of the codings that REST counts, or NULL. */
static const AnalectMark *
find_hidden (AnalectCodingGutter *gutter, AnalectCodingRest *rest, guint n)
{
  guint index;

  if (!g_ptr_array_find (gutter->rests, rest, &index))
    return NULL;
  for (guint i = 0; i < gutter->hidden->len; i++)
    if (g_array_index (gutter->hidden_rest, guint, i) == index && n-- == 0)
      return &g_array_index (gutter->hidden, AnalectMark, i);
  return NULL;
}

static void
on_rest_chosen (AnalectCodingRest *rest, guint n, AnalectCodingGutter *gutter)
{
  const AnalectMark *mark = find_hidden (gutter, rest, n);

  if (mark)
    analect_coding_view_choose (gutter->view, mark);
}

static void
on_rest_opened (AnalectCodingRest *rest, AnalectCodingGutter *gutter)
{
  const AnalectMark *mark;

  for (guint n = 0; (mark = find_hidden (gutter, rest, n)); n++)
    {
      g_autofree char *words = analect_mark_summary (gutter->view->workbench, mark);

      analect_coding_rest_add (rest, words);
    }
}

static void
make_rest (AnalectCodingGutter *gutter)
{
  GtkWidget *rest = analect_coding_rest_new ();

  g_signal_connect (rest, "opened", G_CALLBACK (on_rest_opened), gutter);
  g_signal_connect (rest, "chosen", G_CALLBACK (on_rest_chosen), gutter);
  gtk_widget_set_child_visible (rest, FALSE);
  gtk_widget_set_parent (rest, GTK_WIDGET (gutter));
  g_ptr_array_add (gutter->rests, rest);
}

/* Makes brackets to have in store. A new child has sizes asked anew, so this is not done while scrolling. */
static void
make_spare (AnalectCodingGutter *gutter, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *bracket = analect_bracket_new (gutter->view->workbench);

      g_signal_connect (bracket, "activated", G_CALLBACK (on_activated), gutter);
      g_signal_connect (bracket, "code-dropped", G_CALLBACK (on_code_dropped), gutter);
      gtk_widget_set_child_visible (bracket, FALSE);
      gtk_widget_set_parent (bracket, GTK_WIDGET (gutter));
      g_ptr_array_add (gutter->spare, bracket);
    }
  for (guint i = gutter->rests->len; n > 0 && i < N_RESTS; i++)
    make_rest (gutter);
}

/* A bracket for MARK: the one it had, or one that is not in use; NULL when there is none. */
static AnalectBracket *
take_bracket (AnalectCodingGutter *gutter, GHashTable *before, const AnalectMark *mark)
{
  gint64 key = key_of (mark);
  AnalectBracket *bracket = g_hash_table_lookup (before, &key);
  gboolean current = mark->excerpt == gutter->view->excerpt, fresh = bracket == NULL;

  if (bracket)
    g_hash_table_remove (before, &key);
  else if (gutter->spare->len > 0)
    bracket = g_ptr_array_steal_index (gutter->spare, gutter->spare->len - 1);
  else
    return NULL;
  if (fresh || gutter->stale)
    analect_bracket_set (bracket, mark, current, gutter->several);
  g_hash_table_insert (gutter->brackets, key_new (key), bracket);
  g_ptr_array_add (gutter->order, bracket);
  gtk_widget_set_child_visible (GTK_WIDGET (bracket), TRUE);
  return bracket;
}

/* Puts away what is no longer shown. */
static void
put_away (AnalectCodingGutter *gutter, GHashTable *before)
{
  GHashTableIter iter;
  gpointer bracket;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &bracket))
    {
      if (gtk_widget_is_focus (bracket))
        gtk_widget_grab_focus (GTK_WIDGET (gutter->view));
      gtk_widget_set_child_visible (bracket, FALSE);
      g_ptr_array_add (gutter->spare, bracket);
    }
}

/* The middle of the line that OFFSET stands in, in the buffer's coordinates; NaN when it is not on the screen. */
static double
middle_of (AnalectCodingGutter *gutter, int offset)
{
  const AnalectParagraph *paragraph = analect_paragraphs_find (&gutter->view->paragraphs, offset);
  const AnalectWrappedLine *line;

  if (!paragraph)
    return NAN;
  line = analect_line_geometry_find (paragraph->geometry, offset);
  return paragraph->y + line->y + line->height / 2.0;
}

/* What stands on the screen, with its heights. The caller unrefs the array; the items' data are in MARKS. */
static GArray *
make_items (AnalectCodingGutter *gutter, GArray *marks)
{
  GArray *items = g_array_sized_new (FALSE, TRUE, sizeof (AnalectLaneItem), marks->len);
  double half = round (HALF_LINE * analect_coding_view_get_scale (gutter->view));
  GdkRectangle area;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (gutter->view), &area);
  for (guint i = 0; i < marks->len; i++)
    {
      AnalectMark *mark = &g_array_index (marks, AnalectMark, i);
      double first = middle_of (gutter, analect_coding_view_to_offset (gutter->view, mark->start));
      double last = middle_of (gutter, analect_coding_view_to_offset (gutter->view, mark->end - 1));
      gint64 key = key_of (mark);
      AnalectLaneItem item = { .start = mark->start, .end = mark->end, .data = mark };

      item.top = isnan (first) ? area.y - FAR : floor (first - half);
      item.bottom = isnan (last) ? area.y + area.height + FAR : floor (last + half);
      item.before = GPOINTER_TO_INT (g_hash_table_lookup (gutter->lanes, &key)) - 1;
      if (item.bottom > area.y && item.top < area.y + area.height)
        g_array_append_val (items, item);
    }
  return items;
}

/* Allocates a bracket: the least box around it and its label that is large enough for a control. */
static void
place_bracket (AnalectCodingGutter *gutter, AnalectBracket *bracket, const AnalectLaneItem *item, double label_x,
               double scroll)
{
  const double scale = analect_coding_view_get_scale (gutter->view);
  double x = FIRST_LANE + item->lane * LANE_PITCH, top = item->top, bottom = item->bottom;
  gboolean labelled = is_labelled (gutter) && !isnan (item->label) && item->top > scroll - FAR;
  AnalectBracketPlace place;
  Slot slot;
  double left = x - 7, width = MIN_WIDTH;

  memset (&place, 0, sizeof place);
  if (labelled)
    {
      bottom = MAX (bottom, item->label + ANALECT_LABEL_SLOT);
      width = gutter->width - LABEL_END - left;
    }
  if (bottom - top < MIN_HEIGHT)
    {
      top -= ceil ((MIN_HEIGHT - (bottom - top)) / 2);
      bottom = MAX (bottom, top + MIN_HEIGHT);
    }
  place.x = x - left;
  place.top = item->top - top;
  place.bottom = item->bottom - top;
  place.middle = place.top + round (HALF_LINE * scale);
  place.open_top = item->top <= scroll - FAR;
  place.open_bottom = item->bottom >= scroll + FAR;
  place.labelled = labelled;
  place.label_x = label_x - left;
  place.label_y = labelled ? item->label - top : 0;
  place.height = ANALECT_LABEL_SLOT;
  analect_bracket_place (bracket, &place);
  slot = (Slot){ GTK_WIDGET (bracket), (int) left, (int) top, (int) MAX (width, MIN_WIDTH), (int) (bottom - top) };
  g_array_append_val (gutter->slots, slot);
}

static void
place_rests (AnalectCodingGutter *gutter, const GArray *rests, int scroll, int lane)
{
  for (guint i = 0; i < MIN (rests->len, gutter->rests->len); i++)
    {
      const AnalectLaneRest *rest = &g_array_index (rests, AnalectLaneRest, i);
      GtkWidget *child = gutter->rests->pdata[i];
      int x = FIRST_LANE + lane * LANE_PITCH - 6;
      Slot slot = { child, MAX (MIN (x, gutter->width - REST_WIDTH), 0), (int) MAX (rest->top, scroll), REST_WIDTH,
                    MIN_HEIGHT };

      gtk_widget_set_child_visible (child, TRUE);
      analect_coding_rest_set_count (ANALECT_CODING_REST (child), rest->n);
      g_array_append_val (gutter->slots, slot);
    }
  for (guint i = rests->len; i < gutter->rests->len; i++)
    gtk_widget_set_child_visible (gutter->rests->pdata[i], FALSE);
}

/* Notes which count stands for ITEM, which found no lane. */
static void
hide_item (AnalectCodingGutter *gutter, const AnalectLaneItem *item, const GArray *rests)
{
  guint rest = 0;

  while (rest + 1 < rests->len && g_array_index (rests, AnalectLaneRest, rest + 1).top <= item->top)
    rest++;
  g_array_append_vals (gutter->hidden, item->data, 1);
  g_array_append_val (gutter->hidden_rest, rest);
}

static GArray *
pack (AnalectCodingGutter *gutter, GArray *items, guint *n_lanes)
{
  GArray *rests;
  gboolean wide = is_labelled (gutter);
  guint max = wide ? ANALECT_LANES_MAX : (guint) CLAMP ((gutter->width - FIRST_LANE) / LANE_PITCH, 1, 8);
  guint fewer =
      wide ? ANALECT_LANES_MAX - 1 : (guint) CLAMP ((gutter->width - FIRST_LANE - REST_WIDTH) / LANE_PITCH, 1, 7);

  *n_lanes = analect_lanes_pack ((AnalectLaneItem *) items->data, items->len, max, fewer, &rests);
  return rests;
}

/* Labels say whose a coding is as soon as there is another coder's on the screen. */
static void
note_coders (AnalectCodingGutter *gutter, const GArray *marks)
{
  gboolean several = FALSE;

  for (guint i = 1; i < marks->len && !several; i++)
    several = g_array_index (marks, AnalectMark, i).coder != g_array_index (marks, AnalectMark, 0).coder;
  gutter->stale |= several != gutter->several;
  gutter->several = several;
}

/* Makes brackets of what is on the screen. Returns how many there were no widgets for. */
static guint
lay_out (AnalectCodingGutter *gutter, int scroll, int start, int end)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AnalectMark)), items = NULL, rests = NULL;
  g_autoptr (GHashTable) before = g_steal_pointer (&gutter->brackets);
  guint n_lanes, n_missing = 0;

  gutter->brackets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_ptr_array_set_size (gutter->order, 0);
  g_array_set_size (gutter->slots, 0);
  g_array_set_size (gutter->hidden, 0);
  g_array_set_size (gutter->hidden_rest, 0);
  analect_marks_collect (&gutter->view->marks, analect_coding_view_to_position (gutter->view, start),
                         analect_coding_view_to_position (gutter->view, end), marks);
  note_coders (gutter, marks);
  items = make_items (gutter, marks);
  rests = pack (gutter, items, &n_lanes);
  g_hash_table_remove_all (gutter->lanes);
  for (guint i = 0; i < items->len; i++)
    {
      const AnalectLaneItem *item = &g_array_index (items, AnalectLaneItem, i);
      AnalectBracket *bracket;

      if (item->lane == ANALECT_LANE_NONE)
        {
          hide_item (gutter, item, rests);
          continue;
        }
      g_hash_table_insert (gutter->lanes, key_new (key_of (item->data)), GINT_TO_POINTER (item->lane + 1));
      bracket = take_bracket (gutter, before, item->data);
      if (!bracket)
        {
          n_missing++;
          continue;
        }
      place_bracket (gutter, bracket, item,
                     FIRST_LANE + (MAX (n_lanes, 1) - 1) * LANE_PITCH + LABEL_OFFSET
                         + (rests->len > 0 ? REST_WIDTH / 2 : 0),
                     scroll);
    }
  place_rests (gutter, rests, scroll, (int) n_lanes - 1);
  put_away (gutter, before);
  gutter->stale = FALSE;
  return n_missing;
}

void
analect_coding_gutter_update (AnalectCodingGutter *gutter, gboolean may_grow)
{
  GdkRectangle area;
  int start = 0, end = 0;
  guint n_missing;

  analect_paragraphs_look (&gutter->view->paragraphs);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (gutter->view), &area);
  analect_paragraphs_get_extent (&gutter->view->paragraphs, &start, &end);
  n_missing = lay_out (gutter, area.y, start, end);
  if (n_missing > 0 && may_grow)
    {
      make_spare (gutter, n_missing + N_SPARE);
      lay_out (gutter, area.y, start, end);
    }
  else if (n_missing > 0)
    analect_coding_view_queue_gutter (gutter->view);
  gtk_widget_queue_allocate (GTK_WIDGET (gutter));
}

/* Only puts children where they were found to belong: none is made here. */
static void
analect_coding_gutter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectCodingGutter *gutter = ANALECT_CODING_GUTTER (widget);
  int scroll;

  if (width != gutter->width)
    {
      gutter->width = width;
      g_hash_table_remove_all (gutter->lanes);
      analect_coding_view_queue_gutter (gutter->view);
    }
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (gutter->view), GTK_TEXT_WINDOW_WIDGET, 0, 0, NULL, &scroll);
  for (guint i = 0; i < gutter->slots->len; i++)
    {
      const Slot *slot = &g_array_index (gutter->slots, Slot, i);
      graphene_point_t corner = GRAPHENE_POINT_INIT ((float) slot->x, (float) (slot->y + scroll));

      gtk_widget_measure (slot->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (slot->child, slot->width, slot->height, -1, gsk_transform_translate (NULL, &corner));
    }
}

/* Tab comes in at the current excerpt, and goes out from wherever it is; arrows walk. */
static gboolean
analect_coding_gutter_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AnalectCodingGutter *gutter = ANALECT_CODING_GUTTER (widget);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  AnalectBracket *target = gutter->order->len > 0 ? gutter->order->pdata[0] : NULL;

  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  for (guint i = 0; i < gutter->order->len; i++)
    if (analect_bracket_get_mark (gutter->order->pdata[i])->excerpt == gutter->view->excerpt)
      {
        target = gutter->order->pdata[i];
        break;
      }
  return tab && target && gtk_widget_grab_focus (GTK_WIDGET (target));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                AnalectCodingGutter *gutter)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (gutter));
  guint at, next;

  if (key == GDK_KEY_Escape)
    return gtk_widget_grab_focus (GTK_WIDGET (gutter->view));
  if ((state & gtk_accelerator_get_default_mod_mask ()) || !child || !g_ptr_array_find (gutter->order, child, &at))
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Right)
    next = MIN (at + 1, gutter->order->len - 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_Left)
    next = MAX (at, 1) - 1;
  else if (key == GDK_KEY_Home || key == GDK_KEY_End)
    next = key == GDK_KEY_Home ? 0 : gutter->order->len - 1;
  else
    return FALSE;
  gtk_widget_grab_focus (gutter->order->pdata[next]);
  return TRUE;
}

/* A press beside the brackets is not one on the text. */
static void
on_pressed (GtkGesture *click, int n_press, double x, double y, gpointer data)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
analect_coding_gutter_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (analect_coding_gutter_parent_class)->dispose (object);
}

static void
analect_coding_gutter_finalize (GObject *object)
{
  AnalectCodingGutter *gutter = ANALECT_CODING_GUTTER (object);

  g_hash_table_unref (gutter->brackets);
  g_hash_table_unref (gutter->lanes);
  g_ptr_array_unref (gutter->order);
  g_ptr_array_unref (gutter->spare);
  g_ptr_array_unref (gutter->rests);
  g_array_unref (gutter->slots);
  g_array_unref (gutter->hidden);
  g_array_unref (gutter->hidden_rest);
  G_OBJECT_CLASS (analect_coding_gutter_parent_class)->finalize (object);
}

static void
analect_coding_gutter_class_init (AnalectCodingGutterClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_coding_gutter_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_coding_gutter_finalize;
  widget_class->size_allocate = analect_coding_gutter_size_allocate;
  widget_class->focus = analect_coding_gutter_focus;
  gtk_widget_class_set_css_name (widget_class, "codinggutter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_coding_gutter_init (AnalectCodingGutter *gutter)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gutter->width = ANALECT_GUTTER_MIN;
  gutter->brackets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gutter->lanes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gutter->order = g_ptr_array_new ();
  gutter->spare = g_ptr_array_new ();
  gutter->rests = g_ptr_array_new ();
  gutter->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  gutter->hidden = g_array_new (FALSE, FALSE, sizeof (AnalectMark));
  gutter->hidden_rest = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_overflow (GTK_WIDGET (gutter), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (gutter), "default");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gutter), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Codings beside the text"),
                                  -1);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), gutter);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), NULL);
  gtk_widget_add_controller (GTK_WIDGET (gutter), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (gutter), key);
}

GtkWidget *
analect_coding_gutter_new (AnalectCodingView *view)
{
  AnalectCodingGutter *gutter = g_object_new (ANALECT_TYPE_CODING_GUTTER, NULL);

  gutter->view = view;
  return GTK_WIDGET (gutter);
}

void
analect_coding_gutter_renew (AnalectCodingGutter *gutter)
{
  gutter->stale = TRUE;
  analect_coding_view_queue_gutter (gutter->view);
}

void
analect_coding_gutter_forget (AnalectCodingGutter *gutter)
{
  g_hash_table_remove_all (gutter->lanes);
  analect_coding_gutter_renew (gutter);
}

void
analect_coding_gutter_snapshot_hint (AnalectCodingGutter *gutter, GtkSnapshot *snapshot)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (gutter));

  if (child && ANALECT_IS_BRACKET (child))
    analect_bracket_snapshot_hint (ANALECT_BRACKET (child), GTK_WIDGET (gutter->view), snapshot);
}
