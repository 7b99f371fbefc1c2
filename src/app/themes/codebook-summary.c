/* The foot of the codebook's pane; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook-summary.h"

#include <glib/gi18n.h>

struct _AnalectCodebookSummary
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  GtkWidget *box, *arrangement, *levels, *unassigned;
};

G_DEFINE_FINAL_TYPE (AnalectCodebookSummary, analect_codebook_summary, GTK_TYPE_WIDGET)

typedef struct
{
  guint dimensions, themes, codes, unassigned;
} Sizes;

static Sizes
count_levels (AnalectWorkbench *workbench)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (workbench);
  Sizes sizes = { 0 };

  for (guint i = 0; i < codebook->n; i++)
    {
      if (codebook->entries[i].level == 0)
        sizes.unassigned++;
      else if (codebook->entries[i].level == 1)
        sizes.dimensions++;
      else if (codebook->entries[i].level == 2)
        sizes.themes++;
      else
        sizes.codes++;
    }
  return sizes;
}

static void
append (GString *text, const char *format_of_n, guint n)
{
  g_autoptr (GString) format = g_string_new (format_of_n);
  g_autofree char *number = NULL;

  if (n == 0)
    return;
  number = g_strdup_printf ("%u", n);
  g_string_replace (format, "%u", number, 1);
  if (text->len > 0)
    g_string_append (text, C_ ("list", ", "));
  g_string_append (text, format->str);
}

char *
analect_codebook_summary_text (AnalectWorkbench *workbench)
{
  Sizes sizes = count_levels (workbench);
  GString *text = g_string_new (NULL);

  append (text, ngettext ("%u dimension", "%u dimensions", sizes.dimensions), sizes.dimensions);
  append (text, ngettext ("%u theme", "%u themes", sizes.themes), sizes.themes);
  append (text, ngettext ("%u code", "%u codes", sizes.codes), sizes.codes);
  return g_string_free (text, FALSE);
}

static void
show_arrangement (AnalectCodebookSummary *summary)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (summary->workbench),
                                            analect_workbench_get_codebook (summary->workbench)->arrangement);
  g_autofree char *text = NULL, *state = NULL;

  if (row != NULL)
    {
      state = g_utf8_strdown (analect_enumeration_label (ANALECT_ENUMERATION_ARRANGEMENT_STATE,
                                                         analect_row_integer (row, ANALECT_ARRANGEMENT_STATE)),
                              -1);
      /* Translators: the name of an arrangement of the codebook and its state (draft or frozen) */
      text = g_strdup_printf (C_ ("arrangement", "%s, %s"), analect_row_string (row, ANALECT_ARRANGEMENT_NAME), state);
    }
  gtk_label_set_text (GTK_LABEL (summary->arrangement), text ? text : "");
}

static void
show (AnalectCodebookSummary *summary)
{
  g_autofree char *levels = analect_codebook_summary_text (summary->workbench), *unassigned = NULL;
  Sizes sizes = count_levels (summary->workbench);

  show_arrangement (summary);
  gtk_label_set_text (GTK_LABEL (summary->levels), *levels ? levels : _ ("No codes yet"));
  if (sizes.unassigned > 0)
    unassigned = g_strdup_printf (ngettext ("%u code has no place", "%u codes have no place", sizes.unassigned),
                                  sizes.unassigned);
  gtk_label_set_text (GTK_LABEL (summary->unassigned), unassigned ? unassigned : _ ("Every code has a place"));
  gtk_widget_set_visible (summary->unassigned, *levels != '\0' || sizes.unassigned > 0);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
project_changed (AnalectCodebookSummary *summary, const AnalectDelta *delta)
{
  if (analect_delta_touches (delta, ANALECT_KIND_CODE) || analect_delta_touches (delta, ANALECT_KIND_PLACEMENT)
      || analect_delta_touches (delta, ANALECT_KIND_ARRANGEMENT) || analect_delta_touches (delta, ANALECT_KIND_PROJECT))
    show (summary);
}

static void
analect_codebook_summary_dispose (GObject *object)
{
  AnalectCodebookSummary *summary = ANALECT_CODEBOOK_SUMMARY (object);

  g_clear_pointer (&summary->box, gtk_widget_unparent);
  g_clear_object (&summary->workbench);
  G_OBJECT_CLASS (analect_codebook_summary_parent_class)->dispose (object);
}

static void
analect_codebook_summary_class_init (AnalectCodebookSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_codebook_summary_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
analect_codebook_summary_init (AnalectCodebookSummary *summary)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = make_label ("an-heading");

  summary->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  summary->arrangement = make_label ("an-meta");
  summary->levels = make_label ("an-meta");
  summary->unassigned = make_label ("an-meta");
  gtk_label_set_wrap (GTK_LABEL (summary->arrangement), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (summary->arrangement), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (summary->arrangement), 1);
  gtk_widget_set_hexpand (summary->arrangement, TRUE);
  gtk_label_set_text (GTK_LABEL (title), _ ("Codebook"));
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), summary->arrangement);
  gtk_box_append (GTK_BOX (summary->box), head);
  gtk_box_append (GTK_BOX (summary->box), summary->levels);
  gtk_box_append (GTK_BOX (summary->box), summary->unassigned);
  gtk_widget_set_margin_start (summary->box, 12);
  gtk_widget_set_margin_end (summary->box, 12);
  gtk_widget_set_margin_top (summary->box, 8);
  gtk_widget_set_margin_bottom (summary->box, 8);
  gtk_widget_set_parent (summary->box, GTK_WIDGET (summary));
}

GtkWidget *
analect_codebook_summary_new (AnalectWorkbench *workbench)
{
  AnalectCodebookSummary *summary = g_object_new (ANALECT_TYPE_CODEBOOK_SUMMARY, NULL);

  summary->workbench = g_object_ref (workbench);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (project_changed), summary, G_CONNECT_SWAPPED);
  show (summary);
  return GTK_WIDGET (summary);
}
