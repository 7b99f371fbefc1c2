/* The dialog that merges codes; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "merge-dialog.h"

#include "code-chooser.h"
#include "dialog.h"
#include "code-figures.h"
#include "edit-codebook.h"

#include <glib/gi18n.h>

struct _AnalectMergeDialog
{
  GtkWindow parent_instance;
  AnalectWorkbench *workbench;
  GArray *codes; /* of AnalectId: what was asked to be merged; the target may be one of them */
  GtkWidget *chooser, *preview, *meaning, *take_over, *reason;
};

G_DEFINE_FINAL_TYPE (AnalectMergeDialog, analect_merge_dialog, GTK_TYPE_WINDOW)

enum
{
  MERGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
code_text (AnalectMergeDialog *dialog, AnalectId code, AnalectField field)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (dialog->workbench), code);

  return row ? analect_row_string (row, field) : "";
}

/* The codes that go when TARGET is the one that stays. The caller unrefs the array. */
static GArray *
codes_that_go (AnalectMergeDialog *dialog, AnalectId target)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (guint i = 0; i < dialog->codes->len; i++)
    if (g_array_index (dialog->codes, AnalectId, i) != target)
      g_array_append_val (codes, g_array_index (dialog->codes, AnalectId, i));
  return codes;
}

/* "6 + 5 → 9 studies", what merging CODES into TARGET does to the number of studies. The caller frees it. */
static char *
describe_studies (AnalectMergeDialog *dialog, const GArray *codes, AnalectId target)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_autoptr (GString) sum = g_string_new (NULL);
  guint together;

  g_array_append_vals (all, codes->data, codes->len);
  g_array_append_val (all, target);
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (sum, "%s%u", i > 0 ? " + " : "",
                            analect_figures_studies (dialog->workbench, g_array_index (all, AnalectId, i)));
  together = analect_figures_union (dialog->workbench, (const AnalectId *) (gpointer) all->data, all->len);
  /* Translators: studies of several codes and of all together: "6 + 5 → 9 studies" */
  return g_strdup_printf (ngettext ("%s → %u study", "%s → %u studies", together), sum->str, together);
}

/* The names of N codes, or how many there are. The caller frees it. */
static char *
name_codes (AnalectMergeDialog *dialog, const GArray *codes)
{
  if (codes->len != 1)
    return g_strdup_printf (ngettext ("%u code", "%u codes", codes->len), codes->len);
  /* Translators: the name of a code in quotation marks */
  return g_strdup_printf (C_ ("code", "“%s”"),
                          code_text (dialog, g_array_index (codes, AnalectId, 0), ANALECT_CODE_NAME));
}

static guint
count_definitions (AnalectMergeDialog *dialog, const GArray *codes)
{
  guint n = 0;

  for (guint i = 0; i < codes->len; i++)
    n += *code_text (dialog, g_array_index (codes, AnalectId, i), ANALECT_CODE_DEFINITION) != '\0';
  return n;
}

static void
show_merge (AnalectMergeDialog *dialog, AnalectId target)
{
  g_autoptr (GArray) codes = codes_that_go (dialog, target);
  gboolean possible = target != ANALECT_ID_NONE && codes->len > 0;
  g_autofree char *names = name_codes (dialog, codes), *studies = NULL, *preview = NULL, *meaning = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "dialog.accept", possible);
  gtk_widget_set_visible (dialog->take_over, possible && count_definitions (dialog, codes) > 0);
  gtk_widget_set_visible (dialog->meaning, possible);
  if (!possible)
    {
      gtk_label_set_text (GTK_LABEL (dialog->preview), _ ("No code matches"));
      return;
    }
  studies = describe_studies (dialog, codes, target);
  /* Translators: %s is such as "6 + 5 → 9 studies" */
  preview = g_strdup_printf (_ ("Merge: %s"), studies);
  gtk_label_set_text (GTK_LABEL (dialog->preview), preview);
  /* Translators: first the code that stays, then what is merged into it, a name or "2 codes" */
  meaning = g_strdup_printf (_ ("“%s” keeps its name and definition and takes over codings, links, memos and what "
                                "stands below. What %s meant is kept in the lineage."),
                             code_text (dialog, target, ANALECT_CODE_NAME), names);
  gtk_label_set_text (GTK_LABEL (dialog->meaning), meaning);
}

static void
show_what_happens (AnalectMergeDialog *dialog)
{
  /* The signals of the project may come once more after the window was destroyed. */
  if (dialog->chooser != NULL)
    show_merge (dialog, analect_code_chooser_get_code (ANALECT_CODE_CHOOSER (dialog->chooser)));
}

/* The definition of TARGET with those of CODES behind it. The caller frees it. */
static char *
join_definitions (AnalectMergeDialog *dialog, const GArray *codes, AnalectId target)
{
  GString *text = g_string_new (code_text (dialog, target, ANALECT_CODE_DEFINITION));

  for (guint i = 0; i < codes->len; i++)
    {
      const char *more = code_text (dialog, g_array_index (codes, AnalectId, i), ANALECT_CODE_DEFINITION);

      if (*more != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", more);
    }
  return g_string_free (text, FALSE);
}

/* Merges CODES into TARGET as one step; FALSE when it could not be done. */
static gboolean
merge (AnalectMergeDialog *dialog, const GArray *codes, AnalectId target)
{
  AnalectProject *project = analect_workbench_get_project (dialog->workbench);
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (dialog->reason));
  gboolean take_over =
      gtk_widget_get_visible (dialog->take_over) && gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->take_over));
  g_autoptr (GError) error = NULL;
  AnalectChange *change;
  AnalectId coder;
  gboolean done;

  analect_project_begin_step (project, _ ("Merge codes"));
  coder = analect_workbench_need_coder (dialog->workbench);
  change = analect_edit_merge_codes (project, (const AnalectId *) (gpointer) codes->data, codes->len, target, coder,
                                     reason, &error);
  if (change != NULL && take_over)
    {
      g_autofree char *definition = join_definitions (dialog, codes, target);

      analect_change_set_string (change, target, ANALECT_CODE_DEFINITION, definition);
    }
  done = analect_workbench_take (dialog->workbench, change, g_steal_pointer (&error));
  if (done)
    analect_project_end_step (project);
  else
    analect_project_cancel_step (project);
  return done;
}

static void
accept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectMergeDialog *dialog = ANALECT_MERGE_DIALOG (widget);
  AnalectId target = analect_code_chooser_get_code (ANALECT_CODE_CHOOSER (dialog->chooser));
  g_autoptr (GArray) codes = codes_that_go (dialog, target);
  g_autofree char *names = name_codes (dialog, codes), *studies = NULL, *name = NULL, *text = NULL;

  if (target == ANALECT_ID_NONE || codes->len == 0)
    return;
  studies = describe_studies (dialog, codes, target);
  name = g_strdup (code_text (dialog, target, ANALECT_CODE_NAME));
  gtk_widget_set_visible (widget, FALSE);
  if (merge (dialog, codes, target))
    {
      /* Translators: what was merged ("“Telling”" or "2 codes"), into what, and "6 + 5 → 9 studies" */
      text = g_strdup_printf (_ ("Merged %s into “%s”: %s"), names, name, studies);
      analect_workbench_toast (dialog->workbench, text, TRUE);
      g_signal_emit (dialog, signals[MERGED], 0, target);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
accept_chosen (AnalectMergeDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.accept", NULL);
}

/* The project changed behind the dialog: codes may be gone. */
static void
project_changed (AnalectMergeDialog *dialog)
{
  const AnalectRows *rows;

  if (dialog->chooser == NULL)
    return;
  rows = analect_workbench_get_rows (dialog->workbench);
  for (guint i = dialog->codes->len; i > 0; i--)
    if (analect_rows_get (rows, g_array_index (dialog->codes, AnalectId, i - 1)) == NULL)
      g_array_remove_index (dialog->codes, i - 1);
  show_what_happens (dialog);
}

static void
analect_merge_dialog_dispose (GObject *object)
{
  AnalectMergeDialog *dialog = ANALECT_MERGE_DIALOG (object);

  if (dialog->chooser != NULL)
    g_signal_handlers_disconnect_by_data (dialog->chooser, dialog);
  dialog->chooser = NULL;
  g_clear_object (&dialog->workbench);
  G_OBJECT_CLASS (analect_merge_dialog_parent_class)->dispose (object);
}

static void
analect_merge_dialog_finalize (GObject *object)
{
  g_array_unref (ANALECT_MERGE_DIALOG (object)->codes);
  G_OBJECT_CLASS (analect_merge_dialog_parent_class)->finalize (object);
}

static void
analect_merge_dialog_class_init (AnalectMergeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = analect_merge_dialog_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "dialog.accept", NULL, accept);
  signals[MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
analect_merge_dialog_init (AnalectMergeDialog *dialog)
{
  dialog->codes = g_array_new (FALSE, FALSE, sizeof (AnalectId));
}

static GtkWidget *
make_content (AnalectMergeDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *into = analect_dialog_line ("an-heading");
  AnalectId only = dialog->codes->len == 1 ? g_array_index (dialog->codes, AnalectId, 0) : ANALECT_ID_NONE;
  g_autofree char *names = name_codes (dialog, dialog->codes), *caption = NULL;

  /* Translators: what is merged: a name or "2 codes"; below stands the list of codes to merge into */
  caption = g_strdup_printf (_ ("Merge %s into"), names);
  gtk_label_set_text (GTK_LABEL (into), caption);
  dialog->chooser = analect_code_chooser_new (dialog->workbench, only);
  gtk_widget_set_vexpand (dialog->chooser, TRUE);
  dialog->preview = analect_dialog_line ("an-title");
  dialog->meaning = analect_dialog_line ("an-small");
  dialog->take_over = gtk_check_button_new_with_mnemonic (_ ("_Add what was meant to the definition"));
  gtk_widget_set_margin_top (dialog->preview, 6);
  gtk_box_append (GTK_BOX (box), into);
  gtk_box_append (GTK_BOX (box), dialog->chooser);
  gtk_box_append (GTK_BOX (box), dialog->preview);
  gtk_box_append (GTK_BOX (box), dialog->meaning);
  gtk_box_append (GTK_BOX (box), dialog->take_over);
  dialog->reason = analect_dialog_entry (GTK_BOX (box), _ ("Reason"), _ ("Kept in the lineage"));
  return box;
}

AnalectMergeDialog *
analect_merge_dialog_show (AnalectWorkbench *workbench, GtkWindow *parent, const AnalectId *codes, guint n)
{
  AnalectMergeDialog *dialog = g_object_new (ANALECT_TYPE_MERGE_DIALOG, NULL);

  dialog->workbench = g_object_ref (workbench);
  g_array_append_vals (dialog->codes, codes, n);
  analect_dialog_frame (GTK_WINDOW (dialog), parent, _ ("Merge codes"), _ ("_Merge"), make_content (dialog));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 560);
  g_signal_connect_swapped (dialog->chooser, "chosen", G_CALLBACK (show_what_happens), dialog);
  g_signal_connect_swapped (dialog->chooser, "activated", G_CALLBACK (accept_chosen), dialog);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (project_changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "counts-changed", G_CALLBACK (show_what_happens), dialog, G_CONNECT_SWAPPED);
  show_what_happens (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  analect_code_chooser_begin (ANALECT_CODE_CHOOSER (dialog->chooser));
  return dialog;
}
