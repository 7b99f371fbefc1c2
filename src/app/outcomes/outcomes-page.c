/* The Outcomes workspace; see the header.
 *
 * What is selected is a code; plot, table and evidence each show it in their way, and whichever the reader uses tells
 * the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outcomes-page.h"

#include "chart-options.h"
#include "empty-state.h"
#include "evidence-list.h"
#include "export-dialog.h"
#include "gallery.h"
#include "hint-bar.h"
#include "look.h"
#include "outcomes-table.h"
#include "plot-view.h"
#include "settings.h"

#include <string.h>

#include <glib/gi18n.h>

/* Changes of the project come in bursts; a chart that takes longer than the second is seen to be waited for. */
#define SIDE_WIDTH  220 /* of the options, at least, at the usual size of text */
#define BURST_MS    60
#define PATIENCE_MS 400

struct _AnalectOutcomesPage
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  guint kind; /* of chart */
  AnalectChart *chart;
  AnalectId selected; /* code; none at first */
  AnalectId group;    /* of studies, whose mark is selected; none: all */
  gboolean stale;     /* to be computed when shown */
  guint serial;       /* of the last computation asked for */
  GCancellable *cancellable;
  guint burst, patience; /* sources */

  GtkWidget *root, *gallery_place, *options_paned, *evidence_paned, *chart_stack, *plot_scrolled, *side, *side_top;
  GtkWidget *title, *below, *below_stack, *show_evidence, *show_table, *sentence_name, *sentence, *chart_tools;
  GtkWidget *gallery, *plot, *options, *evidence, *table, *hints;
};

G_DEFINE_FINAL_TYPE (AnalectOutcomesPage, analect_outcomes_page, GTK_TYPE_WIDGET)

/* Hints */

static void
show_hints (AnalectOutcomesPage *page, gboolean in_evidence)
{
  const AnalectHint chart[] = {
    { "← → ↑ ↓", _ ("Walk the marks") }, { "Enter", _ ("Evidence") }, { "T", _ ("Table") }, { "Ctrl+C", _ ("Copy") },
    { "Ctrl+E", _ ("Export") },          { "+ − 0", _ ("Zoom") },
  };
  const AnalectHint evidence[] = {
    { "Enter", _ ("Open in text") },
    { "Ctrl+C", _ ("Copy with source") },
    { "T", _ ("Table") },
    { "Ctrl+E", _ ("Export") },
    { "Alt+←", _ ("Back") },
  };

  if (in_evidence)
    analect_hint_bar_set_hints (ANALECT_HINT_BAR (page->hints), evidence, G_N_ELEMENTS (evidence));
  else
    analect_hint_bar_set_hints (ANALECT_HINT_BAR (page->hints), chart, G_N_ELEMENTS (chart));
}

static void
on_evidence_entered (AnalectOutcomesPage *page)
{
  show_hints (page, TRUE);
}

static void
on_evidence_left (AnalectOutcomesPage *page)
{
  show_hints (page, FALSE);
}

/* What is selected */

/* The series of the mark that is selected. */
static guint
get_series (AnalectOutcomesPage *page)
{
  return page->chart ? analect_chart_find_group (page->chart, page->group) : 0;
}

/* The mark in words: its name, the numbers, and how many codings it rests on. A long name gives way to the numbers. */
static void
show_sentence (AnalectOutcomesPage *page, int row, guint n_codings)
{
  g_autofree char *codings = g_strdup_printf (ngettext ("%u coding", "%u codings", n_codings), n_codings);
  g_autofree char *text = NULL, *whole = NULL, *name = NULL;
  const char *sentence = "", *numbers = "";

  if (row >= 0)
    {
      sentence = analect_chart_get_sentence (page->chart, (guint) row, get_series (page), &name);
      numbers = g_str_has_prefix (sentence, name) ? sentence + strlen (name) : sentence;
      /* Translators: what a mark says (studies, share, interval), and the codings behind it. */
      text = g_strdup_printf (_ ("%s, %s"), numbers, codings);
      whole = g_strconcat (numbers == sentence ? "" : name, text, NULL);
    }
  gtk_label_set_text (GTK_LABEL (page->sentence_name), numbers == sentence ? "" : name);
  gtk_label_set_text (GTK_LABEL (page->sentence), text ? text : "");
  gtk_widget_set_tooltip_text (page->sentence_name, whole);
  gtk_widget_set_tooltip_text (page->sentence, whole);
}

static void
show_evidence (AnalectOutcomesPage *page)
{
  int row = page->chart ? analect_chart_find_code (page->chart, page->selected) : -1;
  g_autoptr (GArray) codings =
      row >= 0 ? page->chart->kind->evidence (page->chart, (guint) row, get_series (page)) : NULL;

  analect_evidence_list_set_empty_text (ANALECT_EVIDENCE_LIST (page->evidence),
                                        row >= 0 ? _ ("No coding stands behind this mark")
                                                 : _ ("Select a mark to see what it rests on"));
  analect_evidence_list_set_codings (ANALECT_EVIDENCE_LIST (page->evidence), codings);
  show_sentence (page, row, codings ? codings->len : 0);
}

/* The table is filled only where it is looked at. */
static void
fill_table (AnalectOutcomesPage *page)
{
  if (page->chart == NULL || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->show_table)))
    return;
  analect_outcomes_table_set_chart (ANALECT_OUTCOMES_TABLE (page->table), page->chart);
  analect_outcomes_table_select (ANALECT_OUTCOMES_TABLE (page->table),
                                 analect_chart_find_code (page->chart, page->selected));
}

/* Selects the code of row ROW of the chart everywhere; in the chart, the mark of the group at hand. */
static void
select_row (AnalectOutcomesPage *page, int row)
{
  g_autofree char *id = row >= 0 ? analect_chart_mark_id (page->chart, (guint) row, get_series (page)) : NULL;

  page->selected = row >= 0 ? g_array_index (page->chart->codes, AnalectId, row) : ANALECT_ID_NONE;
  analect_plot_view_set_selected (ANALECT_PLOT_VIEW (page->plot), id);
  analect_outcomes_table_select (ANALECT_OUTCOMES_TABLE (page->table), row);
  show_evidence (page);
}

static void
on_mark_selected (AnalectPlotView *plot, const char *id, AnalectOutcomesPage *page)
{
  guint series = 0;
  int row = page->chart ? analect_chart_find_mark (page->chart, id, &series) : -1;

  if (row < 0)
    return;
  page->group = analect_chart_get_group (page->chart, series);
  page->selected = g_array_index (page->chart->codes, AnalectId, row);
  analect_outcomes_table_select (ANALECT_OUTCOMES_TABLE (page->table), row);
  show_evidence (page);
}

static void
focus_evidence (AnalectOutcomesPage *page)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->show_evidence), TRUE);
  analect_evidence_list_focus_row (ANALECT_EVIDENCE_LIST (page->evidence), 0);
}

static void
on_row_selected (AnalectOutcomesTable *table, guint row, AnalectOutcomesPage *page)
{
  select_row (page, (int) row);
}

/* Computing */

static AnalectScene *
lay_out (double width, double height, const AnalectPlotStyle *style, gpointer data)
{
  return analect_chart_lay_out (data, width, height, style, width <= 0);
}

/* Whether there is anything to draw, and what to say if not. */
static void
show_state (AnalectOutcomesPage *page)
{
  gboolean coded = analect_rows_count (analect_workbench_get_rows (page->workbench), ANALECT_KIND_CODING) > 0;
  gboolean drawn = coded && page->chart != NULL;

  if (!coded)
    gtk_stack_set_visible_child_name (GTK_STACK (page->chart_stack), "empty");
  else if (page->chart != NULL && page->chart->codes->len == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (page->chart_stack), "nothing");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (page->chart_stack), "chart");
  gtk_widget_set_visible (page->below, coded);
  gtk_widget_set_visible (page->chart_tools, coded);
  gtk_widget_set_visible (page->title, drawn);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "outcomes.export", drawn);
}

static void
show_chart (AnalectOutcomesPage *page, AnalectChart *chart)
{
  int row = analect_chart_find_code (chart, page->selected);
  guint total, included;

  g_clear_pointer (&page->chart, analect_chart_unref);
  page->chart = analect_chart_ref (chart);
  gtk_label_set_text (GTK_LABEL (page->title), analect_chart_get_title (chart));
  gtk_widget_set_tooltip_text (page->title, analect_chart_get_title (chart));
  analect_plot_view_set_title (ANALECT_PLOT_VIEW (page->plot), analect_chart_get_title (chart));
  analect_plot_view_set_layout (ANALECT_PLOT_VIEW (page->plot), lay_out, analect_chart_ref (chart),
                                (GDestroyNotify) analect_chart_unref);
  fill_table (page);
  analect_chart_get_total (chart, &total, &included);
  analect_chart_options_set_total (ANALECT_CHART_OPTIONS (page->options), chart->choice.count.count.unit, total,
                                   included);
  analect_gallery_set_picture (ANALECT_GALLERY (page->gallery), page->kind, chart, NULL);
  if (row < 0 && chart->codes->len > 0)
    row = 0;
  select_row (page, row);
  show_state (page);
}

/* What a worker computes. */
typedef struct
{
  const AnalectChartKind *kind;
  AnalectRows *rows;
  AnalectChartChoice choice;
  guint serial;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  analect_rows_unref (job->rows);
  g_free (job);
}

static void
compute (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  /* One that is superseded before it begins costs nothing. */
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, analect_chart_new (job->kind, job->rows, &job->choice),
                           (GDestroyNotify) analect_chart_unref);
}

static void
on_computed (GObject *source, GAsyncResult *result, gpointer data)
{
  AnalectOutcomesPage *page = ANALECT_OUTCOMES_PAGE (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (AnalectChart) chart = g_task_propagate_pointer (G_TASK (result), NULL);

  if (chart == NULL || page->workbench == NULL || job->serial != page->serial)
    return;
  g_clear_handle_id (&page->patience, g_source_remove);
  analect_plot_view_set_waiting (ANALECT_PLOT_VIEW (page->plot), FALSE);
  show_chart (page, chart);
}

static gboolean
on_patience (gpointer data)
{
  AnalectOutcomesPage *page = data;

  page->patience = 0;
  analect_plot_view_set_waiting (ANALECT_PLOT_VIEW (page->plot), TRUE);
  return G_SOURCE_REMOVE;
}

static void
refresh (AnalectOutcomesPage *page)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_clear_handle_id (&page->burst, g_source_remove);
  page->stale = !gtk_widget_get_mapped (GTK_WIDGET (page));
  if (page->stale)
    return;
  show_state (page);
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  page->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->kind = &analect_chart_kinds[page->kind];
  job->rows = analect_project_snapshot (analect_workbench_get_project (page->workbench));
  job->serial = ++page->serial;
  analect_chart_options_get (ANALECT_CHART_OPTIONS (page->options), &job->choice);
  task = g_task_new (page, page->cancellable, on_computed, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compute);
  if (page->patience == 0)
    page->patience = g_timeout_add (PATIENCE_MS, on_patience, page);
}

static gboolean
on_burst_over (gpointer data)
{
  AnalectOutcomesPage *page = data;

  page->burst = 0;
  refresh (page);
  return G_SOURCE_REMOVE;
}

static void
on_changed (AnalectWorkbench *workbench, const AnalectDelta *delta, AnalectOutcomesPage *page)
{
  page->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (page)) && page->burst == 0)
    page->burst = g_timeout_add (BURST_MS, on_burst_over, page);
}

static void
analect_outcomes_page_map (GtkWidget *widget)
{
  AnalectOutcomesPage *page = ANALECT_OUTCOMES_PAGE (widget);

  GTK_WIDGET_CLASS (analect_outcomes_page_parent_class)->map (widget);
  if (page->stale)
    refresh (page);
}

static void
on_kind_chosen (AnalectGallery *gallery, guint kind, AnalectOutcomesPage *page)
{
  page->kind = kind;
  refresh (page);
}

void
analect_outcomes_page_show (AnalectOutcomesPage *page, AnalectId code)
{
  const AnalectCodebookEntry *entry;
  AnalectChartChoice choice;

  g_return_if_fail (ANALECT_IS_OUTCOMES_PAGE (page));
  entry = analect_workbench_find_entry (page->workbench, code);
  if (entry == NULL)
    return;
  page->selected = code;
  page->group = ANALECT_ID_NONE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->show_evidence), TRUE);
  analect_chart_options_get (ANALECT_CHART_OPTIONS (page->options), &choice);
  if (choice.count.level != 0 && choice.count.level != entry->level)
    analect_chart_options_set_level (ANALECT_CHART_OPTIONS (page->options), entry->level);
  else if (page->chart != NULL && analect_chart_find_code (page->chart, code) >= 0)
    select_row (page, analect_chart_find_code (page->chart, code));
  else
    refresh (page);
}

/* Actions */

static void
on_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  analect_plot_view_copy (ANALECT_PLOT_VIEW (ANALECT_OUTCOMES_PAGE (widget)->plot));
}

/* All that is shown beneath the chart, as tab-separated text. */
static void
on_copy_below (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectOutcomesPage *page = ANALECT_OUTCOMES_PAGE (widget);
  g_autofree char *text = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->show_table))
                              ? analect_outcomes_table_get_tsv (ANALECT_OUTCOMES_TABLE (page->table))
                              : analect_evidence_list_get_tsv (ANALECT_EVIDENCE_LIST (page->evidence));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
on_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectPlotView *plot = ANALECT_PLOT_VIEW (ANALECT_OUTCOMES_PAGE (widget)->plot);
  gboolean in = strcmp (action, "outcomes.zoom-in") == 0;

  analect_plot_view_set_zoom (plot, in ? analect_plot_view_get_zoom (plot) * 1.25 : 1);
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectOutcomesPage *page = ANALECT_OUTCOMES_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (page->chart != NULL)
    analect_export_dialog_show (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, page->workbench, page->chart);
}

static void
on_toggle_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectOutcomesPage *page = ANALECT_OUTCOMES_PAGE (widget);
  gboolean table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->show_table));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (table ? page->show_evidence : page->show_table), TRUE);
}

static void
on_toggle_right (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *side = ANALECT_OUTCOMES_PAGE (widget)->side;

  gtk_widget_set_visible (side, !gtk_widget_get_visible (side));
}

static void
on_open_coding (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectWorkbench *workbench = ANALECT_OUTCOMES_PAGE (widget)->workbench;

  analect_workbench_go_to (workbench, ANALECT_GO_TO_DOCUMENT,
                           analect_rows_first (analect_workbench_get_rows (workbench), ANALECT_KIND_DOCUMENT));
}

static void
on_below_toggled (AnalectOutcomesPage *page)
{
  gboolean table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->show_table));

  gtk_stack_set_visible_child_name (GTK_STACK (page->below_stack), table ? "table" : "evidence");
  fill_table (page);
}

/* The widget */

static void
analect_outcomes_page_dispose (GObject *object)
{
  AnalectOutcomesPage *page = ANALECT_OUTCOMES_PAGE (object);

  if (page->workbench != NULL)
    g_signal_handlers_disconnect_by_data (page->workbench, page);
  g_clear_handle_id (&page->burst, g_source_remove);
  g_clear_handle_id (&page->patience, g_source_remove);
  if (page->cancellable != NULL)
    g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (page), ANALECT_TYPE_OUTCOMES_PAGE);
  g_clear_pointer (&page->chart, analect_chart_unref);
  g_clear_object (&page->workbench);
  G_OBJECT_CLASS (analect_outcomes_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "outcomes.copy", NULL, on_copy);
  gtk_widget_class_install_action (class, "outcomes.copy-below", NULL, on_copy_below);
  gtk_widget_class_install_action (class, "outcomes.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (class, "outcomes.zoom-fit", NULL, on_zoom);
  gtk_widget_class_install_action (class, "outcomes.export", NULL, on_export);
  gtk_widget_class_install_action (class, "outcomes.toggle-table", NULL, on_toggle_table);
  gtk_widget_class_install_action (class, "outcomes.open-coding", NULL, on_open_coding);
  gtk_widget_class_install_action (class, "page.toggle-right", NULL, on_toggle_right);
  gtk_widget_class_add_binding_action (class, GDK_KEY_t, 0, "outcomes.toggle-table", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_e, GDK_CONTROL_MASK, "outcomes.export", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, GDK_CONTROL_MASK, "outcomes.copy", NULL);
}

static void
analect_outcomes_page_class_init (AnalectOutcomesPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_outcomes_page_dispose;
  widget_class->map = analect_outcomes_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/analect/Analect/ui/outcomes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, root);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, gallery_place);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, options_paned);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, evidence_paned);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, chart_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, chart_tools);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, plot_scrolled);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, side);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, side_top);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, below);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, below_stack);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, show_evidence);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, show_table);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, sentence_name);
  gtk_widget_class_bind_template_child (widget_class, AnalectOutcomesPage, sentence);
  gtk_widget_class_bind_template_callback (widget_class, on_below_toggled);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outcomespage");
  install_actions (widget_class);
}

static void
analect_outcomes_page_init (AnalectOutcomesPage *page)
{
  page->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (page));
  page->plot = analect_plot_view_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page->plot_scrolled), page->plot);
  page->gallery = analect_gallery_new (analect_chart_kinds, analect_n_chart_kinds);
  analect_gallery_choose (ANALECT_GALLERY (page->gallery), page->kind);
  gtk_box_append (GTK_BOX (page->gallery_place), page->gallery);
  gtk_widget_set_visible (page->gallery_place, analect_n_chart_kinds > 1);
  page->table = analect_outcomes_table_new ();
  gtk_stack_add_named (GTK_STACK (page->below_stack), page->table, "table");
  page->hints = analect_hint_bar_new ();
  gtk_box_append (GTK_BOX (page->root), page->hints);
  show_hints (page, FALSE);
  g_signal_connect (page->gallery, "chosen", G_CALLBACK (on_kind_chosen), page);
  g_signal_connect (page->plot, "selected", G_CALLBACK (on_mark_selected), page);
  g_signal_connect_swapped (page->plot, "activated", G_CALLBACK (focus_evidence), page);
  g_signal_connect (page->table, "row-selected", G_CALLBACK (on_row_selected), page);
  g_signal_connect_swapped (page->table, "row-activated", G_CALLBACK (focus_evidence), page);
}

/* The parts that need the workbench. */
static void
add_parts (AnalectOutcomesPage *page)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *empty = analect_empty_state_new ("document-edit-symbolic", _ ("No codings yet"),
                                              _ ("Code passages of the studies; the chart draws itself as you do."));

  analect_empty_state_add_button (ANALECT_EMPTY_STATE (empty), _ ("Open Coding"), "outcomes.open-coding");
  gtk_stack_add_named (GTK_STACK (page->chart_stack), empty, "empty");
  page->evidence = analect_evidence_list_new (page->workbench);
  gtk_stack_add_named (GTK_STACK (page->below_stack), page->evidence, "evidence");
  gtk_stack_set_visible_child (GTK_STACK (page->below_stack), page->evidence);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_evidence_entered), page);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_evidence_left), page);
  gtk_widget_add_controller (page->evidence, focus);
  page->options = analect_chart_options_new (page->workbench);
  gtk_box_append (GTK_BOX (page->side_top), page->options);
  gtk_widget_set_size_request (page->side, analect_look_scale (SIDE_WIDTH), -1);
  g_signal_connect_swapped (page->options, "changed", G_CALLBACK (refresh), page);
}

GtkWidget *
analect_outcomes_page_new (AnalectWorkbench *workbench)
{
  AnalectOutcomesPage *page = g_object_new (ANALECT_TYPE_OUTCOMES_PAGE, NULL);

  page->workbench = g_object_ref (workbench);
  add_parts (page);
  analect_settings_bind_paned ("outcomes-options-end", GTK_PANED (page->options_paned));
  analect_settings_bind_paned ("outcomes-evidence-end", GTK_PANED (page->evidence_paned));
  g_signal_connect (workbench, "changed", G_CALLBACK (on_changed), page);
  show_state (page);
  return GTK_WIDGET (page);
}
