/* The study strip; see the header.
 *
 * What is drawn is kept as one mark for each study, in the order of the strip, and made again when the numbers, the
 * code or what is under way changes. Up to 120 studies each has its own place; over that the bar shows shares.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "study-strip.h"

#include "announce.h"
#include "look.h"
#include "study-order.h"

#include <glib/gi18n.h>

#define MANY     40
#define TOO_MANY 120
#define HEIGHT   9
#define LITTLE   140 /* room enough for a strip that asks for little */

typedef enum
{
  MARK_NONE,
  MARK_FILLED,
  MARK_OUTLINED,
} Mark;

struct _AnalectStudyStrip
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectId code, would;
  GByteArray *marks;
  guint n_filled, n_outlined;
  gboolean compact;
  int current; /* the place the arrows came to, or -1 */
};

G_DEFINE_FINAL_TYPE (AnalectStudyStrip, analect_study_strip, GTK_TYPE_WIDGET)

enum
{
  STUDY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The width of a square and of a square with its gap. */
static int
square_width (guint n)
{
  return n > MANY ? 3 : 9;
}

static int
square_step (guint n)
{
  return n > MANY ? 4 : 11;
}

static int
strip_width (guint n)
{
  guint squares = MIN (n, TOO_MANY);

  return n == 0 ? 0 : (int) squares * square_step (n) - (square_step (n) - square_width (n));
}

/* The entry of CODE in COUNTS, or -1. */
static int
find_entry (const AnalectCounts *counts, AnalectId code)
{
  if (counts == NULL || counts->incidence == NULL || code == ANALECT_ID_NONE)
    return -1;
  for (guint i = 0; i < counts->codebook->n; i++)
    if (counts->codebook->entries[i].code == code)
      return (int) i;
  return -1;
}

static void
update_name (AnalectStudyStrip *strip)
{
  g_autofree char *name = NULL;

  /* Translators: how many of all studies have a code */
  name = g_strdup_printf (ngettext ("%u of %u study", "%u of %u studies", strip->marks->len), strip->n_filled,
                          strip->marks->len);
  if (strip->n_outlined > 0)
    {
      g_autofree char *now = g_steal_pointer (&name);

      /* Translators: "8 of 12 studies, 2 more": what there would be after what is under way */
      name = g_strdup_printf (ngettext ("%s, %u more", "%s, %u more", strip->n_outlined), now, strip->n_outlined);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_marks (AnalectStudyStrip *strip)
{
  const AnalectCounts *counts = analect_workbench_get_counts (strip->workbench);
  const GArray *order = analect_study_order_get (strip->workbench);
  int entry = find_entry (counts, strip->code), would = find_entry (counts, strip->would);
  gboolean resized = strip->marks->len != order->len;

  g_byte_array_set_size (strip->marks, order->len);
  strip->n_filled = strip->n_outlined = 0;
  for (guint i = 0; i < order->len; i++)
    {
      guint unit = g_array_index (order, guint, i);

      strip->marks->data[i] = MARK_NONE;
      if (entry >= 0 && analect_counts_has (counts, (guint) entry, unit))
        strip->marks->data[i] = MARK_FILLED;
      else if (would >= 0 && analect_counts_has (counts, (guint) would, unit))
        strip->marks->data[i] = MARK_OUTLINED;
      strip->n_filled += strip->marks->data[i] == MARK_FILLED;
      strip->n_outlined += strip->marks->data[i] == MARK_OUTLINED;
    }
  if (strip->current >= (int) order->len)
    strip->current = -1;
  update_name (strip);
  if (resized)
    gtk_widget_queue_resize (GTK_WIDGET (strip));
  gtk_widget_queue_draw (GTK_WIDGET (strip));
}

guint
analect_study_strip_get_total (AnalectStudyStrip *strip)
{
  return strip->marks->len;
}

guint
analect_study_strip_get_filled (AnalectStudyStrip *strip)
{
  return strip->n_filled;
}

guint
analect_study_strip_get_outlined (AnalectStudyStrip *strip)
{
  return strip->n_outlined;
}

void
analect_study_strip_set_code (AnalectStudyStrip *strip, AnalectId code)
{
  g_return_if_fail (ANALECT_IS_STUDY_STRIP (strip));
  strip->code = code;
  strip->current = -1;
  update_marks (strip);
}

void
analect_study_strip_set_would (AnalectStudyStrip *strip, AnalectId code)
{
  g_return_if_fail (ANALECT_IS_STUDY_STRIP (strip));
  if (strip->would == code)
    return;
  strip->would = code;
  update_marks (strip);
}

void
analect_study_strip_set_compact (AnalectStudyStrip *strip, gboolean compact)
{
  g_return_if_fail (ANALECT_IS_STUDY_STRIP (strip));
  strip->compact = compact;
  gtk_widget_set_halign (GTK_WIDGET (strip), compact ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  gtk_widget_queue_resize (GTK_WIDGET (strip));
}

/* Whether all stand together as a bar. */
static gboolean
is_bar (AnalectStudyStrip *strip)
{
  return strip->marks->len > TOO_MANY || gtk_widget_get_width (GTK_WIDGET (strip)) < strip_width (strip->marks->len);
}

/* The width that is drawn on. */
static int
drawn_width (AnalectStudyStrip *strip)
{
  return MIN (strip_width (strip->marks->len), gtk_widget_get_width (GTK_WIDGET (strip)));
}

/* Drawing. From right to left the oldest study is at the right. */

static double
mirror (AnalectStudyStrip *strip, double x, double width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (strip)) != GTK_TEXT_DIR_RTL)
    return x;
  return gtk_widget_get_width (GTK_WIDGET (strip)) - x - width;
}

static void
fill (AnalectStudyStrip *strip, GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double width, double radius)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT ((float) mirror (strip, x, width), 0, (float) width, HEIGHT);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &place, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, &place);
  gtk_snapshot_pop (snapshot);
}

static void
outline (AnalectStudyStrip *strip, GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double width, double radius)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT ((float) mirror (strip, x, width), 0, (float) width, HEIGHT);
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  float line = width > 4 ? 1.5f : 1.0f;
  const float lines[4] = { line, line, line, line };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &place, (float) radius);
  gtk_snapshot_append_border (snapshot, &shape, lines, colours);
}

static void
draw_bar (AnalectStudyStrip *strip, GtkSnapshot *snapshot, const GdkRGBA *colour, const GdkRGBA *empty)
{
  double width = drawn_width (strip), n = strip->marks->len;
  double filled = width * strip->n_filled / n, outlined = width * strip->n_outlined / n;

  fill (strip, snapshot, empty, 0, width, 2);
  if (filled > 0)
    fill (strip, snapshot, colour, 0, MAX (filled, 1), 2);
  if (outlined > 0)
    outline (strip, snapshot, colour, filled, MAX (outlined, 2), 0);
}

static void
draw_squares (AnalectStudyStrip *strip, GtkSnapshot *snapshot, const GdkRGBA *colour, const GdkRGBA *empty)
{
  guint n = strip->marks->len;
  double width = square_width (n), radius = width > 4 ? 2 : 0;

  for (guint i = 0; i < n; i++)
    {
      double x = (double) i * square_step (n);

      if (strip->marks->data[i] == MARK_OUTLINED)
        outline (strip, snapshot, colour, x, width, radius);
      else
        fill (strip, snapshot, strip->marks->data[i] == MARK_FILLED ? colour : empty, x, width, radius);
    }
}

static void
analect_study_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnalectStudyStrip *strip = ANALECT_STUDY_STRIP (widget);
  guint n = strip->marks->len;
  GdkRGBA colour, empty, ring;

  if (n == 0)
    return;
  colour = analect_look_code (analect_workbench_get_colour (strip->workbench, strip->code));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &empty);
  empty.alpha *= analect_look_get ()->high_contrast ? 0.35f : 0.14f;
  ring = analect_look_rgba (analect_look_get ()->ring);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - HEIGHT) / 2)));
  if (is_bar (strip))
    draw_bar (strip, snapshot, &colour, &empty);
  else
    draw_squares (strip, snapshot, &colour, &empty);
  if (strip->current >= 0 && gtk_widget_has_visible_focus (widget))
    {
      double share = (double) drawn_width (strip) / n;
      double x = is_bar (strip) ? strip->current * share : (double) strip->current * square_step (n);

      outline (strip, snapshot, &ring, x - 1, (is_bar (strip) ? share : square_width (n)) + 2, 2);
    }
  gtk_snapshot_restore (snapshot);
}

static void
analect_study_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  AnalectStudyStrip *strip = ANALECT_STUDY_STRIP (widget);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = HEIGHT;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = strip_width (strip->marks->len);
      *minimum = MIN (*natural, LITTLE);
      if (strip->compact)
        *natural = *minimum;
    }
}

/* Studies under the pointer and under the arrows */

static int
place_at (AnalectStudyStrip *strip, double x)
{
  guint n = strip->marks->len;
  int width = drawn_width (strip), place;

  x = mirror (strip, x, 0);
  if (n == 0 || x < 0 || x >= width)
    return -1;
  place = is_bar (strip) ? (int) (x * n / width) : (int) x / square_step (n);
  return place < (int) n ? place : -1;
}

static AnalectId
study_of_place (AnalectStudyStrip *strip, int place)
{
  const AnalectCounts *counts = analect_workbench_get_counts (strip->workbench);
  const GArray *order = analect_study_order_get (strip->workbench);

  if (place < 0 || (guint) place >= order->len || counts == NULL)
    return ANALECT_ID_NONE;
  return g_array_index (counts->units, AnalectId, g_array_index (order, guint, place));
}

AnalectId
analect_study_strip_study_at (AnalectStudyStrip *strip, double x)
{
  g_return_val_if_fail (ANALECT_IS_STUDY_STRIP (strip), ANALECT_ID_NONE);
  return study_of_place (strip, place_at (strip, x));
}

/* What is said of the study at PLACE; the caller frees it. */
static char *
describe (AnalectStudyStrip *strip, int place)
{
  const char *label = analect_workbench_get_study_label (strip->workbench, study_of_place (strip, place));

  switch ((Mark) strip->marks->data[place])
    {
    case MARK_FILLED:
      return g_strdup (label);
    case MARK_OUTLINED:
      /* Translators: a study that does not have a code yet, and would have it after what is under way */
      return g_strdup_printf (_ ("%s: would have it"), label);
    case MARK_NONE:
    default:
      /* Translators: a study that does not have a code */
      return g_strdup_printf (_ ("%s: does not have it"), label);
    }
}

static gboolean
analect_study_strip_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AnalectStudyStrip *strip = ANALECT_STUDY_STRIP (widget);
  int place = keyboard ? strip->current : place_at (strip, x);
  g_autofree char *text = place >= 0 ? describe (strip, place) : NULL;

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
activate (AnalectStudyStrip *strip, int place)
{
  AnalectId study = study_of_place (strip, place);

  if (study != ANALECT_ID_NONE)
    g_signal_emit (strip, signals[STUDY_ACTIVATED], 0, study);
}

static void
released (GtkGestureClick *gesture, int n_press, double x, double y, AnalectStudyStrip *strip)
{
  int place = place_at (strip, x);

  if (place < 0)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  activate (strip, place);
}

static void
go (AnalectStudyStrip *strip, int place)
{
  g_autofree char *text = NULL;

  strip->current = CLAMP (place, 0, (int) strip->marks->len - 1);
  text = describe (strip, strip->current);
  analect_announce (GTK_WIDGET (strip), text);
  gtk_widget_queue_draw (GTK_WIDGET (strip));
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnalectStudyStrip *strip)
{
  int onward = gtk_widget_get_direction (GTK_WIDGET (strip)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (strip->marks->len == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go (strip, strip->current + onward);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      go (strip, strip->current - onward);
      return TRUE;
    case GDK_KEY_Home:
      go (strip, 0);
      return TRUE;
    case GDK_KEY_End:
      go (strip, (int) strip->marks->len - 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (strip->current < 0)
        return FALSE;
      activate (strip, strip->current);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
focus_changed (AnalectStudyStrip *strip)
{
  if (strip->current < 0 && strip->marks->len > 0 && gtk_widget_has_focus (GTK_WIDGET (strip)))
    strip->current = 0;
  gtk_widget_queue_draw (GTK_WIDGET (strip));
}

static void
add_controllers (AnalectStudyStrip *strip)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (click, "released", G_CALLBACK (released), strip);
  gtk_widget_add_controller (GTK_WIDGET (strip), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), strip);
  gtk_widget_add_controller (GTK_WIDGET (strip), keys);
}

static void
analect_study_strip_dispose (GObject *object)
{
  g_clear_object (&ANALECT_STUDY_STRIP (object)->workbench);
  G_OBJECT_CLASS (analect_study_strip_parent_class)->dispose (object);
}

static void
analect_study_strip_finalize (GObject *object)
{
  g_byte_array_unref (ANALECT_STUDY_STRIP (object)->marks);
  G_OBJECT_CLASS (analect_study_strip_parent_class)->finalize (object);
}

static void
analect_study_strip_class_init (AnalectStudyStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = analect_study_strip_dispose;
  object_class->finalize = analect_study_strip_finalize;
  widget_class->snapshot = analect_study_strip_snapshot;
  widget_class->measure = analect_study_strip_measure;
  widget_class->query_tooltip = analect_study_strip_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "studystrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[STUDY_ACTIVATED] = g_signal_new ("study-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
analect_study_strip_init (AnalectStudyStrip *strip)
{
  strip->marks = g_byte_array_new ();
  strip->current = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (strip), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (strip), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (strip), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (strip), GTK_ALIGN_START);
  g_signal_connect (strip, "notify::has-focus", G_CALLBACK (focus_changed), NULL);
  add_controllers (strip);
}

GtkWidget *
analect_study_strip_new (AnalectWorkbench *workbench)
{
  AnalectStudyStrip *strip = g_object_new (ANALECT_TYPE_STUDY_STRIP, NULL);

  strip->workbench = g_object_ref (workbench);
  /* The shared order must hear of new numbers before this strip does. */
  analect_study_order_get (workbench);
  g_signal_connect_object (workbench, "counts-changed", G_CALLBACK (update_marks), strip, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (gtk_widget_queue_draw), strip, G_CONNECT_SWAPPED);
  g_signal_connect_object (analect_look_get_notifier (), "changed", G_CALLBACK (gtk_widget_queue_draw), strip,
                           G_CONNECT_SWAPPED);
  update_marks (strip);
  return GTK_WIDGET (strip);
}
