/* The window of the import plan; see the header.
 *
 * A plan is made, shown, and made again when the project changed meanwhile or when an option is chosen that it depends
 * on. What the user decided is kept apart from the plan, by file and line, so that it outlives it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-dialog.h"

#include "hint-bar.h"
#include "import-compare.h"
#include "import-figures.h"
#include "import-files.h"
#include "import-job.h"
#include "import-pair-row.h"
#include "import-pairs.h"
#include "import-problems.h"
#include "import-viewer.h"
#include "look.h"

#include <glib/gi18n.h>
#include <string.h>

#define LOOK_AGAIN 80 /* milliseconds between looks at the worker */

enum
{
  SAME,
  DIFFERENT,
  LATER,
  N_CHOICES,
};

static const AnalectImportDecision decisions[N_CHOICES] = {
  ANALECT_IMPORT_LINK,
  ANALECT_IMPORT_DIFFERENT,
  ANALECT_IMPORT_FLAG,
};

struct _AnalectImportDialog
{
  GtkWindow parent_instance;
  AnalectWorkbench *workbench;
  AnalectImportSource source;
  AnalectRows *rows; /* that the plan was made against */
  AnalectImportJob *job;
  AnalectImportPlan *plan;
  GHashTable *decided; /* "file:line" → decision + 1 */
  char **searches;     /* names, as in the drop-down after its first entry */
  GListStore *pairs;
  GtkSingleSelection *selection;
  guint look_again;
  guint known_in; /* see get_known_in () */
  gboolean is_updating, is_again;

  AnalectImportFiles *files;
  GtkButton *cancel, *apply;
  GtkLabel *subtitle, *pairs_count, *pairs_hint, *explain, *problems_count;
  GtkWidget *pairs_card, *pairs_scroller, *problems_card, *decisions, *search_name, *date, *date_label;
  GtkListView *pairs_list;
  GtkListBox *problems_list;
  GtkGrid *compare;
  GtkToggleButton *choices[N_CHOICES];
  GtkDropDown *search;
  GtkCheckButton *studies;
};

G_DEFINE_FINAL_TYPE (AnalectImportDialog, analect_import_dialog, GTK_TYPE_WINDOW)

static void start_planning (AnalectImportDialog *dialog);

/* The search */

static guint
get_n_searches (AnalectImportDialog *dialog)
{
  return g_strv_length (dialog->searches);
}

static gboolean
is_new_search (AnalectImportDialog *dialog)
{
  return gtk_drop_down_get_selected (dialog->search) == get_n_searches (dialog) + 1;
}

/* The name of the chosen search; NULL for none. */
static const char *
get_search_name (AnalectImportDialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (dialog->search);
  const char *name;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (!is_new_search (dialog))
    return dialog->searches[selected - 1];
  name = gtk_editable_get_text (GTK_EDITABLE (dialog->search_name));
  return *name != '\0' ? name : NULL;
}

static AnalectId
get_search (AnalectImportDialog *dialog)
{
  const char *name = get_search_name (dialog);

  return name != NULL ? analect_import_find_search (dialog->rows, name) : ANALECT_ID_NONE;
}

/* A number for the search as far as it decides what is known: its id, 0 for none, and another for one that is made. */
static guint
get_known_in (AnalectImportDialog *dialog)
{
  AnalectId search = get_search (dialog);

  return search != ANALECT_ID_NONE ? search : get_search_name (dialog) != NULL ? G_MAXUINT : 0;
}

/* The names of the project's searches, each once, in their order. */
static char **
list_searches (const AnalectRows *rows)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_SEARCH); id; id = analect_rows_next (rows, id))
    {
      const char *name = analect_row_string (analect_rows_get (rows, id), ANALECT_SEARCH_SOURCE);

      if (analect_import_find_search (rows, name) == id)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static void
fill_searches (AnalectImportDialog *dialog)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  dialog->searches = list_searches (analect_workbench_get_rows (dialog->workbench));
  /* Translators: that records belong to no search */
  gtk_string_list_append (names, C_ ("search", "None"));
  for (guint i = 0; dialog->searches[i] != NULL; i++)
    gtk_string_list_append (names, dialog->searches[i]);
  gtk_string_list_append (names, _ ("New search…"));
  gtk_drop_down_set_model (dialog->search, G_LIST_MODEL (names));
}

/* The date of a search that there is, or today for a new one. */
static void
show_date (AnalectImportDialog *dialog)
{
  AnalectId search = get_search (dialog);
  gboolean is_new = is_new_search (dialog) && search == ANALECT_ID_NONE;
  gboolean has_date = is_new || search != ANALECT_ID_NONE;

  gtk_widget_set_visible (dialog->date, has_date);
  gtk_widget_set_visible (dialog->date_label, has_date);
  gtk_widget_set_sensitive (dialog->date, is_new);
  if (search != ANALECT_ID_NONE)
    gtk_editable_set_text (GTK_EDITABLE (dialog->date),
                           analect_row_string (analect_rows_get (dialog->rows, search), ANALECT_SEARCH_DATE));
  else if (*gtk_editable_get_text (GTK_EDITABLE (dialog->date)) == '\0')
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

      gtk_editable_set_text (GTK_EDITABLE (dialog->date), today);
    }
}

/* Decisions */

static char *
make_key (const AnalectImportItem *item)
{
  return g_strdup_printf ("%u:%u", item->file, item->line);
}

static AnalectImportPair *
get_pair (AnalectImportDialog *dialog)
{
  return dialog->plan != NULL ? gtk_single_selection_get_selected_item (dialog->selection) : NULL;
}

static void
show_decision (AnalectImportDialog *dialog, AnalectImportPair *pair)
{
  const AnalectImportItem *item = analect_import_plan_get_item (dialog->plan, analect_import_pair_get_item (pair));
  g_autofree char *explanation = analect_import_pair_explain (pair, dialog->plan, dialog->rows);

  dialog->is_updating = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_toggle_button_set_active (dialog->choices[i], item->decision == decisions[i]);
  dialog->is_updating = FALSE;
  gtk_label_set_label (dialog->explain, explanation);
}

static void
show_pair (AnalectImportDialog *dialog)
{
  AnalectImportPair *pair = get_pair (dialog);

  if (pair == NULL)
    return;
  analect_import_compare_fill (dialog->compare, pair, dialog->plan, dialog->rows);
  show_decision (dialog, pair);
}

/* "6 certain, 3 for you to check". */
static void
show_pairs_count (AnalectImportDialog *dialog)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (dialog->pairs)), n_open = 0;
  g_autofree char *open = NULL, *certain = NULL, *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnalectImportPair) pair = g_list_model_get_item (G_LIST_MODEL (dialog->pairs), i);

      n_open += !analect_import_pair_is_certain (pair) && !analect_import_pair_is_decided (pair);
    }
  gtk_widget_set_visible (dialog->pairs_card, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (dialog->pairs_hint), n > 0);
  if (n == 0)
    {
      gtk_label_set_label (dialog->pairs_count, _ ("No duplicates"));
      return;
    }
  /* Translators: how many duplicates nobody needs to look at */
  certain = g_strdup_printf (ngettext ("%u decided", "%u decided", n - n_open), n - n_open);
  open = g_strdup_printf (ngettext ("%u for you to check", "%u for you to check", n_open), n_open);
  /* Translators: joins "6 decided" and "3 for you to check" */
  text = g_strdup_printf (_ ("%s, %s"), certain, open);
  gtk_label_set_label (dialog->pairs_count, text);
}

static void
show_figures (AnalectImportDialog *dialog)
{
  AnalectImportFigures figures;
  g_autofree char *label = NULL;

  analect_import_figures (dialog->plan, G_MAXUINT, &figures);
  analect_import_files_set_plan (dialog->files, dialog->plan);
  if (analect_import_figures_total (&figures) > 0)
    label = analect_import_figures_button (&figures);
  else
    label = g_strdup (_ ("_Close"));
  gtk_button_set_label (dialog->apply, label);
  gtk_widget_set_visible (GTK_WIDGET (dialog->cancel), analect_import_figures_total (&figures) > 0);
  if (dialog->is_again)
    gtk_label_set_label (dialog->subtitle, _ ("The project has changed; this is the plan for it as it is now"));
  else if (analect_import_figures_total (&figures) == 0 && figures.duplicates > 0)
    gtk_label_set_label (dialog->subtitle, _ ("The project has all of this already"));
  else
    gtk_label_set_label (dialog->subtitle, _ ("Nothing is changed yet"));
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "import.apply", TRUE);
}

static void
decide (AnalectImportDialog *dialog, AnalectImportPair *pair, AnalectImportDecision decision)
{
  guint number = analect_import_pair_get_item (pair);

  if (!analect_import_plan_decide (dialog->plan, number, decision))
    return;
  g_hash_table_insert (dialog->decided, make_key (analect_import_plan_get_item (dialog->plan, number)),
                       GUINT_TO_POINTER ((guint) decision + 1));
  analect_import_pair_set_decided (pair, TRUE);
  show_decision (dialog, pair);
  show_pairs_count (dialog);
  show_figures (dialog);
}

static void
on_choice_toggled (AnalectImportDialog *dialog, GtkToggleButton *button)
{
  AnalectImportPair *pair = get_pair (dialog);

  if (dialog->is_updating || pair == NULL || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_CHOICES; i++)
    if (dialog->choices[i] == button)
      decide (dialog, pair, decisions[i]);
}

/* A key: decides and goes on to the next pair. */
static void
decide_by_key (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectImportDialog *dialog = ANALECT_IMPORT_DIALOG (widget);
  AnalectImportPair *pair = get_pair (dialog);
  guint position = gtk_single_selection_get_selected (dialog->selection);

  if (pair == NULL)
    return;
  decide (dialog, pair, decisions[g_variant_get_int32 (parameter)]);
  if (position + 1 < g_list_model_get_n_items (G_LIST_MODEL (dialog->pairs)))
    gtk_widget_activate_action (GTK_WIDGET (dialog->pairs_list), "list.select-item", "(ubb)", position + 1, FALSE,
                                FALSE);
  gtk_widget_activate_action (GTK_WIDGET (dialog->pairs_list), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (dialog->selection));
}

/* The plan */

static void
restore_decisions (AnalectImportDialog *dialog)
{
  for (guint i = 0; i < analect_import_plan_get_n_items (dialog->plan); i++)
    {
      const AnalectImportItem *item = analect_import_plan_get_item (dialog->plan, i);
      g_autofree char *key = make_key (item);
      guint decision = GPOINTER_TO_UINT (g_hash_table_lookup (dialog->decided, key));

      if (decision > 0 && item->match != ANALECT_MATCH_NONE)
        analect_import_plan_decide (dialog->plan, i, (AnalectImportDecision) (decision - 1));
    }
}

static void
list_pairs (AnalectImportDialog *dialog)
{
  g_autoptr (GListStore) pairs = analect_import_pairs_new (dialog->plan, dialog->rows);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pairs)); i++)
    {
      g_autoptr (AnalectImportPair) pair = g_list_model_get_item (G_LIST_MODEL (pairs), i);
      g_autofree char *key =
          make_key (analect_import_plan_get_item (dialog->plan, analect_import_pair_get_item (pair)));

      if (g_hash_table_contains (dialog->decided, key))
        analect_import_pair_set_decided (pair, TRUE);
    }
  g_set_object (&dialog->pairs, pairs);
  gtk_single_selection_set_model (dialog->selection, G_LIST_MODEL (pairs));
  show_pairs_count (dialog);
  show_pair (dialog);
}

static void
on_show_line (guint file, guint line, gpointer data)
{
  AnalectImportDialog *dialog = data;

  if (dialog->plan != NULL)
    analect_import_viewer_open (GTK_WINDOW (dialog), analect_import_plan_get_file (dialog->plan, file),
                                dialog->source.text, line);
}

static void
show_plan (AnalectImportDialog *dialog)
{
  g_autofree char *problems = analect_import_problems_summarise (dialog->plan);

  list_pairs (dialog);
  analect_import_problems_fill (dialog->problems_list, dialog->plan, on_show_line, dialog);
  gtk_widget_set_visible (dialog->problems_card, problems != NULL);
  gtk_label_set_label (dialog->problems_count, problems != NULL ? problems : _ ("No problems"));
  show_figures (dialog);
}

static void
on_planned (AnalectImportPlan *plan, const GError *error, gpointer data)
{
  AnalectImportDialog *dialog = data;

  g_clear_pointer (&dialog->job, analect_import_job_free);
  g_clear_handle_id (&dialog->look_again, g_source_remove);
  g_clear_pointer (&dialog->plan, analect_import_plan_free);
  dialog->plan = plan;
  if (plan == NULL)
    {
      gtk_label_set_label (dialog->subtitle, error->message);
      gtk_button_set_label (dialog->apply, _ ("_Close"));
      gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "import.apply", TRUE);
      return;
    }
  analect_import_pairs_settle (plan);
  analect_import_set_known_aside (plan, dialog->rows, get_search_name (dialog));
  dialog->known_in = get_known_in (dialog);
  restore_decisions (dialog);
  show_plan (dialog);
  if (g_list_model_get_n_items (G_LIST_MODEL (dialog->pairs)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (dialog->pairs_list));
  else
    gtk_widget_grab_focus (GTK_WIDGET (dialog->apply));
}

static guint
get_n_files (AnalectImportDialog *dialog)
{
  return dialog->source.paths != NULL ? g_strv_length (dialog->source.paths) : 1;
}

static gboolean
on_look_again (gpointer data)
{
  AnalectImportDialog *dialog = data;
  guint n = get_n_files (dialog), n_done = MIN (analect_import_job_get_n_done (dialog->job), n);
  g_autofree char *text = NULL;

  if (n_done < n)
    text = g_strdup_printf (ngettext ("Reading %u of %u file", "Reading %u of %u files", n), n_done + 1, n);
  else
    text = g_strdup (_ ("Comparing…"));
  analect_import_files_set_n_done (dialog->files, n_done);
  gtk_button_set_label (dialog->apply, text);
  return G_SOURCE_CONTINUE;
}

static void
start_planning (AnalectImportDialog *dialog)
{
  AnalectRows *rows = analect_project_snapshot (analect_workbench_get_project (dialog->workbench));

  g_clear_pointer (&dialog->rows, analect_rows_unref);
  dialog->rows = rows;
  g_clear_pointer (&dialog->job, analect_import_job_free);
  g_clear_handle_id (&dialog->look_again, g_source_remove);
  dialog->source.create_studies = gtk_check_button_get_active (dialog->studies);
  dialog->job = analect_import_job_start (rows, &dialog->source, on_planned, dialog);
  dialog->look_again = g_timeout_add (LOOK_AGAIN, on_look_again, dialog);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "import.apply", FALSE);
  on_look_again (dialog);
}

/* The plan again, because the project is no longer what it was. */
static void
plan_again (AnalectImportDialog *dialog)
{
  dialog->is_again = TRUE;
  start_planning (dialog);
}

static void
apply (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectImportDialog *dialog = ANALECT_IMPORT_DIALOG (widget);
  AnalectImportApplyOptions options = { .search = NULL };
  AnalectImportFigures figures;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (dialog->job != NULL)
    return;
  if (dialog->plan != NULL)
    analect_import_figures (dialog->plan, G_MAXUINT, &figures);
  if (dialog->plan == NULL || analect_import_figures_total (&figures) == 0)
    {
      gtk_window_close (GTK_WINDOW (dialog));
      return;
    }
  if (!analect_workbench_may_change (dialog->workbench))
    return;
  options.search = get_search_name (dialog);
  options.search_date = gtk_editable_get_text (GTK_EDITABLE (dialog->date));
  options.coder = analect_workbench_get_coder (dialog->workbench);
  options.studies = gtk_check_button_get_active (dialog->studies);
  options.complete = TRUE;
  done = analect_import_figures_done (&figures);
  if (analect_import_plan_apply (dialog->plan, analect_workbench_get_project (dialog->workbench), &options, &error))
    {
      analect_workbench_toast (dialog->workbench, done, TRUE);
      gtk_window_close (GTK_WINDOW (dialog));
      return;
    }
  if (!g_error_matches (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_STALE))
    analect_workbench_message (dialog->workbench, _ ("Nothing was imported"), error->message);
  plan_again (dialog);
}

/* Choices */

/* What is known depends on the search, but not on the name of one that is made. */
static void
take_search (AnalectImportDialog *dialog)
{
  show_date (dialog);
  if (dialog->plan == NULL || dialog->known_in == get_known_in (dialog))
    return;
  dialog->known_in = get_known_in (dialog);
  analect_import_set_known_aside (dialog->plan, dialog->rows, get_search_name (dialog));
  list_pairs (dialog);
  show_figures (dialog);
}

static void
on_search_chosen (AnalectImportDialog *dialog)
{
  if (dialog->rows == NULL)
    return;
  gtk_widget_set_visible (dialog->search_name, is_new_search (dialog));
  if (is_new_search (dialog))
    {
      gtk_editable_set_text (GTK_EDITABLE (dialog->date), "");
      gtk_widget_grab_focus (dialog->search_name);
    }
  take_search (dialog);
}

static void
on_search_named (AnalectImportDialog *dialog)
{
  take_search (dialog);
}

static gboolean
has_tables (AnalectImportDialog *dialog)
{
  for (guint i = 0; dialog->plan != NULL && i < analect_import_plan_get_n_files (dialog->plan); i++)
    if (analect_import_plan_get_file (dialog->plan, i)->characteristics != NULL)
      return TRUE;
  return FALSE;
}

/* Rows about unknown studies become studies only if the plan knows it. */
static void
on_studies_toggled (AnalectImportDialog *dialog)
{
  if (has_tables (dialog))
    start_planning (dialog);
}

static void
on_look_changed (AnalectImportDialog *dialog)
{
  show_pair (dialog);
}

/* Life */

static void
add_choice (AnalectImportDialog *dialog, guint choice, const char *label, const char *key)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), analect_key_cap_new (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  dialog->choices[choice] = GTK_TOGGLE_BUTTON (button);
  if (choice > 0)
    gtk_toggle_button_set_group (dialog->choices[choice], dialog->choices[0]);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_choice_toggled), dialog, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (dialog->decisions), button);
}

static void
add_keys (AnalectImportDialog *dialog)
{
  static const guint keys[N_CHOICES] = { GDK_KEY_s, GDK_KEY_d, GDK_KEY_l };
  GtkEventController *letters = gtk_shortcut_controller_new ();

  for (int i = 0; i < N_CHOICES; i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0), gtk_named_action_new ("import.decide"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (i));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (letters), shortcut);
    }
  gtk_widget_add_controller (dialog->pairs_card, letters);
}

static void
analect_import_dialog_dispose (GObject *object)
{
  AnalectImportDialog *dialog = ANALECT_IMPORT_DIALOG (object);

  g_clear_pointer (&dialog->job, analect_import_job_free);
  g_clear_handle_id (&dialog->look_again, g_source_remove);
  g_clear_pointer (&dialog->plan, analect_import_plan_free);
  G_OBJECT_CLASS (analect_import_dialog_parent_class)->dispose (object);
}

static void
analect_import_dialog_finalize (GObject *object)
{
  AnalectImportDialog *dialog = ANALECT_IMPORT_DIALOG (object);

  g_clear_pointer (&dialog->rows, analect_rows_unref);
  g_clear_object (&dialog->pairs);
  g_clear_object (&dialog->selection);
  g_strfreev (dialog->source.paths);
  g_clear_pointer (&dialog->source.text, g_bytes_unref);
  g_strfreev (dialog->searches);
  g_hash_table_unref (dialog->decided);
  g_clear_object (&dialog->workbench);
  G_OBJECT_CLASS (analect_import_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AnalectImportDialog, name)

static void
analect_import_dialog_class_init (AnalectImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_import_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_import_dialog_finalize;
  g_type_ensure (ANALECT_TYPE_IMPORT_FILES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/analect/Analect/ui/import-dialog.ui");
  BIND (files);
  BIND (cancel);
  BIND (apply);
  BIND (subtitle);
  BIND (pairs_count);
  BIND (pairs_hint);
  BIND (pairs_card);
  BIND (pairs_list);
  BIND (pairs_scroller);
  BIND (compare);
  BIND (explain);
  BIND (decisions);
  BIND (problems_count);
  BIND (problems_card);
  BIND (problems_list);
  BIND (search);
  BIND (search_name);
  BIND (date);
  BIND (date_label);
  BIND (studies);
  gtk_widget_class_bind_template_callback (widget_class, on_search_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_search_named);
  gtk_widget_class_bind_template_callback (widget_class, on_studies_toggled);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "import.decide", "i", decide_by_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "import.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
analect_import_dialog_init (AnalectImportDialog *dialog)
{
  g_autoptr (GtkListItemFactory) factory = analect_import_pair_row_factory_new (&dialog->plan);

  gtk_widget_init_template (GTK_WIDGET (dialog));
  dialog->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dialog->pairs = g_list_store_new (ANALECT_TYPE_IMPORT_PAIR);
  dialog->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_factory (dialog->pairs_list, factory);
  gtk_list_view_set_model (dialog->pairs_list, GTK_SELECTION_MODEL (dialog->selection));
  g_signal_connect_object (dialog->selection, "notify::selected-item", G_CALLBACK (show_pair), dialog,
                           G_CONNECT_SWAPPED);
  add_choice (dialog, SAME, _ ("Same work"), "S");
  add_choice (dialog, DIFFERENT, _ ("Different"), "D");
  add_choice (dialog, LATER, _ ("Decide later"), "L");
  add_keys (dialog);
  g_signal_connect_object (analect_look_get_notifier (), "changed", G_CALLBACK (on_look_changed), dialog,
                           G_CONNECT_SWAPPED);
}

/* At most as large as PARENT less 40. */
static void
fit_into (AnalectImportDialog *dialog, GtkWindow *parent)
{
  int width = gtk_widget_get_width (GTK_WIDGET (parent)), height = gtk_widget_get_height (GTK_WIDGET (parent));

  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (dialog), MIN (1020, MAX (width - 40, 400)),
                                 MIN (660, MAX (height - 40, 300)));
  gtk_widget_set_size_request (dialog->pairs_scroller, width > 0 && width < 1060 ? 190 : 234, -1);
}

/* A window for what is to be imported; takes it. */
static void
open_dialog (GtkWindow *parent, AnalectWorkbench *workbench, AnalectImportSource source, char **names)
{
  AnalectImportDialog *dialog = g_object_new (ANALECT_TYPE_IMPORT_DIALOG, NULL);

  dialog->workbench = g_object_ref (workbench);
  dialog->source = source;
  if (parent != NULL)
    {
      gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
      fit_into (dialog, parent);
    }
  fill_searches (dialog);
  analect_import_files_set_names (dialog->files, (const char *const *) names);
  start_planning (dialog);
  on_search_chosen (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
analect_import_dialog_open (GtkWindow *parent, AnalectWorkbench *workbench, GListModel *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new (), names = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  g_return_if_fail (ANALECT_IS_WORKBENCH (workbench));
  if (g_list_model_get_n_items (files) == 0 || !analect_workbench_may_change (workbench))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file), *base = g_file_get_basename (file);
      g_autofree char *name = g_filename_display_name (base);

      if (path == NULL)
        path = g_file_get_parse_name (file);
      g_strv_builder_add (paths, path);
      g_strv_builder_add (names, name);
    }
  shown = g_strv_builder_end (names);
  open_dialog (parent, workbench, (AnalectImportSource){ .paths = g_strv_builder_end (paths) }, shown);
}

void
analect_import_dialog_open_text (GtkWindow *parent, AnalectWorkbench *workbench, const char *text)
{
  /* Translators: stands for the file that pasted records come from */
  const char *names[] = { _ ("Pasted text"), NULL };
  AnalectImportSource source = { .name = names[0] };

  g_return_if_fail (ANALECT_IS_WORKBENCH (workbench));
  if (text == NULL || !analect_workbench_may_change (workbench))
    return;
  source.text = g_bytes_new (text, strlen (text));
  open_dialog (parent, workbench, source, (char **) names);
}
