/* The record at the right; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "record-pane.h"

#include "characteristics-form.h"
#include "narrow.h"
#include "record-cells.h"
#include "record-edit.h"
#include "record-facts.h"

#include <string.h>

#include <glib/gi18n.h>

enum
{
  PAGE_RECORD,
  PAGE_CHARACTERISTICS,
  PAGE_TEXTS,
  PAGE_HISTORY,
  N_PAGES
};

static const char *const page_names[N_PAGES] = { "record", "characteristics", "texts", "history" };

struct _AnalectRecordPane
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectRecordModel *model;
  GArray *ids;       /* of AnalectId: what is shown */
  AnalectId edited;  /* in the form, or none */
  char *word;        /* folded; marked in the abstract */
  GArray *documents; /* of AnalectId, as the rows of the list of texts */

  GtkWidget *root, *title, *authors, *source, *toggles_box, *toggles[N_PAGES], *stack;
  GtkWidget *abstract, *no_abstract, *abstract_head, *facts, *edit, *form, *texts, *no_texts, *history;
};

G_DEFINE_FINAL_TYPE (AnalectRecordPane, analect_record_pane, GTK_TYPE_WIDGET)

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_LIST_BOX (box))
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
    else if (GTK_IS_GRID (box))
      gtk_grid_remove (GTK_GRID (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
}

static void
set_line (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

/* Abstract */

static void
mark (PangoAttrList *marks, guint start, guint end)
{
  PangoAttribute *attributes[] = { pango_attr_background_new (0xfdfd, 0xf0f0, 0xc4c4),
                                   pango_attr_foreground_new (0x1f1f, 0x2323, 0x2525),
                                   pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = start;
      attributes[i]->end_index = end;
      pango_attr_list_insert (marks, attributes[i]);
    }
}

/* Marks each place of the word searched for. Text is folded character by character, so that places are known. */
static void
mark_word (AnalectRecordPane *pane, const char *text)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) places =
      g_array_new (FALSE, FALSE, sizeof (guint)); /* for each byte of FOLDED, its byte of TEXT */
  gsize n_word = strlen (pane->word);

  for (const char *p = text; n_word > 0 && *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *fold = analect_record_fold (character);
      guint place = (guint) (p - text);

      g_string_append (folded, fold);
      while (places->len < folded->len)
        g_array_append_val (places, place);
    }
  for (const char *at = n_word > 0 ? strstr (folded->str, pane->word) : NULL; at != NULL;
       at = strstr (at + n_word, pane->word))
    {
      guint first = (guint) (at - folded->str), last = first + (guint) n_word - 1;
      const char *end = text + g_array_index (places, guint, last);

      mark (marks, g_array_index (places, guint, first), (guint) (g_utf8_next_char (end) - text));
    }
  gtk_label_set_attributes (GTK_LABEL (pane->abstract), marks);
}

static void
show_abstract (AnalectRecordPane *pane, const char *text, gboolean one)
{
  gtk_label_set_text (GTK_LABEL (pane->abstract), text);
  mark_word (pane, text);
  gtk_widget_set_visible (pane->abstract, *text != '\0');
  gtk_widget_set_visible (pane->no_abstract, one && *text == '\0');
  gtk_widget_set_visible (pane->abstract_head, one);
}

/* Facts */

static GtkWidget *
make_value (const AnalectFact *fact)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (fact->is_doi)
    {
      g_autofree char *address = g_uri_escape_string (fact->text, "/:;().-_", TRUE);
      g_autofree char *markup = g_markup_printf_escaped ("<a href=\"https://doi.org/%s\">%s</a>", address, fact->text);

      gtk_label_set_markup (GTK_LABEL (label), markup);
    }
  else
    {
      gtk_label_set_text (GTK_LABEL (label), fact->text);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      /* What can be selected would otherwise be a stop on the way through the pane. */
      gtk_widget_set_focusable (label, FALSE);
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
show_facts (AnalectRecordPane *pane, const GArray *facts)
{
  empty (pane->facts);
  for (guint i = 0; i < facts->len; i++)
    {
      const AnalectFact *fact = &g_array_index (facts, AnalectFact, i);
      GtkWidget *label = gtk_label_new (fact->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
      gtk_widget_add_css_class (label, "an-dim");
      gtk_widget_set_size_request (label, 84, -1);
      gtk_grid_attach (GTK_GRID (pane->facts), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (pane->facts), make_value (fact), 1, (int) i, 1, 1);
    }
}

/* Texts and history */

static GtkWidget *
make_row (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  return label;
}

static void
show_texts (AnalectRecordPane *pane, AnalectId reference)
{
  const AnalectRows *rows = analect_workbench_get_rows (pane->workbench);
  g_autofree char *label = NULL;

  g_clear_pointer (&pane->documents, g_array_unref);
  pane->documents = analect_record_texts (pane->workbench, reference);
  empty (pane->texts);
  for (guint i = 0; i < pane->documents->len; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, g_array_index (pane->documents, AnalectId, i));
      const char *title = analect_row_string (row, ANALECT_DOCUMENT_TITLE);
      AnalectText *text = analect_row_text (row, ANALECT_DOCUMENT_TEXT);
      guint n = text ? analect_text_get_length (text) : 0;
      g_autofree char *size = g_strdup_printf (ngettext ("%'u character", "%'u characters", n), n);
      g_autofree char *line = g_strdup_printf ("%s\n%s", *title != '\0' ? title : _ ("Text without title"), size);

      gtk_list_box_append (GTK_LIST_BOX (pane->texts), make_row (line));
    }
  gtk_widget_set_visible (pane->texts, pane->documents->len > 0);
  gtk_widget_set_visible (pane->no_texts, pane->documents->len == 0);
  /* Translators: label of a switch: the texts of a record, and how many there are */
  label = pane->documents->len > 0 ? g_strdup_printf (_ ("Texts %u"), pane->documents->len) : g_strdup (_ ("Texts"));
  gtk_button_set_label (GTK_BUTTON (pane->toggles[PAGE_TEXTS]), label);
}

static void
show_history (AnalectRecordPane *pane, AnalectRecordItem *item)
{
  g_auto (GStrv) lines = analect_record_history (item);

  empty (pane->history);
  for (guint i = 0; lines[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (pane->history), make_row (lines[i]));
  if (lines[0] == NULL)
    gtk_list_box_append (GTK_LIST_BOX (pane->history), make_row (_ ("Nothing was decided yet")));
}

/* What is shown */

static void
show_one (AnalectRecordPane *pane, AnalectRecordItem *item)
{
  const AnalectRow *row = analect_record_item_get_row (item);
  const char *title = analect_row_string (row, ANALECT_REFERENCE_TITLE);
  g_autofree char *source = analect_record_source_line (row);
  g_autoptr (GArray) facts = analect_record_facts (item);

  set_line (pane->title, *title != '\0' ? title : _ ("Without title"));
  set_line (pane->authors, analect_row_string (row, ANALECT_REFERENCE_AUTHORS));
  set_line (pane->source, source);
  show_abstract (pane, analect_row_string (row, ANALECT_REFERENCE_ABSTRACT), TRUE);
  show_facts (pane, facts);
  show_texts (pane, item->reference);
  show_history (pane, item);
  analect_characteristics_form_set_study (ANALECT_CHARACTERISTICS_FORM (pane->form), item->study);
}

static void
show_many (AnalectRecordPane *pane)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) facts = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < pane->ids->len; i++)
    {
      AnalectRecordItem *item = analect_record_model_find (pane->model, g_array_index (pane->ids, AnalectId, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  facts = analect_record_common_facts ((AnalectRecordItem *const *) items->pdata, items->len);
  if (items->len == 0)
    title = g_strdup (_ ("No record selected"));
  else
    title = g_strdup_printf (ngettext ("%u record selected", "%u records selected", items->len), items->len);
  set_line (pane->title, title);
  set_line (pane->authors, items->len > 0 && facts->len > 0 ? _ ("What they have in common:") : "");
  set_line (pane->source, "");
  show_abstract (pane, "", FALSE);
  show_facts (pane, facts);
  analect_characteristics_form_set_study (ANALECT_CHARACTERISTICS_FORM (pane->form), ANALECT_ID_NONE);
}

static AnalectRecordItem *
get_item (AnalectRecordPane *pane)
{
  return pane->ids->len == 1 ? analect_record_model_find (pane->model, g_array_index (pane->ids, AnalectId, 0)) : NULL;
}

static void
show_page (AnalectRecordPane *pane)
{
  gboolean one = get_item (pane) != NULL;
  const char *name = page_names[PAGE_RECORD];

  for (guint i = 0; i < N_PAGES && one; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pane->toggles[i])))
      name = page_names[i];
  gtk_widget_set_visible (pane->toggles_box, one);
  gtk_stack_set_visible_child_name (GTK_STACK (pane->stack), pane->edited != ANALECT_ID_NONE ? "edit" : name);
}

static void
show (AnalectRecordPane *pane)
{
  AnalectRecordItem *item = get_item (pane);

  if (item != NULL && analect_record_item_get_row (item) != NULL)
    show_one (pane, item);
  else
    show_many (pane);
  show_page (pane);
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "record.edit", item != NULL);
}

static void
on_edit_done (AnalectRecordPane *pane)
{
  pane->edited = ANALECT_ID_NONE;
  show (pane);
  gtk_widget_activate_action (GTK_WIDGET (pane), "page.focus-table", NULL);
}

void
analect_record_pane_set_records (AnalectRecordPane *pane, const GArray *ids)
{
  g_return_if_fail (ANALECT_IS_RECORD_PANE (pane));
  /* What was typed is not lost by going elsewhere. */
  if (pane->edited != ANALECT_ID_NONE
      && (ids == NULL || ids->len != 1 || g_array_index (ids, AnalectId, 0) != pane->edited))
    {
      pane->edited = ANALECT_ID_NONE;
      analect_record_edit_save (ANALECT_RECORD_EDIT (pane->edit));
    }
  g_array_set_size (pane->ids, 0);
  if (ids != NULL)
    g_array_append_vals (pane->ids, ids->data, ids->len);
  show (pane);
}

void
analect_record_pane_set_word (AnalectRecordPane *pane, const char *word)
{
  g_return_if_fail (ANALECT_IS_RECORD_PANE (pane));
  if (strcmp (word, pane->word) == 0)
    return;
  g_free (pane->word);
  pane->word = g_strdup (word);
  show (pane);
}

void
analect_record_pane_edit (AnalectRecordPane *pane)
{
  AnalectRecordItem *item;

  g_return_if_fail (ANALECT_IS_RECORD_PANE (pane));
  item = get_item (pane);
  if (item == NULL || !analect_workbench_may_change (pane->workbench))
    return;
  pane->edited = item->reference;
  show_page (pane);
  analect_record_edit_begin (ANALECT_RECORD_EDIT (pane->edit), item->reference);
}

/* What the user does */

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  analect_record_pane_edit (ANALECT_RECORD_PANE (widget));
}

static void
on_text (GtkListBox *list, GtkListBoxRow *row, AnalectRecordPane *pane)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (pane->documents != NULL && index < pane->documents->len)
    analect_workbench_go_to (pane->workbench, ANALECT_GO_TO_DOCUMENT,
                             g_array_index (pane->documents, AnalectId, index));
}

/* The object */

static GtkWidget *
make_scrolled (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_widget_set_margin_start (child, 16);
  gtk_widget_set_margin_end (child, 16);
  gtk_widget_set_margin_bottom (child, 16);
  return scrolled;
}

static GtkWidget *
make_text (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_lines (GTK_LABEL (label), 5);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_head (AnalectRecordPane *pane)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  pane->title = make_text ("an-title");
  pane->authors = make_text ("an-small");
  pane->source = make_text ("an-small");
  gtk_widget_add_css_class (pane->source, "an-dim");
  gtk_box_append (GTK_BOX (head), pane->title);
  gtk_box_append (GTK_BOX (head), pane->authors);
  gtk_box_append (GTK_BOX (head), pane->source);
  gtk_widget_set_margin_start (head, 16);
  gtk_widget_set_margin_end (head, 16);
  gtk_widget_set_margin_top (head, 14);
  return head;
}

static GtkWidget *
make_toggles (AnalectRecordPane *pane)
{
  const char *labels[N_PAGES] = { _ ("Record"), _ ("Characteristics"), _ ("Texts"), _ ("History") };

  pane->toggles_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (pane->toggles_box, "linked");
  gtk_widget_add_css_class (pane->toggles_box, "an-switch");
  for (guint i = 0; i < N_PAGES; i++)
    {
      GtkWidget *toggle = pane->toggles[i] = gtk_toggle_button_new_with_label (labels[i]);

      gtk_widget_set_hexpand (toggle, TRUE);
      analect_narrow_button (GTK_BUTTON (toggle));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (pane->toggles[0]));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), i == 0);
      g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (show_page), pane);
      gtk_box_append (GTK_BOX (pane->toggles_box), toggle);
    }
  gtk_widget_set_margin_start (pane->toggles_box, 16);
  gtk_widget_set_margin_end (pane->toggles_box, 16);
  gtk_widget_set_margin_top (pane->toggles_box, 12);
  gtk_widget_set_margin_bottom (pane->toggles_box, 12);
  return pane->toggles_box;
}

static GtkWidget *
make_record (AnalectRecordPane *pane)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *heading = gtk_label_new (_ ("Abstract"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Edit"));

  gtk_widget_add_css_class (heading, "an-heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "an-small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit");
  gtk_widget_set_tooltip_text (button, _ ("Edit the record (F2)"));
  pane->abstract_head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (pane->abstract_head), heading);
  gtk_box_append (GTK_BOX (pane->abstract_head), button);
  pane->abstract = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (pane->abstract), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (pane->abstract), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (pane->abstract), TRUE);
  gtk_label_set_xalign (GTK_LABEL (pane->abstract), 0);
  gtk_widget_add_css_class (pane->abstract, "an-abstract");
  pane->no_abstract = gtk_label_new (_ ("No abstract in the record"));
  gtk_label_set_xalign (GTK_LABEL (pane->no_abstract), 0);
  gtk_widget_add_css_class (pane->no_abstract, "an-dim");
  pane->facts = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (pane->facts), 8);
  gtk_grid_set_row_spacing (GTK_GRID (pane->facts), 6);
  gtk_widget_add_css_class (pane->facts, "an-small");
  gtk_widget_set_margin_top (pane->facts, 4);
  gtk_box_append (GTK_BOX (box), pane->abstract_head);
  gtk_box_append (GTK_BOX (box), pane->abstract);
  gtk_box_append (GTK_BOX (box), pane->no_abstract);
  gtk_box_append (GTK_BOX (box), pane->facts);
  return make_scrolled (box);
}

static GtkWidget *
make_texts (AnalectRecordPane *pane)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  pane->texts = gtk_list_box_new ();
  gtk_widget_add_css_class (pane->texts, "an-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane->texts), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Texts"), -1);
  g_signal_connect (pane->texts, "row-activated", G_CALLBACK (on_text), pane);
  pane->no_texts = gtk_label_new (_ ("This record has no text yet. Drop its PDF or text file here, or choose Import…"));
  gtk_label_set_wrap (GTK_LABEL (pane->no_texts), TRUE);
  gtk_label_set_xalign (GTK_LABEL (pane->no_texts), 0);
  gtk_widget_add_css_class (pane->no_texts, "an-dim");
  gtk_box_append (GTK_BOX (box), pane->texts);
  gtk_box_append (GTK_BOX (box), pane->no_texts);
  return make_scrolled (box);
}

static GtkWidget *
make_history (AnalectRecordPane *pane)
{
  pane->history = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (pane->history), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (pane->history, "an-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane->history), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("History"), -1);
  return make_scrolled (pane->history);
}

static void
analect_record_pane_dispose (GObject *object)
{
  AnalectRecordPane *pane = ANALECT_RECORD_PANE (object);

  g_clear_pointer (&pane->root, gtk_widget_unparent);
  g_clear_object (&pane->model);
  g_clear_object (&pane->workbench);
  G_OBJECT_CLASS (analect_record_pane_parent_class)->dispose (object);
}

static void
analect_record_pane_finalize (GObject *object)
{
  AnalectRecordPane *pane = ANALECT_RECORD_PANE (object);

  g_array_unref (pane->ids);
  g_clear_pointer (&pane->documents, g_array_unref);
  g_free (pane->word);
  G_OBJECT_CLASS (analect_record_pane_parent_class)->finalize (object);
}

static void
analect_record_pane_class_init (AnalectRecordPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_record_pane_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_record_pane_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit);
}

static void
analect_record_pane_init (AnalectRecordPane *pane)
{
  pane->ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  pane->word = g_strdup ("");
}

GtkWidget *
analect_record_pane_new (AnalectWorkbench *workbench, AnalectRecordModel *model)
{
  AnalectRecordPane *pane = g_object_new (ANALECT_TYPE_RECORD_PANE, NULL);
  GtkStack *stack;

  pane->workbench = g_object_ref (workbench);
  pane->model = g_object_ref (model);
  pane->stack = gtk_stack_new ();
  stack = GTK_STACK (pane->stack);
  gtk_widget_set_vexpand (pane->stack, TRUE);
  pane->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (pane->root, "view");
  gtk_box_append (GTK_BOX (pane->root), make_head (pane));
  gtk_box_append (GTK_BOX (pane->root), make_toggles (pane));
  gtk_box_append (GTK_BOX (pane->root), pane->stack);
  gtk_widget_set_parent (pane->root, GTK_WIDGET (pane));
  pane->form = analect_characteristics_form_new (workbench);
  pane->edit = analect_record_edit_new (workbench);
  gtk_stack_add_named (stack, make_record (pane), page_names[PAGE_RECORD]);
  gtk_stack_add_named (stack, pane->form, page_names[PAGE_CHARACTERISTICS]);
  gtk_stack_add_named (stack, make_texts (pane), page_names[PAGE_TEXTS]);
  gtk_stack_add_named (stack, make_history (pane), page_names[PAGE_HISTORY]);
  gtk_stack_add_named (stack, pane->edit, "edit");
  g_signal_connect_object (pane->edit, "done", G_CALLBACK (on_edit_done), pane, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "renewed", G_CALLBACK (show), pane, G_CONNECT_SWAPPED);
  show (pane);
  return GTK_WIDGET (pane);
}
