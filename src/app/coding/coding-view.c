/* The text with its excerpts; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-gutter.h"
#include "coding-view-private.h"
#include "look.h"

#include <glib/gi18n.h>

#define TOP_MARGIN 14
#define END_MARGIN 120 /* below the last line, so that it can be read away from the edge */
#define TOP_MARK   "analect-top"
#define TOP_ALIGN  0.02 /* of the height, above what is scrolled to */
#define MIN_TEXT   240  /* words keep this much before the gutter gets narrower than its lanes */

enum
{
  SELECTION_CHANGED,
  EXCERPT_CHANGED,
  SCROLLED,
  CODING_CLICKED,
  CODE_DROPPED,
  CODING_RECODE,
  RESIZE_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectCodingView, analect_coding_view, GTK_TYPE_TEXT_VIEW)

double
analect_coding_view_get_scale (AnalectCodingView *view)
{
  return view->font_size / ANALECT_CODING_VIEW_DEFAULT_FONT * analect_look_get_text_scale ();
}

int
analect_coding_view_to_offset (AnalectCodingView *view, guint position)
{
  return (int) analect_break_map_to_display (view->map, position);
}

guint
analect_coding_view_to_position (AnalectCodingView *view, int offset)
{
  return analect_break_map_to_text (view->map, (guint) offset);
}

AnalectColour
analect_coding_view_get_colour (AnalectCodingView *view, AnalectId code)
{
  const AnalectLook *look = analect_look_get ();

  return analect_palette_resolve (code ? analect_workbench_get_colour (view->workbench, code) : NULL, look->dark,
                                  look->page);
}

static gboolean
lay_out_gutter (gpointer data)
{
  AnalectCodingView *view = data;

  view->gutter_source = 0;
  analect_coding_gutter_update (ANALECT_CODING_GUTTER (view->gutter), TRUE);
  return G_SOURCE_REMOVE;
}

void
analect_coding_view_queue_gutter (AnalectCodingView *view)
{
  if (view->gutter_source == 0)
    view->gutter_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, lay_out_gutter, view, NULL);
}

/* Paints everything anew, measuring nothing. */
static void
repaint (AnalectCodingView *view)
{
  analect_paragraphs_repaint (&view->paragraphs, 0, G_MAXINT);
  analect_coding_gutter_renew (ANALECT_CODING_GUTTER (view->gutter));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* Following the project */

static void
load (AnalectCodingView *view)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (view->workbench), view->marks.document);
  AnalectText *text = row ? analect_row_text (row, ANALECT_DOCUMENT_TEXT) : NULL;

  g_clear_pointer (&view->text, analect_text_unref);
  view->text = text ? analect_text_ref (text) : NULL;
  view->choosing = TRUE;
  analect_paragraphs_drop (&view->paragraphs);
  analect_coding_text_load (view);
  view->choosing = FALSE;
  /* It is to find its height while sizes are given out: while it draws is too late for the scroll bar. */
  gtk_widget_queue_resize (GTK_WIDGET (view));
  analect_coding_gutter_forget (ANALECT_CODING_GUTTER (view->gutter));
}

static void
follow_text (AnalectCodingView *view)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (view->workbench), view->marks.document);
  guint start, end, top = analect_coding_view_get_top_position (view);

  if (row && analect_row_text (row, ANALECT_DOCUMENT_TEXT) == view->text)
    {
      analect_paragraphs_drop (&view->paragraphs);
      analect_coding_text_set_headings (view);
      return;
    }
  analect_coding_view_get_selection (view, &start, &end);
  load (view);
  analect_coding_view_select (view, start, end, FALSE);
  analect_coding_view_scroll_to (view, top);
}

static void
on_project_changed (AnalectWorkbench *workbench, const AnalectDelta *delta, AnalectCodingView *view)
{
  switch (analect_marks_affected (&view->marks, delta))
    {
    case ANALECT_MARKS_GONE:
      analect_coding_view_set_document (view, ANALECT_ID_NONE);
      return;
    case ANALECT_MARKS_TEXT:
      follow_text (view);
      break;
    case ANALECT_MARKS_COLOURS:
      break;
    case ANALECT_MARKS_SAME:
    default:
      return;
    }
  repaint (view);
  analect_coding_caret_follow (view);
}

static void
on_coder_changed (AnalectWorkbench *workbench, AnalectCodingView *view)
{
  if (!view->marks.mine_only)
    return;
  repaint (view);
  analect_coding_caret_follow (view);
}

static void
on_look_changed (GObject *notifier, AnalectCodingView *view)
{
  repaint (view);
}

static void
on_scrolled (GtkAdjustment *adjustment, AnalectCodingView *view)
{
  if (view->busy)
    analect_coding_view_queue_gutter (view);
  else
    analect_coding_gutter_update (ANALECT_CODING_GUTTER (view->gutter), FALSE);
  if (!view->settling)
    view->top = analect_coding_view_get_top_position (view);
  g_signal_emit (view, signals[SCROLLED], 0);
}

static void
on_adjustment (AnalectCodingView *view, GParamSpec *property, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), view, 0);
}

/* When the text view has measured all lines, which it does in its idle time: where it scrolled to before that may not
 * be the place that was meant, because lines above were still as they had been wrapped earlier. */
static gboolean
settle (gpointer data)
{
  AnalectCodingView *view = data;
  GtkTextMark *mark = gtk_text_buffer_get_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), TOP_MARK);

  view->settle_source = 0;
  if (view->measured_width == 0)
    return G_SOURCE_REMOVE;
  if (view->settling && mark)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), mark, 0, TRUE, 0, TOP_ALIGN);
  view->settling = FALSE;
  return G_SOURCE_REMOVE;
}

/* The reader scrolls: no more is put right. */
static gboolean
on_wheel (GtkEventControllerScroll *controller, double x, double y, AnalectCodingView *view)
{
  view->settling = FALSE;
  return FALSE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, AnalectCodingView *view)
{
  view->settling = FALSE;
  return FALSE;
}

static void
watch_reader (AnalectCodingView *view)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (on_wheel), view);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), view);
  gtk_widget_add_controller (GTK_WIDGET (view), wheel);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
}

/* The widget */

static void
analect_coding_view_snapshot_layer (GtkTextView *text_view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    analect_coding_paint_under (ANALECT_CODING_VIEW (text_view), snapshot);
  else
    analect_coding_paint_over (ANALECT_CODING_VIEW (text_view), snapshot);
}

/* The words keep their measure; what is left is the gutter's. The text view's own gutters must ask for their width
 * before the view knows its own, so this one is a child like any other, over the right margin. */
static void
analect_coding_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectCodingView *view = ANALECT_CODING_VIEW (widget);
  int measure = (int) (ANALECT_MEASURE * analect_coding_view_get_scale (view) + 0.5);
  int gutter = MAX (width - ANALECT_MARGIN - measure, ANALECT_GUTTER_MIN);

  gboolean rewrapped;

  view->busy = TRUE;
  gutter = CLAMP (gutter, 0, MAX (width - ANALECT_MARGIN - MIN_TEXT, 0));
  rewrapped = width - gutter != view->measured_width;
  if (gutter != gtk_text_view_get_right_margin (GTK_TEXT_VIEW (view)))
    gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), gutter);
  if (rewrapped)
    analect_paragraphs_drop (&view->paragraphs);
  view->measured_width = width - gutter;
  GTK_WIDGET_CLASS (analect_coding_view_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_widget_allocate (view->gutter, gutter, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) (width - gutter), 0)));
  if (rewrapped && view->top > 0)
    analect_coding_view_scroll_to (view, view->top);
  view->busy = FALSE;
}

/* The margin is no reason not to get narrower. */
static void
analect_coding_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  GTK_WIDGET_CLASS (analect_coding_view_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = ANALECT_MARGIN + MIN_TEXT + ANALECT_GUTTER_MIN;
  gtk_widget_measure (ANALECT_CODING_VIEW (widget)->gutter, orientation, -1, NULL, NULL, NULL, NULL);
}

/* A text view may find out about its lines, and scroll, only now that it draws them. */
static void
analect_coding_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnalectCodingView *view = ANALECT_CODING_VIEW (widget);

  view->busy = TRUE;
  GTK_WIDGET_CLASS (analect_coding_view_parent_class)->snapshot (widget, snapshot);
  gtk_widget_snapshot_child (widget, view->gutter, snapshot);
  analect_coding_gutter_snapshot_hint (ANALECT_CODING_GUTTER (view->gutter), snapshot);
  view->busy = FALSE;
}

static void
analect_coding_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  AnalectCodingView *view = ANALECT_CODING_VIEW (widget);

  GTK_WIDGET_CLASS (analect_coding_view_parent_class)->css_changed (widget, change);
  if (!view->map)
    return;
  analect_paragraphs_drop (&view->paragraphs);
  analect_coding_text_set_metrics (view);
}

/* The buffer would give its own words to the clipboard of selections; it must be the document's. */
static void
analect_coding_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (analect_coding_view_parent_class)->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                              gtk_widget_get_primary_clipboard (widget));
}

static void
analect_coding_view_unrealize (GtkWidget *widget)
{
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                           gtk_widget_get_primary_clipboard (widget));
  GTK_WIDGET_CLASS (analect_coding_view_parent_class)->unrealize (widget);
}

static void
analect_coding_view_copy_clipboard (GtkTextView *text_view)
{
  AnalectCodingView *view = ANALECT_CODING_VIEW (text_view);
  g_autoptr (GdkContentProvider) content = NULL;
  guint start, end;

  if (!analect_coding_view_get_selection (view, &start, &end))
    return;
  content = analect_coding_passage_content (view, start, end);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), content);
}

/* The page POSITION is on, from 1; 0 when pages are not known. */
static guint
find_page (AnalectCodingView *view, guint position)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (view->workbench), view->marks.document);
  const AnalectRanges *pages = row ? analect_row_ranges (row, ANALECT_DOCUMENT_PAGES) : NULL;

  for (guint i = 0; pages && i < pages->n; i++)
    if (position >= pages->ranges[i].start && position < pages->ranges[i].end)
      return i + 1;
  return 0;
}

static gboolean
analect_coding_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AnalectCodingView *view = ANALECT_CODING_VIEW (widget);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AnalectMark));
  g_autoptr (GString) words = g_string_new (NULL);
  GtkTextIter iter;
  guint position, page;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  if (keyboard || !gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &iter, x, y))
    return FALSE;
  position = analect_coding_view_to_position (view, gtk_text_iter_get_offset (&iter));
  analect_marks_collect (&view->marks, position, position + 1, marks);
  for (guint i = 0; i < marks->len; i++)
    {
      g_autofree char *line = analect_mark_summary (view->workbench, &g_array_index (marks, AnalectMark, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  page = find_page (view, position);
  if (page > 0)
    {
      g_string_append (words, words->len > 0 ? "\n" : "");
      g_string_append_printf (words, _ ("Page %u"), page);
    }
  gtk_tooltip_set_text (tooltip, words->str);
  return words->len > 0;
}

static void
analect_coding_view_dispose (GObject *object)
{
  AnalectCodingView *view = ANALECT_CODING_VIEW (object);

  g_clear_handle_id (&view->gutter_source, g_source_remove);
  g_clear_handle_id (&view->primary_source, g_source_remove);
  g_clear_handle_id (&view->settle_source, g_source_remove);
  analect_paragraphs_drop (&view->paragraphs);
  g_clear_pointer (&view->gutter, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_coding_view_parent_class)->dispose (object);
}

static void
analect_coding_view_finalize (GObject *object)
{
  AnalectCodingView *view = ANALECT_CODING_VIEW (object);

  analect_paragraphs_clear (&view->paragraphs);
  analect_break_map_free (view->map);
  g_clear_pointer (&view->text, analect_text_unref);
  g_array_unref (view->found);
  g_clear_object (&view->workbench);
  G_OBJECT_CLASS (analect_coding_view_parent_class)->finalize (object);
}

/* A signal with N arguments of the types that follow. */
static guint
add_signal (const char *name, guint n, ...)
{
  va_list types;
  guint id;

  va_start (types, n);
  id = g_signal_new_valist (name, ANALECT_TYPE_CODING_VIEW, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, n,
                            types);
  va_end (types);
  return id;
}

static void
analect_coding_view_class_init (AnalectCodingViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GtkTextViewClass *text_class = GTK_TEXT_VIEW_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_coding_view_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_coding_view_finalize;
  widget_class->measure = analect_coding_view_measure;
  widget_class->size_allocate = analect_coding_view_size_allocate;
  widget_class->snapshot = analect_coding_view_snapshot;
  widget_class->css_changed = analect_coding_view_css_changed;
  widget_class->query_tooltip = analect_coding_view_query_tooltip;
  widget_class->realize = analect_coding_view_realize;
  widget_class->unrealize = analect_coding_view_unrealize;
  text_class->snapshot_layer = analect_coding_view_snapshot_layer;
  text_class->copy_clipboard = analect_coding_view_copy_clipboard;
  text_class->cut_clipboard = analect_coding_view_copy_clipboard;

  signals[SELECTION_CHANGED] = add_signal ("selection-changed", 0);
  signals[EXCERPT_CHANGED] = add_signal ("excerpt-changed", 0);
  signals[SCROLLED] = add_signal ("scrolled", 0);
  signals[CODING_CLICKED] = add_signal ("coding-clicked", 1, G_TYPE_UINT);
  signals[CODE_DROPPED] = add_signal ("code-dropped", 1, G_TYPE_UINT);
  signals[CODING_RECODE] = add_signal ("coding-recode", 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[RESIZE_REQUESTED] = add_signal ("resize-requested", 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
analect_coding_view_init (AnalectCodingView *view)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (view);

  view->font_size = ANALECT_CODING_VIEW_DEFAULT_FONT;
  view->found = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  analect_paragraphs_init (&view->paragraphs, text_view);
  gtk_text_view_set_editable (text_view, FALSE);
  gtk_text_view_set_accepts_tab (text_view, FALSE);
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (text_view, ANALECT_MARGIN);
  gtk_text_view_set_top_margin (text_view, TOP_MARGIN);
  gtk_text_view_set_bottom_margin (text_view, END_MARGIN);
  gtk_widget_add_css_class (GTK_WIDGET (view), "an-reading");
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text of the document"),
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);
  view->gutter = analect_coding_gutter_new (view);
  gtk_widget_set_parent (view->gutter, GTK_WIDGET (view));
  g_signal_connect (view, "notify::vadjustment", G_CALLBACK (on_adjustment), NULL);
  on_adjustment (view, NULL, NULL);
  g_signal_connect_object (analect_look_get_notifier (), "changed", G_CALLBACK (on_look_changed), view, 0);
  analect_coding_text_init (view);
  view->map = analect_break_map_new (NULL, NULL, NULL);
  analect_coding_caret_add (view);
  analect_coding_handles_add (view);
  analect_coding_passage_add (view);
  watch_reader (view);
}

GtkWidget *
analect_coding_view_new (AnalectWorkbench *workbench)
{
  AnalectCodingView *view = g_object_new (ANALECT_TYPE_CODING_VIEW, NULL);

  view->workbench = g_object_ref (workbench);
  view->marks.workbench = workbench;
  g_signal_connect_object (workbench, "changed", G_CALLBACK (on_project_changed), view, 0);
  g_signal_connect_object (workbench, "coder-changed", G_CALLBACK (on_coder_changed), view, 0);
  return GTK_WIDGET (view);
}

/* What others ask and want */

void
analect_coding_view_set_document (AnalectCodingView *view, AnalectId document)
{
  guint before = view->caret_end;

  g_return_if_fail (ANALECT_IS_CODING_VIEW (view));
  if (view->marks.document == document)
    return;
  view->marks.document = document;
  view->announced = ANALECT_ID_NONE;
  g_array_set_size (view->found, 0);
  analect_coding_caret_set_excerpt (view, ANALECT_ID_NONE);
  load (view);
  analect_coding_view_scroll_to (view, 0);
  analect_coding_caret_follow (view);
  if (before == 0)
    g_signal_emit (view, signals[SELECTION_CHANGED], 0);
}

AnalectId
analect_coding_view_get_document (AnalectCodingView *view)
{
  return view->marks.document;
}

void
analect_coding_view_scroll_to (AnalectCodingView *view, guint position)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, TOP_MARK);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, analect_coding_view_to_offset (view, position));
  if (mark)
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  else
    mark = gtk_text_buffer_create_mark (buffer, TOP_MARK, &iter, TRUE);
  view->top = position;
  view->settling = TRUE;
  if (view->settle_source == 0)
    view->settle_source = g_idle_add (settle, view);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), mark, 0, TRUE, 0, TOP_ALIGN);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

guint
analect_coding_view_get_top_position (AnalectCodingView *view)
{
  GdkRectangle area;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (view), &area);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &iter, 0, area.y);
  return analect_coding_view_to_position (view, gtk_text_iter_get_offset (&iter));
}

void
analect_coding_view_set_mine_only (AnalectCodingView *view, gboolean mine_only)
{
  if (view->marks.mine_only == !!mine_only)
    return;
  view->marks.mine_only = !!mine_only;
  repaint (view);
  analect_coding_caret_follow (view);
}

gboolean
analect_coding_view_get_mine_only (AnalectCodingView *view)
{
  return view->marks.mine_only;
}

void
analect_coding_view_set_backlight (AnalectCodingView *view, gboolean backlight)
{
  if (view->backlight == !!backlight)
    return;
  view->backlight = !!backlight;
  repaint (view);
}

gboolean
analect_coding_view_get_backlight (AnalectCodingView *view)
{
  return view->backlight;
}

void
analect_coding_view_set_font_size (AnalectCodingView *view, double points)
{
  guint top = analect_coding_view_get_top_position (view);

  points = CLAMP (points, ANALECT_CODING_VIEW_MIN_FONT, ANALECT_CODING_VIEW_MAX_FONT);
  if (view->font_size == points)
    return;
  view->font_size = points;
  analect_paragraphs_drop (&view->paragraphs);
  analect_coding_text_set_metrics (view);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  analect_coding_view_scroll_to (view, top);
}

double
analect_coding_view_get_font_size (AnalectCodingView *view)
{
  return view->font_size;
}

void
analect_coding_view_set_found (AnalectCodingView *view, const AnalectRange *ranges, guint n)
{
  g_array_set_size (view->found, 0);
  if (n > 0)
    g_array_append_vals (view->found, ranges, n);
  repaint (view);
}
