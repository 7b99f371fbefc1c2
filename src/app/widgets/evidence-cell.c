/* Cells of the table of evidence; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "evidence-cell.h"

#include "chip.h"
#include "csv-writer.h"
#include "swatch.h"

#include <glib/gi18n.h>

#define CODE_SWATCH 10

const char *
analect_evidence_column_title (AnalectEvidenceColumn column)
{
  switch (column)
    {
    case ANALECT_EVIDENCE_STUDY:
      return _ ("Study");
    case ANALECT_EVIDENCE_QUOTE:
      return _ ("Quotation");
    case ANALECT_EVIDENCE_CODE:
      return _ ("Code");
    case ANALECT_EVIDENCE_PAGE:
      /* Translators: the head of a column: who speaks (participant, author) and the page of the study. */
      return _ ("Voice, page");
    case ANALECT_EVIDENCE_DIRECTION:
      /* Translators: of change; the head of a narrow column of signs (▲ better, ▼ worse). */
      return _ ("Direction");
    case ANALECT_EVIDENCE_CODER:
      return _ ("Coder");
    case ANALECT_EVIDENCE_N_COLUMNS:
    default:
      return "";
    }
}

static GtkWidget *
make_label (AnalectEvidenceColumn column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (column == ANALECT_EVIDENCE_DIRECTION || column == ANALECT_EVIDENCE_CODER)
    return label;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column == ANALECT_EVIDENCE_PAGE)
    gtk_widget_add_css_class (label, "an-dim");
  return label;
}

static GtkWidget *
make_code (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), analect_swatch_new ());
  gtk_box_append (GTK_BOX (box), make_label (ANALECT_EVIDENCE_CODE));
  return box;
}

GtkWidget *
analect_evidence_cell_new (AnalectEvidenceColumn column)
{
  return column == ANALECT_EVIDENCE_CODE ? make_code () : make_label (column);
}

static void
fill_code (AnalectWorkbench *workbench, GtkWidget *box, AnalectId code)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), code);
  GtkWidget *swatch = gtk_widget_get_first_child (box);

  analect_swatch_set (ANALECT_SWATCH (swatch), CODE_SWATCH,
                      row ? analect_workbench_get_colour (workbench, code) : NULL);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      row ? analect_row_string (row, ANALECT_CODE_NAME) : "");
}

static void
fill_direction (GtkWidget *label, const AnalectEvidence *evidence)
{
  gtk_label_set_text (GTK_LABEL (label), analect_direction_sign (evidence->direction));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, evidence->direction), -1);
}

static const char *
coder_name (AnalectWorkbench *workbench, const AnalectEvidence *evidence)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), evidence->coder);

  return row ? analect_row_string (row, ANALECT_CODER_NAME) : "";
}

static void
fill_coder (AnalectWorkbench *workbench, GtkWidget *label, const AnalectEvidence *evidence)
{
  g_autofree char *initials = analect_coder_initials (analect_workbench_get_rows (workbench), evidence->coder);

  gtk_label_set_text (GTK_LABEL (label), initials);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  coder_name (workbench, evidence), -1);
}

void
analect_evidence_cell_fill (GtkWidget *child, AnalectWorkbench *workbench, AnalectEvidenceColumn column,
                            const AnalectEvidence *evidence)
{
  g_autofree char *text = NULL;

  switch (column)
    {
    case ANALECT_EVIDENCE_STUDY:
      gtk_label_set_text (GTK_LABEL (child), analect_workbench_get_study_label (workbench, evidence->study));
      break;
    case ANALECT_EVIDENCE_QUOTE:
      text = analect_evidence_line (workbench, evidence);
      gtk_label_set_text (GTK_LABEL (child), text);
      break;
    case ANALECT_EVIDENCE_CODE:
      fill_code (workbench, child, evidence->code);
      break;
    case ANALECT_EVIDENCE_PAGE:
      text = analect_evidence_voice (workbench, evidence);
      gtk_label_set_text (GTK_LABEL (child), text);
      break;
    case ANALECT_EVIDENCE_DIRECTION:
      fill_direction (child, evidence);
      break;
    case ANALECT_EVIDENCE_CODER:
      fill_coder (workbench, child, evidence);
      break;
    case ANALECT_EVIDENCE_N_COLUMNS:
    default:
      break;
    }
}

char *
analect_evidence_cell_describe (AnalectWorkbench *workbench, AnalectEvidenceColumn column,
                                const AnalectEvidence *evidence)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);

  switch (column)
    {
    case ANALECT_EVIDENCE_STUDY:
      return g_strdup (analect_workbench_get_study_label (workbench, evidence->study));
    case ANALECT_EVIDENCE_QUOTE:
      return analect_evidence_quote (workbench, evidence);
    case ANALECT_EVIDENCE_CODE:
      return g_strdup (analect_row_string (analect_rows_get (rows, evidence->code), ANALECT_CODE_NAME));
    case ANALECT_EVIDENCE_PAGE:
      return analect_evidence_voice (workbench, evidence);
    case ANALECT_EVIDENCE_DIRECTION:
      return g_strdup (analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, evidence->direction));
    case ANALECT_EVIDENCE_CODER:
      return g_strdup (coder_name (workbench, evidence));
    case ANALECT_EVIDENCE_N_COLUMNS:
    default:
      return NULL;
    }
}

char *
analect_evidence_table (AnalectWorkbench *workbench, const GArray *codings)
{
  GString *out = g_string_new (NULL);
  AnalectCsvWriter writer;

  analect_csv_writer_init (&writer, out, ANALECT_TABLE_TSV, FALSE);
  for (int column = 0; column < ANALECT_EVIDENCE_N_COLUMNS; column++)
    analect_csv_writer_text (&writer, analect_evidence_column_title ((AnalectEvidenceColumn) column));
  analect_csv_writer_end_row (&writer);
  for (guint i = 0; i < codings->len; i++)
    {
      AnalectEvidence evidence;

      if (!analect_evidence_read (workbench, g_array_index (codings, AnalectId, i), &evidence))
        continue;
      for (int column = 0; column < ANALECT_EVIDENCE_N_COLUMNS; column++)
        {
          g_autofree char *text = analect_evidence_cell_describe (workbench, (AnalectEvidenceColumn) column, &evidence);

          analect_csv_writer_text (&writer, text);
        }
      analect_csv_writer_end_row (&writer);
    }
  return g_string_free (out, FALSE);
}

char *
analect_evidence_citations (AnalectWorkbench *workbench, const GArray *codings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < codings->len; i++)
    {
      g_autofree char *citation = NULL;
      AnalectEvidence evidence;

      if (!analect_evidence_read (workbench, g_array_index (codings, AnalectId, i), &evidence))
        continue;
      citation = analect_evidence_citation (workbench, &evidence);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", citation);
    }
  return g_string_free (text, FALSE);
}
