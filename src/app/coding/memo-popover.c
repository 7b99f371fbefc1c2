/* Memos beside the text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "memo-popover.h"

#include "chip.h"
#include "edit-remove.h"

#include <string.h>

#include <glib/gi18n.h>

struct _AnalectMemoPopover
{
  GtkPopover parent_instance;

  AnalectWorkbench *workbench;
  AnalectId about; /* none: the passage */
  AnalectId document;
  guint start, end;
  AnalectId memo; /* the coder's own, or none */
  GtkWidget *others;
  GtkWidget *type;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (AnalectMemoPopover, analect_memo_popover, GTK_TYPE_POPOVER)

static char *
written (AnalectMemoPopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strstrip (analect_text_filter (text, -1, NULL));
}

/* The excerpt of the passage, made in CHANGE. */
static AnalectId
add_excerpt (AnalectMemoPopover *self, AnalectChange *change, AnalectId coder)
{
  AnalectId excerpt = analect_change_add (change, ANALECT_KIND_EXCERPT);

  analect_change_set_reference (change, excerpt, ANALECT_EXCERPT_DOCUMENT, self->document);
  analect_change_set_reference (change, excerpt, ANALECT_EXCERPT_CODER, coder);
  analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_START, self->start);
  analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_END, self->end);
  analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_AT, analect_change_get_time (change));
  return excerpt;
}

static void
write_memo (AnalectMemoPopover *self, const char *text)
{
  AnalectProject *project = analect_workbench_get_project (self->workbench);
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  gboolean there = analect_rows_get (rows, self->memo) != NULL;
  AnalectId coder = analect_workbench_need_coder (self->workbench);
  g_autoptr (AnalectChange) change = analect_project_change (project, there ? _ ("Change memo") : _ ("Write memo"));
  AnalectId memo = self->memo;

  if (!there)
    {
      AnalectId about = self->about;

      if (about == ANALECT_ID_NONE)
        about = add_excerpt (self, change, coder);
      memo = analect_change_add (change, ANALECT_KIND_MEMO);
      analect_change_set_reference (change, memo, ANALECT_MEMO_ABOUT, about);
      analect_change_set_reference (change, memo, ANALECT_MEMO_CODER, coder);
      analect_change_set_integer (change, memo, ANALECT_MEMO_AT, analect_change_get_time (change));
    }
  analect_change_set_string (change, memo, ANALECT_MEMO_TEXT, text);
  analect_change_set_integer (change, memo, ANALECT_MEMO_TYPE, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->type)));
  if (analect_change_get_n_items (change) > 0)
    analect_workbench_take (self->workbench, g_steal_pointer (&change), NULL);
}

static void
remove_memo (AnalectMemoPopover *self)
{
  g_autoptr (GError) error = NULL;
  AnalectChange *change =
      analect_edit_remove (analect_workbench_get_project (self->workbench), &self->memo, 1, _ ("Remove memo"), &error);

  analect_workbench_take (self->workbench, change, g_steal_pointer (&error));
}

/* Keeps what was written. The excerpt may have gone meanwhile (undone): then there is nothing to write about. */
static void
keep (AnalectMemoPopover *self)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  g_autofree char *text = written (self);
  AnalectId about = self->about != ANALECT_ID_NONE ? self->about : self->document;
  gboolean there = analect_rows_get (rows, self->memo) != NULL;

  if (about == ANALECT_ID_NONE || analect_rows_get (rows, about) == NULL
      || analect_workbench_get_read_only (self->workbench) != NULL)
    return;
  if (*text != '\0')
    write_memo (self, text);
  else if (there)
    remove_memo (self);
}

static gboolean
leave_parent (gpointer data)
{
  GtkWidget *popover = data;

  if (!gtk_widget_get_visible (popover) && gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed (AnalectMemoPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  keep (self);
  self->about = self->document = ANALECT_ID_NONE;
  if (parent != NULL)
    gtk_widget_grab_focus (parent);
  /* The popover still works on its own closing. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_parent, g_object_ref (self), g_object_unref);
}

static void
clear_others (AnalectMemoPopover *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->others)) != NULL)
    gtk_box_remove (GTK_BOX (self->others), child);
}

/* A memo that somebody else wrote. */
static void
show_other (AnalectMemoPopover *self, AnalectId memo)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), memo);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = analect_coder_chip_new ();
  GtkWidget *label = gtk_label_new (analect_row_string (row, ANALECT_MEMO_TEXT));

  analect_coder_chip_set (ANALECT_CODER_CHIP (chip), self->workbench, analect_row_reference (row, ANALECT_MEMO_CODER));
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "an-small");
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (self->others), line);
}

static void
fill (AnalectMemoPopover *self)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  AnalectId coder = analect_workbench_get_coder (self->workbench);
  g_autoptr (GArray) memos = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  const AnalectRow *own;

  clear_others (self);
  self->memo = ANALECT_ID_NONE;
  if (self->about != ANALECT_ID_NONE)
    analect_lookup_referrers (analect_workbench_get_lookup (self->workbench), ANALECT_MEMO_ABOUT, self->about, memos);
  for (guint i = 0; i < memos->len; i++)
    {
      AnalectId memo = g_array_index (memos, AnalectId, i);

      if (self->memo == ANALECT_ID_NONE
          && analect_row_reference (analect_rows_get (rows, memo), ANALECT_MEMO_CODER) == coder)
        self->memo = memo;
      else
        show_other (self, memo);
    }
  own = analect_rows_get (rows, self->memo);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                            own ? analect_row_string (own, ANALECT_MEMO_TEXT) : "", -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->type),
                              own ? (guint) analect_row_integer (own, ANALECT_MEMO_TYPE) : ANALECT_MEMO_TYPE_NOTE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), analect_workbench_get_read_only (self->workbench) == NULL);
  gtk_widget_set_sensitive (self->type, analect_workbench_get_read_only (self->workbench) == NULL);
}

static void
open (AnalectMemoPopover *self, GtkWidget *parent, const GdkRectangle *rectangle)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self));
  fill (self);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), rectangle);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->text);
}

/* Ctrl+Enter: done. */
static gboolean
key_pressed (AnalectMemoPopover *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (GTK_POPOVER (self));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_head (AnalectMemoPopover *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Memo"));
  GtkStringList *types = gtk_string_list_new (NULL);

  for (int i = 0; i < (int) analect_enumeration_count (ANALECT_ENUMERATION_MEMO_TYPE); i++)
    gtk_string_list_append (types, analect_enumeration_label (ANALECT_ENUMERATION_MEMO_TYPE, i));
  self->type = gtk_drop_down_new (G_LIST_MODEL (types), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->type), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind of memo"), -1);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->type);
  return head;
}

static GtkWidget *
make_text (AnalectMemoPopover *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Memo"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->text, keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_size_request (scrolled, 360, 140);
  return scrolled;
}

static void
analect_memo_popover_dispose (GObject *object)
{
  g_clear_object (&ANALECT_MEMO_POPOVER (object)->workbench);
  G_OBJECT_CLASS (analect_memo_popover_parent_class)->dispose (object);
}

static void
analect_memo_popover_class_init (AnalectMemoPopoverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_memo_popover_dispose;
}

static void
analect_memo_popover_init (AnalectMemoPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *hint = gtk_label_new (_ ("Kept when you close it (Escape)"));

  self->others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (hint, "an-meta");
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), self->others);
  gtk_box_append (GTK_BOX (box), make_text (self));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  g_signal_connect (self, "closed", G_CALLBACK (closed), NULL);
}

GtkWidget *
analect_memo_popover_new (AnalectWorkbench *workbench)
{
  AnalectMemoPopover *self = g_object_new (ANALECT_TYPE_MEMO_POPOVER, NULL);

  self->workbench = g_object_ref (workbench);
  return GTK_WIDGET (self);
}

void
analect_memo_popover_open (AnalectMemoPopover *self, GtkWidget *parent, const GdkRectangle *rectangle, AnalectId about)
{
  self->about = about;
  self->document = ANALECT_ID_NONE;
  open (self, parent, rectangle);
}

void
analect_memo_popover_open_passage (AnalectMemoPopover *self, GtkWidget *parent, const GdkRectangle *rectangle,
                                   AnalectId document, guint start, guint end)
{
  self->about = ANALECT_ID_NONE;
  self->document = document;
  self->start = start;
  self->end = end;
  open (self, parent, rectangle);
}

guint
analect_count_memos (AnalectWorkbench *workbench, AnalectId about)
{
  AnalectLookup *lookup = analect_workbench_get_lookup (workbench);
  guint n = 0;

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_MEMO_ABOUT, about); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_MEMO_ABOUT, id))
    n++;
  return n;
}
