/* The excerpt pane; see the header.
 *
 * Rows are made anew only when there are others to show; else they show what is new in place, so that the focus stays.
 * It is done in idle time, since the change may come from one of the rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "excerpt-pane.h"

#include "chip.h"
#include "code-chooser.h"
#include "coding-row.h"
#include "excerpt-items.h"
#include "excerpt.h"
#include "look.h"
#include "memo-popover.h"

#include <glib/gi18n.h>

#define N_RECENT 5

struct _AnalectExcerptPane
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectId excerpt; /* none: the selection, if any */
  AnalectId document;
  guint start, end;
  gboolean mine_only;
  AnalectId marked;
  GArray *shown; /* of AnalectId: what the rows stand for */

  GtkWidget *title, *meta;
  GtkWidget *quote_line, *bar, *quote;
  GtkWidget *hint;
  GtkWidget *rows;
  GtkWidget *foot, *participant, *author, *memo;
  GtkWidget *popover; /* for replacing and weighing */
  AnalectId subject;  /* the coding it is about */
  gboolean quiet;
  guint update;
};

enum
{
  CODE_CHOSEN,
  EXCERPT_CHOSEN,
  MEMO_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectExcerptPane, analect_excerpt_pane, GTK_TYPE_WIDGET)

/* What is to be shown */

/* The place of the excerpt as it is now. FALSE when it is gone. */
static gboolean
renew_place (AnalectExcerptPane *self)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), self->excerpt);

  if (row == NULL)
    return FALSE;
  self->document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);
  self->start = (guint) MAX (analect_row_integer (row, ANALECT_EXCERPT_START), 0);
  self->end = (guint) MAX (analect_row_integer (row, ANALECT_EXCERPT_END), self->start);
  return TRUE;
}

static GArray *
collect (AnalectExcerptPane *self)
{
  return analect_excerpt_items (self->workbench, self->excerpt, self->mine_only);
}

/* Rows */

static void
request_memo (AnalectExcerptPane *self, AnalectId coding)
{
  g_signal_emit (self, signals[MEMO_REQUESTED], 0, coding);
}

static void
popover_closed (GtkPopover *popover, gpointer data)
{
  gtk_popover_set_child (popover, NULL);
}

static void
open_popover (AnalectExcerptPane *self, AnalectId coding, GtkWidget *child)
{
  GdkRectangle place = { 0, 0, 1, 1 };

  self->subject = coding;
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (ANALECT_IS_CODING_ROW (row) && analect_coding_row_get_coding (ANALECT_CODING_ROW (row)) == coding
          && gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
        place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                (int) bounds.size.height };
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), child);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
set_coding_value (AnalectExcerptPane *self, AnalectChange *change)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (analect_change_get_n_items (change) == 0)
    analect_change_unref (change);
  else
    analect_workbench_take (self->workbench, change, NULL);
}

static gboolean
subject_exists (AnalectExcerptPane *self)
{
  return analect_rows_get (analect_workbench_get_rows (self->workbench), self->subject) != NULL;
}

static void
replacement_chosen (AnalectExcerptPane *self, AnalectCodeChooser *chooser)
{
  AnalectId code = analect_code_chooser_get_code (chooser);
  AnalectChange *change;

  if (code == ANALECT_ID_NONE || !subject_exists (self))
    return;
  change = analect_project_change (analect_workbench_get_project (self->workbench), _ ("Replace code"));
  analect_change_set_reference (change, self->subject, ANALECT_CODING_CODE, code);
  set_coding_value (self, change);
}

static void
replace (AnalectExcerptPane *self, AnalectId coding)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), coding);
  GtkWidget *chooser;

  if (row == NULL || !analect_workbench_may_change (self->workbench))
    return;
  chooser = analect_code_chooser_new (self->workbench, analect_row_reference (row, ANALECT_CODING_CODE));
  gtk_widget_set_size_request (chooser, 320, 300);
  g_signal_connect_object (chooser, "activated", G_CALLBACK (replacement_chosen), self, G_CONNECT_SWAPPED);
  open_popover (self, coding, chooser);
  analect_code_chooser_begin (ANALECT_CODE_CHOOSER (chooser));
}

static void
weigh (AnalectExcerptPane *self, GtkWidget *button)
{
  GtkWidget *spin = g_object_get_data (G_OBJECT (button), "spin");
  AnalectChange *change;

  if (!subject_exists (self))
    return;
  change = analect_project_change (analect_workbench_get_project (self->workbench), _ ("Change weight"));
  analect_change_set_integer (change, self->subject, ANALECT_CODING_WEIGHT,
                              spin ? gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)) : -1);
  set_coding_value (self, change);
}

static void
ask_weight (AnalectExcerptPane *self, AnalectId coding)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), coding);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 100, 1);
  GtkWidget *set = gtk_button_new_with_mnemonic (_ ("_Set weight"));
  GtkWidget *none = gtk_button_new_with_mnemonic (_ ("_No weight"));

  if (row == NULL || !analect_workbench_may_change (self->workbench))
    {
      g_object_ref_sink (box);
      g_object_unref (box);
      return;
    }
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             (double) MAX (analect_row_integer (row, ANALECT_CODING_WEIGHT), 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Weight"), -1);
  gtk_widget_add_css_class (set, "suggested-action");
  g_object_set_data (G_OBJECT (set), "spin", spin);
  g_signal_connect_object (set, "clicked", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (none, "clicked", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (box), none);
  gtk_box_append (GTK_BOX (box), set);
  open_popover (self, coding, box);
  gtk_popover_set_default_widget (GTK_POPOVER (self->popover), set);
}

static void
recent_clicked (AnalectExcerptPane *self, GtkWidget *button)
{
  g_signal_emit (self, signals[CODE_CHOSEN], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "id")));
}

static void
other_clicked (AnalectExcerptPane *self, GtkWidget *button)
{
  g_signal_emit (self, signals[EXCERPT_CHOSEN], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "id")));
}

static void
add_caption (AnalectExcerptPane *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "an-meta");
  gtk_widget_set_margin_top (label, 4);
  gtk_box_append (GTK_BOX (self->rows), label);
}

static void
add_button (AnalectExcerptPane *self, GtkWidget *child, AnalectId id, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "an-dense");
  g_object_set_data (G_OBJECT (button), "id", GUINT_TO_POINTER (id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows), button);
}

static void
add_recent (AnalectExcerptPane *self, AnalectId code)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), code);
  GtkWidget *chip = analect_code_chip_new ();

  analect_code_chip_set (ANALECT_CODE_CHIP (chip), self->workbench, code);
  add_button (self, chip, code, analect_row_string (row, ANALECT_CODE_NAME), G_CALLBACK (recent_clicked));
}

static void
add_other (AnalectExcerptPane *self, AnalectId excerpt)
{
  g_autofree char *quote = analect_excerpt_quote (analect_workbench_get_rows (self->workbench), excerpt);
  GtkWidget *label = gtk_label_new (quote);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  add_button (self, label, excerpt, quote, G_CALLBACK (other_clicked));
}

static void
add_coding (AnalectExcerptPane *self, AnalectId coding)
{
  GtkWidget *row = analect_coding_row_new (self->workbench, coding);

  g_signal_connect_object (row, "replace-requested", G_CALLBACK (replace), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "weight-requested", G_CALLBACK (ask_weight), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "memo-requested", G_CALLBACK (request_memo), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static void
rebuild_rows (AnalectExcerptPane *self, GArray *items)
{
  GtkWidget *child;
  gboolean captioned = FALSE;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < items->len; i++)
    {
      AnalectId id = g_array_index (items, AnalectId, i);
      AnalectKind kind = analect_id_kind (id);

      if (kind == ANALECT_KIND_CODING)
        {
          add_coding (self, id);
          continue;
        }
      if (!captioned)
        add_caption (self, kind == ANALECT_KIND_CODE ? _ ("Codes used lately") : _ ("Overlapping excerpts"));
      captioned = TRUE;
      if (kind == ANALECT_KIND_CODE)
        add_recent (self, id);
      else
        add_other (self, id);
    }
}

static gboolean
same_items (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, AnalectId, i) != g_array_index (b, AnalectId, i))
      return FALSE;
  return TRUE;
}

static void
renew_rows (AnalectExcerptPane *self)
{
  gboolean marked = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gboolean here;

      if (!ANALECT_IS_CODING_ROW (row))
        continue;
      here = analect_coding_row_get_coding (ANALECT_CODING_ROW (row)) == self->marked;
      analect_coding_row_renew (ANALECT_CODING_ROW (row));
      analect_coding_row_set_marked (ANALECT_CODING_ROW (row), here);
      marked = marked || here;
    }
  if (!marked)
    self->marked = ANALECT_ID_NONE;
}

/* The rest of the pane */

static char *
make_meta (AnalectExcerptPane *self, const AnalectRow *excerpt)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  const AnalectRow *sample =
      excerpt ? analect_rows_get (rows, analect_row_reference (excerpt, ANALECT_EXCERPT_SAMPLE)) : NULL;
  guint n = self->end - self->start;
  g_autofree char *length = g_strdup_printf (ngettext ("%u character", "%u characters", n), n);
  const char *name = sample ? analect_row_string (sample, ANALECT_SAMPLE_NAME) : "";

  return *name != '\0' ? g_strdup_printf ("%s · %s", name, length) : g_steal_pointer (&length);
}

static void
show_voice (AnalectExcerptPane *self, const AnalectRow *excerpt)
{
  gint64 voice = excerpt ? analect_row_integer (excerpt, ANALECT_EXCERPT_VOICE) : ANALECT_VOICE_UNSTATED;

  self->quiet = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->participant), voice == ANALECT_VOICE_PARTICIPANT);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->author), voice == ANALECT_VOICE_AUTHOR);
  self->quiet = FALSE;
}

static void
show_memo (AnalectExcerptPane *self)
{
  guint n = self->excerpt != ANALECT_ID_NONE ? analect_count_memos (self->workbench, self->excerpt) : 0;
  g_autofree char *tooltip =
      n > 0 ? g_strdup_printf (ngettext ("%u memo (M)", "%u memos (M)", n), n) : g_strdup (_ ("Memo (M)"));

  gtk_widget_set_tooltip_text (self->memo, tooltip);
  if (n > 0)
    gtk_widget_add_css_class (self->memo, "an-has-memo");
  else
    gtk_widget_remove_css_class (self->memo, "an-has-memo");
}

static void
show_quote (AnalectExcerptPane *self, const AnalectRow *excerpt)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  const AnalectRow *document = analect_rows_get (rows, self->document);
  AnalectText *text = document ? analect_row_text (document, ANALECT_DOCUMENT_TEXT) : NULL;
  g_autofree char *quote = NULL;

  if (excerpt != NULL)
    quote = analect_excerpt_quote (rows, self->excerpt);
  else if (text != NULL && self->end <= analect_text_get_length (text))
    quote = analect_text_slice (text, self->start, MIN (self->end, self->start + 4000));
  gtk_label_set_text (GTK_LABEL (self->quote), quote ? quote : "");
  gtk_widget_set_tooltip_text (self->quote, quote);
  gtk_widget_queue_draw (self->bar);
}

static GArray *
choose_items (AnalectExcerptPane *self, gboolean selection)
{
  if (self->excerpt != ANALECT_ID_NONE)
    return collect (self);
  if (selection)
    return analect_recent_codes (self->workbench, analect_workbench_get_coder (self->workbench), N_RECENT);
  return g_array_new (FALSE, FALSE, sizeof (AnalectId));
}

static gboolean
update (gpointer data)
{
  AnalectExcerptPane *self = data;
  const AnalectRow *excerpt = analect_rows_get (analect_workbench_get_rows (self->workbench), self->excerpt);
  gboolean selection = self->excerpt == ANALECT_ID_NONE && self->document != ANALECT_ID_NONE && self->end > self->start;
  g_autoptr (GArray) items = NULL;
  g_autofree char *meta = NULL;

  self->update = 0;
  if (!renew_place (self))
    self->excerpt = ANALECT_ID_NONE;
  items = choose_items (self, selection);
  if (!same_items (items, self->shown))
    {
      rebuild_rows (self, items);
      g_array_set_size (self->shown, 0);
      if (items->len > 0)
        g_array_append_vals (self->shown, items->data, items->len);
    }
  renew_rows (self);
  meta = excerpt != NULL || selection ? make_meta (self, excerpt) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->title), selection ? _ ("Selection") : _ ("Excerpt"));
  gtk_label_set_text (GTK_LABEL (self->meta), meta);
  gtk_widget_set_visible (self->quote_line, excerpt != NULL || selection);
  gtk_widget_set_visible (self->hint, excerpt == NULL && !selection);
  gtk_widget_set_visible (self->foot, excerpt != NULL);
  show_quote (self, excerpt);
  show_voice (self, excerpt);
  show_memo (self);
  return G_SOURCE_REMOVE;
}

static void
update_later (AnalectExcerptPane *self)
{
  if (self->update == 0)
    self->update = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, update, self, NULL);
}

static void
workbench_changed (AnalectExcerptPane *self, const AnalectDelta *delta)
{
  update_later (self);
}

/* Whoever speaks, set on the excerpt; once more takes it back. */
static void
voice_toggled (AnalectExcerptPane *self, GtkToggleButton *button)
{
  gint64 voice = button == GTK_TOGGLE_BUTTON (self->participant) ? ANALECT_VOICE_PARTICIPANT : ANALECT_VOICE_AUTHOR;
  AnalectChange *change;

  if (self->quiet || self->excerpt == ANALECT_ID_NONE)
    return;
  if (analect_workbench_may_change (self->workbench)
      && analect_rows_get (analect_workbench_get_rows (self->workbench), self->excerpt) != NULL)
    {
      change = analect_project_change (analect_workbench_get_project (self->workbench), _ ("Say who speaks"));
      analect_change_set_integer (change, self->excerpt, ANALECT_EXCERPT_VOICE,
                                  gtk_toggle_button_get_active (button) ? voice : ANALECT_VOICE_UNSTATED);
      analect_workbench_take (self->workbench, change, NULL);
    }
  update_later (self);
}

static void
memo_clicked (AnalectExcerptPane *self)
{
  if (self->excerpt != ANALECT_ID_NONE)
    request_memo (self, self->excerpt);
}

/* The colour of the first coding, beside the words. */
static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AnalectExcerptPane *self = data;
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  GdkRGBA colour = analect_look_rgba (analect_look_get ()->ring);

  if (self->excerpt != ANALECT_ID_NONE && self->shown->len > 0)
    {
      AnalectId id = self->marked != ANALECT_ID_NONE ? self->marked : g_array_index (self->shown, AnalectId, 0);
      const AnalectRow *row = analect_id_kind (id) == ANALECT_KIND_CODING ? analect_rows_get (rows, id) : NULL;

      if (row != NULL)
        colour = analect_look_code (
            analect_workbench_get_colour (self->workbench, analect_row_reference (row, ANALECT_CODING_CODE)));
    }
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_paint (cr);
}

/* Building */

static GtkWidget *
make_head (AnalectExcerptPane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = gtk_label_new (_ ("Excerpt"));
  self->meta = gtk_label_new ("");
  gtk_widget_add_css_class (head, "an-subpane-head");
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->meta, "an-meta");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->meta), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->meta), 1);
  gtk_widget_set_hexpand (self->meta, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->meta);
  return head;
}

static GtkWidget *
make_quote (AnalectExcerptPane *self)
{
  self->quote_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->bar = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->bar), 3);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bar), draw_bar, self, NULL);
  self->quote = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->quote), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->quote), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->quote), 0);
  gtk_widget_set_hexpand (self->quote, TRUE);
  gtk_box_append (GTK_BOX (self->quote_line), self->bar);
  gtk_box_append (GTK_BOX (self->quote_line), self->quote);
  return self->quote_line;
}

static GtkWidget *
make_foot (AnalectExcerptPane *self)
{
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->participant = gtk_toggle_button_new_with_label (_ ("Participant"));
  self->author = gtk_toggle_button_new_with_label (_ ("Author"));
  self->memo = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_add_css_class (self->foot, "an-pane-foot");
  gtk_widget_add_css_class (linked, "linked");
  gtk_box_set_homogeneous (GTK_BOX (linked), TRUE);
  gtk_widget_set_hexpand (linked, TRUE);
  gtk_widget_set_tooltip_text (self->participant, _ ("A participant says this"));
  gtk_widget_set_tooltip_text (self->author, _ ("The authors of the study say this"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->memo), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Memo"), -1);
  g_signal_connect_swapped (self->participant, "toggled", G_CALLBACK (voice_toggled), self);
  g_signal_connect_swapped (self->author, "toggled", G_CALLBACK (voice_toggled), self);
  g_signal_connect_swapped (self->memo, "clicked", G_CALLBACK (memo_clicked), self);
  gtk_box_append (GTK_BOX (linked), self->participant);
  gtk_box_append (GTK_BOX (linked), self->author);
  gtk_box_append (GTK_BOX (self->foot), linked);
  gtk_box_append (GTK_BOX (self->foot), self->memo);
  return self->foot;
}

static GtkWidget *
make_body (AnalectExcerptPane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->hint = gtk_label_new (_ ("Select words in the text to code them, or put the caret into an excerpt."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "an-meta");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "an-excerpt");
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), make_quote (self));
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
analect_excerpt_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (analect_excerpt_pane_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (ANALECT_EXCERPT_PANE (widget)->popover));
}

static void
analect_excerpt_pane_dispose (GObject *object)
{
  AnalectExcerptPane *self = ANALECT_EXCERPT_PANE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (analect_excerpt_pane_parent_class)->dispose (object);
}

static void
analect_excerpt_pane_class_init (AnalectExcerptPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const char *const names[] = { "code-chosen", "excerpt-chosen", "memo-requested" };

  G_OBJECT_CLASS (class)->dispose = analect_excerpt_pane_dispose;
  widget_class->size_allocate = analect_excerpt_pane_size_allocate;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], ANALECT_TYPE_EXCERPT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               1, G_TYPE_UINT);
}

static void
analect_excerpt_pane_init (AnalectExcerptPane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Excerpt"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "an-small");
  self->shown = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_body (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_foot (self), GTK_WIDGET (self));
  self->popover = gtk_popover_new ();
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  g_signal_connect (self->popover, "closed", G_CALLBACK (popover_closed), NULL);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_widget_set_visible (self->quote_line, FALSE);
  gtk_widget_set_visible (self->foot, FALSE);
}

GtkWidget *
analect_excerpt_pane_new (AnalectWorkbench *workbench)
{
  AnalectExcerptPane *self = g_object_new (ANALECT_TYPE_EXCERPT_PANE, NULL);

  self->workbench = g_object_ref (workbench);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (workbench_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "coder-changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (analect_look_get_notifier (), "changed", G_CALLBACK (gtk_widget_queue_draw), self->bar,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
analect_excerpt_pane_show_excerpt (AnalectExcerptPane *self, AnalectId excerpt)
{
  if (excerpt != self->excerpt)
    self->marked = ANALECT_ID_NONE;
  self->excerpt = excerpt;
  update_later (self);
}

void
analect_excerpt_pane_show_selection (AnalectExcerptPane *self, AnalectId document, guint start, guint end)
{
  self->excerpt = ANALECT_ID_NONE;
  self->document = document;
  self->start = start;
  self->end = end;
  self->marked = ANALECT_ID_NONE;
  update_later (self);
}

void
analect_excerpt_pane_show_nothing (AnalectExcerptPane *self)
{
  analect_excerpt_pane_show_selection (self, ANALECT_ID_NONE, 0, 0);
}

void
analect_excerpt_pane_set_mine_only (AnalectExcerptPane *self, gboolean mine_only)
{
  self->mine_only = mine_only;
  update_later (self);
}

AnalectId
analect_excerpt_pane_get_marked (AnalectExcerptPane *self)
{
  return self->marked;
}

void
analect_excerpt_pane_set_marked (AnalectExcerptPane *self, AnalectId coding)
{
  self->marked = coding;
  update_later (self);
}

gboolean
analect_excerpt_pane_mark_next (AnalectExcerptPane *self)
{
  g_autoptr (GArray) items = collect (self);
  gboolean passed = self->marked == ANALECT_ID_NONE;

  for (guint i = 0; i < items->len; i++)
    {
      AnalectId id = g_array_index (items, AnalectId, i);

      if (analect_id_kind (id) != ANALECT_KIND_CODING)
        break;
      if (passed)
        {
          analect_excerpt_pane_set_marked (self, id);
          return TRUE;
        }
      passed = id == self->marked;
    }
  analect_excerpt_pane_set_marked (self, ANALECT_ID_NONE);
  return FALSE;
}

GArray *
analect_excerpt_pane_get_own_codings (AnalectExcerptPane *self)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  AnalectId coder = analect_workbench_get_coder (self->workbench);
  g_autoptr (GArray) items = collect (self);
  GArray *own = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (guint i = 0; i < items->len; i++)
    {
      AnalectId id = g_array_index (items, AnalectId, i);

      if (analect_id_kind (id) == ANALECT_KIND_CODING
          && analect_row_reference (analect_rows_get (rows, id), ANALECT_CODING_CODER) == coder)
        g_array_append_val (own, id);
    }
  return own;
}
