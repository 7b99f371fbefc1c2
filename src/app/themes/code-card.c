/* The card of a code; see the header.
 *
 * What is cheap is renewed at once; the list of excerpts, which is found by going through all codings, when nothing
 * else is to be done, so that arrowing through the codebook stays quick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "code-card.h"

#include "code-figures.h"
#include "code-lineage.h"
#include "codebook-edits.h"
#include "colour-choice.h"
#include "empty-state.h"
#include "evidence-list.h"
#include "field-editor.h"
#include "study-strip.h"

#include <glib/gi18n.h>

enum
{
  NAME,
  DEFINITION,
  INCLUDE,
  EXCLUDE,
  EXAMPLE,
  ALIASES,
  N_EDITORS,
};

struct _AnalectCodeCard
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectId code;
  GtkWidget *stack, *colour, *place, *strip, *figures, *directions;
  GtkWidget *paned, *evidence, *details, *origin, *lineage_box, *lineage;
  GtkWidget *editors[N_EDITORS];
  guint renewal; /* source that will renew the list of excerpts, or 0 */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (AnalectCodeCard, analect_code_card, GTK_TYPE_WIDGET)

/* Showing */

static gboolean
renew_evidence (gpointer data)
{
  AnalectCodeCard *card = data;
  g_autoptr (GArray) codings = analect_figures_evidence (card->workbench, card->code);

  const AnalectCodebookEntry *entry = analect_workbench_find_entry (card->workbench, card->code);

  card->renewal = 0;
  /* Of one code alone, naming it on each row says nothing. */
  analect_evidence_list_show_code (ANALECT_EVIDENCE_LIST (card->evidence), entry != NULL && entry->n_below > 0);
  analect_evidence_list_set_codings (ANALECT_EVIDENCE_LIST (card->evidence), codings);
  return G_SOURCE_REMOVE;
}

static void
renew_evidence_soon (AnalectCodeCard *card)
{
  if (card->renewal == 0)
    card->renewal = g_idle_add (renew_evidence, card);
}

static void
set_line (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
show_figures (AnalectCodeCard *card)
{
  g_autofree char *figures = analect_figures_line (card->workbench, card->code);
  g_autofree char *directions = analect_figures_directions (card->workbench, card->code);

  set_line (card->figures, figures);
  set_line (card->directions, directions);
}

static void
show_place (AnalectCodeCard *card)
{
  const AnalectCodebookEntry *entry = analect_workbench_find_entry (card->workbench, card->code);
  g_autofree char *above = analect_code_place_name (card->workbench, card->code);
  g_autofree char *level = analect_level_name (analect_workbench_get_rows (card->workbench), entry ? entry->level : 0);
  g_autofree char *text = NULL, *start = NULL;

  /* Level names are written as within a sentence; here one begins a line. */
  start = g_utf8_strup (level, g_utf8_next_char (level) - level);
  text = g_strconcat (start, g_utf8_next_char (level), NULL);
  g_free (level);
  level = g_steal_pointer (&text);
  /* Translators: what a code is (theme, code, …) and the names of what it stands under */
  text = *above != '\0' ? g_strdup_printf (C_ ("place", "%s in %s"), level, above) : g_strdup (level);
  gtk_label_set_text (GTK_LABEL (card->place), text);
}

static void
show_lineage (AnalectCodeCard *card)
{
  g_auto (GStrv) paragraphs = analect_lineage_paragraphs (card->workbench, card->code);
  g_autofree char *text = g_strjoinv ("\n", paragraphs);

  gtk_label_set_text (GTK_LABEL (card->lineage), text);
  gtk_widget_set_visible (card->lineage_box, *text != '\0');
}

static void
show_code (AnalectCodeCard *card)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (card->workbench), card->code);
  const char *name = row ? analect_row_string (row, ANALECT_CODE_NAME) : "";

  card->showing = TRUE;
  if (row == NULL)
    card->code = ANALECT_ID_NONE;
  gtk_stack_set_visible_child_name (GTK_STACK (card->stack), row ? "code" : "empty");
  for (guint i = 0; i < N_EDITORS; i++)
    analect_field_editor_show (ANALECT_FIELD_EDITOR (card->editors[i]), card->code, name);
  if (row != NULL)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (card->origin), (guint) analect_row_integer (row, ANALECT_CODE_ORIGIN));
      analect_colour_choice_set_code (ANALECT_COLOUR_CHOICE (card->colour), card->code);
      show_place (card);
      show_figures (card);
      show_lineage (card);
    }
  gtk_widget_set_sensitive (card->origin, analect_workbench_get_read_only (card->workbench) == NULL);
  card->showing = FALSE;
}

void
analect_code_card_set_code (AnalectCodeCard *card, AnalectId code)
{
  g_return_if_fail (ANALECT_IS_CODE_CARD (card));
  if (code == card->code)
    return;
  analect_code_card_commit (card);
  card->code = code;
  analect_study_strip_set_code (ANALECT_STUDY_STRIP (card->strip), code);
  show_code (card);
  renew_evidence_soon (card);
}

AnalectId
analect_code_card_get_code (AnalectCodeCard *card)
{
  return card->code;
}

/* What happens elsewhere */

static void
project_changed (AnalectCodeCard *card, const AnalectDelta *delta)
{
  show_code (card);
  if (analect_delta_touches (delta, ANALECT_KIND_CODING) || analect_delta_touches (delta, ANALECT_KIND_CODE)
      || analect_delta_touches (delta, ANALECT_KIND_PLACEMENT))
    renew_evidence_soon (card);
}

static void
counts_changed (AnalectCodeCard *card)
{
  show_figures (card);
  renew_evidence_soon (card);
}

/* What the user does */

static void
origin_chosen (AnalectCodeCard *card)
{
  guint origin = gtk_drop_down_get_selected (GTK_DROP_DOWN (card->origin));
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (card->workbench), card->code);
  g_autofree char *step = NULL;
  AnalectChange *change;

  if (card->showing || row == NULL || origin == analect_row_integer (row, ANALECT_CODE_ORIGIN))
    return;
  step = g_strdup_printf (_ ("Origin of “%s”"), analect_row_string (row, ANALECT_CODE_NAME));
  change = analect_project_change (analect_workbench_get_project (card->workbench), step);
  analect_change_set_integer (change, card->code, ANALECT_CODE_ORIGIN, origin);
  if (!analect_workbench_take (card->workbench, change, NULL))
    show_code (card);
}

void
analect_code_card_rename (AnalectCodeCard *card)
{
  g_return_if_fail (ANALECT_IS_CODE_CARD (card));
  if (card->code != ANALECT_ID_NONE && analect_workbench_may_change (card->workbench))
    analect_field_editor_begin (ANALECT_FIELD_EDITOR (card->editors[NAME]));
}

void
analect_code_card_commit (AnalectCodeCard *card)
{
  g_return_if_fail (ANALECT_IS_CODE_CARD (card));
  for (guint i = 0; i < N_EDITORS; i++)
    analect_field_editor_commit (ANALECT_FIELD_EDITOR (card->editors[i]));
}

/* Renews the list of excerpts now if it is to be renewed. */
static void
need_evidence (AnalectCodeCard *card)
{
  if (card->renewal == 0)
    return;
  g_source_remove (card->renewal);
  renew_evidence (card);
}

void
analect_code_card_focus_excerpts (AnalectCodeCard *card)
{
  g_return_if_fail (ANALECT_IS_CODE_CARD (card));
  need_evidence (card);
  analect_evidence_list_focus_row (ANALECT_EVIDENCE_LIST (card->evidence), 0);
}

void
analect_code_card_show_study (AnalectCodeCard *card, AnalectId study)
{
  AnalectEvidenceList *list = ANALECT_EVIDENCE_LIST (card->evidence);

  need_evidence (card);
  for (guint i = 0; i < analect_evidence_list_get_n_rows (list); i++)
    if (analect_figures_study_of (card->workbench, analect_evidence_list_get_coding (list, i)) == study)
      {
        analect_evidence_list_focus_row (list, i);
        return;
      }
}

static void
study_activated (AnalectStudyStrip *strip, guint study, AnalectCodeCard *card)
{
  analect_code_card_show_study (card, study);
}

void
analect_code_card_set_details_shown (AnalectCodeCard *card, gboolean shown)
{
  g_return_if_fail (ANALECT_IS_CODE_CARD (card));
  gtk_widget_set_visible (card->details, shown);
}

gboolean
analect_code_card_get_details_shown (AnalectCodeCard *card)
{
  return gtk_widget_get_visible (card->details);
}

GtkPaned *
analect_code_card_get_paned (AnalectCodeCard *card)
{
  return GTK_PANED (card->paned);
}

/* Building */

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
set_margins (GtkWidget *widget, int sides, int ends)
{
  gtk_widget_set_margin_start (widget, sides);
  gtk_widget_set_margin_end (widget, sides);
  gtk_widget_set_margin_top (widget, ends);
  gtk_widget_set_margin_bottom (widget, ends);
}

static GtkWidget *
make_head (AnalectCodeCard *card)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  card->colour = analect_colour_choice_new (card->workbench);
  gtk_widget_set_valign (card->colour, GTK_ALIGN_START);
  gtk_widget_add_css_class (analect_field_editor_get_view (ANALECT_FIELD_EDITOR (card->editors[NAME])), "an-title");
  gtk_widget_set_hexpand (card->editors[NAME], TRUE);
  gtk_widget_set_valign (card->editors[NAME], GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (title), card->colour);
  gtk_box_append (GTK_BOX (title), card->editors[NAME]);
  card->place = make_line ("an-meta");
  card->strip = analect_study_strip_new (card->workbench);
  card->figures = make_line ("an-small");
  card->directions = make_line ("an-meta");
  g_signal_connect (card->strip, "study-activated", G_CALLBACK (study_activated), card);
  gtk_widget_set_margin_top (card->strip, 4);
  gtk_box_append (GTK_BOX (numbers), card->place);
  gtk_box_append (GTK_BOX (numbers), card->strip);
  gtk_box_append (GTK_BOX (numbers), card->figures);
  gtk_box_append (GTK_BOX (numbers), card->directions);
  set_margins (numbers, 6, 0);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), numbers);
  set_margins (head, 6, 8);
  return head;
}

static GtkWidget *
make_origin (AnalectCodeCard *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *caption = make_line ("an-heading");
  GtkStringList *origins = gtk_string_list_new (NULL);

  for (guint i = 0; i < analect_enumeration_count (ANALECT_ENUMERATION_ORIGIN); i++)
    gtk_string_list_append (origins, analect_enumeration_label (ANALECT_ENUMERATION_ORIGIN, i));
  gtk_label_set_text (GTK_LABEL (caption), analect_field_label (ANALECT_CODE_ORIGIN));
  card->origin = gtk_drop_down_new (G_LIST_MODEL (origins), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->origin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  analect_field_label (ANALECT_CODE_ORIGIN), -1);
  gtk_widget_set_halign (card->origin, GTK_ALIGN_START);
  g_signal_connect_swapped (card->origin, "notify::selected", G_CALLBACK (origin_chosen), card);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), card->origin);
  return box;
}

static GtkWidget *
make_lineage (AnalectCodeCard *card)
{
  GtkWidget *caption = make_line ("an-heading");

  gtk_label_set_text (GTK_LABEL (caption), _ ("Lineage"));
  card->lineage = make_line ("an-small");
  gtk_label_set_selectable (GTK_LABEL (card->lineage), TRUE);
  card->lineage_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (card->lineage_box), caption);
  gtk_box_append (GTK_BOX (card->lineage_box), card->lineage);
  return card->lineage_box;
}

static GtkWidget *
make_details (AnalectCodeCard *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = DEFINITION; i < N_EDITORS; i++)
    gtk_box_append (GTK_BOX (box), card->editors[i]);
  gtk_box_append (GTK_BOX (box), make_origin (card));
  gtk_box_append (GTK_BOX (box), make_lineage (card));
  set_margins (box, 12, 12);
  card->details = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (card->details), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (card->details), box);
  gtk_widget_set_size_request (card->details, 220, -1);
  gtk_widget_add_css_class (card->details, "an-side");
  return card->details;
}

static void
make_editors (AnalectCodeCard *card)
{
  static const struct
  {
    AnalectField field;
    const char *caption, *step, *hint;
    gboolean one_line;
  } made[N_EDITORS] = {
    [NAME] = { ANALECT_CODE_NAME, NULL, N_ ("Rename “%s”"), N_ ("A code needs a name"), TRUE },
    [DEFINITION] = { ANALECT_CODE_DEFINITION, N_ ("Definition"), N_ ("Definition of “%s”"),
                     N_ ("What it means, in a sentence or two"), FALSE },
    [INCLUDE] = { ANALECT_CODE_INCLUDE, N_ ("Include"), N_ ("Inclusion in “%s”"), N_ ("When to use it"), FALSE },
    [EXCLUDE] = { ANALECT_CODE_EXCLUDE, N_ ("Exclude"), N_ ("Exclusion from “%s”"), N_ ("When not, and what then"),
                  FALSE },
    [EXAMPLE] = { ANALECT_CODE_EXAMPLE, N_ ("Example"), N_ ("Example of “%s”"), N_ ("A typical passage"), FALSE },
    [ALIASES] = { ANALECT_CODE_ALIASES, N_ ("Other names"), N_ ("Other names of “%s”"),
                  N_ ("Found by these too; semicolons between"), TRUE },
  };

  for (guint i = 0; i < N_EDITORS; i++)
    card->editors[i] =
        analect_field_editor_new (card->workbench, made[i].field, made[i].caption ? _ (made[i].caption) : NULL,
                                  _ (made[i].step), _ (made[i].hint), made[i].one_line);
}

static GtkWidget *
make_card (AnalectCodeCard *card)
{
  GtkWidget *main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  make_editors (card);
  card->evidence = analect_evidence_list_new (card->workbench);
  analect_evidence_list_show_code (ANALECT_EVIDENCE_LIST (card->evidence), FALSE);
  analect_evidence_list_set_empty_text (ANALECT_EVIDENCE_LIST (card->evidence), _ ("No excerpts that count"));
  gtk_widget_set_vexpand (card->evidence, TRUE);
  gtk_box_append (GTK_BOX (main), make_head (card));
  gtk_box_append (GTK_BOX (main), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (main), card->evidence);
  gtk_widget_set_size_request (main, 300, -1);
  card->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (card->paned), main);
  gtk_paned_set_end_child (GTK_PANED (card->paned), make_details (card));
  gtk_paned_set_shrink_start_child (GTK_PANED (card->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (card->paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (card->paned), FALSE);
  return card->paned;
}

static void
analect_code_card_dispose (GObject *object)
{
  AnalectCodeCard *card = ANALECT_CODE_CARD (object);

  g_clear_handle_id (&card->renewal, g_source_remove);
  g_clear_pointer (&card->stack, gtk_widget_unparent);
  g_clear_object (&card->workbench);
  G_OBJECT_CLASS (analect_code_card_parent_class)->dispose (object);
}

static void
analect_code_card_class_init (AnalectCodeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_code_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_code_card_init (AnalectCodeCard *card)
{
  card->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (card->stack), FALSE);
  gtk_widget_set_parent (card->stack, GTK_WIDGET (card));
}

GtkWidget *
analect_code_card_new (AnalectWorkbench *workbench)
{
  AnalectCodeCard *card = g_object_new (ANALECT_TYPE_CODE_CARD, NULL);
  GtkWidget *empty = analect_empty_state_new ("view-list-symbolic", _ ("No code selected"),
                                              _ ("Select a dimension, a theme or a code to see what it means, "
                                                 "which studies have it, and its excerpts."));

  card->workbench = g_object_ref (workbench);
  gtk_stack_add_named (GTK_STACK (card->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (card->stack), make_card (card), "code");
  g_signal_connect_object (workbench, "changed", G_CALLBACK (project_changed), card, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "counts-changed", G_CALLBACK (counts_changed), card, G_CONNECT_SWAPPED);
  show_code (card);
  return GTK_WIDGET (card);
}
