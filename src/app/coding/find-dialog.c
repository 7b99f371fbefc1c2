/* Finding and coding in all texts; see the header.
 *
 * The search runs in a worker on a snapshot; what it finds is thrown away when the words are others by then, and places
 * whose text has changed since are not coded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "find-dialog.h"

#include "code-chooser.h"
#include "dialog.h"
#include "document-item.h"
#include "edit-coding.h"
#include "find-text.h"

#include <glib/gi18n.h>

/* More places than these are not shown, and not coded. */
#define MAX_SHOWN 2000

/* How many characters of the text are shown around a place. */
#define BEFORE 24
#define BEHIND 120

#define FIND_ROW_TYPE (find_row_get_type ())
G_DECLARE_FINAL_TYPE (FindRow, find_row, FIND, ROW, GObject)

/* One place that was found. */
struct _FindRow
{
  GObject parent_instance;

  AnalectHit hit;
  AnalectText *text; /* it was found in */
  char *study, *line;
  gboolean wanted;
};

G_DEFINE_FINAL_TYPE (FindRow, find_row, G_TYPE_OBJECT)

static void
find_row_finalize (GObject *object)
{
  FindRow *row = FIND_ROW (object);

  g_clear_pointer (&row->text, analect_text_unref);
  g_free (row->study);
  g_free (row->line);
  G_OBJECT_CLASS (find_row_parent_class)->finalize (object);
}

static void
find_row_class_init (FindRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = find_row_finalize;
}

static void
find_row_init (FindRow *row)
{
  row->wanted = TRUE;
}

typedef struct
{
  AnalectWorkbench *workbench;
  GtkWindow *window;
  GtkWidget *entry, *findings, *regex, *status, *chooser, *apply;
  GListStore *rows;
  GCancellable *search;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *self = data;

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_object_unref (self->rows);
  g_object_unref (self->workbench);
  g_free (self);
}

/* What can be done now */

static guint
count_wanted (Finding *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (FindRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      n += row->wanted ? 1 : 0;
    }
  return n;
}

static void
renew_button (Finding *self)
{
  guint n = count_wanted (self);
  g_autofree char *label = g_strdup_printf (ngettext ("Co_de %u place", "Co_de %u places", n), n);

  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (
      self->apply, n > 0 && analect_code_chooser_get_code (ANALECT_CODE_CHOOSER (self->chooser)) != ANALECT_ID_NONE);
}

/* Searching */

typedef struct
{
  AnalectRows *rows;
  AnalectTextPattern *pattern;
  int role;
} Search;

static void
search_free (Search *search)
{
  analect_rows_unref (search->rows);
  analect_text_pattern_free (search->pattern);
  g_free (search);
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;
  GArray *hits = analect_find_text (search->rows, search->pattern, search->role, cancellable, &error);

  if (hits == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, hits, (GDestroyNotify) g_array_unref);
}

/* The hit with what stands around it, the hit near the beginning so that it is seen in a narrow row. */
static char *
make_line (const AnalectText *text, AnalectRange hit)
{
  guint length = analect_text_get_length (text);
  guint start = hit.start > BEFORE ? hit.start - BEFORE : 0, end = MIN (hit.end + BEHIND, length);
  g_autofree char *words = analect_text_slice (text, start, end);

  for (char *at = words; *at != '\0'; at++)
    if (g_ascii_isspace (*at))
      *at = ' ';
  return g_strconcat (start > 0 ? "…" : "", words, end < length ? "…" : "", NULL);
}

static void
show_hits (Finding *self, const AnalectRows *rows, const GArray *hits)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *status = NULL;

  for (guint i = 0; i < MIN (hits->len, MAX_SHOWN); i++)
    {
      FindRow *row = g_object_new (FIND_ROW_TYPE, NULL);

      row->hit = g_array_index (hits, AnalectHit, i);
      row->text =
          analect_text_ref (analect_row_text (analect_rows_get (rows, row->hit.document), ANALECT_DOCUMENT_TEXT));
      row->line = make_line (row->text, row->hit.range);
      row->study = g_strdup (analect_workbench_get_study_label (
          self->workbench, analect_document_study (self->workbench, row->hit.document)));
      g_ptr_array_add (list, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), list->pdata, list->len);
  if (hits->len > MAX_SHOWN)
    status = g_strdup_printf (_ ("%u places, the first %u are shown"), hits->len, MAX_SHOWN);
  else
    status = g_strdup_printf (ngettext ("%u place", "%u places", hits->len), hits->len);
  gtk_label_set_text (GTK_LABEL (self->status), status);
  renew_button (self);
}

static void
searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = g_task_propagate_pointer (G_TASK (result), &error);
  Finding *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_get_data (source, "finding");
  if (self == NULL)
    return;
  if (hits != NULL)
    show_hits (self, ((Search *) g_task_get_task_data (G_TASK (result)))->rows, hits);
  else
    gtk_label_set_text (GTK_LABEL (self->status), error->message);
}

static void
search (Finding *self)
{
  AnalectPatternKind kind =
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->regex)) ? ANALECT_PATTERN_REGEX : ANALECT_PATTERN_WORDS;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  AnalectTextPattern *pattern = *words != '\0' ? analect_text_pattern_new (kind, words, &error) : NULL;
  g_autoptr (GTask) task = NULL;
  Search *work;

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (pattern == NULL)
    {
      g_list_store_remove_all (self->rows);
      gtk_label_set_text (GTK_LABEL (self->status), error ? error->message : "");
      renew_button (self);
      return;
    }
  self->search = g_cancellable_new ();
  work = g_new0 (Search, 1);
  work->rows = analect_project_snapshot (analect_workbench_get_project (self->workbench));
  work->pattern = pattern;
  work->role = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->findings)) ? ANALECT_SECTION_ROLE_FINDINGS : -1;
  task = g_task_new (self->window, self->search, searched, NULL);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, work, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_in_thread);
}

/* Coding */

/* FALSE when the project refused it for another reason than that it is coded so already. */
static gboolean
code_hit (Finding *self, FindRow *row, AnalectId code, AnalectId coder, guint *n)
{
  AnalectProject *project = analect_workbench_get_project (self->workbench);
  const AnalectRow *document = analect_rows_get (analect_workbench_get_rows (self->workbench), row->hit.document);
  AnalectPassage passage = { .document = row->hit.document,
                             .start = row->hit.range.start,
                             .end = row->hit.range.end,
                             .code = code,
                             .coder = coder,
                             .direction = ANALECT_DIRECTION_UNSTATED,
                             .at = analect_time_now () };
  g_autoptr (GError) error = NULL;
  AnalectChange *change;

  if (document == NULL || !analect_text_equal (analect_row_text (document, ANALECT_DOCUMENT_TEXT), row->text))
    return TRUE;
  change = analect_edit_code (project, &passage, &error);
  if (g_error_matches (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE))
    return TRUE;
  if (!analect_workbench_take (self->workbench, change, g_steal_pointer (&error)))
    return FALSE;
  (*n)++;
  return TRUE;
}

static void
code_all (Finding *self)
{
  AnalectProject *project = analect_workbench_get_project (self->workbench);
  AnalectId code = analect_code_chooser_get_code (ANALECT_CODE_CHOOSER (self->chooser));
  AnalectId coder;
  g_autofree char *text = NULL;
  gboolean good = TRUE;
  guint n = 0;

  if (code == ANALECT_ID_NONE || !analect_workbench_may_change (self->workbench))
    return;
  coder = analect_workbench_need_coder (self->workbench);
  analect_project_begin_step (project, _ ("Code all places found"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)) && good; i++)
    {
      g_autoptr (FindRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (row->wanted)
        good = code_hit (self, row, code, coder, &n);
    }
  if (!good)
    {
      analect_project_cancel_step (project);
      return;
    }
  analect_project_end_step (project);
  text = g_strdup_printf (ngettext ("%u place coded", "%u places coded", n), n);
  analect_workbench_toast (self->workbench, text, n > 0);
  gtk_window_destroy (self->window);
}

/* Building */

static void
row_toggled (GtkCheckButton *check, gpointer data)
{
  FindRow *row = g_object_get_data (G_OBJECT (check), "row");

  if (row == NULL)
    return;
  row->wanted = gtk_check_button_get_active (check);
  renew_button (data);
}

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_check_button_new (), *study = gtk_label_new (""), *line = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (study), 0);
  gtk_label_set_width_chars (GTK_LABEL (study), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (study), 18);
  gtk_label_set_ellipsize (GTK_LABEL (study), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (study, "an-dim");
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line, TRUE);
  g_signal_connect (check, "toggled", G_CALLBACK (row_toggled), data);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), study);
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_item_set_child (item, box);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  FindRow *row = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *study = gtk_widget_get_next_sibling (check), *line = gtk_widget_get_next_sibling (study);

  g_object_set_data (G_OBJECT (check), "row", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), row->wanted);
  g_object_set_data_full (G_OBJECT (check), "row", g_object_ref (row), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, row->line, -1);
  gtk_label_set_text (GTK_LABEL (study), row->study);
  gtk_label_set_text (GTK_LABEL (line), row->line);
  gtk_widget_set_tooltip_text (line, row->line);
}

static GtkWidget *
make_list (Finding *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (), *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)))),
                            factory);
  gtk_widget_add_css_class (list, "an-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Places found"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_query (Finding *self, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words to find in all texts"), -1);
  self->findings = gtk_check_button_new_with_mnemonic (_ ("In _findings only"));
  self->regex = gtk_check_button_new_with_mnemonic (_ ("_Regular expression"));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->findings);
  gtk_box_append (GTK_BOX (box), self->regex);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words ? words : "");
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->findings, "toggled", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->regex, "toggled", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_destroy), self->window);
  return box;
}

static GtkWidget *
make_body (Finding *self, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Code them with"));

  self->chooser = analect_code_chooser_new (self->workbench, ANALECT_ID_NONE);
  gtk_widget_set_size_request (self->chooser, 260, -1);
  gtk_widget_set_vexpand (self->chooser, TRUE);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (renew_button), self);
  self->status = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_widget_add_css_class (self->status, "an-meta");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (right), title);
  gtk_box_append (GTK_BOX (right), self->chooser);
  gtk_box_append (GTK_BOX (both), make_list (self));
  gtk_box_append (GTK_BOX (both), right);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), make_query (self, words));
  gtk_box_append (GTK_BOX (box), both);
  gtk_box_append (GTK_BOX (box), self->status);
  return box;
}

static GtkWidget *
make_header (Finding *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->apply = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->apply), TRUE);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->apply);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (code_all), self);
  return header;
}

GtkWindow *
analect_find_dialog_show (AnalectWorkbench *workbench, GtkWindow *parent, const char *words)
{
  Finding *self = g_new0 (Finding, 1);

  self->workbench = g_object_ref (workbench);
  self->rows = g_list_store_new (FIND_ROW_TYPE);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_set_data_full (G_OBJECT (self->window), "finding", self, finding_free);
  gtk_window_set_title (self->window, _ ("Find in all texts"));
  gtk_window_set_titlebar (self->window, make_header (self));
  gtk_window_set_child (self->window, make_body (self, words));
  gtk_window_set_default_size (self->window, 900, 560);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, parent);
  gtk_widget_add_css_class (GTK_WIDGET (self->window), "an");
  analect_dialog_close_on_escape (self->window);
  renew_button (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->entry);
  search (self);
  return self->window;
}
