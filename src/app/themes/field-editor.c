/* Editing a text where it stands; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "field-editor.h"

#include "text.h"

#include <string.h>

#include <glib/gi18n.h>

#define MARGIN 5
#define HEIGHT 28

struct _AnalectFieldEditor
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectField field;
  char *step;
  gboolean one_line;
  AnalectId entity;
  char *name;
  GtkWidget *box, *view, *hint;
  gboolean typed;   /* the text is not that of the project */
  gboolean filling; /* the text is being set, nobody types */
  int laid_out;     /* the height of the text when it was last measured */
  guint resizing;   /* source that will have it measured again, or 0 */
};

G_DEFINE_FINAL_TYPE (AnalectFieldEditor, analect_field_editor, GTK_TYPE_WIDGET)

/* What the project has; "" where the entity is not there. */
static const char *
stored (AnalectFieldEditor *editor)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (editor->workbench), editor->entity);

  return row ? analect_row_string (row, editor->field) : "";
}

static GtkTextBuffer *
get_buffer (AnalectFieldEditor *editor)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor->view));
}

static char *
get_text (AnalectFieldEditor *editor)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (editor), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (editor), &start, &end, FALSE);
}

static void
show_hint (AnalectFieldEditor *editor)
{
  gtk_widget_set_visible (editor->hint, gtk_text_buffer_get_char_count (get_buffer (editor)) == 0);
}

/* Shows what the project has, unless it is what is shown already; what was typed is dropped. */
static void
fill (AnalectFieldEditor *editor)
{
  g_autofree char *now = get_text (editor);
  const char *text = stored (editor);

  editor->typed = FALSE;
  if (strcmp (now, text) != 0)
    {
      editor->filling = TRUE;
      gtk_text_buffer_begin_irreversible_action (get_buffer (editor));
      gtk_text_buffer_set_text (get_buffer (editor), text, -1);
      gtk_text_buffer_end_irreversible_action (get_buffer (editor));
      editor->filling = FALSE;
    }
  show_hint (editor);
}

/* What the change is called; the caller frees it. */
static char *
make_step (AnalectFieldEditor *editor)
{
  GString *step = g_string_new (editor->step);

  g_string_replace (step, "%s", editor->name ? editor->name : "", 1);
  return g_string_free (step, FALSE);
}

void
analect_field_editor_commit (AnalectFieldEditor *editor)
{
  g_autofree char *text = NULL, *step = NULL, *legal = NULL;
  AnalectProject *project;
  AnalectChange *change;

  g_return_if_fail (ANALECT_IS_FIELD_EDITOR (editor));
  if (!editor->typed || editor->entity == ANALECT_ID_NONE)
    return;
  /* Taking the change tells everybody, this editor too: it must not find itself still typing. */
  editor->typed = FALSE;
  if (analect_rows_get (analect_workbench_get_rows (editor->workbench), editor->entity) == NULL)
    return;
  text = get_text (editor);
  legal = analect_text_filter (text, -1, NULL);
  g_strstrip (legal);
  if (editor->one_line)
    g_strdelimit (legal, "\n\r\t", ' ');
  if (strcmp (legal, stored (editor)) != 0)
    {
      project = analect_workbench_get_project (editor->workbench);
      step = make_step (editor);
      change = analect_project_change (project, step);
      analect_change_set_string (change, editor->entity, editor->field, legal);
      analect_workbench_take (editor->workbench, change, NULL);
    }
  fill (editor);
}

static void
may_edit_changed (AnalectFieldEditor *editor)
{
  gboolean may = editor->entity != ANALECT_ID_NONE && analect_workbench_get_read_only (editor->workbench) == NULL;

  gtk_text_view_set_editable (GTK_TEXT_VIEW (editor->view), may);
}

void
analect_field_editor_show (AnalectFieldEditor *editor, AnalectId entity, const char *name)
{
  g_return_if_fail (ANALECT_IS_FIELD_EDITOR (editor));
  if (entity != editor->entity)
    analect_field_editor_commit (editor);
  editor->entity = entity;
  g_free (editor->name);
  editor->name = g_strdup (name);
  if (!editor->typed)
    fill (editor);
  may_edit_changed (editor);
}

void
analect_field_editor_begin (AnalectFieldEditor *editor)
{
  GtkTextIter start, end;

  g_return_if_fail (ANALECT_IS_FIELD_EDITOR (editor));
  gtk_text_buffer_get_bounds (get_buffer (editor), &start, &end);
  gtk_text_buffer_select_range (get_buffer (editor), &start, &end);
  gtk_widget_grab_focus (editor->view);
}

GtkWidget *
analect_field_editor_get_view (AnalectFieldEditor *editor)
{
  return editor->view;
}

static void
text_changed (AnalectFieldEditor *editor)
{
  show_hint (editor);
  if (!editor->filling)
    editor->typed = TRUE;
}

static void
project_changed (AnalectFieldEditor *editor)
{
  if (!editor->typed)
    fill (editor);
}

/* Ends editing from the keyboard: the words go into the project and the focus to what comes next. */
static void
finish (AnalectFieldEditor *editor)
{
  analect_field_editor_commit (editor);
  if (editor->one_line)
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (editor->view)), GTK_DIR_TAB_FORWARD);
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             AnalectFieldEditor *editor)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!control && !editor->one_line)
        return FALSE;
      finish (editor);
      return TRUE;
    case GDK_KEY_Escape:
      if (!editor->typed)
        return FALSE;
      fill (editor);
      return TRUE;
    case GDK_KEY_s:
    case GDK_KEY_q:
    case GDK_KEY_w:
      /* Saving and leaving take with them what was typed. */
      if (control)
        analect_field_editor_commit (editor);
      return FALSE;
    default:
      return FALSE;
    }
}

/* Size. A text view finds out how high it is while it is being given its place, and what it asks for then is not heard:
 * it is asked again afterwards. */

static gboolean
resize (gpointer data)
{
  AnalectFieldEditor *editor = data;

  editor->resizing = 0;
  gtk_widget_queue_resize (editor->view);
  return G_SOURCE_REMOVE;
}

static void
analect_field_editor_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ANALECT_FIELD_EDITOR (widget)->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static GtkSizeRequestMode
analect_field_editor_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (ANALECT_FIELD_EDITOR (widget)->box);
}

static void
analect_field_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectFieldEditor *editor = ANALECT_FIELD_EDITOR (widget);
  GtkTextIter end;
  int y, line;

  gtk_widget_size_allocate (editor->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_text_buffer_get_end_iter (get_buffer (editor), &end);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (editor->view), &end, &y, &line);
  if (y + line == editor->laid_out)
    return;
  editor->laid_out = y + line;
  if (editor->resizing == 0)
    editor->resizing = g_idle_add_full (G_PRIORITY_DEFAULT, resize, editor, NULL);
}

static GtkWidget *
make_view (AnalectFieldEditor *editor, const char *hint)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  editor->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (editor->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (editor->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (editor->view), MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (editor->view), MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (editor->view), MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (editor->view), MARGIN);
  /* A view without height would never lay out its text, and never learn how high it has to be. */
  gtk_widget_set_size_request (editor->view, -1, HEIGHT);
  gtk_widget_add_css_class (editor->view, "an-field");
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  analect_field_label (editor->field), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                  !editor->one_line, -1);
  g_signal_connect_swapped (get_buffer (editor), "changed", G_CALLBACK (text_changed), editor);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (analect_field_editor_commit), editor);
  gtk_widget_add_controller (editor->view, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), editor);
  gtk_widget_add_controller (editor->view, keys);

  editor->hint = gtk_label_new (hint);
  gtk_label_set_xalign (GTK_LABEL (editor->hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (editor->hint), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (editor->hint, GTK_ALIGN_START);
  gtk_widget_set_can_target (editor->hint, FALSE);
  gtk_widget_add_css_class (editor->hint, "an-dim");
  gtk_widget_add_css_class (editor->hint, "an-field-hint");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), editor->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), editor->hint);
  return overlay;
}

static void
analect_field_editor_dispose (GObject *object)
{
  AnalectFieldEditor *editor = ANALECT_FIELD_EDITOR (object);

  if (editor->box != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_buffer (editor), editor);
      g_clear_pointer (&editor->box, gtk_widget_unparent);
    }
  g_clear_handle_id (&editor->resizing, g_source_remove);
  g_clear_object (&editor->workbench);
  G_OBJECT_CLASS (analect_field_editor_parent_class)->dispose (object);
}

static void
analect_field_editor_finalize (GObject *object)
{
  AnalectFieldEditor *editor = ANALECT_FIELD_EDITOR (object);

  g_free (editor->step);
  g_free (editor->name);
  G_OBJECT_CLASS (analect_field_editor_parent_class)->finalize (object);
}

static void
analect_field_editor_class_init (AnalectFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_field_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = analect_field_editor_finalize;
  GTK_WIDGET_CLASS (klass)->measure = analect_field_editor_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = analect_field_editor_size_allocate;
  GTK_WIDGET_CLASS (klass)->get_request_mode = analect_field_editor_get_request_mode;
}

static void
analect_field_editor_init (AnalectFieldEditor *editor)
{
}

GtkWidget *
analect_field_editor_new (AnalectWorkbench *workbench, AnalectField field, const char *caption, const char *step,
                          const char *hint, gboolean one_line)
{
  AnalectFieldEditor *editor = g_object_new (ANALECT_TYPE_FIELD_EDITOR, NULL);

  editor->workbench = g_object_ref (workbench);
  editor->field = field;
  editor->step = g_strdup (step);
  editor->one_line = one_line;
  editor->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  if (caption != NULL)
    {
      GtkWidget *label = gtk_label_new (caption);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "an-heading");
      gtk_box_append (GTK_BOX (editor->box), label);
    }
  gtk_box_append (GTK_BOX (editor->box), make_view (editor, hint));
  gtk_widget_set_parent (editor->box, GTK_WIDGET (editor));
  g_signal_connect_object (workbench, "changed", G_CALLBACK (project_changed), editor, G_CONNECT_SWAPPED);
  may_edit_changed (editor);
  show_hint (editor);
  return GTK_WIDGET (editor);
}
