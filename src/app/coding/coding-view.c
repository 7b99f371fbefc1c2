/* The text with its excerpts; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "announce.h"
#include "coding-gutter.h"
#include "coding-view-private.h"
#include "look.h"

#include <glib/gi18n.h>

#define TOP_MARGIN 14
#define END_MARGIN 120 /* below the last line, so that it can be read away from the edge */
#define MIN_TEXT   240 /* words keep this much before the gutter gets narrower than its lanes */

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
  return view->font_size / ANALECT_CODING_VIEW_DEFAULT_FONT;
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

/* Caret and current excerpt */

static void
change_excerpt (AnalectCodingView *view, AnalectId excerpt)
{
  if (view->excerpt == excerpt)
    return;
  view->excerpt = excerpt;
  view->dragging = 0;
  analect_coding_gutter_renew (ANALECT_CODING_GUTTER (view->gutter));
  gtk_widget_queue_draw (GTK_WIDGET (view));
  g_signal_emit (view, signals[EXCERPT_CHANGED], 0);
}

/* Says what an excerpt is about when the caret comes into it, once. */
static void
announce (AnalectCodingView *view)
{
  if (view->announced == view->excerpt)
    return;
  view->announced = view->excerpt;
  if (view->excerpt && gtk_widget_has_focus (GTK_WIDGET (view)))
    {
      g_autofree char *names = analect_marks_names (&view->marks, view->excerpt);

      analect_announce (GTK_WIDGET (view), names);
    }
}

/* Whether the coder at work made EXCERPT. */
static gboolean
is_own (AnalectCodingView *view, AnalectId excerpt)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (view->workbench), excerpt);

  return row && analect_row_reference (row, ANALECT_EXCERPT_CODER) == analect_workbench_get_coder (view->workbench);
}

/* The shortest excerpt at POSITION, one's own before others' of the same length, or none. */
static AnalectId
find_excerpt (AnalectCodingView *view, guint position)
{
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  AnalectId shortest = ANALECT_ID_NONE;
  guint least = G_MAXUINT, start, end;

  analect_marks_excerpts (&view->marks, position, position, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId excerpt = g_array_index (excerpts, AnalectId, i);

      if (analect_marks_extent (&view->marks, excerpt, &start, &end)
          && (end - start < least || (end - start == least && is_own (view, excerpt))))
        {
          least = end - start;
          shortest = excerpt;
        }
    }
  return shortest;
}

static gboolean
is_of_document (AnalectCodingView *view, AnalectId excerpt)
{
  guint start, end;

  return excerpt && analect_marks_extent (&view->marks, excerpt, &start, &end);
}

/* Which excerpt is current, now that the caret or the excerpts moved. */
static void
follow_caret (AnalectCodingView *view)
{
  guint start, end;
  gboolean selected = analect_coding_view_get_selection (view, &start, &end);
  gboolean stays =
      is_of_document (view, view->excerpt) && (selected || analect_marks_covers (&view->marks, view->excerpt, start));

  if (!stays)
    change_excerpt (view, selected ? ANALECT_ID_NONE : find_excerpt (view, start));
  announce (view);
}

static void
on_mark_set (GtkTextBuffer *buffer, const GtkTextIter *location, GtkTextMark *mark, AnalectCodingView *view)
{
  guint start, end;

  if (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer))
    return;
  analect_coding_view_get_selection (view, &start, &end);
  if (start == view->caret_start && end == view->caret_end)
    return;
  view->caret_start = start;
  view->caret_end = end;
  if (start != end)
    analect_coding_passage_select (view);
  if (!view->choosing)
    follow_caret (view);
  g_signal_emit (view, signals[SELECTION_CHANGED], 0);
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
  follow_caret (view);
}

static void
on_coder_changed (AnalectWorkbench *workbench, AnalectCodingView *view)
{
  if (!view->marks.mine_only)
    return;
  repaint (view);
  follow_caret (view);
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
  view->settling |= rewrapped;
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
  view->busy = view->settling = FALSE;
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

static void
analect_coding_view_class_init (AnalectCodingViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GtkTextViewClass *text_class = GTK_TEXT_VIEW_CLASS (class);
  GType type = ANALECT_TYPE_CODING_VIEW;

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

#define SIGNAL(name, n, ...)                                                                                           \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n __VA_OPT__ (, ) __VA_ARGS__)
  signals[SELECTION_CHANGED] = SIGNAL ("selection-changed", 0);
  signals[EXCERPT_CHANGED] = SIGNAL ("excerpt-changed", 0);
  signals[SCROLLED] = SIGNAL ("scrolled", 0);
  signals[CODING_CLICKED] = SIGNAL ("coding-clicked", 1, G_TYPE_UINT);
  signals[CODE_DROPPED] = SIGNAL ("code-dropped", 1, G_TYPE_UINT);
  signals[CODING_RECODE] = SIGNAL ("coding-recode", 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[RESIZE_REQUESTED] = SIGNAL ("resize-requested", 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
#undef SIGNAL
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
  g_signal_connect_object (gtk_text_view_get_buffer (text_view), "mark-set", G_CALLBACK (on_mark_set), view,
                           G_CONNECT_AFTER);
  g_signal_connect_object (analect_look_get_notifier (), "changed", G_CALLBACK (on_look_changed), view, 0);
  analect_coding_text_init (view);
  view->map = analect_break_map_new (NULL, NULL, NULL);
  analect_coding_handles_add (view);
  analect_coding_passage_add (view);
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
  change_excerpt (view, ANALECT_ID_NONE);
  load (view);
  analect_coding_view_scroll_to (view, 0);
  follow_caret (view);
  if (before == 0)
    g_signal_emit (view, signals[SELECTION_CHANGED], 0);
}

AnalectId
analect_coding_view_get_document (AnalectCodingView *view)
{
  return view->marks.document;
}

gboolean
analect_coding_view_get_selection (AnalectCodingView *view, guint *start, guint *end)
{
  GtkTextIter first, last;
  gboolean selected =
      gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &first, &last);

  *start = analect_coding_view_to_position (view, gtk_text_iter_get_offset (&first));
  *end = analect_coding_view_to_position (view, gtk_text_iter_get_offset (&last));
  return selected && *start < *end;
}

void
analect_coding_view_select (AnalectCodingView *view, guint start, guint end, gboolean scroll)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter first, last;

  gtk_text_buffer_get_iter_at_offset (buffer, &first, analect_coding_view_to_offset (view, start));
  gtk_text_buffer_get_iter_at_offset (buffer, &last, analect_coding_view_to_offset (view, end));
  gtk_text_buffer_select_range (buffer, &last, &first);
  if (scroll && view->measured_width == 0)
    analect_coding_view_scroll_to (view, start);
  else if (scroll)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
}

AnalectId
analect_coding_view_get_excerpt (AnalectCodingView *view)
{
  return view->excerpt;
}

void
analect_coding_view_set_excerpt (AnalectCodingView *view, AnalectId excerpt)
{
  guint start, end, from, to;
  gboolean selected;

  if (excerpt && !analect_marks_extent (&view->marks, excerpt, &start, &end))
    excerpt = ANALECT_ID_NONE;
  if (excerpt)
    {
      selected = analect_coding_view_get_selection (view, &from, &to);
      view->choosing = TRUE;
      if (selected || !analect_marks_covers (&view->marks, excerpt, from))
        from = start;
      analect_coding_view_select (view, from, from, TRUE);
      view->choosing = FALSE;
    }
  change_excerpt (view, excerpt);
  announce (view);
}

void
analect_coding_view_choose (AnalectCodingView *view, const AnalectMark *mark)
{
  AnalectMark copy = *mark; /* the change may take it away */

  analect_coding_view_set_excerpt (view, copy.excerpt);
  g_signal_emit (view, signals[CODING_CLICKED], 0, copy.coding);
}

GArray *
analect_coding_view_get_excerpts_at_caret (AnalectCodingView *view)
{
  GArray *excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  guint start, end;

  analect_coding_view_get_selection (view, &start, &end);
  analect_marks_excerpts (&view->marks, start, end, excerpts);
  return excerpts;
}

gboolean
analect_coding_view_next_excerpt (AnalectCodingView *view, gboolean forward)
{
  guint start, end;
  AnalectId next;

  analect_coding_view_get_selection (view, &start, &end);
  next = analect_marks_step (&view->marks, view->excerpt, start, forward);
  if (!next)
    return FALSE;
  analect_marks_extent (&view->marks, next, &start, &end);
  view->choosing = TRUE;
  analect_coding_view_select (view, start, start, TRUE);
  view->choosing = FALSE;
  analect_coding_view_set_excerpt (view, next);
  return TRUE;
}

gboolean
analect_coding_view_next_overlapping (AnalectCodingView *view)
{
  g_autoptr (GArray) excerpts = analect_coding_view_get_excerpts_at_caret (view);
  guint next = 0;

  for (guint i = 0; i < excerpts->len; i++)
    if (g_array_index (excerpts, AnalectId, i) == view->excerpt)
      next = (i + 1) % excerpts->len;
  if (excerpts->len == 0 || g_array_index (excerpts, AnalectId, next) == view->excerpt)
    return FALSE;
  analect_coding_view_set_excerpt (view, g_array_index (excerpts, AnalectId, next));
  return TRUE;
}

void
analect_coding_view_scroll_to (AnalectCodingView *view, guint position)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "analect-top");
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, analect_coding_view_to_offset (view, position));
  if (mark)
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  else
    mark = gtk_text_buffer_create_mark (buffer, "analect-top", &iter, TRUE);
  view->top = position;
  view->settling = TRUE;
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view), mark, 0, TRUE, 0, 0.02);
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
  follow_caret (view);
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

gboolean
analect_coding_view_get_place_of_selection (AnalectCodingView *view, GdkRectangle *rectangle)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (view);
  GtkTextIter first, last, begin;
  GdkRectangle end;
  gboolean seen;
  guint from, to;
  int height = gtk_widget_get_height (GTK_WIDGET (view));

  if (!analect_coding_view_get_selection (view, &from, &to) && view->excerpt)
    analect_marks_extent (&view->marks, view->excerpt, &from, &to);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (text_view), &first,
                                      analect_coding_view_to_offset (view, from));
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (text_view), &last,
                                      analect_coding_view_to_offset (view, to));
  if (to > from)
    gtk_text_iter_backward_char (&last);
  begin = last;
  gtk_text_view_backward_display_line_start (text_view, &begin);
  if (gtk_text_iter_compare (&begin, &first) < 0)
    begin = first;
  gtk_text_view_get_iter_location (text_view, &begin, rectangle);
  gtk_text_view_get_iter_location (text_view, &last, &end);
  end.x += to > from ? end.width : 0;
  rectangle->width = MAX (ABS (end.x - rectangle->x), 1);
  rectangle->x = MIN (rectangle->x, end.x);
  gtk_text_view_buffer_to_window_coords (text_view, GTK_TEXT_WINDOW_WIDGET, rectangle->x, rectangle->y, &rectangle->x,
                                         &rectangle->y);
  seen = rectangle->y + rectangle->height > 0 && rectangle->y < height;
  rectangle->y = CLAMP (rectangle->y, 0, MAX (height - rectangle->height, 0));
  return seen;
}

void
analect_coding_view_set_found (AnalectCodingView *view, const AnalectRange *ranges, guint n)
{
  g_array_set_size (view->found, 0);
  if (n > 0)
    g_array_append_vals (view->found, ranges, n);
  repaint (view);
}
