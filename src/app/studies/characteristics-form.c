/* The characteristics of one study as a form; see the header.
 *
 * Rows are made anew when another study or other characteristics are shown, and only filled anew when values change, so
 * that the focus stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "characteristics-form.h"

#include "new-characteristic.h"
#include "study-values.h"

#include <string.h>

#include <glib/gi18n.h>

/* Of the row for one characteristic. */
typedef struct
{
  AnalectCharacteristicsForm *form;
  AnalectId attribute;
  char **choices;    /* as stored; NULL for free text */
  GtkWidget *input;  /* GtkEntry, GtkDropDown or GtkMenuButton */
  GtkWidget *checks; /* in the menu: a GtkBox of GtkCheckButton */
  GtkWidget *not_reported, *page;
} Field;

struct _AnalectCharacteristicsForm
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectId study;
  GtkWidget *root, *box, *none, *add;
  GPtrArray *fields; /* of Field */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (AnalectCharacteristicsForm, analect_characteristics_form, GTK_TYPE_WIDGET)

static void
field_free (gpointer data)
{
  Field *field = data;

  g_strfreev (field->choices);
  g_free (field);
}

static const AnalectRow *
field_row (Field *field)
{
  return analect_rows_get (analect_workbench_get_rows (field->form->workbench), field->attribute);
}

/* Showing values */

static gboolean
says_not_reported (AnalectWorkbench *workbench, const GArray *values)
{
  const AnalectRow *row =
      values->len == 1 ? analect_rows_get (analect_workbench_get_rows (workbench), g_array_index (values, AnalectId, 0))
                       : NULL;

  return row != NULL && analect_row_integer (row, ANALECT_VALUE_REPORTED) == ANALECT_REPORTED_NO;
}

/* Whether a value of VALUES has this text. */
static gboolean
has_text (AnalectWorkbench *workbench, const GArray *values, const char *text)
{
  for (guint i = 0; i < values->len; i++)
    if (strcmp (analect_row_string (
                    analect_rows_get (analect_workbench_get_rows (workbench), g_array_index (values, AnalectId, i)),
                    ANALECT_VALUE_TEXT),
                text)
        == 0)
      return TRUE;
  return FALSE;
}

static void
show_checks (Field *field, const GArray *values, const char *cell)
{
  guint i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (field->checks); check != NULL;
       check = gtk_widget_get_next_sibling (check), i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 has_text (field->form->workbench, values, field->choices[i]));
  gtk_label_set_text (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (field->input))),
                      *cell != '\0' ? cell : "–");
}

static void
show_choice (Field *field, const GArray *values)
{
  guint selected = 0;

  for (guint i = 0; field->choices[i] != NULL; i++)
    if (has_text (field->form->workbench, values, field->choices[i]))
      selected = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field->input), selected);
}

static void
show_field (Field *field)
{
  AnalectWorkbench *workbench = field->form->workbench;
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  g_autoptr (GArray) values = analect_study_values_get (workbench, field->form->study, field->attribute);
  g_autofree char *cell = analect_study_values_read (workbench, field->form->study, field->attribute);
  gboolean not_reported = says_not_reported (workbench, values);
  const char *page =
      values->len > 0
          ? analect_row_string (analect_rows_get (rows, g_array_index (values, AnalectId, 0)), ANALECT_VALUE_PAGE)
          : "";

  if (field->checks != NULL)
    show_checks (field, values, not_reported ? "" : cell);
  else if (GTK_IS_DROP_DOWN (field->input))
    show_choice (field, values);
  else if (strcmp (gtk_editable_get_text (GTK_EDITABLE (field->input)), not_reported ? "" : cell) != 0)
    gtk_editable_set_text (GTK_EDITABLE (field->input), not_reported ? "" : cell);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (field->not_reported), not_reported);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (field->page)), page) != 0)
    gtk_editable_set_text (GTK_EDITABLE (field->page), page);
  gtk_widget_set_sensitive (field->page, values->len > 0);
}

static void
show_values (AnalectCharacteristicsForm *form)
{
  form->showing = TRUE;
  for (guint i = 0; i < form->fields->len; i++)
    show_field (form->fields->pdata[i]);
  form->showing = FALSE;
}

/* Changing values */

static AnalectChange *
begin (Field *field)
{
  g_autofree char *name =
      g_strdup_printf (_ ("Characteristic “%s”"), analect_row_string (field_row (field), ANALECT_ATTRIBUTE_NAME));

  analect_workbench_need_coder (field->form->workbench);
  return analect_project_change (analect_workbench_get_project (field->form->workbench), name);
}

/* Makes the value CELL; where that cannot be, what is there is shown again. */
static void
set_cell (Field *field, const char *cell)
{
  AnalectCharacteristicsForm *form = field->form;
  g_autofree char *before = analect_study_values_read (form->workbench, form->study, field->attribute);
  g_autoptr (AnalectChange) change = NULL;
  GError *error = NULL;
  gboolean done = FALSE;

  if (form->showing || form->study == ANALECT_ID_NONE || strcmp (before, cell) == 0)
    return;
  if (analect_workbench_may_change (form->workbench))
    {
      change = begin (field);
      done = analect_study_values_write (change, form->workbench, form->study, field->attribute, cell, &error)
                 ? analect_workbench_take (form->workbench, g_steal_pointer (&change), NULL)
                 : analect_workbench_take (form->workbench, NULL, error);
    }
  if (!done)
    show_values (form);
}

static void
on_entry (GtkWidget *entry, Field *field)
{
  /* An empty entry beside "not reported" says no more than that. */
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0'
      && gtk_check_button_get_active (GTK_CHECK_BUTTON (field->not_reported)))
    return;
  set_cell (field, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_entry_left (GtkEventController *focus, Field *field)
{
  on_entry (field->input, field);
}

/* TEXT as a cell that is read as it is. */
static void
append_choice (GString *cell, const char *text)
{
  if (cell->len > 0)
    g_string_append (cell, "; ");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == ';' || *p == '\\')
        g_string_append_c (cell, '\\');
      g_string_append_c (cell, *p);
    }
}

static void
on_choice (GtkWidget *choice, GParamSpec *spec, Field *field)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  g_autoptr (GString) cell = g_string_new (NULL);

  if (selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    append_choice (cell, field->choices[selected - 1]);
  set_cell (field, cell->str);
}

static void
on_check (GtkWidget *check, Field *field)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (field->checks); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      append_choice (cell, field->choices[i]);
  set_cell (field, cell->str);
}

static void
on_not_reported (GtkWidget *check, Field *field)
{
  set_cell (field, gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) ? "NR" : "");
}

static void
set_page (Field *field)
{
  AnalectCharacteristicsForm *form = field->form;
  g_autoptr (GArray) values = analect_study_values_get (form->workbench, form->study, field->attribute);
  g_autofree char *page = analect_text_filter (gtk_editable_get_text (GTK_EDITABLE (field->page)), -1, NULL);
  g_autoptr (AnalectChange) change = NULL;

  if (form->showing || values->len == 0 || field_row (field) == NULL)
    return;
  change = analect_project_change (analect_workbench_get_project (form->workbench), _ ("Page of a characteristic"));
  for (guint i = 0; i < values->len; i++)
    analect_change_set_string (change, g_array_index (values, AnalectId, i), ANALECT_VALUE_PAGE, g_strstrip (page));
  if (analect_change_get_n_items (change) > 0
      && !analect_workbench_take (form->workbench, g_steal_pointer (&change), NULL))
    show_values (form);
}

/* Rows */

static GtkWidget *
make_menu (Field *field)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *label = gtk_label_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  field->checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  for (guint i = 0; field->choices[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (field->choices[i]);

      g_signal_connect (check, "toggled", G_CALLBACK (on_check), field);
      gtk_box_append (GTK_BOX (field->checks), check);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), field->checks);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "an-shorten");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  return button;
}

static GtkWidget *
make_choice (Field *field)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (words, "–");
  for (guint i = 0; field->choices[i] != NULL; i++)
    gtk_string_list_append (words, analect_study_values_word (field->choices[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_choice), field);
  return choice;
}

static GtkWidget *
make_entry (Field *field, gint64 type)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (type == ANALECT_ATTRIBUTE_TYPE_NUMBER || type == ANALECT_ATTRIBUTE_TYPE_YEAR)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  if (analect_row_integer (field_row (field), ANALECT_ATTRIBUTE_MULTIPLE))
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Divide several by semicolons"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  g_signal_connect (entry, "activate", G_CALLBACK (on_entry), field);
  g_signal_connect (focus, "leave", G_CALLBACK (on_entry_left), field);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static GtkWidget *
make_input (Field *field)
{
  const AnalectRow *row = field_row (field);
  gint64 type = analect_row_integer (row, ANALECT_ATTRIBUTE_TYPE);
  gboolean multiple = analect_row_integer (row, ANALECT_ATTRIBUTE_MULTIPLE) != 0;
  g_auto (GStrv) choices = analect_study_values_choices (row);

  if (type == ANALECT_ATTRIBUTE_TYPE_YES_NO || (type == ANALECT_ATTRIBUTE_TYPE_CHOICE && choices[0] != NULL))
    field->choices = g_steal_pointer (&choices);
  if (field->choices == NULL)
    return make_entry (field, type);
  return multiple ? make_menu (field) : make_choice (field);
}

static GtkWidget *
make_page (Field *field)
{
  GtkWidget *page = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (page), _ ("Page"));
  gtk_editable_set_width_chars (GTK_EDITABLE (page), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (page), 5);
  g_signal_connect_swapped (page, "activate", G_CALLBACK (set_page), field);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (set_page), field);
  gtk_widget_add_controller (page, focus);
  return page;
}

static void
name_widget (GtkWidget *widget, const char *format, const char *name)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", name, format);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
add_field (AnalectCharacteristicsForm *form, AnalectId attribute)
{
  Field *field = g_new0 (Field, 1);
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (form->workbench), attribute);
  const char *name = analect_row_string (row, ANALECT_ATTRIBUTE_NAME);
  const char *description = analect_row_string (row, ANALECT_ATTRIBUTE_DESCRIPTION);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  field->form = form;
  field->attribute = attribute;
  field->input = make_input (field);
  field->page = make_page (field);
  field->not_reported = gtk_check_button_new_with_label (_ ("Not reported"));
  g_signal_connect (field->not_reported, "toggled", G_CALLBACK (on_not_reported), field);
  gtk_widget_add_css_class (field->not_reported, "an-meta");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "an-small");
  gtk_widget_set_tooltip_text (label, *description != '\0' ? description : NULL);
  gtk_widget_set_hexpand (field->input, TRUE);
  name_widget (field->input, _ ("value"), name);
  name_widget (field->page, _ ("page"), name);
  name_widget (field->not_reported, _ ("not reported"), name);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), field->not_reported);
  gtk_box_append (GTK_BOX (line), field->input);
  gtk_box_append (GTK_BOX (line), field->page);
  gtk_box_append (GTK_BOX (form->box), head);
  gtk_box_append (GTK_BOX (form->box), line);
  g_ptr_array_add (form->fields, field);
}

static void
add_heading (AnalectCharacteristicsForm *form, const char *group)
{
  GtkWidget *label = gtk_label_new (group);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "an-heading");
  gtk_widget_set_margin_top (label, 8);
  gtk_box_append (GTK_BOX (form->box), label);
}

static void
build (AnalectCharacteristicsForm *form)
{
  const AnalectRows *rows = analect_workbench_get_rows (form->workbench);
  g_autoptr (GArray) attributes = analect_study_values_attributes (rows);
  const char *group = "";
  GtkWidget *child;

  form->showing = TRUE;
  while ((child = gtk_widget_get_first_child (form->box)) != NULL)
    gtk_box_remove (GTK_BOX (form->box), child);
  g_ptr_array_set_size (form->fields, 0);
  for (guint i = 0; i < attributes->len && form->study != ANALECT_ID_NONE; i++)
    {
      AnalectId id = g_array_index (attributes, AnalectId, i);
      const char *own = analect_row_string (analect_rows_get (rows, id), ANALECT_ATTRIBUTE_GROUP);

      if (*own != '\0' && strcmp (own, group) != 0)
        add_heading (form, group = own);
      add_field (form, id);
    }
  form->showing = FALSE;
  gtk_widget_set_visible (form->none, form->study == ANALECT_ID_NONE);
  gtk_widget_set_visible (form->add, form->study != ANALECT_ID_NONE);
  show_values (form);
}

static void
on_changed (AnalectCharacteristicsForm *form, const AnalectDelta *delta)
{
  if (analect_rows_get (analect_workbench_get_rows (form->workbench), form->study) == NULL
      && form->study != ANALECT_ID_NONE)
    {
      form->study = ANALECT_ID_NONE;
      build (form);
    }
  else if (analect_delta_touches (delta, ANALECT_KIND_ATTRIBUTE))
    build (form);
  else if (analect_delta_touches (delta, ANALECT_KIND_VALUE))
    show_values (form);
}

void
analect_characteristics_form_set_study (AnalectCharacteristicsForm *form, AnalectId study)
{
  g_return_if_fail (ANALECT_IS_CHARACTERISTICS_FORM (form));
  if (study == form->study)
    return;
  form->study = study;
  build (form);
}

/* The object */

static void
analect_characteristics_form_dispose (GObject *object)
{
  AnalectCharacteristicsForm *form = ANALECT_CHARACTERISTICS_FORM (object);

  form->showing = TRUE;
  g_clear_pointer (&form->root, gtk_widget_unparent);
  g_clear_object (&form->workbench);
  G_OBJECT_CLASS (analect_characteristics_form_parent_class)->dispose (object);
}

static void
analect_characteristics_form_finalize (GObject *object)
{
  g_ptr_array_unref (ANALECT_CHARACTERISTICS_FORM (object)->fields);
  G_OBJECT_CLASS (analect_characteristics_form_parent_class)->finalize (object);
}

static void
analect_characteristics_form_class_init (AnalectCharacteristicsFormClass *class)
{
  G_OBJECT_CLASS (class)->dispose = analect_characteristics_form_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_characteristics_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
analect_characteristics_form_init (AnalectCharacteristicsForm *form)
{
  form->fields = g_ptr_array_new_with_free_func (field_free);
}

GtkWidget *
analect_characteristics_form_new (AnalectWorkbench *workbench)
{
  AnalectCharacteristicsForm *form = g_object_new (ANALECT_TYPE_CHARACTERISTICS_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  form->workbench = g_object_ref (workbench);
  form->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  form->none = gtk_label_new (_ ("Characteristics belong to studies. Include the record, and its study is made."));
  gtk_label_set_wrap (GTK_LABEL (form->none), TRUE);
  gtk_label_set_xalign (GTK_LABEL (form->none), 0);
  gtk_widget_add_css_class (form->none, "an-dim");
  form->add = analect_new_characteristic_button_new (workbench);
  gtk_widget_set_halign (form->add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), form->none);
  gtk_box_append (GTK_BOX (box), form->box);
  gtk_box_append (GTK_BOX (box), form->add);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_bottom (box, 16);
  form->root = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (form->root), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (form->root), box);
  gtk_widget_set_parent (form->root, GTK_WIDGET (form));
  build (form);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (on_changed), form, G_CONNECT_SWAPPED);
  return GTK_WIDGET (form);
}
