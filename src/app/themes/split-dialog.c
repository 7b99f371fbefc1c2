/* The dialog that splits a code; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "split-dialog.h"

#include "dialog.h"
#include "code-figures.h"
#include "edit-codebook.h"
#include "split-item.h"

#include <glib/gi18n.h>

struct _AnalectSplitDialog
{
  GtkWindow parent_instance;
  AnalectWorkbench *workbench;
  AnalectId code;
  GListStore *items;
  GArray *evidence; /* what counts for the code now; of AnalectId */
  GtkWidget *list, *stays, *moves, *name, *reason;
};

G_DEFINE_FINAL_TYPE (AnalectSplitDialog, analect_split_dialog, GTK_TYPE_WINDOW)

enum
{
  SPLIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
code_name (AnalectSplitDialog *dialog)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (dialog->workbench), dialog->code);

  return row ? analect_row_string (row, ANALECT_CODE_NAME) : "";
}

/* The name for the new code without blanks around it; the caller frees it. */
static char *
get_name (AnalectSplitDialog *dialog)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));
}

/* The codings that move: all of the code on the passages that are ticked. The caller unrefs the array. */
static GArray *
get_moved_codings (AnalectSplitDialog *dialog)
{
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dialog->items)); i++)
    {
      g_autoptr (AnalectSplitItem) item = g_list_model_get_item (G_LIST_MODEL (dialog->items), i);
      const GArray *own = analect_split_item_get_codings (item);

      if (analect_split_item_get_moves (item))
        g_array_append_vals (codings, own->data, own->len);
    }
  return codings;
}

static guint
count_codings (AnalectSplitDialog *dialog)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dialog->items)); i++)
    {
      g_autoptr (AnalectSplitItem) item = g_list_model_get_item (G_LIST_MODEL (dialog->items), i);

      n += analect_split_item_get_codings (item)->len;
    }
  return n;
}

/* "4 studies, 9 codings"; the caller frees it. */
static char *
describe_tally (const AnalectTally *tally)
{
  g_autofree char *studies = g_strdup_printf (ngettext ("%u study", "%u studies", tally->studies), tally->studies);
  g_autofree char *codings = g_strdup_printf (ngettext ("%u coding", "%u codings", tally->codings), tally->codings);

  /* Translators: a list of two numbers: "4 studies, 9 codings" */
  return g_strdup_printf (C_ ("split", "%s, %s"), studies, codings);
}

static void
show_counts (AnalectSplitDialog *dialog)
{
  g_autoptr (GArray) codings = get_moved_codings (dialog);
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  g_autofree char *name = get_name (dialog), *here = NULL, *there = NULL, *stays = NULL, *moves = NULL;
  AnalectTally staying, moving;

  for (guint i = 0; i < codings->len; i++)
    g_hash_table_add (moved, GUINT_TO_POINTER (g_array_index (codings, AnalectId, i)));
  analect_figures_split (dialog->workbench, dialog->evidence, moved, &staying, &moving);
  here = describe_tally (&staying);
  there = describe_tally (&moving);
  /* Translators: a code's name and what it would still count: "4 studies, 9 codings" */
  stays = g_strdup_printf (_ ("“%s” keeps %s"), code_name (dialog), here);
  /* Translators: a code's name and what it would count: "2 studies, 3 codings" */
  moves = *name != '\0' ? g_strdup_printf (_ ("“%s” gets %s"), name, there)
                        : g_strdup_printf (_ ("The new code gets %s"), there);
  gtk_label_set_text (GTK_LABEL (dialog->stays), stays);
  gtk_label_set_text (GTK_LABEL (dialog->moves), moves);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "dialog.accept",
                                 *name != '\0' && codings->len > 0 && codings->len < count_codings (dialog));
}

/* The code that CHANGE adds, or none. */
static AnalectId
find_added_code (const AnalectChange *change)
{
  for (guint i = 0; i < analect_change_get_n_items (change); i++)
    {
      const AnalectChangeItem *item = analect_change_get_item (change, i);

      if (item->field == ANALECT_FIELD_EXISTS && item->before.guid == NULL
          && analect_id_kind (item->id) == ANALECT_KIND_CODE)
        return item->id;
    }
  return ANALECT_ID_NONE;
}

/* Splits as one step, and returns the new code, or none when it could not be done. */
static AnalectId
split (AnalectSplitDialog *dialog, const char *name)
{
  AnalectProject *project = analect_workbench_get_project (dialog->workbench);
  g_autoptr (GArray) codings = get_moved_codings (dialog);
  g_autoptr (GError) error = NULL;
  AnalectChange *change;
  AnalectId coder, fresh;

  analect_project_begin_step (project, _ ("Split code"));
  coder = analect_workbench_need_coder (dialog->workbench);
  change = analect_edit_split_code (project, (const AnalectId *) (gpointer) codings->data, codings->len, name, coder,
                                    gtk_editable_get_text (GTK_EDITABLE (dialog->reason)), &error);
  fresh = change ? find_added_code (change) : ANALECT_ID_NONE;
  if (!analect_workbench_take (dialog->workbench, change, g_steal_pointer (&error)))
    {
      analect_project_cancel_step (project);
      return ANALECT_ID_NONE;
    }
  analect_project_end_step (project);
  return fresh;
}

static void
accept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectSplitDialog *dialog = ANALECT_SPLIT_DIALOG (widget);
  g_autofree char *name = get_name (dialog), *text = NULL;
  AnalectId fresh;

  gtk_widget_set_visible (widget, FALSE);
  /* Translators: two names of codes */
  text = g_strdup_printf (_ ("Split “%s”: some of its excerpts are now in “%s”"), code_name (dialog), name);
  fresh = split (dialog, name);
  if (fresh != ANALECT_ID_NONE)
    {
      analect_workbench_toast (dialog->workbench, text, TRUE);
      g_signal_emit (dialog, signals[SPLIT], 0, fresh);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The project changed behind the dialog: what was ticked may not be there any more. */
static void
project_changed (AnalectSplitDialog *dialog, const AnalectDelta *delta)
{
  if (dialog->items == NULL || !gtk_widget_get_visible (GTK_WIDGET (dialog)))
    return;
  if (analect_delta_touches (delta, ANALECT_KIND_CODING) || analect_delta_touches (delta, ANALECT_KIND_CODE))
    gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
counts_changed (AnalectSplitDialog *dialog)
{
  if (dialog->items == NULL)
    return;
  g_array_unref (dialog->evidence);
  dialog->evidence = analect_figures_evidence (dialog->workbench, dialog->code);
  show_counts (dialog);
}

/* The list: a tick, the words, the study. A click, Space or Enter on a row ticks it. */

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *tick = gtk_check_button_new (), *quote = gtk_label_new (NULL), *source = gtk_label_new (NULL);

  gtk_widget_set_can_target (tick, FALSE);
  gtk_widget_set_can_focus (tick, FALSE);
  gtk_widget_set_valign (tick, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (quote), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (quote), 3);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (quote), 30);
  gtk_label_set_xalign (GTK_LABEL (source), 0);
  gtk_widget_add_css_class (source, "an-meta");
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), quote);
  gtk_box_append (GTK_BOX (words), source);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (row, box);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  AnalectSplitItem *item = gtk_list_item_get_item (row);
  GtkWidget *box = gtk_list_item_get_child (row), *tick = gtk_widget_get_first_child (box);
  GtkWidget *words = gtk_widget_get_last_child (box);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), analect_split_item_get_quote (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), analect_split_item_get_source (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  analect_split_item_get_quote (item), -1);
  g_object_set_data (G_OBJECT (box), "analect-item", item);
  g_object_set_data (G_OBJECT (row), "analect-binding",
                     g_object_bind_property (item, "moves", tick, "active", G_BINDING_SYNC_CREATE));
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (row), "analect-binding");

  g_object_set_data (G_OBJECT (gtk_list_item_get_child (row)), "analect-item", NULL);
  if (binding != NULL)
    g_binding_unbind (binding);
}

static void
toggle (AnalectSplitDialog *dialog, AnalectSplitItem *item)
{
  analect_split_item_set_moves (item, !analect_split_item_get_moves (item));
  show_counts (dialog);
}

static void
row_activated (AnalectSplitDialog *dialog, guint position)
{
  g_autoptr (AnalectSplitItem) item = g_list_model_get_item (G_LIST_MODEL (dialog->items), position);

  if (item != NULL)
    toggle (dialog, item);
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             AnalectSplitDialog *dialog)
{
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (dialog));
  GtkWidget *box = row ? gtk_widget_get_first_child (row) : NULL;
  gpointer item = box ? g_object_get_data (G_OBJECT (box), "analect-item") : NULL;

  if (key != GDK_KEY_space || item == NULL)
    return FALSE;
  toggle (dialog, item);
  return TRUE;
}

static GtkWidget *
make_list (AnalectSplitDialog *dialog)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  dialog->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (dialog->items)))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (dialog->list), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (dialog->list), TRUE);
  gtk_widget_add_css_class (dialog->list, "an-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Excerpts that move"), -1);
  g_signal_connect_swapped (dialog->list, "activate", G_CALLBACK (row_activated), dialog);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), dialog);
  gtk_widget_add_controller (dialog->list, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 220);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), dialog->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_content (AnalectSplitDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *caption = analect_dialog_line ("an-heading");

  dialog->name = analect_dialog_entry (GTK_BOX (box), _ ("Name of the new code"), NULL);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (show_counts), dialog);
  gtk_label_set_text (GTK_LABEL (caption), _ ("Excerpts that move to it"));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), make_list (dialog));
  dialog->stays = analect_dialog_line (NULL);
  dialog->moves = analect_dialog_line (NULL);
  gtk_box_append (GTK_BOX (box), dialog->stays);
  gtk_box_append (GTK_BOX (box), dialog->moves);
  dialog->reason = analect_dialog_entry (GTK_BOX (box), _ ("Reason"), _ ("Kept in the lineage"));
  return box;
}

static void
analect_split_dialog_dispose (GObject *object)
{
  AnalectSplitDialog *dialog = ANALECT_SPLIT_DIALOG (object);

  if (dialog->name != NULL)
    g_signal_handlers_disconnect_by_data (dialog->name, dialog);
  dialog->name = NULL;
  g_clear_object (&dialog->items);
  g_clear_pointer (&dialog->evidence, g_array_unref);
  g_clear_object (&dialog->workbench);
  G_OBJECT_CLASS (analect_split_dialog_parent_class)->dispose (object);
}

static void
analect_split_dialog_class_init (AnalectSplitDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_split_dialog_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "dialog.accept", NULL, accept);
  signals[SPLIT] = g_signal_new ("split", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
analect_split_dialog_init (AnalectSplitDialog *dialog)
{
}

AnalectSplitDialog *
analect_split_dialog_show (AnalectWorkbench *workbench, GtkWindow *parent, AnalectId code)
{
  AnalectSplitDialog *dialog = g_object_new (ANALECT_TYPE_SPLIT_DIALOG, NULL);
  g_autofree char *title = NULL;

  dialog->workbench = g_object_ref (workbench);
  dialog->code = code;
  dialog->items = analect_split_items_new (workbench, code);
  dialog->evidence = analect_figures_evidence (workbench, code);
  /* Translators: the title of a dialog; %s is the name of a code */
  title = g_strdup_printf (_ ("Split “%s”"), code_name (dialog));
  analect_dialog_frame (GTK_WINDOW (dialog), parent, title, _ ("_Split"), make_content (dialog));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 600);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (project_changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "counts-changed", G_CALLBACK (counts_changed), dialog, G_CONNECT_SWAPPED);
  show_counts (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (dialog->name);
  return dialog;
}
