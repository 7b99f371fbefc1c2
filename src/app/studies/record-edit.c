/* The fields of a reference as a form; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "record-edit.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

static const AnalectField fields[] = {
  ANALECT_REFERENCE_TITLE,     ANALECT_REFERENCE_AUTHORS, ANALECT_REFERENCE_YEAR,      ANALECT_REFERENCE_TYPE,
  ANALECT_REFERENCE_CONTAINER, ANALECT_REFERENCE_VOLUME,  ANALECT_REFERENCE_ISSUE,     ANALECT_REFERENCE_PAGES,
  ANALECT_REFERENCE_DOI,       ANALECT_REFERENCE_EDITORS, ANALECT_REFERENCE_PUBLISHER, ANALECT_REFERENCE_PLACE,
  ANALECT_REFERENCE_LANGUAGE,  ANALECT_REFERENCE_URL,     ANALECT_REFERENCE_KEYWORDS,  ANALECT_REFERENCE_RETRIEVAL,
  ANALECT_REFERENCE_ABSTRACT,  ANALECT_REFERENCE_NOTE,
};

struct _AnalectRecordEdit
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectId reference;
  GtkWidget *root;
  GtkWidget *inputs[G_N_ELEMENTS (fields)]; /* GtkEntry, GtkDropDown or GtkTextView */
};

G_DEFINE_FINAL_TYPE (AnalectRecordEdit, analect_record_edit, GTK_TYPE_WIDGET)

static guint done_signal;

static gboolean
is_long (AnalectField field)
{
  return analect_fields[field].form == ANALECT_FORM_ELEMENT;
}

/* What a field says, in the form it is typed in. The caller frees it. */
static char *
get_typed (AnalectRecordEdit *edit, guint i)
{
  if (is_long (fields[i]))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (edit->inputs[i]));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (edit->inputs[i])));
}

static void
set_field (AnalectRecordEdit *edit, AnalectChange *change, guint i)
{
  const AnalectFieldInfo *info = &analect_fields[fields[i]];
  g_autofree char *typed = NULL, *legal = NULL;

  if (info->type == ANALECT_TYPE_ENUM)
    {
      analect_change_set_integer (change, edit->reference, fields[i],
                                  gtk_drop_down_get_selected (GTK_DROP_DOWN (edit->inputs[i])));
      return;
    }
  typed = g_strstrip (get_typed (edit, i));
  if (info->type == ANALECT_TYPE_INTEGER)
    {
      analect_change_set_integer (change, edit->reference, fields[i], CLAMP (strtol (typed, NULL, 10), 0, 9999));
      return;
    }
  legal = analect_text_filter (typed, -1, NULL);
  analect_change_set_string (change, edit->reference, fields[i], legal);
}

gboolean
analect_record_edit_save (AnalectRecordEdit *edit)
{
  g_autofree char *label = NULL, *name = NULL;
  g_autoptr (AnalectChange) change = NULL;
  const AnalectRows *rows;

  g_return_val_if_fail (ANALECT_IS_RECORD_EDIT (edit), FALSE);
  rows = analect_workbench_get_rows (edit->workbench);
  if (analect_rows_get (rows, edit->reference) == NULL)
    return TRUE;
  label = analect_reference_label (rows, edit->reference);
  name = g_strdup_printf (_ ("Edit %s"), label);
  change = analect_project_change (analect_workbench_get_project (edit->workbench), name);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_field (edit, change, i);
  if (analect_change_get_n_items (change) == 0)
    return TRUE;
  return analect_workbench_take (edit->workbench, g_steal_pointer (&change), NULL);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (analect_record_edit_save (ANALECT_RECORD_EDIT (widget)))
    g_signal_emit (widget, done_signal, 0);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ANALECT_RECORD_EDIT (widget)->reference = ANALECT_ID_NONE;
  g_signal_emit (widget, done_signal, 0);
}

static void
on_activate (GtkWidget *entry)
{
  gtk_widget_activate_action (entry, "edit.save", NULL);
}

void
analect_record_edit_begin (AnalectRecordEdit *edit, AnalectId reference)
{
  const AnalectRow *row;

  g_return_if_fail (ANALECT_IS_RECORD_EDIT (edit));
  row = analect_rows_get (analect_workbench_get_rows (edit->workbench), reference);
  if (row == NULL)
    return;
  edit->reference = reference;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const AnalectFieldInfo *info = &analect_fields[fields[i]];
      gint64 number = info->type == ANALECT_TYPE_TEXT ? 0 : analect_row_integer (row, fields[i]);
      g_autofree char *text = number != 0 ? g_strdup_printf ("%d", (int) number) : g_strdup ("");

      if (info->type == ANALECT_TYPE_ENUM)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (edit->inputs[i]), (guint) number);
      else if (is_long (fields[i]))
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (edit->inputs[i])),
                                  analect_row_string (row, fields[i]), -1);
      else
        gtk_editable_set_text (GTK_EDITABLE (edit->inputs[i]),
                               info->type == ANALECT_TYPE_TEXT ? analect_row_string (row, fields[i]) : text);
    }
  gtk_widget_grab_focus (edit->inputs[0]);
}

/* The object */

static GtkWidget *
make_choice (AnalectEnumeration list)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < analect_enumeration_count (list); i++)
    gtk_string_list_append (strings, analect_enumeration_label (list, i));
  return gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
}

static GtkWidget *
make_long (GtkWidget **view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (*view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (*view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (*view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (*view), 6);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (*view), 4);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), *view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 110);
  return scrolled;
}

static void
add_input (AnalectRecordEdit *edit, GtkBox *box, guint i)
{
  const AnalectFieldInfo *info = &analect_fields[fields[i]];
  GtkWidget *label = gtk_label_new (analect_field_label (fields[i])), *placed;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "an-meta");
  if (info->type == ANALECT_TYPE_ENUM)
    placed = edit->inputs[i] = make_choice (info->enumeration);
  else if (is_long (fields[i]))
    placed = make_long (&edit->inputs[i]);
  else
    {
      placed = edit->inputs[i] = gtk_entry_new ();
      g_signal_connect (placed, "activate", G_CALLBACK (on_activate), NULL);
      if (info->type == ANALECT_TYPE_INTEGER)
        gtk_entry_set_input_purpose (GTK_ENTRY (placed), GTK_INPUT_PURPOSE_DIGITS);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit->inputs[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  analect_field_label (fields[i]), -1);
  gtk_box_append (box, label);
  gtk_box_append (box, placed);
}

static GtkWidget *
make_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *give_up = gtk_button_new_with_mnemonic (_ ("_Cancel")), *keep = gtk_button_new_with_mnemonic (_ ("_Save"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (give_up), "edit.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (keep), "edit.save");
  gtk_widget_set_tooltip_text (keep, _ ("Save (Ctrl+Enter)"));
  gtk_widget_add_css_class (keep, "suggested-action");
  gtk_widget_set_hexpand (give_up, TRUE);
  gtk_widget_set_halign (give_up, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), give_up);
  gtk_box_append (GTK_BOX (box), keep);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_end (box, 16);
  return box;
}

static void
analect_record_edit_dispose (GObject *object)
{
  AnalectRecordEdit *edit = ANALECT_RECORD_EDIT (object);

  g_clear_pointer (&edit->root, gtk_widget_unparent);
  g_clear_object (&edit->workbench);
  G_OBJECT_CLASS (analect_record_edit_parent_class)->dispose (object);
}

static void
analect_record_edit_class_init (AnalectRecordEditClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_record_edit_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "edit.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "edit.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "edit.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "edit.save", NULL);
  done_signal =
      g_signal_new ("done", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_record_edit_init (AnalectRecordEdit *edit)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_input (edit, GTK_BOX (box), i);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  edit->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (edit->root), scrolled);
  gtk_box_append (GTK_BOX (edit->root), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (edit->root), make_buttons ());
  gtk_widget_set_parent (edit->root, GTK_WIDGET (edit));
}

GtkWidget *
analect_record_edit_new (AnalectWorkbench *workbench)
{
  AnalectRecordEdit *edit = g_object_new (ANALECT_TYPE_RECORD_EDIT, NULL);

  edit->workbench = g_object_ref (workbench);
  return GTK_WIDGET (edit);
}
